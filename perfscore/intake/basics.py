"""The table of basic data (基础数据表): staff, expenses by 其中, buildings, thrift."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from perfscore.intake.draft import BasicsDraft, ExpenseDraft, Value
from perfscore.intake.grid import Cell, Ledger, Row
from perfscore.intake.info import BLANK
from perfscore.intake.words import is_empty, number, percent, squash, tidy_name, tidy_text
from perfscore.language.ordinals import bare, ordinal

_STAFF = {"编制数": "编制数", "核定编制数": "编制数", "编制人数": "编制数"}
_EXPENSES = ("上年决算数", "预算数", "决算数")
_OF_WHICH = re.compile(r"^其中[：:]\s*")
_TOP = re.compile(r"三公经费|项目支出|公用经费|基本支出|政府采购|机关运行|预算调整|合计")


@dataclass(slots=True)
class BasicsReader:
    """Reads row by row; remembers what the last header announced."""

    ledger: Ledger
    draft: BasicsDraft = field(default_factory=BasicsDraft)
    mode: str = ""
    heads: list[str] = field(default_factory=list)
    block: str = ""
    top: ExpenseDraft | None = None
    middle: ExpenseDraft | None = None

    def row(self, row: Row) -> bool:
        """Take a row; False if it is none of this table."""
        texts = [squash(cell.text) for cell in row.cells]
        if any(text in _STAFF for text in texts):
            return self._header("staff", row, texts)
        if sum(1 for text in texts if text.endswith(("决算数", "预算数"))) >= 2:
            return self._header("expenses", row, texts)
        if texts and re.match(r"楼堂馆所", texts[0]) and len(texts) > 1:
            self.block = "楼堂馆所"
            return self._header("buildings", row, texts)
        if texts and re.match(r"厉行节约|节约", texts[0]) and len(texts) > 1:
            return self._thrift(row)
        reader = {"staff": self._staff, "expenses": self._expense, "buildings": self._buildings}.get(self.mode)
        return bool(reader and reader(row))

    def _header(self, mode: str, row: Row, texts: list[str]) -> bool:
        self.mode = mode
        self.heads = texts[1:]
        for cell in row.cells:
            self.ledger.label(cell)
        return True

    def _staff(self, row: Row) -> bool:
        figures = [cell for cell in row.cells if number(cell.text) is not None or percent(cell.text)]
        if not figures:
            return False
        for head, cell in zip(self.heads, figures, strict=False):
            key = _STAFF.get(head) or ("实有人数" if re.search(r"在职|实有", head) else f"x-{head}")
            self.draft.staff[key] = Value(tidy_name(cell.text), cells=(cell,))
            self.ledger.place(cell)
        for cell in row.cells:
            if cell not in figures:
                self.ledger.label(cell)
        self.mode = ""
        return True

    def _expense(self, row: Row) -> bool:
        label = row.cells[0]
        figures = list(row.cells[1:])
        if number(label.text) is not None or not all(
            number(cell.text) is not None or is_empty(cell.text) for cell in figures
        ):
            return False
        amounts = {}
        for key, cell in zip(_EXPENSES, figures, strict=False):
            figure = number(cell.text)
            amounts[key] = Value(figure or "—", cells=(cell,))
            self.ledger.place(cell) if figure else self.ledger.leave_out(cell, BLANK)
        self.ledger.label(label)
        self._hang(tidy_name(label.text), amounts)
        return True

    def _hang(self, written: str, amounts: dict[str, Value]) -> None:
        plain = written.rstrip("：: ")
        number = ordinal(plain)
        numbered = number is not None and not number.han  # 一、 is no part of another row
        name = _OF_WHICH.sub("", bare(plain) if numbered else plain)
        item = ExpenseDraft(name, amounts)
        if numbered and self.top is not None:
            self.top.parts.append(item)
            self.middle = item
        elif (_OF_WHICH.match(plain) and (self.middle or self.top)) or self._continues(plain):
            (self.middle or self.top or item).parts.append(item)
        else:
            self.draft.expenses.append(item)
            self.top, self.middle = item, None

    def _continues(self, plain: str) -> bool:
        """A row without a number under ``其中：`` goes on with that list."""
        owner = self.middle or self.top
        return bool(owner and owner.parts) and not _TOP.match(plain) and not plain.endswith("：")

    def _buildings(self, row: Row) -> bool:
        values = list(row.cells)
        if all(is_empty(cell.text) for cell in values):
            self.draft.others["楼堂馆所"] = Value("—")
            for cell in values:
                self.ledger.leave_out(cell, BLANK)
            return True
        if len(values) not in (len(self.heads), len(self.heads) + 1):
            return False
        block: dict[str, Value] = {}
        for head, cell in zip(self.heads, values[-len(self.heads) :], strict=False):
            block[head] = Value(tidy_name(cell.text), cells=(cell,))
            self.ledger.place(cell)
        if len(values) > len(self.heads):
            block = {"项目": Value(tidy_name(values[0].text), cells=(values[0],)), **block}
            self.ledger.place(values[0])
        self.draft.others["楼堂馆所"] = block
        return True

    def _thrift(self, row: Row) -> bool:
        self.ledger.label(row.cells[0])
        cells: list[Cell] = list(row.cells[1:])
        self.draft.others["厉行节约"] = Value("\n".join(tidy_text(cell.text) for cell in cells), cells=tuple(cells))
        for cell in cells:
            self.ledger.place(cell)
        self.mode = ""
        return True
