"""Excel workbook of scores: a row per file (总表) and a row per indicator (指标明细), to sort, filter and print.

Numbers are numbers; every other text is text, so that one beginning with ``=`` is no formula. Each sheet has its
title, a head that stays in view and repeats on each printed page, and fits the width of A4 landscape.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, NamedTuple

from perfscore.language.numbers import read_decimal
from perfscore.language.width import printed_width
from perfscore.model import Scorecard
from perfscore.model.finding import Finding
from perfscore.model.marks import RESULT
from perfscore.present import View, detail, overview
from perfscore.present.safe import visible
from perfscore.present.table import Cell, Column, Row, Table, Where

MAX_CELL = 32_767  # characters a cell can hold
NARROWEST, WIDEST, STORY = 4, 28, 44  # characters of a column, and of the last, which tells the calculation
HEAD = 2  # rows of title and head
TEXT = frozenset(
    (
        "文件",
        "类型",
        "名称",
        "评分办法",
        "等级",
        "一级指标",
        "二级指标",
        "指标",
        "年度指标值",
        "实际完成值",
        "状态",
        "原因",
        "说明",
    )
)
"""Columns whose cells are text, even where they look like a number: a target of “60” is a cell of the form."""
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Piece(NamedTuple):
    """The rows of one file."""

    summary: Table
    indicators: Table


def piece(card: Scorecard | None, findings: Sequence[Finding], view: View) -> Piece | None:  # noqa: ARG001 - see FORMATS
    """The rows that one file adds to both sheets."""
    if card is None:
        return None
    summary = overview.table([overview.summary(card)])
    return Piece(summary.only(Where.BOOK), detail.indicators(card, view).only(Where.BOOK))


def draw(pieces: Iterable[Piece | None], view: View, out: BinaryIO) -> None:  # noqa: ARG001 - see FORMATS
    """The workbook, written when the last file is scored."""
    from openpyxl import Workbook

    from perfscore.disk.zipped import timeless

    made = [each for each in pieces if each is not None]
    folder = overview.common([row.cells[0].text for each in made for row in each.summary.rows])
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = ""
    book.properties.title = "绩效自评得分"
    book.properties.category = RESULT
    _sheet(book, "总表", "绩效自评得分总表", overview.COLUMNS, _rows((each.summary for each in made), folder))
    rows = _rows((each.indicators for each in made), folder)
    _sheet(book, "指标明细", "绩效自评得分明细", detail.INDICATOR_COLUMNS, rows)
    whole = io.BytesIO()
    book.save(whole)
    out.write(timeless(whole.getvalue()))


def _rows(tables: Iterable[Table], folder: str) -> list[Row]:
    """All rows, without the folder that every file lies in."""
    return [
        Row((Cell(row.cells[0].text.removeprefix(folder)), *row.cells[1:])) for table in tables for row in table.rows
    ]


def _sheet(book: Any, name: str, title: str, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    shown = [column.title for column in columns if column.where & Where.BOOK]
    sheet = book.create_sheet(name)
    line = Side(style="thin", color="A0A0A0")
    frame = Border(left=line, right=line, top=line, bottom=line)
    sheet.append([title])
    sheet["A1"].font = Font(name="黑体", size=16)
    sheet.append(shown)
    for cell in sheet[HEAD]:
        cell.font, cell.border = Font(name="黑体", size=10.5), frame
        cell.fill = PatternFill("solid", start_color="EDEDED")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    looks = _Looks(frame)
    for number, row in enumerate(rows, start=HEAD + 1):
        for at, (column, cell) in enumerate(zip(shown, row.cells, strict=True), start=1):
            looks.write(sheet.cell(number, at), column, cell.text)
    _fit(sheet, shown, rows)
    _print(sheet, len(shown), HEAD + max(len(rows), 1))


class _Looks:
    """Cells with their look; openpyxl compares styles by value, so each is made once and its index copied."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame
        self._known: dict[tuple[bool, str], Any] = {}

    def write(self, cell: Any, column: str, text: str) -> None:
        """A number as a number with its own decimals, all else as text."""
        value = None if column in TEXT else read_decimal(text)
        if value is not None:
            cell.value = value
        elif text:
            cell.value = _ILLEGAL.sub("�", visible(text))[:MAX_CELL]
            cell.data_type = "s"
        self._dress(cell, column not in TEXT, _format(column, text) if value is not None else "General")
        if value is None and text.startswith(("=", "+", "-", "@")):
            cell.quotePrefix = True

    def _dress(self, cell: Any, right: bool, form: str) -> None:
        from copy import copy

        from openpyxl.styles import Alignment, Font

        key = (right, form)
        if key not in self._known:
            cell.font, cell.border = Font(name="仿宋", size=10.5), self._frame
            cell.alignment = Alignment(horizontal="right" if right else "left", vertical="center", wrap_text=not right)
            cell.number_format = form
            self._known[key] = cell._style
        cell._style = copy(self._known[key])


def _format(column: str, text: str) -> str:
    decimals = "0" * len(text.partition(".")[2])
    shown = f"0.{decimals}" if decimals else "0"
    return f"+{shown};-{shown};{shown}" if column == "差" else shown


def _fit(sheet: Any, titles: Sequence[str], rows: Sequence[Row]) -> None:
    """Widths by contents, up to where text is better wrapped; heights by the lines that makes, for Excel counts none."""
    from openpyxl.utils import get_column_letter

    widths = []
    for at, title in enumerate(titles):
        longest = max((printed_width(row.cells[at].text) for row in rows), default=0)
        width = min(max(printed_width(title), longest, NARROWEST), STORY if title == "说明" else WIDEST) + 2
        widths.append(width)
        sheet.column_dimensions[get_column_letter(at + 1)].width = width
    sheet.row_dimensions[1].height, sheet.row_dimensions[HEAD].height = 28, 20
    for number, row in enumerate(rows, start=HEAD + 1):
        lines = max(
            sum(-(-max(printed_width(part), 1) // (width - 2)) for part in cell.text.split("\n"))
            for cell, width in zip(row.cells, widths, strict=True)
        )
        sheet.row_dimensions[number].height = min(15 * lines + 3, 409)


def _print(sheet: Any, columns: int, last: int) -> None:
    from openpyxl.utils import get_column_letter

    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.8
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"1:{HEAD}"
    sheet.oddFooter.center.text = "— &P —"
    sheet.freeze_panes = f"B{HEAD + 1}"
    sheet.auto_filter.ref = f"A{HEAD}:{get_column_letter(columns)}{last}"
