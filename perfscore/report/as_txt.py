"""Plain text in official layout: centred title, headings and paragraphs indented by two characters, 28 to a line.

Tables are aligned text without a frame: two blanks between columns, a rule under the head, free text last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from perfscore.language.width import printed_width as width
from perfscore.report.document import Annex, Block, Heading, Note, PageBreak, Paragraph, Sign, Title
from perfscore.report.layout import pad, title_lines, wide, wrap
from perfscore.report.tables import Band, Cell, Fit, Row, Table

if TYPE_CHECKING:
    from perfscore.report.paper import Paper

LINE = 56  # cells: 28 Chinese characters
TABLE_LINE = 112
INDENT = "　　"
_GAP = "  "


def write(paper: Paper) -> str:
    """The paper as text, lines ending in ``\\n``."""
    return _squeezed([line for block in paper.document.blocks for line in _block(block)])


def _block(block: Block) -> Iterator[str]:
    match block:
        case Title():
            yield from ("", *(_centred(line) for line in title_lines(block.text, LINE)), "")
        case Heading():
            yield from ("", *wrap(block.text, LINE, INDENT))
        case Paragraph():
            for index, part in enumerate(block.text.split("\n")):
                yield from wrap(part, LINE, "" if block.plain else INDENT if index == 0 else INDENT + "　　　")
        case Note():
            yield pad("", LINE - wide(block.text)) + block.text
        case Annex():
            yield from ("", "", block.label)
        case Sign():
            yield from ("", *(pad("", LINE - 8 - wide(line)) + line for line in block.lines))
        case Table():
            yield from ("", *_table(block), "")
        case PageBreak():
            yield from ("", "")


def _squeezed(lines: Sequence[str]) -> str:
    """No more than two empty lines in a row, none at the ends."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and (kept[-1] or (len(kept) > 1 and kept[-2]))):
            kept.append(line.rstrip(" "))
    while kept and not kept[-1]:
        kept.pop()
    return "\n".join(kept) + "\n"


def _centred(line: str) -> str:
    return " " * max(0, (LINE - wide(line)) // 2) + line


def _table(table: Table) -> Iterator[str]:
    for band in table.bands:
        if band.label:
            yield f"【{band.label}】"
        yield from _band(band)
        yield ""
    for foot in table.foot:
        yield from wrap(foot.replace("          ", "　　　　"), LINE * 2)


def _band(band: Band) -> Iterator[str]:
    head = (
        [tuple(Cell(column.title) for column in band.columns)]
        if band.titles and any(c.title for c in band.columns)
        else []
    )
    widths = _widths([*head, *band.rows], len(band.columns))
    for titles in head:
        yield from _row(titles, widths, [Fit.TEXT] * len(widths))
        yield "-" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    fits = [column.fit for column in band.columns]
    for row in band.rows:
        yield from _row(row, widths, fits)


def _widths(rows: Sequence[Row], count: int) -> list[int]:
    """Natural widths of the cells that stand alone; the widest columns are narrowed until the table fits."""
    widths = [2] * count
    for row in rows:
        for at, cell in enumerate(row):
            if cell is not None and cell.columns == 1:
                widths[at] = max(widths[at], *(width(line) for line in cell.text.split("\n")))
    room = TABLE_LINE - len(_GAP) * (count - 1)
    while sum(widths) > room:
        widest = max(range(count), key=lambda at: widths[at])
        widths[widest] = max(2, widths[widest] - max(1, min(sum(widths) - room, widths[widest] // 8)))
    return widths


def _row(row: Row, widths: Sequence[int], fits: Sequence[Fit]) -> Iterator[str]:
    cells: list[tuple[list[str], int, Fit]] = []
    at = 0
    while at < len(row):
        cell = row[at] or Cell("")
        columns = sum(widths[at : at + cell.columns]) + len(_GAP) * (cell.columns - 1)
        lines = [
            line
            for part in cell.text.split("\n")
            for line in (wrap(part, columns) if width(part) > columns else [part])
        ]
        cells.append((lines, columns, fits[at]))
        at += cell.columns
    for line in range(max(len(lines) for lines, _, _ in cells)):
        parts = [
            pad(lines[line] if line < len(lines) else "", columns, "right" if fit is Fit.NUMBER else "left")
            for lines, columns, fit in cells
        ]
        yield _GAP.join(parts).rstrip(" ")
