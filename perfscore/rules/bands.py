"""Series of bands: ends of a series with gaps of one, and 依次类推, which continues printed steps of one difference."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction

from perfscore.language import units
from perfscore.rules.nodes import Amount, Beyond, Bound, Clause, Compare, Count, Done, Late, Remark, Rule
from perfscore.rules.spans import Number
from perfscore.rules.tiers import unified

MOST_STEPS = 200


def closed(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """1—4, 5—8, 8以上: a series with gaps of one is closed at both ends; 以上 and 以下 yield their number to it."""
    ranges = [
        one
        for clause in clauses
        for one in clause.conditions
        if isinstance(one, (Compare, Late)) and one.low is not None and one.high is not None
    ]
    ends = {(one.high.number.value, one.high.number.unit.family) for one in ranges if one.high is not None}
    starts = {(one.low.number.value, one.low.number.unit.family) for one in ranges if one.low is not None}
    gaps = any((value + 1, family) in starts for value, family in ends if family != units.PERCENT)
    if not gaps and not any(
        (value + 1, family) in starts for value, family in _one_sided(clauses) if family != units.PERCENT
    ):
        return clauses
    made = []
    for clause in clauses:
        conditions = tuple(
            _closed(one, ends | starts) if isinstance(one, (Compare, Late)) else one for one in clause.conditions
        )
        made.append(replace(clause, conditions=conditions))
    return tuple(made)


def exact(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """0起得10分，1起得7分，2起得4分: bare numbers whose points fall as they rise mean just these numbers."""
    bare = [
        (at, one)
        for at, clause in enumerate(clauses)
        if clause.per is None and clause.effect.kind in ("得", "零", "扣")
        for one in clause.conditions
        if isinstance(one, Compare) and one.bare and one.low is not None
    ]
    counted = [(at, one) for at, one in bare if one.low is not None and one.low.number.unit.family != units.PERCENT]
    if len(counted) < 2:
        return clauses
    worth = [(one.low.number.value if one.low else Fraction(0), _worth(clauses[at])) for at, one in counted]
    ordered = sorted(worth)
    if not all(a[1] > b[1] for a, b in itertools.pairwise(ordered)):
        return clauses
    made = list(clauses)
    for at, one in counted:
        made[at] = replace(
            clauses[at],
            conditions=tuple(replace(one, high=one.low) if other is one else other for other in clauses[at].conditions),
        )
    return tuple(made)


def _worth(clause: Clause) -> Fraction:
    if clause.effect.kind == "零":
        return Fraction(-1000)
    points = clause.effect.amount.points if clause.effect.amount.points is not None else Fraction(10**6)
    return -points if clause.effect.kind == "扣" else points


def bare_counts(clauses: tuple[Clause, ...], full: Fraction) -> tuple[Clause, ...]:
    """1起得7分 among bands is a band; 完成1项得2.5分 alone, below the full marks, is counted."""
    made = list(clauses)
    bands = [
        at
        for at, clause in enumerate(clauses)
        if clause.per is None
        and clause.effect.kind in ("得", "零", "扣")
        and any(isinstance(one, Compare) for one in clause.conditions)
    ]
    for at, clause in enumerate(clauses):
        per = clause.per
        if (
            isinstance(per, Count)
            and clause.effect.kind in ("得", "扣")
            and not clause.conditions
            and _only_number(per.words)
            and any(abs(other - at) == 1 for other in bands)
        ):
            number = Number(per.size, per.unit.unit, per.unit.name)
            made[at] = replace(
                clause, per=None, conditions=(Compare("", Bound(number, True), None, False, True, per.words),)
            )
    awards = [at for at, clause in enumerate(made) if clause.effect.kind in ("得", "零", "比", "式", "加", "免")]
    if len(awards) == 1 and made[awards[0]].effect.kind == "得":
        clause = made[awards[0]]
        one = clause.conditions[0] if len(clause.conditions) == 1 else None
        if (
            clause.per is None
            and isinstance(one, Compare)
            and one.high is None
            and one.low is not None
            and one.low.included is True
            and not _related(one.words)
            and one.low.number.unit.family in (*units.COUNTED, "visit")
            and clause.effect.amount.of(full) < full
        ):
            made[awards[0]] = replace(clause, conditions=(), per=Done(one.low.number, one.subject, one.words))
    return tuple(made)


def _related(words: str) -> bool:
    return any(
        word in words for word in ("以上", "≥", ">", "不低于", "不少于", "达到", "超过", "至少", "满", "起", "达")
    )


def _only_number(words: str) -> bool:
    return len(words) <= 4 and not any(sign in words for sign in "每有发现出存少缺")


def _one_sided(clauses: tuple[Clause, ...]) -> set[tuple[Fraction, str]]:
    return {
        (one.high.number.value, one.high.number.unit.family)
        for clause in clauses
        for one in clause.conditions
        if isinstance(one, (Compare, Late)) and one.low is None and one.high is not None
    }


def _closed(one: Compare | Late, ends: set[tuple[Fraction, str]]) -> Compare | Late:
    low, high = one.low, one.high
    if low is not None and high is not None:
        return replace(one, low=_including(low), high=_including(high))
    bound = low or high
    if bound is not None and bound.included is None and (bound.number.value, bound.number.unit.family) in ends:
        shut = replace(bound, included=False)
        return replace(one, low=shut) if low is not None else replace(one, high=shut)
    return one


def _including(bound: Bound) -> Bound:
    return replace(bound, included=True) if bound.included is None else bound


def continued(rule: Rule, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses with what 依次类推 adds; where the printed steps have no one difference the rule is not understood."""
    if not any(isinstance(item, Remark) and item.kind == "类推" for item in rule.items):
        return clauses
    run = series(clauses)
    if run is None:
        return clauses
    first, last = clauses[run[-2]], clauses[run[-1]]
    made = list(clauses)
    at = run[-1] + 1
    one, two = _only(first), _only(last)
    size = (
        two.number.value - one.number.value,
        (last.effect.amount.points or Fraction(0)) - (first.effect.amount.points or Fraction(0)),
    )
    value, points = two.number.value, last.effect.amount.points or Fraction(0)
    for _ in range(MOST_STEPS):
        value, points = value + size[0], points + size[1]
        if value < 0 or (points <= 0 and last.effect.kind == "得") or points > 1000 or value > 10**9:
            break
        made.insert(at, _moved(last, value, points))
        at += 1
    return tuple(made)


def series(clauses: tuple[Clause, ...]) -> list[int] | None:
    """The clauses that 依次类推 continues: one bound each, one difference of bounds and of points; None where there are none."""
    clauses = unified(clauses)
    run = [
        at
        for at, clause in enumerate(clauses)
        if clause.per is None
        and clause.effect.kind in ("得", "扣")
        and clause.effect.amount.points is not None
        and len(clause.conditions) == 1
        and _bound(clause) is not None
    ]
    while len(run) > 1 and any(b - a != 1 for a, b in itertools.pairwise(run)):
        run = run[1:]
    if len(run) < 2 or len({clauses[at].effect.kind for at in run}) > 1:
        return None
    pairs = [(_only(clauses[at]).number.value, clauses[at].effect.amount.points or Fraction(0)) for at in run]
    steps = {(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(pairs)}
    return run if len(steps) == 1 and next(iter(steps))[0] != 0 else None


def _bound(clause: Clause) -> Bound | None:
    one = clause.conditions[0]
    if not isinstance(one, (Compare, Late, Beyond)):
        return None
    if one.low is not None and one.high is not None:
        return one.low if one.low.key() == one.high.key() else None
    return one.low or one.high


def _only(clause: Clause) -> Bound:
    found = _bound(clause)
    if found is None:
        raise TypeError(clause.text)
    return found


def _moved(clause: Clause, value: Fraction, points: Fraction) -> Clause:
    one = clause.conditions[0]
    if not isinstance(one, (Compare, Late, Beyond)):
        raise TypeError(clause.text)
    bound = _only(clause)
    moved = replace(bound, number=Number(value, bound.number.unit, bound.number.name))
    condition = replace(one, low=one.low and moved, high=one.high and moved)
    return replace(clause, conditions=(condition,), effect=replace(clause.effect, amount=Amount(points)))
