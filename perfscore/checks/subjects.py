"""What a figure in a text is about: the row whose name its words cover, argued by words and unit, never by number.

The words of a figure are compared with the name of a row (normalised as in :mod:`perfscore.checks.words`) by their pairs
of neighbouring Chinese characters. A row is meant when at least 60 % of its pairs stand in the words, three at least,
one of them rare (in at most four rows of the table), its unit fits, and no place name of the row is missing in the
text. Each figure goes to the row it covers best.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from perfscore.checks.base import Row, Table
from perfscore.checks.figures import Figure, keys, scaled
from perfscore.checks.words import KEPT, core
from perfscore.language.units import Unit
from perfscore.values.types import Quantity, Value

COVER = 60
RARE = 4
LEAST = 3
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}?(?:省|市|县|州|镇|乡)")
_NO_PLACE = (
    "城市",
    "县市",
    "市州",
    "全省",
    "各市",
    "省市",
    "超市",
    "门市",
    "上市",
    "村镇",
    "乡镇",
    "城镇",
    "股市",
    "省级",
    "市级",
    "县级",
)
ALIKE = frozenset("个项件次场期份处条宗篇家座站点类种部套") | {"批次"}
"""Count words that running text uses for one another."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A row and how well the words of a figure cover its name, in percent."""

    row: Row
    cover: int


class Names:
    """The rows of one table, to be found by the words of a text."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._keys = {row.indicator.number: _keys(row.indicator.name) for row in table.rows}
        self._enough = {number: _enough(len(name)) for number, name in self._keys.items()}
        self._about: dict[int, Subject | None] = {}
        self._candidates: dict[int, tuple[Row, ...]] = {}
        self._rows: dict[str, list[tuple[int, Row]]] = {}  # pair of characters → numbers and rows of the names it is in
        for row in table.rows:
            entry = row.indicator.number, row
            for key in self._keys[entry[0]]:
                self._rows.setdefault(key, []).append(entry)

    def rare(self, key: str) -> bool:
        """Whether a pair stands in few names."""
        return len(self._rows.get(key, ())) <= RARE

    def shared(self, figure: Figure, row: Row) -> frozenset[str]:
        """Pairs of the row's name that stand in the words of the figure."""
        return keys(figure.words) & self._keys[row.indicator.number]

    def about(self, figure: Figure) -> Subject | None:
        """The row that the figure speaks of. Answers are kept: the figure must live as long as these names."""
        if id(figure) not in self._about:
            self._about[id(figure)] = self._found(figure)
        return self._about[id(figure)]

    def _found(self, figure: Figure) -> Subject | None:
        words = keys(figure.words)
        counts: dict[int, int] = {}
        found: dict[int, Row] = {}
        for key in words & self._rows.keys():
            for number, row in self._rows[key]:
                counts[number] = counts.get(number, 0) + 1
                found[number] = row
        best: Subject | None = None
        for number, count in counts.items():
            if count < self._enough[number]:
                continue
            subject = self._judged(figure, found[number], count, words)
            if subject is not None and (best is None or self._rank(subject) > self._rank(best)):
                best = subject
        return best

    def candidates(self, figure: Figure) -> tuple[Row, ...]:
        """Rows of a fitting unit that share at least one rare pair with the words of the figure; kept as well."""
        if id(figure) not in self._candidates:
            self._candidates[id(figure)] = tuple(self._fitting(figure))
        return self._candidates[id(figure)]

    def _fitting(self, figure: Figure) -> Iterator[Row]:
        seen: set[int] = set()
        for key in sorted(keys(figure.words) & self._rows.keys()):
            rows = self._rows[key]
            for number, row in rows if len(rows) <= RARE else ():
                if number not in seen and fits(figure, row):
                    seen.add(number)
                    yield row

    def _judged(self, figure: Figure, row: Row, count: int, words: frozenset[str]) -> Subject | None:
        name = self._keys[row.indicator.number]
        if not fits(figure, row):
            return None
        if not any(self.rare(key) for key in words & name) or _elsewhere(row.indicator.name, figure):
            return None
        return Subject(row, 100 * count // len(name))

    def _rank(self, subject: Subject) -> tuple[int, int, int]:
        return subject.cover, len(self._keys[subject.row.indicator.number]), -subject.row.indicator.number


@lru_cache(maxsize=KEPT)
def _keys(name: str) -> frozenset[str]:
    return keys(core(name)) | frozenset(key for key in keys(name) if ":" in key)


def _enough(pairs: int) -> int:
    """How many pairs of a name must stand in the words: three at least, if it has so many, and 60 %."""
    return max(min(LEAST, pairs), -(-COVER * pairs // 100))


def _elsewhere(name: str, figure: Figure) -> bool:
    """The name of the row tells a place that the sentence does not mention."""
    places = [place for place in _PLACE.findall(core(name)) if not any(word in place for word in _NO_PLACE)]
    return any(place not in figure.sentence for place in places)


def fits(figure: Figure, row: Row) -> bool:
    """Whether the units of figure and row can be compared."""
    value = row.target if isinstance(row.target, Quantity) else row.actual
    return isinstance(value, Quantity) and alike(figure.unit, value.unit)


def alike(one: Unit, other: Unit) -> bool:
    """The same unit, one that converts, or count words used for one another."""
    if one.name == other.name:
        return True
    if one.family != other.family or one.family == "none":
        return False
    if one.family != "count":
        return True
    return (one.name in ALIKE and other.name in ALIKE) or one.name in other.name or other.name in one.name


def ends(value: Value | None) -> tuple[Fraction, Fraction] | None:
    """Lower and upper end of a number in the first unit of its family."""
    if not isinstance(value, Quantity):
        return None
    factor = value.unit.factor
    return scaled(value.lower, factor), scaled(value.upper, factor)


def by_passage(figures: Iterable[Figure]) -> Iterator[list[Figure]]:
    """Figures passage by passage."""
    groups: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[id(figure.passage)].append(figure)
    yield from groups.values()
