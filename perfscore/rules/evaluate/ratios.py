"""Points in proportion: completed over wanted."""

from __future__ import annotations

from fractions import Fraction

from perfscore.language.numbers import MAGNITUDES
from perfscore.rules import asks
from perfscore.rules.axis import Place
from perfscore.rules.evaluate.run import ONE, ZERO, Run, Unclear
from perfscore.rules.measures import position
from perfscore.rules.nodes import (
    Amount,
    Bound,
    Clause,
    Compare,
    Else,
    Reached,
    show,
)
from perfscore.rules.proportions import beyond, is_another_rate
from perfscore.values.types import Quantity


def ratio_points(run: Run, at: int, clause: Clause, worth: Fraction) -> Fraction:
    """按比例: completed over wanted; under a threshold of the text the share is of the threshold."""
    worth = _worth_of(run, at, clause, worth)
    if asks.foreign(run.plan, at, run.case):
        rate = run.env.facts.get(("率", at))
        if not isinstance(rate, Fraction):
            raise Unclear("缺少比例", ZERO, worth)
        return worth * (1 - rate) if clause.effect.kind == "减比" else worth * rate
    place = place_for_ratio(run, at)
    if place is None or (is_another_rate(clause.title) and not place.is_percent):
        raise Unclear("没有可计算比例的完成值", ZERO, worth)
    if (
        "线性" in clause.text
        and clause.conditions
        and isinstance(clause.conditions[0], Else)
        and not from_nothing(run, at)
    ):
        raise Unclear("线性得分两端的分数没有写明", ZERO, worth)
    if "线性" in clause.text and any(
        isinstance(one, Compare) and one.low is not None and one.high is not None and one.low.number.value != 0
        for one in clause.conditions
    ):
        raise Unclear("线性得分两端的分数没有写明", ZERO, worth)
    goal = threshold_of(run, at, place)
    demand = run.plan.demands.get(clause.section) or run.plan.demands.get(0)
    if (
        goal is None
        and isinstance(demand, Bound)
        and place.low is None
        and (pair := position(place, demand)) is not None
    ):
        goal = pair[1] / (place.unit.factor if place.is_percent else 1)
    if goal is None:
        if place.low is not None and place.low > 0:
            goal = place.high if place.lower_is_better else place.low
        elif place.is_percent:
            goal = Fraction(100) / place.unit.factor
    if goal is None or goal <= 0:
        raise Unclear("没有可计算比例的指标值", ZERO, worth)
    lower = place.lower_is_better or lower_here(run, at)
    over = clause.effect.kind == "减比" and beyond(clause.title)
    if over and not lower:
        raise Unclear("按超出比例扣分，而指标值不是上限", ZERO, worth)
    return worth * share_of(run, at, place, goal, lower=lower, over=over)


def share_of(run: Run, at: int, place: Place, goal: Fraction, *, lower: bool, over: bool) -> Fraction:
    """The share of the points that a value keeps, at most all; its arithmetic is told."""
    written = next((value.magnitude for value in (run.case.target, run.case.actual) if isinstance(value, Quantity)), "")
    x, unit = max(ZERO, place.x), written + place.unit.name

    def shown(value: Fraction) -> str:
        return show(value / Fraction(10) ** MAGNITUDES[written]) + unit

    if not lower:
        share, said = x / goal, f"{shown(x)}÷{shown(goal)}"
    elif x <= goal:
        return ONE
    elif over or run.case.conventions.reverse == "扣除超出比例":
        share, said = 1 - (x - goal) / goal, f"1－（{shown(x)}－{shown(goal)}）÷{shown(goal)}"
    else:
        share, said = goal / x, f"{shown(goal)}÷{shown(x)}"
    share = min(ONE, max(ZERO, share))
    run.told[at] = f"比例{said}＝{show(share * 100)}%，"
    return share


def _worth_of(run: Run, at: int, clause: Clause, worth: Fraction) -> Fraction:
    """完成得3分，未完成的按比例得分: the ratio is of what completion gives."""
    short = any(
        (isinstance(one, Reached) and not one.yes) or (isinstance(one, Compare) and one.low is None)
        for one in clause.conditions
    )
    part = next((part for part in run.plan.parts if at in part.clauses), None)
    clauses = run.plan.clauses
    given = [
        clauses[other].effect.amount for other in (part.clauses if part else ()) if clauses[other].effect.kind == "得"
    ]
    return given[0].of(worth) if short and len(given) == 1 and other_than_nothing(given[0]) else worth


def other_than_nothing(amount: Amount) -> bool:
    """Points that can be shared out."""
    return amount.points is not None and amount.points > 0


def from_nothing(run: Run, at: int) -> bool:
    """The other end of a straight line is nothing for nothing."""
    part = next((part for part in run.plan.parts if at in part.clauses), None)
    zeros = [
        one
        for other in (part.clauses if part else ())
        if run.plan.clauses[other].effect.kind == "零"
        for one in run.plan.clauses[other].conditions
        if isinstance(one, Compare)
    ]
    return all((bound := one.high or one.low) is not None and bound.number.value == 0 for one in zeros)


def lower_here(run: Run, at: int) -> bool:
    """Whether less is better for the measure of a clause, as its own words say."""
    return any(
        isinstance(one, Reached) and one.extent == "超" and not one.yes for one in run.plan.clauses[at].conditions
    )


def place_for_ratio(run: Run, at: int) -> Place | None:
    """The value that a ratio is taken of."""
    for (clause, _), index in run.plan.where.items():
        if clause == at and isinstance(run.env.places.get(index), Place):
            found = run.env.places[index]
            return found if isinstance(found, Place) else None
    part = next((part for part in run.plan.parts if at in part.clauses), None)
    for (clause, _), index in run.plan.where.items():
        if part is not None and clause in part.clauses and isinstance(run.env.places.get(index), Place):
            found = run.env.places[index]
            return found if isinstance(found, Place) else None
    return run.env.own if isinstance(run.env.own, Place) else None


def threshold_of(run: Run, at: int, place: Place) -> Fraction | None:
    """The bound from which the text gives full marks, on the axis of the value."""
    part = next((part for part in run.plan.parts if at in part.clauses), None)
    found: list[Fraction] = []
    for other in part.clauses if part is not None else ():
        clause = run.plan.clauses[other]
        if other == at or clause.effect.kind != "得" or clause.per is not None:
            continue
        for condition in clause.conditions:
            bound = (condition.low or condition.high) if isinstance(condition, Compare) else None
            if bound is not None:
                pair = position(place, bound)
                if pair is not None and pair[0] == place.x * (place.unit.factor if place.is_percent else 1):
                    found.append(pair[1] / (place.unit.factor if place.is_percent else 1))
                elif pair is not None and (goal := place.high if place.lower_is_better else place.low) is not None:
                    found.append(goal * pair[1] / 100)
    return max(found) if found else None
