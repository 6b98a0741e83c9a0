"""The grammar that quantities, percentages and durations share.

    phrase = lead* number (magnitude? unit? 至 number)? magnitude? 余? unit tail*

``lead`` and ``tail`` are words of the tables in :mod:`perfscore.values.reader`; the unit is one of
:mod:`perfscore.units`, or a Chinese word of at most ten characters that can be counted (个隐患点). Only a text
understood to its end is a phrase: a number in a sentence or in a name (1:10000, 0.2m航飞) is not its value.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from perfscore import units
from perfscore.numbers import CHINESE_DIGITS, MAGNITUDES, chinese_number, exact_decimal, read_decimal, scale
from perfscore.records import dataclass, field
from perfscore.units import NONE, Unit
from perfscore.values import percent, reader
from perfscore.values.reader import Lexicon
from perfscore.values.types import Duration, Percent, Quantity, Relation

DURATIONS = frozenset([units.TIME, units.MONTHS, units.WORKDAYS])

_LEADS = Lexicon(reader.RELATIONS, [reader.BETTER], reader.APPROX, reader.NEARLY, reader.LEADS, reader.FILLERS)
_BOUNDS = Lexicon(reader.RELATIONS, [reader.BETTER], reader.APPROX, reader.NEARLY, reader.FILLERS)
_RATES = ("率", "度", "比例", "占比", "比重")  # 满意度95%: the name of a rate, right before its number
_EVENTS = ("后", "之日起")  # 影像采集后3天
_ARABIC = re.compile(r"[-+]?(?!0[0-9])(?:[0-9]{1,3}(?:,[0-9]{3}){1,9}|[0-9]{1,30})(?:\.[0-9]{1,30})?(?![0-9])")
_YEAR = re.compile(r"20[0-9]{2}年(?=[^0-9])")
_BRACKET = re.compile(r"\(([^()]{1,30})\)$")
_NUMERALS = frozenset(CHINESE_DIGITS + "负点半")
# Counted in Chinese numerals these are grades, idioms or hints more often than amounts: 一级, 二类, 一批, 三线, 一方.
_NO_NUMERAL = reader.words(
    "级 类 批 点 线 方 片 头 面 对 把 口 号 单 副 道 根 目 路 样 组 段 层 则 首 轮 节 题 角 里 本 词 字 车 环 乡 镇 县 市 省"
)
_CALENDAR = frozenset(["月", "月份", "季度", "季"])  # 6月 is June, 6个月 a length of time
_LONGEST_NAME = 12  # characters of a rate's or an event's name
_LONGEST_UNIT = 7  # characters of a unit inside a range: 76万平方公里—77万平方公里


@dataclass(frozen=True, slots=True)
class _Number:
    value: Decimal
    end: int
    numeral: bool = False  # in Chinese numerals
    magnitude: str = ""
    unit: Unit | None = None  # 百分之 says the unit before the number


@dataclass(slots=True)
class _Words:
    """What the words around the number said."""

    relation: Relation | None = None
    approx: bool = False
    better: bool = False
    before: str = ""
    after: str = ""
    rate: bool = False
    event: bool = False
    relations: list[Relation] = field(default_factory=list)


def read(text: str) -> Quantity | None:
    """The quantity, percentage or duration that a cleaned text is as a whole, or None."""
    words = _Words()
    position = _leads(text, words)
    number = _number(text, position)
    if number is None:
        return None
    low: _Number | None = None
    low_unit = ("", NONE)
    middle = _middle(text, number.end)
    upper = _number(text, middle[1]) if middle is not None else None
    if middle is not None and upper is not None:
        low, low_unit, number = number, middle[0], upper
    rest = _tails(text[number.end :], words, number.numeral)
    found = _unit(rest, number, words)
    if found is None or not _settle(words, found[1]):
        return None
    return _build(words, low, low_unit, number, *found)


def make(
    lower: Decimal, upper: Decimal, unit: Unit, relation: Relation | None, magnitude: str = "", *, approx: bool = False,
    before: str = "", after: str = "",
) -> Quantity:  # fmt: skip
    """The kind of quantity that the unit's family asks for."""
    kind = Percent if unit.family == units.PERCENT else Duration if unit.family in DURATIONS else Quantity
    return kind(lower, upper, unit, relation, magnitude, approx, before, after)


def _leads(text: str, words: _Words) -> int:
    """Take the words before the number; returns where they end."""
    position = 0
    while True:
        word = _special_lead(text, position, words)
        if not word:
            word = _LEADS.at(text, position)
            if not word:
                return position
            _take_lead(word, words)
        position += len(word)


def _special_lead(text: str, position: int, words: _Words) -> str:
    """A rate's name, an event or a year before the number; at most one of them, and nothing else kept before it."""
    if words.before or _BOUNDS.at(text, position):
        return ""
    year = _YEAR.match(text, position)
    if year is not None and text[year.end()] in _NUMERALS:
        return ""
    name = _name(text, position) if year is None else year.group() + ("度" if text.startswith("度", year.end()) else "")
    words.rate, words.event = name.endswith(_RATES), name.endswith(_EVENTS)
    words.before = name
    return name


def _name(text: str, position: int) -> str:
    """The name of a rate or an event: Chinese characters up to 率, 度, 后 … with a number or a bound behind it."""
    for end in range(position + 1, min(position + _LONGEST_NAME, len(text) - 1) + 1):
        if not "\u4e00" <= text[end - 1] <= "\u9fff":
            return ""
        head = text[position:end]
        if head in reader.LEADS:
            return ""
        if head.endswith(_RATES) and (text[end] in ":百-+0123456789" or _LEADS.at(text, end)):
            return head
        if head.endswith(_EVENTS) and (text[end] in "0123456789" or text[end] in _NUMERALS or _BOUNDS.at(text, end)):
            return head
    return ""


def _take_lead(word: str, words: _Words) -> None:
    relation = reader.RELATIONS.get(word)
    if relation is not None:
        words.relations.append(relation)
        if word.endswith(reader.REACHED):
            words.before += word
    elif word == reader.BETTER:
        words.better = True
    elif word in reader.APPROX:
        words.approx = True
    elif word in reader.NEARLY:
        words.relations.append(Relation.BELOW)
        words.approx = True
    elif word in reader.LEADS:
        words.before += word


def _number(text: str, position: int) -> _Number | None:
    said, unit = percent.said_first(text, position)
    if said:
        number = _number(text, position + len(said))
        return number and _Number(number.value, number.end, unit=units.find(unit))
    if text.startswith(percent.WHOLE, position):
        return _Number(Decimal(100), position + len(percent.WHOLE), unit=units.find("%"))
    match = _ARABIC.match(text, position)
    if match is not None:
        value = read_decimal(match.group())
        return None if value is None else _Number(value, match.end())
    end = position
    while text[end : end + 1] in _NUMERALS:
        end += 1
    value = chinese_number(text[position:end])
    if value is None:
        return None
    magnitude = next((word for word in ("万亿", "亿", "万") if text.endswith(word, position, end)), "")
    return _Number(value, end, True, magnitude)


def _middle(text: str, position: int) -> tuple[tuple[str, Unit], int] | None:
    """Unit and sign between the two numbers of a range, and where the second number begins."""
    for end in range(position, min(position + _LONGEST_UNIT + 1, len(text))):
        if text[end] in reader.RANGE:
            given = units.split(text[position:end])
            return None if given is None else (given, end + 1)
    return None


def _tails(rest: str, words: _Words, numeral: bool) -> str:
    """Take the words behind the unit off ``rest``, from the end; returns what is left for magnitude and unit."""
    while rest:
        if units.split(rest) is not None:
            return rest
        word = next((word for word in reader.SUFFIXES if rest.endswith(word)), None)
        if word is not None:
            words.relations.append(reader.SUFFIXES[word])
        elif rest.endswith(reader.AROUND):
            word, words.approx = rest[-2:], True
        elif rest.endswith("之间"):
            word = "之间"
        elif (word := next((word for word in reader.TAILS if rest.endswith(word)), None)) is not None:
            words.after = word + words.after
        elif (bracket := _BRACKET.search(rest)) is not None:
            word, words.after = bracket.group(), bracket.group(1) + words.after
        elif rest[-1] in reader.MORE and len(rest) > 1 and units.split(rest[:-1]) is not None and not numeral:
            word = rest[-1]
            words.relations.append(Relation.ABOVE)
            words.approx = True
        else:
            return rest
        rest = rest[: -len(word)]
    return rest


def _unit(rest: str, number: _Number, words: _Words) -> tuple[str, Unit] | None:
    """Magnitude and unit from what stands between the number and the tails."""
    if number.unit is not None:
        return None if rest else ("", number.unit)
    found = units.split(rest)
    if found is None and (exact := _without_more(rest)) is not None:
        words.relations.append(Relation.ABOVE)
        words.approx = True
        rest, found = exact, units.split(exact)
    if rest in _CALENDAR:
        return None
    if number.numeral:
        return found if found is not None and not found[0] and found[1].name not in _NO_NUMERAL else None
    if found is not None:
        return found
    magnitude = reader.MAGNITUDE.at(rest, 0)
    unit = units.counted(rest[len(magnitude) :])
    return None if unit is None else (magnitude, unit)


def _without_more(rest: str) -> str | None:
    """余个, 万余个, 多万户 without 余 or 多, where what is left is a unit."""
    magnitude = reader.MAGNITUDE.at(rest, 0)
    more = len(magnitude)
    if rest[more : more + 1] not in reader.MORE or len(rest) <= more + 1:
        return None
    exact = rest[:more] + rest[more + 1 :]
    return exact if units.split(exact) is not None or units.counted(rest[more + 1 :]) is not None else None


def _settle(words: _Words, unit: Unit) -> bool:
    """One relation from all that were written; False where they contradict, or a lead does not fit the unit."""
    if words.better:
        if unit.family == units.PERCENT:
            words.relations.append(Relation.AT_LEAST)
        elif unit.family in DURATIONS or unit.family == "length":
            words.relations.append(Relation.AT_MOST)
        else:
            return False
    if (words.rate and unit.family != units.PERCENT) or (words.event and unit.family not in DURATIONS):
        return False
    if len({relation.lower_is_better for relation in words.relations}) > 1 or (
        len(set(words.relations)) > 1 and Relation.EQUAL in words.relations
    ):
        return False
    # 超过90%以上 is written for “90% and more”: the inclusive word decides
    relations = sorted(set(words.relations), key=lambda relation: relation.strict)
    words.relation = relations[0] if relations else None
    return True


def _build(
    words: _Words, low: _Number | None, low_unit: tuple[str, Unit], number: _Number, magnitude: str, unit: Unit
) -> Quantity | None:
    upper = scale(number.value, MAGNITUDES[magnitude])
    magnitude = magnitude or number.magnitude
    lower = upper
    if low is not None:
        ends = _lower_end(low, low_unit, magnitude, unit, upper)
        if ends is None or words.relations:
            return None
        lower = ends
    return make(
        lower, upper, unit, words.relation, magnitude, approx=words.approx, before=words.before, after=words.after
    )


def _lower_end(low: _Number, given: tuple[str, Unit], magnitude: str, unit: Unit, upper: Decimal) -> Decimal | None:
    """The lower end of a range in the unit of the upper; a magnitude behind the upper end belongs to both."""
    own, own_unit = given
    if low.unit is not None:
        own_unit = low.unit
    factor = units.ratio(own_unit, unit) if own_unit != NONE else Fraction(1)
    if factor is None:
        return None
    value = scale(low.value, MAGNITUDES[own])
    if factor != 1:
        try:
            value = exact_decimal(Fraction(value) * factor)
        except ValueError:  # 2亩—1公顷 has no decimal lower end in 公顷
            return None
    shared = scale(value, MAGNITUDES[magnitude])
    if not own and own_unit == NONE and not low.magnitude and shared <= upper:
        return shared
    return value if value <= upper else None
