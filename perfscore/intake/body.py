"""The indicator table: rows after the column names → indicators, by place where columns hold, else by order and content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from operator import itemgetter

from perfscore.intake import heads, limits, reasons
from perfscore.intake.align import SLIPPED, SURE, Fit, assign, misfit, oddness
from perfscore.intake.cells import LONG, REASON, VALUES, clean, read_value, short
from perfscore.intake.draft import Draft, IndicatorDraft, Value
from perfscore.intake.grid import Cell, Ledger, Refused, Row
from perfscore.intake.heads import SLACK, widest
from perfscore.intake.info import BLANK
from perfscore.intake.levels import Line, Repair, carry_down
from perfscore.intake.segment import is_columns
from perfscore.intake.words import (
    POINTS_ALONE,
    SIDE,
    is_empty,
    is_level1,
    is_level2,
    level,
    number,
    squash,
)

_HOLLOW = re.compile(r"(?:指标|目标)\d*[：:]?|[…。·]+|\.{2,}")
_ORDINAL = re.compile(r"(?:指标)?\d{1,3}[、.．：:]?|[（(]\d{1,3}[)）]")
_LEVELS = 2
_CLOSE = 2
_TORN = ("指标", "年度指标值", "实际完成值")
_PLACEHOLDER = "空白行的占位文字"


@dataclass(slots=True)
class Body:
    """Collects the rows of one table. ``only_child`` and ``cost_on_top`` come from the other tables of the document."""

    draft: Draft
    ledger: Ledger
    only_child: dict[str, str] = field(default_factory=dict)
    cost_on_top: bool = False
    heads: list[tuple[str, Cell]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    hint: dict[str, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    _head_cells: dict[str, Cell] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)  # columns without a key, already said once

    # --- column names ---------------------------------------------------------------------------------------

    def header(self, row: Row, below: Row | None) -> bool:
        """Take the column names; True if the row below is part of them."""
        self.heads, second = heads.read(row, below)
        self._head_cells = dict(self.heads)
        for cell in (*row.cells, *second):
            self.ledger.label(cell)
        self.hint = {} if row.aligned or row.words else {key: cell.column for key, cell in self.heads}
        self.rows.append(row)
        return bool(second)

    # --- rows -----------------------------------------------------------------------------------------------

    def take(self, row: Row) -> None:
        """Remember a row; they are read together, because copied text needs to look ahead."""
        if len(self.rows) >= limits.BODY_ROWS:
            raise Refused(f"一张表的指标超过 {limits.BODY_ROWS} 行，不像绩效表，未读取")
        self.rows.append(row)

    def finish(self) -> None:
        """Read the remembered rows and give them their 一级 and 二级."""
        self._read()
        if all(row.aligned and not row.copied for row in self.rows if not is_columns(row)):
            carry_down(self.lines)
        else:
            Repair(self.lines, self.only_child, self.cost_on_top).run()
        self.draft.indicators += [line.item for line in self.lines if line.item is not None]
        self._drop_plain_weights()

    def _drop_plain_weights(self) -> None:
        """Points printed beside 一级指标 that are the sums of their rows say nothing new; others are a declaration."""
        sums: dict[str, Decimal] = {}
        for item in self.draft.indicators:
            points = number(item.values["分值"].text) if "分值" in item.values else None
            sums[item.level1] = sums.get(item.level1, Decimal(0)) + Decimal(points or 0)
        for name in [name for name in self.draft.weights if name not in sums]:
            self.draft.extra[f"x-{name}分值"] = self.draft.weights.pop(name)
            self.draft.extra[f"x-{name}分值"].doubt("表中没有这个一级指标的行，原样保留")
        if all(sums.get(name) == Decimal(value.text) for name, value in self.draft.weights.items()):
            self.draft.weights.clear()

    def _read(self) -> None:
        waiting: list[Row] = []
        for row in self.rows:
            if is_columns(row):
                continue
            cells = self._content(row)
            if not cells:
                continue
            if row.aligned and self._by_place(row, cells):
                continue
            if row.aligned and self._only_labels(row, cells):
                continue
            if len(cells) > limits.ROW_CELLS:
                continue
            if not self._by_content(row, cells, waiting):
                waiting.append(row)
            elif waiting:
                waiting = []
        for row in waiting[: limits.FRAGMENTS]:
            self._fragment(row, self._content(row), self.hint)

    def _content(self, row: Row) -> list[Cell]:
        cells = []
        for cell in row.cells:
            text = squash(cell.text)
            if (text in SIDE and not (row.measured and text == "指标")) or (
                cell.rows > 1 and re.sub(r"（.*）$", "", text) in SIDE
            ):
                self.ledger.label(cell)
            else:
                cells.append(cell)
        return cells

    def _by_place(self, row: Row, cells: list[Cell]) -> bool:
        fit: Fit = {}
        for cell in cells:
            key = widest(cell, self.heads)
            if key is None:
                return False
            fit.setdefault(key, []).append(cell)
        if "指标" not in fit or any(
            misfit(key, fit[key][0].text) >= 10 for key in ("分值", "自评得分") if key in fit and not fit[key][0].remark
        ):
            return False
        if not any(key in fit for key in ("年度指标值", "实际完成值", "分值", "自评得分")):
            return self._bare_name(row, fit)
        if self._shifted(cells, fit):
            return False
        self._enter(row, fit, [])
        return True

    def _shifted(self, cells: list[Cell], fit: Fit) -> bool:
        """The cells fit their columns badly, and another order-keeping assignment fits well: the row has slipped."""
        if any(cell.remark for cell in cells):
            return False
        kinds = [key for key, _ in self.heads]
        placed = oddness({key: "".join(cell.text for cell in found) for key, found in fit.items()}, kinds)
        return placed >= SLIPPED and placed - assign(cells, kinds, {})[1] >= SLIPPED

    def _bare_name(self, row: Row, fit: Fit) -> bool:
        if _HOLLOW.fullmatch(squash(fit["指标"][0].text)):
            for cell in fit["指标"]:
                self.ledger.leave_out(cell, _PLACEHOLDER)
            self._labels_only(row, fit)
            return True
        if is_level1(fit["指标"][0].text) or is_level2(fit["指标"][0].text):
            return False
        self._enter(row, fit, ["原表这一行只有名称，没有指标值和分值"])
        return True

    def _only_labels(self, row: Row, cells: list[Cell]) -> bool:
        fit: Fit = {}
        for cell in cells:
            key = widest(cell, self.heads)
            if key in ("一级指标", "二级指标"):
                fit.setdefault(key, []).append(cell)
            elif is_empty(cell.text) and not cell.remark:
                self.ledger.leave_out(cell, BLANK)
            else:
                return False
        self._labels_only(row, fit)
        return True

    def _labels_only(self, row: Row, fit: Fit) -> None:
        level1, level2 = self._labels(fit)
        if level1 or level2:
            self.lines.append(Line(None, level1, level2, row.place, row.gap))

    def _by_content(self, row: Row, cells: list[Cell], waiting: list[Row]) -> bool:
        if self._labels_alone(row, cells) or self._hollow(row, cells):
            return True
        kinds = [key for key, _ in self.heads]
        cells = self._without_idle_labels(row, cells)
        cells = self._without_ordinal(cells, kinds)
        labels = self._labels_by_place(cells) if row.measured else {}
        cells = [cell for cell in cells if all(cell not in found for found in labels.values())]
        fit, cost = assign(cells, kinds, self.hint, 0.6 if row.words else 1.0, SLACK if row.measured else 0)
        fit = {**labels, **fit}
        if not self._complete(fit) or (row.measured and not self._figures_below(fit)):
            if row.measured or row.gap or waiting or len(cells) <= 3:
                return False
            cost += SURE
        places = {key: found[0].column for key, found in fit.items()}
        for fragment in waiting[: limits.FRAGMENTS]:
            self._fragment(fragment, self._content(fragment), self.hint if fragment.measured else places)
        self._remember(row, places)
        if row.words and any(len(found) > 1 for found in fit.values()):
            cost = max(cost, SURE)  # where a name has blanks inside, its end is a guess
        doubts = [] if cost < SURE else ["本行的栏数与表头不一致，各值按内容归栏"]
        if cost < SURE and row.aligned:
            doubts = ["本行与列名没有对齐，各值按内容归栏"]
        self._enter(row, fit, doubts)
        return True

    def _without_idle_labels(self, row: Row, cells: list[Cell]) -> list[Cell]:
        """Labels of groups without a row stand before those of the next group."""
        leading = 0
        while leading < len(cells) and (is_level1(cells[leading].text) or is_level2(cells[leading].text)):
            leading += 1
        idle = max(leading - _LEVELS, 0)
        levels = [key for key, _ in self.heads if key in ("一级指标", "二级指标")]
        if levels != ["一级指标", "二级指标"]:
            return cells
        if leading == _LEVELS and not is_level1(cells[0].text) and not is_level2(cells[1].text):
            idle = 1
        if idle:
            self._labels_alone(row, cells[:idle])
        return cells[idle:]

    def _without_ordinal(self, cells: list[Cell], kinds: list[str]) -> list[Cell]:
        """A number before the name, where the form has no column for it."""
        first = next(
            (at for at, cell in enumerate(cells) if not (is_level1(cell.text) or is_level2(cell.text))), len(cells)
        )
        if "序号" in kinds or len(cells) <= first + 2 or not _ORDINAL.fullmatch(squash(cells[first].text)):
            return cells
        named = next((kind for kind in kinds if kind not in ("一级指标", "二级指标")), "")
        if named != "指标" or number(cells[first + 1].text) is not None:
            return cells
        self.ledger.label(cells[first])
        return cells[:first] + cells[first + 1 :]

    def _remember(self, row: Row, places: dict[str, int]) -> None:
        """Where the columns stand on this page; columns without a cell here are taken to have moved along."""
        if row.words:
            return
        moves = sorted(places[key] - self.hint[key] for key in places if key in self.hint)
        move = moves[len(moves) // 2] if moves else 0
        self.hint = {key: column + move for key, column in self.hint.items()} | places

    def _complete(self, fit: Fit) -> bool:
        kinds = {key for key, _ in self.heads}
        if "指标" not in fit or not any(key in fit for key in ("年度指标值", "实际完成值")):
            return False
        wanted = {"分值", "自评得分"} & kinds
        return not wanted or any(key in fit and number(fit[key][0].text) is not None for key in wanted)

    def _labels_by_place(self, cells: Sequence[Cell]) -> Fit:
        """In fixed pitch, what begins where the head of 一级 or 二级 begins is a label, even a torn one we do not know."""
        found: Fit = {}
        heads = [(key, cell.column) for key, cell in self.heads]
        for cell in cells[:_LEVELS]:
            key, place = min(heads, key=lambda head: abs(head[1] - cell.column), default=("", -9))
            plain = number(cell.text) is None and not POINTS_ALONE.fullmatch(cell.text)
            if key in ("一级指标", "二级指标") and abs(place - cell.column) <= _CLOSE and plain and key not in found:
                found[key] = [cell]
        return found

    def _beside_levels(self, cells: Sequence[Cell]) -> bool:
        """A piece of a name may read like a label (…单位 / 数量); it does not stand below the heads of levels."""
        places = [cell.column for key, cell in self.heads if key in ("一级指标", "二级指标")]
        return any(all(abs(place - cell.column) > SLACK for place in places) for cell in cells)

    def _figures_below(self, fit: Fit) -> bool:
        """Figures of a row in fixed pitch stand below their heads; others are pieces of a text."""
        figures = [fit[key][0] for key in ("分值", "自评得分") if key in fit]
        heads = {key: cell.column for key, cell in self.heads}
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
            self.ledger.label(cell)
            points = POINTS_ALONE.fullmatch(cell.text.strip())
            if points:
                self._points_alone(points.group(1), cell)
            else:
                first = is_level1(cell.text) and not (
                    is_level2(cell.text) and ("一级指标" in fit or (len(cells) == 1 and self._under_output(cell)))
                )
                fit.setdefault("一级指标" if first else "二级指标", []).append(cell)
        self._labels_only(row, fit)
        return True

    def _hollow(self, row: Row, cells: list[Cell]) -> bool:
        """A row of the empty form: ``指标1：``, ``……``."""
        rest = [cell for cell in cells if not (is_level1(cell.text) or is_level2(cell.text))]
        if not all(_HOLLOW.fullmatch(squash(cell.text)) for cell in rest):
            return False
        for cell in rest:
            self.ledger.leave_out(cell, _PLACEHOLDER)
        return self._labels_alone(row, [cell for cell in cells if cell not in rest])

    def _under_output(self, cell: Cell) -> bool:
        word = level(cell.text)
        return word[0] == "成本指标" and word[1] is None and not self.cost_on_top

    def _points_alone(self, points: str, cell: Cell) -> None:
        """``(30分)`` broken off from the label before it."""
        label = next((line.level1 for line in reversed(self.lines) if line.level1), None)
        if label and label not in self.draft.weights:
            self.draft.weights[label] = Value(points, [f"“{cell.text}”与栏目名分开印在{cell.place}"], (cell,))
            self.ledger.place(cell)

    # --- fragments: what a page break tore off ------------------------------------------------------------------

    def _fragment(self, row: Row, cells: list[Cell], places: dict[str, int]) -> None:
        last = next((line.item for line in reversed(self.lines) if line.item is not None), None)
        if last is None:
            return
        in_order = () if row.measured else self._torn_in_order(cells, places)
        for index, cell in enumerate(cells):
            points = POINTS_ALONE.fullmatch(cell.text)
            if points:
                self._points_alone(points.group(1), cell)
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
            self.ledger.place(cell)
            self._split_again(last, key)

    def _torn_label(self, cell: Cell) -> bool:
        """``服务对象满意度`` and below it ``指标``: the name of a level, broken in its narrow column."""
        near = min(self.heads, key=lambda head: abs(head[1].column - cell.column), default=("", cell))
        if near[0] not in ("一级指标", "二级指标") or abs(near[1].column - cell.column) > SLACK:
            return False
        upper = near[0] == "一级指标"
        line = next((each for each in reversed(self.lines) if (each.level1 if upper else each.level2)), None)
        if line is None:
            return False
        name, points = level(f"{line.level1 if upper else line.level2}{cell.text}")
        line.level1, line.level2 = (name, line.level2) if upper else (line.level1, name)
        if points and upper:
            self.draft.weights.setdefault(name, Value(points, cells=(cell,)))
        self.ledger.label(cell)
        return True

    def _torn_in_order(self, cells: Sequence[Cell], places: dict[str, int]) -> Sequence[str]:
        """Three torn cells whose places say nothing are a name, its target and its actual."""
        known = {places[key] for key in _TORN if key in places}
        lost = any(cell.column not in known for cell in cells)
        return _TORN if len(cells) == len(_TORN) and lost and all(key in places for key in _TORN) else ()

    def _torn_column(
        self, cell: Cell, last: IndicatorDraft, places: dict[str, int], alone: bool, slack: int
    ) -> str | None:
        kinds = [key for key, _ in self.heads]
        text_like = [
            key for key in kinds if key not in ("分值", "自评得分", "一级指标", "二级指标", "序号", "指标值类型")
        ]
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
        if key == REASON or (key == "偏差原因" and all(kind != "改进措施" for kind, _ in self.heads)):
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

    # --- one row ----------------------------------------------------------------------------------------------

    def _enter(self, row: Row, fit: Fit, doubts: Sequence[str]) -> None:
        self._lower_label(row, fit)
        level1, level2 = self._labels(fit)
        self._number_apart(fit)
        item = IndicatorDraft({}, row=row.own, heads=self._head_cells)
        for key, cells in fit.items():
            if key not in ("一级指标", "二级指标", "序号"):
                self._value(item, key, cells)
            elif key == "序号":
                for cell in cells:
                    self.ledger.label(cell)
        name = item.values.setdefault("指标", Value(""))
        if not name.text:
            name.doubt("原表这一行没有指标名称")
        if "分值" not in item.values and "x-分值" not in item.values:
            item.values["分值"] = Value("", ["原表没有分值，请填写"])
        for why in doubts:
            item.doubt(why)
        self.lines.append(Line(item, level1, level2, row.place, row.gap))

    def _lower_label(self, row: Row, fit: Fit) -> None:
        """In copied text 质量指标 may have slipped into the column of 一级指标."""
        first = fit.get("一级指标")
        if first is None or not row.copied or "二级指标" in fit or all(key != "二级指标" for key, _ in self.heads):
            return
        if is_level2(first[0].text) and not is_level1(first[0].text):
            fit["二级指标"] = fit.pop("一级指标")

    def _number_apart(self, fit: Fit) -> None:
        """A cell that numbers the indicator, before its name under the same head, is a label."""
        while len(fit.get("指标", ())) > 1 and _ORDINAL.fullmatch(squash(fit["指标"][0].text)):
            self.ledger.label(fit["指标"].pop(0))

    def _labels(self, fit: Fit) -> tuple[str | None, str | None]:
        found: list[str | None] = []
        for key in ("一级指标", "二级指标"):
            cells = fit.get(key, [])
            name, points = level("".join(cell.text for cell in cells)) if cells else ("", None)
            for cell in cells:
                self.ledger.label(cell)
            if points and key == "一级指标":
                self.draft.weights.setdefault(name, Value(points, cells=tuple(cells)))
            elif points:
                self.draft.extra.setdefault(
                    f"x-{name}分值", Value(points, ["格式不记二级指标的分值，原样保留"], tuple(cells))
                )
            found.append(None if not name or is_empty(name) else name)
        return found[0], found[1]

    def _value(self, item: IndicatorDraft, key: str, cells: list[Cell]) -> None:
        text = (
            "".join(cell.text for cell in cells)
            if not _blanks_between(cells)
            else " ".join(cell.text for cell in cells)
        )
        remark = next((cell.remark for cell in cells if cell.remark), "")
        if remark:
            item.doubt(f"“{key}”的{remark}（{cells[0].place}）")
        if is_empty(text) and key not in VALUES:
            for cell in cells:
                self.ledger.leave_out(cell, remark or BLANK)
            return
        for cell in cells:
            self.ledger.place(cell)
        for name, value in read_value(key, text).items():
            value.cells = tuple(cells)
            if name in self.unknown:
                value.doubts.clear()
            elif name.startswith("x-") and value.doubts:
                self.unknown.add(name)
            known = item.values.get(name)
            if known is None:
                item.values[name] = value
            else:
                known.text += f"\n{value.text}"
                known.cells += value.cells
        if len(cells) > 1 and not _blanks_between(cells):
            item.values[key if key in item.values else "指标"].doubt(
                "由原表两格合成"
            ) if "指标" in item.values or key in item.values else None


def _blanks_between(cells: Sequence[Cell]) -> bool:
    return len(cells) > 1 and all(after.column == before.column + 1 for before, after in pairwise(cells))
