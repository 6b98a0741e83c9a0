"""What one award gives: points, counted points, a share, a formula."""

from __future__ import annotations

from fractions import Fraction

from perfscore.rules.evaluate.amounts import capped, note_of, times_of
from perfscore.rules.evaluate.ratios import place_for_ratio, ratio_points
from perfscore.rules.evaluate.run import ZERO, Run, Unclear
from perfscore.rules.evaluate.terms import value_of
from perfscore.rules.expressions import Term
from perfscore.rules.nodes import Away


def own_worth(run: Run, at: int, worth: Fraction) -> Fraction:
    """The points of an award as printed; of a part with its own points, 满分 are those."""
    clause = run.plan.clauses[at]
    if clause.effect.kind == "免":
        return worth
    return clause.effect.amount.of(worth)


def award_of(run: Run, at: int, worth: Fraction) -> Fraction:
    """What an award gives where it holds, without a story."""
    clause = run.plan.clauses[at]
    if clause.effect.kind in ("比", "减比", "式") or clause.per is not None or clause.effect.kind == "酌":
        return award_points(run, at, worth)
    return own_worth(run, at, worth)


def award_points(run: Run, at: int, worth: Fraction) -> Fraction:
    """What an award gives when it holds: points, a share, a ratio, counted points or a formula."""
    clause = run.plan.clauses[at]
    if clause.effect.kind == "酌":
        raise Unclear(
            "标准要由人裁量",
            clause.effect.amount.points or ZERO,
            clause.effect.amount.top if clause.effect.amount.top is not None else worth,
        )
    if clause.effect.kind in ("比", "减比"):
        return ratio_points(run, at, clause, worth)
    if clause.effect.kind == "式":
        run.formula_place = place_for_ratio(run, at)
        if not isinstance(clause.effect.formula, Term):
            raise Unclear("算式没有读懂", ZERO, worth)
        return max(ZERO, value_of(run, at, clause.effect.formula, worth))
    if clause.per is not None:
        times = times_of(run, at, clause)
        amount = capped(run, at, times * own_worth(run, at, worth))
        where = run.told.get(at, "") if isinstance(clause.per, Away) else ""
        run.told[at] = where + note_of(clause, times, amount)
        return amount
    return own_worth(run, at, worth)
