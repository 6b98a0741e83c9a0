"""Markdown tables (``--format md``)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from perfscore.present import View
from perfscore.present.pages import Piece, flow, piece
from perfscore.present.safe import flat
from perfscore.present.table import Block, Heading, Line, Row, Table, Tone, Where

__all__ = ["draw", "piece"]

_SPECIAL = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#~"})
"""Characters that Markdown would read; those of a cell border among them."""


def draw(pieces: Iterable[Piece | None], view: View, out: TextIO) -> None:
    """Draw everything as it comes."""
    for block in flow(pieces, view):
        _draw(block, out)


def _draw(block: Block, out: TextIO) -> None:
    if isinstance(block, Table):
        _table(block.only(Where.WIDE), out)
    elif isinstance(block, Heading):
        out.write(f"## {_escaped(block.text)}\n\n")
    elif isinstance(block, Line):
        out.write(f"{_escaped(block.text)}\n\n")


def _table(table: Table, out: TextIO) -> None:
    if table.title:
        out.write(f"### {_escaped(table.title)}\n\n")
    out.write(_row(column.title for column in table.columns))
    out.write(_row("---:" if column.right else "---" for column in table.columns))
    out.writelines(_row(_cells(row)) for row in table.rows)
    out.write("\n")


def _cells(row: Row) -> Iterable[str]:
    for cell in row.cells:
        text = _escaped(cell.text)
        yield f"**{text}**" if cell.tone is Tone.STRONG and text else text


def _escaped(text: str) -> str:
    return flat(text).translate(_SPECIAL)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
