"""One bound: a relation before, after or around a number; how far beyond a base."""

from __future__ import annotations

import re
from dataclasses import replace
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


def comparison(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """One bound with its relation before or behind the number."""
    signs = re.sub(f"{DAY}(?:前|底|末|止|之前|以前)?", lambda found: "\x01" * len(found.group()), signs)
    inner = INSIDE.sub(lambda found: "\x01" * len(found.group()), signs[begin:stop])
    places = [begin + at for at, sign in enumerate(inner) if sign in NUM]
    if not places:
        return None
    at = places[-1]
    if len(places) > 1:
        named = _LEFT_LONG.match(signs[begin:at])
        if (
            named is None
            or not any(named[f"r{index}"] for index in range(3))
            or re.search(f"[{QUANTITY}{NUMBER}]$|[—至到或、]$", named["subject"])
            or not re.search("[\u4e00-\u9fff]$", named["subject"])
        ):
            return None
    absolute = signs[begin:at].endswith("±")
    left, right = (
        (LEFT if len(places) == 1 else _LEFT_LONG).match(signs[begin : at - absolute]),
        _RIGHT.match(signs[at + 1 : stop]),
    )
    if left is None or right is None or _TWO_BOUNDS.search(left["subject"]):
        return None
    lasting = (
        (found_at := typed.values[at]) is not None
        and isinstance(found_at, Number)
        and found_at.unit.family in units.DURATIONS
    )
    short = (
        lasting
        and (right["suffix"] or "").endswith("内")
        and len(right["tail"]) <= 4
        and not s.DENIAL.search(right["tail"])
        and not re.search("[每各逐]", right["tail"])
    )
    if not short and not TAIL.fullmatch(right["tail"]):
        return None
    if (apart := _apart(typed, signs, begin, at, left, right)) is not None:
        return apart
    subject = clean_subject(re.sub(f"[{SPANS}]", "", left["subject"]).rstrip("±在"))
    within = _within(left, right)
    made = _relation(left, right) or within
    if subject is None or made is None or left["other"] is not None:
        return None
    sign, included = made
    if sign == "≠":
        edge = bound_at(typed, at, False, False)
        if edge is None or edge.key() not in ((Fraction(0), edge.number.unit.name), (Fraction(100), "%")):
            return None
        words = typed.level(begin, stop)
        return (
            Compare(subject, edge, None, False, False, words)
            if edge.number.value == 0
            else Compare(subject, None, edge, False, False, words)
        )
    beyond = _beyond(
        typed, at, "≤" if (right["suffix"] or "").endswith(("内", "下")) else sign, included, signs[begin:at], within
    )
    if (
        beyond is None
        and (way := re.search("(?:超支|超出|超额|超过部分|超预算)(?:完成)?$", subject))
        and isinstance(typed.values[at], Number)
        and typed.number(at).unit.family == units.PERCENT
        and sign != "="
    ):
        edge = Bound(typed.number(at), included)
        upper = sign in ("≤", "<")
        beyond = Beyond(subject[: way.start()], "超", None if upper else edge, edge if upper else None)
    if beyond is None and within is not None:
        return None
    if beyond is not None:
        return replace(beyond, words=typed.level(begin, stop))
    bare = not any(left[f"r{index}"] for index in range(len(SIGNS))) and not right["suffix"]
    if bare and re.search("[超低高大小多少]$", subject):
        return None  # 返贫率小2%: half a relation
    movement = re.search("(?:增长|下降|降低|提高|增加|减少|上升)$", subject)
    bound = bound_at(
        typed,
        at,
        included,
        left["target"] is not None and typed.number(at).unit.family == units.PERCENT,
    )
    if bound is None:
        return None
    if bare and not (
        bound.number.unit.family == units.PERCENT
        or subject == ""
        or MEASURE.search(subject)
        or re.search("(?:完成|实现)$", subject)
        or movement
        or subject.endswith("达")
        or signs[begin:at] == ""
        or (
            bound.number.unit.family in ("money", "area", "length", "mass", "volume")
            and not re.search("发生|造成|损失|罚|违|超", subject)
        )
    ):
        return None
    if bound.number.unit.family in units.DURATIONS and re.search(
        "(?:逾期|延期|延迟|推迟|迟[报交送]?|晚|滞后|超期|超时)(?:时间|天数)?$", subject
    ):
        return late_of(sign, bound, typed.level(begin, stop), bare=bare)
    words = typed.level(begin, stop)
    if absolute:
        outside = sign in (">", "≥") and sign != "="
        return Compare(subject, bound if outside else None, None if outside else bound, True, False, words)
    if sign in ("≥", ">", "="):
        return placed_on(
            subject,
            Bound(bound.number, included if sign != ">" else bool(included), bound.of_target),
            bound if sign == "=" and is_exact(bound, bare) else None,
            words,
            bare=bare,
        )
    return placed_on(subject, None, bound, words)


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
