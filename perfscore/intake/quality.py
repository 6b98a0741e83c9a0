"""How far copied text could be read: cells that found their place for sure, and sums that show what was lost."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from perfscore.intake.draft import Draft, IndicatorDraft
from perfscore.intake.grid import Cell, Fate, Ledger
from perfscore.intake.words import is_level1, number

USABLE = Fraction(9, 10)
_JOINED = "跨页断开"
_NO_LEVEL = "未分类指标"


def certain(drafts: Sequence[Draft], ledger: Ledger) -> Fraction:
    """The share of cells that are neither left over nor placed by guess; 1 where nothing was read."""
    total = len(ledger.fates)
    if not total:
        return Fraction(1)
    if any(not draft.indicators and draft.basics is None for draft in drafts):
        return Fraction(0)  # a table of which no row was found
    guessed: set[Cell] = set()
    for draft in drafts:
        unnamed = all(item.level1 == _NO_LEVEL for item in draft.indicators)  # a form without 一级指标
        for item in draft.indicators:
            guessed.update(_guessed(item, unnamed=unnamed))
    return Fraction(total - ledger.count(Fate.LEFT) - len(guessed), total)


def _guessed(item: IndicatorDraft, *, unnamed: bool) -> list[Cell]:
    """Cells of a row that were placed by content, and pieces that were joined."""
    torn = (item.level1 == _NO_LEVEL and not unnamed) or not (is_level1(item.level1) or len(item.level1) > 3)
    cells: list[Cell] = []
    for value in item.values.values():
        joined = any(why.startswith(_JOINED) for why in value.doubts)
        cells += value.cells if item.guessed or torn else value.cells[1:] if joined else ()
    return cells


def check_sums(draft: Draft) -> None:
    """In copied text a row can be lost without a trace, but not from the sums: what does not add up is marked."""
    total = draft.total.get("自评总分")
    figures = [_figure(item, "自评得分") for item in draft.indicators]
    if total is None or number(total.text) is None or not figures or None in figures:
        return
    funds = draft.funds.score.get("自评得分")
    own = number(funds.text) if funds else None
    summed = sum((Decimal(figure) for figure in figures if figure), Decimal(own or 0))
    if summed != Decimal(number(total.text) or 0):
        total.doubt(f"读到的各项得分之和为{summed.normalize():f}，与总分不等，请核对有无漏行")


def _figure(item: IndicatorDraft, key: str) -> str | None:
    return number(item.values[key].text) if key in item.values else None
