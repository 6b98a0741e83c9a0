"""Exact numbers: what is read, how it is rounded and printed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore.language.numbers import chinese_number, exact_decimal, plain, read_decimal, round_half_up, scale

READ = [
    ("3672.34", "3672.34"),
    ("0.30", "0.30"),
    (" 100 ", "100"),
    ("215,457.60", "215457.60"),
    ("２１５，４５７．６", "215457.6"),
    ("-3", "-3"),
    ("－3", "-3"),
    ("+3.", "3"),
    (".5", "0.5"),
    ("007", "7"),
]
NO_NUMBERS = [
    "",
    "-",
    "1e3",
    "1_000",
    "0x10",
    "NaN",
    "inf",
    "12,34",
    "1,2345",
    "3 4",
    "3个",
    "三",
    "1" * 31,
    "١٢",
    "1.2.3",
]


@pytest.mark.parametrize(("text", "number"), READ)
def test_a_number_is_read_as_written(text: str, number: str) -> None:
    assert str(read_decimal(text)) == str(Decimal(number))


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number(text: str) -> None:
    assert read_decimal(text) is None


CHINESE = [
    ("零", "0"), ("三", "3"), ("两", "2"), ("十", "10"), ("十二", "12"), ("二十", "20"), ("一百", "100"), ("一百零五", "105"),
    ("一千零五", "1005"), ("一千零五十", "1050"), ("五百", "500"), ("一万二千", "12000"), ("十五万", "150000"), ("百万", "1000000"),
    ("三亿五千万", "350000000"), ("一万亿", "1000000000000"), ("一亿零三", "100000003"), ("零点五", "0.5"), ("半", "0.5"),
    ("一百二十三点四五万", "1234500"), ("二〇二四", "2024"), ("一〇五", "105"), ("负三", "-3"), ("叁佰", "300"),
]  # fmt: skip
NOT_CHINESE = [
    "",
    "三五",
    "二三十",
    "一百五",
    "一万三",
    "万",
    "亿",
    "点五",
    "三点",
    "负",
    "一零",
    "十百",
    "百千",
    "几",
    "三个",
    "负负三",
]


@pytest.mark.parametrize(("text", "number"), CHINESE)
def test_chinese_numerals(text: str, number: str) -> None:
    assert chinese_number(text) == Decimal(number)


@pytest.mark.parametrize("text", NOT_CHINESE)
def test_what_is_no_chinese_numeral_or_an_unclear_one(text: str) -> None:
    assert chinese_number(text) is None


def say(number: int) -> str:
    """``number`` below 10^8 in Chinese numerals, spelled in full."""
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        return say(high) + "万" + ("" if not low else ("零" if low < 1000 else "") + say(low))
    words, gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            words += ("零" if gap else "") + "零一二三四五六七八九"[digit] + name
        gap = not digit and bool(words)
    return words or "零"


@given(st.integers(0, 10**8 - 1))
def test_a_number_said_in_full_is_read_back(number: int) -> None:
    assert chinese_number(say(number)) == number


ROUNDED = [
    ("0.005", 2, "0.01"),
    ("-0.005", 2, "-0.01"),
    ("-0.004", 2, "0.00"),
    ("2.675", 2, "2.68"),
    ("9.5", 0, "10"),
    ("1", 2, "1.00"),
]


@pytest.mark.parametrize(("value", "places", "rounded"), ROUNDED)
def test_a_half_is_rounded_away_from_zero(value: str, places: int, rounded: str) -> None:
    assert str(round_half_up(Fraction(value), places)) == rounded
    assert str(round_half_up(Decimal(value), places)) == rounded


@given(st.fractions(), st.integers(0, 6))
def test_rounding_moves_by_half_a_unit_at_most(value: Fraction, places: int) -> None:
    assert abs(Fraction(round_half_up(value, places)) - value) <= Fraction(1, 2 * 10**places)


PLAIN = [
    (Decimal("1930.570"), "1930.57"), (Decimal("1E3"), "1000"), (Decimal("0.00"), "0"), (Decimal("-0.0"), "0"), (Decimal(100), "100"),
    (Fraction(1, 8), "0.125"), (Fraction(-3, 2), "-1.5"), (7, "7"), (-0, "0"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "text"), PLAIN)
def test_numbers_print_exactly(value: Decimal | Fraction | int, text: str) -> None:
    assert plain(value) == text


def test_a_fraction_without_end_needs_places() -> None:
    assert plain(Fraction(2, 3), 4) == "0.6667"
    with pytest.raises(ValueError, match="no finite decimal form"):
        plain(Fraction(2, 3))


decimals = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**20), max_value=10**20)


@given(decimals)
def test_what_is_printed_reads_back(value: Decimal) -> None:
    assert read_decimal(plain(value)) == value


@given(decimals, st.integers(-12, 12))
def test_scaling_is_exact(value: Decimal, power: int) -> None:
    assert Fraction(scale(value, power)) == Fraction(value) * Fraction(10) ** power


@given(decimals)
def test_a_decimal_survives_as_a_fraction(value: Decimal) -> None:
    assert exact_decimal(Fraction(value)) == value
