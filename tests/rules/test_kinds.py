"""Every kind's examples score as its manual says, and each clause is of exactly one kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfscore.language.numbers import plain, round_half_up
from perfscore.rules import manual, read
from perfscore.rules.kinds import Kind, kinds
from tests.rules.cases import outcome

EXAMPLES = [(kind, *example) for kind in kinds() for example in kind.EXAMPLES]


@pytest.mark.parametrize(("kind", "text", "full", "target", "actual", "facts", "points"), EXAMPLES)
def test_an_example_scores_as_printed(
    kind: Kind, text: str, full: str, target: str, actual: str, facts: str, points: str
) -> None:
    found = outcome(text, full, target, actual, facts)
    got = plain(round_half_up(found.bounds.low, 2)) if found.reason is None else "—"
    assert got == points, found.reason


@pytest.mark.parametrize("text", sorted({row[1] for row in EXAMPLES}))
def test_each_clause_is_of_one_kind_and_the_text_prints_back(text: str) -> None:
    rule = read(text)
    assert rule.trouble is None
    assert [sum(kind.fits(clause) for kind in kinds()) for clause in rule.clauses] == [1] * len(rule.clauses)
    assert read(str(rule)) == rule


@pytest.mark.parametrize("kind", kinds())
def test_a_kind_reads_its_own_examples(kind: Kind) -> None:
    for example in kind.EXAMPLES:
        assert any(kind.fits(clause) for clause in read(example[0]).clauses), example[0]


def test_the_manual_is_what_the_kinds_say() -> None:
    path = Path(__file__).parents[2] / "docs" / "rules.md"
    import os

    if os.environ.get("PERFSCORE_UPDATE"):
        path.write_text(manual.page(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == manual.page()
