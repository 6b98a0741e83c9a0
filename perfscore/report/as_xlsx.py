"""Excel: each table of the paper on a sheet of its own, forms with their merged cells, lists with filter and frozen head.

Numbers are written as numbers; every text is written as text, so that one beginning with ``= + - @`` is no formula.
A workbook holds tables: running text of a report is left to the other formats.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from copy import copy
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from perfscore.disk.zipped import timeless
from perfscore.model.marks import RESULT
from perfscore.report.document import Title
from perfscore.report.layout import wide
from perfscore.report.paper import DRAFT_MARK
from perfscore.report.tables import Fit, Placed, Table, placed

if TYPE_CHECKING:
    from openpyxl import Workbook

    from perfscore.report.paper import Paper

_BAD_NAME = re.compile(r"[\\/*?:\[\]']")
_MAX_CELL = 32_767  # characters a cell can hold
_FORM_WIDTH = 130  # characters over all columns of a form
_TITLE = 1.8  # a character of the title is so many of the body's
_LIST_WIDTH = 30  # characters of a list's column at most: wider ones print too small to read
_LINE = 15.0  # points of one line
_MAX_HEIGHT = 400.0  # points; Excel stops at 409


def write(paper: Paper) -> bytes:
    """The tables of the paper as the bytes of a workbook."""
    from openpyxl import Workbook

    document = paper.document
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = ""
    book.properties.title = document.title
    if paper.subject.main is None:
        book.properties.category = RESULT  # a summary: what is read from it would count twice
    mark = f"（{DRAFT_MARK}）" if paper.is_draft and not paper.final else ""
    title = ""
    for block in document.blocks:
        if isinstance(block, Title):
            title = block.text
        elif isinstance(block, Table):
            _sheet(book, block, (title or f"{document.title}　{block.sheet}".strip("　")) + mark)
            title = ""
    if not book.worksheets:
        book.create_sheet("无表格").append([document.title])
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def _sheet(book: Workbook, table: Table, title: str) -> None:
    sheet = book.create_sheet(_name(book, table.sheet or "表"))
    rows, heads = placed(table)
    listing = len(table.bands) == 1 and heads == 1
    widths = _widths(table, rows, listing)
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[_letter(at)].width = width
    shift = _title(sheet, title, widths)
    styles = _Styles()
    starts = _starts(rows, widths, shift)
    for row, number in zip(rows, starts, strict=False):
        for place in row:
            _cell(sheet, place, number, styles)
    for index, row in enumerate(rows):
        height = _height(row, widths) / (starts[index + 1] - starts[index])
        for number in range(starts[index], starts[index + 1]):
            sheet.row_dimensions[number].height = height
        for place in row:
            _merge(sheet, place, starts, styles)
    for offset, foot in enumerate(table.foot, start=starts[-1]):
        sheet.cell(offset, 1, foot).font = styles.body
    _page(sheet, listing, _last(rows, starts), len(table.widths))


def _last(rows: Sequence[Sequence[Placed]], starts: Sequence[int]) -> int:
    """The last row of a list that may be sorted: 合计 stays where it is."""
    sums = 1 if len(rows) > 1 and rows[-1][0].head else 0
    return starts[len(rows) - sums] - 1


def _starts(rows: Sequence[Sequence[Placed]], widths: Sequence[float], shift: int) -> list[int]:
    """Where each row of the grid begins on the sheet, and the row after the last: a row too high takes several."""
    starts = [1 + shift]
    for row in rows:
        starts.append(starts[-1] + max(1, -(-int(_height(row, widths)) // int(_MAX_HEIGHT))))
    return starts


def _title(sheet: Any, title: str, widths: Sequence[float]) -> int:
    from openpyxl.styles import Alignment, Font

    cell = sheet.cell(1, 1)
    _text(cell, title)
    cell.font = Font(name="方正小标宋简体", size=18)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(widths))
    lines = -(-int(wide(title) * _TITLE) // max(int(sum(widths)) - 2, 1))
    sheet.row_dimensions[1].height = 12 + 24 * lines
    return 1


class _Styles:
    """The looks of cells on one sheet. openpyxl compares styles by value on every assignment: each look is set once,
    on the first cell that has it, and the others take over its index.
    """

    def __init__(self) -> None:
        from openpyxl.styles import Border, Font, PatternFill, Side

        side = Side(style="thin", color="000000")
        self.border = Border(left=side, right=side, top=side, bottom=side)
        self.body, self.head = Font(name="仿宋", size=10.5), Font(name="黑体", size=10.5)
        self.fill = PatternFill("solid", start_color="EDEDED")
        self._known: dict[tuple[bool, Fit, bool, str], Any] = {}
        self._framed: Any = None

    def dress(self, cell: Any, place: Placed, form: str) -> None:
        """Font, frame, alignment and number format of a cell."""
        from openpyxl.styles import Alignment

        key = (place.head, place.fit, place.rows > 8, form)
        if key not in self._known:
            cell.font = self.head if place.head else self.body
            cell.border = self.border
            cell.alignment = Alignment(
                horizontal=place.fit.value, vertical="top" if key[2] else "center", wrap_text=True
            )
            cell.number_format = form
            if place.head:
                cell.fill = self.fill
            self._known[key] = cell._style
        cell._style = copy(self._known[key])

    def frame(self, cell: Any) -> None:
        """The frame alone, for a cell that a merged one covers."""
        if self._framed is None:
            cell.border = self.border
            self._framed = cell._style
        cell._style = copy(self._framed)


def _cell(sheet: Any, place: Placed, row: int, styles: _Styles) -> None:
    cell = sheet.cell(row, place.column + 1)
    form = "General"
    if place.cell.value is not None:
        cell.value = place.cell.value
        form = _format(place.cell.text, place.cell.value)
    else:
        _text(cell, place.cell.text)
    quoted = cell.quotePrefix
    styles.dress(cell, place, form)
    if quoted:
        cell.quotePrefix = True


def _text(cell: Any, text: str) -> None:
    """Text stays text, whatever it begins with."""
    if text:
        cell.value = text[:_MAX_CELL]
        cell.data_type = "s"
        if text.startswith(("=", "+", "-", "@")):
            cell.quotePrefix = True


def _format(text: str, value: Decimal) -> str:
    """The number format that shows the number as the form prints it."""
    if text.endswith("%"):
        places = len(text[:-1].partition(".")[2])
        return f"0.{'0' * places}%" if places else "0%"
    places = max(0, -int(value.as_tuple().exponent))
    return f"0.{'0' * places}" if places else "0"


def _merge(sheet: Any, place: Placed, starts: Sequence[int], styles: _Styles) -> None:
    top, bottom = starts[place.row], starts[place.row + place.rows] - 1
    left, right = place.column + 1, place.column + place.columns
    if (top, left) == (bottom, right):
        return
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) != (top, left):
                styles.frame(sheet.cell(row, column))
    sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def _widths(table: Table, rows: Sequence[Sequence[Placed]], listing: bool) -> list[float]:
    """Characters per column: a form's by its grid, a list's by its contents."""
    if not listing:
        return [round(weight * _FORM_WIDTH / sum(table.widths), 1) for weight in table.widths]
    longest = [8] * len(table.widths)
    for row in rows[:2000]:
        for place in row:
            longest[place.column] = max(longest[place.column], *(wide(line) for line in place.cell.text.split("\n")))
    return [float(min(each + 2, _LIST_WIDTH)) for each in longest]


def _height(row: Sequence[Placed], widths: Sequence[float]) -> float:
    """Excel does not fit the height of merged rows by itself: lines are counted here."""
    most = 1
    for place in row:
        if place.rows == 1:
            room = sum(widths[place.column : place.column + place.columns]) - 1
            most = max(most, sum(max(1, -(-wide(line) // max(int(room), 1))) for line in place.cell.text.split("\n")))
    return most * _LINE + 4


def _page(sheet: Any, listing: bool, last: int, columns: int) -> None:
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "— &P —"
    sheet.print_title_rows = "1:2" if listing else "1:1"  # title and head of a list, the title of a form
    sheet.freeze_panes = "A3" if listing else "A2"
    if listing:
        sheet.auto_filter.ref = f"A2:{_letter(columns)}{max(last, 3)}"


def _name(book: Workbook, wished: str) -> str:
    """A name Excel takes: at most 31 characters, none of its special ones, not twice."""
    base = _BAD_NAME.sub(" ", wished).strip()[:28] or "表"
    taken = {name.lower() for name in book.sheetnames}
    return next(name for name in _candidates(base) if name.lower() not in taken)


def _candidates(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base[:27]}{number}"
        number += 1


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))
