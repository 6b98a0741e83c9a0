"""Pieces of rows that a page break or a narrow column tore off → back onto the values they continue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from perfscore.intake import reasons
from perfscore.intake.cells import LONG, REASON, clean, short
from perfscore.intake.draft import IndicatorDraft, Value
from perfscore.intake.entry import LEVELS, Table
from perfscore.intake.grid import Cell, Row
from perfscore.intake.heads import SLACK
from perfscore.intake.loose import Loose
from perfscore.intake.words import POINTS_ALONE, is_level1, is_level2, level

_TORN = ("指标", "年度指标值", "实际完成值")


@dataclass(slots=True)
class Fragments:
    """Joins pieces to the last indicator; each join is doubtful."""

    table: Table
    loose: Loose

    def join(self, row: Row, cells: list[Cell], places: dict[str, int]) -> None:
        """Add the cells of a torn row to the values of the last indicator."""
        last = next((line.item for line in reversed(self.table.lines) if line.item is not None), None)
        if last is None:
            return
        in_order = () if row.measured else self._torn_in_order(cells, places)
        for index, cell in enumerate(cells):
            points = POINTS_ALONE.fullmatch(cell.text)
            if points:
                self.loose.points_alone(points.group(1), cell)
                continue
            if row.measured and self._torn_label(cell):
                continue
            alone = len(cells) == 1 and row.loose
            slack = SLACK if row.measured else 0
            key = in_order[index] if in_order else self._torn_column(cell, last, places, alone, slack)
            if key is None:
                continue
            value = self._continued(last, key)
            separator = "\n" if key in LONG and re.search(r"[。；;]$", value.text) else ""
            value.text = clean(key, f"{value.text}{separator}{cell.text}")
            value.cells += (cell,)
            value.doubt(f"跨页断开，已接上{cell.place}的“{short(cell.text)}”")
            self.table.ledger.place(cell)
            self._split_again(last, key)

    def _torn_label(self, cell: Cell) -> bool:
        """``服务对象满意度`` and below it ``指标``: the name of a level, broken in its narrow column."""
        near = min(self.table.heads, key=lambda head: abs(head[1].column - cell.column), default=("", cell))
        if near[0] not in LEVELS or abs(near[1].column - cell.column) > SLACK:
            return False
        upper = near[0] == "一级指标"
        line = next((each for each in reversed(self.table.lines) if (each.level1 if upper else each.level2)), None)
        if line is None:
            return False
        known = str(line.level1 if upper else line.level2)
        name, points = level(f"{known}{cell.text}")
        if (is_level1(known) or is_level2(known)) and not (is_level1(name) or is_level2(name)):
            for each in self.table.lines[-1:]:  # another label, whose row begins further down
                if each.item is not None:
                    each.item.doubt(f"“{known}”之后另印有“{cell.text}”，本行以下的归类请核对")
            self.table.ledger.label(cell)
            return True
        line.level1, line.level2 = (name, line.level2) if upper else (line.level1, name)
        if points and upper:
            self.table.draft.weights.setdefault(name, Value(points, cells=(cell,)))
        self.table.ledger.label(cell)
        return True

    def _torn_in_order(self, cells: Sequence[Cell], places: dict[str, int]) -> Sequence[str]:
        """Three torn cells whose places say nothing are a name, its target and its actual."""
        known = {places[key] for key in _TORN if key in places}
        lost = any(cell.column not in known for cell in cells)
        return _TORN if len(cells) == len(_TORN) and lost and all(key in places for key in _TORN) else ()

    def _torn_column(
        self, cell: Cell, last: IndicatorDraft, places: dict[str, int], alone: bool, slack: int
    ) -> str | None:
        kinds = self.table.kinds
        text_like = [key for key in kinds if key not in ("分值", "自评得分", *LEVELS, "序号", "指标值类型")]
        reason = next((key for key in (REASON, "偏差原因", "改进措施") if key in text_like), None)
        if re.match(r"\s*(?:偏差|偏离|改进|整改|原因|下一步)", cell.text) and reason:
            return reason
        near = [(abs(places[key] - cell.column), key) for key in text_like if key in places]
        exact = next((key for distance, key in sorted(near, key=itemgetter(0)) if distance <= slack), None)
        if exact and not (alone and cell.column == 0 and "偏差原因" in last.values and len(cell.text) > 15):
            return exact
        numbers = [places[key] for key in ("分值", "自评得分") if key in places]
        if reason and (not numbers or cell.column > max(numbers) or len(cell.text) > 15):
            return reason
        return "指标" if "指标" in text_like else None

    def _continued(self, item: IndicatorDraft, key: str) -> Value:
        if key == REASON or (key == "偏差原因" and all(kind != "改进措施" for kind, _ in self.table.heads)):
            for known in ("改进措施", "偏差原因", REASON):
                if known in item.values:
                    return item.values[known]
        return item.values.setdefault(key, Value(""))

    def _split_again(self, item: IndicatorDraft, key: str) -> None:
        for known in (REASON, "偏差原因"):
            value = item.values.get(known)
            if value is None or key not in (REASON, "偏差原因"):
                continue
            label = "偏差原因：" if known == "偏差原因" else ""
            cause, measure = reasons.split(label + value.text)
            if measure and "改进措施" not in item.values:
                item.values.pop(known)
                if cause:
                    item.values["偏差原因"] = Value(cause, list(value.doubts), value.cells)
                item.values["改进措施"] = Value(measure, [] if cause else list(value.doubts), value.cells)
