"""How wide a text is where a Chinese character takes two cells, and where a line may be broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# A word, a step of a path, or one Chinese character, with the punctuation that may not be parted from it.
_UNIT = r"[“（《【]*(?:[!-.0-~]+/?|.)[，。；：、！？）”》】…]*"

_marks = 1  # cells of a character whose width depends on the font


def set_marks(*, wide: bool) -> None:
    """Count characters whose width depends on the font (“ ” → ÷ █) as two cells, or as one."""
    global _marks
    _marks = 2 if wide else 1


def wide_marks() -> bool:
    """Whether the console draws such characters two cells wide."""
    return _marks == 2


def width(text: str) -> int:
    """Cells that the text takes in a terminal: a Chinese character two, a combining mark none."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def printed_width(text: str) -> int:
    """The same on paper and in files, whatever the console: such characters count as one cell."""
    return sum(_cells(character, 1) for character in text)


def _cells(character: str, marks: int | None = None) -> int:
    kind = unicodedata.east_asian_width(character)
    if kind in "WF":
        return 2
    if unicodedata.combining(character):
        return 0
    return (marks or _marks) if kind == "A" else 1


def folded(line: str, cells: int) -> Iterator[str]:
    """Break a line so that no part is wider; words stay whole, no part begins with a closing mark.

    A word that is wider than a whole line is cut; a path may break behind each ``/``.
    """
    part = ""
    for unit in re.findall(_UNIT, line):
        if part and width(part) + width(unit.rstrip()) > cells:
            yield part.rstrip()
            part = ""
        part += unit if part else unit.lstrip()
        while width(part.rstrip()) > cells > 1:
            fitting = _fitting(part, cells)
            yield part[:fitting]
            part = part[fitting:]
    yield part.rstrip()


def _fitting(text: str, cells: int) -> int:
    """How many characters fit."""
    for count, character in enumerate(text):
        cells -= _cells(character)
        if cells < 0:
            return count
    return len(text)
