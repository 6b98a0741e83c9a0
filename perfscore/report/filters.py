"""Filters of the trade for templates: money, percent, dates, ordinals, words of comparison, full-width signs.

Each takes None for what is missing and gives None back, so that the paper prints 【待填】 and never a wrong figure.
``FILTERS`` is the table the templates see; its names are Chinese, because the people who edit a template are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction

from perfscore.language.numbers import plain, round_half_up
from perfscore.language.ordinals import bare
from perfscore.report import escape

MISSING = "【待填】"
DRAFT = "【供参考】"

Number = Decimal | Fraction | int

_DIGITS = "〇一二三四五六七八九"
_DATE = re.compile(r"\s*(\d{4})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*日?|\s*月)?\s*")
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_BESIDE = r"[\u3400-\u9fff，。；：？！、“”‘’（）《》〈〉【】…]"
_NARROW = re.compile(rf"(?<={_BESIDE})[,;:?!]|[,;?!](?={_BESIDE})|:(?=\s*{_BESIDE})")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_QUOTES = re.compile(r'"([^"]*)"')
_ORDINALS: tuple[Callable[[int], str], ...] = (
    lambda number: f"{chinese(number)}、",
    lambda number: f"（{chinese(number)}）",
    lambda number: f"{number}.",
    lambda number: f"（{number}）",
)


def money(value: Number | None, places: int = 2) -> str | None:
    """An amount in 万元 as the forms print it: at most two decimals, trailing zeros dropped.

    >>> money(Decimal("6800.240")), money(Decimal("3493.00"))
    ('6800.24', '3493')
    """
    return None if value is None else plain(round_half_up(value, places))


def percent(ratio: Number | None, places: int = 2) -> str | None:
    """A ratio as a percentage: 1 is 100%; at most two decimals, trailing zeros dropped.

    >>> percent(Fraction(73112, 87037))
    '84%'
    """
    return None if ratio is None else f"{plain(round_half_up(Fraction(ratio) * 100, places))}%"


def date(text: str | None) -> str | None:
    """A date in official form, no leading zeros (GB/T 9704-2012); what is no date stays as written.

    >>> date("2025.05.09"), date("2025-5")
    ('2025年5月9日', '2025年5月')
    """
    found = _DATE.fullmatch(text) if text is not None else None
    if text is None or found is None:
        return text
    day = f"{int(found[3])}日" if found[3] else ""
    return f"{found[1]}年{int(found[2])}月{day}"


def iso_date(text: str | None) -> str | None:
    """A full date as 2025-05-09; None for what is no full date."""
    found = _DATE.fullmatch(text) if text is not None else None
    if found is None or not found[3]:
        return None
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"


def foot_date(text: str | None) -> str | None:
    """A date as the foot of a form prints it: 2025.5.9."""
    found = _DATE.fullmatch(text) if text is not None else None
    if text is None or found is None:
        return text
    return ".".join(str(int(part)) for part in found.groups() if part)


def chinese(number: int) -> str:
    """A whole number from 0 to 9999 in Chinese numerals.

    >>> chinese(10), chinese(21), chinese(105), chinese(1010)
    ('十', '二十一', '一百零五', '一千零一十')
    """
    if not 0 <= number <= 9999:
        return str(number)
    if number == 0:
        return "〇"
    words, gap = "", False
    for value, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            words += ("零" if gap else "") + _DIGITS[digit] + word
            gap = False
        elif words and number:
            gap = True
    return words[1:] if words.startswith("一十") else words


def ordinal(number: int, level: int = 1) -> str:
    """The ordinal of a heading: level 1 一、 level 2 （一） level 3 1. level 4 （1）."""
    return _ORDINALS[min(max(level, 1), 4) - 1](number)


def change(now: Number | None, before: Number | None, unit: str = "万元") -> str | None:
    """How an amount compares with an earlier one, with the ratio where there is one.

    >>> change(Decimal("313.39"), Decimal("268.27"))
    '增加45.12万元，上升16.82%'
    """
    if now is None or before is None:
        return None
    gap = Fraction(now) - Fraction(before)
    if gap == 0:
        return "持平"
    verb, ratio_verb = ("增加", "上升") if gap > 0 else ("减少", "下降")
    ratio = f"，{ratio_verb}{percent(abs(gap) / Fraction(before))}" if before > 0 else ""
    return f"{verb}{money(abs(gap))}{unit}{ratio}"


def share_words(ratio: Number | None) -> str | None:
    """A ratio in words: 全部, 九成以上, 近八成, 过半 …; the figure itself belongs beside it.

    >>> share_words(Fraction(93, 100)), share_words(Fraction(79, 100)), share_words(1)
    ('九成以上', '近八成', '全部')
    """
    if ratio is None:
        return None
    tenths = Fraction(ratio) * 10
    if tenths >= 10 or tenths <= 0:
        return "全部" if tenths >= 10 else "没有"
    whole = int(tenths)
    rest = tenths - whole
    if whole == 5 and rest < Fraction(4, 5):
        return "半数" if rest == 0 else "过半"
    if rest >= Fraction(4, 5):
        return "近全部" if whole == 9 else f"近{chinese(whole + 1)}成"
    if whole == 0:
        return "不足一成"
    return f"{chinese(whole)}成" if rest == 0 else f"{chinese(whole)}成以上"


def full_width(text: str | None) -> str | None:
    """Half-width punctuation beside Chinese text becomes full-width; numbers, times and ratios keep theirs.

    >>> full_width('完成2项,比例1:500(含)。')
    '完成2项，比例1:500（含）。'
    """
    if text is None:
        return None
    quoted = _QUOTES.sub(r"“\1”", text)
    bracketed = _BRACKETS.sub(lambda found: _bracket(found[1], quoted), quoted)
    return _NARROW.sub(lambda found: _WIDE[found.group()], bracketed)


def filled(value: object | None) -> str:
    """The value as text, 【待填】 where there is none."""
    text = "" if value is None else str(value).strip()
    return text or MISSING


def short(text: str | None, length: int = 40) -> str | None:
    """The first ``length`` characters, with … where more follows."""
    if text is None:
        return None
    line = escape.one_line(text)
    return line if len(line) <= length else line[: length - 1] + "…"


_ENDS = "。；;，,、 "


def sentence(text: str | None) -> str | None:
    """The text with one full stop at its end, whatever stood there; nothing stays nothing.

    >>> sentence("汛期提前；"), sentence("汛期提前。")
    ('汛期提前。', '汛期提前。')
    """
    return None if text is None else f"{escape.one_line(text).rstrip(_ENDS)}。"


def unstopped(text: str | None) -> str | None:
    """The text without the stop at its end."""
    return None if text is None else escape.one_line(text).rstrip(_ENDS)


def noted(text: str | None, note: str) -> str | None:
    """A remark in brackets before the full stop: 保障运转（详见附件2-2）。"""
    return None if text is None else f"{unstopped(text)}（{note}）。"


def quoted(text: str | None) -> str | None:
    """The text in “ ”; quotation marks inside it become ‘ ’, and those inside them “ ” again.

    >>> quoted("“铁塔哨兵”系统")
    '“‘铁塔哨兵’系统”'
    """
    return None if text is None else f"“{escape.one_line(text).translate(_INNER)}”"


_INNER = str.maketrans("“”‘’", "‘’“”")


def joined(text: str | None, word: str) -> str | None:
    """The text and the word after it, what both have in common once: 甲项目 + 项目支出 is 甲项目支出.

    >>> joined("甲项目", "项目支出"), joined("运行维护经费", "项目支出"), joined("基本支出", "项目支出")
    ('甲项目支出', '运行维护经费项目支出', '基本支出')
    """
    if text is None:
        return None
    if any(text.endswith(word[start:]) for start in range(len(word) - 1)):
        return text
    common = next((size for size in range(len(word), 0, -1) if text.endswith(word[:size])), 0)
    return text + word[common:]


def without_ordinal(text: str | None) -> str | None:
    """A heading without its own number."""
    return None if text is None else bare(escape.one_line(text)).rstrip("。")


def _bracket(inside: str, text: str) -> str:
    wide = re.search(r"[\u3400-\u9fff]", inside) or re.search(rf"{_BESIDE}\({re.escape(inside)}\)", text)
    return f"（{inside}）" if wide else f"({inside})"


def total(values: Iterable[Number | None]) -> Number | None:
    """The sum of a list; None where one of the values is missing."""
    known = list(values)
    return None if None in known else exact(sum((Fraction(value) for value in known if value is not None), Fraction(0)))


def mean(values: Iterable[Number | None], places: int = 2) -> Number | None:
    """The mean of a list, rounded half up; None for an empty one and where a value is missing."""
    known = list(values)
    whole = total(known)
    return None if whole is None or not known else round_half_up(Fraction(whole) / len(known), places)


def exact(value: Fraction) -> Number:
    """A whole number as int, so that it prints and compares plainly."""
    return value.numerator if value.denominator == 1 else value


def contains(text: str | None, word: str) -> bool:
    """Test ``含``: the text has the word in it."""
    return text is not None and word in text


FILTERS: dict[str, Callable[..., object]] = {
    "万元": money,
    "百分比": percent,
    "日期": date,
    "表尾日期": foot_date,
    "中文数字": chinese,
    "序号": lambda number, level=1: escape.ready(ordinal(number, level)),  # nothing to escape in it
    "增减": change,
    "成数": share_words,
    "全角": full_width,
    "待填": filled,
    "句": sentence,
    "去句号": unstopped,
    "附注": noted,
    "引号": quoted,
    "接": joined,
    "去尾": lambda text, tail: None if text is None else text.removesuffix(tail),
    "去序号": without_ordinal,
    "摘要": short,
    "合计": total,
    "平均": mean,
}
TESTS: dict[str, Callable[..., bool]] = {"含": contains}
