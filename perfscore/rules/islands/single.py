"""Bounds that are said in other ways: a bare number, a negative one, 全部, 有3项以上, a rank."""

from __future__ import annotations

import re
from fractions import Fraction

from perfscore.language import units
from perfscore.rules import sensitive as s
from perfscore.rules.islands.words import COUNTED, IN
from perfscore.rules.nodes import (
    Bound,
    Compare,
    Condition,
    Reached,
)
from perfscore.rules.ranks import NAME, RANK
from perfscore.rules.spans import NUMBER, QUANTITY, Number, Typed

_HELD = re.compile(
    f"^(?P<lead>{IN}*?)(?:(?:较|比|同|与)(?:上年|上一年|去年|上年度|上期)(?:度|同期|相比)?|同比)(?:持平或者?(?:有所)?(?P<way>下降|减少|降低|增长|提高|增加|上升)|(?P<zero>不增长|零增长|不增加|未增长|未增加))$"
)
_BARE = re.compile(
    "^(?P<below>不足|未达|未达到|低于|不到|不够|未满|少于|小于|达不到|未达到要求)$|^(?P<above>超过|超出|高于|超|多于|大于|未超|未超过)$|^(?P<met>≥|≤)$"
)


def is_bare(words: str) -> bool:
    """A relation with nothing behind it."""
    return _BARE.match(words.strip("，；。的 ")) is not None


def bare_bound(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """不足, 超过, ≥ with nothing behind them: the target, or the number before."""
    found = _BARE.match(signs[begin:stop])
    if found is None:
        return None
    words = typed.level(begin, stop)
    if found["met"]:
        return Reached(True, "低" if found["met"] == "≥" else "超", False, words)
    if found["below"]:
        return Reached(False, "低", False, words)
    return Reached(found["above"].startswith("未"), "超", False, words)


_NEGATIVE = re.compile(f"^(?P<lead>{IN}*?)(?:为)?负增长$")


def negative(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """无, 没有, 未发生 with a counted thing: none of it."""
    found = _NEGATIVE.match(signs[begin:stop])
    if found is None or s.DENIAL.search(found["lead"]):
        return None
    return Compare(
        found["lead"] + "增长",
        None,
        Bound(Number(Fraction(0), units.RATE, "%"), False),
        False,
        False,
        typed.level(begin, stop),
    )


_WHOLLY = re.compile(f"^(?P<n>{QUANTITY})(?:地)?(?:完成|达到|实现)(?P<what>[^，；。]*)$")


def wholly(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """100%完成全年任务."""
    found = _WHOLLY.match(signs[begin:stop])
    if found is None or s.DENIAL.search(found["what"]) or typed.number(begin).unit.family != units.PERCENT:
        return None
    return Compare("", Bound(typed.number(begin), True), None, False, False, typed.level(begin, stop))


_LEAST = re.compile(f"^(?P<lead>{IN}*?)(?:至少|不少于)(?P<verb>{IN}{{1,5}}?)(?P<n>{QUANTITY})(?P<what>{IN}{{0,12}})$")


def least(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """每年至少举办一次应急演练: the number of what is named behind it."""
    found = _LEAST.match(signs[begin:stop])
    if found is None or s.DENIAL.search(found["lead"] + found["verb"] + found["what"]):
        return None
    at = begin + found.start("n")
    if typed.number(at).unit.family not in COUNTED:
        return None
    return Compare(
        (found["verb"] + found["what"]).strip(),
        Bound(typed.number(at), True),
        None,
        False,
        False,
        typed.level(begin, stop),
    )


_NOUN_TAIL = re.compile(f"^(?P<lead>{IN}*?)(?P<n>{QUANTITY})(?P<suffix>以上|及以上|以下)(?:的)?(?P<what>{IN}{{1,8}})$")


def noun_tail(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """发展1名以上新党员: how many of what is named behind the number."""
    found = _NOUN_TAIL.match(signs[begin:stop])
    if (
        found is None
        or s.DENIAL.search(found["lead"] + found["what"])
        or re.search("或|且|及|并|损失|事故|问题|缺陷|处罚|通报|违|错|造成|导致|批评|表彰|奖|荣誉|的", found["what"])
    ):
        return None
    at = begin + found.start("n")
    if typed.number(at).unit.family not in COUNTED or not re.search("[\u4e00-\u9fff]{2}$", found["lead"]):
        return None
    low = found["suffix"] != "以下"
    bound = Bound(typed.number(at), True if found["suffix"].startswith("及") else None)
    name = found["what"] if len(found["what"]) > 1 else found["lead"][-6:] + found["what"]
    return Compare(
        name + "数量", bound if low else None, None if low else bound, False, False, typed.level(begin, stop)
    )


_RANK = re.compile(
    f"^(?P<lead>{IN}*?)(?:(?:排名|位列|列|居|进入|名列|位居)?(?:全[省市县区国])?(?:前(?P<first>[{QUANTITY}{NUMBER}])(?:名|位)?|(?P<one>{QUANTITY})(?:(?P<dash>[—至到、])(?P<two>{QUANTITY}))?)(?:（含）)?|(?P<last>{QUANTITY})(?P<and>及)?(?:以后|之后|以下|开外))(?P<tail>(?:的|以内|之内|内|单位|者)*)$"
)


def ranked(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """前3名, 第3名, 第4—6名, 10名以后: a rank is a number where smaller is better."""
    found = _RANK.match(signs[begin:stop])
    if found is None or s.DENIAL.search(found["lead"]) or found["lead"].endswith("倒数"):
        return None
    places = {name: typed.number(begin + found.start(name)) for name in ("first", "one", "two", "last") if found[name]}
    words = typed.level(begin, stop)
    if "first" in places:
        number = places["first"]
        if number.unit.name and number.unit.name not in ("名", "位", "个"):
            return None
        return Compare(NAME, None, Bound(Number(number.value, RANK, NAME), True), False, False, words)
    if "one" in places:
        if places["one"].name != NAME or (found["two"] and places["two"].unit.name not in ("名", "位")):
            return None
        low, high = places["one"], places.get("two", places["one"])
        if found["dash"] == "、" and high.value != low.value + 1:
            return None
        return Compare(NAME, Bound(low, True), Bound(Number(high.value, RANK, NAME), True), False, False, words)
    number = places["last"]
    if number.unit.name not in ("名", "位"):
        return None
    told = True if found["and"] else None if number.name == NAME else False
    return Compare(NAME, Bound(Number(number.value, RANK, NAME), told), None, False, False, words)


def held_back(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """较上年持平或下降: growth of nothing at most."""
    found = _HELD.match(signs[begin:stop])
    if found is None or s.DENIAL.search(found["lead"]):
        return None
    nought = Bound(Number(Fraction(0), units.RATE, "%"), True)
    up = found["way"] in ("增长", "提高", "增加", "上升")
    words = typed.level(begin, stop)
    return Compare(found["lead"] + "增长", nought if up else None, None if up else nought, False, False, words)
