"""Ordinals at the beginning of lines."""

from __future__ import annotations

import re

import pytest

from perfscore.language.ordinals import PATTERN, Form, Ordinal, bare, ordinal

EVERY = frozenset(Form)
READ = [
    # line, form, number, written in Chinese, sign, rest
    ("（一）基本情况", Form.BRACKETED, 1, True, "）", "基本情况"),
    ("(12) 组织实施", Form.BRACKETED, 12, False, ")", "组织实施"),
    ("（ 三 ）、存在问题", Form.BRACKETED, 3, True, "）", "存在问题"),
    ("一、项目概况", Form.MARKED, 1, True, "、", "项目概况"),
    ("二十三、附则", Form.MARKED, 23, True, "、", "附则"),
    ("三）保障措施", Form.MARKED, 3, True, "）", "保障措施"),
    ("  4．运行维护", Form.MARKED, 4, False, "．", "运行维护"),
    ("5 、运行维护", Form.MARKED, 5, False, "、", "运行维护"),
    ("6)运行维护", Form.MARKED, 6, False, ")", "运行维护"),
    ("7.2024年完成招标", Form.MARKED, 7, False, ".", "2024年完成招标"),
    ("一、三季度完成招标", Form.MARKED, 1, True, "、", "三季度完成招标"),
    ("①新建泵站", Form.RING, 1, False, "", "新建泵站"),
    ("⑳、改造泵站", Form.RING, 20, False, "、", "改造泵站"),
    ("⑶检修泵站", Form.RING, 3, False, "", "检修泵站"),
    ("㈡检修泵站", Form.RING, 2, False, "", "检修泵站"),
    ("第一，加强领导", Form.ORDER, 1, True, "，", "加强领导"),
    ("第2、加强领导", Form.ORDER, 2, False, "、", "加强领导"),
    ("二是加强领导", Form.POINT, 2, True, "是", "加强领导"),
]
NONE = [
    "",
    "基本情况",
    "3.5万亩",
    "1．25万元",
    "128.54个县",
    "一、二季度均衡推进",
    "1、2月份完成招标",
    "一、二、三级医院",
    "第一、二批次",
    "一是否完成",
    "（一期）工程",
    "2024年",
    "三公经费",
]


@pytest.mark.parametrize(("line", "form", "number", "han", "sign", "rest"), READ)
def test_read(line: str, form: Form, number: int, han: bool, sign: str, rest: str) -> None:
    assert ordinal(line, EVERY) == Ordinal(form, number, han, sign, len(line) - len(rest))
    assert bare(line, EVERY) == rest


@pytest.mark.parametrize("line", NONE)
def test_none(line: str) -> None:
    assert ordinal(line, EVERY) is None
    assert bare(line, EVERY) == line


def test_words_of_a_sentence_are_no_headings() -> None:
    assert bare("第一，加强领导") == "第一，加强领导"
    assert bare("二是加强领导") == "二是加强领导"


def test_a_number_at_once_behind_the_stop() -> None:
    found = ordinal("29.54个县市区", glued=True)
    assert found is not None
    assert (found.number, found.end) == (29, 3)
    assert ordinal("128.54个县市区", glued=True) is None


@pytest.mark.parametrize("title", ["（一）概况", "1.概况", "①概况", "一、 概况", "概况"])
def test_the_pattern_of_the_schema_reads_what_the_reader_reads(title: str) -> None:
    assert re.fullmatch(f"({PATTERN})?概况", title)
    assert bare(title) == "概况"
