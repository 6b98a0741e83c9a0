"""What the scoring of a table comes to: bounds, steps, the score of each row, the scorecard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple, overload

from perfscore.model.finding import Finding
from perfscore.model.policy import Policy
from perfscore.model.sheet import Indicator, Sheet


class Bounds(NamedTuple):
    """What a score is known to be: an exact interval, a point when decided. Open ends lie a rounding unit inside."""

    low: Fraction
    high: Fraction

    @property
    def decided(self) -> bool:
        """Low and high are one."""
        return self.low == self.high


class State(Enum):
    """How a score came to be (状态)."""

    COMPUTED = "计算"
    TAKEN = "暂按自评"
    ADJUDICATED = "核定"
    OPEN = "待定"


class Step(NamedTuple):
    """One step of a calculation: the words it follows, what was measured, the points before and after."""

    text: str  # 原文: words of the standard, or the name of the policy value applied
    note: str  # 说明
    before: Bounds
    after: Bounds
    clause: int | None = None  # 条款, for rule texts


class Steps(Sequence[Step]):
    """Steps that are written only when somebody reads them: most runs print totals."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Sequence[Step]]) -> None:
        self._make = make
        self._made: tuple[Step, ...] | None = None

    def _all(self) -> tuple[Step, ...]:
        if self._made is None:
            self._made = tuple(self._make())
        return self._made

    @overload
    def __getitem__(self, index: int) -> Step: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Step, ...]: ...
    def __getitem__(self, index: int | slice) -> Step | tuple[Step, ...]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())


class IndicatorScore(NamedTuple):
    """The score of one indicator. ``points``, ``low`` and ``high`` are rounded as the policy says."""

    indicator: Indicator
    state: State
    points: Decimal | None  # 得分; None while 待定
    low: Decimal  # 得分区间
    high: Decimal
    computed: Decimal | None  # 计算得分: what formula or rule gives, whatever was reported or adjudicated
    reason: str | None = None  # 原因 why it is undecided
    steps: Sequence[Step] = ()
    quotient: tuple[Fraction | Decimal, Fraction | Decimal] | None = None  # the two numbers of the completion rate

    @property
    def ratio(self) -> Fraction | None:
        """Completion rate (完成率), where there is one: A ÷ T, or T ÷ A where less is better."""
        return None if self.quotient is None else Fraction(self.quotient[0]) / Fraction(self.quotient[1])


class FundsScore(NamedTuple):
    """The score of budget execution (预算执行)."""

    full: Decimal
    rate: Decimal | None  # 执行率 in percent, rounded to 2 places
    exact_rate: Fraction | None  # the same as an exact ratio
    points: Decimal | None
    low: Decimal
    high: Decimal
    reported: Decimal | None
    state: State
    reason: str | None = None
    steps: tuple[Step, ...] = ()


class DimensionScore(NamedTuple):
    """Sum over one 一级指标."""

    name: str
    full: Decimal
    points: Decimal | None
    low: Decimal
    high: Decimal


class Composition(NamedTuple):
    """构成: how many points are of which state; 待定 counts full marks. ``capped`` is what a cap on the total takes."""

    computed: Decimal
    taken: Decimal
    adjudicated: Decimal
    open: Decimal
    capped: Decimal = Decimal(0)


class Scorecard(NamedTuple):
    """A scored sheet. ``points`` is None while anything is 待定; in the bounds a row that was taken counts as taken.

    ``grade`` is set when both bounds agree and the table is whole, else ``ungraded`` says why there is none.
    """

    sheet: Sheet
    policy: Policy
    full: Decimal  # 满分
    points: Decimal | None
    low: Decimal
    high: Decimal
    grade: str | None
    composition: Composition
    funds: FundsScore | None
    dimensions: tuple[DimensionScore, ...]
    indicators: tuple[IndicatorScore, ...]
    findings: tuple[Finding, ...] = ()
    ungraded: str | None = None
    cap: Decimal | None = None  # 总分封顶, where it took something
