"""Plain opposites: clauses that ask one fact, whatever the second does."""

from __future__ import annotations

from perfscore.rules.groups.plan import flag_of
from perfscore.rules.nodes import Clause
from perfscore.rules.opposites import core, echo, opposite


def complements(clauses: tuple[Clause, ...]) -> dict[int, int]:
    """Plain opposites, whatever the second clause does to the points."""
    found: dict[int, int] = {}
    for index, clause in enumerate(clauses):
        mine = flag_of(clause)
        if mine is None:
            continue
        for earlier in range(index - 1, max(-1, index - 4), -1):
            other = flag_of(clauses[earlier])
            if other is None or clauses[earlier].scope != clause.scope or earlier in found:
                continue
            if opposite(other, mine) or (
                echo(other, mine) and (clause.effect.kind != "扣" or _whole_echo(clauses, earlier, other, mine))
            ):
                found[index] = earlier
                break
    return found


def _whole_echo(clauses: tuple[Clause, ...], earlier: int, other: str, mine: str) -> bool:
    """资料齐全 / 不齐全 is one fact; 及时足额 / 不及时，不足额 are two, and what is taken is asked."""
    echoes = [
        at
        for at, clause in enumerate(clauses)
        if at > earlier and (words := flag_of(clause)) is not None and echo(other, words)
    ]
    return len(echoes) == 1 and core(other)[0].endswith(core(mine)[0])
