"""A policy with a mistake is told once, at its own line; each table that uses it says so at its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from run import run

TABLE = """类型: 项目支出绩效自评
年度: 2024
名称: 甲{}
绩效指标:
  产出指标:
    - {{指标: 甲, 年度指标值: 10个, 实际完成值: 9个, 分值: 10}}
"""
OWN = "policies/甲办.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policies").mkdir()
    (tmp_path / OWN).write_text("名称: 甲办\n版本: 1\n取值:\n  满分: {值: 一百}\n", encoding="utf-8")
    (tmp_path / "perfscore.yaml").write_text("", encoding="utf-8")
    for number in (1, 2, 3):
        (tmp_path / f"t{number}.yaml").write_text(TABLE.format(number) + "评分办法: 甲办\n", encoding="utf-8")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], command: str) -> list[tuple[str, int, str]]:
    ran = run(capsys, command, "--format", "json", "t1.yaml", "t2.yaml", "t3.yaml")
    return [(each["文件"], each["行"], each["代码"]) for each in json.loads(ran.out)["问题"] if each["级别"] == "错误"]


@pytest.mark.parametrize("command", ["score", "check"])
def test_a_mistake_in_the_policy_is_told_once(capsys: pytest.CaptureFixture[str], command: str) -> None:
    tables = [(f"t{number}.yaml", 7, "PS132") for number in (1, 2, 3)]
    assert told(capsys, command) == [(OWN, 4, "PS132"), *tables]


@pytest.mark.parametrize("command", ["score", "check"])
def test_a_policy_of_perfscore_yaml_that_is_not_to_be_had(
    capsys: pytest.CaptureFixture[str], folder: Path, command: str
) -> None:
    (folder / "perfscore.yaml").write_text("# 设置\n评分办法: 没有办\n", encoding="utf-8")
    for number in (1, 2, 3):
        (folder / f"t{number}.yaml").write_text(TABLE.format(number), encoding="utf-8")
    tables = [(f"t{number}.yaml", 1, "PS132") for number in (1, 2, 3)]
    assert told(capsys, command) == [("perfscore.yaml", 2, "PS131"), *tables]


def test_the_excerpt_is_that_of_the_policy(capsys: pytest.CaptureFixture[str]) -> None:
    err = run(capsys, "score", "t1.yaml", "t2.yaml").err
    assert err.startswith(
        "policies/甲办.yaml:4:11: 错误 PS132 评分办法文件有误（格式）\n"
        "   4 │   满分: {值: 一百}\n"
        "     │              ^^^^\n"
        "  口径“满分”的值“一百”应为数字。\n"
        "\n"
        "t1.yaml:7:7: 错误 PS132 评分办法文件有误（格式）\n"
        "   7 │ 评分办法: 甲办\n"
    )
