"""``perfscore schema``: the JSON Schema of indicator files, for editors."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

EXAMPLES = """示例：

  perfscore schema                                输出到屏幕
  perfscore schema -o perfscore.schema.json       写入文件

  在指标文件第一行写 # yaml-language-server: $schema=../perfscore.schema.json，
  VS Code（YAML插件）等编辑器即可提示键名、核对内容。
"""


def run(
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="文件", help="写入文件", show_default=False)
    ] = None,
) -> int:
    """输出指标文件的 JSON Schema，供编辑器提示键名、核对内容。

    由读取文件所用的同一张键表生成，所列的键、说明和取值与实际读取的一致。
    """
    import json

    from perfscore.load.schema import schema

    text = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        sys.stdout.write(text)
        return 0
    from pathlib import Path

    from perfscore.disk.atomic import write_atomic
    from perfscore.disk.oserrors import reason
    from perfscore.shell.ending import Usage

    try:
        write_atomic(Path(output), text)
    except OSError as error:
        raise Usage(f"不能写入“{output}”：{reason(error)}。") from None
    return 0
