"""Rows of copied text, where places cannot be trusted: cells find their columns by order and content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from perfscore.intake.align import SURE, Fit, assign
from perfscore.intake.draft import Value
from perfscore.intake.entry import HOLLOW, LEVELS, ORDINAL, PLACEHOLDER, Table
from perfscore.intake.grid import Cell, Row
from perfscore.intake.heads import SLACK
from perfscore.intake.weave import REMARKS
from perfscore.intake.words import POINTS_ALONE, is_level1, is_level2, level, number, squash

_CLOSE = 2


@dataclass(slots=True)
class Loose:
    """Reads a row by content. ``hint`` is where the columns stood in the row before."""

    table: Table
    cost_on_top: bool = False
    hint: dict[str, int] = field(default_factory=dict)
    cost: float = 0.0  # how odd the row taken last is

    def take(self, row: Row, cells: list[Cell], waiting: int) -> Fit | None:
        """The row's cells by column, entered; {} for labels alone; None for a piece of another row."""
        if self._labels_alone(row, cells) or self._hollow(row, cells):
            return {}
        kinds = self.table.kinds
        points = POINTS_ALONE.fullmatch(cells[0].text.strip())
        if points and len(cells) > 1:
            self.points_alone(points.group(1), cells[0])
            cells = cells[1:]
        cells = self._without_idle_labels(row, cells)
        cells = self._without_ordinal(cells, kinds)
        labels = self._labels_by_place(cells) if row.measured else {}
        cells = [cell for cell in cells if all(cell not in found for found in labels.values())]
        fit, cost = assign(cells, kinds, self.hint, 0.6 if row.words else 1.0, SLACK if row.measured else 0)
        fit = {**labels, **fit}
        if not self._complete(fit) or (row.measured and not self._figures_below(fit)):
            if row.measured or row.gap or waiting or len(cells) <= 3:
                return None
            cost += SURE
        if row.words and any(len(found) > 1 for found in fit.values()):
            cost = max(cost, SURE)  # where a name has blanks inside, its end is a guess
        self.cost = cost
        return fit

    def enter(self, row: Row, fit: Fit) -> None:
        """Enter a row that was taken, and remember where its columns stand."""
        places = {key: found[0].column for key, found in fit.items()}
        self._remember(row, places)
        doubts = [] if self.cost < SURE else ["本行的栏数与表头不一致，各值按内容归栏"]
        told = [key for key in self.table.kinds if key in REMARKS or key == "佐证材料"]
        if not row.aligned and len(told) > 1 and sum(1 for key in told if key in fit) == 1:
            doubts.append(f"“{'”“'.join(told)}”各栏只有一栏有字，空格已丢失，归哪一栏请核对")
        if self.cost < SURE and row.aligned:
            doubts = ["本行与列名没有对齐，各值按内容归栏"]
        self.table.enter(row, fit, doubts)

    def _without_idle_labels(self, row: Row, cells: list[Cell]) -> list[Cell]:
        """Labels of groups without a row stand before those of the next group."""
        leading = 0
        while leading < len(cells) and (is_level1(cells[leading].text) or is_level2(cells[leading].text)):
            leading += 1
        idle = max(leading - len(LEVELS), 0)
        levels = [key for key, _ in self.table.heads if key in LEVELS]
        if levels != list(LEVELS):
            return cells
        if leading == len(LEVELS) and not is_level1(cells[0].text) and not is_level2(cells[1].text):
            idle = 1
        if idle:
            self._labels_alone(row, cells[:idle])
        return cells[idle:]

    def _without_ordinal(self, cells: list[Cell], kinds: list[str]) -> list[Cell]:
        """A number before the name, where the form has no column for it."""
        first = next(
            (at for at, cell in enumerate(cells) if not (is_level1(cell.text) or is_level2(cell.text))), len(cells)
        )
        if "序号" in kinds or len(cells) <= first + 2 or not ORDINAL.fullmatch(squash(cells[first].text)):
            return cells
        named = next((kind for kind in kinds if kind not in LEVELS), "")
        if named != "指标" or number(cells[first + 1].text) is not None:
            return cells
        self.table.ledger.label(cells[first])
        return cells[:first] + cells[first + 1 :]

    def _remember(self, row: Row, places: dict[str, int]) -> None:
        """Where the columns stand on this page; columns without a cell here are taken to have moved along."""
        if row.words:
            return
        moves = sorted(places[key] - self.hint[key] for key in places if key in self.hint)
        move = moves[len(moves) // 2] if moves else 0
        self.hint = {key: column + move for key, column in self.hint.items()} | places

    def _complete(self, fit: Fit) -> bool:
        kinds = {key for key, _ in self.table.heads}
        if "指标" not in fit or not any(key in fit for key in ("年度指标值", "实际完成值")):
            return False
        wanted = {"分值", "自评得分"} & kinds
        return not wanted or any(key in fit and number(fit[key][0].text) is not None for key in wanted)

    def _labels_by_place(self, cells: Sequence[Cell]) -> Fit:
        """In fixed pitch, what begins where the head of 一级 or 二级 begins is a label, even a torn one we do not know."""
        found: Fit = {}
        heads = [(key, cell.column) for key, cell in self.table.heads]
        for cell in cells[: len(LEVELS)]:
            key, place = min(heads, key=lambda head: abs(head[1] - cell.column), default=("", -9))
            plain = number(cell.text) is None and not POINTS_ALONE.fullmatch(cell.text)
            if key in LEVELS and abs(place - cell.column) <= _CLOSE and plain and key not in found:
                found[key] = [cell]
        return found

    def _beside_levels(self, cells: Sequence[Cell]) -> bool:
        """A piece of a name may read like a label (…单位 / 数量); it does not stand below the heads of levels."""
        places = [cell.column for key, cell in self.table.heads if key in LEVELS]
        return any(all(abs(place - cell.column) > SLACK for place in places) for cell in cells)

    def _figures_below(self, fit: Fit) -> bool:
        """Figures of a row in fixed pitch stand below their heads; others are pieces of a text."""
        figures = [fit[key][0] for key in ("分值", "自评得分") if key in fit]
        heads = {key: cell.column for key, cell in self.table.heads}
        near = any(
            abs(heads[key] - cell.column) <= SLACK for key in heads if key in ("分值", "自评得分") for cell in figures
        )
        return near or not figures

    def _labels_alone(self, row: Row, cells: list[Cell]) -> bool:
        if not all(
            is_level1(cell.text) or is_level2(cell.text) or POINTS_ALONE.fullmatch(cell.text.strip()) for cell in cells
        ) or (row.measured and self._beside_levels(cells)):
            return False
        fit: Fit = {}
        for cell in cells:
            self.table.ledger.label(cell)
            points = POINTS_ALONE.fullmatch(cell.text.strip())
            if points:
                self.points_alone(points.group(1), cell)
            else:
                first = is_level1(cell.text) and not (
                    is_level2(cell.text) and ("一级指标" in fit or (len(cells) == 1 and self._under_output(cell)))
                )
                fit.setdefault("一级指标" if first else "二级指标", []).append(cell)
        self.table.labels_only(row, fit)
        return True

    def _hollow(self, row: Row, cells: list[Cell]) -> bool:
        """A row of the empty form: ``指标1：``, ``……``."""
        rest = [cell for cell in cells if not (is_level1(cell.text) or is_level2(cell.text))]
        if not all(HOLLOW.fullmatch(squash(cell.text)) for cell in rest):
            return False
        for cell in rest:
            self.table.ledger.leave_out(cell, PLACEHOLDER)
        return self._labels_alone(row, [cell for cell in cells if cell not in rest])

    def _under_output(self, cell: Cell) -> bool:
        word = level(cell.text)
        return word[0] == "成本指标" and word[1] is None and not self.cost_on_top

    def points_alone(self, points: str, cell: Cell) -> None:
        """``(30分)`` broken off from the label before it."""
        label = next((line.level1 for line in reversed(self.table.lines) if line.level1), None)
        if label and label not in self.table.draft.weights:
            self.table.draft.weights[label] = Value(points, [f"“{cell.text}”与栏目名分开印在{cell.place}"], (cell,))
            self.table.ledger.place(cell)
