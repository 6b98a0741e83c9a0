"""``perfscore explain`` of a whole sheet: the total, why it is not the reported one, losing rows first, conventions once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from run import run

SHEET = """\
类型: 项目支出绩效自评
年度: 2024
名称: 农村公路养护
资金:
  单位: 万元
  年度资金总额: {{年初预算数: 100, 全年预算数: 100, 全年执行数: 95}}
  分值: 10
  自评得分: {funds}
绩效指标:
  产出指标:
    - {{指标: 甲路, 年度指标值: 50公里, 实际完成值: 50公里, 分值: 30, 自评得分: 30}}
    - {{指标: 乙路, 年度指标值: 50公里, 实际完成值: 40公里, 分值: 20, 自评得分: 20}}
    - {{指标: 丙路, 年度指标值: 50公里, 实际完成值: 25公里, 分值: 40, 自评得分: 19.5}}
自评总分: {total}
"""


@pytest.fixture
def explain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)

    def explained(*words: str, funds: str = "9.5", total: str = "79") -> str:
        Path("a.yaml").write_text(SHEET.format(funds=funds, total=total), encoding="utf-8")
        ran = run(capsys, "explain", "a.yaml", *words)
        assert (ran.status, ran.err) == (0, "")
        return ran.out

    return explained


def test_why_the_reported_total_is_another(explain) -> None:  # type: ignore[no-untyped-def]
    assert re.sub(r"，等级.", "", explain("总分")) == (
        "总分（农村公路养护，2024年）\n"
        "  满分100分\n"
        "  -0.5  预算执行\n"
        "  -4  第2项 乙路\n"
        "  -20  第3项 丙路\n"
        "  计算得分75.5分\n"
        "\n"
        "自评总分79分，比计算得分高3.5分。\n"
        "自评与计算不同的：\n"
        "  第2项 乙路：自评20分，计算16分，差+4分\n"
        "  第3项 丙路：自评19.5分，计算20分，差-0.5分\n"
        "  以上合计+3.5分。\n"
    )


def test_a_total_that_is_not_the_sum_of_its_rows(explain) -> None:  # type: ignore[no-untyped-def]
    lines = explain("自评总分", total="80").splitlines()
    assert lines[-2:] == [
        "  自评总分：各项自评得分合计79分，总分填80分，差+1分",
        "  以上合计+4.5分。",
    ]


def test_budget_execution_is_explained(explain) -> None:  # type: ignore[no-untyped-def]
    lines = explain("预算执行率", funds="9").splitlines()
    assert lines[:2] == ["预算执行", "  全年预算数100，全年执行数95（万元）"]
    assert "  得分：9.5分（满分10分）；自评得分9分" in lines


def test_losing_rows_come_first_and_conventions_once(explain) -> None:  # type: ignore[no-untyped-def]
    shown = explain()
    heads = re.findall(r"^(总分|预算执行|\d\. .路|其余\d项满分|采用口径)", shown, re.MULTILINE)
    assert heads == ["总分", "预算执行", "3. 丙路", "2. 乙路", "其余1项满分", "采用口径"]
    assert shown.count("定量未达标：") == 1
    assert "  1. 甲路：30分　" in shown


def test_one_row_is_explained_as_before(explain) -> None:  # type: ignore[no-untyped-def]
    shown = explain("乙路")
    assert shown.startswith("2. 乙路（产出指标）\n")
    assert "采用口径：\n" in shown


def test_json_holds_the_total_and_the_differences(explain) -> None:  # type: ignore[no-untyped-def]
    result = json.loads(explain("--format", "json"))
    assert list(result) == ["格式", "文件", "评分办法", "总分", "预算执行", "指标"]
    assert [each["名称"] for each in result["总分"]["差异"]] == ["第2项 乙路", "第3项 丙路"]
    assert (result["总分"]["得分"], result["预算执行"]["得分"], len(result["指标"])) == (75.5, 9.5, 3)
    assert json.loads(explain("总分", "--format", "json"))["指标"] == []


def test_the_last_step_ends_where_the_score_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """部分达成 is worth less than 80 % of 0.4: 0.31 at most, and no other number stands beside it."""
    monkeypatch.chdir(tmp_path)
    row = "{指标: 丁路, 年度指标值: 年内完成养护, 实际完成值: 部分路段没有在年度内完成, 分值: 0.4, 自评得分: 0.4}"
    Path("a.yaml").write_text(SHEET.format(funds="9.5", total="79"), encoding="utf-8")
    text = Path("a.yaml").read_text(encoding="utf-8")
    Path("a.yaml").write_text(text.replace("自评总分", f"    - {row}\n自评总分"), encoding="utf-8")
    shown = run(capsys, "explain", "a.yaml", "4").out
    assert "0.4分 → 0.24~0.31分\n得分：不能确定，在0.24分至0.31分之间（满分0.4分）。" in shown
