"""Sheet and policy in, scorecard out: a pure function that opens no file and reads no clock.

``item`` scores one indicator (``quantity``, ``moment`` and ``statement`` hold the default formulas, ``standard`` runs a rule
text), ``execution`` the funds, ``reported`` compares with the unit's own scores. Findings carry the codes of ``codes``.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from perfscore.model import (
    Composition,
    DimensionScore,
    FundsScore,
    IndicatorScore,
    Policy,
    Scorecard,
    Sheet,
    State,
)
from perfscore.model.finding import Finding
from perfscore.score import execution, item, total

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
    whole = total.capped(total.summed(rows, funds), policy.terms, funds)
    found += total.above_cap(sheet, whole, funds)
    grade, ungraded = total.graded(sheet, policy, full, whole)
    return Scorecard(
        sheet=sheet,
        policy=policy,
        full=full,
        points=whole.points,
        low=whole.low,
        high=whole.high,
        grade=grade,
        ungraded=ungraded,
        cap=whole.cap,
        composition=_composition(rows, funds, whole),
        funds=funds,
        dimensions=_dimensions(rows),
        indicators=tuple(rows),
        findings=tuple(found),
    )


def _composition(rows: Iterable[IndicatorScore], funds: FundsScore | None, whole: total.Total) -> Composition:
    parts = [(row.state, (row.indicator.full or ZERO) if row.points is None else row.points) for row in rows]
    if funds is not None:
        parts.append((funds.state, funds.full if funds.points is None else funds.points))
    computed, taken, adjudicated, open_ = (
        sum([points for state, points in parts if state is wanted], ZERO)
        for wanted in (State.COMPUTED, State.TAKEN, State.ADJUDICATED, State.OPEN)
    )
    cut = ZERO if whole.uncapped is None else whole.uncapped[1] - whole.high
    return Composition(computed, taken, adjudicated, open_, cut)


def _dimensions(rows: Iterable[IndicatorScore]) -> tuple[DimensionScore, ...]:
    groups: dict[str, list[IndicatorScore]] = {}
    for row in rows:
        groups.setdefault(str(row.indicator.level1), []).append(row)
    return tuple(_dimension(name, group) for name, group in groups.items())


def _dimension(name: str, group: list[IndicatorScore]) -> DimensionScore:
    part = total.summed(group, None)
    return DimensionScore(
        name, sum([row.indicator.full or ZERO for row in group], ZERO), part.points, part.low, part.high
    )
