"""The funds block: 年度资金总额, its parts (其中), and a department's breakdowns by income and by purpose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from perfscore.intake.draft import Amounts, Draft, Value
from perfscore.intake.grid import Cell, Fate, Ledger, Row
from perfscore.intake.info import BLANK
from perfscore.intake.words import (
    AMOUNTS,
    FUND_PART,
    FUND_SIDE,
    FUND_TOTAL,
    INCOME,
    PURPOSE,
    UNIT,
    fund_column,
    is_empty,
    number,
    percent,
    squash,
    tidy_name,
    tidy_text,
)

_OF_WHICH = re.compile(r"^其\s*中[：:、]?\s*")
_LABELLED = re.compile(r"^(?P<label>[^\d：:]+?)\s*[：:]\s*(?P<value>[-—–―/\d,，.]*)\s*(?:万元|元|亿元)?$")
_HEAD_POINTS = re.compile(r"（(\d+(?:\.\d+)?)分）")
_ALIAS = {"本年财政拨款": "当年财政拨款"}


@dataclass(slots=True)
class FundsReader:
    """Reads rows after the header of the block. Figures go by column where columns hold, else by order."""

    draft: Draft
    ledger: Ledger
    columns: list[tuple[str, Cell]] = field(default_factory=list)
    breakdown: dict[str, int] = field(default_factory=dict)  # by_income / by_purpose → its column
    open: Value | None = None  # a part of a breakdown whose figure may stand in the next line

    def header(self, row: Row) -> None:
        """Column names; the unit of money may stand in the side label."""
        self.columns = []
        for cell in row.cells:
            key = fund_column(cell.text)
            if key and key not in (known for known, _ in self.columns):
                self.columns.append((key, cell))
            self.unit(cell.text)
            self.ledger.label(cell)
        if "分值" in (key for key, _ in self.columns):
            self.draft.funds.score.pop("分值", None)
        else:
            for cell in row.cells:
                self.points(cell.text)
        self.draft.funds.heads = dict(self.columns)

    def points(self, text: str) -> None:
        """``得分（10分）`` or ``预算执行情况（10分）`` where 分值 has no column."""
        found = _HEAD_POINTS.search(squash(text))
        if found:
            self.draft.funds.score.setdefault("分值", Value(found.group(1)))

    def unit(self, text: str) -> None:
        """Note 万元 or 元 where a label gives it."""
        found = UNIT.search(text)
        if found and self.draft.funds.unit is None:
            self.draft.funds.unit = Value(next(group for group in found.groups() if group))

    def row(self, row: Row) -> bool:
        """Take one row; False if it does not belong to the block."""
        cells = [
            cell for cell in row.cells if not (self._is_side(cell) if not self.breakdown else self._was_side(cell))
        ]
        if any(INCOME.search(squash(cell.text)) or PURPOSE.search(squash(cell.text)) for cell in cells):
            return self._begin_breakdown(cells)
        if self.breakdown and (self._breakdown_columns(row, cells) or self._breakdown_row(cells)):
            return True
        if not self.columns and self._pairs(row, cells):
            return True
        first = next((at for at, cell in enumerate(cells) if _is_figure(cell)), len(cells))
        labels = [cell for cell in cells[:first] if self._is_label(cell)]
        figures = [cell for cell in cells if cell not in labels]
        reasons = [cell for cell in figures if row.aligned and self._over(cell) == "偏差原因"]
        if not labels or not all(_is_figure(cell) or cell in reasons for cell in figures):
            return False
        return self._figures(row, labels, figures)

    def _pairs(self, row: Row, cells: list[Cell]) -> bool:
        """``财政拨款 | 800 | 其他资金 | 60`` in one row of a form without column names."""
        labels, figures = cells[::2], cells[1::2]
        fits = len(labels) == len(figures) > 1 and all(map(self._is_label, labels)) and all(map(_is_figure, figures))
        for label, figure in zip(labels, figures, strict=True) if fits else ():
            self._figures(row, [label], [figure])
        return fits

    def _is_side(self, cell: Cell) -> bool:
        text = squash(cell.text)
        if re.fullmatch(r"[（(]?[万亿]?元[)）]?", text):
            self.unit(cell.text if "（" in text else f"（{text}）")
            self.ledger.label(cell)
            return True
        side = bool(FUND_SIDE.match(text)) and text not in FUND_TOTAL and not self._total_like(text)
        if side and (cell.rows > 1 or self.ledger.fate(cell) is Fate.LABEL or len(text) <= 14):
            self.unit(cell.text)
            self.ledger.label(cell)
            return True
        return False

    def _was_side(self, cell: Cell) -> bool:
        return cell.rows > 1 and self.ledger.fate(cell) is Fate.LABEL

    def _total_like(self, text: str) -> bool:
        return _is_total(text)

    def _is_label(self, cell: Cell) -> bool:
        text = squash(cell.text)
        if number(text) is not None or is_empty(text) or percent(text):
            return False
        return self._total_like(text) or bool(_OF_WHICH.match(text)) or bool(FUND_PART.search(text))

    def _figures(self, row: Row, labels: list[Cell], figures: list[Cell]) -> bool:
        label = squash(labels[-1].text)
        total = self._total_like(label) and not self.draft.funds.total
        name = _part_name(labels[-1].text)
        doubts: list[str] = []
        amounts: Amounts = {}
        for key, cell in self._assigned(row, labels, figures, doubts):
            self._enter(key, cell, amounts, total)
        for cell in labels:
            self.ledger.label(cell)
        for cell in labels[:-1]:
            self.unit(cell.text)
        self._store(row, total, name, amounts, doubts)
        return True

    def _store(self, row: Row, total: bool, name: str, amounts: Amounts, doubts: list[str]) -> None:
        funds = self.draft.funds
        if total:
            funds.total = amounts
            funds.row = row.own
        elif name in funds.parts:
            doubts.append(f"原表有两行“{name}”")
            funds.parts[f"{name}（另一行）"] = amounts
        else:
            keys = [key for key, _ in self.columns if key in AMOUNTS] or ["年初预算数"]
            own = {key: value for key, value in amounts.items() if key.startswith("x-")}
            funds.parts[name] = {key: amounts.get(key, Value("—")) for key in keys} | own
        for why in doubts:
            for value in list(amounts.values())[:1]:
                value.doubt(why)

    def _assigned(self, row: Row, labels: list[Cell], figures: list[Cell], doubts: list[str]) -> list[tuple[str, Cell]]:
        keys = [key for key, _ in self.columns]
        if not keys:
            keys = list(AMOUNTS) if len(figures) == len(AMOUNTS) else ["年初预算数"]
            if len(figures) > 1 or "申报" not in self.draft.kind.text:
                doubts.append("原表资金栏没有列名，按栏目顺序录入")
            return list(zip(keys, figures, strict=False))
        if row.aligned:
            placed = [(self._over(cell), cell) for cell in figures]
            if all(key for key, _ in placed) and len({key for key, _ in placed}) == len(placed):
                return [(key, cell) for key, cell in placed if key]
        if len(figures) in (len(keys), sum(1 for key in keys if key in AMOUNTS)):
            if row.aligned:
                doubts.append("数字与列名没有对齐，按顺序录入")
            return list(zip(keys, figures, strict=False))
        doubts.append(f"本行只有{len(figures)}个数，按位置归列")
        return self._by_distance(row, labels, figures, keys)

    def _by_distance(
        self, row: Row, labels: list[Cell], figures: list[Cell], keys: list[str]
    ) -> list[tuple[str, Cell]]:
        start = labels[-1].end
        found: dict[str, Cell] = {}
        for cell in figures:
            key = keys[min(max(cell.column - start, 0), len(keys) - 1)]
            if row.measured:
                key = min(self.columns, key=lambda column: abs(column[1].column - cell.column))[0]
            found.setdefault(key, cell)
        return list(found.items())

    def _over(self, cell: Cell) -> str | None:
        return next((key for key, head in self.columns if cell.column < head.end and head.column < cell.end), None)

    def _enter(self, key: str, cell: Cell, amounts: Amounts, total: bool) -> None:
        if cell.remark:
            amounts[key] = Value("—", [cell.remark], (cell,))
            self.ledger.place(cell)
            return
        if key in AMOUNTS:
            figure = number(cell.text)
            amounts[key] = Value(figure or "—", cells=(cell,))
            self.ledger.place(cell) if figure else self.ledger.leave_out(cell, BLANK)
            return
        if is_empty(cell.text):
            self.ledger.leave_out(cell, BLANK)
            return
        if not total:
            amounts[f"x-{key}"] = Value(tidy_name(cell.text), cells=(cell,))
            self.ledger.place(cell)
            return
        self._score(key, cell, [])

    def _score(self, key: str, cell: Cell, doubts: list[str]) -> None:
        if key == "偏差原因":
            self.draft.funds.score[key] = Value(tidy_text(cell.text), doubts, (cell,))
            self.ledger.place(cell)
            return
        text = percent(cell.text) if key == "执行率" else number(cell.text)
        score = self.draft.funds.score
        if key == "执行率" and text and not text.endswith("%"):
            doubts = ["原表没有百分号，按百分数录入" if Decimal(text) > 1 else "原表为小数，已换算为百分数"]
            text = f"{text}%" if Decimal(text) > 1 else f"{(Decimal(text) * 100).normalize():f}%"
        if text is None:
            key, text, doubts = f"x-{key}", tidy_name(cell.text), ["不是数，原样保留"]
        while key in score:
            key += "＋"
        score[key] = Value(text, list(doubts), (cell,))
        self.ledger.place(cell)

    # --- breakdowns -------------------------------------------------------------------------------------------

    def _begin_breakdown(self, cells: list[Cell]) -> bool:
        self.breakdown = {}
        for cell in cells:
            text = squash(cell.text)
            self.ledger.label(cell)
            rest = re.split(r"[：:]", text, maxsplit=1)[-1]
            if INCOME.search(text):
                self.breakdown["by_income"] = cell.column
            elif PURPOSE.search(text):
                self.breakdown["by_purpose"] = cell.column
            elif rest:
                self.ledger.label(cell)
        return True

    def _breakdown_columns(self, row: Row, cells: list[Cell]) -> bool:
        """A breakdown that fills the columns of the block: one label, several figures."""
        labels = [cell for cell in cells if self._is_label(cell)]
        figures = [cell for cell in cells if cell not in labels]
        if len(labels) != 1 or len(figures) < 2 or not all(_is_figure(cell) for cell in figures):
            return False
        amounts: Amounts = {}
        for key, cell in self._assigned(row, labels, figures, []):
            self._enter(key, cell, amounts, total=False)
        self.ledger.label(labels[0])
        name = _part_name(labels[0].text)
        group = self._group(cells, cells.index(labels[0]), name)
        group[name] = amounts
        return True

    def _breakdown_row(self, cells: list[Cell]) -> bool:
        taken = False
        index = 0
        while index < len(cells):
            step = self._breakdown_cell(cells, index)
            taken = taken or step > 0
            index += max(step, 1)
        return taken

    def _breakdown_cell(self, cells: list[Cell], index: int) -> int:
        cell = cells[index]
        text = tidy_name(_OF_WHICH.sub("", cell.text.strip()))
        found = _LABELLED.match(text)
        follower = cells[index + 1] if index + 1 < len(cells) and _is_figure(cells[index + 1]) else None
        if found is None and self.open is not None and number(text) is not None:
            self.open.text = number(text) or "—"  # the figure of the label in the line above
            self.open.cells = (cell,)
            self.ledger.place(cell)
            self.open = None
            return 1
        if found is None and (number(text) is not None or not FUND_PART.search(text)):
            return 0
        label = (found["label"] if found else text).strip("：: ")
        value = found["value"] if found and found["value"] else (follower.text if follower else "")
        figure = number(value) if value else None
        group = self._group(cells, index, label)
        used = follower is not None and not (found and found["value"])
        holder = follower if used else cell
        group[label] = {"": Value(figure or "—", cells=(holder,) if holder is not None else ())}
        self.open = None if value else group[label][""]
        self.ledger.place(cell) if found and found["value"] else self.ledger.label(cell)
        if used and follower is not None:
            self.ledger.place(follower) if figure else self.ledger.leave_out(follower, BLANK)
        return 2 if used else 1

    def _group(self, cells: list[Cell], index: int, label: str) -> dict[str, Amounts]:
        funds = self.draft.funds
        if "by_purpose" not in self.breakdown:
            return funds.by_income
        if "by_income" not in self.breakdown:
            return funds.by_purpose
        purpose = label in ("基本支出", "项目支出") or ("支出" in label and "收入" not in label)
        labels = [cell for cell in cells if not _is_figure(cell)]
        second = len(labels) > 1 and cells[index] is labels[-1]
        return funds.by_purpose if purpose or second else funds.by_income

    def finish(self) -> None:
        """Say which column the breakdowns belong to: the one whose total they add up to."""
        funds = self.draft.funds
        if not funds.total and funds.parts:
            name = next(iter(funds.parts))
            funds.total = {
                key: Value(value.text, cells=value.cells) for key, value in funds.parts[name].items() if key in AMOUNTS
            }
            next(iter(funds.total.values())).doubt(f"原表没有总额行，暂以第一行“{name}”为总额")
        for group in (funds.by_income, funds.by_purpose):
            figures = [Decimal(row[""].text) for row in group.values() if "" in row and number(row[""].text)]
            column = next(
                (key for key in reversed(AMOUNTS) if _equals(funds.total.get(key), sum(figures, Decimal(0)))), None
            )
            why = f"原表未注明属于哪一栏；合计与年度资金总额的{column}相等，按{column}录入"
            if column is None:
                column = "年初预算数" if "申报" in self.draft.kind.text else "全年预算数"
                why = f"原表未注明属于哪一栏，合计与年度资金总额各栏都不相等，暂按{column}录入"
            for index, amounts in enumerate(group.values()):
                if "" in amounts:
                    amounts[column] = amounts.pop("")
                    if index == 0:
                        amounts[column].doubt(why)


def _is_total(text: str) -> bool:
    bare = re.sub(r"（.*?）|：.*", "", text)
    return bare in FUND_TOTAL or bool(
        re.fullmatch(r"(?:年度|全年|本年|项目)?(?:财政|预算|项目|部门)?资金(?:总额|总计|合计)", bare)
    )


def _equals(value: Value | None, total: Decimal) -> bool:
    return value is not None and number(value.text) is not None and Decimal(value.text) == total


def _is_figure(cell: Cell) -> bool:
    plain = cell.text.replace("万元", "").replace("元", "")
    return bool(cell.remark) or number(plain) is not None or is_empty(plain) or percent(plain) is not None


def _part_name(text: str) -> str:
    name = _OF_WHICH.sub("", tidy_name(text).lstrip("—-– "))
    name = re.sub(r"\s*[（(](?:单位[：:])?[万亿]?元[)）]", "", name).rstrip("：: ")
    name = re.sub(r"\s+", "", name)
    return _ALIAS.get(name, name)


def looks_like_funds(row: Row) -> bool:
    """A row such as ``年度资金总额 | 120`` where the form has no header for the figures."""
    texts = [squash(cell.text) for cell in row.cells]
    money = any(number(text.replace("万元", "")) is not None for text in texts)
    return money and any(
        (_is_total(text) and text not in ("合计", "总计")) or re.match(r"其中：?.*(?:拨款|资金|补助)", text)
        for text in texts
    )
