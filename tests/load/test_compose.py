"""Text → nodes: what is written stays text, with its place; nothing is executed, expanded or endless."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore.load.compose import MAX_CHARACTERS, MAX_DEPTH, MAX_EVENTS, PARSER_NAME, Composed, compose
from perfscore.model.source import Mapping, Node, Sequence, Span, Text

FILE = "表.yaml"


def plain(node: Node | None) -> object:
    """Nodes as plain Python values."""
    if isinstance(node, Mapping):
        return {str(key): plain(value) for key, value in node.items.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node is None else str(node)


def root(text: str) -> Mapping:
    node = compose(text, FILE).root
    assert isinstance(node, Mapping)
    return node


@pytest.mark.parametrize(
    "written",
    [
        "0.30",
        "1:500",
        "NO",
        "yes",
        "2024-06-30",
        "1_000",
        "0o17",
        "001",
        "1e3",
        "12:30",
        "~",
        "null",
        ".5",
        "3,000",
        "≥95%",
        "=",
        "<<x",
    ],
)
def test_every_scalar_is_the_text_that_was_written(written: str) -> None:
    assert plain(root(f"值: {written}\n")) == {"值": written}


def test_keys_and_values_know_their_line_and_column_in_characters() -> None:
    node = root('名称: 甲\n指标:\n  - 单位: "万元"\n    𠀀值: 丙\n')
    rows = node.get("指标")
    assert isinstance(rows, Sequence)
    row = rows.items[0]
    assert isinstance(row, Mapping)
    spans = [(str(key), key.span(FILE), value.span(FILE)) for key, value in row.items.items()]
    assert spans == [
        ("单位", Span(FILE, 3, 5, 3, 7), Span(FILE, 3, 9, 3, 13)),
        ("𠀀值", Span(FILE, 4, 5, 4, 7), Span(FILE, 4, 9, 4, 10)),
    ]


def test_a_part_of_a_quoted_value_is_pointed_at_inside_the_quotes() -> None:
    value = root('标准: "每超过1个旬扣1分"\n').get("标准")
    assert isinstance(value, Text)
    assert value.part(FILE, 5, 6) == Span(FILE, 1, 11, 1, 12)


def test_lists_mappings_blocks_and_comments() -> None:
    text = "甲: [1, '2', {乙: 3}]  # 说明\n丙: |\n  第一行\n  第二行\n丁:\n戊: >\n  连\n  写\n"
    assert plain(root(text)) == {"甲": ["1", "2", {"乙": "3"}], "丙": "第一行\n第二行\n", "丁": "", "戊": "连 写\n"}


def test_of_a_key_written_twice_the_first_is_kept() -> None:
    composed = compose("分值: 1\n得分: 2\n分值: 3\n", FILE)
    assert plain(composed.root) == {"分值": "1", "得分": "2"}
    assert [(finding.code, finding.at.line, finding.related[0].at.line) for finding in composed.findings] == [
        ("PS115", 3, 1)
    ]
    assert composed.complete


def test_what_stands_before_a_syntax_error_is_read() -> None:
    composed = compose("名称: 甲\n资金:\n  单位: 万元\n  执行率: @x\n年度: 2024\n", FILE)
    assert plain(composed.root) == {"名称": "甲", "资金": {"单位": "万元"}}
    assert [(finding.code, finding.at.line, finding.at.column) for finding in composed.findings] == [("PS102", 4, 8)]
    assert not composed.complete


def refused(text: str) -> list[tuple[str, int, int]]:
    composed = compose(text, FILE)
    assert not composed.complete
    return [(finding.code, finding.at.line, finding.at.column) for finding in composed.findings]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("甲: &a 1\n乙: *a\n", [("PS106", 1, 4), ("PS106", 2, 4)]),
        ("甲: !!python/object/apply:os.system [ls]\n", [("PS106", 1, 4)]),
        ("甲: !x 1\n", [("PS106", 1, 4)]),
        ("<<: {甲: 1}\n", [("PS106", 1, 1)]),
        ("甲: 1\n---\n乙: 2\n", [("PS106", 2, 1)]),
        ("{甲: 1}: 2\n", [("PS106", 1, 1)]),
        ("[甲]: 2\n", [("PS106", 1, 1)]),
    ],
)
def test_what_gives_a_text_several_sources_is_refused(text: str, places: list[tuple[str, int, int]]) -> None:
    assert refused(text) == places


@pytest.mark.parametrize("value", ["研发R&D", "五星*级", "好!", "5 * 3", "A & B", '"&a"', '"*a"', "'!b'", '"<<"'])
def test_the_same_signs_inside_a_text_are_text(value: str) -> None:
    assert compose(f"甲: {value}\n", FILE).complete


def test_an_alias_bomb_does_not_go_off() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{','.join([f'*{chr(97 + i)}'] * 9)}]\n" for i in range(9)
    )
    started = time.perf_counter()
    assert not compose(bomb, FILE).complete
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 1_001,  # a version of libyaml counts ahead of what it gives out, and stops by itself
        "甲: " + "[" * 2_000 + "]" * 2_000,
        "{甲: " * 100_000,
        "- " * 100_000,
        "甲:\n" + "".join(f"{' ' * i}-\n" for i in range(3000)),
    ],
)
def test_deep_nesting_is_stopped(text: str) -> None:
    started = time.perf_counter()
    assert [code for code, _, _ in refused(text)] == ["PS107"]
    assert time.perf_counter() - started < 1


def test_nesting_up_to_the_limit_is_read() -> None:
    assert compose("[" * MAX_DEPTH + "]" * MAX_DEPTH, FILE).complete


def test_the_number_of_values_is_limited() -> None:
    assert [code for code, _, _ in refused("[" + "1," * MAX_EVENTS + "]")] == ["PS107"]


def test_the_size_is_limited() -> None:
    assert [code for code, _, _ in refused("甲" * (MAX_CHARACTERS + 1))] == ["PS107"]


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有注释\n", "﻿"])
def test_an_empty_text_is_said_to_be_empty(text: str) -> None:
    assert "PS112" in [code for code, _, _ in refused(text)]


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ud800", "\uffff"])
def test_a_control_character_is_a_blank_and_a_finding_at_its_place(character: str) -> None:
    composed = compose(f"名称: 甲\n备注: 乙{character}丙\n", FILE)
    assert plain(composed.root) == {"名称": "甲", "备注": "乙 丙"}
    assert [(finding.code, finding.at) for finding in composed.findings] == [("PS110", Span(FILE, 2, 6, 2, 7))]


@pytest.mark.parametrize("escape", ["\\0", "\\x1b", "\\e", "\\N", "\\L", "\\ufeff", "\\a"])
def test_a_control_character_spelt_in_quotes_is_a_blank_and_a_finding(escape: str) -> None:
    composed = compose(f'名称: 甲\n备注: ["乙{escape}丙", {{"丁{escape}": 戊}}]\n', FILE)
    assert plain(composed.root) == {"名称": "甲", "备注": ["乙 丙", {"丁 ": "戊"}]}
    assert [(finding.code, finding.at.line, finding.at.column) for finding in composed.findings] == [
        ("PS110", 2, 6),
        ("PS110", 2, 6 + len(escape) + 7),
    ]


def test_other_escapes_are_read() -> None:
    assert plain(root('备注: "甲\\n乙\\t\\u4e19\\\\"\n')) == {"备注": "甲\n乙\t丙\\"}


def test_half_a_surrogate_pair_spelt_in_quotes_is_refused() -> None:
    assert not compose('备注: "\\ud800"\n', FILE).complete


def test_of_many_control_characters_five_are_shown() -> None:
    composed = compose("备注: " + "甲\0" * 20 + "\n", FILE)
    assert [finding.at.column for finding in composed.findings] == [6, 8, 10, 12, 14]
    assert composed.findings[-1].message.endswith("全文共20个。")


def test_the_parser_in_use_has_a_name() -> None:
    assert "yaml" in PARSER_NAME.lower()


@given(st.text(alphabet="甲乙: -#[]{}\"'|>&*!%@`,?\n\t\\~0＝：\u3000\ufeff\x1b", max_size=80))
def test_any_text_ends_in_nodes_or_findings(text: str) -> None:
    composed = compose(text, FILE)
    assert isinstance(composed, Composed)
    assert composed.complete or composed.findings


@given(st.text(max_size=200))
def test_any_characters_end_in_nodes_or_findings(text: str) -> None:
    composed = compose(text, FILE)
    assert composed.complete or composed.findings
