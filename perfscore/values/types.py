"""What a target (年度指标值) or an actual (实际完成值) can be: five frozen kinds of value.

Numbers are exact ``Decimal`` in the unit as written, with a magnitude (万, 亿) already multiplied in:
``5.2万km²`` has ``lower == upper == 52000``, ``unit.name == "km²"`` and ``magnitude == "万"``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum

from perfscore.language.units import Unit
from perfscore.records import dataclass


class Relation(Enum):
    """The relation written with a number; a bare number has none (its direction gives one)."""

    AT_LEAST = "≥"
    ABOVE = ">"
    AT_MOST = "≤"
    BELOW = "<"
    EQUAL = "="

    @property
    def lower_is_better(self) -> bool:
        """≤ and < bound from above: less is better."""
        return self in (Relation.AT_MOST, Relation.BELOW)

    @property
    def strict(self) -> bool:
        """> and < exclude the number itself."""
        return self in (Relation.ABOVE, Relation.BELOW)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range with a unit: ``≥2000万元``, ``约76—77万页``, ``新增25个以上``, ``200``.

    ``lower == upper`` for a single number, whatever its relation; a range has both and no relation.
    ``before`` and ``after`` keep words that belong to the reading but not to the number (新增, 含区).
    """

    lower: Decimal
    upper: Decimal
    unit: Unit
    relation: Relation | None = None
    magnitude: str = ""
    approx: bool = False
    before: str = ""
    after: str = ""

    @property
    def number(self) -> Decimal:
        """The number; the lower end of a range."""
        return self.lower

    @property
    def is_range(self) -> bool:
        """Written as ``a—b``."""
        return self.lower != self.upper

    def __str__(self) -> str:
        from perfscore.values import show

        return show.quantity(self)


class Percent(Quantity):
    """A rate: ``95%`` has ``lower == 95`` and the unit ``%``; ``8‰`` the unit ``‰``."""

    __slots__ = ()


class Duration(Quantity):
    """A length of time: ``不超过3天``, ``影像采集后3天内``, ``≤180S``, ``12个月``, ``半年``."""

    __slots__ = ()


class Coverage(Enum):
    """How exactly a time was given: a day, or a whole month, quarter or year ending on the day kept."""

    DAY = "日"
    MONTH = "月"
    QUARTER = "季度"
    YEAR = "年"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a deadline: ``不晚于2024年6月30日``, ``2024年内``, ``9月前``, ``2024年2月8日下达``.

    ``by`` is the last day meant (``12月底之前`` → 31 December, ``9月前`` → 31 August), ``since`` the first
    day of the stretch where only a month, quarter or year was written; ``deadline`` is true where the words
    say so (不晚于, 前, 内). ``after`` keeps words behind the date (下达, 完成本年度工作).
    """

    since: date
    by: date
    coverage: Coverage = Coverage.DAY
    deadline: bool = False
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        from perfscore.values import show

        return show.moment(self)


class Verdict(Enum):
    """Tier of a qualitative statement (达成情况)."""

    MET = "达成"
    PARTIAL = "部分达成"
    FAILED = "未达成"


@dataclass(frozen=True, slots=True)
class Statement:
    """Words without a value of their own: ``是``, ``有效保障``, ``部分项目工作任务没有在年度内完成``.

    ``verdict`` is what the words alone say about completion; None where that needs the target or a person.
    """

    text: str
    verdict: Verdict | None = None

    def __str__(self) -> str:
        return self.text


Value = Quantity | Percent | Duration | Moment | Statement
