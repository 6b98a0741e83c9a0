"""Cells in a row, one after another, back into the rows of a table: the cheapest way to thread them through the columns.

Copied tables lose their grid: merged labels stand once, empty cells vanish, a line break inside a cell begins a new line.
What remains is the order. Each cell goes to the column of the one before it, to a later one, or to a column of the next
row; what it costs is how badly it suits the column and which columns are left empty (Viterbi's algorithm).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from perfscore.intake.align import misfit
from perfscore.intake.grid import Cell
from perfscore.intake.meaning import ACTUAL, NAME, POINTS, REASON, SCORE, TARGET
from perfscore.intake.words import SIDE, is_empty, number, squash

LEVELS = frozenset({"一级指标", "二级指标"})
REMARKS = frozenset({"偏差原因", "改进措施", REASON, "备注"})
LABELS = frozenset({"一级指标", "二级指标", "序号", "side"})
SURE = 2.0  # from this cost on a row is doubtful
_NEVER = 1e6
_SKIP = {NAME: _NEVER, TARGET: 4.0, ACTUAL: 4.0, POINTS: 4.0, SCORE: 3.0, "指标值类型": 2.0, "计量单位": 1.2}
_SKIP_OTHER = 0.3
_FREE_AT_END = 0.0
_JOIN = 2.5
_JOIN_AT_BREAK = 0.4
_UNKNOWN_LABEL = 0.9
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,12}(?:（.{1,12}）)?")
_NO_REASON = 2.5
_BACK = 4  # score, actual, target, points
_ABOVE = 4.0  # a score above its points


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, or a part of one; ``first``: it begins a line."""

    cell: Cell
    first: bool = True

    @property
    def text(self) -> str:
        """What is written."""
        return self.cell.text


@dataclass(slots=True)
class Woven:
    """A row: its pieces by column, and how odd it is."""

    cells: dict[int, list[Cell]] = field(default_factory=dict)
    cost: float = 0.0
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Loom:
    """The columns and what is known of the text.

    ``kept``: empty cells are there. ``lined``: a row begins with a line. ``whole``: no cell is broken over lines.
    """

    kinds: Sequence[str]
    kept: bool
    lined: bool
    whole: bool = False

    def weave(self, pieces: Sequence[Piece]) -> list[Woven]:
        """The rows; empty if there is no way."""
        best, back = self._thread(pieces)
        return self._rows(pieces, best, back) if pieces else []

    def cost(self, pieces: Sequence[Piece]) -> float:
        """What the cheapest way costs."""
        best, _ = self._thread(pieces)
        return min(best[-1], default=_NEVER) if best else 0.0

    def _thread(self, pieces: Sequence[Piece]) -> tuple[list[list[float]], list[list[tuple[int, bool]]]]:
        width = len(self.kinds)
        best: list[list[float]] = []
        back: list[list[tuple[int, bool]]] = []  # column of the piece before, new row?
        for index, piece in enumerate(pieces):
            costs = [_NEVER] * width
            ways = [(-1, True)] * width
            before = best[-1] if best else None
            idle = _needs_no_reason(pieces, index)
            for column in range(width):
                cost, way = self._cheapest(before, column, piece, pieces[index - 1] if index else None)
                odd = self._odd(self.kinds[column], piece.text)
                odd += _NO_REASON if idle and self.kinds[column] in REMARKS else 0.0
                costs[column], ways[column] = cost + odd, way
            best.append(costs)
            back.append(ways)
        return best, back

    def _odd(self, kind: str, text: str) -> float:
        """How badly a text suits a column; where empty cells are kept, places speak for a label of unknown words."""
        odd = misfit_of(kind, text)
        unknown = _UNKNOWN_LABEL if self.kept and self.lined else SURE
        return unknown if odd > unknown and kind in LEVELS and _LABEL.fullmatch(squash(text)) else odd

    def _cheapest(
        self, before: list[float] | None, column: int, piece: Piece, previous: Piece | None
    ) -> tuple[float, tuple[int, bool]]:
        if before is None or previous is None:
            return self._leading(column, first=True), (-1, True)
        found = (_NEVER, (-1, True))
        opening = self._leading(column, first=False) if piece.first or not self.lined else _NEVER
        for last, cost in enumerate(before):
            options = [(cost + self._trailing(last) + opening, (last, True))]
            if last < column:
                options.append((cost + self._between(last, column, previous, piece), (last, False)))
            elif last == column:
                options.append((cost + self._joining(column, piece), (last, False)))
            found = min(found, *options, key=lambda option: option[0])
        return found

    def _leading(self, column: int, *, first: bool) -> float:
        """The row begins here: labels before it hold on from the row above."""
        skipped = self.kinds[:column]
        if not set(skipped) <= LABELS:
            return _NEVER if self.kept else sum(_SKIP.get(kind, _SKIP_OTHER) for kind in skipped if kind not in LABELS)
        return 3.0 * len(skipped) if first else 0.1 * len(skipped)

    def _trailing(self, last: int) -> float:
        """The row before ends there."""
        skipped = self.kinds[last + 1 :]
        if self.kept and not self.lined and skipped:
            return _NEVER
        return sum(_SKIP.get(kind, _FREE_AT_END) for kind in skipped)

    def _between(self, last: int, column: int, previous: Piece, piece: Piece) -> float:
        skipped = self.kinds[last + 1 : column]
        if skipped and self.kept and not (self.kinds[last] == "序号" and set(skipped) <= LEVELS):
            return _NEVER  # only behind a number labels may reach down from the row above
        if self.lined and piece.first:
            return _NEVER
        cost = sum(0.0 if kind in LABELS else _SKIP.get(kind, _SKIP_OTHER) for kind in skipped)
        if self.kinds[last] == "一级指标" and "二级指标" in skipped:
            cost += 1.0  # a new 一级 comes with its first 二级: 成本指标 alone is a 二级 of 产出
        if self.kinds[last] == POINTS and self.kinds[column] == SCORE and _above(piece.text, previous.text):
            cost += _ABOVE
        return cost

    def _joining(self, column: int, piece: Piece) -> float:
        """A cell goes on: behind a line break, never for figures."""
        if self.kinds[column] in (POINTS, SCORE, "指标值类型", "计量单位") or self.whole or not piece.text.strip():
            return _NEVER
        if self.lined:
            return _JOIN_AT_BREAK if piece.first and piece.text else _NEVER
        return _JOIN

    def _rows(
        self, pieces: Sequence[Piece], best: list[list[float]], back: list[list[tuple[int, bool]]]
    ) -> list[Woven]:
        ends = [cost + self._trailing(column) for column, cost in enumerate(best[-1])]
        column = min(range(len(ends)), key=ends.__getitem__)
        if ends[column] >= _NEVER:
            return []
        path: list[tuple[int, bool]] = []
        for index in range(len(pieces) - 1, -1, -1):
            before, opens = back[index][column]
            path.append((column, opens))
            column = before
        rows: list[Woven] = []
        for piece, (at, opens) in zip(pieces, reversed(path), strict=True):
            if opens:
                rows.append(Woven())
            rows[-1].joined |= at in rows[-1].cells
            rows[-1].cells.setdefault(at, []).append(piece.cell)
        for row in rows:
            row.cost = self._oddness(row)
        return rows

    def _oddness(self, row: Woven) -> float:
        """Cost of a row by itself: misfits, and columns left empty that should not be."""
        cost = 0.0
        texts = {self.kinds[at]: "".join(cell.text for cell in cells) for at, cells in row.cells.items()}
        for kind in self.kinds:
            if kind in texts:
                cost += self._odd(kind, texts[kind])
            elif kind not in LABELS and not self.kept:
                cost += _SKIP.get(kind, 0.0)
        remarks = [at for at, kind in enumerate(self.kinds) if kind in REMARKS or kind == "佐证材料"]
        if not self.kept and len(remarks) > 1 and len([at for at in remarks if at in row.cells]) == 1:
            cost += SURE  # which of them it is, nothing tells
        if _above(texts.get(SCORE, ""), texts.get(POINTS, "")):
            cost += _ABOVE
        return cost + (SURE if row.joined and not self.lined else 0.0)


def _needs_no_reason(pieces: Sequence[Piece], index: int) -> bool:
    """A few characters behind a full score are sooner the next row's label than this one's reason."""
    if not index or not _LABEL.fullmatch(squash(pieces[index].text)) or is_empty(pieces[index].text):
        return False
    score, *before = (number(piece.text) for piece in reversed(pieces[max(index - _BACK, 0) : index]))
    return score is not None and any(each is not None and Decimal(each) == Decimal(score) for each in before)


def misfit_of(kind: str, text: str) -> float:
    """How badly a text suits a column; an empty cell is odd where something must stand."""
    if is_empty(text) and text.strip() == "":
        return (
            0.0
            if kind in ("side", "")
            else {NAME: 12.0, TARGET: 1.5, ACTUAL: 1.0, POINTS: 1.0, SCORE: 0.5}.get(kind, 0.0)
        )
    if kind in ("side", ""):  # beside the table; a place that a wide cell covers
        return 0.0 if kind == "side" and squash(text) in SIDE else 8.0
    return misfit(kind, text)


def _above(score: str, points: str) -> bool:
    more, most = number(score), number(points)
    return more is not None and most is not None and Decimal(more) > Decimal(most)
