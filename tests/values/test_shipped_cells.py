"""Every target and actual of the shipped tables is read, and as the kind that was counted in the documents."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from perfscore.load import read_sheet
from perfscore.model import Sheet
from perfscore.values import parse
from perfscore.values.types import Statement

INDICATORS = Path(__file__).parents[2] / "indicators"
PROVINCE = [
    "2024/bumen-zhengti.yaml",
    "2024/yewu-gongzuo.yaml",
    "2024/yunxing-weihu.yaml",
    "2024/qita-shiye-fazhan.yaml",
    "2024/ziran-ziyuan-zhuanxiang.yaml",
]
CITY = ["2023/hengyang-shenbao.yaml"]


def sheets(names: list[str]) -> list[Sheet]:
    found = [read_sheet(str(INDICATORS / name), name).sheet for name in names]
    return [sheet for sheet in found if sheet is not None]


def test_all_742_cells_of_the_provincial_tables_are_read() -> None:
    cells = [
        cell
        for sheet in sheets(PROVINCE)
        for indicator in sheet.indicators
        for cell in (indicator.target, indicator.actual)
        if cell is not None
    ]
    kinds = Counter(type(parse(cell, year=2024)).__name__ for cell in cells)
    assert len(cells) == 742
    assert kinds == {"Quantity": 548, "Statement": 125, "Percent": 42, "Moment": 15, "Duration": 12}


@pytest.mark.parametrize("names", [CITY, PROVINCE])
def test_no_cell_with_a_number_is_left_as_words_without_reason(names: list[str]) -> None:
    named = {"完成质检工具的开发升级和14个县市区林权存量登记数据的质检"}
    for sheet in sheets(names):
        for indicator in sheet.indicators:
            for cell in (indicator.target, indicator.actual):
                value = parse(cell or "", year=sheet.year, unit=indicator.unit, relation=indicator.value_type)
                if isinstance(value, Statement) and value.text not in named:
                    assert not any(character.isdecimal() for character in value.text), value.text


def test_all_25_targets_of_the_city_declaration_are_read() -> None:
    (sheet,) = sheets(CITY)
    read = Counter(
        str(parse(indicator.target or "", year=2023, unit=indicator.unit, relation=indicator.value_type))
        for indicator in sheet.indicators
    )
    assert read == {
        "100%": 14, "≥60家": 1, "≥100处": 1, "≥50家": 1, ">100%": 1, "≥1年": 2, "≥12个月": 1, "≥100%": 1, "≤100%": 1, "有效推进": 1, "12个月": 1,
    }  # fmt: skip
