"""``perfscore codes``: lists the kinds of findings, or shows the manual page of one."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from perfscore.shell.ending import Usage

EXAMPLES = """示例：

  perfscore codes            列出全部问题代码
  perfscore codes PS401      一类问题的说明、例子和改法
  perfscore codes PS3        代码以 PS3 开头的各类问题
"""


def run(
    code: Annotated[
        str | None, typer.Argument(metavar="[代码]", help="问题代码，或代码的开头", show_default=False)
    ] = None,
) -> None:
    """列出全部问题代码；给出代码时，显示这类问题查什么、查不出什么、怎样改。"""
    from perfscore.checks.catalogue import all_codes, page

    codes = all_codes()
    wanted = (code or "").strip().upper()
    if wanted in codes:
        sys.stdout.write(page(codes[wanted]))
        return
    chosen = [each for name, each in codes.items() if name.startswith(wanted)]
    if not chosen:
        raise Usage(f"没有问题代码“{code}”。“perfscore codes”列出全部代码。")
    for each in chosen:
        sys.stdout.write(f"{each.code}  {each.level.shown}  {each.category.value}  {each.title}\n")
