"""The normal form of a value: one way to write it, which reads back to an equal value.

新增≥25个   约76—77万页   近100亿元   730余个   影像采集后≤3天   2024年6月30日前   2024年内完成本年度工作
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from perfscore.language.numbers import MAGNITUDES, plain, scale

if TYPE_CHECKING:
    from perfscore.values.types import Moment, Quantity

RANGE = "—"
CENTURIES = ("19", "20")


def quantity(value: Quantity) -> str:
    """Words before, 约 or relation, number or range, magnitude, unit, and what was behind in brackets."""
    number = _number(value.lower, value)
    if value.is_range:
        number += RANGE + _number(value.upper, value)
    sign, more = _sign(value)
    after = f"({value.after})" if value.after else ""
    return f"{value.before}{sign}{number}{value.magnitude}{more}{value.unit.name}{after}"


def _number(end: Decimal, value: Quantity) -> str:
    """Without unit 2024.6 and 20240630 would read as dates: there a thousands comma says that they are numbers."""
    text = plain(scale(end, -MAGNITUDES[value.magnitude]))
    if value.unit.name or value.magnitude or not text.startswith(CENTURIES):
        return text
    whole_part, point, decimals = text.partition(".")
    return f"{int(whole_part):,}{point}{decimals}" if point or len(whole_part) > len("2024") else text


def _sign(value: Quantity) -> tuple[str, str]:
    """What stands before the number and behind it: 约 and 近 before, 余 behind."""
    relation = value.relation.value if value.relation is not None else ""
    if not value.approx:
        return relation, ""
    if relation == "<":
        return "近", ""
    if relation == ">" and value.unit.name[:1] not in ("", "%", "‰"):
        return "", "余"
    return "约" + relation, ""


def moment(value: Moment) -> str:
    """A date, a month, quarter or year, or a stretch ``a—b``; 前 or 内 where it is a deadline."""
    return f"{value.before}{_stretch(value)}{value.after}"


def _stretch(value: Moment) -> str:
    since, by, kind = value.since, value.by, value.coverage.value
    if (since, by) == whole(by, kind):
        return _point(by, kind) + (("前" if kind == "日" else "内") if value.deadline else "")
    first = _point(since, kind)
    last = _point(by, kind)
    return f"{first}{RANGE}{last}" + ("内" if value.deadline else "")


def _point(day: date, kind: str) -> str:
    year = f"{day.year}年"
    if kind == "年":
        return year
    if kind == "季度":
        return f"{year}第{'一二三四'[(day.month - 1) // 3]}季度"
    return f"{year}{day.month}月" + (f"{day.day}日" if kind == "日" else "")


def whole(day: date, kind: str) -> tuple[date, date]:
    """First and last day of the day, month, quarter or year that ``day`` lies in."""
    if kind == "日":
        return day, day
    first, length = {"月": (day.month, 1), "季度": ((day.month - 1) // 3 * 3 + 1, 3), "年": (1, 12)}[kind]
    after = first + length
    last = date(day.year + (after > 12), (after - 1) % 12 + 1, 1) - timedelta(days=1)
    return date(day.year, first, 1), last
