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

_LEAST = 3  # bars of a row, and rows of a table
_TRIED = 40  # lines among which the end of the first row is looked for
_MOST_TRIED = 2_000  # lines with bars at which no table begins
_LEADING = 0.9  # share of rows that begin with a bar where bars stand on both sides
_STUB = 6
_RULE = re.compile(r"[\s|:+=─━-]*-{2,}[\s|:+=─━-]*")


@dataclass(frozen=True, slots=True)
class _Text:
    """The lines, how many bars each has, and whether it ends in two."""

    lines: Sequence[str]
    bars: Sequence[int]
    closes: Sequence[bool]


@dataclass(slots=True)
class _Table:
    """Rows of ``bars`` bars each: the number of the first line and the text."""

    bars: int
    rows: list[tuple[int, str]] = field(default_factory=list)
    taken: int = 0  # lines


def lines(content: Sequence[str]) -> list[Line] | None:
    """The rows as lines of pieces, lines outside of tables as they are; None where no such table is found."""
    found: list[Line] = []
    text_of = _Text(content, [line.count("|") for line in content], [_closes(line) for line in content])
    tables = tried = at = 0
    gap = False
    while at < len(content):
        table = _table(text_of, at) if tried < _MOST_TRIED else None
        tried += 1 if text_of.bars[at] and table is None else 0
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


def _closes(line: str) -> bool:
    """Two bars at its end."""
    before = line.rstrip()
    return before.endswith("|") and before[:-1].rstrip().endswith("|")


def _table(text: _Text, at: int) -> _Table | None:
    """The table that begins in this line: of all numbers of bars the one that gives most rows."""
    best: _Table | None = None
    for bars in _candidates(text, at) if text.bars[at] else ():
        table = _rows(text, at, bars)
        if len(table.rows) >= _LEAST and (best is None or table.taken > best.taken):
            best = table
    return best


def _candidates(text: _Text, at: int) -> list[int]:
    """How many bars there may be to a row: those of the lines up to the first that ends one."""
    found, bars = [], 0
    for number in range(at, min(at + _TRIED, len(text.lines))):
        bars += text.bars[number]
        if bars >= _LEAST and (text.bars[number] >= _LEAST or text.closes[number]):
            found.append(bars)
        if text.closes[number] or len(found) > 1:
            break
    return found


def _rows(text: _Text, at: int, bars: int) -> _Table:
    """Rows of so many bars, as far as they go. Two bars at the end of a line end a row, so none may end before."""
    table = _Table(bars)
    parts: list[str] = []
    first = count = 0
    for number in range(at, len(text.lines)):
        line = text.lines[number]
        if not parts and text.bars[number] and _RULE.fullmatch(line):
            table.taken = number + 1 - at
            continue
        if not line.strip() and not parts:
            break
        first = first if parts else number + 1
        parts.append(line.strip())
        count += text.bars[number]
        if count > bars or (count < bars and text.closes[number]) or (not count and not _is_stub(parts)):
            break
        if count == bars:
            table.rows.append((first, "\n".join(part for part in parts if part)))
            table.taken = number + 1 - at
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
