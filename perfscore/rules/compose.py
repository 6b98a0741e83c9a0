"""Groups before clauses: which clauses share a start, which are branches of one axis, which heads ask nothing.

A text is one or several parts; each has its awards (bands of one axis, a grade, descriptions), what is taken from them,
and a floor of its own where there are several. Four rules carry nearly all: the base of a step, the head that asks
nothing, the complement, the cap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

from perfscore.rules.bands import bare_counts, closed, continued, exact
from perfscore.rules.formulas import TARGET_NAME, Term
from perfscore.rules.measures import Measure, measures, parts_of
from perfscore.rules.nodes import (
    Amount,
    Away,
    Clause,
    Compare,
    Count,
    Done,
    Else,
    Flag,
    Grade,
    Limit,
    Reached,
    Remark,
    Rule,
)
from perfscore.rules.opposites import core, echo, opposite
from perfscore.rules.reader import read
from perfscore.rules.series import graded, shared, words_of
from perfscore.rules.spans import Number

AWARDS = ("得", "比", "式", "免")


@dataclass(slots=True)
class Part:
    """Clauses with one start. ``title``: points that the text gives the part as a whole."""

    clauses: list[int] = field(default_factory=list)
    title: Amount | None = None
    section: int = 0
    sentence: int = 0
    scope: str = ""


@dataclass(slots=True)
class Plan:
    """A rule made ready for one full mark: clauses completed, parts, measures, heads and complements."""

    rule: Rule
    clauses: tuple[Clause, ...]
    parts: list[Part]
    everywhere: list[int]  # clauses that belong to no part: taken from the whole
    measures: list[Measure]
    where: dict[tuple[int, int], int]
    heads: set[int]
    same: dict[int, int]  # clause → earlier clause whose description it denies
    scopes: list[str]
    limits: tuple[Limit, ...]
    adds_up: bool = False
    no_floor: bool = False
    mode: str = ""
    demands: dict[int, object] = field(default_factory=dict)  # section → bound of a demand
    defined: dict[str, Term] = field(default_factory=dict)  # X率=A/B: the names that the text defines
    numbers: list[int] = field(default_factory=list)  # of each clause in the text, from 1


def plan(rule: Rule, full: Fraction, *, measured: bool = True) -> Plan:
    """The groups of a rule. ``measured``: there is a date or a number that 完成 and 逾期 can be told from."""
    return _plan(rule.text, full, measured) if rule.text else _made(rule, full, measured)


@lru_cache(maxsize=2048)
def _plan(text: str, full: Fraction, measured: bool) -> Plan:
    return _made(read(text), full, measured)


def _made(rule: Rule, full: Fraction, measured: bool) -> Plan:
    clauses = graded(shared(_spelt(rule.clauses)), full, measured=measured)
    clauses = _expanded(rule, clauses)
    clauses = _counted(rule, exact(closed(continued(rule, bare_counts(clauses, full)))))
    clauses = _lone_ratio(_without_idle(clauses), full)
    found, where = measures(clauses)
    same = _complements(clauses)
    titles = [item for item in rule.items if isinstance(item, Remark) and item.kind == "总分"]
    parts, everywhere = _parts(clauses, found, where, same, titles)
    made = Plan(
        rule, clauses, parts, everywhere, found, where, set(), same,
        list(dict.fromkeys(clause.scope for clause in clauses if clause.scope)),
        _limits(rule, clauses),
        any(isinstance(item, Remark) and item.kind == "累计" for item in rule.items),
        any(isinstance(item, Remark) and item.kind == "无底" for item in rule.items),
        next((item.mode for item in rule.items if isinstance(item, Remark) and item.kind == "零头"), ""),
        {item.section: item.base for item in rule.items if isinstance(item, Remark) and item.base is not None},
        {item.mode: item.formula for item in rule.items if isinstance(item, Remark) and item.kind == "定义" and isinstance(item.formula, Term)},
    )  # fmt: skip
    places = [(clause.begin, clause.stop) for clause in rule.clauses]
    made.numbers = [
        places.index((clause.begin, clause.stop)) + 1 if (clause.begin, clause.stop) in places else 0
        for clause in clauses
    ]
    _shared_takes(made, full)
    for part in parts:
        made.heads |= _heads(made, part)
    for index in [index for index, earlier in same.items() if earlier in made.heads]:
        del same[index]  # a head asks nothing: what denies it is asked itself
    return made


def _spelt(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """按完成额线性打分，完成额/3500×10分: the formula spells out the method named before it."""
    formulas = [clause for clause in clauses if clause.effect.kind == "式"]
    if len(formulas) != 1:
        return clauses
    if any(clause.effect.kind == "比" and clause.conditions for clause in clauses) and _is_ratio(formulas[0]):
        return tuple(
            clause
            for clause in clauses
            if clause is not formulas[0] and not (clause.effect.kind == "比" and not clause.conditions)
        )
    return tuple(
        clause
        for clause in clauses
        if not (clause.effect.kind == "比" and not clause.conditions and clause.per is None)
    )


def _lone_ratio(clauses: tuple[Clause, ...], full: Fraction) -> tuple[Clause, ...]:
    """足额缴纳得满分，未足额缴纳的按比例扣分: the ratio alone says both."""
    same = _complements(clauses)
    made = list(clauses)
    for index, earlier in same.items():
        clause, head = clauses[index], clauses[earlier]
        if (
            clause.effect.kind in ("比", "减比")
            and head.effect.kind == "得"
            and head.per is None
            and head.effect.amount.of(full) == full
            and isinstance(head.conditions[0], Flag)
        ):
            made[index] = replace(clause, conditions=(), effect=replace(clause.effect, kind="比"))
            made[earlier] = replace(head, conditions=(), effect=replace(head.effect, kind="无"))
    return tuple(clause for clause in made if clause.effect.kind != "无")


def _without_idle(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """每新增1家得1分，未新增不得分: nothing counted gives nothing anyway."""
    counted = [
        clause.per.words
        for clause in clauses
        if isinstance(clause.per, (Count, Done)) and clause.effect.kind in ("得", "加")
    ]
    idle = []
    for clause in clauses:
        words = _flag(clause)
        if (
            clause.effect.kind == "零"
            and words is not None
            and re.match("未|无|没有", words)
            and any(core(words)[0] and core(words)[0] in one for one in counted)
        ):
            idle.append(clause)
    return tuple(clause for clause in clauses if clause not in idle)


def _expanded(rule: Rule, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Formulas with the names that the text itself defines spelt out."""
    defined = {
        item.mode: item.formula
        for item in rule.items
        if isinstance(item, Remark) and item.kind == "定义" and isinstance(item.formula, Term)
    }

    def spelt(term: Term, depth: int = 0) -> Term:
        if term.op == "名" and term.name in defined and depth < 4:
            return spelt(defined[term.name], depth + 1)
        if term.left is None or term.right is None:
            return term
        return replace(term, left=spelt(term.left, depth), right=spelt(term.right, depth))

    return tuple(
        replace(clause, effect=replace(clause.effect, formula=spelt(clause.effect.formula)))
        if isinstance(clause.effect.formula, Term)
        else clause
        for clause in clauses
    )


def _counted(rule: Rule, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """有会议纪要的得1分，最多得3分: a cap above one award says that it is counted."""
    made = list(clauses)
    for limit in _limits(rule, clauses):
        if limit.clause < 0 or limit.amount.points is None or limit.kind not in ("扣", "得", "加"):
            continue
        clause = made[limit.clause]
        kinds = {"扣": "扣", "得": "得", "加": "加"}
        single = [one for one in clauses if one.sentence == clause.sentence]
        if (
            clause.effect.kind == kinds[limit.kind]
            and clause.per is None
            and len(clause.conditions) == 1
            and isinstance(clause.conditions[0], Flag)
            and clause.effect.amount.points is not None
            and limit.amount.points > clause.effect.amount.points
            and len(single) == 1
        ):
            made[limit.clause] = replace(
                clause, conditions=(), per=Count(clause.conditions[0].words, Fraction(1), Number(Fraction(1)))
            )
    return tuple(made)


def _limits(rule: Rule, clauses: tuple[Clause, ...]) -> tuple[Limit, ...]:
    """The caps with the clause they stand behind as it is numbered now."""
    found = []
    for item in rule.items:
        if isinstance(item, Limit):
            target = rule.clauses[item.clause] if 0 <= item.clause < len(rule.clauses) else None
            places = [
                at
                for at, clause in enumerate(clauses)
                if target is not None and clause.begin == target.begin and clause.stop == target.stop
            ]
            found.append(replace(item, clause=places[-1] if places else -1))
    return tuple(found)


def _is_ratio(clause: Clause) -> bool:
    """实际值÷标准值×分值: what 按比例 says."""
    term = clause.effect.formula
    if not isinstance(term, Term) or clause.conditions:
        return False
    leaves = term.leaves()
    if [leaf.op for leaf in leaves] != ["名", "名", "分"] or term.op != "×":
        return False
    return bool(
        TARGET_NAME.match(leaves[1].name)
        or re.search("(?:目标|任务|计划|标准)(?:任务|数量?|值|量|额)?$", leaves[1].name)
    ) and not re.search("目标|任务|计划", leaves[0].name)


def _complements(clauses: tuple[Clause, ...]) -> dict[int, int]:
    """Plain opposites, whatever the second clause does to the points."""
    found: dict[int, int] = {}
    for index, clause in enumerate(clauses):
        mine = _flag(clause)
        if mine is None:
            continue
        for earlier in range(index - 1, max(-1, index - 4), -1):
            other = _flag(clauses[earlier])
            if other is None or clauses[earlier].scope != clause.scope or earlier in found:
                continue
            if opposite(other, mine) or (
                echo(other, mine) and (clause.effect.kind != "扣" or _whole_echo(clauses, earlier, other, mine))
            ):
                found[index] = earlier
                break
    return found


def _whole_echo(clauses: tuple[Clause, ...], earlier: int, other: str, mine: str) -> bool:
    """资料齐全 / 不齐全 is one fact; 及时足额 / 不及时，不足额 are two, and what is taken is asked."""
    echoes = [
        at
        for at, clause in enumerate(clauses)
        if at > earlier and (words := _flag(clause)) is not None and echo(other, words)
    ]
    return len(echoes) == 1 and core(other)[0].endswith(core(mine)[0])


def _flag(clause: Clause) -> str | None:
    if clause.per is not None or len(clause.conditions) != 1:
        return None
    condition = clause.conditions[0]
    return words_of(condition)


def _measure(plan_where: dict[tuple[int, int], int], index: int) -> int | None:
    return plan_where.get((index, 0))


def _gives(clause: Clause) -> bool:
    return gives(clause)


def gives(clause: Clause) -> bool:
    """Whether a clause gives points of its own; an exemption (如无需求，不扣分) does not."""
    return (clause.effect.kind in AWARDS and not clause.exempt) or (clause.effect.kind == "酌" and clause.effect.own)


def _parts(
    clauses: tuple[Clause, ...],
    found: list[Measure],
    where: dict[tuple[int, int], int],
    same: dict[int, int],
    titles: list[Remark],
) -> tuple[list[Part], list[int]]:
    parts: list[Part] = []
    everywhere: list[int] = []
    titled = {item.section: item.amount for item in titles if item.mode == "题"}
    for index, clause in enumerate(clauses):
        part = _home(parts, clauses, where, same, index, set(titled))
        if (
            part is None
            and not _gives(clause)
            and clause.section not in titled
            and any(any(_gives(clauses[at]) for at in other.clauses) for other in parts)
        ):
            everywhere.append(index)
            continue
        if part is None:
            part = Part([], titled.get(clause.section), clause.section, clause.sentence, clause.scope)
            parts.append(part)
        part.clauses.append(index)
        part.sentence = clause.sentence
    del found
    return parts, everywhere


def _home(
    parts: list[Part],
    clauses: tuple[Clause, ...],
    where: dict[tuple[int, int], int],
    same: dict[int, int],
    index: int,
    titled: set[int],
) -> Part | None:
    """The part a clause belongs to; None for a new one (or for the whole)."""
    clause = clauses[index]
    if not parts:
        return None
    mine = [part for part in parts if part.scope == clause.scope]
    if not mine:
        return None
    current = mine[-1]
    if clause.section in titled and current.section != clause.section:
        return next((part for part in mine if part.section == clause.section), None)
    first = clauses[index].conditions[0] if clauses[index].conditions else None
    if index in same:
        return next((part for part in mine if same[index] in part.clauses), current)
    if isinstance(first, Else):
        return current
    measure = where.get((index, 0))
    if isinstance(clause.conditions[-1] if clause.conditions else None, Grade):
        before = clauses[index - 1] if index else None
        if (
            before is not None
            and before.conditions
            and isinstance(before.conditions[-1], Grade)
            and before.conditions[:-1] == clause.conditions[:-1]
        ):
            return next((part for part in mine if index - 1 in part.clauses), current)
    apart = (
        isinstance(first, Reached)
        and first.yes
        and clause.effect.kind == "得"
        and clause.sentence != current.sentence
        and any(_gives(clauses[at]) for at in current.clauses)
    )
    if measure is not None and not apart:
        for part in mine:
            if any(where.get((at, place)) == measure for at in part.clauses for place in range(3)) and not (
                clause.section != part.section
                and part.section
                and clause.title
                and clauses[part.clauses[0]].title
                and clause.title != clauses[part.clauses[0]].title
            ):
                return part
    if _gives(clause):
        if not any(_gives(clauses[at]) for at in current.clauses) and (
            clause.sentence == current.sentence or (current.title is not None and current.section == clause.section)
        ):
            return current
        if clause.cumulative or (
            not clause.conditions
            and clause.per is None
            and clause.effect.kind in ("比", "式")
            and len(current.clauses) == 1
            and not clauses[current.clauses[0]].conditions
        ):
            return current
        if current.title is not None and current.section == clause.section:
            return current
        return None
    awarded = [part for part in mine if any(_gives(clauses[at]) for at in part.clauses)]
    if clause.effect.whole and len(awarded) > 1:
        return None
    if clause.sentence == current.sentence or (len(awarded) <= 1 and len(mine) == 1):
        return current
    if (
        clause.section
        and clause.section == current.section
        and current in awarded
        and len([part for part in awarded if part.section == clause.section]) == 1
    ):
        return current
    if not awarded:
        return current
    taken = [any(not _gives(clauses[at]) for at in part.clauses) for part in awarded]
    if current is awarded[-1] and current.clauses[-1] == index - 1 and all(taken[:-1]) and len(awarded) > 1:
        return current  # A…计3分。每处扣…；B…计1分。每处扣…: each takes from its own
    return None


def _shared_takes(made: Plan, full: Fraction) -> None:
    """Awards of which one alone gives all are alternatives: what is taken beside the last is taken from whichever holds."""
    awarded = [part for part in made.parts if any(_gives(made.clauses[at]) for at in part.clauses)]
    awards = [at for part in awarded for at in part.clauses if _gives(made.clauses[at])]
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


def _heads(made: Plan, part: Part) -> set[int]:
    """Awards that only say where the next clauses start from: they ask nothing."""
    awards = [
        index
        for index in part.clauses
        if made.clauses[index].effect.kind in ("得", "免") and made.clauses[index].per is None
    ]
    others = [index for index in part.clauses if not _gives(made.clauses[index])]
    awarded = [one for one in made.parts if any(_gives(made.clauses[at]) for at in one.clauses)]
    takes = [
        index
        for index in [*others, *(made.everywhere if len(awarded) == 1 else [])]
        if made.clauses[index].effect.kind in ("扣", "酌", "乘")
    ]
    if len(awards) != 1 or not takes or len([index for index in part.clauses if _gives(made.clauses[index])]) != 1:
        return set()
    if len(awarded) > 1 and not all(
        any(not _gives(made.clauses[at]) and made.clauses[at].effect.kind in ("扣", "酌", "乘") for at in one.clauses)
        for one in awarded
    ):
        return set()
    head = awards[0]
    clause = made.clauses[head]
    if head > min(takes) or any(isinstance(condition, (Else, Grade)) for condition in clause.conditions):
        return set()
    flags = [condition for condition in clause.conditions if isinstance(condition, Flag)]
    if flags:
        return set() if any(made.same.get(index) == head for index in takes) else {head}
    measured = made.where.get((head, 0))
    if measured is None:
        return {head} if not clause.conditions else set()
    along = any(made.where.get((index, place)) == measured for index in takes for place in range(3))
    if along:
        return set()
    counts = all(
        isinstance(made.clauses[index].per, (Count, Away)) or made.clauses[index].conditions for index in takes
    )
    return {head} if counts else set()


__all__ = ["Compare", "Part", "Plan", "Reached", "parts_of", "plan"]
