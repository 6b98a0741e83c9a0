"""Does a reading make sense of its own text: doing worse never scores more, unless the text says so.

The last net: the composed function is probed at the numbers of the text and the target on the better side of the value.
It cannot see the polarity of a fact, two measures merged into one, or awards that add or exclude each other.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from perfscore.rules.axis import Day, Place
from perfscore.rules.case import Case
from perfscore.rules.evaluate import Choices, Env, Run, Unclear, score
from perfscore.rules.groups.plan import Plan
from perfscore.rules.nodes import Away, Compare, Late, Reached

MOST_PROBES = 14
TINY = Fraction(1, 10**6)


def worse_is_better(plan: Plan, case: Case, env: Env, index: int | None, got: Fraction) -> bool:
    """Whether some better value of the indicator's own measure would score less than this one does."""
    if index is None or _turns(plan, index):
        return False
    where = env.places.get(index)
    if isinstance(where, Day):
        return (
            any(
                _score(plan, case, env, index, replace(where, x=where.x - timedelta(days=days))) < got
                for days in (1, 7, 16, 31, 46, 61, 76, 92, 183, 366)
            )
            if where.met() is False
            else False
        )
    if not isinstance(where, Place):
        return False
    up = _higher_is_better(plan, where, index)
    if up is None:
        return False
    points = [x for number in plan.measures[index].bounds if (x := where.at(number)) is not None]
    if where.low is not None and where.high is not None:
        points += [where.low, where.high]
    near = sorted({x + step for x in points for step in (-TINY, Fraction(0), TINY)})
    better = [x for x in near if (x > where.x if up else x < where.x) and x >= 0]
    better = better[:MOST_PROBES] if up else better[-MOST_PROBES:]
    return any(_score(plan, case, env, index, replace(where, x=x)) < got for x in better)


def _turns(plan: Plan, index: int) -> bool:
    """The text itself punishes both sides, or has a measure that is not better in one direction."""
    directions = plan.measures[index].directions
    if "差" in directions or "劣" in directions or {"低", "超"} <= directions:
        return True
    return any(isinstance(one, Compare) and one.absolute for clause in plan.clauses for one in clause.conditions)


def _higher_is_better(plan: Plan, where: Place, index: int) -> bool | None:
    """From the steps, else from the awards, else from the target; None where they do not say."""
    mine = [plan.clauses[at] for at in plan.measures[index].clauses]
    signs = {
        (clause.per.direction == "低") == (clause.effect.kind != "加")
        for clause in mine
        if isinstance(clause.per, Away) and clause.per.direction in ("低", "超")
    }
    if len(signs) == 1:
        return signs.pop()
    if signs:
        return None
    bands = [
        (one, clause.effect)
        for clause in mine
        for one in clause.conditions
        if isinstance(one, (Compare, Late)) and clause.per is None
    ]
    gives = [one for one, effect in bands if effect.kind in ("得", "免")]
    takes = [one for one, effect in bands if effect.kind in ("零", "扣")]
    if takes and all(one.low is None for one in takes):
        return True
    if takes and all(one.high is None for one in takes):
        return all("达" in one.words for one in takes)  # 达到25%扣5分: what is reached is better the higher it is
    lows, highs = sum(one.high is None for one in gives), sum(one.low is None for one in gives)
    if lows != highs:
        return lows > highs
    if where.low is not None and any(isinstance(one, Reached) for clause in mine for one in clause.conditions):
        return not where.lower_is_better
    return None


def _score(plan: Plan, case: Case, env: Env, index: int, where: Place | Day) -> Fraction:
    probe = Env({**env.places, index: where}, env.facts, where, env.word, env.heads)
    found = []
    choices = Choices()
    for _ in range(8):
        try:
            found.append(score(Run(plan, case, probe, choices)).points)
        except Unclear:
            return Fraction(10**9)
        if not choices.next():
            break
    return min(found)
