"""A number where it stands: in digits, in Chinese numerals, or behind 百分之.

31   1,234.5   -3   三   一百二十三点四五万   百分之九十   百分百
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from perfscore.language import units
from perfscore.language.numbers import CHINESE_DIGITS, chinese_number, read_decimal
from perfscore.language.units import Unit
from perfscore.values import percent

COUNTING = frozenset(CHINESE_DIGITS + "半")  # one of them is in every numeral
NUMERALS = COUNTING | frozenset("负点")
DIGITS = frozenset("0123456789")
_ARABIC = re.compile(r"[-+]?(?!0[0-9])(?:[0-9]{1,3}(?:,[0-9]{3}){1,9}|[0-9]{1,30})(?:\.[0-9]{1,30})?(?![0-9])")


class Figure(NamedTuple):
    """The number, where it ends, and what its words said beside it."""

    value: Decimal
    end: int
    numeral: bool = False  # in Chinese numerals
    magnitude: str = ""  # 万 or 亿 at the end of the numerals; already in the value
    unit: Unit | None = None  # 百分之 says the unit before the number


def read(text: str, position: int) -> Figure | None:
    """The longest number at ``position``."""
    said, unit = percent.said_first(text, position)
    if said:
        number = read(text, position + len(said))
        return number and Figure(number.value, number.end, unit=units.find(unit))
    if text.startswith(percent.WHOLE, position):
        return Figure(Decimal(100), position + len(percent.WHOLE), unit=units.find("%"))
    match = _ARABIC.match(text, position)
    if match is not None:
        value = read_decimal(match.group())
        return None if value is None else Figure(value, match.end())
    return _numeral(text, position)


def _numeral(text: str, position: int) -> Figure | None:
    end = position
    while text[end : end + 1] in NUMERALS:
        end += 1
    value = chinese_number(text[position:end])
    if value is None:
        return None
    magnitude = next((word for word in ("万亿", "亿", "万") if text.endswith(word, position, end)), "")
    return Figure(value, end, True, magnitude)
