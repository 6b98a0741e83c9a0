"""Columns as data: a title, how it is set, and the cell of a row; and the cells that values of the model become."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Generic, NamedTuple, TypeVar

from perfscore.language.numbers import plain
from perfscore.model import Sheet
from perfscore.report import escape
from perfscore.report.filters import MISSING, foot_date, percent
from perfscore.report.tables import Band, Cell, Column, Fit, Row, Table

NONE = "—"  # not applicable
EMPTY = Cell("")
SIGNATURES = "联系电话：          单位负责人签字："

Line = TypeVar("Line")


class Shown(NamedTuple, Generic[Line]):
    """A column: what stands over it, what it shows of a line, how it is set, and how wide it is (in a list)."""

    title: str
    cell: Callable[[Line], Cell]
    fit: Fit = Fit.CENTRE
    width: int = 0
    span: int = 1


def drawn(columns: Sequence[Shown[Line]], lines: Iterable[Line]) -> list[Row]:
    """One row of cells for each line."""
    return [tuple(column.cell(line) for column in columns) for line in lines]


def titled(columns: Sequence[Shown[Line]]) -> tuple[Column, ...]:
    """The columns without their contents, for a band."""
    return tuple(Column(column.title, column.fit, column.span) for column in columns)


def listed(
    columns: Sequence[Shown[Line]],
    lines: Iterable[Line],
    sheet: str,
    *,
    wide: bool = True,
    first: Iterable[Row] = (),
    last: Iterable[Row] = (),
) -> Table:
    """A plain list as a table of one band; ``first`` and ``last`` are rows around the lines."""
    band = Band(titled(columns), (*first, *drawn(columns, lines), *last))
    return Table((band,), tuple(column.width for column in columns), wide=wide, sheet=sheet)


def across(*cells: Cell) -> Row:
    """A row in which some cells go over several columns."""
    return tuple(place for cell in cells for place in (cell, *[None] * (cell.columns - 1)))


def heading(text: str, columns: int = 1) -> Cell:
    """A cell set as a title."""
    return Cell(text, head=True, columns=columns)


def text(value: str | None) -> Cell:
    """A cell of text that must not be empty."""
    return Cell(escape.clean(value) if value else MISSING)


def optional(value: str | None) -> Cell:
    """A cell of text that may be empty."""
    return Cell(escape.clean(value) if value else "")


def number(value: Decimal | Fraction | int | None, empty: str = MISSING) -> Cell:
    """A cell with a number, exactly as in the data."""
    if value is None:
        return Cell(empty)
    shown = plain(value, 2) if isinstance(value, Fraction) else plain(value)
    return Cell(shown, Decimal(shown))


def share(ratio: Fraction | Decimal | None, empty: str = MISSING) -> Cell:
    """A cell with a percentage; the number behind it is the ratio rounded as shown."""
    shown = percent(ratio)
    return Cell(empty) if shown is None else Cell(shown, Decimal(shown[:-1]) / 100)


def level1(name: str, full: object) -> Cell:
    """一级指标 with its points below."""
    points = f"\n（{plain(full)}分）" if isinstance(full, Decimal) else ""
    return Cell(escape.one_line(name) + points)


def foot(sheet: Sheet) -> str:
    """The line of signatures; only the date is ours to fill in."""
    day = foot_date(sheet.filled_on)
    return f"填表人：          填报日期：{escape.one_line(day) if day else MISSING}          {SIGNATURES}"
