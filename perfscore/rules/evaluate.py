"""The composed function: one score for one complete set of facts, step by step, exactly.

Deductions start at full marks (or at the points awarded), awards at 0; bonuses come on top; a 不得分 whose condition
holds wins; then floor 0 and cap 分值 unless the text moves them; 倒扣 comes last. Claims of several tiers on one value
are settled by how firmly their ends include it; what stays contradictory is unclear, with bounds.
"""

from __future__ import annotations

from fractions import Fraction

from perfscore.rules.nodes import (
    Award,
    Cap,
    Deduct,
    Factor,
    Floor,
    Formula,
    Judge,
    Ratio,
    Reached,
    Rest,
    State,
    Zero,
    show,
)
from perfscore.rules.scoring.base import (
    ZERO,
    Result,
    Unclear,
    points_of,
)
from perfscore.rules.scoring.changes import Changes


class Evaluation(Changes):
    """One score for one complete set of facts."""

    def run(self) -> Result:
        """The score and the story."""
        self._check_judges()
        self._check_grade()
        self._check_sense()
        self._start()
        self._deductions()
        self._bonuses()
        self._zero()
        self._clamp()
        self._below()
        return Result(self.total, self.drafts, self.parts)

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
                if group is not None and group not in done and group in self.made.own:
                    done.add(group)
                    self._tiers(group)
                elif group is None and self._rest_of(index):
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
            for place, clause in enumerate(self.clauses)
            if isinstance(clause.effect, Award)
            and isinstance(clause.condition, (State, Reached))
            and not clause.grade
            and self._active(place)
        ]
        if sum(every) > self.full and max(points for _index, points in flags) < self.full:
            best = max(points for _index, points in flags)
            raise Unclear(
                "几个得分条件同时成立，合计超过满分，标准没有写明是否累加",
                best,
                min(self.full, sum((points for _index, points in flags), ZERO)),
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
