"""How far a value lies from the base of a step, and which base that is."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from perfscore.language import units
from perfscore.rules.axis import Day, Place
from perfscore.rules.evaluate.run import ONE, ZERO, Run, Unclear
from perfscore.rules.measures import parts_of, position
from perfscore.rules.nodes import (
    Away,
    Beyond,
    Bound,
    Compare,
    Flag,
    Late,
)
from perfscore.rules.ranks import NAME
from perfscore.rules.spans import PERCENT, Number


def bases_of(run: Run, at: int, per: Away) -> list[Bound | None]:
    """Where a step starts from. None is the target. What the step itself or its guard names decides; then the text."""
    where = run.place(at)
    if per.base is not None:
        aimed = per.planned and isinstance(where, Place) and where.low is not None
        return [per.base, None] if aimed else [per.base]
    if per.target or per.other:
        return [None]
    clause = run.plan.clauses[at]
    guard = next((one for one in clause.conditions if isinstance(one, (Compare, Late))), None)
    up = per.direction in ("超", "迟")
    if any(isinstance(one, Beyond) and one.low is None for one in clause.conditions):
        return [None]  # 低5个百分点以内的每低1个百分点: from the target on
    beyond = _beyond_edge(run, at, per)
    if beyond is not None:
        return [beyond]
    if guard is not None:
        bound = guard.low if up else guard.high
        if bound is not None:
            return [bound]
    return bases_in_text(run, at, per, up=up)


def _beyond_edge(run: Run, at: int, per: Away) -> Bound | None:
    """超过目标10%的，每超1个百分点: the step starts a tenth beyond the target."""
    where = run.place(at)
    guard = next((one for one in run.plan.clauses[at].conditions if isinstance(one, (Beyond, Compare))), None)
    edge = None if guard is None else guard.low or guard.high
    if not isinstance(where, Place) or guard is None or edge is None or where.low is None or where.high is None:
        return None
    if isinstance(guard, Compare) and not is_distance(where, guard, edge):
        return None
    over = guard.direction == "超" if isinstance(guard, Beyond) else per.direction == "超"
    if edge.number.unit.family == units.PERCENT and not where.is_percent:
        far = edge.number.value * edge.number.unit.factor
        return Bound(Number(100 + far if over else 100 - far, PERCENT, "%"), edge.included, of_target=True)
    start, size = where.high if over else where.low, where.at(edge.number)
    if size is None:
        return None
    return Bound(Number(start + size if over else start - size, where.unit, where.unit.name), edge.included)


def is_distance(where: Place, condition: Compare, bound: Bound) -> bool:
    """超过10% beside an amount: a tenth above the target, not a tenth of it."""
    if bound.number.unit.family != units.PERCENT or bound.of_target or where.is_percent:
        return False
    if condition.absolute:
        return True
    return (
        bound.number.value < 50
        and not any(word in condition.subject for word in ("率", "比", "度"))
        and not (condition.low is not None and condition.high is not None)
        and bound.included is not True
        and not condition.bare
    )


def bases_in_text(run: Run, at: int, per: Away, *, up: bool) -> list[Bound | None]:
    """The bases that the text itself names for a step, each way once; None stands for the target."""
    mine = run.plan.where.get((at, len(parts_of(run.plan.clauses[at])) - 1))
    part = next((part for part in run.plan.parts if at in part.clauses), None)
    found: list[tuple[Fraction, Bound]] = []
    adds = run.plan.clauses[at].effect.kind == "加"
    for other in part.clauses if part is not None else range(len(run.plan.clauses)):
        clause = run.plan.clauses[other]
        if other == at or clause.effect.kind not in ("得", "免", "比", "加") or isinstance(clause.per, Away):
            continue
        for place, condition in enumerate(one for one in clause.conditions if one in parts_of(clause)):
            if run.plan.where.get((other, place)) != mine or not isinstance(condition, (Compare, Late)):
                continue
            if isinstance(condition, Compare) and condition.absolute and condition.high is not None:
                found.append((clause.effect.amount.of(run.full), condition.high))
                continue
            bare = isinstance(condition, Compare) and condition.bare
            bound = (
                (condition.high or (condition.low if bare else None))
                if up
                else (condition.low or (condition.high if bare else None))
            )
            if adds:
                bound = condition.low or condition.high if up else condition.high or condition.low
            if bound is not None:
                found.append((clause.effect.amount.of(run.full), bound))
    if found:
        top = max(amount for amount, _ in found)
        return list(dict.fromkeys(bound for amount, bound in found if amount == top))
    demand = run.plan.demands.get(run.plan.clauses[at].section) or run.plan.demands.get(0)
    if isinstance(demand, Bound) and same_kind(demand, per):
        where = run.place(at)
        if isinstance(where, Place) and where.low is not None:
            return [demand, None]
        return [demand]
    return list(dict.fromkeys(_told_beside(run, at, mine))) or [None]


def _told_beside(run: Run, at: int, mine: int | None) -> list[Bound]:
    """以88%为基数，每超过…加，每低于…扣: the base that a step of the same measure names is that of the others too."""
    found = []
    for other, clause in enumerate(run.plan.clauses):
        per = clause.per
        if other == at or not isinstance(per, Away) or per.base is None or clause.conditions:
            continue
        if run.plan.where.get((other, len(parts_of(clause)) - 1)) == mine:
            found.append(per.base)
    return found


def same_kind(bound: Bound, per: Away) -> bool:
    """Whether a bound is of the family that a step is counted in."""
    family = bound.number.unit.family
    return family == per.size.unit.family or per.size.unit.family == units.PERCENT


def gap_to(run: Run, at: int, per: Away, base: Bound | None) -> Fraction | None:
    """How many steps of ``size`` the value lies away from the base, on the side of the direction."""
    where = run.place(at)
    if isinstance(where, Day):
        late = where.late(per.size)
        if late is None:
            raise Unclear("逾期的时间不能按这个单位计算", ZERO, run.full)
        exact = late[1]
        if base is not None and base.number.value:
            unit = where.late(Number(ONE, per.size.unit, per.size.name))
            if unit is None:
                return None
            exact = (unit[1] - base.number.value * base.number.unit.factor / per.size.unit.factor) / per.size.value
        if per.size.unit.family == units.MONTHS and base is None and late[1] > 0:
            other = where.same_day(per.size)
            if other is not None and other != late[0]:
                chosen = run.choices.pick([("月末日对月末日", Fraction(late[0])), ("对月对日", Fraction(other))])
                if chosen != Fraction(late[0]):
                    return chosen if isinstance(chosen, Fraction) else None
        if run.mode in ("不计", "") and late[0] != late[1] and base is None:
            run.partial = True
            whole = Fraction(late[0]) if late[1] >= 0 else late[1]
            return -exact if per.direction == "早" else (whole if not per.started else exact)
        return -exact if per.direction == "早" else exact
    if not isinstance(where, Place):
        raise Unclear("没有可比较的完成值", ZERO, run.full)
    return distance_to(run, at, where, per, base)


def distance_to(run: Run, at: int, place: Place, per: Away, base: Bound | None) -> Fraction | None:
    """How many step sizes a place lies from a base, negative on the better side; None where they have nothing in common."""
    run.lower = place.lower_is_better
    if per.size.name == NAME and not place.lower_is_better:
        raise Unclear("完成值没有写成名次（如第3名），不能按名次计步", ZERO, run.full)
    if per.other:
        given = run.env.facts.get(("基", at))
        if not isinstance(given, Place) or given.unit.family != place.unit.family:
            raise Unclear("扣分的起点是上年或平均值，要由计分数据给出", ZERO, run.full)
        start = given.x * given.unit.factor / place.unit.factor
        return steps_between(run, place, per, start, start)
    if base is None:
        if place.low is None or place.high is None:
            if (
                place.is_percent
                and per.size.unit.family == units.PERCENT
                and per.direction == "低"
                and completion(run, at)
            ):
                start = Fraction(100) / place.unit.factor
            else:
                raise Unclear("缺少扣分的起点", ZERO, run.full)
        else:
            up = per.direction in ("超", "迟")
            start = place.high if up or place.lower_is_better else place.low
            if per.direction == "低" and not place.lower_is_better:
                start = place.low
        return steps_between(run, place, per, start, start)
    if any(isinstance(one, Compare) and one.absolute for other in run.plan.clauses for one in other.conditions):
        place = replace(place, x=abs(place.x))
    pair = position(place, base)
    if pair is None:
        return None
    x, edge = pair
    size = per.size.value * per.size.unit.factor
    if base.number.unit.family == units.PERCENT or base.of_target:
        if per.size.unit.family == units.PERCENT:
            return side_of(run, per, (edge - x) / size)
        if place.low is not None:
            rate = place.high if place.lower_is_better else place.low
            start = (rate or ZERO) * edge / 100
            return steps_between(run, place, per, start, start)
        return None
    return steps_between(run, place, per, edge, edge)


def completion(run: Run, at: int) -> bool:
    """Whether a step without a base may start at 100 %: a rate of completion, and no number of the text that it could start from."""
    index = run.plan.where.get((at, len(parts_of(run.plan.clauses[at])) - 1), -1)
    name = run.plan.measures[index].name if index >= 0 else ""
    others = [one.words for clause in run.plan.clauses for one in clause.conditions if isinstance(one, Flag)]
    if any(any(sign.isdecimal() or sign == "%" for sign in words) for words in others):
        return False
    return any(word in name for word in ("完成", "执行", "到位", "合格", "达标", "覆盖", "及时"))


def steps_between(run: Run, place: Place, per: Away, start: Fraction, whole: Fraction) -> Fraction | None:
    """The distance from a start to the place in step sizes; percents of an absolute value are taken of ``whole``."""
    if per.size.unit.family == units.PERCENT and not place.is_percent:
        if whole <= 0:
            raise Unclear("指标值为0，不能按百分比计步", ZERO, run.full)
        return side_of(run, per, (start - place.x) / whole * 100 / (per.size.value * per.size.unit.factor))
    if per.size.unit.family == units.PERCENT and run.case.conventions.percent == "相对比例" and start:
        return side_of(run, per, (start - place.x) / start * 100 / (per.size.value * per.size.unit.factor))
    size = place.at(per.size)
    if size is None or size == 0:
        return None
    return side_of(run, per, (start - place.x) / size)


def side_of(run: Run, per: Away, below: Fraction) -> Fraction:
    """The distance counted in the direction of a step."""
    if per.direction in ("低", "早"):
        return below
    if per.direction == "差":
        return abs(below)
    if per.direction == "劣":
        return -below if run.lower else below
    return -below
