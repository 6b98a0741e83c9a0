"""Numbers and dates that a workbook stores, as its sheet shows them."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation


def shown_number(raw: str, code: str, since_1904: bool = False) -> str:
    """A stored number as the sheet shows it: ``0.9319`` under ``0.00%`` → ``93.19%``; General: up to 15 digits."""
    from openpyxl.styles.numbers import is_date_format

    try:
        # Excel stores binary doubles, 3422.13 as 3422.1299999999997; it never shows more than 15 digits.
        value = Decimal(f"{float(raw):.15g}")
    except (ValueError, InvalidOperation, OverflowError):
        return raw
    if not value.is_finite():
        return raw
    if code not in ("General", "@") and is_date_format(code):
        return _shown_date(raw, code, since_1904)
    return _formatted(value, code)


def stored_number(raw: str, shown: str) -> str:
    """The number as stored, written as the sheet would (``95.67%``), where the sheet shows another; else empty."""
    try:
        value = Decimal(f"{float(raw):.15g}")
    except (ValueError, InvalidOperation, OverflowError):
        return ""
    found = re.fullmatch(r"(-?\d+(?:\.\d+)?)(%?)(\D*)", shown)
    if found is None or not value.is_finite():
        return ""
    scaled = value * 100 if found[2] else value
    return "" if scaled == Decimal(found[1]) else f"{_plain(scaled)}{found[2]}{found[3]}"


def _formatted(value: Decimal, code: str) -> str:
    section = code.split(";")[0]
    literal = "".join(re.findall(r'"([^"]*)"', section))
    pattern = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.', "", section)
    digits = re.search(r"[0#?][0#?,]*(?:\.([0#?]+))?", pattern)
    if digits is None or "E" in pattern:
        return _plain(value)
    if "%" in pattern:
        value *= 100
    places = digits.group(1) or ""
    value = value.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    text = f"{value:f}"
    optional = len(places) - len(places.rstrip("#"))
    if optional and "." in text:
        text = text[:-optional] + text[-optional:].rstrip("0")
    return text.rstrip(".") + ("%" if "%" in pattern else "") + literal


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _shown_date(raw: str, code: str, since_1904: bool) -> str:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

    try:
        moment = from_excel(float(raw), CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900)
    except (ValueError, OverflowError, TypeError):
        return raw
    if isinstance(moment, time):
        return moment.isoformat("minutes")
    if not isinstance(moment, date):
        return raw
    day = (
        f"{moment.year}年{moment.month}月{moment.day}日"
        if "年" in code
        else f"{moment.year}-{moment.month:02}-{moment.day:02}"
    )
    if "年" in code and "d" not in code.lower():
        day = f"{moment.year}年{moment.month}月"
    late = isinstance(moment, datetime) and (moment.hour or moment.minute)
    return f"{day} {moment:%H:%M}" if late else day
