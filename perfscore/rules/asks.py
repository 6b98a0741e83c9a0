"""The one list of facts a reading asks for, in text order, fixed before any value is given."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction

from perfscore.language import units
from perfscore.rules.case import Case, Need
from perfscore.rules.counters import alias
from perfscore.rules.expressions import Term
from perfscore.rules.groups.exemptions import TAKES, absent_all, restated
from perfscore.rules.groups.plan import Plan, gives
from perfscore.rules.measures import COUNTABLE, Measure, parts_of
from perfscore.rules.nodes import Away, Clause, Compare, Count, Done, Flag, Grade, Reached, Remark
from perfscore.rules.opposites import opposite
from perfscore.rules.own import Own
from perfscore.rules.roles import role, roles
from perfscore.rules.series import words_of
from perfscore.rules.spans import Number
from perfscore.values.types import Percent

Key = tuple[object, ...]


@dataclass(slots=True)
class Ask:
    """A fact asked for. ``words`` are the grades it may be; ``numbers`` what it is compared with."""

    key: Key
    need: Need
    words: list[str] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    unit: Number | None = None
    branches: tuple[tuple[str, ...], ...] = ()  # of a grade: the words of each clause
    highest: bool = False  # several may hold, and the highest counts
    met: tuple[Number, Number] | None = None  # values that answer 是 and 否, where it is only asked for one bound
    exempt: bool = False  # left out of a list it is 否


def asks(plan: Plan, case: Case, mine: Own) -> list[Ask]:
    """Every fact, once."""
    found: dict[Key, Ask] = {}
    for index, clause in enumerate(plan.clauses):
        if clause.scope:
            _scope(found, plan, clause.scope, index)
        if index in plan.heads or index in mine.heads:
            continue
        _conditions(found, plan, mine, index, clause)
        _per(found, plan, mine, index, clause)
        if clause.effect.kind == "式" and isinstance(clause.effect.formula, Term):
            _named(found, plan, case, index, clause.effect.formula)
        if clause.effect.kind in ("比", "减比") and foreign(plan, index, case):
            found.setdefault(("率", index), Ask(("率", index), Need(clause.title, "比率", index + 1)))
    return [replace(ask, need=replace(ask.need, clause=plan.numbers[ask.need.clause - 1])) for ask in found.values()]


def _named(found: dict[Key, Ask], plan: Plan, case: Case, index: int, formula: Term) -> None:
    known = roles(formula, case)
    for name in dict.fromkeys(leaf.name for leaf in formula.leaves() if leaf.op == "名"):
        measured = role(name, case) in ("A", "R") and any((index, place) in plan.where for place in range(2))
        if name not in known and not measured:
            found.setdefault(("名", name), Ask(("名", name), Need(name, "数量", index + 1)))


def foreign(plan: Plan, at: int, case: Case) -> bool:
    """按金额占比扣分: the share of something else than completion; alone beside a rate it is the indicator's own."""
    clause = plan.clauses[at]
    alone = len(plan.clauses) == 1 and clause.effect.kind == "比"
    return (
        bool(re.search("占比|比例$|比率$|之比$|比重$", clause.title))
        and not re.search("完成|实际|进度|达成|执行|到位|线性|目标|计划|任务|未|超|不足|^同", clause.title)
        and len(clause.title) > 4
        and not (alone and isinstance(case.actual, Percent))
    )


def scope_key(plan: Plan, scope: str) -> tuple[Key, bool]:
    """The key of a scope, and whether it is the opposite of the first that was told."""
    first = plan.scopes[0]
    if scope != first and (opposite(first, scope) or re.match("其他|其余", scope)):
        return ("域", first), True
    return ("域", scope), False


def _scope(found: dict[Key, Ask], plan: Plan, scope: str, index: int) -> None:
    key, _ = scope_key(plan, scope)
    found.setdefault(key, Ask(key, Need(str(key[1]), "是否", index + 1)))


def flag_key(plan: Plan, index: int, words: str) -> Key:
    """Same words are one fact, but taken twice for them they stand under two subjects."""
    clause = plan.clauses[index]
    for earlier in range(index):
        other = plan.clauses[earlier]
        if other.scope != clause.scope or earlier in plan.heads:
            continue
        for condition in other.conditions:
            if words_of(condition) == words and (
                other.effect.kind != clause.effect.kind
                or other.conditions != clause.conditions
                or other.sentence == clause.sentence
            ):
                return flag_key(plan, earlier, words)
    return ("旗", clause.scope, index, words)


def spare(plan: Plan, index: int) -> bool:
    """An exemption, or a zero that only denies what the one award of its part asks: left out it is not the case."""
    clause = plan.clauses[index]
    if clause.exempt or (clause.effect.kind == "零" and absent_all(clause)):
        return True
    part = next((one for one in plan.parts if index in one.clauses), None)
    if clause.effect.kind != "零" or part is None:
        return False
    awards = [plan.clauses[at] for at in part.clauses if gives(plan.clauses[at])]
    others = [plan.clauses[at] for at in part.clauses if plan.clauses[at].effect.kind in TAKES]
    return len(awards) == 1 and not others and restated(awards[0], clause)


def _conditions(found: dict[Key, Ask], plan: Plan, mine: Own, index: int, clause: Clause) -> None:
    place = 0
    for condition in clause.conditions:
        if isinstance(condition, Flag):
            if clause.effect.kind == "罢":
                continue  # 优于要求的不加分: whatever the answer, nothing changes
            if index not in plan.same:
                key = flag_key(plan, index, condition.words)
                found.setdefault(key, Ask(key, Need(condition.words, "是否", index + 1), exempt=spare(plan, index)))
        elif isinstance(condition, Grade):
            _grade(found, plan, mine, index)
        elif condition in parts_of(clause):
            _measured(found, plan, mine, index, place, condition)
        if condition in parts_of(clause):
            place += 1


def grade_key(plan: Plan, index: int) -> Key:
    """Branches that share a word are one grade."""
    condition = plan.clauses[index].conditions[-1]
    if not isinstance(condition, Grade):
        raise TypeError(index)
    run = index
    while run and _same_run(plan.clauses[run - 1], plan.clauses[run]):
        run -= 1
    words = _run_words(plan, run)
    for earlier in range(run):
        last = plan.clauses[earlier].conditions[-1] if plan.clauses[earlier].conditions else None
        if (
            isinstance(last, Grade)
            and set(_run_words(plan, _first(plan, earlier))) & set(words)
            and plan.clauses[earlier].scope == plan.clauses[run].scope
        ):
            return grade_key(plan, _first(plan, earlier)) if _first(plan, earlier) != run else ("等", run)
    return ("等", run)


def _first(plan: Plan, index: int) -> int:
    while index and _same_run(plan.clauses[index - 1], plan.clauses[index]):
        index -= 1
    return index


def _same_run(before: Clause, clause: Clause) -> bool:
    return (
        bool(before.conditions and clause.conditions)
        and isinstance(before.conditions[-1], Grade)
        and isinstance(clause.conditions[-1], Grade)
        and before.conditions[:-1] == clause.conditions[:-1]
        and not set(before.conditions[-1].words) & set(clause.conditions[-1].words)
    )


def _run_words(plan: Plan, run: int) -> list[str]:
    words: list[str] = []
    at = run
    while at < len(plan.clauses):
        last = plan.clauses[at].conditions[-1] if plan.clauses[at].conditions else None
        if not isinstance(last, Grade) or (at > run and not _same_run(plan.clauses[at - 1], plan.clauses[at])):
            break
        words.extend(word for word in last.words if word not in words)
        at += 1
    return words


def run_words(plan: Plan, index: int) -> list[str]:
    """All grades of the series a clause belongs to."""
    return _run_words(plan, _first(plan, index))


def _branches(plan: Plan, index: int) -> tuple[tuple[str, ...], ...]:
    """The words of each clause of a series."""
    found: list[tuple[str, ...]] = []
    at = first = _first(plan, index)
    while at < len(plan.clauses) and (at == first or _same_run(plan.clauses[at - 1], plan.clauses[at])):
        last = plan.clauses[at].conditions[-1]
        found.append(last.words if isinstance(last, Grade) else ())
        at += 1
    return tuple(found)


def _grade(found: dict[Key, Ask], plan: Plan, mine: Own, index: int) -> None:
    key = grade_key(plan, index)
    if mine.word is not None and any(mine.word.strip() == word for word in _run_words(plan, _first(plan, index))):
        return
    ask = found.get(key)
    if ask is None:
        words = _run_words(plan, _first(plan, index))
        found[key] = Ask(
            key,
            Need("、".join(words), "等次", index + 1),
            words,
            branches=_branches(plan, index),
            highest=any(index in group for group in plan.highest),
        )


def _measured(found: dict[Key, Ask], plan: Plan, mine: Own, index: int, place: int, part: object) -> None:
    at = plan.where[index, place]
    if mine.measure == at or alias(plan, at) is not None:
        return
    measure = plan.measures[at]
    if isinstance(part, Reached) and (
        len(part.words.strip("，；。 的")) > 3 or not (measure.bounds or _measurable(measure)) or _asks_word(plan, at)
    ):
        if index in plan.same:
            return
        key = flag_key(plan, index, words_of(part) or "")
        found.setdefault(key, Ask(key, Need(words_of(part) or "", "是否", index + 1), exempt=spare(plan, index)))
        return
    _measure(found, plan, at, index)


def definition(plan: Plan, at: int) -> Term | None:
    """The formula by which the text defines a measure: 办结率=办结数÷受理数."""
    name = plan.measures[at].name
    for defined, term in plan.defined.items():
        if (
            name
            and (defined.endswith(name) or name.endswith(defined))
            and any(leaf.op == "名" for leaf in term.leaves())
        ):
            return term
    return None


def _measurable(measure: Measure) -> bool:
    return any(number.unit.family == units.PERCENT for number in measure.steps)


def _asks_word(plan: Plan, at: int) -> bool:
    return plan.measures[at].timed and not any(
        number.unit.family in units.DURATIONS for number in plan.measures[at].bounds
    )


def _measure(found: dict[Key, Ask], plan: Plan, at: int, index: int) -> None:
    measure = plan.measures[at]
    key = ("量", at)
    if key in found:
        return
    term = definition(plan, at)
    if term is not None:
        for leaf in term.leaves():
            if leaf.op == "名":
                found.setdefault(("名", leaf.name), Ask(("名", leaf.name), Need(leaf.name, "数量", index + 1)))
        return
    numbers = [*measure.bounds, *measure.steps]
    clause = plan.clauses[index]
    said = clause.per.words if isinstance(clause.per, (Away, Done)) else clause.text
    name = measure.name or (clause.title or said).split("，")[0][:20]
    kind = (
        "比率"
        if measure.percent
        else "日期"
        if measure.timed and not any(number.unit.family in units.DURATIONS for number in numbers)
        else "数量"
    )
    unit = next((number for number in numbers if number.unit.name), None)
    found[key] = Ask(key, Need(name, kind, index + 1), numbers=numbers, unit=unit, met=_met(plan, at))


def _met(plan: Plan, at: int) -> tuple[Number, Number] | None:
    """At least one meeting: a value that is enough and one that is not; None where more than one bound is asked for."""
    measure = plan.measures[at]
    if len(measure.bounds) != 1 or measure.steps or len(measure.clauses) != 1 or measure.timed:
        return None
    clause = plan.clauses[measure.clauses[0]]
    found = [one for one in clause.conditions if isinstance(one, Compare)] if clause.effect.kind == "得" else []
    bound = (found[0].low or found[0].high) if len(found) == 1 else None
    if bound is None or bound.number.unit.family not in COUNTABLE:
        return None
    number, one = bound.number, Fraction(1)
    below, above = replace(number, value=number.value - one), replace(number, value=number.value + one)
    if found[0].low is not None:
        return (above, number) if bound.included is False else (number, below)
    return (below, number) if bound.included is False else (number, above)


def _per(found: dict[Key, Ask], plan: Plan, mine: Own, index: int, clause: Clause) -> None:
    per = clause.per
    if isinstance(per, Count):
        if mine.count != index:
            found[("次", index)] = Ask(("次", index), Need(per.words or clause.text, "次数", index + 1))
        return
    if not isinstance(per, (Away, Done)):
        return
    at = plan.where[index, len(parts_of(clause)) - 1]
    if isinstance(per, Away) and per.other:
        kind = "比率" if per.size.unit.family == units.PERCENT else "数量"
        found.setdefault(
            ("基", index),
            Ask(("基", index), Need(f"{per.words}的比较基数", kind, index + 1), numbers=[per.size], unit=per.size),
        )
    if mine.measure == at:
        return
    measure = plan.measures[at]
    if counted(measure, per):
        key = ("距", index)
        found.setdefault(key, Ask(key, Need(per.words, "次数", index + 1), unit=per.size))
    else:
        _measure(found, plan, at, index)


def counted(measure: Measure, per: Away | Done) -> bool:
    """Whether a step without an own value asks how many, not how much: 每少1次, 延期1天."""
    family = per.size.unit.family
    if isinstance(per, Done):
        return not measure.bounds
    if per.direction in ("迟", "早"):
        return not measure.bounds
    if family in units.DURATIONS and per.direction == "低" and not measure.bounds:
        return True
    if family in COUNTABLE:
        return (per.direction == "低" and "超" not in measure.directions) or not measure.bounds
    return False


__all__ = ["Ask", "Remark", "alias", "asks"]
