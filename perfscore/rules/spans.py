"""One scanner: numbers, amounts, dates and list marks of a text as typed spans; every other character stays itself.

The result is a *typed text*, one sign for a span and one for every other character, so that a production is a regular
expression over it (``每.{0,6}{QUANTITY}``), and every match is a stretch of spans with their places in the text as
written.

    P  points 数分        R  a range of points 数—数分      Q  a number with a unit     N  a number without one
    F  a fraction 数分之数  D  a day or a month's end        M  a mark of a list ① 1. （2）
    X  a number that is none: 05, 三五, 1.2.3
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from perfscore.language import units
from perfscore.language.numbers import MAGNITUDES, chinese_number
from perfscore.language.units import NONE, Unit
from perfscore.rules.intervals import interval
from perfscore.rules.lexis import AFTER_POINTS, DATE, NO_COUNT, ORDINAL, YEAR_END, YEARS
from perfscore.rules.lines import LOST, MARKS, softened
from perfscore.rules.ranks import NAME, RANK, ordinal
from perfscore.rules.text import level, levelled

POINTS, RANGE, QUANTITY, NUMBER, FRACTION, DAY, MARK, BAD = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽"
SPANS = POINTS + RANGE + QUANTITY + NUMBER + FRACTION + DAY + MARK + BAD
PERCENT = units.RATE


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number with its unit; ``name`` is the unit as written (个百分点, 万元)."""

    value: Fraction
    unit: Unit = NONE
    name: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """数分, or a range of points that a person chooses from; ``per`` is the count word of 扣2分/次."""

    low: Fraction
    high: Fraction
    per: str = ""


@dataclass(frozen=True, slots=True)
class DayWord:
    """A day as told: year (None: the table's own), ``shift`` for 次年, month, day (0: its last)."""

    year: int | None
    shift: int
    month: int
    day: int


Value = Number | Points | DayWord | None


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed text: ``signs``, and for each sign its value and its stretch of the text as written."""

    signs: str
    values: tuple[Value, ...]
    begins: tuple[int, ...]
    stops: tuple[int, ...]
    written: str

    def text(self, begin: int, stop: int) -> str:
        """The text as written between two signs."""
        if begin >= stop:
            return ""
        return self.written[self.begins[begin] : self.stops[stop - 1]]

    def place(self, begin: int, stop: int) -> tuple[int, int]:
        """The stretch of the text as written."""
        if begin >= stop:
            at = self.begins[begin] if begin < len(self.begins) else len(self.written)
            return at, at
        return self.begins[begin], self.stops[stop - 1]

    def level(self, begin: int, stop: int) -> str:
        """The text between two signs in its one form: what names of facts are made of and compared by."""
        return levelled(self.text(begin, stop))

    def number(self, at: int) -> Number:
        """The number at a sign."""
        found = self.values[at]
        if isinstance(found, Points):
            return Number(found.low, units.find("分") or NONE, "分")
        if not isinstance(found, Number):
            raise TypeError(self.signs[at])
        return found


_DIGITS = re.compile(r"\d{1,3}(?:，\d{3})+(?!\d)(?:\.\d+)?|0。\d+|\d+(?:\.\d+)*")
_NUMERAL = re.compile(r"[零〇一二两三四五六七八九十百千半]+(?:点[零一二三四五六七八九]+)?")
_OF = re.compile(r"([零〇一二两三四五六七八九十百千点\d.]{1,8})分之([零〇一二两三四五六七八九十百千点\d.]{1,8})")
_LETTERS = re.compile(r"[A-Za-z]+(?:[-—]?[A-Za-z\d]+)*")
_LONGEST_UNIT = 6
_COUNTED = frozenset([*units.COUNTED, "visit", "household visit"])


def scan(written: str) -> Typed:
    """The typed text of ``written``."""
    plain = level(written)
    text = softened(plain.text)
    signs: list[str] = []
    values: list[Value] = []
    begins: list[int] = []
    stops: list[int] = []
    at = 0
    while at < len(text):
        whole = interval(plain, text, written, at, _at) if text[at] in "[（" else None
        if whole is not None:
            for one, number, first, last in whole[0]:
                signs.append(one)
                values.append(number)
                begins.append(first)
                stops.append(last)
            at = whole[1]
            continue
        sign, value, stop = _at(text, at, "".join(signs[-1:]))
        if sign:
            signs.append(sign)
            values.append(value)
            begins.append(plain.places[at])
            stops.append(plain.places[stop - 1] + 1)
        at = stop
    return Typed(*_ranges(signs, values, begins, stops), written)


def _at(text: str, at: int, before: str) -> tuple[str, Value, int]:
    """Sign, value and end of what begins at ``at``; an empty sign for what is nothing."""
    character = text[at]
    if character == "\x00":
        return "", None, at + 1
    if LOST.match(character):
        return BAD, None, at + 1
    if character == "∈":
        return "在", None, at + 1
    if not before or before in "；。：" or character in CIRCLED or (before == "，" and character.isdecimal()):
        mark = MARKS.match(text, at)
        if mark and not (before in ("：", "，") and character not in CIRCLED + "（" and not _is_item(text, mark.end())):
            return MARK, None, mark.end()
    if character == "第" and (rank := ordinal(text, at)):
        return QUANTITY, Number(rank[0], RANK, NAME), rank[1]
    if character == "第" and (found := ORDINAL.match(text, at)):
        return "第", None, found.end()
    if character.isdecimal() or character in "当本年次翌今第（〔":
        found = YEAR_END.match(text, at) or DATE.match(text, at)
        if found and (found.groupdict().get("month") or found.groupdict().get("m2") or found.re is YEAR_END):
            return DAY, _day(found), found.end()
    if (character.isdecimal() or character == "（") and (found := YEARS.match(text, at)):
        return "年", None, found.end()
    if (
        character.isascii()
        and character.isalpha()
        and not before.isdecimal()
        and (found := _LETTERS.match(text, at))
        and found.end() - at > 1
    ):
        return "Z", None, found.end()
    if character.isdecimal():
        return _digits(text, at, before)
    if character in "—-" and text[at + 1 : at + 2].isdecimal() and (not before or before in "<≤≥>=，；。（到于过"):
        sign, value, stop = _digits(text, at + 1, before)
        if isinstance(value, Number):
            value = Number(-value.value, value.unit, value.name)
        return sign, value, stop
    if before == "每" and text.startswith("半年", at) and text[at + 2 : at + 3] not in tuple("扣减加罚得，"):
        return "半", None, at + 1  # 每半年召开, as 每季度召开: how often, and no step of half a year
    if character in "零〇一二两三四五六七八九十百千半":
        return _chinese(text, at)
    if before == "每" and character != "每":
        counted = _counted(text, at)
        if counted is not None:
            return counted
    return character, None, at + 1


def _counted(text: str, at: int) -> tuple[str, Value, int] | None:
    """每次, 每台, 每人次: one of them."""
    for size in (3, 2, 1):
        known = _known(text[at : at + size])
        if at + size <= len(text) and known is not None and known[1].family in _COUNTED and known[0] == 1:
            return QUANTITY, Number(Fraction(1), known[1], known[2]), at + size
    return None


def _is_item(text: str, at: int) -> bool:
    return text[at - 1] in "、）." and not text[at : at + 1].isdecimal()


def _day(found: re.Match[str]) -> DayWord:
    groups = found.groupdict()
    if found.re is YEAR_END:
        return DayWord(int(groups["year"]) if groups["year"] else None, 0, 12, 31)
    if groups["full"]:
        return DayWord(int(groups["full"]), 0, int(groups["m2"]), int(groups["d2"]))
    year = int(groups["year"]) if groups["year"] else None
    return DayWord(year, 1 if groups["next"] else 0, int(groups["month"]), int(groups["day"] or 0))


def _digits(text: str, at: int, before: str) -> tuple[str, Value, int]:
    if found := _OF.match(text, at):
        return _fraction(found)
    found = _DIGITS.match(text, at)
    if found is None:
        raise ValueError(text)
    stop = found.end()
    if "，" in found.group() and text[stop : stop + 1] == "%":  # 加2，110%以上: a pause between two numbers
        stop = at + found.group().index("，")
    raw = text[at:stop].replace("，", "").replace("。", ".")
    bad = raw.count(".") > 1 or (len(raw) > 1 and raw[0] == "0" and raw[1] != ".") or len(raw) > 30
    if bad:
        return BAD, None, stop
    return _unit(text, stop, Fraction(raw), before)


def _chinese(text: str, at: int) -> tuple[str, Value, int]:
    """A Chinese numeral is a number only before a unit; in 一般 and 统一 it is a word."""
    if found := _OF.match(text, at):
        return _fraction(found)
    if text.startswith("一半", at) and (
        text[at + 2 : at + 4] in ("以上", "以下") or text[at - 1 : at] in ("足", "到", "过")
    ):
        return QUANTITY, Number(Fraction(50), PERCENT, "%"), at + 2
    if text.startswith("一半", at) or (text[at] == "半" and text[at - 1 : at] in ("一", "减")):
        return text[at], None, at + 1
    if text[at] == "一" and text[at - 1 : at] in tuple("统唯万之逐划归"):
        return text[at], None, at + 1
    kinds = text.startswith("一类", at) and re.search("[缺少每漏]$", text[:at])  # 每缺少一类
    if (found := NO_COUNT.match(text, at)) and not kinds:
        rest = found.group()[1:]
        return text[at], None, found.end() if _NUMERAL.search(rest) else at + 1
    found = _NUMERAL.match(text, at)
    if found is None:
        raise ValueError(text)
    value = chinese_number(found.group())
    sign, known, stop = _unit(text, found.end(), Fraction(value or 0), text[at - 1 : at] if at else "")
    if sign == NUMBER:
        if found.group() == "半" or (
            (stop < len(text) and text[stop] not in "，；。）、")
            or len(found.group()) > 1
            or text[at - 1 : at] not in ("扣", "得", "减", "加")
        ):
            return text[at], None, at + 1
        return sign, known, stop
    if value is None:
        return BAD, None, stop
    return sign, known, stop


def _fraction(found: re.Match[str]) -> tuple[str, Value, int]:
    below, above = (_value(part) for part in found.groups())
    if below is None or above is None or below == 0:
        return BAD, None, found.end()
    if below == 100 or re.match("（?不?含?）?及?以[上下]", found.string[found.end() :]):
        above = above * 100 / below
        return QUANTITY, Number(above, PERCENT, "%"), found.end()
    return FRACTION, Number(above / below), found.end()


def _value(part: str) -> Fraction | None:
    try:
        return Fraction(part)
    except (ValueError, ZeroDivisionError):
        known = chinese_number(part)
        return None if known is None else Fraction(known)


def _unit(text: str, at: int, value: Fraction, before: str) -> tuple[str, Value, int]:
    found = AFTER_POINTS.match(text, at)
    if found:
        return POINTS, Points(value, value), found.end()
    for size in range(min(_LONGEST_UNIT, len(text) - at), 0, -1):
        known = _known(text[at : at + size])
        if known is not None:
            factor, unit, name = known
            stop = at + size
            if name == "个百分点" and text[at:stop] == "个点" and text[stop : stop + 1] in ("位", "数", "儿", "子"):
                continue
            if unit.family == units.POINTS:
                break
            if name == "成" and text[stop : stop + 1] not in ("，", "以", "的", "；", "（", "。", "得", "扣", "计", ""):
                break
            if unit.family == units.COUNT and text[stop : stop + 1] == "性":
                break
            return QUANTITY, Number(value * factor, unit, name), stop
    if (
        value == 1
        and before in _BEFORE_ONE
        and "\u4e00" <= text[at : at + 1] <= "\u9fff"
        and text[at] not in "年月分半定些切样并扣得减加计给罚奖"
    ):
        return QUANTITY, Number(value, Unit(text[at], units.COUNT), text[at]), at + 1
    return NUMBER, Number(value), at


_BEFORE_ONE = frozenset("每少缺漏现生有错欠，；。")
_OWN_NAMES: dict[str, tuple[Fraction, Unit | None, str]] = {
    **dict.fromkeys(("名次", "个名次", "位次", "个位次"), (Fraction(1), RANK, NAME)),
    "人/次": (Fraction(1), units.find("人次"), "人次"),
    "个点": (Fraction(1), PERCENT, "个百分点"),
    "个百分比": (Fraction(1), PERCENT, "个百分点"),
    "旬": (Fraction(10), units.find("天"), "旬"),
    "个旬": (Fraction(10), units.find("天"), "旬"),
}


@lru_cache(maxsize=4096)
def _known(name: str) -> tuple[Fraction, Unit, str] | None:
    if name in _OWN_NAMES:
        factor, unit, shown = _OWN_NAMES[name]
        return (factor, unit or NONE, shown)
    if (
        name in ("字", "号", "版", "方", "站", "线", "点", "名单", "口", "样", "景", "项目", "标段", "里", "兆")
        or name[0] in "/，；。"
    ):
        return None if name not in ("项目", "标段") else (Fraction(1), Unit(name, units.COUNT), name)
    found = units.split(name)
    if found is None:
        return None
    above, _, below = name.partition("/")
    if below and (units.find(below) is None or not above):  # 元/人为合格: what is counted per must be a unit itself
        return None
    magnitude, unit = found
    if not unit.name:
        return None
    return Fraction(10 ** MAGNITUDES[magnitude]), unit, name


def known_unit(name: str) -> tuple[Fraction, Unit, str] | None:
    """Magnitude, unit and name of a unit as written; None for one that nobody knows."""
    return _known(name)


# 得分在90—94分之间的，得8分: a range that something is given for is none that a person chooses points from
_TIER = re.compile(
    f"(?:之间|区间|范围|以?内|的|者|，|（不?含）|）)*(?:(?:可?[得计给赋记扣减]|为|=|：)分?|(?<=）)){POINTS}"
)


def _ranges(
    signs: list[str], values: list[Value], begins: list[int], stops: list[int]
) -> tuple[str, tuple[Value, ...], tuple[int, ...], tuple[int, ...]]:
    """数—数分 becomes one range of points; 数分/次 keeps its count word."""
    at = 0
    while at < len(signs):
        value = values[at]
        if signs[at] == POINTS and isinstance(value, Points):
            if (
                at >= 2
                and signs[at - 1] in "—至到"
                and signs[at - 2] in (NUMBER, POINTS)
                and (signs[at - 3 : at - 2] or ["，"])[0] not in "，；。："
                and not _TIER.match("".join(signs[at + 1 : at + 12]))
            ):
                first = values[at - 2]
                low = (
                    first.value
                    if isinstance(first, Number)
                    else first.low
                    if isinstance(first, Points)
                    else Fraction(0)
                )
                signs[at - 2 : at + 1] = [RANGE]
                values[at - 2 : at + 1] = [Points(low, value.high)]
                begins[at - 2 : at + 1] = [begins[at - 2]]
                stops[at - 2 : at + 1] = [stops[at]]
                at -= 2
            elif signs[at + 1 : at + 2] == ["/"] and at + 2 < len(signs):
                size = next(
                    (
                        n
                        for n in (2, 1)
                        if at + 1 + n < len(signs) and _known("".join(signs[at + 2 : at + 2 + n])) is not None
                    ),
                    0,
                )
                if size:
                    word = "".join(signs[at + 2 : at + 2 + size])
                    values[at] = Points(value.low, value.high, word)
                    stops[at] = stops[at + size + 1]
                    for listed in (signs, values, begins, stops):
                        del listed[at + 1 : at + 2 + size]
        at += 1
    return "".join(signs), tuple(values), tuple(begins), tuple(stops)
