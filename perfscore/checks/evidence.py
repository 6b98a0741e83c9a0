"""佐证材料没有找到。

“佐证材料”写的是文件路径（有扩展名或“/”）的，应当能在指标文件所在的文件夹下找到。只核对是否存在，不打开；
绝对路径和跳出文件夹（..）的路径不核对。

查不出：材料的内容；写成名称而不是路径的材料。
改法：把材料放到所写的位置，或者改正路径。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from perfscore.model import Indicator, Sheet
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.model.source import Mapping, Node, Sequence, Span, Text

CODE = Code("PS607", Level.WARNING, Category.STATEMENT, "佐证材料没有找到", (__doc__ or "").strip())
_PATH = re.compile(r"[^\s，。；]+\.[A-Za-z0-9]{2,5}|[^\s，。；]+/[^\s，。；]*")


def missing(sheet: Sheet, folder: Path) -> Iterator[Finding]:
    """Evidence that is named as a path below ``folder`` and is not there."""
    for indicator in sheet.indicators:
        for number, name in enumerate(indicator.evidence):
            if _checked(name) and not (folder / name.strip().replace("\\", "/")).exists():
                yield CODE.at(
                    _place(indicator, number),
                    f"“{indicator.name}”的佐证材料“{name}”在“{folder.as_posix()}”下没有找到。",
                    "把材料放到所写的位置，或者改正路径。",
                    indicator=indicator.name,
                )


def _checked(name: str) -> bool:
    name = name.strip()
    if len(name) > 300 or "\0" in name or "://" in name or not _PATH.fullmatch(name):
        return False
    absolute = PurePosixPath(name).is_absolute() or bool(PureWindowsPath(name).anchor)
    return not absolute and ".." not in PureWindowsPath(name).parts


def _place(indicator: Indicator, number: int) -> Span:
    node: Node | None = indicator.node.get("佐证材料") if isinstance(indicator.node, Mapping) else None
    if isinstance(node, Sequence) and number < len(node.items) and isinstance(node.items[number], Text):
        return node.items[number].span(indicator.file)
    return indicator.at("佐证材料")
