"""Points, intervals and differences as text: one way of writing them in every table."""

from __future__ import annotations

from decimal import Decimal

from perfscore.model import IndicatorScore, State
from perfscore.present.exact_json import number
from perfscore.present.table import EMPTY, Cell, Tone

ZERO = Decimal(0)
NOTABLE = Decimal("0.05")
"""A difference up to this is shown as doubtful, a larger one as wrong (容差 of the shipped policies)."""

STATE_TONES = {
    State.COMPUTED: Tone.PLAIN,
    State.TAKEN: Tone.DOUBT,
    State.ADJUDICATED: Tone.GOOD,
    State.OPEN: Tone.BAD,
}


def optional(value: Decimal | None) -> str:
    """The number, or nothing."""
    return "" if value is None else number(value)


def interval(low: Decimal, high: Decimal) -> str:
    """``97.27``, or ``97.2~97.5`` where the score is open."""
    return number(low) if low == high else f"{number(low)}~{number(high)}"


def score(points: Decimal | None, low: Decimal, high: Decimal, tone: Tone = Tone.PLAIN) -> Cell:
    """The points, or the interval of what is still open; 待定 where not even that is known (no 分值)."""
    if points is None and low == high:
        return Cell(State.OPEN.value, Tone.BAD)
    return Cell(interval(low, high), Tone.BAD) if points is None else Cell(number(points), tone)


def difference(reported: Decimal | None, low: Decimal, high: Decimal) -> Cell:
    """How far the reported score lies outside what was computed: ``+0.05`` is too much, ``-0.05`` too little."""
    if reported is None or low <= reported <= high:
        return EMPTY
    gap = reported - (high if reported > high else low)
    return Cell(f"{'+' if gap > 0 else ''}{number(gap)}", Tone.DOUBT if abs(gap) <= NOTABLE else Tone.BAD)


def bounds_of(item: IndicatorScore) -> tuple[Decimal, Decimal]:
    """What the reported score is compared with: the computed score, or the interval of an open one."""
    return (item.low, item.high) if item.computed is None else (item.computed, item.computed)
