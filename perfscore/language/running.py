"""Numbers with a unit in running text: 约130.5万元, 300余人次, 超过90%, 百万人次.

The one reader of them for the whole house: what a number is about, and with what it is compared, is for its users.
``number (余|多|来)? (万|亿)? (余|多|来)? unit``; years, dates, document numbers (〔2023〕38号), scales (1:10000), times of
day, ranks (第2) and numbering are no numbers with a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from perfscore.language.numbers import MAGNITUDES, read_decimal
from perfscore.language.units import COUNTS, TABLE, Unit, find


class Mention(NamedTuple):
    """A number in a text: where, its exact value as written, its unit, and how exactly it is meant."""

    begin: int  # of what was looked at, blanks included
    end: int
    start: int  # of ``written``
    written: str
    number: Decimal  # the magnitude multiplied in
    unit: Unit
    magnitude: str = ""
    places: int = 0  # decimals as written
    at_least: bool = False  # 300多, 8项以上, 超600万
    about: bool = False  # 约, 近


AT_LEAST = ("超过", "超", "逾", "突破", "不少于", "不低于", "至少", "≥", "≧")
ABOUT = ("近", "约", "大约", "左右", "接近")
OTHER_SIGNS = ("达到",)
WORDS = {"十万": 10**5, "百万": 10**6, "千万": 10**7, "上万": 10**4, "逾万": 10**4, "逾百万": 10**6}
"""Numbers said in words: 百万人次; those with 上 and 逾 are a lower bound."""

# Too short for running text: they are dates, ordinals, or letters of a name far more often than units.
_AMBIGUOUS = frozenset(
    [
        "年",
        "月",
        "日",
        "季",
        "号",
        "B",
        "h",
        "s",
        "S",
        "m",
        "t",
        "g",
        "L",
        "方",
        "点",
        "里",
        "度",
        "元人民币",
        "周",
        "星期",
    ]
)
_ARABIC = r"(?<!\d[:：])(?<![\d.〔\[A-Za-z+－-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![:：]\d)"
_VAGUE = r"\s*(?P<vague>余|多|来)?(?P<magnitude>[百千]?万|[百千亿])?(?P<vague2>余|多|来)?\s*"
_NUMERAL = re.compile(r"[\d万]")  # without one no number: what is searched for begins with many words


def has_number(text: str) -> bool:
    """Whether looking for numbers in a text is worth the while."""
    return _NUMERAL.search(text) is not None


def mentions(text: str) -> Iterator[Mention]:
    """The numbers with a unit in a text, in order."""
    for match in _pattern().finditer(text):
        found = _said(match) if match["words"] else _written(match)
        if found is not None:
            yield found


@cache
def _pattern() -> re.Pattern[str]:
    names = {name for _, sizes in TABLE.values() for group in sizes.values() for name in group.split()}
    names = (names | set(COUNTS.split()) | {"％"}) - _AMBIGUOUS
    signs = "|".join(sorted((*AT_LEAST, *ABOUT, *OTHER_SIGNS), key=len, reverse=True))
    units = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    unit = rf"(?P<unit>{units}|(?=[\u4e00-\u9fff])(?<=[万亿]))"
    words = rf"(?P<words>{'|'.join(sorted(WORDS, key=len, reverse=True))})(?P<word_unit>人次|名|人|户|亩|元)"
    return re.compile(rf"(?P<lead>{signs})?\s*{_ARABIC}{_VAGUE}{unit}(?P<tail>以上|以内|以下|左右)?|{words}")


def _said(match: re.Match[str]) -> Mention | None:
    unit = find(match["word_unit"])
    if unit is None:
        return None
    bound = match["words"].startswith(("上", "逾"))
    return Mention(
        match.start(), match.end(), match.start(), match[0], Decimal(WORDS[match["words"]]), unit,
        at_least=bound, about=not bound,
    )  # fmt: skip


def _written(match: re.Match[str]) -> Mention | None:
    digits, magnitude = match["number"].replace(",", ""), match["magnitude"] or ""
    number = read_decimal(digits)
    unit = find("%" if match["unit"] == "％" else match["unit"])
    if number is None or unit is None or not (match["unit"] or magnitude):
        return None
    lead, tail = match["lead"] or "", match["tail"] or ""
    start = match.start("lead" if lead else "number")
    return Mention(
        begin=match.start(),
        end=match.end(),
        start=start,
        written=match[0][start - match.start() :].strip(),
        number=number.scaleb(MAGNITUDES[magnitude]),
        unit=unit,
        magnitude=magnitude,
        places=len(digits.partition(".")[2]),
        at_least=bool(match["vague"] or match["vague2"]) or lead in AT_LEAST or tail == "以上",
        about=lead in ABOUT or tail == "左右",
    )
