"""A good file, damaged in any way, ends in a sheet or in findings: no traceback, no hang."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfscore.load import parse_sheet
from perfscore.load.decode import decode
from perfscore.model.source import Span

GOOD = (Path(__file__).parent.parent.parent / "indicators" / "2024" / "yunxing-weihu.yaml").read_text(encoding="utf-8")
SHORT = "".join(GOOD.splitlines(keepends=True)[:45])
SCRAPS = [
    "\t",
    "：",
    ": ",
    "- ",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    ">",
    "|",
    "*a",
    "&a",
    "!",
    "@",
    "%",
    "#",
    "\n",
    " ",
    "　",
    "\0",
    "---\n",
    "<<: ",
    "? ",
    "...",
]

LIMIT = 20  # seconds: far above what any of these takes, far below what a quadratic reader would take


def check(text: str) -> None:
    started = time.perf_counter()
    read, findings = parse_sheet(text, "表.yaml")
    assert read is not None or findings
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in findings:
        assert finding.message
        assert finding.advice
        assert_inside(finding.at, lines)
    assert time.perf_counter() - started < LIMIT


def assert_inside(at: Span, lines: list[str]) -> None:
    """The place exists: every finding can be shown with its line."""
    assert 1 <= at.line <= len(lines) + 1
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    assert 1 <= at.column <= len(line) + 2


@given(st.integers(0, len(SHORT)), st.sampled_from(SCRAPS))
def test_something_put_in(place: int, scrap: str) -> None:
    check(SHORT[:place] + scrap + SHORT[place:])


@given(st.integers(0, len(SHORT)), st.integers(1, 40))
def test_something_left_out(place: int, length: int) -> None:
    check(SHORT[:place] + SHORT[place + length :])


@given(st.integers(0, len(SHORT)))
def test_the_end_cut_off(place: int) -> None:
    check(SHORT[:place])


@given(st.integers(0, 44), st.integers(0, 44), st.sampled_from(["", " ", "  ", "\t"]))
def test_lines_swapped_and_shifted(one: int, other: int, indent: str) -> None:
    lines = SHORT.splitlines(keepends=True)
    lines[one], lines[other] = indent + lines[other], lines[one]
    check("".join(lines))


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, len(SHORT) - 1), st.sampled_from(SCRAPS)), max_size=12))
def test_many_things_put_in(changes: list[tuple[int, str]]) -> None:
    text = SHORT
    for place, scrap in changes:
        text = text[:place] + scrap + text[place:]
    check(text)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=8))
def test_bytes_changed(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SHORT.encode())
    for place, value in changes:
        data[place % len(data)] = value
    text, findings = decode(bytes(data), "表.yaml")
    if text is None:
        assert findings
    else:
        read, more = parse_sheet(text, "表.yaml")
        assert read is not None or more


@pytest.mark.parametrize(
    "text",
    [
        '名称: "' + "甲" * 200_000,
        "名称: " + "'" * 200_001,
        "名" * 200_000 + ": 甲\n",
        "名称: 甲" + "\n" * 200_000,
        "名称:" + " " * 200_000 + "甲\n",
        "? " * 50_000,
        "甲: " * 50_000,
        "- " * 50_000 + "\n",
        "[" * 50_000 + "\n",
        "{" + "甲: 乙, " * 50_000 + "}\n",
        "".join(f"甲{number}: 乙\n" for number in range(50_000)),
        "甲: 乙\n" * 50_000,
        "：" * 100_000,
        "指标：\n" * 50_000,
        "备注: |\n" + "  甲 #1 >3\n" * 50_000,
        "甲: >3\n" * 20_000,
        "甲: 乙 #3\n" * 20_000,
        "\0" * 100_000,
        "﻿" * 100_000,
        "#" * 200_000,
        "%" * 200_000,
        "&" * 200_000,
        "!" * 200_000,
        "*" * 200_000,
        "<<: {}\n" * 20_000,
    ],
    ids=lambda text: text[:8].strip(),
)
def test_much_of_one_thing_ends_quickly(text: str) -> None:
    check(text)
