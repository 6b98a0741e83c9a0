"""Findings as annotations of GitHub Actions: ``::error file=…,line=…,col=…::…``."""

from __future__ import annotations

from collections.abc import Iterable

from perfscore.model.finding import Finding, Level
from perfscore.present.safe import one_line

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}


def render(findings: Iterable[Finding]) -> str:
    """One workflow command a line."""
    return "".join(_line(finding) for finding in findings)


def _line(finding: Finding) -> str:
    at = finding.at
    where = {"file": at.path, "line": str(at.line), "col": str(at.column)}
    if at.cell is not None:
        where = {"file": at.path}  # lines and columns of a workbook mean nothing there
    elif at.end_line > at.line:
        where["endLine"] = str(at.end_line)
    elif at.end_column > at.column:
        where["endColumn"] = str(at.end_column)
    where["title"] = f"{finding.code} {finding.title}（{finding.category.value}）"
    properties = ",".join(f"{key}={_property(value)}" for key, value in where.items())
    said = f"{at.cell.shown}：" if at.cell is not None and at.cell.shown else ""
    said += finding.message or finding.title
    advice = f" 建议：{finding.advice}" if finding.advice else ""
    others = "".join(f" 另见{other.at.reference}" for other in finding.related)
    return f"::{COMMANDS[finding.level]} {properties}::{_data(said + others + advice)}\n"


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
