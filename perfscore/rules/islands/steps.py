"""Steps: how far a value must be off for the points to change (每低于目标值1个百分点, 每延期5天)."""

from __future__ import annotations

import re

from perfscore.language import units
from perfscore.rules import sensitive as s
from perfscore.rules.islands.words import (
    BASE,
    COUNTED,
    DIRECTION,
    DIRECTION_NAMES,
    IN,
    MEASURE,
    NUM,
    name_at,
    subject_of,
)
from perfscore.rules.nodes import (
    Away,
    Bound,
)
from perfscore.rules.ranks import NAME, RANK
from perfscore.rules.spans import NUMBER, POINTS, QUANTITY, SPANS, Number, Typed

PLAIN = f"[^，；。（）{SPANS}]"
STEP = re.compile(
    f"(?P<each>每(?!年|月|季|周)|逐)(?P<lead>{PLAIN}{{0,8}}?)(?:{DIRECTION})(?P<either>（或?(?:降低|低于|下降|减少|增加|增长|超过|高于|提高|上升|超出|不足)）)?(?:了|出|于|少|加|高|低)?(?:{BASE}|(?P<base>{NUM}))?(?P<mid>{PLAIN}{{0,6}}?)(?P<size>[{QUANTITY}{NUMBER}{POINTS}])(?:（不?(?:包)?含[^（）]*）)?(?P<started>以?内)?(?P<tail>{IN}{{0,16}}，?)(?P<rest>[^；。{SPANS}]{{0,16}})$"
)
STEP_WITHIN = re.compile(f"每满?(?P<size>[{QUANTITY}])(?P<started>以?内)?$")
STEP_ONE = re.compile(
    f"(?:{DIRECTION})(?:(?P<target>{s.TARGET}))?(?P<mid>{IN}{{0,3}}?)(?P<size>{QUANTITY})(?P<tail>[^；。{SPANS}]{{0,12}})$"
)


def over_allowance(typed: Typed, signs: str, begin: int, stop: int, size: Number) -> bool:
    """超过3起的，每起扣1分: whether all of them count or only those beyond is not said."""
    for at in range(begin, stop):
        if (
            signs[at] == QUANTITY
            and typed.number(at).unit.name == size.unit.name
            and (
                re.search("(?:超过|允许|大于|多于|不超过|过)$", signs[begin:at])
                or re.match("以[上内下外]|及以", signs[at + 1 : stop])
            )
        ):
            return True
    return False


def has_direction_before(text: str) -> bool:
    """Whether a word of direction stands before the number."""
    return "未" in text.rpartition("每")[2][:2]


def step_match(signs: str, begin: int, stop: int) -> re.Match[str] | None:
    """The last step of a stretch: the production is tried from every 每."""
    at = stop
    while (at := signs.rfind("每", begin, at)) >= 0:
        found = STEP.match(signs, at, stop) or STEP_WITHIN.match(signs, at, stop)
        if found is not None:
            return found
        if at == begin:
            return None
    return None


def direction_of(found: re.Match[str]) -> str:
    """The direction of a step: 低, 高, 迟, 早, 差."""
    groups = found.groupdict()
    return next((name for index, name in enumerate(DIRECTION_NAMES) if groups.get(f"d{index}") is not None), "")


_RANK_WAY = re.compile("(?P<down>降|低|退|后|落)|(?P<up>升|提|进|前)")


def away_of(typed: Typed, signs: str, found: re.Match[str], begin: int, stop: int) -> Away | None:
    """A step away from a base, or None where the words do not make one."""
    groups = found.groupdict()
    size = typed.number(found.start("size"))
    between = signs[found.start() : found.start("size")]
    direction = _side_of(found, between)
    if size.value <= 0 or _is_event(groups.get("mid") or "", size, direction, between):
        return None
    if not direction and size.unit.family in units.DURATIONS:
        direction = "超"
    if not direction or (direction in ("迟", "早") and size.unit.family in COUNTED):
        return None
    tail = groups.get("tail") or ""
    if size.name in ("名", "位", NAME) and not tail.strip("的，") and (way := _RANK_WAY.search(between)):
        direction = "低" if way["up"] else "超"  # a rank that falls is a number that grows
        size = Number(size.value, RANK, NAME)
    if direction in ("低", "超") and _LATENESS.search((groups.get("mid") or "") + (groups.get("lead") or "")):
        direction = "迟"
    if direction in ("低", "超") and size.unit.family in COUNTED and _is_fault(tail):
        return None
    number = typed.values[found.start("base")] if groups.get("base") is not None else None
    if groups.get("base") is not None and not isinstance(number, Number):
        return None
    return Away(
        direction,
        size,
        _step_subject(signs, found, begin),
        Bound(number, None) if isinstance(number, Number) else None,
        groups.get("target") is not None,
        bool(groups.get("started")),
        name_at(typed, begin, stop),
        groups.get("other") is not None or re.search(s.OTHER_BASE, signs[begin : found.end()]) is not None,
    )


_LATENESS = re.compile("逾期|延期|延迟|迟|晚|规定时[间限]|期限|时限|交付|完成时间")
"""每超过规定时间1天: the words between say that it is time that passes."""


def _side_of(found: re.Match[str], between: str) -> str:
    """The direction of a step; 差 where the words name both sides: 每超过（降低）一个百分点, 每增减1%."""
    both = (
        re.search("低|降|少|减|缺", between)
        and re.search("高|超|增|升|多", between)
        and re.search("或|、|/|（|增减", between)
    )
    return "差" if both or found.groupdict().get("either") else direction_of(found)


def _is_event(mid: str, size: Number, direction: str, between: str) -> bool:
    """缺勤一次, 漏报一次, 超标一次: something that happened so many times, not a distance."""
    if size.unit.family not in COUNTED:
        return False
    lead = between[: -len(mid) or None]
    return (
        lead.endswith("漏")
        or (mid != "" and re.search("[缺欠]$", lead) is not None)
        or (direction == "超" and re.search("超[标时期速载限编员]", between) is not None)
    )


def _is_fault(tail: str) -> bool:
    """每增加1个未完成的: what is counted behind the step is a fault, not what is measured."""
    return tail.strip("的，") != "" and re.search("[未不无]|错|违", tail) is not None


def _step_subject(signs: str, found: re.Match[str], begin: int) -> str:
    """What the step measures, by the words before it; empty where they name no measure."""
    first = max(signs.rfind("，", 0, found.start()) + 1, signs.rfind("：", 0, found.start()) + 1, begin)
    lead = found.groupdict().get("lead") or ""
    subject = subject_of(re.sub("\x01+", "", signs[first : found.start()]) + lead)
    named = MEASURE.search(subject) and not re.search(f"[{SPANS}]|超额|任务数|目标数", subject)
    return subject if named and not s.DENIAL.match(subject) else ""
