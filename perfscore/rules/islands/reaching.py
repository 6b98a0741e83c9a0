"""Reached or not: 完成, 达标, 未按期完成, 超预算, 逾期."""

from __future__ import annotations

import re

from perfscore.rules import sensitive as s
from perfscore.rules.islands.words import IN, MEASURE
from perfscore.rules.nodes import (
    Condition,
    Reached,
)
from perfscore.rules.spans import SPANS, Typed

_GOAL = f"(?:{s.TARGET}|任务|目标|指标|要求|计划|标准|预期|内容)"
_ONLY_GOAL = re.compile(f"(?:{_GOAL})(?:值|数|任务)?")
_REACHED = re.compile(
    f"^(?P<lead>{IN}*?)(?P<extent>全部|完全|均|都|部分|基本|大部分|超额)?(?P<no>(?:并|尚|仍|还|从)未|未能?|没有?|没能|不|无法|尚未|不能|难以|未按期?|未如期|未按时)?(?P<time>(?:提前(?:或者?|、|及))?(?:按期|按时|及时|如期)(?:(?:或者?|、|及)提前)?|按计划(?:时间|工期)?|按规定时间|在?(?:规定|计划)(?:的)?(?:时间|时限|期限|工期)内?|(?:当)?年(?:度)?内|时限内|按要求时间|按计划时间)?(?P<extent2>全部|完全|部分|基本|全面|超额)?(?P<verb>完成|达标|达成|达到|实现|符合|满足|达|完工|交付|完结|办结)(?P<what>{IN}*)$"
)
_OVER = re.compile(
    f"^(?P<lead>{IN}*?)(?P<no>未|没有?|不)?(?:超过|超(?!额)|超出|突破|超支|高于|大于|>)(?P<what>{IN}{{0,14}}?(?:{_GOAL}(?:值|数)?|控制数|概算|限额|{s.TARGET}))(?:的)?$"
)
_UNDER = re.compile(
    f"^(?P<lead>{IN}*?)(?P<no>未|没有?|不)?(?:低于|少于|小于|不足|<)(?P<what>{IN}{{0,16}}?(?:{_GOAL}(?:值|数)?|{s.TARGET}))(?:的)?$"
)
_WITHIN = re.compile(
    f"^(?P<lead>{IN}*?)(?:控制)?在(?P<what>{s.TARGET}|计划|限额|概算|控制数)(?:范围)?(?:以内|之内|内)$"
)
_LATE_WORD = re.compile(
    f"^(?P<lead>{IN}*?)(?P<no>未|没有?|不)?(?:逾期|延期|超期|超时|延误|推迟|延迟)(?:完成|交付|的)?$"
)
_NAMED_UPPER = re.compile(
    f"^(?P<lead>{IN}*?)(?:≤|小于或?等于|不高于|不大于|不多于|低于或?等于|少于或?等于)(?P<what>{IN}{{2,30}})$"
)
_NAMED = re.compile(
    f"^(?P<lead>{IN}*?)(?P<no>未|没有?|不)?(?:≥|大于或?等于|不低于|不小于|不少于|高于或?等于|多于或?等于)(?P<what>{IN}{{2,30}})$"
)


_NO_GOAL = re.compile("[率额量度值数比]|[一二两三四五六七八九十]|[家个项户件处台所座次例起条]")
"""完成率 is a name; 未完成一, 未完成家 have lost their number or their unit."""


def _is_bound(found: re.Match[str]) -> bool:
    """不高于批复概算 names the target; 不高于上年 is another base, a fact."""
    return (
        not s.DENIAL.search(found["lead"] + found["what"])
        and MEASURE.search(found["lead"]) is not None
        and not re.search(f"{s.OTHER_BASE}|上年|上一|去年|往年|同期|平均|其他", found["what"])
    )


def reaching(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """完成, 未完成, 达标, 超预算, 按期, 逾期 as a condition."""
    text = (
        signs[begin:stop]
        .replace("完成或超额完成", "完成")
        .replace("达到或超过", "达到")
        .replace("达不到", "不达到")
        .replace("完不成", "不完成")
        .replace("\x01", "")
    )
    words = typed.level(begin, stop)
    if re.search(f"[，；。{SPANS}]", text):
        return None
    return _off_target(text, words) or _kept(text, words) or _late(text, words) or _completed(text, words)


def _off_target(text: str, words: str) -> Condition | None:
    """超预算, 未超概算, 低于目标: on one side of a target that is named."""
    for pattern, way in ((_OVER, "超"), (_UNDER, "低")):
        found = pattern.match(text)
        if found and not s.DENIAL.search(found["lead"]) and not re.search("或|且", found["lead"]):
            return Reached(found["no"] is not None, way, False, words)
    return None


def _kept(text: str, words: str) -> Condition | None:
    """成本不高于批复概算, 控制在预算内: the named bound is kept."""
    for pattern, way in ((_NAMED_UPPER, "超"), (_NAMED, "低")):
        found = pattern.match(text)
        if found and _is_bound(found):
            return Reached(True, way, False, words, found["lead"])
    found = _WITHIN.match(text)
    if found and not s.DENIAL.search(found["lead"]):
        return Reached(True, "超", False, words)
    return None


def _late(text: str, words: str) -> Condition | None:
    """逾期, 未延期完成: in time or not, without any number."""
    found = _LATE_WORD.match(text)
    return Reached(found["no"] is not None, "", True, words) if found and len(text) <= 8 else None


def _completed(text: str, words: str) -> Condition | None:
    """完成, 部分完成, 未按期完成: reached, in part or not, and whether in time."""
    found = _REACHED.match(text)
    if found is None or not _is_plain(found) or not _says_goal(found):
        return None
    timed = _is_timed(found)
    extents = (found["extent"] or "") + (found["extent2"] or "")
    subject = found["lead"]
    if "超额" in extents:
        return None
    if found["no"] is not None and found["extent"] in ("全部", "完全", "均", "都"):
        return Reached(False, "无", timed, words, subject)
    if found["no"] is not None and found["extent2"] in ("全部", "完全", "全面"):
        return Reached(False, "", timed, words, subject)
    if "部分" in extents or "基本" in extents:
        return Reached(False, "部", timed, words)
    return Reached(found["no"] is None, "", timed, words, subject)


_OF_ITS_OWN = re.compile("、|出现|发生|存在|因|由于|导致|如|对|将|被|对于|低于|超过|高于|少于|大于|小于|多于|超出")
"""A lead with one of these is a happening, a cause or a comparison, and no name of what is completed."""


def _is_plain(found: re.Match[str]) -> bool:
    """Whether only a name stands before the verb, and nothing denied, joined or torn behind it."""
    lead, what = found["lead"], found["what"]
    return not (
        len(lead) > 14
        or _OF_ITS_OWN.search(lead)
        or s.DENIAL.search(lead)
        or re.search("[不未没勿难否]", what)
        or re.search("或|且|并|及|和(?=.*(?:完成|达))", what + lead)
        or what.endswith("分")
        or (found["verb"] == "完成" and _NO_GOAL.match(what))  # 完成率 is a name
    )


def _is_timed(found: re.Match[str]) -> bool:
    """按期, 在规定时间内, 未按时: whether the words say that it was to be in time."""
    return found["time"] is not None or re.search("[期时]", found["no"] or "") is not None


def _says_goal(found: re.Match[str]) -> bool:
    """Whether what stands at the verb is what that verb can reach: 达到目标, 符合标准, 按期交付."""
    verb, what, lead = found["verb"], found["what"], found["lead"]
    if verb in ("达到", "达", "实现"):
        return re.search(_GOAL, what) is not None or (not what and _ONLY_GOAL.fullmatch(lead) is not None)
    if verb in ("符合", "满足"):
        return not lead and re.fullmatch(f"(?:{s.TARGET}|标准|要求|目标|指标)(?:值|要求)?", what) is not None
    if verb in ("完工", "交付", "完结", "办结"):
        return _is_timed(found)
    if verb == "完成":
        known = re.search(f"{_GOAL}|的$|情况|工作|任务|项目", what) is not None
        return known or len(what) <= 6 or found["no"] is not None
    return True
