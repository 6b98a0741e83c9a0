"""The total of a table: bounds in which a row taken counts as taken, the cap of the policy, the grade and why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from perfscore.language.numbers import plain
from perfscore.model import FundsScore, IndicatorScore, Kind, Policy, Sheet, Terms
from perfscore.model.finding import Finding
from perfscore.score import codes

ZERO = Decimal(0)
EXECUTION = "预算执行率"


class Total(NamedTuple):
    """Points (None while anything is open) and bounds; ``cap`` where the policy's cap took something, and from what."""

    points: Decimal | None
    low: Decimal
    high: Decimal
    cap: Decimal | None = None
    uncapped: tuple[Decimal, Decimal] | None = None


def summed(rows: Iterable[IndicatorScore], funds: FundsScore | None) -> Total:
    """The sum of the rows and the execution score; what was taken counts as what it is."""
    items: list[IndicatorScore | FundsScore] = [*rows] if funds is None else [funds, *rows]
    low = sum([item.low if item.points is None else item.points for item in items], ZERO)
    high = sum([item.high if item.points is None else item.points for item in items], ZERO)
    open_ = any(item.points is None for item in items)
    return Total(None if open_ else low, low, high)


def capped(total: Total, terms: Terms, funds: FundsScore | None) -> Total:
    """总分封顶: below a given execution rate the total is at most a given number (off unless the policy says so)."""
    if terms.total_caps is None or funds is None or funds.exact_rate is None:
        return total
    caps = [cap for floor, cap in terms.total_caps if funds.exact_rate < floor]
    cap = min(caps, default=total.high)
    if total.high <= cap:
        return total
    points = None if total.points is None else min(total.points, cap)
    return Total(points, min(total.low, cap), cap, cap, (total.low, total.high))


def above_cap(sheet: Sheet, total: Total, funds: FundsScore | None) -> tuple[Finding, ...]:
    """The reported total takes no notice of the cap."""
    reported, cap = sheet.reported_total, total.cap
    if cap is None or reported is None or reported <= cap or funds is None:
        return ()
    message = (
        f"自评总分{plain(reported)}分；预算执行率{plain(funds.rate or ZERO)}%，评分办法规定总分最高{plain(cap)}分，"
        f"多计{plain(reported - cap)}分。"
    )
    advice = f"自评总分改为不超过{plain(cap)}分，并按封顶后的总分核对等级。"
    return (codes.ABOVE_CAP.at(sheet.at("自评总分"), message, advice, stake=reported - cap),)


def grade(terms: Terms, full: Decimal, points: Decimal) -> str | None:
    """等级 of a total; None without full marks."""
    if full <= 0:
        return None
    share = Fraction(points) / Fraction(full)
    return next((name for name, floor in terms.grades if share >= floor), None)


def graded(sheet: Sheet, policy: Policy, full: Decimal, total: Total) -> tuple[str | None, str | None]:
    """The grade, or None and why: no points, a table that is not whole, bounds with different grades."""
    if sheet.kind is Kind.DECLARATION or not sheet.indicators:
        return None, None
    if any(indicator.full is None and not indicator.is_part for indicator in sheet.indicators):
        return None, "有指标没有分值"
    absent = missing(sheet, policy) if full != policy.terms.whole else []
    if absent:
        return None, f"满分{plain(full)}分，评分办法为{plain(policy.terms.whole)}分，缺少{'、'.join(absent)}"
    worst, best = grade(policy.terms, full, total.low), grade(policy.terms, full, total.high)
    if worst == best:
        return best, None
    return None, f"从“{worst}”到“{best}”"


def missing(sheet: Sheet, policy: Policy) -> list[str]:
    """What the policy (or the table's own 权重) weighs and the table does not have: 一级指标, 预算执行率."""
    weights = {**policy.terms.weights, **sheet.weights}
    execution = [EXECUTION] if sheet.funds is None and weights.pop(EXECUTION, ZERO) else []
    return execution + [
        name for name, weight in weights.items() if weight and "执行" not in name and not covered(name, sheet)
    ]


def covered(name: str, sheet: Sheet) -> bool:
    """Whether the table has a 一级 or 二级 of that name."""
    word = name.removesuffix("指标")
    return any(word in row.level1 or word in (row.level2 or "") for row in sheet.indicators)
