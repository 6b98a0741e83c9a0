"""The line and the marker under the place, in display cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore.language.width import width
from perfscore.model.source import Span, lines_of
from perfscore.present.excerpt import BEFORE, WIDTH, excerpt


def at(column: int, end: int, line: int = 4) -> Span:
    return Span("表.yaml", line, column, line, end)


@pytest.mark.parametrize(
    ("line", "place", "shown", "marker"),
    [
        (
            "    评分标准: 每超过1个旬扣1分",
            at(16, 17),
            "   4 │     评分标准: 每超过1个旬扣1分",
            "     │                        ^^",
        ),
        ("分值: 10", at(5, 7), "   4 │ 分值: 10", "     │       ^^"),
        ("名称: ｶﾅ甲", at(7, 8), "   4 │ 名称: ｶﾅ甲", "     │         ^^"),
        ("\t分值: 甲", at(6, 7), "   4 │     分值: 甲", "     │           ^^"),
        ("名称: 甲\x1b[31m", at(6, 7), "   4 │ 名称: 甲␛[31m", "     │         ^"),
        ("名称: 甲\u202e乙", at(7, 8), "   4 │ 名称: 甲□乙", "     │          ^^"),
        ("名称: 甲　乙", at(6, 7), "   4 │ 名称: 甲　乙", "     │         ^^"),
        ("名称: ", at(5, 5), "   4 │ 名称:", "     │       ^"),
        ("名称:", at(9, 12), "   4 │ 名称:", "     │      ^"),
        ("名称: 甲", Span("表.yaml", 4, 5, 6, 3), "   4 │ 名称: 甲", "     │       ^^"),
        ("名称: 甲", Span("表.yaml", 4, 1), "   4 │ 名称: 甲", "     │ ^^"),
        ("名称: 甲", at(1, 3, 12345), "12345 │ 名称: 甲", "      │ ^^^^"),
    ],
)
def test_the_marker_stands_under_the_place(line: str, place: Span, shown: str, marker: str) -> None:
    assert excerpt(line, place) == (shown, marker)


def test_a_long_line_is_cut_around_the_marker() -> None:
    shown, marker = excerpt("偏差原因: " + "雨季长" * 100, at(157, 160))
    assert shown == f"   4 │ …季长{'雨季长' * 16}…"
    assert width(shown) <= WIDTH + width("   4 │ ……")
    assert marker == f"     │ {' ' * (1 + BEFORE)}^^^^^^"


@pytest.mark.parametrize("line", ["", "  ", "\u3000"])
def test_of_a_blank_line_nothing_is_shown(line: str) -> None:
    assert excerpt(line, at(1, 2)) == ()


@given(st.text(alphabet="甲乙a1 \t\x1b\u3000²…", max_size=300), st.integers(1, 320), st.integers(0, 20))
def test_any_place_of_any_line_is_shown_harmlessly(line: str, column: int, length: int) -> None:
    if not line.strip():
        assert excerpt(line, at(column, column + length)) == ()
        return
    shown, marker = excerpt(line, at(column, column + length))
    assert shown.replace("\u3000", "").isprintable()
    assert set(marker) <= set(" │^")
    assert "^" in marker


def test_lines_end_where_positions_count_them() -> None:
    assert lines_of("甲\r\n乙\r丙\n丁\x0b\x85\u2028戊") == ["甲", "乙", "丙", "丁\x0b\x85\u2028戊"]
