"""A table as it was written: sheet, funds, indicator, goal.

Every value that was read from a file keeps its YAML ``node``, so that a finding can point at any cell:
``indicator.at("分值")``. Values built without a file (an import, a test) have ``node=None``.
"""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any, NamedTuple

from perfscore.model.source import Mapping, Node, Span, Text

EMPTY: Dict[str, Decimal] = MappingProxyType({})


class Kind(Enum):
    """类型 of a table."""

    PROJECT = "项目支出绩效自评"
    DEPARTMENT = "部门整体支出绩效自评"
    DECLARATION = "绩效目标申报"


class Entry:
    """Mixin for what was read from a YAML mapping: tells the place of each of its cells."""

    __slots__ = ()
    node: Mapping | None
    file: str

    def at(self, *keys: str) -> Span:
        """The place of the value written for the first of ``keys`` that is there, else of the entry itself."""
        if self.node is None:
            return Span(self.file, 1, 1)
        for key in keys:
            value = self.node.get(key)
            if value is not None:
                return value.span(self.file)
        return self.node.span(self.file)

    def key_at(self, key: str) -> Span:
        """The place of the key itself (for a block text, whose value begins a line later)."""
        written = self.node.key(key) if self.node is not None else None
        return written.span(self.file) if written is not None else self.at(key)

    def part(self, key: str, begin: int, stop: int) -> Span:
        """Characters ``begin`` to ``stop`` of the value written for ``key``."""
        value = self.node.get(key) if self.node is not None else None
        return value.part(self.file, begin, stop) if isinstance(value, Text) else self.at(key)


@dataclass(frozen=True, slots=True)
class Amounts(Entry):
    """One row of the funds block, in the block's unit; None = not applicable or not given."""

    initial: Decimal | None = None  # 年初预算数
    budget: Decimal | None = None  # 全年预算数 (after adjustment)
    spent: Decimal | None = None  # 全年执行数
    file: str = field(default="", compare=False, repr=False)
    node: Mapping | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment(Entry):
    """预算调整: what changed the budget in the year, in the block's unit."""

    added: Decimal | None = None  # 追加
    cut: Decimal | None = None  # 追减
    withdrawn: Decimal | None = None  # 收回结转
    note: str | None = None  # 说明
    file: str = field(default="", compare=False, repr=False)
    node: Mapping | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carryover(Entry):
    """结转结余 at the beginning (年初) and at the end of the year (年末)."""

    opening: Decimal | None = None
    closing: Decimal | None = None
    file: str = field(default="", compare=False, repr=False)
    node: Mapping | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Funds(Entry):
    """The 资金 block: money of the year and the execution rate as reported."""

    unit: str  # 元 | 万元 | 亿元
    total: Amounts
    parts: Dict[str, Amounts]  # 其中
    by_income: Dict[str, Amounts]  # 按收入性质
    by_purpose: Dict[str, Amounts]  # 按支出性质
    reported_rate: Decimal | None = None  # 执行率, in percent
    full: Decimal | None = None  # 分值; None: the policy's
    reported: Decimal | None = None  # 自评得分
    adjustment: Adjustment | None = None
    carryover: Carryover | None = None
    cause: str | None = None  # 偏差原因
    measure: str | None = None  # 改进措施
    file: str = field(default="", compare=False, repr=False)
    node: Mapping | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjudication(Entry):
    """核定: a score that a person has decided, with the reason."""

    points: Decimal
    reason: str
    date: str | None = None
    file: str = field(default="", compare=False, repr=False)
    node: Mapping | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Entry):
    """调整: an approved change of the target within the year."""

    before: str | None = None  # 原指标值
    basis: str | None = None  # 依据
    file: str = field(default="", compare=False, repr=False)
    node: Mapping | None = field(default=None, compare=False, repr=False)


RELATIONS = ("≥", "≤", ">", "<", "=")
"""What 指标值类型 may be besides 定性."""


@dataclass(frozen=True, kw_only=True)  # without slots, for made()
class Indicator(Entry):
    """One 三级指标 with its target, actual, points and everything said about it. Texts are as written."""

    number: int  # 序号 in print order, from 1
    name: str
    level1: str
    level2: str | None
    target: str | None = None  # 年度指标值
    actual: str | None = None  # 实际完成值
    full: Decimal | None = None  # 分值
    reported: Decimal | None = None  # 自评得分
    cause: str | None = None  # 偏差原因
    measure: str | None = None  # 改进措施
    explanation: str | None = None  # 偏差原因分析及改进措施, the single cell
    standard: str | None = None  # 评分标准, verbatim
    rule: str | None = None  # 计分规则, executed instead
    facts: Node | None = field(default=None, compare=False)  # 计分数据 as written
    value_type: str | None = None  # 指标值类型: ≥ ≤ > < = 定性
    unit: str | None = None  # 计量单位
    achievement: str | None = None  # 达成情况
    adjudication: Adjudication | None = None  # 核定
    change: Change | None = None  # 调整
    identifier: str | None = None  # 编号
    meaning: str | None = None  # 指标解释
    data_source: str | None = None  # 数据来源
    last_year: str | None = None  # 上年完成值
    office: str | None = None  # 责任处室
    evidence: tuple[str, ...] = ()  # 佐证材料
    remark: str | None = None  # 备注
    garbled: bool = field(default=False, compare=False)  # a cell of the row could not be read (格式 errors)
    file: str = field(default="", compare=False, repr=False)
    node: Mapping | None = field(default=None, compare=False, repr=False)

    @classmethod
    def made(cls, values: dict[str, Any]) -> Indicator:
        """An indicator of its values by name, for the reader of thousands of rows: what is not given has its default.

        ``__init__`` of a frozen class sets 28 fields one by one, which takes as long as a tenth of reading a file.
        """
        indicator = object.__new__(cls)
        indicator.__dict__.update(values)
        return indicator

    @property
    def rule_key(self) -> str:
        """The key whose text is executed: 计分规则 before 评分标准."""
        return "计分规则" if self.rule else "评分标准"

    @property
    def is_part(self) -> bool:
        """A child row (其中：鱼塘面积) without points of its own: kept and printed, not scored."""
        return self.full is None and self.name.startswith("其中")

    @property
    def target_shown(self) -> str:
        """年度指标值 with the relation and the unit that stand in columns of their own: ``≥1200套``."""
        text, unit = self.target or "", self.unit or ""
        sign = self.value_type if self.value_type in RELATIONS and not text.startswith(RELATIONS) else ""
        return f"{sign}{text}{unit if text and unit not in text else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Entry):
    """年度总体目标: what was promised and what came of it."""

    expected: str | None = None  # 预期目标
    result: str | None = None  # 实际完成情况
    file: str = field(default="", compare=False, repr=False)
    node: Mapping | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expense(Entry):
    """A row of 经费控制: final figure of last year, budget and final figure of this year; its 其中 rows."""

    name: str
    last_final: Decimal | None = None  # 上年决算数
    budget: Decimal | None = None  # 预算数
    final: Decimal | None = None  # 决算数
    parts: tuple[Expense, ...] = ()  # 其中
    file: str = field(default="", compare=False, repr=False)
    node: Mapping | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basics(Entry):
    """基础数据 of a department."""

    quota: Decimal | None = None  # 人员编制: 编制数
    staff: Decimal | None = None  # 人员编制: 实有人数
    expenses: tuple[Expense, ...] = ()  # 经费控制
    buildings: Node | None = field(default=None, compare=False)  # 楼堂馆所, as written
    thrift: str | None = None  # 厉行节约
    others: Dict[str, Node] = field(default_factory=dict, compare=False)
    file: str = field(default="", compare=False, repr=False)
    node: Mapping | None = field(default=None, compare=False, repr=False)


class Passage(NamedTuple):
    """A piece of narrative in 报告: a heading of its own where the section is a list of {标题, 正文}."""

    title: str | None
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Entry):
    """One table: one YAML file."""

    kind: Kind
    year: int | None  # None: 年度 is missing, an error of the file; the rest is read and scored
    name: str
    indicators: tuple[Indicator, ...]
    department: str | None = None  # 主管部门
    implementer: str | None = None  # 实施单位
    policy: str | None = None  # 评分办法 as named in the file
    weights: Dict[str, Decimal] = field(default_factory=lambda: EMPTY)  # 权重
    funds: Funds | None = None
    goal: Goal | None = None
    reported_total: Decimal | None = None  # 自评总分
    reported_grade: str | None = None  # 自评等级
    example: bool = False  # 示例
    code: str | None = None  # 项目代码
    office: str | None = None  # 责任处室
    category: str | None = None  # 项目类别
    order: Decimal | None = None  # 排序, among the projects of a department
    duties: str | None = None  # 职责
    filled_on: str | None = None  # 填报日期
    basics: Basics | None = None
    report: Dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    file: str = field(default="", compare=False, repr=False)
    node: Mapping | None = field(default=None, compare=False, repr=False)

    @property
    def year_shown(self) -> str:
        """``2024年``, or that it is missing."""
        return "年度未填" if self.year is None else f"{self.year}年"

    @property
    def path(self) -> str:
        """The file itself; ``file`` names the table where a carrier holds several."""
        return self.at().path
