"""Points without a verb (未整改的2分 beside 扣3分): where nothing says whether they are given or taken, they are not read."""

from __future__ import annotations

import re

from perfscore.rules.nodes import Away, Beyond, Clause, Compare, Count, Flag, Item, Late, Reached, Remark, Trouble
from perfscore.rules.polarity import is_bad
from perfscore.rules.sentences.state import EXPECTED, Reading

_FAULT = re.compile("[不未无没缺漏错违误差坏]|投诉|事故|通报|处分|批评|问题|发[现生]|出现|[超逾]期|迟|[低少]于")

_SHORTEST = 3


_SHORT = re.compile("少于|不足|不到|低于|未达|达不到")


def unsaid(state: Reading) -> None:
    """The first such points are the trouble of the text."""
    clauses = [item for item in state.items if isinstance(item, Clause)]
    for at in sorted(state.bare):
        clause = state.items[at]
        if not isinstance(clause, Clause) or clause.effect.kind != "得":
            continue
        if clause.inner or state.typed.written[clause.stop : clause.stop + 1] in ("）", ")"):
            continue  # （5分） behind a demand
        if _is_unsaid(clause, clauses, state.items):
            state.trouble = state.trouble or Trouble(clause.begin, clause.stop, clause.text[:40], EXPECTED)
            state.items.append(Remark("未", clause.text, clause.begin, clause.stop))


def _is_unsaid(clause: Clause, clauses: list[Clause], items: list[Item]) -> bool:
    taken = any(other.effect.kind in ("扣", "倒") for other in clauses)
    only = taken and _only_award(clause, clauses, items)
    later = taken and (clause is not clauses[0] or only)
    words = "".join(one.words for one in clause.conditions if isinstance(one, Flag))
    words += clause.per.words if isinstance(clause.per, Count) else ""
    fault = _FAULT.search(words) is not None
    if isinstance(clause.per, Away) or (fault and taken) or _worse_takes(clause, clauses):
        return True
    if isinstance(clause.per, Count):
        return later or fault or (len(items) == 1 and len(words) < _SHORTEST)  # 2分/次
    if fault and len(clauses) == 1 and is_bad(words) is not False:
        return True  # 未在例会通报的1分
    if len(clauses) == 1 and any(
        isinstance(one, Compare) and re.search("未|没|不足|低于", one.words) for one in clause.conditions
    ):
        return True
    if any(isinstance(one, Reached) and not one.yes for one in clause.conditions) and clause is clauses[0]:
        return True
    measured = any(isinstance(one, Compare) for one in clause.conditions)
    if later and measured and (_takes_tiers(clauses) or _behind_a_take(clause, clauses)):
        return True  # 70%—80%，0.2分 between tiers that take
    if len(clauses) == 1 and any(isinstance(one, Compare) and _SHORT.search(one.words) for one in clause.conditions):
        return True  # 少于50人的，2分
    alone = clause.sentence not in {one.sentence for one in clauses if one is not clause}
    return only and alone and clause is not clauses[0] and bool(clause.conditions)


def _behind_a_take(clause: Clause, clauses: list[Clause]) -> bool:
    """1次扣1分，2次3分: the clause before it, in the same sentence, takes for its own count."""
    before = clauses[clauses.index(clause) - 1]
    return before.sentence == clause.sentence and before.effect.kind == "扣" and isinstance(before.per, Count)


def _only_award(clause: Clause, clauses: list[Clause], items: list[Item]) -> bool:
    """每查实1起2分；造成影响的扣3分: all the rest takes, and no total says how many points there are to give."""
    rest = all(other.effect.kind in ("扣", "零", "倒") for other in clauses if other is not clause)
    return rest and not any(isinstance(item, Remark) and item.kind == "总分" for item in items)


def _worse_takes(clause: Clause, clauses: list[Clause]) -> bool:
    """超过5%1分，超过10%扣2分; 逾期5天以内1分: what lies further off the same way is punished."""
    mine = clause.conditions[0] if len(clause.conditions) == 1 else None
    if isinstance(mine, Late):
        return any(other.effect.kind in ("扣", "零") for other in clauses)
    if not isinstance(mine, (Compare, Beyond)) or (mine.low is None) == (mine.high is None):
        return False
    further = [
        one
        for other in clauses
        if other.effect.kind == "扣"
        for one in other.conditions
        if isinstance(one, (Compare, Beyond)) and type(one) is type(mine)
    ]
    if mine.low is not None:
        return any(one.low is not None and one.low.number.value > mine.low.number.value for one in further)
    edge = mine.high.number.value if mine.high is not None else None
    return any(one.high is not None and edge is not None and one.high.number.value < edge for one in further)


def _takes_tiers(clauses: list[Clause]) -> bool:
    return any(
        clause.effect.kind == "扣" and clause.per is None and any(isinstance(one, Compare) for one in clause.conditions)
        for clause in clauses
    ) and (clauses[0].effect.kind != "得" or re.search("[得计给赋记评][满\\d]", clauses[0].text) is not None)
