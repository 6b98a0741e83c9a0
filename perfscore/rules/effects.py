"""What a clause does to the points: the part of the text that carries 分.

效果 = 扣 量 | 得 量 | 加 量 | 量(满分) | 零 | 不加 | 倒扣 量 | 比例得分 | 得分 乘 数 | 判
量   = 数分 | 满分 | 数% ((的) 分值)? | 分值 的? 数% | 数—数分 (a person decides)
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from perfscore.rules.lexer import Number, Token
from perfscore.rules.nodes import FULL, Add, Amount, Award, Below, Deduct, Effect, Factor, Judge, Ratio, Zero

_BETWEEN = (
    "基本分",
    "基础分",
    "本项",
    "该项",
    "此项",
    "该指标",
    "本指标",
    "该指标所赋",
    "所赋",
    "本指标所赋",
    "该项所赋",
    "相应",
    "全部",
    "所",
    "赋",
    "该",
    "指标",
    "加",
    "基本",
)
_SCORING = {
    "得分",
    "计分",
    "记分",
    "给分",
    "打分",
    "赋分",
    "评分",
    "计",
    "得",
    "记",
    "给",
    "扣分",
    "扣减",
    "扣",
    "折算",
    "计算",
    "计算得分",
    "减分",
    "扣减分",
}
_RATIO_FILL = (
    "比例",
    "则",
    "目标",
    "目标前",
    "目标后",
    "完成",
    "分值",
    "线性",
    "乘",
    "项",
    "预算",
    "计算",
    "满分",
    "除",
)
_RATIO_WORDS = (
    "实际",
    "情况",
    "进行",
    "方式",
    "方法",
    "数",
    "量",
    "占",
    "值",
    "实际数",
    "年度",
    "实际值",
    "进度",
    "数量",
    "分数",
    "实际完成",
    "各",
    "任务",
    "完成数",
    "完成量",
    "完成额",
    "完成值",
    "完成情况",
    "完成额进行",
    "实际完成值",
    "实际完成数",
)

_LONGEST_FIRST = sorted(_RATIO_WORDS, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Found:
    """An effect and the token behind it; ``unit`` where 扣2分/次 says what it counts."""

    effect: Effect
    stop: int
    unit: str = ""
    grade: str = ""


def read(tokens: list[Token], place: int) -> Found | None:
    """The effect that begins at ``place``, or None."""
    reader = _READERS.get(tokens[place].kind)
    return reader(tokens, place) if reader is not None else None


def _kind(tokens: list[Token], place: int) -> str:
    return tokens[place].kind if place < len(tokens) else ""


def _number(tokens: list[Token], place: int) -> Number | None:
    return tokens[place].number if _kind(tokens, place) == "数" else None


def _amount(tokens: list[Token], place: int) -> tuple[Amount, int] | None:
    """数分 | 满分 | 数% 的 分值 | 分值 的 数%"""
    kind = _kind(tokens, place)
    if kind == "项" and _kind(tokens, place + 1) == "分值":
        return _amount(tokens, place + 1)
    if kind == "半分":
        return Amount(share=Fraction(1, 2)), place + 1
    if kind in ("分值", "满分"):
        return _share_of(tokens, place) or ((FULL, place + 1) if kind == "满分" else None)
    number = _number(tokens, place)
    if number is None:
        return None
    if number.unit == "分":
        if _kind(tokens, place + 1) in ("以上", "及以上", "以下", "及以下", "以内", "至", "之间"):
            return None
        return Amount(points=number.value), place + 1
    return (Amount(share=number.value / 100), _behind_share(tokens, place + 1)) if number.unit == "%" else None


def _share_of(tokens: list[Token], place: int) -> tuple[Amount, int] | None:
    """分值的60%, 满分的六十分之一"""
    inner = place + 1 + (_kind(tokens, place + 1) == "则" and tokens[place + 1].text == "的")
    number = _number(tokens, inner)
    if number is None or number.unit != "%":
        return None
    return Amount(share=number.value / 100), inner + 1


def _behind_share(tokens: list[Token], stop: int) -> int:
    """Past 的分值, 权重分 or 分 behind a percentage."""
    if _kind(tokens, stop) == "文" and tokens[stop].text == "分":
        return stop + 1
    following = tokens[stop + 1].text if stop + 1 < len(tokens) else ""
    if _kind(tokens, stop) == "则" and tokens[stop].text == "的" and following in ("分", "得分"):
        return stop + 2
    if _kind(tokens, stop) == "则" and tokens[stop].text == "的" and _kind(tokens, stop + 1) in ("分值", "满分"):
        return stop + 2
    return stop + (_kind(tokens, stop) in ("分值", "满分"))


def _span(tokens: list[Token], place: int, sign: int) -> Found | None:
    """数—数分: a person chooses between the two."""
    low, high = _number(tokens, place), _number(tokens, place + 2)
    if (
        low is None
        or high is None
        or _kind(tokens, place + 1) != "至"
        or high.unit != "分"
        or low.unit not in ("", "分")
    ):
        return None
    return Found(Judge(sign, low.value, high.value), place + 3)


def _per_unit(tokens: list[Token], place: int) -> tuple[str, int]:
    """扣2分/次 → 次."""
    if _kind(tokens, place) == "除" and _kind(tokens, place + 1) in ("文", "每") and len(tokens[place + 1].text) <= 2:
        return tokens[place + 1].text, place + 2
    return "", place


def _deduct(tokens: list[Token], place: int) -> Found | None:
    inner = place + 1
    if _kind(tokens, inner) == "满分" and tokens[place].text.startswith("扣") and _kind(tokens, inner + 1) != "则":
        return Found(Zero(), inner + 1)
    span = _span(tokens, inner, -1)
    if span is not None:
        return span
    read_amount = _amount(tokens, inner)
    if read_amount is None:
        return None
    amount, stop = read_amount
    unit, stop = _per_unit(tokens, stop)
    return Found(Deduct(amount), stop, unit)


def _less(tokens: list[Token], place: int) -> Found | None:
    """减0.2分: the verb is a step verb elsewhere (减少1%)."""
    if tokens[place].text not in ("减", "减少", "降低", "降", "少"):
        return None
    number = _number(tokens, place + 1)
    if tokens[place].text == "减" and place and tokens[place - 1].kind != "每":
        return _deduct(tokens, place)
    if number is None or number.unit != "分" or tokens[place].text in ("少", "降", "降低"):
        return None
    return Found(Deduct(Amount(points=number.value)), place + 2)


def _more(tokens: list[Token], place: int) -> Found | None:
    number = _number(tokens, place + 1)
    if tokens[place].text not in ("增加", "增") or number is None or number.unit != "分":
        return None
    return Found(Add(Amount(points=number.value)), place + 2)


def _award(tokens: list[Token], place: int) -> Found | None:
    if tokens[place].text in ("得分", "计分") and _kind(tokens, place + 1) == "乘":
        number = _number(tokens, place + 2)
        if number is not None and number.unit in ("", "%"):
            return Found(Factor(number.value / (100 if number.unit else 1)), place + 3)
        return None
    inner = place + 1
    while (
        _kind(tokens, inner) in ("加", "则", "项", "文", "得")
        and tokens[inner].text in _BETWEEN
        and tokens[inner].text != "的"
    ):
        inner += 1
    span = _span(tokens, inner, 1)
    if span is not None:
        return span
    read_amount = _amount(tokens, inner)
    if read_amount is None:
        return None
    amount, stop = read_amount
    if amount.points == 0 or (amount.share == 0):
        return Found(Zero(), stop)
    unit, stop = _per_unit(tokens, stop)
    return Found(Award(amount), stop, unit)


def _add(tokens: list[Token], place: int) -> Found | None:
    span = _span(tokens, place + 1, 1)
    if span is not None:
        return span
    read_amount = _amount(tokens, place + 1)
    if read_amount is None:
        return None
    amount, stop = read_amount
    unit, stop = _per_unit(tokens, stop)
    return Found(Add(amount), stop, unit)


def _full(tokens: list[Token], place: int) -> Found | None:
    if _kind(tokens, place + 1) in ("数", "则", "分值", "=", "得"):
        return None
    return Found(Award(FULL), place + 1)


def _zero(_tokens: list[Token], place: int) -> Found | None:
    return Found(Zero(), place + 1)


def _no_bonus(_tokens: list[Token], place: int) -> Found | None:
    return Found(Add(Amount(points=Fraction(0))), place + 1)


def _nothing(_tokens: list[Token], place: int) -> Found | None:
    """95%以上的不扣分: full marks so far."""
    return Found(Award(FULL), place + 1)


def _below(tokens: list[Token], place: int) -> Found | None:
    inner, grade = place + 1, ""
    if _kind(tokens, inner) == "文" and _number(tokens, inner + 1) is not None:
        grade, inner = tokens[inner].text, inner + 1
    read_amount = _amount(tokens, inner)
    if read_amount is None:
        return None
    return Found(Below(read_amount[0]), read_amount[1], grade=grade)


def _ratio(tokens: list[Token], place: int) -> Found | None:
    """按 … 比例 … 得分: every word between must belong to the phrase."""
    seen = missed = False
    for stop in range(place, len(tokens)):
        token = tokens[stop]
        if stop > place and seen and token.text in _SCORING and token.kind in ("得", "扣", "文", "计算", "低"):
            if token.text in ("计算", "折算") and _kind(tokens, stop + 1) in ("得", "扣"):
                continue
            return _ratio_end(tokens, stop, missed=missed)
        if token.text in ("线性打分", "线性计分"):
            return Found(Ratio(), stop + 1)
        if seen and token.text.endswith(("打分", "计分", "评分")) and token.text[:-2] in ("", "进行"):
            return Found(Ratio(), stop + 1)
        missed = missed or (token.kind == "未完成" and stop > place)
        seen = seen or token.kind in ("比例", "线性")
        if not _fills_ratio(token):
            return None
    return None


def _fills_ratio(token: Token) -> bool:
    """A word that may stand between 按 and 得分."""
    if token.kind in (*_RATIO_FILL, "按", "未完成") or token.text in ("与", "和"):
        return True
    return token.kind == "文" and _made_of(token.text)


def _ratio_end(tokens: list[Token], stop: int, *, missed: bool) -> Found | None:
    token = tokens[stop]
    if _number(tokens, stop + 1) is not None or (missed and token.kind != "扣"):
        return None
    behind = stop + 1 + (token.kind == "扣" and _kind(tokens, stop + 1) == "分值")
    return Found(Ratio(deduct=token.kind == "扣" or token.text == "减分"), behind)


def _made_of(words: str) -> bool:
    """Whether ``words`` are nothing but words of the phrase."""
    while words:
        word = next((word for word in _LONGEST_FIRST if words.startswith(word)), "")
        if not word:
            return False
        words = words[len(word) :]
    return True


def _judge(tokens: list[Token], place: int) -> Found | None:
    """酌情 … to the end of the part; a range of points gives the bounds."""
    stop, sign, low, high = place + 1, 0, Fraction(0), None
    while stop < len(tokens) and tokens[stop].kind not in ("，", "；", "\n", "、"):
        token = tokens[stop]
        if token.kind == "扣" or token.text.startswith(("扣", "减")):
            sign = -1
        elif token.kind in ("得", "加", "满分"):
            sign = sign or 1
        span = _span(tokens, stop, sign or 1)
        if span is not None and isinstance(span.effect, Judge):
            low, high, stop = span.effect.low, span.effect.high, span.stop
            continue
        stop += 1
    if tokens[place].text in ("酌减", "酌扣", "适当扣分"):
        sign = -1
    return Found(Judge(sign or 1, low, high), stop)


def _arrow(tokens: list[Token], place: int) -> Found | None:
    read_amount = _amount(tokens, place + 1)
    return Found(Award(read_amount[0]), read_amount[1]) if read_amount is not None else None


def _bracket(tokens: list[Token], place: int) -> Found | None:
    number = tokens[place].number
    if number is None or _kind(tokens, place + 1) == "：":
        return None
    return Found(Award(Amount(points=number.value)), place + 1)


_READERS = {
    "扣": _deduct,
    "低": _less,
    "超": _more,
    "得": _award,
    "加": _add,
    "满分": _full,
    "零": _zero,
    "不加": _no_bonus,
    "不扣": _nothing,
    "倒扣": _below,
    "按": _ratio,
    "比例": _ratio,
    "判": _judge,
    "→": _arrow,
    "括分": _bracket,
}
