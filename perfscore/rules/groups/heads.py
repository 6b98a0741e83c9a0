"""Awards that only say where the next clauses start from."""

from __future__ import annotations

import re

from perfscore.rules.groups.plan import Part, Plan, gives
from perfscore.rules.nodes import Away, Count, Else, Flag, Grade

_MEASURES = re.compile(r"±|\d.*(?:以[上下内外](?!的..)|[≥≤<>])|[≥≤<>].*\d|(?:[高低大小少多]于|超过|达到?|不足)\d")
"""A number with a relation in a description: the head was not understood, so it asks."""


def heads_of(made: Plan, part: Part) -> set[int]:
    """Awards that only say where the next clauses start from: they ask nothing."""
    awards = [
        index
        for index in part.clauses
        if made.clauses[index].effect.kind in ("得", "免") and made.clauses[index].per is None
    ]
    others = [index for index in part.clauses if not gives(made.clauses[index])]
    awarded = [one for one in made.parts if any(gives(made.clauses[at]) for at in one.clauses)]
    takes = [
        index
        for index in [*others, *(made.everywhere if len(awarded) == 1 else [])]
        if made.clauses[index].effect.kind in ("扣", "酌", "乘")
    ]
    if len(awards) != 1 or not takes or len([index for index in part.clauses if gives(made.clauses[index])]) != 1:
        return set()
    mine = made.clauses[awards[0]].sentence
    told = [
        at for one in awarded for at in one.clauses if gives(made.clauses[at]) and made.clauses[at].sentence == mine
    ]
    beside = told == awards and all(made.clauses[index].sentence == mine for index in takes)
    if (
        len(awarded) > 1
        and not beside
        and not all(
            any(
                not gives(made.clauses[at]) and made.clauses[at].effect.kind in ("扣", "酌", "乘") for at in one.clauses
            )
            for one in awarded
        )
    ):
        return set()
    head = awards[0]
    clause = made.clauses[head]
    if head > min(takes) or any(isinstance(condition, (Else, Grade)) for condition in clause.conditions):
        return set()
    flags = [condition for condition in clause.conditions if isinstance(condition, Flag)]
    if flags:
        asks = any(_MEASURES.search(flag.words) for flag in flags)
        return set() if asks or any(made.same.get(index) == head for index in takes) else {head}
    measured = made.where.get((head, 0))
    if measured is None:
        return {head} if not clause.conditions else set()
    along = any(made.where.get((index, place)) == measured for index in takes for place in range(3))
    if along:
        return set()
    counts = all(
        isinstance(made.clauses[index].per, (Count, Away)) or made.clauses[index].conditions for index in takes
    )
    return {head} if counts else set()
