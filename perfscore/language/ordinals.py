"""The ordinals that lines, headings and points begin with: （一） (1) 一、 1. 1） ① 第一， 一是.

The one reader of them for the whole house; which forms count in a place is for its users. No ordinals are a number with
decimals (1.5万亩), a run of numbers (一、二季度; 1、2月) and a question (一是否).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum
from typing import NamedTuple

from perfscore.language.numbers import chinese_number

HAN = "[一二三四五六七八九十]{1,4}"
NUMERAL = f"(?:{HAN}|[0-9]{{1,3}})"
_RINGS = {"①": 20, "⑴": 20, "⒈": 20, "❶": 10, "㈠": 10}
"""Numerals in rings, brackets and with a stop, as one sign: the first of each row and how many follow one another."""
RINGS = "".join(f"{first}-{chr(ord(first) + count - 1)}" for first, count in _RINGS.items())
"""The same, to stand between ``[]``."""


class Form(Enum):
    """How an ordinal is written."""

    BRACKETED = "（一）"
    MARKED = "一、"
    RING = "①"
    ORDER = "第一，"
    POINT = "一是"


LISTED = frozenset((Form.BRACKETED, Form.MARKED, Form.RING))
"""The forms of headings and lists; the others are words of a sentence."""
POINTS = frozenset(Form) - {Form.ORDER}
"""Those of points within a text: they are the paper's, not a part of what is said."""
PATTERN = f"(?:[（(]{NUMERAL}[)）]|{NUMERAL}[、.．]|[{RINGS}])\\s*"
"""The forms of headings for a JSON Schema."""


class Ordinal(NamedTuple):
    """An ordinal: its number, whether it is written 一 or 1, the sign that ends it, and how far it reaches, blanks included."""

    form: Form
    number: int
    han: bool
    sign: str
    end: int


_ORDINAL = re.compile(
    rf"""\s*(?:
        (?P<ring>[{RINGS}])(?P<ring_sign>[、.．]?)
      | [（(]\s*(?P<inside>{NUMERAL})\s*(?P<bracket>[)）])[、.．]?
      | 第(?P<order>{NUMERAL})(?P<order_sign>[，,、：:])
      | (?P<point>{HAN})(?P<point_sign>是)(?!否)
      | (?P<plain>{NUMERAL})\s*(?P<plain_sign>[、.．)）])
    )\s*""",
    re.VERBOSE,
)
_FORMS = {
    "ring": (Form.RING, "ring_sign"),
    "inside": (Form.BRACKETED, "bracket"),
    "order": (Form.ORDER, "order_sign"),
    "point": (Form.POINT, "point_sign"),
    "plain": (Form.MARKED, "plain_sign"),
}
_NEXT = re.compile(f"({NUMERAL})[、和至到季月级类档批期]")
_STOPS = ".．"
BRACKETS = ")）"
_YEAR = re.compile("(?:19|20)[0-9]{2}年")
_GLUED = 99
"""A list has no more points than this where a number follows the stop at once: 128.54 is a number."""


def ordinal(text: str, forms: Collection[Form] = LISTED, *, glued: bool = False) -> Ordinal | None:
    """The ordinal that a text begins with, or None. ``glued``: 29.54个县市区 is the 29th point, no number."""
    match = _ORDINAL.match(text)
    if match is None:
        return None
    kind = next(name for name in _FORMS if match[name])
    form, sign = _FORMS[kind]
    number = _number(match[kind])
    if form not in forms or number is None or _is_run(text, match, form, number):
        return None
    if match[sign] and match[sign] in _STOPS and _decimals(text, match.end(sign)) and not (glued and number <= _GLUED):
        return None
    return Ordinal(form, number, not match[kind].isascii() and form is not Form.RING, match[sign], match.end())


def bare(text: str, forms: Collection[Form] = LISTED) -> str:
    """A line without the ordinal it begins with."""
    found = ordinal(text, forms)
    return text if found is None else text[found.end :]


def _decimals(text: str, at: int) -> bool:
    """Whether what follows a stop makes a number of it: 1.5 does, 1.2024年 does not."""
    return text[at : at + 1].isdecimal() and _YEAR.match(text, at) is None


def _number(written: str) -> int | None:
    if written.isascii():
        return int(written)
    for first, count in _RINGS.items():
        if 0 <= ord(written[0]) - ord(first) < count:
            return ord(written[0]) - ord(first) + 1
    number = chinese_number(written)
    return None if number is None else int(number)


def _is_run(text: str, match: re.Match[str], form: Form, number: int) -> bool:
    """一、二季度: two numbers of one thing."""
    if form not in (Form.MARKED, Form.ORDER) or (match["plain_sign"] or match["order_sign"]) != "、":
        return False
    following = _NEXT.match(text, match.end())
    return following is not None and _number(following[1]) == number + 1
