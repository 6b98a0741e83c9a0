"""Amounts of money that checks compare: all in 元, exactly."""

from __future__ import annotations

from decimal import Decimal

from perfscore.language.money import FAMILY
from perfscore.model import Amounts, Funds
from perfscore.values.types import Quantity, Value


def money(value: Value | None) -> Decimal | None:
    """A value that is an amount of money, in 元; None where it is not one."""
    if not isinstance(value, Quantity) or value.unit.family != FAMILY:
        return None
    factor = value.unit.factor
    return value.upper * Decimal(factor.numerator) / Decimal(factor.denominator)


def purpose(funds: Funds, name: str) -> Amounts | None:
    """基本支出 or 项目支出 of a department: under 按支出性质, or under 其中 where the form has only that."""
    return funds.by_purpose.get(name) or funds.parts.get(name)
