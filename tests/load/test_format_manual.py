"""docs/format.md says what the loader does."""

from __future__ import annotations

import os
import re

import pytest
from format_manual import MANUAL, manual

from perfscore.load import parse_sheet
from perfscore.load.compose import MAX_CHARACTERS, MAX_DEPTH, MAX_EVENTS

HEAD = "类型: 项目支出绩效自评\n年度: 2024\n名称: 甲\n绩效指标:\n  产出指标:\n    - 分值: 10\n      "


def test_its_tables_are_those_of_the_loader() -> None:
    if os.environ.get("PERFSCORE_UPDATE"):
        MANUAL.write_text(manual(), encoding="utf-8", newline="\n")
    assert MANUAL.read_text(encoding="utf-8") == manual()


def test_its_limits_are_those_of_the_loader() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    assert f"文件 {MAX_CHARACTERS // 1024 // 1024} 兆字符，嵌套 {MAX_DEPTH} 层，{MAX_EVENTS // 10_000} 万个条目" in text


def rows() -> list[tuple[str, str]]:
    """The right and the wrong way of writing, from its table, where both are pairs of an indicator."""
    text = MANUAL.read_text(encoding="utf-8").partition("## 写法要点")[2].partition("\n值是什么")[0]
    found = re.findall(r"^\|[^|]*\| `([^`]+)` \| `([^`]+)`", text.replace("&#124;", ""), re.MULTILINE)
    return [(right, wrong) for right, wrong in found if not right.startswith("{")]


@pytest.mark.parametrize(("right", "wrong"), rows())
def test_its_right_way_is_right_and_its_wrong_way_is_reported(right: str, wrong: str) -> None:
    name = "" if right.startswith("指标") else "指标: 乙\n      "
    assert parse_sheet(f"{HEAD}{name}{right}\n", "表.yaml")[1] == ()
    assert parse_sheet(f"{HEAD}{name}{wrong}\n", "表.yaml")[1] != ()


def test_there_are_such_rows() -> None:
    assert len(rows()) >= 4
