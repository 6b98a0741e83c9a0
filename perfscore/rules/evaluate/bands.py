"""Bands (tiers): which one holds, whose the shared bounds are, and what it gives."""

from __future__ import annotations

from fractions import Fraction

from perfscore.rules.evaluate.amounts import note_of
from perfscore.rules.evaluate.awards import award_of, award_points
from perfscore.rules.evaluate.edges import edges_of, reaches
from perfscore.rules.evaluate.holding import compared, holds, holds_all
from perfscore.rules.evaluate.outside import outside_points
from perfscore.rules.evaluate.run import ONE, ZERO, Run, Unclear
from perfscore.rules.evaluate.telling import standing
from perfscore.rules.groups.plan import AWARDS
from perfscore.rules.nodes import (
    Away,
    Beyond,
    Compare,
    Count,
    Due,
    Flag,
    Grade,
    Late,
    Reached,
)


def is_band(run: Run, at: int) -> bool:
    """Whether a clause is a tier on the axis of a measured value."""
    clause = run.plan.clauses[at]
    if isinstance(clause.per, (Count, Away)):
        return False
    last = [condition for condition in clause.conditions if not isinstance(condition, Grade)]
    if len(last) == 1 and isinstance(last[0], (Compare, Beyond, Late, Due)):
        return True
    if len(last) == 1 and isinstance(last[0], Reached):
        index = run.plan.where.get((at, 0))
        return index is not None and run.env.places.get(index) is not None
    return False


def banded_points(run: Run, found: list[int], takes: list[int], worth: Fraction) -> Fraction:
    """The band that the value lies in: explicit ends decide, an open end yields to its neighbour, one-sided ones cascade."""
    found = [at for at in found if chosen_among(run, at)]
    if not found:
        return ZERO
    holding = [(at, holds_all(run, at)) for at in found]
    inside = [at for at, state in holding if state]
    measured = [index for (at, _place), index in run.plan.where.items() if at in found]
    if any(run.env.places.get(index) is None and ("量", index) not in run.env.facts for index in measured):
        raise Unclear("没有可比较的完成值", ZERO, worth)
    if not inside:
        return outside_points(run, found, takes, worth)
    if len(inside) > 1:
        inside = tightest(run, inside, worth)
    run.chosen_band = inside[0]
    return band_points(run, inside[0], found, worth)


def chosen_among(run: Run, at: int) -> bool:
    """Whether the conditions of a band beside its stretch hold: its grade, its description."""
    return all(holds(run, at, 0, one) for one in run.plan.clauses[at].conditions if isinstance(one, (Grade, Flag)))


def band_points(run: Run, at: int, found: list[int], worth: Fraction) -> Fraction:
    """What a band leaves: its award, or the best award less what it takes."""
    clause = run.plan.clauses[at]
    if clause.effect.kind == "零":
        return ZERO
    if clause.effect.kind == "扣":
        tops = [award_of(run, other, worth) for other in found if run.plan.clauses[other].effect.kind in AWARDS]
        after = (max(tops) if tops else worth) - clause.effect.amount.of(worth)
        run.tell(
            at,
            standing(run, at) + note_of(clause, ONE, clause.effect.amount.of(worth)),
            max(tops) if tops else worth,
            after,
        )
        return after
    return award_points(run, at, worth)


def tightest(run: Run, inside: list[int], worth: Fraction) -> list[int]:
    """Several bands hold: shared ends by their neighbours, one-sided bounds as a cascade; two claims are unclear."""
    if sharp := unyielding(run, inside):
        inside = sharp
    if len(inside) == 1:
        return inside
    amounts = {
        (
            award_of(run, at, worth)
            if run.plan.clauses[at].effect.kind in AWARDS
            else -run.plan.clauses[at].effect.amount.of(worth)
            if run.plan.clauses[at].effect.kind == "扣"
            else ZERO
        )
        for at in inside
    }
    if len(amounts) == 1:
        return inside[:1]
    sides = [edges_of(run, at) for at in inside]
    lows = [edge for edge in sides if edge is not None and edge[0] is not None and edge[1] is None]
    highs = [edge for edge in sides if edge is not None and edge[1] is not None and edge[0] is None]
    strict: int | None = None
    if len(lows) == len(inside):
        strict = max(inside, key=lambda at: (edges_of(run, at) or (ZERO,))[0] or ZERO)
    elif len(highs) == len(inside):
        strict = min(inside, key=lambda at: (edges_of(run, at) or (ZERO, ZERO))[1] or ZERO)
    if strict is None:
        strict = next((at for at in inside if all(_lies_in(run, at, other) for other in inside)), None)
    if strict is not None and ordered(run, strict, inside, worth):
        return [strict]
    options: list[tuple[str, object]] = [(f"按“{run.plan.clauses[at].text}”", at) for at in inside]
    chosen = run.choices.pick(options)
    return [chosen] if isinstance(chosen, int) else inside


def unyielding(run: Run, inside: list[int]) -> list[int]:
    """On a shared end: one that the text leaves open yields to one that it decides; else ranges are [A, B)."""
    ends = {at: found for at in inside if (found := ends_here(run, at)) is not None}
    decided = any(included is True for _side, included in ends.values())
    low = any(side == "low" for side, _included in ends.values())
    open_ends = {at: side for at, (side, included) in ends.items() if included is None}
    return [at for at in inside if at not in open_ends or not (decided or (open_ends[at] == "high" and low))]


def _lies_in(run: Run, at: int, other: int) -> bool:
    """Whether one band lies within another: 超额10%—20% within 完成."""
    mine, theirs = edges_of(run, at), edges_of(run, other)
    if mine is None or theirs is None:
        return False
    low = theirs[0] is None or (mine[0] is not None and mine[0] >= theirs[0])
    return low and (theirs[1] is None or (mine[1] is not None and mine[1] <= theirs[1]))


def ends_here(run: Run, at: int) -> tuple[str, bool | None] | None:
    """The end of a band that the value lies on, and whether the text includes it."""
    condition = next((one for one in run.plan.clauses[at].conditions if isinstance(one, (Compare, Late))), None)
    if condition is None:
        return None
    place = run.env.places.get(run.plan.where.get((at, 0), -1))
    for bound, side in ((condition.low, "low"), (condition.high, "high")):
        if bound is not None:
            pair = compared(place, bound)
            if pair is not None and (abs(pair[0]) if getattr(condition, "absolute", False) else pair[0]) == pair[1]:
                return side, bound.included
    return None


def ordered(run: Run, strict: int, inside: list[int], worth: Fraction) -> bool:
    """Of awards the strictest gives most, of deductions it takes most; anything else contradicts itself."""
    if all(reaches(run, at) for at in inside):
        return points_of(run, strict, worth) == max(points_of(run, at, worth) for at in inside)
    kinds = {"得" if run.plan.clauses[at].effect.kind in (*AWARDS, "加") else "扣" for at in inside}
    if kinds == {"得"}:
        return points_of(run, strict, worth) == max(points_of(run, at, worth) for at in inside)
    if kinds == {"扣"}:
        return points_of(run, strict, worth) == min(points_of(run, at, worth) for at in inside)
    return False


def points_of(run: Run, at: int, worth: Fraction) -> Fraction:
    """Points of a band, what it takes counted as less than nothing."""
    effect = run.plan.clauses[at].effect
    if effect.kind == "零":
        return -worth
    if effect.kind == "扣":
        return -effect.amount.of(worth)
    return award_of(run, at, worth) if effect.kind in AWARDS else effect.amount.of(worth)
