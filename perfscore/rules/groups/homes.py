"""Which part each clause belongs to, and which belong to the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.rules.groups.plan import Part, Plan, gives
from perfscore.rules.nodes import Amount, Beyond, Clause, Else, Grade, Reached, Remark


class _Open:
    """A rule of this page has nothing to say about the clause."""


_OPEN = _Open()
_Home = Part | None | _Open  # a part; a new one (or the whole); no answer


@dataclass(slots=True)
class _Division:
    """The parts so far, and what is known of the clauses."""

    clauses: tuple[Clause, ...]
    where: dict[tuple[int, int], int]  # clause and condition → measure
    same: dict[int, int]  # clause → earlier clause whose description it denies
    titled: dict[int, Amount | None]  # section → points of its title
    parts: list[Part] = field(default_factory=list)

    def awards(self, part: Part) -> bool:
        """Whether a clause of the part gives points of its own."""
        return any(gives(self.clauses[at]) for at in part.clauses)

    def holding(self, parts: list[Part], index: int) -> Part | None:
        """The part that the clause ``index`` went to."""
        return next((part for part in parts if index in part.clauses), None)


def divided(
    clauses: tuple[Clause, ...], where: dict[tuple[int, int], int], same: dict[int, int], titles: list[Remark]
) -> tuple[list[Part], list[int]]:
    """The parts, and the clauses that belong to no part: they take from the whole."""
    all_of = _Division(clauses, where, same, {item.section: item.amount for item in titles if item.mode == "题"})
    everywhere: list[int] = []
    for index, clause in enumerate(clauses):
        part = _home(all_of, index)
        awarded = any(all_of.awards(other) for other in all_of.parts)
        if part is None and not gives(clause) and clause.section not in all_of.titled and awarded:
            everywhere.append(index)
            continue
        if part is None:
            part = Part([], all_of.titled.get(clause.section), clause.section, clause.sentence, clause.scope)
            all_of.parts.append(part)
        part.clauses.append(index)
        part.sentence = clause.sentence
    return all_of.parts, everywhere


def _home(all_of: _Division, index: int) -> Part | None:
    """The part a clause belongs to; None for a new one (or for the whole)."""
    mine = [part for part in all_of.parts if part.scope == all_of.clauses[index].scope]
    if not mine:
        return None
    for rule in _RULES:
        found = rule(all_of, mine, index)
        if not isinstance(found, _Open):
            return found
    return None


def _other_title(all_of: _Division, mine: list[Part], index: int) -> _Home:
    """A section with a title of its own is a part of its own."""
    section = all_of.clauses[index].section
    if section in all_of.titled and mine[-1].section != section:
        return next((part for part in mine if part.section == section), None)
    return _OPEN


def _opposite_or_else(all_of: _Division, mine: list[Part], index: int) -> _Home:
    """齐全 … 不齐全, … 否则: with the clause that it answers."""
    if index in all_of.same:
        return all_of.holding(mine, all_of.same[index]) or mine[-1]
    conditions = all_of.clauses[index].conditions
    return mine[-1] if conditions and isinstance(conditions[0], Else) else _OPEN


def _next_grade(all_of: _Division, mine: list[Part], index: int) -> _Home:
    """优得5分，良得4分: one series."""
    one = all_of.clauses[index].conditions
    two = all_of.clauses[index - 1].conditions if index else ()
    if one and two and isinstance(one[-1], Grade) and isinstance(two[-1], Grade) and one[:-1] == two[:-1]:
        return all_of.holding(mine, index - 1) or mine[-1]
    return _OPEN


def _along_a_line(all_of: _Division, mine: list[Part], index: int) -> _Home:
    """采用插值法计分，20户得10分，10户得6分: the method stands before its ends."""
    del index
    return mine[-1] if all(all_of.clauses[at].effect.kind == "插" for at in mine[-1].clauses) else _OPEN


def _same_measure(all_of: _Division, mine: list[Part], index: int) -> _Home:
    """Bands and steps of one axis, unless both stand under titles of their own, or a later sentence gives for 完成 anew."""
    clause, measure = all_of.clauses[index], all_of.where.get((index, 0))
    first = clause.conditions[0] if clause.conditions else None
    anew = isinstance(first, Reached) and first.yes and clause.effect.kind == "得"
    beyond = [one for at in mine[-1].clauses for one in all_of.clauses[at].conditions if isinstance(one, Beyond)]
    anew = anew and not beyond  # 超额完成20%以上得5分；完成得3分: one series
    if measure is None or (anew and clause.sentence != mine[-1].sentence and all_of.awards(mine[-1])):
        return _OPEN
    for part in mine:
        title = all_of.clauses[part.clauses[0]].title
        apart = part.section and clause.section != part.section and title and clause.title and clause.title != title
        measured = any(all_of.where.get((at, place)) == measure for at in part.clauses for place in range(3))
        if measured and not apart:
            return part
    return _OPEN


def _award(all_of: _Division, mine: list[Part], index: int) -> _Home:
    """What gives points begins a part, unless it completes the one before it."""
    clause, current = all_of.clauses[index], mine[-1]
    if not gives(clause):
        return _OPEN
    titled = current.title is not None and current.section == clause.section
    if titled or (not all_of.awards(current) and clause.sentence == current.sentence):
        return current
    computes = not clause.conditions and clause.per is None and clause.effect.kind in ("比", "式")
    alone = len(current.clauses) == 1 and not all_of.clauses[current.clauses[0]].conditions
    return current if clause.cumulative or (computes and alone) else None


def _take(all_of: _Division, mine: list[Part], index: int) -> _Home:
    """What takes points takes from the part of its sentence or section; where several give, from the whole."""
    clause, current = all_of.clauses[index], mine[-1]
    awarded = [part for part in mine if all_of.awards(part)]
    if clause.effect.whole and len(awarded) > 1:
        return None
    if clause.sentence == current.sentence or (len(awarded) <= 1 and len(mine) == 1) or not awarded:
        return current
    beside = [part for part in awarded if part.section == clause.section]
    if clause.section and clause.section == current.section and beside == [current]:
        return current
    taken = [any(not gives(all_of.clauses[at]) for at in part.clauses) for part in awarded]
    each = current is awarded[-1] and current.clauses[-1] == index - 1 and all(taken[:-1]) and len(awarded) > 1
    return current if each else None  # A…计3分。每处扣…；B…计1分。每处扣…: each takes from its own


_RULES: tuple[Callable[[_Division, list[Part], int], _Home], ...] = (
    _other_title,
    _opposite_or_else,
    _next_grade,
    _along_a_line,
    _same_measure,
    _award,
    _take,
)


def shared_takes(made: Plan, full: Fraction) -> None:
    """Awards of which one alone gives all are alternatives: what is taken beside the last is taken from whichever holds."""
    awarded = [part for part in made.parts if any(gives(made.clauses[at]) for at in part.clauses)]
    awards = [at for part in awarded for at in part.clauses if gives(made.clauses[at])]
    if len(awarded) < 2 or len(awards) != len(awarded) or any(part.title is not None for part in awarded):
        return
    worth = [
        made.clauses[at].effect.amount.of(full)
        for at in awards
        if made.clauses[at].effect.kind == "得" and made.clauses[at].per is None
    ]
    if len(worth) != len(awards) or sum(worth) <= full or max(worth) != full:
        return
    for part in awarded:
        moved = [
            at
            for at in part.clauses
            if at not in awards
            and at not in made.same
            and not any(isinstance(one, Else) for one in made.clauses[at].conditions)
        ]
        part.clauses = [at for at in part.clauses if at not in moved]
        made.everywhere.extend(moved)
    made.everywhere.sort()
