"""Exact numbers: read from text, rounded in one place, printed without exponents.

Nothing here touches a float. ``Decimal`` holds what was written, ``Fraction`` what was computed.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction

MAX_DIGITS = 30  # a longer string of digits is no measurement; it is read as words

EXACT = Context(prec=10 * MAX_DIGITS)
"""Adds and multiplies what was read without rounding: quicker than fractions where nothing is divided."""

MAGNITUDES = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8}
MAGNITUDES |= {"十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12}
"""Words between a number and its unit, with their power of ten."""

# Half-width forms of everything a number can be written with; the minus signs and both commas included.
_HALF_WIDTH = str.maketrans(
    {0xFF10 + digit: str(digit) for digit in range(10)}
    | {"．": ".", "，": ",", "－": "-", "−": "-", "＋": "+", "\u3000": " "}
)
_PLAIN = re.compile(r"[-+]?(?:[0-9]{1,30}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})")
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(?:,[0-9]{3}){1,9}(?:\.[0-9]{1,30})?")


def read_decimal(text: str) -> Decimal | None:
    """The number a numeric field holds, or None: ``3672.34``, ``215,457.60``, ``１００``, ``-3``, ``.5``.

    Thousands commas must stand at every third digit; exponents, underscores and words are no numbers.
    """
    if len(text) > 3 * MAX_DIGITS:
        return None
    if not text.isascii():
        text = text.translate(_HALF_WIDTH)
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return _bounded(text)
    if _GROUPED.fullmatch(text):
        return _bounded(text.replace(",", ""))
    return None


def round_half_up(value: Fraction | Decimal | int, places: int) -> Decimal:
    """``value`` to ``places`` decimals, a half away from zero, as the printed forms do; always that many places."""
    numerator, denominator = value.as_integer_ratio()
    scaled = (2 * abs(numerator) * 10**places + denominator) // (2 * denominator)
    return Decimal(f"{'-' if numerator < 0 and scaled else ''}{scaled}E-{places}")


def plain(value: Decimal | Fraction | int, places: int | None = None) -> str:
    """``value`` exactly, without exponent and trailing zeros: ``1930.57``, ``0.3``, ``52000``.

    A fraction whose decimals do not end is a ``ValueError``, unless ``places`` says where to round.
    """
    if isinstance(value, Fraction):
        value = exact_decimal(value) if places is None else round_half_up(value, places)
    elif places is not None:
        value = round_half_up(value, places)
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def exact_decimal(value: Fraction) -> Decimal:
    """The decimal equal to ``value``; ``ValueError`` where its decimals do not end."""
    rest, places = value.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        places = max(places, count)
    if rest != 1:
        raise ValueError(f"{value} has no finite decimal form")
    return Decimal(f"{value.numerator * 10**places // value.denominator}E-{places}")


def scale(value: Decimal, power: int) -> Decimal:
    """``value`` × 10^``power``, exact whatever its length and free of exponents: 5.2, 4 → 52000."""
    if not power:
        return value
    return Decimal(format(Decimal(f"{value}E{power}") if "E" not in str(value) else value.scaleb(power), "f"))


_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
_TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
MYRIAD = 10**4
_GROUPS = {"万": MYRIAD, "亿": MYRIAD**2}
CHINESE_DIGITS = "".join(_DIGITS) + "".join(_TENS) + "".join(_GROUPS)


def chinese_number(text: str) -> Decimal | None:
    """A number in Chinese numerals, or None: 三, 十二, 一千零五, 一百二十三点四五万, 零点五, 半, 二〇二四, 负三.

    Digits in a row are a number only where they can be nothing else (二〇二四): 三五 means “three to five”.
    """
    if not text or len(text) > MAX_DIGITS:
        return None
    if text[0] == "负":
        value = chinese_number(text[1:])
        return -value if value is not None and value > 0 else None
    if text == "半":
        return Decimal("0.5")
    if "点" in text:
        return _with_point(text)
    if all(character in _DIGITS for character in text):
        return _digit_row(text)
    whole = _whole(text)
    return None if whole is None else Decimal(whole)


def _digit_row(text: str) -> Decimal | None:
    if len(text) > 1 and not (len(text) >= 3 and ("〇" in text or "零" in text or "○" in text or len(text) == 4)):
        return None
    return Decimal("".join(str(_DIGITS[character]) for character in text))


def _with_point(text: str) -> Decimal | None:
    """一百二十三点四五万: the magnitude behind the decimals belongs to the whole."""
    head, _, tail = text.partition("点")
    decimals = tail.rstrip("十百千万亿")
    power = MAGNITUDES.get(tail[len(decimals) :])
    whole = _whole(head)
    if whole is None or power is None or not decimals or not all(character in _DIGITS for character in decimals):
        return None
    digits = "".join(str(_DIGITS[character]) for character in decimals)
    return scale(Decimal(f"{whole}.{digits}"), power)


def _whole(text: str) -> int | None:
    """Integer with 十百千 inside groups of 万 and 亿; the largest unit splits first (一万亿 = 10^12)."""
    for word in ("亿", "万"):
        if word in text:
            head, _, tail = text.rpartition(word)
            high = _whole(head)
            low = _below_group(tail, _GROUPS[word], tail=True)
            return None if high is None or low is None or not high else high * _GROUPS[word] + low
    return _below_group(text) if text else None


def _below_group(text: str, limit: int = MYRIAD, *, tail: bool = False) -> int | None:
    """What stands behind 万 or 亿, or a whole number below 万: 一千零五, 二十, 十二, and nothing."""
    if "万" in text:
        value = _whole(text)
        return value if value is not None and value < limit else None
    total, digit, last, zero = 0, None, limit, not tail
    for character in text:
        if character in _DIGITS:
            if digit not in (None, 0):
                return None
            zero = zero or digit == 0 or character in "零〇○"
            digit = _DIGITS[character]
        elif character in _TENS:
            tens = _TENS[character]
            if tens >= last or (digit == 0 and tens != 10):
                return None
            total += (digit or 1) * tens
            digit, last, zero = None, tens, tens == 10
        else:
            return None
    # 一百五 is said for 150 and would be written so for 105: a last digit needs 十 or 零 before it
    return None if digit and not zero else total + (digit or 0)


def _bounded(text: str) -> Decimal | None:
    return Decimal(text) if len(text) <= MAX_DIGITS + 2 else None
