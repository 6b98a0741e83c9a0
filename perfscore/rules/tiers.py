"""Tiers as one series: what the first member says in full (超过预算5%以内, 逾期3日) the later ones only shorten (10%以内, 6日)."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from perfscore.language import units
from perfscore.rules.measures import COUNTABLE
from perfscore.rules.nodes import Beyond, Bound, Clause, Compare, Condition, Due, Else, Flag, Late, Reached
from perfscore.rules.ranks import NAME
from perfscore.rules.spans import Number

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
    return _afterwards(tuple(_nothing_of(tuple(made), _alone(made, at), at) for at in range(len(made))))


_UNDONE = re.compile("^(?:未|没有?|尚未)(?P<verb>[\u4e00-\u9fff]{2})$")
_TURNED = re.compile("不降反升|不减反增|不升反降|不增反降|不增反减")
_HOLDS = ("开展", "举办", "组织", "召开", "举行", "实施")


def _nothing_of(clauses: tuple[Clause, ...], clause: Clause, at: int) -> Clause:
    """12次以上得5分…，未开展的不得分; 下降率达3%…，不降反升的不得分: none of what the tiers before it measure."""
    one = clause.conditions[0] if len(clause.conditions) == 1 and clause.per is None else None
    if not isinstance(one, Flag) or clause.effect.kind != "零":
        return clause
    for other in reversed(clauses[:at]):
        tier = other.conditions[-1] if other.conditions else None
        bound = (tier.low or tier.high) if isinstance(tier, Compare) else None
        if not isinstance(tier, Compare) or bound is None or other.section != clause.section:
            continue
        number = bound.number
        found = _UNDONE.match(one.words)
        nought = Number(Fraction(0), number.unit, number.name)
        if found is not None and number.name == NAME and found["verb"] in other.text:
            return replace(clause, conditions=(Else(one.words),))
        if (
            found is not None
            and tier.low is not None
            and (_measures(found["verb"], other, number) or found["verb"] in tier.subject)
        ):
            return replace(clause, conditions=(Compare("", None, Bound(nought, True), words=one.words),))
        if _TURNED.fullmatch(one.words) and re.search("[降升增减]", tier.subject):
            return replace(clause, conditions=(Compare("", None, Bound(nought, False), words=one.words),))
    return clause


def _measures(verb: str, clause: Clause, number: Number) -> bool:
    """Whether the verb is what is counted: 开展活动12次."""
    if number.unit.family not in COUNTABLE or not number.unit.name:
        return False
    return verb in clause.text or (verb in _HOLDS and number.unit.name in ("次", "期", "场", "回"))


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
