"""``fill`` case by case: what is written where."""

from __future__ import annotations

from decimal import Decimal
from difflib import unified_diff
from pathlib import Path

import pytest

from perfscore import policies
from perfscore.edit.document import fresh, read
from perfscore.edit.fill import Filled, filled

SHIPPED = sorted((Path(__file__).parents[2] / "indicators").rglob("*.yaml"))
HEAD = "类型: 项目支出绩效自评\n年度: 2024\n名称: 甲\n评分办法: 湖南省\n"
MONEY = "资金:\n  单位: 万元\n  年度资金总额: {全年预算数: 120.50, 全年执行数: 90}\n"
ROWS = "绩效指标:\n  产出指标:\n"
ROW = "    - 指标: 甲\n      年度指标值: 5个\n      实际完成值: 4个\n      分值: 10\n"


def fill(text: str, *, everything: bool = False) -> Filled:
    return filled(fresh(text), "表.yaml", lambda sheet: policies.for_sheet(sheet, None, None), everything=everything)


def lines(old: str, result: Filled) -> list[str]:
    """The changed lines, with - and +."""
    assert result.document is not None
    found = unified_diff(old.split("\n"), result.document.text.split("\n"), n=0, lineterm="")
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


# fmt: off  # one change a line
CASES = {
    "missing keys come behind their neighbours": (
        HEAD + MONEY + ROWS + ROW,
        ["+  执行率: 74.69%", "+  自评得分: 7.47", "+      自评得分: 8", "+自评总分: 15.47"],
    ),
    "empty cells are filled where they are, comments keep their column": (
        HEAD
        + "资金:\n  执行率:   # 财务填\n"
        + MONEY[4:]
        + "  自评得分: —\n"
        + ROWS
        + ROW
        + "      自评得分: \n自评总分: /\n",
        [
            "-  执行率:   # 财务填",
            "+  执行率: 74.69%   # 财务填",
            "-  自评得分: —",
            "+  自评得分: 7.47",
            "-      自评得分: ",
            "-自评总分: /",
            "+      自评得分: 8",
            "+自评总分: 15.47",
        ],
    ),
    "the alias stays": (
        HEAD + ROWS + ROW + "      得分: ~\n",
        ["-      得分: ~", "+      得分: 8", "+自评总分: 8"],
    ),
    "in braces": (
        HEAD + ROWS + "    - {指标: 甲, 分值: 10, 年度指标值: 5个, 实际完成值: 4个}\n",
        [
            "-    - {指标: 甲, 分值: 10, 年度指标值: 5个, 实际完成值: 4个}",
            "+    - {指标: 甲, 分值: 10, 自评得分: 8, 年度指标值: 5个, 实际完成值: 4个}",
            "+自评总分: 8",
        ],
    ),
    "an empty cell in braces": (
        HEAD + ROWS + "    - {指标: 甲, 年度指标值: 5个, 实际完成值: 4个, 分值: 10, 自评得分: }\n",
        [
            "-    - {指标: 甲, 年度指标值: 5个, 实际完成值: 4个, 分值: 10, 自评得分: }",
            "+    - {指标: 甲, 年度指标值: 5个, 实际完成值: 4个, 分值: 10, 自评得分: 8}",
            "+自评总分: 8",
        ],
    ),
    "comments of the last row stay with it": (
        HEAD + ROWS + ROW + "      自评得分: 8\n      # 待核\n\n# 附注\n职责: 无\n",
        ["+自评总分: 8"],
    ),
    "behind a block text": (
        HEAD + ROWS + "    - 指标: 甲\n      分值: 10\n      实际完成值: 4个\n      年度指标值: |\n        5个\n\n",
        ["+      自评得分: 8", "+自评总分: 8"],
    ),
    "without a last line end": (
        (HEAD + ROWS + ROW).rstrip("\n"),
        ["+      自评得分: 8", "+自评总分: 8"],
    ),
}
# fmt: on


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_case(text: str, expected: list[str]) -> None:
    assert lines(text, fill(text)) == expected


def told(result: Filled) -> list[tuple[int, str, str]]:
    """What was left empty: line, whose it is, why."""
    return [(left.at.line, left.name, left.reason) for left in result.left]


def test_where_the_total_goes() -> None:
    text = HEAD + ROWS + ROW + "      自评得分: 8\n      # 待核\n\n# 附注\n职责: 某\n"
    result = fill(text)
    assert result.document is not None
    assert result.document.text == text.replace("# 待核\n", "# 待核\n自评总分: 8\n")


def test_what_was_reported_is_kept_unless_all_is_asked_for() -> None:
    text = (
        HEAD
        + MONEY
        + "  分值: 10\n  执行率: 75%\n  自评得分: 7.5\n"
        + ROWS
        + ROW
        + "      自评得分: 9.50  # 处室评\n自评总分: 17\n"
    )
    kept = fill(text)
    assert not kept.changed
    assert kept.different == 2
    assert lines(text, fill(text, everything=True)) == [
        "-  执行率: 75%",
        "-  自评得分: 7.5",
        "+  执行率: 74.69%",
        "+  自评得分: 7.47",
        "-      自评得分: 9.50  # 处室评",
        "-自评总分: 17",
        "+      自评得分: 8  # 处室评",
        "+自评总分: 15.47",
    ]


def test_an_equal_score_written_otherwise_is_not_rewritten() -> None:
    text = HEAD + ROWS + ROW + "      自评得分: 8.00\n自评总分: 8.0\n"
    assert not fill(text, everything=True).changed


def test_what_is_undecided_stays_empty_and_is_named() -> None:
    text = (
        HEAD
        + ROWS
        + ROW
        + "    - 指标: 乙\n      年度指标值: 提升\n      实际完成值: 有所提升\n      分值: 5\n    - 指标: 丙\n      年度指标值: 5个\n      分值: 5\n"
    )
    result = fill(text)
    assert lines(text, result) == ["+      自评得分: 8"]
    assert told(result) == [
        (11, "乙", "定性指标，文字不能说明达成程度，须由人评定"),
        (15, "丙", "无实际完成值"),
        (5, "自评总分", "还有2项没有自评得分"),
    ]


def test_a_row_that_a_person_must_judge_keeps_its_score() -> None:
    text = (
        HEAD
        + ROWS
        + "    - 指标: 乙\n      年度指标值: 提升\n      实际完成值: 有所提升\n      分值: 5\n      自评得分: 4\n"
    )
    result = fill(text, everything=True)
    assert result.total == Decimal(4)
    assert result.rows == 0
    assert result.left == ()


def test_all_names_the_rows_whose_score_it_could_not_confirm() -> None:
    text = (
        HEAD
        + ROWS
        + "    - 指标: 乙\n      年度指标值: ≤2100元\n      实际完成值: 1930.57万元\n      分值: 5\n      自评得分: 5\n"
    )
    (left,) = fill(text, everything=True).left
    assert (left.at.line, left.name) == (7, "乙")
    assert left.reason.endswith("；保留自评得分5分")


def test_an_adjudicated_row_is_filled_with_what_was_computed() -> None:
    text = HEAD + ROWS + ROW + "      核定: {得分: 6, 理由: 佐证不足}\n"
    assert lines(text, fill(text)) == ["+      自评得分: 8", "+自评总分: 8"]


def test_no_budget() -> None:
    text = HEAD + MONEY.replace("120.50", "0") + ROWS + ROW
    result = fill(text)
    assert lines(text, result) == ["+      自评得分: 8"]
    assert told(result) == [
        (7, "预算执行率", "全年预算数缺失或不大于0，不能计算执行率"),
        (8, "自评总分", "还有1项没有自评得分"),
    ]


def test_a_policy_that_gives_execution_no_points() -> None:
    text = HEAD.replace("湖南省", "衡阳市申报") + MONEY + ROWS + ROW
    assert lines(text, fill(text)) == ["+  执行率: 74.69%", "+      自评得分: 8", "+自评总分: 8"]


def test_a_declaration_has_no_scores() -> None:
    text = (
        HEAD.replace("项目支出绩效自评", "绩效目标申报")
        + ROWS
        + "    - 指标: 甲\n      年度指标值: 5个\n      分值: 10\n"
    )
    result = fill(text)
    assert result.declaration
    assert result.document == fresh(text)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        (HEAD + ROWS + ROW + "      没有: 1\n", False),
        (HEAD + ROWS + ROW.replace("10", "十"), False),
        (HEAD + ROWS + ROW + "      自评得分: 待定\n", False),
        (HEAD + "绩效指标: [\n", True),
        ("类型: 项目支出绩效自评\n", True),
    ],
)
def test_a_file_with_mistakes_is_left_alone(text: str, unread: bool) -> None:
    result = fill(text)
    assert result.document is None
    assert result.findings
    assert result.unread is unread


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_files_emptied_and_filled_again(path: Path) -> None:
    """Take out every score that equals the computed one: fill puts back the same bytes."""
    document = read(path.read_bytes())
    full = filled(document, path.name, lambda sheet: policies.for_sheet(sheet, None, None), everything=True).document
    assert full is not None
    bare = "\n".join(
        line.partition("自评得分:")[0] + "自评得分:" if "自评得分:" in line else line for line in full.text.split("\n")
    )
    again = fill(bare)
    assert again.document is not None
    named = {left.at.line for left in again.left}
    for number, (line, kept) in enumerate(
        zip(full.text.split("\n"), again.document.text.split("\n"), strict=True), start=1
    ):
        assert line == kept or any(number - 20 < here <= number for here in named), number
