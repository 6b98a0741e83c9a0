"""Deductions, bonuses, 不得分 and 倒扣 on top of what was awarded."""

from __future__ import annotations

from fractions import Fraction

from perfscore.rules.nodes import (
    Add,
    Award,
    Away,
    Below,
    Cap,
    Clause,
    Compare,
    Deduct,
    Done,
    Factor,
    Ratio,
    Rest,
    Times,
    Zero,
    show,
)
from perfscore.rules.scoring.base import (
    ZERO,
    Unclear,
    points_of,
)
from perfscore.rules.scoring.sense import Sense

MOST_TIMES = 100
"""A score multiplied more often than this is a wrong fact, and its exact value a number of thousands of digits."""


class Changes(Sense):
    """Deductions, bonuses, 不得分 and 倒扣 on top of what was awarded."""

    def _deductions(self) -> None:
        self._unclear_steps()
        caps = self._caps("扣")
        taken_all = last = ZERO
        chosen = self._cascade(Deduct)
        for index, clause in enumerate(self.clauses):
            if isinstance(clause.effect, Factor):
                count = self._steps(index) if clause.per is not None else (Fraction(1) if self._holds(index) else ZERO)
                if count > MOST_TIMES:
                    raise Unclear(f"次数超过{MOST_TIMES}，请核对计分数据", ZERO, self.full, index + 1)
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
            last = taken
            self._step(index + 1, note, self.total - taken)
        total_cap = caps.get(-1)
        if total_cap is not None and min(taken_all, total_cap) != taken_all - max(ZERO, last - total_cap):
            self._which_cap(taken_all, total_cap)
        if total_cap is not None and taken_all > total_cap:
            self._step(0, f"累计最多扣{points_of(total_cap)}分", self.total + taken_all - total_cap)

    def _which_cap(self, taken: Fraction, cap: Fraction) -> None:
        """每…扣1分；每…扣2分，最多扣5分: of the last or of both — only a word like 累计 tells."""
        said = any(
            isinstance(item, Cap)
            and item.scope == "扣"
            and any(word in item.text for word in ("累计", "总", "合计", "共"))
            for item in self.rule.items
        )
        if not said and self.total + taken > cap:
            raise Unclear("“最多扣”可以指最后一条，也可以指各条合计", max(ZERO, self.total), self.full)

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

    def _deduction(self, index: int, clause: Clause) -> tuple[Fraction, str]:
        if not isinstance(clause.effect, Deduct):
            raise TypeError(clause.effect)
        amount = clause.effect.amount.of(self.full)
        if clause.per is None:
            held = self._holds(index)
            if not held:
                self._said_beyond(index, clause)
            return (amount, f"有这种情况，扣{points_of(amount)}分") if held else (ZERO, "没有这种情况，不扣分")
        if (
            isinstance(clause.condition, Compare)
            and ("距离", self.made.groups.get(index, "")) in self.env.facts
            and clause.condition.base
            and not self._fact_region(index, clause.condition)
        ):
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

    def _said_beyond(self, index: int, clause: Clause) -> None:
        """低于目标值10%以内扣1分: of what is missed by more the text must say something too."""
        condition = clause.condition
        if (
            not isinstance(condition, Compare)
            or not condition.base
            or condition.low is not None
            or condition.high is None
        ):
            return
        group = self.made.groups.get(index)
        others = [
            place
            for place, other in enumerate(self.clauses)
            if place != index and self.made.groups.get(place) == group and isinstance(other.effect, (Zero, Deduct))
        ]
        said = any(self.clauses[place].per is not None or self._holds(place) for place in others)
        if self._side(index) == 1 and not said:
            raise Unclear("标准没有写明超出这一档以后怎样扣分", ZERO, self.full, index + 1)

    def _counter(self, clause: Clause) -> str:
        return "次" if isinstance(clause.per, Times) and clause.per.size.value == 1 else "步"

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
                if total and (len(mine) == 1 or (mine and mine[-1] != total[-1])):
                    caps[mine[-1]] = amount
                else:
                    caps[-1] = amount
        return caps

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

    def _zero_holds(self, index: int) -> bool:
        """A zero clause at a shared end yields to a tier that includes it more firmly."""
        clause = self.clauses[index]
        if index in self.made.grades or not isinstance(clause.condition, Compare):
            return self._holds(index)
        condition = self._as_distance(index, clause.condition)
        mine = self._inside(index, condition)
        if mine is None or condition != clause.condition:
            return mine is not None
        others = [place for place in range(len(self.clauses)) if place != index and self._is_rival(place, index)]
        firms = [
            firm for firm in (self._inside(place, self._compare_of(place)) for place in others) if firm is not None
        ]
        if any(firm > mine for firm in firms):
            return False
        awarded = [
            self._inside(place, self._compare_of(place))
            for place in others
            if not isinstance(self.clauses[place].effect, Deduct)
        ]
        if mine in awarded:
            raise Unclear("不得分的条件与另一档同时成立", ZERO, self.full, index + 1)
        return True

    def _is_rival(self, place: int, index: int) -> bool:
        """Another tier of the same measure, counted from the same base."""
        other, mine = self.clauses[place], self.clauses[index].condition
        if self.made.groups.get(place) != self.made.groups.get(index) or other.per is not None:
            return False
        if not isinstance(other.effect, (Award, Ratio, Deduct)) or not isinstance(other.condition, Compare):
            return False
        return isinstance(mine, Compare) and (
            other.condition.base == mine.base or isinstance(other.effect, (Award, Ratio))
        )

    def _compare_of(self, place: int) -> Compare:
        condition = self.clauses[place].condition
        if not isinstance(condition, Compare):
            raise TypeError(condition)
        return condition

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
