"""A misspelt key is one mistake: what its absence brings about is not listed beside it; everything else is."""

from __future__ import annotations

import json

import pytest

from perfscore.shell.cli import main

SHEET = """\
类型: 项目支出绩效自评
年度: 2024
名称: 测试
绩效指标:
  产出指标:
    数量指标:
      - {指标: 甲, 年度指标值: 5个, 实际完成值: 4个, 分值: 50, 自评得分: 40, 偏差原因: 天气, 改进措施: 抢工}
  满意度指标:
    - {指标: 群众满意度, 年度指标值: ≥90%, 实际完成值: 95%, 分值: 50, 自评得分: 50, 数据来源: 问卷100份}
自评总分: 90
"""


@pytest.fixture
def codes(tmp_path, capsys):
    def found(text):
        path = tmp_path / "a.yaml"
        path.write_text(text, encoding="utf-8")
        main(["check", str(path), "-f", "json"])
        return {row["代码"] for row in json.loads(capsys.readouterr().out)["问题"]}

    return found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("年度指标直", "年度指标值"),
        ("实际完成直", "实际完成值"),
        ("偏差原由", "偏差原因"),
        ("改进措失", "改进措施"),
        ("数据来原", "数据来源"),
        ("名乘", "名称"),
        ("年渡", "年度"),
        ("类形", "类型"),
    ],
)
def test_the_consequence_is_not_listed(codes, written, meant):
    assert codes(SHEET.replace(f"{meant}:", f"{written}:")) - codes(SHEET) == {"PS114"}


def test_without_the_key_it_is_said(codes):
    assert "PS511" in codes(SHEET.replace("年度指标值: 5个, ", ""))
    assert "PS602" in codes(SHEET.replace(", 偏差原因: 天气, 改进措施: 抢工", ""))


def test_another_row_keeps_its_own_mistake(codes):
    text = SHEET.replace("年度指标值: 5个", "年度指标直: 5个").replace("年度指标值: ≥90%, ", "")
    assert {"PS114", "PS511"} <= codes(text)
