"""Brackets: which speak and which only explain; parts of a step in brackets."""

from __future__ import annotations

import re

from perfscore.rules import sensitive as s
from perfscore.rules.groups.allowances import in_bracket
from perfscore.rules.nodes import Amount, Remark
from perfscore.rules.sentences.state import Reading
from perfscore.rules.skeleton import anchors
from perfscore.rules.spans import NUMBER, POINTS, QUANTITY, RANGE, Typed

_MOST_NESTED = 6
_PAIR = re.compile(r"（[^（）]*）")


def masked(typed: Typed) -> str:
    """The signs with every bracket hidden that only explains; 含, points and clauses in brackets stay."""
    signs = typed.signs
    for _depth in range(_MOST_NESTED):
        hidden = _PAIR.sub(
            lambda found: (
                found.group()
                if (_speaks(found.group()) and not _explains(found)) or _computes(found)
                else "\x01" * len(found.group())
            ),
            signs,
        )
        opened = re.sub(r"（([^（）]*)）", "\x02\\1\x03", hidden)
        if opened == signs or "（" not in opened:
            return opened.replace("\x02", "（").replace("\x03", "）")
        signs = opened
    return signs.replace("\x02", "（").replace("\x03", "）")


def partials(state: Reading) -> None:
    """（不足1天按1天计）in the middle of a clause: how a part of a step counts, taken out of the words around it."""
    for found in _PAIR.finditer(state.signs):
        inside = list(anchors(state.typed, state.signs, found.start() + 1, found.end() - 1))
        if len(inside) == 1 and inside[0].name == "零头":
            text, place = state.typed.text(*found.span()), state.typed.place(*found.span())
            state.items.append(Remark("零头", text, *place, mode=inside[0].what))
            state.signs = state.signs[: found.start()] + "\x01" * len(found.group()) + state.signs[found.end() :]


def allowances(state: Reading) -> None:
    """（3处以内不扣）: what the count before it leaves out."""
    for found in _PAIR.finditer(state.typed.signs):
        one = in_bracket(state.typed.level(found.start() + 1, found.end() - 1))
        if one is not None:
            text, place = state.typed.text(*found.span()), state.typed.place(*found.span())
            state.items.append(Remark("免次", text, *place, Amount(one[0]), "前" if one[1] else "内"))
            state.signs = state.signs[: found.start()] + "\x01" * len(found.group()) + state.signs[found.end() :]


def attached(signs: str) -> str:
    """不超过计划总量。（12分）: points in a bracket behind a stop belong to the sentence before it. A stroke between tiers is a stop."""
    told = re.sub(f"[。；]（({POINTS})）", "，，\\1。", signs)
    return re.sub(f"(?<={POINTS})/(?=[{QUANTITY}{NUMBER}≥≤<>][^/，；。]*{POINTS})", "；", told)


def _computes(found: re.Match[str]) -> bool:
    """（1—投诉率）×10: an operand, for a sign of arithmetic stands beside it; 数（个）/数 only explains its name."""
    before, inside, after = found.string[: found.start()], found.group()[1:-1], found.string[found.end() :]
    beside = re.search("[×/÷+=]$", before) or re.match("[×/÷+Xx]|乘|除以", after)
    if not beside and not (before.endswith("—") and re.search("[×/÷+—]", inside)):
        return False
    return bool(re.search("[×/÷+—]", inside) or not re.search("[\u4e00-\u9fffA-Za-z]$", before))


def _explains(found: re.Match[str]) -> bool:
    """…×25×100%（即报价最低的为基准价，其价格分为满分）: what a formula gives, in words; a bound in it still counts."""
    part = re.split("[，；。]", found.string[: found.start()])[-1]
    inside = found.group()[1:-1]
    return inside.startswith("即") and bool(re.search("[×/÷]", part)) and not re.search(f"[{s.SPANS}]", inside)


def _speaks(bracket: str) -> bool:
    inside = bracket[1:-1]
    if re.fullmatch(f"(?:满分)?{POINTS}制", inside):
        return False
    return bool(
        s.SCORE_WORD.search(inside)
        or re.search(f"[{POINTS}{RANGE}]", inside)
        or s.COMPOSES.search(inside)
        or s.BOUNDS.search(inside)
        or re.fullmatch("或?(?:降低|低于|下降|减少|增加|增长|超过|高于|提高|上升|超出|不足)", inside)
        or re.fullmatch("不?(?:包)?含.{0,6}", inside)
        or re.fullmatch(f"每{QUANTITY}", inside)
        or re.search("[×/÷+]|不扣|—.*×", inside)
        or inside == "分"
        or re.search(f"按[{QUANTITY}{NUMBER}]计", inside)
        or (re.search("除外|例外|不计|不算", inside) and re.search(f"[{QUANTITY}]", inside))
        or re.search("加倍|双倍|减半|不足|不满|四舍五入|插入|插值|内插", inside)
    )
