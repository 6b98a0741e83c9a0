"""The recogniser: rows of one table, from whatever file, → a draft of an indicator file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from perfscore.intake import info
from perfscore.intake.basics import BasicsReader
from perfscore.intake.body import Body
from perfscore.intake.draft import Draft, Value
from perfscore.intake.funds import FundsReader, looks_like_funds
from perfscore.intake.goals import SIDES, GoalsReader
from perfscore.intake.grid import Cell, Ledger, Row
from perfscore.intake.heads import widest
from perfscore.intake.meaning import goal
from perfscore.intake.money import fund_column
from perfscore.intake.segment import Segment, is_basics, is_columns, is_funds, is_title, is_total
from perfscore.intake.words import (
    DECLARATION,
    DEPARTMENT,
    FOOT,
    FUND_SIDE,
    LEVEL1,
    NOTE,
    PARENT,
    SIDE,
    YEAR,
    is_empty,
    is_total_label,
    level,
    number,
    squash,
)
from perfscore.load.fields import GRADE_SYNONYMS, GRADES

PROJECT, WHOLE, PLAN = "项目支出绩效自评", "部门整体支出绩效自评", "绩效目标申报"
_SUBTITLE = re.compile(r"[（(]?\s*(?:19|20)\d\d\s*年度?\s*[)）]?")
_HEADING = re.compile(r"附件|附表|表\d|第\d+页|共\d+页|\d{1,3}|—\d+—|-\d+-|单位[：:].{1,6}|金额单位[：:].{1,6}")
_MONEY_UNIT = re.compile(r"（?(?:金额|货币|计量)?单位[：:]?(?:人民币)?[万亿]?元")
_BRACKETED = re.compile(r"[（(]([^（）()]{2,40})[)）]\s*$")
_WIDE = 4
_AT_YEARS_END = {"实际完成值", "自评得分", "偏差原因", "改进措施", "偏差原因分析及改进措施"}
_GRADES = frozenset({*GRADES, *GRADE_SYNONYMS})
_NOTE_REASON = "表注"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What the other tables of the document tell: 一级 with only one 二级, and whether 成本指标 is a 一级 there."""

    only_child: dict[str, str]
    cost_on_top: bool


def neighbours(rows: list[Row]) -> Neighbours:
    """Look at labels that stand side by side anywhere in the document."""
    children: dict[str, set[str]] = {}
    cost = False
    for row in rows:
        words = [level(cell.text) for cell in row.cells if len(cell.text) < 30]
        for (upper, points), (lower, _) in pairwise(words):
            if upper in LEVEL1 and PARENT.get(lower) == LEVEL1[upper]:
                children.setdefault(upper, set()).add(lower)
            cost = cost or (upper == "成本指标" and points is not None)
        for word, _ in words:
            cost = cost or (word in PARENT and PARENT[word] == "成本指标")
            if word in PARENT:
                children.setdefault(PARENT[word], set()).add(word)
    return Neighbours({upper: min(lower) for upper, lower in children.items() if len(lower) == 1}, cost)


@dataclass(slots=True)
class TableReader:
    """Walks through the rows of a table; each block has its reader."""

    segment: Segment
    ledger: Ledger
    around: Neighbours
    draft: Draft = field(default_factory=lambda: Draft(Value("")))
    mode: str = "head"
    body: Body | None = None
    basics: BasicsReader | None = None
    outside: int = 0  # lines after the table that are none of it
    _funds: FundsReader | None = None
    _goals: GoalsReader | None = None
    _skip: Row | None = None
    _columns: set[str] = field(default_factory=set)

    @property
    def funds(self) -> FundsReader:
        """The reader of the funds block, made when needed."""
        if self._funds is None:
            self._funds = FundsReader(self.draft, self.ledger)
        return self._funds

    @property
    def goals(self) -> GoalsReader:
        """The reader of long texts, made when needed."""
        if self._goals is None:
            self._goals = GoalsReader(self.draft, self.ledger)
        return self._goals

    def run(self) -> Draft:
        """Read all rows and finish the blocks."""
        rows = self.segment.rows
        self._kind_from_titles()
        for line in self.segment.context[-2:]:
            if _MONEY_UNIT.match(squash(line)):
                self.funds.unit(line)
        for index, row in enumerate(rows):
            if row is not self._skip:
                self._row(row, rows[index + 1] if index + 1 < len(rows) else None)
        self._finish()
        return self.draft

    def _row(self, row: Row, below: Row | None) -> None:
        self._units(row)
        if is_title(row) or self._heading(row):
            self._title(row)
        elif row.loose and self._block_name(row):
            self.ledger.label(row.cells[0])
        elif is_columns(row):
            self._open_body(row, below)
        elif self.mode == "body":
            self._body_row(row)
        elif not (self._block(row) or self._other(row)) and self.mode == "after" and row.loose:
            self.outside += 1
            self.ledger.forget(row.cells)

    def _title(self, row: Row) -> None:
        for cell in row.cells:
            self.ledger.label(cell)
        if is_basics(row):
            self.basics = BasicsReader(self.ledger)
            self.mode = "basics"
        self._year(" ".join(cell.text for cell in row.cells), row.cells)

    def _heading(self, row: Row) -> bool:
        text = " ".join(cell.text for cell in row.cells).strip()
        if len(row.cells) > 2 or (self.mode == "body" and number(text) is not None):
            return False
        return bool(_SUBTITLE.fullmatch(text) or _HEADING.fullmatch(squash(text)) or re.match(r"附件\s*[\d-]*$", text))

    def _units(self, row: Row) -> None:
        """``金额单位：万元`` may stand beside other things."""
        for cell in row.cells if self.mode in ("head", "funds") else ():
            if _MONEY_UNIT.match(squash(cell.text)):
                self.funds.unit(cell.text)
                self.ledger.label(cell)

    def _block_name(self, row: Row) -> bool:
        """``绩效指标`` or ``项目资金（万元）`` on a line of its own between the blocks."""
        text = squash(row.cells[0].text).strip("【】")
        if goal(text) == "目标" and text != squash(row.cells[0].text):
            return True
        if re.fullmatch(r"（[万亿]?元）", text):
            self.funds.unit(text)
            return True
        if FUND_SIDE.fullmatch(text) and self.mode in ("head", "funds", "goals"):
            self.funds.unit(text)
            self.funds.points(row.cells[0])
            return True
        if fund_column(text) and "元）" in text and self.mode != "body":
            self.funds.unit(text)
            return True
        return re.sub(r"（.*", "", text) in SIDE and self.mode != "body"

    def _year(self, text: str, cells: tuple[Cell, ...] = ()) -> None:
        found = YEAR.search(text)
        if found and "年度" not in self.draft.head:
            self.draft.head["年度"] = Value(found.group(1), cells=cells)

    def _kind_from_titles(self) -> None:
        titles = [squash(row.cells[0].text) for row in self.segment.rows[:12] if is_title(row)]
        self.draft.title = max(titles, key=len, default="")
        text = " ".join([*titles, *(line for line in self.segment.context[-3:] if len(line) < 60)])
        if DECLARATION.search(text) and "自评" not in text:
            self.draft.kind = Value(PLAN)
        elif DEPARTMENT.search(text):
            self.draft.kind = Value(WHOLE)
        elif "项目" in text and "自评" in text:
            self.draft.kind = Value(PROJECT)

    # --- blocks before the indicators ---------------------------------------------------------------------------

    def _block(self, row: Row) -> bool:
        if self.mode == "basics" and self.basics is not None:
            return self.basics.row(row)
        if is_funds(row):
            self.mode = "funds"
            self.funds.header(row)
            return True
        if self._goals_row(row):
            self.mode = "goals"
            return True
        if self.mode == "funds" and self.funds.row(row):
            return True
        if looks_like_funds(row) and self.funds.row(row):
            self.mode = "funds"
            return True
        return False

    def _goals_row(self, row: Row) -> bool:
        labels = self.goals.labels(row)
        if not labels or not all(self._may_be_goal(cell, row) for cell in labels):
            return False
        return self.goals.row(row)

    def _may_be_goal(self, cell: Cell, row: Row) -> bool:
        """绩效目标 in a title row or 目标 as a column name is none."""
        return cell is row.cells[0] or cell.column > 0

    def _other(self, row: Row) -> bool:
        if info.read(row, self.draft, self.ledger):
            return True
        if self.mode == "goals" and self.goals.row(row):
            return True
        if self.mode in ("head", "funds", "after") and info.unknown_pair(row, self.draft, self.ledger):
            return True
        return self._is_note(row)

    def _is_note(self, row: Row) -> bool:
        if len(row.cells) == 1 and NOTE.match(squash(row.cells[0].text)):
            self.ledger.leave_out(row.cells[0], _NOTE_REASON)
            return True
        return False

    # --- the indicators -----------------------------------------------------------------------------------------

    def _open_body(self, row: Row, below: Row | None) -> None:
        if self.body is None:
            self.body = Body(self.draft, self.ledger, self.around.only_child, self.around.cost_on_top)
        if self.body.header(row, below):
            self._skip = below
        self._columns |= {key for key, _ in self.body.heads}
        self.mode = "body"

    def _body_row(self, row: Row) -> None:
        first = row.cells[0].text
        if is_total(row):
            self._total(row)
        elif info.key_of(first) == "" or info.inline(first):
            info.read(row, self.draft, self.ledger)
        elif self._is_note(row):
            return
        elif self._is_foot(row) or self._is_wide(row):
            if not self._other(row):
                info.unknown_pair(row, self.draft, self.ledger)
        elif self.body is not None:
            self.body.take(row)

    def _is_wide(self, row: Row) -> bool:
        """A sentence across the columns is no indicator."""
        heads = self.body.heads if self.body is not None else []
        covered = [
            sum(1 for _, head in heads if cell.column < head.end and head.column < cell.end) for cell in row.cells
        ]
        return row.aligned and max(covered, default=0) >= min(_WIDE, max(len(heads) - 1, 2))

    def _is_foot(self, row: Row) -> bool:
        """``存在问题 | …`` below the indicators."""
        if len(row.cells) != 2 or not FOOT.fullmatch(squash(row.cells[0].text)):
            return False
        self.mode = "after"
        return True

    def _total(self, row: Row) -> None:
        self.mode = "after"
        self.draft.total_row = row.own
        figures = []
        for cell in row.cells:
            if is_total_label(cell.text):
                self.ledger.label(cell)
            elif is_empty(cell.text) and not cell.remark:
                self.ledger.leave_out(cell, info.BLANK)
            elif number(cell.text) is not None or cell.remark:
                figures.append(cell)
        for key, cell, doubts in self._total_columns(row, figures):
            self._enter_total(key, cell, doubts)
        info.read(row, self.draft, self.ledger)

    def _total_columns(self, row: Row, figures: list[Cell]) -> list[tuple[str, Cell, list[str]]]:
        keys = [key for key in ("分值", "自评得分") if key in self._columns]
        if row.aligned and self.body is not None:
            found = [(widest(cell, self.body.heads), cell) for cell in figures]
            if all(key in keys for key, _ in found):
                return [(key, cell, []) for key, cell in found if key]
        if len(figures) == len(keys):
            return [(key, cell, []) for key, cell in zip(keys, figures, strict=True)]
        key = "分值" if (figures and number(figures[0].text) == "100") or "自评得分" not in keys else "自评得分"
        return [(key, cell, ["总分行只有一个数，疑为总得分"]) for cell in figures[:1]]

    def _enter_total(self, key: str, cell: Cell, doubts: list[str]) -> None:
        if cell.remark:
            self.draft.total["自评总分"] = Value("", [cell.remark], (cell,))
            self.ledger.place(cell)
        elif key == "自评得分":
            self.draft.total["自评总分"] = Value(number(cell.text) or "", doubts, (cell,))
            self.ledger.place(cell)
        else:
            self.ledger.label(cell)

    # --- the end ------------------------------------------------------------------------------------------------

    def _finish(self) -> None:
        if self.body is not None:
            self.body.finish()
        if self._goals is not None:
            self._goals.finish()
        if self.basics is not None:
            self.draft.basics = self.basics.draft
        self._settle_kind()
        if self._funds is not None:
            self._funds.finish()
        self._settle_grade()
        self._settle_name()
        self._settle_year()

    def _settle_grade(self) -> None:
        grade = self.draft.head.pop("自评等级", None)
        if grade is not None and grade.text in _GRADES:
            self.draft.total["自评等级"] = grade
        elif grade is not None:
            self.draft.extra["x-自评等级"] = Value(
                grade.text, [*grade.doubts, "不是优、良、中、差，原样保留"], grade.cells
            )

    def _settle_kind(self) -> None:
        filled = (
            any(item.values.keys() & _AT_YEARS_END for item in self.draft.indicators) or SIDES[1] in self.draft.goals
        )
        if self.draft.kind.text == PLAN and filled:
            kind = WHOLE if DEPARTMENT.search(self.draft.title) else PROJECT
            self.draft.kind = Value(kind, ["标题是目标申报表，但表中有完成情况或得分"])
        if self.draft.kind.text:
            return
        if self.draft.basics is not None and not self.draft.indicators:
            self.draft.kind = Value(WHOLE)
        elif not filled and self._columns and not self._columns & {"实际完成值", "自评得分"}:
            self.draft.kind = Value(PLAN, ["标题未写明，按没有完成值和得分栏推定"])
        else:
            self.draft.kind = Value(PROJECT, ["标题未写明，按表的内容推定"])

    def _settle_name(self) -> None:
        head = self.draft.head
        filler = head.pop("填报单位", None)
        if "名称" in head:
            if filler is not None and filler.text not in (value.text for value in head.values()):
                self.draft.extra["x-填报单位"] = filler
            return
        if filler is not None:
            head["名称"] = filler
            if self.draft.kind.text == PROJECT:
                filler.doubt("表中没有项目名称，暂取填报单位")
            return
        bracketed = _BRACKETED.search(self.draft.title)
        if bracketed and not YEAR.search(bracketed.group(1)):
            head["名称"] = Value(bracketed.group(1), ["表中没有项目名称，取自标题"])
        elif "主管部门" in head or "实施单位" in head:
            source = "实施单位" if "实施单位" in head else "主管部门"
            head["名称"] = Value(head[source].text, [f"表中没有名称，暂取{source}"], head[source].cells)

    def _settle_year(self) -> None:
        head = self.draft.head
        if "年度" in head:
            found = re.search(r"(?:19|20)\d\d", head["年度"].text)
            if found:
                head["年度"].text = found.group()
            return
        for line in reversed(self.segment.context):
            self._year(line)
        if "年度" in head:
            return
        texts = [value.text for item in self.draft.indicators for value in item.values.values()]
        texts += [value.text for value in self.draft.goals.values()]
        years = [match for text in texts for match in YEAR.findall(text)]
        if years:
            most = max(sorted(set(years)), key=years.count)
            head["年度"] = Value(most, [f"标题没有年度，按表内文字出现最多的“{most}年”推定"])
