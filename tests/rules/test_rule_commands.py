"""``rule`` and ``explain``: exit codes, the words marked, JSON with every key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perfscore.shell.cli import main

SHEET = """\
类型: 项目支出绩效自评
年度: 2023
名称: 测绘
绩效指标:
  产出指标:
    数量指标:
      - {指标: 建设完成率, 年度指标值: 100%, 实际完成值: 97%, 分值: 30, 评分标准: 每降低1%扣2分}
      - {指标: 完成时间, 年度指标值: ≥1年, 实际完成值: 2024-02-20, 分值: 5, 评分标准: "年内完成计5分，每超过1个月扣1分"}
      - {指标: 建设处数, 年度指标值: 10处, 实际完成值: 8处, 分值: 65}
"""


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    path = tmp_path / "cehui.yaml"
    path.write_text(SHEET, encoding="utf-8")
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = main(arguments)
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def test_rule_shows_clauses_needs_and_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "rule", "每发现一例扣1分；未公示不得分", "--full", "5")
    assert (status, err) == (0, "")
    assert (
        out
        == """\
评分标准：
  每发现一例扣1分；未公示不得分
  ^^^^^^^1^^^^^^^  ^^^^^2^^^^^^

第1条  按次数扣分：每发现一例扣1分
第2条  不得分：未公示不得分

需要的计分数据：
  每发现一例（次数，第1条）
  未公示（是否，第2条）

采用口径：
  不足一步怎样计：满一步。系统约定，文件未作规定。

得分表（满分5分）：
  （其余计分数据 未公示：否）
  每发现一例   得分
  0           ████████████████████ 5
  1           ████████████████░░░░ 4
  2           ████████████░░░░░░░░ 3
  3           ████████░░░░░░░░░░░░ 2
  4           ████░░░░░░░░░░░░░░░░ 1
  5           ░░░░░░░░░░░░░░░░░░░░ 0
"""
    )


def test_rule_that_is_not_understood_says_where_and_exits_1(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _err = run(capsys, "rule", "每低1%扣一点")
    assert status == 1
    assert (
        out
        == """\
评分标准：
  每低1%扣一点
  ^^^^^^^^^^^^

没有读懂：第1个字起的“每低1%扣一点”
  此处应为：得多少分、扣多少分、不得分
  可写作：每降低1%扣1分
"""
    )


def test_rule_json_has_every_key(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _err = run(
        capsys, "rule", "每降低1%扣1分", "--target", "95%", "--actual", "92.5%", "--full", "3", "--format", "json"
    )
    found = json.loads(out)
    assert status == 0
    assert list(found) == ["格式", "条款", "得分", "得分区间", "过程", "歧义", "未识别"]
    assert (found["得分"], found["得分区间"]) == (1, [1, 1])
    assert found["歧义"] == [{"说明": "不足一步的按一步计", "得分": 0}, {"说明": "不足一步的按比例计", "得分": 0.5}]
    assert found["条款"][0] == {
        "序号": 1,
        "原文": "每降低1%扣1分",
        "起": 0,
        "止": 8,
        "种类": "按百分比逐步扣分",
        "规范": "每降低1%扣1分",
        "需要": [],
    }


def test_rule_takes_facts_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    given = ("rule", "每发现一例扣1分；未公示不得分", "--full", "5", "--format", "json")
    assert json.loads(run(capsys, *given, "--data", "2,否")[1])["得分"] == 3
    assert json.loads(run(capsys, *given, "--data", "未公示=是，发现=2")[1])["得分"] == 0


def test_rule_refuses_full_marks_that_are_no_number(capsys: pytest.CaptureFixture[str]) -> None:
    status, _out, err = run(capsys, "rule", "未完成不得分", "--full", "五")
    assert (status, err) == (2, "出错：“--full”应为分数，现为“五”。\n")


def test_explain_tells_the_story_of_lateness(capsys: pytest.CaptureFixture[str], sheet: str) -> None:
    status, out, _err = run(capsys, "explain", sheet, "完成时间")
    assert status == 0
    for line in (
        "期限2023年12月31日，完成于2024年2月20日，逾期51天，满1个“1个月”，计1步，扣1×1＝1分：5分 → 4分",
        "得分：4分（满分5分）",
        "  不足一步的按一步计 → 3分",
        "  不足一步的按比例计 → 3.31分",
        "  月数：对月对日，月末日对月末日。系统约定，文件未作规定。",
    ):
        assert line in out


def test_explain_finds_by_number_and_by_part_of_the_name(capsys: pytest.CaptureFixture[str], sheet: str) -> None:
    assert run(capsys, "explain", sheet, "1")[1] == run(capsys, "explain", sheet, "完成率")[1]
    assert run(capsys, "explain", sheet, "建设")[2] == (
        "出错：名称含“建设”的指标不止一项，请写序号：1 建设完成率、3 建设处数。\n"
    )
    assert run(capsys, "explain", sheet, "9")[2] == "出错：没有第9项，共3项。\n"
    assert run(capsys, "explain", sheet, "没有")[2] == "出错：没有名称含“没有”的指标。\n"


def test_explain_without_a_standard_cites_the_policy(capsys: pytest.CaptureFixture[str], sheet: str) -> None:
    out = run(capsys, "explain", sheet, "3")[1]
    assert "没有评分标准，按评分办法“财政部”计分。" in out
    assert "得分：52分（满分65分）" in out
    assert "财预〔2020〕10号" in out


def test_explain_json(capsys: pytest.CaptureFixture[str], sheet: str) -> None:
    found = json.loads(run(capsys, "explain", sheet, "1", "--format", "json")[1])
    assert (found["得分"], found["状态"], found["条款"][0]["种类"]) == (24, "计算", "按百分比逐步扣分")
    assert [row["名称"] for row in found["口径"]] == ["百分点"]  # whole steps: how a part counts decided nothing
    every = json.loads(run(capsys, "explain", sheet, "--format", "json")[1])
    assert [row["序号"] for row in every["指标"]] == [1, 2, 3]


def test_explain_of_what_is_no_sheet_exits_3(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("年度: [", encoding="utf-8")
    status, out, err = run(capsys, "explain", str(path))
    assert (status, out) == (3, "")
    assert err
