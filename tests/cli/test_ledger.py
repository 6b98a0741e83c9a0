"""失分明细: full marks minus every loss is the score, for every file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from builders import card, funds, indicator
from hypothesis import given
from hypothesis import strategies as st

from perfscore import policies
from perfscore.load import parse_sheet, read_sheet
from perfscore.model import Scorecard
from perfscore.present import View
from perfscore.present import ledger as ledgers
from perfscore.present.detail import blocks, indicators
from perfscore.present.overview import summary
from perfscore.present.table import Table
from perfscore.score import score

SHIPPED = sorted((Path(__file__).parent.parent.parent / "indicators").rglob("*.yaml"))


def ledger(shown: Scorecard) -> list[tuple[str, str]]:
    """Change and balance of every line."""
    tables = [block for block in blocks(shown, View()) if isinstance(block, Table) and block.columns == ledgers.COLUMNS]
    return [(row.cells[0].text, row.cells[1].text) for table in tables for row in table.rows]


def interval(text: str) -> tuple[Decimal, Decimal]:
    """High and low of ``1~2``, ``0~-3`` or ``1``."""
    ends = [Decimal(part) for part in text.split("~")] if text else [Decimal(0)]
    return max(ends), min(ends)


def check(shown: Scorecard) -> None:
    lines = ledger(shown)
    if not lines:
        assert shown.points in (shown.full, None)
        assert shown.high == shown.full
        return
    high, low = interval(lines[0][1])
    assert (high, low) == (shown.full, shown.full)
    for change, balance in lines[1:]:
        least, most = interval(change)
        high, low = high + least, low + most
        assert interval(balance) == (high, low)
    assert lines[-1][0] == ""
    if shown.points is not None:
        assert high == low == shown.points
    else:
        assert shown.low <= low <= high <= shown.high


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("review", [False, True])
def test_shipped_files_add_up(path: Path, review: bool) -> None:
    sheet = read_sheet(path).sheet
    assert sheet is not None
    check(score(sheet, policies.for_sheet(sheet, None, None), review=review))


ACTUALS = st.sampled_from(["50个", "49个", "0个", "80个", "达标", "部分完成", "", "49亿元", "≥40个", "约50个"])
ROWS = st.lists(
    st.builds(
        lambda actual, full, reported: indicator("≥50个", actual, full, reported),
        ACTUALS,
        st.sampled_from(["10", "2.5", "0", "0.33"]),
        st.sampled_from([None, "0", "0.3", "9"]),
    ),
    min_size=1,
    max_size=8,
)


@given(ROWS, st.sampled_from(["0", "55", "99.99", "100", "130", None]), st.booleans())
def test_any_file_adds_up(rows: list[object], spent: str | None, review: bool) -> None:
    check(card(*rows, funds=funds("100", spent), review=review))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("target", "cells", "shown"),
    [
        ("60", {"value_type": "≥", "unit": "家"}, "≥60家"),
        ("60家", {"unit": "家"}, "60家"),
        ("≥60", {"value_type": "≥"}, "≥60"),
        ("有效提升", {"value_type": "定性"}, "有效提升"),
    ],
)
def test_target_is_shown_whole(target: str, cells: dict[str, str], shown: str) -> None:
    table = indicators(card(indicator(target, "55", **cells)), View())
    (row,) = (row for row in table.rows if not row.group)
    assert row.cells[[column.title for column in table.columns].index("指标值 → 完成值")].text == f"{shown} → 55"


def test_a_file_without_points_is_open_not_zero() -> None:
    row = "{指标: 甲, 年度指标值: 5个, 实际完成值: 5个}"
    text = f"类型: 项目支出绩效自评\n年度: 2024\n名称: 甲项目\n绩效指标: {{产出指标: {{数量指标: [{row}]}}}}\n"
    sheet, _ = parse_sheet(text, "甲.yaml")
    assert sheet is not None
    shown = score(sheet, policies.default())
    assert "得分待定：1项指标没有分值。" in [getattr(block, "text", None) for block in blocks(shown, View())]
    (row_cells,) = [row.cells for row in indicators(shown, View()).rows if not row.group]
    assert [cell.text for cell in row_cells].count("待定") == 2
    assert "待定" in [cell.text for cell in summary(shown).row.cells]
