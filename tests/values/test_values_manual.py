"""The manual page of values cannot drift: each row of its tables is read as the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfscore.values import parse
from perfscore.values.types import Statement, Verdict

PAGE = Path(__file__).parents[2] / "docs" / "values.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and "原文" not in line
]
VERDICTS = {verdict.value: verdict for verdict in Verdict} | {"不断定": None}


def test_the_page_has_its_tables() -> None:
    assert len(ROWS) > 60


@pytest.mark.parametrize(("text", "reading"), ROWS, ids=[row[0] for row in ROWS])
def test_a_row_of_the_manual(text: str, reading: str) -> None:
    value = parse(text, year=2024)
    if reading in VERDICTS:
        assert isinstance(value, Statement)
        assert value.verdict is VERDICTS[reading]
    else:
        assert not isinstance(value, Statement)
        assert str(value) == reading
