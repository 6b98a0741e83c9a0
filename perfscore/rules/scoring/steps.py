"""How many steps: distances from a baseline, lateness, counts, and what becomes of part of a step."""

from __future__ import annotations

from fractions import Fraction

from perfscore.language import units
from perfscore.rules.axis import Day, Place, unit_of
from perfscore.rules.lexer import Number
from perfscore.rules.nodes import (
    Award,
    Away,
    Bound,
    Compare,
    Done,
    Times,
    Zero,
    show,
)
from perfscore.rules.scoring.base import (
    ZERO,
    Unclear,
    count_of,
    date_of,
    points_of,
    shown,
)
from perfscore.rules.scoring.standing import Standing


class Steps(Standing):
    """How many steps: distances from a baseline, lateness, counts, and what becomes of part of a step."""

    def _distance(self, index: int) -> Fraction:
        """How many steps (exactly) the value lies away from the baseline; 0 or less: not at all."""
        clause = self.clauses[index]
        per = clause.per
        if not isinstance(per, Away):
            raise TypeError(per)
        group = self.made.groups.get(index, "")
        if ("距离", group) in self.env.facts:
            return self._given_distance(per, self.env.facts[("距离", group)])
        where = self._where(index)
        if isinstance(where, str):
            return ZERO if where == "best" else Fraction(10**6)
        if isinstance(where, Day):
            return self._late_steps(where, index, per)
        if not isinstance(where, Place):
            raise Unclear("缺少可以计步的实际完成值", ZERO, self.full, index + 1)
        region = clause.condition
        if isinstance(region, Compare) and region.base != "基" and not self._in_region(index, region, per):
            return ZERO
        return self._place_steps(where, index, per)

    def _given_distance(self, per: Away, fact: object) -> Fraction:
        if isinstance(fact, Place):
            number = fact.at(per.size)
            if number is None:
                raise Unclear("计分数据的单位与标准不同", ZERO, self.full)
            return fact.x / number
        return count_of(fact) / per.size.value

    def _in_region(self, index: int, region: Compare, per: Away) -> bool:
        """Whether steps count here; beyond the far end of a closed region the text has another clause or says nothing."""
        if self._inside(index, region) is not None:
            return True
        side = self._side(index)
        bad = {"差": -1, "低": -1, "超": 1, "迟": 1, "早": -1}.get(per.direction, 0)
        if region.base in ("超", "低", "迟", "早"):
            bad = 1
        if side == bad and not self._claimed_zero(index):
            raise Unclear("标准没有写明超出这一档以后怎样扣分", ZERO, self.full, index + 1)
        return False

    def _claimed_zero(self, index: int) -> bool:
        group = self.made.groups.get(index)
        return any(
            isinstance(clause.effect, (Zero, Award))
            and self.made.groups.get(place) == group
            and isinstance(clause.condition, Compare)
            and self._inside(place, clause.condition) is not None
            for place, clause in enumerate(self.clauses)
        )

    def _late_steps(self, day: Day, index: int, per: Away) -> Fraction:
        day = self._due(day)
        late = day.late(per.size)
        if late is None:
            if day.deadline is None:
                raise Unclear("缺少年度指标值（完成期限）", ZERO, self.full, index + 1)
            if day.met() and per.direction != "早":
                return ZERO
            raise Unclear(f"不能按“{per.size.unit}”计算逾期时间", ZERO, self.full, index + 1)
        whole, exact = late
        sign = -1 if per.direction == "早" else 1
        if per.direction not in ("迟", "早", "超"):
            raise Unclear("按时间计步，但标准没有写明是提前还是逾期", ZERO, self.full, index + 1)
        self.detail = self._late_story(day, per, abs(whole))
        return sign * exact

    def _late_story(self, day: Day, per: Away, whole: int) -> str:
        if day.deadline is None:
            raise TypeError("day.deadline")
        days = (day.x - day.deadline).days
        head = f"期限{date_of(day.deadline)}，完成于{date_of(day.x)}，"
        if days == 0:
            return head + "按期，"
        return (
            f"{head}{'逾期' if days > 0 else '提前'}{abs(days)}天，满{whole}个“{show(per.size.value)}{per.size.unit}”，"
        )

    def _place_steps(self, where: Place, index: int, per: Away) -> Fraction:
        percent = self._family(per.size) == units.PERCENT
        baseline = self._baseline(where, index, per, percent)
        if percent and not where.is_percent:
            ratio = where.ratio()
            if ratio is None:
                raise Unclear("指标值不是正数，不能按百分比计步", ZERO, self.full, index + 1)
            gap, size = ratio.x - baseline, per.size.value * (self._percent_size(per))
        else:
            gap = where.x - baseline
            at = where.at(per.size)
            if at is None:
                raise Unclear("标准的单位与实际完成值不能换算", ZERO, self.full, index + 1)
            size = at
        if per.direction in ("低", "早") or (per.direction == "差" and not where.lower_is_better):
            gap = -gap
        elif per.direction == "偏":
            gap = abs(gap)
        self.detail = self._gap_story(where, baseline, gap, percent, per)
        return gap / size

    def _gap_story(self, where: Place, baseline: Fraction, gap: Fraction, percent: bool, per: Away) -> str:
        lower = per.direction in ("低", "早") or (per.direction == "差" and not where.lower_is_better)
        word = "偏离" if per.direction == "偏" else "低" if lower else "高"
        if percent and not where.is_percent:
            ratio = where.ratio()
            if ratio is None:
                raise TypeError("ratio")
            head = f"实际{shown(where.x, where)}，为指标值的{points_of(ratio.x)}%"
            return (
                f"{head}，比{points_of(baseline)}%{word}{points_of(gap)}个百分点，"
                if gap > 0
                else f"{head}，没有{word}于{points_of(baseline)}%，"
            )
        head = f"实际{shown(where.x, where)}"
        unit = "个百分点" if where.is_percent and where.unit.name == "%" else where.unit.name
        return (
            f"{head}，比{shown(baseline, where)}{word}{points_of(gap)}{unit}，"
            if gap > 0
            else f"{head}，没有{word}于{shown(baseline, where)}，"
        )

    def _percent_size(self, per: Away) -> Fraction:
        known = unit_of(Number(Fraction(1), per.size.unit))
        return known[1].factor if known is not None else Fraction(1)

    def _baseline(self, where: Place, index: int, per: Away, percent: bool) -> Fraction:
        """The clause's own threshold, else the end of the one tier before it, else the target."""
        bound = self._own_bound(index, per)
        if bound is None:
            bound = self._tier_bound(index, per)
        if bound is not None:
            axis: Place | None = where
            if percent and not where.is_percent:
                axis = where.ratio()
                if axis is None or self._family(bound.number) != units.PERCENT:
                    at = where.at(bound.number)
                    if at is None or at <= 0 or axis is None:
                        raise Unclear("不能确定扣分的起点", ZERO, self.full, index + 1)
                    goal = where.high if where.lower_is_better else where.low
                    return at / (goal or at) * 100
            at = axis.at(bound.number) if axis is not None else None
            if at is None and not percent and self._family(bound.number) == units.PERCENT and where.low is not None:
                at = where.low * bound.number.value / 100  # 完成100%得满分，每少1个
            if at is None:
                raise Unclear("标准的单位与实际完成值不能换算", ZERO, self.full, index + 1)
            return at
        if percent and not where.is_percent:
            return Fraction(100)
        below = per.direction in ("低", "早") or (per.direction == "差" and not where.lower_is_better)
        goal = where.low if below else where.high
        if goal is None:
            raise Unclear("缺少年度指标值，不能确定扣分的起点", ZERO, self.full, index + 1)
        return goal

    def _own_bound(self, index: int, per: Away) -> Bound | None:
        region = self.clauses[index].condition
        if region is None:
            stated = [
                clause.condition
                for clause in self.clauses
                if isinstance(clause.condition, Compare) and clause.condition.base == "基"
            ]
            if stated:
                return stated[0].low
        if isinstance(region, Compare) and region.base == "基":
            return region.low
        if not isinstance(region, Compare) or region.base:
            return None
        return region.high if per.direction in ("低", "早", "差") else region.low

    def _tier_bound(self, index: int, per: Away) -> Bound | None:
        group = self.made.groups.get(index)
        tiers = [
            clause.condition
            for place, clause in enumerate(self.clauses)
            if self.made.groups.get(place) == group
            and isinstance(clause.condition, Compare)
            and clause.condition.base in ("", "指标")
            and isinstance(clause.effect, Award)
            and clause.per is None
            and self._active(place)
        ]
        if not tiers:
            return None
        down = per.direction in ("低", "早", "差")
        ends = [tier.low if down else tier.high for tier in tiers]
        if len(tiers) == 1 and ends[0] is None:
            ends = [tiers[0].high if down else tiers[0].low]
        known = [end for end in ends if end is not None]
        numbers = {end.number.value for end in known}
        if len(numbers) == 1:
            return known[0]
        if not numbers:
            return None
        if self.clauses[index].based:
            return (
                min(known, key=lambda end: end.number.value) if down else max(known, key=lambda end: end.number.value)
            )
        where = self._where(index)
        if isinstance(where, Place):
            places = [where.at(end.number) for end in known]
            if all(place is not None and ((where.x >= place) if down else (where.x <= place)) for place in places):
                return known[0]
            top = (
                max(places, default=None, key=lambda place: place or ZERO)
                if down
                else min(places, default=None, key=lambda place: place or ZERO)
            )
            if top is not None and ((where.x >= top) if down else (where.x <= top)):
                return known[places.index(top)]
        raise Unclear("前面有几档，不能确定从哪一档起扣", ZERO, self.full, index + 1)

    def _whole(self, steps: Fraction, *, started: bool = False) -> Fraction:
        """Counted steps: whole ones unless the text or the policy says otherwise."""
        if steps <= 0:
            return ZERO
        floor = Fraction(steps.numerator // steps.denominator)
        rest = steps - floor
        if rest:
            self.parts = True
        if started or self.mode == "进一":
            return floor + (1 if rest else 0)
        if self.mode == "按比例":
            return steps
        if self.mode == "四舍五入":
            return floor + (1 if rest >= Fraction(1, 2) else 0)
        return floor

    def _count(self, index: int) -> Fraction:
        per = self.clauses[index].per
        if not isinstance(per, (Times, Away)):
            raise TypeError(per)
        words = per.words if isinstance(per, Times) else str(per)
        fact = self.env.facts.get(("次数", words))
        if fact is None:
            if isinstance(self.env.own, Place):
                fact = self.env.own.x
            else:
                raise Unclear("缺少次数", ZERO, self.full, index + 1)
        count = count_of(fact)
        self.detail = (
            f"发生{points_of(count)}{per.size.unit if per.size.value != 1 else '次'}，" if count else "没有发生，"
        )
        return self._whole(count / per.size.value)

    def _steps(self, index: int) -> Fraction:
        clause = self.clauses[index]
        if isinstance(clause.per, Times) or (isinstance(clause.per, Away) and not clause.per.own):
            return self._count(index)
        if not isinstance(clause.per, Away):
            raise TypeError(clause.per)
        return self._whole(self._distance(index), started=clause.per.started)

    def _done_steps(self, index: int, per: Done) -> Fraction:
        where = self._where(index)
        at = where.at(per.size) if isinstance(where, Place) else None
        if not isinstance(where, Place) or at is None:
            raise Unclear("缺少可以计步的实际完成值", ZERO, self.full, index + 1)
        return self._whole(where.x / at)

    def _fact_inside(self, index: int, region: Compare) -> bool:
        fact = self.env.facts[("距离", self.made.groups.get(index, ""))]
        x = fact.x if isinstance(fact, Place) else count_of(fact)
        low = region.low.number if region.low is not None else None
        number = (fact.at(low) if isinstance(fact, Place) else low.value) if low is not None else ZERO
        return number is None or x >= number

    def _fact_region(self, index: int, region: Compare) -> bool:
        fact = self.env.facts[("距离", self.made.groups.get(index, ""))]
        for bound, sign in ((region.low, 1), (region.high, -1)):
            if bound is None:
                continue
            x = fact.x if isinstance(fact, Place) else count_of(fact)
            number = fact.at(bound.number) if isinstance(fact, Place) else bound.number.value
            if number is None:
                raise Unclear("计分数据的单位与标准不同", ZERO, self.full, index + 1)
            if (x - number) * sign < 0:
                return False
        return True
