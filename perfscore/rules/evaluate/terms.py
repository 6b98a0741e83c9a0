"""The value of a formula, and its arithmetic in numbers."""

from __future__ import annotations

from fractions import Fraction

from perfscore.language.numbers import MAGNITUDES
from perfscore.rules.axis import Place
from perfscore.rules.evaluate.run import ONE, ZERO, Run, Unclear
from perfscore.rules.expressions import Term, compute, number
from perfscore.rules.nodes import show
from perfscore.rules.roles import BARE_RATE, own_quotient, role, roles
from perfscore.values.types import Quantity

HUNDRED = Fraction(100)


def value_of(run: Run, at: int, formula: Term, worth: Fraction) -> Fraction:
    """The value of a formula in points; its arithmetic becomes the story of the clause."""
    if _per_hundred(formula) and worth != HUNDRED:
        raise Unclear("算式按100分计，而分值不是100分", ZERO, worth)
    rate, known = own_quotient(formula, run.case), roles(formula, run.case)
    values: dict[Term, Fraction] = {}

    def found(term: Term) -> Fraction | None:
        if term not in values:
            one = _leaf(run, term, worth, known, rate)
            if one is None:
                return None
            values[term] = one
        return values[term]

    try:
        points = compute(formula, found)
    except ZeroDivisionError:
        raise Unclear("算式的除数为0", ZERO, worth) from None
    if points is None:
        raise Unclear("算式没有读懂", ZERO, worth)
    _sensible(run, formula, known, worth)
    run.told[at] = f"{_spelled(formula, values)}＝{show(points)}，"
    return points


def _sensible(run: Run, formula: Term, known: dict[str, str], worth: Fraction) -> None:
    """At the goal a formula gives about the full marks: not many times as much, nor next to nothing; else a sign is lost."""
    place = run.env.own if isinstance(run.env.own, Place) else run.formula_place
    rated = isinstance(place, Place) and place.is_percent
    for term in _nodes(formula):
        sides = [term.left, term.right]
        bare = [
            one
            for one in sides
            if one is not None and one.op == "数" and not one.name and not one.unit and one.value > 1
        ]
        rates = [one for one in sides if one is not None and (one.name == "%" or (rated and one.name in known))]
        if term.op in "+—" and bare and rates and rates[0].left is None:
            raise Unclear("算式里百分数与整数相加减", ZERO, worth)
    if any(leaf.name == "分" and leaf.op == "数" and leaf.value > worth * 2 for leaf in formula.leaves()):
        raise Unclear("算式的分数远大于分值", ZERO, worth)
    whole, none = (_at_goal(run, formula, known, place, worth, rate) for rate in (ONE, ZERO))
    if whole is None or none is None:
        return
    wanted = all(known.get(leaf.name) in ("A", "T", "R") for leaf in formula.leaves() if leaf.op == "名") and not rated
    if (wanted and whole > worth * 2) or (len(run.plan.clauses) == 1 and max(whole, none) * 3 < worth):
        raise Unclear("完成指标值时算式的得分与分值相差太远", ZERO, worth)


def _at_goal(
    run: Run, formula: Term, known: dict[str, str], place: object, worth: Fraction, rated: Fraction
) -> Fraction | None:
    """The value where the actual is the target and every rate is ``rated``; None where a name is neither."""
    goal = None
    if isinstance(place, Place) and not place.is_percent and place.low is not None:
        goal = (place.high if place.lower_is_better and place.high else place.low) / magnitude_of(run)

    def found(term: Term) -> Fraction | None:
        if term.op == "数":
            return term.value
        if term.op == "分":
            return worth
        if term.op == "名" and known.get(term.name) in ("A", "T") and goal is not None:
            return goal
        rate = known.get(term.name) == "R" or term.name.endswith(("率", "满意度"))
        return rated if term.op == "名" and rate else None

    try:
        return compute(formula, found)
    except ZeroDivisionError:
        return None


def _nodes(term: Term) -> list[Term]:
    if term.left is None or term.right is None:
        return []
    return [term, *_nodes(term.left), *_nodes(term.right)]


def _per_hundred(term: Term) -> bool:
    """实际值/目标值×100: a product whose constants make 100."""
    constants = ONE
    while term.op in "×/" and term.left is not None and term.right is not None:
        if term.right.op == "数":
            constants = constants * term.right.value if term.op == "×" else constants
        elif term.right.op == "分":
            return False
        term = term.left
    return constants * (term.value if term.op == "数" else ONE) == HUNDRED and term.op != "分"


def _leaf(run: Run, term: Term, worth: Fraction, known: dict[str, str], rate: Term | None) -> Fraction | None:
    if rate is not None and term == rate and isinstance(run.env.own, Place):
        return run.env.own.x * run.env.own.unit.factor / 100
    if term.op == "分":
        return worth
    if term.op == "名":
        return _named(run, term.name, worth, known.get(term.name))
    if term.op != "数":
        return None
    if term.unit and isinstance(run.env.own, Place) and term.unit != run.env.own.unit.family:
        raise Unclear("算式的单位与完成值不同", ZERO, worth)
    return term.value


def _spelled(term: Term, values: dict[Term, Fraction]) -> str:
    """The formula with its values: （80÷100）×10."""
    if term.left is None or term.right is None or (term in values and term.op == "/"):
        return str(number(values.get(term, term.value), term.name if term.op == "数" else ""))
    left, right = (
        f"（{_spelled(side, values)}）"
        if side.op in "+—" and (term.op in "×/" or (term.op == "—" and side is term.right))
        else _spelled(side, values)
        for side in (term.left, term.right)
    )
    if term.op in "小大":
        return f"（{left}，最{'高' if term.op == '小' else '低'}{right}）"
    return f"{left}{'÷' if term.op == '/' else '－' if term.op == '—' else '＋' if term.op == '+' else '×'}{right}"


def magnitude_of(run: Run) -> Fraction:
    """What a bare number of a formula is counted in: 万 where target and actual are written so."""
    formulas = [clause.effect.formula for clause in run.plan.clauses if isinstance(clause.effect.formula, Term)]
    if any(leaf.unit for formula in formulas for leaf in formula.leaves()):
        return ONE
    written = next((value.magnitude for value in (run.case.target, run.case.actual) if isinstance(value, Quantity)), "")
    return Fraction(10) ** MAGNITUDES[written]


def _named(run: Run, name: str, worth: Fraction, what: str | None) -> Fraction:
    """The value of a name in a formula: a fact, the target, the actual or the completion rate."""
    given = run.env.facts.get(("名", name))
    if isinstance(given, Fraction):
        return given
    what = what or role(name, run.case)
    place = run.env.own if isinstance(run.env.own, Place) else run.formula_place
    if not isinstance(place, Place) or what is None:
        raise Unclear("没有可计算的完成值" if what else f"缺少“{name}”", ZERO, worth)
    if what == "T":
        return _target(run, place, worth)
    if what == "R":
        return _completion(run, place, worth, name)
    return place.x * place.unit.factor / 100 if place.is_percent else place.x / magnitude_of(run)


def _target(run: Run, place: Place, worth: Fraction) -> Fraction:
    if place.low is None:
        raise Unclear("没有指标值", ZERO, worth)
    goal = place.high if place.lower_is_better and place.high is not None else place.low
    return goal * place.unit.factor / 100 if place.is_percent else goal / magnitude_of(run)


def _completion(run: Run, place: Place, worth: Fraction, name: str) -> Fraction:
    """完成率: actual over target, or the percentage itself; against a target of 95% both are meant by some."""
    if not place.is_percent:
        rate = place.ratio()
        if rate is None:
            raise Unclear("没有可计算的完成率", ZERO, worth)
        return rate.x / 100
    own = place.x * place.unit.factor / 100
    wanted = place.low * place.unit.factor / 100 if place.low is not None else ONE
    if wanted in (ZERO, ONE) or not BARE_RATE.match(name):
        return own
    chosen = run.choices.pick([("完成率是实际完成值", own), ("完成率是实际完成值÷指标值", own / wanted)])
    return chosen if isinstance(chosen, Fraction) else ZERO
