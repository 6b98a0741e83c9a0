"""A carrier's bytes → sheets, in memory: what ``import`` would write is read again, and every place becomes a cell's.

Why through the YAML text: a workbook and the file imported from it are then read by the same code and cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perfscore.carrier import codes
from perfscore.disk.oserrors import reason
from perfscore.intake import Intake, Refused, limits, take_in
from perfscore.intake.grid import NOWHERE, Cell, OwnResult, Place
from perfscore.intake.write import Written, write
from perfscore.load import Loaded, sheet
from perfscore.load import codes as load_codes
from perfscore.load.compose import compose
from perfscore.load.fields import OWN_KEYS
from perfscore.model.finding import Finding, Level
from perfscore.model.marks import AUTHOR, FINDINGS
from perfscore.model.source import CarrierCell, CellMark, Mapping, Node, Span, Text

if TYPE_CHECKING:
    from perfscore.intake.draft import Draft

FIRST = 1
MARKED = {"xl/workbook.xml": f'name="{FINDINGS}'}
TO_FILL = "请填写"  # how import says that something required is not there


@dataclass(frozen=True, slots=True)
class Taken:
    """One table of a carrier: what was recognised, and the sheet made of it."""

    draft: Draft
    loaded: Loaded


@dataclass(frozen=True, slots=True)
class Carrier:
    """A file as it was read: its tables, and what is to be said about the file as a whole."""

    path: Path
    shown: str
    tables: tuple[Taken, ...]
    findings: tuple[Finding, ...]
    intake: Intake | None = None
    own: bool = False  # a result of ours


def read(path: Path | str, shown: str, *, named: bool = True) -> tuple[Loaded, ...]:
    """The tables of a file, each as if it were a file of its own; at least one entry, which says why there is none.

    What was not ``named`` and holds no table is passed over.
    """
    if not named and own_copy(Path(path)):
        return (Loaded(shown, None, (), "", passed_over=True),)
    carrier = opened(Path(path), shown)
    if carrier.tables:
        first, *rest = (taken.loaded for taken in carrier.tables)
        return first._replace(findings=(*carrier.findings, *first.findings)), *rest
    if not named and (carrier.own or carrier.intake is not None):
        return (Loaded(shown, None, (), "", passed_over=True),)
    return (Loaded(shown, None, carrier.findings, ""),)


def own_copy(path: Path) -> bool:
    """Whether a file is an annotated copy of ours: found beside its original, it is not a second table."""
    import zipfile

    try:
        with path.open("rb") as stream, limits.open_package(stream) as package:
            parts = [name for name in package.namelist() if name in MARKED or name.startswith("word/comments")]
            return any(MARKED.get(name, AUTHOR).encode() in limits.read_part(package, name) for name in parts)
    except (Refused, OSError, zipfile.BadZipFile):
        return False  # reading it says why


def opened(path: Path, shown: str, data: bytes | None = None) -> Carrier:
    """Read a file, or ``data`` as if it stood in it. What keeps it from being read is a finding."""
    try:
        intake = take_in(path, data)
    except OwnResult as refusal:
        return Carrier(path, shown, (), (_unreadable(shown, f"{refusal}。"),), own=True)
    except Refused as refusal:
        return Carrier(path, shown, (), (_unreadable(shown, f"{refusal}。"),))
    except OSError as error:
        return Carrier(path, shown, (), (_unreadable(shown, f"不能读取：{reason(error)}。"),))
    drafts = [draft for draft in intake.drafts if draft.worth_writing]
    pages = [write(draft) for draft in drafts]
    tables = tuple(_tables(drafts, pages, shown))
    return Carrier(path, shown, tables, tuple(_about(intake, shown, pages)), intake)


def _unreadable(shown: str, why: str) -> Finding:
    return load_codes.UNREADABLE.at(whole(shown), why, "核对路径、文件名和文件的权限。")


def whole(shown: str, file: str | None = None) -> Span:
    """The place of what concerns a carrier as a whole."""
    return Span(file or shown, 0, 0, cell=CarrierCell(shown, ""))


def span(place: Place, shown: str, file: str, text: str = "") -> Span:
    """The place of a cell; ``file`` names its table."""
    return Span(file, place.row, place.column, cell=_cell(place, shown, text))


def _cell(place: Place, shown: str, text: str) -> CarrierCell:
    label = place.address if place.sheet else ""
    return CarrierCell(shown, place.text, label, text, place.sheet, place.table)


def _about(intake: Intake, shown: str, pages: Sequence[Written]) -> Iterator[Finding]:
    """What concerns the file as a whole: passed over, left over in the tables, no table."""
    if not pages:
        advice = "核对是否选错了文件；表头须有“三级指标”“年度指标值”“分值”等栏目名。"
        yield codes.NO_TABLE.at(whole(shown), "没有见到绩效表的栏目名。", advice)
        return
    remarks = [remark for remark in intake.remarks if not remark.startswith(("图片", "批注"))]
    if remarks:
        yield codes.NOT_LOOKED_AT.at(
            whole(shown), f"{'；'.join(remarks)}。", "其中有绩效表的，移到普通单元格后再审核。"
        )
    used = {(place.sheet, place.table) for page in pages for spot in page.spots for place in spot.places}
    for cell in intake.ledger.left_over():
        if (cell.place.sheet, cell.place.table) not in used:
            continue  # another worksheet, a paragraph: no part of a table
        why = f"（{cell.remark}）" if cell.remark else ""
        message = f"不知道属于哪一栏，没有计入{why}。"
        yield codes.LEFT_OVER.at(span(cell.place, shown, shown, cell.text), message, "与得分无关的不必处理。")


def _tables(drafts: Sequence[Draft], pages: Sequence[Written], shown: str) -> Iterator[Taken]:
    names: set[str] = set()
    for draft, written in zip(drafts, pages, strict=True):
        first = next((spot.places[0] for spot in written.spots if spot.places), NOWHERE)
        file = shown
        if len(drafts) > 1:
            title = first.sheet or (f"表{first.table}" if first.table else "")
            file = _unused(f"{shown} › {title}" if title else shown, names)
        names.add(file)
        yield Taken(draft, _Table(draft, written, shown, file, first).loaded())


def _unused(name: str, names: set[str]) -> str:
    number, unique = FIRST, name
    while unique in names:
        number += 1
        unique = f"{name}（第{number}张）"
    return unique


class _Table:
    """Reads one written draft and puts cells in the place of lines."""

    def __init__(self, draft: Draft, written: Written, shown: str, file: str, first: Place) -> None:
        self.draft = draft
        self.written = written
        self.shown, self.file, self.first = shown, file, first
        self.text = written.text.split("\n")
        self.places = {(spot.line, spot.column): spot.places[0] for spot in written.spots if spot.places}
        self.lines: dict[int, Place] = {}  # line of the text → the first cell that it speaks of
        self.rows = {
            value.places[0]: item
            for item in draft.indicators
            if (value := item.values.get("指标")) is not None and value.places
        }

    def loaded(self) -> Loaded:
        """The table as if it were a file."""
        composed = compose(self.written.text, self.file)
        if composed.root is not None:
            self.mark(composed.root, self.first)
        read, findings = sheet.read(composed, self.file)
        found = [self.moved(finding) for finding in (*composed.findings, *findings)]
        missing = {(each.at.line, each.at.column) for each in found if each.code == load_codes.MISSING.code}
        doubts = [self.doubt(line, why) for line, why in self.written.doubts]
        doubts = [
            each for each in doubts if not (TO_FILL in each.message and (each.at.line, each.at.column) in missing)
        ]
        return Loaded(self.file, read, (*doubts, *sorted(found, key=lambda finding: finding.at)), "")

    def doubt(self, line: int, why: str) -> Finding:
        """A doubt of the reading as a finding."""
        at = span(self.near(line), self.shown, self.file)
        own = self.text[line - 1].lstrip(" -").startswith(OWN_KEYS)  # kept as it is, not read: nothing depends on it
        level = Level.HINT if own else None
        return codes.DOUBT.at(at, f"{why}。", "对照原表核对；读法不对的，改原表，或导入后更正。", level=level)

    def near(self, line: int) -> Place:
        """The cell that a line of the text speaks of, or the one before it."""
        while line > 0 and line not in self.lines:
            line -= 1
        return self.lines.get(line, self.first)

    def moved(self, finding: Finding) -> Finding:
        """A finding about the text that nobody sees is one about the cell behind it."""
        if finding.at.cell is not None:
            return finding
        return finding._replace(at=span(self.near(finding.at.line), self.shown, self.file))

    def mark(self, node: Node, near: Place) -> Place:
        """Give everything below ``node`` the place of its cell, ``near`` where it has none; the first place in it."""
        if isinstance(node, Text):
            self._set(node, near, str(node))
            return near
        first: Place | None = None
        if isinstance(node, Mapping):
            near = self._head(node, near)
            for key, value in node.items.items():
                own = self.places.get((key.start.line + 1, key.start.column + 1)) or self._empty(near, key)
                line = key.start.line + 1
                place = self.mark(value, own or near)
                self.lines.setdefault(line, place)
                self._set(key, place, str(value) if isinstance(value, Text) else "")
                first = first or place
        else:
            for item in node.items:
                place = self.mark(item, near)
                first = first or place
        mark = self._made(first or near, "")
        node.start = node.end = mark
        return first or near

    def _head(self, node: Mapping, near: Place) -> Place:
        """The cell that a mapping as a whole stands for: its first one."""
        for key in node.items:
            place = self.places.get((key.start.line + 1, key.start.column + 1))
            if place is not None:
                return place
        return near

    def _empty(self, near: Place, key: Text) -> Place | None:
        """The cell of an indicator where nothing stands: in its row, under the head of its column."""
        item = self.rows.get(near)
        return None if item is None else empty_cell(near, item.heads.get(str(key)))

    def _set(self, text: Text, place: Place, said: str) -> None:
        text.start = text.end = self._made(place, said)
        text.style = ""

    def _made(self, place: Place, said: str) -> CellMark:
        return CellMark(place.row - 1, place.column - 1, _cell(place, self.shown, said.rstrip("\n")))


def empty_cell(row: Place, head: Cell | None) -> Place | None:
    """Where a worksheet's row meets a column; elsewhere the cells of a row are not counted alike in each row."""
    if head is None or not row.sheet or head.place.sheet != row.sheet:
        return None
    bare = Place("", row.sheet, row=row.row, column=head.place.column)
    return Place(f"{row.sheet} › {bare.address}", row.sheet, row=row.row, column=head.place.column)
