"""Bands, deadlines, steps on the indicator's own value and ranks: one line of ``tiers.txt`` for each score worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.rules.cases import scored

LINES = [
    line.replace("⏎", "\n")
    for line in Path(__file__).with_name("tiers.txt").read_text(encoding="utf-8").splitlines()
    if "=>" in line and not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES)
def test_a_tier_scores_as_worked_out_by_hand(line: str) -> None:
    case, _, score = line.rpartition("=>")
    text, full, target, actual, facts = case.split("|")
    assert scored(text, full, target, actual, facts) == Fraction(score)
