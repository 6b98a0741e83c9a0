"""Results as plain values: dictionaries as JSON has them, and flat rows for data frames."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from perfscore.api.standards import Standard
from perfscore.api.tables import Scored
from perfscore.model.finding import Finding
from perfscore.present import View, as_json, exact_json, rule_json
from perfscore.present.findings_json import rows as finding_dicts
from perfscore.present.rows import FILES, FINDINGS, INDICATORS, Cell, Found, cells
from perfscore.present.rows import rows as flat
from perfscore.rules import Outcome

TABLES = {"文件": FILES, "指标": INDICATORS, "问题": FINDINGS}
"""The tables of rows, with their columns."""
Row = dict[str, Cell]


def to_dict(result: Scored | Finding | tuple[Standard, Outcome]) -> dict[str, Any]:
    """A result as ``--format json`` prints it: a scored table (with its findings), a finding, a rule with an outcome.

    Numbers are exact Decimals.
    """
    if isinstance(result, Scored):
        made = as_json.piece(result.card, result.findings, View())
        whole: dict[str, Any] = _read(made.file) if made.file is not None else {"文件": result.file}
        return whole | {"问题": [_read(finding) for finding in made.findings]}
    if isinstance(result, Finding):
        found: dict[str, Any] = _read(exact_json.dumps(finding_dicts([result])[0]))
        return found
    standard, outcome = result
    told: dict[str, Any] = _read(exact_json.dumps(rule_json.rule(standard.read, outcome)))
    return told


def to_json(value: Any) -> str:
    """Plain values (dictionaries, rows) as JSON text on one line, numbers exact."""
    return exact_json.dumps(value, None)


def rows(results: Scored | Iterable[Scored | Finding], table: str = "指标") -> Iterator[Row]:
    """Flat rows for a data frame: of 指标, 文件 or 问题; the columns are listed in ``docs/data.md``.

    Findings (from ``check``) give rows of 问题 only. Raises ValueError for another name.
    """
    if table not in TABLES:
        raise ValueError(f"table 应为 {'、'.join(TABLES)} 之一，现为“{table}”。")
    names = [column.name for column in TABLES[table]]
    for result in [results] if isinstance(results, Scored) else results:
        for row in _cells(result, table):
            yield dict(zip(names, row, strict=True))


def _cells(result: Scored | Finding, table: str) -> Iterable[tuple[Cell, ...]]:
    if isinstance(result, Finding):
        return (cells(FINDINGS, Found(None, result)),) if table == "问题" else ()
    made = flat(result.card, result.findings)
    return {"文件": made.files, "指标": made.indicators, "问题": made.findings}[table]


def _read(text: str) -> Any:
    return json.loads(text, parse_float=Decimal)
