"""A small table of scores over a sensible range: what a standard gives at its own thresholds and a few steps beyond."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from perfscore.language import units
from perfscore.model import Bounds
from perfscore.rules.apply import apply
from perfscore.rules.axis import add_months
from perfscore.rules.case import Case, Need
from perfscore.rules.measures import numbers_of, parts_of
from perfscore.rules.nodes import Away, Clause, Compare, Done, Due, Reached, Rule, show
from perfscore.rules.own import day_of
from perfscore.rules.spans import Number
from perfscore.values import parse
from perfscore.values.types import Moment, Quantity, Value

MOST_ROWS = 12
_MONTH = Number(Fraction(1), units.MONTH, "个月")
STEPS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was put in, and the points (bounds when the text leaves them open)."""

    label: str
    bounds: Bounds
    decided: bool


@dataclass(frozen=True, slots=True)
class Scores:
    """The table: what varies, what was assumed, and its rows."""

    varied: str
    assumed: str
    rows: tuple[Row, ...]


def scores(rule: Rule, case: Case) -> Scores | None:
    """The table for ``rule`` around ``case``; None where nothing can be varied."""
    if rule.trouble is not None:
        return None
    for made in (_dates, _numbers, _facts):
        found = made(rule, case)
        if found is not None and found.rows:
            return found
    return None


def _row(rule: Rule, case: Case, label: str) -> Row:
    outcome = apply(rule, case)
    return Row(label, outcome.bounds, outcome.reason is None)


def _others(rule: Rule, case: Case) -> tuple[Case, str]:
    """The case with every fact it asks for set to what does not change the score: 0, 否."""
    needs = apply(rule, case).needs
    if not needs or case.facts is not None:
        return case, ""
    return replace(case, facts=tuple(_harmless(need) for need in needs)), "，".join(
        f"{need.name}：{_harmless(need)}" for need in needs
    )


def _harmless(need: Need) -> str:
    return {"次数": "0", "是否": "否", "比率": "100%", "数量": "0"}.get(
        need.type, need.name.split("、")[0].split("或")[0]
    )


# --- numbers ----------------------------------------------------------------------------------------------


def _numbers(rule: Rule, case: Case) -> Scores | None:
    numbers = [number for clause in rule.clauses if _is_value(clause) for number in _named(clause)]
    unit = next((number.unit for number in numbers if number.unit.name), None)
    if unit is None and not any(
        clause.effect.kind == "比" or any(isinstance(one, Reached) for one in clause.conditions)
        for clause in rule.clauses
    ):
        return None
    if unit is None:
        unit = units.RATE
    target, assumed = _target(rule, case, unit)
    xs = sorted(_points(rule, target, unit), reverse=True)[:MOST_ROWS]
    base = replace(case, target=target)
    base, others = _others(rule, replace(base, actual=parse(f"{show(xs[0])}{unit.name}") if xs else None))
    rows = tuple(_row(rule, replace(base, actual=parse(_written(x, unit))), _written(x, unit)) for x in xs)
    if not any(row.decided for row in rows):
        return None
    return Scores("实际完成值", "；".join(filter(None, (assumed, others))), rows)


def _written(x: Fraction, unit: units.Unit) -> str:
    if unit.name == "元" and x >= 10000:
        return f"{show(x / 10000)}万元"
    return f"{show(x)}{unit.name}"


def _named(clause: Clause) -> list[Number]:
    found = [number for part in parts_of(clause) for number in numbers_of(part)]
    if isinstance(clause.per, (Away, Done)):
        found.append(clause.per.size)
    return found


def _is_value(clause: Clause) -> bool:
    if isinstance(clause.per, Away):
        return clause.per.direction in ("低", "超", "差")
    return any(isinstance(one, Compare) for one in clause.conditions) or isinstance(clause.per, Done)


def _target(rule: Rule, case: Case, unit: units.Unit) -> tuple[Value | None, str]:
    if case.target is not None:
        return case.target, ""
    if any(isinstance(one, Compare) for clause in rule.clauses for one in clause.conditions):
        return None, ""
    written = "100%" if unit.family == units.PERCENT else f"10{unit.name}"
    return parse(written), f"假定年度指标值{written}"


def _points(rule: Rule, target: Value | None, unit: units.Unit) -> set[Fraction]:
    """Thresholds, and a few steps away from each baseline."""
    ends = {
        x
        for clause in rule.clauses
        for one in clause.conditions
        if isinstance(one, Compare)
        for bound in (one.low, one.high)
        if bound is not None and (x := _on(bound.number, unit)) is not None
    }
    if isinstance(target, Quantity) and target.unit.family == unit.family:
        ends.add(Fraction(target.lower) * target.unit.factor / unit.factor)
    if not ends:
        ends.add(Fraction(100))
    xs = set(ends)
    for clause in rule.clauses:
        if not isinstance(clause.per, (Away, Done)):
            continue
        size = _on(clause.per.size, unit)
        if size is None:
            size = max(ends) / 100 * clause.per.size.value
        sign = -1 if isinstance(clause.per, Done) or clause.per.direction in ("低", "早") else 1
        named = [bound for one in clause.conditions if isinstance(one, Compare) for bound in (one.low, one.high)]
        if isinstance(clause.per, Away):
            named.append(clause.per.base)
        own = [x for bound in named if bound is not None and (x := _on(bound.number, unit)) is not None]
        start = (max if sign < 0 else min)(own or ends)
        xs |= {start + sign * size * count for count in range(1, STEPS + 1)} | {start - sign * size}
    if len(xs) < 4:
        xs |= {max(ends) * share / 100 for share in (50, 80, 90, 110)}
    if len(ends) > 1 and not any(isinstance(clause.per, Away) for clause in rule.clauses):
        ordered = sorted(ends)
        xs |= {(one + other) / 2 for one, other in itertools.pairwise(ordered)}
        xs.add(ordered[0] * 9 / 10)
    return {x for x in xs if x >= 0 and "/" not in show(x)}


def _on(number: Number, unit: units.Unit) -> Fraction | None:
    size = units.ratio(number.unit, unit)
    return None if size is None else number.value * size


# --- dates ------------------------------------------------------------------------------------------------


def _dates(rule: Rule, case: Case) -> Scores | None:
    late = next(
        (
            clause.per
            for clause in rule.clauses
            if isinstance(clause.per, Away)
            and (clause.per.direction in ("迟", "早") or clause.per.size.unit.family in (units.TIME, units.MONTHS))
            and clause.effect.kind == "扣"
        ),
        None,
    )
    due = next(
        (
            one
            for clause in rule.clauses
            for one in clause.conditions
            if isinstance(one, Due) or (isinstance(one, Reached) and one.timed)
        ),
        None,
    )
    timed = (
        late is not None
        and (late.direction == "迟" or due is not None)
        and late.size.unit.family in (units.TIME, units.MONTHS)
    )
    if not timed and due is None:
        return None
    if isinstance(case.target, Quantity) and not due:
        return None
    year = case.year or 2024
    deadline = (
        case.target.by
        if isinstance(case.target, Moment)
        else (day_of(due.day, year) if isinstance(due, Due) else None) or date(year, 12, 31)
    )
    assumed = (
        "" if isinstance(case.target, Moment) or due else f"假定期限{deadline.year}年{deadline.month}月{deadline.day}日"
    )
    base = replace(
        case, year=year, target=case.target if isinstance(case.target, Moment) else parse(deadline.isoformat())
    )
    base, others = _others(rule, replace(base, actual=parse(deadline.isoformat())))
    size = late.size if late is not None else _MONTH
    days = [deadline - timedelta(days=10), deadline, *(_later(deadline, size, count) for count in range(1, STEPS + 1))]
    rows = tuple(
        _row(rule, replace(base, actual=parse(day.isoformat())), f"{day.year}年{day.month}月{day.day}日")
        for day in days
    )
    return Scores("完成时间", "；".join(filter(None, (assumed, others))), rows)


def _later(deadline: date, size: Number, count: int) -> date:
    whole = int(size.value * size.unit.factor)
    if size.unit.family == units.MONTHS:
        return add_months(deadline, whole * count)
    return deadline + timedelta(days=whole // 86400 * count)


# --- facts ------------------------------------------------------------------------------------------------


def _facts(rule: Rule, case: Case) -> Scores | None:
    needs = apply(rule, replace(case, facts=None)).needs
    if not needs:
        return None
    first = needs[0]
    values = list(_values(first))
    rest = tuple(_harmless(need) for need in needs[1:])
    rows = tuple(_row(rule, replace(case, facts=(value, *rest)), value) for value in values)
    assumed = "，".join(f"{need.name}：{_harmless(need)}" for need in needs[1:])
    return Scores(first.name, f"其余计分数据 {assumed}" if assumed else "", rows)


def _values(need: Need) -> Iterator[str]:
    if need.type == "次数":
        yield from (str(count) for count in range(6))
    elif need.type == "是否":
        yield from ("是", "否")
    elif need.type == "等次":
        yield from need.name.replace("或", "、").split("、")
    elif need.type == "比率":
        yield from ("100%", "90%", "80%", "60%", "0%")


def share(bounds: Bounds, full: Decimal) -> Fraction:
    """The part of the full marks, for a bar; the lower bound of an interval."""
    return max(Fraction(0), min(Fraction(1), bounds.low / Fraction(full))) if full else Fraction(0)
