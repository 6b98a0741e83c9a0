"""Filters: one row, one fact."""

from decimal import Decimal
from fractions import Fraction

import pytest

from perfscore.report import filters


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("6800.240"), "6800.24"),
        (Decimal("3493.00"), "3493"),
        (Decimal("0.005"), "0.01"),
        (Decimal("-3127.03"), "-3127.03"),
        (Fraction(2154576, 100000), "21.55"),
        (0, "0"),
        (None, None),
    ],
)
def test_money(value, shown):
    assert filters.money(value) == shown


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [
        (Fraction(342213, 367234), "93.19%"),
        (Fraction(73112, 87037), "84%"),
        (1, "100%"),
        (Fraction(11467851, 12780181), "89.73%"),
        (Decimal("0.9048"), "90.48%"),
        (0, "0%"),
        (None, None),
    ],
)
def test_percent(ratio, shown):
    assert filters.percent(ratio) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2025.5.15", "2025年5月15日"),
        ("2025-05-09", "2025年5月9日"),
        ("2025/5/9", "2025年5月9日"),
        ("2025年05月09日", "2025年5月9日"),
        ("2025.05", "2025年5月"),
        ("2025年5月", "2025年5月"),
        ("年底前", "年底前"),
        (None, None),
    ],
)
def test_date(written, shown):
    assert filters.date(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"), [("2025-05-09", "2025.5.9"), ("2025年5月", "2025.5"), ("待定", "待定"), (None, None)]
)
def test_foot_date(written, shown):
    assert filters.foot_date(written) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "〇"), (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一百"),
     (105, "一百零五"), (110, "一百一十"), (1010, "一千零一十"), (2024, "二千零二十四"), (10000, "10000")],
)  # fmt: skip
def test_chinese(number, shown):
    assert filters.chinese(number) == shown


@pytest.mark.parametrize(("level", "shown"), [(1, "三、"), (2, "（三）"), (3, "3."), (4, "（3）"), (9, "（3）")])
def test_ordinal(level, shown):
    assert filters.ordinal(3, level) == shown


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (Decimal("313.39"), Decimal("268.27"), "增加45.12万元，上升16.82%"),
        (Decimal("3270.77"), Decimal("3385.98"), "减少115.21万元，下降3.4%"),
        (Decimal(5), Decimal(5), "持平"),
        (Decimal(5), Decimal(0), "增加5万元"),
        (None, Decimal(5), None),
        (Decimal(5), None, None),
    ],
)
def test_change(now, before, words):
    assert filters.change(now, before) == words


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (1, "全部"),
        (Fraction(99, 100), "近全部"),
        (Fraction(93, 100), "九成以上"),
        (Fraction(9, 10), "九成"),
        (Fraction(79, 100), "近八成"),
        (Fraction(51, 100), "过半"),
        (Fraction(1, 2), "半数"),
        (Fraction(5, 100), "不足一成"),
        (0, "没有"),
        (None, None),
    ],
)
def test_share_words(ratio, words):
    assert filters.share_words(ratio) == words


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("完成2项,比例1:500(含)。", "完成2项，比例1:500（含）。"),
        ("共3,493个", "共3,493个"),
        ('称为"一张图"', "称为“一张图”"),
        ("8:30开始", "8:30开始"),
        ("单位:万元", "单位：万元"),
        ("f(x)", "f(x)"),
        (None, None),
    ],
)
def test_full_width(written, shown):
    assert filters.full_width(written) == shown


def test_missing_is_said_and_never_none():
    assert filters.filled(None) == filters.filled("  ") == "【待填】"
    assert filters.filled("无") == "无"


def test_totals_and_means_do_not_hide_a_gap():
    assert filters.total([1, Decimal("2.5")]) == Fraction(7, 2)
    assert filters.total([1, None]) is None
    assert filters.mean([Decimal(90), Decimal(85), Decimal("80.01")]) == Decimal("85.00")
    assert filters.mean([]) is None


def test_short():
    assert filters.short("一二三四五", 4) == "一二三…"
    assert filters.short("一二", 4) == "一二"
    assert filters.short(None) is None
