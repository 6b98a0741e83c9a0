"""CSV (RFC 4180): one row per file, or per indicator in detail. No cell can be taken for a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from perfscore.language.numbers import read_decimal
from perfscore.model import Scorecard
from perfscore.model.finding import Finding
from perfscore.present import View, detail, overview
from perfscore.present.safe import cell, visible
from perfscore.present.table import Table, Where


def piece(card: Scorecard | None, findings: Sequence[Finding], view: View) -> Table | None:  # noqa: ARG001 - see FORMATS
    """The rows that one file makes."""
    if card is None:
        return None
    table = detail.indicators(card, view) if view.detail else overview.table([overview.summary(card)])
    return table.only(Where.DATA)


def draw(pieces: Iterable[Table | None], view: View, out: TextIO) -> None:
    """The head once, then the rows as they come."""
    columns = detail.INDICATOR_COLUMNS if view.detail else overview.COLUMNS
    out.write(_line(column.title for column in columns if column.where & Where.DATA))
    for table in pieces:
        out.writelines(_line(entry.text for entry in row.cells) for row in (table.rows if table else ()))


def _line(texts: Iterable[str]) -> str:
    return ",".join(_quoted(text) for text in texts) + "\r\n"


def _quoted(text: str) -> str:
    """A number stays one, with its sign; other text that a spreadsheet would compute is kept from it."""
    text = visible(text)
    if read_decimal(text) is None:
        text = cell(text)
    if any(mark in text for mark in '",\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
