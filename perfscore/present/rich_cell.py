"""A table cell for Rich whose lines break as Chinese is set: not before a closing mark, paths behind a slash."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.segment import Segment

from perfscore.language.width import folded, width

LEAST = 8
"""Free text is given at least so many cells."""
BREAK = Segment.line()


class RichCell:
    """Text of one style; its own line breaks stay, nothing in it is markup.

    It gives finished segments: Rich would search every cell for words and styles again, which took most of the time.
    """

    __slots__ = ("_lines", "_right", "_style", "_widest")

    def __init__(self, text: str, style: str, *, right: bool = False) -> None:
        self._lines = text.split("\n") if "\n" in text else [text]
        self._style = style
        self._right = right
        self._widest = max(map(width, self._lines))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(min(self._widest, LEAST), self._widest)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        cells = options.max_width
        style = console.get_style(self._style) if self._style else None
        for line in self._lines:
            for part in [line] if self._widest <= cells else folded(line, cells):
                gap = " " * (cells - width(part)) if self._right else ""
                yield Segment(gap + part, style)
                yield BREAK
