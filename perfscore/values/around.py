"""The words around a number: those before it (不少于, 约, 新增, 满意度) and those behind its unit (以上, 左右, 已完成).

:func:`before` and :func:`behind` take them off and write down what they said in one :class:`Words`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from perfscore.language import units
from perfscore.language.numbers import MAGNITUDES
from perfscore.language.units import DURATIONS, Unit
from perfscore.values import reader, statement
from perfscore.values.figure import DIGITS, NUMERALS
from perfscore.values.reader import Lexicon
from perfscore.values.types import Relation, Verdict

_LEADS = Lexicon(
    reader.RELATIONS,
    [reader.BETTER],
    reader.APPROX,
    reader.NEARLY,
    reader.LEADS,
    reader.FORECASTS,
    reader.AVERAGES,
    reader.FILLERS,
    reader.MONEY,
)
_BOUNDS = Lexicon(reader.RELATIONS, [reader.BETTER], reader.APPROX, reader.NEARLY)
_MEASURE = re.compile(
    r"[A-Za-z]{1,6}(?:2\.5|[0-9]{1,2})?(?:[\u4e00-\u9fff]{0,4}(?:浓度|[量值数率度]|增[速幅]))?(?=[≥≤<>=])"
)
_YEAR = re.compile(r"20[0-9]{2}年度?(?=[^0-9])")
_BRACKET = re.compile(r"\(([^()]{1,30})\)$")
_SUFFIXES = sorted(reader.SUFFIXES, key=len, reverse=True)
_INCLUDING = {
    True: {Relation.ABOVE: Relation.AT_LEAST, Relation.BELOW: Relation.AT_MOST},
    False: {Relation.AT_LEAST: Relation.ABOVE, Relation.AT_MOST: Relation.BELOW},
}
_SHORTEST_NAME = 3  # characters of a name behind a bound: 不低于|合格率, but 不满意率
_LONGEST_NAME = 12  # characters of a rate's or an event's name
_LONGEST_EACH = 3  # characters of what 每 counts: 每平方米


@dataclass(slots=True)
class Words:
    """What the words around a number said."""

    relations: list[Relation] = field(default_factory=list)
    approx: bool = False
    better: bool = False  # 优于: which side that is depends on the unit
    including: bool | None = None  # （含）, （不含） behind the number
    money: bool = False  # 人民币
    each: str = ""  # 每人每月: what the number is per, joined by “·”
    before: str = ""
    after: str = ""

    def relation(self, unit: Unit) -> Relation | None:
        """The one relation of all that were written; ``ValueError`` where they contradict or do not fit the unit."""
        said = set(self.relations)
        if self.better:
            if unit.family == units.PERCENT:
                said.add(Relation.AT_LEAST)
            elif unit.family in DURATIONS or unit.family == "length":
                said.add(Relation.AT_MOST)
            else:
                raise ValueError("优于 says nothing about this unit")
        if len({relation.lower_is_better for relation in said}) > 1 or (len(said) > 1 and Relation.EQUAL in said):
            raise ValueError("relations contradict")
        if self.including is not None:
            said = {_INCLUDING[self.including].get(relation, relation) for relation in said}
        # 超过90%以上 is written for “90% and more”: the inclusive word decides
        return min(said, key=lambda relation: relation.strict, default=None)

    def fit(self, unit: Unit) -> bool:
        """Whether a name before the number fits the unit: a rate's a percentage, an event's a length of time."""
        measured = self.before[:1].isascii()  # PM2.5浓度 is no rate
        if self.before.endswith(reader.RATES) and self.before not in reader.LEADS and not measured:
            return unit.family == units.PERCENT
        return unit.family in DURATIONS if self.before.endswith(reader.EVENTS) else True


def before(text: str, words: Words) -> int:
    """Take the words before the number; returns where they end."""
    position = 0
    while True:
        word = _name(text, position, words) or _LEADS.at(text, position)
        if not word:
            return position
        position += len(word)
        if word in reader.RELATIONS:
            words.relations.append(reader.RELATIONS[word])
        _note_lead(word, words)


def _note_lead(word: str, words: Words) -> None:
    if word in reader.LEADS or word in reader.FORECASTS or word in reader.LEVELS:
        words.before += word
    elif word == reader.BETTER:
        words.better = True
    elif word in reader.AVERAGES:
        words.each = reader.AVERAGES[word]
    elif word in reader.MONEY:
        words.money = True
    elif word in reader.APPROX:
        words.approx = True
    elif word in reader.NEARLY:
        words.relations.append(Relation.BELOW)
        words.approx = True


def _name(text: str, position: int, words: Words) -> str:
    """A year, 每人每月, the name of a rate or of an event; at most one of them, and before other kept words."""
    if words.before or words.each:
        return ""
    bound = _BOUNDS.at(text, position)
    if bound:  # 不满 bounds a number, but 不满意率 is the name of a rate
        title = _titled(text, position) if reader.chinese(bound) else ""
        words.before = title if 0 < len(title) - len(bound) < _SHORTEST_NAME else ""
        return words.before
    year = _YEAR.match(text, position)
    if year is not None:
        words.before = year.group() if text[year.end()] not in NUMERALS else ""
        return words.before
    measure = _MEASURE.match(text, position)
    if measure is not None:  # PM2.5浓度≤35: digits in the name of what is measured
        words.before = measure.group()
        return words.before
    each = _each(text, position)
    if each:
        words.each = "·".join(part for part in each.split("每") if part)
        return each
    words.before = _titled(text, position)
    return words.before


def _each(text: str, position: int) -> str:
    """每人每月, 每亩: up to the number. A bare 每年 is a lead like others."""
    end = position
    while text.startswith("每", end):
        part = next((size for size in range(1, _LONGEST_EACH + 1) if _ends_each(text, end + 1 + size)), 0)
        if not part or not reader.chinese(text[end + 1 : end + 1 + part]):
            return ""
        end += 1 + part
    each = text[position:end]
    return "" if each in reader.LEADS else each


def _ends_each(text: str, position: int) -> bool:
    following = text[position : position + 1]
    return following == "每" or following in DIGITS or bool(_BOUNDS.at(text, position) or _LEADS.at(text, position))


def _titled(text: str, position: int) -> str:
    """The name of a rate or an event: Chinese characters up to 率, 度, 后 … with a number or a bound behind it."""
    last = position
    if text.startswith("每", position):
        return ""
    while last < min(position + _LONGEST_NAME, len(text) - 1) and reader.chinese(text[last]):
        last += 1
    for end in range(position + 2, last + 1):
        head = text[position:end]
        if head in reader.LEADS or head in reader.FILLERS or head in reader.AVERAGES:
            continue
        if head.endswith(reader.RATES) and (text[end] in ":百-+" or text[end] in DIGITS or _LEADS.at(text, end)):
            return head
        if head.endswith(reader.EVENTS) and (text[end] in DIGITS | NUMERALS or _LEADS.at(text, end)):
            return head
    return ""


def behind(rest: str, words: Words, *, numeral: bool) -> str:
    """Take the words behind the unit off ``rest``, from the end; returns what is left for magnitude and unit."""
    takers = (_bounded, _bracketed, _asserted) if numeral else (_bounded, _bracketed, _asserted, _more_behind)
    while rest and units.split(rest) is None:
        shorter = next((left for take in takers if (left := take(rest, words)) is not None), None)
        if shorter is None:
            return rest
        rest = shorter
    return rest


def _bounded(rest: str, words: Words) -> str | None:
    word = next((word for word in _SUFFIXES if rest.endswith(word)), None)
    if word is not None:
        words.relations.append(reader.SUFFIXES[word])
        return rest[: -len(word)]
    if rest.endswith(reader.AROUND):
        words.approx = True
        return rest[:-2]
    return rest[:-2] if rest.endswith("之间") else None


def _bracketed(rest: str, words: Words) -> str | None:
    """Words in brackets are kept, except a unit that stands in them: 100(%)."""
    bracket = _BRACKET.search(rest)
    if bracket is None:
        return None
    head, inside = rest[: bracket.start()], bracket.group(1)
    if inside in ("含", "不含"):
        words.including = inside == "含"
        return head
    if units.find(inside) is not None:
        return head + inside if head in MAGNITUDES else None
    words.after = inside + words.after
    return head


def _asserted(rest: str, words: Words) -> str | None:
    """31个已完成, 100%达标, 31个,超额完成: words of completion that add no number."""
    word = next((word for word in reader.TAILS if rest.endswith(word)), None)
    head, comma, tail = rest.rpartition(",")
    if comma and statement.verdict(tail) is Verdict.MET:
        word, rest = tail, head + tail
    elif rest.startswith("%") and statement.verdict(rest[1:]) is Verdict.MET:
        word = rest[1:]
    if word is None:
        return None
    words.after = word + words.after
    return rest[: -len(word)]


def _more_behind(rest: str, words: Words) -> str | None:
    """5年多, 100元余."""
    if rest[-1] not in reader.MORE or units.split(rest[:-1]) is None:
        return None
    words.relations.append(Relation.ABOVE)
    words.approx = True
    return rest[:-1]
