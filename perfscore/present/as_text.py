"""Plain text for pipes and files: aligned columns at their natural width, nothing cut, no colour."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from perfscore.language.width import wide_marks, width
from perfscore.present.bars import plainer
from perfscore.present.safe import flat
from perfscore.present.table import Block, Table, Where, spaced

GAP = "  "


def draw(blocks: Iterable[Block], out: TextIO) -> None:
    """Write all blocks as they come."""
    for apart, block in spaced(blocks):
        if apart:
            out.write("\n")
        if isinstance(block, Table):
            _table(block.only(Where.WIDE), out)
        else:
            out.write(f"{flat(block.text)}\n")


def _table(table: Table, out: TextIO) -> None:
    if table.title:
        out.write(f"{flat(table.title)}\n")
    right = [column.right for column in table.columns]
    lines = [[column.title for column in table.columns]]
    lines += [[flat(cell.text.replace("\n", "　")) for cell in row.cells] for row in table.rows]
    if wide_marks():
        lines = [[plainer(text) for text in line] for line in lines]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (
            f"{' ' * (cells - width(text))}{text}" if at_right else f"{text}{' ' * (cells - width(text))}"
            for text, cells, at_right in zip(line, widths, right, strict=True)
        )
        out.write(GAP.join(padded).rstrip() + "\n")
