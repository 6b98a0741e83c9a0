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
    for pattern, when in ((_OVER, False), (_UNDER, False)):
        found = pattern.match(text)
        if found and not s.DENIAL.search(found["lead"]) and not re.search("或|且", found["lead"]):
            no = found["no"] is not None
            return Reached(no != when if pattern is _UNDER else no, "低" if pattern is _UNDER else "超", False, words)
    found = _NAMED_UPPER.match(text)
    if found and _is_bound(found):
        return Reached(True, "超", False, words, found["lead"])
    found = _NAMED.match(text)
    if found and _is_bound(found):
        return Reached(True, "低", False, words, found["lead"])
    found = _WITHIN.match(text)
    if found and not s.DENIAL.search(found["lead"]):
        return Reached(True, "超", False, words)
    found = _LATE_WORD.match(text)
    if found and len(text) <= 8:
        return Reached(found["no"] is not None, "", True, words)
    found = _REACHED.match(text)
    if found is None:
        return None
    if len(found["lead"]) > 14 or re.search(
        "、|出现|发生|存在|因|由于|导致|如|对|将|被|对于|低于|超过|高于|少于|大于|小于|多于|超出", found["lead"]
    ):
        return None
    if (
        s.DENIAL.search(found["lead"])
        or re.search("[不未没勿难否]", found["what"])
        or re.search("或|且|并|及|和(?=.*(?:完成|达))", found["what"] + found["lead"])
    ):
        return None
    if found["what"].endswith("分") or (found["verb"] == "完成" and _NO_GOAL.match(found["what"])):
        return None  # 完成率 is a name
    verb, what, timed = (
        found["verb"],
        found["what"],
        found["time"] is not None or "期" in (found["no"] or "") or "时" in (found["no"] or ""),
    )
    if (
        verb in ("达到", "达", "实现")
        and not re.search(_GOAL, what)
        and (what or not _ONLY_GOAL.fullmatch(found["lead"]))
    ):
        return None
    if verb in ("符合", "满足") and (
        found["lead"] or not re.fullmatch(f"(?:{s.TARGET}|标准|要求|目标|指标)(?:值|要求)?", what)
    ):
        return None
    if verb in ("完工", "交付", "完结", "办结") and not timed:
        return None
    if (
        verb == "完成"
        and what
        and not re.search(f"{_GOAL}|的$|情况|工作|任务|项目", what)
        and len(what) > 6
        and not found["no"]
    ):
        return None
    if "超额" in (found["extent"] or "") + (found["extent2"] or ""):
        return None
    extent = (
        "部"
        if "部分" in (found["extent"] or "") + (found["extent2"] or "")
        or "基本" in (found["extent"] or "") + (found["extent2"] or "")
        else ""
    )
    yes = found["no"] is None
    subject = found["lead"]
    if not yes and (found["extent"] in ("全部", "完全", "均", "都")):
        return Reached(False, "无", timed, words, subject)
    if not yes and found["extent2"] in ("全部", "完全", "全面"):
        return Reached(False, "", timed, words, subject)
    if extent and not yes:
        return Reached(False, "部", timed, words)
    if extent:
        return Reached(False, "部", timed, words)
    return Reached(yes, "", timed, words, subject)
