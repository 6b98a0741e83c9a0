"""Points before what gives them: 扣2分的情形：未建立台账, 5分：制度健全；3分：制度基本健全."""

from __future__ import annotations

import re
from dataclasses import replace

from perfscore.rules import islands
from perfscore.rules.nodes import NOTHING, Amount, Clause, Effect
from perfscore.rules.sentences.clauses import read_clause
from perfscore.rules.sentences.state import Reading
from perfscore.rules.skeleton import Anchor, anchors
from perfscore.rules.spans import MARK, POINTS

_INTRODUCES = re.compile("的?(?:情形|情况|条件|标准|要求|档)?(?:有|为|是|包括)?：")
_AGAIN = re.compile(f"[；。，{MARK}\\x01]+{POINTS}：")


def read_inverted(state: Reading, begin: int, stop: int) -> bool:
    """A sentence that opens with points and a colon, and holds no other points."""
    found = list(anchors(state.typed, state.signs, begin, stop))
    if len(found) != 1 or found[0].effect is None:
        return _bare(state, begin, stop)
    anchor = found[0]
    if state.signs[begin : anchor.begin].strip("，的") or anchor.name not in ("take", "give", "add", "none"):
        return False
    joint = _INTRODUCES.match(state.signs, anchor.stop, stop)
    return joint is not None and _clause(state, anchor, joint.end(), stop)


def _bare(state: Reading, begin: int, stop: int) -> bool:
    """5分：…；3分：…: without a verb it takes two to tell them from a title."""
    signs = state.signs
    if signs[begin : begin + 2] != POINTS + "：" or any(anchors(state.typed, signs, begin + 2, stop)):
        return False
    if not _AGAIN.match(signs, stop) and not state.inverted:
        return False
    amount = Amount(state.typed.number(begin).value)
    effect = Effect("得", amount, own=True) if amount != NOTHING else Effect("零")
    return _clause(state, Anchor("give", begin, begin + 1, effect), begin + 2, stop)


def _clause(state: Reading, anchor: Anchor, begin: int, stop: int) -> bool:
    begin, stop = islands.trimmed(state.signs, begin, stop)
    if begin >= stop:
        return False
    state.inverted = True
    behind = Anchor(anchor.name, stop, stop, anchor.effect, anchor.amount, anchor.what, anchor.per)
    read_clause(state, behind, begin)
    made = state.items[-1]
    if isinstance(made, Clause):
        first, last = state.typed.place(anchor.begin, stop)
        state.items[-1] = replace(made, text=state.typed.text(anchor.begin, stop), begin=first, stop=last)
    return True
