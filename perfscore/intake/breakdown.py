"""Breakdowns of a department's money: 按收入性质分, 按支出性质分, in rows of labels and figures or in one cell each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from perfscore.intake.draft import Amounts, Draft, Value
from perfscore.intake.grid import Cell, Ledger, Row
from perfscore.intake.money import AMOUNTS, OF_WHICH, is_figure, part_name
from perfscore.intake.words import FUND_PART, INCOME, PURPOSE, number, squash, tidy_name

_LABELLED = re.compile(r"^(?P<label>[^\d：:]+?)\s*[：:]\s*(?P<value>[-—–―/\d,，.]*)\s*(?:万元|元|亿元)?$")


class Block(Protocol):
    """What a breakdown asks of the block of funds that it stands in."""

    draft: Draft
    ledger: Ledger

    def is_label(self, cell: Cell) -> bool:
        """The name of a row of figures."""

    def assigned(self, row: Row, labels: list[Cell], figures: list[Cell], doubts: list[str]) -> list[tuple[str, Cell]]:
        """Each figure with the key of its column."""

    def enter(self, key: str, cell: Cell, amounts: Amounts, *, total: bool) -> None:
        """Put a figure under its key."""

    def money(self, cell: Cell) -> Value:
        """An amount in the block's unit."""


@dataclass(slots=True)
class Breakdown:
    """The part of the block that says where money comes from and what it is for."""

    funds: Block
    opened: dict[str, int] = field(default_factory=dict)  # by_income / by_purpose → its column
    open: Value | None = None  # a part whose figure may stand in the next line

    def row(self, row: Row, cells: list[Cell]) -> bool | None:
        """Take a row; None if it is for the block's other readers."""
        if any(INCOME.search(squash(cell.text)) or PURPOSE.search(squash(cell.text)) for cell in cells):
            return self._begin(cells)
        if self.opened and (self._columns(row, cells) or self._row(cells)):
            return True
        return None

    def _begin(self, cells: list[Cell]) -> bool:
        self.opened = {}
        for cell in cells:
            text = squash(cell.text)
            self.funds.ledger.label(cell)
            rest = re.split(r"[：:]", text, maxsplit=1)[-1]
            if INCOME.search(text):
                self.opened["by_income"] = cell.column
            elif PURPOSE.search(text):
                self.opened["by_purpose"] = cell.column
            elif rest:
                self.funds.ledger.label(cell)
        return True

    def _columns(self, row: Row, cells: list[Cell]) -> bool:
        """A breakdown that fills the columns of the block: one label, several figures."""
        labels = [cell for cell in cells if self.funds.is_label(cell)]
        figures = [cell for cell in cells if cell not in labels]
        if len(labels) != 1 or len(figures) < 2 or not all(is_figure(cell) for cell in figures):
            return False
        amounts: Amounts = {}
        for key, cell in self.funds.assigned(row, labels, figures, []):
            self.funds.enter(key, cell, amounts, total=False)
        self.funds.ledger.label(labels[0])
        name = part_name(labels[0].text)
        group = self._group(cells, cells.index(labels[0]), name)
        group[name] = amounts
        return True

    def _row(self, cells: list[Cell]) -> bool:
        taken = False
        index = 0
        while index < len(cells):
            step = self._cell(cells, index)
            taken = taken or step > 0
            index += max(step, 1)
        return taken

    def _cell(self, cells: list[Cell], index: int) -> int:
        """Take a label with its figure, in one cell or two; the number of cells used."""
        cell = cells[index]
        text = tidy_name(OF_WHICH.sub("", cell.text.strip()))
        if self.open is not None and number(text) is not None:
            self._late(cell)
            return 1
        found = _LABELLED.match(text)
        if found is None and (number(text) is not None or not FUND_PART.search(text)):
            return 0
        ledger = self.funds.ledger
        label = (found["label"] if found else text).strip("：: ")
        inside = found["value"] if found else ""
        group = self._group(cells, index, label)
        follower = cells[index + 1] if index + 1 < len(cells) and is_figure(cells[index + 1]) else None
        self.open = None
        if inside:
            group[label] = {"": Value(number(inside) or "—", cells=(cell,))}
            ledger.place(cell)
            return 1
        ledger.label(cell)
        group[label] = {"": self.funds.money(follower) if follower is not None else Value("—")}
        if follower is None:
            self.open = group[label][""]
        return 1 if follower is None else 2

    def _late(self, cell: Cell) -> None:
        """The figure of the label in the line above."""
        if self.open is not None:
            self.open.text = number(cell.text) or "—"
            self.open.cells = (cell,)
            self.funds.ledger.place(cell)
            self.open = None

    def _group(self, cells: list[Cell], index: int, label: str) -> dict[str, Amounts]:
        funds = self.funds.draft.funds
        if "by_purpose" not in self.opened:
            return funds.by_income
        if "by_income" not in self.opened:
            return funds.by_purpose
        purpose = label in ("基本支出", "项目支出") or ("支出" in label and "收入" not in label)
        labels = [cell for cell in cells if not is_figure(cell)]
        second = len(labels) > 1 and cells[index] is labels[-1]
        return funds.by_purpose if purpose or second else funds.by_income

    def finish(self) -> None:
        """Say which column the breakdowns belong to: the one whose total they add up to."""
        funds = self.funds.draft.funds
        for group in (funds.by_income, funds.by_purpose):
            figures = [Decimal(row[""].text) for row in group.values() if "" in row and number(row[""].text)]
            column = next(
                (key for key in reversed(AMOUNTS) if _equals(funds.total.get(key), sum(figures, Decimal(0)))), None
            )
            why = f"原表未注明属于哪一栏；合计与年度资金总额的{column}相等，按{column}录入"
            if column is None:
                column = "年初预算数" if "申报" in self.funds.draft.kind.text else "全年预算数"
                why = f"原表未注明属于哪一栏，合计与年度资金总额各栏都不相等，暂按{column}录入"
            for index, amounts in enumerate(group.values()):
                if "" in amounts:
                    amounts[column] = amounts.pop("")
                    if index == 0:
                        amounts[column].doubt(why)


def _equals(value: Value | None, total: Decimal) -> bool:
    return value is not None and number(value.text) is not None and Decimal(value.text) == total
