"""A formula in a sentence: a clause that computes, or the definition of a name."""

from __future__ import annotations

import re

from perfscore.rules import formulas, islands
from perfscore.rules.nodes import NOTHING, Clause, Compare, Condition, Effect, Flag, Remark
from perfscore.rules.sentences.anchoring import read_anchors
from perfscore.rules.sentences.remarks import read_rest
from perfscore.rules.sentences.state import Reading
from perfscore.rules.spans import QUANTITY

_RELATED = re.compile("[≥≤<>]|不[低高少大小]于|以上|以下|超过|低于|不足|未")
_METHOD = re.compile("[^，；。]{0,24}(?:得分|评分|计分)(?:，?按|：|为)?")


def read_formula(state: Reading, formula: formulas.Formula, begin: int, stop: int) -> None:
    """The formula, what stands before it and what follows in the sentence."""
    at = read_anchors(state, begin, formula.begin)
    made, first = _guard(state, at, formula.begin)
    if formula.definition:
        text, place = state.typed.text(formula.begin, formula.stop), state.typed.place(formula.begin, formula.stop)
        state.items.append(
            Remark("定义", text, *place, section=state.section, mode=formula.name, formula=formula.expression)
        )
    else:
        effect = Effect("式", NOTHING, formula.expression)
        text, place = state.typed.text(first, formula.stop), state.typed.place(first, formula.stop)
        state.items.append(
            Clause(
                made, None, effect, text, *place, state.section, state.sentence, title=formula.name, scope=state.scope
            )
        )
    more = formulas.find(state.typed, state.signs, formula.stop, stop)
    if more is not None and more.begin > formula.stop:
        read_formula(state, more, formula.stop, stop)
        return
    read_rest(state, read_anchors(state, formula.stop, stop, opens=False), stop)


def _guard(state: Reading, at: int, first: int) -> tuple[tuple[Condition, ...], int]:
    """实际完成率≥60%的，得分=…: the conditions before a formula, and where they begin."""
    words = state.signs[at:first].strip("，：；。（）")
    if not words:
        return (), first
    one, two = islands.trimmed(state.signs, at, first)
    found = islands.read(state.typed, state.signs, one, two)
    measured = found.per is None and all(not isinstance(condition, Flag) for condition in found.conditions)
    stretch = any(isinstance(one, Compare) and None not in (one.low, one.high) for one in found.conditions)
    if (_RELATED.search(words) or stretch) and measured:
        return found.conditions, one
    if QUANTITY in words and not measured:  # 80%—超90%，得分=…: a guard that is not read is no remark
        state.fail(one, two)
        state.refused(one, two)
    elif _METHOD.fullmatch(words):
        state.remark("说明", one, two)
    else:
        read_rest(state, at, first)
    return (), first
