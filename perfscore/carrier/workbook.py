"""A workbook whose single cells can be written and coloured; everything else stays as it was stored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from typing import Any

from perfscore.carrier.package import BROKEN, OFFICE, Package, child, count, escaped
from perfscore.intake.grid import Refused
from perfscore.language.numbers import plain

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
M, R = f"{{{MAIN}}}", f"{{{OFFICE}}}"
BOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
TWO_PLACES, PERCENT = 2, 10  # Excel's own number formats 0.00 and 0.00%
_REF = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_NO_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs>'
    "</styleSheet>"
).encode()
# The children of a worksheet that stand behind <legacyDrawing>, in the order of the schema.
BEHIND_NOTES = (
    ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"]
)  # fmt: skip


def address(row: int, column: int) -> str:
    """``G14``."""
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """The name of a column counted from 1."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def parsed(reference: str) -> tuple[int, int] | None:
    """Row and column of ``G14``, ``$G$14``."""
    found = _REF.fullmatch(reference.replace("$", ""))
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


class Workbook:
    """The worksheets of a package by their titles."""

    def __init__(self, package: Package) -> None:
        self.package = package
        if BOOK not in package:
            raise Refused("不是 .xlsx 工作簿")
        root = package.parse(package.read(BOOK))
        if root.tag != f"{M}workbook":
            raise Refused("是“严格 Open XML”格式的工作簿，不能原样改写；请另存为普通的 .xlsx")
        self.parts: dict[str, str] = {}
        for each in root.iter(f"{M}sheet"):
            part = package.relation(BOOK, each.get(f"{R}id", ""))
            if part is not None and part in package:
                self.parts.setdefault(each.get("name", ""), part)
        self._sheets: dict[str, Worksheet] = {}
        self._strings: list[str] | None = None
        self._read: dict[str, dict[tuple[int, int], str]] = {}
        self._styles: Styles | None = None

    @property
    def styles(self) -> Styles:
        """The looks of cells."""
        if self._styles is None:
            self._styles = Styles(self.package)
        return self._styles

    def part(self, title: str) -> str:
        """The part of a worksheet. Raises Refused where the package does not tell."""
        if title not in self.parts:
            raise Refused(BROKEN)
        return self.parts[title]

    def sheet(self, title: str) -> Worksheet:
        """A worksheet, to be changed."""
        if title not in self._sheets:
            self._sheets[title] = Worksheet(self, title, self.part(title))
        return self._sheets[title]

    @property
    def strings(self) -> list[str]:
        """The texts that cells share."""
        if self._strings is None:
            parts = self.package.related(BOOK, "sharedStrings")
            known = bool(parts) and parts[0] in self.package
            root = self.package.parse(self.package.read(parts[0])) if known else None
            items = root.iter(f"{M}si") if root is not None else ()
            self._strings = ["".join(piece.text or "" for piece in each.iter(f"{M}t")) for each in items]
        return self._strings

    def text(self, title: str, row: int, column: int) -> str:
        """What a cell held when the workbook was opened, a number as it is stored; nothing is marked as changed."""
        if title not in self._read:
            root = self.package.parse(self.package.read(self.part(title)))
            cells = ((parsed(cell.get("r", "")), cell) for cell in root.iter(f"{M}c"))
            self._read[title] = {place: self._said(cell) for place, cell in cells if place is not None}
        return self._read[title].get((row, column), "")

    def _said(self, cell: Any) -> str:
        value = cell.find(f"{M}v")
        if cell.get("t") == "inlineStr":
            return "".join(piece.text or "" for piece in cell.iter(f"{M}t"))
        written = "" if value is None else value.text or ""
        if cell.get("t") == "s" and written.isdecimal():
            return self.strings[count(written)] if count(written) < len(self.strings) else ""
        return written


class Styles:
    """The table of cell formats: a coloured twin of a format is added once."""

    def __init__(self, package: Package) -> None:
        if STYLES not in package:
            package.add(STYLES, _NO_STYLES, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
            package.relate(BOOK, "styles", STYLES)
        self._package = package
        self.root = package.tree(STYLES)
        self._fills: dict[str, int] = {}
        self._twins: dict[tuple[int, str], int] = {}

    def coloured(self, style: int, colour: str) -> int:
        """The number of the format ``style`` on a ground of ``colour`` (``FFC7CE``)."""
        if (style, colour) not in self._twins:
            self._twins[style, colour] = self._twin(style, fillId=str(self._fill(colour)), applyFill="1")
        return self._twins[style, colour]

    def ground(self, style: int) -> str:
        """The ground of a format as it is written."""
        from lxml import etree

        formats, fills = (
            child(self.root, f"{M}cellXfs").findall(f"{M}xf"),
            child(self.root, f"{M}fills").findall(f"{M}fill"),
        )
        number = count(formats[style].get("fillId")) if style < len(formats) else 0
        return etree.tostring(fills[number], encoding="unicode") if number < len(fills) else ""

    def grounded(self, style: int, ground: str) -> int:
        """The number of the format ``style`` on a ground that was written down."""
        key = (style, ground)
        if key not in self._twins:
            known = [self._plain(each) for each in child(self.root, f"{M}fills").findall(f"{M}fill")]
            fill = self._package.parse(ground.encode())
            if self._plain(fill) not in known:
                child(self.root, f"{M}fills").append(fill)
                known.append(self._plain(fill))
                child(self.root, f"{M}fills").set("count", str(len(known)))
            self._twins[key] = self._twin(style, fillId=str(known.index(self._plain(fill))), applyFill="1")
        return self._twins[key]

    def _plain(self, fill: Any) -> str:
        """A fill for comparison: names of elements and attributes, whatever prefixes they are written with."""
        return repr([(each.tag, sorted(each.attrib.items())) for each in fill.iter()])

    def _twin(self, style: int, **changed: str) -> int:
        formats = child(self.root, f"{M}cellXfs")
        old = formats.findall(f"{M}xf")
        if not old:
            raise Refused(BROKEN)
        twin = deepcopy(old[style]) if style < len(old) else deepcopy(old[0])
        for name, value in changed.items():
            twin.set(name, value)
        formats.append(twin)
        formats.set("count", str(len(old) + 1))
        return len(old)

    def _fill(self, colour: str) -> int:
        if colour not in self._fills:
            fills = child(self.root, f"{M}fills")
            made = fills.makeelement(f"{M}fill")
            pattern = made.makeelement(f"{M}patternFill", patternType="solid")
            pattern.append(pattern.makeelement(f"{M}fgColor", rgb=f"FF{colour}"))
            pattern.append(pattern.makeelement(f"{M}bgColor", indexed="64"))
            made.append(pattern)
            fills.append(made)
            self._fills[colour] = len(fills.findall(f"{M}fill")) - 1
            fills.set("count", str(self._fills[colour] + 1))
        return self._fills[colour]

    def number_format(self, style: int) -> str:
        """The number format of a format, as written in the file or built into Excel."""
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        formats = child(self.root, f"{M}cellXfs").findall(f"{M}xf")
        number = formats[style].get("numFmtId", "0") if style < len(formats) else "0"
        for each in self.root.iter(f"{M}numFmt"):
            if each.get("numFmtId") == number:
                return str(each.get("formatCode", "General"))
        return str(BUILTIN_FORMATS.get(count(number), "General"))

    def showing(self, style: int, number_format: int) -> int:
        """The number of the format ``style`` with one of Excel's own number formats."""
        key = (style, f"#{number_format}")
        if key not in self._twins:
            self._twins[key] = self._twin(style, numFmtId=str(number_format), applyNumberFormat="1")
        return self._twins[key]

    def added(self, **attributes: str) -> int:
        """A format of our own: the first one with other attributes, or with a child ``alignment``."""
        wrap = attributes.pop("wrap", "")
        number = self._twin(0, **attributes)
        made = child(self.root, f"{M}cellXfs").findall(f"{M}xf")[number]
        if wrap:
            for each in made.findall(f"{M}alignment"):
                made.remove(each)
            made.set("applyAlignment", "1")
            made.insert(0, made.makeelement(f"{M}alignment", wrapText="1", vertical="top"))
        return number

    def font(self, **marks: str) -> int:
        """A font like the first one, with marks such as ``b`` or ``u`` and a ``color``."""
        fonts = child(self.root, f"{M}fonts")
        made = deepcopy(child(fonts, f"{M}font"))
        colour = marks.pop("color", "")
        for name in marks:
            made.insert(0, made.makeelement(f"{M}{name}"))
        if colour:
            for each in made.findall(f"{M}color"):
                made.remove(each)
            size = made.find(f"{M}sz")
            place = list(made).index(size) + 1 if size is not None else len(marks)
            made.insert(place, made.makeelement(f"{M}color", rgb=f"FF{colour}"))
        fonts.append(made)
        number = len(fonts.findall(f"{M}font")) - 1
        fonts.set("count", str(number + 1))
        return number


class Worksheet:
    """One worksheet part."""

    def __init__(self, book: Workbook, title: str, part: str) -> None:
        self.book = book
        self.title = title
        self.part = part
        self.root = book.package.tree(part)
        self.data = self.root.find(f"{M}sheetData")
        if self.data is None:
            raise Refused(f"工作表“{title}”不是普通的工作表，不能改写")
        self._rows = dict(_numbered(self.data, f"{M}row", lambda text: count(text) or None))
        self._cells: dict[int, dict[int, Any]] = {}

    def cell(self, row: int, column: int) -> Any | None:
        """The element of a cell, None where nothing is stored of it."""
        return self._row(row).get(column) if row in self._rows else None

    def _row(self, row: int) -> dict[int, Any]:
        if row not in self._cells:
            self._cells[row] = dict(_numbered(self._rows[row], f"{M}c", _column_of))
        return self._cells[row]

    def need(self, row: int, column: int) -> Any:
        """The element of a cell; made where nothing is stored of it."""
        found = self.cell(row, column)
        if found is not None:
            return found
        if row not in self._rows:
            self._rows[row] = self._insert(self.data, self._rows, row, f"{M}row", str(row))
        line = self._rows[row]
        cells = self._row(row)
        style = self._style_of(line, column)
        made = self._insert(line, cells, column, f"{M}c", address(row, column))
        cells[column] = made
        if style:
            made.set("s", style)
        line.attrib.pop("spans", None)
        for each in self.root.findall(f"{M}dimension"):
            self.root.remove(each)  # no longer true; it is optional
        return made

    def _insert(self, parent: Any, known: dict[int, Any], number: int, tag: str, reference: str) -> Any:
        for each, element in known.items():  # what had no number of its own would be counted from the new one
            element.set("r", str(each) if tag == f"{M}row" else address(count(reference_row(parent)), each))
        made = parent.makeelement(tag, r=reference)
        before = [element for each, element in known.items() if each < number]
        parent.insert(list(parent).index(before[-1]) + 1 if before else 0, made)
        ordered = {**known, number: made}
        known.clear()
        known.update(sorted(ordered.items()))
        return made

    def _style_of(self, line: Any, column: int) -> str:
        """The look that a cell has of which nothing is stored: its row's, else its column's."""
        if line.get("customFormat") in ("1", "true") and line.get("s"):
            return str(line.get("s"))
        for each in self.root.iter(f"{M}col"):
            if count(each.get("min")) <= column <= count(each.get("max")):
                return str(each.get("style", ""))
        return ""

    def colour(self, row: int, column: int, colour: str) -> str:
        """Put a cell on a coloured ground; font, frame, alignment and number format stay. Gives the old ground."""
        cell = self.need(row, column)
        style = count(cell.get("s"))
        cell.set("s", str(self.book.styles.coloured(style, colour)))
        return self.book.styles.ground(style)

    def restore(self, row: int, column: int, ground: str, colours: frozenset[str]) -> None:
        """Give a cell that has one of the colours the ground that :meth:`colour` gave back."""
        cell = self.cell(row, column)
        styles = self.book.styles
        if cell is None or not any(f'"FF{colour}"' in styles.ground(count(cell.get("s"))) for colour in colours):
            return
        cell.set("s", str(styles.grounded(count(cell.get("s")), ground)))

    def number(self, row: int, column: int, value: Decimal, percent: bool = False) -> None:
        """Store a number in a cell, in a format that shows all of it. ``percent``: of a hundred, shown with the sign."""
        cell = self.need(row, column)
        for each in list(cell):
            cell.remove(each)
        cell.attrib.pop("t", None)
        stored = cell.makeelement(f"{M}v")
        stored.text = plain(value / 100 if percent else value)
        cell.append(stored)
        style = count(cell.get("s"))
        fitting = self._fitting(style, stored.text, percent)
        if fitting != style:
            cell.set("s", str(fitting))

    def _fitting(self, style: int, stored: str, percent: bool) -> int:
        """The style, or one like it whose number format shows ``stored`` without rounding it away."""
        styles = self.book.styles
        code = styles.number_format(style)
        if code in ("General", "@") and not percent:
            return style
        digits = re.search(r"[0#?](?:[.]([0#?]+))?", re.sub(r'"[^"]*"|\\.|\[[^]]*\]', "", code.split(";")[0]))
        places = len(digits[1] or "") if digits is not None else 0
        wanted = len(stored.partition(".")[2]) - (2 if percent else 0)
        if digits is not None and ("%" in code) == percent and places >= wanted and "E" not in code:
            return style
        return styles.showing(style, PERCENT if percent else TWO_PLACES)

    def formula(self, row: int, column: int) -> bool:
        """Whether a cell is computed."""
        cell = self.cell(row, column)
        return cell is not None and cell.find(f"{M}f") is not None

    def text(self, row: int, column: int, words: str) -> None:
        """Store a text in a cell; it is text whatever it begins with."""
        cell = self.need(row, column)
        for each in list(cell):
            cell.remove(each)
        cell.set("t", "inlineStr")
        inside = cell.makeelement(f"{M}is")
        piece = inside.makeelement(f"{M}t")
        piece.text = escaped(words)
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        inside.append(piece)
        cell.append(inside)

    def put_before(self, element: Any, followers: list[str]) -> None:
        """Add a child to the worksheet where the schema wants it."""
        for index, each in enumerate(self.root):
            if isinstance(each.tag, str) and each.tag.rpartition("}")[2] in followers:
                self.root.insert(index, element)
                return
        self.root.append(element)


def reference_row(line: Any) -> str:
    """The number of a row element; it was given one when the worksheet was read."""
    return str(line.get("r", "0"))


def _column_of(reference: str) -> int | None:
    found = parsed(reference)
    return found[1] if found is not None else None


def _numbered(parent: Any, tag: str, number_of: Any) -> Iterator[tuple[int, Any]]:
    """Children with their numbers; one without a number of its own is the one after its neighbour."""
    number = 0
    for element in parent.iterchildren(tag):
        written = element.get("r")
        found = number_of(written) if written else None
        number = found if found is not None else number + 1
        if tag == f"{M}row" and written is None:
            element.set("r", str(number))
        yield number, element
