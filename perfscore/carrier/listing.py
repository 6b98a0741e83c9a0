"""The worksheet 问题清单 that is added to an annotated workbook: a finding a row, with a link to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from perfscore.carrier.package import child, count, escaped
from perfscore.carrier.workbook import BOOK, M, R, Workbook, address, letters
from perfscore.language.width import width
from perfscore.model.marks import FINDINGS as TITLE
from perfscore.model.marks import FINDINGS_HEAD

WIDTHS = (6, 7, 7, 22, 26, 60, 9, 46, 8)
GROUND = len(FINDINGS_HEAD) + 1  # a hidden column: what ground a cell had before it was coloured
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_NUMBERS = frozenset((1, 7))
PLACE = 4
_RISKY = tuple("=+-@＝＋－＠")
_BEFORE_NAMES = frozenset(
    [
        "calcPr",
        "oleSize",
        "customWorkbookViews",
        "pivotCaches",
        "smartTagPr",
        "smartTagTypes",
        "webPublishing",
        "fileRecoveryPr",
        "webPublishObjects",
        "extLst",
    ]
)


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: the texts of the columns, the colour of its level, and the cell behind the place."""

    texts: tuple[str, ...]
    colour: str
    sheet: str = ""
    cell: str = ""
    ground: str = ""


def add(book: Workbook, rows: Sequence[Row], earlier: str | None = None) -> str:
    """Add the worksheet as the last one, or write that of an ``earlier`` copy anew; its title."""
    package = book.package
    if earlier is not None:
        part = book.parts[earlier]
        package.put(part, f'<worksheet xmlns="{M.strip("{}")}"/>'.encode())
        _Page(book, package.tree(part)).fill(rows)
        return earlier
    title = TITLE
    number = 2
    while title.lower() in {name.lower() for name in book.parts}:
        title, number = f"{TITLE}{number}", number + 1
    part = package.unused("xl/worksheets/sheet{}.xml")
    package.add(part, f'<worksheet xmlns="{M.strip("{}")}"/>'.encode(), _TYPE)
    _Page(book, package.tree(part)).fill(rows)
    _announce(book, part, title, len(rows))
    return title


def _announce(book: Workbook, part: str, title: str, rows: int) -> None:
    """Enter the worksheet into the workbook, and the area of its filter among the names."""
    root = book.package.tree(BOOK)
    sheets = child(root, f"{M}sheets")
    taken = [count(each.get("sheetId")) for each in sheets]
    entry = sheets.makeelement(f"{M}sheet", name=title, sheetId=str(max(taken, default=0) + 1))
    entry.set(f"{R}id", book.package.relate(BOOK, "worksheet", part))
    sheets.append(entry)
    names = root.find(f"{M}definedNames")
    if names is None:
        names = root.makeelement(f"{M}definedNames")
        places = [index for index, child in enumerate(root) if _local(child) in _BEFORE_NAMES]
        root.insert(places[0] if places else len(root), names)
    name = names.makeelement(f"{M}definedName", name="_xlnm._FilterDatabase", localSheetId=str(len(sheets) - 1))
    name.set("hidden", "1")
    name.text = f"'{title}'!$A$1:${letters(len(FINDINGS_HEAD))}${rows + 1}"
    names.append(name)


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


class _Page:
    """Fills the new worksheet."""

    def __init__(self, book: Workbook, root: Any) -> None:
        self.root = root
        styles = book.styles
        head = styles.added(fontId=str(styles.font(b="1")), applyFont="1", wrap="1")
        self.head = styles.coloured(head, "EDEDED")
        self.plain = styles.added(wrap="1")
        self.text = styles.added(wrap="1", quotePrefix="1")
        self.link = styles.added(fontId=str(styles.font(u="1", color="0563C1")), applyFont="1", wrap="1")
        self.styles = styles

    def child(self, parent: Any, tag: str, **attributes: str) -> Any:
        element = parent.makeelement(f"{M}{tag}", **attributes)
        parent.append(element)
        return element

    def fill(self, rows: Sequence[Row]) -> None:
        """Columns, head, rows, filter, links and page."""
        root, last = self.root, f"{letters(len(FINDINGS_HEAD))}{len(rows) + 1}"
        self.child(self.child(root, "sheetPr"), "tabColor", rgb="FFC00000")
        self.child(root, "dimension", ref=f"A1:{last}")
        view = self.child(self.child(root, "sheetViews"), "sheetView", workbookViewId="0")
        self.child(view, "pane", ySplit="1", topLeftCell="A2", activePane="bottomLeft", state="frozen")
        widths = self.child(root, "cols")
        for number, room in enumerate(WIDTHS, start=1):
            self.child(widths, "col", min=str(number), max=str(number), width=str(room), customWidth="1")
        self.child(widths, "col", min=str(GROUND), max=str(GROUND), width="9", hidden="1", customWidth="1")
        data = self.child(root, "sheetData")
        self._row(data, 1, FINDINGS_HEAD, self.head)
        for number, row in enumerate(rows, start=2):
            self._row(data, number, row.texts, None, row)
        self.child(root, "autoFilter", ref=f"A1:{last}")
        self._links(rows)
        self.child(root, "pageMargins", left="0.4", right="0.4", top="0.5", bottom="0.5", header="0.3", footer="0.3")
        self.child(root, "pageSetup", paperSize="9", orientation="landscape", fitToHeight="0")
        self.child(root.find(f"{M}sheetPr"), "pageSetUpPr", fitToPage="1")

    def _row(self, data: Any, number: int, texts: Sequence[str], style: int | None, row: Row | None = None) -> None:
        line = self.child(data, "row", r=str(number), ht=str(_height(texts)), customHeight="1")
        for column, words in enumerate(texts, start=1):
            cell = self.child(line, "c", r=address(number, column))
            cell.set("s", str(self._style(column, words, row) if style is None else style))
            if style is None and column in _NUMBERS and words:
                self.child(cell, "v").text = words
            elif words:
                self._text(cell, words)
        if row is not None and row.ground:
            self._text(self.child(line, "c", r=address(number, GROUND)), row.ground)

    def _text(self, cell: Any, words: str) -> None:
        cell.set("t", "inlineStr")
        self.child(self.child(cell, "is"), "t").text = escaped(words)

    def _style(self, column: int, words: str, row: Row | None) -> int:
        if row is not None and column == 2:
            return self.styles.coloured(self.plain, row.colour)
        if row is not None and column == PLACE and row.cell:
            return self.link
        return self.text if words.startswith(_RISKY) else self.plain

    def _links(self, rows: Sequence[Row]) -> None:
        linked = [(number, row) for number, row in enumerate(rows, start=2) if row.cell]
        if not linked:
            return
        links = self.child(self.root, "hyperlinks")
        for number, row in linked:
            place = "'" + row.sheet.replace("'", "''") + f"'!{row.cell}"
            self.child(links, "hyperlink", ref=address(number, PLACE), location=place, display=row.texts[PLACE - 1])


def _height(texts: Sequence[str]) -> int:
    """Points for the lines that the longest text of a row takes; Excel stops at 409."""
    lines = (
        sum(1 + width(line) // (room - 1) for line in words.split("\n"))
        for words, room in zip(texts, WIDTHS, strict=False)
    )
    return min(max(lines, default=1) * 15 + 2, 400)
