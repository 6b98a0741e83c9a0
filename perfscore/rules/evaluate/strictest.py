"""Of several takes on one measure only the strictest counts."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from perfscore.rules.axis import Place
from perfscore.rules.evaluate.bands import is_band, points_of, tightest
from perfscore.rules.evaluate.edges import same_measure
from perfscore.rules.evaluate.holding import beyond_holds, holds_all, lies_between
from perfscore.rules.evaluate.run import ZERO, Run, Unclear
from perfscore.rules.measures import position
from perfscore.rules.nodes import (
    Away,
    Beyond,
    Compare,
    Late,
)


def strictest(run: Run, takes: list[int], worth: Fraction) -> list[int]:
    """Deductions over one axis (低于90%扣2分，低于80%扣5分): only the strictest that holds, unless they say that they add."""
    plan = run.plan
    groups: dict[int, list[int]] = {}
    for at in takes:
        index = plan.where.get((at, 0))
        if (
            at not in run.banded
            and index is not None
            and plan.clauses[at].per is None
            and plan.clauses[at].effect.kind in ("扣", "零", "加")
            and is_band(run, at)
            and not plan.clauses[at].cumulative
        ):
            groups.setdefault(index, []).append(at)
    dropped: set[int] = set()
    for group in groups.values():
        covered(run, group, takes, worth)
        between(run, group, worth)
        holding = [at for at in group if holds_all(run, at)]
        if len(holding) > 1:
            chosen = tightest(run, holding, worth)
            dropped |= {at for at in holding if at not in chosen}
    return [at for at in takes if at not in dropped]


def covered(run: Run, group: list[int], takes: list[int], worth: Fraction) -> None:
    """低于目标值10%以内扣1分: what is worse still must not cost less; where the text is silent it is not said."""
    clauses = [run.plan.clauses[at] for at in group]
    far = [one for clause in clauses for one in clause.conditions if isinstance(one, (Beyond, Late))]
    if not far or any(holds_all(run, at) for at in group):
        return
    others = [at for at in takes if at not in group and same_measure(run, at, group)]
    if any(isinstance(run.plan.clauses[at].per, Away) or holds_all(run, at) for at in others):
        return
    open_end = [replace(one, high=None, low=one.high) for one in far if one.high is not None]
    if open_end and all(one.high is not None for one in far):
        place = run.env.places.get(run.plan.where.get((group[0], 0), -1))
        worst = [
            beyond_holds(run, group[0], one) if isinstance(one, Beyond) else lies_between(run, place, one)
            for one in open_end
        ]
        if all(worst):
            raise Unclear("超出标准所列的最大范围，标准没有写明", ZERO, max(ZERO, worth))


def between(run: Run, group: list[int], worth: Fraction) -> None:
    """1—3次扣1分，7次以上扣3分: what lies between two tiers that take more and more is not said."""
    place = run.env.places.get(run.plan.where.get((group[0], 0), -1))
    if not isinstance(place, Place) or any(holds_all(run, at) for at in group):
        return
    tiers = [(at, one) for at in group for one in run.plan.clauses[at].conditions if isinstance(one, Compare)]
    below = [
        (pair[1], at, one)
        for at, one in tiers
        if one.high and (pair := position(place, one.high)) and pair[0] >= pair[1]
    ]
    above = [
        (pair[1], at, one) for at, one in tiers if one.low and (pair := position(place, one.low)) and pair[0] <= pair[1]
    ]
    if not below or not above or len(below) + len(above) != len(tiers):
        return
    _, left, lower = max(below, key=lambda one: one[0])
    _, right, upper = min(above, key=lambda one: one[0])
    taken = [-points_of(run, at, worth) for at in (left, right)]
    rises = lower.low is not None and taken[1] > taken[0] and not any(one.low is None for _, _, one in below)
    falls = upper.high is not None and taken[0] > taken[1] and not any(one.high is None for _, _, one in above)
    if rises or falls:
        raise Unclear("完成值落在两档之间，标准没有写明", ZERO, max(ZERO, worth - min(taken)))
