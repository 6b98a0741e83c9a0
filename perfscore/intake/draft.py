"""What was recognised, before it becomes YAML: texts with their doubts, in the order of the format's keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from perfscore.intake.grid import NOWHERE, Cell, Place


@dataclass(slots=True)
class Value:
    """A text to be written, why a person should look at it again, and the cells it was read from (none: deduced)."""

    text: str
    doubts: list[str] = field(default_factory=list)
    cells: tuple[Cell, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the text stands in the carrier."""
        return tuple(cell.place for cell in self.cells)

    def doubt(self, why: str) -> None:
        """Add a reason, once."""
        if why not in self.doubts:
            self.doubts.append(why)


@dataclass(slots=True)
class IndicatorDraft:
    """One 三级指标: keys of the format in any order; its place among 一级 and 二级.

    ``row`` is where its row begins, ``heads`` the column names above it, so that an empty cell can be found too.
    """

    values: dict[str, Value]
    level1: str = ""
    level2: str | None = None
    row: Place = NOWHERE
    heads: Mapping[str, Cell] = field(default_factory=dict)
    guessed: bool = False  # its cells found their columns by content, not by place

    def doubt(self, why: str) -> None:
        """A doubt about the row as a whole stands at its name."""
        self.values.setdefault("指标", Value("")).doubt(why)


Amounts = dict[str, Value]


@dataclass(slots=True)
class FundsDraft:
    """The 资金 block."""

    unit: Value | None = None
    total: Amounts = field(default_factory=dict)
    parts: dict[str, Amounts] = field(default_factory=dict)
    by_income: dict[str, Amounts] = field(default_factory=dict)
    by_purpose: dict[str, Amounts] = field(default_factory=dict)
    score: dict[str, Value] = field(default_factory=dict)  # 执行率, 分值, 自评得分, x-…
    heads: dict[str, Cell] = field(default_factory=dict)  # column names
    row: Place = NOWHERE  # where the row 年度资金总额 begins

    @property
    def empty(self) -> bool:
        """Nothing was found."""
        return not (self.total or self.parts or self.by_income or self.by_purpose or self.score)


@dataclass(slots=True)
class ExpenseDraft:
    """A row of 经费控制 with the rows under it."""

    name: str
    amounts: Amounts
    parts: list[ExpenseDraft] = field(default_factory=list)


@dataclass(slots=True)
class BasicsDraft:
    """基础数据 of a department."""

    staff: dict[str, Value] = field(default_factory=dict)
    expenses: list[ExpenseDraft] = field(default_factory=list)
    others: dict[str, Value | dict[str, Value]] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """One table. ``head`` holds the plain top-level keys, ``extra`` what the format has no key for (``x-…``)."""

    kind: Value
    head: dict[str, Value] = field(default_factory=dict)
    weights: dict[str, Value] = field(default_factory=dict)
    funds: FundsDraft = field(default_factory=FundsDraft)
    goals: dict[str, Value] = field(default_factory=dict)
    indicators: list[IndicatorDraft] = field(default_factory=list)
    total: dict[str, Value] = field(default_factory=dict)
    basics: BasicsDraft | None = None
    extra: dict[str, Value] = field(default_factory=dict)
    title: str = ""
    total_row: Place = NOWHERE  # where the row 总分 begins

    @property
    def worth_writing(self) -> bool:
        """There is more than a heading."""
        return bool(self.indicators or not self.funds.empty or self.basics)
