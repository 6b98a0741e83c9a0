"""The grammar that quantities, percentages and lengths of time share.

    phrase = lead* number (magnitude? unit? 至 number)? magnitude? 余? unit tail*

Leads and tails are the words of :mod:`perfscore.values.around`; the unit is one of :mod:`perfscore.language.units`, or a Chinese
word of at most ten characters that can be counted (个隐患点). Only a text understood to its end is a phrase: a number
in a sentence or in a name (1:10000, 0.2m航飞) is not its value.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from perfscore.language import units
from perfscore.language.numbers import MAGNITUDES, exact_decimal, scale
from perfscore.language.units import DURATIONS, NONE, Unit
from perfscore.values import around, figure, reader
from perfscore.values.around import Words
from perfscore.values.figure import Figure
from perfscore.values.types import Duration, Percent, Quantity, Relation

# Counted in Chinese numerals these are grades, idioms or hints more often than amounts: 一级, 二类, 一批, 三线, 一方.
_NO_NUMERAL = reader.words(
    "级 类 批 点 线 方 片 头 面 对 把 口 号 单 副 道 根 目 路 样 组 段 层 则 首 轮 节 题 角 里 本 词 字 车 环 乡 镇 县 市 省"
)
_CALENDAR = frozenset(["月", "月份", "季度", "季"])  # 6月 is June, 6个月 a length of time
_EDITIONS = frozenset(["版", "版本"])  # 2.0版 is an edition, 2版 an amount
_YEARS = range(1900, 2100)
_COMPACT_DATE = 19000000  # 20240630日
_LONGEST_UNIT = 7  # characters of a unit inside a range: 76万平方公里—77万平方公里

Scaled = tuple[str, Unit]  # a magnitude and a unit


def read(text: str) -> Quantity | None:
    """The quantity, percentage or length of time that a cleaned text is as a whole, or None."""
    if figure.DIGITS.isdisjoint(text) and figure.COUNTING.isdisjoint(text):
        return None
    words = Words()
    number = figure.read(text, around.before(text, words))
    if number is None:
        return None
    low = None
    middle = _middle(text, number.end)
    upper = figure.read(text, middle[1]) if middle is not None else None
    if middle is not None and upper is not None:
        low, number = (number, middle[0]), upper
    rest = around.behind(text[number.end :], words, numeral=number.numeral)
    found = _per_each(_unit(rest, number, words), words)
    if found is None or not words.fit(found[1]):
        return None
    try:
        return _build(words, low, number, found)
    except ValueError:  # the words contradict, or the ends of the range do not make one
        return None


def make(
    lower: Decimal, upper: Decimal, unit: Unit, relation: Relation | None, magnitude: str = "", *, approx: bool = False,
    before: str = "", after: str = "",
) -> Quantity:  # fmt: skip
    """The kind of quantity that the unit's family asks for."""
    kind = Percent if unit.family == units.PERCENT else Duration if unit.family in DURATIONS else Quantity
    return kind(lower, upper, unit, relation, magnitude, approx, before, after)


def _middle(text: str, position: int) -> tuple[Scaled, int] | None:
    """Unit and sign between the two numbers of a range, and where the second number begins."""
    for end in range(position, min(position + _LONGEST_UNIT + 1, len(text))):
        if text[end] in reader.RANGE:
            given = units.split(text[position:end])
            return None if given is None else (given, end + 1)
    return None


def _unit(rest: str, number: Figure, words: Words) -> Scaled | None:
    """Magnitude and unit from what stands between the number and the tails."""
    if number.unit is not None:
        return None if rest else ("", number.unit)
    if (
        rest in _CALENDAR
        or (rest == "年" and number.value in _YEARS)
        or (rest == "日" and number.value > _COMPACT_DATE)
    ):
        return None
    exact = _without_more(rest) if units.split(rest) is None else None
    if exact is not None:
        words.relations.append(Relation.ABOVE)
        words.approx = True
        rest = exact
    found = units.split(rest)
    if number.numeral:
        return found if found is not None and not found[0] and found[1].name not in _NO_NUMERAL else None
    if found is None:
        magnitude = reader.MAGNITUDE.at(rest, 0)
        unit = units.counted(rest[len(magnitude) :])
        found = None if unit is None else (magnitude, unit)
    if found is not None and found[1].name in _EDITIONS and int(number.value.as_tuple().exponent) < 0:
        return None
    return found


def _without_more(rest: str) -> str | None:
    """余个, 万余个, 多万户 without 余 or 多, where what is left is a unit."""
    more = len(reader.MAGNITUDE.at(rest, 0))
    if rest[more : more + 1] not in reader.MORE or len(rest) <= more + 1:
        return None
    exact = rest[:more] + rest[more + 1 :]
    return exact if units.split(exact) is not None or units.counted(rest[more + 1 :]) is not None else None


def _per_each(found: Scaled | None, words: Words) -> Scaled | None:
    """人民币 makes a number money, 每人每月 before it makes an amount one per person and month."""
    if found is None or (words.money and found[1] not in (NONE, units.find("元"))):
        return None
    magnitude, unit = found
    if words.money:
        unit = units.find("元") or unit
    if not words.each:
        return magnitude, unit
    per = units.find(f"{unit.name}/{words.each}") if unit != NONE and "/" not in unit.name else None
    return None if per is None else (magnitude, per)


def _build(words: Words, low: tuple[Figure, Scaled] | None, number: Figure, found: Scaled) -> Quantity:
    magnitude, unit = found
    relation = words.relation(unit)
    upper = scale(number.value, MAGNITUDES[magnitude])
    magnitude = magnitude or number.magnitude
    lower = upper
    if low is not None:
        if relation is not None:
            raise ValueError("a range with a relation")
        lower = _lower_end(*low, (magnitude, unit), upper)
    return make(lower, upper, unit, relation, magnitude, approx=words.approx, before=words.before, after=words.after)


def _lower_end(low: Figure, given: Scaled, upper_unit: Scaled, upper: Decimal) -> Decimal:
    """The lower end of a range in the unit of the upper; a magnitude behind the upper end belongs to both."""
    own, own_unit = given
    own_unit = low.unit or own_unit
    magnitude, unit = upper_unit
    factor = units.ratio(own_unit, unit) if own_unit != NONE else Fraction(1)
    if factor is None:
        raise ValueError("the ends have units of two families")
    value = scale(low.value, MAGNITUDES[own])
    if factor != 1:
        value = exact_decimal(Fraction(value) * factor)  # 2亩—1公顷 has no decimal lower end in 公顷
    shared = scale(value, MAGNITUDES[magnitude])
    if not own and own_unit == NONE and not low.magnitude and shared <= upper:
        return shared
    if value > upper:
        raise ValueError("the range runs backwards")
    return value
