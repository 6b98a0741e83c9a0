"""What is kept of a table that was checked, for the comparison with others: as little as that needs.

Thousands of tables do not fit into memory. So departments and declarations are read first; of a project table only the
rows stay that correspond to something in them, its funds, its figures and its satisfaction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from perfscore import checks, policies
from perfscore.checks.base import Row, Table
from perfscore.checks.figures import Figure
from perfscore.checks.group import SHARED, Group, owner
from perfscore.checks.money import money
from perfscore.checks.words import normal
from perfscore.load import Input
from perfscore.load.files import STANDARD_INPUT
from perfscore.model import Composition, Funds, Indicator, Kind, Scorecard, Sheet
from perfscore.model.finding import Finding
from perfscore.model.source import Mapping
from perfscore.values.types import Percent

_HEAD = r"(?m)^[\ufeff\"']?(?:%s)[\"']?[ \t]*:[ \t]*[\"']?([^\n\r\"'#]+)"
_KIND, _YEAR, _NAME = (re.compile(_HEAD % keys) for keys in ("类型", "年度", "名称|项目名称|部门名称"))
CELLS = ("指标", "年度指标值", "实际完成值", "自评得分", "分值", "上年完成值")


class Head(NamedTuple):
    """The first cells of a file, found without parsing it; None where they are not found."""

    kind: str | None
    year: int | None
    name: str | None


def head(source: Input) -> Head:
    """Kind, year and name of a file, by its text."""
    if source.path == STANDARD_INPUT:
        return Head(None, None, None)
    try:
        with Path(source.path).open("rb") as file:
            text = file.read(65536).decode("utf-8", "replace")
    except OSError:
        return Head(None, None, None)
    kind, year, name = (pattern.search(text) for pattern in (_KIND, _YEAR, _NAME))
    digits = year[1].strip() if year else ""
    return Head(
        kind[1].strip() if kind else None,
        int(digits) if digits.isdecimal() and len(digits) == 4 else None,
        normal(name[1]) if name else None,
    )


def ordered(inputs: Iterable[Input], known: dict[str, Head]) -> tuple[list[Input], list[Input], Keeper]:
    """Departments, declarations and what is not known to be a project; the projects; and what remembers them.

    ``known`` are heads of inputs that were read already, by their names in findings.
    """
    heads = [(source, known.get(source.shown) or head(source)) for source in inputs]
    projects = [source for source, first in heads if first.kind == Kind.PROJECT.value]
    others = [source for source, first in heads if first.kind != Kind.PROJECT.value]
    return others, projects, Keeper(first for _, first in heads)


class Light(NamedTuple):
    """What is kept of a project table; it can be sent from one process to another."""

    sheet: Sheet
    rows: tuple[Row, ...]
    figures: tuple[Figure, ...]

    def table(self) -> Table:
        """A table for the comparisons, which do not look at scores."""
        zero = Decimal(0)
        card = Scorecard(
            sheet=self.sheet,
            policy=policies.default(),
            full=zero,
            points=None,
            low=zero,
            high=zero,
            grade=None,
            composition=Composition(zero, zero, zero, zero),
            funds=None,
            dimensions=(),
            indicators=(),
        )
        return Table(card, self.rows, (), self.figures)


class Keeper:
    """Departments and declarations as a whole; what decides which rows of the projects are kept."""

    def __init__(self, heads: Iterable[Head]) -> None:
        found = list(heads)
        self._years = {(first.name, first.year) for first in found}
        self._declared = {(f.name, f.year) for f in found if f.kind == Kind.DECLARATION.value}
        self._groups: dict[tuple[str, int], Group] = {}
        self._known: Counter[tuple[str, int, int]] = Counter()
        self._whole: list[Table] = []
        self.light: list[Light] = []

    def tables(self) -> tuple[Table, ...]:
        """All tables kept, for the comparisons."""
        return (*self._whole, *(light.table() for light in self.light))

    def take(self, table: Table) -> Iterator[Finding]:
        """Keep what is needed of a table; findings between it and its department, if that has been read."""
        key = owner(table), table.sheet.year
        if not key[0]:
            return
        if table.sheet.kind is not Kind.PROJECT:
            before = self._groups.get(key)
            self._groups[key] = Group((*(before.tables if before is not None else ()), table))
            self._whole.append(table)
            return
        group = self._groups.get(key)
        if group is not None:
            yield from checks.paired(group, table)
        self.light.append(self._light(table, group))

    def _light(self, table: Table, group: Group | None) -> Light:
        sheet = table.sheet
        bare = replace(
            sheet,
            indicators=(),
            report={},
            basics=None,
            goal=None,
            weights={},
            funds=_plain(sheet.funds),
            node=_trimmed(sheet),
        )
        figures = (figure for figure in table.figures if figure.passage.indicator is None)
        return Light(bare, tuple(_bare(row) for row in self._rows(table, group)), tuple(figures))

    def _rows(self, table: Table, group: Group | None) -> Iterator[Row]:
        """The rows that will be compared: all, where there is a declaration or another year of the same name."""
        name, year = normal(table.sheet.name), table.sheet.year
        everything = (name, year) in self._declared or {(name, year - 1), (name, year + 1)} & self._years
        satisfied = False
        for row in table.rows:
            rate = "满意" in row.indicator.name and isinstance(row.actual, Percent)
            if everything or (rate and not satisfied) or (group is not None and self._wanted(table, row, group)):
                satisfied = satisfied or rate
                yield row

    def _wanted(self, table: Table, row: Row, group: Group) -> bool:
        if row.cost and money(row.target) is not None:
            return True
        wanted = False
        for whole, _ in group.like(row):
            key = owner(table), table.sheet.year, whole.indicator.number
            self._known[key] += 1
            wanted = wanted or self._known[key] <= SHARED + 1  # one more shows that there are too many
        return wanted


def _bare(row: Row) -> Row:
    indicator = row.indicator
    bare: Indicator = replace(indicator, node=_only(indicator.node, CELLS), facts=None, adjudication=None)
    return Row(row.score._replace(indicator=bare, steps=(), quotient=None), bare, row.target, row.actual, row.cost)


def _plain(funds: Funds | None) -> Funds | None:
    if funds is None:
        return None
    return replace(funds, parts=dict(funds.parts), by_income=dict(funds.by_income), by_purpose=dict(funds.by_purpose))


def _trimmed(sheet: Sheet) -> Mapping | None:
    node = _only(sheet.node, ("名称", "资金", "自评总分"))
    key = sheet.node.key("绩效指标") if sheet.node is not None else None
    if node is not None and key is not None:
        node.items[key] = key  # only its place is asked for
    return node


def _only(node: Mapping | None, keys: tuple[str, ...]) -> Mapping | None:
    """A mapping with some of its cells."""
    if node is None:
        return None
    few = Mapping.__new__(Mapping)
    few.start, few.end = node.start, node.end
    few.items = {key: value for key, value in node.items.items() if key in keys}
    return few
