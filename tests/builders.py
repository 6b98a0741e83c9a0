"""Sheets and indicators for tests, without YAML."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from perfscore import policies
from perfscore.model import Amounts, Funds, Indicator, IndicatorScore, Kind, Scorecard, Sheet
from perfscore.score import score


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def indicator(
    target: str | None, actual: str | None, full: str | None = "10", reported: str | None = None, **cells: Any
) -> Indicator:
    cells = {"name": "测试指标", "level1": "产出指标", "level2": "数量指标", "number": 1, "file": "t.yaml", **cells}
    return Indicator(target=target, actual=actual, full=number(full), reported=number(reported), **cells)


def sheet(*indicators: Indicator, funds: Funds | None = None, kind: Kind = Kind.PROJECT, **cells: Any) -> Sheet:
    return Sheet(kind=kind, year=2024, name="测试项目", indicators=indicators, funds=funds, file="t.yaml", **cells)


def funds(budget: str | None, spent: str | None, full: str | None = "10", reported: str | None = None) -> Funds:
    total = Amounts(number(budget), number(budget), number(spent), file="t.yaml")
    return Funds(
        unit="万元",
        total=total,
        parts={},
        by_income={},
        by_purpose={},
        full=number(full),
        reported=number(reported),
        file="t.yaml",
    )


def card(*indicators: Indicator, under: str = "财政部", review: bool = False, **cells: Any) -> Scorecard:
    return score(sheet(*indicators, **cells), policies.find(under), review=review)


def row(
    target: str | None, actual: str | None, full: str = "10", reported: str | None = None, **cells: Any
) -> IndicatorScore:
    under, review = cells.pop("under", "财政部"), cells.pop("review", False)
    return card(indicator(target, actual, full, reported, **cells), under=under, review=review).indicators[0]
