"""How many of what is counted go unpunished: 首次不扣分, 前2次不扣分, 3处以内的除外.

Behind 前2次 the third is the first that counts; behind 3处以内 nobody says whether the fourth counts alone or all four.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from perfscore.language.numbers import chinese_number
from perfscore.rules.nodes import Clause, Count, Remark, Rule
from perfscore.rules.series import words_of

_NUMBER = "(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})"
_UNIT = "(?:人次|[次处起例件项个人份条])"
_ALLOWED = re.compile(
    f"(?:其中|但)?(?:(?P<once>首次|初次|第[一1]{_UNIT})|前(?P<first>{_NUMBER}){_UNIT}|(?:不超过|未超过)(?P<most>{_NUMBER}){_UNIT}"
    f"|(?P<within>{_NUMBER}){_UNIT}(?:（含）|及)?(?:以[内下]|之内|内))的?"
)
_FREE = re.compile("(?:，?(?:除外|(?:均|都|可)?(?:不(?:予|再)?(?:扣|计|计入|计算)分?)))$")


def allowance(words: str) -> tuple[Fraction, bool] | None:
    """How many are free, and whether only those beyond count (None: not said); None where the words say no such thing."""
    found = _ALLOWED.fullmatch(words.strip("，；。"))
    if found is None:
        return None
    if found["once"]:
        return Fraction(1), True
    text = found["first"] or found["most"] or found["within"]
    value = Fraction(int(text)) if text.isdecimal() else Fraction(chinese_number(text) or 0)
    if found["within"] and found[0].rstrip("的").endswith("下") and "含" not in found[0] and "及" not in found[0]:
        value -= 1
    return value, found["first"] is not None


def in_bracket(inside: str) -> tuple[Fraction, bool] | None:
    """What a bracket （3处以内不扣） allows."""
    end = _FREE.search(inside)
    return allowance(inside[: end.start()]) if end is not None else None


def allowed(rule: Rule, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """首次不扣分 beside a count of deductions: no clause of its own, but where the count begins."""
    clauses = _bracketed(rule, clauses)
    counts = [at for at, clause in enumerate(clauses) if clause.effect.kind == "扣" and isinstance(clause.per, Count)]
    if len(counts) != 1:
        return clauses
    made = list(clauses)
    for at, clause in enumerate(clauses):
        if clause.effect.kind != "免" or clause.per is not None or len(clause.conditions) != 1:
            continue
        one = clause.conditions[0]
        found = allowance(words_of(one) or str(getattr(one, "words", "")))
        per = clauses[counts[0]].per
        if found is not None and isinstance(per, Count) and not per.free and abs(counts[0] - at) == 1:
            made[counts[0]] = replace(clauses[counts[0]], per=replace(per, free=found[0], beyond=found[1]))
            made[at] = replace(clause, effect=replace(clause.effect, kind="无"))
    return tuple(clause for clause in made if clause.effect.kind != "无")


def _bracketed(rule: Rule, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The allowance of a bracket goes to the count that it stands behind."""
    made = list(clauses)
    for item in rule.items:
        if not isinstance(item, Remark) or item.kind != "免次" or item.amount is None:
            continue
        before = [at for at, clause in enumerate(made) if clause.begin <= item.begin]
        at = before[-1] if before else -1
        per = made[at].per if before else None
        if isinstance(per, Count):
            free = item.amount.points or Fraction(0)
            made[at] = replace(made[at], per=replace(per, free=free, beyond=item.mode == "前"))
    return tuple(made)
