"""Runs a rule text (评分标准, 计分规则) on one indicator and turns what the rule engine says into a result."""

from __future__ import annotations

from decimal import Decimal

from perfscore.model import Indicator, Policy, Sheet
from perfscore.score.result import Result, open_result
from perfscore.values.types import Value


def score(
    indicator: Indicator, full: Decimal, target: Value | None, actual: Value | None, sheet: Sheet, policy: Policy
) -> Result:
    """Undecided until the text can be run; never the default formula in its place."""
    return open_result(full, "评分标准尚未支持")
