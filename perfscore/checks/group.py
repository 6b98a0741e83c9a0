"""Tables that belong together: those of one department and one year, and the rows in them that mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from perfscore.checks.base import Row, Table
from perfscore.checks.figures import Figure, keys
from perfscore.checks.subjects import Names
from perfscore.checks.words import KEPT, core, near, normal, pairs, same
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
        if self.department is None:
            return None
        return _index(tuple(row.indicator.name for row in self.department.rows))

    def like(self, part: Row) -> tuple[tuple[Row, bool], ...]:
        """Rows of the department's table that correspond to a project's row, and whether the names are the same."""
        if self._index is None or self.department is None:
            return ()
        rows = self.department.rows
        found = ((rows[place], exact) for place, exact in _like(self._index, part.indicator.name))
        return tuple(
            (whole, exact) for whole, exact in found if whole.cost == part.cost and (exact or _kin(whole, part))
        )

    @cached_property
    def strangers(self) -> tuple[Figure, ...]:
        """Figures of the department's texts that no row of its own table is about."""
        if self.department is None or not self.department.figures:
            return ()
        own = Names(self.department)
        figures = (figure for figure in self.department.figures if figure.passage.indicator is None)
        return tuple(figure for figure in figures if own.about(figure) is None)

    @cached_property
    def by_words(self) -> dict[str, list[int]]:
        """The words of these figures: pair of characters → places of the figures about which it stands."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, figure in enumerate(self.strangers):
            for key in keys(figure.words):
                found[key].append(place)
        return found

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
    """Names of one table: equal ones are found at once, near ones through the rare pairs of characters they share.

    Tables of other years and other offices have the same names: it is made once.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.pairs = tuple(pairs(core(name)) for name in names)
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._by_pair: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(names):
            self._exact[normal(name)].append(place)
            for pair in self.pairs[place]:
                self._by_pair[pair].append(place)

    def like(self, name: str) -> Iterator[tuple[int, bool]]:
        """Places of the names that are the same (true), or where there is none, of those that are near."""
        exact = [place for place in self._exact.get(normal(name), ()) if same(self.names[place], name)]
        if exact:
            yield from ((place, True) for place in exact)
            return
        own = pairs(core(name))
        candidates: set[int] = set()
        for pair in own:
            places = self._by_pair.get(pair, ())
            if len(places) <= COMMON:
                candidates.update(places)
        for place in sorted(candidates):
            # however names are near, they share four fifths of the pairs of the shorter one
            theirs = self.pairs[place]
            enough = 5 * len(own & theirs) >= 4 * min(len(own), len(theirs))
            if enough and near(self.names[place], name):
                yield place, False


_index = lru_cache(maxsize=16)(_Index)


@lru_cache(maxsize=KEPT)
def _like(index: _Index, name: str) -> tuple[tuple[int, bool], ...]:
    return tuple(index.like(name))


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
