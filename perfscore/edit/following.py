"""``new``: next year's file from last year's. Targets stay, results are emptied, 上年完成值 is what was reached.

Keys that the form wants filled again stay without a value; what only explained last year's result (reasons, measures,
facts of the rule, adjudications, evidence) is taken out. Comments and everything else stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.edit.change import Changes
from perfscore.edit.document import Document, fresh
from perfscore.language.nothing import holds_none
from perfscore.load import parse_sheet
from perfscore.load.scalar import scalar
from perfscore.model import Indicator, Sheet
from perfscore.model.finding import Finding, Level
from perfscore.model.source import Mapping, Text

REFILLED = ("实际完成值", "自评得分")
DROPPED = ("达成情况", "计分数据", "核定", "调整", "偏差原因", "改进措施", "偏差原因分析及改进措施", "佐证材料")
FUND_ROWS = ("其中", "按收入性质", "按支出性质")
BLOCKS = ("|", ">")


@dataclass(frozen=True, slots=True)
class Reminder:
    """A text carried over that speaks of the old year: its line in the new file, and what it is."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Followed:
    """Next year's file; ``document`` is None where the old one has mistakes (``findings``)."""

    document: Document | None
    year: int = 0
    carried: int = 0  # indicators whose 上年完成值 was filled
    findings: tuple[Finding, ...] = ()
    reminders: tuple[Reminder, ...] = ()


def following(document: Document, file: str) -> Followed:
    """The file of the year after. Raises :class:`~perfscore.edit.change.Unsafe`."""
    sheet, findings = parse_sheet(document.text, file)
    errors = tuple(finding for finding in findings if finding.level is Level.ERROR)
    if sheet is None or errors or sheet.node is None or sheet.year is None:
        return Followed(None, findings=errors or findings)
    work = _Work(Changes(fresh(document.text), sheet.node), sheet, sheet.year)
    carried = work.run()
    written = document.rewritten(work.changes.done().text)
    again, _ = parse_sheet(written.text, file)
    reminders = tuple(_reminders(again, str(sheet.year))) if again is not None else ()
    return Followed(written, sheet.year + 1, carried, reminders=reminders)


class _Work:
    """Collects the changes."""

    def __init__(self, changes: Changes, sheet: Sheet, year: int) -> None:
        self.changes = changes
        self.sheet = sheet
        self.year = year

    def run(self) -> int:
        root = self.changes.root
        self.changes.put(root, "年度", str(self.year + 1))
        for key in ("填报日期", "自评总分", "自评等级"):
            self.changes.clear(root, key)
        for key, change in (
            ("资金", self.funds),
            ("年度总体目标", self.goal),
            ("基础数据", self.basics),
            ("报告", self.report),
        ):
            block = root.get(key)
            if isinstance(block, Mapping):
                change(block)
        return sum([self.indicator(indicator) for indicator in self.sheet.indicators])

    def indicator(self, indicator: Indicator) -> bool:
        """One row; whether it has a 上年完成值 now."""
        node = indicator.node
        if node is None:
            return False
        actual = node.get("实际完成值")
        reached = isinstance(actual, Text) and not holds_none(actual)
        if reached and isinstance(actual, Text):
            self.copy(node, actual, "上年完成值")
        else:
            self.changes.clear(node, "上年完成值")
        for key in REFILLED:
            self.changes.clear(node, key)
        for key in DROPPED:
            self.changes.remove(node, key)
        return reached

    def copy(self, mapping: Mapping, value: Text, key: str) -> None:
        """Write a value, quotes and all, for another key of the mapping it stands in."""
        if value.style in BLOCKS:
            words = " ".join(value.split())
            self.changes.put(mapping, key, scalar(words, flow=True), Text(words))
            return
        cells = self.changes.cells
        self.changes.put(mapping, key, cells.text[cells.offset(value.start) : cells.offset(value.end)], value)

    def funds(self, funds: Mapping) -> None:
        """资金: amounts emptied, what was left over carried over."""
        for row in self._fund_rows(funds):
            self.amounts(row)
        for key in ("执行率", "自评得分"):
            self.changes.clear(funds, key)
        for key in ("预算调整", "偏差原因", "改进措施"):
            self.changes.remove(funds, key)
        carryover = funds.get("结转结余")
        if isinstance(carryover, Mapping):
            self.shift(carryover, "年末", "年初")

    def _fund_rows(self, funds: Mapping) -> Iterator[Mapping]:
        blocks = [funds.get(key) for key in FUND_ROWS]
        rows = [row for block in blocks if isinstance(block, Mapping) for row in block.items.values()]
        return (row for row in (funds.get("年度资金总额"), *rows) if isinstance(row, Mapping))

    def amounts(self, row: Mapping) -> None:
        """One row of money; a mark that a cell does not apply stays."""
        for key, value in row.items.items():
            if isinstance(value, Text) and not holds_none(value):
                self.changes.clear(row, key)

    def shift(self, mapping: Mapping, source: str, to: str) -> None:
        """Last year's final figure becomes the figure before."""
        value = mapping.get(source)
        if isinstance(value, Text) and value != "":
            self.copy(mapping, value, to)
            if not holds_none(value):
                self.changes.clear(mapping, source)
        else:
            self.changes.clear(mapping, to)

    def goal(self, goal: Mapping) -> None:
        """年度总体目标: what came of it is open again."""
        self.changes.clear(goal, "实际完成情况")

    def basics(self, basics: Mapping) -> None:
        """基础数据: figures of the year emptied, final figures become those of last year."""
        staff, expenses = basics.get("人员编制"), basics.get("经费控制")
        if isinstance(staff, Mapping):
            self.changes.clear(staff, "实有人数")
        if isinstance(expenses, Mapping):
            self.expenses(expenses)
        for key in ("楼堂馆所", "厉行节约"):
            self.changes.clear(basics, key)

    def expenses(self, rows: Mapping) -> None:
        """经费控制, with the rows below 其中."""
        for row in rows.items.values():
            if isinstance(row, Mapping):
                self.shift(row, "决算数", "上年决算数")
                self.changes.clear(row, "预算数")
                parts = row.get("其中")
                if isinstance(parts, Mapping):
                    self.expenses(parts)

    def report(self, report: Mapping) -> None:
        """报告: the sections stay, to be written anew."""
        for section in report.items:
            self.changes.clear(report, section)


def _reminders(sheet: Sheet, year: str) -> Iterator[Reminder]:
    """Texts carried over in which the old year stands."""
    if year in sheet.name:
        yield Reminder(sheet.at("名称").line, f"名称“{sheet.name}”")
    if sheet.goal is not None and year in (sheet.goal.expected or ""):
        yield Reminder(sheet.goal.key_at("预期目标").line, "预期目标")
    for indicator in sheet.indicators:
        texts = {
            "指标": indicator.name,
            "年度指标值": indicator.target,
            "评分标准": indicator.standard,
            "计分规则": indicator.rule,
        }
        texts |= {"指标解释": indicator.meaning, "备注": indicator.remark}
        for key, text in texts.items():
            if text and year in text:
                yield Reminder(indicator.at(key).line, f"“{indicator.name}”的{key}")
