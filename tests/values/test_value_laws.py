"""Laws of reading: what is printed reads back, whatever the cell held; nothing raises; signs and blanks do not matter."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore.language.numbers import plain
from perfscore.values import parse, reader
from perfscore.values.types import Moment, Quantity, Statement

PIECES = sorted(
    reader.words(
        "不少于 不低于 ≥ ≤ > < = 》= 约 近 超过 优于 3 31 5.2 2024 0.5 -3 1,234 12 6 年 月 日 天 个 万 亿 元 % ‰ km² 人次 以上 以下 以内 内 前 底 — - ~ "
        "至 到 ( ) 含 余 多 左右 三 十 百 半 两 零 点 百分之 完成 新增 下达 未 部分 已 率 度 满意度 后 采集 第 季度 上半年 年内 年底 / * 、 ， 。 每 工作日 "
        "小时 分钟 分 秒 个月 0 增长 降至 1:10000 次 期 户 是 达标 BP 本年度 次年 20240630 2024-06-30 名学生 级 预计 每人 ¥ 无 事故 仅"
    )
)
cells = st.lists(st.sampled_from(PIECES), max_size=7).map("".join)
years = st.sampled_from([None, 2024])


@given(cells, years)
def test_what_is_printed_reads_back(text: str, year: int | None) -> None:
    value = parse(text, year=year)
    if value is not None:
        assert parse(str(value), year=year) == value


@given(st.text(max_size=300), years)
def test_any_text_is_read_without_an_error_and_reads_back(text: str, year: int | None) -> None:
    value = parse(text, year=year)
    if value is not None:
        assert parse(str(value), year=year) == value


@given(st.text(max_size=100))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert reader.clean(reader.clean(text)) == reader.clean(text)


numbers = st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False).map(plain)
signs = st.sampled_from(["", "≥", "≤", ">", "<", "="])
magnitudes = st.sampled_from(["", "百", "千", "万", "百万", "亿", "万亿"])
names = st.sampled_from(["个", "元", "km²", "人次", "公顷", "天", "%", "个隐患点", "元/人·月"])
FULL_WIDTH = str.maketrans("0123456789.%>=", "０１２３４５６７８９．％＞＝")


@given(signs, numbers, magnitudes, names)
def test_blanks_and_full_width_signs_change_nothing(sign: str, number: str, magnitude: str, name: str) -> None:
    text = sign + number + magnitude + name
    value = parse(text)
    assert isinstance(value, Quantity)
    assert str(value) == text
    assert parse(f" {sign} {number} {magnitude} {name} ") == value
    assert parse(text.translate(FULL_WIDTH)) == value


@given(numbers, magnitudes, names)
def test_a_magnitude_is_a_factor(number: str, magnitude: str, name: str) -> None:
    with_magnitude, without = parse(number + magnitude + name), parse(number + name)
    assert isinstance(with_magnitude, Quantity)
    assert isinstance(without, Quantity)
    one = parse("1" + magnitude + name)
    assert isinstance(one, Quantity)
    assert with_magnitude.lower == without.lower * one.lower


@given(numbers, numbers, magnitudes, names, st.sampled_from("—–-~至到"))
def test_a_range_has_its_ends_in_order_or_is_no_range(one: str, two: str, magnitude: str, name: str, sign: str) -> None:
    low, high = sorted((one, two), key=Decimal)
    value = parse(low + sign + high + magnitude + name)
    assert isinstance(value, Quantity)
    scale = parse("1" + magnitude + name)
    assert isinstance(scale, Quantity)
    assert (value.lower, value.upper) == (Decimal(low) * scale.lower, Decimal(high) * scale.lower)
    if low != high:
        assert isinstance(parse(high + sign + low + magnitude + name), Quantity | Statement)
        assert parse(high + name + sign + low + name) == Statement(reader.clean(high + name + sign + low + name))


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2098, 12, 31)))
def test_every_way_to_write_a_day_is_that_day(day: date) -> None:
    year, month, number = str(day).split("-")
    forms = [
        str(day),
        str(day).replace("-", "/"),
        f"{year}.{int(month)}.{int(number)}",
        f"{year}年{int(month)}月{int(number)}日",
    ]
    for form in forms:
        value = parse(form)
        assert isinstance(value, Moment)
        assert value.since == value.by == day


@pytest.mark.parametrize(
    "text", ["9" * 200, "1,1" * 60, "(" * 100, "1(" * 90, ">" * 10**5 + "=" * 10**5, "未完成" * 10**5, "1 " * 10**4]
)
def test_hostile_texts_are_words(text: str) -> None:
    assert isinstance(parse(text, year=2024), Statement)
