"""Excel workbooks (.xlsx, .xlsm, what WPS saves): stored values of every visible sheet, with merged cells.

The sheet parts are read as a stream, because openpyxl builds an object for every cell of a merged range, and its
read-only mode does not know merged cells. openpyxl supplies what is intricate: number formats and dates. Formulas are
never computed, macros, pictures and links to other files never looked at.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from posixpath import join, normpath

from perfscore.intake import limits
from perfscore.intake.grid import Cell, Document, OwnResult, Place, Refused, Row
from perfscore.intake.readers.stored import shown_number, stored_number
from perfscore.model.marks import FINDINGS, FINDINGS_HEAD, RESULT

_REF = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_MERGED_ROWS = 500_000  # cells repeated in the rows they cover, all together


def read(name: str, package: zipfile.ZipFile) -> Document:
    """All visible sheets, one after another."""
    book = _Book(package)
    rows: list[Row] = []
    for number, (title, part) in enumerate(book.sheets):
        sheet = _Sheet(book, title)
        limits.scan_xml(limits.read_part(package, part), sheet.start, sheet.end, sheet.text)
        found = sheet.rows(number)
        if (
            title.startswith(FINDINGS)
            and found
            and tuple(cell.text for cell in found[0].cells)[: len(FINDINGS_HEAD)] == FINDINGS_HEAD
        ):
            continue  # our own list in an annotated copy
        rows += found
    return Document(name, tuple(rows), tuple(book.remarks))


class _Book:
    """Names and places of the sheets, shared texts and number formats."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        try:
            from openpyxl.styles.numbers import BUILTIN_FORMATS
        except ImportError:
            raise Refused("读取 Excel 文件需要 openpyxl，请先安装：pip install 'perfscore[excel]'") from None
        self.package = package
        self.parts = set(package.namelist())
        self.remarks: list[str] = []
        self.sheets: list[tuple[str, str]] = []
        self.since_1904 = False
        self.builtin: dict[int, str] = dict(BUILTIN_FORMATS)
        self._refuse_results()
        self._find_sheets()
        self.strings = self._shared_strings()
        self.formats = self._formats()
        self._remark()

    def _refuse_results(self) -> None:
        """What was computed from tables looks like one, and would be counted as another."""
        inside: list[str] = []
        words: list[str] = []

        def start(tag: str, _: dict[str, str]) -> None:
            inside.append(tag)

        def text(piece: str) -> None:
            if inside and inside[-1] == "category":
                words.append(piece)

        part = "docProps/core.xml"
        if part in self.parts:
            limits.scan_xml(limits.read_part(self.package, part), start, lambda _: inside.clear(), text)
        if "".join(words).strip() == RESULT:
            raise OwnResult("是计分或汇总的结果，不是填报的表；请对原表审核")

    def _find_sheets(self) -> None:
        targets = self._relations("xl/_rels/workbook.xml.rels")

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "workbookPr":
                self.since_1904 = attributes.get("date1904") in ("1", "true")
            if tag == "sheet":
                self._add_sheet(attributes, targets)

        limits.scan_xml(limits.read_part(self.package, "xl/workbook.xml"), start)
        if not self.sheets:
            raise Refused("工作簿中没有可见的工作表")

    def _add_sheet(self, attributes: dict[str, str], targets: dict[str, str]) -> None:
        title, part = attributes.get("name", ""), targets.get(attributes.get("id", ""), "")
        if attributes.get("state", "visible") != "visible":
            self.remarks.append(f"隐藏的工作表“{title}”未读取")
        elif part in self.parts and "chartsheet" not in part and len(self.sheets) < limits.TABLES:
            self.sheets.append((title, part))
        else:
            self.remarks.append(f"工作表“{title}”没有可读的内容")

    def _relations(self, part: str) -> dict[str, str]:
        targets: dict[str, str] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                targets[attributes.get("Id", "")] = (
                    target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
                )

        if part in self.parts:
            limits.scan_xml(limits.read_part(self.package, part), start)
        return targets

    def _shared_strings(self) -> list[str]:
        part = next((name for name in self.parts if name.lower() == "xl/sharedstrings.xml"), None)
        if part is None:
            return []
        strings = _Strings()
        limits.scan_xml(limits.read_part(self.package, part), strings.start, strings.end, strings.text)
        return strings.found

    def _formats(self) -> list[str]:
        if "xl/styles.xml" not in self.parts:
            return []
        own: dict[int, str] = dict(self.builtin)
        used: list[int] = []
        inside = [False]

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "numFmt":
                own[_count(attributes.get("numFmtId"))] = attributes.get("formatCode", "General")
            elif tag in ("cellXfs", "cellStyleXfs"):
                inside[0] = tag == "cellXfs"
            elif tag == "xf" and inside[0]:
                used.append(_count(attributes.get("numFmtId")))

        limits.scan_xml(limits.read_part(self.package, "xl/styles.xml"), start)
        return [own.get(number, "General") for number in used]

    def _remark(self) -> None:
        if any(part.endswith("vbaProject.bin") for part in self.parts):
            self.remarks.append("文件带有宏，未执行")
        if any(part.startswith("xl/externalLinks/") for part in self.parts):
            self.remarks.append("文件引用其他工作簿，未打开，只取已保存的值")
        if any(part.startswith("xl/media/") for part in self.parts):
            self.remarks.append("图片未识别")
        if any(part.startswith(("xl/comments", "xl/threadedComments")) for part in self.parts):
            self.remarks.append("批注未读取")

    def format(self, style: str | None) -> str:
        """The number format of a cell's style."""
        index = _count(style)
        return self.formats[index] if index < len(self.formats) else "General"


def _count(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 8 else 0


_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class _Strings:
    """Shared texts; phonetic hints are passed over, superscript digits kept as such (km²)."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._open = False
        self._phonetic = False
        self._raised = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "si":
            self._pieces = []
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "r":
            self._raised = False
        elif tag == "vertAlign":
            self._raised = attributes.get("val") == "superscript"
        self._open = tag == "t" and not self._phonetic

    def end(self, tag: str) -> None:
        self._open = False
        if tag == "rPh":
            self._phonetic = False
        elif tag == "si":
            self.found.append("".join(self._pieces))

    def text(self, piece: str) -> None:
        if self._open:
            self._pieces.append(piece.translate(_SUPERSCRIPT) if self._raised else piece)


class _Sheet:
    """Handlers for one sheet part."""

    def __init__(self, book: _Book, title: str) -> None:
        self.book = book
        self.title = title
        self.cells: dict[tuple[int, int], tuple[str, str, str]] = {}
        self.merged: dict[tuple[int, int], tuple[int, int]] = {}
        self._row = 0
        self._column = 0
        self._cell: dict[str, str] | None = None  # attributes of the cell being read
        self._value: list[str] = []
        self._formula = False
        self._collect = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._cell = attributes
            self._column += 1
            self._value, self._formula = [], False
        elif tag == "row":
            self._row = _count(attributes.get("r")) or self._row + 1
            self._column = 0
        elif tag in ("v", "t"):
            self._collect = self._cell is not None
        elif tag == "f":
            self._formula = True
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self._collect = False
        elif tag == "c" and self._cell is not None:
            self._close(self._cell)
            self._cell = None

    def text(self, piece: str) -> None:
        if self._collect:
            self._value.append(piece)

    def _close(self, cell: dict[str, str]) -> None:
        found = _REF.fullmatch(cell.get("r", ""))
        if found:
            self._row, self._column = int(found[2]), _column(found[1])
        if not self._value and not self._formula:
            return
        text, remark, exact = self._shown(cell.get("t", "n"), cell.get("s"))
        if not text.strip() and not remark:
            return
        if self._column > limits.COLUMNS:
            raise Refused(f"第 {self._row} 行用到第 {self._column} 列，超过 {limits.COLUMNS} 列，不像绩效表，未读取")
        self.cells[self._row, self._column] = (text, remark, exact)
        if len(self.cells) > limits.CELLS:
            raise Refused(f"有内容的单元格超过 {limits.CELLS // 10_000} 万个，未读取；请只保留需要导入的表格")

    def _shown(self, kind: str, style: str | None) -> tuple[str, str, str]:
        """What the sheet shows, what cannot be read, and the stored number where it is another."""
        raw = "".join(self._value)
        if kind == "e":
            return "", f"单元格是错误值 {raw}", ""
        if not raw:
            return "", "公式没有保存计算结果，未计算" if self._formula else "", ""
        if kind == "s":
            index = _count(raw)
            known = index < len(self.book.strings)
            return (self.book.strings[index], "", "") if known else ("", "单元格引用的文字不存在", "")
        if kind in ("str", "inlineStr"):
            return raw, "", ""
        if kind == "b":
            return ("是" if raw == "1" else "否"), "", ""
        code = self.book.format(style)
        shown = shown_number(raw, code, self.book.since_1904)
        return shown, "", stored_number(raw, shown)

    def _merge(self, reference: str) -> None:
        found = re.fullmatch(rf"{_REF.pattern}:{_REF.pattern}", reference)
        if found:
            self.merged[int(found[2]), _column(found[1])] = (int(found[4]), _column(found[3]))
        if len(self.merged) > limits.ROWS:
            raise Refused(f"合并单元格超过 {limits.ROWS // 10_000} 万处，未读取")

    def rows(self, table: int) -> list[Row]:
        """Rows that have a cell of their own, each with the merged cells that reach into it."""
        anchored: dict[int, list[Cell]] = {}
        for (row, column), (text, remark, exact) in self.cells.items():
            last_row, last_column = self.merged.get((row, column), (row, column))
            width = min(last_column, limits.COLUMNS) - column + 1
            place = _place(self.title, row, column)
            anchored.setdefault(row, []).append(
                Cell(text, column - 1, max(width, 1), max(last_row - row + 1, 1), place, remark, exact)
            )
        return _spread(anchored, table)


def _spread(anchored: dict[int, list[Cell]], table: int) -> list[Row]:
    rows: list[Row] = []
    reaching: list[tuple[int, Cell]] = []
    repeated = 0
    previous = 0
    for number in sorted(anchored):
        reaching = [(last, cell) for last, cell in reaching if last >= number]
        repeated += len(reaching)
        if repeated > _MERGED_ROWS:
            raise Refused("合并单元格重叠过多，疑为异常文件，未读取")
        own = anchored[number]
        above = [cell for _, cell in reaching if not any(_overlap(cell, each) for each in own)]
        cells = sorted([*own, *above], key=lambda cell: cell.column)
        rows.append(Row(tuple(cells), table, gap=number > previous + 1))
        reaching += [(number + cell.rows - 1, cell) for cell in own if cell.rows > 1]
        previous = number
    return rows


def _overlap(one: Cell, other: Cell) -> bool:
    """Cells of a sound file never do: a range that covers other cells is no merged cell."""
    return one.column < other.end and other.column < one.end


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _place(sheet: str, row: int, column: int) -> Place:
    bare = Place("", sheet, row=row, column=column)
    return replace(bare, text=f"{sheet} › {bare.address}")


# --- how a stored number looks --------------------------------------------------------------------------------
