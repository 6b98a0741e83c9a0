"""Tables written with bars, as programs write web pages and Markdown down: all rows are filled up to the same number of bars.

A row may take one line (``a | b | c ||``) or many (a cell a line, then ``||||``); what reaches down from a row above is
not repeated. The number of bars tells where a row ends, so that cells broken over lines do no harm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from perfscore.intake.grid import Cell, Place, Row
from perfscore.intake.readers.tabbed import Line

_CLOSES = re.compile(r"\|\s*\|\s*$")
_LEAST = 3  # bars of a row, and rows of a table
_TRIED = 60  # lines among which the end of the first row is looked for
_LEADING = 0.9  # share of rows that begin with a bar where bars stand on both sides
_STUB = 6
_RULE = re.compile(r"[\s|:+=─━-]*-{2,}[\s|:+=─━-]*")


@dataclass(slots=True)
class _Table:
    """Rows of ``bars`` bars each: the number of the first line and the text."""

    bars: int
    rows: list[tuple[int, str]] = field(default_factory=list)
    taken: int = 0  # lines


def lines(content: Sequence[str]) -> list[Line] | None:
    """The rows as lines of pieces, lines outside of tables as they are; None where no such table is found."""
    found: list[Line] = []
    tables = at = 0
    gap = False
    while at < len(content):
        table = _table(content, at)
        if table is not None:
            tables += 1
            found += _cells(table, gap)
            at, gap = at + table.taken, False
            continue
        text = content[at].strip()
        if text and not _RULE.fullmatch(text):
            found.append(_line(at + 1, _pieces(text.strip("|")), gap))
        at, gap = at + 1, not text
    return found if tables else None


def _table(content: Sequence[str], at: int) -> _Table | None:
    """The table that begins in this line: of all numbers of bars the one that gives most rows."""
    if "|" not in content[at]:
        return None
    best: _Table | None = None
    for bars in _candidates(content, at):
        table = _rows(content, at, bars)
        if len(table.rows) >= _LEAST and (best is None or table.taken > best.taken):
            best = table
    return best


def _candidates(content: Sequence[str], at: int) -> list[int]:
    """How many bars there may be to a row: those of the lines up to the first that ends one."""
    found, bars = [], 0
    for line in content[at : at + _TRIED]:
        bars += line.count("|")
        if bars >= _LEAST and (line.count("|") >= _LEAST or _CLOSES.search(line)):
            found.append(bars)
        if _CLOSES.search(line) or len(found) > 1:
            break
    return found


def _rows(content: Sequence[str], at: int, bars: int) -> _Table:
    """Rows of so many bars, as far as they go. Two bars at the end of a line end a row, so none may end before."""
    table = _Table(bars)
    parts: list[str] = []
    first = count = 0
    for number, line in enumerate(content[at:], at + 1):
        if _RULE.fullmatch(line) and "|" in line and not parts:
            table.taken = number - at
            continue
        if not line.strip() and not parts:
            break
        first = first if parts else number
        parts.append(line.strip())
        count += line.count("|")
        if count > bars or (count < bars and _CLOSES.search(line)) or (not count and not _is_stub(parts)):
            break
        if count == bars:
            table.rows.append((first, "\n".join(part for part in parts if part)))
            table.taken = number - at
            parts, count = [], 0
    return table


def _is_stub(parts: Sequence[str]) -> bool:
    """The beginning of a label that is broken over lines (绩 / 效 / 指 / 标 |)."""
    return all(parts) and sum(map(len, parts)) <= _STUB


def _cells(table: _Table, gap: bool) -> list[Line]:
    leading = sum(1 for _, text in table.rows if text.startswith("|"))
    drop = leading >= _LEADING * len(table.rows)
    found = []
    for at, (number, text) in enumerate(table.rows):
        pieces = _pieces(text[1:] if drop and text.startswith("|") else text)
        if pieces:
            found.append(_line(number, pieces, gap and not at))
    return found


def _pieces(text: str) -> list[str]:
    """The cells of a row; the bars that fill it up are none."""
    pieces = [piece.strip().replace("<br>", "\n") for piece in text.split("|")]
    while pieces and not pieces[-1]:
        pieces.pop()
    return pieces


def _line(number: int, texts: Sequence[str], gap: bool) -> Line:
    one = len(texts) == 1
    cells = tuple(
        Cell(text, at, place=Place(f"第{number}行" if one else f"第{number}行第{at + 1}格", row=number, column=at + 1))
        for at, text in enumerate(texts)
    )
    written = tuple(cell for cell in cells if cell.text)
    return Line(cells, Row(written, aligned=False, loose=one, gap=gap, copied=True))
