"""The program as a process: encodings, pipes, colours, interruptions, and bugs of ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from perfscore.language.width import width
from perfscore.shell import cli, console

SHEET = """\
类型: 绩效目标申报
年度: 2025
名称: 测绘
绩效指标:
  产出指标:
    - {指标: 面积✓, 年度指标值: 5400 m², 分值: 100}
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "s.yaml"
    path.write_text(SHEET, encoding="utf-8")
    return path


def perfscore(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    clean = {
        key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "NO_COLOR", "PYTHONIOENCODING")
    }
    command = [sys.executable, "-m", "perfscore", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=clean | environment, check=False)


def test_module_runs_and_pipes_are_utf8(sheet: Path) -> None:
    ran = perfscore("score", sheet, LC_ALL="C")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "面积✓" in ran.stdout.decode("utf-8")


def test_a_gbk_console_gets_plainer_characters(sheet: Path) -> None:
    ran = perfscore("score", sheet, PYTHONIOENCODING="gbk")
    assert (ran.returncode, ran.stderr) == (0, b"")
    shown = ran.stdout.decode("gbk")
    assert "面积√" in shown
    assert "5400 m2" in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("5 m²", "5 m2"), ("✓✗", "√×"), ("\U0001f600", "?"), ("\ud800", "?"), ("㎥½", "m31/2"), ("5㎡", "5㎡")],
)
def test_what_gbk_lacks_is_written_plainly(text: str, shown: str) -> None:
    console.prepare()
    assert text.encode("gbk", console.ERRORS).decode("gbk") == shown


def test_a_closed_pipe_is_no_error(sheet: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "perfscore", "score", str(sheet)]
    ran = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (ran.returncode, ran.stderr) == (cli.PIPE_CLOSED, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to write to")
def test_a_full_disk_is_told(sheet: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "perfscore", "score", str(sheet)]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (ran.returncode, ran.stderr.decode()) == (cli.IO_ERROR, "不能读写：磁盘空间不足。\n")


def test_piped_output_has_no_colour_and_cuts_nothing(sheet: Path) -> None:
    long = "很长的指标名称" * 30
    sheet.write_text(SHEET.replace("面积✓", long), encoding="utf-8")
    shown = perfscore("score", sheet, COLUMNS="40").stdout.decode()
    assert "\x1b" not in shown
    assert long in shown


def test_colour_can_be_forced_and_forbidden(sheet: Path) -> None:
    forced = perfscore("score", sheet, FORCE_COLOR="1").stdout.decode()
    assert "\x1b[1" in forced
    assert "5400 m²" in forced
    plain = perfscore("score", sheet, FORCE_COLOR="1", NO_COLOR="1").stdout.decode()
    assert "\x1b[3" not in plain


def test_a_bug_is_told_without_a_traceback(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise ZeroDivisionError("甲\x1b[31m")

    monkeypatch.setattr(cli, "_dispatch", broken)
    monkeypatch.delenv("PERFSCORE_DEBUG", raising=False)
    assert cli.main(["score"]) == cli.INTERNAL_ERROR
    shown = capsys.readouterr().err
    assert shown.startswith("程序内部错误：ZeroDivisionError: 甲\\x1b[31m\n")
    assert "Traceback" not in shown
    monkeypatch.setenv("PERFSCORE_DEBUG", "1")
    assert cli.main(["score"]) == cli.INTERNAL_ERROR
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_is_quiet(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_dispatch", interrupted)
    assert cli.main(["score"]) == cli.INTERRUPTED
    assert capsys.readouterr().err == "已中断。\n"


@pytest.mark.parametrize(("text", "cells"), [("abc", 3), ("指标", 4), ("≥5", 2), ("e\u0301", 1), ("￥", 2), ("", 0)])
def test_width_counts_cells(text: str, cells: int) -> None:
    assert width(text) == cells


class _Terminal:
    """A standard error that is a terminal."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.written.append(text)

    def flush(self) -> None:
        pass


def test_progress_shows_only_for_long_work_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(console.time, "monotonic", lambda: now[0])
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(console, "cells_of", lambda _: 60)
    progress = console.Progress(200, "正在检查")
    progress.show(1, "甲.yaml")
    now[0] += 0.6
    progress.show(120, "一个很长的文件夹/很长的文件名，湖南省自然资源厅.yaml")
    progress.show(121, "乙.yaml")
    now[0] += 0.6
    progress.show(150, "乙\x1b[31m.yaml")
    progress.clear()
    progress.clear()
    first = "正在检查 120/200 ████████████░░░░░░░░ 很长的文件名，湖南省"
    second = "正在检查 150/200 ███████████████░░░░░ 乙\\x1b[31m.yaml"
    gap = " " * (width(first) - width(second))
    assert terminal.written == [f"\r{first}", f"\r{second}{gap}", f"\r{' ' * width(second)}\r"]
