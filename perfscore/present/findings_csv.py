"""The reviewer's list as CSV: one finding a row, for a spreadsheet. No cell can be taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO

from perfscore.model.finding import Finding
from perfscore.model.source import Span
from perfscore.present.exact_json import number
from perfscore.present.safe import cell, one_line

COLUMNS = ("序号", "文件", "项目", "指标", "问题类型", "问题描述", "涉及分值", "建议")


def render(findings: Sequence[Finding], project: Callable[[str], str | None]) -> str:
    """The list; ``project`` gives the name of the table in a file."""
    return "".join(parts(findings, project))


def parts(findings: Iterable[Finding], project: Callable[[str], str | None]) -> Iterator[str]:
    """The same row by row."""
    yield _written(COLUMNS)
    for index, finding in enumerate(findings, start=1):
        yield _written([str(index), *(cell(one_line(text)) for text in _cells(finding, project))])


def _written(cells: Sequence[str]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _cells(finding: Finding, project: Callable[[str], str | None]) -> tuple[str, ...]:
    at = finding.at
    places = "".join(f"（另见{_place(related.at, related.at.path)}）" for related in finding.related)
    story = f"{_place(at)}：{finding.title}。{finding.message}{places}"
    return (
        at.path,
        project(at.file) or "",
        finding.indicator or "",
        f"{finding.level.shown}·{finding.category.value}·{finding.code}",
        story,
        "" if finding.stake is None else number(finding.stake),
        finding.advice,
    )


def _place(at: Span, file: str = "") -> str:
    """第12行; in a carrier what the cell is called."""
    if at.cell is None:
        return f"{file}第{at.line}行"
    return f"{file} {at.cell.shown}".strip() or "全表"
