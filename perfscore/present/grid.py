"""Lays a table out in cells of a terminal: widths of columns, broken lines, where each text stands.

The widths of characters come from :mod:`perfscore.language.width`, which knows consoles that draw “ ” → two cells wide; a
table library that counts for itself would draw crooked columns there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from perfscore.language.width import folded, width
from perfscore.present.safe import visible
from perfscore.present.table import Cell, Column, Table, Tone

LEAST = 8
"""Free text is given at least so many cells, however narrow the terminal."""

Part = tuple[str, Tone]
Line = list[Part]


def lines(table: Table, cells: int, gap: int) -> Iterator[Line]:
    """Head and rows as lines of parts, no wider than ``cells`` where free text can be broken."""
    heads = [Cell(column.title, Tone.STRONG) for column in table.columns]
    rows = [[_texts(cell) for cell in row] for row in (heads, *(row.cells for row in table.rows))]
    widths = _widths(table.columns, rows, cells, gap)
    tones = [heads, *(row.cells for row in table.rows)]
    for texts, toned in zip(rows, tones, strict=True):
        broken = [_broken(text, room) for text, room in zip(texts, widths, strict=True)]
        for parts in zip_longest(*broken, fillvalue=""):
            yield _line(parts, toned, table.columns, widths, gap)


def _texts(cell: Cell) -> list[str]:
    return visible(cell.text).replace("\t", " ").split("\n")


def _broken(texts: Sequence[str], room: int) -> list[str]:
    return [part for text in texts for part in ([text] if width(text) <= room else folded(text, room))]


def _line(
    parts: Sequence[str], cells: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int], gap: int
) -> Line:
    line: Line = []
    missing = 0
    for text, cell, column, room in zip(parts, cells, columns, widths, strict=True):
        blank = max(room - width(text), 0)
        if not text:
            missing += room + gap
            continue
        before = missing + (blank if column.right else 0)
        line += [(" " * before, Tone.PLAIN), (text, cell.tone)] if before else [(text, cell.tone)]
        missing = gap + (0 if column.right else blank)
    return line


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Sequence[str]]], cells: int, gap: int) -> list[int]:
    """Natural widths; where they are too many, free columns share what is left, short ones first."""
    natural = [max(width(text) for texts in column for text in texts) for column in zip(*rows, strict=True)]
    free = sorted((index for index, column in enumerate(columns) if column.free), key=natural.__getitem__)
    room = cells - gap * (len(columns) - 1) - sum(natural) + sum(natural[index] for index in free)
    for rank, index in enumerate(free):
        natural[index] = min(natural[index], max(room // (len(free) - rank), LEAST))
        room -= natural[index]
    return natural
