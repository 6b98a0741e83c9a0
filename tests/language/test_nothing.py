"""Which cells hold nothing, which answer “none”, which say that nothing happened."""

from __future__ import annotations

import pytest

from perfscore.language.nothing import answers_none, holds_none, is_blank, never
from perfscore.values import parse

SIGNS = ["", " ", "　", "—", "――", "－", "--", "/", "／", "//", "\\", "~", "……", "_", "— —"]
NO_VALUE = ["无", "无。", "不适用", "不涉及", "无此项", "NULL", "null", "N/A", "n/a", "NA"]
NO_ANSWER = ["没有", "暂无", "暂无。", "无偏差", "没有偏差", "无差异", "否", "无相关情况"]
NEVER = ["未发生", "没有发生", "未出现", "从未发生过", "零发生", "无", "没有", "未发现。"]
SAYS_SOMETHING = [
    "无人机3架",
    "无障碍设施已建成",
    "否定意见2条",
    "没有完成",
    "0",
    "零",
    "未完成",
    "/月",
    "-3",
    "1/2",
    "无法估计",
    "不适用人员2名",
]


@pytest.mark.parametrize("text", SIGNS)
def test_signs(text: str) -> None:
    assert is_blank(text)
    assert holds_none(text)


@pytest.mark.parametrize("text", NO_VALUE)
def test_cells_without_a_value(text: str) -> None:
    assert holds_none(text)
    assert not is_blank(text)
    assert parse(text) is None


@pytest.mark.parametrize("text", [*SIGNS, *NO_VALUE, *NO_ANSWER])
def test_no_explanation(text: str) -> None:
    assert answers_none(text)


@pytest.mark.parametrize("text", NEVER)
def test_never(text: str) -> None:
    assert never(text)


@pytest.mark.parametrize("text", SAYS_SOMETHING)
def test_what_says_something(text: str) -> None:
    assert not holds_none(text)
    assert not answers_none(text)
    assert text == "零" or not never(text)


def test_long_cells_are_read_at_once() -> None:
    assert not holds_none("—" * 200_000 + "甲")
