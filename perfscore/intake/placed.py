"""Rows of true tables: each cell belongs to the column it stands under, unless its content says that the row slipped."""

from __future__ import annotations

from dataclasses import dataclass

from perfscore.intake.align import SLIPPED, SURE, Fit, assign, misfit, oddness
from perfscore.intake.entry import HOLLOW, LEVELS, PLACEHOLDER, Table
from perfscore.intake.grid import Cell, Row
from perfscore.intake.heads import widest
from perfscore.intake.info import BLANK
from perfscore.intake.words import is_empty, is_level1, is_level2, squash

_VALUES = ("年度指标值", "实际完成值", "分值", "自评得分")


@dataclass(slots=True)
class Placed:
    """Reads a row by the places of its cells; False where that does not fit."""

    table: Table

    def take(self, row: Row, cells: list[Cell]) -> bool:
        """Take a row of an indicator, or of labels alone."""
        return self._indicator(row, cells) or self._only_labels(row, cells) or (row.copied and self._moved(row, cells))

    def _indicator(self, row: Row, cells: list[Cell]) -> bool:
        fit: Fit = {}
        for cell in cells:
            key = widest(cell, self.table.heads)
            if key is None:
                return False
            fit.setdefault(key, []).append(cell)
        if "指标" not in fit or any(
            misfit(key, fit[key][0].text) >= 10 for key in ("分值", "自评得分") if key in fit and not fit[key][0].remark
        ):
            return False
        if not any(key in fit for key in _VALUES):
            return self._bare_name(row, fit)
        if self._shifted(cells, fit):
            return False
        self.table.enter(row, fit, [])
        return True

    def _moved(self, row: Row, cells: list[Cell]) -> bool:
        """In copied text with bars a row begins behind the labels that reach down to it, so all its cells stand too far left.

        It is taken where one move lets every cell suit its column, and no other move comes near.
        """
        found: list[tuple[float, Fit]] = []
        name = next((head.column for key, head in self.table.heads if key == "指标"), 0)
        for move in range(1, name - cells[0].column + 1):
            fit: Fit = {}
            for cell in cells:
                fit.setdefault(widest(cell, self.table.heads, move) or "", []).append(cell)
            if "" not in fit and "指标" in fit and any(key in fit for key in _VALUES):
                texts = {key: "".join(cell.text for cell in under) for key, under in fit.items()}
                found.append((oddness(texts, self.table.kinds), fit))
        found.sort(key=lambda one: one[0])
        if not found or found[0][0] >= SURE or (len(found) > 1 and found[1][0] - found[0][0] < SLIPPED):
            return False
        self.table.enter(row, found[0][1], [])
        return True

    def _shifted(self, cells: list[Cell], fit: Fit) -> bool:
        """The cells fit their columns badly, and another order-keeping assignment fits well: the row has slipped."""
        if any(cell.remark for cell in cells):
            return False
        kinds = self.table.kinds
        placed = oddness({key: "".join(cell.text for cell in found) for key, found in fit.items()}, kinds)
        return placed >= SLIPPED and placed - assign(cells, kinds, {})[1] >= SLIPPED

    def _bare_name(self, row: Row, fit: Fit) -> bool:
        if HOLLOW.fullmatch(squash(fit["指标"][0].text)):
            for cell in fit["指标"]:
                self.table.ledger.leave_out(cell, PLACEHOLDER)
            self.table.labels_only(row, fit)
            return True
        if is_level1(fit["指标"][0].text) or is_level2(fit["指标"][0].text):
            return False
        self.table.enter(row, fit, ["原表这一行只有名称，没有指标值和分值"])
        return True

    def _only_labels(self, row: Row, cells: list[Cell]) -> bool:
        fit: Fit = {}
        for cell in cells:
            key = widest(cell, self.table.heads)
            if key in LEVELS:
                fit.setdefault(key, []).append(cell)
            elif is_empty(cell.text) and not cell.remark:
                self.table.ledger.leave_out(cell, BLANK)
            else:
                return False
        self.table.labels_only(row, fit)
        return True
