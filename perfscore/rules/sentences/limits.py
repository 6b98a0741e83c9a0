"""Caps and floors, and the clause each stands behind."""

from __future__ import annotations

import re

from perfscore.language import units
from perfscore.rules import islands
from perfscore.rules.nodes import NOTHING, Clause, Compare, Effect, Limit
from perfscore.rules.sentences.clauses import read_clause
from perfscore.rules.sentences.remarks import read_rest
from perfscore.rules.sentences.state import Reading, inert, moves
from perfscore.rules.skeleton import Anchor
from perfscore.rules.spans import NUMBER, POINTS, QUANTITY

_NOT_ALONE = re.compile(
    "(?:直至|直到|至|以上|累计|合计|可|且|但|此项|本项|该项|每项|各项|最多|加分|扣分|得分|总分|总计|，|可以|可累计|累计计算)*"
)
_VERB_FIRST = re.compile(f"[得给计加扣减]最[高多][{POINTS}{NUMBER}]")
_TOTALS = re.compile("累计|合计|总共|扣分|加分|得分|最多|其中|，")


def read_limit(state: Reading, anchor: Anchor, at: int) -> None:
    """A cap or a floor; 扣完 behind a condition of its own is a clause that leaves nothing."""
    text, place = state.typed.text(anchor.begin, anchor.stop), state.typed.place(anchor.begin, anchor.stop)
    stretch = state.signs[at : anchor.begin].strip("，、：；。（）但且并")
    alone = not any(isinstance(item, Clause) and item.sentence == state.sentence for item in state.items)
    taken = alone and "止" not in text and inert(stretch) and len(stretch) > 2 and not _NOT_ALONE.fullmatch(stretch)
    if anchor.name == "底" and anchor.amount == NOTHING and (taken or _loses_all(stretch)):
        read_clause(state, Anchor("none", anchor.begin, anchor.stop, Effect("零")), at)
        return
    verb = re.search("(?:^|[^获取应所])[得给计加扣]$", stretch) or _VERB_FIRST.match(state.signs, anchor.begin)
    case = anchor.name == "限" and re.fullmatch("[是否有无全好优良中差]", stretch)
    if verb or case:  # 计最高3分; 是，最高得2分: an award or its bound
        state.fail(at, anchor.stop)
    if re.search("每(?![项年])", stretch):  # 每月最多扣2分: how much falls into which month is not said
        state.fail(at, anchor.stop)
    tier = islands.condition(state.typed, state.signs, at, anchor.begin) if anchor.name == "限" else None
    if isinstance(tier, Compare) and not (_is_count(tier) or tier.absolute):
        state.fail(at, anchor.stop)  # 90%以上最高得满分: a tier or a bound
    if stretch and not _NOT_ALONE.fullmatch(stretch):
        read_rest(state, at, anchor.begin)
    clauses = [item for item in state.items if isinstance(item, Clause)]
    mine = [clause for clause in clauses if clause.sentence == state.sentence]
    target = clauses.index(mine[-1]) if mine else -1
    kind = anchor.name
    if kind == "限":
        kind = anchor.what or _kind_of(mine[-1] if mine else None, text)
        signs = state.signs[anchor.begin : anchor.stop]
        if kind == "得" and re.search("单项|每项|总分|[本该此]项|[本该此]指标|整项", signs):
            target = target if "单项" in text or "每项" in text else -1
        if kind == "得" and mine and mine[-1].effect.kind == "加" and "得" not in text and "本项" not in text:
            kind = "加"
    amount = anchor.amount or NOTHING
    if anchor.name == "限" and amount == NOTHING:
        state.fail(anchor.begin, anchor.stop)  # 最高得0分 bounds nothing
    named = _named(stretch, clauses, mine)
    if named >= 0:
        target = named
    state.items.append(Limit(kind, amount, target, text, *place, state.section, state.sentence, named >= 0))


def _named(stretch: str, clauses: list[Clause], mine: list[Clause]) -> int:
    """迟到累计扣分不超过2分: the one clause of the sentence that its name stands in, -1 where there is no such."""
    name = _TOTALS.sub("", stretch)
    found = [clause for clause in mine if len(name) >= 2 and name in clause.text]
    return clauses.index(found[0]) if len(found) == 1 and len(mine) > 1 else -1


def _is_count(tier: Compare) -> bool:
    """两项合计最高10分 counts awards, and is no tier."""
    bound = tier.low or tier.high
    return tier.bare and bound is not None and bound.number.unit.family != units.PERCENT


def _loses_all(stretch: str) -> bool:
    """低于95%的扣完; 仍未整改的扣完为止."""
    compared = re.search("低于|高于|超过|不足|少于|大于", stretch) and re.search(f"[{QUANTITY}]", stretch)
    if moves(stretch) or not inert(stretch):
        return False  # 每高0.5个百分点扣…，扣完为止: what was not read before it
    return bool(compared or (re.search("的$|者$", stretch) and inert(stretch)))


def _kind_of(clause: Clause | None, text: str) -> str:
    if clause is None:
        return "得"
    if "上限" in text:
        return "得"
    return {"扣": "扣", "加": "加"}.get(clause.effect.kind, "得")
