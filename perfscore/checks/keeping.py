"""What is kept of a checked table for the comparison with others, where not all fit into memory: as little as that needs.

A :class:`Kept` table is some kilobytes that can be sent between processes: of the sheet its funds and basics, of the rows
the cells that comparisons read, with their places, and the figures of the texts. :func:`compare` is the one place where
tables meet: all of one 主管部门 and 年度, and those of the year before. It takes tables as they are or as they were kept.
"""

from __future__ import annotations

import pickle
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from perfscore import checks, policies
from perfscore.checks import text_against_funds
from perfscore.checks.base import Row, Table, actual_of, is_cost, target_of
from perfscore.checks.group import SHARED, Group, owner, successive
from perfscore.checks.money import money
from perfscore.checks.satisfaction_same import surveyed
from perfscore.checks.words import normal
from perfscore.model import Change, Composition, Funds, Indicator, IndicatorScore, Kind, Scorecard, Sheet, State
from perfscore.model.finding import Finding
from perfscore.model.source import CellMark, Mapping, Mark, Text

CELLS = ("指标", "年度指标值", "实际完成值", "自评得分", "分值", "上年完成值")
"""Cells of a row that a finding may point at."""
TEXTS = ("target", "actual", "value_type", "unit", "last_year", "identifier", "remark", "data_source", "level2")
ZERO = Decimal(0)


class Key(NamedTuple):
    """What belongs together: the tables of one 主管部门 (a department's own table has its name) and one 年度."""

    department: str
    year: int


class Place(NamedTuple):
    """A mark without the parser."""

    line: int
    column: int


class Head(NamedTuple):
    """What tells with which tables another is compared."""

    key: Key
    kind: Kind
    name: str  # normalised


class Held(Protocol):
    """A table as it is, or as it was kept."""

    @property
    def head(self) -> Head:
        """With which tables it is compared."""

    def table(self) -> Table:
        """The table itself."""


class Live(NamedTuple):
    """A table as it is."""

    own: Table

    @property
    def head(self) -> Head:
        """With which tables it is compared."""
        return head_of(self.own.sheet)

    def table(self) -> Table:
        """The table itself."""
        return self.own


class Kept(NamedTuple):
    """A table packed."""

    head: Head
    packed: bytes

    def table(self) -> Table:
        """A table for the comparisons, which do not look at scores."""
        fields, rows, figures = pickle.loads(zlib.decompress(self.packed))  # noqa: S301 - packed by ourselves
        sheet = Sheet(indicators=(), **fields)
        return Table(_card(sheet), tuple(_row(sheet, row) for row in rows), (), figures)


def head_of(sheet: Sheet) -> Head:
    """With which tables a table is compared; without a department or a year with none."""
    return Head(Key(owner(sheet) if sheet.year else "", sheet.year or 0), sheet.kind, normal(sheet.name))


def keep(table: Table, *, slim: bool = False) -> Kept:
    """Pack a table. ``slim`` is enough where neither a single department nor a declaration nor another year is there."""
    sheet = table.sheet
    rows = table.rows if not slim else [row for row in table.rows if surveyed(row)][:1]
    figures = () if slim else tuple(figure for figure in table.figures if figure.passage.indicator is None)
    content = _fields(sheet, slim=slim), [_cells(row.indicator) for row in rows], figures
    packed = zlib.compress(pickle.dumps(content, pickle.HIGHEST_PROTOCOL), 1)
    return Kept(head_of(sheet), packed)


def alone(table: Table) -> Iterator[Finding]:
    """What a comparison says of a department's table that is not the only one of its department: its own texts only."""
    if table.sheet.kind is Kind.DEPARTMENT:
        yield from text_against_funds.compare(Group((table,)))


# --- packing ------------------------------------------------------------------------------------------------


def _fields(sheet: Sheet, *, slim: bool) -> dict[str, Any]:
    """What comparisons ask of a sheet, by the names of the model."""
    fields: dict[str, Any] = {
        "kind": sheet.kind,
        "year": sheet.year,
        "name": str(sheet.name),
        "department": sheet.department and str(sheet.department),
        "file": sheet.file,
    }
    if slim:
        return fields
    basics = sheet.basics
    if basics is not None:
        node = _only(basics.node, ("人员编制",))
        basics = replace(basics, buildings=None, others={}, thrift=None, node=node)
    return fields | {
        "implementer": sheet.implementer and str(sheet.implementer),
        "reported_total": sheet.reported_total,
        "basics": basics,
        "funds": _plain(sheet.funds),
        "node": _trimmed(sheet),
    }


def _plain(funds: Funds | None) -> Funds | None:
    if funds is None:
        return None
    return replace(
        funds,
        parts=dict(funds.parts),
        by_income=dict(funds.by_income),
        by_purpose=dict(funds.by_purpose),
        cause=None,
        measure=None,
        node=_only(funds.node, ()),
    )


def _trimmed(sheet: Sheet) -> Mapping | None:
    node = _only(sheet.node, ("名称", "自评总分", "资金"))
    if node is None or sheet.node is None:
        return node
    funds, indicators = node.get("资金"), sheet.node.key("绩效指标")
    if isinstance(funds, Mapping):
        node.items = {**node.items, _text("资金"): _only(funds, tuple(funds)[:1]) or funds}
    if indicators is not None:
        node.items[indicators] = indicators  # only its place is asked for
    return node


def _text(word: str) -> Text:
    text = Text(word)
    text.start = text.end = Place(0, 0)
    text.style = None
    return text


def _only(node: Mapping | None, keys: tuple[str, ...]) -> Mapping | None:
    """A mapping with some of its cells."""
    if node is None:
        return None
    few = Mapping.__new__(Mapping)
    few.start, few.end = node.start, node.end
    few.items = {key: value for key, value in node.items.items() if key in keys}
    return few


def _cells(indicator: Indicator) -> tuple[Any, ...]:
    """A row as plain values, which are packed ten times as fast as the model's."""
    values = [getattr(indicator, name) for name in TEXTS]
    node = indicator.node
    return (
        indicator.number,
        str(indicator.name),
        str(indicator.level1),
        [value and str(value) for value in values],
        _number(indicator.full),
        _number(indicator.reported),
        indicator.change is not None,
        None if node is None else (_place(node), [_place(node.items.get(key)) for key in CELLS]),  # type: ignore[call-overload]
    )


def _number(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _place(node: Any) -> tuple[Any, ...] | None:
    if node is None:
        return None
    start, end = node.start, node.end
    if isinstance(node, Mapping) and node.items:
        first = next(iter(node.items))
        start, end = first.start, first.end
    cell = start.cell if isinstance(start, CellMark) else None
    return start.line, start.column, end.line, end.column, cell


# --- unpacking ----------------------------------------------------------------------------------------------


def _row(sheet: Sheet, cells: tuple[Any, ...]) -> Row:
    number, name, level1, texts, full, reported, changed, places = cells
    indicator = Indicator(
        number=number,
        name=name,
        level1=level1,
        full=None if full is None else Decimal(full),
        reported=None if reported is None else Decimal(reported),
        change=Change() if changed else None,
        file=sheet.file,
        node=None if places is None else _mapping(*places),
        **dict(zip(TEXTS, texts, strict=True)),
    )
    score = IndicatorScore(indicator=indicator, state=State.OPEN, points=None, low=ZERO, high=ZERO, computed=None)
    target, actual = target_of(indicator, sheet.year), actual_of(indicator, sheet.year)
    return Row(score, indicator, target, actual, is_cost(indicator))


def _mapping(own: tuple[Any, ...], places: Sequence[tuple[Any, ...] | None]) -> Mapping:
    node = Mapping()
    node.start, node.end = _marks(own)
    node.items = {}
    for key, place in zip(CELLS, places, strict=True):
        if place is not None:
            value = _text("")
            value.start, value.end = _marks(place)
            node.items[_text(key)] = value
    return node


def _marks(place: tuple[Any, ...]) -> tuple[Mark, Mark]:
    line, column, end_line, end_column, cell = place
    if cell is not None:
        mark = CellMark(line, column, cell)
        return mark, mark
    return Place(line, column), Place(end_line, end_column)


def _card(sheet: Sheet) -> Scorecard:
    return Scorecard(
        sheet=sheet,
        policy=policies.default(),
        full=ZERO,
        points=None,
        low=ZERO,
        high=ZERO,
        grade=None,
        composition=Composition(ZERO, ZERO, ZERO, ZERO),
        funds=None,
        dimensions=(),
        indicators=(),
    )


# --- comparing ----------------------------------------------------------------------------------------------


def compare(held: Iterable[Held], before: Iterable[Held] = ()) -> Iterator[Finding]:
    """All findings between the tables of one :class:`Key`, and against those of the year before (``before``).

    Departments and declarations are taken up first; of a project kept only the rows stay that correspond to something in
    them.
    """
    order = tuple(held)
    tables = [one.table() for one in order if one.head.kind is not Kind.PROJECT]
    group = Group(tuple(tables))
    names = {(one.head.name, one.head.kind) for one in order}
    last = [one.table() for one in before if (one.head.name, one.head.kind) in names]
    needed = _Needed(group, last)
    for one in order:
        if one.head.kind is Kind.PROJECT:
            table = one.table()
            yield from checks.paired(group, table)
            tables.append(table if isinstance(one, Live) else needed.of(table))
    if not tables:
        return
    whole = Group(tuple(tables))
    for comparison in checks.CROSS:
        yield from comparison.compare(whole)
    year = tables[0].sheet.year
    for this, earlier in successive((*tables, *last)) if last else ():
        if this.sheet.year == year:
            for succession in checks.SUCCESSIVE:
                yield from succession.compare(this, earlier)


class _Needed:
    """Decides which rows of a project are compared: all, where there is a declaration or another year of the same name."""

    def __init__(self, group: Group, last: Sequence[Table]) -> None:
        self._group = group
        self._names = {normal(t.sheet.name) for t in group.tables if t.sheet.kind is Kind.DECLARATION}
        self._names |= {normal(table.sheet.name) for table in last}
        self._known: Counter[int] = Counter()

    def of(self, table: Table) -> Table:
        """The table with the rows that are needed."""
        if normal(table.sheet.name) in self._names:
            return table
        return replace(table, rows=tuple(self._rows(table)))

    def _rows(self, table: Table) -> Iterator[Row]:
        satisfied = False
        for row in table.rows:
            first = not satisfied and surveyed(row)
            satisfied = satisfied or first
            if first or self._wanted(row):
                yield row

    def _wanted(self, row: Row) -> bool:
        if row.cost and money(row.target) is not None:
            return True
        wanted = False
        for whole, _ in self._group.like(row):
            self._known[whole.indicator.number] += 1
            wanted = (
                wanted or self._known[whole.indicator.number] <= SHARED + 1
            )  # one more shows that there are too many
        return wanted
