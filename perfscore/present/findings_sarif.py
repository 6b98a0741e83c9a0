"""Findings as SARIF 2.1.0. Columns are counted in UTF-16 code units, as ``columnKind`` says."""

from __future__ import annotations

import os
from collections.abc import Sequence
from urllib.parse import quote

from perfscore.model.finding import Code, Finding, Level
from perfscore.model.source import Span, lines_of
from perfscore.present.exact_json import Json, dumps
from perfscore.present.findings_block import Source
from perfscore.present.safe import visible
from perfscore.version import VERSION

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "note"}
STDIN = "<stdin>"


def render(findings: Sequence[Finding], source: Source, codes: Sequence[Code]) -> str:
    """One run; ``codes`` are described as its rules, as far as they occur."""
    used = sorted({finding.code for finding in findings})
    known = {code.code: code for code in codes}
    places = _Places(source)
    run: dict[str, Json] = {
        "tool": {
            "driver": {
                "name": "perfscore",
                "version": VERSION,
                "rules": [_rule(code, known.get(code)) for code in used],
            }
        },
        "columnKind": "utf16CodeUnits",
        "results": [_result(finding, used, places) for finding in findings],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(name: str, code: Code | None) -> dict[str, Json]:
    if code is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.manual},
        "defaultConfiguration": {"level": LEVELS[code.level]},
        "properties": {"类别": code.category.value},
    }


def _result(finding: Finding, used: list[str], places: _Places) -> dict[str, Json]:
    message = finding.story
    if finding.advice:
        message += f" 建议：{finding.advice}"
    result: dict[str, Json] = {
        "ruleId": finding.code,
        "ruleIndex": used.index(finding.code),
        "level": LEVELS[finding.level],
        "message": {"text": visible(message)},
        "locations": [_location(finding.at, places)],
        "properties": {
            "类别": finding.category.value,
            "级别": finding.level.value,
            "指标": finding.indicator,
            "涉及分值": finding.stake,
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": index, "physicalLocation": places.of(related.at), "message": {"text": visible(related.message)}}
            for index, related in enumerate(finding.related)
        ]
    return result


def _location(at: Span, places: _Places) -> dict[str, Json]:
    location: dict[str, Json] = {"physicalLocation": places.of(at)}
    if at.cell is not None and at.cell.shown:
        location["logicalLocations"] = [{"fullyQualifiedName": visible(at.cell.shown)}]
    return location


class _Places:
    """Places in SARIF's terms; columns need the text of the line."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lines: dict[str, list[str]] = {}

    def of(self, at: Span) -> dict[str, Json]:
        if at.cell is not None:  # no text file: a line and a column would mean nothing
            return {"artifactLocation": {"uri": _uri(at.path)}}
        region: dict[str, Json] = {"startLine": at.line, "startColumn": self._column(at.file, at.line, at.column)}
        end_line = at.end_line or at.line
        if at.end_column and (end_line > at.line or at.end_column > at.column):
            region["endLine"] = end_line
            region["endColumn"] = self._column(at.file, end_line, at.end_column)
        return {"artifactLocation": {"uri": _uri(at.file)}, "region": region}

    def _column(self, file: str, line: int, column: int) -> int:
        if file not in self._lines:
            self._lines[file] = lines_of(self._source(file) or "")
        lines = self._lines[file]
        before = lines[line - 1][: column - 1] if 0 < line <= len(lines) else ""
        return column + sum(ord(char) > 0xFFFF for char in before)


def _uri(file: str) -> str:
    if file == STDIN:
        return "stdin"
    prefix = "file:///" if len(file) > 1 and file[1] == ":" else "file://" if file.startswith("/") else ""
    # a name that is no UTF-8 keeps its own bytes
    return prefix + quote(os.fsencode(file), safe="/:" if prefix else "/")
