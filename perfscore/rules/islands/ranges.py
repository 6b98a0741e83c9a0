"""Two bounds: 80%（含）—90%, 在5与10之间."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from perfscore.language import units
from perfscore.rules.islands.comparisons import LEFT
from perfscore.rules.islands.words import IN, INCLUDES, NUM, TAIL, bound_at, clean_subject, partner_of, placed_on
from perfscore.rules.nodes import (
    Beyond,
    Bound,
    Compare,
    Condition,
)
from perfscore.rules.spans import Typed

_RANGE = re.compile(
    f"(?P<near>±)?(?P<one>{NUM})(?:{INCLUDES.format('exa')})?(?:—|至|到)±?(?P<two>{NUM})(?:{INCLUDES.format('exb')})?(?P<after>{IN}*)$"
)
_MIRRORED = re.compile(f"^(?P<one>{NUM})(?P<s1>[≤<≥>])(?P<subject>[^，；。]*)$")
_BETWEEN = re.compile(f"^(?P<one>{NUM})(?P<s1>[≤<≥>])(?P<subject>{IN}*?)(?P<s2>[≤<≥>])(?P<two>{NUM})(?P<after>{IN}*)$")


def between_two(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """在A与B之间: two bounds."""
    found = _BETWEEN.match(signs[begin:stop])
    if found is None or not TAIL.fullmatch(found["after"]):
        return None
    one, two = begin + found.start("one"), begin + found.start("two")
    if (found["s1"] in "≤<") != (found["s2"] in "≤<"):
        return None
    first = bound_at(typed, one, found["s1"] in "≤≥", False, partner_of(typed, two))
    last = bound_at(typed, two, found["s2"] in "≤≥", False, partner_of(typed, one))
    subject = clean_subject(found["subject"])
    if first is None or last is None or subject is None:
        return None
    low, high = (first, last) if found["s1"] in "≤<" else (last, first)
    return placed_on(subject, low, high, typed.level(begin, stop))


def mirrored(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """80%≤N: a bound that stands before what it bounds."""
    found = _MIRRORED.match(signs[begin:stop])
    if found is None:
        return None
    bound = bound_at(typed, begin, found["s1"] in "≤≥", False)
    subject = clean_subject(re.sub("的$", "", found["subject"]))
    if bound is None or subject is None or not found["subject"]:
        return None
    words = typed.level(begin, stop)
    return placed_on(subject, bound, None, words) if found["s1"] in "≤<" else placed_on(subject, None, bound, words)


def ranged(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """A—B, with the marks of which end is included."""
    found = _RANGE.search(signs, begin, stop)
    if found is None or not _ends(typed, found):
        return None
    left = LEFT.match(signs[begin : found.start()])
    if left is None or left["deny"]:
        return None
    subject = clean_subject(left["subject"])
    if subject is None:
        return None
    ends = _ends_of(typed, signs, found, of_target=left["target"] is not None)
    if ends is None:
        return None
    low, high = ends
    if (
        way := re.search("(?:超支|超出|超额|超过部分|超过|高出)(?:完成)?$", subject)
    ) and low.number.unit.family == units.PERCENT:
        return Beyond(subject[: way.start()], "超", low, high, typed.level(begin, stop))
    if left["r2"] or left["r3"]:  # 超出5%—10%, 低于目标5%—10%: how far beyond, between the two
        if low.number.unit.family != units.PERCENT:
            return None
        side = "超" if left["r2"] else "低"
        return Beyond(
            subject, side, replace(low, of_target=False), replace(high, of_target=False), typed.level(begin, stop)
        )
    if found["near"]:
        return Compare(subject, low, high, True, False, typed.level(begin, stop))
    return placed_on(subject, low, high, typed.level(begin, stop))


def _ends_of(typed: Typed, signs: str, found: re.Match[str], *, of_target: bool) -> tuple[Bound, Bound] | None:
    """Both ends of a range in order, each with what its bracket says."""
    low = bound_at(
        typed,
        found.start("one"),
        _included(found, "exa", "（", signs),
        of_target,
        partner_of(typed, found.start("two")),
    )
    high = bound_at(
        typed,
        found.start("two"),
        _included(found, "exb", "（", signs),
        of_target,
        partner_of(typed, found.start("one")),
    )
    if low is None or high is None:
        return None
    if low.number.unit.family == high.number.unit.family and _size(low) > _size(high):
        low, high = high, low
    named = re.search(f"（(不?)(?:包)?含({NUM})", found.group())
    if named is not None:  # 80%—90%（含80%）: the bracket names its bound
        value = bound_at(typed, found.start() + named.start(2), None, False, low.number)
        which = [value is not None and value.number.value == bound.number.value for bound in (low, high)]
        if which[0] == which[1]:
            return None
        low = replace(low, included=named[1] != "不" if which[0] else None)
        high = replace(high, included=named[1] != "不" if which[1] else None)
    return low, high


def _ends(typed: Typed, found: re.Match[str]) -> bool:
    """Whether what stands behind a range only ends it; behind a time also what was done in it (20—30天办结)."""
    after = re.sub("^(?:及?以上|及?以下)", "", found["after"])
    lasting = typed.number(found.start("two")).unit.family in units.DURATIONS
    return bool(TAIL.fullmatch(after)) or (
        lasting and re.fullmatch("(?:以内|之内|内)?[^不未无没非每各逐]{0,4}", after) is not None
    )


def _size(bound: Bound) -> Fraction:
    """The value in the smallest unit of its family: 30分钟 before 1小时."""
    return bound.number.value * bound.number.unit.factor


def _included(found: re.Match[str], group: str, _mark: str, _signs: str) -> bool | None:
    """（含） True, （不含） False, nothing None; the group is the 不 of the bracket."""
    words = found.group()
    inside = re.findall("（(不?)(?:包)?含", words)
    if not inside:
        return None
    at = {"exa": 0, "exb": 1}[group]
    brackets = [place.start() for place in re.finditer("（不?(?:包)?含", words)]
    dash = next(place for place, sign in enumerate(words) if sign in "—至到" and place > 0)
    mine = [inside[index] for index, place in enumerate(brackets) if (place < dash) == (at == 0)]
    return None if not mine else mine[0] != "不"
