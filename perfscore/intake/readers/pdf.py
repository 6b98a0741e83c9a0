"""PDF pages with a text layer: tables by their drawn lines, as pdfplumber finds them, and the lines of text between.

Edges of all tables of the document are brought together, so that a table that goes on over pages keeps its columns.
Scanned pages have no text and are refused; nothing is rendered, run or fetched.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from perfscore.intake import limits
from perfscore.intake.grid import Cell, Document, Place, Refused, Row
from perfscore.intake.readers.radicals import characters
from perfscore.language.ordinals import ordinal

_PAGES = 200
_UNPACKED = 100_000_000
_STREAM = re.compile(rb"FlateDecode[^<>]{0,200}>>\s*stream\r?\n|stream\r?\n(?=\x78[\x01\x5e\x9c\xda])")
_CHARS = 400_000
_NEAR = 3.0  # points by which edges of one line may differ
_FULL = 0.75  # a line of a cell that fills this share of its width was broken by the edge
_GOAL = re.compile(r"\s*目标\d")
_LABEL = 12
_TALL = 1.5  # how much higher than usual a cell beside several rows is
_ENDS = re.compile(r"[。；;：:]\s*$")
Box = tuple[float, float, float, float]


def read(name: str, data: bytes) -> Document:
    """The rows of all tables and lines. Raises :class:`Refused` with a message for the user."""
    try:
        import pdfplumber
    except ImportError:
        raise Refused(
            "读取 PDF 需要 pdfplumber，请先安装：pip install 'perfscore[pdf]'；也可用 WPS 转为 .xlsx、.docx 后再导入"
        ) from None
    _refuse_bombs(data)
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it complains of fonts, line by line
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages = [_page(page, number) for number, page in enumerate(_within(document.pages), 1)]
    except Refused:
        raise
    except Exception:  # noqa: BLE001  # the library raises what its parser raises, of no common class
        raise Refused("PDF 结构损坏或加了密码，不能读取；请另存一份，或转为 .xlsx、.docx 后再导入") from None
    if not any(page.chars for page in pages):
        raise Refused("PDF 没有文字（是扫描件），不能读取；请用带文字识别的软件转为 .xlsx、.docx 后再导入")
    if sum(page.chars for page in pages) > _CHARS:
        raise Refused(f"PDF 文字超过 {_CHARS // 10_000} 万字，未读取；请只保留需要导入的页")
    remarks = ("没有表格线的页按文字读取",) if any(not page.tables and page.lines for page in pages) else ()
    return Document(name, tuple(_rows(pages)), remarks)


def _refuse_bombs(data: bytes) -> None:
    """Packed streams are opened only so far; the library itself would unpack whatever is there."""
    total = 0
    for found in _STREAM.finditer(data):
        opened = zlib.decompressobj()
        try:
            total += len(opened.decompress(data[found.end() : found.end() + limits.FILE_BYTES], _UNPACKED + 1))
        except zlib.error:
            continue
        if total > _UNPACKED:
            raise Refused("PDF 解压后过大（疑为压缩炸弹），未读取")


def _within(pages: Sequence[Any]) -> Sequence[Any]:
    if len(pages) > _PAGES:
        raise Refused(f"PDF 超过 {_PAGES} 页，未读取；请只保留需要导入的页")
    return pages


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page holds: cells of its tables with their text, lines outside of them with their height, its characters."""

    number: int
    tables: list[list[tuple[Box, str]]]
    lines: list[tuple[float, str]]
    chars: int


def _page(page: Any, number: int) -> _Page:
    found = page.find_tables({"explicit_horizontal_lines": _open_ends(page)})
    tables = [[(box, _text(page, box)) for box in table.cells] for table in found]
    outside = page
    for table in found:
        outside = outside.outside_bbox(_inside(table.bbox, page), strict=False) if _wide(table.bbox) else outside
    lines = [(line["top"], line["text"]) for line in outside.extract_text_lines(return_chars=False)]
    held = _Page(number, tables, [line for line in lines if line[1].strip()], len(page.chars))
    page.close()
    return held


def _open_ends(page: Any) -> list[float]:
    """Where a row is cut by the edge of the page, its upright lines end without a line across: one is put there."""
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    if not upright:
        return []
    return [min(edge["top"] for edge in upright), max(edge["bottom"] for edge in upright)]


def _wide(box: Box) -> bool:
    return box[2] - box[0] > _NEAR and box[3] - box[1] > _NEAR


def _inside(box: Box, page: Any) -> Box:
    left, top, right, bottom = page.bbox
    return max(box[0], left), max(box[1], top), min(box[2], right), min(box[3], bottom)


def _text(page: Any, box: Box) -> str:
    if not _wide(box):
        return ""
    part = page.within_bbox(_inside(box, page), strict=False)
    lines = [(line["text"].strip(), line["x1"] - line["x0"]) for line in part.extract_text_lines(return_chars=False)]
    width = box[2] - box[0]
    text = ""
    before = 0.0
    for line, long in lines:
        wrapped = before >= width * _FULL and not ordinal(line) and not _GOAL.match(line) and not _ENDS.search(text)
        text += line if not text or wrapped else f"\n{line}"
        before = long
    return characters(text)


def _rows(pages: Sequence[_Page]) -> Iterator[Row]:
    edges = _gathered([x for page in pages for table in page.tables for box, _ in table for x in (box[0], box[2])])
    table_number = 0
    for at, page in enumerate(pages):
        blocks: list[tuple[float, list[Row]]] = []
        cut = _tall(pages[max(at - 1, 0) : at + 2])
        for top, text in page.lines:
            if len(text) <= _LABEL and any(_plain(text) in label for label in cut):
                continue  # a label of merged cells, printed once more where the page cuts it
            place = Place(f"第{page.number}页", row=page.number)
            blocks.append((top, [Row((Cell(characters(text.strip()), 0, place=place),), -1, loose=True)]))
        for table in page.tables:
            table_number += 1
            if table_number > limits.TABLES:
                raise Refused(f"表格超过 {limits.TABLES} 个，未读取；请只保留需要导入的页")
            top = min((box[1] for box, _ in table), default=0.0)
            rows = _table(table, edges, table_number, page.number)
            if table is page.tables[0] and at and pages[at - 1].tables:
                rows[:1] = [replace(row, gap=True) for row in rows[:1]]
            blocks.append((top, rows))
        for _, rows in sorted(blocks, key=lambda block: block[0]):
            yield from rows


def _tall(pages: Sequence[_Page]) -> list[str]:
    """The texts of cells that are much higher than others: labels beside several rows."""
    boxes = [(box, text) for page in pages for table in page.tables for box, text in table if text.strip()]
    heights = sorted(box[3] - box[1] for box, _ in boxes)
    usual = heights[len(heights) // 2] if heights else 0.0
    return [_plain(text) for box, text in boxes if box[3] - box[1] > usual * _TALL and len(_plain(text)) <= 2 * _LABEL]


def _plain(text: str) -> str:
    return re.sub(r"\s", "", characters(text))


def _table(cells: Sequence[tuple[Box, str]], columns: Sequence[float], number: int, page: int) -> list[Row]:
    lines = _gathered([y for box, _ in cells for y in (box[1], box[3])])
    grid: dict[int, list[Cell]] = {}
    for box, text in cells:
        left, right = _nearest(columns, box[0]), _nearest(columns, box[2])
        top, bottom = _nearest(lines, box[1]), _nearest(lines, box[3])
        place = Place(f"第{page}页表{number}第{top + 1}行", table=number, row=top + 1, column=left + 1)
        cell = Cell(text, left, max(right - left, 1), max(bottom - top, 1), place)
        if text.strip():
            for line in range(top, max(bottom, top + 1)):
                grid.setdefault(line, []).append(cell)
    rows = [sorted(grid[line], key=lambda cell: cell.column) for line in sorted(grid)]
    return [Row(tuple(row), number) for row in rows if any(cell.place.row == _own(row) for cell in row)]


def _own(row: Sequence[Cell]) -> int:
    return max(cell.place.row for cell in row)


def _gathered(values: Sequence[float]) -> list[float]:
    """Edges that lie within a few points of each other are one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))
