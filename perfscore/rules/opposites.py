"""Plain opposites are one fact: 齐全 / 不齐全, 有 / 无, 达到 / 未达到, 制定方案 / 未制定."""

from __future__ import annotations

import re

_DENIALS = re.compile("没有|未能|没能|不能|无法|尚未|并未|难以|不|未|无|没|非")
_ANSWER = re.compile("(?:^|.*[，：])(?P<word>是|否|不是|有|无|没有)$")
_ASKED = re.compile("是否(?!则)")
_SAID = re.compile("(?:发生|出现|存在|有|具有)(?:上述|以上|前述|所列|该类?|此类|其中)[^，；。]{0,10}")
_NO = re.compile("否|不是")
_FILL = re.compile("(?:[的了及]|能够?|进行|予以|已|均|全部|完全|相关|任何|[，、：（）])")
_HAS = re.compile("^(?:具有|具备|设有|建有|存在|有)")
_INTIME = re.compile("及时|按期|如期|准时")
_EVENT = re.compile("^(?:出现|存在|发生|有)(?=[不未无没])|(?<=.{2})(?:现象|情况|情形|行为|问题)$")
SHORTEST = 1
LONGEST_ECHO = 4


def core(words: str) -> tuple[str, int]:
    """The words without denials and fillers, and how many denials there were."""
    answer = _ANSWER.match(words)
    if answer:
        return "", int(answer["word"] not in ("是", "有"))
    words = _EVENT.sub("", _INTIME.sub("按时", words)).replace("达到", "达")
    count = len(_DENIALS.findall(words))
    return _HAS.sub("", _FILL.sub("", _DENIALS.sub("", words))), count


def opposite(one: str, other: str) -> bool:
    """Whether the one is said to be the other denied."""
    if _ASKED.match(one) and _NO.fullmatch(other):
        return True
    first, denied = core(one)
    second, refused = core(other)
    if (denied + refused) % 2 == 0:
        return False
    return first == second


def echo(one: str, other: str) -> bool:
    """未制定 behind 制定方案并组织实施, 发生 behind 未发生事故: up to four characters of the clause before, denied or not."""
    second, refused = core(other)
    first, denied = core(one)
    if _SAID.fullmatch(other) and denied:
        return True
    if refused == 0 and denied and SHORTEST < len(other) <= LONGEST_ECHO:
        return re.match(f"[^，；。]{{0,12}}?(?:{_DENIALS.pattern}){re.escape(other)}", one) is not None
    if refused != 1 or not _DENIALS.match(other) or denied or other.startswith("非"):
        return False
    if re.search(f"[迟晚漏错缓误]{re.escape(second)}", first):
        return False  # 迟报 and 未报 are two things
    if len(second) > LONGEST_ECHO:
        return first.endswith(second)
    if len(second) < SHORTEST:
        return False
    return second in first or (len(second) >= 2 and first.endswith(second[-2:]))


def alike(one: str, other: str) -> bool:
    """Whether two branches are of one kind: 产区 / 非产区, 中危 / 高危."""
    if one == other:
        return False
    return bool(one and other) and (one[-1] == other[-1] or one[0] == other[0]) and abs(len(one) - len(other)) <= 3
