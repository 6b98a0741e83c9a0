"""A rule made ready for one full mark: its parts, and which clauses give points of their own."""

from __future__ import annotations

from dataclasses import dataclass, field

from perfscore.rules.expressions import Term
from perfscore.rules.measures import Measure
from perfscore.rules.nodes import Amount, Clause, Limit, Rule
from perfscore.rules.series import words_of

AWARDS = ("得", "比", "式", "免", "插")


@dataclass(slots=True)
class Part:
    """Clauses with one start. ``title``: points that the text gives the part as a whole."""

    clauses: list[int] = field(default_factory=list)
    title: Amount | None = None
    section: int = 0
    sentence: int = 0
    scope: str = ""


@dataclass(slots=True)
class Plan:
    """A rule made ready for one full mark: clauses completed, parts, measures, heads and complements."""

    rule: Rule
    clauses: tuple[Clause, ...]
    parts: list[Part]
    everywhere: list[int]  # clauses that belong to no part: taken from the whole
    measures: list[Measure]
    where: dict[tuple[int, int], int]
    heads: set[int]
    same: dict[int, int]  # clause → earlier clause whose description it denies
    scopes: list[str]
    limits: tuple[Limit, ...]
    adds_up: bool = False
    no_floor: bool = False
    mode: str = ""
    demands: dict[int, object] = field(default_factory=dict)  # section → bound of a demand
    defined: dict[str, Term] = field(default_factory=dict)  # X率=A/B: the names that the text defines
    highest: list[list[int]] = field(default_factory=list)  # 取最高分: of the clauses that hold only the best counts
    numbers: list[int] = field(default_factory=list)  # of each clause in the text, from 1
    broken: str | None = None  # why it contradicts its own text


def gives(clause: Clause) -> bool:
    """Whether a clause gives points of its own; an exemption (如无需求，不扣分) does not."""
    return (clause.effect.kind in AWARDS and not clause.exempt) or (clause.effect.kind == "酌" and clause.effect.own)


def flag_of(clause: Clause) -> str | None:
    """The words of a clause that asks one description and counts nothing."""
    if clause.per is not None or len(clause.conditions) != 1:
        return None
    condition = clause.conditions[0]
    return words_of(condition)
