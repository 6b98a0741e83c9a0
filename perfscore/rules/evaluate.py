"""The composed function: one score for one complete set of facts, step by step, exactly.

Deductions start at full marks (or at the points awarded), awards at 0; bonuses come on top; a 不得分 whose condition
holds wins; then floor 0 and cap 分值 unless the text moves them; 倒扣 comes last. Claims of several tiers on one value
are settled by how firmly their ends include it; what stays contradictory is unclear, with bounds.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from perfscore import units
from perfscore.numbers import plain, round_half_up
from perfscore.records import dataclass, field
from perfscore.rules.axis import Day, Place
from perfscore.rules.case import Case
from perfscore.rules.conditions import is_completion
from perfscore.rules.lexer import Number
from perfscore.rules.needs import Plan, own_variable
from perfscore.rules.nodes import (
    Add,
    Award,
    Away,
    Below,
    Bound,
    Cap,
    Clause,
    Compare,
    Deduct,
    Done,
    Factor,
    Floor,
    Formula,
    Grade,
    Judge,
    Occurs,
    Partial,
    Ratio,
    Reached,
    Rest,
    Rule,
    State,
    Times,
    Zero,
    show,
)
from perfscore.values import parse
from perfscore.values.types import Moment

ZERO = Fraction(0)
Where = Place | Day | str | None  # str: BEST or WORST, None: not known


class Unclear(Exception):
    """The text does not settle this value; ``low`` and ``high`` bound what it can mean."""

    def __init__(self, reason: str, low: Fraction, high: Fraction, clause: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.low, self.high, self.clause = reason, low, high, clause


@dataclass(slots=True)
class Env:
    """One complete assignment: where each group stands, and the facts by key."""

    groups: dict[str, Where] = field(default_factory=dict)
    facts: dict[tuple[str, str], object] = field(default_factory=dict)
    own: Where = None
    word: str | None = None  # the actual as a grade word


@dataclass(frozen=True, slots=True)
class Draft:
    """One step of one evaluation."""

    clause: int
    note: str
    before: Fraction
    after: Fraction


@dataclass(slots=True)
class Result:
    """The points of one evaluation, its steps, and remarks on readings taken."""

    points: Fraction
    drafts: list[Draft]
    parts: bool = False  # a part of a step was left over
    readings: dict[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """A tier that contains the value: how firmly, and its clause."""

    index: int
    firm: int
    clause: Clause


class Evaluation:
    """One run over one environment."""

    def __init__(self, rule: Rule, case: Case, made: Plan, env: Env, step_mode: str = "") -> None:
        self.rule, self.case, self.made, self.env = rule, case, made, env
        self.clauses = rule.clauses
        self.full = Fraction(case.full)
        self.mode = (
            step_mode
            or next((item.mode for item in rule.items if isinstance(item, Partial)), "")
            or {"满一步": "不计"}.get(case.conventions.step, case.conventions.step)
        )
        self.drafts: list[Draft] = []
        self.total = ZERO
        self.parts = False
        self.low, self.high = ZERO, self.full

    # --- the whole

    def run(self) -> Result:
        """The score and the story."""
        self._check_judges()
        self._check_sense()
        self._start()
        self._deductions()
        self._bonuses()
        self._zero()
        self._clamp()
        self._below()
        return Result(self.total, self.drafts, self.parts)

    def _check_judges(self) -> None:
        for index, clause in enumerate(self.clauses):
            if isinstance(clause.effect, Judge) and (clause.condition is None or self._grade_applies(index)):
                raise Unclear("评分标准要由人裁量", ZERO, self.full, index + 1)

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
            self._said_twice(index, clause)
        self._check_caps()

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
        goods = list(({where.low} if where.low is not None else set()))
        group = self.made.groups.get(index)
        for place, clause in enumerate(self.clauses):
            if (
                self.made.groups.get(place) == group
                and isinstance(clause.effect, Award)
                and isinstance(clause.condition, Compare)
                and not clause.condition.base
                and clause.condition.firm_end() is not None
            ):
                at = where.at(clause.condition.firm_end())  # type: ignore[arg-type]  # not None, checked
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

    def _grade_applies(self, index: int) -> bool:
        clause = self.clauses[index]
        if isinstance(clause.condition, Grade) and index in self.made.grades:
            return self._holds(index)
        return True

    def _step(self, clause: int, note: str, after: Fraction) -> None:
        self.drafts.append(Draft(clause, note, self.total, after))
        self.total = after

    def _active(self, index: int) -> bool:
        """A clause for one grade counts only for that grade."""
        clause = self.clauses[index]
        if not clause.grade:
            return True
        return self.env.facts.get(("档", "")) == clause.grade

    # --- where it starts

    def _start(self) -> None:
        heads = [index for index in sorted(self.made.heads) if self._active(index)]
        awards = [
            index
            for index, clause in enumerate(self.clauses)
            if index not in self.made.heads and (isinstance(clause.effect, (Award, Formula, Ratio)))
        ]
        if heads:
            clause = self.clauses[heads[0]]
            if not isinstance(clause.effect, Award):
                raise TypeError(clause.effect)
            points = clause.effect.amount.of(self.full)
            self._step(heads[0] + 1, f"以{points_of(points)}分为起点", points)
        elif self.made.heads:
            raise Unclear("等次不在标准所列之内", ZERO, self.full)
        elif not awards:
            only_bonus = not any(isinstance(clause.effect, (Deduct, Zero, Factor, Judge)) for clause in self.clauses)
            if only_bonus and any(isinstance(clause.per, Away) for clause in self.clauses):
                raise Unclear("只写了加分，没有写基本分", ZERO, self.full)
            self._step(
                0,
                "从0分起加" if only_bonus else f"以满分{points_of(self.full)}分为起点",
                ZERO if only_bonus else self.full,
            )
        if awards:
            self._awards(awards)

    def _awards(self, awards: list[int]) -> None:
        """Tiers of one measure exclude each other; awards for different things add up."""
        done: set[str] = set()
        alone: list[tuple[int, Fraction]] = []
        for index in awards:
            clause = self.clauses[index]
            if not self._active(index):
                continue
            group = self.made.groups.get(index)
            if isinstance(clause.condition, Rest):
                if group is None and self._rest_of(index):
                    self._take(index, self._worth(index))
                continue
            if (
                group is not None
                and index not in self.made.grades
                and not (isinstance(clause.condition, Reached) and group not in self.made.own)
            ):
                if group not in done:
                    done.add(group)
                    self._tiers(group)
                continue
            if self._holds(index):
                points = self._worth(index)
                alone.append((index, points))
                self._take(index, points)
        self._conflict(alone)

    def _take(self, index: int, points: Fraction) -> None:
        self._step(index + 1, f"{self._measured(index)}得{points_of(points)}分", self.total + points)

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

    def _conflict(self, alone: list[tuple[int, Fraction]]) -> None:
        """Several awards at once whose sum no item can hold: alternatives, and more than one holds."""
        flags = [
            (index, points)
            for index, points in alone
            if isinstance(self.clauses[index].condition, (State, Reached)) and self.clauses[index].per is None
        ]
        if len(flags) < 2:
            return
        every = [
            clause.effect.amount.of(self.full)
            for clause in self.clauses
            if isinstance(clause.effect, Award) and isinstance(clause.condition, (State, Reached)) and not clause.grade
        ]
        if sum(every) > self.full and max(points for _index, points in flags) < self.full:
            best = max(points for _index, points in flags)
            raise Unclear(
                "几个得分条件同时成立，合计超过满分，标准没有写明是否累加",
                best,
                min(self.full, sum(points for _index, points in flags)),
            )

    def _rest_of(self, index: int) -> bool:
        """否则 after conditions that are facts: none of those right before it holds."""
        before = []
        for place in range(index - 1, -1, -1):
            if isinstance(self.clauses[place].effect, (Award, Ratio, Formula)):
                before.append(place)
            else:
                break
        if len(before) != 1 and not all(place in self.made.grades for place in before):
            raise Unclear("“否则”前有几个条件，不能确定是对哪一个说的", ZERO, self.full, index + 1)
        return not any(self._holds(place) for place in before)

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

    # --- tiers

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
        index = self._choose(group, tiers)
        if index is None:
            index = self._outside(group, tiers, rests)
        if index is None:
            self._step(0, "不在所列各档之内，得0分", self.total)
            return
        if isinstance(self.clauses[index].effect, Zero):
            return
        self._take(index, self._worth(index))

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

    def _choose(self, group: str, tiers: list[int]) -> int | None:
        """The tier that holds the value; None when none does."""
        unconditional = [index for index in tiers if self.clauses[index].condition is None]
        claims = [
            claim
            for claim in (self._claim(index, tiers) for index in tiers if index not in unconditional)
            if claim is not None
        ]
        if not claims:
            return unconditional[0] if unconditional else None
        best = max(claim.firm for claim in claims)
        claims = [claim for claim in claims if claim.firm == best]
        if len(claims) > 1:
            claims = self._strictest(claims)
        if len(claims) > 1:
            worths = {self._worth(claim.index) for claim in claims}
            if len(worths) > 1:
                raise Unclear("两档都包含这个值，分值不同", min(worths), max(worths), claims[-1].index + 1)
        return claims[0].index

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

    def _rough(self, index: int) -> Fraction:
        effect = self.clauses[index].effect
        if isinstance(effect, Award):
            return effect.amount.of(self.full)
        return ZERO if isinstance(effect, Zero) else self.full / 2

    def _better(self, tiers: list[int], index: int) -> int:
        """+1 where more is better, −1 where less is, by the steps, the other tiers, then the target."""
        for place, clause in enumerate(self.clauses):
            if (
                isinstance(clause.per, Away)
                and isinstance(clause.effect, Deduct)
                and self.made.groups.get(place) == self.made.groups.get(index)
            ):
                return {"低": 1, "超": -1, "迟": -1}.get(clause.per.direction, 1)
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
        bounds = [bound.number.value for bound in (condition.low, condition.high) if bound is not None]
        if condition.low is None and bounds:
            return bounds[0] - Fraction(1, 100)
        return sum(bounds, ZERO) / len(bounds) if bounds else None

    def _strictest(self, claims: list[Claim]) -> list[Claim]:
        """One-sided bounds in one direction are a cascade; being at the target is stricter than any of them."""
        met = [claim for claim in claims if isinstance(claim.clause.condition, Reached)]
        if met:
            days = [
                (day_of(claim.clause.condition.day, self.case.year), claim)
                for claim in met
                if isinstance(claim.clause.condition, Reached) and claim.clause.condition.met
            ]
            known = [(day, claim) for day, claim in days if day is not None]
            if len(known) == len(met) > 1:
                first = min(day for day, _claim in known)
                return [claim for day, claim in known if day == first]
            return met
        sides = set()
        for claim in claims:
            condition = claim.clause.condition
            if not isinstance(condition, Compare):
                raise TypeError(condition)
            if condition.low is not None and condition.low == condition.high:
                continue
            if condition.base or (condition.low is not None and condition.high is not None):
                return claims
            sides.add("low" if condition.low is not None else "high")
        if len(sides) > 1:
            return claims
        exact = [
            claim
            for claim in claims
            if isinstance(claim.clause.condition, Compare) and claim.clause.condition.low == claim.clause.condition.high
        ]
        if exact:
            return exact[:1]
        low = sides == {"low"}

        def end(claim: Claim) -> Fraction:
            condition = claim.clause.condition
            if not isinstance(condition, Compare):
                raise TypeError(condition)
            bound = condition.low if low else condition.high
            if bound is None:
                raise TypeError("bound")
            return bound.number.value if low else -bound.number.value

        top = max(map(end, claims))
        return [claim for claim in claims if end(claim) == top]

    def _outside(self, group: str, tiers: list[int], rests: list[int]) -> int | None:
        """No tier holds the value: 否则, a step deduction from the tier beside it, or nothing; a gap is unclear."""
        if rests:
            return rests[0]
        awards = [index for index in tiers if not isinstance(self.clauses[index].effect, Zero)]
        steps = self._active_steps(group)
        if steps:
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
        if self.rule.trouble is not None and awards:
            return max(awards, key=self._rough)  # truncated: what cannot be seen may say how much is taken off
        if len(awards) == 1 and any(isinstance(clause.effect, Deduct) for clause in self.clauses):
            worth = self._worth(awards[0]) if isinstance(self.clauses[awards[0]].effect, Award) else self.full
            raise Unclear("没有达到得分的条件，标准又另有扣分，不能确定从多少分扣起", ZERO, worth, awards[0] + 1)
        where = self._where(tiers[0])
        if where == "worst":
            return None
        if where is None:
            raise Unclear("没有可以对照的实际完成值", ZERO, self.full, tiers[0] + 1)
        return self._beyond(awards, tiers)

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
            ):
                if self._distance(index) > 0:
                    found.append(index)
        return found

    def _beyond(self, awards: list[int], tiers: list[int]) -> int | None:
        """Worse than every tier gives 0; better than all, or between two, is not said."""
        if len(awards) == 1 and isinstance(self.clauses[awards[0]].condition, Reached):
            return None
        sides = set()
        for index in tiers:
            condition = self.clauses[index].condition
            side = self._side(index)
            if isinstance(condition, Reached):
                side = -1 if condition.met else 1
                side = side if self._better(tiers, index) > 0 else -side
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

    # --- conditions

    def _where(self, index: int) -> Where:
        group = self.made.groups.get(index)
        return self.env.groups.get(group) if group is not None else None

    def _inside(self, index: int, condition: Compare) -> int | None:
        """How firmly the value lies inside (2 within, else the firmness of the end), None outside."""
        where = self._where(index)
        if ("距离", self.made.groups.get(index, "")) in self.env.facts and not condition.base:
            return 2 if _count_of(self.env.facts[("距离", self.made.groups[index])]) <= 0 else None
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

    def _is_top(self, index: int) -> bool:
        effect = self.clauses[index].effect
        if not isinstance(effect, Award):
            return False
        return effect.amount.of(self.full) >= max(
            other.effect.amount.of(self.full) for other in self.clauses if isinstance(other.effect, Award)
        )

    def _family(self, number: Number) -> str | None:
        from perfscore.rules.axis import unit_of

        known = unit_of(number)
        return None if known is None else known[1].family

    def _pair(self, index: int, number: Number, base: str) -> tuple[Fraction, Fraction] | None:
        """Value and number on one axis: the quantity itself, relative to the target, or the distance from it."""
        where = self._where(index)
        if isinstance(where, Day):
            return self._late_pair(where, number, base)
        if not isinstance(where, Place):
            return None
        percent = self._family(number) == units.PERCENT
        if base == "指标":
            ratio = where.ratio()
            return (ratio.x, number.value) if ratio is not None and percent else None
        if base:
            return self._distance_pair(where, number, base)
        if percent and not where.is_percent:
            ratio = where.ratio()
            subject = (
                self.clauses[index].condition.subject if isinstance(self.clauses[index].condition, Compare) else ""
            )
            if ratio is None or not is_completion(subject):
                return None
            return ratio.x, ratio.at(number) or ZERO
        at = where.at(number)
        return None if at is None else (where.x, at)

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
            return _count_of(self.env.facts.get(("次数", condition.words))) >= 1
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
        if condition.aspect in ("限", "超", "钱") and isinstance(where, Place):
            if where.high is None:
                raise Unclear("缺少年度指标值", ZERO, self.full, index + 1)
            within = where.x <= where.high
            return within is condition.met
        tiers = [
            place
            for place, name in self.made.groups.items()
            if name == self.made.groups.get(index)
            and isinstance(self.clauses[place].condition, Compare)
            and isinstance(self.clauses[place].effect, Award)
            and self.clauses[place].per is None
        ]
        if tiers and not condition.met and condition.aspect == "量" and len(condition.words) <= 6:
            return not any(self._claim(place, tiers) for place in tiers)
        met = where.met() if isinstance(where, (Place, Day)) else None
        if met is None:
            raise Unclear("缺少年度指标值，不能判断是否完成", ZERO, self.full, index + 1)
        if isinstance(where, Day) and condition.aspect == "量":
            return met is condition.met
        return met is condition.met

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

    # --- steps

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
        return _count_of(fact) / per.size.value

    def _in_region(self, index: int, region: Compare, per: Away) -> bool:
        """Whether steps count here; beyond the far end of a closed region the text has another clause or says nothing."""
        if self._inside(index, region) is not None:
            return True
        side = self._side(index)
        bad = {"低": -1, "超": 1, "迟": 1, "早": -1}.get(per.direction, 0)
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
        if per.direction in ("低", "早"):
            gap = -gap
        elif per.direction == "偏":
            gap = abs(gap)
        self.detail = self._gap_story(where, baseline, gap, percent, per)
        return gap / size

    def _gap_story(self, where: Place, baseline: Fraction, gap: Fraction, percent: bool, per: Away) -> str:
        word = {"低": "低", "早": "低", "偏": "偏离"}.get(per.direction, "高")
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
        from perfscore.rules.axis import unit_of

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
            if at is None:
                raise Unclear("标准的单位与实际完成值不能换算", ZERO, self.full, index + 1)
            return at
        if percent and not where.is_percent:
            return Fraction(100)
        goal = where.low if per.direction in ("低", "早") else where.high
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
        return region.high if per.direction in ("低", "早") else region.low

    def _tier_bound(self, index: int, per: Away) -> Bound | None:
        group = self.made.groups.get(index)
        tiers = [
            clause.condition
            for place, clause in enumerate(self.clauses)
            if self.made.groups.get(place) == group
            and isinstance(clause.condition, Compare)
            and not clause.condition.base
            and isinstance(clause.effect, Award)
            and clause.per is None
            and self._active(place)
        ]
        if not tiers:
            return None
        down = per.direction in ("低", "早")
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
        count = _count_of(fact)
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

    # --- proportion and formula

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

    def _value_of(self, name: str, role: str, index: int) -> Fraction:
        if name == "分值":
            return self.full
        fact = self.env.facts.get(("名", name))
        if isinstance(fact, Place):
            return fact.x / 100 if fact.is_percent else fact.x / fact.unit.factor if fact.unit.name else fact.x
        own = self.env.own
        if isinstance(own, Place):
            if role == "actual":
                return own.x / 100 if own.is_percent and own.low is None else own.x
            if role == "target" and own.low is not None:
                return own.high if own.lower_is_better and own.high is not None else own.low
            if role == "ratio":
                ratio = own if own.is_percent and (own.low is None or own.low == 100) else own.ratio()
                if ratio is not None:
                    return ratio.x / 100
        raise Unclear(f"缺少“{name}”", ZERO, self.full, index + 1)

    # --- deductions, bonuses, zero, bounds

    def _deductions(self) -> None:
        self._unclear_steps()
        caps = self._caps("扣")
        taken_all = ZERO
        chosen = self._cascade(Deduct)
        for index, clause in enumerate(self.clauses):
            if isinstance(clause.effect, Factor):
                count = self._steps(index) if clause.per is not None else (Fraction(1) if self._holds(index) else ZERO)
                self._step(
                    index + 1,
                    f"乘以{show(clause.effect.factor)}，共{show(count)}次",
                    self.total * clause.effect.factor ** int(count),
                )
            if (
                not isinstance(clause.effect, Deduct)
                or not self._active(index)
                or (index in self.cascaded and index not in chosen)
            ):
                continue
            taken, note = self._deduction(index, clause)
            cap = caps.get(index)
            if cap is not None and taken > cap:
                taken, note = cap, f"{note}，最多扣{points_of(cap)}分"
            taken_all += taken
            self._step(index + 1, note, self.total - taken)
        total_cap = caps.get(-1)
        if total_cap is not None and taken_all > total_cap:
            self._step(0, f"累计最多扣{points_of(total_cap)}分", self.total + taken_all - total_cap)

    cascaded: frozenset[int] = frozenset()

    def _cascade(self, effect: type) -> set[int]:
        """低于90%扣2分，低于80%扣5分: the strictest that holds, unless 在此基础上."""
        groups: dict[str, list[int]] = {}
        for index, clause in enumerate(self.clauses):
            if (
                isinstance(clause.effect, effect)
                and clause.per is None
                and isinstance(clause.condition, Compare)
                and index in self.made.groups
                and not clause.based
            ):
                groups.setdefault(self.made.groups[index], []).append(index)
        chosen: set[int] = set()
        many = [members for members in groups.values() if len(members) > 1]
        for members in many:
            claims = [claim for claim in (self._claim(index, members) for index in members) if claim is not None]
            if claims:
                best = max(claim.firm for claim in claims)
                claims = (
                    self._strictest([claim for claim in claims if claim.firm == best]) if len(claims) > 1 else claims
                )
                if len(claims) > 1:
                    raise Unclear("两档都包含这个值", ZERO, self.full, claims[-1].index + 1)
                chosen.add(claims[0].index)
        self.cascaded = frozenset(index for members in many for index in members)
        return chosen

    def _unclear_steps(self) -> None:
        """Two step deductions of one direction on one measure: only clear before the second begins."""
        seen: dict[tuple[str, str], list[int]] = {}
        for index, clause in enumerate(self.clauses):
            if (
                isinstance(clause.per, Away)
                and clause.per.own
                and isinstance(clause.effect, Deduct)
                and self._active(index)
            ):
                seen.setdefault((self.made.groups.get(index, ""), clause.per.direction), []).append(index)
        for members in seen.values():
            if len(members) > 1 and sum(self._hot(index) for index in members) > 0:
                self._only_first(members)

    def _hot(self, index: int) -> bool:
        try:
            return self._distance(index) > 0
        except Unclear:
            return True

    def _only_first(self, members: list[int]) -> None:
        regions = [self.clauses[index].condition for index in members]
        if not all(isinstance(region, Compare) for region in regions):
            raise Unclear("两处按步扣分，标准没有写明怎样衔接", ZERO, self.full, members[-1] + 1)
        given = [("距离", self.made.groups.get(index, "")) in self.env.facts for index in members]
        for index, region in zip(members[1:], regions[1:], strict=True):
            if not isinstance(region, Compare):
                raise TypeError(region)
            inside = self._fact_inside(index, region) if any(given) else self._inside(index, region) is not None
            if inside:
                raise Unclear("两处按步扣分，标准没有写明怎样衔接", ZERO, self.full, index + 1)

    def _fact_inside(self, index: int, region: Compare) -> bool:
        fact = self.env.facts[("距离", self.made.groups.get(index, ""))]
        x = fact.x if isinstance(fact, Place) else _count_of(fact)
        low = region.low.number if region.low is not None else None
        number = (fact.at(low) if isinstance(fact, Place) else low.value) if low is not None else ZERO
        return number is None or x >= number

    def _deduction(self, index: int, clause: Clause) -> tuple[Fraction, str]:
        if not isinstance(clause.effect, Deduct):
            raise TypeError(clause.effect)
        amount = clause.effect.amount.of(self.full)
        if clause.per is None:
            held = self._holds(index)
            return (amount, f"有这种情况，扣{points_of(amount)}分") if held else (ZERO, "没有这种情况，不扣分")
        if (
            isinstance(clause.condition, Compare)
            and ("距离", self.made.groups.get(index, "")) in self.env.facts
            and clause.condition.base
        ):
            if not self._fact_region(index, clause.condition):
                return ZERO, "不在这一档，不扣分"
        self.detail = ""
        steps = self._steps(index)
        detail = self.detail
        if steps == 0:
            return ZERO, f"{detail}不扣分"
        return (
            amount * steps,
            f"{detail}计{points_of(steps)}{self._counter(clause)}，扣{points_of(amount)}×{points_of(steps)}＝{points_of(amount * steps)}分",
        )

    detail = ""

    def _counter(self, clause: Clause) -> str:
        return "次" if isinstance(clause.per, Times) and clause.per.size.value == 1 else "步"

    def _fact_region(self, index: int, region: Compare) -> bool:
        fact = self.env.facts[("距离", self.made.groups.get(index, ""))]
        for bound, sign in ((region.low, 1), (region.high, -1)):
            if bound is None:
                continue
            x = fact.x if isinstance(fact, Place) else _count_of(fact)
            number = fact.at(bound.number) if isinstance(fact, Place) else bound.number.value
            if number is None:
                raise Unclear("计分数据的单位与标准不同", ZERO, self.full, index + 1)
            if (x - number) * sign < 0:
                return False
        return True

    def _caps(self, scope: str) -> dict[int, Fraction]:
        """Caps on deductions or bonuses: of the clause right before, or (-1) of all together."""
        kind = Deduct if scope == "扣" else Add
        total = [index for index, clause in enumerate(self.clauses) if isinstance(clause.effect, kind)]
        caps: dict[int, Fraction] = {}
        seen = -1
        for item in self.rule.items:
            if isinstance(item, Clause):
                seen += 1
            elif isinstance(item, Cap) and item.scope == scope:
                mine = [index for index in total if index <= seen]
                amount = item.amount.of(self.full)
                if len(mine) == 1 or (mine and mine[-1] != total[-1]):
                    caps[mine[-1]] = amount
                elif mine:
                    caps[-1] = amount
        if -1 in caps and len(total) > 1:
            self.two_caps = True
        return caps

    two_caps = False

    def _bonuses(self) -> None:
        caps = self._caps("加")
        added_all = ZERO
        chosen = self._cascade(Add)
        base = self.total
        for index, clause in enumerate(self.clauses):
            if (
                not isinstance(clause.effect, Add)
                or not self._active(index)
                or (index in self.cascaded and index not in chosen)
            ):
                continue
            if isinstance(clause.condition, Rest) or clause.effect.amount.points == 0:
                continue
            amount = clause.effect.amount.of(self.full)
            if clause.per is not None:
                steps = self._steps(index) if not isinstance(clause.per, Done) else self._done_steps(index, clause.per)
                added = amount * steps
            else:
                added = amount if self._holds(index) else ZERO
            cap = caps.get(index)
            if cap is not None and added > cap:
                added = cap
            added_all += added
            if added:
                self._wrong_way(index, clause)
            self._step(index + 1, f"加{points_of(added)}分" if added else "没有加分", self.total + added)
        total_cap = caps.get(-1)
        if total_cap is not None and added_all > total_cap:
            self._step(0, f"累计最多加{points_of(total_cap)}分", base + total_cap)

    def _done_steps(self, index: int, per: Done) -> Fraction:
        where = self._where(index)
        at = where.at(per.size) if isinstance(where, Place) else None
        if not isinstance(where, Place) or at is None:
            raise Unclear("缺少可以计步的实际完成值", ZERO, self.full, index + 1)
        return self._whole(where.x / at)

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
                return {"低": 1, "超": -1, "迟": -1}.get(clause.per.direction, 1)
            if (
                place != index
                and isinstance(clause.effect, Award)
                and isinstance(clause.condition, Compare)
                and self.made.groups.get(place) == self.made.groups.get(index)
            ):
                if (clause.condition.low is None) is not (clause.condition.high is None):
                    return 1 if clause.condition.low is not None else -1
        lower = self.case.lower_is_better or (isinstance(where, Place) and where.lower_is_better)
        return -1 if lower else 1

    def _zero(self) -> None:
        for index, clause in enumerate(self.clauses):
            if not isinstance(clause.effect, Zero) or not self._active(index):
                continue
            if clause.condition is None and clause.per is None:
                continue
            if isinstance(clause.condition, Rest):
                continue
            held = self._steps(index) > 0 if clause.per is not None else self._zero_holds(index)
            if held and self._only_complement(index):
                continue
            if held and self.total != 0:
                self._wrong_zero(index, clause)
                self._other_awards(index, clause)
            if held:
                self._step(index + 1, "符合不得分的条件，得0分", ZERO)

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
        if not isinstance(clause.effect, Zero):
            raise TypeError(clause.effect)
        awards = [
            place
            for place, other in enumerate(self.clauses)
            if isinstance(other.effect, Award)
            and isinstance(other.condition, State)
            and place not in self.made.heads
            and place not in self.made.grades
        ]
        if not clause.effect.whole and isinstance(clause.condition, State) and len(awards) > 1:
            raise Unclear("不能确定“不得分”指整个指标还是其中一项", ZERO, self.total, index + 1)

    def _zero_holds(self, index: int) -> bool:
        """A zero clause at a shared end yields to a tier that includes it more firmly."""
        clause = self.clauses[index]
        if index in self.made.grades or not isinstance(clause.condition, Compare):
            return self._holds(index)
        group = self.made.groups.get(index)
        condition = self._as_distance(index, clause.condition)
        mine = self._inside(index, condition)
        if mine is not None and condition.base:
            return True
        if mine is None:
            return False
        for place, other in enumerate(self.clauses):
            if (
                place != index
                and self.made.groups.get(place) == group
                and isinstance(other.effect, (Award, Ratio))
                and isinstance(other.condition, Compare)
                and other.per is None
            ):
                firm = self._inside(place, other.condition)
                if firm is not None and firm > mine:
                    return False
                if firm is not None and firm == mine:
                    raise Unclear("不得分的条件与得分的条件同时成立", ZERO, self.full, index + 1)
        return True

    def _wrong_zero(self, index: int, clause: Clause) -> None:
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

    def _clamp(self) -> None:
        low, high = ZERO, self.full
        for item in self.rule.items:
            if isinstance(item, Cap) and item.scope == "得":
                high = item.amount.of(self.full)
            elif isinstance(item, Cap) and item.scope == "满" and item.amount.of(self.full) != self.full:
                raise Unclear(
                    f"标准写明满分{show(item.amount.of(self.full))}分，与分值{show(self.full)}分不同", ZERO, self.full
                )
            elif isinstance(item, Floor) and item.amount.points:
                low = item.amount.of(self.full)
        self.low, self.high = low, high
        zeroed = bool(self.drafts) and self.drafts[-1].after == 0 and "不得分" in self.drafts[-1].note
        if self.total > high:
            self._step(0, f"最高得{points_of(high)}分", high)
        elif self.total < low and not zeroed:
            self._step(0, f"扣至{points_of(low)}分为止", low)

    def _below(self) -> None:
        for index, clause in enumerate(self.clauses):
            if not isinstance(clause.effect, Below) or not self._active(index):
                continue
            held = self._holds(index) if clause.condition is not None else self._zero_before(index)
            if held:
                amount = clause.effect.amount.of(self.full)
                self._step(index + 1, f"倒扣{points_of(amount)}分", self.total - amount)

    def _zero_before(self, index: int) -> bool:
        """同时倒扣: under the condition of the clause before."""
        for place in range(index - 1, -1, -1):
            clause = self.clauses[place]
            if not isinstance(clause.effect, Below):
                return self._holds(place) if clause.condition is not None else False
        return False


def points_of(value: Fraction) -> str:
    """A number for the story: exact where its decimals end, else two decimals."""
    text = show(value)
    return text if "/" not in text and len(text) <= 12 else plain(round_half_up(value, 2))


def shown(x: Fraction, where: Place) -> str:
    """A number on the axis with its unit, money in the magnitude people write."""
    if where.unit.name == "元" and abs(x) >= 10000:
        return f"{points_of(x / 10000)}万元" if abs(x) < 10**8 else f"{points_of(x / 10**8)}亿元"
    return f"{points_of(x)}{where.unit.name}"


def date_of(day: date) -> str:
    """2024年2月20日"""
    return f"{day.year}年{day.month}月{day.day}日"


def grade_word(word: object, words: set[str]) -> object:
    """The word of the text that is meant: the same, or the only one that ends with it (一次性通过)."""
    if word in words or not isinstance(word, str):
        return word
    ending = [name for name in words if name.endswith(word)]
    return ending[0] if len(ending) == 1 else word


def _count_of(fact: object) -> Fraction:
    if isinstance(fact, Place):
        return fact.x
    if isinstance(fact, (int, Fraction, Decimal)):
        return Fraction(fact)
    return ZERO


def day_of(words: str, year: int | None) -> date | None:
    """The last day a date of the text means: 6月30日前 is the 30th itself, 年内 the end of the year."""
    bare = words.removesuffix("之前").removesuffix("以前").removesuffix("前").removeprefix("本").removeprefix("当")
    if bare in ("年底", "年末", "年内", "年度内", "年终"):
        return date(year, 12, 31) if year else None
    value = parse(bare, year=year)
    return value.by if isinstance(value, Moment) else None
