"""Comments and baselines that silence findings."""

from decimal import Decimal

import pytest

from perfscore.checks import silence
from perfscore.model.finding import Category, Code, Level
from perfscore.model.source import Span
from perfscore.present import findings_json

CODE = Code("PS401", Level.WARNING, Category.CROSS, "指标值不同", "")
FILE = """指标: 甲  # perfscore: ignore PS401 批复文件另有规定
# perfscore: ignore PS401，PS402 下一行
# 别的注释
指标: 乙
预期目标: |  # perfscore: ignore PS401 文字另有出处
  第一行
    第二行

  第三行
指标: 丙  # perfscore: ignore PS401
指标: 丁  # perfscore: ignore 因为
说明: "# perfscore：ignore PS402 全角冒号也可以"
"""


@pytest.mark.parametrize(
    ("line", "code", "covered"),
    [
        (1, "PS401", True),
        (1, "PS402", False),
        (2, "PS401", False),
        (4, "PS401", True),
        (4, "PS402", True),
        (5, "PS401", True),
        (6, "PS401", True),
        (9, "PS401", True),
        (10, "PS401", False),
        (11, "PS401", False),
    ],
)
def test_comments(line, code, covered):
    finding = Code(code, Level.ERROR, Category.CROSS, "", "").at(Span("a.yaml", line, 1))
    assert silence.comments(FILE, "a.yaml").covers(finding) is covered


def test_a_comment_needs_code_and_reason():
    quiet = silence.comments(FILE, "a.yaml")
    assert [(finding.at.line, finding.message) for finding in quiet.findings] == [
        (10, "忽略注释PS401之后没有写理由，没有生效。"),
        (11, "忽略注释没有写代码，没有生效。"),
    ]


def test_a_file_without_comments_costs_nothing():
    assert silence.comments("指标: 甲\n", "a.yaml") is silence.NOTHING


def finding(line, message="“甲”：部门表（a.yaml:12）30个", indicator="甲"):
    return CODE.at(Span("a.yaml", line, 1), message, indicator=indicator, stake=Decimal(1))


def test_baseline_does_not_mind_moved_lines():
    known = silence.baseline(findings_json.json([finding(3)]))
    moved = finding(30, "“甲”：部门表（a.yaml:99）30个")
    assert list(known.new([moved])) == []


def test_baseline_hides_each_known_finding_once():
    known = silence.baseline(findings_json.json([finding(3)]))
    twice, other = [finding(3), finding(8)], finding(3, "另一个说明")
    assert list(known.new([*twice, other])) == [twice[1], other]
    assert list(known.new(twice)) == [twice[1]]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"问题": [{"代码": "PS401"}]}', "不是JSON"])
def test_baseline_of_something_else(text):
    with pytest.raises(ValueError, match=r"."):
        silence.baseline(text)
