"""OpenDocument spreadsheets (.ods): visible sheets with merged cells, as LibreOffice and WPS save them. Values as shown."""

from __future__ import annotations

import zipfile

from perfscore.intake import limits
from perfscore.intake.grid import Cell, Document, Place, Refused, Row

_CONTENT = "content.xml"


def read(name: str, package: zipfile.ZipFile) -> Document:
    """All visible sheets, one after another."""
    sheets = _Sheets()
    limits.scan_xml(limits.read_part(package, _CONTENT), sheets.start, sheets.end, sheets.text)
    return Document(name, tuple(sheets.rows), tuple(sheets.remarks))


class _Sheets:
    """Handlers for the content; rows and cells that are repeated count, but only written ones are kept."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.remarks: list[str] = []
        self._hidden: set[str] = set()
        self._style = ""
        self._sheet = ""
        self._table = -1
        self._skip = False
        self._row = 0
        self._repeat = 1
        self._column = 0
        self._line: list[Cell] = []
        self._reaching: list[tuple[int, Cell]] = []
        self._cell: tuple[int, int, int] | None = None  # width, height, repeated
        self._paragraphs: list[str] = []
        self._collect = False
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A part begins."""
        if tag == "style" and attributes.get("family") == "table":
            self._style = attributes.get("name", "")
        elif tag == "table-properties" and attributes.get("display") == "false":
            self._hidden.add(self._style)
        elif tag == "table":
            self._begin(attributes)
        elif tag == "table-row":
            self._row += 1
            self._repeat = _number(attributes.get("number-rows-repeated"))
            self._column, self._line = 0, []
        elif tag in ("table-cell", "covered-table-cell"):
            width = _number(attributes.get("number-columns-spanned"))
            height = _number(attributes.get("number-rows-spanned"))
            self._cell = (width, height, _number(attributes.get("number-columns-repeated")))
            self._paragraphs = []
        elif tag == "p" and self._cell is not None:
            self._paragraphs.append("")
            self._collect = True
        elif tag in ("s", "tab") and self._collect:
            self.text(" ")
        elif tag == "line-break" and self._collect:
            self.text("\n")
        elif tag == "annotation":
            self._collect = False

    def _begin(self, attributes: dict[str, str]) -> None:
        self._sheet = attributes.get("name", "")
        self._skip = attributes.get("style-name", "") in self._hidden
        if self._skip:
            self.remarks.append(f"隐藏的工作表“{self._sheet}”未读取")
        self._table += 1
        self._row, self._reaching = 0, []

    def text(self, piece: str) -> None:
        """Characters of a paragraph."""
        if self._collect and self._paragraphs:
            self._paragraphs[-1] += piece

    def end(self, tag: str) -> None:
        """A part ends."""
        if tag == "p":
            self._collect = False
        elif tag in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._close(*self._cell)
            self._cell = None
        elif tag == "table-row":
            self._close_row()

    def _close(self, width: int, height: int, repeated: int) -> None:
        text = "\n".join(self._paragraphs).strip()
        column = self._column
        self._column += max(repeated, 1)
        if not text or self._skip:
            return
        if column + width > limits.COLUMNS:
            raise Refused(f"工作表超过 {limits.COLUMNS} 列，不像绩效表，未读取")
        self._count += 1
        if self._count > limits.CELLS:
            raise Refused(f"有内容的单元格超过 {limits.CELLS // 10_000} 万个，未读取；请只保留需要导入的表格")
        for at in range(min(repeated, limits.COLUMNS - column)):
            bare = Place("", self._sheet, row=self._row, column=column + at + 1)
            place = Place(f"{self._sheet} › {bare.address}", self._sheet, row=self._row, column=column + at + 1)
            self._line.append(Cell(text, column + at, max(width, 1), max(height, 1), place))

    def _close_row(self) -> None:
        self._reaching = [(last, cell) for last, cell in self._reaching if last >= self._row]
        if self._line:
            taken = {at for cell in self._line for at in range(cell.column, cell.end)}
            above = [cell for _, cell in self._reaching if cell.column not in taken]
            cells = sorted([*self._line, *above], key=lambda cell: cell.column)
            self.rows.append(Row(tuple(cells), self._table))
            self._reaching += [(self._row + cell.rows - 1, cell) for cell in self._line if cell.rows > 1]
        if len(self.rows) > limits.ROWS:
            raise Refused(f"工作表超过 {limits.ROWS // 10_000} 万行，未读取；请只保留需要导入的表格")
        self._row += max(self._repeat, 1) - 1


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 1
