"""Tiers of how often something happened: 无迟报得5分，迟报1次得3分，迟报2次及以上不得分. One number answers them all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from perfscore.language.numbers import chinese_number
from perfscore.rules.nodes import Bound, Clause, Compare, Count, Else, Flag
from perfscore.rules.series import words_of
from perfscore.rules.spans import Number, known_unit
from perfscore.rules.text import level

_NUMBER = "(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})"
_TIER = re.compile(
    f"(?P<lead>[^，；。0-9每]*?)(?<!第)(?P<low>{_NUMBER})(?:[—至到](?P<high>{_NUMBER}))?(?P<unit>人次|[次处起例件项人份条])"
    f"(?P<more>(?:（含）|及|含|及{_NUMBER}(?:人次|[次处起例件项人份条]))?以上)?的?(?P<tail>[^，；。0-9每]*)"
)
_NONE = re.compile(
    "(?:全年|年度内?|本年度?|当年|期间|考核期内?)*(?:没有|无|未|不存在)(?:发生|出现|发现|造成)?(?P<what>[^，；。]+)"
)
_HAPPENS = re.compile("发生|出现|发现|存在|有|累计|期间|造成|的")


@dataclass(frozen=True, slots=True)
class Tier:
    """From how often to how often (None: without end), in which unit, of what; ``exact`` where one number is named."""

    low: int
    high: int | None
    unit: str
    what: str


def occurrences(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Runs of such tiers as comparisons of one number; a lone 发生1起不得分 behind 未发生 is its other case."""
    made = list(clauses)
    at = 0
    while at < len(made):
        run = _run(clauses, at)
        tiers = [tier for tier in run if tier.low > 0]
        exact = [tier for tier in tiers if tier.high is not None]
        ended = bool(run) and run[-1].high is None  # 3次及以上: nothing is left open behind the last
        if ended and exact and (len(exact) > 1 or run[0].low == 0):
            what = max((tier.what for tier in run), key=len) or "发生"
            for index, tier in enumerate(run):
                made[at + index] = _compared(clauses[at + index], tier, f"{what}数量", tiers[0].unit)
        elif len(run) == 2 and run[0].low == 0 and run[1].low == 1 and clauses[at + 1].effect.kind == "零":
            made[at + 1] = replace(clauses[at + 1], per=None, conditions=(Else(_words(clauses[at + 1]) or ""),))
        at += max(1, len(run))
    return tuple(made)


def _run(clauses: tuple[Clause, ...], first: int) -> list[Tier]:
    """Tiers that begin at a clause, each beginning behind the one before it."""
    found: list[Tier] = []
    for clause in clauses[first:]:
        tier = _tier(clause, none=not found)
        if tier is None or clause.section != clauses[first].section:
            break
        if found and not _goes_on(found[-1], tier):
            break
        found.append(tier)
    return found


def _goes_on(before: Tier, tier: Tier) -> bool:
    above = before.high is not None and tier.low > before.high
    one, two = before.what, tier.what
    same = not one or not two or one in two or two in one or one[-2:] == two[-2:]
    return above and same and (before.low == 0 or before.unit == tier.unit)


def _tier(clause: Clause, *, none: bool) -> Tier | None:
    words = _words(clause)
    if words is None or clause.effect.kind not in ("得", "零", "扣", "免"):
        return None
    if none and clause.effect.kind == "得" and clause.conditions and isinstance(clause.conditions[0], Flag):
        zero = _NONE.fullmatch(words)
        if zero:
            return Tier(0, 0, "", _HAPPENS.sub("", zero["what"]))
    found = _TIER.fullmatch(words)
    if (
        found is None
        or re.search("[未不无没]|提前|超过|低于", found["lead"])
        or re.search("提前|超过|低于", found["tail"])
    ):
        return None
    low, high = _value(found["low"]), _value(found["high"]) if found["high"] else None
    if low is None or low == 0:
        return None
    what = _HAPPENS.sub("", found["lead"] + found["tail"])
    return Tier(low, None if found["more"] else high if high is not None else low, found["unit"], what)


def _words(clause: Clause) -> str | None:
    """What a clause asks, in the text's words, where it asks one thing."""
    if isinstance(clause.per, Count):
        return clause.per.words.strip("，；。 的") if not clause.conditions and "每" not in clause.per.words else None
    if clause.per is not None or len(clause.conditions) != 1:
        return None
    only = clause.conditions[0]
    words = only.words if isinstance(only, Compare) else words_of(only)
    return re.sub("不[得计给]分$", "", level(words).text.strip("，；。 的")) if words is not None else None


def _value(text: str) -> int | None:
    found = int(text) if text.isdecimal() else chinese_number(text)
    return int(found) if found is not None else None


def _compared(clause: Clause, tier: Tier, subject: str, unit: str) -> Clause:
    known = known_unit(unit)
    if known is None:
        raise ValueError(unit)

    def bound(value: int) -> Bound:
        return Bound(Number(Fraction(value), known[1], known[2]), True)

    one = Compare(
        subject, bound(tier.low), bound(tier.high) if tier.high is not None else None, words=_words(clause) or ""
    )
    return replace(clause, per=None, conditions=(one,))
