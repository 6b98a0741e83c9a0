"""``perfscore policies``: lists the policies, or shows one with every value and its source."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from perfscore import policies
from perfscore.model import Policy
from perfscore.present.exact_json import Json, dumps
from perfscore.present.table import Block, Cell, Column, Heading, Line, Row, Table, Tone, Where
from perfscore.shell.ending import Usage

EXAMPLES = """示例：

  perfscore policies                 列出全部评分办法
  perfscore policies 湖南省          查看一个评分办法的口径及出处
  perfscore policies 我的办法.yaml   检查自己写的评分办法
"""

LIST_COLUMNS = (Column("名称"), Column("版本"), Column("继承"), Column("说明", free=True))
VALUE_COLUMNS = (
    Column("口径"),
    Column("取值", Where.WIDE, free=True),
    Column("出处", Where.WIDE, free=True),
    Column("取值及出处", Where.NARROW, free=True),
)


def run(
    name: Annotated[
        str | None, typer.Argument(metavar="名称", help="评分办法的名称或文件路径", show_default=False)
    ] = None,
    form: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="输出形式")] = "table",
) -> int:
    """列出评分办法；给出名称时，列出其中每项口径的取值和出处。

    没有文件依据的口径注明“系统约定，文件未作规定”。自己的评分办法放在 perfscore.yaml 旁的 policies/ 文件夹，
    用“继承”在现有办法上修改。
    """
    near = _project()
    try:
        shown = (
            [policies.find(name, near, paths=True)]
            if name
            else [policies.find(each, near) for each in policies.names(near)]
        )
    except policies.Unusable as unusable:
        raise Usage(unusable.told) from None
    if form == "json":
        sys.stdout.write(dumps({"格式": "perfscore.policies/1", "评分办法": [_data(each) for each in shown]}) + "\n")
    else:
        _print(_one(shown[0]) if name else _list(shown))
    return 0


def _project() -> Path | None:
    from perfscore.load import config

    return config.find(Path()).folder


def _list(policies: Sequence[Policy]) -> Iterator[Block]:
    rows = (
        Row((Cell(each.name, Tone.STRONG), Cell(each.version), Cell("、".join(each.chain)), Cell(each.note)))
        for each in policies
    )
    yield Table(LIST_COLUMNS, tuple(rows))
    yield Line("“perfscore policies 名称”查看各项口径。不写评分办法的表，用 perfscore.yaml 所定的，否则用财政部。")


def _one(shown: Policy) -> Iterator[Block]:
    yield Heading(f"{shown.name}（版本{shown.version}）")
    yield Line(shown.note)
    if shown.chain:
        yield Line(f"继承：{' → '.join(shown.chain)}")
    yield Table(VALUE_COLUMNS, tuple(_values(shown)))


def _values(shown: Policy) -> Iterator[Row]:
    for setting in shown.settings.values():
        source = setting.source or policies.UNSOURCED
        if setting.policy != shown.name:
            source += f"（沿用{setting.policy}）"
        tone = Tone.PLAIN if setting.source else Tone.FAINT
        both = f"{setting.shown}\n{source}"
        yield Row((Cell(setting.name), Cell(setting.shown, Tone.STRONG), Cell(source, tone), Cell(both)))


def _data(shown: Policy) -> dict[str, Json]:
    return {
        "名称": shown.name,
        "版本": shown.version,
        "说明": shown.note,
        "继承": list(shown.chain),
        "口径": [
            {"名称": each.name, "取值": each.shown, "依据": each.source or policies.UNSOURCED, "定自": each.policy}
            for each in shown.settings.values()
        ],
    }


def _print(blocks: Iterator[Block]) -> None:
    from perfscore.present.as_terminal import show

    show(blocks, sys.stdout)
