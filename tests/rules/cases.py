"""Runs one standard on one case, everything given as text."""

from __future__ import annotations

from decimal import Decimal

from perfscore.rules import Case, Outcome, apply, read
from perfscore.values import parse

YEAR = 2024


def case(full: str, target: str = "", actual: str = "", facts: str = "") -> Case:
    """The case that the texts describe; facts are separated by ``，``."""
    return Case(
        target=parse(target, year=YEAR),
        actual=parse(actual, year=YEAR),
        full=Decimal(full),
        facts=tuple(facts.split("，")) if facts else None,
        year=YEAR,
    )


def outcome(text: str, full: str, target: str = "", actual: str = "", facts: str = "") -> Outcome:
    """What ``text`` gives for it."""
    return apply(read(text), case(full, target, actual, facts))
