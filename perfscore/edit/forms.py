"""``fill`` for the bureau's own form: computed scores into the cells where they belong, in a copy.

What is filled, and what stays empty and is named, is decided as for YAML files (``edit.fill``). A cell that holds a
formula or words is never written over. The copy is read again before it is written, and refused where anything but the
scores came out otherwise.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from perfscore.carrier import formulas
from perfscore.carrier.package import Package
from perfscore.carrier.reading import Carrier, Taken, empty_cell, opened
from perfscore.carrier.word import Document
from perfscore.carrier.workbook import Workbook
from perfscore.edit.fill import EXECUTION, TOTAL, Filled, Left, written
from perfscore.intake import limits
from perfscore.intake.grid import NOWHERE, Cell, Place, Refused
from perfscore.intake.words import is_empty, number, percent
from perfscore.language.numbers import plain, read_decimal
from perfscore.model import Kind, Policy, Sheet
from perfscore.model.finding import Finding, Level
from perfscore.model.source import CellMark, Mapping, Text
from perfscore.score import score

RATE = "执行率"
SCORE = "自评得分"


@dataclass(frozen=True, slots=True)
class Put:
    """A value for a cell: whose it is, what stood there, what is written."""

    place: Place
    name: str
    key: str
    before: str
    value: Decimal
    head: str = ""  # the column's head, which may hold the % sign

    @property
    def shown(self) -> str:
        """The value as it reads."""
        return plain(self.value) + ("%" if self.signed else "")

    @property
    def signed(self) -> bool:
        """Whether the cell itself shows a % sign: a rate, where the head of its column does not."""
        return self.key == RATE and "%" not in self.head and "％" not in self.head


@dataclass(frozen=True, slots=True)
class FilledTable:
    """What came of one table: what is written, and what is told of the rest."""

    file: str
    name: str
    puts: tuple[Put, ...] = ()
    result: Filled | None = None  # None: not touched, for its findings
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledCarrier:
    """A filled copy, or None where there is nothing to write."""

    data: bytes | None
    tables: tuple[FilledTable, ...]
    findings: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()


def filled(path: Path, shown: str, policy: Callable[[Sheet], Policy], *, everything: bool = False) -> FilledCarrier:
    """Fill all tables of a file. Raises Refused, OSError and what ``policy`` raises."""
    data = limits.read_bytes(path)
    carrier = opened(path, shown, data)
    if not carrier.tables:
        return FilledCarrier(None, (), carrier.findings)
    form = _form(Package(data), path)
    tables = tuple(_table(taken, policy, form, everything) for taken in carrier.tables)
    puts = [put for table in tables for put in table.puts]
    if not puts:
        return FilledCarrier(None, tables)
    for put in puts:
        form.write(put)
    made = form.data()
    _prove(carrier, opened(path, shown, made), tables)
    return FilledCarrier(made, tables, (), form.remarks)


def _table(taken: Taken, policy: Callable[[Sheet], Policy], form: Form, everything: bool) -> FilledTable:
    loaded = taken.loaded
    sheet = loaded.sheet
    errors = tuple(finding for finding in loaded.findings if finding.level is Level.ERROR)
    if sheet is None or errors:
        return FilledTable(loaded.file, sheet.name if sheet else "", findings=errors or loaded.findings)
    if sheet.kind is Kind.DECLARATION:
        return FilledTable(loaded.file, sheet.name, result=Filled(None, declaration=True))
    sink = _Sink(taken, sheet, form)
    result = written(sink, score(sheet, policy(sheet)), everything=everything)
    return FilledTable(loaded.file, sheet.name, tuple(sink.puts), sink.corrected(result))


class _Sink:
    """Takes what ``edit.fill`` wants written and finds the cells for it."""

    def __init__(self, taken: Taken, sheet: Sheet, form: Form) -> None:
        self.draft, self.sheet, self.form = taken.draft, sheet, form
        self.puts: list[Put] = []
        self.left: list[Left] = []
        self.rows = {id(row.node): row for row in sheet.indicators}

    def put(self, mapping: Mapping, key: str, value: str) -> None:
        """Write ``value`` for ``key``: noted, with its cell, or left with the reason."""
        name, place, head = self._place(mapping, key)
        amount = read_decimal(value.removesuffix("%"))
        if amount is None:
            raise AssertionError(value)
        at = self.sheet.at() if place is None else self.form.span(place, self.sheet)
        before = self.form.text(place) if place is not None else ""
        why = "表上没有这一格" if place is None else self.form.refusal(place)
        if why is None and not (is_empty(before) or number(before) is not None or percent(before)):
            why = f"这一格写有“{before[:20]}”，没有改动"
        if why is not None:
            self.left.append(Left(at, name, f"{key}{plain(amount)}{'%' if key == RATE else '分'}：{why}"))
        elif place is not None:
            self.puts.append(Put(place, name, key, before, amount, head))

    def _place(self, mapping: Mapping, key: str) -> tuple[str, Place | None, str]:
        """Whose cell it is, where it is, and the head of its column."""
        row = self.rows.get(id(mapping))
        funds = self.draft.funds
        if row is not None:
            name, near, heads = str(row.name), self._at(mapping, "指标"), self._heads()
            head = heads.get(key)
        elif key == TOTAL:
            name, near, head = TOTAL, self.draft.total_row, self._heads().get(SCORE)
        else:
            name, near, head = EXECUTION, funds.row, funds.heads.get(key)
        own = self._at(mapping, key)
        place = own if own != NOWHERE else self.form.meeting(near, head)
        return name, place, head.text if head is not None else ""

    def _at(self, mapping: Mapping, key: str) -> Place:
        """Where the value of a key stands; nowhere, where none is written."""
        value = mapping.get(key)
        if not isinstance(value, Text) or not isinstance(value.start, CellMark):
            return NOWHERE
        cell, mark = value.start.cell, value.start
        known = Place(cell.shown, cell.sheet, cell.table, mark.line + 1, mark.column + 1)
        return known if value.strip() or self.form.empty_is_known else NOWHERE

    def _heads(self) -> dict[str, Cell]:
        return dict(self.draft.indicators[-1].heads) if self.draft.indicators else {}

    def corrected(self, result: Filled) -> Filled:
        """The result without what found no cell."""
        rows = sum(put.key == SCORE and put.name not in (EXECUTION, TOTAL) for put in self.puts)
        total = next((put.value for put in self.puts if put.key == TOTAL), None)
        execution = any(put.name == EXECUTION for put in self.puts)
        return replace(result, rows=rows, total=total, execution=execution, left=(*result.left, *self.left))


# --- forms --------------------------------------------------------------------------------------------------


class Form(ABC):
    """A file whose cells are written: a workbook or a Word file."""

    empty_is_known = False
    """Whether the place given for an empty value is its own cell."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.remarks: tuple[str, ...] = ()

    def span(self, place: Place, sheet: Sheet) -> Any:
        """The place of a cell for a message."""
        from perfscore.carrier.reading import span

        return span(place, sheet.path, sheet.file)

    @abstractmethod
    def meeting(self, row: Place, head: Cell | None) -> Place | None:
        """The cell in a row under a column's head."""

    @abstractmethod
    def text(self, place: Place) -> str:
        """What stands in a cell now."""

    @abstractmethod
    def refusal(self, place: Place) -> str | None:
        """Why a cell cannot be written."""

    @abstractmethod
    def write(self, put: Put) -> None:
        """Write a cell."""

    def data(self) -> bytes:
        """The file."""
        return self.package.data()


def _form(package: Package, path: Path) -> Form:
    return WordForm(package) if path.suffix.lower() == ".docx" else ExcelForm(package)


class ExcelForm(Form):
    """Cells of worksheets."""

    empty_is_known = True

    def __init__(self, package: Package) -> None:
        super().__init__(package)
        self.book = Workbook(package)
        self.changed: list[formulas.Spot] = []

    def meeting(self, row: Place, head: Cell | None) -> Place | None:
        """The cell in a row under a column's head."""
        return empty_cell(row, head)

    def text(self, place: Place) -> str:
        """What stands in a cell now, a number as it is stored."""
        return self.book.text(place.sheet, place.row, place.column)

    def refusal(self, place: Place) -> str | None:
        """A formula is never written over."""
        return "这一格是公式，没有改动" if self.book.sheet(place.sheet).formula(place.row, place.column) else None

    def write(self, put: Put) -> None:
        """A number, in a format that shows it."""
        place = put.place
        self.book.sheet(place.sheet).number(place.row, place.column, put.value, put.signed)
        self.changed.append(formulas.Spot(place.sheet, place.row, place.column))

    def data(self) -> bytes:
        """The file; formulas that use what was written are to be computed anew when it is opened."""
        forgotten = formulas.forget(self.book, formulas.dependents(self.book, self.changed))
        if forgotten:
            self.remarks = (f"{forgotten}个公式用到所填的格，打开时由 Excel、WPS 重算，存盘后结果才在文件里",)
        return self.package.data()


class WordForm(Form):
    """Cells of the tables in a Word file."""

    def __init__(self, package: Package) -> None:
        super().__init__(package)
        self.document = Document(package)

    def meeting(self, row: Place, head: Cell | None) -> Place | None:
        """The cell in a row that the column of the grid goes through."""
        if head is None or not row.table:
            return None
        found = self.document.placing.by_column.get((row.table, row.row, head.column))
        numbers = self.document.placing.placed
        return next(
            (Place(f"表{key[0]}第{key[1]}行第{key[2]}格", "", *key) for key, cell in numbers.items() if cell is found),
            None,
        )

    def text(self, place: Place) -> str:
        """What stands in a cell now."""
        cell = self.document.cell(place)
        return "" if cell is None else self.document.text(cell)

    def refusal(self, place: Place) -> str | None:
        """Only a plain cell is written."""
        cell = self.document.cell(place)
        return "表上没有这一格" if cell is None else self.document.refusal(cell)

    def write(self, put: Put) -> None:
        """Words in the look of the paragraph."""
        self.document.write(self.document.cell(put.place), put.shown)


# --- proof --------------------------------------------------------------------------------------------------


def _prove(before: Carrier, after: Carrier, tables: tuple[FilledTable, ...]) -> None:
    """What is read from the copy is what was read before, and the scores. Raises Refused."""
    same = len(before.tables) == len(after.tables)
    for old, new, table in zip(before.tables, after.tables, tables, strict=False):
        same = same and _alike(old.loaded.sheet, new.loaded.sheet) and _holds(new.loaded.sheet, table.puts)
    if not same:
        raise Refused("填写后再读，与预期不符，没有写出；请导入为 YAML 后填写")


def _alike(old: Sheet | None, new: Sheet | None) -> bool:
    """The same but for scores."""
    if old is None or new is None:
        return old is new
    bare = [
        replace(
            each,
            reported_total=None,
            indicators=tuple(replace(row, reported=None) for row in each.indicators),
            funds=replace(each.funds, reported=None, reported_rate=None) if each.funds is not None else None,
        )
        for each in (old, new)
    ]
    return bare[0] == bare[1]


def _holds(sheet: Sheet | None, puts: tuple[Put, ...]) -> bool:
    """Whether what was to be written is what is read."""
    if sheet is None:
        return not puts
    rows = [row.reported for row in sheet.indicators]
    funds = sheet.funds
    for put in puts:
        if put.key == TOTAL:
            found = put.value == sheet.reported_total
        elif put.name == EXECUTION:
            found = funds is not None and put.value == (funds.reported_rate if put.key == RATE else funds.reported)
        else:
            found = put.value in rows
        if not found:
            return False
    return True
