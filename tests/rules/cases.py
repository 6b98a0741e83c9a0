"""Runs one standard on one case, everything given as text; the wording that is not read yet."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from perfscore.rules import Case, Outcome, apply, read
from perfscore.values import parse

YEAR = 2024
NOT_READ = Path(__file__).parent / "not_read_yet.txt"
NOT_READ_YET = frozenset(
    line for line in NOT_READ.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")
)
"""Standards with a case that deserves a score and gets none: what the reader has still to learn."""


def case(full: str, target: str = "", actual: str = "", facts: str = "") -> Case:
    """The case that the texts describe; facts are separated by ``，``."""
    return Case(
        target=parse(target, year=YEAR) if target else None,
        actual=parse(actual, year=YEAR) if actual else None,
        full=Decimal(full),
        facts=tuple(facts.split("，")) if facts else None,
        year=YEAR,
    )


def outcome(text: str, full: str, target: str = "", actual: str = "", facts: str = "") -> Outcome:
    """What ``text`` gives for it."""
    return apply(read(text), case(full, target, actual, facts))


def scored(text: str, full: str, target: str = "", actual: str = "", facts: str = "") -> Fraction | None:
    """The score; None where it is undecided."""
    found = outcome(text, full, target, actual, facts)
    return found.bounds.low if found.reason is None else None
