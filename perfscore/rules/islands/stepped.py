"""A step with what stands before it: a guard, a demand that is its base, or its subject."""

from __future__ import annotations

import re
from dataclasses import replace

from perfscore.language import units
from perfscore.rules import sensitive as s
from perfscore.rules.islands.parts import condition
from perfscore.rules.islands.several import conditions_of
from perfscore.rules.islands.steps import STEP
from perfscore.rules.islands.words import COUNTED, ELSE, MEASURE, NUM, PERIOD, Found, trimmed
from perfscore.rules.nodes import (
    Away,
    Bound,
    Compare,
    Condition,
    Done,
    Due,
    Else,
    Late,
    Reached,
)
from perfscore.rules.spans import POINTS, SPANS, Typed


def rest_of(typed: Typed, signs: str, begin: int, stop: int) -> tuple[Condition, ...]:
    """每减少1个百分点，产区: what stands behind a step is a condition of its own."""
    found = STEP.match(signs, begin, stop)
    if found is None or not found["rest"]:
        return ()
    first, last = trimmed(signs, found.start("rest"), stop)
    return (condition(typed, signs, first, last),) if signs[first:last].strip("\x01，") else ()


Piece = tuple[int, int, Condition]
"""A part of the words before a step between its commas: its first and last place, and what it says."""


def stepped(typed: Typed, signs: str, begin: int, at: int, stop: int, per: Away | Done) -> Found:
    """A step with what stands before it: a guard (低于85%的，), a demand that is its base (要达到40%，), or its subject."""
    rest = rest_of(typed, signs, at, stop) if isinstance(per, Away) else ()
    first, last = trimmed(signs, begin, at)
    last = first + len(
        re.sub(
            "(?:，?(?:超过|低于|超出|不足|高于|少于|大于|超|逾期)的?部分|，?(?:否则|不然)|，)$", "", signs[first:last]
        )
    )
    if first >= last:
        return Found(rest, per)
    found = _by_whole(typed, signs, first, last, per)
    if found is None:
        pieces = [(one, two, condition(typed, signs, one, two)) for one, two in _cut(signs, first, last)]
        found = _by_pieces(typed, signs, first, last, per, pieces)
        if found is None:
            beside = last >= at or "，" not in signs[last : at + 1]
            found = _by_words(typed, signs, first, last, per, pieces, beside=beside)
    return Found((*found.conditions, *rest), found.per)


def _by_whole(typed: Typed, signs: str, first: int, last: int, per: Away | Done) -> Found | None:
    """What the words before a step are to it where they are one condition together."""
    words = signs[first:last]
    if isinstance(per, Away) and (based := _said_base(typed, signs, first, last, per)) is not None:
        return Found((), based)
    if ELSE.match(words):
        return Found((Else(typed.level(first, last)),), per)
    if _absorbs(per) and PERIOD.search(words):
        return Found((), _described(per))
    whole = condition(typed, signs, first, last)
    if isinstance(per, Away) and (timed := _from_day(whole, per) or _from_time(whole, per)) is not None:
        return Found((), timed)
    if isinstance(whole, Compare):
        return _guarded(whole, per, words)
    if isinstance(whole, Reached) and whole.yes:
        return Found((), _described(per) if _absorbs(per) else per)  # what is wanted
    if isinstance(whole, Reached) and _absorbs(per):
        return Found((), per)  # the same said twice
    return Found((whole,), per) if isinstance(whole, (Late, Due, Reached)) else None


def _from_day(whole: Condition, per: Away) -> Away | None:
    """6月底前完成，每延期5天: lateness is counted from that day."""
    if isinstance(whole, Due) and whole.before and per.direction in ("迟", "超"):
        return replace(per, direction="迟", day=whole.day)
    return None


def _from_time(whole: Condition, per: Away) -> Away | None:
    """时限为20个工作日，每超时1个工作日: the time that is allowed is the base."""
    if not isinstance(whole, Compare) or per.direction != "迟" or per.base:
        return None
    bound = whole.low or whole.high
    if bound is not None and bound.number.unit.family == per.size.unit.family in units.DURATIONS:
        return replace(per, direction="超", base=bound)
    return None


def _guarded(compare: Compare, per: Away | Done, words: str) -> Found:
    """A comparison before a step: a demand is its base, anything else its guard."""
    if _demands(compare, per, words):
        return Found((), _based(per, compare))
    return Found((compare,), per)


def _by_pieces(typed: Typed, signs: str, first: int, last: int, per: Away | Done, pieces: list[Piece]) -> Found | None:
    """What the words before a step are to it where one of their parts says it and the others change nothing."""
    due = [it for _, _, it in pieces if isinstance(it, Due) and it.before]
    if (
        len(due) == 1
        and isinstance(per, Away)
        and (dated := _from_day(due[0], per)) is not None
        and all(isinstance(it, Due) or _harmless(signs[one:two]) for one, two, it in pieces)
    ):
        return Found((), dated)
    compares = [(signs[one:two], it) for one, two, it in pieces if isinstance(it, Compare)]
    others = [signs[one:two] for one, two, it in pieces if not isinstance(it, Compare)]
    if len(compares) == 1 and all(_harmless(words) for words in others):
        return _guarded(compares[0][1], per, compares[0][0])
    if not any(re.search(f"[{SPANS}]", signs[one:two]) for one, two, _ in pieces):
        return None
    return Found((), _described(per)) if _absorbs(per) else Found(tuple(conditions_of(typed, signs, first, last)), per)


def _by_words(
    typed: Typed, signs: str, first: int, last: int, per: Away | Done, pieces: list[Piece], *, beside: bool
) -> Found:
    """What words without a number are to the step behind them; ``beside``: no comma parts them from it."""
    words = signs[first:last]
    in_time = isinstance(per, Away) and per.direction in ("迟", "早")
    if beside and len(pieces) == 1 and (not s.DENIAL.search(words) or MEASURE.search(words)):
        return Found((), per)  # its subject
    if in_time and re.search("期|时|逾|迟|延", words):
        return Found((), per)
    if _absorbs(per) or in_time:
        return Found((), _described(per))
    if all(_harmless(signs[one:two]) for one, two, _ in pieces):
        return Found((), per)
    return Found(tuple(conditions_of(typed, signs, first, last)), per)


_BASE_SAID = re.compile(
    f"^(?P<lead>[^；。{SPANS}]*?)(?:以|按照?|从)(?P<n>{NUM})(?:作?为)?(?:基准|基数|基础|基点|基线|标准|底数?|起点|起始|界限?|准|目标)(?:线|值|数|点)?$"
)
_PLANNED = re.compile(f"^(?P<lead>[^；。{SPANS}]*[\u4e00-\u9fff])(?P<n>{NUM})$")
_COMPARED = re.compile(f"^(?P<lead>[^；。{SPANS}]*?)(?:与|同|较|比|和){s.TARGET}(?:相比较?|比较|对比)$")


def _said_base(typed: Typed, signs: str, begin: int, stop: int, per: Away) -> Away | None:
    """以90%为基准, 与计划值相比: the words before a step that say what it is measured from."""
    found = _BASE_SAID.match(signs[begin:stop])
    if (
        found is not None
        and signs[begin + found.start("n")] != POINTS  # 以80分为基准: a value, or the points to start from
        and _harmless(found["lead"].replace("，", ""))
        and per.base is None
    ):
        number = typed.number(begin + found.start("n"))
        name = found["lead"].rpartition("，")[2]
        return replace(per, base=Bound(number, None), subject=per.subject or (name if MEASURE.search(name) else ""))
    found = _PLANNED.match(signs[begin:stop])
    if (
        found is not None
        and per.base is None
        and per.direction == "低"
        and _harmless(found["lead"].replace("，", ""))
        and (number := typed.number(begin + found.start("n"))).unit == per.size.unit
        and per.size.unit.family in COUNTED
    ):
        return replace(per, base=Bound(number, None), planned=True)  # 发放手册5000份，每少发500份
    found = _COMPARED.match(signs[begin:stop])
    if found is not None and _harmless(found["lead"].replace("，", "")) and per.base is None and not per.other:
        return replace(per, target=True)
    return None


def _absorbs(per: Away | Done) -> bool:
    """A counted step takes the words before it into what is counted."""
    return per.size.unit.family in COUNTED


def _described(per: Away | Done) -> Away | Done:
    return replace(per, described=True) if isinstance(per, Away) else per


def _based(per: Away | Done, compare: Compare) -> Away | Done:
    bound = compare.low or compare.high
    if isinstance(per, Away) and per.base is None and bound is not None and not per.target:
        return replace(per, base=bound, subject=per.subject if MEASURE.search(per.subject) else compare.subject)
    return per


def _demands(compare: Compare, per: Away | Done, words: str) -> bool:
    """要达到40%，每低…: what is wanted, not when the step applies; it lies on the other side of the step."""
    if not isinstance(per, Away):
        return False
    if per.direction == "低":
        return compare.high is None and compare.low is not None and not re.search("超过|高于|大于", words)
    if per.direction == "超":
        return compare.low is None and compare.high is not None
    return False


def _harmless(words: str) -> bool:
    """A subject, a method or a time: nothing in it denies, compares or counts."""
    return (
        not s.DENIAL.search(words)
        and not re.search(f"[{SPANS}]|每|各(?=扣|得)|或|若|如果|重点|除", words)
        and len(words) <= 30
    )


def _cut(signs: str, begin: int, stop: int) -> list[tuple[int, int]]:
    found = []
    at = begin
    for comma in re.finditer("，(?:且|并且?|同时|以及)?", signs[begin:stop]):
        found.append((at, begin + comma.start()))
        at = begin + comma.end()
    found.append((at, stop))
    return [trimmed(signs, one, two) for one, two in found if trimmed(signs, one, two)[0] < trimmed(signs, one, two)[1]]
