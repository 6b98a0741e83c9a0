"""Where the pages of a form break: known beforehand, so that every page can carry head and labels of its own.

Word repeats the head row of a table on each page, but never the text of a merged cell: on the second page 产出指标 would be
an empty cell. So a long form is cut into one table per page, by the height its rows will have. Heights are reckoned
with room to spare (a digit counts 0.64 of a Chinese character, a page as a little lower than it is): a page may end a line
early, it never spills over. All lengths here are points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from perfscore.report.tables import Cell, Placed

PADDING = 3.3
"""Inner margins of a cell above and below, with the rule."""
SPARE = 0.96  # of a page is filled
_TOKEN = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:/%+\-]*|.", re.DOTALL)
_NARROW = 0.64  # of a Chinese character: what a digit takes in the widest font that may stand in for 仿宋
_CLOSING = frozenset("，。；：？！、）》〉】〕”’…—％%·,.;:?!)]}")
_OPENING = frozenset("（《〈【〔“‘([{")
_FEWEST = 3  # rows that a page holds at least, where there are more

Rows = list[list[Placed]]


@dataclass(frozen=True, slots=True)
class Face:
    """How the text of a table is set: fonts of text and of heads, size of a character, line pitch."""

    text: str
    head: str
    size: float = 10.5  # 五号
    line: float = 14.0

    @property
    def smaller(self) -> Face:
        """小五, for a table that so just fits on its page."""
        return replace(self, size=9.0, line=11.5)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the grid that stands on one page: its rows, and whether a new page begins with it."""

    rows: Rows
    heads: int
    new_page: bool


def lines(text: str, capacity: float) -> int:
    """How many lines a text takes in a cell of ``capacity`` characters; never fewer than it really takes."""
    return sum(_wrapped(part, max(capacity, 1.0)) for part in text.split("\n"))


def _wrapped(text: str, capacity: float) -> int:
    """Lines of one paragraph. A closing mark never begins a line and takes the word before it along, an opening mark
    never ends one."""
    count, used, before = 1, 0.0, ""
    for token in _TOKEN.findall(text):
        size = _size(token)
        if used + size > capacity and used:
            carried = _size(before) if (token in _CLOSING or before in _OPENING) and _size(before) < used else 0.0
            count, used = count + 1, carried
        while size > capacity:
            count, size = count + 1, size - capacity
        used, before = used + size, token
    return count


def _size(token: str) -> float:
    return len(token) * _NARROW if token.isascii() else 1.0


def heights(rows: Rows, widths: Sequence[float], face: Face) -> list[float]:
    """The height of each row: what its own cells need, and the last row of a merged cell whatever that still needs."""
    found = [face.line + PADDING] * len(rows)
    if not rows:
        return found
    first = rows[0][0].row
    cells = [place for row in rows for place in row]
    for place in sorted(cells, key=lambda place: place.rows):
        room = sum(widths[place.column : place.column + place.columns]) - 5.7
        need = lines(place.cell.text, room / face.size) * face.line + PADDING
        span = range(place.row - first, min(place.row - first + place.rows, len(rows)))
        lack = need - sum(found[at] for at in span)
        if lack > 0:
            found[span[-1]] += lack
    return found


def cut(rows: Rows, begin: int, stop: int) -> Rows:
    """Rows ``begin`` to ``stop`` of the grid, numbered from 0; merged cells that reach in or out are cut and keep their text."""
    base = rows[0][0].row
    found: Rows = []
    for at in range(begin, stop):
        row = list(rows[at])
        if at == begin:
            reaching = [place for above in rows[:begin] for place in above if place.row - base + place.rows > begin]
            row = sorted([*row, *(_shifted(place, begin + base) for place in reaching)], key=lambda each: each.column)
        found.append(
            [replace(each, row=each.row - base - begin, rows=min(each.rows, stop + base - each.row)) for each in row]
        )
    return found


def _shifted(place: Placed, row: int) -> Placed:
    return replace(place, row=row, rows=place.row + place.rows - row)


def fits(rows: Rows, widths: Sequence[float], face: Face, room: float) -> bool:
    """The whole table stands in ``room`` points."""
    return sum(heights(rows, widths, face)) <= room * SPARE


@dataclass(frozen=True, slots=True)
class Page:
    """A page for a form: its height, what is taken of the first one already, what is needed below the last row."""

    height: float
    above: float
    foot: float


def pieces(upper: Rows, body: Rows, head: Rows, widths: Sequence[float], face: Face, page: Page) -> list[Piece]:
    """One piece for what stands above the long band, then one per page of the band, each with its head."""
    height = page.height * SPARE
    over, tall = heights(upper, widths, face), heights(body, widths, face)
    top = sum(heights(head, widths, face))
    used = _flow(over, height, page.above, 8 * face.line)
    # Where a text broke over pages its end is only reckoned: a margin of error.
    slack = 2 * face.line if page.above + sum(over) > height else 0.0
    found = [Piece(upper, 0, False)] if upper else []
    stop = _fitting(tall, 0, height - top - used - slack, page.foot)
    apart = stop < min(_FEWEST, len(body)) and used > 0
    if apart:
        stop = _fitting(tall, 0, height - top, page.foot)
    found.append(_piece(body, head, 0, max(stop, 1), new_page=apart))
    begin = max(stop, 1)
    while begin < len(body):
        stop = max(_fitting(tall, begin, height - top, page.foot), begin + 1)
        found.append(_piece(body, head, begin, stop, new_page=True))
        begin = stop
    return found


def _piece(body: Rows, head: Rows, begin: int, stop: int, *, new_page: bool) -> Piece:
    shift = len(head)
    rows = [[replace(each, row=each.row + shift) for each in row] for row in cut(body, begin, stop)]
    return Piece([*head, *rows], shift, new_page)


def _fitting(tall: Sequence[float], begin: int, room: float, foot: float) -> int:
    """How far the rows from ``begin`` fit. What is left for the next page is never less than a few rows."""
    stop, used = begin, 0.0
    while stop < len(tall) and used + tall[stop] <= room:
        used += tall[stop]
        stop += 1
    if stop == len(tall) and used + foot <= room:
        return stop
    few = len(tall) - _FEWEST
    return few if few > begin and stop > few else min(stop, len(tall) - 1) if stop > begin else begin


def _flow(tall: Sequence[float], page: float, used: float, breaks: float) -> float:
    """How much of its page is taken below rows of these heights; a row higher than ``breaks`` breaks, another moves on."""
    for height in tall:
        if used + height <= page:
            used += height
        elif height > breaks:
            used = (used + height) % page
        else:
            used = height
    return used


def empty(place: Placed) -> Placed:
    """The cell without its text."""
    return replace(place, cell=Cell("", head=place.cell.head))
