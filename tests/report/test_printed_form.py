"""The printed form of 2024 (附件 2-3-2), copied by hand into a CSV: zipingbiao prints the same, cell by cell."""

import csv
from pathlib import Path

import real

from perfscore.report import forms

FORM = Path(__file__).parent / "yunxing-weihu.csv"


def squeezed(text):
    """Blanks and line breaks inside a cell come from typesetting."""
    return "".join(text.split())


def test_the_form_agrees_cell_by_cell():
    with FORM.open(encoding="utf-8", newline="") as file:
        printed = [[squeezed(cell) for cell in row] for row in csv.reader(file)]
    ours = []
    for band in forms.evaluation(real.card("yunxing-weihu")).bands:
        if band.label == "年度总体目标":  # prose: retold in our file
            continue
        rows = [[column.title for column in band.columns]] if band.titles else []
        rows += [[cell.text if cell is not None else "" for cell in row] for row in band.rows]
        ours += [[squeezed(cell) for cell in (row + [""] * 8)[:8]] for row in rows]
    assert len(ours) == len(printed)
    for mine, theirs in zip(ours, printed, strict=True):
        if theirs[7] == "*":  # prose too, but it is there, cause and measure
            assert mine[7].startswith("偏差原因：")
            assert "改进措施：" in mine[7]
        assert mine[:7] == theirs[:7]
