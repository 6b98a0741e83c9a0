"""Where a value stands, in words: 完成值92%，在90%—95%之间; 期限6月30日，完成于7月5日，逾期5天."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from perfscore.language.numbers import MAGNITUDES
from perfscore.language.units import Unit
from perfscore.rules.axis import Day, Place
from perfscore.rules.evaluate.holding import compared
from perfscore.rules.evaluate.run import Run
from perfscore.rules.islands import scale_of
from perfscore.rules.measures import Where
from perfscore.rules.nodes import Beyond, Bound, Compare, Due, Late, Reached, show
from perfscore.rules.own import day_of
from perfscore.rules.ranks import NAME, RANK
from perfscore.rules.spans import Number
from perfscore.values.types import Moment, Quantity


def number_told(number: Number) -> str:
    """A number of the text with its unit as written: 500万元, 第3名."""
    if number.name == NAME:
        return f"第{show(number.value)}名"
    return f"{show(number.value / scale_of(number))}{number.name}"


def value_told(run: Run, x: Fraction, unit: Unit) -> str:
    """A value of the case in the magnitude that the case writes: 420万元."""
    case = run.case
    if unit == RANK and not isinstance(case.actual, Quantity):
        return f"第{show(x)}名"
    for given in (case.actual, case.target):
        if isinstance(given, Quantity) and given.magnitude and given.unit.family == unit.family:
            return f"{show(x / 10 ** MAGNITUDES[given.magnitude])}{given.magnitude}{unit.name}"
    return f"{show(x)}{unit.name}"


def day_told(day: date) -> str:
    """2024年6月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def lateness_told(where: Day) -> str:
    """期限…，完成于…，逾期5天."""
    if where.deadline is None:
        return f"完成于{day_told(where.x)}，"
    days = (where.x - where.deadline).days
    late = f"逾期{days}天" if days > 0 else "没有逾期"
    return f"期限{day_told(where.deadline)}，完成于{day_told(where.x)}，{late}，"


def standing(run: Run, at: int) -> str:
    """The value that a band was chosen by, and where its bounds lie; empty where nothing was measured."""
    clause = run.plan.clauses[at]
    where = run.env.places.get(run.plan.where.get((at, 0), -1))
    measured = next((one for one in clause.conditions if isinstance(one, (Compare, Beyond, Due, Late, Reached))), None)
    if measured is None or not _exact(run):
        return ""
    if isinstance(where, Day):
        return _by_day(run, where, measured) if isinstance(measured, Due) else lateness_told(where)
    if not isinstance(where, Place):
        return ""
    goal = where.high if where.lower_is_better else where.low
    aim = "" if goal is None else f"指标值{value_told(run, goal, where.unit)}，"
    value = f"完成值{value_told(run, where.x, where.unit)}，"
    if isinstance(measured, Compare):
        return value + _rate(where, measured) + _between(where, measured)
    if isinstance(measured, Reached) and goal is not None:
        return f"{aim}{value}{'达到' if where.met() else '未达到'}，"
    return aim + value


def _by_day(run: Run, where: Day, due: Due) -> str:
    since, last = (None if word is None else day_of(word, run.case.year) for word in (due.since, due.day))
    if last is None:
        return f"完成于{day_told(where.x)}，"
    if since is not None:
        return f"完成于{day_told(where.x)}，在{day_told(since)}—{day_told(last)}之间，"
    return f"完成于{day_told(where.x)}，{'不晚于' if due.before else '晚于'}{day_told(last)}，"


def _exact(run: Run) -> bool:
    """Whether the value of the case is one value, that can be told."""
    actual = run.case.actual
    if isinstance(actual, Quantity):
        return not actual.is_range and actual.relation is None and not actual.approx
    return not isinstance(actual, Moment) or actual.since == actual.by


def _rate(where: Place, measured: Compare) -> str:
    """是指标值的84%: what a bound in percent of the target is compared with."""
    bound = measured.low or measured.high
    pair = None if bound is None else compared(where, bound)
    if pair is None or bound is None or where.is_percent or bound.number.name != "%":
        return ""
    try:
        return f"是指标值的{show(pair[0])}%，" if "/" not in show(pair[0]) else ""
    except ValueError:
        return ""


def _between(where: Where | bool, measured: Compare) -> str:
    low, high = measured.low, measured.high
    if measured.absolute:
        return ""
    if low is not None and high is not None:
        if low.key() == high.key():
            return f"等于{number_told(low.number)}，"
        return f"在{number_told(low.number)}—{number_told(high.number)}之间，"
    bound = low or high
    if bound is None:
        return ""
    return f"{_side(where, bound, low=low is not None)}{number_told(bound.number)}，"


def _side(where: Where | bool, bound: Bound, *, low: bool) -> str:
    if low:
        return "高于" if bound.included is False else "达到"
    pair = compared(where, bound)
    return "不高于" if bound.included is True or (pair is not None and pair[0] == pair[1]) else "低于"


__all__ = ["day_told", "lateness_told", "number_told", "standing", "value_told"]
