"""The unit's own words in a report: printed whole, as paragraphs and headings; nothing of them is ever left out.

A narrative often states figures that the report would also compute (budget, execution rate, staff). Then the *computed*
sentence gives way, never the unit's: ``said`` tells whether a text states every fact of such a sentence already, each
for its own item and under its own word (预算 313.39 and 支出 313.39 are two facts). What is not surely the same is not
"said", and the sentence is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from perfscore.language import money
from perfscore.language.measures import CLEAR, KINDS, LOOSE, longest_first
from perfscore.language.numbers import round_half_up
from perfscore.language.ordinals import BRACKETS, Form, ordinal
from perfscore.language.running import Mention, mentions
from perfscore.report import escape

_PERIOD = re.compile(r"[^。\n]+[。]?")
_HEADING = re.compile(r".{2,40}?[。.]?")
_QUOTES = re.compile("[“”‘’\"']")
# Only periods about money, staff and scores are compared: 满意率100% is no execution rate.
_TOPIC = re.compile(r"预算|支出|执行率|经费|编制|控制率|自评|结转|结余|拨款|在职|收回|追加|追减")
_NO_POINTS = re.compile("[之解析段批配类级别户布]")  # 分之, 分析, 分批: no points
_PEOPLE = ("人", "名")

_WORDS = longest_first(CLEAR, LOOSE)  # the word that ends last before a figure says what the figure is

Figure = tuple[str, Fraction]  # kind (元, %, 人, 分) and value; money in 万元


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure of a text: what it measures and of which item, as far as the words right before it tell."""

    item: str
    measure: str | None
    figure: Figure
    places: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What a computed sentence states: the item (None: whichever), and its measures with exact values (money in 万元)."""

    item: str | None
    values: Mapping[str, Fraction | Decimal]
    words: tuple[str, ...] = ()  # that must stand in the same passage, such as the grade


def figures(text: str) -> list[tuple[Figure, int]]:
    """The figures of a text that tables may hold, with the number of decimals they are written with."""
    return [(figure, places) for figure, places, _ in _found(text)]


def _found(text: str) -> Iterator[tuple[Figure, int, Mention]]:
    for mention in mentions(text):
        unit = mention.unit
        if unit.family == money.FAMILY:
            exact = Fraction(mention.number) * unit.factor / money.factor(money.WAN)
            yield ("元", exact), mention.places if mention.magnitude == "万" else 9, mention
        elif (
            unit.name == "%" or unit.name in _PEOPLE or (unit.name == "分" and not _NO_POINTS.match(text, mention.end))
        ):
            kind = "人" if unit.name in _PEOPLE else unit.name
            yield (kind, Fraction(mention.number)), mention.places, mention


def _without_figures(text: str) -> str:
    """The words beside the figures; a figure that is only about right (约, 超过) has more to say, and stays."""
    rest, begin = "", 0
    for *_, mention in _found(text):
        if not (mention.about or mention.at_least):
            rest, begin = rest + text[begin : mention.start], mention.end
    return rest + text[begin:]


def is_known(figure: Figure, places: int, known: Iterable[Figure]) -> bool:
    """Some known figure is this one, or rounds to it as it is written."""
    kind, value = figure
    return any(
        kind == of and (value == exact or Fraction(round_half_up(exact, places)) == value) for of, exact in known
    )


def claims(text: str, items: Sequence[str]) -> Iterator[Claim]:
    """The figures of a text with what they measure and of which of ``items``.

    The item is the one named last before the figure in the same part of the sentence (up to a semicolon); else the one
    the sentence began with, before its first figure; else the one that a line without figures there leads with.
    """
    for line in escape.clean(text).split("\n"):
        bare = _QUOTES.sub("", line)
        head = bare.partition("。")[0]
        lead = _last(head, items) if not figures(head) else ""
        for period in _PERIOD.findall(bare):
            yield from _of_period(period, items, lead)


def _of_period(period: str, items: Sequence[str], lead: str) -> Iterator[Claim]:
    begin, first = 0, None
    for figure, places, mention in _found(period):
        part = period.rfind("；", 0, mention.start) + 1
        item = _last(period[part : mention.start], items)
        first = item if first is None else first
        item = item or first or lead
        yield Claim(item, _measure(period[begin : mention.start], item), figure, places)
        begin = mention.end


def _last(text: str, items: Sequence[str]) -> str:
    """The item named last; of two that end at one place the longer."""
    ends = [(text.rfind(name) + len(name), len(name), name) for name in items if name and name in text]
    return max(ends)[2] if ends else ""


def _measure(before: str, item: str) -> str | None:
    """The measure whose word ends last; the bare name of an item right before the figure is its budget."""
    ends = [(before.rfind(word) + len(word), len(word), measure) for word, measure in _WORDS if word in before]
    if item and before.rstrip("为是共的 ").endswith(item):
        return "支出" if item.endswith("支出") else "预算"
    return max(ends)[2] if ends else None


def said(texts: Iterable[str], facts: Facts, items: Sequence[str]) -> bool:
    """Some line of the texts states every one of the facts; a figure written more coarsely counts as the same."""
    item = None if facts.item is None else _QUOTES.sub("", facts.item)
    names = [_QUOTES.sub("", each) for each in items]
    return bool(facts.values or facts.words) and any(
        _line_says(line, item, facts, names) for text in texts for line in escape.clean(text).split("\n")
    )


def _line_says(line: str, item: str | None, facts: Facts, items: Sequence[str]) -> bool:
    if not all(word in line for word in facts.words):
        return False
    stated = [claim for claim in _remembered(line, tuple(items)) if item is None or claim.item == item]
    return all(
        any(claim.measure == measure and _same(claim, value) for claim in stated)
        for measure, value in facts.values.items()
    )


@lru_cache(maxsize=512)
def _remembered(line: str, items: tuple[str, ...]) -> tuple[Claim, ...]:
    """The claims of a line: a paper of 300 projects asks for them 300 times."""
    return tuple(claims(line, items))


def _same(claim: Claim, value: Fraction | Decimal) -> bool:
    kind = KINDS.get(claim.measure or "", "元")
    exact = Fraction(value) * 100 if kind == "%" else Fraction(value)
    return is_known(claim.figure, claim.places, [(kind, exact)])


def rest(text: str, texts: Sequence[str], items: Sequence[str]) -> tuple[str, list[str]]:
    """A text without the parts that are nothing but figures the others state under the same words; second, those parts."""
    names = [_QUOTES.sub("", each) for each in items]
    stated = {(claim.measure, claim.figure) for other in texts for claim in claims(other, names)}
    kept, left = "", []
    for part in re.findall(r"[^。；\n]+[。；]?|\n", escape.clean(text)):
        own = list(claims(part, names))
        bare = _NOTHING.sub("", _without_figures(_QUOTES.sub("", part)))
        for word, _ in _WORDS:
            bare = bare.replace(word, "")
        if own and not bare and all(one.measure and (one.measure, one.figure) in stated for one in own):
            left.append(part)
        else:
            kept += part
    return (kept.removesuffix("；") + "。" if kept.endswith("；") else kept).strip(), left


_NOTHING = re.compile(r"\d{4}年度?|年初|年中|年末|全年|当年|[，、：。；（）\s为是共计和及其中]")


def own_statements(text: str, known: Sequence[Figure]) -> list[str]:
    """The periods of a text about money, staff or scores that hold a figure no table holds."""
    found = []
    for line in escape.clean(text).split("\n"):
        for period in _PERIOD.findall(line):
            stated = figures(period) if _TOPIC.search(period) else []
            if any(not is_known(figure, places, known) for figure, places in stated):
                found.append(period)
    return found


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Lines of a narrative as (heading level or 0, text)."""
    for line in escape.clean(text).split("\n"):
        stripped = line.strip()
        found = ordinal(stripped)
        if found is not None and found.form is Form.MARKED and not found.han and found.sign not in BRACKETS:
            stripped = f"{found.number}.{stripped[found.end :]}"
        if stripped:
            heading = found is not None and found.form is Form.BRACKETED and found.han
            short = heading and found is not None and _HEADING.fullmatch(stripped, found.end)
            yield (2 if short and "。" not in stripped[:-1] else 0), stripped


def listed(text: str) -> str:
    """Numbered lines as one sentence: 一是…；二是…。 A single line stays as it is."""
    from perfscore.report.filters import chinese
    from perfscore.report.sections import lines

    parts = [line.rstrip("。；;，,") for line in lines(text)]
    if len(parts) < 2:
        return "。".join([*parts, ""]) if parts else ""
    return "；".join(f"{chinese(number)}是{part}" for number, part in enumerate(parts, start=1)) + "。"


def known_figures(records: Iterable[object]) -> list[Figure]:
    """Every figure in the records of a report: money, percentages, people, points."""
    found: set[Figure] = set()
    for record in records:
        _collect(record, "", found)
    return sorted(found)


_KINDS = {
    "执行率": "%",
    "控制率": "%",
    "基本执行率": "%",
    "得分": "分",
    "编制数": "人",
    "实有人数": "人",
}
# Marks of single parts and round shares say too little: 10分 or 100% may be about anything.
_SKIP = frozenset(
    "卡 报告 指标 失分 一级指标 分值 满分 序号 年度 上年 指标数 完成数 未完成数 待定数 排序".split()  # noqa: SIM905 - words
)


def _collect(value: object, key: str, found: set[Figure]) -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in _SKIP:
                _collect(inner, name, found)
        _changes(value, found)
    elif isinstance(value, list):
        for inner in value:
            _collect(inner, key, found)
    elif isinstance(value, (Decimal, Fraction)) and not isinstance(value, bool):
        kind = _KINDS.get(key, "元")
        found.add((kind, Fraction(value) * 100 if kind == "%" else abs(Fraction(value))))


def _changes(record: dict[str, object], found: set[Figure]) -> None:
    """The change against last year that the report computes for an expense."""
    now, before = record.get("决算数"), record.get("上年决算数")
    if isinstance(now, (Decimal, Fraction)) and isinstance(before, (Decimal, Fraction)):
        gap = abs(Fraction(now) - Fraction(before))
        found.add(("元", gap))
        if before:
            found.add(("%", gap / Fraction(before) * 100))
