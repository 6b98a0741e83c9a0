"""What is measured: the comparisons and steps of a text by the thing they speak of, and where that thing stands.

Names that are compatible (one holds the other) or missing are one measure. A measure of lateness is one of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.language import units
from perfscore.rules.axis import Day, Place
from perfscore.rules.nodes import Away, Beyond, Bound, Clause, Compare, Done, Due, Late, Reached
from perfscore.rules.spans import Number

TIME = "时间"
_MEASURED = re.compile("(?:率|度|数|量|额|值|比|面积|时间|成本|金额|收入|支出|人数|次数)$")
COUNTABLE = frozenset([*units.COUNTED, "visit", "household visit", "none"])
_WRAP = re.compile(
    "^(?:本|该|其|各|全年|年度|当年|项目|实际|总体|整体|平均|年)+|(?:情况|实际|指标|值|数|应|须|需|要|能|完成|实现)+$|^(?:比例|比率|占比|结果|数值|完成率)$(?<!完成率)"
)


def plain(subject: str) -> str:
    """A name without what does not tell it from another."""
    return _WRAP.sub("", subject.strip())


def compatible(one: str, other: str) -> bool:
    """Whether a later name may be the thing that an earlier one named: 压缩率 after 欠税压缩率, never 按时完成率 after 完成率."""
    first, second = plain(one), plain(other)
    if not first or not second:
        return True
    return first == second or first.endswith(second) or (len(second) >= 2 and first.startswith(second))


@dataclass(slots=True)
class Measure:
    """One measured thing: its name, the clauses that speak of it, and every number they compare it with."""

    name: str
    timed: bool = False
    clauses: list[int] = field(default_factory=list)
    bounds: list[Number] = field(default_factory=list)
    steps: list[Number] = field(default_factory=list)
    reached: bool = False
    of_target: bool = False
    directions: set[str] = field(default_factory=set)

    @property
    def percent(self) -> bool:
        """Whether it is compared with rates."""
        return any(number.unit.family == units.PERCENT for number in self.bounds) or (
            not self.bounds and any(number.unit.family == units.PERCENT for number in self.steps)
        )


def parts_of(clause: Clause) -> list[object]:
    """The measured parts of a clause: conditions first, then its step."""
    found: list[object] = [
        condition for condition in clause.conditions if isinstance(condition, (Compare, Beyond, Reached, Due, Late))
    ]
    if isinstance(clause.per, (Away, Done)):
        found.append(clause.per)
    return found


def is_timed(part: object) -> bool:
    """Whether it speaks of a day of completion."""
    if isinstance(part, (Due, Late)):
        return True
    if isinstance(part, Reached):
        return part.timed
    return isinstance(part, Away) and part.direction in ("迟", "早")


def subject_of(part: object) -> str:
    """The name in the text; empty where there is none."""
    return part.subject if isinstance(part, (Compare, Beyond, Reached, Away, Done)) else ""


def numbers_of(part: object) -> list[Number]:
    """The numbers it compares with, without the size of a step."""
    if isinstance(part, (Compare, Late)):
        return [bound.number for bound in (part.low, part.high) if bound is not None]
    if isinstance(part, Away) and part.base is not None:
        return [part.base.number]
    return []


def measures(clauses: tuple[Clause, ...]) -> tuple[list[Measure], dict[tuple[int, int], int]]:
    """The measures of a text, and for each (clause, part) the index of its measure."""
    found: list[Measure] = []
    where: dict[tuple[int, int], int] = {}
    last: dict[int, int] = {}
    for index, clause in enumerate(clauses):
        for place, part in enumerate(parts_of(clause)):
            at = _find(found, part, last.get(clause.section, last.get(-1)), clause.title)
            measure = found[at]
            if index not in measure.clauses:
                measure.clauses.append(index)
            if not measure.name and not measure.timed:
                measure.name = subject_of(part)
            measure.bounds.extend(numbers_of(part))
            if isinstance(part, (Away, Done)):
                measure.steps.append(part.size)
            if isinstance(part, Away):
                measure.directions.add(part.direction)
            if isinstance(part, Beyond):
                measure.steps.extend(bound.number for bound in (part.low, part.high) if bound is not None)
            measure.reached = measure.reached or isinstance(part, Reached)
            measure.of_target = measure.of_target or any(
                isinstance(part, Compare) and bound is not None and bound.of_target
                for bound in (getattr(part, "low", None), getattr(part, "high", None))
                if isinstance(bound, Bound)
            )
            where[index, place] = at
            if not measure.timed:
                last[clause.section] = last[-1] = at
    return found, where


def _lasts(part: object) -> bool:
    """每超过1个月 behind a deadline is time after it: a step in a unit of time, of nothing that is named."""
    return (
        isinstance(part, Away)
        and not plain(subject_of(part))
        and part.size.unit.family in units.DURATIONS
        and part.direction in ("超", "差")
    )


def _find(found: list[Measure], part: object, last: int | None, title: str) -> int:
    timed = is_timed(part) or (_lasts(part) and any(measure.timed for measure in found))
    if timed:
        for index, measure in enumerate(found):
            if measure.timed:
                return index
        found.append(Measure(TIME, timed=True))
        return len(found) - 1
    name = subject_of(part)
    if isinstance(part, Reached):
        if (
            plain(name)
            and not _MEASURED.search(name)
            and not re.search("目标|指标|任务|计划|达标|要求|预算|概算|限额|标准", part.words)
        ):
            found.append(Measure(part.words.strip("，；。 的")))
            return len(found) - 1
        if not _MEASURED.search(name):
            name = ""
            if last is None and len(found) == 1 and found[0].timed:
                return 0
    if not plain(name):
        if title and len(title) <= 20 and not isinstance(part, Reached) and not _TIER_TITLE.fullmatch(title):
            for index, measure in enumerate(found):
                if not measure.timed and measure.name and compatible(measure.name, title) and plain(title):
                    return index
            if last is None or not found:
                found.append(Measure(title))
                return len(found) - 1
        if last is not None and not found[last].timed:
            return last
        for index, measure in enumerate(found):
            if not measure.timed:
                return index
    else:
        for index, measure in enumerate(found):
            if not measure.timed and compatible(measure.name, name):
                return index
    found.append(Measure(name))
    return len(found) - 1


_TIER_TITLE = re.compile(
    "第?[一二三四五六七八][档级等类]|[A-E甲乙丙丁高中低][档级等类]?|优秀?|良好?|[中差好]|一般|较[好差]|不?合格|及格"
)
Where = Place | Day | None


def position(place: Where, bound: Bound) -> tuple[Fraction, Fraction] | None:
    """The measured value and a bound of the text on one scale; None where they do not compare."""
    if not isinstance(place, Place):
        return None
    number = bound.number
    if number.value == 0 and not number.unit.name:
        return place.x, Fraction(0)
    if bound.of_target:
        if number.unit.family != units.PERCENT:
            return None
        if place.is_percent and place.low is None:
            return place.x * place.unit.factor, number.value * number.unit.factor
        rate = place.ratio()
        return None if rate is None else (rate.x, number.value * number.unit.factor)
    if number.unit.family == units.PERCENT and not place.is_percent:
        rate = place.ratio()
        return None if rate is None else (rate.x, number.value * number.unit.factor)
    if number.unit.family == units.PERCENT and place.is_percent:
        return place.x * place.unit.factor, number.value * number.unit.factor
    at = place.at(number)
    return None if at is None else (place.x, at)
