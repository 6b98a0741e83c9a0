"""Tables of a Word file, written as XML directly: python-docx takes minutes for 5,000 rows.

A form that begins on a page of its own is cut by :mod:`perfscore.report.pagination` into a table per page; any other table
flows, its head row repeating and its last rows kept together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape as xml

from perfscore.report.docx_page import text_area
from perfscore.report.pagination import Face, Page, Piece, Rows, empty, fits, pieces
from perfscore.report.tables import Placed, Table, placed, stacked

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
GAP = f'<w:p {W}><w:pPr><w:keepNext/><w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
END = f'<w:p {W}><w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:vanish/><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
_BREAK = f'<w:p {W}><w:pPr><w:pageBreakBefore/><w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
_LONG = 160  # characters: a row with more may break across pages
_TOGETHER = 3  # rows at the end of a table that stay on one page
_FIGURE = re.compile(r"[-+]?[0-9][0-9.,]*%?")
_INSIDE = 6.2  # margins of a cell in points
_WIDE = {"+": 0.86, "%": 0.97, ".": 0.34, ",": 0.34, "-": 0.38}
_DIGIT = 0.65  # widths in characters, of the widest font that may stand in for 仿宋
FOOT = 29.0  # points below a form: the line of signatures


def written(table: Table, *, landscape: bool, above: float | None, face: Face) -> list[str]:
    """The paragraphs and tables that draw ``table``; ``above`` points of its page are taken, None where nobody knows."""
    width, height = text_area(landscape=landscape)
    rows, heads = placed(table)
    widths = _twips(table.widths, width, rows, face)
    foot = bool(table.foot)
    if above is None:
        return [_grid(rows, widths, heads, face, open_label=False, foot=foot)]
    page = Page(height / 25.4 * 72, above, FOOT if foot else 0.0)
    points = [width / 20 for width in widths]
    room = page.height - page.above - page.foot
    if not fits(rows, points, face, room) and fits(rows, points, face.smaller, room):
        return [_grid(rows, widths, heads, face.smaller, open_label=False, foot=foot)]
    found: list[str] = []
    cut = _pieces(table, rows, heads, points, face, page)
    for index, piece in enumerate(cut):
        if index:
            found.append(_BREAK if piece.new_page else GAP)
        last = foot and index == len(cut) - 1
        found.append(_grid(piece.rows, widths, piece.heads, face, open_label=piece.heads > 0, foot=last))
    return found


def flowing(table: Table, width: int, face: Face) -> list[str]:
    """The table in ``width`` millimetres of somebody else's page; a wide one is set smaller there."""
    if table.wide and width < text_area(landscape=True)[0]:
        face = face.smaller
    widths = _twips(table.widths, width, placed(table)[0], face)
    parts = stacked(table)
    last = len(parts) - 1
    found = []
    for index, (rows, heads) in enumerate(parts):
        found += [
            _grid(rows, widths, heads, face, open_label=False, foot=bool(table.foot) and index == last),
            GAP if index < last else END,
        ]
    return found[:-1] if table.foot else found


def _pieces(table: Table, rows: Rows, heads: int, widths: Sequence[float], face: Face, page: Page) -> list[Piece]:
    last = table.bands[-1]
    start = len(rows) - len(last.rows) - (1 if last.titles else 0)
    upper, head, body = rows[:start], rows[start : start + 1], rows[start + 1 :]
    if not last.titles or not body:
        return [Piece(rows, heads, False)]
    label = head[0][0]
    if label.rows > 1:  # the label of the band: its text goes with the rows, where it repeats on each page
        head = [[empty(_alone(label)), *head[0][1:]]]
        below = Placed(label.row + 1, 0, label.rows - 1, 1, label.cell, label.fit, label.head)
        body = [[below, *body[0]], *body[1:]]
    head = [[_at(each, 0) for each in head[0]]]
    return pieces(upper, body, head, widths, face, page)


def _alone(place: Placed) -> Placed:
    return Placed(place.row, place.column, 1, place.columns, place.cell, place.fit, place.head)


def _at(place: Placed, row: int) -> Placed:
    return Placed(row, place.column, place.rows, place.columns, place.cell, place.fit, place.head)


def _twips(weights: Sequence[int], millimetres: int, rows: Rows, face: Face) -> list[int]:
    """Widths of the columns by weight, none so narrow that a figure breaks inside its digits, as far as there is room."""
    whole = millimetres * 567 // 10
    shares = [weight * whole // sum(weights) for weight in weights]
    need = [min(each, whole // 4) for each in _needs(len(weights), rows, face)]
    lack = sum(max(least - share, 0) for least, share in zip(need, shares, strict=True))
    spare = [max(share - least, 0) for least, share in zip(need, shares, strict=True)]
    if lack and sum(spare) >= lack:
        shares = [
            max(least, share - lack * room // sum(spare))
            for least, share, room in zip(need, shares, spare, strict=True)
        ]
    shares[max(range(len(shares)), key=lambda at: shares[at])] += whole - sum(shares)
    return shares


def _needs(count: int, rows: Rows, face: Face) -> list[int]:
    """What the longest figure of each column takes, in twentieths of a point."""
    need = [0] * count
    for row in rows:
        for place in row:
            if place.columns == 1:
                longest = max((_printed(figure) for figure in _FIGURE.findall(place.cell.text)), default=0.0)
                need[place.column] = max(need[place.column], round((longest * face.size + _INSIDE) * 20))
    return need


def _printed(figure: str) -> float:
    return sum(_WIDE.get(char, _DIGIT) for char in figure)


def _grid(rows: Rows, widths: Sequence[int], heads: int, face: Face, *, open_label: bool, foot: bool) -> str:
    """One table. ``open_label``: no rule between the empty first head cell and the label below; ``foot`` follows it."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in (("top", 28), ("left", 57), ("bottom", 28), ("right", 57))
    )
    open_cells: dict[int, Placed] = {}
    first, count = rows[0][0].row, len(rows)
    parts = []
    for index, row in enumerate(rows):
        keep = index < heads or (count - _TOGETHER <= index < count - 1) or (foot and index == count - 1)
        label = "bottom" if open_label and index < heads else "top" if open_label and index == heads else ""
        parts.append(_row(row, first + index, widths, open_cells, face, head=index < heads, keep=keep, label=label))
    return (
        f'<w:tbl {W}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(parts)}</w:tbl>"
    )


def _row(
    row: Sequence[Placed],
    number: int,
    widths: Sequence[int],
    open_cells: dict[int, Placed],
    face: Face,
    *,
    head: bool,
    keep: bool,
    label: str,
) -> str:
    """One row: the cells that begin in it, and the continuation of those that reach down into it."""
    begins = {each.column: each for each in row}
    cells, at = [], 0
    while at < len(widths):
        above = open_cells.get(at)
        border = label if at == 0 else ""
        if at in begins:
            cell = begins[at]
            cells.append(_cell(cell, widths, "restart" if cell.rows > 1 else "", face, keep=keep, border=border))
            if cell.rows > 1:
                open_cells[at] = cell
            at += cell.columns
        elif above is not None and number < above.row + above.rows:
            cells.append(_cell(above, widths, "continue", face, keep=keep, border=""))
            at += above.columns
        else:  # nothing was placed here: an empty cell keeps the grid whole
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{widths[at]}" w:type="dxa"/></w:tcPr><w:p/></w:tc>')
            at += 1
    whole = "" if any(len(each.cell.text) > _LONG for each in row) else "<w:cantSplit/>"
    repeat = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr>{whole}{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(place: Placed, widths: Sequence[int], merge: str, face: Face, *, keep: bool, border: str) -> str:
    width = sum(widths[place.column : place.column + place.columns])
    span = f'<w:gridSpan w:val="{place.columns}"/>' if place.columns > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    rule = f'<w:tcBorders><w:{border} w:val="nil"/></w:tcBorders>' if border else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{down}{rule}<w:vAlign w:val="center"/></w:tcPr>'
    text = "" if merge == "continue" else place.cell.text
    font = face.head if place.head else face.text
    runs = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/><w:spacing w:val="0"/><w:sz w:val="{round(face.size * 2)}"/></w:rPr>'
    kept = "<w:keepNext/>" if keep else ""
    paragraphs = "".join(
        f'<w:p><w:pPr>{kept}<w:spacing w:before="0" w:after="0" w:line="{round(face.line * 20)}" w:lineRule="exact"/>'
        f'<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="{place.fit.value}"/></w:pPr>'
        f'<w:r>{runs}<w:t xml:space="preserve">{xml(line)}</w:t></w:r></w:p>'
        for line in text.split("\n")
    )
    return f"<w:tc>{properties}{paragraphs}</w:tc>"
