"""Colours of the terminal: one table from emphasis to style, readable on white and on black.

Each colour has a contrast of at least 4.5:1 on a white and on a black background (a test computes it); where the
terminal says that its background is dark or light (``COLORFGBG``, or the user in ``PERFSCORE_BACKGROUND``), stronger ones
are used. NO_COLOR is Rich's business, and nothing is said by colour alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from perfscore.present.table import Tone

MIDDLE = {Tone.GOOD: "#198749", Tone.DOUBT: "#b75e00", Tone.BAD: "#e4212f", Tone.FAINT: "#767676"}
DARK = {Tone.GOOD: "#5fd787", Tone.DOUBT: "#ffaf5f", Tone.BAD: "#ff8787", Tone.FAINT: "#a8a8a8"}
LIGHT = {Tone.GOOD: "#00692e", Tone.DOUBT: "#8a4700", Tone.BAD: "#b3001b", Tone.FAINT: "#626262"}
BOLD = frozenset((Tone.STRONG, Tone.BAD, Tone.TITLE))
BACKGROUND = "PERFSCORE_BACKGROUND"


class Painter:
    """Writes lines of toned parts to a stream, as they are: nothing is wrapped, nothing is markup."""

    def __init__(self, out: TextIO, width: int = 10_000) -> None:
        self._console = Console(file=out, highlight=False, markup=False, emoji=False, width=width)
        colours = palette()
        self._styles = {
            tone: Style(color=colours.get(tone), bold=tone in BOLD or None, underline=tone is Tone.TITLE or None)
            for tone in Tone
        }

    def line(self, parts: Iterable[tuple[str, Tone]]) -> None:
        """One line."""
        segments = [Segment(text, self._styles[tone]) for text, tone in parts]
        self._console.print(Segments([*segments, Segment.line()]), end="", crop=False, soft_wrap=True)

    def lines(self, lines: Iterable[Sequence[tuple[str, Tone]]]) -> None:
        """Several."""
        for parts in lines:
            self.line(parts)


def palette() -> dict[Tone, str]:
    """The colours for this terminal's background, as far as it is known."""
    wanted = os.environ.get(BACKGROUND, "").strip().lower()
    if wanted in ("dark", "深"):
        return DARK
    if wanted in ("light", "浅"):
        return LIGHT
    behind = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    if not behind.isdecimal():
        return MIDDLE
    return DARK if int(behind) in (0, 1, 2, 3, 4, 5, 6, 8) else LIGHT
