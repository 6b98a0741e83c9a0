"""Tables that belong together: those of one department and one year, and the rows in them that mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from perfscore.checks.base import Row, Table
from perfscore.checks.figures import Figure
from perfscore.checks.subjects import Names
from perfscore.checks.words import core, near, normal, pairs, same
from perfscore.model import Kind, Sheet

COMMON = 60
"""A pair of characters in more rows than this tells nothing; looking them all up would cost the square of the rows."""
SHARED = 8
"""A name that more project tables share (群众满意度) is a kind of indicator, not one and the same."""


@dataclass(frozen=True, slots=True)
class Match:
    """A row of the department's table and a row of a project table with the same or nearly the same name."""

    department: Table
    whole: Row
    project: Table
    part: Row
    exact: bool  # the names are the same after normalising

    @property
    def survey(self) -> bool:
        """Both are degrees of satisfaction: each table asks its own people, so the numbers may differ."""
        return "满意" in self.whole.indicator.name and "满意" in self.part.indicator.name


@dataclass(frozen=True)
class Group:
    """The tables of one 主管部门 and one 年度."""

    tables: tuple[Table, ...]

    @cached_property
    def departments(self) -> tuple[Table, ...]:
        """部门整体支出绩效自评."""
        return tuple(table for table in self.tables if table.sheet.kind is Kind.DEPARTMENT)

    @cached_property
    def projects(self) -> tuple[Table, ...]:
        """项目支出绩效自评."""
        return tuple(table for table in self.tables if table.sheet.kind is Kind.PROJECT)

    @cached_property
    def department(self) -> Table | None:
        """The department's table where there is exactly one: with several it is not known which the projects belong to."""
        return self.departments[0] if len(self.departments) == 1 else None

    @cached_property
    def _index(self) -> _Index | None:
        return _Index(self.department) if self.department is not None else None

    def like(self, part: Row) -> tuple[tuple[Row, bool], ...]:
        """Rows of the department's table that correspond to a project's row, and whether the names are the same."""
        rows = self._index.like(part) if self._index is not None else ()
        return tuple((whole, exact) for whole, exact in rows if exact or _kin(whole, part))

    @cached_property
    def strangers(self) -> tuple[Figure, ...]:
        """Figures of the department's texts that no row of its own table is about."""
        if self.department is None or not self.department.figures:
            return ()
        own = Names(self.department)
        figures = (figure for figure in self.department.figures if figure.passage.indicator is None)
        return tuple(figure for figure in figures if own.about(figure) is None)

    @cached_property
    def matches(self) -> tuple[tuple[Row, tuple[Match, ...]], ...]:
        """Rows of the department's table with what corresponds to them in the project tables, in print order."""
        department = self.department
        if department is None:
            return ()
        found: dict[int, list[Match]] = defaultdict(list)
        for project in self.projects:
            for part in project.rows:
                for whole, exact in self.like(part):
                    found[whole.indicator.number].append(Match(department, whole, project, part, exact))
        rows = ((row, tuple(found[row.indicator.number])) for row in department.rows if row.indicator.number in found)
        return tuple((row, matches) for row, matches in rows if len(matches) <= SHARED)


def _kin(whole: Row, part: Row) -> bool:
    """Near names that only look alike (国土变更调查 and its 外业抽查) need an equal target or actual as well."""
    a, b = core(whole.indicator.name), core(part.indicator.name)
    inside = a in b or b in a
    return (
        inside
        or _squeezed(whole.indicator.target) == _squeezed(part.indicator.target)
        or (
            whole.indicator.actual is not None and _squeezed(whole.indicator.actual) == _squeezed(part.indicator.actual)
        )
    )


def _squeezed(text: str | None) -> str:
    return "".join((text or "").split())


class _Index:
    """Rows of one table by name: equal names at once, near names through the rare pairs of characters they share."""

    def __init__(self, table: Table) -> None:
        self._exact: dict[str, list[Row]] = defaultdict(list)
        self._by_pair: dict[str, list[Row]] = defaultdict(list)
        for row in table.rows:
            self._exact[normal(row.indicator.name)].append(row)
            for pair in pairs(core(row.indicator.name)):
                self._by_pair[pair].append(row)
        self._known: dict[str, tuple[tuple[Row, bool], ...]] = {}

    def like(self, row: Row) -> tuple[tuple[Row, bool], ...]:
        name = row.indicator.name
        if name not in self._known:
            self._known[name] = tuple(self._search(name))
        return tuple((whole, exact) for whole, exact in self._known[name] if whole.cost == row.cost)

    def _search(self, name: str) -> Iterator[tuple[Row, bool]]:
        exact = [row for row in self._exact.get(normal(name), ()) if same(row.indicator.name, name)]
        if exact:
            yield from ((row, True) for row in exact)
            return
        candidates: dict[int, Row] = {}
        for pair in pairs(core(name)):
            rows = self._by_pair.get(pair, ())
            if len(rows) <= COMMON:
                candidates.update((row.indicator.number, row) for row in rows)
        for number in sorted(candidates):
            if near(candidates[number].indicator.name, name):
                yield candidates[number], False


def grouped(tables: Iterable[Table]) -> Iterator[Group]:
    """Tables by department and year, in the order in which they first appear."""
    groups: dict[tuple[str, int], list[Table]] = defaultdict(list)
    for table in tables:
        key = owner(table.sheet)
        if key and table.sheet.year is not None:
            groups[key, table.sheet.year].append(table)
    for members in groups.values():
        yield Group(tuple(members))


def successive(tables: Iterable[Table]) -> Iterator[tuple[Table, Table]]:
    """Each table with that of the same name and kind of the year before."""
    known: dict[tuple[str, str, Kind], dict[int, Table]] = defaultdict(dict)
    for table in tables:
        if table.sheet.year is None:
            continue
        known[owner(table.sheet), normal(table.sheet.name), table.sheet.kind].setdefault(table.sheet.year, table)
    for years in known.values():
        for year in sorted(years):
            if year - 1 in years:
                yield years[year], years[year - 1]


def owner(sheet: Sheet) -> str:
    """The department a table belongs to; empty where the file does not say."""
    if sheet.kind is Kind.DEPARTMENT:
        return "".join(str(sheet.name).split())
    return "".join(str(sheet.department or "").split())
