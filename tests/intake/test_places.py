"""Every value that was read knows the cells it was read from, in the words of its carrier."""

from __future__ import annotations

from pathlib import Path

import forms
import pytest
from tables import TABLES

from perfscore.intake import take_in
from perfscore.intake.write import write

FIRST_ROW = {
    ".xlsx": {"指标": "自评表 › D13", "年度指标值": "自评表 › F13", "偏差原因": "自评表 › J13"},
    ".docx": {"指标": "表1第13行第4格", "年度指标值": "表1第13行第5格", "偏差原因": "表1第13行第9格"},
    ".html": {"指标": "表1第13行第3格", "年度指标值": "表1第13行第4格", "偏差原因": "表1第13行第8格"},
    ".csv": {"指标": "第13行第4列", "年度指标值": "第13行第6列", "偏差原因": "第13行第10列"},
    ".txt": {"指标": "第13行第4格", "年度指标值": "第13行第6格", "偏差原因": "第13行第10格"},
}


@pytest.mark.parametrize("suffix", FIRST_ROW)
def test_places_of_an_indicator(suffix: str, tmp_path: Path) -> None:
    draft = take_in(forms.WRITERS[suffix](tmp_path / f"表{suffix}", TABLES["standard"])).drafts[0]
    values = draft.indicators[0].values
    assert {key: str(values[key].places[0]) for key in FIRST_ROW[suffix]} == FIRST_ROW[suffix]


@pytest.mark.parametrize("name", TABLES)
def test_a_value_without_a_cell_is_deduced_and_says_so(name: str, tmp_path: Path) -> None:
    draft = take_in(forms.xlsx(tmp_path / "表.xlsx", TABLES[name])).drafts[0]
    values = [*draft.head.values(), *draft.goals.values(), *draft.total.values(), *draft.extra.values()]
    values += [value for item in draft.indicators for value in item.values.values()]
    assert [value for value in values if value.text and not value.cells and not value.doubts] == []


def test_the_text_leads_back_to_the_cells(tmp_path: Path) -> None:
    page = write(take_in(forms.xlsx(tmp_path / "表.xlsx", TABLES["standard"])).drafts[0])
    lines = page.text.splitlines()

    def place(words: str) -> str:
        line = next(number for number, text in enumerate(lines, 1) if words in text)
        return " ".join(each.address for each in page.places(line, lines[line - 1].index(words) + 1))

    assert place("青石县交通运输局") == "C4"
    assert place("全年执行数: 480.5") == "G6"
    assert place("目标2：") == "B11"
    assert place("改进措施: 提前储备") == "J13"
    assert place("产出指标") == "D13"  # the name of a block stands for what follows it
    assert place("自评总分") == "I21"


def test_an_empty_cell_can_be_found_from_its_row_and_its_head(tmp_path: Path) -> None:
    draft = take_in(forms.xlsx(tmp_path / "表.xlsx", TABLES["standard"])).drafts[0]
    second = draft.indicators[1]
    assert "偏差原因" not in second.values
    assert (second.row.row, second.heads["偏差原因分析及改进措施"].place.column) == (14, 10)
    assert (draft.funds.row.row, draft.funds.heads["自评得分"].place.address) == (6, "J5")
    assert draft.total_row.row == 21
