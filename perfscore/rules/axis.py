"""Where the indicator stands: its actual, its target and any number of the text on one common axis, exactly."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from perfscore.language import units
from perfscore.language.numbers import MAGNITUDES
from perfscore.language.units import NONE, Unit
from perfscore.rules.lexer import Number

PERCENT_UNIT = Unit("%", units.PERCENT)
DAYS = {
    "天": 1,
    "日": 1,
    "个日历日": 1,
    "日历天": 1,
    "日历日": 1,
    "个自然日": 1,
    "自然日": 1,
    "周": 7,
    "个星期": 7,
    "星期": 7,
    "旬": 10,
    "个旬": 10,
}
MONTHS = {"个月": 1, "月": 1, "个季度": 3, "季度": 3, "季": 3, "年": 12, "个年度": 12}


def unit_of(number: Number) -> tuple[Fraction, Unit] | None:
    """The number with its magnitude multiplied in, and its unit; None for a unit nobody knows."""
    found = units.split(number.unit)
    if found is None:
        counted = units.counted(number.unit)
        return None if counted is None else (number.value, counted)
    magnitude, unit = found
    return number.value * 10 ** MAGNITUDES[magnitude], unit


def size_of(number: Number) -> Fraction:
    """The number in the first unit of its family: what orders 1万人 after 5000人, 1个季度 after 2个月."""
    known = unit_of(number)
    return number.value if known is None else known[0] * known[1].factor


@dataclass(frozen=True, slots=True)
class Place:
    """A number ``x`` with its unit; the target's ends in the same unit where there is a target."""

    x: Fraction
    unit: Unit
    low: Fraction | None = None  # target
    high: Fraction | None = None
    lower_is_better: bool = False
    strict: bool = False

    @property
    def is_percent(self) -> bool:
        """The axis itself is one of rates."""
        return self.unit.family == units.PERCENT

    def ratio(self) -> Place | None:
        """The same as completion rate in percent, the target at 100; None without a positive target."""
        if self.low is None or self.high is None or self.low <= 0:
            return None
        goal = self.high if self.lower_is_better else self.low
        return Place(self.x / goal * 100, PERCENT_UNIT, Fraction(100), Fraction(100), self.lower_is_better, self.strict)

    def met(self) -> bool | None:
        """Whether the target is met; None without a target."""
        if self.low is None or self.high is None:
            return None
        if self.lower_is_better:
            return self.x <= self.high
        return self.x >= self.low

    def at(self, number: Number) -> Fraction | None:
        """A number of the text on this axis; None where the units do not compare."""
        known = unit_of(number)
        if known is None:
            return None
        value, unit = known
        if self.unit == unit:
            return value
        if unit == NONE:
            return value if value == 0 else None
        if self.unit == NONE:
            return None if unit.family == units.PERCENT else value
        size = units.ratio(unit, self.unit)
        return None if size is None else value * size


@dataclass(frozen=True, slots=True)
class Day:
    """A day of completion ``x`` and the last day that is in time."""

    x: date
    deadline: date | None

    def met(self) -> bool | None:
        """Whether it was in time; None without a deadline."""
        return None if self.deadline is None else self.x <= self.deadline

    def with_deadline(self, deadline: date) -> Day:
        """The same day against another deadline (one that the text itself names)."""
        return replace(self, deadline=deadline)

    def late(self, number: Number) -> tuple[int, Fraction] | None:
        """How many times ``number`` lies between deadline and day: whole ones, and exactly; negative when early.

        A month runs from the day after the deadline to the same day, month end to month end.
        """
        if self.deadline is None:
            return None
        first, last = sorted((self.deadline, self.x))
        sign = 1 if self.x >= self.deadline else -1
        if number.unit in DAYS:
            exact = Fraction((last - first).days) / (number.value * DAYS[number.unit])
            return sign * int(exact), sign * exact
        if number.unit in MONTHS:
            size = number.value * MONTHS[number.unit]
            if size.denominator != 1:
                return None
            whole = 0
            while add_months(first, int(size) * (whole + 1)) <= last:
                whole += 1
            start, end = add_months(first, int(size) * whole), add_months(first, int(size) * (whole + 1))
            exact = whole + Fraction((last - start).days, (end - start).days)
            return sign * whole, sign * exact
        return None


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later; the end of a month stays an end of a month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    length = calendar.monthrange(year, month + 1)[1]
    at_end = (day + timedelta(days=1)).month != day.month
    return date(year, month + 1, length if at_end else min(day.day, length))
