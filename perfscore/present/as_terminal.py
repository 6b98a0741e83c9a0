"""Tables for people: in colour at a terminal, plain text into a pipe.

:mod:`perfscore.present.grid` lays tables out, Rich only paints: it knows which consoles take colour and how.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from perfscore.language.width import folded, wide_marks
from perfscore.present import View, as_text, grid
from perfscore.present.bars import plainer
from perfscore.present.pages import Piece, flow, piece
from perfscore.present.safe import flat
from perfscore.present.table import WIDE_FROM, Block, Cell, Heading, Row, Table, Tone, Where, spaced

__all__ = ["draw", "piece"]

UNLIMITED = 10_000
"""Width where colour was forced into a pipe: nothing is cut."""


def draw(pieces: Iterable[Piece | None], view: View, out: TextIO) -> None:
    """Draw everything as it comes."""
    show(flow(pieces, view), out)


def show(blocks: Iterable[Block], out: TextIO) -> None:
    """Draw blocks: in colour at a terminal or where colour is forced, else as plain text."""
    if not _coloured(out):
        as_text.draw(blocks, out)
        return
    from shutil import get_terminal_size

    from perfscore.present.paint import Painter

    painter = Painter(out)
    cells = get_terminal_size().columns if out.isatty() else UNLIMITED
    for apart, block in spaced(blocks):
        if apart:
            painter.line([])
        for line in lines(block, cells):
            painter.line(line)


def write(parts: Iterable[grid.Line], out: TextIO) -> None:
    """Write lines that are laid out already: in colour where :func:`show` would."""
    if not _coloured(out):
        out.writelines("".join(text for text, _ in line).rstrip() + "\n" for line in parts)
        return
    from perfscore.present.paint import Painter

    Painter(out).lines(parts)


def _coloured(out: TextIO) -> bool:
    return out.isatty() or (out is sys.stdout and bool(os.environ.get("FORCE_COLOR")))


def lines(block: Block, cells: int) -> Iterable[grid.Line]:
    """One block for a terminal so many cells wide."""
    if isinstance(block, Table):
        return _table(block, cells)
    tone = Tone.TITLE if isinstance(block, Heading) else block.tone
    return ([(part, tone)] for part in folded(flat(block.text), cells))


def _table(table: Table, cells: int) -> Iterable[grid.Line]:
    wide = cells >= WIDE_FROM
    if table.title:
        yield [(flat(table.title), Tone.STRONG)]
    shown = table.only(Where.WIDE if wide else Where.NARROW)
    yield from grid.lines(_plainer(shown) if wide_marks() else shown, cells, 2 if wide else 1)


def _plainer(table: Table) -> Table:
    """The table with bars that are one cell wide in every font."""
    rows = (Row(tuple(Cell(plainer(cell.text), cell.tone) for cell in row.cells), row.group) for row in table.rows)
    return Table(table.columns, tuple(rows), table.title)
