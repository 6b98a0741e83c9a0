"""Kinds of clauses: one module each with its manual (the docstring), its grammar line, and worked EXAMPLES.

A clause is of exactly one kind. The manual ``docs/rules.md`` is written from these modules, the tests run their examples.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Protocol

from perfscore.rules.nodes import Clause

MODULES = (
    "step_amount",
    "step_percent",
    "step_time",
    "occurrence",
    "once",
    "grades",
    "award",
    "tiers",
    "zero",
    "proportion",
    "formula",
    "factor",
    "done",
    "bonus",
    "below",
    "judgement",
)


class Kind(Protocol):
    """A module of this folder."""

    __doc__: str | None
    NAME: str
    EXAMPLES: tuple[tuple[str, str, str, str, str, str], ...]

    def fits(self, clause: Clause) -> bool:
        """Whether the clause is of this kind."""
        ...


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds, in the order of the manual."""
    return tuple(import_module(f"{__name__}.{name}") for name in MODULES)


def name_of(clause: Clause) -> str:
    """The kind's Chinese name (种类)."""
    return next(kind.NAME for kind in kinds() if kind.fits(clause))
