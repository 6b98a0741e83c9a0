"""What a formula or a rule says about one item: exact bounds, the steps that led there, findings of its own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from perfscore.language import numbers
from perfscore.model import Bounds, Step
from perfscore.model.finding import Finding

_MOST_PLACES = 12


class Result(NamedTuple):
    """Exact bounds of a score. ``reason`` is set where it is undecided; ``below`` means the upper end is excluded."""

    low: Fraction
    high: Fraction
    steps: Sequence[Step] = ()
    reason: str | None = None
    findings: tuple[Finding, ...] = ()
    quotient: tuple[Fraction | Decimal, Fraction | Decimal] | None = None
    below: bool = False

    @property
    def decided(self) -> bool:
        """One score, not an interval."""
        return self.reason is None

    @property
    def ratio(self) -> Fraction | None:
        """The completion rate, where there is one."""
        return None if self.quotient is None else Fraction(self.quotient[0]) / Fraction(self.quotient[1])


@lru_cache(maxsize=4096)
def exact(value: Decimal) -> Fraction:
    """The decimal as a fraction; full marks repeat, so this is kept."""
    return Fraction(value)


@lru_cache(maxsize=4096)
def at_full(full: Decimal) -> Bounds:
    """Full marks as bounds: where most calculations begin."""
    return Bounds(exact(full), exact(full))


def unit(places: int) -> Fraction:
    """One rounding unit: 0.01 for two places."""
    return Fraction(1, 10**places)


def rounded(result: Result, full: Decimal, places: int) -> tuple[Decimal, Decimal]:
    """Both bounds rounded half up; an excluded upper end lies one rounding unit inside. Full marks stand as written."""
    whole = exact(full)
    if result.low is whole or result.low == whole == result.high:
        return full, full
    low = _round(result.low, whole, full, places)
    if result.low == result.high and not result.below:
        return low, low
    high = _round(result.high - unit(places) if result.below else result.high, whole, full, places)
    return low, max(low, high)


def _round(value: Fraction, whole: Fraction, full: Decimal, places: int) -> Decimal:
    """Rounding alone never lifts a score above full marks (1.125 分 met is no 1.13)."""
    shown = numbers.round_half_up(value, places)
    return min(shown, full) if value <= whole else shown


def points(value: Fraction | Decimal, places: int = 2) -> str:
    """Points as text, rounded to the policy's places: ``1.95``."""
    return numbers.plain(numbers.round_half_up(value, places))


def percent(ratio: Fraction) -> str:
    """A ratio as text in percent to two places, with ≈ in front where that is not exact; short of 100% it never says 100%."""
    shown = closely(ratio * 100, Fraction(100))
    return ("＝" if Fraction(shown) == ratio * 100 else "≈") + shown + "%"


def closely(value: Fraction, whole: Fraction) -> str:
    """A number to two places, or to as many as show that it is not ``whole``: 99.995."""
    places = next(
        (
            places
            for places in range(2, _MOST_PLACES)
            if value == whole or numbers.round_half_up(value, places) != whole
        ),
        _MOST_PLACES,
    )
    return points(value, places)


def open_result(full: Decimal, reason: str, *findings: Finding, text: str = "待定") -> Result:
    """Undecided in [0, full]."""
    top = exact(full)
    step = Step(text, reason, at_full(full), Bounds(Fraction(0), top))
    return Result(Fraction(0), top, (step,), reason, findings)
