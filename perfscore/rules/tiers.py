"""Tiers as one series: what the first member says in full (超过预算5%以内, 逾期3日) the later ones only shorten (10%以内, 6日)."""

from __future__ import annotations

from dataclasses import replace

from perfscore.language import units
from perfscore.rules.nodes import Beyond, Bound, Clause, Compare, Condition, Due, Else, Flag, Late, Reached

_OVER, _UNDER = ("超", "高出", "高于"), ("低", "少于", "不足")


def unified(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Every member of a series as what its first member is."""
    made = list(clauses)
    before: Condition | None = None
    for at, clause in enumerate(made):
        one = clause.conditions[0] if len(clause.conditions) == 1 else None
        if isinstance(one, Compare) and at and made[at - 1].section == clause.section:
            one = _as_first(before, one)
            made[at] = replace(clause, conditions=(one,))
        before = one if isinstance(one, (Beyond, Late)) else None
    return _afterwards(tuple(_alone(made, at) for at in range(len(made))))


def _as_first(before: Condition | None, one: Compare) -> Condition:
    if one.subject.strip("超过出高低于少延逾迟期限时间的") or one.absolute:
        return one
    families = {bound.number.unit.family for bound in (one.low, one.high) if bound is not None}
    if isinstance(before, Late) and families <= units.DURATIONS:
        return Late(one.low, one.high, one.words, one.bare)
    if isinstance(before, Beyond) and families == _families(before):
        against = _UNDER if before.direction == "超" else _OVER
        if not any(word in one.words for word in against):
            return Beyond(before.subject, before.direction, one.low, one.high, one.words)
    return one


def _families(one: Beyond) -> set[str]:
    return {bound.number.unit.family for bound in (one.low, one.high) if bound is not None}


def _alone(clauses: list[Clause], at: int) -> Clause:
    """逾期3日扣1分 alone is no tier: from three days on, or for each three, is not said."""
    clause = clauses[at]
    one = clause.conditions[0] if len(clause.conditions) == 1 else None
    if not (isinstance(one, Late) and one.bare):
        return clause
    beside = [
        other
        for near in (at - 1, at + 1)
        if 0 <= near < len(clauses) and clauses[near].per is None
        for other in clauses[near].conditions
        if isinstance(other, Late)
    ]
    return clause if beside else replace(clause, conditions=(Flag(one.words),))


def _afterwards(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """6月底前完成…，9月底前完成…，逾期不得分: behind several last days, late is later than all of them."""
    made = list(clauses)
    run = 0
    for at, clause in enumerate(made):
        one = clause.conditions[0] if len(clause.conditions) == 1 and clause.per is None else None
        if _last_day(one) and clause.effect.kind in ("得", "免", "扣"):
            run += 1
        elif isinstance(one, Reached) and not one.yes and one.extent == "" and run > 1 and clause.effect.kind == "零":
            made[at] = replace(clause, conditions=(Else(one.words),))
        else:
            run = 0
    return tuple(made)


def _last_day(one: Condition | None) -> bool:
    if isinstance(one, Due):
        return one.before
    return isinstance(one, Compare) and one.low is None and _lasting(one.high)


def _lasting(bound: Bound | None) -> bool:
    return bound is not None and bound.number.unit.family in units.DURATIONS


__all__ = ["unified"]
