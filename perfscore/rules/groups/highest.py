"""取最高分, 不重复计分: of awards for one thing only the best counts."""

from __future__ import annotations

import re

from perfscore.rules.nodes import Clause, Flag, Grade, Remark, Rule
from perfscore.rules.opposites import alike
from perfscore.rules.series import words_of

_ONCE = re.compile("不(?:再|得)?(?:重复|累计|累加|叠加|兼得)")


def highest_of(rule: Rule, clauses: tuple[Clause, ...]) -> list[list[int]]:
    """The awards before each such remark that are told alike: 获国家级表彰, 获省级表彰."""
    found: list[list[int]] = []
    for item in rule.items:
        if isinstance(item, Remark) and (item.kind == "最高" or (item.kind == "说明" and _ONCE.search(item.text))):
            group = _before(clauses, item.begin, sure=item.kind == "最高")
            if len(group) > 1:
                found.append(group)
    return found


def _before(clauses: tuple[Clause, ...], stop: int, *, sure: bool) -> list[int]:
    """The run of awards of one kind that ends before a place; ``sure``: the words say 最高, so they need not be alike."""
    group: list[int] = []
    for at in range(len(clauses) - 1, -1, -1):
        clause = clauses[at]
        if clause.begin >= stop:
            continue
        if not _award(clause) or (group and not _joins(clause, clauses[group[0]], sure=sure)):
            break
        group.insert(0, at)
    return group


def _award(clause: Clause) -> bool:
    only = clause.conditions[0] if len(clause.conditions) == 1 else None
    return clause.effect.kind in ("得", "加") and clause.per is None and isinstance(only, (Flag, Grade))


def _joins(clause: Clause, other: Clause, *, sure: bool) -> bool:
    if clause.effect.kind != other.effect.kind:
        return False
    one, two = (_words(each) for each in (clause, other))
    return sure or alike(one, two)


def _words(clause: Clause) -> str:
    last = clause.conditions[-1]
    return last.words[0] if isinstance(last, Grade) else words_of(last) or ""
