"""PyYAML without its C part: slower, the same nodes."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from error_files import files

from perfscore.load import read_sheet
from perfscore.load.slow import EventParser

INDICATORS = Path(__file__).parent.parent.parent / "indicators"


@pytest.fixture(autouse=True)
def without_c(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("perfscore.load.compose"), "Parser", EventParser)


def test_a_real_table_is_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    path = INDICATORS / "2024" / "yunxing-weihu.yaml"
    slow = read_sheet(path)
    monkeypatch.undo()
    assert slow.sheet is not None
    assert slow == read_sheet(path)
    assert slow.sheet.indicators[0].at("分值") == read_sheet(path).sheet.indicators[0].at("分值")  # type: ignore[union-attr]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_mistake_is_found_on_the_same_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = [finding.at.line for finding in read_sheet(path).findings]
    monkeypatch.undo()
    assert slow == [finding.at.line for finding in read_sheet(path).findings]
