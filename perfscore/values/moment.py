"""Dates, months, quarters and years, and deadlines made of them.

    moment = words? (不晚于|≤|<|截至)? time (至 time)? (底|末|初|上旬|中旬|下旬)? (前|内|后)? words?

A missing year is the table's year. 前 behind a day includes that day (6月30日前), behind a month, quarter or year it means
before that begins (9月前 → 31 August); 月底前, 年底前 and 年内 mean the last day. The words around the date are kept as they are:
whether they turn it (未在6月30日前完成) is looked at where it is used. A date inside a sentence with other numbers is not its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from perfscore.language import units
from perfscore.language.numbers import chinese_number
from perfscore.values.reader import FORECASTS, RANGE, RELATIONS, Lexicon, chinese, words
from perfscore.values.types import Coverage, Moment, whole

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
    ("2024年12月31前", None, "2024年12月31日前"),
    ("6月30日前完成", 2024, "2024年6月30日前完成"),
    ("6月30日后", 2024, "2024年6月30日后"),
    ("完成时间为2024年11月20日", None, "完成时间为2024年11月20日"),
    ("时间：2024年11月20日前完成", None, "时间:2024年11月20日前完成"),
    ("项目经专家验收，2024年6月20日投入使用", None, "项目经专家验收,2024年6月20日投入使用"),
    ("预计于12月完成", 2024, "预计2024年12月完成"),
    ("2024年6月30日（含）前", None, "2024年6月30日前"),
    ("6月上旬前", 2024, "2024年5月31日前"),
    ("上半年前", 2024, "2024年6月30日前"),
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
    ("2024年年底前", None, "2024年12月31日前"),
    ("本年度内完成", 2024, "2024年内完成"),
    ("2024 年内完成本年度工作", None, "2024年内完成本年度工作"),
    ("2024年", None, "2024年"),
    ("次年3月底前", 2024, "2025年3月31日前"),
    ("2024年1—12月", None, "2024年"),
    ("2024年1月1日至6月30日", None, "2024年1月1日—2024年6月30日"),
    ("2023-2025年", None, "2023年—2025年"),
    ("二〇二四年六月三十日", None, "2024年6月30日"),
]

_NUMERIC = re.compile(r"((?:19|20)[0-9]{2})([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?(?![-./0-9])")
_COMPACT = re.compile(r"(20[0-9]{2})([01][0-9])([0-3][0-9])(?=$|日|前|之前|以前|止|完成|印发|下达)")
_INTEGER = re.compile(r"[0-9]{1,4}(?![0-9])")
_NUMERALS = frozenset("零〇一二三四五六七八九十")

_DEADLINES = words("不晚于 不迟于 不得晚于 最迟不晚于 最迟 至迟 最晚 ≤ < 早于 完成时限")
_STRICT = words("< 早于")
_BEFORE = Lexicon(_DEADLINES, words("截至 截止 截止到 已于 于 在 到 :"), FORECASTS)
_LIMITS = Lexicon(words("之前 以前 前 及以前 及之前 之内 以内 内 止 为止"))
_ONWARDS = Lexicon(words("之后 以后 后"))
_PARTS = Lexicon(words("底 末 初 上旬 中旬 下旬"))
_YEARS = {"本年": 0, "本年度": 0, "当年": 0, "今年": 0, "次年": 1, "翌年": 1, "明年": 1}
_YEAR_WORDS = Lexicon(_YEARS)
_NO_TAIL = (*"度前内底末初至到", *_NUMERALS)  # what goes on like this is another kind of time
_MARKS = "《》“”()、:,;"
_BOUNDS = tuple(RELATIONS)
DAYS_OF_THIRD = 10  # 下旬 has eleven days at most: from the first to the last it is ten
_LONGEST_LABEL, _LONGEST_TAIL, _LONGEST_UNIT = 24, 24, 4

Stretch = tuple[date, date, Coverage]


def read(text: str, year: int | None) -> Moment | None:
    """The moment that a cleaned text is as a whole, or None; None too for a date that does not exist."""
    if not ("年" in text or "月" in text or "季" in text or _NUMERIC.search(text) or _COMPACT.search(text)):
        return None
    try:
        return _moment(text.replace("(含)", ""), year)
    except ValueError:  # 30 February: no date, so the text stays words
        return None


def _moment(text: str, year: int | None) -> Moment | None:
    for start in _starts(text):
        position = start
        said = set()
        while word := _BEFORE.at(text, position):
            said.add(word)
            position += len(word)
        found = _period(text, position, year)
        if found is not None:
            return _with_words(text, start, said, *found)
    return None


def _starts(text: str) -> Iterator[int]:
    """Where the time or the words right before it may begin: at once, or behind a label (完成时间为, 成果于)."""
    yield 0
    for end in range(1, min(len(text) - 1, _LONGEST_LABEL) + 1):
        if not (chinese(text[end - 1]) or text[end - 1] in _MARKS) or text[end - 1] in _NUMERALS:
            return
        if _BEFORE.at(text, end) in _DEADLINES or (text[end].isdecimal() and not text.endswith(_BOUNDS, 0, end)):
            yield end


def _with_words(text: str, start: int, said: set[str], stretch: Stretch, position: int) -> Moment | None:
    """The moment with what stands around it; None where that holds another number."""
    limit, onwards = _LIMITS.at(text, position), _ONWARDS.at(text, position)
    position += len(limit or onwards)
    deadline = bool(limit or said & _DEADLINES)
    stretch = _limited(stretch, limit, deadline=deadline, strict=bool(said & _STRICT))
    tail = text[position:]
    if (
        len(tail) > _LONGEST_TAIL
        or tail.startswith(_NO_TAIL)
        or not all(sign in _MARKS or chinese(sign) for sign in tail)
        or _amount(text, tail)
        or (onwards and deadline)
    ):
        return None
    before = text[:start] + "".join(word for word in FORECASTS if word in said)
    return Moment(*stretch, deadline, before, tail, bool(onwards))


def _amount(text: str, tail: str) -> bool:
    """2024.06万元以上: a number with a point and a unit behind it is no month."""
    return (
        bool(tail)
        and "." in text
        and text[-len(tail) - 1].isdecimal()
        and any(units.split(tail[:size]) is not None for size in range(1, min(len(tail), _LONGEST_UNIT) + 1))
    )


def _limited(stretch: Stretch, limit: str, *, deadline: bool, strict: bool) -> Stretch:
    """What a deadline makes of a stretch: its last day, the day before it begins (前, 早于), or the stretch itself (内)."""
    since, by, _ = stretch
    if strict or (limit.endswith("前") and not limit.startswith("及") and _is_one(stretch)):
        before = since - timedelta(days=1)
        return before, before, Coverage.DAY
    # 不晚于6月, 上半年前: where nothing like 内 stands behind it, it is met until its last day
    return (by, by, Coverage.DAY) if deadline and not limit.endswith("内") else stretch


def _is_one(stretch: Stretch) -> bool:
    """One month, quarter, year or third of a month, which 前 puts the deadline before; not a day, not a period of several."""
    since, by, coverage = stretch
    if coverage is Coverage.DAY:
        return 0 < (by - since).days <= DAYS_OF_THIRD
    return (since, by) == whole(by, coverage.value)


def _period(text: str, position: int, year: int | None) -> tuple[Stretch, int] | None:
    """One time, or two of a kind with a range sign between them."""
    first = _time(text, position, year)
    if first is None:
        return None
    stretch, end = first
    if text[end : end + 1] not in RANGE or end == len(text):
        return first
    second = _time(text, end + 1, stretch[0].year)
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
    match = _COMPACT.match(text, position) or _NUMERIC.match(text, position)
    if match is not None:
        return _numeric(match, text)
    own, after = _year(text, position, year)
    if own is None:
        return None
    found = _in_year(text, after, own)
    if found is not None:
        return _part(text, *found)
    end = after + text.startswith("年", after) + text.startswith("年度", after)
    if end > after and (_PARTS.at(text, end) or _LIMITS.at(text, end)):
        after = end  # 年底, 年度内, 2024年年底
    elif after == position:
        return None
    return _part(text, (date(own, 1, 1), date(own, 12, 31), Coverage.YEAR), after)


def _numeric(match: re.Match[str], text: str) -> tuple[Stretch, int]:
    """2024-06-30, 2024.6.30, 20240630, or 2024.6 for a month."""
    groups = (1, 2, 3) if match.re is _COMPACT else (1, 3, 4)
    numbers = [int(match[group]) for group in groups if match[group]]
    if len(numbers) == 2:
        end = match.end() + text.startswith("月", match.end())
        return _part(text, _month(*numbers), end)
    day = date(*numbers)
    return (day, day, Coverage.DAY), match.end() + text.startswith("日", match.end())


def _year(text: str, position: int, year: int | None) -> tuple[int | None, int]:
    """The year written at ``position`` (2024年, 2023—2025年, 本年度), else the table's; and where it ends."""
    number, end = _integer(text, position)
    if number is not None and 1900 <= number < 2100 and (text.startswith("年", end) or _range_of_years(text, end)):
        return number, end + text.startswith("年", end) + text.startswith("年度", end)
    word = _YEAR_WORDS.at(text, position)
    if word and year is not None:
        return year + _YEARS[word], position + len(word)
    return year, position


def _range_of_years(text: str, position: int) -> bool:
    number, end = _integer(text, position + 1)
    return (
        text[position : position + 1] in RANGE
        and number is not None
        and 1900 <= number < 2100
        and text.startswith("年", end)
    )


def _in_year(text: str, position: int, year: int) -> tuple[Stretch, int] | None:
    """A half, a quarter, months or a day of ``year`` at ``position``."""
    for word, first, last in (("上半年", 1, 6), ("下半年", 7, 12)):
        if text.startswith(word, position):
            return _joined(_month(year, first), _month(year, last)), position + 3
    position += text.startswith("第", position)
    number, end = _integer(text, position)
    if number is None:
        return None
    if text.startswith("季", end):
        stretch = (*whole(date(year, 3 * number - 2, 1), "季度"), Coverage.QUARTER)
        return stretch, end + 1 + text.startswith("季度", end)
    if text.startswith("月", end):
        return _month_or_day(text, end + 1, year, number)
    if text[end : end + 1] not in RANGE or end == len(text):
        return None
    upto, after = _integer(text, end + 1)  # 1—12月
    if upto is None or not text.startswith("月", after):
        return None
    return _joined(_month(year, number), _month(year, upto)), after + 1


def _month_or_day(text: str, position: int, year: int, month: int) -> tuple[Stretch, int] | None:
    day, end = _integer(text, position)
    if day is not None and (end == len(text) or text[end] in "日号前"):
        exact = date(year, month, day)
        return (exact, exact, Coverage.DAY), end + text.startswith(("日", "号"), end)
    return (
        None if text.startswith("度", position) else (_month(year, month), position + text.startswith("份", position))
    )


def _integer(text: str, position: int) -> tuple[int | None, int]:
    """A number in digits or in Chinese numerals, and where it ends."""
    match = _INTEGER.match(text, position)
    if match is not None:
        return int(match.group()), match.end()
    end = position
    while text[end : end + 1] in _NUMERALS:
        end += 1
    value = chinese_number(text[position:end])
    return None if value is None else int(value), end


def _month(year: int, month: int) -> Stretch:
    return (*whole(date(year, month, 1), "月"), Coverage.MONTH)


def _part(text: str, stretch: Stretch, position: int) -> tuple[Stretch, int]:
    """底 and 末 are the last day of a stretch, 初 the first; the thirds of a month are stretches of their own."""
    word = _PARTS.at(text, position)
    since, by, coverage = stretch
    if not word or coverage is Coverage.DAY:
        return stretch, position
    end = position + len(word)
    if word in ("底", "末"):
        return (by, by, Coverage.DAY), end
    if word == "初":
        return (since, since, Coverage.DAY), end
    first, last = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, by.day)}[word]
    return (since.replace(day=first), since.replace(day=last), Coverage.DAY), end
