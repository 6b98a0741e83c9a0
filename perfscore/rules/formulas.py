"""得分 = a formula: where in a sentence it stands, what it names, and whether it gives points or only defines a rate.

    得分=完成率×分值 · （实际完成值÷年度指标值）×10 · 按实际完成率乘以标准分计分 · A/B×50，A为实际完成数，B为计划数

A formula is a whole part of a sentence (between commas, stops and colons, or in a bracket); what is left over in the
part makes it none. A line that only defines a rate (完成率=A/B×100%) gives no points; it is a definition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from perfscore.rules import sensitive as s
from perfscore.rules.expressions import NAMES, OPERATES, Term, name_of, number, parse, timed
from perfscore.rules.spans import POINTS, QUANTITY, RANGE, SPANS, Points, Typed

_LONGEST = 200  # signs of one part
_DEEPEST = 3  # brackets in brackets
_SCORE = re.compile("(?:得分值?|评分|计分|分数|实得分?|分值|成绩|总分|价格分|报价分|商务分|技术分|[本该此]项分)$")
_TAKEN = re.compile("(?:扣分值?|扣减分值?|扣除分值?|减分|应扣)$")
_ADDED = re.compile("(?:加分值?|奖励分)$")
_OWNER = "(?:实际|最终|本|该|此|项|指标|单项|各项|应|相应|其)*"
_NAMED = f"{_OWNER}的?(?:得分|计分|给分|评分|赋分|记分|打分|分数)"
_TAIL = re.compile(
    f"(?:的?(?:公式|方法|结果))?(?:予以|进行|来)?(?:折算|计算|换算|确定|核算|核定|核计|算|折合)?(?:为|成)?(?:{_NAMED})?$"
)
_LEAD = re.compile(
    f"(?P<guard>[^=]{{0,40}}?(?:的|者|时|则|以上|以下|以内|之间|）|{QUANTITY}))?(?:则|就|即|均|统一)*(?:{_NAMED})?(?:按照?|依据?|根据|以|采用|用)(?![时期质规要上下])(?:公式|以下公式)?"
)
_CALLED = re.compile(f"(?:即|则)*(?:计算)?(?:公式|方法)?(?:{_NAMED})?(?:为|是|即)")
_GUARD = re.compile(
    f"(?P<guard>.{{1,60}}(?:的|时|者|以上|以下|以内|之间|）|[{SPANS}]))(?P<name>{_OWNER}(?:得分|评分|计分|扣分))"
)
_DEFINED = re.compile(
    f"(?P<name>[{NAMES}]{{1,24}}?(?:率|比例|比重|占比))(?:是指|即|为|是|指|：)(?P<said>[^，；。]{{1,60}}?(?:之比|比值|比例|比重|百分比|比率))"
)
_SHARE_OF = re.compile(f"(?P<name>[{NAMES}]{{2,24}}(?:得分|成绩|结果|总分|分数|评分))的(?P<share>{QUANTITY})")
_MARKED = re.compile("(?:得分|成绩|总分|平均分|结果|评分)$")
_CONVERTED = re.compile(
    f"(?:按照?|以|采用|根据)?(?P<name>[{NAMES}]{{0,16}}?)(?:按|以|采用)?(?:(?P<of>[{POINTS}{RANGE}])制?)(?:为满分|满分|评价|评分|打分|考核|计分|计)*"
    f"，?(?:得分)?(?:再|最后|并|然后)?(?:按[^，；。]{{0,8}}?(?:比例|得分率))?(?:折算|换算|折合)(?:为|成|计入)?(?:本项|该项|此项|本指标|指标)*(?:的|得分|最高|满分)*"
    f"(?P<to>{POINTS}|{s.FULL})?(?:计分|计)?(?=[，；。）]|$)"
)
_METHOD = re.compile("(?:得分|打分|计分|评分)$")
_FOLLOWS = re.compile(f"，?(?:即?为|作为|即)(?:{_NAMED}|{_OWNER}分值)(?=[，；。]|$)")


@dataclass(frozen=True, slots=True)
class Formula:
    """Where it stands, its name before the sign =, and the expression; ``definition``: it gives no points."""

    begin: int
    stop: int
    name: str
    expression: Term
    definition: bool


def find(typed: Typed, signs: str, begin: int, stop: int) -> Formula | None:
    """The first formula of a sentence; None where there is none."""
    signs = timed(typed, signs, begin, stop)
    for converted in _CONVERTED.finditer(signs, begin, stop):
        if (made := _conversion(typed, converted)) is not None:
            return made
    for first, last in _parts(signs, begin, stop):
        made = _part(typed, signs, first, last)
        if made is not None:
            follows = _FOLLOWS.match(signs, made.stop, stop)
            return Formula(made.begin, follows.end(), made.name, made.expression, made.definition) if follows else made
    return None


def _conversion(typed: Typed, found: re.Match[str]) -> Formula | None:
    """按100分制评分，折算为本项10分: the mark out of 100 becomes points."""
    of = typed.values[found.start("of")]
    if not isinstance(of, Points) or of.high <= 0 or (of.low != of.high and of.low != 0):
        return None
    name = name_of(typed.level(found.start("name"), found.end("name")) or "得分")
    to = Term("分", name="分值")
    if found["to"] and found["to"][-1] == POINTS:
        to = number(typed.number(found.end("to") - 1).value, "分")
    if name is None or name.op != "名":
        return None
    return Formula(*found.span(), "", Term("×", Term("/", name, number(of.high)), to), False)


def _parts(signs: str, begin: int, stop: int, deep: int = 0) -> Iterator[tuple[int, int]]:
    """The parts between commas, stops and colons, and behind each the ones in its brackets."""
    depth, at = 0, begin
    opened: list[int] = []
    for place in range(begin, stop + 1):
        sign = signs[place] if place < stop else "，"
        if sign == "（":
            opened.append(place)
        elif sign == "）" and opened:
            opened.pop()
        depth = len(opened) if place < stop else 0
        if sign in "，；。：" and depth == 0:
            yield at, place
            if deep < _DEEPEST:
                yield from _inner(signs, at, place, deep + 1)
            at = place + 1


def _inner(signs: str, begin: int, stop: int, deep: int) -> Iterator[tuple[int, int]]:
    """What stands in the brackets of a part that is no formula as a whole."""
    at = signs.find("（", begin, stop)
    while at >= 0:
        depth = 0
        for place in range(at, stop):
            depth += (signs[place] == "（") - (signs[place] == "）")
            if depth == 0:
                yield from _parts(signs, at + 1, place, deep)
                break
        else:
            yield from _parts(signs, at + 1, stop, deep)
            return
        at = signs.find("（", place + 1, stop)


def _part(typed: Typed, signs: str, begin: int, stop: int) -> Formula | None:
    while stop > begin and signs[stop - 1] in "\x00\x01、":
        stop -= 1
    if (
        begin >= stop
        or stop - begin > _LONGEST
        or not (OPERATES.search(signs, begin, stop) or _SHARE_OF.search(signs, begin, stop))
    ):
        return None
    equal = signs.find("=", begin, stop)
    if equal >= 0:
        return None if signs.find("=", equal + 1, stop) >= 0 else _equation(typed, signs, begin, equal, stop)
    defined = _DEFINED.fullmatch(signs, begin, stop)
    if defined is not None and (found := parse(typed, signs, defined.start("said"), stop)) is not None:
        return Formula(begin, stop, typed.level(begin, defined.end("name")), found, True)
    opened = signs.find("（", begin, stop)
    if opened > begin and _METHOD.search(signs, begin, opened):  # 线性打分（甲/850+乙/80）/2×5分
        made = _bare(typed, signs, opened, stop)
        if made is not None:
            return Formula(opened, stop, "", made.expression, made.definition)
    for pattern in (_LEAD, _CALLED):
        lead = pattern.match(signs, begin, stop)
        if lead is not None and lead.end() < stop:
            guard = lead.end("guard") if lead.groupdict().get("guard") else begin
            made = _bare(typed, signs, lead.end(), stop)
            if made is not None:
                return Formula(guard, stop, "", made.expression, made.definition)
    return _bare(typed, signs, begin, stop)


def _equation(typed: Typed, signs: str, begin: int, equal: int, stop: int) -> Formula | None:
    """得分=…, 扣分=…, 完成率=…, A=…"""
    name = signs[begin:equal].strip("（）\x00\x01")
    if guarded := _GUARD.fullmatch(name):
        begin, name = signs.index(guarded["name"], begin + guarded.end("guard")), guarded["name"]
    if not name or re.search(f"[{SPANS}×/÷+—]", name) or not re.fullmatch(f"[{NAMES}（）]+", name):
        return None
    found = _expression(typed, signs, equal + 1, stop)
    if found is None or _ADDED.search(name):
        return None
    name = re.sub("^(?:其中|式中|注)[：，]?", "", typed.level(begin, equal).strip("（）"))
    if _TAKEN.search(name):
        found = Term("—", Term("分", name="分值"), Term("大", found, number(Fraction(0))))
        return Formula(begin, stop, name, found, False)
    if re.search("率$", name) and (rate := _percent(found)) is not found:
        return Formula(begin, stop, name, _outright(rate), True)  # 得分率=实际得分/满分×100%
    awards = bool(_SCORE.search(name)) or any(leaf.op == "分" or leaf.name == "分" for leaf in found.leaves())
    return Formula(begin, stop, name, found if awards else _percent(found), not awards)


def _percent(term: Term) -> Term:
    """完成率=A/B×100%, or ×100: what makes a quotient a percentage is no factor of it."""
    last = term.right
    if (
        term.op == "×"
        and term.left is not None
        and last is not None
        and last.op == "数"
        and last.name != "分"
        and last.value in (1, 100)
    ):
        return term.left
    return term


def _outright(term: Term) -> Term:
    """The full marks inside a definition are those of what it measures, not the indicator's own."""
    if term.left is None or term.right is None:
        return replace(term, op="名") if term.op == "分" else term
    return replace(term, left=_outright(term.left), right=_outright(term.right))


def _bare(typed: Typed, signs: str, begin: int, stop: int) -> Formula | None:
    """完成率×15, 实际值/目标值×分值: a formula without the sign =; it holds points or ends in a number."""
    found = _expression(typed, signs, begin, stop)
    if found is None or found.op not in "×/+—" or not any(leaf.op == "名" for leaf in found.leaves()):
        return None
    leaves = found.leaves()
    if any(leaf.op == "分" or leaf.name == "分" or _MARKED.search(leaf.name) for leaf in leaves):
        return Formula(begin, stop, "", found, False)
    factors = [leaf for leaf in leaves if leaf.op == "数" and not leaf.unit and leaf.name != "%"]
    if re.search("[×XxⅩ]|乘", signs[begin:stop]) and factors:
        return Formula(begin, stop, "", found, False)
    return Formula(begin, stop, "", _percent(found), True) if leaves[-1].name == "%" and found.op == "×" else None


def _expression(typed: Typed, signs: str, begin: int, stop: int) -> Term | None:
    """The arithmetic of a stretch, with and without the words that only say that it is one."""
    tail = _TAIL.search(signs, begin, stop)
    ends = [tail.start()] if tail is not None and begin < tail.start() < stop else []
    for end in (*ends, stop):
        share = _SHARE_OF.fullmatch(signs, begin, end)  # 按考核得分的10%计分
        found = parse(typed, signs, begin, end) if share is None else _share(typed, share)
        if found is not None:
            return found
    return None


def _share(typed: Typed, found: re.Match[str]) -> Term | None:
    name = name_of(typed.level(found.start(), found.end("name")))
    rate = typed.number(found.start("share"))
    if name is None or rate.unit.family != "percent":
        return None
    return Term("×", name, number(rate.value * rate.unit.factor / 100, "%"))


__all__ = ["Formula", "find"]
