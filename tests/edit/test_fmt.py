"""``fmt`` case by case: what comes out for what goes in."""

from __future__ import annotations

import pytest

from perfscore.edit.formatter import Formatted, formatted, is_table

HEAD = "类型: 项目支出绩效自评\n年度: 2024\n名称: 甲\n"

CASES = {
    "keys in order, comments above and behind go with them": (
        "# 批复名称\n名称: 甲  # 简称\n# 自评表\n类型: 项目支出绩效自评  # 项目\n年度: 2024\n",
        "# 自评表\n类型: 项目支出绩效自评  # 项目\n年度: 2024\n# 批复名称\n名称: 甲  # 简称\n",
    ),
    "a head of several lines stays on top": (
        "# 某局\n# 2024年度\n年度: 2024\n类型: 项目支出绩效自评\n",
        "# 某局\n# 2024年度\n类型: 项目支出绩效自评\n年度: 2024\n",
    ),
    "a head with a blank line below stays on top": (
        "# 某局\n\n年度: 2024\n类型: 项目支出绩效自评\n",
        "# 某局\n\n类型: 项目支出绩效自评\n年度: 2024\n",
    ),
    "no key crosses a comment that stands for itself": (
        "名称: 甲\n类型: 项目支出绩效自评\n\n# 以下由财务填写\n\n年度: 2024\n项目代码: 12\n",
        "类型: 项目支出绩效自评\n名称: 甲\n\n# 以下由财务填写\n\n年度: 2024\n项目代码: 12\n",
    ),
    "blank lines stay where they are": (
        "名称: 甲\n\n年度: 2024\n类型: 项目支出绩效自评\n",
        "类型: 项目支出绩效自评\n\n年度: 2024\n名称: 甲\n",
    ),
    "aliases take their own names": (
        "类型: 项目支出绩效自评\n年度: 2024\n项目名称: 甲\n绩效指标:\n  产出指标:\n    - 指标: 甲\n      指标值: 1\n      得分: 2\n"
        "      分值: 2\n      评扣分标准: 按比例得分\n      偏离原因: 无\n",
        HEAD
        + "绩效指标:\n  产出指标:\n    - 指标: 甲\n      年度指标值: 1\n      评分标准: 按比例得分\n      分值: 2\n"
        "      自评得分: 2\n      偏差原因: 无\n",
    ),
    "an alias beside its own name is left to its writer": (
        HEAD + "项目名称: 乙\n",
        HEAD + "项目名称: 乙\n",
    ),
    "rows of money under another name": (
        HEAD + "资金:\n  单位: 万元\n  其中:\n    本年财政拨款: {全年执行数: 1, 全年预算数: 2}\n",
        HEAD + "资金:\n  单位: 万元\n  其中:\n    当年财政拨款: {全年预算数: 2, 全年执行数: 1}\n",
    ),
    "names of the writer's own keep their order": (
        HEAD
        + "绩效指标:\n  效益指标:\n    乙:\n      - 指标: 一\n    甲:\n      - 指标: 二\n  产出指标:\n    - 指标: 三\n",
        HEAD
        + "绩效指标:\n  效益指标:\n    乙:\n      - 指标: 一\n    甲:\n      - 指标: 二\n  产出指标:\n    - 指标: 三\n",
    ),
    "keys of one's own stay behind their neighbour": (
        "年度: 2024\nx-经办: 张\n类型: 项目支出绩效自评\n",
        "类型: 项目支出绩效自评\n年度: 2024\nx-经办: 张\n",
    ),
    "scalars stay as they were written": (
        HEAD
        + "职责: ~\n实施单位: NO\n项目代码: 0.30\n填报日期: 2024-06-30\n责任处室: \"甲\\t\\u4e59\"\n主管部门: '甲''乙'\n报告:\n",
        HEAD
        + "项目代码: 0.30\n主管部门: '甲''乙'\n实施单位: NO\n责任处室: \"甲\\t\\u4e59\"\n填报日期: 2024-06-30\n职责: ~\n报告:\n",
    ),
    "braces: blanks and order, empty cells stay empty": (
        HEAD + "资金:\n  年度资金总额: { 全年执行数: 1_000,全年预算数:  2 }\n  单位: 元\n  其中: {}\n",
        HEAD + "资金:\n  单位: 元\n  年度资金总额: {全年预算数: 2, 全年执行数: 1_000}\n  其中: {}\n",
    ),
    "braces with an empty cell keep their order": (
        HEAD + "资金:\n  年度资金总额: {全年执行数: , 全年预算数: 2}\n",
        HEAD + "资金:\n  年度资金总额: {全年执行数: , 全年预算数: 2}\n",
    ),
    "two blanks per level, comments set in with their keys": (
        HEAD
        + "绩效指标:\n    产出指标:\n    # 第一项\n    -   指标: 甲\n        # 分数\n        分值: 3\n    # 末尾\n",
        HEAD + "绩效指标:\n  产出指标:\n    # 第一项\n    - 指标: 甲\n      # 分数\n      分值: 3\n    # 末尾\n",
    ),
    "the comment of a key that becomes the first stands above the item": (
        HEAD + "绩效指标:\n  产出指标:\n    - 分值: 3\n      # 名称待定\n      指标: 甲\n",
        HEAD + "绩效指标:\n  产出指标:\n    # 名称待定\n    - 指标: 甲\n      分值: 3\n",
    ),
    "block texts keep their lines, and comments behind them stay outside": (
        HEAD
        + "年度总体目标:\n    实际完成情况: |-\n        一\n          # 文字\n\n    # 注释\n    预期目标: >\n        二\n",
        HEAD + "年度总体目标:\n  # 注释\n  预期目标: >\n    二\n\n  实际完成情况: |-\n    一\n      # 文字\n",
    ),
    "line ends, trailing blanks and a missing last line end": (
        "类型: 项目支出绩效自评   \n年度: 2024",
        "类型: 项目支出绩效自评\n年度: 2024\n",
    ),
    "tabs that stand for blanks": (
        '类型:\t项目支出绩效自评\t# 类\t型\n年度: 2024\t\n名称: "甲\t乙"\n资金: {单位:\t元,\t其中: {}}\n',
        '类型: 项目支出绩效自评 # 类\t型\n年度: 2024\n名称: "甲\t乙"\n资金: {单位: 元, 其中: {}}\n',
    ),
    "a comment behind a dash goes above the item": (
        HEAD + "绩效指标:\n  产出指标:\n    - # 甲的说明\n      分值: 3\n      指标: 甲\n    -\n      指标: 乙\n",
        HEAD + "绩效指标:\n  产出指标:\n    # 甲的说明\n    - 指标: 甲\n      分值: 3\n    - 指标: 乙\n",
    ),
    "a comment at the end of an item stays in it": (
        HEAD + "绩效指标:\n    甲:\n        乙:\n        - 指标: 一\n          # 一完\n    丙:\n        - 指标: 二\n",
        HEAD + "绩效指标:\n  甲:\n    乙:\n      - 指标: 一\n        # 一完\n  丙:\n    - 指标: 二\n",
    ),
    "a long sentence is not folded, a folded one is joined": (
        HEAD + f"职责: {'很长的话，' * 100}\n报告:\n  基本情况: 一 二\n    三\n",
        HEAD + f"职责: {'很长的话，' * 100}\n报告:\n  基本情况: 一 二 三\n",
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_case(text: str, expected: str) -> None:
    result = formatted(text, "表.yaml")
    assert result == Formatted(expected)
    assert formatted(expected, "表.yaml").text == expected


def test_what_would_lose_a_comment_is_left_as_it_is() -> None:
    text = (
        "年度: 2024\n类型: 项目支出绩效自评\n资金:\n    年度资金总额: {全年预算数: 2, # 调整后\n      全年执行数: 1}\n"
    )
    kept = (
        "类型: 项目支出绩效自评\n年度: 2024\n资金:\n    年度资金总额: {全年预算数: 2, # 调整后\n      全年执行数: 1}\n"
    )
    assert formatted(text, "表.yaml") == Formatted(kept, left=("版式",))


@pytest.mark.parametrize(
    "text",
    [
        "类型: [1\n",
        "类型: &a 1\n名称: *a\n",
        "类型: 甲\n---\n类型: 乙\n",
        "类型: 甲\n类型: 乙\n",
        "- 类型: 甲\n",
        "",
        "a" * 9,
    ],
)
def test_what_cannot_be_read_is_not_touched(text: str) -> None:
    assert formatted(text, "表.yaml").text is None


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("类型: 甲\n", True),
        ("# 头\n'类型': 甲\n", True),
        ("名称: 甲\n类型：项目\n", True),
        ("  类型: 甲\n", False),
        ("repos:\n  - repo: local\n", False),
        ("类型说明: 甲\n", False),
        ("", False),
    ],
)
def test_which_files_are_tables(text: str, table: bool) -> None:
    assert is_table(text) is table


def test_a_value_that_yaml_swallowed_is_not_swallowed_for_good() -> None:
    text = HEAD + "绩效指标:\n  产出指标:\n    - 指标: 甲\n      分值: 3\n      年度指标值: >3\n"
    kept = HEAD + "绩效指标:\n  产出指标:\n    - 指标: 甲\n      年度指标值: >3\n      分值: 3\n"
    assert formatted(text, "表.yaml") == Formatted(kept, left=("版式",))
