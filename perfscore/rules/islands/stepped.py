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
    if isinstance(per, Away) and (based := _said_base(typed, signs, first, last, per)) is not None:
        return Found(rest, based)
    if ELSE.match(signs[first:last]):
        return Found((Else(typed.level(first, last)), *rest), per)
    whole = condition(typed, signs, first, last)
    if _absorbs(per) and PERIOD.search(signs[first:last]):
        return Found(rest, _described(per))
    if isinstance(whole, Due) and whole.before and isinstance(per, Away) and per.direction in ("迟", "超"):
        return Found(rest, replace(per, direction="迟", day=whole.day))
    if isinstance(whole, Compare) and isinstance(per, Away) and per.direction == "迟" and not per.base:
        bound = whole.low or whole.high
        if bound is not None and bound.number.unit.family == per.size.unit.family in units.DURATIONS:
            return Found(rest, replace(per, direction="超", base=bound))  # 时限为20个工作日，每超时1个工作日
    if isinstance(whole, (Compare, Late, Due)):
        return (
            Found((whole, *rest), per)
            if not (isinstance(whole, Compare) and _demands(whole, per, signs[first:last]))
            else Found(rest, _based(per, whole))
        )
    if isinstance(whole, Reached):
        if whole.yes or _absorbs(per):  # what is wanted, or the same said twice
            return Found(rest, _described(per) if whole.yes and _absorbs(per) else per)
        return Found((whole, *rest), per)
    pieces = [(one, two, condition(typed, signs, one, two)) for one, two in _cut(signs, first, last)]
    due = [piece[2] for piece in pieces if isinstance(piece[2], Due) and piece[2].before]
    if (
        len(due) == 1
        and isinstance(per, Away)
        and per.direction in ("迟", "超")
        and all(isinstance(piece[2], Due) or _harmless(signs[piece[0] : piece[1]]) for piece in pieces)
    ):
        return Found(rest, replace(per, direction="迟", day=due[0].day))
    clean = [piece for piece in pieces if isinstance(piece[2], Compare)]
    others = [piece for piece in pieces if not isinstance(piece[2], Compare)]
    if (
        len(clean) == 1
        and isinstance(clean[0][2], Compare)
        and all(_harmless(signs[one:two]) for one, two, _ in others)
    ):
        compare = clean[0][2]
        if _demands(compare, per, signs[clean[0][0] : clean[0][1]]):
            return Found(rest, _based(per, compare))
        return Found((compare, *rest), per)
    if any(re.search(f"[{SPANS}]", signs[one:two]) for one, two, _ in pieces):
        return (
            Found((*(conditions_of(typed, signs, first, last)), *rest), per)
            if not _absorbs(per)
            else Found(rest, _described(per))
        )
    adjacent = at - last <= 0 or "，" not in signs[last : at + 1]
    comma = "，" in signs[last:at]
    if (
        not comma
        and adjacent
        and len(pieces) == 1
        and (not s.DENIAL.search(signs[first:last]) or MEASURE.search(signs[first:last]))
    ):
        return Found(rest, per)  # its subject
    if isinstance(per, Away) and per.direction in ("迟", "早") and re.search("期|时|逾|迟|延", signs[first:last]):
        return Found(rest, per)
    if _absorbs(per) or (isinstance(per, Away) and per.direction in ("迟", "早")):
        return Found(rest, _described(per))
    if all(_harmless(signs[one:two]) for one, two, _ in pieces):
        return Found(rest, per)
    return Found((*(conditions_of(typed, signs, first, last)), *rest), per)


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
