"""Which numbers of a text count the same thing: 每发现1处扣1分，5处以上不得分."""

from __future__ import annotations

import re

from perfscore.rules.groups.plan import Plan
from perfscore.rules.measures import COUNTABLE
from perfscore.rules.nodes import Away, Count


def alias(plan: Plan, at: int) -> tuple[object, ...] | None:
    """每发现1处扣1分，5处以上不得分: a number of what another clause counts already is that count."""
    measure = plan.measures[at]
    if (
        measure.timed
        or not measure.bounds
        or (measure.steps and any(number.unit.family not in COUNTABLE for number in measure.steps))
    ):
        return None
    names_ = {number.unit.name for number in measure.bounds}
    if len(names_) != 1 or any(number.unit.family not in COUNTABLE for number in measure.bounds):
        return None
    if any(
        plan.clauses[index].effect.kind in ("得", "免", "比") for index in measure.clauses if index not in plan.heads
    ):
        return None
    found = []
    for index, clause in enumerate(plan.clauses):
        if index in measure.clauses and not isinstance(clause.per, Away):
            continue
        if (
            isinstance(clause.per, Count)
            and clause.per.unit.unit.name in names_
            and clause.section == plan.clauses[measure.clauses[0]].section
        ):
            found.append(("次", index))
        if (
            isinstance(clause.per, Away)
            and index in measure.clauses
            and clause.per.size.unit.name in names_
            and clause.per.direction == "低"
            and re.search("缺|少|漏", measure.name + clause.per.words)
        ):
            found.append(("距", index))
    bare = re.sub("发现|出现|发生|累计|达到|达(?!标)|有|存在|超过|的|缺少?|少|漏|数量$", "", measure.name)
    same = len(found) == 1 and (not bare or bare in "".join(plan.clauses[found[0][1]].text.split()))
    return found[0] if same else None
