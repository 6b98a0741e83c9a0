"""What ``render`` writes comes back as it was: everything that the printed form shows."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import forms
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tables import TABLES

from perfscore.intake import take_in
from perfscore.intake.write import write
from perfscore.load import parse_sheet
from perfscore.model import Funds, Indicator, Sheet
from perfscore.shell.cli import main

ROOT = Path(__file__).parents[2]
FORMATS = ("xlsx", "docx", "html", "md")
# The 自评表 has no columns for 指标值类型, 计量单位, 评分标准 …: a file that uses them is printed without.
SHIPPED = [path for path in sorted((ROOT / "indicators").rglob("*.yaml")) if "shili" not in path.name]


def shown(sheet: Sheet) -> tuple[object, ...]:
    """What the form prints of a sheet."""
    return (
        sheet.kind, sheet.year, sheet.name, sheet.implementer, sheet.goal, sheet.reported_total, _day(sheet),
        [_row(item) for item in sheet.indicators], _funds(sheet.funds),
    )  # fmt: skip


def _day(sheet: Sheet) -> list[str]:
    """A report writes every date its own way."""
    return re.findall(r"\d+", sheet.filled_on or "")


def _row(item: Indicator) -> tuple[object, ...]:
    return (
        item.level1, item.level2, item.name, item.target, item.actual, item.full, item.reported, item.cause, item.measure,
        item.explanation, item.standard, item.value_type, item.unit, item.meaning,
    )  # fmt: skip


def _funds(funds: Funds | None) -> Funds | None:
    return None if funds is None else replace(funds, adjustment=None, carryover=None, cause=None, measure=None)


def read(text: str) -> Sheet:
    sheet, findings = parse_sheet(text, "x")
    assert sheet is not None
    assert findings == ()
    return sheet


def back(source: Path, form: str, folder: Path) -> Sheet:
    template = "shenbao" if "类型: 绩效目标申报" in source.read_text("utf-8") else "zipingbiao"
    target = folder / f"out.{form}"
    assert main(["render", "--template", template, "--format", form, str(source), "-o", str(target)]) == 0
    taken = take_in(target)
    assert taken.ledger.left_over() == []
    assert len(taken.drafts) == 1
    return read(write(taken.drafts[0]).text)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("source", SHIPPED, ids=lambda path: path.stem)
def test_shipped_files(source: Path, form: str, tmp_path: Path) -> None:
    assert shown(back(source, form, tmp_path)) == shown(read(source.read_text("utf-8")))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["standard", "double_header", "no_level2"])
def test_imported_tables(name: str, form: str, tmp_path: Path) -> None:
    source = tmp_path / "甲.yaml"
    source.write_text(write(take_in(forms.xlsx(tmp_path / "甲.xlsx", TABLES[name])).drafts[0]).text, "utf-8")
    assert shown(back(source, form, tmp_path)) == shown(read(source.read_text("utf-8")))


WORD = st.text("甲乙丙丁戊路桥渠库站点", min_size=2, max_size=6)
TARGET = st.builds(
    "{}{}{}".format,
    st.sampled_from(["≥", "≤", "", ">", "约"]),
    st.integers(1, 99999),
    st.sampled_from(["个", "公里", "%", "万元", "台"]),
)
ROWS = st.lists(
    st.tuples(st.sampled_from(["数量指标", "质量指标", "时效指标"]), WORD, TARGET, TARGET, st.integers(1, 30), WORD, WORD),
    min_size=1, max_size=5, unique_by=lambda row: row[1],
)  # fmt: skip


def _invented(rows: list[tuple[str, str, str, str, int, str, str]]) -> str:
    text = (
        "类型: 项目支出绩效自评\n年度: 2024\n名称: 甲乙工程\n主管部门: 丙局\n实施单位: 丁站\n绩效指标:\n  产出指标:\n"
    )
    for level2 in dict.fromkeys(row[0] for row in rows):
        text += f"    {level2}:\n"
        for _, name, target, actual, full, cause, measure in (row for row in rows if row[0] == level2):
            text += f'      - 指标: {name}\n        年度指标值: "{target}"\n        实际完成值: "{actual}"\n        分值: {full}\n'
            text += f"        自评得分: {full}\n        偏差原因: {cause}。\n        改进措施: {measure}。\n"
    return f"{text}自评总分: {sum(row[4] for row in rows)}\n"


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_invented_files(form: str, rows: list[tuple[str, str, str, str, int, str, str]], tmp_path: Path) -> None:
    source = tmp_path / "甲.yaml"
    source.write_text(_invented(rows), "utf-8")
    assert shown(back(source, form, tmp_path)) == shown(read(_invented(rows)))


@pytest.mark.parametrize("name", ["yunxing-weihu", "qita-shiye-fazhan", "ziran-ziyuan-zhuanxiang"])
def test_text_in_fixed_pitch_with_wrapped_cells(name: str, tmp_path: Path) -> None:
    """What ``render`` writes as text; a blank where a line is broken is lost, as in any copied text."""
    source = ROOT / "indicators" / "2024" / f"{name}.yaml"
    expected = read(source.read_text("utf-8"))
    found = back(source, "txt", tmp_path)

    def rows(sheet: Sheet) -> list[list[str]]:
        return [[re.sub(r"\s", "", str(value)) for value in _row(item)] for item in sheet.indicators]

    assert rows(found) == rows(expected)
    assert _funds(found.funds) == _funds(expected.funds)
    assert found.reported_total == expected.reported_total
