"""``fmt --facts``: 计分数据 from a list to a mapping, only where the score stays as it is."""

from __future__ import annotations

import pytest

from perfscore import policies
from perfscore.edit.document import fresh
from perfscore.edit.facts import mapped
from perfscore.load import parse_sheet

HEAD = "类型: 项目支出绩效自评\n年度: 2024\n名称: 甲\n绩效指标:\n  产出指标:\n    - 指标: 甲\n      年度指标值: 规范\n      实际完成值: 规范\n"
STANDARD = "      评分标准: 每缺一项资料扣1分；未安装监控不得分\n"
FULL = "      分值: 10\n"


def facts(text: str) -> tuple[str, int]:
    sheet, _ = parse_sheet(text, "表.yaml")
    assert sheet is not None
    document, count = mapped(fresh(text), sheet, policies.find("湖南省"))
    return document.text, count


@pytest.mark.parametrize("written", ["[2项, 否]", "\n        - 2项\n        - 否", "[2项, '否']"])
def test_a_list_becomes_a_mapping(written: str) -> None:
    space = "" if written.startswith("\n") else " "
    text, count = facts(f"{HEAD}{STANDARD}      计分数据:{space}{written}\n{FULL}")
    assert count == 1
    mapping = "{每缺一项资料: 2项, 未安装监控: 否}"
    lines = [line.strip() for line in text.removeprefix(HEAD + STANDARD).splitlines()]
    assert " ".join(lines) == f"计分数据: {mapping} 分值: 10"


@pytest.mark.parametrize(
    "data",
    [
        "      计分数据: 否\n",  # one fact needs no name
        "      计分数据: {未安装监控: 否}\n",
        "      计分数据: [2项]\n",  # does not fit the text
        "      计分数据: [2项, 否, 1项]\n",
        "      计分数据: [2项, [否]]\n",
        "      计分数据:\n        - 2项  # 见台账\n        - 否\n",
        "",
    ],
)
def test_what_is_left_alone(data: str) -> None:
    text = HEAD + STANDARD + data + FULL
    assert facts(text) == (text, 0)


def test_a_row_without_a_rule_is_left_alone() -> None:
    text = HEAD + "      计分数据: [2项, 否]\n" + FULL
    assert facts(text) == (text, 0)
