"""Forms of many places, in every carrier: each cell of the printed table is found again under its key."""

from __future__ import annotations

import re
from pathlib import Path

import forms
import pytest
from provinces import LAYOUTS, Layout

from perfscore.intake import Intake, take_in
from perfscore.intake.draft import IndicatorDraft, Value

RELATIONS = {"大于等于": "≥", "小于等于": "≤"}
REASONS = ("偏差原因分析及改进措施", "偏差原因", "备注", "改进措施")
TABLES = {**forms.WRITERS, ".pdf": forms.pdf, ".ods": forms.ods, "unmerged": forms.unmerged}
COPIES = forms.COPIES


def write(kind: str, folder: Path, layout: Layout) -> Path:
    if kind == ".pdf":
        pytest.importorskip("pdfplumber")
    suffix = kind if kind.startswith(".") else ".xlsx" if kind == "unmerged" else ".txt"
    return (TABLES | COPIES)[kind](folder / f"表{suffix}", layout.rows())


def plain(text: str) -> str:
    return re.sub(r"[\s，]", "", text).rstrip("。")


def same(wanted: str, found: str) -> bool:
    if plain(wanted) == plain(found):
        return True
    figures = [text.rstrip("%") for text in (wanted, found)]
    return all(re.fullmatch(r"\d+(\.\d+)?", each) for each in figures) and float(figures[0]) == float(figures[1])


def heads(intake: Intake) -> dict[str, Value]:
    draft = intake.drafts[0]
    found = {**draft.head, **draft.goals, **draft.total}
    found |= {f"资金.年度资金总额.{key}": value for key, value in draft.funds.total.items()}
    found |= {f"资金.{key}": value for key, value in draft.funds.score.items()}
    return found | ({"资金.单位": draft.funds.unit} if draft.funds.unit else {})


def held(item: IndicatorDraft, key: str) -> str:
    if key in ("一级", "二级"):
        return (item.level1 if key == "一级" else item.level2) or ""
    keys = REASONS if key == "原因" else (key,)
    return next((item.values[each].text for each in keys if each in item.values), "")


def differences(layout: Layout, intake: Intake) -> tuple[list[str], int]:
    """What was read otherwise than printed, and how many cells were looked at. A row that is marked is in brackets."""
    found = heads(intake)
    wrong = [
        f"{key}: {wanted} ≠ {found[key].text if key in found else ''}"
        for key, wanted in layout.truth.items()
        if key not in found or not same(wanted, found[key].text)
    ]
    count = len(layout.truth)
    items = [item for draft in intake.drafts for item in draft.indicators]
    by_name = {plain(item.values["指标"].text): item for item in items}
    for number, expected in enumerate(layout.expected()):
        item = by_name.get(plain(expected["指标"])) or (items[number] if number < len(items) else None)
        count += len(expected)
        for key, wanted in expected.items():
            text = held(item, key) if item else ""
            if not same(RELATIONS.get(wanted, wanted), text):
                marked = item is None or any(value.doubts for value in item.values.values())
                line = f"{number} {key}: {wanted} ≠ {text}"
                wrong.append(f"({line})" if marked else line)
    return wrong, count


@pytest.mark.parametrize("kind", [kind for kind in TABLES if kind != ".tsv"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_table_is_read_cell_by_cell(name: str, kind: str, tmp_path: Path) -> None:
    layout = LAYOUTS[name]
    wrong, count = differences(layout, take_in(write(kind, tmp_path, layout)))
    assert wrong == []
    assert count > 25


@pytest.mark.parametrize("kind", COPIES)
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_copy_is_read_cell_by_cell(name: str, kind: str, tmp_path: Path) -> None:
    layout = LAYOUTS[name]
    intake = take_in(write(kind, tmp_path, layout))
    assert differences(layout, intake)[0] == []
