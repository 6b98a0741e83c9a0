"""``perfscore new``: next year's indicator file from last year's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from perfscore.edit.following import Followed

EXAMPLES = """示例：

  perfscore new 2025/bumen.yaml --from 2024/bumen.yaml
  perfscore new 2025/ --from 2024/bumen.yaml          文件名不变
  perfscore new 2025/ --from 2024/bumen.yaml --from 2024/peixun.yaml
"""
SHOWN_AT_MOST = 20

File = Annotated[str, typer.Argument(metavar="新文件", help="要建立的文件，或放它的文件夹；已有的文件不覆盖")]
Old = Annotated[
    list[str], typer.Option("--from", metavar="旧文件", help="上一年的指标文件；可以多个，这时新文件处写文件夹")
]


def run(file: File, old: Old) -> int:
    """由上一年的文件建立下一年的：年度加1，目标、分值和评分标准照抄，完成值移入上年完成值，其余结果清空。

    完成值、得分、资金各数、完成情况和报告各部分留出空位；偏差原因、改进措施、计分数据、核定、调整、佐证材料删去；注释都保留。
    年末的结转结余移为年初，决算数移为上年决算数。旧文件不动。
    """
    from pathlib import Path

    from perfscore.shell.ending import Usage

    folder = file.endswith(("/", "\\")) or Path(file).is_dir()
    if len(old) > 1 and not folder:
        raise Usage(f"有{len(old)}个旧文件，新文件处应为文件夹，现为“{file}”；文件夹在末尾写“/”。")
    places = [_place(Path(file), Path(each), folder=folder) for each in old]
    twice = next((place for place in places if places.count(place) > 1), None)
    if twice is not None:
        raise Usage(f"有两个旧文件都要建立“{twice.as_posix()}”，请分别建立。")
    made = [_follow(each) for each in old]
    for followed, before in made:
        if followed.document is None:
            return _broken(followed, before)
    for place, (followed, _) in zip(places, made, strict=True):
        if followed.document is not None:
            _write(place, followed.document.data())
            _report(place, followed)
    return 0


def _follow(old: str) -> tuple[Followed, str]:
    """Next year's document of an old file, and the old text."""
    from pathlib import Path

    from perfscore.edit.change import Unsafe
    from perfscore.edit.following import following
    from perfscore.edit.target import Refused, opened
    from perfscore.shell.ending import Usage

    try:
        before = opened(old).document
        return following(before, Path(old).as_posix()), before.text
    except Refused as refused:
        raise Usage(f"旧文件“{old}”{refused}。") from None
    except Unsafe:
        raise Usage(f"旧文件“{old}”的写法特殊，不能照它建立；先用“perfscore fmt”整理。") from None


def _place(path: Path, old: Path, *, folder: bool) -> Path:
    """The file to be written; wrong usage where there is one already."""
    from perfscore.shell.ending import Usage

    if folder or path.is_dir():
        path = path / old.name
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise Usage(f"新文件“{path.as_posix()}”应以 .yaml 结尾；要放进文件夹的，在末尾写“/”。")
    if path.exists() or path.is_symlink():
        raise Usage(f"“{path.as_posix()}”已经存在，不覆盖。")
    return path


def _broken(followed: Followed, text: str) -> int:
    import sys

    from perfscore.present.findings import blocks
    from perfscore.shell import console

    sys.stderr.write(blocks(followed.findings, lambda _: text, console.cells_of(sys.stderr)))
    console.error("旧文件有错误，没有建立新文件；改正后再运行。")
    return 3


def _write(path: Path, data: bytes) -> None:
    from perfscore.disk.atomic import write_atomic
    from perfscore.disk.oserrors import reason
    from perfscore.shell.ending import Usage

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, data)
    except OSError as error:
        raise Usage(f"不能写入“{path.as_posix()}”：{reason(error)}。") from None


def _report(path: Path, followed: Followed) -> None:
    import sys

    from perfscore.present.safe import one_line
    from perfscore.shell import console

    shown = one_line(path.as_posix())
    carried = f"，上年完成值{followed.carried}项" if followed.carried else ""
    sys.stdout.write(f"已建立：{shown}（年度{followed.year}{carried}）\n")
    for reminder in followed.reminders[:SHOWN_AT_MOST]:
        console.error(f"{shown}:{reminder.line}：请核对 {one_line(reminder.what)}，其中写有{followed.year - 1}")
    more = len(followed.reminders) - SHOWN_AT_MOST
    if more > 0:
        console.error(f"另有{more}处写有{followed.year - 1}，请一并核对。")
