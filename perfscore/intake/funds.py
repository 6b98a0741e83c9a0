"""The funds block: 年度资金总额, its parts (其中), and what stands in its columns 分值, 执行率, 得分."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from perfscore.intake.breakdown import Breakdown
from perfscore.intake.cells import stored
from perfscore.intake.draft import Amounts, Draft, Value
from perfscore.intake.grid import Cell, Fate, Ledger, Row
from perfscore.intake.info import BLANK
from perfscore.intake.money import (
    AMOUNTS,
    INITIAL,
    OF_WHICH,
    Amount,
    amount,
    converted,
    fund_meaning,
    is_figure,
    is_fund_total,
    part_name,
    settled,
)
from perfscore.intake.words import (
    FUND_PART,
    FUND_SIDE,
    UNIT,
    is_empty,
    number,
    percent,
    squash,
    tidy_name,
    tidy_text,
)

_HEAD_POINTS = re.compile(r"（(\d+(?:\.\d+)?)分")
_SHORT = 24


@dataclass(slots=True)
class FundsReader:
    """Reads rows after the header of the block. Figures go by column where columns hold, else by order."""

    draft: Draft
    ledger: Ledger
    columns: list[tuple[str, Cell]] = field(default_factory=list)
    sides: set[Cell] = field(default_factory=set)  # labels beside the block
    others: list[Cell] = field(default_factory=list)  # heads of figures that the format has no key for
    written: list[tuple[Value, Amount, str]] = field(default_factory=list)  # amounts with a unit of their own
    move: int = 0  # how far the row being read stands too far left
    breakdown: Breakdown = field(init=False)

    def __post_init__(self) -> None:
        self.breakdown = Breakdown(self)

    def header(self, row: Row) -> None:
        """Column names; the unit of money may stand in the side label."""
        found = {cell: fund_meaning(cell.text) for cell in row.cells}
        first = next((at for at, cell in enumerate(row.cells) if found[cell]), 0)
        self.sides = {cell for cell in row.cells[:first] if cell.rows > 1}
        self.sides |= {cell for cell in row.cells if found[cell] and cell.rows > 1 and self._beside(cell, row)}
        claims = [(meant, cell) for cell, meant in found.items() if meant and cell not in self.sides]
        self.columns = settled([(key, rank, cell) for (key, rank), cell in claims])
        begin = min((cell.column for _, cell in self.columns), default=0)
        known = {cell for _, cell in self.columns} | self.sides
        self.others = [cell for cell in row.cells if cell not in known and cell.column >= begin]
        for cell in row.cells:
            self.unit(cell.text)
            self.ledger.label(cell)
        if "分值" in (key for key, _ in self.columns):
            self.draft.funds.score.pop("分值", None)
        else:
            for cell in row.cells:
                self.points(cell)
        self.draft.funds.heads = dict(self.columns)

    def _beside(self, cell: Cell, row: Row) -> bool:
        """A cell at the left edge that reaches down beside the rows is their label, whatever its words."""
        return cell is row.cells[0] and all(other.rows < cell.rows for other in row.cells[1:])

    def points(self, cell: Cell) -> None:
        """``得分（10分）`` or ``预算执行情况（10分）`` where 分值 has no column."""
        found = _HEAD_POINTS.search(squash(cell.text))
        if found:
            self.draft.funds.score.setdefault("分值", Value(found.group(1), cells=(cell,)))

    def unit(self, text: str) -> None:
        """Note 万元 or 元 where a label gives it; two that differ are doubtful."""
        found = UNIT.search(text)
        if found is None:
            return
        unit = next(group for group in found.groups() if group)
        known = self.draft.funds.unit
        if known is None:
            self.draft.funds.unit = Value(unit)
        elif known.text != unit:
            known.doubt(f"原表另有“{squash(text)[:_SHORT]}”，金额单位前后不一")

    def row(self, row: Row) -> bool:
        """Take one row; False if it does not belong to the block."""
        cells = [
            cell
            for cell in row.cells
            if cell not in self.sides and not (self._was_side(cell) if self.breakdown.opened else self._is_side(cell))
        ]
        if not cells:
            return False
        taken = self.breakdown.row(row, cells)
        if taken is not None:
            return taken
        if not self.columns and self._pairs(row, cells):
            return True
        first = next((at for at, cell in enumerate(cells) if is_figure(cell)), len(cells))
        labels = [cell for cell in cells[:first] if self.is_label(cell)]
        figures = [cell for cell in cells if cell not in labels]
        self.move = self._behind(row, labels, figures)
        odd = [cell for cell in figures if not is_figure(cell)]
        if not labels or not all(self._may_stand(row, cell) for cell in odd):
            return False
        return self._figures(row, labels, figures)

    def _behind(self, row: Row, labels: list[Cell], figures: list[Cell]) -> int:
        """How far a row of copied text with bars stands too far left, because a label of the heads reaches down to it."""
        first = min((head.column for _, head in self.columns), default=0)
        if not (row.copied and row.aligned and labels and figures) or figures[0].column >= first:
            return 0
        return max(first - labels[-1].end, 0)

    def _may_stand(self, row: Row, cell: Cell) -> bool:
        """What is no figure stands in the column of reasons, or is an unreadable figure below a head."""
        if not row.aligned:
            return False
        key = self._over(cell)
        return key == "偏差原因" or (key is not None and len(cell.text) <= _SHORT)

    def _pairs(self, row: Row, cells: list[Cell]) -> bool:
        """``财政拨款 | 800 | 其他资金 | 60`` in one row of a form without column names."""
        labels, figures = cells[::2], cells[1::2]
        fits = len(labels) == len(figures) > 1 and all(map(self.is_label, labels)) and all(map(is_figure, figures))
        for label, figure in zip(labels, figures, strict=True) if fits else ():
            self._figures(row, [label], [figure])
        return fits

    def _is_side(self, cell: Cell) -> bool:
        text = squash(cell.text)
        if re.fullmatch(r"[（(]?[万亿]?元[)）]?", text):
            self.unit(cell.text if "（" in text else f"（{text}）")
            self.ledger.label(cell)
            return True
        side = bool(FUND_SIDE.match(text)) and not is_fund_total(text) and text not in ("基本支出", "项目支出")
        if side and (cell.rows > 1 or self.ledger.fate(cell) is Fate.LABEL or len(text) <= 14):
            self.unit(cell.text)
            self.ledger.label(cell)
            return True
        return False

    def _was_side(self, cell: Cell) -> bool:
        return cell.rows > 1 and self.ledger.fate(cell) is Fate.LABEL

    def is_label(self, cell: Cell) -> bool:
        """The name of a row of figures."""
        text = squash(cell.text)
        if amount(text) is not None or is_empty(text) or percent(text):
            return False
        return is_fund_total(text) or bool(OF_WHICH.match(text)) or bool(FUND_PART.search(text))

    def _figures(self, row: Row, labels: list[Cell], figures: list[Cell]) -> bool:
        if row.aligned:
            self._uncover(labels)
        total = is_fund_total(labels[-1].text) and not self.draft.funds.total
        doubts: list[str] = []
        amounts: Amounts = {}
        for key, cell in self.assigned(row, labels, figures, doubts):
            self.enter(key, cell, amounts, total=total)
        for cell in figures:
            if self.ledger.fate(cell) is Fate.LEFT and is_empty(cell.text):
                self.ledger.leave_out(cell, BLANK)
        for cell in labels:
            self.ledger.label(cell)
        for cell in labels[:-1]:
            self.unit(cell.text)
        self._store(row, total, part_name(labels[-1].text), amounts, doubts)
        return True

    def _uncover(self, labels: list[Cell]) -> None:
        """A head above the labels names them and no figures."""
        over = [
            head
            for _, head in self.columns
            if any(cell.column + self.move < head.end and head.column < cell.end + self.move for cell in labels)
        ]
        if over:
            self.columns = [(key, head) for key, head in self.columns if head not in over]

    def _store(self, row: Row, total: bool, name: str, amounts: Amounts, doubts: list[str]) -> None:
        funds = self.draft.funds
        if total:
            funds.total = amounts
            funds.row = row.own
        elif name in funds.parts:
            doubts.append(f"原表有两行“{name}”")
            funds.parts[f"{name}（另一行）"] = amounts
        else:
            keys = [key for key, _ in self.columns if key in AMOUNTS] or [INITIAL]
            own = {key: value for key, value in amounts.items() if key.startswith("x-")}
            funds.parts[name] = {key: amounts.get(key, Value("—")) for key in keys} | own
        for why in doubts:
            for value in amounts.values():
                value.doubt(why)

    def assigned(self, row: Row, labels: list[Cell], figures: list[Cell], doubts: list[str]) -> list[tuple[str, Cell]]:
        """Each figure with the key of its column: by place where columns hold, else by order."""
        keys = [key for key, _ in self.columns]
        if not keys:
            keys = list(AMOUNTS) if len(figures) == len(AMOUNTS) else [INITIAL]
            if len(figures) > 1 or "申报" not in self.draft.kind.text:
                doubts.append("原表资金栏没有列名，按栏目顺序录入")
            return list(zip(keys, figures, strict=False))
        if row.aligned:
            placed = [(self._over(cell), cell) for cell in figures if not is_empty(cell.text) or self._over(cell)]
            placed = [(key or self._other(cell), cell) for key, cell in placed]
            if all(key for key, _ in placed) and len({key for key, _ in placed}) == len(placed):
                return [(key, cell) for key, cell in placed if key]
        if len(figures) in (len(keys), sum(1 for key in keys if key in AMOUNTS)):
            if row.aligned:
                doubts.append("数字与列名没有对齐，按顺序录入")
            return list(zip(keys, figures, strict=False))
        every = sorted([*self.columns, *((f"x-{squash(head.text)}", head) for head in self.others)], key=_place)
        if len(figures) == len(every):
            return [(key, cell) for (key, _), cell in zip(every, figures, strict=True)]
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

    def _other(self, cell: Cell) -> str | None:
        """The name of a figure below a head that the format has no key for."""
        column, end = cell.column + self.move, cell.end + self.move
        over = next((head for head in self.others if column < head.end and head.column < end), None)
        return None if over is None else f"x-{squash(over.text)}"

    def _over(self, cell: Cell) -> str | None:
        column, end = cell.column + self.move, cell.end + self.move
        return next((key for key, head in self.columns if column < head.end and head.column < end), None)

    def enter(self, key: str, cell: Cell, amounts: Amounts, *, total: bool) -> None:
        """Put a figure under its key; what the total row says of 分值, 执行率 and 得分 is the block's."""
        if key in AMOUNTS:
            amounts[key] = self.money(cell)
        elif cell.remark:
            amounts[f"x-{key}"] = Value("—", [cell.remark], (cell,))
            self.ledger.place(cell)
        elif is_empty(cell.text):
            self.ledger.leave_out(cell, BLANK)
        elif total:
            self._score(key, cell)
        else:
            amounts[key if key.startswith("x-") else f"x-{key}"] = Value(tidy_name(cell.text), cells=(cell,))
            self.ledger.place(cell)

    def money(self, cell: Cell) -> Value:
        """An amount in the block's unit; what cannot be read is — and says so."""
        if is_empty(cell.text) and not cell.remark:
            self.ledger.leave_out(cell, BLANK)
            return Value("—", cells=(cell,))
        self.ledger.place(cell)
        text, noted = stored(cell)
        found = amount(text)
        if cell.remark or found is None:
            why = cell.remark or f"原文“{tidy_name(cell.text)}”不是规范的数字，未录入"
            return Value("—", [why], (cell,))
        value = Value(found.figure, noted, (cell,))
        if found.about:
            value.doubt(f"原文为“{tidy_name(cell.text)}”")
        if found.unit:
            self.written.append((value, found, tidy_name(cell.text)))
        return value

    def _score(self, key: str, cell: Cell) -> None:
        score = self.draft.funds.score
        self.ledger.place(cell)
        if key == "偏差原因":
            score[key] = Value(tidy_text(cell.text), cells=(cell,))
            return
        written, doubts = stored(cell, rounded=2)
        text = percent(written) if key == "执行率" else number(written)
        if key == "执行率" and text and not text.endswith("%"):
            doubts = [*doubts, "原表没有百分号，按百分数录入" if Decimal(text) > 1 else "原表为小数，已换算为百分数"]
            text = f"{text}%" if Decimal(text) > 1 else f"{(Decimal(text) * 100).normalize():f}%"
        if text is None:
            key, text, doubts = f"x-{key}", tidy_name(cell.text), ["不是数，原样保留"]
        while key in score:
            key += "＋"
        score[key] = Value(text, doubts, (cell,))

    # --- the end ------------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Settle the total, the units of single amounts, and which column the breakdowns belong to."""
        funds = self.draft.funds
        if not funds.total and funds.parts:
            name = next(iter(funds.parts))
            funds.total = {
                key: Value(value.text, cells=value.cells) for key, value in funds.parts[name].items() if key in AMOUNTS
            }
            next(iter(funds.total.values())).doubt(f"原表没有总额行，暂以第一行“{name}”为总额")
        self._settle_units()
        self.breakdown.finish()

    def _settle_units(self) -> None:
        if not self.written:
            return
        funds = self.draft.funds
        if funds.unit is None:
            units = [found.unit for _, found, _ in self.written]
            unit = max(dict.fromkeys(units), key=units.count)
            funds.unit = Value(unit, [f"原表没有写明金额单位，按“{self.written[0][2]}”取{unit}"])
        for value, found, text in self.written:
            if found.unit != funds.unit.text:
                value.text = converted(found.figure, found.unit, funds.unit.text)
                value.doubt(f"原文为“{text}”，已换算为{funds.unit.text}")


def _place(column: tuple[str, Cell]) -> int:
    return column[1].column


def looks_like_funds(row: Row) -> bool:
    """A row such as ``年度资金总额 | 120`` where the form has no header for the figures."""
    texts = [squash(cell.text) for cell in row.cells]
    money = any(amount(text) is not None for text in texts)
    return money and any(
        (is_fund_total(text) and text not in ("合计", "总计", "小计")) or re.match(r"其中：?.*(?:拨款|资金|补助)", text)
        for text in texts
    )
