"""The value of a formula: its numbers, names and rates."""

from __future__ import annotations

from fractions import Fraction

from perfscore.language.numbers import MAGNITUDES
from perfscore.rules import asks
from perfscore.rules.axis import Place
from perfscore.rules.evaluate.run import ONE, ZERO, Run, Unclear
from perfscore.rules.formulas import Term
from perfscore.values.types import Quantity


def value_of(run: Run, term: Term, worth: Fraction) -> Fraction:
    """The value of a term, in points where it holds points."""
    if term.op == "数":
        if term.unit and isinstance(run.env.own, Place) and term.unit != run.env.own.unit.family:
            raise Unclear("算式的单位与完成值不同", ZERO, worth)
        return term.value
    if term.op == "分":
        return worth
    if term.op == "名":
        return named_value(run, term.name, worth)
    if term.left is None or term.right is None:
        raise Unclear("算式没有读懂", ZERO, worth)
    whole = run.plan.clauses
    del whole
    if term.op == "/" and rate_term(run) is not None and term == rate_term(run) and isinstance(run.env.own, Place):
        return run.env.own.x * run.env.own.unit.factor / 100
    left, right = value_of(run, term.left, worth), value_of(run, term.right, worth)
    if term.op == "+":
        return left + right
    if term.op == "—":
        return left - right
    if term.op == "×":
        return left * right
    if right == 0:
        raise Unclear("算式的除数为0", ZERO, worth)
    return left / right


def magnitude_of(run: Run) -> Fraction:
    """What a bare number of a formula is counted in: 万 where target and actual are written so."""
    if any(
        isinstance(clause.effect.formula, Term) and any(leaf.unit for leaf in clause.effect.formula.leaves())
        for clause in run.plan.clauses
    ):
        return ONE
    written = next((value.magnitude for value in (run.case.target, run.case.actual) if isinstance(value, Quantity)), "")
    return Fraction(10) ** MAGNITUDES[written]


def rate_term(run: Run) -> Term | None:
    """The quotient that the actual, a rate, stands for."""
    for clause in run.plan.clauses:
        if isinstance(clause.effect.formula, Term):
            return asks.quotient(clause.effect.formula, run.case)
    return None


def named_value(run: Run, name: str, worth: Fraction) -> Fraction:
    """The value of a name in a formula: a fact, the target, the actual, the full marks or a rate."""
    given = run.env.facts.get(("名", name))
    if isinstance(given, Fraction):
        return given
    place = run.env.own
    if not isinstance(place, Place):
        place = run.formula_place
    if not isinstance(place, Place):
        raise Unclear("没有可计算的完成值", ZERO, worth)
    what = asks.role(name, run.case)
    if what == "T":
        if place.low is None:
            raise Unclear("没有指标值", ZERO, worth)
        goal = place.high if place.lower_is_better and place.high is not None else place.low
        return goal * place.unit.factor / 100 if place.is_percent else goal / magnitude_of(run)
    if what == "R":
        rate = place.ratio()
        if rate is not None and not place.is_percent:
            return rate.x / 100
        if place.is_percent:
            wanted = (
                place.low * place.unit.factor
                if place.low is not None and place.low * place.unit.factor != 100
                else None
            )
            if wanted is not None and wanted > 0:
                chosen = run.choices.pick(
                    [
                        ("完成率是实际完成值", place.x * place.unit.factor / 100),
                        ("完成率是实际完成值÷指标值", place.x * place.unit.factor / wanted),
                    ]
                )
                return chosen if isinstance(chosen, Fraction) else ZERO
            return place.x * place.unit.factor / 100
        raise Unclear("没有可计算的完成率", ZERO, worth)
    return place.x * place.unit.factor / 100 if place.is_percent else place.x / magnitude_of(run)
