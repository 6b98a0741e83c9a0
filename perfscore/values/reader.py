"""What all readers of values share: the cleaning of a cell's text, and the table of words around a number.

:func:`clean` brings a text to half-width signs without white space; every reader starts from that. A synonym is one
word in one of the tables below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from perfscore.language.numbers import MAGNITUDES
from perfscore.values.types import Relation


def words(text: str) -> frozenset[str]:
    """The words of a table, written with blanks between them."""
    return frozenset(text.split())


class Lexicon:
    """Finds the longest word of a table at a place in a text.

    Word tables are not regular expressions, because each set of Chinese characters costs a millisecond to compile.
    """

    def __init__(self, *tables: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for word in sorted({word for table in tables for word in table}, key=len, reverse=True):
            self._by_first.setdefault(word[0], []).append(word)

    def at(self, text: str, position: int) -> str:
        """The longest word that stands at ``position``, or the empty string."""
        for word in self._by_first.get(text[position : position + 1], ()):
            if text.startswith(word, position):
                return word
        return ""

    def found_in(self, text: str) -> bool:
        """Whether any word of the table occurs in the text."""
        return any(word in text for first, own in self._by_first.items() if first in text for word in own)


MAX_LENGTH = 200  # a longer cell is prose

_ABOVE = words("大于 超过 高于 多于 长于 强于 快于 超出 超 逾 突破")
_BELOW = words("小于 低于 少于 短于 弱于 慢于")
_OTHERS = {
    Relation.AT_LEAST: "≥ 至少 最少 最低 大于等于 大于或等于 高于或等于 不下于",
    Relation.ABOVE: ">",
    Relation.AT_MOST: "≤ 不晚于 至多 最多 最高 最长 小于等于 小于或等于 低于或等于 控制在 限于 压减至 压减到 压缩至 压缩到 降至 降到 "
    "降低至 降低到 下降至 下降到 减至 减少至 减少到 缩短至 缩短到",
    Relation.BELOW: "< 不足 不满 不到 不及 不够 不达 达不到 够不上",
    Relation.EQUAL: "= 等于",
}
_DENYING = ("不", "未", "没", "没有", "不能", "未能", "没能", "不得", "不应", "不可", "未曾", "并未", "难以", "无法")
_REACHING = ("达到", "达", "到", "满", "足", "及")


def _relations() -> Iterator[tuple[str, Relation]]:
    """Every way to say a bound: a denied “more than” is “at most”, a denied “reached” is “less than”."""
    for words_, relation, denied in (
        (_ABOVE, Relation.ABOVE, Relation.AT_MOST),
        (_BELOW, Relation.BELOW, Relation.AT_LEAST),
    ):
        for word in words_:
            yield word, relation
            yield from ((denial + word, denied) for denial in _DENYING)
    yield from ((denial + word, Relation.BELOW) for denial in _DENYING for word in _REACHING)
    yield from ((word, relation) for relation, table in _OTHERS.items() for word in table.split())


RELATIONS = dict(_relations())
"""Words and signs before a number that bound it."""

REACHED = ("至", "到")
LEVELS = frozenset(word for word in _OTHERS[Relation.AT_MOST].split() if word.endswith(REACHED))
"""降至5%, 压缩到3天: a bound where it is promised, the plain number where it is reported; kept in ``before``."""

BETTER = "优于"  # at most for lengths and times (an error, a resolution), at least for rates
APPROX = words("约 大约 大概 约为 约合 ~ ≈")
NEARLY = words("近 将近 接近")  # below, and not far

LEADS = words(
    "新增 增加 增长 增至 增加到 提高 提高到 提高至 提升 提升到 提升至 上升 下降 减少 降低 压减 压缩 缩短 节约 节省 同比 环比 较上年 比上年 较去年 比去年 "
    "较上年度 较上年同期 比上年同期 较年初 累计 每年 年均 平均 "
    "提前 延期 推迟 延迟 逾期 超期 滞后"
)
"""Words before a number that belong to the reading; they are kept in ``before``."""
FORECASTS = (
    "预计", "计划", "拟", "有望", "预期", "预估", "估计", "力争", "争取", "将", "应", "目标", "目标值", "目标为", "指标值", "要求",
)  # fmt: skip
"""Words that say a number or a date is none yet; kept in ``before``, an actual with one is no result."""
AVERAGES = {"月均": "月", "季均": "季度", "日均": "天", "人均": "人", "户均": "户", "单次": "次", "亩均": "亩"}
"""Words before a number that make it one per something; 每年 and 年均 are the year's total like any other number."""
FILLERS = words(
    "达到 达 为 拥有 配备 已达 已达到 实际 实际为 实现 实际完成值 共有 有 共 共计 合计 总计 全年 年度 : , "
    "完成 实际完成 已完成 累计完成 全年完成 完成了 仅 只 仅完成 只完成 发生 开展 组织 举办 召开 培训 发放 补助 覆盖 建成 发布 印发 受理 办理"
)
"""Words before a number that say nothing; they are dropped."""
MONEY = words("¥ 人民币")
"""Words before a number that make it an amount of money."""

SUFFIXES = {
    "及以上": Relation.AT_LEAST,
    "含以上": Relation.AT_LEAST,
    "以上": Relation.AT_LEAST,
    "及以下": Relation.AT_MOST,
    "含以下": Relation.AT_MOST,
    "以下": Relation.AT_MOST,
    "以内": Relation.AT_MOST,
    "之内": Relation.AT_MOST,
    "内": Relation.AT_MOST,
    "以外": Relation.ABOVE,
}
"""Words behind number and unit: 以上 以下 以内 include the number, 以外 does not (民法典 第1259条)."""
RATES = ("率", "度", "比例", "占比", "比重")
"""满意度95%: how the name of a rate ends, right before its number."""
EVENTS = ("后", "之日起")
"""影像采集后3天: how the event a time is counted from ends."""
AROUND = ("左右", "上下")
MORE = "余多+"  # 730余个, 10.5万多个: above the number, and not far
TAILS = ("已完成", "完成", "达标", "覆盖", "到位", "合格", "落实", "兑现", "办结", "办理完毕", "送达", "响应", "拨付")
"""Words behind a value that assert it without a number of their own; kept in ``after``."""

RANGE = "—–~至到-"
MAGNITUDE = Lexicon(filter(None, MAGNITUDES))

_HALF_WIDTH = {0xFF01 + offset: chr(0x21 + offset) for offset in range(94)}
_SAME = {
    ">": "﹥〉", "<": "﹤〈", "≥": "≧⩾≮≽≿≳", "≤": "≦⩽≯≼≾≲", "=": "═", "~": "∼〜≈≒", "%": "﹪", "-": "−‐‑﹣", "—": "―─━", "m²": "㎡", "km²": "㎢",
    "m³": "㎥", "km": "㎞", "cm": "㎝", "mm": "㎜", "kg": "㎏", "mg": "㎎", "μ": "µ", "¥": "￥", "": "\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad\u2060",
}  # fmt: skip
_PLAIN = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("≥≤—~²³℃‰·《》“”‘’、。…×〇○①μ¥")
_FOLDED = frozenset("0123456789<>=≥≤+-%.,:;()/~")
_SIGNS = str.maketrans(_HALF_WIDTH | {sign: same for same, signs in _SAME.items() for sign in signs})
_DOUBLE = (
    ("≥=", "≥"),
    ("≤=", "≤"),
    (">=", "≥"),
    ("<=", "≤"),
    ("=>", "≥"),
    ("=<", "≤"),
    (">≥", "≥"),
    ("<≤", "≤"),
    ("==", "="),
)
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])\s+(?=[0-9])")


def clean(text: str) -> str:
    """Half-width signs, one sign for each relation, no white space; a blank between two digits stays, it separates."""
    if not text.isascii():
        text = text.translate(_SIGNS)
        if not all(character in _PLAIN or "\u4e00" <= character <= "\u9fff" for character in text):
            text = _unfold(text)
    if text.split(None, 1) != [text]:
        parts = _BETWEEN_DIGITS.split(text.strip())
        text = " ".join("".join(part.split()) for part in parts)
    if len(text) <= MAX_LENGTH and ("=" in text or "》" in text):
        if "《" not in text:
            text = text.replace("》", ">")
        before = ""
        while text != before:
            before = text
            for written, sign in _DOUBLE:
                text = text.replace(written, sign)
    return text


def _unfold(text: str) -> str:
    """Radicals, compatibility characters and every other form of a sign or digit as the characters they stand for.

    A sign that stands for none of ours (①, ≠, ½) stays as it is, and no reader knows it.
    """
    from unicodedata import category, decimal, decomposition, normalize  # rare, and not worth loading for other cells

    def one(character: str) -> str:
        if "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff":
            return normalize("NFKC", character)
        if category(character) == "Nd":
            return str(decimal(character))
        folded = normalize("NFKC", character)
        kept = decomposition(character).startswith(("<circle>", "<super>", "<sub>"))
        return folded if len(folded) == 1 and folded in _FOLDED and not kept else character

    return "".join(map(one, text)).translate(_SIGNS)


def chinese(text: str) -> bool:
    """Whether a text is Chinese characters and nothing else."""
    return all("\u4e00" <= character <= "\u9fff" for character in text)
