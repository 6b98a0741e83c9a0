"""Runs a command through Typer and says in Chinese what Typer complains about.

Typer's complaints are English and pass through no translation: COMPLAINTS does it here. A test provokes each of them
and fails when Typer words one differently.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable
from typing import Any

import typer
import typer.main

from perfscore.present.safe import one_line
from perfscore.shell import console
from perfscore.shell.catalogue import Row
from perfscore.shell.helppage import Command, Group

PROGRAM = "perfscore"
# What all of Typer's complaints derive from; it has had a public name only since 0.28.
WRONG_USAGE: Any = typer.BadParameter.__base__
EXIT_STATUS = "退出码：0 正常；1 查出问题；2 用法有误；3 没有可用的输入。"

OVERVIEW = """预算绩效自评计分。

读入指标文件（YAML），按评分标准原文计分，逐分说明；审核填报问题，生成自评表和报告。
"""
OVERVIEW_EXAMPLES = f"""示例：

  perfscore score 2024/*.yaml               计算得分，一个文件一行
  perfscore check 2024                      检查一年的表，错误在前
  perfscore render -t zizhu -o 自评报告.docx    生成自评报告

“perfscore 命令 --help”说明一个命令的全部选项。

{EXIT_STATUS}
"""

# English of Typer → ours. Groups are put in as they were written.
COMPLAINTS: tuple[tuple[str, str], ...] = (
    (r"No such option: (?P<a>\S+) .*\(Possible options: (?P<b>[^)]*)\).*", "没有选项“{a}”。是否要写“{b}”？"),
    (r"No such option: (?P<a>.*)", "没有选项“{a}”"),
    (r"Missing argument '(?P<a>.*)'\.(?s:.*)", "缺少参数“{a}”"),
    (r"Missing option '(?P<a>.*)'\.(?s:.*)", "缺少选项“{a}”"),
    (r"Option '(?P<a>.*)' requires an argument\.", "选项“{a}”后面缺少取值"),
    (r"Option '(?P<a>.*)' requires (?P<b>\d+) arguments\.", "选项“{a}”后面应有{b}个取值"),
    (r"Option '(?P<a>.*)' does not take a value\.", "选项“{a}”不带取值"),
    (r"Got unexpected extra arguments? ?(?:\(s\) )?\((?P<a>.*)\)", "多余的参数：{a}"),
    (
        r"Invalid value for '(?P<a>[^']*)': '(?P<b>.*)' is not a valid int(?:eger)?(?: range)?\.",
        "“{a}”应为整数，现为“{b}”",
    ),
    (r"Invalid value for '(?P<a>[^']*)': '(?P<b>.*)' is not a valid float(?: range)?\.", "“{a}”应为数字，现为“{b}”"),
    (r"Invalid value for '(?P<a>[^']*)': '(?P<b>.*)' is not one of (?P<c>.*)\.", "“{a}”应为 {c} 之一，现为“{b}”"),
    (r"Invalid value for '(?P<a>[^']*)': (?P<b>.*) is not in the range (?P<c>.*)\.", "“{a}”应在 {c} 之内，现为{b}"),
)


def run(name: str, row: Row, arguments: list[str]) -> int:
    """Run one command; its exit status is what ``run`` returns or raises as ``typer.Exit``, else 0."""
    command = command_of(name, row)
    try:
        status = command.main(arguments, prog_name=f"{PROGRAM} {name}", standalone_mode=False)
    except WRONG_USAGE as complaint:
        console.error(f"出错：{_sentence(translate(complaint.format_message()))}")
        console.error(f"“{PROGRAM} {name} --help”说明用法。")
        return 2
    except typer.Abort:
        raise KeyboardInterrupt from None
    return status if isinstance(status, int) else 0


def _sentence(text: str) -> str:
    return text if text.endswith("？") else f"{text}。"


def translate(complaint: str) -> str:
    """Typer's complaint in Chinese; as it is where it is not in the table."""
    for pattern, chinese in COMPLAINTS:
        found = re.fullmatch(pattern, complaint)
        if found:
            return chinese.format(**{name: one_line(text) for name, text in found.groupdict().items()})
    return one_line(complaint)


def command_of(name: str, row: Row) -> Any:
    """The command as Typer runs it."""
    module = importlib.import_module(f"perfscore.commands.{row.module}")
    app = _app()
    _add(app, name, row, module.run, module.EXAMPLES)
    return typer.main.get_command(app)


def _app(*, completion: bool = False) -> typer.Typer:
    return typer.Typer(
        cls=Group,
        add_completion=completion,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        options_metavar="[选项]",
        subcommand_metavar="命令 …",
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _add(app: typer.Typer, name: str, row: Row, function: Callable[..., Any], examples: str) -> None:
    manual = function.__doc__ or row.summary
    app.command(
        name,
        cls=Command,
        help=manual,
        short_help=row.summary,
        epilog=f"{examples.strip()}\n\n{EXIT_STATUS}",
        options_metavar="[选项]",
        rich_help_panel=row.panel,
    )(function)


def overview(commands: dict[str, Row]) -> None:
    """Print the list of commands."""
    app = _app()
    app.callback(help=OVERVIEW, epilog=OVERVIEW_EXAMPLES)(_overview_options)
    for name, row in commands.items():
        app.command(name, help=row.summary, rich_help_panel=row.panel)(_nothing)
    typer.main.get_command(app).main(["--help"], prog_name=PROGRAM, standalone_mode=False)


def complete(commands: dict[str, Row]) -> int:
    """Answer the shell's question what can follow; the only case in which every command is imported."""
    app = _app(completion=True)
    app.callback()(_overview_options)
    for name, row in commands.items():
        module = importlib.import_module(f"perfscore.commands.{row.module}")
        _add(app, name, row, module.run, module.EXAMPLES)
    typer.main.get_command(app).main(sys.argv[1:], prog_name=PROGRAM, standalone_mode=False)
    return 0


def _overview_options(
    version: bool = typer.Option(False, "--version", help="显示版本和所用的 YAML 解析器"),
) -> None:
    """Stand-in for the options that :mod:`perfscore.shell.cli` handles before Typer is loaded."""


def _nothing() -> None:
    """Stand-in for a command in the overview."""
