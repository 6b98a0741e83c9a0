"""Text of a web page with one cell on each line, a bar behind it, empty cells kept: ``产出指标 |`` ``数量指标 |`` ``|`` → rows.

Merged cells stand once, so a row is its labels, if any, and then as many cells as the header has from the name on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from perfscore.intake.grid import Cell, Place, Row
from perfscore.intake.info import key_of
from perfscore.intake.words import (
    EXPECTED,
    FOOT,
    RESULT,
    SIDE,
    TOTAL,
    column,
    fund_column,
    is_empty,
    is_level1,
    is_level2,
    number,
    percent,
    squash,
)

_BARRED = re.compile(r"[^|]*\|\s*")
_ENOUGH = 12
_HEADS = 4
_HEAD_LENGTH = 30


def lines_of(content: str) -> list[str] | None:
    """The lines, if nearly all of them are one cell and a bar."""
    lines = content.splitlines()
    written = [line for line in lines if line.strip()]
    barred = sum(1 for line in written if _BARRED.fullmatch(line))
    return lines if barred >= _ENOUGH and barred * 10 >= len(written) * 7 else None


def rows(lines: Sequence[str]) -> list[Row]:
    """All rows of such a text."""
    cells = [
        Cell(line.strip().removesuffix("|").strip(), 0, place=Place(f"第{number}行", row=number))
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
    walk = _Walk(cells)
    while walk.at < len(cells):
        walk.step()
    return walk.rows


def _may_be_head(text: str) -> str | None:
    other = is_level1(text) or is_level2(text) or number(text) is not None or len(text) >= _HEAD_LENGTH
    return None if other else text or None


def _is_figure(text: str) -> bool:
    return is_empty(text) or number(text) is not None or percent(text) is not None


def _is_side(text: str) -> bool:
    """``年度预算数（万元）`` above the figures is no column."""
    return "元）" in squash(text)


@dataclass(slots=True)
class _Walk:
    """Goes through the cells; ``funds`` is the number of columns of the funds block while inside it."""

    cells: Sequence[Cell]
    at: int = 0
    funds: int = 0
    rows: list[Row] = field(default_factory=list)

    def step(self) -> None:
        """Take what begins here."""
        text = self.cells[self.at].text
        heads = self._heads()
        if not text:
            self.at += 1
        elif heads:
            self._table(heads)
        elif self._run(fund_column) >= _HEADS - 1 and not _is_side(text):
            self.funds = self._run(fund_column)
            self._emit(self._take(self.funds), first=1)
        elif self.funds and self._is_funds_row():
            self._emit(self._take(self._funds_width() + 1))
        elif squash(text) in EXPECTED | RESULT and squash(self._text(1)) in RESULT:
            self._emit(self._take(2))
            self._emit(self._take(2))
        elif (key_of(text) is not None or FOOT.fullmatch(squash(text))) and self._is_value(self._text(1)):
            self._emit(self._take(2))
        else:
            self.rows.append(Row((self.cells[self.at],), aligned=False, loose=True))
            self.at += 1

    def _text(self, ahead: int) -> str:
        return self.cells[self.at + ahead].text if self.at + ahead < len(self.cells) else ""

    def _take(self, count: int) -> list[Cell]:
        taken = list(self.cells[self.at : self.at + count])
        self.at += count
        return taken

    def _emit(self, cells: Sequence[Cell], first: int = 0) -> None:
        placed = tuple(
            Cell(cell.text, position, place=cell.place) for position, cell in enumerate(cells, first) if cell.text
        )
        if placed:
            self.rows.append(Row(placed))

    def _run(self, known: Callable[[str], str | None]) -> int:
        length = 0
        while known(self._text(length)):
            length += 1
        return length

    def _heads(self) -> int:
        """How many column names begin here; unknown names among them count, labels of rows end them."""
        if column(self._text(0)) not in ("一级指标", "二级指标", "指标", "序号"):
            return 0
        length = self._run(_may_be_head)
        if not (is_level1(self._text(length)) or is_level2(self._text(length))):
            length = self._run(column)
        keys = {column(self._text(ahead)) for ahead in range(length)}
        return length if "指标" in keys and len(keys - {None}) >= _HEADS else 0

    def _is_value(self, text: str) -> bool:
        return bool(text) and key_of(text) is None and not FOOT.fullmatch(squash(text))

    def _is_funds_row(self) -> bool:
        label, figures = self._text(0), self._funds_width()
        written = any(self._text(ahead) for ahead in range(1, figures + 1))
        return figures >= _HEADS - 1 and written and number(label) is None and key_of(label) is None

    def _funds_width(self) -> int:
        """How many cells belong to a row of figures; a reason behind them only where no next row can begin there."""
        width = 0
        while width < self.funds and self.at + width + 1 < len(self.cells) and _is_figure(self._text(width + 1)):
            width += 1
        text = self._text(width + 1)
        reason = text and not _is_figure(self._text(width + 2)) and re.sub(r"（.*", "", squash(text)) not in SIDE
        return width + 1 if width == self.funds - 1 and reason else width

    def _table(self, heads: int) -> None:
        names = self._take(heads)
        self._emit(names)
        self.funds = 0
        before = next(at for at, cell in enumerate(names) if column(cell.text) == "指标")
        while self.at < len(self.cells) and not self._ends():
            self._indicator(before, heads)
        if squash(self._text(0)) in TOTAL:
            count = 1
            while self.at + count < len(self.cells) and (
                is_empty(self._text(count)) or number(self._text(count)) is not None
            ):
                count += 1
            total = [cell for cell in self._take(count) if cell.text]
            self.rows.append(
                Row(
                    tuple(Cell(cell.text, place_at, place=cell.place) for place_at, cell in enumerate(total)),
                    aligned=False,
                )
            )

    def _ends(self) -> bool:
        word = squash(self._text(0))
        return word in TOTAL or key_of(word) is not None or bool(FOOT.fullmatch(word))

    def _indicator(self, before: int, heads: int) -> None:
        labels: list[Cell] = []
        while len(labels) < before and (is_level1(self._text(0)) or is_level2(self._text(0)) or not self._text(0)):
            labels += self._take(1)
        if self.at >= len(self.cells):
            return
        placed = [Cell(cell.text, self._level(cell, labels, before), place=cell.place) for cell in labels if cell.text]
        for position, cell in enumerate(self._take(heads - before), before):
            if cell.text:
                placed.append(Cell(cell.text, position, place=cell.place))
        if placed:
            self.rows.append(Row(tuple(placed)))

    def _level(self, cell: Cell, labels: Sequence[Cell], before: int) -> int:
        if len(labels) > 1 or before == 1:
            return next(at for at, each in enumerate(labels) if each is cell)
        return before - 1 if is_level2(cell.text) and not (is_level1(cell.text) and "成本" not in cell.text) else 0
