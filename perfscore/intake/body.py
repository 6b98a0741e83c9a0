"""The indicator table: rows after the column names → indicators, by place where columns hold, else by order and content."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from perfscore.intake import heads, limits, witness
from perfscore.intake.draft import Draft
from perfscore.intake.entry import Table
from perfscore.intake.fragments import Fragments
from perfscore.intake.grid import Cell, Ledger, Refused, Row
from perfscore.intake.levels import Repair, carry_down
from perfscore.intake.loose import Loose
from perfscore.intake.placed import Placed
from perfscore.intake.segment import is_columns
from perfscore.intake.words import SIDE, SUBTOTAL, number, squash

_SUBTOTAL_REASON = "小计行"


@dataclass(slots=True)
class Body:
    """Collects the rows of one table. ``only_child`` and ``cost_on_top`` come from the other tables of the document."""

    draft: Draft
    ledger: Ledger
    only_child: dict[str, str] = field(default_factory=dict)
    cost_on_top: bool = False
    rows: list[Row] = field(default_factory=list)
    sides: set[Cell] = field(default_factory=set)  # labels beside the table
    table: Table = field(init=False)
    loose: Loose = field(init=False)

    def __post_init__(self) -> None:
        self.table = Table(self.draft, self.ledger)
        self.loose = Loose(self.table, self.cost_on_top)

    @property
    def heads(self) -> heads.Heads:
        """Column names with their keys."""
        return self.table.heads

    def header(self, row: Row, below: Row | None) -> bool:
        """Take the column names; True if the row below is part of them."""
        found = heads.read(row, below)
        self.table.heads = found.heads
        self.table.columns = dict(found.heads)
        self.table.claims, self.table.weak = heads.claims(found.heads), heads.weak(found.heads)
        self.sides |= set(found.sides)
        for cell in (*row.cells, *found.second):
            self.ledger.label(cell)
        self.loose.hint = {} if row.aligned or row.words else {key: cell.column for key, cell in found.heads}
        self.rows.append(row)
        return bool(found.second)

    def take(self, row: Row) -> None:
        """Remember a row; they are read together, because copied text needs to look ahead."""
        if len(self.rows) >= limits.BODY_ROWS:
            raise Refused(f"一张表的指标超过 {limits.BODY_ROWS} 行，不像绩效表，未读取")
        self.rows.append(row)

    def finish(self) -> None:
        """Read the remembered rows and give them their 一级 and 二级."""
        self._hear_contents()
        self._read()
        lines = self.table.lines
        if all(row.aligned and not row.copied for row in self.rows if not is_columns(row)):
            carry_down(lines)
        else:
            Repair(lines, self.only_child, self.cost_on_top).run()
        self.draft.indicators += [line.item for line in lines if line.item is not None]
        witness.columns(self.draft.indicators)
        self._drop_plain_weights()

    def _hear_contents(self) -> None:
        """Where a name leaves open which level a column holds, or what kind of thing, its contents decide."""
        rows = [self._content(row) for row in self.rows if row.aligned and not is_columns(row)]
        self.table.heads = witness.renamed(self.table.heads, rows)
        if not rows:
            first = [cells[0].text for cells in map(self._content, self.rows[1:]) if cells]
            self.table.heads = witness.relabelled(self.table.heads, first)
        self.table.columns = dict(self.table.heads)

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
        placed, fragments = Placed(self.table), Fragments(self.table, self.loose)
        waiting: list[Row] = []
        for row in self.rows:
            cells = [] if is_columns(row) else self._content(row)
            if not cells or self._subtotal(cells) or (row.aligned and placed.take(row, cells)):
                continue
            if len(cells) > limits.ROW_CELLS:
                continue
            fit = self.loose.take(row, cells, len(waiting))
            if fit is None:
                waiting.append(row)
                continue
            places = {key: found[0].column for key, found in fit.items()}
            for piece in waiting[: limits.FRAGMENTS] if fit else ():
                fragments.join(piece, self._content(piece), self.loose.hint if piece.measured else places)
            waiting = []
            if fit:
                self.loose.enter(row, fit)
        for piece in waiting[: limits.FRAGMENTS]:
            fragments.join(piece, self._content(piece), self.loose.hint)

    def _subtotal(self, cells: list[Cell]) -> bool:
        """``小计 | 50 | 48.5``: sums of rows say nothing new."""
        if not any(SUBTOTAL.fullmatch(squash(cell.text)) for cell in cells[:3]):
            return False
        for cell in cells:
            self.ledger.leave_out(cell, _SUBTOTAL_REASON)
        return True

    def _content(self, row: Row) -> list[Cell]:
        cells = []
        for cell in row.cells:
            text = squash(cell.text)
            if cell in self.sides:
                continue
            if row.aligned and cell.rows > 1 and self.heads and cell.end <= self.heads[0][1].column:
                self.ledger.label(cell)  # a piece of the label beside the table, on a further page
                continue
            if (text in SIDE and not (row.measured and text == "指标")) or (
                cell.rows > 1 and re.sub(r"（.*）$", "", text) in SIDE
            ):
                self.ledger.label(cell)
            else:
                cells.append(cell)
        return cells
