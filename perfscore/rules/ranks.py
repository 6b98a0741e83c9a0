"""Ranks: 第3名, 排名第三, 前3名, 每后退一个名次. A rank is a number of which less is better; 倒数第一 is none of it."""

from __future__ import annotations

import re
from fractions import Fraction

from perfscore.language import units
from perfscore.language.numbers import chinese_number
from perfscore.language.units import NONE, Unit

RANK: Unit = units.find("名") or NONE
NAME = "名次"
"""The name of the unit of a rank as told (第3名), to tell it from three people (3名)."""

_DIGITS = "(?:\\d{1,4}|[一二三四五六七八九十]{1,3})"
_TOLD = re.compile("排名|排位|名次|位次|名列|位列|位居|排序|第[一二三四五六七八九十\\d]+名")
_FIRST = re.compile(f"第(?P<n>{_DIGITS})(?:名|(?P<place>位)|(?=(?:[—至到、]第?{_DIGITS})+[名位]))")
_ALONE = re.compile(f"第(?P<n>{_DIGITS})(?=[，；。的得计为（）：加扣不]|$)(?!的比例)")
_NEAR = re.compile("(?:排名|排位|名列|位列|位居|排序|居|列)(?:全?[省市县区州盟国镇][^，；。\\d]{0,3}|前)?$")
_VALUE = re.compile(
    f"(?:[^，；。\\d第倒]{{0,10}}(?:排名|排位|名次|名列|位列|位居|居|列))?(?:在?全?[省市县区国系统]+)?(?:为|是)?(?:并列)?(?:第(?P<n>{_DIGITS})[名位]?|前(?P<top>{_DIGITS})[名位]?)"
)


def ordinal(text: str, at: int) -> tuple[Fraction, int] | None:
    """The rank that begins with the 第 at ``at`` and where it ends."""
    if text[max(0, at - 2) : at] == "倒数" or text[at - 1 : at] in ("末", "后"):
        return None
    found = _FIRST.match(text, at)
    if found is not None and (found["place"] is None or _TOLD.search(text.replace(found.group(), ""))):
        return _number(found["n"]), found.end()
    found = _ALONE.match(text, at)
    if found is not None and (_NEAR.search(text[:at]) or _followed(text, at)):
        return _number(found["n"]), found.end()
    return None


def _followed(text: str, at: int) -> bool:
    """排名第一得10分，第二得8分: the later ranks of a series, each with points behind the one before."""
    return re.search("(?:排名|名列|位列|位居)第[^第]{1,24}(?:第[^第]{1,16})*$", text[:at]) is not None


def rank_of(text: str) -> Fraction | None:
    """The rank that a value tells: 第2名, 全市排名第三, 前3名 (its worst place); None for anything else."""
    found = _VALUE.fullmatch("".join(text.split()))
    return None if found is None else _number(found["n"] or found["top"])


def _number(raw: str) -> Fraction:
    return Fraction(raw) if raw.isdecimal() else Fraction(chinese_number(raw) or 0)


__all__ = ["NAME", "RANK", "ordinal", "rank_of"]
