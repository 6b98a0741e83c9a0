"""CSV and TSV: UTF-8 with or without BOM, UTF-16, GBK; comma, semicolon or tab."""

from __future__ import annotations

import csv
import io

from perfscore.intake import limits
from perfscore.intake.grid import Cell, Document, Place, Refused, Row


def read(name: str, content: str, suffix: str) -> Document:
    """The rows of the one table of a file."""
    content = content.replace("\0", "")
    head = content[:4000]
    delimiter = "\t" if suffix == ".tsv" else max(",\t;", key=head.count)
    csv.field_size_limit(1_000_000)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
    rows: list[Row] = []
    cells = 0
    records = 0
    gap = False
    while True:
        try:
            line = next(reader)
        except StopIteration:
            return Document(name, tuple(rows))
        except csv.Error:
            raise Refused(f"第 {reader.line_num} 行附近有过长的单元格（引号没有成对？），不能读取") from None
        records += 1
        written = tuple(
            Cell(_bare(text.strip()), column, place=_place(records, column + 1))
            for column, text in enumerate(line)
            if text.strip()
        )
        cells += len(written)
        if len(written) > limits.COLUMNS:
            raise Refused(f"第 {reader.line_num} 行超过 {limits.COLUMNS} 格，不像绩效表，未读取")
        if cells > limits.CELLS or len(rows) > limits.ROWS:
            raise Refused(
                f"有内容的单元格超过 {limits.CELLS // 10_000} 万个或行数超过 {limits.ROWS // 10_000} 万，未读取；请只保留需要导入的表格"
            )
        if written:
            rows.append(Row(written, 0, gap=gap))
        gap = not written


def _place(record: int, column: int) -> Place:
    """As a spreadsheet shows it, where a record with line breaks inside is one row."""
    return Place(f"第{record}行第{column}列", row=record, column=column)


def _bare(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking ``=5个`` for a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text
