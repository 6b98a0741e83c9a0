"""When a clause applies: comparisons, being at the target, grades, and descriptions of what is or is not the case.

比较  = 主语 号 数 尾? (且? 号 数 尾?)?  |  主语 在? 数 尾  |  主语 数 — 数 (之间)?  |  数 号 主语 号 数
      | (完成 | 达到) 目标 的? 数 尾?  |  (超支 | 延期 | 提前 | 低于目标) 号? 数 尾?
达到  = 主语 (完成 | 未完成) (文 目标)? | 按时 完成 | 日期 完成 | 未 超预算 | 控制在 预算 内
状态  = 文+                       any description without a number of its own
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from perfscore.rules.lexer import Number, Token
from perfscore.rules.lexer import tokens as lex
from perfscore.rules.nodes import Bound, Compare, Condition, Grade, Reached, Rest, State
from perfscore.rules.words import listed

OPERATORS = {"≥": (True, True), ">": (True, False), "≤": (False, True), "<": (False, False)}
_POST = {
    "以上": ("low", True, 1),
    "及以上": ("low", True, 2),
    "以下": ("high", True, 1),
    "及以下": ("high", True, 2),
    "以内": ("high", True, 1),
}
# Words that may stand before the thing they describe without saying anything themselves.
_OPENERS = (
    "若",
    "如",
    "如果",
    "凡",
    "对",
    "对于",
    "当",
    "其中",
    "因",
    "经",
    "即",
    "若是",
    "如有",
    "凡是",
    "属",
    "属于",
    "各年度考核时",
    "考核时",
)
_PLAIN_SUBJECTS = listed("""
    有 如有 存在
    于 应于 须于 需于 要于 已于 项目于 项目 工作 任务 指标 实际 本项 年度 全年 该 项目实际 本年 当年 本年度
    项目任务 全部 项目全部 已 均 并 年度实际 能 能够 对 未 本 全面 各项 各项工作 所有 所有项目 如 若 凡 对于
    总体 总体上 工作任务 项目工作 各项任务 建设任务 项目建设 产出数量 产出 项目产出 产出质量 质量 完成数量
    实际完成值 完成值 实际值 成本 支出 实际支出 项目成本 项目支出 总成本 费用 实际成本 数量 产出成本 情况
    实际情况 工程
""")
COMPLETION = (
    "完成",
    "完成率",
    "完成比例",
    "执行率",
    "完成数量",
    "产出数量",
    "数量",
    "完成情况",
    "完成进度",
    "任务完成率",
    "目标完成率",
    "计划完成率",
    "指标完成率",
    "实际完成率",
    "达成率",
    "完成任务",
    "任务",
    "实际完成",
    "完成程度",
    "完成数",
    "完成量",
    "完成额",
    "完成值",
    "预算执行率",
    "目标",
    "实际完成值",
    "进度",
    "实现率",
    "实现",
    "比例",
    "完成占比",
)
GRADES = listed("""
    优 良 中 差 优秀 良好 中等 一般 较差 较好 好 很好 合格 基本合格 不合格 不及格 及格 A B C D E A级 B级 C级 D级
    一级 二级 三级 四级 五级 一等奖 二等奖 三等奖 特等奖 优级 良级 满意 基本满意 不满意 非常满意 较满意 高 较高
    低 较低 甲 乙 丙 国家级 省级 市级 县级 县区级 A档 B档 C档 D档 一档 二档 三档 四档 A等 B等 C等 D等 特级 甲级 乙级 丙级 差评 好评 中评 极好 尚可 红 黄 绿
""")
FREE = listed("""
    文 或 则 目标 目标前 目标后 完成 未完成 达标 不达标 按时 未按时 预算 比例 按 事 项 各 含 不含 = 低 超 迟 早
    偏 ≥ > ≤ < 控制在 以上 以下 以内 及以上 及以下 之间 至 日期 判外 余 计算 除 持平 超支 不晚 晚于 每 、 例
    除外 得 扣 加 线性
""")


def text_of(tokens: list[Token]) -> str:
    """The words of a stretch of tokens, separators in their one form."""
    return "".join({"；": "", "\n": "，"}.get(token.kind, token.text) for token in tokens)


def strip(tokens: list[Token]) -> list[Token]:
    """Without connectors in front (但, 且, 若) and without 的, 则, 本项, 各 behind."""
    begin, stop = 0, len(tokens)
    while begin < stop and (tokens[begin].kind in ("，", "、", "；", "\n", "或") or tokens[begin].text in _OPENERS):
        begin += 1
    if begin + 1 < stop and tokens[begin].text in ("到", "至") and tokens[begin + 1].kind == "日期":
        begin += 2
    while stop > begin and tokens[stop - 1].kind in ("则", "项", "各", "，", "、", "；", "\n", "："):
        stop -= 1
    return tokens[begin:stop]


# --- comparisons ----------------------------------------------------------------------------------------


def compare(tokens: list[Token]) -> Compare | None:
    """A comparison that explains every token, or None."""
    tokens = [token for token in _plain_times(strip(tokens)) if token.kind != "，"]
    tokens = _verb_first(tokens)
    if len(tokens) > 1 and tokens[0].text == "得" and tokens[1].number is not None:
        tokens = tokens[1:]  # 得90分以上的
    tokens, also = _without_alternative(tokens)
    found = _comparison(_without_noun(tokens))
    return replace(found, also=also) if found is not None and also else found


def _plain_times(tokens: list[Token]) -> list[Token]:
    """半年后, 三年内发生: a time that only says when."""
    found = []
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        timed = token.number is not None and token.number.unit in (
            "年",
            "个月",
            "月",
            "天",
            "日",
            "周",
            "小时",
            "季度",
            "个季度",
        )
        if timed and following is not None and following.kind == "文" and following.text[0] in "后前期度来":
            token = Token("文", token.text, token.begin, token.stop)
        found.append(token)
    return found


def _verb_first(tokens: list[Token]) -> list[Token]:
    """3个工作日内办结: the verb behind the time is its subject."""
    if (
        len(tokens) == 3
        and tokens[0].number is not None
        and tokens[1].kind == "以内"
        and tokens[2].kind == "文"
        and len(tokens[2].text) <= 6
    ):
        return [tokens[2], *tokens[:2]]
    return tokens


def _without_alternative(tokens: list[Token]) -> tuple[list[Token], str]:
    """>14天或无法统计: the words behind 或 name a case that no number is."""
    for place, token in enumerate(tokens):
        if token.kind == "或" and token.text in ("或", "或者") and place:
            behind = tokens[place + 1 :]
            if (
                behind
                and all(item.kind in ("文", "则", "完成", "未完成", "未按时", "目标") for item in behind)
                and any(item.kind == "数" for item in tokens[:place])
            ):
                return tokens[:place], text_of(behind)
    return tokens, ""


def _comparison(tokens: list[Token]) -> Compare | None:
    places = [place for place, token in enumerate(tokens) if token.kind == "数"]
    if not places:
        return _no_growth(tokens)
    if len(places) > 2:
        return None
    if places[0] == 0 and len(tokens) > 1 and tokens[1].kind in OPERATORS and len(places) == 2:
        return _chain(tokens, places[1])
    subject, base, operator = _before(tokens[: places[0]])
    if subject is None:
        return None
    return _bounds(subject, base, operator, tokens[places[0] :])


def _without_noun(tokens: list[Token]) -> list[Token]:
    tokens = _unnamed(tokens)
    return _without_goal(tokens)


def _unnamed(tokens: list[Token]) -> list[Token]:
    """90%以上的为优秀: the name of the tier adds nothing."""
    if len(tokens) > 2 and tokens[-1].text in GRADES and tokens[-2].text in ("为", "是"):
        return strip(tokens[:-2])
    return tokens


def _without_goal(tokens: list[Token]) -> list[Token]:
    """90%任务, 90%的目标: the noun behind a number adds nothing."""
    while (
        tokens
        and tokens[-1].kind in ("目标", "目标前", "则", "完成", "比例")
        and any(token.kind == "数" for token in tokens[:-1])
    ):
        if tokens[-1].kind == "完成" and tokens[-1].text != "完成":
            break
        tokens = tokens[:-1]
    return tokens


def _no_growth(tokens: list[Token]) -> Compare | None:
    """较上年持平或下降: growth of at most nothing."""
    kinds = [token.kind for token in tokens]
    zero = Number(Fraction(0), "%")
    if kinds[-3:] == ["持平", "或", "低"]:
        return Compare(text_of(tokens[:-3]), None, Bound(zero, True))
    if kinds[-3:] == ["低", "或", "持平"]:
        return Compare(text_of(tokens[:-3]), None, Bound(zero, True))
    if kinds[-3:] in (["持平", "或", "超"], ["超", "或", "持平"]):
        return Compare(text_of(tokens[:-3]), Bound(zero, True), None)
    return None


def _chain(tokens: list[Token], second: int) -> Compare | None:
    """80%≤完成率<90%"""
    first = tokens[0].number
    rising, closed = OPERATORS[tokens[1].kind]
    middle, operator, number = tokens[2 : second - 1], tokens[second - 1].kind, tokens[second].number
    tail = [token for token in tokens[second + 1 :] if token.kind != "则"]
    if (
        tail
        or operator not in OPERATORS
        or first is None
        or number is None
        or any(token.kind in ("每", "数", "扣", "得") for token in middle)
    ):
        return None
    right_rising, right_closed = OPERATORS[operator]
    if rising != right_rising:
        return None
    first, number = _same_unit(first, number)
    left, right = Bound(first, closed), Bound(number, right_closed)
    low, high = (right, left) if rising else (left, right)
    return _checked(Compare(text_of(middle), low, high))


def _same_unit(first: Number, second: Number) -> tuple[Number, Number]:
    if not first.unit and second.unit:
        return Number(first.value, second.unit), second
    return first, second


_MONEY = {"元", "万元", "亿元", "千元", "百万元"}


def _checked(found: Compare) -> Compare | None:
    """None where the two ends leave nothing between them."""
    if found.low is not None and found.high is not None:
        if (
            found.low.number.unit != found.high.number.unit
            and not {found.low.number.unit, found.high.number.unit} <= _MONEY
        ):
            return None
        if found.low.number.unit == found.high.number.unit and found.low.number.value > found.high.number.value:
            return None
    return found


def _before(tokens: list[Token]) -> tuple[str | None, str, str]:
    """Subject, base and operator from what stands before the first number."""
    found = _operator(tokens)
    if found is None:
        return None, "", ""
    operator, tokens = found
    base, tokens, operator = _base(tokens, operator)
    if base is None or not _may_name(tokens):
        return None, "", ""
    subject = text_of(strip(tokens))
    if not operator and subject.endswith(_LOST_ENDS):
        return None, "", ""
    if len(subject) == 1 and not (subject.isascii() and subject.isalpha()) and subject not in _SHORT_SUBJECTS:
        return None, "", ""
    return subject, base, operator


_LOST_ENDS = ("不", "未", "不过", "不够", "没", "无", "未过", "不得", "过")
_SHORT_SUBJECTS = ("漏", "错", "误", "率", "完", "达", "δ", "α", "β", "值")
_DUTIES = ("的", "应", "要", "须", "需")
_NO_NAME = ("按", "扣", "加", "除", "≥", ">", "≤", "<", "超支", "未完成", "不达标", "含", "不含")


def _operator(tokens: list[Token]) -> tuple[str, list[Token]] | None:
    """The comparison right before the number, and what stands before it; None where two contradict."""
    operator = ""
    tokens = [*tokens]
    while tokens and (tokens[-1].kind in (*OPERATORS, "=", "控制在") or tokens[-1].text in _DUTIES):
        kind = tokens.pop().kind
        if kind in OPERATORS:
            if operator in OPERATORS and operator != kind:
                return None
            operator = kind
        elif kind in ("=", "控制在") and not operator:
            operator = kind
    if operator == "" and len(tokens) > 1 and tokens[-1].kind == "完成" and tokens[-2].kind in OPERATORS:
        return tokens[-2].kind, [*tokens[:-2], tokens[-1]]  # 至少完成20个
    return operator, tokens


def _may_name(tokens: list[Token]) -> bool:
    """Whether the words can be the name of what is measured: no comparison, no points, no odd sign among them."""
    for place, token in enumerate(tokens):
        if token.kind not in FREE or token.kind in _NO_NAME or (token.kind == "至" and token.text in ("—", "到")):
            return False
        if token.kind == "每" and token.text not in ("每个", "每一个"):
            return False
        growth = place == len(tokens) - 1 and token.text in (
            "增长",
            "增加",
            "提高",
            "提升",
            "上升",
            "下降",
            "降低",
            "减少",
        )
        if (
            token.kind in ("低", "超", "迟", "早", "偏")
            and not _is_noun(tokens, place)
            and not (growth and (place or token.text in ("增长", "提高", "提升", "上升")))
        ):
            return False
        if token.kind == "文" and (odd_digits(token.text) or odd_marks(token.text)):
            return False
    return True


def _is_noun(tokens: list[Token], place: int) -> bool:
    """增长率, 降低额: a step verb inside a name."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return following is not None and following.kind in ("文", "比例") and following.text[0] in "率额幅值比量数的情"


def _base(tokens: list[Token], operator: str) -> tuple[str | None, list[Token], str]:
    """What the number is counted from: nothing, the target, or a distance from the target."""
    tokens = [*tokens]
    if tokens and tokens[-1].kind in ("超支", "迟", "早"):
        kind = tokens.pop().kind
        if kind == "超支":
            while tokens and tokens[-1].kind in ("预算", "目标", "目标前"):
                tokens.pop()
        return {"超支": "超", "迟": "迟", "早": "早"}[kind], tokens, operator
    if len(tokens) == 1 and tokens[0].text in (
        "缺",
        "少",
        "缺少",
        "差",
        "低",
        "欠",
        "超",
        "高",
        "超额",
        "超额完成",
        "多完成",
    ):
        return {"低": "低", "超": "超"}[tokens[0].kind], [], operator  # 缺3项以上
    stop = len(tokens)
    while stop and tokens[stop - 1].kind in ("目标", "目标前", "目标后", "预算"):
        stop -= 1
    nouns = tokens[stop:]
    if not nouns or not any(token.kind in ("目标", "预算") for token in nouns):
        return "", tokens, operator
    rest = tokens[:stop]
    if rest and rest[-1].kind in ("≥", "完成"):
        return "指标", rest[:-1], operator
    if rest and rest[-1].kind in (">", "<", "≤"):
        kind = rest.pop().kind
        if operator in OPERATORS or kind == "≤":
            return None, rest, operator
        return {">": "超", "<": "低"}[kind], rest, operator
    return "", tokens, operator


def _bounds(subject: str, base: str, operator: str, tokens: list[Token]) -> Compare | None:
    """``tokens`` begin with a number: its inclusion, tail words, and perhaps a second number."""
    number = tokens[0].number
    if number is None:
        raise TypeError("number")
    if (
        not base
        and number.unit == "%"
        and operator != "="
        and subject in ("指标值", "目标值", "年度指标值", "年度目标值", "计划数", "目标任务")
    ):
        subject, base = "", "指标"
    position, closed = 1, _inclusion(tokens, 1)
    position += closed is not None
    if position < len(tokens) and tokens[position].kind == "至":
        return _range(subject, base, operator, number, closed, tokens[position + 1 :])
    first, position = _one(operator, number, closed, tokens, position)
    if first is None:
        return None
    if position == len(tokens):
        return _single(subject, base, first)
    return _second(subject, base, first, tokens[position:])


def _of_low(tokens: list[Token], position: int, low: Number, high: Number) -> bool:
    """80%—90%（含80%）: the bracket names the lower end."""
    token = tokens[position]
    named = [inner.number for inner in lex(token.text) if inner.number is not None]
    return bool(named) and named[0].value == low.value != high.value


def _inclusion(tokens: list[Token], position: int) -> bool | None:
    if position < len(tokens) and tokens[position].kind in ("含", "不含"):
        return tokens[position].kind == "含"
    return None


def _one(
    operator: str, number: Number, closed: bool | None, tokens: list[Token], position: int
) -> tuple[tuple[str, Bound] | None, int]:
    """One end: ``("low" | "high" | "=", bound)`` and the position behind its words."""
    post = tokens[position].kind if position < len(tokens) else ""
    if post in _POST:
        position += 1
        again = _inclusion(tokens, position)
        if again is not None:
            closed, position = again, position + 1
        side, inside, firm = _POST[post]
        if operator in OPERATORS:
            rising, op_closed = OPERATORS[operator]
            if ("low" if rising else "high") != side:
                return None, position
            if op_closed != inside and closed is None:
                return (side, Bound(number, op_closed, 1)), position
        if closed is not None:
            return (side, Bound(number, closed)), position
        return (side, Bound(number, inside, firm)), position
    if operator in OPERATORS:
        rising, op_closed = OPERATORS[operator]
        return ("low" if rising else "high", Bound(number, op_closed if closed is None else closed)), position
    if operator == "控制在":
        return None, position
    return ("=", Bound(number, True)), position


def _single(subject: str, base: str, found: tuple[str, Bound]) -> Compare | None:
    side, bound = found
    if base in ("超", "低", "迟", "早") and side == "=":
        return None  # 延期10天扣0.5分 may mean once or each time
    return Compare(subject, None if side == "high" else bound, None if side == "low" else bound, base)


def _range(
    subject: str, base: str, operator: str, low: Number, closed: bool | None, tokens: list[Token]
) -> Compare | None:
    """A—B, 80%（含）至100%之间: A belongs to it, B to the tier above unless the text says otherwise."""
    if not tokens or tokens[0].number is None or operator in OPERATORS:
        return None
    high, position = tokens[0].number, 1
    low, high = _same_unit(low, high)
    upper = _inclusion(tokens, position)
    if upper is not None and _of_low(tokens, position, low, high):
        closed, upper, position = upper, None, position + 1
    position += upper is not None
    if position < len(tokens) and tokens[position].kind in ("之间", "以内"):
        position += 1
        again = _inclusion(tokens, position)
        if again is not None:
            upper, position = again, position + 1
    if position != len(tokens) or low.unit != high.unit:
        return None
    weak = (
        closed is None and upper is True
    )  # 10—20%（含）: the upper end was named, the lower belongs to the tier before
    low_bound = Bound(low, closed if closed is not None else True, 1 if weak else 2)
    high_bound = Bound(high, True, 0) if upper is None else Bound(high, upper)
    if low.value > high.value and low.unit == high.unit:
        low_bound, high_bound = (
            Bound(high, True if upper is None else upper),
            (Bound(low, True, 0) if closed is None else Bound(low, closed)),
        )
    return Compare(subject, low_bound, high_bound, base)


def _second(subject: str, base: str, first: tuple[str, Bound], tokens: list[Token]) -> Compare | None:
    """…且小于95%, 高于70%（含70%）, 以上90%以下: the other end."""
    while tokens and (tokens[0].kind in ("或", "，", "、") and tokens[0].text not in ("或", "或者")):
        tokens = tokens[1:]
    operator, position = "", 0
    while position < len(tokens) and tokens[position].kind in (*OPERATORS, "控制在", "="):
        if tokens[position].kind in OPERATORS:
            if operator:
                return None
            operator = tokens[position].kind
        position += 1
    if position >= len(tokens) or tokens[position].number is None:
        return None
    number = tokens[position].number
    if number is None:
        raise TypeError("number")
    position += 1
    closed = _inclusion(tokens, position)
    position += closed is not None
    other, position = _one(operator, number, closed, tokens, position)
    if other is None or position != len(tokens) or {first[0], other[0]} != {"low", "high"}:
        return None
    ends = dict([first, other])
    return _checked(Compare(subject, ends["low"], ends["high"], base))


# --- being at the target --------------------------------------------------------------------------------


def reached(tokens: list[Token]) -> Reached | None:
    """The target met or missed in words, or None."""
    tokens = strip(tokens)
    words = text_of(tokens)
    either = next((place for place, token in enumerate(tokens) if token.text in ("或", "或者")), None)
    if either:
        first, second = reached(tokens[:either]), reached(tokens[either + 1 :])
        if (
            first is not None
            and second is not None
            and not first.met
            and not second.met
            and first.aspect == second.aspect
        ):
            return Reached(words, False, first.aspect)
    return _over_target(tokens, words) or _cost(tokens, words) or _on_time(tokens, words) or _amount_done(tokens, words)


def is_plain(tokens: list[Token]) -> bool:
    """A subject that can be nothing but the indicator itself."""
    words = "".join(token.text for token in tokens if token.kind != "则")
    return (
        not words
        or words in _PLAIN_SUBJECTS
        or all(
            (token.kind in ("目标前", "项", "则", "比例", "目标") and token.text != "单项")
            or token.text in _PLAIN_SUBJECTS
            for token in tokens
        )
    )


def is_completion(subject: str) -> bool:
    """A subject that means the completion rate: 完成率, 任务完成率, 完成, or nothing at all."""
    return (
        not subject or subject in COMPLETION or subject.endswith(("完成率", "执行率", "完成比例", "完成进度", "完成"))
    )


def _amount_done(tokens: list[Token], words: str) -> Reached | None:
    for place, token in enumerate(tokens):
        if token.kind in ("完成", "未完成", "≥", "<") and token.text not in ("为达到", "至少"):
            rest = tokens[place + 1 :]
            met = token.kind in ("完成", "≥")
            if token.text in ("低于", "小于", "少于", "不足") or token.kind == "≥":
                met = token.kind == "≥"
            bare = token.kind in ("完成", "未完成") or (
                token.text in ("未达到", "未达", "没有达到", "达不到", "没达到", "未能达到") and not tokens[:place]
            )
            if _is_target(rest, bare=bare) and (is_plain(tokens[:place]) or _is_any(tokens[:place], rest)):
                return Reached(words, met)
            return None
        if token.text == "为达到" and _is_target(tokens[place + 1 :], bare=False) and is_plain(tokens[:place]):
            return Reached(words, False)
        if token.kind in ("达标", "不达标") and place == len(tokens) - 1 and is_plain(tokens[:place]):
            return Reached(words, token.kind == "达标")
    return None


def _over_target(tokens: list[Token], words: str) -> Reached | None:
    """未超过目标值, 不低于目标值, 超过目标值"""
    if len(tokens) == 1 and tokens[0].text in ("超过", "超出", "超"):
        return Reached(words, False, "超")
    for place, token in enumerate(tokens):
        if (
            token.kind in ("≤", ">")
            and _is_target(tokens[place + 1 :], bare=False)
            and (is_plain(tokens[:place]) or _is_any(tokens[:place], tokens[place + 1 :]))
        ):
            return Reached(words, token.kind == "≤", "限" if token.kind == "≤" else "超")
    return None


def _is_any(tokens: list[Token], object_tokens: list[Token]) -> bool:
    """Any subject, where the object is the indicator's own target (目标值, 指标值)."""
    named = any(token.kind == "目标" and token.text in ("目标", "指标") for token in object_tokens) and any(
        token.kind == "目标后" and token.text in ("值", "植", "数", "量") for token in object_tokens
    )
    return (
        named
        and bool(tokens)
        and all(token.kind in ("文", "则", "目标前", "比例", "完成", "预算") for token in tokens)
        and len(text_of(tokens)) <= 16
    )


def _is_target(tokens: list[Token], *, bare: bool) -> bool:
    """目标值, 指标值内容, 迁移任务 — or nothing where the verb alone says it (未完成)."""
    tokens = [token for token in tokens if token.kind != "则"]
    if not tokens:
        return bare
    while tokens and tokens[-1].kind in ("目标后", "目标前") and tokens[-1].text != "申报":
        tokens = tokens[:-1]
    if not tokens or tokens[-1].kind != "目标":
        return False
    return (
        all(
            token.kind in ("目标", "目标前", "目标后", "或")
            or (token.kind == "文" and len(token.text) <= 6 and not any(mark.isdecimal() for mark in token.text))
            for token in tokens[:-1]
        )
        and sum(token.kind == "文" for token in tokens) <= 1
    )


def _on_time(tokens: list[Token], words: str) -> Reached | None:
    """按时完成, 年内完成, 在6月30日前完成 and their opposites."""
    if [token.kind for token in tokens[-2:]] == ["迟", "完成"] and is_plain(tokens[:-2]):
        return Reached(words, False, "时")
    for place, token in enumerate(tokens):
        if token.kind not in ("按时", "未按时", "日期"):
            continue
        if token.kind == "日期" and place + 1 < len(tokens) and tokens[place + 1].text in ("后", "之后", "以后"):
            done = tokens[place + 2 :]
            late = is_plain(tokens[:place]) and all(item.kind in ("完成", "则") for item in done)
            return Reached(words, False, "时", token.text) if late else None
        before = [item for item in tokens[:place] if item.kind != "控制在"]
        after = [item for item in tokens[place + 1 :] if item.kind != "则"]
        denied = bool(before) and before[-1].kind == "文" and before[-1].text.endswith(("未在", "未", "没有", "未能"))
        if denied:
            head = before[-1].text.removesuffix("未在").removesuffix("未能").removesuffix("未").removesuffix("没有")
            before = [*before[:-1], *([Token("文", head, 0, 0)] if head else [])]
        while after and after[0].kind == "以内":
            after = after[1:]
        limits = [item.kind for item in before if item.kind in ("不晚", "晚于")]
        before = [item for item in before if item.kind not in ("不晚", "晚于")]
        if (
            token.kind == "日期"
            and (limits or token.text.endswith(("前", "底", "末", "内")))
            and is_plain(before)
            and (
                all(item.kind in ("文", "完成", "目标", "目标前", "目标后", "以内") for item in after)
                and len(text_of(after)) <= 10
                and (after or limits)
            )
        ):
            return Reached(words, not denied and "晚于" not in limits, "时", token.text)
        verb = after[0].kind if after else ""
        if verb not in ("完成", "未完成") or not _is_target(after[1:], bare=True) or not is_plain(before):
            return None
        met = (token.kind != "未按时") and (verb == "完成") and not denied
        return Reached(words, met, "时", token.text if token.kind == "日期" else "")
    return None


def _cost(tokens: list[Token], words: str) -> Reached | None:
    """成本未超预算, 控制在预算以内, 超预算 — the money spent against the target."""
    kinds = [token.kind for token in tokens]
    for place, kind in enumerate(kinds):
        if kind == "超支":
            head, rest = tokens[:place], tokens[place + 1 :]
            denied = bool(head) and head[-1].text.endswith(("未", "不", "没有", "无"))
            if not rest:
                return Reached(words, denied, "钱")
            return None
        if kind in ("≤", ">") and kinds[place + 1 :] in (["预算"], ["目标前", "预算"]):
            return Reached(words, kind == "≤", "钱")
        if kind == "控制在" and kinds[place + 1 :] in (
            ["预算", "以内"],
            ["预算", "之间"],
            ["预算"],
            ["目标", "以内"],
            ["目标", "目标后", "以内"],
            ["预算", "则", "以内"],
        ):
            return Reached(words, True, "钱")
    return None


# --- the rest -------------------------------------------------------------------------------------------


_GRADE_HEADS = (
    "被评为",
    "评为",
    "评定为",
    "获评",
    "获得",
    "考核结果为",
    "考核为",
    "结果为",
    "等级为",
    "等次为",
    "为",
    "达到",
)


def _bare_grade(words: str) -> str:
    """评为优秀等次 → 优秀"""
    head = next((head for head in _GRADE_HEADS if words.startswith(head)), "")
    rest = words.removeprefix(head)
    for tail in ("等次", "等级", "档次", "的"):
        rest = rest.removesuffix(tail)
    return rest if rest != words and rest in GRADES and (head or words.endswith(("等次", "等级", "档次"))) else ""


def grade(tokens: list[Token]) -> Grade | None:
    """优, 获评等级为C或者D: words for the state of one thing."""
    tokens = strip(tokens)
    bare = _bare_grade(text_of(tokens))
    if bare:
        return Grade((bare,))
    named = [token for token in tokens if token.kind != "或"]
    if named and len(named) * 2 - 1 == len(tokens) and all(token.text in GRADES for token in named):
        return Grade(tuple(token.text for token in named))
    for place, token in enumerate(tokens):
        if (
            token.kind == "="
            and place
            and tokens[place - 1].text.endswith(("等级", "级别", "结果", "档次", "结论", "等次"))
        ):
            words = [item for item in tokens[place + 1 :] if item.kind != "或"]
            if (
                words
                and all(item.kind in ("文", "达标", "不达标") and len(item.text) <= 6 for item in words)
                and len(words) + sum(item.kind == "或" for item in tokens[place + 1 :]) == 2 * len(words) - 1
            ):
                return Grade(tuple(item.text for item in words))
    return None


def state(tokens: list[Token]) -> State | None:
    """A description; a number in it must belong to a part before the last and be compared with nothing."""
    tokens = strip(tokens)
    if not tokens:
        return None
    last = max((place for place, token in enumerate(tokens) if token.kind == "，"), default=-1)
    compared = any(token.kind in OPERATORS or token.kind in _POST for token in tokens)
    if compared and any(
        token.kind == "文"
        and any(mark.isdecimal() for mark in token.text)
        and not token.text.endswith(("年", "年度", "号"))
        and "年" not in token.text
        for token in tokens
    ):
        return None
    for place, token in enumerate(tokens):
        if token.number is not None:
            if (
                token.number.unit in ("分", "%", "个百分点")
                or place > last
                or (place + 1 < len(tokens) and tokens[place + 1].kind in _POST)
                or (place and tokens[place - 1].kind in OPERATORS)
            ):
                return None
        elif (
            (token.kind not in FREE and token.kind not in ("，", "："))
            or (token.kind == "项" and token.text != "单项")
            or (token.kind == "余" and (token.text not in ("其他", "其它") or _ends_part(tokens, place, 0)))
            or (
                token.kind in ("得", "加")
                and token.text not in ("奖励", "获得", "得到", "给予")
                and _ends_part(tokens, place, 2)
            )
            or (token.kind in ("扣", "加") and token.text in ("扣", "加"))
        ):
            return None
    return State(text_of(tokens))


def _ends_part(tokens: list[Token], place: int, most: int) -> bool:
    """Whether at most ``most`` characters follow within the comma part: 得?分 is a damaged effect, 得到落实 is not."""
    length = 0
    for token in tokens[place + 1 :]:
        if token.kind == "，":
            break
        length += len(token.text)
    return length <= most


def odd_marks(words: str) -> bool:
    """Signs that no name contains: ±, ?, #."""
    return any(not (mark.isalnum() or mark in "《》〈〉·.-—_/&+'’‘" or "\u3400" <= mark <= "\u9fff") for mark in words)


def odd_digits(words: str) -> bool:
    """Digits in a name that are neither a year, an ordinal nor a number of a document."""
    if not any(mark.isdecimal() and mark.isascii() for mark in words):
        return False
    return not any(mark in words for mark in "年第号") and not (words[0].isascii() and words[0].isalpha())


def rest(tokens: list[Token]) -> Rest | None:
    """否则, 其余, 其余情况"""
    tokens = strip(tokens)
    return Rest() if len(tokens) == 1 and tokens[0].kind == "余" else None


def any_of(tokens: list[Token]) -> Condition | None:
    """The first reading that explains every token."""
    return rest(tokens) or grade(tokens) or compare(tokens) or reached(tokens) or state(tokens)
