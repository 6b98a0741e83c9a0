"""The words of a standard with its clauses marked: colour on a terminal, carets and numbers below in plain text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TextIO

from perfscore.language.width import width
from perfscore.present.safe import visible
from perfscore.rules.nodes import Rule

COLOURS = ("36", "33", "35", "32", "34")
LINE = 76


def coloured(out: TextIO) -> bool:
    """Whether ``out`` takes colour: a terminal without NO_COLOR, or FORCE_COLOR."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or out.isatty()


def lines(rule: Rule, *, colour: bool, margin: str = "  ") -> Iterator[str]:
    """The text, line by line, with what belongs to which clause."""
    owners = _owners(rule)
    start = 0
    for stop in _breaks(rule.text):
        shown, marks = _marked(rule.text[start:stop], owners[start:stop], colour=colour)
        if shown.strip():
            yield f"{margin}{shown}".rstrip()
            if not colour and marks.strip():
                yield f"{margin}{marks}".rstrip()
        start = stop


def _owners(rule: Rule) -> list[int]:
    """For every character of the text the number of its clause, 0 for none, −1 for what was not understood."""
    owners = [0] * len(rule.text)
    for number, item in enumerate(rule.clauses, 1):
        for place in range(item.begin, min(item.stop, len(owners))):
            owners[place] = owners[place] or number
    if rule.trouble is not None:
        for place in range(rule.trouble.begin, min(rule.trouble.stop, len(owners))):
            owners[place] = -1
    return owners


def _breaks(text: str) -> Iterator[int]:
    """Ends of display lines: line breaks of the text, and where a line grows too wide."""
    cells = 0
    for place, character in enumerate(text):
        if character == "\n":
            yield place + 1
            cells = 0
            continue
        cells += width(character)
        if cells >= LINE:
            yield place + 1
            cells = 0
    yield len(text)


def _marked(text: str, owners: list[int], *, colour: bool) -> tuple[str, str]:
    shown, marks, place = [], [], 0
    while place < len(text):
        stop = place
        while stop < len(text) and owners[stop] == owners[place]:
            stop += 1
        piece, owner = visible(text[place:stop].replace("\n", "")), owners[place]
        shown.append(_painted(piece, owner) if colour and owner else piece)
        marks.append(_under(width(piece), owner))
        place = stop
    return "".join(shown), "".join(marks)


def _painted(piece: str, owner: int) -> str:
    code = "1;31" if owner < 0 else COLOURS[(owner - 1) % len(COLOURS)]
    return f"\x1b[{code}m{piece}\x1b[0m"


def _under(cells: int, owner: int) -> str:
    """``└─1──┘`` below a clause, ``^^^^`` below what was not understood."""
    if owner == 0:
        return " " * cells
    if owner < 0:
        return "^" * cells
    name = str(owner)
    if cells < len(name) + 2:
        return name[:cells].ljust(cells, "^")
    left = (cells - len(name)) // 2
    return "^" * left + name + "^" * (cells - len(name) - left)
