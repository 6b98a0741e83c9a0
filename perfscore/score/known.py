"""Rows that were scored before: tables repeat their rows (100%, ≥95%, 有效提升) within a year and from year to year.

Remembered is what a row gives by the default formulas, where nothing is to be said about it. The key holds everything that
those formulas look at, which a test reads out of their sources; steps are not kept but calculated anew when somebody reads them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from perfscore.model import Indicator, Policy, Sheet
from perfscore.score.result import Result

LIMIT = 2048
"""Rows remembered, in some megabytes; then all are forgotten."""
Key = tuple[Any, ...]


class Known(NamedTuple):
    """What a row gave under a policy, without its steps, and both bounds as that policy rounds them."""

    policy: Policy
    result: Result
    low: Decimal
    high: Decimal


_rows: dict[Key, Known] = {}


def key(indicator: Indicator, full: Decimal, sheet: Sheet) -> Key | None:
    """What a row's score depends on besides the policy; None where a standard or a person decides."""
    if indicator.rule or indicator.standard or indicator.adjudication is not None:
        return None
    return (
        indicator.name,
        indicator.target,
        indicator.actual,
        full,
        full.as_tuple().exponent,  # points are given with the places of 分值: 5 and 5.0 are two rows
        indicator.reported,
        indicator.level1,
        indicator.level2,
        indicator.unit,
        indicator.value_type,
        indicator.achievement,
        sheet.year,
        sheet.kind,
    )


def recall(row: Key | None, policy: Policy) -> Known | None:
    """What a row like this one gave under the same policy."""
    held = _rows.get(row) if row is not None else None
    return held if held is not None and held.policy is policy else None


def remember(row: Key | None, policy: Policy, result: Result, low: Decimal, high: Decimal) -> None:
    """Keep a result about which there was nothing to say."""
    if row is None:
        return
    if len(_rows) >= LIMIT:
        _rows.clear()
    row = tuple([str(part) if isinstance(part, str) else part for part in row])  # not with its place in a file
    _rows[row] = Known(policy, result._replace(steps=()), low, high)
