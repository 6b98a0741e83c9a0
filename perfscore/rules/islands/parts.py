"""One part as the one thing it says: each production is asked in turn, a description is what none answers."""

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
