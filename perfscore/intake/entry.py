"""One row of the indicator table whose cells have found their columns → an indicator."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from perfscore.intake import witness
from perfscore.intake.align import Fit
from perfscore.intake.cells import VALUES, read_value, relation, stored
from perfscore.intake.draft import Draft, IndicatorDraft, Value
from perfscore.intake.grid import Cell, Ledger, Row
from perfscore.intake.info import BLANK
from perfscore.intake.levels import Line
from perfscore.intake.meaning import POINTS, SCORE, TARGET
from perfscore.intake.words import is_empty, is_level1, is_level2, level, squash

LEVELS = ("一级指标", "二级指标")
ORDINAL = re.compile(r"(?:指标)?\d{1,3}[、.．：:]?|[（(]\d{1,3}[)）]")
HOLLOW = re.compile(r"(?:指标|目标)\d*[：:]?|[…。·]+|\.{2,}")
PLACEHOLDER = "空白行的占位文字"


@dataclass(slots=True)
class Table:
    """What the readers of rows share: the column names in force, and the rows entered so far.

    ``claims`` are columns that mean the same as another one, ``weak`` those that say only in a roundabout way what they are.
    """

    draft: Draft
    ledger: Ledger
    heads: list[tuple[str, Cell]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    claims: dict[str, str] = field(default_factory=dict)
    weak: dict[str, str] = field(default_factory=dict)
    columns: Mapping[str, Cell] = field(default_factory=dict)  # heads, shared by the indicators below them
    unknown: set[str] = field(default_factory=set)  # columns without a key, already said once

    @property
    def kinds(self) -> list[str]:
        """Keys of the columns, from left to right."""
        return [key for key, _ in self.heads]

    def labels_only(self, row: Row, fit: Fit) -> None:
        """A row that only names what follows."""
        level1, level2 = self._labels(fit)
        if level1 or level2:
            self.lines.append(Line(None, level1, level2, row.place, row.gap))

    def enter(self, row: Row, fit: Fit, doubts: Sequence[str]) -> None:
        """Make an indicator of the row."""
        self._lower_label(row, fit)
        level1, level2 = self._labels(fit)
        self._number_apart(fit)
        item = IndicatorDraft({}, row=row.own, heads=self.columns, guessed=bool(doubts or row.doubt))
        for key, cells in fit.items():
            if key == "序号":
                for cell in cells:
                    self.ledger.label(cell)
            elif key not in LEVELS:
                self._value(item, key, cells)
        self._complete(item)
        for why in (*doubts, *([row.doubt] if row.doubt else ()), *witness.row(item)):
            item.doubt(why)
        self.lines.append(Line(item, level1, level2, row.place, row.gap))

    def _complete(self, item: IndicatorDraft) -> None:
        name = item.values.setdefault("指标", Value(""))
        if not name.text:
            name.doubt("原表这一行没有指标名称")
        if "分值" not in item.values and "x-分值" not in item.values:
            item.values["分值"] = Value("", ["原表没有分值，请填写"])
        for own, key in self.claims.items():
            if key == "指标值类型":
                continue
            if own in item.values and key in item.values and item.values[own].text != item.values[key].text:
                item.values[key].doubt(f"原表另有一栏“{own[2:]}”为“{item.values[own].text}”，未采用")
        self._direction(item)
        for key, head in self.weak.items():
            if key in item.values:
                item.values[key].doubt(f"取自“{head}”一栏")

    def _direction(self, item: IndicatorDraft) -> None:
        """性质 says 定量 and another column 正向 or ≥: the relation is there. A sign before the target outweighs a direction."""
        others = [own for own, key in self.claims.items() if key == "指标值类型" and own in item.values]
        if "指标值类型" not in item.values:
            for own in others:
                found = relation(item.values[own].text)
                if found is not None:
                    item.values["指标值类型"] = Value(found.text, found.doubts, item.values.pop(own).cells)
                    break
        known = item.values.get("指标值类型")
        sign = relation(item.values[TARGET].text[:1]) if TARGET in item.values else None
        if known is None or sign is None or not known.doubts:
            return
        if sign.text[0] in {"≥": "≥>=", "≤": "≤<="}[known.text]:
            del item.values["指标值类型"]
        else:
            known.doubt(f"指标值写有“{sign.text}”，方向相反")

    def _lower_label(self, row: Row, fit: Fit) -> None:
        """In copied text 质量指标 may have slipped into the column of 一级指标."""
        first = fit.get("一级指标")
        if first is None or not row.copied or "二级指标" in fit or "二级指标" not in self.kinds:
            return
        if is_level2(first[0].text) and not is_level1(first[0].text):
            fit["二级指标"] = fit.pop("一级指标")

    def _number_apart(self, fit: Fit) -> None:
        """A cell that numbers the indicator, before its name under the same head, is a label."""
        while len(fit.get("指标", ())) > 1 and ORDINAL.fullmatch(squash(fit["指标"][0].text)):
            self.ledger.label(fit["指标"].pop(0))

    def _labels(self, fit: Fit) -> tuple[str | None, str | None]:
        found: list[str | None] = []
        for key in LEVELS:
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
        text, noted = stored(cells[0], rounded=2 if key in (POINTS, SCORE) else 99) if len(cells) == 1 else (text, [])
        for name, value in read_value(key, text).items():
            value.cells = tuple(cells)
            value.doubts += noted
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
