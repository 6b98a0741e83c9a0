"""Per what a clause counts: 每低1%, 每延迟10天, 每发现一例, 每次, 1处…, and the same without 每.

每步  = 前提? 主语? 每 (比 目标)? 动词 目标? 数 文?          a distance from the baseline
每次  = 文 每 (事 | 量词 | 数) 文?                           an occurrence
每完成 = 主语? 每 完成 数
省每  = 动词 一量词 | 文 一量词 文                           少一个, 延期1天, 一次, 发现一处
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from perfscore.rules import conditions
from perfscore.rules.conditions import OPERATORS, compare, odd_digits, odd_marks, reached, strip, text_of
from perfscore.rules.lexer import Number, Token
from perfscore.rules.nodes import Away, Bound, Compare, Condition, Done, Per, Reached, Times
from perfscore.rules.words import COUNTED_ONLY_ONE, UNIT_TABLE, listed

DIRECTIONS = {
    "低": "低",
    "<": "低",
    "未完成": "低",
    "超": "超",
    ">": "超",
    "超支": "超",
    "迟": "迟",
    "早": "早",
    "偏": "偏",
}
MEASURES = listed("""
    % %% ‰ 个百分点 百分点 个点 BP bp Bp 基点 个基点 成 元 千元 万元 百万元 千万元 亿元 万亿元 美元 万美元 元/人
    秒 S s ms 毫秒 分钟 小时 个小时 h 天 日 个日历日 日历天 日历日 个工作日 工作日 个自然日 自然日 周 个星期
    星期 个月 月 个季度 季度 季 年 个年度 旬 个旬 m² ㎡ 平方米 平米 亩 万亩 公顷 km² 平方公里 平方千米 m³ 立方米
    km 公里 千米 m 米 cm 厘米 mm 毫米 g 克 kg 千克 公斤 吨 万吨 t 千瓦 兆瓦 kW MW 千瓦时 KB MB GB TB
""")
PERCENTS = listed("""
    % %% ‰ 个百分点 百分点 个点 BP bp Bp 基点 个基点 成
""")
TIMES = listed("""
    秒 S s ms 毫秒 分钟 小时 个小时 h 天 日 个日历日 日历天 日历日 个工作日 工作日 个自然日 自然日 周 个星期
    星期 个月 月 个季度 季度 季 年 个年度 旬 个旬
""")
_UNITS = UNIT_TABLE | frozenset(COUNTED_ONLY_ONE.split())
_FILL = ("时间", "期限", "时限", "出", "了", "过", "出现", "比", "较", "个", "于")
_BARE = ("实际完成", "完成", "实际", "指标完成", "任务完成")
_STATEMENTS = ("扣", "零", "判", "满分", "分值", "乘", "外", "最高", "最低", "完止", "倒扣", "括疑", "式")


@dataclass(frozen=True, slots=True)
class Counted:
    """What was read: the per, and the condition it stands under."""

    per: Per
    condition: Condition | None = None


def read(parts: list[list[Token]], deducts: bool) -> Counted | None:
    """The per of a condition, its comma parts given; None where it has none or it is not understood."""
    place = next(
        (
            index
            for index in range(len(parts) - 1, -1, -1)
            if any(counts(parts[index], at) for at in range(len(parts[index])))
        ),
        None,
    )
    if place is None:
        return _without_every(parts, deducts)
    part = parts[place]
    every = max(index for index in range(len(part)) if counts(part, index))
    after, tail = strip_tail(part[every + 1 :]), parts[place + 1 :]
    before = [*parts[:place], part[:every]]
    if tail and not all(_is_text(piece) for piece in tail):
        return None
    after, base = _with_base(after)
    distance = _distance(after) if not tail else None
    if distance is not None:
        found = _away(before, distance, part[every:])
        if found is None or base is None:
            return found
        stated = Compare("", Bound(base, True), Bound(base, True), "基")
        return Counted(found.per, stated) if found.condition is None and isinstance(found.per, Away) else None
    if after and after[0].kind in DIRECTIONS and not _count_after(after):
        return None
    return _done(before, after) or _by_number(before, after, tail) or _times(before, part[every:], tail)


def counts(part: list[Token], place: int) -> bool:
    """Whether the token is a 每 that counts: 每月不少于3条 only says how often."""
    if part[place].kind != "每":
        return False
    following = part[place + 1] if place + 1 < len(part) else None
    if following is None or following.text[0] not in "月年季周日天" or following.kind == "数":
        return True
    return len(following.text) == 1 and len(part) == place + 2


def strip_tail(tokens: list[Token]) -> list[Token]:
    """Without 的, 则, 各 behind."""
    stop = len(tokens)
    while stop and tokens[stop - 1].kind in ("则", "项", "各"):
        stop -= 1
    return tokens[:stop]


def _is_text(tokens: list[Token]) -> bool:
    for place, token in enumerate(tokens):
        following = tokens[place + 1].text[:1] if place + 1 < len(tokens) else ""
        if token.kind in _STATEMENTS or (token.kind in ("得", "加") and (following.isdecimal() or not following)):
            return False
        if token.kind not in conditions.FREE and (token.number is None or token.number.unit == "分"):
            return False
    return True


@dataclass(frozen=True, slots=True)
class _Distance:
    direction: str
    size: Number
    started: bool
    tail: str


def _distance(after: list[Token]) -> _Distance | None:
    """(比 目标)? 动词 目标? 数 (内 | 完成 | 文)?"""
    found = _verb(after)
    if found is None:
        return None
    direction, place = found
    if place >= len(after) or after[place].number is None:
        return None
    size, rest = after[place].number, after[place + 1 :]
    if size is None or size.value <= 0:
        return None
    started = bool(rest) and rest[0].kind == "以内"
    rest = rest[1:] if started else rest
    while rest and rest[0].kind in ("完成", "则", "目标", "或", "未完成"):
        if rest[0].kind == "或" and len(rest) == 1:
            return None
        rest = rest[1:]
    if size.unit not in TIMES:
        direction = {"迟": "低", "早": "超"}.get(direction, direction)  # 进度每滞后5%
    if not _is_text(rest) or any(token.kind == "数" for token in rest):
        return None
    if size.unit in ("名", "位") and any(
        token.text in ("降", "下降", "降低", "升", "上升", "提高", "后退") for token in after
    ):
        return None  # 每降1名: a rank, whose first place is its best
    return _Distance(direction, size, started, text_of(rest))


_WORK = (
    "建成",
    "建设",
    "开展",
    "培训",
    "举办",
    "签订",
    "组织",
    "新建",
    "报送",
    "检查",
    "提供",
    "发展",
    "实施",
    "改造",
    "修建",
)
_TARGETS = ("目标", "目标前", "目标后", "预算")
_OTHER_WAY = dict.fromkeys(("降低", "减少", "低于", "低", "下降", "少"), "低") | dict.fromkeys(
    ("超过", "增加", "超", "高", "高于", "提高", "多"), "超"
)


def _verb(after: list[Token]) -> tuple[str, int] | None:
    """Direction and the position behind the verb, its object and filler."""
    place = _past_target(after, 1) if after and after[0].text in ("比", "较", "与") else 0
    if place >= len(after) or after[place].kind not in DIRECTIONS:
        return None
    direction = "差" if after[place].text == "差" else DIRECTIONS[after[place].kind]
    place += 1
    if place < len(after) and after[place].kind == "完成" and direction in ("低", "超"):
        place += 1
    if place < len(after) and after[place].kind == "反":
        if {direction, _OTHER_WAY.get(after[place].text, "")} != {"低", "超"}:
            return None
        direction, place = "偏", place + 1
    while place < len(after) and (after[place].kind in (*_TARGETS, "按时") or after[place].text in _FILL):
        place += 1
    if direction == "低" and place + 1 < len(after) and after[place].text in _WORK:
        place += 1  # 少建成1公里
    if direction == "迟" and place + 1 < len(after) and after[place + 1].number is not None:
        place += after[place].kind in ("文", "完成") and len(after[place].text) <= 4  # 延迟上报1天
    return direction, place


def _past_target(after: list[Token], place: int) -> int:
    while place < len(after) and after[place].kind in _TARGETS:
        place += 1
    return place


def _count_after(after: list[Token]) -> bool:
    """每缺一项: a count that may also be asked for as a fact."""
    return any(token.number is not None and token.number.unit not in MEASURES for token in after)


def _with_base(after: list[Token]) -> tuple[list[Token], Number | None]:
    """每低于95%一个百分点: the threshold stands before the step."""
    for place, token in enumerate(after[:-1]):
        following = after[place + 1].number if after[place + 1].kind == "数" else None
        stated = (
            token.kind == "数"
            and token.number is not None
            and token.number.unit == "%"
            and place
            and after[place - 1].kind in DIRECTIONS
        )
        if stated and following is not None and following.unit in ("%", "个百分点"):
            return [*after[:place], *after[place + 1 :]], token.number
    return after, None


def _away(before: list[list[Token]], distance: _Distance, every: list[Token]) -> Counted | None:
    measured = distance.size.unit in MEASURES
    explained = _premises(before, distance.direction)
    if explained is not None and not (distance.tail and not measured and explained[0]):
        subject, condition = explained
        if distance.tail and measured:
            return None
        return Counted(
            Away(
                subject + distance.tail if not measured else subject,
                distance.direction,
                distance.size,
                not distance.tail,
                distance.started,
            ),
            condition,
        )
    if measured and not (distance.direction == "低" and distance.size.unit in TIMES):
        return None
    return _times(before, every, [])  # 缺1天: days that are counted


def _premises(before: list[list[Token]], direction: str) -> tuple[str, Condition | None] | None:
    """Subject and region from what stands before 每; None where a word of it is not understood."""
    subject: str = ""
    condition: Condition | None = None
    for part in (strip(part) for part in before):
        if not part or is_method(part) or text_of(part) in _BARE or [token.kind for token in part] == ["余"]:
            continue
        region, understood = _premise(part, direction)
        if not understood:
            if not _is_subject(part):
                return None
            subject += text_of(part)
        elif region is not None:
            if condition is not None:
                return None
            condition = region
    return subject, condition


def _premise(part: list[Token], direction: str) -> tuple[Compare | Reached | None, bool]:
    """The region that a part before 每 states, and whether the part says anything but a subject."""
    base = _stated_base(part)
    if base is not None:
        return Compare("", Bound(base, True), Bound(base, True), "基"), True
    found = compare(part)
    if found is not None and found.base == "指标" and found.low == found.high and found.low is not None:
        return Compare("", found.low, found.low, "基"), True  # 目标值90%，每降低1%
    if found is not None:
        region = _region(found, direction, part)
        return region, region is not None
    met = reached(part)
    if met is not None and met.met and met.day and direction == "迟":
        return met, True  # 7月10日前完成，每迟1天
    contrary = met is not None and met.met and direction in ("低", "迟") and met.aspect != "限"
    return None, (met is not None and not contrary) or _is_event(part)


def _is_odd(token: Token) -> bool:
    return token.kind == "文" and (odd_digits(token.text) or odd_marks(token.text))


def _is_subject(part: list[Token]) -> bool:
    stops = ("数", "每", "余", *_STATEMENTS, *OPERATORS)
    if any(token.kind == "得" or _is_odd(token) for token in part):
        return False  # 完成目标得8■: a damaged clause
    return not any(token.kind in stops for token in part) and _is_text(part)


def _stated_base(part: list[Token]) -> Number | None:
    """以90%为基准"""
    if (
        len(part) >= 4
        and part[0].text == "以"
        and part[1].number is not None
        and part[2].text == "为"
        and text_of(part[3:]) in ("基准", "基数", "目标", "标准", "起点", "基准值", "基点", "目标值")
    ):
        return part[1].number
    return None


def _is_event(part: list[Token]) -> bool:
    """逾期的, 超支的, 低于目标值的: says only in which direction."""
    kinds = [token.kind for token in part if token.kind not in ("目标", "目标前", "目标后", "预算", "则", "完成")]
    return len(kinds) == 1 and kinds[0] in ("迟", "早", "超支", "低", "超", "<", ">", "偏")


def is_method(part: list[Token]) -> bool:
    """按照完成情况进行打分: how points are given, without saying it. A rate in it would be what is measured."""
    words = text_of(part)
    if part[0].kind != "按" or not words.endswith(_METHOD_ENDS) or any(map(_is_odd, part)):
        return False
    return "率" not in words and "比例" not in words


_METHOD_ENDS = ("打分", "计分", "评分", "得分", "考核", "核算", "计算", "执行")


def _region(found: Compare, direction: str, part: list[Token]) -> Compare | None:
    """The stretch in which the steps are counted, from its end nearest to full marks."""
    if found.base == direction and direction in ("超", "迟", "早", "低"):
        return found
    exact = found.low is not None and found.low == found.high
    if exact:
        found = (
            Compare(found.subject, found.low, None, found.base)
            if direction == "低"
            else Compare(found.subject, None, found.low, found.base)
        )
    if direction in ("低", "差"):
        if found.high is not None:
            return found
        required = (
            exact
            or any(token.kind == "≥" for token in part)
            or any(token.text in ("要", "应", "须", "需") for token in part)
        )
        return (
            Compare(found.subject, None, Bound(found.low.number, False), found.base)
            if found.low is not None and required
            else None
        )
    if direction in ("超", "迟"):
        if found.low is not None:
            return found
        if found.high is not None:
            return Compare(found.subject, Bound(found.high.number, False), None, found.base)
    return None


def _done(before: list[list[Token]], after: list[Token]) -> Counted | None:
    """每完成1个: counted from nothing; a tier before it says where (5个以下的)."""
    if (
        len(after) < 2
        or (after[0].kind not in ("完成", "≥") and after[0].text not in _WORK)
        or after[1].number is None
        or after[0].text == "至少"
    ):
        return None
    rest = after[2:]
    if not _is_text(rest) or any(token.kind == "数" for token in rest):
        return None
    subject, condition = "", None
    for part in before:
        part = strip(part)
        found = compare(part) if part else None
        if found is not None and condition is None:
            condition = found
        elif part and not (_is_text(part) and not any(token.kind in ("数", "每") for token in part)):
            return None
        else:
            subject += text_of(part)
    return Counted(Done(subject + text_of(rest), after[1].number), condition)


def _by_number(before: list[list[Token]], after: list[Token], tail: list[list[Token]]) -> Counted | None:
    """超过60分钟的，每2分钟内: the direction comes from what stands before."""
    if not after or after[0].number is None or after[0].number.unit not in MEASURES or tail:
        return None
    started = len(after) == 2 and after[1].kind == "以内"
    if len(after) != 1 + started:
        return None
    direction, condition, subject = "", None, ""
    for part in before:
        part = strip(part)
        if not part:
            continue
        found = compare(part)
        if found is not None and condition is None and not direction:
            direction, condition = _direction(found), found
            continue
        missed = reached(part)
        if missed is not None and not missed.met and missed.aspect == "量" and not direction:
            direction = "差"  # 未完成目标值的，每1%: on whichever side is the worse
            continue
        event = [token.kind for token in part if token.kind in DIRECTIONS]
        if len(event) == 1 and not direction and (reached(part) is not None or _is_event(part)):
            direction = DIRECTIONS[event[0]]
        else:
            return None
    if not direction:
        return None
    return Counted(Away(subject, direction, after[0].number, True, started), condition)


def _direction(found: Compare) -> str:
    if found.base in ("超", "低", "迟", "早"):
        return found.base
    if found.low is not None and found.high is None:
        return "超"
    return "低" if found.low is None else ""


def _times(before: list[list[Token]], every: list[Token], tail: list[list[Token]]) -> Counted | None:
    """Anything that is described and counted; the number right behind 每 is the step."""
    glued = [*before[:-1], [*before[-1], *strip_tail(every)]] if before else [strip_tail(every)]
    pieces = [strip(part) for part in [*glued, *tail]]
    pieces = [part for part in pieces if part and not is_method(part)]
    if not all(_is_text(part) for part in pieces):
        return None
    if any(token.number is not None and token.number.unit in ("%", "个百分点", "百分点", "BP", "‰") for token in every):
        return None
    size = next(
        (
            token.number
            for place, token in enumerate(every[:4])
            if token.number is not None and every[place - 1].kind not in OPERATORS
        ),
        None,
    )
    if size is not None and size.value != 1 and every[1].number is None and every[1].kind not in ("事", "低"):
        return None
    if size is None:
        unit = (
            every[1].text
            if len(every) > 1 and every[1].text in _UNITS
            else (every[1].text[:1] if len(every) > 1 and every[1].text[:1] in _UNITS else "")
        )
        size = Number(Fraction(1), unit)
    if size.unit == "分" or size.value <= 0 or any(_allows(part, size) for part in pieces):
        return None
    return Counted(Times("，".join(text_of(part) for part in pieces), size))


def _allows(part: list[Token], size: Number) -> bool:
    """超过3起，每起扣1分: a number that is free of charge; whether it is counted too is not said."""
    for place, token in enumerate(part):
        if token.number is None or token.number.unit != size.unit or token.number == size:
            continue
        before = part[place - 1] if place else None
        after = part[place + 1].kind if place + 1 < len(part) else ""
        over = before is not None and (
            before.kind in (">", "≤", "超") or before.text.endswith(("过", "允许", "可", "限"))
        )
        if over or after in ("以上", "及以上", "以内"):
            return True
    return False


def _without_every(parts: list[list[Token]], deducts: bool) -> Counted | None:
    """少一个扣2分, 延期1天扣1分, 一次扣0.5分, 发现一处错误扣0.2分. 超过3天扣2分 may mean once or each: not read here."""
    part = strip(parts[-1])
    numbers = [(place, token.number) for place, token in enumerate(part) if token.number is not None]
    found = next(((place, number) for place, number in numbers if number.value == 1 and number.unit), None)
    if found is None:
        return None
    place, number = found
    before = part[place - 1].kind if place else ""
    if place + 1 < len(part) and part[place + 1].kind in _POSTS:
        return None
    stepped = _one_step(parts, part, place, number) if len(numbers) == 1 else None
    if stepped is not None:
        return stepped
    days = before == "低" and number.unit in TIMES  # 缺1天: days that are counted
    if (number.unit in MEASURES and not days) or before in (*OPERATORS, "至") or (not deducts and before):
        return None
    if any(other.unit in ("%", "个百分点") for _place, other in numbers):
        return None
    if len(numbers) > 1 and before not in ("事", "低"):
        return None
    pieces = [piece for piece in map(strip, [*parts[:-1], part]) if piece]
    if not all(_is_text(piece) for piece in pieces):
        return None
    return Counted(Times("，".join(text_of(piece) for piece in pieces), number))


_POSTS = ("以上", "及以上", "以下", "及以下", "以内", "之间", "至", "含", "不含")


def _one_step(parts: list[list[Token]], part: list[Token], place: int, number: Number) -> Counted | None:
    """少一个, 延期1天, 延迟上报1天, 超过1个月: one step of a distance."""
    before = part[place - 1].kind if place else ""
    verb = place - 1
    while verb > 0 and part[verb].kind in _TARGETS:
        verb -= 1
    if verb != place - 1:
        if part[verb].kind not in DIRECTIONS:
            return None
    elif place >= 2 and part[place - 2].kind == "迟" and number.unit in TIMES:
        verb = place - 2
    elif before in (">", "<"):
        if number.unit not in MEASURES or number.unit in ("%", "个百分点"):
            return None
    elif before not in ("低", "迟", "超支", "未完成", "早"):
        return None
    distance = _distance(part[verb:])
    return _away([*parts[:-1], part[:verb]], distance, part) if distance is not None else None
