"""The one number of a sentence that can answer the target: 已更换3900套, 发生一般事故1起, 抽样调查200份，满意度95%.

A cell that is a sentence is read only where nothing else is possible: exactly one number in it has the target's unit, no digits
are left over, behind the number stands nothing but words of the indicator's own name, before it little else, and every turning
word (不, 超, 预计, 上年, 其中 …) is used as :mod:`perfscore.values.doubt` says. Everything else stays words.
"""

from __future__ import annotations

import re

from perfscore.language import units
from perfscore.language.running import Mention, mentions
from perfscore.language.units import Unit
from perfscore.values.planned import names_the_goal
from perfscore.values.reader import FILLERS, Lexicon, words
from perfscore.values.statement import VERBS
from perfscore.values.turning import ALL_DUE, Turn, denied, turnings
from perfscore.values.types import Quantity

EXAMPLES = (  # actual, target, name of the indicator → the number as written, or None
    ("已更换3900套", "4200套", "更换课桌椅套数", "3900套"),
    ("发生一般事故1起", "零事故", "安全生产事故", "1起"),
    ("抽样调查200份，满意度95%", "≥90%", "服务对象满意度", "95%"),
    ("应检尽检100%", "100%", "核酸检测率", "100%"),
    ("全年开展安全巡查12次", "零事故", "安全生产事故", None),
    ("开放14个，2个闭馆维修", "16个", "开放场馆", None),
    ("在16个乡镇建成示范村", "≥20个", "建设示范村个数", None),
    ("超支0.6万元", "≤18万元", "三公经费", None),
    ("计划20家", "20家", "服务企业数", None),
    ("上年完成20家", "20家", "服务企业数", None),
    ("完成3次，另有两次在筹备", "5次", "培训次数", None),
)
_BREAKS = re.compile("[,;。:()!]")
_CHINESE = "[一二两三四五六七八九十百千半几数]+"
_KNOWN = Lexicon(VERBS, FILLERS, words("已 全部 全面 均 共 实际 累计 分别 约定 组织 发放 建成"))
_BEHIND = re.compile("(?:完成|到位|达标|达成|合格|项目|任务|工作|建设|了|。)*")
_HAPPENED = re.compile("发生|出现|存在|接到|收到")
_LEFT = 3  # characters before the number that need not be words of the name


def only_number(text: str, target: Quantity, named: str) -> str | None:
    """The number with its unit as written, where the cleaned ``text`` can mean no other; ``named``: name and target."""
    found = list(mentions(text))
    own = [mention for mention in found if _fits(mention.unit, target, alone=len(found) == 1)]
    if len(own) != 1 or own[0].at_least or own[0].about or _others(text, found, own[0]):
        return None
    mention = own[0]
    before = _BREAKS.split(text[: mention.begin])[-1]
    behind = _BREAKS.split(text[mention.end :])[0]
    if _unknown(before, named) > _LEFT or any(sign not in named for sign in _BEHIND.sub("", behind)):
        return None
    if mention.unit.family in units.COUNTED and mention.unit.name != target.unit.name and not _happened(before, target):
        return None
    return None if _turned(text, mention, named) else mention.written


def _fits(unit: Unit, target: Quantity, *, alone: bool) -> bool:
    wanted = target.unit
    if unit.name == wanted.name:
        return True
    if unit.family in units.COUNTED or wanted.family in units.COUNTED:
        return alone and target.lower == target.upper == 0 and len(wanted.name) > 1  # 零事故: 1起
    return unit.family == wanted.family and wanted.family != "none"


def _happened(before: str, target: Quantity) -> bool:
    """发生一般事故1起 counts what 零事故 denies; 开展检查12次 does not."""
    return target.unit.name in before and _HAPPENED.search(before) is not None


def _others(text: str, found: list[Mention], own: Mention) -> bool:
    """Digits that are no number with a unit, or another number of that unit in words."""
    rest = text
    for mention in reversed(found):
        rest = rest[: mention.begin] + "·" + rest[mention.end :]
    return any(sign.isdecimal() for sign in rest) or re.search(_CHINESE + re.escape(own.unit.name), rest) is not None


def _unknown(before: str, named: str) -> int:
    """How many characters before the number are neither known words nor of the name."""
    before, position, unknown = ALL_DUE.sub("", before), 0, 0
    while position < len(before):
        word = _KNOWN.at(before, position)
        unknown += not word and before[position] not in named
        position += len(word) or 1
    return unknown


def _turned(text: str, mention: Mention, named: str) -> bool:
    for turned in turnings(text):
        if mention.begin <= turned.begin < mention.end or turned.within in named:
            continue
        if turned.turn is Turn.PLAN and names_the_goal(text, turned):
            continue
        if turned.turn is Turn.DENIAL and denied(text, turned, named) is False:
            continue
        return True
    return False
