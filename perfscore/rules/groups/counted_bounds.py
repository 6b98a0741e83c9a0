"""有四处及以上审核错误 beside 每一处审核错误: a bound on what another clause counts."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from perfscore.language.numbers import chinese_number
from perfscore.rules.nodes import Bound, Clause, Compare, Count, Flag
from perfscore.rules.spans import Number
from perfscore.rules.text import level

_BOUND = re.compile(
    "(?:累计|发现|出现|发生|存在|有|达到?|超过)*(?P<number>\\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<unit>人次|[次处起例件项个人份条户家])"
    "(?P<shut>（含）|及|含)?以上的?(?P<what>[^，；。]*)"
)


def bounded_counts(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Descriptions that are a bound on a count of the same text, as that bound."""
    made = list(clauses)
    for at, clause in enumerate(clauses):
        only = clause.conditions[0] if len(clause.conditions) == 1 and clause.per is None else None
        if isinstance(only, Compare) and not only.subject and only.low is not None and only.high is None:
            told = _BOUND.match(level(only.words).text)
            what = re.sub("不[得计给]分$", "", told["what"].strip("的")) if told else ""
            if told and _counted(clauses, told["unit"], what) is not None:
                made[at] = replace(clause, conditions=(replace(only, subject=f"{what or '发现'}数量"),))
            continue
        found = _BOUND.fullmatch(only.words) if isinstance(only, Flag) else None
        if found is None or not isinstance(only, Flag):
            continue
        per = _counted(clauses, found["unit"], found["what"])
        text = found["number"]
        value = int(text) if text.isdecimal() else chinese_number(text)
        if per is not None and value is not None:
            number = Number(Fraction(value), per.unit.unit, per.unit.name)
            bound = Bound(number, True if found["shut"] else None)
            made[at] = replace(clause, conditions=(Compare("", bound, None, words=only.words),))
    return tuple(made)


def _counted(clauses: tuple[Clause, ...], unit: str, what: str) -> Count | None:
    """The one count of the same thing in the same word."""
    found = [
        clause.per
        for clause in clauses
        if isinstance(clause.per, Count) and clause.per.unit.name == unit and what.strip("的") in clause.per.words
    ]
    return found[0] if len(found) == 1 else None
