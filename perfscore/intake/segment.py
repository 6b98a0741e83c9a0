"""Parts a document into tables: a title, a new project name, a new sheet or a header after the 总分 begins the next one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from perfscore.intake import limits
from perfscore.intake.grid import Cell, Refused, Row
from perfscore.intake.meaning import column
from perfscore.intake.money import AMOUNTS, amount, fund_column
from perfscore.intake.words import BASICS, INFO_WORDS, SIDE, TITLE, is_total_label, squash

_TITLE_LENGTH = 45


@dataclass(slots=True)
class Segment:
    """Rows of one table, from its title to its foot; ``context`` are the lines before it."""

    rows: list[Row] = field(default_factory=list)
    context: list[str] = field(default_factory=list)


def is_title(row: Row) -> bool:
    """A line that names a form."""
    if len(row.cells) != 1:
        return False
    text = squash(row.cells[0].text)
    return len(text) <= _TITLE_LENGTH and "。" not in text and bool(TITLE.search(text))


def is_columns(row: Row) -> bool:
    """A row of column names of the indicator table."""
    keys = {column(cell.text) for cell in row.cells} - {None}
    names = {"指标", "二级指标"} & keys or any(squash(cell.text) in SIDE for cell in row.cells)
    values = {"年度指标值", "实际完成值", "分值", "自评得分"} & keys
    levels = {"一级指标", "二级指标", "指标"} <= keys  # the values may stand in a second line
    return bool(names) and (bool(values) or levels) and len(keys) >= 3 and len(keys) * 2 >= len(row.cells)


def is_funds(row: Row) -> bool:
    """A row of column names of the funds block."""
    if any(amount(cell.text) is not None for cell in row.cells):
        return False
    keys = {fund_column(cell.text) for cell in row.cells}
    return len(keys & set(AMOUNTS)) >= 2 or (len(keys & set(AMOUNTS)) == 1 and "执行率" in keys)


def is_total(row: Row) -> bool:
    """The row of sums."""
    return any(is_total_label(cell.text) for cell in row.cells[:2])


def is_basics(row: Row) -> bool:
    """The title of the table of basic data."""
    return (
        len(row.cells) == 1
        and len(row.cells[0].text) <= _TITLE_LENGTH
        and bool(BASICS.search(squash(row.cells[0].text)))
    )


def names(row: Row) -> str | None:
    """The project or department that the row names."""
    for index, cell in enumerate(row.cells):
        label, _, value = squash(cell.text).partition("：")
        if INFO_WORDS.get(label) == "名称":
            return value or (squash(row.cells[index + 1].text) if index + 1 < len(row.cells) else "")
    return None


@dataclass(slots=True)
class _Parting:
    separate: bool
    segments: list[Segment] = field(default_factory=list)
    current: Segment = field(default_factory=Segment)
    lines: list[str] = field(default_factory=list)
    opened: bool = False
    name: str = ""
    body: bool = False  # indicator columns were seen
    content: bool = False  # anything but a heading was seen
    total: bool = False
    table: int = -2

    def take(self, row: Row) -> None:
        if self._begins(row):
            self._open()
        if not self.opened:
            if row.loose or len(row.cells) == 1:
                self.lines.append(row.cells[0].text)
                self.lines = self.lines[-4:]
            if not self._opens(row):
                return
            self._open()
        self._note(row)
        self.current.rows.append(row)

    def _opens(self, row: Row) -> bool:
        return is_title(row) or is_columns(row) or is_funds(row) or names(row) is not None

    def _begins(self, row: Row) -> bool:
        if not self.opened or not self.content:
            return False
        if is_title(row) or (is_columns(row) and (self.total or self._new_sheet(row))):
            return True
        named = names(row)
        if named is not None and self.body and (not self.name or named != self.name or self.total):
            return True
        return is_funds(row) and self.body and (self.total or self._new_sheet(row))

    def _new_sheet(self, row: Row) -> bool:
        return self.separate and row.table != self.table

    def _note(self, row: Row) -> None:
        self.table = row.table
        self.name = names(row) or self.name
        self.body = self.body or is_columns(row)
        self.content = self.content or self.body or is_funds(row) or is_basics(row)
        self.total = self.total or (self.body and is_total(row))

    def _open(self) -> None:
        self.current = Segment(context=self.lines)
        self.segments.append(self.current)
        self.opened, self.name, self.body, self.content, self.total, self.lines = True, "", False, False, False, []


def part(rows: Iterable[Row], separate: bool) -> list[Segment]:
    """The tables among the rows. ``separate``: each sheet is a table of its own (a workbook)."""
    parting = _Parting(separate)
    for row in rows:
        parting.take(row)
        if len(parting.segments) > limits.TABLES:
            raise Refused(f"绩效表超过 {limits.TABLES} 张，未读取；请分成几个文件")
    return parting.segments


def cells_of(segments: Iterable[Segment]) -> Iterable[Cell]:
    """All cells of the tables, each once or more."""
    for segment in segments:
        for row in segment.rows:
            yield from row.cells
