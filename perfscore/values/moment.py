"""Dates, months, quarters and years, and deadlines made of them.

    moment = words? (不晚于|≤|<|截至)? time (至 time)? (底|末|初|上旬|中旬|下旬)? (前|内)? words?

A missing year is the table's year. 前 behind a day includes that day (6月30日前), behind a month, quarter or year it means
before that begins (9月前 → 31 August); 月底前, 年底前 and 年内 mean the last day. A date inside a sentence with other numbers is
not its value.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from perfscore.numbers import chinese_number
from perfscore.values.show import whole
from perfscore.values.types import Coverage, Moment

# text, year of the table → normal form
EXAMPLES: list[tuple[str, int | None, str]] = [
    ("不晚于 2024 年 6 月 30 日", None, "2024年6月30日前"),
    ("2024年6月30日前", None, "2024年6月30日前"),
    ("≤2024-06-30", None, "2024年6月30日前"),
    ("早于2024/7/1", None, "2024年6月30日前"),
    ("2024.6.30", None, "2024年6月30日"),
    ("20240630", None, "2024年6月30日"),
    ("2024年2月8日下达", None, "2024年2月8日下达"),
    ("已于2024年2月8日印发", None, "2024年2月8日印发"),
    ("6月30日前完成", 2024, "2024年6月30日前完成"),
    ("9月前", 2024, "2024年8月31日前"),
    ("9月底前", 2024, "2024年9月30日前"),
    ("12月底之前", 2024, "2024年12月31日前"),
    ("十二月底前", 2024, "2024年12月31日前"),
    ("2024年6月底", None, "2024年6月30日"),
    ("2024.6", None, "2024年6月"),
    ("2024年6月", None, "2024年6月"),
    ("6月份", 2024, "2024年6月"),
    ("2月内", 2024, "2024年2月内"),
    ("6月上旬", 2024, "2024年6月1日—2024年6月10日"),
    ("第四季度", 2024, "2024年第四季度"),
    ("2024年第3季度前", None, "2024年6月30日前"),
    ("三季度末", 2024, "2024年9月30日"),
    ("上半年", 2024, "2024年1月—2024年6月"),
    ("下半年内", 2024, "2024年7月—2024年12月内"),
    ("年底前", 2024, "2024年12月31日前"),
    ("年内", 2024, "2024年内"),
    ("本年度内完成", 2024, "2024年内完成"),
    ("2024 年内完成本年度工作", None, "2024年内完成本年度工作"),
    ("2024年", None, "2024年"),
    ("次年3月底前", 2024, "2025年3月31日前"),
    ("2024年1—12月", None, "2024年"),
    ("2024年1月1日至6月30日", None, "2024年1月1日—2024年6月30日"),
    ("2023-2025年", None, "2023年—2025年"),
    ("二〇二四年六月三十日", None, "2024年6月30日"),
]

_NUMERALS = re.compile(r"[零〇一二三四五六七八九十]{1,4}(?=[年月日号])")
_YEAR = r"(?P<y>(?:19|20)[0-9]{2}年|本年度?|当年|今年|次年|翌年|明年)?"
_TIMES = [
    r"(?P<y>(?:19|20)[0-9]{2})(?P<sep>[-./])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})日?",
    r"(?P<y>20[0-9]{2})(?P<m>[01][0-9])(?P<d>[0-3][0-9])(?![0-9])",
    _YEAR + r"(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})[日号]",
    _YEAR + r"(?P<m>[0-9]{1,2})月份?(?!度)",
    r"(?P<y>(?:19|20)[0-9]{2})[-./](?P<m>[0-9]{1,2})(?![0-9.])月?",
    _YEAR + r"第?(?P<q>[一二三四1-4])季度?",
    _YEAR + r"(?P<h>[上下])半年度?",
    r"(?P<y>(?:19|20)[0-9]{2}年|本年|当年|今年|次年|翌年|明年)度?",
    r"(?P<n>年度?(?=[底末内前]))",
]
_TIME = [re.compile(time) for time in _TIMES]
_BEFORE = re.compile(
    r"不晚于|不迟于|不得晚于|最迟不晚于|最迟|至迟|最晚|≤|(?P<strict><|早于)|截至|截止到?|已于|于|在|预计|计划|时间为|:|到|完成时[间限]"
)
_DEADLINE = frozenset("不晚于 不迟于 不得晚于 最迟不晚于 最迟 至迟 最晚 ≤ < 早于 完成时限".split())
_SUBJECT = re.compile(r"[^0-9,;。]{1,12}?(?=(?:于|在)(?:20|次年|当年|[0-9]{1,2}月))")
_PART = re.compile(r"底|末|初|上旬|中旬|下旬")
_LIMIT = re.compile(r"(?:及)?(?:之前|以前|前|之内|以内|内|止|为止)")
_RANGE = re.compile(r"[—–~至到-]")
_YEARS = re.compile(r"((?:19|20)[0-9]{2})年?[—–~至到-]((?:19|20)[0-9]{2})年?度?(?![0-9月.])")
_MONTHS = re.compile(_YEAR + r"(?P<m>[0-9]{1,2})月?[—–~至到-](?P<n>[0-9]{1,2})月")
_TAIL = re.compile(r"[^0-9,;。]{0,24}")
_EXPECTED = re.compile(r"[年月季]|[0-9][-./][0-9]|20[0-9]{6}")
_NEXT = ("次年", "翌年", "明年")

Stretch = tuple[date, date, Coverage]


def read(text: str, year: int | None) -> Moment | None:
    """The moment that a cleaned text is as a whole, or None; None too for a date that does not exist."""
    if _EXPECTED.search(text) is None:
        return None
    try:
        return _moment(_NUMERALS.sub(_arabic, text), year)
    except ValueError:  # 30 February: no date, so the text stays words
        return None


def _arabic(match: re.Match[str]) -> str:
    value = chinese_number(match.group())
    return match.group() if value is None else str(value)


def _moment(text: str, year: int | None) -> Moment | None:
    subject = None if _BEFORE.match(text) else _SUBJECT.match(text)
    position = subject.end() if subject else 0
    deadline = strict = False
    while (match := _BEFORE.match(text, position)) is not None:
        deadline = deadline or match.group() in _DEADLINE
        strict = strict or match.group("strict") is not None
        position = match.end()
    found = _stretch(text, position, year)
    if found is None:
        return None
    (since, by, coverage), position = found
    limit = _LIMIT.match(text, position)
    if limit is not None:
        position, deadline = limit.end(), True
        if "前" in limit.group() and coverage is not Coverage.DAY and not limit.group().startswith("及"):
            since = by = since - timedelta(days=1)
            coverage = Coverage.DAY
    if strict:
        since = by = since - timedelta(days=1)
        coverage = Coverage.DAY
    elif deadline and limit is None:
        # 不晚于6月: a month, quarter or year before which nothing says 内 is met until its last day
        since, coverage = by, Coverage.DAY
    tail = _TAIL.fullmatch(text, position)
    if tail is None:
        return None
    return Moment(since, by, coverage, deadline, text[: subject.end()] if subject else "", tail.group())


def _stretch(text: str, position: int, year: int | None) -> tuple[Stretch, int] | None:
    """The time written at ``position``: one of ``_TIMES``, or two of them as a period."""
    match = _YEARS.match(text, position)
    if match is not None:
        return (date(int(match.group(1)), 1, 1), date(int(match.group(2)), 12, 31), Coverage.YEAR), match.end()
    match = _MONTHS.match(text, position)
    if match is not None and (own := _year(match, year)) is not None:
        return _joined(_month(own, match["m"]), _month(own, match["n"])), match.end()
    first = _time(text, position, year)
    if first is None:
        return None
    stretch, position = first
    between = _RANGE.match(text, position)
    second = _time(text, between.end(), stretch[0].year) if between else None
    if second is None or second[0][2] is not stretch[2]:
        return first
    return _joined(stretch, second[0]), second[1]


def _joined(first: Stretch, last: Stretch) -> Stretch:
    """From the beginning of one to the end of the other; a full year of months is that year."""
    if first[0] > last[1]:
        raise ValueError("a period that ends before it begins")
    if first[2] is not Coverage.DAY and (first[0], last[1]) == whole(first[0], "年"):
        return first[0], last[1], Coverage.YEAR
    return first[0], last[1], first[2]


def _time(text: str, position: int, year: int | None) -> tuple[Stretch, int] | None:
    for pattern in _TIME:
        match = pattern.match(text, position)
        own = _year(match, year) if match is not None else None
        if match is None or own is None:
            continue
        stretch = _parts(match.groupdict(), own)
        end = match.end()
        part = _PART.match(text, end) if stretch[2] is not Coverage.DAY else None
        if part is None:
            return stretch, end
        return _within(stretch, part.group()), part.end()
    return None


def _year(match: re.Match[str], year: int | None) -> int | None:
    written = match.groupdict().get("y") or ""
    if written[:4].isdigit():
        return int(written[:4])
    return None if year is None else year + (written in _NEXT)


def _parts(parts: dict[str, str | None], year: int) -> Stretch:
    """The stretch a matched time covers; ValueError where there is no such month or day."""
    month, day, quarter, half = (parts.get(name) for name in "mdqh")
    if month and day:
        exact = date(year, int(month), int(day))
        return exact, exact, Coverage.DAY
    if month:
        return _month(year, month)
    if quarter:
        number = "一二三四1234".index(quarter) % 4
        return (*whole(date(year, 3 * number + 1, 1), "季度"), Coverage.QUARTER)
    if half:
        return _joined(_month(year, "1" if half == "上" else "7"), _month(year, "6" if half == "上" else "12"))
    return date(year, 1, 1), date(year, 12, 31), Coverage.YEAR


def _month(year: int, month: str) -> Stretch:
    return (*whole(date(year, int(month), 1), "月"), Coverage.MONTH)


def _within(stretch: Stretch, part: str) -> Stretch:
    """底 and 末 are the last day, 初 the first; the thirds of a month are stretches."""
    since, by, _ = stretch
    if part in ("底", "末"):
        return by, by, Coverage.DAY
    if part == "初":
        return since, since, Coverage.DAY
    first, last = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, by.day)}[part]
    return since.replace(day=first), since.replace(day=last), Coverage.DAY
