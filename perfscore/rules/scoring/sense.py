"""What no sane text says: damage and slips of the pen, found in the composed function."""

from __future__ import annotations

from fractions import Fraction

from perfscore.rules.axis import Place, size_of
from perfscore.rules.nodes import (
    Add,
    Award,
    Away,
    Cap,
    Clause,
    Compare,
    Deduct,
    Grade,
    Judge,
    Reached,
    State,
    Zero,
)
from perfscore.rules.scoring.base import (
    ZERO,
    Unclear,
)
from perfscore.rules.scoring.tiers import Tiers


class Sense(Tiers):
    """What no sane text says: damage and slips of the pen, found in the composed function."""

    def _check_judges(self) -> None:
        for index, clause in enumerate(self.clauses):
            if isinstance(clause.effect, Judge) and (clause.condition is None or self._grade_applies(index)):
                raise Unclear("评分标准要由人裁量", ZERO, self.full, index + 1)

    def _check_grade(self) -> None:
        """产区 or 非产区: a word that the text does not know leaves it open."""
        words = {clause.grade for clause in self.clauses if clause.grade}
        word = self.env.facts.get(("档", ""))
        if words and word not in words:
            raise Unclear(f"等次“{word}”不在标准所列之内", ZERO, self.full)

    def _check_sense(self) -> None:
        """What no sane text says, wherever the value lies: damage, or a slip of the pen."""
        for index, clause in enumerate(self.clauses):
            effect, condition = clause.effect, clause.condition
            if (
                isinstance(effect, (Zero, Deduct))
                and isinstance(condition, Reached)
                and condition.met
                and clause.per is None
            ):
                raise Unclear("完成了反而扣分或不得分，标准自相矛盾", ZERO, self.full, index + 1)
            if (
                isinstance(effect, (Zero, Deduct))
                and isinstance(condition, Compare)
                and clause.per is None
                and condition.base == ""
            ):
                self._spares_the_good(index, condition)
            if isinstance(effect, (Award, Add)):
                self._rewards_the_worse(index, clause)
            self._said_twice(index, clause)
        self._check_caps()
        for group in dict.fromkeys(self.made.groups.values()):
            self._check_order(group)

    def _rewards_the_worse(self, index: int, clause: Clause) -> None:
        """未完成得满分, 每延迟1个月加1分: less than what the target itself earns, or it is misread."""
        condition, per, effect = clause.condition, clause.per, clause.effect
        if isinstance(effect, Add):
            if isinstance(per, Away) and per.direction == "迟":
                raise Unclear("逾期反而加分，标准自相矛盾", ZERO, self.full, index + 1)
            return
        group = self.made.groups.get(index)
        if isinstance(condition, Compare) and self._against_steps(index, condition, group):
            raise Unclear("得分的条件与扣分的方向相反，标准自相矛盾", ZERO, self.full, index + 1)
        if not isinstance(condition, Reached) or condition.met or condition.aspect == "超" or index in self.made.grades:
            return
        better = [
            self._rough(place)
            for place, other in enumerate(self.clauses)
            if isinstance(other.effect, Award)
            and place != index
            and (self.made.groups.get(place) == group or place in self.made.heads)
            and not (isinstance(other.condition, Reached) and not other.condition.met)
        ]
        if not better or max(better) <= self._rough(index):
            raise Unclear("未完成反而得分，标准自相矛盾", ZERO, self.full, index + 1)

    def _against_steps(self, index: int, condition: Compare, group: str | None) -> bool:
        """每降低1%扣0.1分，低于60%得满分: the only award lies where the steps lead."""
        if condition.base or (condition.low is None) is (condition.high is None):
            return False
        awards = [place for place, other in enumerate(self.clauses) if isinstance(other.effect, Award)]
        ways = {
            other.per.direction
            for place, other in enumerate(self.clauses)
            if isinstance(other.per, Away) and isinstance(other.effect, Deduct) and self.made.groups.get(place) == group
        }
        if awards != [index] or len(ways) != 1:
            return False
        return ("低" in ways and condition.low is None) or (bool(ways & {"超", "迟"}) and condition.high is None)

    def _check_order(self, group: str) -> None:
        """Tiers of one measure rise to one peak; a valley between, or an award for being later, is a slip."""
        members = [place for place, name in self.made.groups.items() if name == group and self._active(place)]
        plain: list[tuple[Fraction, Fraction]] = []
        late: list[tuple[Fraction, Fraction]] = []
        for place in members:
            clause = self.clauses[place]
            condition = clause.condition
            if (
                clause.per is not None
                or not isinstance(clause.effect, (Award, Zero))
                or not isinstance(condition, Compare)
            ):
                continue
            centre = self._middle(condition)
            if centre is not None and condition.base in ("", "指标"):
                plain.append((centre, self._rough(place)))
            elif centre is not None and condition.base in ("迟", "低"):
                late.append((centre, self._rough(place)))
        values = [worth for _centre, worth in sorted(plain)]
        valley = any(
            values[place] < max(values[:place]) and values[place] < max(values[place + 1 :])
            for place in range(1, len(values) - 1)
        )
        worse = [worth for _centre, worth in sorted(late)]
        if valley or worse != sorted(worse, reverse=True):
            raise Unclear("各档的分值没有依次递减，标准自相矛盾", ZERO, self.full)
        self._check_nested(members)
        self._check_cascade(members)

    def _check_cascade(self, members: list[int]) -> None:
        """90%以上得5分，80%以上得6分: of bounds in one direction the stricter earns more."""
        for low in (True, False):
            ends: list[tuple[Fraction, Fraction]] = []
            for place in members:
                clause = self.clauses[place]
                condition = clause.condition
                if not isinstance(clause.effect, Award) or not isinstance(condition, Compare) or condition.base:
                    continue
                end, other = (condition.low, condition.high) if low else (condition.high, condition.low)
                if clause.per is None and end is not None and other is None:
                    ends.append((size_of(end.number) if low else -size_of(end.number), self._rough(place)))
            worths = [worth for _end, worth in sorted(ends)]
            if worths != sorted(worths):
                raise Unclear("界限更严的一档反而得分更低，标准自相矛盾", ZERO, self.full)

    def _middle(self, condition: Compare) -> Fraction | None:
        """Where a tier lies among the others; a one-sided one just beyond its bound."""
        if condition.low is not None and condition.high is not None:
            return (size_of(condition.low.number) + size_of(condition.high.number)) / 2
        if condition.low is not None:
            return size_of(condition.low.number) + Fraction(1, 1000)
        return size_of(condition.high.number) - Fraction(1, 1000) if condition.high is not None else None

    def _check_nested(self, members: list[int]) -> None:
        """死亡率超过1%得5分，1%—2%得3分: a stretch inside another tier's open side with other points."""
        tiers = [
            (self.clauses[place].condition, place)
            for place in members
            if isinstance(self.clauses[place].effect, Award) and self.clauses[place].per is None
        ]
        for condition, place in tiers:
            if not isinstance(condition, Compare) or condition.low is None or condition.high is None or condition.base:
                continue
            low, high = size_of(condition.low.number), size_of(condition.high.number)
            for other, rival in tiers:
                if rival == place or not isinstance(other, Compare) or other.base or low == high:
                    continue
                if (other.low is None) is (other.high is None) or self._rough(rival) == self._rough(place):
                    continue
                above = other.low is not None and size_of(other.low.number) <= low
                below = other.high is not None and size_of(other.high.number) >= high
                if above or below:
                    raise Unclear("一档落在另一档的范围之内，分值不同", ZERO, self.full, place + 1)

    def _said_twice(self, index: int, clause: Clause) -> None:
        """诚信经营得5分，诚信经营得0分: one condition, two results."""
        if (
            clause.per is not None
            or not isinstance(clause.condition, (State, Grade))
            or not isinstance(clause.effect, (Award, Zero))
        ):
            return
        for other in self.clauses[:index]:
            if (
                other.condition == clause.condition
                and other.grade == clause.grade
                and isinstance(other.effect, (Award, Zero))
                and other.effect != clause.effect
            ):
                raise Unclear("同一条件写了两种得分", ZERO, self.full, index + 1)

    def _spares_the_good(self, index: int, condition: Compare) -> None:
        """A deduction or zero that also meets whoever reaches the target, or full marks, is misread."""
        where = self._where(index)
        if not isinstance(where, Place):
            return
        goods = list({where.low} if where.low is not None else set())
        group = self.made.groups.get(index)
        for place, clause in enumerate(self.clauses):
            if (
                self.made.groups.get(place) == group
                and isinstance(clause.effect, Award)
                and isinstance(clause.condition, Compare)
                and not clause.condition.base
            ):
                ends = [
                    end.number
                    for end in (clause.condition.low, clause.condition.high)
                    if end is not None and end.closed
                ]
                at = next((x for x in map(where.at, ends) if x is not None), None)
                if at is not None and self._rough(place) == max(
                    self._rough(other)
                    for other in range(len(self.clauses))
                    if isinstance(self.clauses[other].effect, Award)
                ):
                    goods = [at]
        env_where = self.env.groups.get(group or "")
        for good in goods:
            if good is None:
                continue
            try:
                self.env.groups[group or ""] = Place(
                    good, where.unit, where.low, where.high, where.lower_is_better, where.strict
                )
                if self._inside(index, self._as_distance(index, condition)) == 2:
                    raise Unclear("达到指标值也要扣分，标准自相矛盾或可作别的理解", ZERO, self.full, index + 1)
            finally:
                self.env.groups[group or ""] = env_where

    def _check_caps(self) -> None:
        caps = [item.amount.of(self.full) for item in self.rule.items if isinstance(item, Cap) and item.scope == "得"]
        top = max(caps, default=self.full)
        deducts = any(isinstance(clause.effect, Deduct) for clause in self.clauses)
        for index, clause in enumerate(self.clauses):
            if (
                isinstance(clause.effect, Award)
                and clause.per is None
                and self._active(index)
                and clause.effect.amount.of(self.full) > max(self.full, top)
            ):
                raise Unclear("标准写的得分高于分值", ZERO, self.full, index + 1)
            if (
                caps
                and isinstance(clause.effect, Award)
                and clause.per is None
                and clause.effect.amount.of(self.full) > top
            ):
                raise Unclear("标准写的得分高于写明的上限", ZERO, self.full, index + 1)
        if caps and deducts and top < self.full:
            raise Unclear("标准写明的上限低于分值，却从满分扣起", ZERO, self.full)

    def _wrong_way(self, index: int, clause: Clause) -> None:
        """A bonus for doing worse contradicts itself: 未达100%，加2分."""
        sign = 0
        condition, per = clause.condition, clause.per
        if isinstance(condition, Reached) and not condition.met and condition.aspect != "超":
            raise Unclear("未完成反而加分，标准自相矛盾", ZERO, self.full, index + 1)
        if isinstance(per, Away):
            sign = {"低": -1, "超": 1}.get(per.direction, 0)
        elif (
            isinstance(condition, Compare)
            and condition.base == ""
            and (condition.low is None) is not (condition.high is None)
        ):
            sign = 1 if condition.low is not None else -1
        if sign and sign != self._good(index):
            raise Unclear("完成得更差反而加分，标准自相矛盾", ZERO, self.full, index + 1)

    def _good(self, index: int) -> int:
        """Whether more (+1) or less (−1) is better for what a bonus measures."""
        where = self._where(index)
        for place, clause in enumerate(self.clauses):
            if (
                isinstance(clause.per, Away)
                and isinstance(clause.effect, Deduct)
                and self.made.groups.get(place) == self.made.groups.get(index)
            ):
                return {"差": 1, "低": 1, "超": -1, "迟": -1}.get(clause.per.direction, 1)
            if (
                place != index
                and isinstance(clause.effect, Award)
                and isinstance(clause.condition, Compare)
                and self.made.groups.get(place) == self.made.groups.get(index)
                and (clause.condition.low is None) is not (clause.condition.high is None)
            ):
                return 1 if clause.condition.low is not None else -1
        taken = [
            (self._centre(place), clause.effect.amount.of(self.full))
            for place, clause in enumerate(self.clauses)
            if isinstance(clause.effect, Deduct)
            and isinstance(clause.condition, Compare)
            and self.made.groups.get(place) == self.made.groups.get(index)
        ]
        known = sorted((centre, points) for centre, points in taken if centre is not None)
        if len(known) > 1 and known[0][1] < known[-1][1]:
            return -1  # 1—2处扣1分，3—5处扣2分: more is worse
        lower = self.case.lower_is_better or (isinstance(where, Place) and where.lower_is_better)
        return -1 if lower else 1

    def _wrong_zero(self, index: int, clause: Clause) -> None:
        group = self.made.groups.get(index, "")
        if group in self.made.alias or ("距离", group) in self.env.facts:
            return  # 发现2例及以上不得分: what is counted is bad in itself
        condition = clause.condition
        if isinstance(condition, Reached) and condition.met:
            raise Unclear("完成了反而不得分，标准自相矛盾", ZERO, self.full, index + 1)
        if (
            isinstance(condition, Compare)
            and condition.base == ""
            and (condition.low is None) is not (condition.high is None)
        ):
            sign = -1 if condition.low is not None else 1
            if sign != self._good(index):
                raise Unclear("完成得更好反而不得分，标准自相矛盾", ZERO, self.full, index + 1)

    def _only_complement(self, index: int) -> bool:
        """制度健全得2分，不健全不得分；执行有效得3分…: a plain opposite empties only the award before it."""
        denied = self.made.denied.get(index)
        others = [
            place
            for place, clause in enumerate(self.clauses)
            if isinstance(clause.effect, Award) and place != index - 1 and place not in self.made.heads
        ]
        return (
            denied is not None
            and denied[0] == index - 1
            and bool(others)
            and isinstance(self.clauses[index - 1].effect, Award)
        )

    def _other_awards(self, index: int, clause: Clause) -> None:
        """A 不得分 amid awards for several things may mean only one of them, unless it says 本项."""
        if not isinstance(clause.effect, Zero) or clause.effect.whole:
            return
        group = self.made.groups.get(index)
        awards = [
            place
            for place, other in enumerate(self.clauses)
            if isinstance(other.effect, Award) and place not in self.made.heads and place not in self.made.grades
        ]
        states = [place for place in awards if isinstance(self.clauses[place].condition, State)]
        if isinstance(clause.condition, State) and len(states) > 1:
            raise Unclear("不能确定“不得分”指整个指标还是其中一项", ZERO, self.total, index + 1)
        beside = [place for place in awards if self.made.groups.get(place) != group and self._active(place)]
        tiered = any(self.made.groups.get(place) == group for place in awards)
        if group is not None and tiered and beside:
            raise Unclear("不能确定“不得分”指整个指标还是其中一项", ZERO, self.total, index + 1)
