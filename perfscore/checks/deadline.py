"""完成期限不在本年度，或者完成日期不合情理。

完成期限的年份应是本表的年度；早于或晚于本年度的，多半是沿用旧表、笔误，或者跨年项目没有分年度定目标。
完成日期晚于填报日期的，填报时不可能已经完成；早于本年度的，不是本年度的工作。期限在次年3月底以前的，可能是决算、验收的期限，只作提示。

写的是历法上没有的日子（2月30日）的，不能当作日期计分，也在这里指出。

查不出：没有写年份的期限（按本年度理解）；滚动项目经批准的跨年期限（填写“调整”或“备注”的不报）。
改法：核对年份；跨年的写本年度应完成的部分。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from perfscore.checks.base import Row, Table, fires, manual, said, silent
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.values import parse
from perfscore.values.types import Moment

CODE = Code("PS510", Level.WARNING, Category.PROGRESS, "完成期限或完成日期与年度不符", manual(__doc__))

EXAMPLES = (
    fires(
        "- {指标: 大修完工时间, 年度指标值: 2023年12月底前, 分值: 5}",
        "“大修完工时间”的期限“2023年12月底前”不在本表年度2024年内。",
    ),
    fires(
        "填报日期: 2025.1.20\n绩效指标:\n  产出指标:\n    时效指标:\n"
        "      - {指标: 大修完工时间, 年度指标值: 2024年12月底前, 实际完成值: 2025年3月1日, 分值: 5}",
        "“大修完工时间”的完成日期“2025年3月1日”晚于填报日期2025年1月20日。",
    ),
    fires(
        "- {指标: 大修完工时间, 年度指标值: 2024年12月底前, 实际完成值: 2024年11月31日, 分值: 5}",
        "“大修完工时间”实际完成值“2024年11月31日”：没有11月31日这一天。",
    ),
    silent("- {指标: 大修完工时间, 年度指标值: 2024年12月底前, 实际完成值: 2024年11月20日, 分值: 5}"),
    silent("- {指标: 大修完工时间, 年度指标值: 2024年2月29日前, 分值: 5}"),
)
_DATE = re.compile(r"(20\d\d)\D+(\d{1,2})\D+(\d{1,2})")
_DAY = re.compile(r"(?:(20\d\d)年)?(?<!\d)(\d{1,2})月(\d{1,2})(?=[日号])")
SETTLED = 3
"""Up to this month of the next year a deadline may be that of settling accounts."""


def check(table: Table) -> Iterator[Finding]:
    """Deadlines of another year; completion before the year or after the form was filled in."""
    filled, year = _date(table.sheet.filled_on), table.sheet.year
    if year is None:
        return
    for row in table.rows:
        yield from _deadline(row, year)
        yield from _completed(row, year, filled)
        for key, text in (("年度指标值", row.indicator.target), ("实际完成值", row.indicator.actual)):
            yield from _no_such_day(row, key, text, year)


def _deadline(row: Row, year: int) -> Iterator[Finding]:
    indicator = row.indicator
    if not isinstance(row.target, Moment) or row.target.by.year == year:
        return
    if indicator.change is not None or said(indicator.remark):
        return
    settled = row.target.by.year == year + 1 and row.target.by.month <= SETTLED
    yield CODE.at(
        indicator.at("年度指标值"),
        f"“{indicator.name}”的期限“{indicator.target}”不在本表年度{year}年内。",
        "核对年份；跨年的写本年度应完成的部分。",
        level=Level.HINT if settled else None,
        indicator=indicator.name,
        stake=indicator.full,
    )


def _completed(row: Row, year: int, filled: date | None) -> Iterator[Finding]:
    indicator = row.indicator
    if not isinstance(row.actual, Moment) or row.actual.deadline:
        return
    done = row.actual.since
    if filled is not None and done > filled:
        message, level = f"晚于填报日期{filled.year}年{filled.month}月{filled.day}日", Level.ERROR
    elif row.actual.by.year < year and not (isinstance(row.target, Moment) and row.target.by.year < year):
        message, level = f"早于本表年度{year}年", Level.HINT
    else:
        return
    yield CODE.at(
        indicator.at("实际完成值"),
        f"“{indicator.name}”的完成日期“{indicator.actual}”{message}。",
        "核对完成日期。",
        level=level,
        indicator=indicator.name,
        stake=indicator.full,
    )


def _no_such_day(row: Row, key: str, text: str | None, year: int) -> Iterator[Finding]:
    found = _DAY.search(text) if text and "月" in text else None
    if found is None:
        return
    written, month, day = found.groups()
    try:
        date(int(written or year), int(month), int(day))
    except ValueError:
        indicator = row.indicator
        yield CODE.at(
            indicator.at(key),
            f"“{indicator.name}”{key}“{text}”：没有{int(month)}月{int(day)}日这一天。",
            "核对日期。",
            title="没有这个日期",
            indicator=indicator.name,
            stake=indicator.full,
        )


def _date(text: str | None) -> date | None:
    if not text:
        return None
    value = parse(text)
    if isinstance(value, Moment):
        return value.by
    found = _DATE.search(text)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= 28 else None
