"""The one model of a table: forms with merged cells and plain lists alike. Every format draws from it.

A printed form such as the 自评表 is a stack of bands on one grid: a heading cell at the left of a band (绩效指标),
column titles, rows. Formats that can merge draw the whole grid (``placed``); Markdown and plain text print one simple
table per band.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum


class Fit(Enum):
    """How a column is set."""

    TEXT = "left"
    CENTRE = "center"
    NUMBER = "right"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``value`` is the number behind the text, for spreadsheets; ``rows`` and ``columns`` count what it merges.

    ``columns`` counts columns of its band. ``outdent`` lets the first cell of a row begin under the band's label.
    """

    text: str
    value: Decimal | None = None
    rows: int = 1
    columns: int = 1
    head: bool = False
    outdent: bool = False
    fit: Fit | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a band: title, how it is set, and how many columns of the grid it takes."""

    title: str
    fit: Fit = Fit.CENTRE
    span: int = 1


Row = tuple[Cell | None, ...]  # None: covered by a merged cell above or to the left


@dataclass(frozen=True, slots=True)
class Band:
    """Rows under common column titles. ``label`` stands at the left of all of them; ``titles`` False prints no head."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    label: str = ""
    titles: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table: bands on a grid of ``widths`` (relative; the first is the label's where a band has one).

    ``repeat`` tells which band's titles stand again at the head of each page. ``wide`` asks for a landscape page.
    ``foot`` are lines below the table, their parts separated by two or more blanks.
    """

    bands: tuple[Band, ...]
    widths: tuple[int, ...]
    title: str = ""
    foot: tuple[str, ...] = ()
    wide: bool = False
    sheet: str = ""  # name of the worksheet, where a workbook holds several tables
    labelled: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "labelled", any(band.label for band in self.bands))


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell on the grid: its upper left corner and extent."""

    row: int
    column: int
    rows: int
    columns: int
    cell: Cell
    fit: Fit
    head: bool


def placed(table: Table) -> tuple[list[list[Placed]], int]:
    """The rows of the grid with the cells that begin in each; second, how many rows at the top are a head.

    Rows count as head (to be repeated on each page) only in a table of one band.
    """
    rows: list[list[Placed]] = []
    for band in table.bands:
        _place_band(table, band, rows)
    heads = 1 if len(table.bands) == 1 and table.bands[0].titles else 0
    return rows, heads


def stacked(table: Table) -> list[tuple[list[list[Placed]], int]]:
    """The grid in parts whose head rows can repeat on each page: (rows, number of head rows).

    A form is cut where its last, long band begins: a head repeats only at the top of a table.
    """
    rows, heads = placed(table)
    last = table.bands[-1]
    if len(table.bands) == 1 or not last.titles or len(last.rows) <= 5:
        return [(rows, heads)]
    cut = len(rows) - len(last.rows) - 1
    return [(rows[:cut], 0), (_label_apart(rows[cut:]), 1)]


def _label_apart(rows: list[list[Placed]]) -> list[list[Placed]]:
    """The band's label stands in the head row, so that it repeats with it; below it an empty cell goes down the rest."""
    label = rows[0][0]
    if label.rows < 2:
        return rows
    below = replace(label, row=label.row + 1, rows=label.rows - 1, cell=Cell("", head=True))
    return [[replace(label, rows=1), *rows[0][1:]], [below, *rows[1]], *rows[2:]]


def _place_band(table: Table, band: Band, rows: list[list[Placed]]) -> None:
    offset = 1 if table.labelled and band.label else 0
    first = len(rows)
    starts = _starts(band, offset)
    if band.titles:
        rows.append(
            [
                Placed(first, start, 1, column.span, Cell(column.title, head=True), Fit.CENTRE, True)
                for start, column in zip(starts, band.columns, strict=True)
            ]
        )
    for row in band.rows:
        rows.append(list(_place_row(band, row, len(rows), starts)))
    if offset:
        covered = next((at for at in range(first, len(rows)) if rows[at] and rows[at][0].column == 0), len(rows))
        rows[first].insert(0, Placed(first, 0, covered - first, 1, Cell(band.label, head=True), Fit.CENTRE, True))


def _place_row(band: Band, row: Row, number: int, starts: Sequence[int]) -> Iterator[Placed]:
    for index, cell in enumerate(row):
        if cell is None:
            continue
        start = 0 if cell.outdent else starts[index]
        stop = starts[index + cell.columns - 1] + band.columns[index + cell.columns - 1].span
        fit = cell.fit or (Fit.CENTRE if cell.head else band.columns[index].fit)
        yield Placed(number, start, cell.rows, stop - start, cell, fit, cell.head)


def _starts(band: Band, offset: int) -> list[int]:
    starts, at = [], offset
    for column in band.columns:
        starts.append(at)
        at += column.span
    return starts


def merged(rows: Sequence[Row], columns: Sequence[int], keys: Sequence[Sequence[object]]) -> tuple[Row, ...]:
    """Merge equal neighbours downward in ``columns``; ``keys[row]`` tells what counts as equal for each of them.

    A cell is merged only inside the merged cell to its left: 二级 never crosses 一级.
    """
    result = [list(row) for row in rows]
    for place, column in enumerate(columns):
        begin = 0
        while begin < len(result):
            stop = begin + 1
            while stop < len(result) and keys[stop][: place + 1] == keys[begin][: place + 1]:
                result[stop][column] = None
                stop += 1
            cell = result[begin][column]
            if cell is not None:
                result[begin][column] = Cell(cell.text, cell.value, stop - begin, cell.columns, cell.head, fit=cell.fit)
            begin = stop
    return tuple(tuple(row) for row in result)


def plain_rows(band: Band) -> list[list[str]]:
    """The texts of a band as a full rectangle, covered cells empty: for formats that cannot merge."""
    return [[cell.text if cell is not None else "" for cell in row] for row in band.rows]
