"""Reading: one form for every spelling, places in the text as written, refusals that say where and what was expected."""

from __future__ import annotations

import pytest

from perfscore.rules import read
from perfscore.rules.nodes import Clause, Limit, Remark
from perfscore.rules.spans import Number, scan

SAME = (  # spellings of one rule
    ("每降低1%扣1分", "每 降低 １％ 扣 １ 分"),
    ("每降低1%扣1分", "每降低百分之一扣一分"),
    ("每降低1%扣1分", "1.每降低1%，扣1分。"),
    ("每降低1%扣1分", "评分标准：每降低1%扣减1分；"),
    ("每降低1%扣1分", "查资料。每下降1%扣除1分"),
    ("≥90%得5分，<80%不得分", "≧９０％得５分，＜８０％不计分"),
    ("≥90%得5分，<80%不得分", ">=90%可得5分；低于80%得0分"),
    ("≥90%得5分，<80%不得分", "不低于90%计5分。不足80%，本项不得分".replace("本项", "")),
    ("80%—90%得5分", "80%～90%得5分"),
    ("80%—90%得5分", "80%至90%之间得5分"),
    ("未完成一家扣0.05分", "未完成1家减0.05分"),
    ("（1）有制度得1分", "①有制度，得1分"),
)

REFUSED = (  # text, position, words, what was expected first
    ("根据有关办法执行", 0, "根据有关办法执行", "得多少分"),
    ("得分", 0, "得分", "得多少分"),
    ("每低1%扣一点", 0, "每低1%扣一点", "得多少分"),
)


def core(text: str) -> list[tuple[object, ...]]:
    """What can change a score, without the words it is said in."""
    return [
        (item.conditions, item.per, item.effect) if isinstance(item, Clause) else (item.kind, item.amount)
        for item in read(text).items
        if isinstance(item, (Clause, Limit))
    ]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_rule_are_one_rule(one: str, other: str) -> None:
    assert core(other) == core(one)
    assert (read(one).trouble, read(other).trouble) == (None, None)


@pytest.mark.parametrize(("text", "begin", "words", "expected"), REFUSED)
def test_a_refusal_says_where_and_what_was_expected(text: str, begin: int, words: str, expected: str) -> None:
    trouble = read(text).trouble
    assert trouble is not None
    assert (trouble.begin, trouble.words, trouble.expected[0]) == (begin, words, expected)


def test_places_are_those_of_the_text_as_written() -> None:
    text = " 每 降低 1%，扣 1 分； 低于 80% 不得分"
    assert [text[item.begin : item.stop] for item in read(text).items] == ["每 降低 1%，扣 1 分", "低于 80% 不得分"]


def test_a_truncated_text_keeps_what_can_be_read() -> None:
    rule = read("年内完成计5分，每超过1个月…")
    assert [str(clause) for clause in rule.clauses] == ["年内完成计5分"]
    assert rule.trouble is not None
    assert rule.trouble.truncated


def numbers(text: str) -> list[tuple[object, str]]:
    return [(value.value, value.name) for value in scan(text).values if isinstance(value, Number)]


def test_numbers_in_names_are_no_amounts() -> None:
    assert numbers("国发〔2017〕24号、2018—2019年度、第3条") == []


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("五百人次", 500, "人次"),
        ("百分之九十五", 95, "%"),
        ("2个季度", 2, "个季度"),
        ("1,200家", 1200, "家"),
        ("三成", 3, "成"),
    ],
)
def test_numbers_as_they_are_written(text: str, number: int, unit: str) -> None:
    assert numbers(text) == [(number, unit)]


def test_a_text_that_is_too_long_is_refused_unread() -> None:
    rule = read("每降低1%扣1分；" * 1000)
    assert rule.items == ()
    assert rule.trouble is not None


@pytest.mark.parametrize(
    "text",
    [
        "项目完成指标值内容的满分，未完成的不",
        "完成率≥90%得满分，低于90%的扣",
        "资料齐全得满分；每缺一项扣",
        "按期完成得满分，逾期的每",
    ],
)
def test_what_breaks_off_behind_the_last_points_is_not_a_remark(text: str) -> None:
    rule = read(text)
    assert rule.trouble is not None
    assert all(item.kind == "未" for item in rule.items if isinstance(item, Remark) and item.stop > rule.trouble.begin)
