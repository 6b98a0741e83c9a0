"""Parts that only move bounds or say how steps count: 扣完为止, 上限12分, 不足1个月按1个月计, 可累计.

界   = 完止 | 扣完 数分 为止 | 不负 | 最高 (扣|加|得|为)* 量 | (扣|加)分 不超过 量 | 最低 得? 数分 | 数分 封顶
零头 = (不足|不满) 数 的? 按 数 计 | (不足) 数 的? 不扣分 | 不足 数 按比例 计 | 四舍五入
外   = 在总分中另扣5分 | 大项不得分 | 一票否决
注   = 依此类推 | 不重复计算 | 下同
"""

from __future__ import annotations

from fractions import Fraction

from perfscore.rules import effects
from perfscore.rules.conditions import text_of
from perfscore.rules.lexer import Token
from perfscore.rules.nodes import FULL, Amount, Award, Cap, Clause, Floor, Item, Outside, Partial, Sum

NOTHING = Amount(points=Fraction(0))
_SUMS = (
    "可累计",
    "可累加",
    "累计计算",
    "累计得分",
    "累计计分",
    "可累计计算",
    "可累计得分",
    "可累计计分",
    "累计扣分",
    "累加计算",
    "累加得分",
    "可以累计",
    "分别计分",
    "累计扣除",
)
_REMARKS = (
    "不重复计算",
    "不重复计分",
    "不重复扣分",
    "不重复得分",
    "不重复",
    "依此类推",
    "以此类推",
    "下同",
    "依次类推",
    "以次类推",
    "不重复加分",
    "",
)
_PARTIALS = {
    "不扣分": "不计",
    "不计": "不计",
    "不扣": "不计",
    "不予扣分": "不计",
    "忽略不计": "不计",
    "不计算": "不计",
    "不计分": "不计",
    "不扣减": "不计",
    "不计扣": "不计",
}


def read(part: list[Token], following: list[Token], before: Item | None) -> tuple[Item | None, bool, bool] | None:
    """The item a whole part is, or None. The flags: the next part belongs to it too; it is to be dropped."""
    tokens = [token for token in part if token.kind != "则" or token.text == "的"]
    tokens = _trim(tokens)
    if not tokens:
        return None
    place = (part[0].begin, part[-1].stop)
    partial = _partial(tokens, following)
    if partial is not None:
        return Partial(partial[0], *place), partial[1], False
    words = text_of(tokens)
    if words in _SUMS or words.removesuffix("计算") in _SUMS:
        return Sum(*place), False, False
    if any(token.text == "相应" for token in part) and tokens[0].kind in ("每", "低") and _awards(before):
        return None, False, words.endswith(("分值", "分数"))  # 每有一项不符合扣除相应分值: the awards say so themselves
    if (
        words in _REMARKS
        or tokens[0].kind == "类推"
        or (words.startswith("同一") and not any(token.kind in ("数", "扣", "得", "加", "零") for token in tokens))
    ):
        return None, False, True
    if tokens[0].kind in (">", "超") and (
        (
            words.endswith(("按满分计", "按满分计算", "按满分计分", "按100%计", "按100%计算", "得满分", "计满分"))
            and any(word in words[:6] for word in ("满分", "分值"))
        )
        or (
            words.startswith(("超过100%", "超出100%", "高于100%", "大于100%"))
            and words.endswith(("按100%计", "按100%计算", "按满分计", "按满分计算"))
        )
    ):
        return Cap("得", FULL, *place), False, False
    item = _bound(tokens, before, place)
    return (item, False, False) if item is not None else None


def _awards(before: Item | None) -> bool:
    return isinstance(before, Clause) and isinstance(before.effect, Award)


def _trim(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[-1].kind == "则":
        tokens = tokens[:-1]
    while tokens and tokens[0].kind in ("或", "则", "括分") and len(tokens) > 1:
        tokens = tokens[1:]
    return tokens


def _bound(tokens: list[Token], before: Item | None, place: tuple[int, int]) -> Item | None:
    kinds = [token.kind for token in tokens]
    last = tokens[-1]
    if last.kind == "完止" and all(
        token.kind in ("文", "项", "分值", "至", "或", "满分") and len(token.text) <= 6 for token in tokens[:-1]
    ):
        return Floor(NOTHING, *place)
    if kinds == ["不负"]:
        return Floor(NOTHING, *place)
    if kinds in (
        ["扣完", "数", "为止"],
        ["扣完", "分值", "为止"],
        ["扣完", "满分", "为止"],
        ["扣完", "项", "分值", "为止"],
    ):
        if tokens[1].number is not None and tokens[1].number.unit != "分":
            return None
        if tokens[1].number is not None:
            return Cap("加" if tokens[0].text == "加满" else "扣", Amount(points=tokens[1].number.value), *place)
        return Floor(NOTHING, *place)
    if kinds[-1] == "封顶" and len(tokens) in (2, 3):
        amount = effects._amount(tokens, len(tokens) - 2)
        if amount is not None and (len(tokens) == 2 or tokens[0].text == "以"):
            return Cap(_scope(before), amount[0], *place)
    if "最低" in kinds[:2] or kinds[1:2] == ["至"]:
        return _floor_or_end(tokens, kinds, place)
    return _cap(tokens, before, place) or _declared(tokens, place)


def _scope(before: Item | None) -> str:
    from perfscore.rules.nodes import Add

    return "加" if isinstance(before, Clause) and isinstance(before.effect, Add) else "得"


def _floor_or_end(tokens: list[Token], kinds: list[str], place: tuple[int, int]) -> Item | None:
    """最低得2分, 本项最低得2分, 扣至2分为止"""
    if kinds in (["扣", "至", "数", "为止"], ["低", "至", "数", "为止"]):
        number = tokens[2].number
        return Floor(Amount(points=number.value), *place) if number is not None and number.unit == "分" else None
    begin = kinds.index("最低") if "最低" in kinds[:2] else -1
    if begin < 0 or (begin == 1 and kinds[0] != "项"):
        return None
    return _floor(tokens[begin:], place)


def _floor(tokens: list[Token], place: tuple[int, int]) -> Item | None:
    inner = [token for token in tokens[1:] if token.kind not in ("得", "=", "则", "≥")]
    if len(inner) == 1 and inner[0].number is not None and inner[0].number.unit == "分":
        return Floor(Amount(points=inner[0].number.value), *place)
    return None


def _cap(tokens: list[Token], before: Item | None, place: tuple[int, int]) -> Item | None:
    """最高 … 量 — the verbs between say of what."""
    scope, seen, position, highest = "", False, 0, ""
    while position < len(tokens):
        token = tokens[position]
        amount = effects._amount(tokens, position) if seen else None
        if amount is not None and highest != "最高" and token.number is not None and token.number.unit == "%":
            return None  # ≤100% is a comparison, no bound
        if amount is None and seen and token.kind in ("分值", "项") and position == len(tokens) - 1:
            return Cap(scope or _scope(before), FULL, *place)
        if amount is not None and amount[1] == len(tokens):
            return Cap(scope or _scope(before), amount[0], *place)
        if token.kind in ("最高", "≤"):
            seen = True
            highest = highest if highest == "最高" else token.kind
            scope = scope or {
                "扣分上限": "扣",
                "加分上限": "加",
                "上限": "得",
                "上限为": "得",
                "得分上限": "得",
                "最高得分": "得",
                "最高分": "得",
            }.get(token.text, "")
        elif token.kind in ("扣", "加", "得"):
            scope = {"扣": "扣", "加": "加", "得": "得"}[token.kind]
        elif token.kind == "项" and token.text == "单项":
            scope = "单"
        elif token.kind not in ("项", "=", "则", "或") and token.text not in (
            "累计",
            "总",
            "共",
            "合计",
            "总计",
            "总额",
            "额",
            "每项",
            "本",
            "该",
            "分",
            "且",
            "累计总",
            "共计",
            "得",
            "一共",
        ):
            return None
        position += 1
    return None


def _declared(tokens: list[Token], place: tuple[int, int]) -> Item | None:
    """满分5分, 5分制, 基础分5分: where the points start."""
    number = next((token.number for token in tokens if token.number is not None), None)
    if number is None or number.unit != "分":
        return None
    kinds = [token.kind for token in tokens]
    words = text_of(tokens)
    if kinds in (
        ["满分", "数"],
        ["满分", "=", "数"],
        ["项", "满分", "数"],
        ["项", "数"],
        ["分值", "数"],
        ["分值", "=", "数"],
        ["项", "分值", "数"],
    ) or words in (
        f"{tokens[0].text}制",
        f"基础分{tokens[-1].text}",
        f"基本分{tokens[-1].text}",
        *(f"{head}共{tokens[-1].text}" for head in ("", "本项", "此项", "该项")),
    ):
        if words.startswith("基"):
            return Clause(Award(Amount(points=number.value)), begin=place[0], stop=place[1])
        return Cap("满", Amount(points=number.value), *place)
    return None


def _partial(tokens: list[Token], following: list[Token]) -> tuple[str, bool] | None:
    if tokens[-1].kind == "四舍五入" and len(tokens) <= 2:
        return "四舍五入", False
    if tokens[0].kind != "<" or tokens[0].text not in ("不足", "不满", "未满", "不到"):
        return None
    place = 1
    if place < len(tokens) and tokens[place].number is not None:
        place += 1
    while place < len(tokens) and tokens[place].text in ("的", "者", "部分", "时"):
        place += 1
    rest, joined = tokens[place:], False
    if not rest:
        rest, joined = following, True
    words = text_of(rest).removesuffix("的")
    if words in _PARTIALS:
        return _PARTIALS[words], joined
    if not rest or rest[0].kind != "按":
        return None
    ending = "".join(token.text for token in rest[2:])
    if (
        len(rest) >= 2
        and rest[1].number is not None
        and (rest[1].number.value == 1 or (tokens[1].number is not None and rest[1].number == tokens[1].number))
        and ending in ("", "计", "计算", "算", "扣分", "扣", "计分", "处理", "扣减", "计扣", "核算", "折算")
    ):
        return "进一", joined
    if rest[0].text + "".join(token.text for token in rest[1:]) in tuple(
        f"按{word}{verb}"
        for word in ("比例", "相应比例", "同比例", "实际比例")
        for verb in ("计", "计算", "扣分", "扣", "折算", "扣减", "计分", "计扣")
    ):
        return "按比例", joined
    return None


def outside(part: list[Token], place: tuple[int, int]) -> Outside | None:
    """An effect on the total, another item or another list: nothing of it counts here."""
    if not any(token.kind in ("外", "外句") for token in part):
        return None
    if len(part) == 1 and part[0].kind == "外句":
        return Outside(part[0].text, *place)
    words = text_of(part)
    if len(part) > 1 and part[1].kind == "：":
        return None  # 一票否决：发生重大事故不得分 is a heading
    strong = any(token.text in ("一票否决", "取消资格", "取消评优", "否决") for token in part)
    effect = any(token.kind in ("扣", "加", "零", "倒扣") for token in part)
    if strong or (effect and not any(token.kind in ("每", "最高", "≤", "完止", "项") for token in part)):
        return Outside(words, *place)
    return None
