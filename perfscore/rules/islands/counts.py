"""Counts: 每发现一次, 每项, 一处不符, and a bare one that is counted or a step."""

from __future__ import annotations

import re
from fractions import Fraction

from perfscore.language import units
from perfscore.rules import sensitive as s
from perfscore.rules.islands.steps import STEP_ONE, away_of, has_direction_before, over_allowance, step_match
from perfscore.rules.islands.words import COUNTED, IN, NUM, PERIOD, RELATION, name_at, subject_of
from perfscore.rules.nodes import (
    Away,
    Count,
    Done,
    Per,
)
from perfscore.rules.ranks import NAME
from perfscore.rules.spans import QUANTITY, SPANS, Number, Typed

_DONE = re.compile(f"每(?:完成|实现|达到|新增|增加)(?P<size>[{QUANTITY}])(?P<tail>[^；。{SPANS}]{{0,16}})$")
_COUNT = re.compile(f"每(?!{units.PERIOD})[^；。{SPANS}]{{0,40}}?(?P<size>{QUANTITY})[^；。，每]*$")
_EACH_DAY = re.compile(
    "(?:逾期|延期|延迟|推迟|延误|超期|拖延|未按[期时]|未如期)[^；。]{0,24}?(?P<each>每)(?P<unit>天|日|个?工作日|周|个?月)$"
)
"""逾期15天以内每天, 未按期完成的每天: each day of being late is one step."""
_EACH = re.compile(f"每(?!{units.PERIOD})(?P<verb>{IN}{{1,24}})$")
_COUNT_ONE = re.compile(f"(?P<size>{QUANTITY})(?P<tail>[^；。]{{0,24}})$")


def per_of(typed: Typed, signs: str, begin: int, stop: int, kind: str) -> tuple[Per | None, int]:
    """What a clause counts or steps by, and where the words of it begin."""
    text = signs[begin:stop]
    last = max(text.rfind("；"), text.rfind("。")) + 1
    base = begin + last
    found = _DONE.search(signs, base, stop)
    if (
        found
        and kind in ("得", "加", "酌")
        and not has_direction_before(text)
        and not ("增加" in found.group() or (kind == "加" and "新增" in found.group()))
    ):
        number = typed.number(found.start("size"))
        return Done(number, subject_of(signs[base : found.start()]), name_at(typed, found.start(), stop)), found.start()
    found = step_match(signs, base, stop)
    if found is not None:
        made = away_of(typed, signs, found, base, stop)
        if made is not None:
            return made, found.start()
    found = last_match(_COUNT, signs, base, stop)
    if found is not None:
        counted, allowed = _counted(typed, signs, begin, stop, found)
        if counted is not None or allowed:
            return counted, stop if counted is None else begin
    bare = re.search(f"(?:的，?|，|^)每({QUANTITY})$", signs[base:stop])
    if bare is not None:
        size = typed.number(stop - 1)
        if size.unit.family not in (units.PERCENT, "points"):
            return Count(name_at(typed, begin, stop), size.value, size), begin
    both = re.search(
        f"每[^；。，{SPANS}]{{0,12}}(?P<size>{QUANTITY})[^；。，{SPANS}]{{0,8}}或[^；。，{SPANS}]{{0,10}}{QUANTITY}[^；。，{SPANS}]{{0,8}}$",
        signs[base:stop],
    )
    if both is not None:
        size = typed.number(base + both.start("size"))
        if size.value == 1:
            return Count(name_at(typed, begin, stop), Fraction(1), Number(Fraction(1))), begin
    if found := _EACH_DAY.search(signs, base, stop):
        unit = units.find("天" if found["unit"] == "日" else found["unit"])
        if unit is not None:
            size = Number(Fraction(1), unit, found["unit"])
            return Away("迟", size, "", None, words=name_at(typed, found.start("each"), stop)), found.start("each")
    found = _EACH.search(signs, base, stop)
    if found is not None and not PERIOD.match(found.group()):
        return Count(name_at(typed, begin, stop), Fraction(1), Number(Fraction(1))), begin
    return bare_one(typed, signs, begin, base, stop)


def _counted(typed: Typed, signs: str, begin: int, stop: int, found: re.Match[str]) -> tuple[Count | None, bool]:
    """What 每…一次 counts; True where the words before it allow some, which then says nothing of how many count."""
    size = typed.number(found.start("size"))
    if over_allowance(typed, signs, begin, found.start(), size) or re.search(
        f"[率度数量额]{QUANTITY}(?:及?以[上下内])", found.group()
    ):
        return None, True
    happens = re.search(
        f"每(?:有|发现|出现|发生|存在){QUANTITY}", found.group()
    ) is not None and size.unit.family not in (
        units.PERCENT,
        "points",
    )
    if (
        happens
        or size.unit.family in COUNTED
        or (size.unit.family in ("time", "months", "workdays") and "内" not in found.group())
    ):
        return Count(name_at(typed, begin, stop), size.value, size), False
    return None, False


def bare_one(typed: Typed, signs: str, begin: int, base: int, stop: int) -> tuple[Per | None, int]:
    """A bare one: 1处不符合, 缺一项, 少一个, 延期1天, 未完成一家."""
    part = max(signs.rfind("，", base, stop), signs.rfind("：", base, stop), base - 1) + 1
    one = _happened_one(typed, signs, part, stop)
    if one is None and _ends_bare(signs, part, stop):
        ahead = STEP_ONE.search(signs, part, stop)
        if ahead is not None and ahead.start() > part and s.DENIAL.match(signs[ahead.start() - 1]):
            return None, stop
        size = typed.number(stop - 1)
        if _is_counted_one(size) and (ahead is None or away_of(typed, signs, ahead, begin, stop) is None):
            one = size
    if one is None:
        if re.search(f"{NUM}.*{NUM}", signs[part:stop]) or PERIOD.search(signs[part:stop]):
            return None, stop
        step = _step_of_one(typed, signs, begin, part, stop)
        if step is not None:
            return step
        one = _named_one(typed, signs, part, stop)
    return (None, stop) if one is None else (Count(name_at(typed, begin, stop), Fraction(1), one), begin)


def _is_counted_one(size: Number) -> bool:
    """One of what is counted: 一处, 1家; not a rank, and not a number without a unit."""
    return size.value == 1 and size.unit.family in COUNTED and size.unit.name != "" and size.name != NAME


def _happened_one(typed: Typed, signs: str, part: int, stop: int) -> Number | None:
    """发生一起, 有1个月: one that happened."""
    happened = re.search(
        f"(?<![没未无不])(?:发生|发现|出现|有|存在|产生|造成|受到|查出)(?:过|了)?(?P<size>{QUANTITY})", signs[part:stop]
    )
    if happened is None or "以上" in signs[part:stop]:
        return None
    size = typed.number(part + happened.start("size"))
    is_one = size.value == 1 and size.unit.family in (*COUNTED, "months", "time") and size.name != NAME
    return size if is_one else None


def _ends_bare(signs: str, part: int, stop: int) -> bool:
    """Whether the stretch ends in a number without a relation, a range or an ordinal before it."""
    return signs[stop - 1] == QUANTITY and not re.search(
        "(?:达到|超过|不少于|不低于|大于|小于|低于|高于|≥|≤|<|>|至少|第|另|任意|无|没有|未发生|未出现|—|至|、)$",
        signs[part : stop - 1],
    )


def _step_of_one(typed: Typed, signs: str, begin: int, part: int, stop: int) -> tuple[Away, int] | None:
    """延期1天, 低1个百分点: a distance of one, and where its words begin."""
    found = STEP_ONE.search(signs, part, stop)
    if found is None or value_at(typed, found, "size") != 1:
        return None
    if found.start() > part and re.search(f"{s.DENIAL.pattern}$|每", signs[part : found.start()]):
        return None  # a step that was not read is none of one
    if re.search("以[上下内]|^内(?:的|完成|，|$)|超过|不", found["tail"]):
        return None
    made = away_of(typed, signs, found, begin, stop)
    size = typed.number(found.start("size"))
    if made is not None and (
        size.unit.family in (*COUNTED, "time", "months", "workdays")
        or size.name in ("个百分点", "百分点")
        or made.target
    ):
        return made, found.start()
    return None


def _named_one(typed: Typed, signs: str, part: int, stop: int) -> Number | None:
    """1处不符合, 缺一项资料: one of what is named behind it."""
    found = _COUNT_ONE.search(signs, part, stop)
    if found is None or re.match("(?:及|或|（|以)?[含以][上下内外含]|内|及以", found["tail"]):
        return None
    size = typed.number(found.start("size"))
    before = signs[part : found.start("size")]
    if (
        not _is_counted_one(size)
        or re.search(f"(?:{RELATION})$", before)
        or re.search("至少|任意|任何|另|同|其中|第|某|这|该|上|有下列|下列|以下$|无$|没有$|未发生$|未出现$", before)
    ):
        return None
    return size


def last_match(pattern: re.Pattern[str], signs: str, begin: int, stop: int) -> re.Match[str] | None:
    """The match that begins with the last 每."""
    at = stop
    while (at := signs.rfind("每", begin, at)) >= 0:
        found = pattern.match(signs, at, stop)
        if found is not None:
            return found
        if at == begin:
            break
    return None


def value_at(typed: Typed, found: re.Match[str], group: str) -> Fraction:
    """The number behind a group of a match."""
    value = typed.values[found.start(group)]
    return value.value if isinstance(value, Number) else Fraction(0)
