"""Tables for people: through Rich at a terminal, plain text into a pipe.

No right border, and free text in the last column: fonts of Windows consoles draw some characters wider than they count.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from perfscore.present import View, as_text
from perfscore.present.pages import Piece, flow, piece
from perfscore.present.safe import flat, visible
from perfscore.present.table import WIDE_FROM, Block, Heading, Line, Table, Tone, Where, spaced

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["draw", "piece"]

STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.GOOD: "green",
    Tone.DOUBT: "yellow",
    Tone.BAD: "bold red",
    Tone.FAINT: "dim",
}
UNLIMITED = 10_000
"""Width where colour was forced into a pipe: nothing is cut."""


def draw(pieces: Iterable[Piece | None], view: View, out: TextIO) -> None:
    """Draw everything as it comes."""
    show(flow(pieces, view), out)


def show(blocks: Iterable[Block], out: TextIO) -> None:
    """Draw blocks: through Rich at a terminal or where colour is forced, else as plain text."""
    forced = out is sys.stdout and bool(os.environ.get("FORCE_COLOR"))
    if not (out.isatty() or forced):
        as_text.draw(blocks, out)
        return
    from rich.console import Console

    console = Console(file=out, highlight=False, markup=False, emoji=False, width=None if out.isatty() else UNLIMITED)
    for apart, block in spaced(blocks):
        if apart:
            console.print()
        draw_rich(block, console)


def draw_rich(block: Block, console: Console) -> None:
    """Draw one block for the width of the console."""
    from perfscore.present.rich_cell import RichCell

    if isinstance(block, Table):
        _table(block, console)
    elif isinstance(block, Heading):
        console.print(RichCell(flat(block.text), "bold underline"))
    elif isinstance(block, Line):
        console.print(RichCell(flat(block.text), STYLES[block.tone]))


def _table(table: Table, console: Console) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable

    from perfscore.present.rich_cell import RichCell

    shown = table.only(Where.WIDE if console.width >= WIDE_FROM else Where.NARROW)
    grid = RichTable(
        box=SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        expand=False,
        title=table.title or None,
        title_justify="left",
        title_style="bold",
    )
    for column in shown.columns:
        grid.add_column(column.title, justify="right" if column.right else "left", no_wrap=not column.free)
    right = [column.right for column in shown.columns]
    for row in shown.rows:
        grid.add_row(
            *(
                RichCell(visible(cell.text).replace("\t", " "), STYLES[cell.tone], right=at_right)
                for cell, at_right in zip(row.cells, right, strict=True)
            )
        )
    console.print(grid)
