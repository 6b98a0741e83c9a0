"""Tables, headings and lines that every output format draws: what is shown is decided before, how is decided after.

:mod:`perfscore.present.overview` and :mod:`perfscore.present.detail` decide rows, columns and emphasis;
the ``as_<format>`` modules draw them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, Flag, auto
from typing import NamedTuple


class Tone(Enum):
    """Emphasis of a cell; a format without colour leaves it out, nothing is said by colour alone."""

    PLAIN = auto()
    TITLE = auto()
    STRONG = auto()
    GOOD = auto()
    DOUBT = auto()
    BAD = auto()
    FAINT = auto()


class Where(Flag):
    """Where a column is shown."""

    WIDE = auto()  # a wide terminal, a pipe, Markdown
    NARROW = auto()  # a terminal of less than WIDE_FROM columns
    DATA = auto()  # CSV: one fact per column
    BOOK = auto()  # a workbook: what a person reads and prints, numbers apart from words
    SCREEN = WIDE | NARROW
    LISTS = DATA | BOOK
    ALL = WIDE | NARROW | DATA | BOOK


WIDE_FROM = 140


class Cell(NamedTuple):
    """A text and its emphasis. The text is as written in the file; formats neutralise it."""

    text: str
    tone: Tone = Tone.PLAIN


EMPTY = Cell("")


class Column(NamedTuple):
    """A column: numbers stand right, ``free`` text may be wrapped."""

    title: str
    where: Where = Where.ALL
    right: bool = False
    free: bool = False


class Row(NamedTuple):
    """Cells for all columns of the table; a group row heads the rows below it and is left out of data."""

    cells: tuple[Cell, ...]
    group: bool = False


class Table(NamedTuple):
    """Rows under columns. The last column shown holds free text where there is any."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""

    def only(self, where: Where) -> Table:
        """The columns shown there, and the rows that belong there."""
        kept = [index for index, column in enumerate(self.columns) if column.where & where]
        rows = (row for row in self.rows if not (row.group and where in Where.LISTS))
        return Table(
            tuple(self.columns[index] for index in kept),
            tuple(Row(tuple(row.cells[index] for index in kept), row.group) for row in rows),
            self.title,
        )


class Heading(NamedTuple):
    """The name of what follows."""

    text: str


class Line(NamedTuple):
    """A sentence of its own."""

    text: str
    tone: Tone = Tone.PLAIN


Block = Heading | Line | Table


def spaced(blocks: Iterable[Block]) -> Iterator[tuple[bool, Block]]:
    """Each block, and whether an empty line stands before it: around tables, and before a heading."""
    before: Block | None = None
    for block in blocks:
        yield before is not None and (not isinstance(block, Line) or isinstance(before, Table)), block
        before = block
