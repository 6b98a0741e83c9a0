"""Where the indicator stands: its actual, its target and any number of the text on one common axis, exactly."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from perfscore.language import units
from perfscore.language.units import NONE, Unit
from perfscore.rules.spans import Number


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
        return Place(self.x / goal * 100, units.RATE, Fraction(100), Fraction(100), self.lower_is_better, self.strict)

    def met(self) -> bool | None:
        """Whether the target is met; None without a target."""
        if self.low is None or self.high is None:
            return None
        if self.lower_is_better:
            return self.x <= self.high
        return self.x >= self.low

    def at(self, number: Number) -> Fraction | None:
        """A number of the text on this axis; None where the units do not compare."""
        value, unit = number.value, number.unit
        if self.unit == unit:
            return value
        if unit == NONE:
            return value if value == 0 or self.unit.family == units.POINTS else None
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

    def same_day(self, number: Number) -> int | None:
        """Whole months late where a month ends on the same day, also after an end of a month (6月30日 → 7月30日)."""
        size = number.value * number.unit.factor
        if self.deadline is None or size.denominator != 1 or self.x < self.deadline:
            return None
        whole = 0
        while _plain_months(self.deadline, int(size) * (whole + 1)) <= self.x:
            whole += 1
        return whole

    def late(self, number: Number) -> tuple[int, Fraction] | None:
        """How many times ``number`` lies between deadline and day: whole ones, and exactly; negative when early.

        A month runs from the day after the deadline to the same day, month end to month end.
        """
        if self.deadline is None:
            return None
        first, last = sorted((self.deadline, self.x))
        sign = 1 if self.x >= self.deadline else -1
        if number.unit.family == units.TIME:
            size = number.value * number.unit.factor / 86400
            exact = Fraction((last - first).days) / size
            return sign * int(exact), sign * exact
        if number.unit.family == units.MONTHS:
            size = number.value * number.unit.factor
            if size.denominator != 1:
                return None
            whole = 0
            while add_months(first, int(size) * (whole + 1)) <= last:
                whole += 1
            start, end = add_months(first, int(size) * whole), add_months(first, int(size) * (whole + 1))
            exact = whole + Fraction((last - start).days, (end - start).days)
            return sign * whole, sign * exact
        return None


def _plain_months(day: date, months: int) -> date:
    """The same day of the month, the last one where the month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later; the end of a month stays an end of a month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    length = calendar.monthrange(year, month + 1)[1]
    at_end = (day + timedelta(days=1)).month != day.month
    return date(year, month + 1, length if at_end else min(day.day, length))
