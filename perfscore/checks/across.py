"""What the checks across tables share: when two cells say the same, and how a place in another table is named."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from perfscore.checks.base import Row, Table, words
from perfscore.checks.figures import scaled
from perfscore.checks.group import Match
from perfscore.language.numbers import plain, round_half_up
from perfscore.model.finding import Related
from perfscore.values.types import Moment, Quantity, Statement, Value

YES = frozenset(("是", "达标", "完成", "已完成", "达成", "合格", "有", "无", "否"))


def amount(value: Value | None) -> tuple[str, Fraction, Fraction] | None:
    """Family, lower and upper end of a number in the first unit of its family; None where there is no number."""
    if not isinstance(value, Quantity):
        return None
    factor = value.unit.factor
    return value.unit.family, scaled(value.lower, factor), scaled(value.upper, factor)


def comparable(one: Value | None, other: Value | None) -> bool:
    """Both numbers of one family (a missing unit goes with any), both times, or both words that describe something."""
    a, b = amount(one), amount(other)
    if a is not None and b is not None:
        return a[0] == b[0] or "none" in (a[0], b[0])
    if isinstance(one, Moment) and isinstance(other, Moment):
        return True
    first, second = words(one), words(other)
    return first is not None and second is not None and first not in YES and second not in YES


def equal(one: Value | None, other: Value | None) -> bool:
    """The same number, day or words; relation, 约 and the way of writing do not count."""
    if isinstance(one, Quantity) and isinstance(other, Quantity) and one.unit.factor is other.unit.factor:
        return one.lower == other.lower and one.upper == other.upper  # hardly any needs fractions
    a, b = amount(one), amount(other)
    if a is not None and b is not None:
        return a[1:] == b[1:]
    if isinstance(one, Moment) and isinstance(other, Moment):
        return one.by == other.by
    if isinstance(one, Statement) and isinstance(other, Statement):
        return "".join(one.text.split()) == "".join(other.text.split())
    return False


def rounded_alike(one: Value | None, other: Value | None) -> bool:
    """One number is the other written with fewer places."""
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.unit.name != other.unit.name:
        return False
    coarse, fine = sorted((one.lower, other.lower), key=_places)
    scale = next((s for s in (Decimal(1), Decimal(10000), Decimal(100000000)) if one.magnitude == _MAGNITUDE[s]), None)
    if scale is None or one.magnitude != other.magnitude:
        return False
    places = _places(coarse / scale)
    return places > 0 and round_half_up(fine / scale, places) == coarse / scale


_MAGNITUDE = {Decimal(1): "", Decimal(10000): "万", Decimal(100000000): "亿"}


def _places(number: Decimal) -> int:
    return max(0, -int(number.normalize().as_tuple().exponent))


def place(table: Table, row: Row, key: str) -> Related:
    """The other place of a finding."""
    return Related(row.indicator.at(key), f"{title(table)}“{row.indicator.name}”")


def title(table: Table) -> str:
    """A table as readers call it."""
    return f"“{table.sheet.name}”表"


def called(match: Match) -> str:
    """The indicator, and how its name reads in the other table where that differs."""
    name, other = match.whole.indicator.name, match.part.indicator.name
    if match.exact:
        return f"“{name}”"
    return f"“{name}”与“{other}”名称相近，"


def share(row: Row) -> Fraction | None:
    """自评得分 as a share of 分值."""
    indicator = row.indicator
    if indicator.reported is None or not indicator.full:
        return None
    return _share(indicator.reported, indicator.full)


@lru_cache(maxsize=1024)
def _share(reported: Decimal, full: Decimal) -> Fraction:
    return Fraction(reported) / Fraction(full)


def seen(table: Table, row: Row, *, own: bool = False) -> str:
    """Target, actual and share of points of a row, for a sentence; with its place unless it is the finding's own."""
    indicator = row.indicator
    said = [f"指标值{indicator.target or '未填'}"]
    if indicator.actual:
        said.append(f"完成{indicator.actual}")
    points = share(row)
    if points is not None:
        said.append(f"得分率{plain(round_half_up(points * 100, 1))}%")
    where = " " if own else f"（{indicator.at('指标').reference}）"
    return f"{title(table)}{where}{'、'.join(said)}"
