"""Amounts of money compared across places: all in 元, exactly."""

from __future__ import annotations

from decimal import Decimal

from perfscore.language.numbers import plain
from perfscore.model import Amounts, Funds
from perfscore.values.types import Quantity, Value

FACTORS = {"元": Decimal(1), "万元": Decimal(10000), "亿元": Decimal(100000000)}


def yuan(amount: Decimal, unit: str) -> Decimal:
    """An amount of the funds block in 元."""
    return amount * FACTORS.get(unit, Decimal(10000))


def money(value: Value | None) -> Decimal | None:
    """A value that is an amount of money, in 元; None where it is not one."""
    if not isinstance(value, Quantity) or value.unit.family != "money":
        return None
    factor = value.unit.factor
    return value.upper * Decimal(factor.numerator) / Decimal(factor.denominator)


def purpose(funds: Funds, name: str) -> Amounts | None:
    """基本支出 or 项目支出 of a department: under 按支出性质, or under 其中 where the form has only that."""
    return funds.by_purpose.get(name) or funds.parts.get(name)


def wan(amount: Decimal) -> str:
    """元 shown as 万元."""
    return f"{plain(amount / 10000)}万元"
