"""One bad input hides no other, and nothing hangs: odd names, folders, side files, templates, closed streams."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from run import run

from perfscore.edit.formatter import formatted

TABLE = """类型: 项目支出绩效自评
年度: 2024
名称: 甲
绩效指标:
  产出指标:
    - {指标: 甲, 年度指标值: 10个, 实际完成值: 9个, 分值: 10}
"""
POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX names and links")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.yaml").write_text(TABLE, encoding="utf-8")
    return tmp_path


@POSIX
@pytest.mark.parametrize(
    "name", ["loop", "长" * 300 + ".yaml", "a/" * 3000 + "x.yaml", "loop/x.yaml", "good.yaml/x.yaml"]
)
@pytest.mark.parametrize("command", ["score", "check"])
def test_an_argument_that_cannot_be_read_is_one_finding(
    capsys: pytest.CaptureFixture[str], folder: Path, name: str, command: str
) -> None:
    (folder / "loop").symlink_to("loop")
    ran = run(capsys, command, "--format", "json", name, "good.yaml")
    found = [each["代码"] for each in json.loads(ran.out)["问题"] if each["文件"] != "good.yaml"]
    assert (ran.status, found) == (1 if command == "check" else 3, ["PS111"]) or (ran.status, found) == (3, ["PS111"])
    assert "good.yaml" in ran.out


def test_a_folder_that_may_not_be_entered_is_reported(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "closed").mkdir()
    real = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "forbidden", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    ran = run(capsys, "score", ".")
    assert "closed: 错误 PS111" in ran.err
    assert "不能进入这个文件夹：没有权限，或文件正被其他程序占用。其中的文件没有读取。" in ran.err
    assert "good.yaml" in ran.out


@pytest.mark.parametrize("pattern", ["../*.yaml", "in/../../good.yaml", "{root}/*.yaml"])
def test_patterns_of_perfscore_yaml_do_not_leave_its_folder(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    inner = folder / "inner"
    inner.mkdir()
    text = json.dumps([pattern.format(root=folder.as_posix())], ensure_ascii=False)
    (inner / "perfscore.yaml").write_text(f"文件: {text}\n", encoding="utf-8")
    monkeypatch.chdir(inner)
    ran = run(capsys, "score")
    assert "指向perfscore.yaml所在的文件夹以外，没有读取。" in ran.err
    assert ran.status == 3


@POSIX
@pytest.mark.parametrize("command", ["score --policy", "check --policy", "check --baseline", "policies"])
def test_devices_pipes_and_giants_are_refused_at_once(
    capsys: pytest.CaptureFixture[str], folder: Path, command: str
) -> None:
    os.mkfifo(folder / "pipe")
    with (folder / "big.yaml").open("wb") as big:
        big.truncate(100 * 1024 * 1024)
    for name, why in (("/dev/zero", "不是普通文件"), ("./pipe", "不是普通文件"), ("./big.yaml", "文件太大")):
        ran = run(capsys, *command.split(), name, *(["good.yaml"] if "--" in command else []))
        assert (ran.status, why in ran.err) == (2, True), ran.err


@pytest.mark.parametrize("text", ["", "null", "[]", '{"问题": [3]}', "[" * 100_000, "x", "1e999999", "\ud800"])
def test_a_baseline_that_is_none(capsys: pytest.CaptureFixture[str], folder: Path, text: str) -> None:
    (folder / "base.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    ran = run(capsys, "check", "--baseline", "base.json", "good.yaml")
    assert (ran.status, ran.err) == (2, "出错：“base.json”不是“perfscore check --format json”的输出。\n")


def test_a_long_chain_of_policies_is_refused(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "policies").mkdir()
    (folder / "perfscore.yaml").write_text("", encoding="utf-8")
    for number in range(40):
        text = f"名称: p{number}\n版本: 1\n继承: p{number + 1}\n"
        (folder / "policies" / f"p{number}.yaml").write_text(text, encoding="utf-8")
    ran = run(capsys, "score", "--policy", "p0", "good.yaml")
    assert (ran.status, "继承超过20层" in ran.err) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [["score", "--format", "\x1b[31m"], ["\x1b[31m"], ["render", "-t", "\x1b[31m\x07"]],
)
def test_usage_messages_hold_no_escapes(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    ran = run(capsys, *arguments, "good.yaml")
    assert ran.status == 2
    assert "\x1b" not in ran.err + ran.out
    assert "\\x1b[31m" in ran.err


@POSIX
def test_sarif_with_a_name_that_is_no_utf_8(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    name = os.fsdecode(b"b\xffd.yaml")
    try:
        (folder / name).write_text(TABLE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    ran = run(capsys, "check", "--format", "sarif", name)
    assert '"uri": "b%FFd.yaml"' in ran.out


def test_conflict_markers_are_named(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    text = TABLE.replace("年度: 2024\n", "<<<<<<< HEAD\n年度: 2024\n=======\n年度: 2023\n>>>>>>> 另一支\n")
    (folder / "met.yaml").write_text(text, encoding="utf-8")
    assert run(capsys, "check", "met.yaml").out.startswith(
        "met.yaml:2:1: 错误 PS101 YAML语法有误（格式）\n   2 │ <<<<<<< HEAD\n     │ ^^^^^^^^^^^^\n  文件里有git合并冲突的标记，"
    )


def test_a_number_split_by_its_comma_is_left_as_it_is() -> None:
    text = TABLE + "资金:\n  年度资金总额: {全年预算数: 3,672.34}\n"
    done = formatted(text, "t.yaml")
    assert done.text is None
    assert "PS114" in [finding.code for finding in done.findings]


@POSIX
def test_a_closed_standard_output_is_said() -> None:
    code = "import os, sys; os.close(1); os.execv(sys.executable, [sys.executable, '-m', 'perfscore', 'codes'])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (74, "不能读写“标准输出”：已经关闭。\n")
