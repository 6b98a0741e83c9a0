"""What a file from strangers may cost: sizes, counts, and XML that declares nothing of its own."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from perfscore.intake.grid import Refused

FILE_BYTES = 40_000_000
UNPACKED_BYTES = 200_000_000
PART_BYTES = 60_000_000
RATIO = 150  # office XML packs about 10 to 1; a bomb more than 500 to 1
RATIO_FROM = 5_000_000
PARTS = 5_000
CELLS = 200_000
TEXT = 20_000_000
ROWS = 100_000
COLUMNS = 500
TABLES = 500
LINE = 100_000
BODY_ROWS = 5_000  # indicators of one table
TAGS = 1_000_000
ROW_CELLS = 80  # a row of a printed form has a dozen
FRAGMENTS = 200  # lines torn off by one page break


def read_bytes(path: Path) -> bytes:
    """The file's bytes; refused where it is no plain file or too large."""
    if not path.is_file():
        raise Refused("不是文件" if path.exists() else "文件不存在")
    with path.open("rb") as stream:
        data = stream.read(FILE_BYTES + 1)
    if len(data) > FILE_BYTES:
        raise Refused(f"文件超过 {FILE_BYTES // 1_000_000} MB，未读取；请只保留需要导入的表格")
    if not data:
        raise Refused("文件是空的")
    return data


def open_package(stream: BinaryIO) -> zipfile.ZipFile:
    """A docx or xlsx package whose parts are harmless in number, size and packing."""
    try:
        package = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Refused("压缩结构损坏，不能打开；请用 Word、Excel 或 WPS 打开后另存一份") from None
    parts = package.infolist()
    if len(parts) > PARTS:
        raise Refused(f"内含 {len(parts)} 个部件，超过 {PARTS} 个，疑为异常文件，未读取")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("文件已加密，请取消密码后再导入")
    total = sum(part.file_size for part in parts)
    if total > UNPACKED_BYTES or any(_is_bomb(part) for part in parts):
        raise Refused(f"解压后约 {total // 1_000_000} MB，压缩比异常（疑为压缩炸弹），未读取")
    return package


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    if part.file_size > PART_BYTES:
        return True
    return part.file_size > RATIO_FROM and part.file_size > RATIO * max(part.compress_size, 1)


def read_part(package: zipfile.ZipFile, name: str, limit: int = PART_BYTES) -> bytes:
    """One part of a package; its declared size is not believed."""
    try:
        with package.open(name) as stream:
            data = stream.read(limit + 1)
    except KeyError:
        raise Refused(f"缺少部件 {name}，文件不完整") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
        raise Refused("压缩数据损坏，不能读取；请用 Word、Excel 或 WPS 打开后另存一份") from None
    if len(data) > limit:
        raise Refused("部件解压后过大（疑为压缩炸弹），未读取")
    return data


class Stop(Exception):
    """Raised by a handler to end the parsing of a part early."""


Start = Callable[[str, dict[str, str]], None]


def scan_xml(
    data: bytes, start: Start, end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None
) -> None:
    """Walk through XML with handlers that see local names. Declarations (DTD, entities) are refused, nothing is fetched."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_declarations
    parser.EntityDeclHandler = _refuse_declarations
    parser.StartElementHandler = lambda name, attributes: start(_local(name), _plain(attributes))
    if end is not None:
        parser.EndElementHandler = lambda name: end(_local(name))
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except Stop:
        return
    except expat.ExpatError as error:
        raise Refused(
            f"内部 XML 损坏（第 {error.lineno} 行），不能读取；请用 Word、Excel 或 WPS 打开后另存一份"
        ) from None


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    return {_local(key): value for key, value in attributes.items()} if ":" in "".join(attributes) else attributes


def _refuse_declarations(*_: object) -> None:
    raise Refused("内部 XML 带有 DTD 或实体声明（正常的办公文件没有），未读取")


def refuse_declarations(data: bytes) -> None:
    """Look at the head of a part only: a DTD can stand nowhere else."""

    def stop(_: str, __: dict[str, str]) -> None:
        raise Stop

    scan_xml(data, stop)
