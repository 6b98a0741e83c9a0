"""Where something was written: nodes of a YAML file that know their place, and spans to point at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol


class Mark(Protocol):
    """A position as the YAML parser gives it; both numbers count from 0, columns in characters."""

    @property
    def line(self) -> int:
        """Line."""

    @property
    def column(self) -> int:
        """Column."""


class CarrierCell(NamedTuple):
    """A cell of a workbook, Word file, web page or CSV, for what has no lines: how it is called and what it says.

    ``file`` is the carrier itself, ``shown`` the place in it (``附件2-3 › G14``, ``表1第2行第3格``), ``label`` a short form
    of that, ``text`` what was read from it, ``begin`` and ``stop`` the characters meant (both 0: all of them).
    ``sheet`` is the title of the worksheet, ``table`` the number of the table in the document (0: none).
    """

    file: str
    shown: str
    label: str = ""
    text: str = ""
    sheet: str = ""
    table: int = 0
    begin: int = 0
    stop: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file, lines and columns from 1, columns in characters, the end exclusive.

    In a carrier it is a ``cell``: line and column are those of the cell (0: not known), and ``file`` is the name of
    the table, which holds more than the file's name where a file has several.
    """

    file: str
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0
    cell: CarrierCell | None = field(default=None, compare=False, repr=False)

    @classmethod
    def whole(cls, file: str) -> Span:
        """A file as a whole, where no line is to blame: one that is missing or cannot be opened."""
        return cls(file, 1, 1, cell=CarrierCell(file, ""))

    @property
    def path(self) -> str:
        """The name of the file itself."""
        return self.file if self.cell is None else self.cell.file

    @property
    def place(self) -> str:
        """``file:line:column``, as editors read it; in a carrier the file and what the cell is called."""
        return self._named() or f"{self.file}:{self.line}:{self.column}"

    @property
    def reference(self) -> str:
        """The same without the column, for a sentence."""
        return self._named() or f"{self.file}:{self.line}"

    def _named(self) -> str:
        if self.cell is None:
            return ""
        return f"{self.cell.file} › {self.cell.shown}" if self.cell.shown else self.cell.file

    def within(self, begin: int, stop: int) -> Span:
        """Characters ``begin`` to ``stop`` of the text of a cell."""
        return self if self.cell is None else replace(self, cell=self.cell._replace(begin=begin, stop=stop))


class CellMark:
    """The mark of a value that was read from a carrier: row and column of the cell, from 0, and the cell itself."""

    __slots__ = ("cell", "column", "line")

    def __init__(self, line: int, column: int, cell: CarrierCell) -> None:
        self.line, self.column, self.cell = line, column, cell


class Text(str):
    """A scalar exactly as it was written; equal to the plain string, plus its place and quoting style.

    ``style`` is empty for a plain scalar, else the quote or the ``|`` or ``>`` of a block.
    """

    __slots__ = ("end", "start", "style")
    start: Mark
    end: Mark
    style: str | None

    def span(self, file: str) -> Span:
        """The whole scalar, quotes included."""
        return _span(file, self.start, self.end)

    def part(self, file: str, begin: int, stop: int) -> Span:
        """Characters ``begin`` to ``stop`` of the text; the whole scalar where that cannot be told.

        It can be told for a plain or simply quoted scalar on one line without escapes.
        """
        if isinstance(self.start, CellMark):
            return self.span(file).within(begin, stop)
        quote = 0 if self.style in (None, "") else 1
        width = self.end.column - self.start.column
        if self.start.line != self.end.line or width != len(self) + 2 * quote:
            return self.span(file)
        line, column = self.start.line + 1, self.start.column + 1 + quote
        return Span(file, line, column + begin, line, column + stop)


class Mapping:
    """A YAML mapping: keys in print order, no key twice (the loader reported those)."""

    __slots__ = ("end", "items", "start")
    start: Mark
    end: Mark
    items: dict[Text, Node]

    def get(self, key: str) -> Node | None:
        """The value written for ``key``, or None."""
        return self.items.get(key)  # type: ignore[call-overload,no-any-return]  # a Text is a str, and is found by one

    def key(self, key: str) -> Text | None:
        """The key node itself, which knows where the key stands."""
        return next((written for written in self.items if written == key), None)

    def span(self, file: str) -> Span:
        """From the first key to the end of that key: a mapping is pointed at by its beginning."""
        first = next(iter(self.items), None)
        return first.span(file) if first is not None else _span(file, self.start, self.start)

    def __iter__(self) -> Iterator[Text]:
        return iter(self.items)


class Sequence:
    """A YAML list."""

    __slots__ = ("end", "items", "start")
    start: Mark
    end: Mark
    items: list[Node]

    def span(self, file: str) -> Span:
        """A list is pointed at by its first item."""
        return self.items[0].span(file) if self.items else _span(file, self.start, self.start)


Node = Text | Mapping | Sequence


def _span(file: str, start: Mark, end: Mark) -> Span:
    cell = start.cell if isinstance(start, CellMark) else None
    line = start.line + 1
    last = line if end.line == start.line else end.line + 1  # as a rule one number, in memory as well
    return Span(file, line, start.column + 1, last, end.column + 1, cell)


def lines_of(text: str) -> list[str]:
    """The lines of a file as positions count them: ended by LF, CR LF or CR, by nothing else."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
