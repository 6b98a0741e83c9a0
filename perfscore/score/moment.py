"""A date against a deadline, where no rule text says what lateness costs: in time → full marks, late → undecided below full."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from perfscore.model import Bounds, Indicator, Step
from perfscore.score import codes
from perfscore.score.result import Result, at_full, exact, points
from perfscore.values.compare import days_late
from perfscore.values.types import Moment


def score(indicator: Indicator, full: Decimal, target: Moment, actual: Moment) -> Result:
    """In time: full. Late: the policy rules full marks out and no more. A vague actual may be either."""
    whole, start = exact(full), at_full(full)
    target, actual = (replace(each, before="", after="") for each in (target, actual))
    earliest, latest = days_late(target, actual)
    if latest is not None and latest <= 0:
        return Result(
            whole, whole, (Step("按期完成", f"时限{target}，完成时间{actual}，按期完成，得满分", start, start),)
        )
    bounds = Bounds(Fraction(0), whole)
    if earliest is not None and earliest > 0:
        late = "逾期" + _days(earliest, latest)
        reason = f"时限{target}，完成时间{actual}，{late}；没有评分标准，扣多少分须由人评定，但不能得满分"
        return Result(bounds.low, bounds.high, (Step("逾期", reason, start, bounds),), reason, below=True)
    reason = f"时限{target}，完成时间只写到“{actual}”，看不出是否按期"
    finding = codes.TURNED.at(
        indicator.at("实际完成值"),
        f"“{indicator.name}”{reason}。得分在0分至{points(full)}分之间。",
        "填写实际完成的日期，如“2024年6月20日”。",
        title="完成时间不确切，看不出是否按期",
        indicator=indicator.name,
        stake=full,
    )
    return Result(bounds.low, bounds.high, (Step("逾期", reason, start, bounds),), reason, (finding,))


def _days(earliest: int, latest: int | None) -> str:
    if latest is None:
        return f"{earliest}天以上"
    return f"{earliest}天" if earliest == latest else f"{earliest}至{latest}天"
