"""The grammar that quantities, percentages and durations share.

    phrase = lead* number (magnitude? unit? 至 number)? magnitude? 余? unit tail*

``lead`` and ``tail`` are words of the tables in :mod:`perfscore.values.reader`; the unit is one of
:mod:`perfscore.units`, or a Chinese word of at most nine characters that can be counted (个隐患点). Only a text
understood to its end is a phrase: a number in a sentence or in a name (1:10000, 0.2m航飞) is not its value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from perfscore import units
from perfscore.numbers import CHINESE_DIGITS, MAGNITUDES, chinese_number, exact_decimal, read_decimal, scale
from perfscore.units import NONE, Unit
from perfscore.values import reader
from perfscore.values.types import Duration, Percent, Quantity, Relation

DURATIONS = frozenset([units.TIME, units.MONTHS, units.WORKDAYS])

_LEAD_WORDS = {*reader.RELATIONS, reader.BETTER, *reader.APPROX, *reader.NEARLY, *reader.LEADS, *reader.FILLERS}
_LEAD = re.compile("|".join(re.escape(word) for word in sorted(_LEAD_WORDS, key=len, reverse=True)))
_BOUND = re.compile("[0-9](?!0[0-9]{2}年)|" + "|".join(re.escape(word) for word in (*reader.RELATIONS, *reader.APPROX, *reader.FILLERS)))
_RATE = re.compile(r"[\u4e00-\u9fff]{1,12}?(?:率|度|比例|占比|比重)(?=[:为达不≥≤><=约在控0-9百超])")
_EVENT = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:后|之日起)(?=[≥≤><=约0-9不半一二两三四五六七八九十])")
_YEAR = re.compile(r"20[0-9]{2}年度?(?=[^0-9])|全年")
_ARABIC = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,9}|[0-9]{1,30})(?:\.[0-9]{1,30})?(?![0-9])")
_NUMERAL = re.compile(f"负?[{CHINESE_DIGITS}]+(?:点[零〇一二三四五六七八九]+[十百千万亿]*)?|半")
_PER = {"百分之": "%", "千分之": "‰"}
_MIDDLE = re.compile(f"([^0-9{reader.RANGE}]{{0,7}})([{reader.RANGE}])")
_BRACKET = re.compile(r"\(([^()]{1,30})\)$")
_MORE = re.compile(f"([十百千万亿]*)[{reader.MORE}]([万亿]?)")
_CHINESE_MAGNITUDE = re.compile("(?:万亿|亿|万)$")
# Counted in Chinese numerals these are grades, idioms or hints more often than amounts: 一级, 二类, 一批, 三线, 一方.
_NO_NUMERAL = frozenset("级 类 批 点 线 方 片 头 面 对 把 口 号 单 副 道 根 目 路 样 组 段 层 则 首 轮 节 题 角 里 本 词 字 车 环 乡 镇 县 市 省".split())


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
    middle = _MIDDLE.match(text, number.end)
    if middle is not None:
        upper = _number(text, middle.end())
        given = units.split(middle.group(1)) if upper is not None else None
        if upper is not None and given is not None:
            low, low_unit, number = number, given, upper
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
        match = _special_lead(text, position, words)
        if match is None:
            match = _LEAD.match(text, position)
            if match is None:
                return position
            _take_lead(match.group(), words)
        position = match.end()


def _special_lead(text: str, position: int, words: _Words) -> re.Match[str] | None:
    """A rate's name, an event or a year before the number; at most one of them, and nothing else kept before it."""
    if words.before or _BOUND.match(text, position):
        return None
    for pattern in (_RATE, _EVENT, _YEAR):
        match = pattern.match(text, position)
        if match is not None:
            words.rate, words.event = pattern is _RATE, pattern is _EVENT
            words.before = match.group()
            return match
    return None


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
    for words, unit in _PER.items():
        if text.startswith(words, position):
            number = _number(text, position + len(words))
            return number and _Number(number.value, number.end, unit=units.find(unit))
    if text.startswith("百分百", position):
        return _Number(Decimal(100), position + 3, unit=units.find("%"))
    match = _ARABIC.match(text, position)
    if match is not None:
        value = read_decimal(match.group())
        return None if value is None else _Number(value, match.end())
    match = _NUMERAL.match(text, position)
    value = chinese_number(match.group()) if match is not None else None
    if match is None or value is None:
        return None
    magnitude = _CHINESE_MAGNITUDE.search(match.group())
    return _Number(value, match.end(), True, magnitude.group() if magnitude else "")


def numeral(text: str) -> Decimal | None:
    """A number in digits or in Chinese numerals."""
    return read_decimal(text) if text.isascii() else chinese_number(text)


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
        elif len(rest) > 1 and rest[-1] in reader.MORE and not numeral:
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
    if found is None:
        more = _MORE.match(rest)
        if more is not None and units.split(rest[more.end() :]) is not None and rest[more.end() :]:
            words.relations.append(Relation.ABOVE)
            words.approx = True
            rest = more.group(1) + more.group(2) + rest[more.end() :]
            found = units.split(rest)
    if number.numeral:
        return found if found is not None and not found[0] and found[1].name not in _NO_NUMERAL else None
    if found is not None:
        return found
    magnitude = reader.MAGNITUDE.match(rest)
    word = rest[magnitude.end() :] if magnitude else rest
    unit = units.counted(word)
    return None if unit is None else (magnitude.group() if magnitude else "", unit)


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
    factor = units.ratio(own_unit, unit) if own_unit != NONE else 1
    if factor is None:
        return None
    value = scale(low.value, MAGNITUDES[own])
    if factor != 1:
        try:
            value = exact_decimal(factor * value.__class__(value).as_integer_ratio()[0] / value.as_integer_ratio()[1])
        except ValueError:
            return None
    shared = scale(value, MAGNITUDES[magnitude])
    if not own and own_unit == NONE and not low.magnitude and shared <= upper:
        return shared
    return value if value <= upper else None
