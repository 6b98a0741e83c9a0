"""CSV (RFC 4180): the tables of the paper one below the other, as the printed form has them, for Excel and for import.

A merged cell stands once, where it begins, and what it covers is empty. A mark on the paper (送审稿) is the first line;
running text is left to the other formats.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfscore.language.numbers import read_decimal
from perfscore.present.safe import cell, visible
from perfscore.report.document import Note, Title
from perfscore.report.tables import Table, placed

if TYPE_CHECKING:
    from perfscore.report.paper import Paper

_BOM = "\ufeff"  # without it Excel takes the file for GBK


def write(paper: Paper) -> str:
    """The tables of the paper, an empty line between two."""
    out = io.StringIO()
    writer = csv.writer(out)
    title, first = "", 0
    for block in paper.document.blocks:
        if isinstance(block, Note):
            writer.writerow([block.text])
            first = out.tell()
        elif isinstance(block, Title):
            title = block.text
        elif isinstance(block, Table):
            if out.tell() > first:
                writer.writerow([])
            writer.writerows([_inert(text) for text in row] for row in _rows(block, title))
            title = ""
    return _BOM + out.getvalue()


def _rows(table: Table, title: str) -> Iterator[list[str]]:
    """Title, the grid as a full rectangle, and the lines below the table."""
    if title:
        yield [title]
    for row in placed(table)[0]:
        texts = [""] * len(table.widths)
        for place in row:
            texts[place.column] = place.cell.text
        yield texts
    for line in table.foot:
        yield [line]


def _inert(text: str) -> str:
    """A number stays one, with its sign; other text that a spreadsheet would compute is kept from it."""
    text = visible(text)
    return text if read_decimal(text) is not None else cell(text)
