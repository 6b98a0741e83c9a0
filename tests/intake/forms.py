"""Builds one printed form as .xlsx, .docx, .html, .csv and copied text from a single description.

A form is a list of rows, a row a list of cells. A cell is a text, or ``(text, columns)``, or ``(text, columns, rows)``;
places that a cell above reaches into are written as ``None``. All rows count the same columns.
"""

from __future__ import annotations

import csv
import html
import io
from pathlib import Path

Cell = str | tuple[str, int] | tuple[str, int, int] | None


def spans(rows: list[list[Cell]]) -> list[tuple[int, int, str, int, int]]:
    """(row, column, text, columns, rows) of every cell."""
    found = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            text, width, height = ("", 1, 1)
            if isinstance(cell, str):
                text = cell
            elif cell is not None:
                text, width, height = (*cell, 1)[:3] if len(cell) == 2 else cell
            if cell is not None:
                found.append((number, column, text, width, height))
            column += width
    return found


def xlsx(path: Path, rows: list[list[Cell]], title: str = "自评表", *, numeric: bool = True) -> Path:
    """A workbook with one sheet; figures as numbers."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    fill(sheet, rows, numeric=numeric)
    book.save(path)
    return path


def fill(sheet, rows: list[list[Cell]], *, numeric: bool = True, first: int = 1, merged: bool = True) -> None:
    for row, column, text, width, height in spans(rows):
        value: object = text
        if numeric and text.replace(".", "", 1).isdigit() and not (len(text) > 1 and text[0] == "0" and text[1] != "."):
            value = float(text) if "." in text else int(text)
        cell = sheet.cell(row + first, column + 1, value if text else None)
        if numeric and text.endswith("%") and text[:-1].replace(".", "", 1).isdigit():
            cell.value = float(text[:-1]) / 100
            cell.number_format = "0." + "0" * len(text[:-1].partition(".")[2]) + "%" if "." in text else "0%"
        if text.startswith("="):
            cell.data_type = "s"  # no formula
        if merged and (width > 1 or height > 1):
            sheet.merge_cells(
                start_row=row + first,
                start_column=column + 1,
                end_row=row + first + height - 1,
                end_column=column + width,
            )


def docx(path: Path, rows: list[list[Cell]], before: str = "", after: str = "") -> Path:
    """A document with one table between two paragraphs."""
    import docx as word

    document = word.Document()
    add_table(document, rows, before, after)
    document.save(path)
    return path


def add_table(document, rows: list[list[Cell]], before: str = "", after: str = "") -> None:
    if before:
        document.add_paragraph(before)
    width = max(column + columns for _, column, _, columns, _ in spans(rows))
    table = document.add_table(rows=len(rows), cols=width)
    for row, column, text, columns, height in spans(rows):
        cell = table.cell(row, column)
        if columns > 1 or height > 1:
            cell = cell.merge(table.cell(row + height - 1, column + columns - 1))
        cell.text = text
    if after:
        document.add_paragraph(after)


def page(path: Path, rows: list[list[Cell]], before: str = "", after: str = "") -> Path:
    """A web page with one table."""
    lines = [f"<html><head><meta charset='utf-8'><title>x</title></head><body><p>{html.escape(before)}</p><table>"]
    at = -1
    for row, _, text, width, height in spans(rows):
        while at < row:
            lines.append("<tr>" if at < 0 else "</tr><tr>")
            at += 1
        lines.append(f"<td colspan={width} rowspan='{height}'>{html.escape(text).replace(chr(10), '<br>')}</td>")
    lines.append(f"</tr></table><p>{html.escape(after)}</p></body></html>")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def table(path: Path, rows: list[list[Cell]], encoding: str = "utf-8-sig") -> Path:
    """CSV: merged cells leave blanks."""
    width = max(column + columns for _, column, _, columns, _ in spans(rows))
    grid = [[""] * width for _ in rows]
    for row, column, text, _, _ in spans(rows):
        grid[row][column] = text
    stream = io.StringIO()
    csv.writer(stream, delimiter="\t" if path.suffix == ".tsv" else ",").writerows(grid)
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def text(path: Path, rows: list[list[Cell]], before: str = "", after: str = "") -> Path:
    """Tab-separated text with merged cells lost, as readers of PDF give it."""
    width = max(column + columns for _, column, _, columns, _ in spans(rows))
    grid = [[""] * width for _ in rows]
    for row, column, content, _, _ in spans(rows):
        grid[row][column] = content.replace("\n", "")
    lines = [before, *("\t".join(row) for row in grid), after]
    path.write_text("\n".join(line for line in lines if line), encoding="utf-8")
    return path


def unmerged(path: Path, rows: list[list[Cell]]) -> Path:
    """A workbook whose merged cells were taken apart: the text stands in the first place, the rest is blank."""
    import openpyxl

    book = openpyxl.Workbook()
    fill(book.active, rows, merged=False)
    book.save(path)
    return path


def _lines_of(rows: list[list[Cell]]) -> list[list[str]]:
    """Rows of the cells that begin in them: what reaches down from above is not repeated."""
    lines: list[list[str]] = [[] for _ in rows]
    for row, _, content, _, _ in spans(rows):
        lines[row].append(content)
    return lines


def browser(path: Path, rows: list[list[Cell]]) -> Path:
    """A table marked and copied from a web page: tabs between the cells of a row, line breaks inside cells kept."""
    path.write_text("\n".join("\t".join(line) for line in _lines_of(rows)) + "\n", encoding="utf-8")
    return path


def browser_stripped(path: Path, rows: list[list[Cell]]) -> Path:
    """The same after an editor took the blanks at the ends of lines."""
    path.write_text("\n".join("\t".join(line).rstrip() for line in _lines_of(rows)) + "\n", encoding="utf-8")
    return path


def lines(path: Path, rows: list[list[Cell]]) -> Path:
    """One cell a line, empty cells lost."""
    cells = [content for line in _lines_of(rows) for content in line if content.strip()]
    path.write_text("\n".join(cells) + "\n", encoding="utf-8")
    return path


def lines_kept(path: Path, rows: list[list[Cell]]) -> Path:
    """One paragraph a line of a cell with empty lines between, a hard blank for an empty cell: web pages copied as text."""
    pieces = [piece for line in _lines_of(rows) for content in line for piece in (content or "\u00a0").split("\n")]
    path.write_text("\n\n".join(pieces) + "\n", encoding="utf-8")
    return path


def bars(path: Path, rows: list[list[Cell]]) -> Path:
    """One cell a line with a bar behind it, empty cells kept."""
    cells = [f"{content.replace(chr(10), '')} |" if content else "|" for line in _lines_of(rows) for content in line]
    path.write_text("\n".join(cells) + "\n", encoding="utf-8")
    return path


def bars_filled(path: Path, rows: list[list[Cell]]) -> Path:
    """A row a line, filled up with bars to the same number; what reaches down from above is not repeated."""
    lines = [[content.replace("\n", "") for content in line] for line in _lines_of(rows)]
    most = max(map(len, lines))
    path.write_text("".join(f"{' | '.join(line)} |{'|' * (most - len(line))}\n" for line in lines), encoding="utf-8")
    return path


def bars_both_sides(path: Path, rows: list[list[Cell]]) -> Path:
    """The same with a bar before each row, and line breaks inside cells kept."""
    lines = _lines_of(rows)
    most = max(map(len, lines)) + 2
    path.write_text("".join(f"| {' | '.join(line)} |{'|' * (most - len(line))}\n" for line in lines), encoding="utf-8")
    return path


def bars_stacked(path: Path, rows: list[list[Cell]]) -> Path:
    """A cell and a bar on each line, and the bars that fill up the row on a line of their own."""
    lines = [[content.replace("\n", " ") for content in line] for line in _lines_of(rows)]
    most = max(map(len, lines)) + 4
    parts = []
    for line in lines:
        parts += [f"{content} |" if content else "|" for content in line]
        parts.append("|" * (most - len(line)))
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")
    return path


def ods(path: Path, rows: list[list[Cell]]) -> Path:
    """A spreadsheet of LibreOffice with one sheet."""
    import zipfile

    begins = {(row, column): (content, columns, height) for row, column, content, columns, height in spans(rows)}
    width = max(column + columns for (_, column), (_, columns, _) in begins.items())
    lines = []
    for row in range(len(rows)):
        cells = []
        for column in range(width):
            content, columns, height = begins.get((row, column), ("", 0, 0))
            paragraphs = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in content.split("\n") if content)
            span = f'table:number-columns-spanned="{columns}" table:number-rows-spanned="{height}"'
            cells.append(
                f"<table:table-cell {span}>{paragraphs}</table:table-cell>"
                if columns
                else "<table:covered-table-cell/>"
            )
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    names = ' xmlns:office="o" xmlns:table="t" xmlns:text="x"'
    body = f'<table:table table:name="自评表">{"".join(lines)}</table:table>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", f"<office:document-content{names}>{body}</office:document-content>")
    return path


def pdf(path: Path, rows: list[list[Cell]]) -> Path:
    """One page with drawn lines and a text layer, written by hand: no library of ours makes PDF."""
    wide, high, size = 84, 44, 6
    cells = spans(rows)
    across = max(column + columns for _, column, _, columns, _ in cells) * wide + 40
    down = len(rows) * high + 40
    parts = []
    for row, column, content, columns, height in cells:
        left, top = 20 + column * wide, down - 20 - row * high
        parts.append(f"{left} {top - height * high} {columns * wide} {height * high} re S")
        room = max(int((columns * wide - 6) / size), 1)
        lines = [line[at : at + room] for line in content.split("\n") for at in range(0, max(len(line), 1), room)]
        for index, line in enumerate(lines):
            text = line.encode("utf-16-be").hex()
            parts.append(f"BT /F1 {size} Tf {left + 3} {top - 9 - index * (size + 1)} Td <{text}> Tj ET")
    stream = "\n".join(parts).encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
        % (across, down),
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
        b"/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(data)
    return path


COPIES = {
    "browser": browser,
    "browser_stripped": browser_stripped,
    "lines": lines,
    "lines_kept": lines_kept,
    "bars": bars,
    "bars_filled": bars_filled,
    "bars_both_sides": bars_both_sides,
    "bars_stacked": bars_stacked,
}
WRITERS = {".xlsx": xlsx, ".docx": docx, ".html": page, ".csv": table, ".tsv": table, ".txt": text}
