"""Word documents (.docx, what WPS saves): the tables cell by cell, and the paragraphs between them.

python-docx opens the package; the cells are walked as ``w:tc`` with ``gridSpan`` and ``vMerge``, because its table
interface repeats merged cells. Macros, pictures, text boxes and links are passed over.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from perfscore.intake import limits
from perfscore.intake.grid import Cell, Document, Place, Refused, Row

_PART_BYTES = 30_000_000  # becomes a tree of objects, ten times as large
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PASSED_OVER = {
    f"{_W}{tag}" for tag in ("del", "moveFrom", "pict", "object", "drawing", "footnoteReference", "rPr", "pPr")
}
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}


def read(name: str, package: zipfile.ZipFile, data: bytes) -> Document:
    """Paragraphs and tables in the order of the document."""
    parts = package.namelist()
    boxes = False
    for part in parts:
        if part.endswith((".xml", ".rels")):
            content = limits.read_part(package, part, _PART_BYTES)
            limits.refuse_declarations(content)
            boxes = boxes or (part == "word/document.xml" and b"txbxContent" in content)
    seen = {
        "图片未识别": any(part.startswith("word/media/") for part in parts),
        "文本框中的文字未读取": boxes,
        "批注未读取": "word/comments.xml" in parts,
        "文件带有宏，未执行": any(part.endswith("vbaProject.bin") for part in parts),
    }
    return Document(name, tuple(Walk().body(_open(data))), tuple(remark for remark, found in seen.items() if found))


def _open(data: bytes) -> Any:
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
        from lxml.etree import XMLSyntaxError
    except ImportError:
        raise Refused("读取 Word 文件需要 python-docx，请先安装：pip install 'perfscore[word]'") from None
    try:
        return docx.Document(io.BytesIO(data)).element.body
    except (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError, AttributeError):
        raise Refused("Word 文件结构损坏，不能读取；请用 Word 或 WPS 打开后另存一份") from None


class Walk:
    """Walks the body; counts tables and cells."""

    def __init__(self) -> None:
        self.tables = 0
        self.cells = 0

    def body(self, body: Any) -> Iterator[Row]:
        """Rows of all blocks; a paragraph is a loose row of one cell."""
        lines = 0
        for block in children(body):
            if block.tag == f"{_W}p":
                lines += 1
                text = "".join(_text(block)).strip()
                if text:
                    yield Row((Cell(text, 0, place=Place(f"第{lines}段", row=lines)),), -1, loose=True)
            elif block.tag == f"{_W}tbl":
                yield from self.table(block)

    def table(self, table: Any) -> list[Row]:
        """Rows of one table, those of tables inside its cells after them."""
        self.tables += 1
        number = self.tables
        if number > limits.TABLES:
            raise Refused(f"表格超过 {limits.TABLES} 个，未读取；请只保留需要导入的表格")
        grid: list[dict[int, Cell]] = []
        open_cells: dict[int, tuple[Cell, int]] = {}
        inner: list[Row] = []
        for index, line in enumerate(each for each in children(table) if each.tag == f"{_W}tr"):
            grid.append({})
            self._line(line, index, number, grid, open_cells)
            for cell in line.iterchildren(f"{_W}tc"):
                for nested in cell.iterchildren(f"{_W}tbl"):
                    inner += self.table(nested)
        return [*(Row(tuple(row[at] for at in sorted(row)), number) for row in grid if row), *inner]

    def _line(
        self, line: Any, index: int, number: int, grid: list[dict[int, Cell]], above: dict[int, tuple[Cell, int]]
    ) -> None:
        column = _attribute(line.find(f"{_W}trPr"), "gridBefore", 0)
        for position, written in enumerate((each for each in children(line) if each.tag == f"{_W}tc"), 1):
            properties = written.find(f"{_W}tcPr")
            width = min(max(_attribute(properties, "gridSpan", 1), 1), limits.COLUMNS)
            merge = _merge(properties)
            if merge == "continue" and column in above:
                grid[-1][column] = above[column][0]
            else:
                self.enter(written, column, width, _place(number, index + 1, position), merge, grid, above)
            column += width
            if column > limits.COLUMNS:
                raise Refused(f"表格超过 {limits.COLUMNS} 列，不像绩效表，未读取")

    def enter(
        self,
        written: Any,
        column: int,
        width: int,
        place: Place,
        merge: str,
        grid: list[dict[int, Cell]],
        above: dict[int, tuple[Cell, int]],
    ) -> None:
        """A cell is come to: enter it, with its text, into the grid."""
        self.cells += 1
        if self.cells > limits.CELLS:
            raise Refused(f"单元格超过 {limits.CELLS // 10_000} 万个，未读取；请只保留需要导入的表格")
        text = text_of(written)
        above.pop(column, None)
        if text:
            cell = Cell(text, column, width, 2 if merge else 1, place)
            grid[-1][column] = cell
            if merge == "restart":
                above[column] = (cell, len(grid))


def _place(table: int, row: int, position: int) -> Place:
    return Place(f"表{table}第{row}行第{position}格", table=table, row=row, column=position)


def text_of(cell: Any) -> str:
    """The words of a cell, a line for each paragraph."""
    return "\n".join("".join(_text(block)) for block in children(cell) if block.tag == f"{_W}p").strip()


def children(element: Any) -> Iterator[Any]:
    """Children, with content controls (w:sdt) and insertions opened."""
    for child in element.iterchildren():
        if child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml", f"{_W}moveTo"):
            yield from children(child)
        else:
            yield child


def _text(element: Any) -> Iterator[str]:
    for child in children(element):
        if child.tag in _PASSED_OVER or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}t":
            yield _raised(element, child.text or "")
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag in (f"{_W}r", f"{_W}hyperlink", f"{_W}fldSimple"):
            yield from _text(child)


def _raised(run: Any, text: str) -> str:
    align = run.find(f"{_W}rPr/{_W}vertAlign")
    return text.translate(_SUPERSCRIPT) if align is not None and align.get(f"{_W}val") == "superscript" else text


def _attribute(properties: Any, name: str, default: int) -> int:
    element = properties.find(f"{_W}{name}") if properties is not None else None
    value = element.get(f"{_W}val") if element is not None else None
    return int(value) if value is not None and value.isdecimal() and len(value) < 6 else default


def _merge(properties: Any) -> str:
    element = properties.find(f"{_W}vMerge") if properties is not None else None
    if element is None:
        return ""
    return "restart" if element.get(f"{_W}val") == "restart" else "continue"
