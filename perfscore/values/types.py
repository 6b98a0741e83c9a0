"""What a target (年度指标值) or an actual (实际完成值) can be: five frozen kinds of value.

Numbers are exact ``Decimal`` in the unit as written, with a magnitude (万, 亿) already multiplied in:
``5.2万km²`` has ``lower == upper == 52000``, ``unit.name == "km²"`` and ``magnitude == "万"``. ``str`` of a value is its normal
form, one way to write it, which reads back to an equal value:

新增≥25个   约76—77万页   近100亿元   730余个   影像采集后≤3天   2024年6月30日前   2024年内完成本年度工作
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

from perfscore.language.numbers import MAGNITUDES, plain, scale
from perfscore.language.units import Unit


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

    def __hash__(self) -> int:
        """Of what tells values apart best: they are looked up by the thousand, and fractions hash slowly."""
        return hash((self.lower, self.upper, self.unit.name, self.before))

    @property
    def number(self) -> Decimal:
        """The number; the lower end of a range."""
        return self.lower

    @property
    def is_range(self) -> bool:
        """Written as ``a—b``."""
        return self.lower != self.upper

    def __str__(self) -> str:
        return shown_quantity(self)


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
    say so (不晚于, 前, 内); ``onwards`` where the day meant is one after ``by`` (6月30日后). ``before`` and ``after`` keep the
    words around the date (完成时间为, 下达, 完成本年度工作).
    """

    since: date
    by: date
    coverage: Coverage = Coverage.DAY
    deadline: bool = False
    before: str = ""
    after: str = ""
    onwards: bool = False

    def __str__(self) -> str:
        return shown_moment(self)


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


# --- the normal form ----------------------------------------------------------------------------------------

RANGE = "—"
CENTURIES = ("19", "20")


def shown_quantity(value: Quantity) -> str:
    """Words before, 约 or relation, number or range, magnitude, unit, and what was behind in brackets."""
    number = _number(value.lower, value)
    if value.is_range:
        number += RANGE + _number(value.upper, value)
    sign, more = _sign(value)
    after = f"({value.after})" if value.after else ""
    return f"{value.before}{sign}{number}{value.magnitude}{more}{value.unit.name}{after}"


def _number(end: Decimal, value: Quantity) -> str:
    """Without unit 2024.6 and 20240630 would read as dates: there a thousands comma says that they are numbers."""
    text = plain(scale(end, -MAGNITUDES[value.magnitude]))
    if value.unit.name or value.magnitude or not text.startswith(CENTURIES):
        return text
    whole_part, point, decimals = text.partition(".")
    return f"{int(whole_part):,}{point}{decimals}" if point or len(whole_part) > len("2024") else text


def _sign(value: Quantity) -> tuple[str, str]:
    """What stands before the number and behind it: 约 and 近 before, 余 behind."""
    relation = value.relation.value if value.relation is not None else ""
    if not value.approx:
        return relation, ""
    if relation == "<":
        return "近", ""
    if relation == ">" and value.unit.name[:1] not in ("", "%", "‰"):
        return "", "余"
    return "约" + relation, ""


def shown_moment(value: Moment) -> str:
    """A date, a month, quarter or year, or a stretch ``a—b``; 前 or 内 where it is a deadline."""
    return f"{value.before}{_stretch(value)}{'后' if value.onwards else ''}{value.after}"


def _stretch(value: Moment) -> str:
    since, by, kind = value.since, value.by, value.coverage.value
    if (since, by) == whole(by, kind):
        return _point(by, kind) + (("前" if kind == "日" else "内") if value.deadline else "")
    first = _point(since, kind)
    last = _point(by, kind)
    return f"{first}{RANGE}{last}" + ("内" if value.deadline else "")


def _point(day: date, kind: str) -> str:
    year = f"{day.year}年"
    if kind == "年":
        return year
    if kind == "季度":
        return f"{year}第{'一二三四'[(day.month - 1) // 3]}季度"
    return f"{year}{day.month}月" + (f"{day.day}日" if kind == "日" else "")


def whole(day: date, kind: str) -> tuple[date, date]:
    """First and last day of the day, month, quarter or year that ``day`` lies in."""
    if kind == "日":
        return day, day
    first, length = {"月": (day.month, 1), "季度": ((day.month - 1) // 3 * 3 + 1, 3), "年": (1, 12)}[kind]
    after = first + length
    last = date(day.year + (after > 12), (after - 1) % 12 + 1, 1) - timedelta(days=1)
    return date(day.year, first, 1), last
