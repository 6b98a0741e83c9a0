"""Every command's help page: Chinese, with examples that name real commands and options."""

from __future__ import annotations

import importlib
import re

import pytest
from run import run

from perfscore.language.width import folded, width
from perfscore.shell.catalogue import COMMANDS
from perfscore.shell.usage import EXIT_STATUS, command_of

ENGLISH = re.compile(
    r"Usage|Options|Arguments|Commands|Show this|required|default|\[OPTIONS\]|ARGS|<str>|<int|TEXT|INTEGER"
)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_is_chinese(name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ran = run(capsys, name, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert f" 用法： perfscore {name} [选项]" in ran.out
    assert ENGLISH.findall(ran.out) == []
    assert EXIT_STATUS in ran.out
    assert "…  │" not in ran.out  # nothing was cut


@pytest.mark.parametrize("cells", [60, 80, 120])
@pytest.mark.parametrize("name", [*COMMANDS, None])
def test_no_line_begins_with_a_closing_mark_or_is_too_wide(
    name: str | None, cells: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(cells))
    lines = run(capsys, *([name] if name else []), "--help").out.splitlines()
    assert [line for line in lines if re.search(r"(?:^|│) +[，。；：、！？）”》】](?!.*│.*│.*│)", line)] == []
    assert [line for line in lines if width(line.rstrip()) > cells and "  perfscore " not in f" {line}"] == []


def test_the_overview_has_examples_of_three_commands(capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, "--help").out
    assert re.findall(r"^ +perfscore (\w+) ", shown, re.MULTILINE) == ["score", "check", "render"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_parameter_is_explained(name: str) -> None:
    assert [each.name for each in command_of(name, COMMANDS[name]).params if not each.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_name_what_there_is(name: str) -> None:
    examples = importlib.import_module(f"perfscore.commands.{COMMANDS[name].module}").EXAMPLES
    called = re.findall(r"^ +perfscore (\S+)(.*)$", examples, re.MULTILINE)
    assert called
    for command, rest in called:
        options = {word for parameter in command_of(command, COMMANDS[command]).params for word in parameter.opts}
        written = re.split(r" {2,}", f" {rest}".lstrip(" "))[0]
        assert set(re.findall(r"(?<=\s)--?[a-z][a-z-]*", f" {written}")) <= options


@pytest.mark.parametrize("name", COMMANDS)
def test_the_overview_has_one_line_for_each(name: str) -> None:
    assert width(COMMANDS[name].summary) <= 60


@pytest.mark.parametrize(
    ("line", "cells", "parts"),
    [
        ("一二三四", 4, ["一二", "三四"]),
        ("一二三，四", 6, ["一二", "三，四"]),
        ("（一）二", 6, ["（一）", "二"]),
        ("甲 abc def", 6, ["甲 abc", "def"]),
        ("a/long/path.yaml", 8, ["a/long/", "path.yam", "l"]),
        ("一二三", 100, ["一二三"]),
        ("", 5, [""]),
        ("一", 1, ["一"]),
    ],
)
def test_lines_break_as_chinese_is_set(line: str, cells: int, parts: list[str]) -> None:
    assert list(folded(line, cells)) == parts
