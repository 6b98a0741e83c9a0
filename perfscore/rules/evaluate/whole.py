"""The whole of an indicator: its parts together, what is taken from all of them, caps and floors."""

from __future__ import annotations

from fractions import Fraction

from perfscore.rules.evaluate.amounts import local_caps
from perfscore.rules.evaluate.holding import holds_all
from perfscore.rules.evaluate.parts import awarding, bonus_only, in_scope, score_part
from perfscore.rules.evaluate.run import ZERO, Result, Run, Unclear
from perfscore.rules.evaluate.takes import take_points
from perfscore.rules.groups.plan import Part, Plan, gives
from perfscore.rules.nodes import (
    FULL,
    Compare,
    show,
)


def _only_bare_zero(plan: Plan) -> bool:
    """60%不得分 alone: neither side of the number is said."""
    first = plan.clauses[0].conditions if len(plan.clauses) == 1 and plan.clauses[0].effect.kind == "零" else ()
    return any(isinstance(one, Compare) and one.bare and one.low is not None and one.low.number.value for one in first)


def _conditioned(run: Run) -> None:
    """Points that hang on nothing are not understood; one award without a condition is the start."""
    plan = run.plan
    idle = [
        clause
        for clause in plan.clauses
        if clause.effect.kind in ("得", "零") and not clause.conditions and clause.per is None
    ]
    if len(idle) > 1 or any(clause.effect.kind == "零" for clause in idle):
        raise Unclear("有得分没有写明条件", ZERO, run.full)
    if any(
        clause.effect.kind in ("扣", "加") and not clause.conditions and clause.per is None for clause in plan.clauses
    ):
        raise Unclear("有扣分或加分没有写明条件", ZERO, run.full)
    if not plan.everywhere and _only_bare_zero(plan):
        raise Unclear("只写了一个数不得分，没有写明是达到还是达不到", ZERO, run.full)


def score(run: Run) -> Result:
    """The score."""
    plan = run.plan
    _conditioned(run)
    for group in plan.highest:
        holding = [at for at in group if holds_all(run, at)]
        best = max(holding, key=lambda at: plan.clauses[at].effect.amount.of(run.full), default=None)
        run.dropped |= {at for at in holding if at != best}
    zero = False
    below = ZERO
    parts = [part for part in plan.parts if in_scope(run, part.scope)]
    many = len([part for part in parts if any(gives(plan.clauses[at]) for at in part.clauses)]) > 1
    total, lost = ZERO, ZERO
    many_takes = len(parts) > 1 and any(not awarding(run, part) and part.title is None for part in parts)
    singles: list[Fraction] = []
    if not parts:
        if plan.parts:
            return Result(ZERO, run.drafts, run.partial)
        total = run.full
    for part in parts:
        got, nothing, under = score_part(run, part, total, many)
        zero = zero or nothing
        below += under
        if many_takes and not awarding(run, part) and not bonus_only(run, part):
            lost += (part.title.of(run.full) if part.title is not None else run.full) - got
        else:
            total += got
        singles.append(got)
    if many_takes:
        total = (total if any(awarding(run, part) for part in parts) else run.full + total) - lost
    total = competing(run, parts, singles, total)
    for index in plan.everywhere:
        clause = plan.clauses[index]
        if not in_scope(run, clause.scope):
            continue
        total, nothing, under = take_points(run, index, clause, total, None)
        zero = zero or nothing
        below += under
    if zero:
        total = ZERO
    return bounded(run, total, below, zero=zero)


def bounded(run: Run, total: Fraction, below: Fraction, *, zero: bool) -> Result:
    """Floor and caps of the whole; only the text moves them."""
    top, floor = run.full, ZERO
    for limit in run.plan.limits:
        if limit.clause >= 0 and limit.kind in ("加", "扣", "加扣"):
            continue
        if limit.kind == "得" and limit.amount != FULL and not local_caps(run, limit):
            top = limit.amount.of(run.full)
        if limit.kind == "底" and limit.amount.points is not None:
            floor = max(floor, limit.amount.points)
        if limit.kind == "扣" and limit.clause < 0 and limit.amount != FULL and not zero:
            floor = max(floor, run.full - limit.amount.of(run.full))
    before = total
    if total > top:
        run.cut = total - top
        total = top
        run.tell(-1, f"最高{show(top)}分", before, total)
    if total < floor and not run.plan.no_floor:
        total = floor
        run.tell(-1, f"扣至{show(floor)}分为止", before, total)
    if below and all(clause.effect.kind == "倒" for clause in run.plan.clauses):
        raise Unclear("标准没有写明从多少分倒扣", -below, run.full)
    if below:
        run.tell(-1, f"倒扣{show(below)}分", total, total - below)
        total -= below
    return Result(total, run.drafts, run.partial, list(run.choices.notes), run.cut)


def competing(run: Run, parts: list[Part], singles: list[Fraction], total: Fraction) -> Fraction:
    """Awards of one clause each that cannot all be meant to add: more than the full marks together."""
    plan = run.plan
    if plan.adds_up or len(parts) < 2:
        return total
    clauses = [plan.clauses[part.clauses[0]] for part in parts]
    if not all(clause.effect.kind == "得" and clause.per is None for clause in clauses):
        return total
    worth = [clause.effect.amount.of(run.full) for clause in clauses]
    if sum(worth) <= run.full or max(worth) < run.full:
        return total
    got = [single for single in singles if single > 0]
    if len(got) > 1 and max(got) < run.full:
        chosen = run.choices.pick(
            [("几项同时符合，取最高的一项", max(got)), ("几项同时符合，合计", min(total, run.full))]
        )
        return chosen if isinstance(chosen, Fraction) else total
    return total
