"""Where a band begins and ends on the axis of its measure, and whether clauses share a measure."""

from __future__ import annotations

import re
from fractions import Fraction

from perfscore.rules.evaluate.holding import compared, holds_all
from perfscore.rules.evaluate.run import Run
from perfscore.rules.nodes import (
    Beyond,
    Compare,
    Due,
    Else,
    Late,
    Reached,
)
from perfscore.rules.own import day_of


def edges_of(run: Run, at: int) -> tuple[Fraction | None, Fraction | None, bool] | None:
    """Both ends in one unit, and whether the value lies on an end that the text leaves to the neighbour."""
    condition = next(
        (one for one in run.plan.clauses[at].conditions if isinstance(one, (Compare, Beyond, Late, Reached, Due))), None
    )
    if condition is None:
        return None
    if isinstance(condition, Due):
        days = [None if word is None else day_of(word, run.case.year) for word in (condition.since, condition.day)]
        first, last = (None if day is None else Fraction(day.toordinal()) for day in days)
        return (first, last, False) if condition.before else (last, None, False)
    hundred = Fraction(100)
    if isinstance(condition, Beyond):
        far = [
            None if end is None else end.number.value * end.number.unit.factor
            for end in (condition.low, condition.high)
        ]
        if condition.direction == "低":
            return (None if far[1] is None else hundred - far[1], None if far[0] is None else hundred - far[0], False)
        return (None if far[0] is None else hundred + far[0], None if far[1] is None else hundred + far[1], False)
    if isinstance(condition, Reached):
        return (hundred, None, False) if condition.yes and not condition.extent else (None, hundred, False)
    low = condition.low.number.value * condition.low.number.unit.factor if condition.low is not None else None
    high = condition.high.number.value * condition.high.number.unit.factor if condition.high is not None else None
    place = run.env.places.get(run.plan.where.get((at, 0), -1))
    on_open_end = False
    for bound in (condition.low, condition.high):
        if bound is None or bound.included is not None:
            continue
        pair = compared(place, bound)
        if pair is not None and pair[0] == pair[1]:
            # [A, B): a low end that is left open holds its number, a high one yields it
            on_open_end = on_open_end or bound is condition.high
    return low, high, on_open_end


def same_measure(run: Run, at: int, found: list[int]) -> bool:
    """Whether a clause measures what one of the others measures."""
    mine = {index for (clause, _), index in run.plan.where.items() if clause == at}
    return any(index in mine for (clause, _), index in run.plan.where.items() if clause in found)


def any_holds(run: Run, found: list[int]) -> bool:
    """Whether one of the clauses holds."""
    return any(
        holds_all(run, at)
        for at in found
        if not (run.plan.clauses[at].conditions and isinstance(run.plan.clauses[at].conditions[0], Else))
    )


def reaches(run: Run, at: int) -> bool:
    """达到25%扣5分: what is reached is better the higher it is, also where it still costs points."""
    clause = run.plan.clauses[at]
    return clause.effect.kind in ("免", "扣") and any(
        isinstance(one, Compare) and one.low is not None and one.high is None and re.search("达到?", one.words)
        for one in clause.conditions
    )
