"""A table cell for Rich whose lines break as Chinese is set: not before a closing mark, paths behind a slash."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text

from perfscore.console import folded, width

LEAST = 8
"""Free text is given at least so many cells."""


class RichCell:
    """Text of one style; its own line breaks stay, nothing in it is markup."""

    def __init__(self, text: str, style: str) -> None:
        self._lines = text.split("\n")
        self._style = style

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max(map(width, self._lines))
        return Measurement(min(widest, LEAST), widest)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for line in self._lines:
            for part in folded(line, options.max_width):
                yield Text(part, style=self._style, justify=options.justify, no_wrap=True)
