"""Amounts of money are exact in every unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore.language.money import UNITS, factor, wan, wan_factor, yuan


@pytest.mark.parametrize(
    ("unit", "of_yuan"),
    [("元", 1), ("角", Fraction(1, 10)), ("千元", 1000), ("万元", 10**4), ("百万元", 10**6), ("亿元", 10**8)],
)
def test_how_many_yuan(unit: str, of_yuan: Fraction) -> None:
    assert factor(unit) == of_yuan
    assert wan_factor(unit) == Fraction(of_yuan) / 10**4


@pytest.mark.parametrize("unit", ["", "万", "人", "美元", "万公里", "X元"])
def test_what_is_no_money(unit: str) -> None:
    with pytest.raises(ValueError, match="no unit of money"):
        factor(unit)


@given(st.decimals("-1e20", "1e20", places=6), st.sampled_from(UNITS))
def test_amounts_are_exact(amount: Decimal, unit: str) -> None:
    assert Fraction(yuan(amount, unit)) == Fraction(amount) * factor(unit)
    assert Decimal(wan(yuan(amount, unit)).removesuffix("万元")) == Fraction(amount) * wan_factor(unit)
