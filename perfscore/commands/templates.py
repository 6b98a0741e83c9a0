"""``perfscore templates``: lists the templates of reports, shows one, copies one for editing, checks one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from perfscore.disk.oserrors import reason
from perfscore.language.width import width
from perfscore.shell import console
from perfscore.shell.ending import Usage

EXAMPLES = """示例：

  perfscore templates                          列出模板
  perfscore templates show zizhu               查看模板的文字
  perfscore templates copy zizhu templates/    复制到自己的模板目录，修改后同名优先
  perfscore templates check 我的报告.md 2024/*.yaml   用数据试做一遍，报告模板的错误
"""

ACTIONS = ("list", "show", "copy", "check")


def run(
    action: Annotated[str, typer.Argument(metavar="|".join(ACTIONS), help="要做的事；不写时列出")] = "list",
    arguments: Annotated[
        list[str] | None, typer.Argument(metavar="参数…", help="模板名称，文件夹或指标文件", show_default=False)
    ] = None,
) -> int:
    """列出报告模板；show 查看一个，copy 复制一个到文件夹供修改，check 用指标文件检查一个。

    自己的模板放在 templates/（或 perfscore.yaml 的“模板目录”），与自带的同名时优先；也可直接写文件路径。
    """
    given = arguments or []
    if action not in ACTIONS:
        raise Usage(f"没有“{action}”这个动作，可用：{'、'.join(ACTIONS)}。")
    from perfscore.report.templates import TemplateMistake

    try:
        return {"list": _list, "show": _show, "copy": _copy, "check": _check}[action](given)
    except TemplateMistake as mistake:
        raise Usage(f"{mistake}。") from None


def _list(given: list[str]) -> int:
    from perfscore.report import templates

    if given:
        raise Usage("“list”不带参数。")
    rows = [
        (each.name, "、".join(each.aliases), each.use, each.title, "自有" if each.own else "自带")
        for each in templates.listing(_folders())
    ]
    head = ("名称", "别名", "用于", "说明", "来源")
    columns = [max(width(row[at]) for row in (head, *rows)) for at in range(len(head))]
    for row in (head, *rows):
        cells = [text + " " * (columns[at] - width(text)) for at, text in enumerate(row)]
        sys.stdout.write("  ".join(cells).rstrip() + "\n")
    return 0


def _show(given: list[str]) -> int:
    from perfscore.report import templates

    template = templates.find(_one(given, "show"), _folders())
    if template.path.suffix == templates.OFFICE:
        raise Usage("这是Word模板，请用Word或WPS打开。")
    sys.stdout.write(templates.source(template.path))
    return 0


def _copy(given: list[str]) -> int:
    """The template and the parts it includes, so that both can be edited; nothing that exists is overwritten."""
    from perfscore.disk.atomic import write_atomic
    from perfscore.report import templates

    if len(given) != 2:
        raise Usage("“copy”后写模板名称和文件夹，如 perfscore templates copy zizhu templates/。")
    template, folder = templates.find(given[0], _folders()), Path(given[1])
    paths = [template.path, *templates.parts(template)]
    there = [folder / path.name for path in paths if (folder / path.name).exists()]
    if there:
        raise Usage(f"已有“{there[0]}”，没有覆盖。")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in paths:
            write_atomic(folder / path.name, path.read_bytes())
            console.error(f"已复制：{folder / path.name}")
    except OSError as error:
        raise Usage(f"不能写入“{folder}”：{reason(error)}。") from None
    return 0


def _check(given: list[str]) -> int:
    """Render with real data, throw the paper away: mistakes of the template are what counts."""
    from perfscore.commands import render
    from perfscore.load import config
    from perfscore.report import templates
    from perfscore.report.make import make
    from perfscore.report.subject import Options

    if not given:
        raise Usage("“check”后写模板名称，再写指标文件（不写时自动查找）。")
    project = config.find(Path())
    template = templates.find(given[0], render.folders(project))
    papers = render.subjects(template, given[1:], project)
    for subject in papers:
        made = make(template, subject, Options(folders=render.folders(project)))
        blanks = f"，【待填】{len(made.paper.blanks)}处" if made.paper.blanks else ""
        console.error(f"可用：{made.paper.document.title or template.name}{blanks}")
    return 0


def _one(given: list[str], action: str) -> str:
    if len(given) != 1:
        raise Usage(f"“{action}”后写一个模板名称。")
    return given[0]


def _folders() -> tuple[Path, ...]:
    from perfscore.commands import render
    from perfscore.load import config

    return render.folders(config.find(Path()))
