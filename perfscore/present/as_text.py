"""Plain text for pipes and files: aligned columns at their natural width, nothing cut, no colour."""

from __future__ import annotations

from typing import TextIO

from perfscore.console import width
from perfscore.present.safe import one_line
from perfscore.present.table import Block, Table, Where

GAP = "  "


def draw(block: Block, out: TextIO) -> None:
    """Write one block and an empty line after it."""
    if isinstance(block, Table):
        _table(block.only(Where.WIDE), out)
    else:
        out.write(f"{one_line(block.text)}\n")


def _table(table: Table, out: TextIO) -> None:
    right = [column.right for column in table.columns]
    lines = [[column.title for column in table.columns]]
    lines += [[one_line(cell.text.replace("\n", "　")) for cell in row.cells] for row in table.rows]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    out.write(f"\n{table.title}\n" if table.title else "\n")
    for line in lines:
        padded = (
            f"{' ' * (cells - width(text))}{text}" if at_right else f"{text}{' ' * (cells - width(text))}"
            for text, cells, at_right in zip(line, widths, right, strict=True)
        )
        out.write(GAP.join(padded).rstrip() + "\n")
    out.write("\n")
