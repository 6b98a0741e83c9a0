"""The indicator's own value: which measure of the text it is, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from perfscore.language import units
from perfscore.language.units import NONE
from perfscore.rules.axis import Day, Place
from perfscore.rules.case import Case
from perfscore.rules.counters import alias
from perfscore.rules.groups.plan import Plan
from perfscore.rules.measures import COUNTABLE, Measure, is_timed, parts_of
from perfscore.rules.nodes import Away, Count, Done, Due, Flag
from perfscore.rules.ranks import NAME, RANK, rank_of
from perfscore.rules.spans import DayWord
from perfscore.values.compare import Aligned, align
from perfscore.values.types import Moment, Quantity, Statement, Verdict

_DEVIATES = re.compile("(?:差异|偏差|偏离|变动|误差|超支|差错|增减|调整|波动)(?:率|度|幅度|比例)$")
"""A rate of change, which no amount tells."""
TINY = Fraction(1, 10**6)
Sample = Place | Day | bool | None


@dataclass(slots=True)
class Own:
    """Samples of the actual (several where it is a set), the measure it belongs to, and the count clause it answers."""

    samples: list[Sample] = field(default_factory=lambda: [None])
    measure: int | None = None
    count: int | None = None
    problem: str | None = None
    word: str | None = None
    several: bool = False
    heads: set[int] = field(default_factory=set)  # awards of a measure whose steps are counted: they only say the start


def own(plan: Plan, case: Case) -> Own:
    """What the actual answers, and which bands then only say where counted steps start from."""
    found = _own(plan, case)
    for index, measure in enumerate(plan.measures):
        if index == found.measure:
            continue
        parts = [
            (at, part)
            for at in measure.clauses
            for place, part in enumerate(parts_of(plan.clauses[at]))
            if plan.where.get((at, place)) == index
        ]
        steps = [part for _, part in parts if isinstance(part, Away)]
        bands = [at for at, part in parts if not isinstance(part, (Away, Done))]
        if (
            steps
            and all(step.direction == "低" and step.size.unit.family in COUNTABLE for step in steps)
            and len(bands) == 1
            and plan.clauses[bands[0]].effect.kind in ("得", "免")
            and plan.clauses[bands[0]].per is None
        ):
            found.heads.add(bands[0])
    return found


def _own(plan: Plan, case: Case) -> Own:
    found = Own()
    actual = case.actual
    if isinstance(actual, Statement):
        _told(found, plan, case, actual)
    elif isinstance(actual, Moment):
        deadline = deadline_of(plan, case)
        found.samples = [Day(day, deadline) for day in sorted({actual.since, actual.by})]
    elif isinstance(actual, Quantity):
        made = _places(actual, case)
        if isinstance(made, str):
            found.problem = made
            return found
        found.samples = made
    if found.samples == [None]:
        return found
    first = found.samples[0]
    fits = [
        index
        for index, measure in enumerate(plan.measures)
        if _fits(measure, first) and not _only_described(plan, index, case)
    ]
    if len(fits) == 1:
        found.measure = fits[0]
    elif len(fits) > 1:
        named = [index for index in fits if plan.measures[index].name and not plan.measures[index].reached]
        if len(named) <= 1 and len(fits) - len(named) >= 1 and not isinstance(first, bool):
            found.measure = named[0] if named else fits[0]
        else:
            found.several = True
    elif isinstance(first, Place):
        counts = [
            index
            for index, clause in enumerate(plan.clauses)
            if isinstance(clause.per, Count)
            and _counts(clause.per, first, case)
            and not _bounded(plan, index, clause.per)
        ]
        found.count = counts[0] if len(counts) == 1 else None
    counter = alias(plan, found.measure) if found.measure is not None else None
    if counter is not None and counter[0] == "次" and isinstance(first, Place) and isinstance(counter[1], int):
        per = plan.clauses[counter[1]].per
        found.count = counter[1] if isinstance(per, Count) and _counts(per, first, case) else None
    return found


def _told(found: Own, plan: Plan, case: Case, actual: Statement) -> None:
    """What a value in words answers: a rank, or whether the goal was reached."""
    if (rank := rank_of(actual.text)) is not None and _ranks(plan):
        goal = _goal_rank(case)
        found.samples = [Place(rank, RANK, goal, goal, lower_is_better=True)]
        return
    found.word = actual.text
    if actual.verdict is not None and not isinstance(case.target, (Quantity, Moment)):
        found.samples = [actual.verdict is Verdict.MET] if actual.verdict is not Verdict.PARTIAL else [None]
    elif actual.verdict is Verdict.FAILED:
        found.samples = [False]


def _ranks(plan: Plan) -> bool:
    """Whether something of the text is measured in ranks."""
    return any(number.name == NAME for measure in plan.measures for number in (*measure.bounds, *measure.steps))


def _goal_rank(case: Case) -> Fraction | None:
    if isinstance(case.target, Statement):
        return rank_of(case.target.text)
    if isinstance(case.target, Quantity) and case.target.unit.family == RANK.family:
        return Fraction(case.target.upper)
    return None


def _only_described(plan: Plan, index: int, case: Case) -> bool:
    """A step whose words say what is counted is a fact, unless the target is counted in the very same word."""
    target = case.target
    names = {number.unit.name for number in plan.measures[index].steps}
    if isinstance(target, Quantity) and target.unit.name and names == {target.unit.name}:
        return False
    steps = (plan.clauses[at].per for at in plan.measures[index].clauses)
    return any(isinstance(per, Away) and (per.described or _names_another(per, target)) for per in steps)


def _names_another(per: Away, target: object) -> bool:
    """每缺一项资料 beside a target of 5个: another unit, and a thing of its own that is counted."""
    unit = per.size.unit.name
    if not (isinstance(target, Quantity) and unit and target.unit.name and unit != target.unit.name):
        return False
    return per.size.unit.family in units.COUNTED and len(per.words.rpartition(unit)[2].strip("的，、")) > 1


def _counts(per: Count, place: Place, case: Case) -> bool:
    """Whether the actual is how often it happened: nothing of it is wanted, and it is counted in the same word."""
    measured = per.unit.unit.family not in COUNTABLE
    if measured:
        return place.unit.family == per.unit.unit.family and (
            case.target is None or (isinstance(case.target, Quantity) and case.target.upper == 0)
        )
    if place.unit.family not in COUNTABLE or (
        place.unit != NONE and per.unit.unit != NONE and place.unit.name != per.unit.unit.name
    ):
        return False
    target = case.target
    if target is None:
        return True
    return isinstance(target, Quantity) and (
        target.upper == 0 or (target.relation is not None and target.relation.lower_is_better and target.upper == 0)
    )


def _bounded(plan: Plan, index: int, per: Count) -> bool:
    """少于2次的每次扣5分, 1个月内不扣分，每延1个月扣1分: beside a bound in the same unit the value is no count from nothing."""
    others = [
        one.words
        for at, clause in enumerate(plan.clauses)
        if at != index
        for one in clause.conditions
        if isinstance(one, Flag)
    ]
    unit = per.unit.unit.name
    lasting = per.unit.unit.family not in COUNTABLE and any(unit in words for words in others)
    return lasting or re.search(r"(?:[超低高多少大小]于|超过|达到|不足|[≥≤<>])\d", per.words) is not None


def deadline_of(plan: Plan, case: Case) -> date | None:
    target = case.target
    for clause in plan.clauses:
        if isinstance(clause.per, Away) and clause.per.day is not None:
            return day_of(clause.per.day, case.year)
        demand = plan.demands.get(clause.section) or plan.demands.get(0)
        if isinstance(demand, DayWord) and any(is_timed(part) for part in parts_of(clause)):
            return day_of(demand, case.year)
        for condition in clause.conditions:
            if isinstance(condition, Due) and condition.before and (clause.effect.kind in ("得", "免")):
                day = day_of(condition.day, case.year)
                if day is not None:
                    return day
    if isinstance(target, Moment):
        return target.by
    if any("年" in clause.text and "内" in clause.text for clause in plan.clauses) and case.year is not None:
        return date(case.year, 12, 31)
    return None


def day_of(word: DayWord, year: int | None) -> date | None:
    """The day that words of the text mean in the year of the table."""
    import calendar

    base = word.year if word.year is not None else year
    if base is None:
        return None
    base += word.shift
    if not 1 <= word.month <= 12:
        return None
    last = calendar.monthrange(base, word.month)[1]
    if word.day > last:
        return None
    return date(base, word.month, word.day or last)


def _fits(measure: Measure, sample: Sample) -> bool:
    if isinstance(sample, bool):
        return measure.reached and not measure.bounds
    if isinstance(sample, Day):
        return (
            measure.timed
            or (measure.reached and not measure.bounds and not measure.steps)
            or (
                bool(measure.steps)
                and not measure.bounds
                and all(number.unit.family in units.DURATIONS for number in measure.steps)
            )
        )
    if not isinstance(sample, Place):
        return False
    if measure.timed:
        numbers = [*measure.bounds, *measure.steps]
        return (
            sample.unit.family in units.DURATIONS
            and (sample.low is not None or bool(measure.bounds))
            and all(number.unit.family == sample.unit.family for number in numbers)
        )
    if _DEVIATES.search(measure.name) and not sample.is_percent:
        return False
    if measure.of_target and not sample.is_percent:
        return sample.ratio() is not None
    if any(number.unit != NONE or number.value for number in measure.bounds):
        return all(
            _comparable(number.unit.family, sample) for number in measure.bounds if number.unit != NONE or number.value
        )
    if measure.bounds and not measure.steps and sample.is_percent:
        return True  # 偏差率>0: nothing of it is nothing in every unit
    if measure.steps:
        return all(_comparable(number.unit.family, sample) for number in measure.steps)
    return sample.low is not None or bool(measure.bounds)


def _comparable(family: str, place: Place) -> bool:
    if family == units.PERCENT:
        return place.is_percent or place.ratio() is not None
    if family == place.unit.family:
        return True
    if family == "none" or place.unit == NONE:
        return family != units.PERCENT and not place.is_percent
    return family in units.COUNTED and place.unit.family in units.COUNTED and family == place.unit.family


def place_of(value: Quantity) -> Place | None:
    """A quantity given as a fact, beside the target where the two are of one family."""
    if value.is_range or value.relation is not None or value.approx:
        return None
    return Place(Fraction(value.lower), value.unit)


def _places(actual: Quantity, case: Case) -> list[Sample] | str:
    target = case.target
    lower = _lower_is_better(target, case)
    if isinstance(target, Quantity):
        aligned = align(target, actual)
        if isinstance(aligned, Aligned):
            if aligned.slip:
                return "实际完成值与年度指标值疑似相差一个数量级，不能计分"
            unit = target.unit if target.unit.name else actual.unit
            strict = target.relation is not None and target.relation.strict
            low, high = aligned.target_low, aligned.target_high
            return [
                Place(x, unit, low, high, lower, strict)
                for x in _ends(aligned.low, aligned.high, aligned.low_open, aligned.high_open, [low, high])
            ]
        if getattr(aligned, "units", True) is False:
            return [None]
        return (
            [Place(Fraction(actual.lower), actual.unit, lower_is_better=lower)]
            if not actual.is_range and actual.relation is None
            else [None]
        )
    aligned = align(replace(actual, relation=None), actual)
    if not isinstance(aligned, Aligned):
        return [None]
    return [
        Place(x, actual.unit, lower_is_better=lower)
        for x in _ends(aligned.low, aligned.high, aligned.low_open, aligned.high_open, [])
    ]


def _lower_is_better(target: object, case: Case) -> bool:
    if isinstance(target, Quantity) and target.relation is not None:
        return target.relation.lower_is_better
    return bool(case.lower_is_better)


def _ends(
    low: Fraction | None, high: Fraction | None, low_open: bool, high_open: bool, inner: list[Fraction]
) -> list[Fraction]:
    if low is not None and low == high:
        return [low]
    start = (low + TINY if low_open else low) if low is not None else Fraction(-(10**9))
    stop = (high - TINY if high_open else high) if high is not None else Fraction(10**9)
    between = [x for x in inner if start < x < stop]
    return sorted({start, stop, *between, *(x - TINY for x in between), *(x + TINY for x in between)})


__all__ = ["Away", "Own", "day_of", "own", "place_of"]
