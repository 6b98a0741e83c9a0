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
    if size.value <= 0:
        return None
    direction = direction_of(found)
    between = signs[found.start() : found.start("size")]
    if (
        re.search("低|降|少|减|缺", between)
        and re.search("高|超|增|升|多", between)
        and re.search("或|、|/|（|增减", between)
    ):
        direction = "差"
    if groups.get("either"):
        direction = "差"  # 每超过（降低）一个百分点
    lead_end = signs[found.start() : found.start("size")][: -len(groups.get("mid") or "") or None]
    if size.unit.family in COUNTED and (
        lead_end.endswith("漏") or (re.search("[缺欠]$", lead_end) and (groups.get("mid") or ""))
    ):
        return None  # 缺勤一次, 漏报一次: an event, not a distance
    if size.unit.family in COUNTED and direction == "超" and re.search("超[标时期速载限编员]", between):
        return None  # 超标一次: an event
    mid = (groups.get("mid") or "") + (groups.get("lead") or "")
    if not direction:
        direction = "超" if size.unit.family in units.DURATIONS else ""
        if not direction:
            return None
    if direction in ("迟", "早") and size.unit.family in COUNTED:
        return None
    if (
        size.name in ("名", "位", NAME)
        and not (groups.get("tail") or "").strip("的，")
        and (way := _RANK_WAY.search(between))
    ):
        direction = "低" if way["up"] else "超"  # a rank that falls is a number that grows
        size = Number(size.value, RANK, NAME)
    if direction in ("低", "超") and re.search("逾期|延期|延迟|迟|晚|规定时[间限]|期限|时限|交付|完成时间", mid):
        direction = "迟"
    tail = groups.get("tail") or ""
    if (
        direction in ("低", "超")
        and size.unit.family in COUNTED
        and tail.strip("的，")
        and re.search("[未不无]|错|违", tail)
    ):
        return None
    base = None
    if groups.get("base") is not None:
        number = typed.values[found.start("base")]
        if not isinstance(number, Number):
            return None
        base = Bound(number, None)
    first = begin + max(
        signs.rfind("，", 0, found.start()) + 1 - begin, signs.rfind("：", 0, found.start()) + 1 - begin, 0
    )
    subject = subject_of(re.sub("\x01+", "", signs[first : found.start()]) + (groups.get("lead") or ""))
    if not MEASURE.search(subject) or re.search(f"[{SPANS}]|超额|任务数|目标数", subject) or s.DENIAL.match(subject):
        subject = ""
    other = groups.get("other") is not None or re.search(s.OTHER_BASE, signs[begin : found.end()]) is not None
    return Away(
        direction,
        size,
        subject,
        base,
        groups.get("target") is not None,
        bool(groups.get("started")),
        name_at(typed, begin, stop),
        other,
    )
