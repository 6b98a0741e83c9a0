"""One bound: a relation before, after or around a number; how far beyond a base."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from perfscore.language import units
from perfscore.rules import sensitive as s
from perfscore.rules.islands.words import (
    BASE,
    IN,
    INCLUDES,
    MEASURE,
    NUM,
    RELATION,
    SIGNS,
    TAIL,
    bound_at,
    clean_subject,
    is_exact,
    late_of,
    placed_on,
)
from perfscore.rules.nodes import (
    Beyond,
    Bound,
    Compare,
    Condition,
)
from perfscore.rules.spans import DAY, NUMBER, QUANTITY, SPANS, Number, Typed

LEFT = re.compile(
    f"(?P<subject>{IN}*?)(?:(?P<deny>{s.DENY}){s.MID})?(?:{RELATION})?(?:或?(?P<equal>等于|=|持平))?(?:{BASE}|(?:总数|总量|总额|全部|总人数)的)?(?P<on>在)?$"
)
_LEFT_LONG = re.compile(LEFT.pattern.replace(f"(?P<subject>{IN}*?)", "(?P<subject>[^，；。]*?)", 1))
_RIGHT = re.compile(
    f"^(?:{INCLUDES.format('ex1')})?(?P<suffix>(?:及|或)?(?:以上|以下|以内|之内|以外|内|之上|之下|起))?(?:{INCLUDES.format('ex2')})?(?P<tail>{IN}*)$"
)


def _relation(left: re.Match[str], right: re.Match[str]) -> tuple[str, bool | None] | None:
    """The relation that words before and after a number make together, and whether the text decides its bound."""
    sign = next((name for index, name in enumerate(SIGNS) if left[f"r{index}"] is not None), "")
    if left["equal"] and sign in (">", "<"):
        sign = {">": "≥", "<": "≤"}[sign]
    if not left["deny"] and sign == "≥" and re.search("(?<!达)到$", left.group()):
        return None
    if left["deny"] and sign in ("=", "") and (left["subject"].endswith(tuple("率度数量")) or sign == "="):
        return "≠", None
    if left["deny"]:
        if sign not in s.NEGATED:
            return None
        sign = s.NEGATED[sign]
    suffix = (right["suffix"] or "").lstrip("及或")
    behind = {
        "以上": "≥",
        "之上": "≥",
        "起": "≥",
        "以下": "≤",
        "之下": "≤",
        "以内": "≤",
        "之内": "≤",
        "内": "≤",
        "以外": ">",
    }.get(suffix, "")
    inside = "不" if (right["ex1"] == "不" or right["ex2"] == "不") else "含" if "含" in right.group() else ""
    joined = (right["suffix"] or "").startswith(("及", "或"))
    if behind and sign in ("≥", "=", ""):
        if sign == "≥" and behind == "≤":
            return None
        return behind, (inside != "不" if inside else True if joined or suffix in _WITHIN else None)
    if behind and sign == behind:
        return behind, (inside != "不" if inside else None)
    if behind == "≥" and sign == ">":
        return ">", (inside == "含")
    if behind == "≥" and sign in ("<", "≤"):
        return sign, (inside == "含" if inside else sign == "≤")
    if behind == "≤" and sign in ("<", "≤"):
        return sign, (inside == "含" if inside else sign == "≤")
    if behind:
        return None
    if sign in (">", "<"):
        return sign, inside == "含"
    if sign in ("≥", "≤"):
        return sign, inside != "不"
    return "=", True


_WITHIN = ("以内", "之内", "内")  # 3个月内 holds the third month, also where 3个月以上 follows
_TWO_BOUNDS = re.compile(f"{NUM}[^，；。]*[且并或]|[超达低高到于过≥≤<>]{NUM}(?![^，；。]{{0,3}}的)")
"""满意度达到90%且投诉不超过2起: the number before is a bound of its own and not part of a name."""
_APART = re.compile(
    f"(?:(?P<base>(?:距离?|与|同|和|较|比)?{s.TARGET}(?:相比较?|比较)?的?)?(?:相差|偏差|偏离|差距))(?:幅度|值|程度)?(?:在|不)?$"
)


def _apart(typed: Typed, signs: str, begin: int, at: int, left: re.Match[str], right: re.Match[str]) -> Beyond | None:
    """与目标值相差1个百分点以内: how far from the target, on either side."""
    head = re.sub("(?:不?(?:超过|大于|高于)|达到?|在|超过|小于|低于|[≤≥<>])*$", "", signs[begin:at])
    found = _APART.search(head)
    made = _relation(left, right)
    if found is None or made is None or (found["base"] is None and not head.endswith("相差")):
        return None
    if s.DENIAL.search(head[: found.start()]) or clean_subject(head[: found.start()]) is None:
        return None
    sign, included = made
    edge = bound_at(typed, at, included, False)
    if edge is None or sign in ("=", "≠"):
        return None
    words = typed.level(begin, at + 1)
    upper = sign in ("≤", "<")
    return Beyond("", "差", None if upper else edge, edge if upper else None, words)


def _within(left: re.Match[str], right: re.Match[str]) -> tuple[str, bool | None] | None:
    """超过预算5%以内, 低于目标10%以下: beyond the base, but by no more than that."""
    way = left[f"r{SIGNS.index('>')}"] or left[f"r{SIGNS.index('<')}"]
    if not way or left["deny"] or not re.fullmatch("及?以[内下]|之[内下]", right["suffix"] or ""):
        return None
    inside = re.search("（(不?)", right.group())
    return "≤", inside[1] != "不" if inside else None


INSIDE = re.compile("（不?(?:包)?含[^（）]*）")


@dataclass(frozen=True, slots=True)
class _Around:
    """A number at its place with what stands before and after it; ``absolute``: ± stands right before it."""

    typed: Typed
    signs: str
    begin: int
    at: int
    stop: int
    left: re.Match[str]
    right: re.Match[str]
    absolute: bool

    def before(self) -> str:
        """The signs before the number."""
        return self.signs[self.begin : self.at]

    def words(self) -> str:
        """The whole stretch in its one form."""
        return self.typed.level(self.begin, self.stop)


def comparison(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """One bound with its relation before or behind the number."""
    signs = re.sub(f"{DAY}(?:前|底|末|止|之前|以前)?", lambda found: "\x01" * len(found.group()), signs)
    around = _around(typed, signs, begin, stop)
    if around is None or not (_is_short_time(around) or TAIL.fullmatch(around.right["tail"])):
        return None
    left, right = around.left, around.right
    if (apart := _apart(typed, signs, begin, around.at, left, right)) is not None:
        return apart
    subject = clean_subject(re.sub(f"[{SPANS}]", "", left["subject"]).rstrip("±在"))
    within = _within(left, right)
    made = _relation(left, right) or within
    if subject is None or made is None or left["other"] is not None:
        return None
    sign, included = made
    if sign == "≠":
        return _unequal(around, subject)
    way = "≤" if (right["suffix"] or "").endswith(("内", "下")) else sign
    beyond = _beyond(typed, around.at, way, included, around.before(), within)
    if beyond is None:
        beyond = _overspent(around, subject, sign, included)
    if beyond is not None:
        return replace(beyond, words=around.words())
    return None if within is not None else _placed(around, subject, sign, included)


def _around(typed: Typed, signs: str, begin: int, stop: int) -> _Around | None:
    """The last number of a stretch with its words; those before it may hold other numbers only as part of a name."""
    inner = INSIDE.sub(lambda found: "\x01" * len(found.group()), signs[begin:stop])
    places = [begin + at for at, sign in enumerate(inner) if sign in NUM]
    if not places or (len(places) > 1 and not _is_named(signs[begin : places[-1]])):
        return None
    at = places[-1]
    absolute = signs[begin:at].endswith("±")
    left = (LEFT if len(places) == 1 else _LEFT_LONG).match(signs[begin : at - absolute])
    right = _RIGHT.match(signs[at + 1 : stop])
    if left is None or right is None or _TWO_BOUNDS.search(left["subject"]):
        return None
    return _Around(typed, signs, begin, at, stop, left, right, absolute)


def _is_named(before: str) -> bool:
    """Whether the words with numbers in them are a name with a relation behind it: 5000米以上井数量达到…"""
    named = _LEFT_LONG.match(before)
    return (
        named is not None
        and any(named[f"r{index}"] for index in range(3))
        and not re.search(f"[{QUANTITY}{NUMBER}]$|[—至到或、]$", named["subject"])
        and re.search("[\u4e00-\u9fff]$", named["subject"]) is not None
    )


def _is_short_time(around: _Around) -> bool:
    """5日内办结: behind a time that is kept a word or two may say what is done in it."""
    value, right = around.typed.values[around.at], around.right
    return (
        isinstance(value, Number)
        and value.unit.family in units.DURATIONS
        and (right["suffix"] or "").endswith("内")
        and len(right["tail"]) <= 4
        and not s.DENIAL.search(right["tail"])
        and not re.search("[每各逐]", right["tail"])
    )


def _unequal(around: _Around, subject: str) -> Condition | None:
    """不为0, 未达100%: only at the ends of the axis does it say on which side."""
    edge = bound_at(around.typed, around.at, False, False)
    if edge is None or edge.key() not in ((Fraction(0), edge.number.unit.name), (Fraction(100), "%")):
        return None
    low, high = (edge, None) if edge.number.value == 0 else (None, edge)
    return Compare(subject, low, high, False, False, around.words())


def _overspent(around: _Around, subject: str, sign: str, included: bool | None) -> Beyond | None:
    """经费超支大于5%: the name itself says that it is measured beyond the base."""
    way = re.search("(?:超支|超出|超额|超过部分|超预算)(?:完成)?$", subject)
    number = around.typed.values[around.at]
    if way is None or not isinstance(number, Number) or number.unit.family != units.PERCENT or sign == "=":
        return None
    edge = Bound(number, included)
    upper = sign in ("≤", "<")
    return Beyond(subject[: way.start()], "超", None if upper else edge, edge if upper else None)


def _placed(around: _Around, subject: str, sign: str, included: bool | None) -> Condition | None:
    """The bound on the axis of what is measured, or of how late it is."""
    typed, at, left = around.typed, around.at, around.left
    bare = not any(left[f"r{index}"] for index in range(len(SIGNS))) and not around.right["suffix"]
    if bare and re.search("[超低高大小多少]$", subject):
        return None  # 返贫率小2%: half a relation
    of_target = left["target"] is not None and typed.number(at).unit.family == units.PERCENT
    bound = bound_at(typed, at, included, of_target)
    if bound is None or (bare and not _is_measured(around, subject, bound)):
        return None
    words = around.words()
    if bound.number.unit.family in units.DURATIONS and re.search(
        "(?:逾期|延期|延迟|推迟|迟[报交送]?|晚|滞后|超期|超时)(?:时间|天数)?$", subject
    ):
        return late_of(sign, bound, words, bare=bare)
    lower = sign in ("≥", ">")
    if around.absolute:
        return Compare(subject, bound if lower else None, None if lower else bound, True, False, words)
    if not lower and sign != "=":
        return placed_on(subject, None, bound, words)
    low = Bound(bound.number, included if sign != ">" else bool(included), bound.of_target)
    high = bound if sign == "=" and is_exact(bound) else None
    return placed_on(subject, low, high, words, bare=bare)


def _is_measured(around: _Around, subject: str, bound: Bound) -> bool:
    """Whether a number without a relation is a value of what stands before it, and not a count of what happened."""
    family = bound.number.unit.family
    return (
        family == units.PERCENT
        or subject == ""
        or MEASURE.search(subject) is not None
        or re.search("(?:完成|实现|增长|下降|降低|提高|增加|减少|上升|达)$", subject) is not None
        or around.before() == ""
        or (
            family in ("money", "area", "length", "mass", "volume")
            and not re.search("发生|造成|损失|罚|违|超", subject)
        )
    )


_MOVED = re.compile("(?P<way>超支|超出|超过|高出|低于|超|延期|逾期)?(?:的?(?:部分|幅度|比例))?$")


def _beyond(
    typed: Typed, at: int, sign: str, included: bool | None, words: str, within: object = None
) -> Beyond | None:
    """超支5%以上, 超出10个百分点, 低于目标值5%: how far beyond the base, not where."""
    number = typed.values[at]
    if not isinstance(number, Number):
        return None
    percent = number.unit.family == units.PERCENT
    way = re.search(
        "(?P<way>超支|超出|高出|超过|超|低于|低|少于)(?:了|的|出)?(?P<base>"
        + s.TARGET
        + ")?(?:的?(?:部分|幅度|比例))?(?:达到?|在|的)?$",
        words,
    )
    if way is None or not (percent or number.unit.family == "money" or way["base"] is not None or within):
        return None
    far = (
        within is not None
        or (way["base"] is not None and not percent)
        or number.name in ("个百分点", "百分点")
        or way["way"] in ("超支", "超出", "高出")
        or (way["base"] is not None and percent and number.value <= 30)
    )
    if not far or s.DENIAL.search(words):
        return None
    if way["base"] is not None and number.value > 30 and percent:
        return None
    direction = "低" if way["way"] in ("低于", "低", "少于") else "超"
    subject = clean_subject(words[: way.start()])
    if subject is None:
        return None
    bound = Bound(number, included if sign != ">" or included else None if included is None else included)
    if sign == "≤":
        return Beyond(subject, direction, None, bound)
    return Beyond(subject, direction, bound, None)


def two_sided(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """≥80%且<90% · 不足90%高于70%（含70%）· 大于10，小于20."""
    inner = INSIDE.sub(lambda found: "\x01" * len(found.group()), signs[begin:stop])
    places = [begin + at for at, sign in enumerate(inner) if sign in NUM]
    if len(places) != 2:
        return None
    first, second = places
    joint = re.match(
        "(?P<right>(?:（不?含[^（）]*）)?(?:及?以上|及?以下)?(?:（不?含[^（）]*）)?)(?:但|且|，|并|、|而)*",
        signs[first + 1 : second],
    )
    cut = first + 1 + (joint.end() if joint else 0)
    one = comparison(typed, signs, begin, first + 1 + (len(joint["right"]) if joint else 0))
    two = comparison(typed, signs, cut, stop)
    if not (isinstance(one, Compare) and isinstance(two, Compare)) or (
        two.subject and two.subject not in (one.subject, "但", "且")
    ):
        return None
    if (one.low is None) == (two.low is None) or (one.high is None) == (two.high is None):
        return None
    return Compare(one.subject, one.low or two.low, one.high or two.high, False, False, typed.level(begin, stop))
