"""Lengths of time, in seconds to weeks, in months to years, or in working days; the three do not convert into one another.

    不超过3天   2天以内   ≤180S   12个月   半年   一年半   1年6个月   影像采集后3天内   15个工作日

``影像采集后`` (the event it is counted from) stays in ``before``. A year of four digits (2024年) is a date, not a length.
"""

from __future__ import annotations

import re

from perfscore.language import units
from perfscore.language.numbers import chinese_number, plain, read_decimal

# text → normal form
EXAMPLES: list[tuple[str, str]] = [
    ("304 天", "304天"),
    ("约 300 天", "约300天"),
    ("不超过 3 天", "≤3天"),
    ("2天以内", "≤2天"),
    ("1 天内", "≤1天"),
    ("影像采集后 3 天内", "影像采集后≤3天"),
    ("≤180S", "≤180S"),
    ("优于50ms", "≤50ms"),
    ("十二个月", "12个月"),
    ("半年", "0.5年"),
    ("一年半", "1.5年"),
    ("2年", "2年"),
    ("1年6个月", "18个月"),
    ("1小时30分钟", "90分钟"),
    ("2小时5分", "125分钟"),
    ("15个工作日内", "≤15个工作日"),
    ("三至五天", "3—5天"),
    ("30分钟至1小时", "0.5—1小时"),
    ("延期3天", "延期3天"),
    ("提前2个月", "提前2个月"),
    ("3个工作日", "3个工作日"),
    ("2周", "2周"),
    ("3个工作日内办结", "≤3个工作日(办结)"),
]

_PAIR = re.compile("([0-9]+(?:\\.[0-9]+)?)(年|个?小时|分钟?|天|日)([0-9]+(?:\\.[0-9]+)?)(个?月|分钟?|秒|个?小时)")
_HALF = re.compile("([0-9]+)(年|天|个?小时|分钟)半|([0-9]+)个半(月|小时)")
_SPELLED = {"分": "分钟"}
_MARKS = ("年", "小时", "分", "天", "日", "个半")


def simplify(text: str) -> str:
    """Two units become the smaller one (1年6个月 → 18个月), a half behind a unit goes before it (一年半 → 1.5年)."""
    if not any(mark in text for mark in _MARKS):
        return text
    if "半" in text[1:]:
        text = _HALF.sub(_with_half, _digits(text), count=1)
    return _PAIR.sub(_joined, text, count=1)


def _digits(text: str) -> str:
    """一年半, 两个半月: a numeral at the beginning in digits."""
    for length in (2, 1):
        value = chinese_number(text[:length])
        if value is not None and not text.startswith("半"):
            return plain(value) + text[length:]
    return text


def _joined(match: re.Match[str]) -> str:
    high, large, low, small = match.groups()
    large, small = _SPELLED.get(large, large), _SPELLED.get(small, small)
    upper, lower = units.find(large), units.find(small)
    factor = units.ratio(upper, lower) if upper is not None and lower is not None else None
    first, second = read_decimal(high), read_decimal(low)
    if factor is None or factor <= 1 or first is None or second is None or second >= factor:
        return match.group()
    return plain(first * factor.numerator + second) + small


def _with_half(match: re.Match[str]) -> str:
    number, unit = (match[1], match[2]) if match[1] else (match[3], "个" + match[4])
    return f"{number}.5{unit}"
