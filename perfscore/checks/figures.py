"""Figures in running text: numbers with a unit, the words they are about, and where they stand.

What a number with a unit is says :mod:`perfscore.language.running`. The words about it are those before it back to the figure or the stop before
(for 33318批10.3人次 also what the neighbour is about), and those behind it up to the next stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from perfscore.checks.words import pairs
from perfscore.language.numbers import MAGNITUDES
from perfscore.language.ordinals import ordinal
from perfscore.language.running import Mention, has_number, mentions
from perfscore.language.units import PERCENT, Unit
from perfscore.model import Entry, Indicator, Sheet
from perfscore.model.source import Mapping, Node, Span, Text
from perfscore.model.source import Sequence as List

REACH = 24


def scaled(number: Decimal, factor: Fraction) -> Fraction:
    """A number in the first unit of its family; the same numbers are asked for again and again."""
    return _exact(number) if factor == 1 else _exact(number) * factor


_exact = lru_cache(maxsize=4096)(Fraction)


class Figure(NamedTuple):
    """A number in a text: its exact value in the first unit of its family, how exactly it is meant, what it is about."""

    written: str
    number: Decimal  # as written, magnitude multiplied in
    unit: Unit
    magnitude: str
    places: int  # decimals as written
    at_least: bool  # 300多, 8项以上, 超600万
    about: bool  # 约, 近
    before: str
    behind: str
    sentence: str
    begin: int  # of the sentence and of the figure in the passage
    passage: Passage

    @property
    def value(self) -> Fraction:
        """In the first unit of the family."""
        return scaled(self.number, self.unit.factor)

    @property
    def coarse(self) -> bool:
        """May be a rounded number."""
        return bool(self.places or self.magnitude or self.unit.family == PERCENT)

    @property
    def words(self) -> str:
        """What it is about."""
        return f"{self.before}{self.behind}"

    @property
    def period(self) -> str:
        """What stands from the full stop (or line) before to the one behind; a semicolon does not end it."""
        return self.passage.text[slice(*self._period())]

    @property
    def lead(self) -> str:
        """The period up to the figure itself."""
        return self.passage.text[self._period()[0] : self.begin + len(self.written)]

    def _period(self) -> tuple[int, int]:
        text = self.passage.text
        start = max(text.rfind("。", 0, self.begin), text.rfind("\n", 0, self.begin)) + 1
        ends = [end for end in (text.find("。", self.begin), text.find("\n", self.begin)) if end >= 0]
        return start, min(ends, default=len(text))

    @property
    def at(self) -> Span:
        """Where it stands."""
        return self.passage.span(self.begin, len(self.written))

    @property
    def rounding(self) -> Decimal:
        """Half of one unit in its last written place: so far from it may be what was rounded."""
        return Decimal(5).scaleb(MAGNITUDES[self.magnitude] - self.places - 1)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the file: what it is (预期目标, 实际完成情况, 报告, 偏差原因), and its place."""

    kind: str
    title: str
    text: str
    file: str
    start: Span  # of the value
    indent: int  # blanks before the lines of a block text; -1 where the text is no block
    indicator: Indicator | None = None

    def span(self, begin: int, length: int) -> Span:
        """The place of a part of the text; the beginning of the value where that cannot be told."""
        if self.start.cell is not None:
            return self.start.within(begin, begin + length)
        if self.indent < 0:
            if self.start.end_line > self.start.line:
                return self.start
            quoted = self.start.end_column - self.start.column - len(self.text) == 2
            column = self.start.column + begin + quoted
            return Span(self.file, self.start.line, column, self.start.line, column + length)
        line = self.start.line + 1 + self.text.count("\n", 0, begin)
        column = self.indent + begin - (self.text.rfind("\n", 0, begin) + 1) + 1
        return Span(self.file, line, column, line, column + length)


def passages(sheet: Sheet, lines: Sequence[str] = ()) -> Iterator[Passage]:
    """All running text of a sheet; ``lines`` are those of its file and tell how far block texts are indented."""
    goal = sheet.goal
    if goal is not None:
        for key, text in (("预期目标", goal.expected), ("实际完成情况", goal.result)):
            if text:
                yield _passage(goal, key, text, key, key, lines)
    yield from _report(sheet, lines)
    if sheet.funds is not None and sheet.funds.cause:
        yield _passage(sheet.funds, "偏差原因", sheet.funds.cause, "偏差原因", "资金的偏差原因", lines)
    for indicator in sheet.indicators:
        for key, text in (
            ("偏差原因", indicator.cause),
            ("偏差原因分析及改进措施", indicator.explanation),
            ("备注", indicator.remark),
        ):
            if text:
                yield _passage(indicator, key, text, "偏差原因", key, lines, indicator)


def _report(sheet: Sheet, lines: Sequence[str]) -> Iterator[Passage]:
    report = sheet.node.get("报告") if sheet.node is not None else None
    if not isinstance(report, Mapping):
        return
    for title, section in report.items.items():
        for heading, text in _bodies(section):
            name = f"报告“{heading or title}”"
            yield Passage("报告", name, str(text), sheet.file, text.span(sheet.file), _indent(text, lines))


def _bodies(section: Node) -> Iterator[tuple[str | None, Text]]:
    if isinstance(section, Text):
        yield None, section
    elif isinstance(section, List):
        for item in section.items:
            body = item.get("正文") if isinstance(item, Mapping) else None
            heading = item.get("标题") if isinstance(item, Mapping) else None
            if isinstance(body, Text):
                yield str(heading) if isinstance(heading, Text) else None, body


def _passage(
    entry: Entry, key: str, text: str, kind: str, title: str, lines: Sequence[str], indicator: Indicator | None = None
) -> Passage:
    node = entry.node.get(key) if entry.node is not None else None
    indent = _indent(node, lines) if isinstance(node, Text) else -1
    return Passage(kind, title, str(text), entry.file, entry.at(key), indent, indicator)


def _indent(node: Text, lines: Sequence[str]) -> int:
    if node.style != "|":
        return -1
    first = next((line for line in lines[node.start.line + 1 :] if line.strip()), None)
    return 0 if first is None else len(first) - len(first.lstrip(" "))


# --- reading ------------------------------------------------------------------------------------------------

_STOP = re.compile(r"[。；;\n！？!?]")
_BREAK = re.compile(r"[。；;，,\n（）()、“”《》]|[：:](?!\d)")
_JOINT = re.compile(r"[和及与、]")


def figures(passage: Passage) -> Iterator[Figure]:
    """The figures of a text, in order."""
    if not has_number(passage.text):
        return
    begin = 0
    for stop in [*(found.start() for found in _STOP.finditer(passage.text)), len(passage.text)]:
        sentence = passage.text[begin:stop]
        if has_number(sentence):
            for start, words in _sentence(sentence):
                yield Figure(*words, begin + start, passage)
        begin = stop + 1


Words = tuple[str, Decimal, Unit, str, int, bool, bool, str, str, str]
"""A figure without its place: the first fields of :class:`Figure`."""


@lru_cache(maxsize=4096)  # goals are taken over into reports, reports of the year before into those of this year
def _sentence(sentence: str) -> tuple[tuple[int, Words], ...]:
    return tuple(_figures(sentence))


def _figures(sentence: str) -> Iterator[tuple[int, Words]]:
    """The figures of a sentence: where each begins in it, and all but its place."""
    head = ordinal(sentence, glued=True)  # 29.54个县市区: the 29th point, 54
    last_stop, previous = (head.end if head else 0), ""
    sentence = " " * last_stop + sentence[last_stop:]
    found = list(mentions(sentence))
    for index, mention in enumerate(found):
        limit = found[index + 1].begin if index + 1 < len(found) else len(sentence)
        before = _before(sentence, last_stop, mention.begin, follows=index > 0)
        behind = _behind(sentence, mention.end, limit)
        own = len(_content(before)) >= 2 or (index > 0 and len(_content(behind)) >= 2)
        carried = before if own else previous + before
        last_stop, previous = mention.end, carried
        yield mention.start, _words(mention, carried, behind, sentence)


def _before(sentence: str, start: int, end: int, *, follows: bool) -> str:
    """The words before a figure: back to the figure before, or the stop that is not right before it.

    Where a figure ``follows`` another without a stop between, the words up to the first 和 or 、 belong to that one
    (300场科普活动和4次讲座).
    """
    if follows and sentence[start:end].rstrip().endswith(("，", ",")):
        return ""
    text = sentence[start:end].rstrip("：:，,、 ")
    joint = _JOINT.search(sentence[start:end]) if follows else None
    if joint is not None and not _BREAK.search(text[: joint.start()]):
        text = sentence[start + joint.end() : end].rstrip("：:，,、 ")
    cut = max((found.end() for found in _BREAK.finditer(text) if found.group() not in "、“”《》（）()"), default=0)
    piece = text[cut:]
    return (piece if len(_content(piece)) >= 2 else text)[-REACH:]


def _behind(sentence: str, start: int, limit: int) -> str:
    text = sentence[start:limit]
    stop = _BREAK.search(text)
    return text[: stop.start() if stop else len(text)][:REACH]


_OTHER = re.compile(r"[^\u4e00-\u9fff]+")


def _content(text: str) -> str:
    return _OTHER.sub("", text)


def _words(mention: Mention, before: str, behind: str, sentence: str) -> Words:
    number, unit, magnitude, places = mention.number, mention.unit, mention.magnitude, mention.places
    return mention.written, number, unit, magnitude, places, mention.at_least, mention.about, before, behind, sentence


# --- comparing ----------------------------------------------------------------------------------------------


def agrees(figure: Figure, low: Fraction, high: Fraction) -> bool:
    """Whether a figure can be the number ``low`` (to ``high``) of a table, in the first unit of the family."""
    value = figure.value
    if low <= value <= high:
        return True
    if figure.at_least:
        return high >= value and low <= 2 * value
    if figure.about:
        return value * Fraction(8, 10) <= high and low <= value * Fraction(12, 10)
    rounding = scaled(figure.rounding, figure.unit.factor) if figure.coarse else 0
    return figure.coarse and low - rounding <= value <= high + rounding


def slip(one: Figure, number: Decimal) -> str | None:
    """How the figure differs from ``number`` if it looks like a slip of the pen: 数字颠倒, 一位数字不同, 少一位, 数量级."""
    a, b = _digits(one.number), _digits(number)
    if a == b and one.number != number:
        large, small = max(one.number, number), min(one.number, number)
        return "数量级不同" if small > 0 and large / small >= 1000 and len(a) >= 2 else None
    if len(a) == len(b) >= 3 and one.number.adjusted() == number.adjusted():
        differing = [index for index in range(len(a)) if a[index] != b[index]]
        if len(differing) == 1:
            return "有一位数字不同"
        if len(differing) == 2 and differing[1] == differing[0] + 1 and sorted(a) == sorted(b):
            return "相邻两位数字颠倒"
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    near_length = len(longer) == len(shorter) + 1 >= 3 and one.number.adjusted() != number.adjusted()
    if near_length and any(longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer))):
        return "少一位数字"
    return None


@lru_cache(maxsize=2048)
def _digits(number: Decimal) -> str:
    return "".join(map(str, number.normalize().as_tuple().digits))


_SCALE = re.compile(r"1[:：]\d{3,}")


@lru_cache(maxsize=4096)
def keys(text: str) -> frozenset[str]:
    """What a text is about: its pairs of neighbouring Chinese characters, and map scales."""
    chinese = _content(text)
    found = pairs(chinese) if len(chinese) > 1 else frozenset()
    scales = frozenset(scale.replace("：", ":") for scale in _SCALE.findall(text))
    return found | scales if scales else found
