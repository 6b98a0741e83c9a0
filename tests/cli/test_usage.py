"""The command line's own words: every complaint in Chinese, whichever Typer says it."""

from __future__ import annotations

import sys
import types
from typing import Annotated, Literal

import pytest
import typer

from perfscore.shell import usage
from perfscore.shell.catalogue import DAILY, Row
from perfscore.shell.cli import main


def _probe(
    name: Annotated[str, typer.Argument(metavar="名称")],
    count: Annotated[int, typer.Option("--count", min=1, max=9)] = 1,
    share: Annotated[float, typer.Option("--share")] = 1.0,
    form: Annotated[Literal["table", "json"], typer.Option("--format")] = "table",
    quick: Annotated[bool, typer.Option("--quick")] = False,
    status: Annotated[int, typer.Option("--status")] = 0,
) -> int:
    """试验。[red]不是标记[/red]"""
    return status


def _needs_option(name: Annotated[str, typer.Option("--name")]) -> None:
    """试验。"""


@pytest.fixture(autouse=True)
def probe(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, function in (("probe", _probe), ("needs", _needs_option)):
        module = types.ModuleType(f"perfscore.commands.{name}")
        module.run = function  # type: ignore[attr-defined]
        module.EXAMPLES = "示例：\n\n  perfscore probe [甲]\n"  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)


COMPLAINTS = [
    ("probe", [], "缺少参数“名称”。"),
    ("needs", [], "缺少选项“--name”。"),
    ("probe", ["x", "--formt", "json"], "没有选项“--formt”。是否要写“--format”？"),
    ("probe", ["x", "--zzzzzz"], "没有选项“--zzzzzz”。"),
    ("probe", ["x", "-z"], "没有选项“-z”。"),
    ("probe", ["x", "--count"], "选项“--count”后面缺少取值。"),
    ("probe", ["x", "--quick=1"], "选项“--quick”不带取值。"),
    ("probe", ["x", "y", "z"], "多余的参数：y z。"),
    ("probe", ["x", "--count", "三"], "“--count”应为整数，现为“三”。"),
    ("probe", ["x", "--share", "半"], "“--share”应为数字，现为“半”。"),
    ("probe", ["x", "--count", "10"], "“--count”应在 1<=x<=9 之内，现为10。"),
    ("probe", ["x", "--format", "xml"], "“--format”应为 'table', 'json' 之一，现为“xml”。"),
    ("probe", ["x", "--format", "\x1b[31mxml"], "“--format”应为 'table', 'json' 之一，现为“\\x1b[31mxml”。"),
]


@pytest.mark.parametrize(("name", "arguments", "message"), COMPLAINTS)
def test_complaints_are_chinese(
    name: str, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = usage.run(name, Row(name, DAILY, "试验"), arguments)
    shown = capsys.readouterr()
    assert (status, shown.out, shown.err) == (2, "", f"出错：{message}\n“perfscore {name} --help”说明用法。\n")


@pytest.mark.parametrize("status", [0, 1, 3])
def test_a_command_gives_its_status(status: int) -> None:
    assert usage.run("probe", Row("probe", DAILY, "试验"), ["x", "--status", str(status)]) == status


def test_help_page_is_chinese(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert usage.run("probe", Row("probe", DAILY, "试验"), ["-h"]) == 0
    page = capsys.readouterr().out
    for words in (
        "用法： perfscore probe [选项] 名称",
        "试验。[red]不是标记[/red]",
        "─ 参数 ─",
        "─ 选项 ─",
        "显示本页",
        "［必填］",
    ):
        assert words in page
    assert "perfscore probe [甲]" in page
    assert "退出码：0 正常；1 查出问题；2 用法有误；3 没有可用的输入。" in page
    for word in ("Usage", "Options", "Arguments", "Show this", "required", "default", "<str>", "<int"):
        assert word not in page


def test_unknown_command_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["polices"]) == 2
    assert capsys.readouterr().err == "出错：没有命令“polices”。是否要写“policies”？“perfscore --help”列出全部命令。\n"


def test_unknown_option_without_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--versoin"]) == 2
    assert (
        capsys.readouterr().err == "出错：没有选项“--versoin”。是否要写“--version”？“perfscore --help”列出全部命令。\n"
    )


@pytest.mark.parametrize(("arguments", "status"), [([], 2), (["--help"], 0), (["-h"], 0)])
def test_overview_lists_every_command(arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    from perfscore.shell.catalogue import COMMANDS

    assert main(arguments) == status
    page = capsys.readouterr().out
    for name, row in COMMANDS.items():
        assert f"│ {name} " in page
        assert row.summary in page
        assert f"─ {row.panel} ─" in page


def test_version_names_the_yaml_parser(capsys: pytest.CaptureFixture[str]) -> None:
    from perfscore import __version__
    from perfscore.load.compose import PARSER_NAME

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"perfscore {__version__}（YAML：{PARSER_NAME}）\n"
