"""What every reader hands over: rows of cells with their text, span and place, and a ledger of what became of each cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands in its carrier; as text what a reader finds it by (``自评表 › B7``, ``表1第2行第3格``).

    ``sheet`` is the worksheet's title, ``table`` the number of the table in the document, counted from 1 as they begin
    (0: no table). ``row`` and ``column`` count from 1: row and column of the sheet; row of the table and cell of the
    row in Word and on web pages; record and field in CSV; line and cell in text; paragraph outside of a table.
    """

    text: str = ""
    sheet: str = ""
    table: int = 0
    row: int = 0
    column: int = 0

    def __str__(self) -> str:
        return self.text

    @property
    def address(self) -> str:
        """``B7``, as worksheets count."""
        letters, column = "", self.column
        while column > 0:
            column, rest = divmod(column - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{letters}{self.row}"


NOWHERE = Place()


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One written cell. ``column`` counts from 0; a cell that spans rows stands in every row it covers.

    ``place`` is where a reader finds it; ``remark`` is what the reader could not read for sure (a formula without a
    stored value, an error value). ``exact`` is the stored number where the sheet shows it rounded.
    """

    text: str
    column: int
    columns: int = 1
    rows: int = 1
    place: Place = NOWHERE
    remark: str = ""
    exact: str = ""

    @property
    def end(self) -> int:
        """The first column after the cell."""
        return self.column + self.columns


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of a table, or a line outside of one (``loose``); empty cells are left out.

    ``aligned``: columns can be trusted (not so in text copied from a PDF). ``table`` numbers the table or sheet the
    row comes from. ``gap``: an empty line stands before it, in copied text the trace of a page break. ``words``: the
    cells are the words of a line, so that a text with blanks inside is several cells and places mean nothing.
    ``measured``: columns are character cells of a text in fixed pitch, where a cell stands only roughly below its head.
    ``copied``: from copied text, where labels may be missing or displaced even if the columns hold.
    ``doubt``: why the places of its cells are not certain.
    """

    cells: tuple[Cell, ...]
    table: int = 0
    aligned: bool = True
    loose: bool = False
    gap: bool = False
    words: bool = False
    copied: bool = False
    measured: bool = False
    doubt: str = ""

    @property
    def place(self) -> Place:
        """Where the row begins."""
        return self.cells[0].place if self.cells else NOWHERE

    @property
    def own(self) -> Place:
        """Where the first cell stands that does not reach down from a row above."""
        lowest = max((cell.place.row for cell in self.cells), default=0)
        return next((cell.place for cell in self.cells if cell.place.row == lowest), NOWHERE)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as rows. ``remarks`` tell what was not looked at (pictures, macros, hidden sheets). ``copied``: text without a grid."""

    file: str
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()
    copied: bool = False


class Refused(Exception):
    """The file cannot or must not be read; the message is for the user, in Chinese."""


class OwnResult(Refused):
    """The file is a result of ours (scores, a summary), no table that somebody filled in."""


class Fate(Enum):
    """What became of a cell."""

    PLACED = "录入"
    LABEL = "栏目名"
    OUT = "不录入"
    LEFT = "未识别"


@dataclass(slots=True)
class Ledger:
    """Book of all cells: each is placed, a label, left out with a reason, or left over."""

    fates: dict[Cell, tuple[Fate, str]] = field(default_factory=dict)

    def read(self, cells: Iterable[Cell]) -> None:
        """Enter cells that were read; until something else is said they are left over."""
        for cell in cells:
            self.fates.setdefault(cell, (Fate.LEFT, ""))

    def place(self, cell: Cell) -> None:
        """The cell's text is in the draft."""
        self.fates[cell] = (Fate.PLACED, "")

    def label(self, cell: Cell) -> None:
        """The cell names a column, a row or a block. What was placed stays placed."""
        if self.fates.get(cell, (Fate.LEFT, ""))[0] is not Fate.PLACED:
            self.fates[cell] = (Fate.LABEL, "")

    def leave_out(self, cell: Cell, why: str) -> None:
        """The cell is not to be written, for the reason given."""
        self.fates[cell] = (Fate.OUT, why)

    def forget(self, cells: Iterable[Cell]) -> None:
        """The cells turned out to be no part of a table."""
        for cell in cells:
            self.fates.pop(cell, None)

    def fate(self, cell: Cell) -> Fate:
        """What became of the cell so far."""
        return self.fates.get(cell, (Fate.LEFT, ""))[0]

    def count(self, fate: Fate) -> int:
        """How many cells have this fate."""
        return sum(1 for known, _ in self.fates.values() if known is fate)

    def left_out(self) -> dict[str, int]:
        """Reasons for leaving out, with the number of cells."""
        reasons: dict[str, int] = {}
        for fate, why in self.fates.values():
            if fate is Fate.OUT:
                reasons[why] = reasons.get(why, 0) + 1
        return reasons

    def left_over(self) -> list[Cell]:
        """Cells that found no place, in the order they were read."""
        return [cell for cell, (fate, _) in self.fates.items() if fate is Fate.LEFT]
