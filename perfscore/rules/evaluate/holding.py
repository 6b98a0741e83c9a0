"""Whether a condition holds for this case."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from perfscore.language import units
from perfscore.rules import asks
from perfscore.rules.axis import Day, Place
from perfscore.rules.evaluate.distances import bases_in_text, gap_to, is_distance
from perfscore.rules.evaluate.run import ONE, ZERO, Run, Unclear
from perfscore.rules.measures import Where, parts_of, position
from perfscore.rules.nodes import (
    Away,
    Beyond,
    Bound,
    Compare,
    Condition,
    Due,
    Else,
    Flag,
    Grade,
    Late,
    Opaque,
    Reached,
)
from perfscore.rules.own import day_of
from perfscore.rules.spans import Number


def holds_all(run: Run, at: int) -> bool:
    """Whether every condition of a clause is the case."""
    if at in run.dropped:
        return False
    place = 0
    result = True
    clause = run.plan.clauses[at]
    measured = parts_of(clause)
    for condition in clause.conditions:
        if isinstance(condition, Else):
            continue
        result = holds(run, at, place, condition) and result
        if condition in measured:
            place += 1
    return result


def holds(run: Run, at: int, place: int, condition: Condition) -> bool:
    """Whether one condition of a clause holds."""
    plan = run.plan
    if isinstance(condition, Opaque):
        return bool(run.env.facts.get(("不明", at)))
    if isinstance(condition, Flag):
        return flag_holds(run, at, condition.words)
    if isinstance(condition, Grade):
        word = run.env.facts.get(asks.grade_key(plan, at), run.env.word)
        return isinstance(word, str) and (word in condition.words or any(word == one for one in condition.words))
    index = plan.where.get((at, place), -1)
    where = run.env.places.get(index)
    if isinstance(condition, Reached):
        return reached_holds(run, at, where, condition)
    if isinstance(condition, Due):
        return due_holds(run, where, condition)
    if isinstance(condition, (Compare, Late)):
        return lies_between(run, where, condition)
    if isinstance(condition, Beyond):
        return beyond_holds(run, at, condition)
    return True


def beyond_holds(run: Run, at: int, condition: Beyond) -> bool:
    """How far beyond the base the value lies."""
    bound = condition.low or condition.high
    if bound is None:
        return True
    size = Number(ONE, bound.number.unit, bound.number.name)
    per = Away(condition.direction, size, condition.subject, None)
    found: set[bool] = set()
    for base in bases_in_text(run, at, per, up=condition.direction == "超"):
        gap = gap_to(run, at, per, base)
        if gap is None:
            continue
        ok = gap > 0 or condition.direction == "差"
        for edge, low in ((condition.low, True), (condition.high, False)):
            if edge is None:
                continue
            n = edge.number.value
            ok = ok and (
                (gap > n if edge.included is False else gap >= n)
                if low
                else (gap < n if edge.included is False else gap <= n)
            )
        found.add(ok)
    if not found:
        raise Unclear("缺少扣分的起点", ZERO, run.full)
    chosen = run.choices.pick([("起点不同", value) for value in sorted(found)])
    return bool(chosen)


def flag_holds(run: Run, at: int, words: str) -> bool:
    """Whether a described situation is given; the opposite of an earlier one is its answer turned."""
    if at in run.plan.same:
        return not flag_of(run, run.plan.same[at])
    value = run.env.facts.get(asks.flag_key(run.plan, at, words))
    if value is None:
        raise Unclear(f"缺少“{words}”", ZERO, run.full)
    return bool(value)


def flag_of(run: Run, at: int) -> bool:
    """The answer to the description of another clause."""
    return holds(run, at, 0, run.plan.clauses[at].conditions[0])


def reached_holds(run: Run, at: int, where: Where | bool, condition: Reached) -> bool:
    """Whether 完成, 未完成, 逾期 and their like hold for the value."""
    met: bool | None
    told = run.env.facts.get(asks.flag_key(run.plan, at, condition.words.strip("，；。 的")))
    if told is not None:
        return bool(told)
    if isinstance(where, bool):
        met = where
    elif isinstance(where, Place):
        met = is_met(where, condition)
        if condition.extent == "无":
            return where.x <= 0
        if condition.extent == "部":
            return met is False and where.x > 0
    elif isinstance(where, Day):
        if (
            not condition.timed
            and not condition.yes
            and any(isinstance(one, Reached) and one.timed for clause in run.plan.clauses for one in clause.conditions)
        ):
            return False  # it was done, if late
        met = where.met()
    else:
        if at in run.plan.same:
            return not flag_of(run, run.plan.same[at])
        value = run.env.facts.get(asks.flag_key(run.plan, at, condition.words.strip("，；。 的")))
        if value is None:
            raise Unclear(f"缺少“{condition.words}”", ZERO, run.full)
        return bool(value)
    if met is None:
        raise Unclear("没有可比较的指标值", ZERO, run.full)
    return met == condition.yes


def is_met(place: Place, condition: Reached) -> bool | None:
    """Whether a place meets its target in the way a word asks; None where there is no target."""
    if condition.extent == "超":
        return None if place.high is None else place.x <= place.high
    if condition.extent == "低":
        return None if place.low is None else place.x >= place.low
    found = place.met()
    if found is None and place.is_percent:
        return place.x * place.unit.factor >= 100
    return found


def due_holds(run: Run, where: Where | bool, condition: Due) -> bool:
    """Whether something was done by (or after) a day."""
    day = day_of(condition.day, run.case.year)
    if not isinstance(where, Day) or day is None:
        raise Unclear("没有完成日期", ZERO, run.full)
    since = None if condition.since is None else day_of(condition.since, run.case.year)
    if since is not None and where.x < since:
        return False
    return (where.x <= day) == condition.before


def compared(where: Where | bool, bound: Bound) -> tuple[Fraction, Fraction] | None:
    """A place and a bound in one unit, or None where they cannot be compared."""
    if isinstance(where, Day):
        late = where.late(Number(ONE, bound.number.unit, bound.number.name))
        if late is None:
            return None
        return late[1] * bound.number.unit.factor, bound.number.value * bound.number.unit.factor
    return position(where, bound) if not isinstance(where, bool) else None


def lies_between(run: Run, where: Where | bool, condition: Compare | Late) -> bool:
    """Whether a place lies within the bounds of a comparison."""
    if where is None or isinstance(where, bool):
        raise Unclear("没有可比较的完成值", ZERO, run.full)
    if isinstance(condition, Late) and isinstance(where, Place):
        where = lateness(where)
        if condition.low is None and where.x == 0:
            return False  # in time
    for bound, low in ((condition.low, True), (condition.high, False)):
        if bound is None:
            continue
        pair = compared(where, bound)
        if pair is None:
            raise Unclear("完成值与标准的数字不能比较", ZERO, run.full)
        x, edge = pair
        edge = abs(edge) if isinstance(condition, Compare) and condition.absolute else edge
        if isinstance(condition, Compare) and isinstance(where, Place) and moved(run, where, bound):
            x = saved(run, where, x)
        elif isinstance(condition, Compare) and isinstance(where, Place) and is_distance(where, condition, bound):
            x = x - 100
            if not low and not condition.absolute:
                raise Unclear("标准没有写明是低于多少", ZERO, run.full)
        if isinstance(condition, Compare) and condition.absolute:
            x = abs(x)
        if low and (x < edge or (x == edge and bound.included is False)):
            return False
        if not low and (x > edge or (x == edge and bound.included is False)):
            return False
    in_time = where.met() if isinstance(where, Day) else where.x <= 0
    return not (isinstance(condition, Late) and condition.low is None and in_time)


_SAVED = re.compile("节约|节省|结余|压减|压降|核减")
_MOVED = re.compile("增长|下降|降低|减少|增加|提高|提升|上升|增幅|降幅|涨|跌")


def moved(run: Run, where: Place, bound: Bound) -> bool:
    """增长10%以上, 节约5%—10% beside an amount: a movement, not a share of the target."""
    if bound.number.unit.family != units.PERCENT or bound.of_target or where.is_percent:
        return False
    every = [one for clause in run.plan.clauses for one in clause.conditions if isinstance(one, Compare)]
    return any(_SAVED.search(one.subject) or _MOVED.search(one.subject) for one in every)


def saved(run: Run, where: Place, rate: Fraction) -> Fraction:
    """How much less than the limit in percent; what else moved has another base than the target."""
    every = [one for clause in run.plan.clauses for one in clause.conditions if isinstance(one, Compare)]
    if not where.lower_is_better or any(_MOVED.search(one.subject) for one in every):
        raise Unclear("标准没有写明与什么相比增减", ZERO, run.full)
    return 100 - rate


def lateness(place: Place) -> Place:
    """How long behind a limit of time."""
    if place.high is None:
        return place
    return replace(place, x=max(ZERO, place.x - place.high), low=None, high=None)


def guarded(run: Run, at: int) -> bool:
    """Whether all conditions of a clause hold; open ones count as holding."""
    try:
        return holds_all(run, at)
    except Unclear:
        return False
