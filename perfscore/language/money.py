"""Amounts of money (金额): the units of the forms, exact amounts in 元, and how they are shown.

What 万元 or 亿元 is follows from the magnitudes and units of the language: no other place says it.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

from perfscore.language.numbers import MAGNITUDES, exact_decimal, plain
from perfscore.language.units import split

FAMILY = "money"
WAN = "万元"
UNITS = ("元", WAN, "亿元")
"""Units that a form may name for its funds; 万元 where it names none."""


@cache
def factor(unit: str) -> Fraction:
    """How many 元 one ``unit`` is (万元 → 10000); ValueError for what is no unit of money."""
    found = split(unit)
    if found is None or found[1].family != FAMILY:
        raise ValueError(f"{unit} is no unit of money")
    magnitude, name = found
    return name.factor * Fraction(10 ** MAGNITUDES[magnitude])


def yuan(amount: Decimal, unit: str) -> Decimal:
    """An amount in 元, exactly."""
    return amount if unit == "元" else exact_decimal(Fraction(amount) * factor(unit))


@cache
def wan_factor(unit: str) -> Fraction:
    """How many 万元 one ``unit`` is."""
    return factor(unit) / factor(WAN)


def wan(amount: Decimal | Fraction) -> str:
    """元 shown as 万元: 1300000 → 130万元."""
    return f"{plain(exact_decimal(Fraction(amount) / factor(WAN)))}{WAN}"
