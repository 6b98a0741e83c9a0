"""A stretch as conditions: the comparisons in it, and a description of what is left."""

from __future__ import annotations

import re
from dataclasses import replace

from perfscore.rules import sensitive as s
from perfscore.rules.islands.comparisons import comparison, two_sided
from perfscore.rules.islands.deadlines import deadline
from perfscore.rules.islands.ranges import between_two, mirrored, ranged
from perfscore.rules.islands.reaching import reaching
from perfscore.rules.islands.single import bare_bound, held_back, least, negative, noun_tail, ranked, wholly
from perfscore.rules.islands.words import MEASURE, name_at, subject_of, trimmed
from perfscore.rules.nodes import (
    Beyond,
    Compare,
    Condition,
    Due,
    Flag,
    Late,
    Opaque,
    Reached,
)
from perfscore.rules.series import SCALE
from perfscore.rules.spans import QUANTITY, SPANS, Typed


def conditions_of(typed: Typed, signs: str, begin: int, stop: int, kind: str = "") -> list[Condition]:
    """The stretch as conditions: the comparisons in it, and a description of what is left."""
    whole = condition(typed, signs, begin, stop)
    if not isinstance(whole, Flag):
        return [whole]
    joints = re.finditer("，(?:且|并且?|同时|以及)?|(?<=[^，])(?:且|并且|同时)(?!不限)", signs[begin:stop])
    cuts = [begin, *(begin + found.end() for found in joints)]
    if len(cuts) == 1:
        return [whole]
    pieces = []
    for at, piece in enumerate(cuts):
        end = cuts[at + 1] if at + 1 < len(cuts) else stop
        first, last = trimmed(signs, piece, end)
        last = first + len(re.sub("(?:，?(?:且|并且?|同时|以及)|，)+$", "", signs[first:last]))
        if first < last:
            pieces.append((first, last, condition(typed, signs, first, last)))
    clean = [piece for piece in pieces if isinstance(piece[2], (Compare, Late, Due, Beyond))]
    if not clean and isinstance(pieces[-1][2], Reached) and len(pieces) > 1:
        leads = [signs[first:last] for first, last, _ in pieces[:-1]]
        if all(
            re.search("根据|按照?|依据|核算|计算|统计|应|须|需|要求|为.*指标$", lead) and not s.DENIAL.search(lead)
            for lead in leads
        ):
            return [pieces[-1][2]]
    if not clean:
        return [whole]
    if len(clean) == len(pieces):
        merged = _merged([piece[2] for piece in pieces])
        return list(merged) if merged is not None else [whole]
    joined = re.search("且|并且|同时", signs[begin:stop])
    if (
        len(pieces) == 2
        and isinstance(pieces[1][2], Compare)
        and not pieces[1][2].subject
        and isinstance(pieces[0][2], Flag)
        and MEASURE.search(signs[pieces[0][0] : pieces[0][1]])
        and not joined
    ):
        subject = signs[pieces[0][0] : pieces[0][1]]
        if not re.search(f"[{SPANS}]|每(?![年月日周季])", subject):
            return [replace(pieces[1][2], subject=subject_of(subject))]
    if pieces[-1][2] in [piece[2] for piece in clean] and (joined or len(pieces) == 2):
        rest = [piece for piece in pieces if piece not in clean]
        demand = (
            any(re.search("^(?:各|应|须|需|要)|应(?:加强|当|做)", signs[first:last]) for first, last, _ in rest)
            and not any(
                s.DENIAL.search(signs[first:last]) or re.search("如|若|时$", signs[first:last])
                for first, last, _ in rest
            )
        ) or all(
            re.search(
                "应|须|需|要求|考核|检查|统计|抽查|按|根据|查|计算|为基|为准|通过|采用|测评|调查|依据|针对|以|严格|认真|遵守",
                signs[first:last],
            )
            and not s.DENIAL.search(signs[first:last])
            for first, last, _ in rest
        )
        goals = kind in ("扣", "零") and not any(
            re.search(f"{s.DENIAL.pattern}|超|逾|违|错|发生|出现|存在|造成|差|缺|漏|如|若|[的时]$", signs[first:last])
            for first, last, _ in rest
        )
        if (demand or goals) and not joined:
            return [piece[2] for piece in clean]
        if joined:
            return [Flag(name_at(typed, rest[0][0], rest[-1][1])), *(piece[2] for piece in clean)]
    return [whole]


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


def condition(typed: Typed, signs: str, begin: int, stop: int) -> Condition:
    """One part as the one thing it says; a description where nothing else is clean."""
    begin, stop = trimmed(signs, begin, stop)
    name = name_at(typed, begin, stop)
    title = signs.rfind("：", begin, stop) + 1
    if found := re.search("或(?:无法(?:统计|提供|计算|考核|核实)|无数据|未提供数据)$", signs[begin:stop]):
        stop = begin + found.start()  # where there is a value, this is not the case
    if (named := _named_behind(typed, signs, begin, stop) or _labelled(typed, begin, stop)) is not None:
        return named
    for first in dict.fromkeys((begin, title or begin)):
        for production in (
            bare_bound,
            between_two,
            mirrored,
            ranged,
            two_sided,
            deadline,
            wholly,
            ranked,
            comparison,
            least,
            noun_tail,
            held_back,
            negative,
            reaching,
        ):
            made = production(typed, signs, first, stop)
            if made is not None:
                return _turned(made, name)
    return Flag(name)


_LABEL = re.compile(
    f"^(?P<label>[{QUANTITY}]?[^，；。（）：{SPANS}]{{0,10}})（(?=[^（）]*[{SPANS}])(?:[^（）]|（不?含[^（）]*）)*）?$"
)
_TIER_NAME = re.compile("第?[一二三四五六七八]个?[档级等类]|[A-Ea-e甲乙丙丁][档级等类]?|[高中低][档级等]")


_NAMED = re.compile(
    f"^(?=.*[{SPANS}])(?P<where>.+?)(?P<mid>的?(?:评定?|认定|核定|确定|定|记|视)?为|，?(?:评定?|定)为)(?P<name>[^，；。（）{SPANS}]{{1,6}})$"
)


def _named_behind(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """90%以上的为优秀: where a grade lies says all that is needed."""
    found = _NAMED.match(signs[begin:stop])
    if found is None or not (_TIER_NAME.fullmatch(found["name"]) or SCALE.match(found["name"])):
        return None
    inner = condition(typed, signs, begin, begin + found.end("where"))
    return inner if isinstance(inner, (Compare, Late, Beyond)) else None


def _labelled(typed: Typed, begin: int, stop: int) -> Condition | None:
    """一档（≥95%）, 优秀（90分以上）, 完成率（≥95%）: the name of a tier or of what is measured, and where it lies."""
    whole = typed.signs
    found = _LABEL.match(whole[begin:stop])
    if found is None or not found["label"]:
        return None
    label = typed.level(begin, begin + found.end("label"))
    measured = MEASURE.search(label) is not None and not s.DENIAL.search(label)
    if not (measured or _TIER_NAME.fullmatch(label) or SCALE.match(label)):
        return None
    first, last = begin + found.end("label") + 1, stop - whole[begin:stop].endswith("）")
    inner = condition(typed, whole, first, last)
    if not isinstance(inner, (Compare, Late, Beyond, Due)):
        return None
    if measured and isinstance(inner, Compare) and not inner.subject:
        return replace(inner, subject=subject_of(label))
    return inner


def _turned(made: Condition, name: str) -> Condition:
    """少完成, 漏完成 deny as 未完成 does; 仅完成, 多完成, 迟完成 say something else, which is a fact."""
    if not isinstance(made, Reached):
        return made
    if re.search("[少缺差欠漏]$", made.subject):
        return replace(made, yes=not made.yes, subject=made.subject[:-1])
    return Flag(name) if re.search("[仅只多迟晚慢]$", made.subject) else made


def opaque(typed: Typed, begin: int, stop: int) -> Opaque:
    """Words that nothing here explains."""
    first, last = typed.place(begin, stop)
    return Opaque(typed.level(begin, stop), first, last)
