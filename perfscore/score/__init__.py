"""Sheet and policy in, scorecard out: a pure function that opens no file and reads no clock.

``item`` scores one indicator (``quantity``, ``moment`` and ``statement`` hold the default formulas, ``standard`` runs a rule
text), ``execution`` the funds, ``reported`` compares with the unit's own scores. Findings carry the codes of ``codes``.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from perfscore.model import (
    Composition,
    DimensionScore,
    FundsScore,
    IndicatorScore,
    Policy,
    Scorecard,
    Sheet,
    State,
    Terms,
)
from perfscore.model.finding import Finding
from perfscore.score import execution, item

ZERO = Decimal(0)


def score(sheet: Sheet, policy: Policy, *, review: bool = False) -> Scorecard:
    """Score a sheet. With ``review`` no self-score is taken: what a person must judge stays an interval."""
    funds, findings = execution.score(sheet, policy)
    rows: list[IndicatorScore] = []
    found: list[Finding] = list(findings)
    for indicator in sheet.indicators:
        row, findings = item.score(indicator, sheet, policy, review=review)
        rows.append(row)
        found.extend(findings)
    full = sum([row.indicator.full for row in rows if row.indicator.full is not None], funds.full if funds else ZERO)
    low = sum([row.low for row in rows], funds.low if funds else ZERO)
    high = sum([row.high for row in rows], funds.high if funds else ZERO)
    points: Decimal | None = _total(rows, funds)
    low, high, points = _capped(policy.terms, funds, low, high, points)
    return Scorecard(
        sheet=sheet,
        policy=policy,
        full=full,
        points=points,
        low=low,
        high=high,
        grade=_grade(policy.terms, full, low, high) if all(row.indicator.full is not None for row in rows) else None,
        composition=_composition(rows, funds),
        funds=funds,
        dimensions=_dimensions(rows),
        indicators=tuple(rows),
        findings=tuple(found),
    )


def _total(rows: Iterable[IndicatorScore], funds: FundsScore | None) -> Decimal | None:
    total = ZERO if funds is None else funds.points
    for row in rows:
        if total is None or row.points is None:
            return None
        total += row.points
    return total


def _capped(
    terms: Terms, funds: FundsScore | None, low: Decimal, high: Decimal, points: Decimal | None
) -> tuple[Decimal, Decimal, Decimal | None]:
    """总分封顶: below a given execution rate the total is at most a given number (off unless the policy says so)."""
    if terms.total_caps is None or funds is None or funds.exact_rate is None:
        return low, high, points
    caps = [cap for floor, cap in terms.total_caps if funds.exact_rate < floor]
    if not caps:
        return low, high, points
    cap = min(caps)
    return min(low, cap), min(high, cap), None if points is None else min(points, cap)


def grade(terms: Terms, full: Decimal, points: Decimal) -> str | None:
    """等级 of a total; None without full marks."""
    if full <= 0:
        return None
    share = Fraction(points) / Fraction(full)
    return next((name for name, floor in terms.grades if share >= floor), None)


def _grade(terms: Terms, full: Decimal, low: Decimal, high: Decimal) -> str | None:
    worst, best = grade(terms, full, low), grade(terms, full, high)
    return best if worst == best else None


def _composition(rows: Iterable[IndicatorScore], funds: FundsScore | None) -> Composition:
    sums = dict.fromkeys(State, ZERO)
    if funds is not None:
        sums[funds.state] += funds.full if funds.points is None else funds.points
    for row in rows:
        sums[row.state] += (row.indicator.full or ZERO) if row.points is None else row.points
    return Composition(sums[State.COMPUTED], sums[State.TAKEN], sums[State.ADJUDICATED], sums[State.OPEN])


def _dimensions(rows: Iterable[IndicatorScore]) -> tuple[DimensionScore, ...]:
    groups: dict[str, list[IndicatorScore]] = {}
    for row in rows:
        groups.setdefault(str(row.indicator.level1), []).append(row)
    return tuple(
        DimensionScore(
            name,
            sum([row.indicator.full or ZERO for row in group], ZERO),
            _total(group, None),
            sum([row.low for row in group], ZERO),
            sum([row.high for row in group], ZERO),
        )
        for name, group in groups.items()
    )
