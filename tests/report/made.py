"""Scored sheets made by hand: every unit's own score taken as computed, so that a report's test needs no scoring."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from perfscore import policies
from perfscore.language.numbers import round_half_up
from perfscore.load import parse_sheet
from perfscore.model import Bounds, Composition, FundsScore, IndicatorScore, Scorecard, Sheet, State, Step

ZERO = Decimal(0)


def card(text: str, file: str = "a.yaml") -> Scorecard:
    """The scorecard of a file's text."""
    sheet, findings = parse_sheet(text, file)
    assert sheet is not None, findings
    return scored(sheet)


def scored(sheet: Sheet) -> Scorecard:
    """As if every reported score were the computed one; without one the row is 待定 if it has an actual missing."""
    rows = tuple(_row(indicator) for indicator in sheet.indicators)
    funds = _funds(sheet)
    points = [row.points for row in rows] + ([funds.points] if funds else [])
    full = sum((row.indicator.full or ZERO for row in rows), funds.full if funds else ZERO)
    known = sum((value for value in points if value is not None), ZERO)
    total = None if None in points else known
    return Scorecard(
        sheet=sheet,
        policy=policies.for_sheet(sheet, None, None),
        full=full,
        points=total,
        low=known,
        high=known if total is not None else full,
        grade=None,
        composition=Composition(known, ZERO, ZERO, full - known),
        funds=funds,
        dimensions=(),
        indicators=rows,
    )


def _row(indicator):
    full = indicator.full or ZERO
    points = indicator.reported if indicator.reported is not None else (full if indicator.actual else None)
    state = State.OPEN if points is None else State.COMPUTED
    bounds = Bounds(Fraction(points or 0), Fraction(full if points is None else points))
    return IndicatorScore(
        indicator=indicator,
        state=state,
        points=points,
        low=points or ZERO,
        high=full if points is None else points,
        computed=points,
        reason="无实际完成值" if points is None else None,
        steps=(Step("默认", f"得{points}分", bounds, bounds),),
        quotient=(points, full) if points is not None and full else None,
    )


def _funds(sheet: Sheet) -> FundsScore | None:
    funds = sheet.funds
    if funds is None or funds.total.budget is None or funds.total.spent is None:
        return None
    rate = Fraction(funds.total.spent) / Fraction(funds.total.budget)
    full = funds.full or Decimal(10)
    points = round_half_up(min(rate, Fraction(1)) * Fraction(full), 2)
    return FundsScore(
        full=full,
        rate=round_half_up(rate * 100, 2),
        exact_rate=rate,
        points=points,
        low=points,
        high=points,
        reported=funds.reported,
        state=State.COMPUTED,
    )
