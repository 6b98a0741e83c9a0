"""What each anchor of a sentence becomes: a clause, a bound, a title, a remark."""

from __future__ import annotations

import re

from perfscore.rules import sensitive as s
from perfscore.rules.nodes import Clause, Remark
from perfscore.rules.sentences.clauses import read_clause
from perfscore.rules.sentences.limits import read_limit
from perfscore.rules.sentences.remarks import read_rest
from perfscore.rules.sentences.state import Reading
from perfscore.rules.sentences.titles import is_title
from perfscore.rules.skeleton import Anchor, anchors
from perfscore.rules.spans import NUMBER, QUANTITY

_CASE = re.compile("[的者时]，?$|发生|出现|存在|造成|受到|如|若")
_HIGHEST = re.compile("最高|较高|高者")
_RELATED = re.compile(
    f"{s.DENIAL.pattern}|超过|低于|高于|少于|多于|大于|小于|不足|超出|除|如|若|[<>≤≥]|[{QUANTITY}{NUMBER}]以[上下内外]"
)


def read_anchors(state: Reading, begin: int, stop: int, *, opens: bool = True) -> int:
    """Every anchor of a stretch with the words before it; what comes back is where the words behind the last begin.

    ``opens``: the stretch begins a sentence, so its first anchor may be a title.
    """
    found = list(anchors(state.typed, state.signs, begin, stop))
    at = begin
    for index, anchor in enumerate(found):
        if anchor.begin < state.skip:
            at = max(at, anchor.stop)
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        _read_anchor(state, anchor, at, following, opens and index == 0, stop)
        at = max(anchor.stop, min(state.skip, stop))
    return at


def _read_anchor(state: Reading, anchor: Anchor, at: int, following: Anchor | None, first: bool, stop: int) -> None:
    if anchor.name in ("限", "底", "扣"):
        read_limit(state, anchor, at)
    elif anchor.name == "外":
        state.remark(anchor.name, at, anchor.stop)
    elif anchor.name in ("总分", "零头", "话", "无底"):
        _spoken(state, anchor, at)
    elif anchor.name == "veto" and not _CASE.search(state.signs[at : anchor.begin]):
        read_rest(state, at, anchor.begin)
        state.remark("说明", anchor.begin, anchor.stop)
    elif anchor.name == "相应":
        _share_of_each(state, anchor, at)
    elif anchor.name == "插" and _among_steps(state):
        read_rest(state, at, anchor.begin)
        state.items.append(_partly(state, anchor))
    elif anchor.name == "base":
        read_rest(state, at, anchor.begin, "标题")
        if _given_again(state, anchor):
            _total(state, anchor)
        else:
            read_clause(state, anchor, anchor.begin)
    elif is_title(state, anchor, at, following, first, stop):
        read_rest(state, at, anchor.begin, "标题")
        _total(state, anchor, "题")
    else:
        read_clause(state, anchor, at)


def _share_of_each(state: Reading, anchor: Anchor, at: int) -> None:
    """不符合的扣相应分值 behind parts with points of their own says what they say; alone nobody knows how much it is."""
    awards = [item for item in state.items if isinstance(item, Clause) and item.effect.kind == "得"]
    if len(awards) > 1 and all(award.effect.amount.points is not None for award in awards):
        state.remark("说明", at, anchor.stop)
        return
    state.fail(at, anchor.stop)
    state.refused(at, anchor.stop)


def _among_steps(state: Reading) -> bool:
    """每增加1%减2分；中间值采取插值法: between two steps a part of one counts in proportion."""
    clauses = [item for item in state.items if isinstance(item, Clause)]
    return bool(clauses) and clauses[-1].per is not None


def _partly(state: Reading, anchor: Anchor) -> Remark:
    text, place = state.typed.text(anchor.begin, anchor.stop), state.typed.place(anchor.begin, anchor.stop)
    return Remark("零头", text, *place, mode="按比例")


def _spoken(state: Reading, anchor: Anchor, at: int) -> None:
    """A total, how a part of a step counts, a way of speaking: what stands before it is a remark or waits for its clause."""
    words = state.signs[at : anchor.begin]
    if anchor.name == "话" and (
        _RELATED.search(words) or (re.search("[的者]，?$", words) and not _HIGHEST.search(anchor.what))
    ):
        state.pending = (at, anchor.begin)
    else:
        read_rest(state, at, anchor.begin)
    text, place = state.typed.text(anchor.begin, anchor.stop), state.typed.place(anchor.begin, anchor.stop)
    kind = "最高" if anchor.name == "话" and _HIGHEST.search(anchor.what) else anchor.name
    state.items.append(Remark(kind, text, *place, anchor.amount, anchor.what, section=state.section))


def _total(state: Reading, anchor: Anchor, mode: str = "") -> None:
    text, place = state.typed.text(anchor.begin, anchor.stop), state.typed.place(anchor.begin, anchor.stop)
    amount = anchor.effect.amount if anchor.effect else None
    state.items.append(Remark("总分", text, *place, amount, mode, section=state.section))


def _given_again(state: Reading, anchor: Anchor) -> bool:
    """基本分10分 … 达标得10分: the same points are given by a later clause, so the base only names them."""
    amount = anchor.effect.amount if anchor.effect is not None else None
    return any(
        one.effect is not None
        and one.effect.kind == "得"
        and one.name in ("give", "alone")
        and (one.effect.amount == amount or one.effect.amount.points is None)
        for one in anchors(state.typed, state.signs, anchor.stop, len(state.signs))
    )
