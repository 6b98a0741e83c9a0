"""A stretch of several parts as conditions: the comparisons in it, what only sets the scene, and a description of the rest."""

from __future__ import annotations

import re
from dataclasses import replace

from perfscore.rules import sensitive as s
from perfscore.rules.islands.parts import condition
from perfscore.rules.islands.words import MEASURE, name_at, subject_of, trimmed
from perfscore.rules.nodes import Beyond, Compare, Condition, Due, Flag, Late, Reached
from perfscore.rules.spans import SPANS, Typed

_Piece = tuple[int, int, Condition]
_JOINT = re.compile("，(?:且|并且?|同时|以及)?|(?<=[^，])(?:且|并且|同时)(?!不限)")
_JOINED = re.compile("且|并且|同时")
_DEMANDS = re.compile("^(?:各|应|须|需|要)|应(?:加强|当|做)")
_METHOD = re.compile(
    "应|须|需|要求|考核|检查|统计|抽查|按|根据|查|计算|为基|为准|通过|采用|测评|调查|依据|针对|以(?![上下内外及])|严格|认真|遵守"
)
_OF_REACHED = re.compile("根据|按照?|依据|核算|计算|统计|应|须|需|要求|为.*指标$")
_GIVES = ("得", "加", "比", "免")


def conditions_of(typed: Typed, signs: str, begin: int, stop: int, kind: str = "") -> list[Condition]:
    """The stretch as conditions. ``kind`` is what its clause does to the points."""
    whole = condition(typed, signs, begin, stop)
    if not isinstance(whole, Flag):
        return [whole]
    pieces = _pieces(typed, signs, begin, stop)
    if len(pieces) < 2:
        return [whole]
    clean = [piece for piece in pieces if isinstance(piece[2], (Compare, Late, Due, Beyond))]
    if not clean:
        return [pieces[-1][2]] if _led(signs, pieces) else [whole]
    if len(clean) == len(pieces):
        merged = _merged([piece[2] for piece in pieces])
        return list(merged) if merged is not None else [whole]
    joined = _JOINED.search(signs[begin:stop]) is not None
    if (named := _named_before(signs, pieces)) is not None and not joined:
        return [named]
    if pieces[-1] not in clean:
        return [whole]
    rest = [piece for piece in pieces if piece not in clean]
    if joined:
        return [Flag(name_at(typed, rest[0][0], rest[-1][1])), *(piece[2] for piece in clean)]
    leads = [signs[first:last] for first, last, _ in rest]
    if all(pieces.index(piece) < len(rest) for piece in rest) and (_demanded(leads) or _scene(leads, kind)):
        return [piece[2] for piece in clean]
    return [whole]


def _pieces(typed: Typed, signs: str, begin: int, stop: int) -> list[_Piece]:
    """The parts between commas and 且, each as the one thing it says."""
    cuts = [begin, *(begin + found.end() for found in _JOINT.finditer(signs[begin:stop]))]
    pieces: list[_Piece] = []
    for at, piece in enumerate(cuts):
        end = cuts[at + 1] if at + 1 < len(cuts) else stop
        first, last = trimmed(signs, piece, end)
        last = first + len(re.sub("(?:，?(?:且|并且?|同时|以及)|，)+$", "", signs[first:last]))
        if first < last:
            pieces.append((first, last, condition(typed, signs, first, last)))
    return pieces


def _led(signs: str, pieces: list[_Piece]) -> bool:
    """根据里程数据，核算完成里程，达到目标: what stands before says how it is known."""
    leads = [signs[first:last] for first, last, _ in pieces[:-1]]
    return isinstance(pieces[-1][2], Reached) and all(
        _OF_REACHED.search(lead) and not s.DENIAL.search(lead) for lead in leads
    )


def _named_before(signs: str, pieces: list[_Piece]) -> Compare | None:
    """满意度测评，90%以上: the measure stands before the number, as a part of its own."""
    if len(pieces) != 2:
        return None
    (first, last, name), (_, _, bound) = pieces
    words = signs[first:last]
    if not (isinstance(bound, Compare) and not bound.subject and isinstance(name, Flag) and MEASURE.search(words)):
        return None
    return None if re.search(f"[{SPANS}]|每(?![年月日周季])", words) else replace(bound, subject=subject_of(words))


def _demanded(leads: list[str]) -> bool:
    """各单位应加强宣传, 以统计数据为准: what everybody has to do, or how it is known, is no condition."""
    denied = any(s.DENIAL.search(lead) for lead in leads)
    bound = any(_DEMANDS.search(lead) for lead in leads) and not any(re.search("如|若|时$", lead) for lead in leads)
    return not denied and (bound or all(_METHOD.search(lead) and not s.STATE.search(lead) for lead in leads))


def _scene(leads: list[str], kind: str) -> bool:
    """做好抽样调查工作，误差控制在3%以内: nothing before the number happened, and where points are given nothing is claimed as a state."""
    if not kind or any(s.HAPPENED.search(lead) for lead in leads):
        return False
    return kind not in _GIVES or not any(s.STATE.search(lead) for lead in leads)


def _merged(found: list[Condition]) -> list[Condition] | None:
    """低于100%，高于90%: two bounds of one axis are one stretch."""
    if len(found) == 2 and all(isinstance(one, Compare) for one in found):
        one, two = found
        if (
            isinstance(one, Compare)
            and isinstance(two, Compare)
            and (not two.subject or two.subject == one.subject or not one.subject)
        ):
            low = one.low or two.low
            high = one.high or two.high
            if low is not None and high is not None and (one.low is None) == (two.high is None):
                return [Compare(one.subject or two.subject, low, high, False, False, one.words + two.words)]
    return found
