"""perfscore.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfscore.load.config import Config, find, parse
from perfscore.model.finding import Level
from perfscore.model.source import Span

FOLDER = Path("库")


def said(text: str) -> list[tuple[str, int, int, str]]:
    findings = parse(text, "perfscore.yaml", FOLDER).findings
    return [(finding.code, finding.at.line, finding.at.column, finding.message) for finding in findings]


def test_all_settings() -> None:
    text = (
        "文件: [indicators/**/*.yaml]\n评分办法: 湖南省\n模板目录: 模板\n关闭: [PS621, PS622]\n"
        "级别: {PS311: 警告, PS301: 疑点, PS201: 错误, PS202: 提示}\nx-备注: 甲\n"
    )
    assert parse(text, "perfscore.yaml", FOLDER) == Config(
        folder=FOLDER,
        files=("indicators/**/*.yaml",),
        files_at=Span("perfscore.yaml", 1, 6, 1, 26),
        policy="湖南省",
        templates=FOLDER / "模板",
        off=frozenset(("PS621", "PS622")),
        levels={"PS311": Level.WARNING, "PS301": Level.WARNING, "PS201": Level.ERROR, "PS202": Level.HINT},
        text=text,
        policy_at=Span("perfscore.yaml", 2, 7, 2, 10),
    )


@pytest.mark.parametrize("text", ["", "# 还没有设置\n"])
def test_an_empty_file_sets_nothing(text: str) -> None:
    assert parse(text, "perfscore.yaml", FOLDER) == Config(folder=FOLDER, text=text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("评分办发: 湖南省\n", ("PS114", 1, 1, "“设置”里没有“评分办发”这个键，其内容没有读入。")),
        ("关闭: PS1\n", ("PS130", 1, 5, "“PS1”不是问题代码。")),
        ("关闭: [PS101, 单位]\n", ("PS130", 1, 13, "“单位”不是问题代码。")),
        ("级别: {PS311: 严重}\n", ("PS130", 1, 13, "“PS311”的级别不能是“严重”。")),
        ("级别: {甲: 警告}\n", ("PS130", 1, 6, "“甲”不是问题代码。")),
        ("级别: PS311\n", ("PS116", 1, 5, "“级别”应为映射，现为一段文字。")),
        ("文件: {甲: 乙}\n", ("PS116", 1, 6, "“文件”应为文字或列表，现为映射（“键: 值”）。")),
        ("评分办法：湖南省\n", ("PS103", 1, 5, "“评分办法”后面是全角冒号“：”，整行被当作了一段文字。")),
        (
            "文件: *.yaml\n",
            ("PS102", 1, 5, "值以“*”开头，在YAML里有特别含义，不能直接写。以后的内容没有读到，文件不计分。"),
        ),
    ],
)
def test_a_mistake_is_a_finding_at_its_place(text: str, finding: tuple[str, int, int, str]) -> None:
    assert said(text) == [finding]


def test_the_rest_is_still_read() -> None:
    config = parse("关闭: [单位, PS621]\n评分办法: 湖南省\n", "perfscore.yaml", FOLDER)
    assert (config.off, config.policy) == (frozenset(("PS621",)), "湖南省")


def test_it_is_found_upward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "perfscore.yaml").write_text("评分办法: 湖南省\n", encoding="utf-8")
    deep = tmp_path / "甲" / "乙"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    config = find(Path())
    assert (config.folder, config.policy, config.file) == (tmp_path.resolve(), "湖南省", "../../perfscore.yaml")


def test_without_one_nothing_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_file", lambda self: False)
    assert find(tmp_path) == Config()
