"""A straight line between two neighbouring values that the text gives points for."""

from __future__ import annotations

from fractions import Fraction

from perfscore.language import units
from perfscore.rules.axis import Place
from perfscore.rules.evaluate.awards import own_worth
from perfscore.rules.evaluate.ratios import place_for_ratio
from perfscore.rules.evaluate.run import ZERO, Run, Unclear
from perfscore.rules.measures import position
from perfscore.rules.nodes import Bound, Clause, Compare, Condition, Reached, show

HUNDRED = Fraction(100)
Nodes = dict[Fraction, set[Fraction]]


def interpolated(run: Run, at: int, others: list[int], worth: Fraction) -> Fraction | None:
    """The points on the line of clause ``at``; None where the value lies beyond its ends, so that the bands decide.

    Raises Unclear where the points of an end are not written.
    """
    place = place_for_ratio(run, at)
    if place is None:
        raise Unclear("没有可计算的完成值", ZERO, worth)
    nodes: Nodes = {}
    here: set[Fraction] = set()
    for other in others:
        clause = run.plan.clauses[other]
        if clause.per is None and clause.effect.kind in ("得", "零", "免"):
            if _inside(place, clause):
                return None
            for end in _ends(place, clause, here):
                nodes.setdefault(end, set()).add(ZERO if clause.effect.kind == "零" else own_worth(run, other, worth))
    if len(here) > 1 or not here:
        raise Unclear("插值两端的分数没有写明", ZERO, worth)
    return _on_line(run, at, here.pop(), nodes, run.plan.clauses[at].conditions, place, worth)


def _on_line(
    run: Run, at: int, x: Fraction, nodes: Nodes, conditions: tuple[Condition, ...], place: Place, worth: Fraction
) -> Fraction | None:
    below, above = [end for end in nodes if end <= x], [end for end in nodes if end >= x]
    stated = [one for one in conditions if isinstance(one, Compare)]
    if not all(_covers(place, one) for one in stated):
        return None
    if (not below or not above) and stated:
        raise Unclear("插值两端的分数没有写明", ZERO, worth)
    if not below or not above:
        return None
    low, high = max(below), min(above)
    if (
        any(end not in nodes for one in stated for end in _bounds(place, one))
        or len(nodes[low]) > 1
        or len(nodes[high]) > 1
    ):
        raise Unclear("插值两端的分数没有写明", ZERO, worth)
    first, last = next(iter(nodes[low])), next(iter(nodes[high]))
    if low == high:
        return first
    points = first + (last - first) * (x - low) / (high - low)
    rated = place.is_percent or _rated(run, nodes, place)
    unit = "%" if rated else place.unit.name
    slope = f"（{show(x)}－{show(low)}）÷（{show(high)}－{show(low)}）×（{show(last)}－{show(first)}）"
    ends = f"{show(low)}{unit}得{show(first)}分、{show(high)}{unit}得{show(last)}分"
    run.told[at] = f"{ends}，其间插值：{show(first)}＋{slope}＝{show(points)}，"
    return points


def _rated(run: Run, nodes: Nodes, place: Place) -> bool:
    """Whether the ends are percentages of the target."""
    bounds = [
        bound
        for clause in run.plan.clauses
        for one in clause.conditions
        if isinstance(one, Compare)
        for bound in (one.low, one.high)
        if bound is not None and (pair := position(place, bound)) is not None and pair[1] in nodes
    ]
    return any(bound.number.unit.family == units.PERCENT for bound in bounds)


def _scaled(place: Place, bound: Bound, here: set[Fraction]) -> Fraction | None:
    """A bound beside the value; ``here`` collects where the value stands on its scale."""
    pair = position(place, bound)
    if pair is None:
        return None
    here.add(pair[0])
    return pair[1]


def _ends(place: Place, clause: Clause, here: set[Fraction]) -> list[Fraction]:
    """The values that a clause gives its points from or up to."""
    if len(clause.conditions) != 1:
        return []
    one = clause.conditions[0]
    if isinstance(one, Reached) and one.yes and place.low is not None:
        here.add(place.x * (place.unit.factor if place.is_percent else 1))
        return [
            (place.high if place.lower_is_better and place.high else place.low)
            * (place.unit.factor if place.is_percent else 1)
        ]
    if not isinstance(one, Compare) or one.absolute:
        return []
    bounds = [bound for bound in (one.low, one.high) if bound is not None]
    found = [_scaled(place, bound, here) for bound in bounds]
    return list(dict.fromkeys(end for end in found if end is not None))


def _covers(place: Place, one: Compare) -> bool:
    """Whether the value lies in the stretch that the clause itself names: 60%—90%之间采用插值法."""
    low, high = (position(place, bound) if bound is not None else None for bound in (one.low, one.high))
    return (low is None or low[1] <= low[0]) and (high is None or high[0] <= high[1])


def _bounds(place: Place, one: Compare) -> list[Fraction]:
    found = [position(place, bound) for bound in (one.low, one.high) if bound is not None]
    return [pair[1] for pair in found if pair is not None]


def _inside(place: Place, clause: Clause) -> bool:
    """A band with two ends that the value lies strictly between: it has points of its own."""
    one = clause.conditions[0] if len(clause.conditions) == 1 else None
    if not isinstance(one, Compare) or one.low is None or one.high is None or one.low.number == one.high.number:
        return False
    low, high = position(place, one.low), position(place, one.high)
    return low is not None and high is not None and low[1] < low[0] < high[1]
