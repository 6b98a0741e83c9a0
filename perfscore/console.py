"""Standard output and error as the users' consoles can take them: encoding, control characters, width.

A Chinese Windows console speaks GBK, which lacks ``²`` and ``✓``: what it cannot encode is written in plainer
characters, never a crash.
"""

from __future__ import annotations

import codecs
import os
import re
import sys
import time
import unicodedata
from collections.abc import Iterator
from io import TextIOWrapper
from typing import TextIO

# A word, a step of a path, or one Chinese character, with the punctuation that may not be parted from it.
_UNIT = r"[“（《【]*(?:[!-.0-~]+/?|.)[，。；：、！？）”》】…]*"
ERRORS = "perfscore"
"""Name of the error handler registered with :mod:`codecs`."""

# What NFKC does not turn into something GBK has.
_PLAINER = dict(zip("✓✔✗✘•⚠–−░▒¥", "√√××·!--··￥", strict=True))


def prepare() -> None:
    """Set up both streams; called once, before anything is written.

    A pipe or file gets UTF-8 and ``\\n`` on every system, so that the same input gives the same bytes, unless
    PYTHONIOENCODING asks for something else. A terminal keeps its own encoding.
    """
    codecs.register_error(ERRORS, _plainer)
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue  # replaced by a test or an embedding program
        if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
            stream.reconfigure(errors=ERRORS)
        else:
            stream.reconfigure(encoding="utf-8", errors=ERRORS, newline="\n")


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Encoding error handler: ``²`` becomes ``2``, ``✓`` becomes ``√``, the rest ``?``."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    hard = error.object[error.start : error.end]
    return "".join(_encodable(character, error.encoding) for character in hard), error.end


def _encodable(character: str, encoding: str) -> str:
    for candidate in (_PLAINER.get(character, character), unicodedata.normalize("NFKC", character).replace("⁄", "/")):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        return candidate
    return "?"


def cells_of(stream: TextIO) -> int | None:
    """How wide the terminal is that ``stream`` writes to; None for a pipe or a file."""
    if not stream.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def width(text: str) -> int:
    """Cells that the text takes in a terminal: a Chinese character two, a combining mark none."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.combining(character) else 1


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


def error(text: str) -> None:
    """Write a line to standard error."""
    sys.stderr.write(text + "\n")


class Progress:
    """One line at a terminal that says how far long work has come; nothing elsewhere, nothing for short work."""

    PATIENCE = 0.5  # seconds without a word
    PAUSE = 0.1  # seconds between two words

    def __init__(self, total: int) -> None:
        self._total = total
        self._shown = False
        self._next = time.monotonic() + self.PATIENCE
        self._wanted = total > 1 and sys.stderr.isatty()

    def show(self, done: int) -> None:
        """Say how many are done, if it is time."""
        if self._wanted and time.monotonic() >= self._next:
            sys.stderr.write(f"\r{done}/{self._total}")
            sys.stderr.flush()
            self._shown, self._next = True, time.monotonic() + self.PAUSE

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write(f"\r{' ' * (2 * len(str(self._total)) + 1)}\r")
            self._shown = False
