"""What a figure in a text is about: the row whose name its words cover, argued by words and unit, never by number.

The words of a figure are compared with the name of a row (normalised as in :mod:`perfscore.checks.words`) by their pairs
of neighbouring Chinese characters. A row is meant when at least 60 % of its pairs stand in the words, three at least,
one of them rare (in at most four rows of the table), its unit fits, and no place name of the row is missing in the
text. Each figure goes to the row it covers best.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from perfscore.checks.base import Row, Table
from perfscore.checks.figures import Figure, agrees, keys, scaled
from perfscore.checks.words import KEPT, core
from perfscore.language.numbers import EXACT
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
        self._index = _index(tuple(row.indicator.name for row in table.rows))
        self._units = tuple(_unit(row) for row in table.rows)
        self._about: dict[int, Subject | None] = {}
        self._candidates: dict[int, tuple[Row, ...]] = {}

    def shared(self, figure: Figure, row: Row) -> frozenset[str]:
        """Pairs of the row's name that stand in the words of the figure."""
        return keys(figure.words) & _keys(row.indicator.name)

    def touched(self, figures: Sequence[Figure], by_words: Mapping[str, Iterable[int]]) -> list[Figure]:
        """Those of many figures that have :meth:`candidates`, found through their words (pair → places) at once."""
        places = {place for key in self._index.rare & by_words.keys() for place in by_words[key]}
        return [figures[place] for place in sorted(places)]

    def about(self, figure: Figure) -> Subject | None:
        """The row that the figure speaks of. Answers are kept: the figure must live as long as these names."""
        if id(figure) not in self._about:
            covered = _met(self._index, figure.words).covered
            self._about[id(figure)] = self._best(figure, covered) if covered else None
        return self._about[id(figure)]

    def _best(self, figure: Figure, covered: Iterable[tuple[int, int]]) -> Subject | None:
        rows, names = self.table.rows, self._index.keys
        subjects = [
            (100 * count // len(names[place]), len(names[place]), -rows[place].indicator.number, rows[place])
            for place, count in covered
            if self._fits(figure, place) and not _elsewhere(rows[place].indicator.name, figure)
        ]
        cover, _, _, row = max(subjects, key=lambda subject: subject[:3], default=(0, 0, 0, None))
        return None if row is None else Subject(row, cover)

    def candidates(self, figure: Figure) -> tuple[Row, ...]:
        """Rows of a fitting unit that share at least one rare pair with the words of the figure; kept as well."""
        if id(figure) not in self._candidates:
            touched, rows = _met(self._index, figure.words).touched, self.table.rows
            fitting = [rows[place] for place in touched if self._fits(figure, place)] if touched else ()
            self._candidates[id(figure)] = tuple(fitting)
        return self._candidates[id(figure)]

    def _fits(self, figure: Figure, place: int) -> bool:
        """Whether the units of figure and row can be compared."""
        unit = self._units[place]
        return unit is not None and alike(figure.unit, unit)


class _Index:
    """Names by their pairs of characters. Tables of other years and other offices have the same: it is made once."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.keys = tuple(_keys(name) for name in names)
        self.enough = tuple(_enough(len(found)) for found in self.keys)
        self.places: dict[str, list[int]] = {}  # pair of characters → places of the names it is in
        for place, found in enumerate(self.keys):
            for key in found:
                self.places.setdefault(key, []).append(place)
        self.rare = frozenset(key for key, places in self.places.items() if len(places) <= RARE)


class _Met(NamedTuple):
    """Which names the words of a figure meet: places of the names, in the order in which they are asked."""

    covered: tuple[tuple[int, int], ...]  # enough of its pairs, one of them rare; and how many
    touched: tuple[int, ...]  # a rare pair


_index = lru_cache(maxsize=32)(_Index)


@lru_cache(maxsize=2048)
def _met(index: _Index, words: str) -> _Met:
    counts: dict[int, int] = {}
    touched: dict[int, None] = {}
    for key in sorted(keys(words) & index.places.keys()):
        places = index.places[key]
        for place in places:
            counts[place] = counts.get(place, 0) + 1
        if key in index.rare:
            touched.update(dict.fromkeys(places))
    enough = index.enough
    covered = ((place, count) for place, count in counts.items() if count >= enough[place] and place in touched)
    return _Met(tuple(covered), tuple(touched))


@lru_cache(maxsize=KEPT)
def _keys(name: str) -> frozenset[str]:
    return keys(core(name)) | frozenset(key for key in keys(name) if ":" in key)


def _enough(pairs: int) -> int:
    """How many pairs of a name must stand in the words: three at least, if it has so many, and 60 %."""
    return max(min(LEAST, pairs), -(-COVER * pairs // 100))


def _elsewhere(name: str, figure: Figure) -> bool:
    """The name of the row tells a place that the sentence does not mention."""
    return any(place not in figure.sentence for place in _places(name))


@lru_cache(maxsize=KEPT)
def _places(name: str) -> tuple[str, ...]:
    """Names of places in the name of a row."""
    return tuple(place for place in _PLACE.findall(core(name)) if not any(word in place for word in _NO_PLACE))


def _unit(row: Row) -> Unit | None:
    """The unit of a row that has numbers."""
    value = row.target if isinstance(row.target, Quantity) else row.actual
    return value.unit if isinstance(value, Quantity) else None


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


def agrees_with(figure: Figure, value: Quantity) -> bool:
    """Whether a figure can be the number of a table."""
    if figure.unit.factor is not value.unit.factor or figure.at_least or figure.about:
        factor = value.unit.factor
        return agrees(figure, scaled(value.lower, factor), scaled(value.upper, factor))
    number, low, high = figure.number, value.lower, value.upper  # as a rule, and no fractions are needed
    if low <= number <= high or not figure.coarse:
        return low <= number <= high
    return EXACT.subtract(low, figure.rounding) <= number <= EXACT.add(high, figure.rounding)


def by_passage(figures: Iterable[Figure]) -> Iterator[list[Figure]]:
    """Figures passage by passage."""
    groups: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[id(figure.passage)].append(figure)
    yield from groups.values()
