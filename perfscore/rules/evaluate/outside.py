"""A value outside all bands: what the text leaves open beyond its last or between its tiers."""

from __future__ import annotations

from fractions import Fraction

from perfscore.rules.axis import Day, Place
from perfscore.rules.evaluate.awards import award_of
from perfscore.rules.evaluate.distances import bases_of, gap_to
from perfscore.rules.evaluate.edges import edges_of, reaches, same_measure
from perfscore.rules.evaluate.holding import guarded, holds_all
from perfscore.rules.evaluate.run import ZERO, Run, Unclear
from perfscore.rules.groups.plan import AWARDS
from perfscore.rules.measures import position
from perfscore.rules.nodes import (
    Away,
    Beyond,
    Bound,
    Compare,
    Late,
)


def outside_points(run: Run, found: list[int], takes: list[int], worth: Fraction) -> Fraction:
    """In no band: the start of the steps that reach here, else nothing; between two bands it is not said."""
    plan = run.plan
    every = found
    found = [at for at in found if at not in run.banded]
    steps = [
        at
        for at in takes
        if isinstance(plan.clauses[at].per, Away)
        and (plan.clauses[at].effect.kind != "加" or _reaches(run, at))
        and same_measure(run, at, found)
    ]
    partial = [
        at
        for at in takes
        if plan.clauses[at].per is None
        and plan.clauses[at].effect.kind in ("扣", "零", "减比")
        and same_measure(run, at, found)
    ]
    if steps:
        return edge_award(run, steps, found, worth)
    if partial and all(reaches(run, at) for at in partial):
        raise Unclear(
            "比标准所列最低的一档还低，标准没有写明", ZERO, min(points_left(run, at, worth) for at in partial)
        )
    if partial and any(plan.clauses[at].effect.kind in ("扣", "减比") for at in partial):
        return max(award_of(run, at, worth) for at in found)
    others = [at for at in takes if plan.clauses[at].effect.kind == "扣" and at not in partial]
    if others and len(found) == 1:
        return head_or_band(run, found[0], worth)
    if any(plan.clauses[at].effect.kind == "零" and holds_all(run, at) for at in partial):
        return ZERO
    if _in_time(run, found):
        return worth
    return _between_tiers(run, found, every, worth)


def _between_tiers(run: Run, found: list[int], every: list[int], worth: Fraction) -> Fraction:
    """Beyond a closed end of the best tier its award, beyond the worst nothing; between two tiers it is not said."""
    ends = [edge for at in found if (edge := edges_of(run, at)) is not None]
    place = next((run.env.places.get(index) for (at, _), index in run.plan.where.items() if at in found), None)
    if len(ends) == len(found) and isinstance(place, Place):
        low_amount, high_amount = around(run, every, place, worth)
        if low_amount is not None and high_amount is not None:
            raise Unclear(
                "完成值落在两档之间，标准没有写明", min(low_amount, high_amount), max(low_amount, high_amount)
            )
        closed = [
            edge
            for edge in ends
            if edge[0] is not None and edge[1] is not None and edge[0] < edge[1] and (len(ends) > 1 or place.is_percent)
        ]
        if closed and high_amount is None and low_amount is not None and rising(run, found, worth):
            return low_amount  # above a closed top band
        if closed and low_amount is None and high_amount is not None and falling(run, found, worth):
            return high_amount
    return ZERO


def _reaches(run: Run, at: int) -> bool:
    """What is added for every step beyond the goal starts from its award; to who misses the goal it gives nothing."""
    per = run.plan.clauses[at].per
    if not isinstance(per, Away):
        return False
    gaps = [gap_to(run, at, per, base) for base in bases_of(run, at, per)]
    return any(gap is not None and gap > 0 for gap in gaps)


def _in_time(run: Run, found: list[int]) -> bool:
    """逾期10天以内的折半: tiers of lateness alone say nothing of what came in time, which has the full marks."""
    every = [one for at in found for one in run.plan.clauses[at].conditions]
    if not every or not all(isinstance(one, (Late, Beyond)) for one in every):
        return False
    place = next((run.env.places.get(index) for (at, _), index in run.plan.where.items() if at in found), None)
    if isinstance(place, Place):
        worse = "超" if place.lower_is_better else "低"
        if any(isinstance(one, Beyond) and one.direction != worse for one in every):
            return False
    return isinstance(place, (Place, Day)) and place.met() is True


def points_left(run: Run, at: int, worth: Fraction) -> Fraction:
    """What a deduction leaves."""
    return max(ZERO, worth - run.plan.clauses[at].effect.amount.of(worth))


def head_or_band(run: Run, at: int, worth: Fraction) -> Fraction:
    """A head whose bound is missed, with deductions for something else: it may only say where they start from."""
    chosen = run.choices.pick([("起点分不因未达到而改变", award_of(run, at, worth)), ("未达到的不得分", ZERO)])
    return chosen if isinstance(chosen, Fraction) else ZERO


def around(run: Run, found: list[int], place: Place, worth: Fraction) -> tuple[Fraction | None, Fraction | None]:
    """The awards of the nearest band below and above the value."""
    below: tuple[Fraction, Fraction] | None = None
    above: tuple[Fraction, Fraction] | None = None
    for at in found:
        condition = next((one for one in run.plan.clauses[at].conditions if isinstance(one, Compare)), None)
        if condition is None:
            return None, None
        gives = (
            award_of(run, at, worth)
            if run.plan.clauses[at].effect.kind in AWARDS
            else ZERO
            if run.plan.clauses[at].effect.kind == "零"
            else max(ZERO, worth - run.plan.clauses[at].effect.amount.of(worth))
        )
        if (
            condition.high is not None and (pair := position(place, condition.high)) is not None and pair[0] >= pair[1]
        ) and (below is None or pair[1] > below[0]):
            below = pair[1], gives
        if (
            condition.low is not None and (pair := position(place, condition.low)) is not None and pair[0] <= pair[1]
        ) and (above is None or pair[1] < above[0]):
            above = pair[1], gives
    return (below[1] if below else None), (above[1] if above else None)


def rising(run: Run, found: list[int], worth: Fraction) -> bool:
    """More is better: the band with the highest low end gives most."""
    return best_of(run, found, worth, high=True)


def falling(run: Run, found: list[int], worth: Fraction) -> bool:
    """Less is better."""
    return best_of(run, found, worth, high=False)


def best_of(run: Run, found: list[int], worth: Fraction, *, high: bool) -> bool:
    """Whether the tier at the better (or worse) end gives most."""
    ends = [(edge, award_of(run, at, worth)) for at in found if (edge := edges_of(run, at)) is not None]
    if len(ends) == 1:
        return high
    key = 1 if high else 0
    known = [(edge[key], amount) for edge, amount in ends if edge[key] is not None]
    if len(known) != len(ends):
        return False
    top = max(known)[1] if high else min(known)[1]
    return top == max(amount for _edge, amount in known)


def edge_award(run: Run, steps: list[int], found: list[int], worth: Fraction) -> Fraction:
    """The award of the band that a step starts from."""
    active = [at for at in steps if guarded(run, at)] or steps
    per = run.plan.clauses[active[0]].per
    if isinstance(per, Away):
        for base in bases_of(run, active[0], per):
            for at in found:
                condition = next(
                    (one for one in run.plan.clauses[at].conditions if isinstance(one, (Compare, Late))), None
                )
                for bound in (condition.low, condition.high) if condition is not None else ():
                    if bound is not None and isinstance(base, Bound) and bound.key() == base.key():
                        return award_of(run, at, worth)
    return max(award_of(run, at, worth) for at in found)
