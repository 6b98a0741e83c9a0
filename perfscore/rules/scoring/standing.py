"""Where the value stands: comparisons, being at the target, grades, and whether a condition holds."""

from __future__ import annotations

from fractions import Fraction

from perfscore.language import units
from perfscore.rules.axis import Day, Place
from perfscore.rules.conditions import is_completion
from perfscore.rules.lexer import Number
from perfscore.rules.nodes import (
    Add,
    Award,
    Away,
    Bound,
    Compare,
    Deduct,
    Grade,
    Occurs,
    Reached,
    State,
    Zero,
    show,
)
from perfscore.rules.scoring.base import (
    ZERO,
    Base,
    Unclear,
    count_of,
    day_of,
    grade_word,
)


class Standing(Base):
    """Where the value stands: comparisons, being at the target, grades, and whether a condition holds."""

    def _rough(self, index: int) -> Fraction:
        effect = self.clauses[index].effect
        if isinstance(effect, Award):
            return effect.amount.of(self.full)
        return ZERO if isinstance(effect, Zero) else self.full / 2

    def _is_top(self, index: int) -> bool:
        effect = self.clauses[index].effect
        if not isinstance(effect, Award):
            return False
        return effect.amount.of(self.full) >= max(
            other.effect.amount.of(self.full) for other in self.clauses if isinstance(other.effect, Award)
        )

    def _grade_applies(self, index: int) -> bool:
        clause = self.clauses[index]
        if isinstance(clause.condition, Grade) and index in self.made.grades:
            return self._holds(index)
        return True

    def _far_enough(self, index: int, condition: Compare) -> int | None:
        """With the distance as the fact (缺几项): an award holds at no distance, 3项及以上不得分 counts it."""
        far = count_of(self.env.facts[("距离", self.made.groups[index])])
        if not isinstance(self.clauses[index].effect, (Zero, Deduct)):
            return 2 if far <= 0 else None
        for bound, sign in ((condition.low, 1), (condition.high, -1)):
            if bound is not None and (
                (far - bound.number.value) * sign < 0 or (far == bound.number.value and not bound.closed)
            ):
                return None
        return 2

    def _inside(self, index: int, condition: Compare) -> int | None:
        """How firmly the value lies inside (2 within, else the firmness of the end), None outside."""
        where = self._where(index)
        if ("距离", self.made.groups.get(index, "")) in self.env.facts and not condition.base:
            return self._far_enough(index, condition)
        if isinstance(where, str):
            return (
                2
                if where == "best" and self._rough(index) > 0 and isinstance(self.clauses[index].effect, Award)
                else None
            )
        firm = 2
        if condition.base in ("超", "低", "迟", "早") and condition.low is None and not self._is_top(index):
            pair = self._pair(index, condition.high.number, condition.base) if condition.high is not None else None
            if pair is not None and pair[0] <= 0:
                return None  # 超支不超过5%: whoever has not overspent is not meant
        for bound, sign in ((condition.low, 1), (condition.high, -1)):
            if bound is None:
                continue
            pair = self._pair(index, bound.number, condition.base)
            if pair is None:
                raise Unclear(
                    f"“{bound.number.unit or show(bound.number.value)}”与实际完成值的单位不能换算",
                    ZERO,
                    self.full,
                    index + 1,
                )
            x, number = pair
            if (x - number) * sign < 0 or (x == number and not bound.closed):
                return None
            if x == number:
                firm = min(firm, bound.firm)
        return firm

    def _side(self, index: int) -> int | None:
        """−1 when the value lies below the tier's interval, +1 above."""
        condition = self.clauses[index].condition
        if not isinstance(condition, Compare):
            raise TypeError(condition)
        for bound, side in ((condition.low, -1), (condition.high, 1)):
            if bound is None:
                continue
            pair = self._pair(index, bound.number, condition.base)
            if pair is None:
                return None
            if (side < 0 and pair[0] <= pair[1]) or (side > 0 and pair[0] >= pair[1]):
                return side
        return None

    def _pair(self, index: int, number: Number, base: str) -> tuple[Fraction, Fraction] | None:
        """Value and number on one axis: the quantity itself, relative to the target, or the distance from it."""
        fact = self.env.facts.get(("距离", self.made.groups.get(index, "")))
        if fact is not None and base in ("超", "低", "迟", "早"):
            at = fact.at(number) if isinstance(fact, Place) else number.value
            return None if at is None else (count_of(fact), at)
        where = self._where(index)
        if isinstance(where, Day):
            return self._late_pair(where, number, base)
        if not isinstance(where, Place):
            return None
        percent = self._family(number) == units.PERCENT
        if base == "指标":
            ratio = where.ratio() or (where if where.is_percent and where.low is None else None)
            return (ratio.x, number.value) if ratio is not None and percent else None
        if base:
            return self._distance_pair(where, number, base)
        if percent and not where.is_percent:
            ratio = where.ratio()
            condition = self.clauses[index].condition
            subject = condition.subject if isinstance(condition, Compare) else ""
            if ratio is None or not is_completion(subject):
                return None
            return ratio.x, ratio.at(number) or ZERO
        at = where.at(number)
        return None if at is None else (where.x, at)

    def _late_pair(self, day: Day, number: Number, base: str) -> tuple[Fraction, Fraction] | None:
        day = self._due(day)
        late = day.late(Number(Fraction(1), number.unit)) if base in ("迟", "早") else None
        if late is None:
            return None
        return (late[1] if base == "迟" else -late[1]), number.value

    def _distance_pair(self, where: Place, number: Number, base: str) -> tuple[Fraction, Fraction] | None:
        if where.low is None or where.high is None:
            return None
        above = base in ("超", "迟")
        gap = where.x - where.high if above else where.low - where.x
        if self._family(number) == units.PERCENT and not where.is_percent:
            goal = where.high if above else where.low
            return (gap / goal * 100, number.value) if goal > 0 else None
        at = where.at(number)
        return None if at is None else (gap, at)

    def _as_distance(self, index: int, condition: Compare) -> Compare:
        """每超过1%扣…，超过10%不得分: the number may be the distance itself; where both readings fit they must agree."""
        if condition.subject or condition.base or (condition.low is None) is (condition.high is None):
            return condition
        group = self.made.groups.get(index)
        step = next(
            (
                place
                for place, clause in enumerate(self.clauses[:index])
                if isinstance(clause.per, Away)
                and isinstance(clause.effect, Deduct)
                and self.made.groups.get(place) == group
                and self._active(place)
            ),
            None,
        )
        where = self._where(index)
        if step is None and isinstance(where, Place) and isinstance(self.clauses[index].effect, Add):
            return self._bonus_distance(where, condition)
        if step is None or not isinstance(where, (Place, Day)):
            return condition
        per = self.clauses[step].per
        if not isinstance(per, Away):
            raise TypeError(per)
        bound = condition.low if per.direction in ("超", "迟") else condition.high
        if bound is None:
            return condition
        far = Compare(
            "",
            Bound(bound.number, bound.closed, bound.firm),
            None,
            {"超": "超", "迟": "迟", "低": "低"}.get(per.direction, ""),
        )
        if not far.base:
            return condition
        if isinstance(where, Day):
            return Compare("", far.low, None, "迟")
        return self._nearer_reading(index, step, per, where, bound, condition, far)

    def _bonus_distance(self, where: Place, condition: Compare) -> Compare:
        """完成目标得4分，超过5%加0.5分: a number far below the target can only be the distance."""
        bound = condition.low
        percent = bound is not None and self._family(bound.number) == units.PERCENT
        axis = where.ratio() if percent and not where.is_percent else where
        number = axis.at(bound.number) if axis is not None and bound is not None else None
        if bound is None or number is None or axis is None or axis.low is None or number * 2 > axis.low:
            return condition
        return Compare("", bound, None, "超")

    def _nearer_reading(
        self, index: int, step: int, per: Away, where: Place, bound: Bound, condition: Compare, far: Compare
    ) -> Compare:
        percent = self._family(bound.number) == units.PERCENT
        if (per.size.unit in ("%", "个百分点")) is not percent:
            return condition
        axis = where.ratio() if percent and not where.is_percent else where
        number = axis.at(bound.number) if axis is not None else None
        try:
            base = self._baseline(where, step, per, percent)
        except Unclear:
            return condition
        if number is None:
            return condition
        if per.direction == "低":
            if number * 2 > base:
                return condition
        elif number <= base:
            return self._from(base, far, where, percent)
        elif self._tier_bound(step, per) is not None or self._own_bound(step, per) is not None:
            return condition
        far = self._from(base, far, where, percent)
        if (self._inside(index, condition) is None) is not (self._inside(index, far) is None):
            raise Unclear(
                f"“{show(bound.number.value)}{bound.number.unit}”可以是完成值，也可以是相差的数，得分不同",
                ZERO,
                self.full,
                index + 1,
            )
        return condition

    def _from(self, base: Fraction, far: Compare, where: Place, percent: bool) -> Compare:
        """The distance as an interval on the axis itself, counted from the baseline of the steps."""
        if far.low is None:
            raise TypeError("far.low")
        sign = 1 if far.base == "超" else -1
        axis = where.ratio() if percent and not where.is_percent else where
        if axis is None:
            raise TypeError("axis")
        end = base + sign * (axis.at(far.low.number) or ZERO)
        unit = axis.unit.name
        bound = Bound(Number(end, unit), far.low.closed, far.low.firm)
        return Compare("", bound, None) if sign > 0 else Compare("", None, bound)

    def _holds(self, index: int) -> bool:
        """Whether the condition of a clause is the case."""
        clause = self.clauses[index]
        condition = clause.condition
        if index in self.made.grades:
            return self._grade(index)
        if index in self.made.denied:
            return not self._holds(self.made.denied[index][0])
        if condition is None:
            return True
        if isinstance(condition, Compare):
            return self._inside(index, self._as_distance(index, condition)) is not None
        if isinstance(condition, State):
            return bool(self.env.facts.get(("是否", condition.words)))
        if isinstance(condition, Occurs):
            return count_of(self.env.facts.get(("次数", condition.words))) >= 1
        if isinstance(condition, Reached):
            return self._reached(index, condition)
        return False

    def _grade(self, index: int) -> bool:
        key = self.made.grades[index]
        words = {
            name for place, other in self.made.grades.items() if other == key for name in self.made.grade_words[place]
        }
        word = grade_word(self.env.facts.get(key, self.env.word), words)
        if word not in words:
            raise Unclear(f"等次“{word}”不在标准所列之内", ZERO, self.full, index + 1)
        return word in self.made.grade_words[index]

    def _reached(self, index: int, condition: Reached) -> bool:
        fact = self.env.facts.get(("是否", condition.words))
        if fact is not None:
            return bool(fact)
        where = self._where(index)
        if isinstance(where, str):
            return (where == "best") is condition.met
        if isinstance(where, Day) and condition.day:
            where = self._text_day(where, condition)
        if isinstance(where, Place) and condition.aspect in ("限", "超", "钱"):
            return self._within(index, where, condition.aspect) is condition.met
        tiers = self._tiers_beside(index)
        if self._at_target(index):
            tiers = []
        if tiers and not condition.met and condition.aspect == "量" and len(condition.words) <= 6:
            return not any(self._claim(place, tiers) for place in tiers)
        if isinstance(where, Day) and condition.aspect == "量" and self._tells_lateness(index):
            return condition.met  # 未按时完成扣2分，未完成不得分: a day of completion means that it was done
        met = where.met() if isinstance(where, (Place, Day)) else None
        if met is None and isinstance(where, Place) and where.is_percent and where.low is None:
            named = "目标" in condition.words or "指标" in condition.words
            met = where.x >= 100 if "完成" in condition.words and not named else None  # 全部完成
        if met is None:
            raise Unclear("缺少年度指标值，不能判断是否完成", ZERO, self.full, index + 1)
        return met is condition.met

    def _tells_lateness(self, index: int) -> bool:
        """Whether another clause says what being late costs."""
        for place, other in enumerate(self.clauses):
            condition = other.condition
            late = isinstance(condition, Reached) and condition.aspect == "时" and not condition.met
            behind = isinstance(condition, Compare) and condition.base == "迟"
            if place != index and (late or behind or (isinstance(other.per, Away) and other.per.direction == "迟")):
                return True
        return False

    def _within(self, index: int, where: Place, aspect: str) -> bool:
        """Not above the target; 超支 beside a rate of saving means less than nothing saved."""
        if where.high is not None:
            return where.x <= where.high
        saved = any(
            isinstance(other.condition, Compare) and "节约" in other.condition.subject for other in self.clauses
        )
        if aspect == "钱" and where.is_percent and saved:
            return where.x >= 0
        raise Unclear("缺少年度指标值", ZERO, self.full, index + 1)

    def _at_target(self, index: int) -> bool:
        """完成目标得3分 … 未完成不得分: the opposite of a clause about the target itself."""
        return any(
            isinstance(other.condition, Reached) and other.condition.met and isinstance(other.effect, Award)
            for place, other in enumerate(self.clauses)
            if self.made.groups.get(place) == self.made.groups.get(index)
        )

    def _tiers_beside(self, index: int) -> list[int]:
        """Awards by comparison for the same measure: 未达到的 is whatever they leave."""
        return [
            place
            for place, name in self.made.groups.items()
            if name == self.made.groups.get(index)
            and isinstance(self.clauses[place].condition, Compare)
            and isinstance(self.clauses[place].effect, Award)
            and self.clauses[place].per is None
        ]

    def _due(self, day: Day) -> Day:
        """The day against the deadline that the text itself names, where it names one."""
        heads = [
            clause.condition
            for clause in self.clauses
            if isinstance(clause.condition, Reached) and clause.condition.day
        ]
        return self._text_day(day, heads[0]) if heads else day

    def _text_day(self, day: Day, condition: Reached) -> Day:
        moment = day_of(condition.day, self.case.year)
        if moment is None:
            raise Unclear("缺少年度，不能确定期限", ZERO, self.full)
        return day.with_deadline(moment)
