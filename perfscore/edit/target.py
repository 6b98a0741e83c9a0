"""The file that a command changes: read once, replaced whole, refused when somebody else wrote it meanwhile."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from perfscore.disk.atomic import Changed, write_atomic
from perfscore.disk.oserrors import reason
from perfscore.edit.document import Document, Undecodable, read
from perfscore.load import standard_input
from perfscore.load.decode import MAX_BYTES

KEYS = tuple("类型".encode(name) for name in ("utf-8", "gbk", "utf-16-le", "utf-16-be"))


class Refused(Exception):
    """A file cannot be read or written; the text says why, in Chinese. ``foreign``: it cannot be a table either."""

    def __init__(self, why: str, *, foreign: bool = False) -> None:
        super().__init__(why)
        self.foreign = foreign


@dataclass(frozen=True, slots=True)
class Target:
    """One input: its path (``-``: standard input, whose result goes to standard output) and what it held when read."""

    path: str
    data: bytes
    document: Document

    @property
    def is_stream(self) -> bool:
        """Whether it is standard input."""
        return self.path == "-"

    def replace(self, document: Document) -> None:
        """Write the new contents, all or nothing. Raises :class:`Refused`."""
        path = Path(self.path)
        try:
            if not os.access(path, os.W_OK):
                raise Refused("文件是只读的，没有改动")
            write_atomic(path, document.data(), expect=self.data)
        except Changed:
            raise Refused("读取之后文件又被改动过，没有写入，请再运行一次") from None
        except OSError as error:
            raise Refused(f"不能写入（{reason(error)}），文件没有改动") from None


def opened(path: str) -> Target:
    """Read a file. Raises :class:`Refused`."""
    try:
        if path == "-":
            data = standard_input()
        else:
            with Path(path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Refused(f"不能读取（{reason(error)}）") from None
    if len(data) > MAX_BYTES:
        raise Refused(f"文件超过{MAX_BYTES // 1024 // 1024} MiB，请核对是否选错了文件")
    try:
        return Target(path, data, read(data))
    except Undecodable:
        why = "不是UTF-8或GBK编码的文字，请核对是否选错了文件，或用编辑器另存为UTF-8"
        raise Refused(why, foreign=not any(key in data for key in KEYS)) from None
