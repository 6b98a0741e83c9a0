"""From levelled text to tokens: words of the table, numbers with their unit, dates, separators, free text.

数    90%  0.5分  一家  三个工作日  六十分之一  百分之五
日期  6月30日  2024年底  年内
；    sentence end     ，  clause comma     、  ：  （  ）
文    everything else, one run per stretch
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from perfscore.language.numbers import CHINESE_DIGITS, chinese_number
from perfscore.rules.words import COUNTED_ONLY_ONE, LONGEST, LONGEST_UNIT, TABLE, UNIT_TABLE

_SEPARATORS = {"。": "；", "；": "；", "\n": "\n", "，": "，", "、": "、", "：": "：", "（": "（", "）": "）", "→": "→"}
_SIGNS = {"+": "+", "—": "至", "%": "文"}
_DIGITS = frozenset("0123456789")
_NUMERALS = frozenset(CHINESE_DIGITS + "半点")
_RARE = frozenset(COUNTED_ONLY_ONE.split())
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽")
_SAME_UNITS = {"个点": (1, "个百分点"), "百分点": (1, "个百分点"), "成": (10, "%"), "个季": (1, "个季度")}
_YEAR_END = ("年底之前", "年底以前", "年底前", "年末前", "年度内", "年底", "年末", "年内", "年终前")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit as written; ``%`` also stands for 百分之. The unit is empty where there is none."""

    value: Fraction
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or run of free text with its stretch of the levelled text."""

    kind: str
    text: str
    begin: int
    stop: int
    number: Number | None = None


def tokens(text: str) -> list[Token]:
    """All tokens of a levelled text, in order, without numbering."""
    found: list[Token] = []
    position = 0
    while position < len(text):
        token = _at(text, position, found)
        position = token.stop
        if token.kind == "号":
            continue
        if token.kind == "文" and found and found[-1].kind == "文" and found[-1].stop == token.begin:
            before = found.pop()
            token = Token("文", before.text + token.text, before.begin, token.stop)
        found.append(token)
    return found


def _at(text: str, position: int, found: list[Token]) -> Token:
    numbering = _listed(text, position, found)
    if numbering is not None:
        return numbering
    character = text[position]
    if character in _SEPARATORS:
        return Token(_SEPARATORS[character], character, position, position + 1)
    if character in _DIGITS:
        return _digits(text, position, found)
    if character == "第" and position + 1 < len(text):
        return _ordinal(text, position)
    if character in _LETTERS:
        return _latin(text, position)
    word = _word(text, position)
    return (
        _numeral(text, position, found, word)
        or _year_end(text, position, word)
        or word
        or Token(_SIGNS.get(character, "文"), character, position, position + 1)
    )


def _listed(text: str, position: int, found: list[Token]) -> Token | None:
    """A number of a list: dropped where an item begins; ① parts two items anywhere."""
    if found and found[-1].kind not in ("；", "\n"):
        return Token("；", text[position], position, position + 1) if text[position] in _CIRCLED else None
    stop = _numbering(text, position)
    return Token("号", text[position:stop], position, stop) if stop else None


def _numeral(text: str, position: int, found: list[Token], word: Token | None) -> Token | None:
    if text[position] not in _NUMERALS or (word is not None and len(word.text) > 1):
        return None
    return _chinese(text, position, found)


def _word(text: str, position: int) -> Token | None:
    for length in range(min(LONGEST, len(text) - position), 0, -1):
        piece = text[position : position + length]
        kind = TABLE.get(piece)
        if (
            kind in ("扣", "得", "加")
            and piece[-1] == "分"
            and len(piece) > 1
            and text[position + length : position + length + 1] in ("值", "数")
        ):
            continue  # 扣分值的5%: 扣 + 分值
        if kind is not None:
            return Token(kind, piece, position, position + length)
    return None


def _numbering(text: str, position: int) -> int:
    """End of a number of a list at ``position`` — ``（8）`` ``1.`` ``①`` ``2、`` ``一、`` — or 0."""
    if text[position] in _CIRCLED:
        return position + 1
    bracket = text[position] == "（"
    stop = position + bracket
    while stop < len(text) and (text[stop] in _DIGITS or text[stop] in "一二三四五六七八九十"):
        stop += 1
    if stop == position + bracket or stop - position > 4 or stop >= len(text):
        return 0
    if bracket:
        return stop + 1 if text[stop] == "）" else 0
    if text[stop] == "." and (stop + 1 == len(text) or text[stop + 1] not in _DIGITS):
        return stop + 1
    if text[stop] == "、":
        return stop + 1
    return stop + 1 if text[stop] == "）" else 0


def _ordinal(text: str, position: int) -> Token:
    """第一次, 第3条: a name, never an amount."""
    stop = position + 1
    while stop < len(text) and (text[stop] in _DIGITS or text[stop] in _NUMERALS):
        stop += 1
    if stop > position + 1:
        unit = _unit(text, stop)
        stop += len(unit)
    return Token("文", text[position:stop], position, stop)


def _latin(text: str, position: int) -> Token:
    stop = position
    while stop < len(text) and (
        text[stop] in _LETTERS
        or text[stop] in _DIGITS
        or (text[stop] == "—" and text[stop - 1] in _LETTERS and text[stop + 1 : stop + 2] in _DIGITS)
    ):
        stop += 1
    return Token("文", text[position:stop], position, stop)


def _digits(text: str, position: int, found: list[Token]) -> Token:
    stop = _end_of_digits(text, position)
    years = text[stop : stop + 1] == "—" and text[stop + 5 : stop + 6] == "年" and text[stop + 1 : stop + 5].isdecimal()
    if stop - position == 4 and years:  # 2018—2019年度
        end = stop + 6 + (text[stop + 6 : stop + 7] == "度")
        return Token("文", text[position:end], position, end)
    written = text[position:stop].replace("，", "")
    date = _date(text, position, stop)
    if date is not None:
        return date
    while text[stop : stop + 1] in ("万", "亿", "千", "百") and not _unit(text, stop):
        written_magnitude = text[stop]
        stop += 1
        return _number(
            text,
            position,
            stop,
            Fraction(written) * {"百": 100, "千": 1000, "万": 10000, "亿": 10**8}[written_magnitude],
            found,
        )
    return _number(text, position, stop, Fraction(written), found)


def _end_of_digits(text: str, position: int) -> int:
    stop = position
    while stop < len(text) and text[stop] in _DIGITS:
        stop += 1
    while text[stop : stop + 1] == "，" and stop - position <= 3 and _thousands(text, stop):
        stop += 4
    if text[stop : stop + 1] == "." and text[stop + 1 : stop + 2].isdigit():
        stop += 1
        while stop < len(text) and text[stop] in _DIGITS:
            stop += 1
    return stop


def _thousands(text: str, comma: int) -> bool:
    group = text[comma + 1 : comma + 4]
    return (
        len(group) == 3
        and all(digit in _DIGITS for digit in group)
        and text[comma + 4 : comma + 5] not in tuple(_DIGITS)
    )


def _chinese(text: str, position: int, found: list[Token]) -> Token | None:
    """A number in Chinese numerals with its unit, or None where the numerals belong to a word."""
    stop = position
    while stop < len(text) and text[stop] in _NUMERALS and stop - position < 12:
        stop += 1
    if text[stop : stop + 2] == "分之":
        return _fraction(text, position, stop)
    while stop > position:
        value = chinese_number(text[position:stop])
        unit = _unit(text, stop) if value is not None else ""
        if value is not None and (unit or _rare(text, stop, found)):
            return _number(text, position, stop, Fraction(value), found)
        stop -= 1
    return None


def _rare(text: str, stop: int, found: list[Token]) -> bool:
    return text[stop : stop + 1] in _RARE and bool(found) and found[-1].kind in ("每", "低", "事")


def _fraction(text: str, position: int, stop: int) -> Token | None:
    below = {"百": Fraction(100), "千": Fraction(1000)}.get(text[position:stop])
    end = stop + 2
    while end < len(text) and (text[end] in _NUMERALS or text[end] in _DIGITS or text[end] == "."):
        end += 1
    above = text[stop + 2 : end]
    top = Fraction(above) if above.replace(".", "", 1).isdecimal() and above.isascii() else chinese_number(above)
    bottom = below if below is not None else chinese_number(text[position:stop])
    if top is None or not bottom:
        return None
    value = Fraction(top) / Fraction(bottom) * 100
    return Token("数", text[position:end], position, end, Number(value, "%"))


def _unit(text: str, position: int) -> str:
    for length in range(min(LONGEST_UNIT, len(text) - position), 0, -1):
        piece = text[position : position + length]
        if piece in UNIT_TABLE:
            return piece
    return ""


def _number(text: str, begin: int, stop: int, value: Fraction, found: list[Token]) -> Token:
    unit = _unit(text, stop)
    if unit == "分" and text[stop + 1 : stop + 2] in ("别", "管", "公", "部"):
        unit = ""
    if unit.endswith("元") and text[stop + len(unit) : stop + len(unit) + 1] == "/":
        per = _unit(text, stop + len(unit) + 1)
        unit += f"/{per}" if per and per != "分" else ""  # 3万元/公里
    if not unit and _rare(text, stop, found):
        unit = text[stop]
    stop += len(unit)
    if unit in _SAME_UNITS:
        value, unit = value * _SAME_UNITS[unit][0], _SAME_UNITS[unit][1]
    if not unit and _is_name(text, begin, stop):
        return Token("文", text[begin:stop], begin, stop)
    if unit == "年" and 1900 <= value <= 2100:
        end = stop + 1 if text[stop : stop + 1] == "度" else stop
        return Token("文", text[begin:end], begin, end)
    return Token("数", text[begin:stop], begin, stop, Number(value, unit))


def _is_name(text: str, begin: int, stop: int) -> bool:
    """A number without a unit that runs on into a word: 12345热线, 1269行动, 2018—2019年度."""
    following = text[stop : stop + 1]
    if (
        following == "）"
        and text[begin - 1 : begin] == "（"
        and stop - begin == 4
        and text[begin : begin + 2] in ("19", "20")
    ):
        return True  # 国发〔2017〕24号
    if following in ("", "，", "。", "；", "\n", "：", "、", "）", "/", "×", "+", "—", "<", ">", "≥", "≤", "=", "→"):
        return following == "—" and stop - begin == 4 and text[stop + 5 : stop + 6] == "年"
    if following == "（":
        return False
    word = _word(text, stop)
    return (
        word is None
        or word.kind == "文"
        or word.kind
        not in (
            "以上",
            "及以上",
            "以下",
            "及以下",
            "以内",
            "之间",
            "至",
            "扣",
            "得",
            "加",
            "则",
            "满分",
            "零",
            "每",
            "或",
            "按",
            "<",
            ">",
            "≥",
            "≤",
            "=",
        )
    )


def _date(text: str, begin: int, stop: int) -> Token | None:
    """6月30日, 2024年6月底, 6月30日前 — a day of the year, not a length of time."""
    position = stop
    number = text[begin:stop]
    if text[position : position + 1] == "年" and len(number) == 4:
        inner = position + 1
        after = inner
        while after < len(text) and text[after] in _DIGITS:
            after += 1
        if after == inner:
            for ending in ("底", "末"):
                if text.startswith(ending, inner):
                    return _before(text, begin, inner + 1)
            return None
        position = after
        number = text[inner:after]
    if text[position : position + 1] != "月" or not number.isdecimal() or not 1 <= int(number) <= 12:
        return None
    position += 1
    day = position
    while day < len(text) and text[day] in _DIGITS:
        day += 1
    if day > position and text[day : day + 1] in ("日", "号"):
        return _before(text, begin, day + 1)
    if text[position : position + 1] in ("底", "末"):
        return _before(text, begin, position + 1)
    return None


def _before(text: str, begin: int, stop: int) -> Token:
    for ending in ("之前", "以前", "前"):
        if text.startswith(ending, stop):
            stop += len(ending)
            break
    return Token("日期", text[begin:stop], begin, stop)


def _year_end(text: str, position: int, word: Token | None) -> Token | None:
    """年内, 当年年底前: the last day of the year, unless a longer word begins here."""
    start = position + (text[position] in "当本")
    for words in _YEAR_END if text[start : start + 1] == "年" else ():
        if text.startswith(words, start):
            stop = start + len(words)
            longer = word is not None and word.stop > stop
            return None if longer else Token("日期", text[position:stop], position, stop)
    return None
