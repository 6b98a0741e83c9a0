"""Files in ``cases/`` with the score at the end of each row: ``# 应得 3.2``, ``# 应得 0~5``. No Python is needed to add one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from perfscore import policies
from perfscore.load import read_sheet
from perfscore.present.points import interval
from perfscore.score import score

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
EXPECTED = re.compile(r"# 应得 (\S+)$")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_row_scores_as_its_comment_says(path: Path) -> None:
    loaded = read_sheet(path)
    assert loaded.sheet is not None
    assert loaded.findings == ()
    card = score(loaded.sheet, policies.for_sheet(loaded.sheet, None, None))
    got = {}
    if card.funds is not None:
        got[card.sheet.funds.total.at("全年执行数").line] = card.funds  # type: ignore[union-attr] # a score of funds has funds
    got |= {item.indicator.at("指标").line: item for item in card.indicators}
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    expected = {number: found[1] for number, line in lines if (found := EXPECTED.search(line))}
    shown = {
        line: interval(each.low, each.high) if each.points is None else interval(each.points, each.points)
        for line, each in got.items()
    }
    assert shown == expected
