"""What ``check`` shows of many findings: folded, a line each, counted; nothing is dropped without a word."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.model.source import Span
from perfscore.present import as_terminal, digest
from perfscore.present.findings_block import plain

CODES = (
    Code("PS301", Level.ERROR, Category.SCORE, "未完成却得满分", "。"),
    Code("PS601", Level.WARNING, Category.EXCESS, "大幅超额", "。"),
    Code("PS513", Level.HINT, Category.STATEMENT, "没有依据", "。"),
)


def found(code: int, file: str, line: int) -> Finding:
    return CODES[code].at(Span(file, line, 3), f"说明{line}", "核对。", indicator=f"指标{line}")


FINDINGS = st.lists(st.builds(found, st.integers(0, 2), st.sampled_from("甲乙丙"), st.integers(1, 30)), max_size=40)


@given(FINDINGS)
def test_groups_hold_every_finding_once_errors_first(findings: list[Finding]) -> None:
    groups = digest.groups(findings)
    assert sorted(map(repr, (each for group in groups for each in group))) == sorted(map(repr, findings))
    levels = [digest.LEVELS.index(group[0].level) for group in groups]
    assert levels == sorted(levels)
    for group in groups:
        assert len({(each.code, each.at.file, each.level) for each in group}) == 1
        assert len(group) == 1 or len(group) > digest.FOLD


def shown(findings: list[Finding], cells: int | None = None) -> str:
    return plain(digest.screen(digest.groups(findings), lambda _: None, cells))


def test_many_of_one_kind_are_one() -> None:
    assert shown([found(1, "甲.yaml", line) for line in (4, 9, 12, 30, 30)]) == (
        "甲.yaml:4:3: 疑点 PS601 大幅超额（超额） 5处\n  第4、9、12、30行\n  例如第4行：说明4\n  建议：核对。\n\n"
    )


def test_three_of_a_kind_are_told_one_by_one() -> None:
    assert shown([found(1, "甲.yaml", line) for line in (4, 9, 12)]).count("大幅超额") == 3


def test_so_many_that_each_takes_a_line() -> None:
    findings = [found(0, f"{number}.yaml", number) for number in range(1, digest.MANY + 2)]
    findings += [found(1, "甲.yaml", line) for line in range(1, 6)]
    lines = shown(findings).splitlines()
    assert len(lines) == digest.MANY + 3
    assert lines[0] == "1.yaml:1:3: 错误 PS301 未完成却得满分（得分） “指标1”"
    assert lines[-2:] == ["甲.yaml:1:3: 疑点 PS601 大幅超额（超额） 5处：第1、2、3、4、5行", ""]


def test_so_many_that_they_are_counted() -> None:
    findings = [found(number % 3, f"{number:03}.yaml", 1) for number in range(digest.LISTED + 1)]
    assert shown(findings) == ""
    out = io.StringIO()
    as_terminal.show(digest.statistics(findings, digest.ROWS), out)
    lines = out.getvalue().splitlines()
    assert len(lines) == digest.ROWS + 10
    assert "……其余361个文件：错误94个、疑点134个、提示133个；“--statistics”全部列出。" in lines


@given(FINDINGS, st.sampled_from([None, 1, 2]))
def test_counts_add_up(findings: list[Finding], rows: int | None) -> None:
    tables = [block for block in digest.statistics(findings, rows) if not isinstance(block, digest.Sentence)]
    files, codes = tables
    counted = [sum(int(row.cells[at].text or 0) for row in files.rows) for at in range(3)]
    if rows is None:
        assert counted == [sum(each.level is level for each in findings) for level in digest.LEVELS]
        assert sum(int(row.cells[2].text) for row in codes.rows) == len(findings)
    assert len(files.rows) <= (rows or 99)


@pytest.mark.parametrize("cells", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(cells: int) -> None:
    from perfscore.language.width import width

    findings = [found(number % 3, "很长的文件夹名称/很长的文件名称.yaml", number) for number in range(1, 60)]
    assert max(map(width, shown(findings, cells).splitlines())) <= cells
