"""An actual beside its target: both in one unit, the actual as an exact set, or the reason why they do not compare.

:func:`align` is for quantities, rates and lengths of time, :func:`days_late` for dates. Nothing is judged here; scoring
decides what met and missed mean. Every liberty taken with the text is a note:

- a missing unit is the other side's; a bare ``0.958`` beside a target of 20% or more is 95.8%, a smaller target leaves it open;
- count words compare (个隐患点 with 个); 约, 近 and 余 are read as the number or the open side they name;
- the same family written with another magnitude and 1,000 times or more apart is a likely ``slip`` (≤2100元, 1930.57万元).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from perfscore.language import units
from perfscore.language.numbers import MAGNITUDES, plain
from perfscore.language.units import NONE, Unit
from perfscore.values import statement
from perfscore.values.reader import EVENTS, FORECASTS, RATES, REACHED, TAILS
from perfscore.values.turning import ALL_DUE
from perfscore.values.types import Moment, Quantity, Relation, Statement, Value

TARGET, ACTUAL = "年度指标值", "实际完成值"
YEARLY = f"/{units.MONTHS}:12"  # how the family of 次/年 goes on
PERIODS = {f"/{units.MONTHS}:1": 12, f"/{units.MONTHS}:3": 4, f"/{units.MONTHS}:6": 2, f"/{units.TIME}:604800": 52}
"""How the family of 次/月, 次/季度, 次/周 goes on, and how many there are in a year."""
_DAY = 86400
_MOST_MONTHS = 120
SLIP = 1000  # from this ratio on another magnitude is more likely a slip than a result
FRACTION_FROM = 20  # percent: beside a smaller target a bare 0.8 may as well mean 0.8%


class Aligned(NamedTuple):
    """The actual as a set of numbers in the target's unit; None is an unbounded side.

    ``slip`` says that two readings are ``rescale`` apart: the actual × ``rescale`` is what it is in the other one.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool
    high_open: bool
    target_low: Fraction
    target_high: Fraction
    notes: tuple[str, ...] = ()
    slip: bool = False
    rescale: Fraction = Fraction(1)

    @property
    def exact(self) -> bool:
        """The actual is one number."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Target and actual cannot be compared; ``reason`` is a Chinese sentence without a full stop.

    ``units``: their units are to blame, not what the actual says (下降 where 提升 was promised, a forecast).
    """

    reason: str
    units: bool = field(default=True, compare=False)


class Lateness(NamedTuple):
    """Days after the deadline, negative before it: the least and the most that the actual's words allow."""

    earliest: int | None  # None: the actual itself is only a deadline
    latest: int | None  # None: there is no telling how late it was


def align(target: Value | None, actual: Value | None) -> Aligned | Mismatch:
    """Put the actual into the target's unit; both must be quantities, rates or lengths of time."""
    if not isinstance(target, Quantity) or not isinstance(actual, Quantity):
        return Mismatch(f"年度指标值是{kind_name(target)}，实际完成值是{kind_name(actual)}，两者不能比较")
    ends = (target.lower, target.upper, actual.lower, actual.upper)
    return _aligned(target, actual, tuple(end.as_tuple().exponent for end in ends))


@lru_cache(maxsize=4096)  # the cells of hundreds of tables repeat, and scoring and several checks ask for each
def _aligned(target: Quantity, actual: Quantity, places: tuple[object, ...]) -> Aligned | Mismatch:  # noqa: ARG001
    """``places`` (decimals as written) tell apart what is equal as a number: 1 and 1.00 are read in different ways."""
    apart = _no_result(actual) or _opposite(target, actual)
    if apart is not None:
        return apart
    notes: list[str] = []
    target, actual, rescale = _common_unit(target, actual, notes)
    if target.unit.family == units.MONTHS and actual.unit.family == units.TIME:
        return _days_in_months(target, actual)
    factor = _factor(target.unit, actual.unit, notes) or _whole_year(target, actual, notes)
    if factor is None:
        return Mismatch(
            f"年度指标值的单位是“{_label(target)}”（{units.family_name(target.unit)}），"
            f"实际完成值的单位是“{_label(actual)}”（{units.family_name(actual.unit)}），两者不能换算"
        )
    if {target.unit.family, actual.unit.family} <= units.COUNTED and actual.unit.name != target.unit.name:
        notes.append(f"“{actual.unit.name}”与“{target.unit.name}”按同一单位比较")
    if rescale == 1:
        rescale = _slip(target, actual, factor)
    _remark(target, actual, notes)
    low, high, low_open, high_open = _ends(actual)
    return Aligned(
        None if low is None else Fraction(low) * factor, None if high is None else Fraction(high) * factor,
        low_open, high_open, Fraction(target.lower), Fraction(target.upper), tuple(notes), rescale != 1, rescale,
    )  # fmt: skip


def _days_in_months(target: Quantity, actual: Quantity) -> Aligned | Mismatch:
    """85天 beside ≤3个月: so many months have from 89 to 92 days, which may leave it open."""
    months = Fraction(target.upper) * target.unit.factor
    if months.denominator != 1 or not 0 < months <= _MOST_MONTHS or target.is_range or actual.relation is not None:
        return Mismatch("年度指标值按月、实际完成值按天，两者不能换算")
    shortest, longest = _month_days(int(months))
    days = Fraction(actual.lower) * actual.unit.factor / _DAY, Fraction(actual.upper) * actual.unit.factor / _DAY
    goal = Fraction(target.upper)
    note = f"{plain(months)}个月为{shortest}至{longest}天"
    return Aligned(goal * days[0] / longest, goal * days[1] / shortest, False, False, goal, goal, (note,))


def _month_days(months: int) -> tuple[int, int]:
    """The fewest and the most days of so many months in a row, over a leap cycle."""
    lengths = [monthrange(2021 + at // 12, at % 12 + 1)[1] for at in range(48 + months)]
    sums = [sum(lengths[start : start + months]) for start in range(48)]
    return min(sums), max(sums)


def days_late(target: Moment, actual: Moment) -> Lateness:
    """Days from the target's last day to the actual; a month or a year given as actual is a set of days."""
    latest = (actual.by - target.by).days
    if actual.onwards:
        return Lateness(latest + 1, None)
    if actual.before.endswith(FORECASTS):  # 预计12月完成: it may as well be late
        return Lateness(None, max(latest, 1))
    return Lateness(None if actual.deadline and actual.since == actual.by else (actual.since - target.by).days, latest)


def kind_name(value: Value | None) -> str:
    """What messages call the kind of a value."""
    if value is None:
        return "空"
    if isinstance(value, Statement):
        return "文字"
    return "日期" if isinstance(value, Moment) else "数值"


_UP = ("增长", "增加", "提高", "提升", "上升", "增至", "新增", "提前")
_DOWN = ("下降", "减少", "降低", "压减", "压缩", "缩短", "节约", "节省", "延期", "推迟", "延迟", "逾期", "超期", "滞后")


def _direction(value: Quantity) -> int:
    return any(word in value.before for word in _UP) - any(word in value.before for word in _DOWN)


def _no_result(actual: Quantity) -> Mismatch | None:
    before = ALL_DUE.sub("", actual.before)
    word = next((word for word in FORECASTS if word in before), None)
    return None if word is None else Mismatch(f"实际完成值写的是“{word}”，还不是完成的结果", units=False)


def _opposite(target: Quantity, actual: Quantity) -> Mismatch | None:
    if _direction(target) * _direction(actual) >= 0:
        return None
    return Mismatch(f"年度指标值说“{target.before}”，实际完成值说“{actual.before}”，方向相反", units=False)


def _common_unit(target: Quantity, actual: Quantity, notes: list[str]) -> tuple[Quantity, Quantity, Fraction]:
    """Lend a missing unit; the third value is what the other reading of the actual multiplies it by."""
    if (target.unit == NONE) is (actual.unit == NONE):
        return target, actual, Fraction(1)
    if target.unit == NONE:
        target, factor = _lend(target, actual, TARGET, notes)
        return target, actual, 1 / factor
    actual, factor = _lend(actual, target, ACTUAL, notes)
    return target, actual, factor


def _lend(bare: Quantity, other: Quantity, name: str, notes: list[str]) -> tuple[Quantity, Fraction]:
    """``bare`` with the unit of ``other``, and what its second possible reading would multiply it by."""
    if other.unit.name == "%" and not bare.magnitude and 0 < bare.lower <= bare.upper <= 1:
        return _as_percent(bare, other, name, notes)
    factor = again = Fraction(1)
    if other.magnitude and not bare.magnitude:
        power = _power(other.magnitude)
        near = _nearer(bare.lower, other.lower, power)
        factor, again = (power, 1 / power) if near is None else (near, Fraction(1))
    written = other.magnitude + other.unit.name if factor != 1 else other.unit.name
    notes.append(f"{name}未写计量单位，按“{written}”计")
    return replace(_times(bare, factor, other.magnitude) if factor != 1 else bare, unit=other.unit), again


def _as_percent(bare: Quantity, other: Quantity, name: str, notes: list[str]) -> tuple[Quantity, Fraction]:
    """0.958, 1.00, 1: a share of one, or a number of percent; only the side with a unit can tell."""
    number, percent = plain(bare.lower), plain(bare.lower * 100)
    pointed = all(int(end.as_tuple().exponent) < 0 for end in (bare.lower, bare.upper))
    if other.lower >= FRACTION_FROM and pointed:
        notes.append(f"{name}{number}未写计量单位，按比率{percent}%计")
        return replace(_times(bare, Fraction(100), ""), unit=other.unit), Fraction(1)
    notes.append(f"{name}{number}未写计量单位，可以是{number}%，也可以是{percent}%")
    return replace(bare, unit=other.unit), Fraction(100)


def _power(magnitude: str) -> Fraction:
    return Fraction(10 ** MAGNITUDES[magnitude])


def _nearer(bare: Decimal, other: Decimal, power: Fraction) -> Fraction | None:
    """1 or ``power``: with which the bare number is less than ``SLIP`` times apart from the other; None: both or neither."""
    if not bare or not other:
        return power
    fits = [factor for factor in (Fraction(1), power) if not _apart(Fraction(bare) * factor, Fraction(other))]
    return fits[0] if len(fits) == 1 else None


def _apart(one: Fraction, other: Fraction) -> bool:
    return abs(one) >= SLIP * abs(other) or abs(other) >= SLIP * abs(one)


def _times(value: Quantity, factor: Fraction, magnitude: str) -> Quantity:
    size = Decimal(factor.numerator)
    return replace(value, lower=value.lower * size, upper=value.upper * size, magnitude=magnitude)


def _factor(target: Unit, actual: Unit, notes: list[str]) -> Fraction | None:
    """How many of the target's unit one of the actual's is; 分 beside a length of time is 分钟, 次/年 the year's total."""
    families = {target.family, actual.family}
    if families == {units.TIME, units.POINTS}:
        notes.append("“分”按分钟计")
        minute = units.find("分钟") or target
        return units.ratio(actual, minute) if target.family == units.POINTS else units.ratio(minute, target)
    if families in ({target.family, target.family + YEARLY}, {actual.family, actual.family + YEARLY}):
        notes.append("“/年”按本年度的合计数计")
        return actual.factor / target.factor
    if {target.name, actual.name} == {"家", "户"}:  # of firms and shops both are said
        return Fraction(1)
    return units.ratio(actual, target)


def _whole_year(target: Quantity, actual: Quantity, notes: list[str]) -> Fraction | None:
    """每月1次 beside a total of 12次 or more: no month can be made out, but the year's number is reached.

    A smaller total, and a ceiling, say nothing about each month: None.
    """
    periods = PERIODS.get(target.unit.family.removeprefix(actual.unit.family))
    if periods is None or (target.relation is not None and target.relation.lower_is_better):
        return None
    factor = actual.unit.factor / target.unit.factor / periods
    if Fraction(actual.lower) * factor < Fraction(target.upper):
        return None
    notes.append(f"“{_label(target)}”按全年合计的{plain(target.upper * periods)}{actual.unit.name}比较")
    return factor


def _slip(target: Quantity, actual: Quantity, factor: Fraction) -> Fraction:
    """What brings the actual to the target's magnitude, where the two are written in different ones and lie far apart."""
    size = _power(actual.magnitude) * factor / _power(target.magnitude)
    one, other = Fraction(actual.number) * factor, Fraction(target.number)
    if size == 1 or not _power_of_ten(size) or not one or not other or not _apart(one, other):
        return Fraction(1)
    return 1 / size


def _power_of_ten(size: Fraction) -> bool:
    """万 or a metric step; 亩 beside 公顷 and GB beside MB are not slips of the pen."""
    low, high = sorted((size.numerator, size.denominator))
    return low == 1 and str(high).rstrip("0") == "1"


def _remark(target: Quantity, actual: Quantity, notes: list[str]) -> None:
    if actual.approx:
        word = {Relation.BELOW: "近", Relation.ABOVE: "余"}.get(actual.relation) if actual.relation else "约"
        notes.append(f"实际完成值带“{word}”，" + ("按所写数值计" if word == "约" else "不是确数"))
    for name, value in ((TARGET, target), (ACTUAL, actual)):
        if value.after and value.after not in TAILS and statement.verdict(value.after) is None:
            notes.append(f"{name}中的“{value.after}”不参与比较")
    if actual.before != target.before:
        notes += [
            f"{name}中的“{value.before}”不参与比较"
            for name, value in ((TARGET, target), (ACTUAL, actual))
            if value.before and not value.before.endswith((*RATES, *EVENTS, *REACHED, *FORECASTS))
        ]


def _ends(actual: Quantity) -> tuple[Decimal | None, Decimal | None, bool, bool]:
    """The actual as a set; 降至5% reports the number it names, although as a target it would be a bound."""
    relation = actual.relation
    if relation is None or relation is Relation.EQUAL or actual.before.endswith(REACHED):
        return actual.lower, actual.upper, False, False
    if relation.lower_is_better:
        return None, actual.upper, False, relation.strict
    return actual.lower, None, relation.strict, False


def _label(value: Quantity) -> str:
    return (value.magnitude + value.unit.name) or "无"
