"""Bytes → text: UTF-8 with or without BOM; GBK (GB18030) and marked UTF-16 are read too, and said."""

from __future__ import annotations

import codecs

from perfscore.load import codes
from perfscore.model.finding import Finding
from perfscore.model.source import Span

UTF16 = (("UTF-16", "utf-16"),)
CHINESE = (("GBK", "gbk"), ("GB18030", "gb18030"))
BROKEN = "\ufffd"
FIRST_CHINESE, LAST_CHINESE = "\u3000", "\u9fff"
WELL_PER_BROKEN = 10  # Chinese text in GBK, read as UTF-8, gives more broken than Chinese characters
SHOWN_AT_MOST = 5
MAX_BYTES = 20 * 1024 * 1024


def decode(data: bytes, file: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text with lines ended by ``\\n`` and no BOM; None where the encoding cannot be told."""
    place = Span(file, 1, 1)
    findings: tuple[Finding, ...] = ()
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        damaged = _damaged(data)
        if damaged is not None:
            return unix_lines(damaged), _damage(damaged, file)
        name, text = _other(data)
        if name is None:
            line = data.count(b"\n", 0, error.start) + 1
            message = f"第{line}行起不是UTF-8编码的文字，也不是GBK或UTF-16，文件没有读入。"
            return None, (codes.ENCODING.at(Span(file, line, 1), message, "核对是否选错了文件；用编辑器另存为UTF-8。"),)
        message = f"文件是{name}编码，已按{name}读取。"
        findings = (codes.OTHER_ENCODING.at(place, message, "用编辑器另存为UTF-8。"),)
    return unix_lines(text.removeprefix("\ufeff")), findings


def unix_lines(text: str) -> str:
    """The text with every line ended by ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _damaged(data: bytes) -> str | None:
    """The text of a UTF-8 file with a few broken bytes: far more of it reads well than not."""
    text = data.removeprefix(codecs.BOM_UTF8).decode(errors="replace")
    broken = text.count(BROKEN)
    chinese = sum(1 for character in text if FIRST_CHINESE <= character <= LAST_CHINESE)
    return text if broken * WELL_PER_BROKEN < chinese else None


def _damage(text: str, file: str) -> tuple[Finding, ...]:
    lines = unix_lines(text).split("\n")
    findings = []
    for number, line in enumerate(lines, 1):
        column = line.find(BROKEN) + 1
        if column:
            place = Span(file, number, column, number, column + 1)
            message = "此处有损坏的字节，不是UTF-8编码的文字。"
            findings.append(codes.ENCODING.at(place, message, "对照原表改正；文件拼接过的，核对各部分的编码。"))
    return tuple(findings[:SHOWN_AT_MOST])


def _other(data: bytes) -> tuple[str | None, str]:
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for name, encoding in UTF16 if marked else CHINESE:
        try:
            return name, data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None, ""
