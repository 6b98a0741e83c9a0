"""The table model: every place of the grid is covered exactly once, whatever is merged."""

import pytest
import real

from perfscore.report import forms
from perfscore.report.tables import placed, stacked

TABLES = {
    "自评表 部门": lambda: forms.evaluation(real.department()),
    **{f"自评表 {card.sheet.name}": lambda card=card: forms.evaluation(card) for card in real.projects()},
    "申报表": lambda: forms.declaration(real.projects()[0]),
    "基础数据表": lambda: forms.basics(real.department()),
    "得分构成": lambda: forms.dimensions(real.department()),
    "失分明细": lambda: forms.losses(real.department()),
    "总表": lambda: forms.ranking(real.projects()),
    "等级分布": lambda: forms.grades(real.projects()),
    "指标明细": lambda: forms.details(real.projects()),
    "问题清单": lambda: forms.problems(real.subject().findings),
}


@pytest.mark.parametrize("name", TABLES)
def test_the_grid_is_covered_once(name):
    table = TABLES[name]()
    rows, _ = placed(table)
    seen = [
        (row, column)
        for line in rows
        for place in line
        for row in range(place.row, place.row + place.rows)
        for column in range(place.column, place.column + place.columns)
    ]
    assert len(seen) == len(set(seen))
    assert set(seen) == {(row, column) for row in range(len(rows)) for column in range(len(table.widths))}


@pytest.mark.parametrize("name", TABLES)
def test_stacking_changes_no_word(name):
    table = TABLES[name]()
    rows, _ = placed(table)
    again = [row for part, _ in stacked(table) for row in part]
    assert [[place.cell.text for place in row if place.cell.text] for row in again] == [
        [place.cell.text for place in row if place.cell.text] for row in rows
    ]


def test_levels_are_merged_and_second_levels_stay_inside_first():
    rows, _ = placed(forms.evaluation(real.card("yunxing-weihu")))
    spans = [(place.cell.text, place.rows) for row in rows for place in row if place.rows > 1]
    assert spans == [
        ("项目资金（万元）", 5),
        ("年度总体目标", 2),
        ("绩效指标", 22),
        ("产出指标\n（40分）", 12),
        ("数量指标", 9),
        ("时效指标", 2),
        ("成本指标\n（10分）", 2),
        ("经济成本指标", 2),
        ("效益指标\n（30分）", 6),
        ("经济效益指标", 2),
        ("社会效益指标", 3),
    ]
