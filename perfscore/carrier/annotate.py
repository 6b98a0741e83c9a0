"""Findings where people look: a copy of a workbook or Word file with a comment at every cell concerned.

A workbook also gets the cells coloured and a list of all findings with links. The original is only read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from perfscore.carrier import earlier, listing
from perfscore.carrier.notes import Notes
from perfscore.carrier.package import Package
from perfscore.carrier.word import Document
from perfscore.carrier.workbook import Workbook, address
from perfscore.intake import limits
from perfscore.intake.grid import Place, Refused
from perfscore.model.finding import Category, Finding, Level
from perfscore.model.marks import FINDINGS
from perfscore.model.source import Span
from perfscore.present.exact_json import number

COLOURS = {Level.ERROR: "FFC7CE", Level.WARNING: "FFEB9C", Level.HINT: "DDEBF7"}
WORKBOOKS, DOCUMENTS = (".xlsx", ".xlsm"), (".docx",)
MACROS = b"vnd.ms-excel.sheet.macroEnabled"


@dataclass(frozen=True, slots=True)
class Annotated:
    """The copy: its bytes, how many cells have a comment, how many findings stand in the list, what is to be said."""

    data: bytes
    cells: int
    listed: int
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding as it is written at one place of one file; of a finding elsewhere this may be the other place."""

    at: Span
    finding: Finding
    said: str = ""  # instead of the finding's own sentence, where that speaks of another place

    @property
    def words(self) -> str:
        """The text of the comment."""
        finding = self.finding
        lines = [f"【{finding.level.shown}】{finding.title}（{finding.code}）", self.said or finding.message]
        lines += self.others
        lines += [f"建议：{finding.advice}"] if finding.advice else []
        return "\n".join(line for line in lines if line)

    @property
    def others(self) -> list[str]:
        """The other places, those of the same file without its name."""
        if self.said:
            return []
        own = self.at.path
        return [
            f"另见：{other.at.cell.shown if other.at.path == own and other.at.cell else other.at.reference} {other.message}"
            for other in self.finding.related
        ]


def may_be_annotated(path: str) -> bool:
    """Whether a copy with comments can be made of a file, by its name."""
    return Path(path).suffix.lower() in WORKBOOKS + DOCUMENTS


def annotated(path: Path, shown: str, findings: Iterable[Finding], suffix: str) -> Annotated:
    """The copy of ``path``, to be written under a name with ``suffix``. Raises Refused and OSError."""
    data = limits.read_bytes(path)
    remarks = tuple(sorted(remarks_of(shown, findings), key=_order))
    package = Package(data)
    _fitting(package, path, suffix)
    said = (
        ["原文件带有数字签名，副本改动后签名失效"]
        if any(name.startswith("_xmlsignatures/") for name in package.names)
        else []
    )
    if path.suffix.lower() in DOCUMENTS:
        return _document(package, remarks, said)
    return _workbook(package, remarks, said)


def _fitting(package: Package, path: Path, suffix: str) -> None:
    """A copy keeps the kind of its original: Excel opens no .xlsx with macros in it."""
    macros = MACROS in package.read("[Content_Types].xml")
    own = ".xlsm" if macros else ".docx" if path.suffix.lower() in DOCUMENTS else ".xlsx"
    if suffix.lower() != own:
        raise Refused(f"副本与原文件同类，“-o”的后缀应为 {own}，现为“{suffix}”")


def remarks_of(shown: str, findings: Iterable[Finding]) -> Iterator[Remark]:
    """What is to be said in a file: its findings, and those of other files that speak of a place in it."""
    for finding in findings:
        if finding.at.path == shown:
            yield Remark(finding.at, finding)
            continue
        for other in finding.related:
            if other.at.path == shown:
                yield Remark(other.at, finding, f"{finding.message}（问题列在 {finding.at.reference}）")


def _order(remark: Remark) -> tuple[bool, str, int, int, int]:
    """Doubts about the reading first, then as they stand in the file."""
    at = remark.at
    sheet = at.cell.sheet if at.cell is not None else ""
    table = at.cell.table if at.cell is not None else 0
    return remark.finding.category is not Category.FORM, sheet, table, at.line, at.column


def _place(at: Span) -> Place | None:
    """The cell of a span; None for what concerns the file as a whole."""
    cell = at.cell
    if cell is None or at.line < 1 or (not cell.table and at.column < 1 and cell.sheet):
        return None
    return Place(cell.shown, cell.sheet, cell.table, at.line, at.column)


# --- workbooks ----------------------------------------------------------------------------------------------


def _workbook(package: Package, remarks: Sequence[Remark], said: list[str]) -> Annotated:
    book = Workbook(package)
    earlier.take_back(book, frozenset(COLOURS.values()))
    places = [_in_book(remark, book) for remark in remarks]
    by_cell: dict[tuple[str, int, int], list[Remark]] = {}
    for remark, place in zip(remarks, places, strict=True):
        if place is not None:
            by_cell.setdefault((place.sheet, place.row, place.column), []).append(remark)
    grounds: dict[tuple[str, int, int], str] = {}
    notes: dict[str, Notes] = {}
    missed = 0
    for spot, here in sorted(by_cell.items()):
        title, row, column = spot
        level = min((each.finding.level for each in here), key=list(Level).index)
        grounds[spot] = book.sheet(title).colour(row, column, COLOURS[level])
        own = notes.setdefault(title, Notes(book.sheet(title)))
        missed += not own.add(row, column, "\n\n".join(each.words for each in here))
    for own in notes.values():
        own.write()
    rows = [_row(index, *pair, grounds) for index, pair in enumerate(zip(remarks, places, strict=True), start=1)]
    listing.add(book, rows, earlier.own_list(book))
    if missed:
        said.append(f"{missed}个单元格原有会话式批注，不能加写，问题只列在“{FINDINGS}”")
    return Annotated(package.data(), len(by_cell) - missed, len(rows), tuple(said))


def _in_book(remark: Remark, book: Workbook) -> Place | None:
    place = _place(remark.at)
    return place if place is not None and place.sheet in book.parts else None


def _row(index: int, remark: Remark, place: Place | None, grounds: dict[tuple[str, int, int], str]) -> listing.Row:
    finding = remark.finding
    cell = address(place.row, place.column) if place is not None else ""
    others = "".join(f"\n{line}" for line in remark.others)
    texts = (
        str(index),
        finding.level.shown,
        finding.category.value,
        (remark.at.cell.shown if remark.at.cell is not None else "") or "全表",
        finding.indicator or "",
        f"{finding.title}：{remark.said or finding.message}{others}".rstrip("："),
        "" if finding.stake is None else number(finding.stake),
        finding.advice,
        finding.code,
    )
    colour = COLOURS[finding.level]
    if place is None:
        return listing.Row(texts, colour)
    return listing.Row(texts, colour, place.sheet, cell, grounds[place.sheet, place.row, place.column])


# --- Word files ---------------------------------------------------------------------------------------------


def _document(package: Package, remarks: Sequence[Remark], said: list[str]) -> Annotated:
    document = Document(package)
    document.take_back()
    first = next((each for each in document.body.iter() if each.tag.endswith("}p")), None)
    cells: set[int] = set()
    for remark in remarks:
        place = _place(remark.at)
        element = document.cell(place) if place is not None else None
        words = remark.words
        if element is None and first is not None:
            element = first
            shown = remark.at.cell.shown if remark.at.cell is not None else ""
            words = f"{shown or '全表'}：{words}"
        if element is not None:
            document.comment(element, words)
            cells.add(id(element))
    return Annotated(package.data(), len(cells), len(remarks), tuple(said))
