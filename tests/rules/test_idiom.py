"""The idiom of the forms: every standard scores as worked out by hand, or gives no score at all; never another one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from perfscore import rules, values
from tests.rules.idiom import CASES, NOT_YET


def scored(text: str, full: str, target: str | None, actual: str | None, facts: list[str] | None) -> Fraction | None:
    case = rules.Case(
        target=values.parse(target, year=2024) if target else None,
        actual=values.parse(actual, year=2024) if actual else None,
        full=Decimal(full),
        facts=tuple(facts) if facts else None,
        year=2024,
    )
    outcome = rules.apply(rules.read(text), case)
    return outcome.bounds.low if outcome.reason is None else None


@pytest.mark.parametrize(("text", "full", "target", "actual", "facts", "score"), CASES)
def test_the_score_worked_out_by_hand(
    text: str, full: str, target: str | None, actual: str | None, facts: list[str] | None, score: str | None
) -> None:
    got = scored(text, full, target, actual, facts)
    worked_out = None if score is None else Fraction(score)
    if text in NOT_YET and got is None:
        return
    assert got == worked_out


def test_what_is_not_read_yet_is_listed_exactly() -> None:
    refused = {text for text, full, *case, score in CASES if score is not None and scored(text, full, *case) is None}
    assert refused == NOT_YET
