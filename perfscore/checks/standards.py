"""The 评分标准 of a declaration: what cannot be executed or contradicts its target is better mended before the year begins.

A declaration has no actuals, so scoring does not run its rule texts; here they are run without an actual. The kinds of
findings are those of :mod:`perfscore.rules.codes`; what only an actual or 计分数据 could settle is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Row, Table
from perfscore.model.finding import Finding
from perfscore.values.types import Percent

LATER = frozenset(("PS703", "PS704", "PS705", "PS712"))
"""Findings about this year's actual and facts, which a declaration cannot have."""
_THRESHOLD = re.compile(
    r"(?:达到|达|未达到|不足|低于|小于|≥)\s*(\d+(?:\.\d+)?)\s*[%％]|(\d+(?:\.\d+)?)\s*[%％](?:以上|及以上|（含）以上)"
)
_CUT = re.compile(r"(?:…|\.{3}|⋯)\s*$")


def check(table: Table) -> Iterator[Finding]:
    """Rule texts of a declaration."""
    if table.evaluated:
        return
    from perfscore.rules import codes
    from perfscore.score import standard

    for row in table.rows:
        indicator = row.indicator
        if indicator.full is None or not (indicator.rule or indicator.standard):
            continue
        result = standard.score(indicator, indicator.full, row.target, None, table.sheet, table.card.policy)
        yield from (finding for finding in result.findings if finding.code not in LATER)
        if all(finding.code != codes.THRESHOLD.code for finding in result.findings):
            yield from _visible_threshold(row)


def _visible_threshold(row: Row) -> Iterator[Finding]:
    """A text that is cut off may still show a threshold that is another than the target."""
    from perfscore.rules import codes

    indicator = row.indicator
    text = str(indicator.rule or indicator.standard)
    found = _THRESHOLD.search(text) if _CUT.search(text) and isinstance(row.target, Percent) else None
    if found is None or not isinstance(row.target, Percent):
        return
    written = next(group for group in found.groups() if group)
    if Decimal(written) != row.target.lower:
        yield codes.THRESHOLD.at(
            indicator.part(indicator.rule_key, found.start(), found.end()),
            f"评分标准（显示不全）以{written}%为界，年度指标值是{row.target}。",
            "两处以批复的为准统一。",
            indicator=indicator.name,
            stake=indicator.full,
        )
