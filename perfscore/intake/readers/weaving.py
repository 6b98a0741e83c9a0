"""Column names and the cells after them, in a row, → the rows of the table with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from perfscore.intake import heads
from perfscore.intake.grid import Cell, Row
from perfscore.intake.meaning import ACTUAL, TARGET
from perfscore.intake.readers import headrun
from perfscore.intake.weave import SURE, Loom, Piece, Woven

UNSURE = "原文没有表格线，本行各值按内容归栏"
_TRIED = 80  # cells by which an arrangement of names is judged
_WAYS = 2000
_JUDGED = 24
_OF_GROUPS = ("情况", "结果")  # how names of groups end, but for those that name a column


@dataclass(frozen=True, slots=True)
class Result:
    """Rows, names first; whether the cells could be woven; the share of rows that are certain."""

    rows: list[Row]
    found: bool
    certain: float


@dataclass(frozen=True, slots=True)
class Weaving:
    """How the text was written, see :class:`Loom`."""

    kept: bool
    lined: bool
    whole: bool = False

    def best(self, names: Sequence[Cell], pieces: Sequence[Piece], lower: Sequence[Cell] = ()) -> Result:
        """The rows under the arrangement of the names that suits them best: names may stand in two lines.

        ``lower``: the second line, where it is known; else it is looked for at the end of the names.
        """
        ways = _plainest(_arrangements([*names, *lower], len(names) if lower else 0))
        costs = [self._loom(way)[0].cost(pieces[:_TRIED]) for way in ways] if len(ways) > 1 else [0.0]
        way = ways[min(range(len(ways)), key=costs.__getitem__)]
        loom, columns, beside = self._loom(way)
        woven = loom.weave(pieces)
        named = [(at, cell) for at, cell in enumerate(columns) if cell.text.strip()]
        named += list(enumerate(beside, len(columns)))  # names of groups and of the block, out of the way
        header = Row(tuple(Cell(cell.text, at, place=cell.place) for at, cell in named))
        certain = sum(1 for row in woven if row.cost < SURE) / max(len(woven), 1)
        return Result([header, *map(placed, woven)], bool(woven), certain)

    def _loom(self, names: Sequence[Cell]) -> tuple[Loom, list[Cell], list[Cell]]:
        """The loom, its columns, and names that are none of them."""
        cells = [Cell(cell.text, at, place=cell.place) for at, cell in enumerate(names)]
        found = heads.read(Row(tuple(cell for cell in cells if cell.text.strip())), None)
        keys = {cell.column: key for key, cell in found.heads}
        side = self.lined and 0 not in keys
        columns = [
            cell
            for cell in cells
            if cell.column in keys or (self.lined and not cell.text.strip()) or (side and cell.column == 0)
        ]
        kinds = [keys.get(cell.column, "side" if side and cell.column == 0 else "") for cell in columns]
        beside = [cell for cell in cells if cell not in columns]
        if side:
            columns = [
                cell if kind != "side" else Cell("", cell.column) for cell, kind in zip(columns, kinds, strict=True)
            ]
            beside = [cell for cell in cells if cell.column == 0 and cell.text.strip()] + beside
        return Loom(kinds, self.kept, self.lined, self.whole), columns, beside


def _arrangements(names: Sequence[Cell], first: int = 0) -> Iterator[list[Cell]]:
    """The names as they stand; then, where names of groups are among them, with a second line put in their places.

    ``first``: how many names the first line has, where it is known.
    """
    yield list(names)
    groups = [at for at, cell in enumerate(names) if at and _may_be_group(cell, known=bool(first))]
    for upper in (first,) if first else range(len(names) - 2, 0, -1):
        lower = names[upper:]
        if any(not cell.text.strip() for cell in lower):
            continue
        inside = [at for at in groups if at < upper]
        for chosen in [way for count in range(1, (3 if first else 2) + 1) for way in combinations(inside, count)]:
            for cuts in combinations(range(1, len(lower)), len(chosen) - 1):
                edges = [0, *cuts, len(lower)]
                parts = {at: lower[edges[index] : edges[index + 1]] for index, at in enumerate(chosen)}
                yield [cell for at, name in enumerate(names[:upper]) for cell in parts.get(at, [name])]


def _may_be_group(cell: Cell, *, known: bool) -> bool:
    key = headrun.head(cell.text)
    if known:  # in the first line any name may have names below it but those of the indicator
        return bool(cell.text.strip()) and key not in ("一级指标", "二级指标", "指标", "序号")
    return bool(cell.text.strip()) and (key in (None, "side", TARGET, ACTUAL) or str(key).startswith("x-"))


def _plainest(ways: Iterator[list[Cell]]) -> list[list[Cell]]:
    """The names as they stand, if each has a meaning of its own; else with them the arrangements that have most meanings."""
    stands = next(ways)
    keys = [headrun.head(cell.text) for cell in stands if cell.text.strip()]
    plain = [key for key in keys if key and not key.startswith("x-")]
    if None not in keys and "side" not in keys[1:] and len(plain) == len(set(plain)):
        return [stands]
    found: list[tuple[tuple[int, int, int, int], list[Cell]]] = []
    for way in islice(ways, _WAYS):
        keys = [headrun.head(cell.text) for cell in way if cell.text.strip()]
        plain = [key for key in keys if key and key != "side" and not key.startswith("x-")]
        groups = sum(1 for key in keys if not key or (key.startswith("x-") and key.endswith(_OF_GROUPS)))
        found.append(((len(set(plain)), len(set(plain)) - len(plain), -groups, len(keys)), way))
    most = max((rank for rank, _ in found), default=(0, 0, 0, 0))
    return [stands, *[way for rank, way in found if rank == most][:_JUDGED]]


def placed(woven: Woven) -> Row:
    """A row whose cells stand in the columns they were woven into."""
    cells = []
    for column in sorted(woven.cells):
        found = [cell for cell in woven.cells[column] if cell.text.strip()]
        if found:
            cells.append(Cell("\n".join(cell.text for cell in found), column, place=found[0].place))
    return Row(tuple(cells), doubt=UNSURE if woven.cost >= SURE else "")
