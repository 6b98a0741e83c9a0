"""Which tier holds the value, and what is said of a value that none holds."""

from __future__ import annotations

from fractions import Fraction

from perfscore.rules.axis import Day, Place, size_of
from perfscore.rules.nodes import (
    Award,
    Away,
    Clause,
    Compare,
    Deduct,
    Formula,
    Ratio,
    Reached,
    Rest,
    Zero,
)
from perfscore.rules.scoring.base import (
    ZERO,
    Claim,
    Unclear,
    day_of,
)
from perfscore.rules.scoring.worth import Worth


class Tiers(Worth):
    """Which tier holds the value, and what is said of a value that none holds."""

    def _tiers(self, group: str) -> None:
        members = [index for index, name in self.made.groups.items() if name == group and self._active(index)]
        tiers = [
            index
            for index in members
            if isinstance(self.clauses[index].effect, (Award, Ratio, Formula, Zero))
            and not (isinstance(self.clauses[index].per, Away))
            and isinstance(self.clauses[index].condition, (Compare, Reached, type(None)))
        ]
        rests = [
            index
            for index, clause in enumerate(self.clauses)
            if isinstance(clause.condition, Rest)
            and self._rest_group(index) == group
            and isinstance(clause.effect, (Award, Ratio, Formula))
        ]
        self._same_twice(tiers)
        index = self._choose(tiers)
        if index is None:
            index = self._outside(group, tiers, rests)
        given = [place for place in tiers if not isinstance(self.clauses[place].effect, Zero)]
        if index is None and given and all(self._only_unfinished(place) for place in given):
            self._step(given[0] + 1, f"{self._measured(given[0])}已完成，得满分", self.total + self.full)
            return
        if index is None:
            self._step(0, "不在所列各档之内，得0分", self.total)
            return
        if isinstance(self.clauses[index].effect, Zero):
            return
        self._take(index, self._worth(index))

    def _only_unfinished(self, index: int) -> bool:
        """未完成的按比例得分: whoever has finished has full marks."""
        clause = self.clauses[index]
        condition = clause.condition
        if not isinstance(clause.effect, (Ratio, Formula)):
            return False
        if isinstance(condition, Compare):
            return condition.low is None and self._side(index) == 1 and self._better([index], index) <= 0
        return isinstance(condition, Reached) and not condition.met

    def _same_twice(self, tiers: list[int]) -> None:
        """Two tiers on one and the same stretch contradict each other, wherever the value lies."""
        seen: dict[object, int] = {}
        for index in tiers:
            condition = self.clauses[index].condition
            key = (
                (condition.low, condition.high, condition.base)
                if isinstance(condition, Compare)
                else (condition.met, condition.aspect, condition.day)
                if isinstance(condition, Reached)
                else None
            )
            if key is None:
                continue
            if key in seen and self.clauses[seen[key]].effect != self.clauses[index].effect:
                raise Unclear("两档的范围相同，分值不同", ZERO, self.full, index + 1)
            seen[key] = index
            if (
                isinstance(condition, Compare)
                and condition.low is not None
                and condition.low == condition.high
                and self._rough(index) < max(map(self._rough, tiers))
            ):
                self._alone(index, condition, tiers)
            if isinstance(condition, Reached) and isinstance(self.clauses[index].effect, Ratio) and condition.met:
                raise Unclear("完成了反而按比例计分，标准自相矛盾", ZERO, self.full, index + 1)

    def _alone(self, index: int, condition: Compare, tiers: list[int]) -> None:
        """6月得8分 between ≤1月 and ≤12月: a single value amid stretches that contain it has lost its sign."""
        if condition.low is None:
            raise TypeError("condition.low")
        value = condition.low.number.value
        for place in tiers:
            other = self.clauses[place].condition
            if (
                place == index
                or not isinstance(other, Compare)
                or isinstance(self.clauses[place].effect, Zero)
                or other.low == other.high
            ):
                continue
            if (other.low is None or other.low.number.value < value) and (
                other.high is None or value < other.high.number.value
            ):
                raise Unclear("单独的一个值与另一档重叠", ZERO, self.full, index + 1)

    def _rest_group(self, index: int) -> str | None:
        for place in range(index - 1, -1, -1):
            group = self.made.groups.get(place)
            if group is not None:
                return group
            if isinstance(self.clauses[place].effect, (Award, Ratio, Formula)):
                return None
        return None

    def _choose(self, tiers: list[int]) -> int | None:
        """The tier that holds the value; None when none does."""
        unconditional = [index for index in tiers if self.clauses[index].condition is None]
        claims = [
            claim
            for claim in (self._claim(index, tiers) for index in tiers if index not in unconditional)
            if claim is not None
        ]
        if not claims:
            return unconditional[0] if unconditional else None
        claims = self._of_each_side(claims)
        best = max(claim.firm for claim in claims)
        claims = [claim for claim in claims if claim.firm == best]
        if len(claims) > 1:
            claims = self._strictest(claims)
        if len(claims) > 1:
            worths = {self._worth(claim.index) for claim in claims}
            if len(worths) > 1:
                raise Unclear("两档都包含这个值，分值不同", min(worths), max(worths), claims[-1].index + 1)
        return claims[0].index

    def _of_each_side(self, claims: list[Claim]) -> list[Claim]:
        """Of several bounds in one direction (90%以上, 80%以上) the strictest, however weakly it includes its end."""
        sides: dict[str, list[Claim]] = {}
        for claim in claims:
            condition = claim.clause.condition
            side = ""
            if (
                isinstance(condition, Compare)
                and condition.base in ("", "指标")
                and (condition.low is None) is not (condition.high is None)
            ):
                side = "low" if condition.low is not None else "high"
            sides.setdefault(side, []).append(claim)
        return [claim for side, members in sides.items() for claim in (self._strictest(members) if side else members)]

    def _claim(self, index: int, tiers: list[int]) -> Claim | None:
        clause = self.clauses[index]
        if isinstance(clause.condition, Compare):
            firm = self._inside(index, self._open_top(index, tiers))
            return Claim(index, firm, clause) if firm is not None else None
        if isinstance(clause.condition, Reached):
            return Claim(index, 2, clause) if self._holds(index) else None
        return None

    def _open_top(self, index: int, tiers: list[int]) -> Compare:
        """The condition; an exact value (100%) that earns most also holds for everything better."""
        condition = self.clauses[index].condition
        if not isinstance(condition, Compare):
            raise TypeError(condition)
        if condition.low is None or condition.low != condition.high:
            return condition
        worth = {place: self._rough(place) for place in tiers}
        if worth[index] < max(worth.values()):
            return condition
        direction = self._better(tiers, index)
        if direction > 0:
            return Compare(condition.subject, condition.low, None, condition.base)
        return Compare(condition.subject, None, condition.high, condition.base)

    def _better(self, tiers: list[int], index: int) -> int:
        """+1 where more is better, −1 where less is, by the steps, the other tiers, then the target."""
        for place, clause in enumerate(self.clauses):
            if (
                isinstance(clause.per, Away)
                and isinstance(clause.effect, Deduct)
                and self.made.groups.get(place) == self.made.groups.get(index)
            ):
                return {"差": 1, "低": 1, "超": -1, "迟": -1}.get(clause.per.direction, 1)
        mine = self._centre(index)
        for place in tiers:
            other = self._centre(place)
            if (
                place != index
                and mine is not None
                and other is not None
                and mine != other
                and self._rough(place) < self._rough(index)
            ):
                return 1 if mine > other else -1
        condition = self.clauses[index].condition
        if (
            isinstance(condition, Compare)
            and condition.low is not None
            and condition.low == condition.high
            and condition.low.number.value == 0
        ):
            return -1  # 事故发生数为0: nothing is less than none
        if isinstance(condition, Compare) and (condition.low is None) is not (condition.high is None):
            return 1 if condition.low is not None else -1
        where = self._where(index)
        if isinstance(where, Day) or (isinstance(where, Place) and where.lower_is_better):
            return -1
        return -1 if self.case.lower_is_better else 1

    def _centre(self, index: int) -> Fraction | None:
        condition = self.clauses[index].condition
        if not isinstance(condition, Compare):
            return None
        bounds = [size_of(bound.number) for bound in (condition.low, condition.high) if bound is not None]
        if condition.low is None and bounds:
            return bounds[0] - Fraction(1, 100)
        return sum(bounds, ZERO) / len(bounds) if bounds else None

    def _strictest(self, claims: list[Claim]) -> list[Claim]:
        """One-sided bounds in one direction are a cascade; being at the target is stricter than any of them."""
        met = [claim for claim in claims if isinstance(claim.clause.condition, Reached)]
        beyond = [
            claim
            for claim in claims
            if isinstance(claim.clause.condition, Compare) and claim.clause.condition.base in ("超", "早")
        ]
        if met and len(beyond) == 1 and self._rough(beyond[0].index) > max(self._rough(claim.index) for claim in met):
            return beyond  # 超额完成20%以上 says more than 完成目标
        if met:
            return self._earliest(met)
        compared = [(claim, claim.clause.condition) for claim in claims if isinstance(claim.clause.condition, Compare)]
        exact = [
            claim for claim, condition in compared if condition.low is not None and condition.low == condition.high
        ]
        rest = [(claim, condition) for claim, condition in compared if condition.low != condition.high]
        if any(
            condition.base not in ("", "指标") or (condition.low is not None and condition.high is not None)
            for _claim, condition in rest
        ):
            return claims
        lows = [(size_of(condition.low.number), claim) for claim, condition in rest if condition.low is not None]
        highs = [(size_of(condition.high.number), claim) for claim, condition in rest if condition.high is not None]
        if lows and highs:
            return claims
        if exact:
            return exact[:1]
        top = max(value for value, _claim in lows) if lows else min(value for value, _claim in highs)
        return [claim for value, claim in lows or highs if value == top]

    def _earliest(self, met: list[Claim]) -> list[Claim]:
        """9月30日前…，10月31日前…: the earliest day that was kept."""
        days = [
            (day_of(claim.clause.condition.day, self.case.year), claim)
            for claim in met
            if isinstance(claim.clause.condition, Reached) and claim.clause.condition.met
        ]
        known = [(day, claim) for day, claim in days if day is not None]
        if len(known) != len(met) or len(met) < 2:
            return met
        first = min(day for day, _claim in known)
        return [claim for day, claim in known if day == first]

    def _outside(self, group: str, tiers: list[int], rests: list[int]) -> int | None:
        """No tier holds the value: 否则, a step deduction from the tier beside it, or nothing; a gap is unclear."""
        if rests:
            return rests[0]
        awards = [index for index in tiers if not isinstance(self.clauses[index].effect, Zero)]
        steps = self._active_steps(group)
        if steps:
            return self._before_steps(awards, steps)
        if self.rule.trouble is not None and awards:
            return max(awards, key=self._rough)  # truncated: what cannot be seen may say how much is taken off
        if len(awards) == 1 and any(isinstance(clause.effect, Deduct) for clause in self.clauses):
            worth = self._worth(awards[0]) if isinstance(self.clauses[awards[0]].effect, Award) else self.full
            raise Unclear("没有达到得分的条件，标准又另有扣分，不能确定从多少分扣起", ZERO, worth, awards[0] + 1)
        where = self._where(tiers[0]) if tiers else "worst"
        if where == "worst":
            return None
        if where is None:
            raise Unclear("没有可以对照的实际完成值", ZERO, self.full, tiers[0] + 1)
        return self._beyond(awards, tiers)

    def _before_steps(self, awards: list[int], steps: list[int]) -> int | None:
        """The tier from whose points the steps are taken off."""
        step = self.clauses[steps[0]]
        beside = [index for index in awards if self._is_beside(index, step)]
        tops = [index for index in awards if isinstance(self.clauses[index].effect, Award)]
        if len(beside) == 1:
            return beside[0]
        if len(tops) == 1:
            return tops[0]
        if step.based and tops:
            return tops[-1]
        raise Unclear("不能确定从哪一档的分值起扣", ZERO, self.full, steps[0] + 1)

    def _is_beside(self, index: int, step: Clause) -> bool:
        condition, region = self.clauses[index].condition, step.condition
        if not isinstance(condition, Compare) or not isinstance(region, Compare) or region.base:
            return False
        ends = {bound.number for bound in (condition.low, condition.high) if bound is not None}
        near = region.high if isinstance(step.per, Away) and step.per.direction == "低" else region.low
        return near is not None and near.number in ends

    def _active_steps(self, group: str) -> list[int]:
        found = []
        for index, clause in enumerate(self.clauses):
            if (
                self.made.groups.get(index) == group
                and isinstance(clause.per, Away)
                and isinstance(clause.effect, Deduct)
                and self._active(index)
                and self._distance(index) > 0
            ):
                found.append(index)
        return found

    def _beyond(self, awards: list[int], tiers: list[int]) -> int | None:
        """Worse than every tier gives 0; better than all, or between two, is not said."""
        if len(awards) == 1 and isinstance(self.clauses[awards[0]].condition, Reached):
            return None
        sides = set()
        for index in tiers:
            condition = self.clauses[index].condition
            side = None if isinstance(condition, Reached) else self._side(index)
            if isinstance(condition, Reached):
                side = -1 if condition.met else 1
                side = side if self._better(tiers, index) > 0 else -side
            if side is None and isinstance(condition, Reached):
                side = 0
            if side is None:
                raise Unclear("单位不能换算", ZERO, self.full, index + 1)
            sides.add((side, index))
        below = {side for side, _index in sides}
        best = max(awards, key=self._rough)
        direction = self._better(tiers, best)
        if below == {-direction}:
            return None
        if below == {direction}:
            raise Unclear("这个值好于标准所列的最高一档，标准没有写明得分", ZERO, self.full)
        around = [self._rough(index) for _side, index in sides]
        raise Unclear("这个值落在两档之间，标准没有写明得分", min(around), max(around))
