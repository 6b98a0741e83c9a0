"""From arguments to files."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from perfscore.load import config, discover, read_sheet
from perfscore.load.files import Discovery, Input

SHEET = "类型: 项目支出绩效自评\n年度: 2024\n名称: 甲\n绩效指标:\n  产出指标:\n    - {指标: 乙, 分值: 10}\n"
TREE = (
    "b.yaml",
    "a.yml",
    "Z.YAML",
    "说明.txt",
    "2024/二.yaml",
    "2024/一.yaml",
    "2024-旧/三.yaml",
    "2024/深/四.yaml",
    ".hidden/x.yaml",
    ".x.yaml",
    ".venv/lib/x.yaml",
    "policies/湖南.yaml",
    "templates/x.yaml",
    "2024/templates/x.yaml",
)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in TREE:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SHEET, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(*arguments: str) -> list[str]:
    return [each.shown for each in discover(arguments, config.find(Path())).inputs]


def test_the_working_directory_by_code_point_without_what_is_not_entered(tree: Path) -> None:
    assert shown() == [
        "2024/一.yaml",
        "2024/二.yaml",
        "2024/深/四.yaml",
        "2024-旧/三.yaml",
        "Z.YAML",
        "a.yml",
        "b.yaml",
    ]


def test_indicators_comes_before_the_working_directory(tree: Path) -> None:
    (tree / "indicators").mkdir()
    (tree / "indicators" / "五.yaml").write_text(SHEET, encoding="utf-8")
    assert shown() == ["indicators/五.yaml"]


def test_arguments_keep_their_order_and_each_file_comes_once(tree: Path) -> None:
    assert shown("b.yaml", "2024", "./b.yaml", "-", "2024/一.yaml", "-") == [
        "b.yaml",
        "2024/一.yaml",
        "2024/二.yaml",
        "2024/深/四.yaml",
        "<stdin>",
    ]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("2024/*.yaml", ["2024/一.yaml", "2024/二.yaml"]),
        ("**/*.yaml", ["2024/一.yaml", "2024/二.yaml", "2024/深/四.yaml", "2024-旧/三.yaml", "b.yaml"]),
        ("2024*/**/*.yaml", ["2024/一.yaml", "2024/二.yaml", "2024/深/四.yaml", "2024-旧/三.yaml"]),
        ("policies/*.yaml", ["policies/湖南.yaml"]),
        ("[ab].y*", ["a.yml", "b.yaml"]),
        ("2024/../2024/一.yaml", ["2024/../2024/一.yaml"]),
    ],
)
def test_patterns(tree: Path, pattern: str, found: list[str]) -> None:
    assert shown(pattern) == found


def test_a_pattern_that_leads_upward(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree / "2024")
    assert shown("../2024*/*.yaml") == ["../2024/一.yaml", "../2024/二.yaml", "../2024-旧/三.yaml"]


def test_an_absolute_pattern(tree: Path) -> None:
    pattern = (tree / "2024" / "*.yaml").as_posix()
    assert shown(pattern) == [(tree / "2024" / name).as_posix() for name in ("一.yaml", "二.yaml")]


@pytest.mark.parametrize("argument", ["无/*.yaml", "**a", "a***b/*"])
def test_a_pattern_without_files_is_said(tree: Path, argument: str) -> None:
    found = discover([argument], config.find(Path()))
    assert found.inputs == ()
    assert [finding.message for finding in found.findings] == ["没有与这个通配符匹配的文件。"]


def test_a_folder_without_files_is_said(tree: Path) -> None:
    (tree / "空").mkdir()
    found = discover(["空"], config.find(Path()))
    assert (found.inputs, [finding.code for finding in found.findings]) == ((), ["PS111"])


def test_a_missing_file_is_reported_when_it_is_read(tree: Path) -> None:
    found = discover(["无.yaml"], config.find(Path()))
    assert found == Discovery((Input("无.yaml", "无.yaml", named=True),))
    loaded = read_sheet("无.yaml")
    assert (loaded.sheet, [finding.message for finding in loaded.findings]) == (
        None,
        ["不能读取：没有这个文件或文件夹。"],
    )


def test_named_files_are_told_from_discovered_ones(tree: Path) -> None:
    inputs = discover(["b.yaml", "2024-旧", "*.yml", "2024-旧/三.yaml"], config.find(Path())).inputs
    assert [(each.shown, each.named) for each in inputs] == [
        ("b.yaml", True),
        ("2024-旧/三.yaml", True),
        ("a.yml", False),
    ]


def test_perfscore_yaml_comes_along_and_is_passed_over(tree: Path) -> None:
    (tree / "perfscore.yaml").write_text("评分办法: 湖南省\n", encoding="utf-8")
    inputs = discover(["b.yaml", "perfscore.yaml"], config.find(Path())).inputs
    assert [each.named for each in inputs] == [True, False]
    assert read_sheet("perfscore.yaml", named=False).passed_over


def test_links_out_of_the_tree_and_loops_are_not_followed(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("外")
    (outside / "x.yaml").write_text(SHEET, encoding="utf-8")
    try:
        (tree / "2024" / "外").symlink_to(outside, target_is_directory=True)
        (tree / "2024" / "外.yaml").symlink_to(outside / "x.yaml")
        (tree / "2024" / "圈").symlink_to(tree, target_is_directory=True)
        (tree / "2024" / "断.yaml").symlink_to(tree / "没有.yaml")
        (tree / "2024" / "内.yaml").symlink_to(tree / "2024" / "一.yaml")
    except OSError:
        pytest.skip("links need a privilege on this system")
    assert shown("2024") == ["2024/一.yaml", "2024/二.yaml", "2024/内.yaml", "2024/深/四.yaml"]
    assert shown("**/四.yaml") == ["2024/深/四.yaml"]


def test_files_of_perfscore_yaml_are_relative_to_it(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "perfscore.yaml").write_text("文件: [2024/**/*.yaml, b.yaml, 2024-旧, 无/*.yaml]\n", encoding="utf-8")
    monkeypatch.chdir(tree / "2024")
    found = discover([], config.find(Path()))
    assert [each.shown for each in found.inputs] == [
        "一.yaml",
        "二.yaml",
        "深/四.yaml",
        "../b.yaml",
        "../2024-旧/三.yaml",
    ]
    assert [(finding.at.file, finding.message) for finding in found.findings] == [
        ("../perfscore.yaml", "“文件”里的“无/*.yaml”没有匹配任何文件。")
    ]


@pytest.mark.parametrize(
    "text",
    ["甲: 1\n", "- repo: local\n  hooks: [类型]\n", "", "@\n", "on: push\njobs: {}\n", "# 类型: 项目支出绩效自评\n"],
)
def test_what_is_discovered_without_a_kind_is_passed_over(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = read_sheet(path, "x.yaml", named=False)
    assert (loaded.passed_over, loaded.findings) == (True, ())
    assert read_sheet(path, "x.yaml").findings != ()


@pytest.mark.parametrize("text", [SHEET, "类型: 自评\n", "类型：项目支出绩效自评\n", "  类型: @\n", '{"类型": 甲}\n'])
def test_what_is_discovered_with_a_kind_is_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = read_sheet(path, "x.yaml", named=False)
    assert not loaded.passed_over
    assert loaded == read_sheet(path, "x.yaml")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(SHEET.encode())))
    loaded = read_sheet("-")
    assert (loaded.file, loaded.findings, loaded.text) == ("<stdin>", (), SHEET)
    assert loaded.sheet is not None


def test_without_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert [finding.message for finding in read_sheet("-").findings] == ["不能读取：没有可读的输入。"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (finding,) = read_sheet(tmp_path, "甲").findings
    assert (finding.code, finding.at.file) == ("PS111", "甲")


def test_a_file_of_unreasonable_size_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    (finding,) = read_sheet(path).findings
    assert finding.code == "PS107"


def test_an_empty_argument_is_not_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "甲.yaml").write_text(SHEET, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = discover([""], config.find(tmp_path))
    assert (found.inputs, [finding.message for finding in found.findings]) == ((), ["文件名是空的。"])
