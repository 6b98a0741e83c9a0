"""What an award is worth: points, a share, so much per unit, a proportion, a formula."""

from __future__ import annotations

from fractions import Fraction

from perfscore.language import units
from perfscore.language.numbers import MAGNITUDES
from perfscore.rules.axis import Day, Place
from perfscore.rules.lexer import Number
from perfscore.rules.needs import own_variable
from perfscore.rules.nodes import (
    Award,
    Compare,
    Done,
    Formula,
    Ratio,
    Reached,
    State,
    Times,
)
from perfscore.rules.scoring.base import (
    ZERO,
    Draft,
    Unclear,
    date_of,
    points_of,
    shown,
)
from perfscore.rules.scoring.steps import Steps
from perfscore.values.types import Quantity


class Worth(Steps):
    """What an award is worth: points, a share, so much per unit, a proportion, a formula."""

    def _worth(self, index: int) -> Fraction:
        """Points of an award that applies."""
        clause = self.clauses[index]
        effect = clause.effect
        if isinstance(effect, Award):
            points = effect.amount.of(self.full)
            if isinstance(clause.per, Times):
                count = self._count(index)
                return points * count
            if isinstance(clause.per, Done):
                where = self._where(index)
                number = where.at(clause.per.size) if isinstance(where, Place) else None
                if not isinstance(where, Place) or number is None:
                    ratio = (
                        where.ratio()
                        if isinstance(where, Place) and self._family(clause.per.size) == units.PERCENT
                        else None
                    )
                    if ratio is None:
                        raise Unclear("缺少可以计步的实际完成值", ZERO, self.full, index + 1)
                    where, number = ratio, clause.per.size.value
                steps = max(ZERO, where.x) / number
                return points * self._whole(steps)
            return points
        if isinstance(effect, Ratio):
            return self._proportion(index)
        if isinstance(effect, Formula):
            return self._formula(index, effect)
        return ZERO

    def _measured(self, index: int) -> str:
        """实际93%， — what was measured, for the story."""
        clause = self.clauses[index]
        where = self._where(index)
        if isinstance(clause.per, Times):
            return f"共{points_of(self._count(index))}次，"
        if isinstance(where, Place):
            return f"实际{shown(where.x, where)}，"
        if isinstance(where, Day):
            return f"完成于{date_of(where.x)}，"
        if isinstance(clause.condition, (State, Reached)):
            return "符合条件，"
        return ""

    def _proportion(self, index: int) -> Fraction:
        where = self._where(index)
        if isinstance(where, str):
            return self.full if where == "best" else ZERO
        effect = self.clauses[index].effect
        if not isinstance(effect, Ratio):
            raise TypeError(effect)
        if not isinstance(where, Place):
            raise Unclear("缺少可以计算比例的实际完成值", ZERO, self.full, index + 1)
        group = self.made.groups.get(index)
        tops = [
            bound.number
            for place, clause in enumerate(self.clauses)
            if self.made.groups.get(place) == group
            and isinstance(clause.condition, Compare)
            and isinstance(clause.effect, Award)
            for bound in (clause.condition.low, clause.condition.high)
            if bound is not None
        ]
        if tops:
            return self._against(where, index, tops)
        ratio = where.ratio()
        if ratio is None:
            if where.is_percent and where.low is None:
                return self.full * min(Fraction(1), max(ZERO, where.x / 100))
            raise Unclear("缺少年度指标值，不能计算完成比例", ZERO, self.full, index + 1)
        share = ratio.x / 100
        if where.lower_is_better:
            if share <= 1:
                return self.full
            one, other = self.full / share, self.full * max(ZERO, 2 - share)
            if effect.deduct or self.case.conventions.reverse == "扣除超出比例":
                return other
            return one
        return self.full * min(max(ZERO, share), Fraction(10**6))

    def _against(self, where: Place, index: int, tops: list[Number]) -> Fraction:
        """With tiers in the text: the completion rate itself, if the highest tier begins at 100%."""
        percent = all(self._family(number) == units.PERCENT for number in tops)
        if percent:
            axis = where if where.is_percent else where.ratio()
            if axis is None:
                raise Unclear("缺少年度指标值，不能计算完成比例", ZERO, self.full, index + 1)
            shares = {axis.x / 100, axis.x / max(number.value for number in tops)}
        else:
            places = [where.at(number) for number in tops]
            if any(place is None or place <= 0 for place in places):
                raise Unclear("不能计算完成比例", ZERO, self.full, index + 1)
            top = max(place for place in places if place is not None)
            shares = {where.x / top}
            if where.low is not None and where.low > 0:
                shares.add(where.x / where.low)
        values = {self.full * max(ZERO, min(Fraction(1), share)) for share in shares}
        if len(values) > 1:
            raise Unclear("“按比例”可以对100%或对所列的最高一档计算，得分不同", min(values), max(values), index + 1)
        return values.pop()

    def _formula(self, index: int, formula: Formula) -> Fraction:
        known = own_variable(formula, self.case)
        self.quotient = "target" in known.values()
        self._same_measure(index, formula)
        stack: list[Fraction] = []
        for term in formula.terms:
            if isinstance(term, Fraction):
                stack.append(term)
            elif term in ("+", "—", "×", "/"):
                right, left = stack.pop(), stack.pop()
                if term == "/" and right == 0:
                    raise Unclear("算式的分母是0", ZERO, self.full, index + 1)
                stack.append(
                    {
                        "+": lambda a, b: a + b,
                        "—": lambda a, b: a - b,
                        "×": lambda a, b: a * b,
                        "/": lambda a, b: a / b,
                    }[term](left, right)
                )
            else:
                stack.append(self._value_of(term, known.get(term, ""), index))
        return stack[0]

    def _same_measure(self, index: int, formula: Formula) -> None:
        """完成额/3500 needs an actual without a unit, or of the unit that is meant: 3500 of what is not said for 万元."""
        own = self.env.own
        if not isinstance(own, Place) or self.quotient:
            return
        money = own.unit.family == "money"
        divisors = {
            term
            for place, term in enumerate(formula.terms)
            if isinstance(term, Fraction) and formula.terms[place + 1 : place + 2] == ("/",)
        }
        if formula.money is money or not (formula.money or divisors):
            return
        self.scale = self._written(divisors)
        if formula.money or self.scale is None:
            raise Unclear("算式里的数与实际完成值的单位不同", ZERO, self.full, index + 1)

    def _written(self, divisors: set[Fraction]) -> Fraction | None:
        """The target's 万 or 亿, where the number in the formula is the target's own as it was written."""
        target = self.case.target
        if not isinstance(target, Quantity) or target.is_range:
            return None
        size = Fraction(10 ** MAGNITUDES[target.magnitude])
        return size if divisors == {Fraction(target.lower) / size} else None

    quotient = False  # a formula that divides by the target: a rate and its target stand in one unit
    scale: Fraction | None = None  # what one of the formula's numbers stands for

    def _value_of(self, name: str, role: str, index: int) -> Fraction:
        if name == "分值":
            return self.full
        fact = self.env.facts.get(("名", name))
        if isinstance(fact, Place):
            return fact.x / 100 if fact.is_percent else fact.x / fact.unit.factor if fact.unit.name else fact.x
        own = self.env.own
        if isinstance(own, Place):
            if role == "actual":
                return own.x / 100 if own.is_percent and not self.quotient else own.x / (self.scale or 1)
            if role == "target" and own.low is not None:
                return own.high if own.lower_is_better and own.high is not None else own.low
            if role == "ratio":
                generic = name in ("完成率", "实际完成率", "完成比例", "实际完成比例", "达成率", "目标完成率")
                if generic and own.is_percent and own.low not in (None, 100):
                    raise Unclear("“完成率”可以是实际完成值本身，也可以是它与指标值之比", ZERO, self.full, index + 1)
                ratio = own if own.is_percent else own.ratio()
                if ratio is not None:
                    return ratio.x / 100
        raise Unclear(f"缺少“{name}”", ZERO, self.full, index + 1)

    def _step(self, clause: int, note: str, after: Fraction) -> None:
        self.drafts.append(Draft(clause, note, self.total, after))
        self.total = after

    def _take(self, index: int, points: Fraction) -> None:
        self._step(index + 1, f"{self._measured(index)}得{points_of(points)}分", self.total + points)
