"""Findings as JSON (``perfscore.check/1``): every key always there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from perfscore.model.finding import Finding, Related
from perfscore.model.source import Span
from perfscore.present.exact_json import Json, dumps

NEWLINE = "\n  "


def json(findings: Iterable[Finding]) -> str:
    """``perfscore.check/1``: the findings and nothing else."""
    return "".join(json_parts(findings))


def json_parts(findings: Iterable[Finding]) -> Iterator[str]:
    """The same piece by piece."""
    head, tail = dumps({"格式": "perfscore.check/1", "问题": []}).split("[]")
    yield f"{head}["
    gap = "\n    "
    for finding in findings:
        yield gap + dumps(_row(finding)).replace("\n", "\n    ")
        gap = ",\n    "
    yield f"{'' if gap[0] != ',' else NEWLINE}]{tail}\n"


def rows(findings: Iterable[Finding]) -> list[dict[str, Json]]:
    """The entries of 问题, as ``check`` and ``score`` print them: every key always there."""
    return [_row(finding) for finding in findings]


def _row(finding: Finding) -> dict[str, Json]:
    return {
        "代码": finding.code,
        "级别": finding.level.value,
        "类别": finding.category.value,
        **_where(finding.at),
        "指标": finding.indicator,
        "说明": finding.story,
        "建议": finding.advice or None,
        "涉及分值": finding.stake,
        "相关": [_other(related) for related in finding.related],
    }


def _other(related: Related) -> dict[str, Json]:
    return {**_where(related.at), "说明": related.message or None}


def _where(at: Span) -> dict[str, Json]:
    """File, line and column; in a carrier also what the cell is called."""
    where: dict[str, Json] = {"文件": at.path, "行": at.line, "列": at.column}
    if at.cell is not None:
        where["位置"] = at.cell.shown
    return where
