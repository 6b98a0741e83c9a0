"""Plain text as copied from a PDF or a web page: cells parted by tabs, bars, wide or single blanks; merged cells lost."""

from __future__ import annotations

import codecs
import re
from unicodedata import east_asian_width

from perfscore.intake import limits
from perfscore.intake.grid import Cell, Document, Place, Refused, Row
from perfscore.intake.meaning import column
from perfscore.intake.readers import barred, stream, tabbed
from perfscore.intake.readers.radicals import characters
from perfscore.intake.words import is_level2

_RULE = re.compile(r"[:+=─━-]{4,}|[—_]{5,}|:?-+:?")
_HEADS = 4
_WIDE = re.compile(r" {2,}|\u3000+")
_CELL = re.compile(r"[^ \u3000]+(?: [^ \u3000]+)*")
_STAR = re.compile(r"(?<!\S)[*＊]\s+")


def decode(data: bytes) -> str:
    """The text of a file in UTF-8 (with or without BOM), UTF-16 with BOM, or GBK (as GB 18030)."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return characters(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise Refused("不是文本：编码既不是 UTF-8 也不是 GBK，不能读取")


def read(name: str, content: str) -> Document:
    """Lines as rows. How the cells are parted is taken from the last line of column names seen, tabs always part."""
    if "\0" in content[:4000]:
        raise Refused("不是文本文件，不能读取")
    lines = content.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n")
    rows = _with_bars(lines) or _one_a_line(content, lines)
    found = _lines(lines, _separator(content)) if rows is None else rows
    return Document(name, tuple(found), copied=True)


def _with_bars(lines: list[str]) -> list[Row] | None:
    """The rows of tables written with bars, where the number of bars tells where a row ends."""
    if len(lines) > limits.ROWS or max(map(len, lines), default=0) > limits.LINE:
        return None
    found = barred.lines(lines)
    if found is None or any(len(line.pieces) > limits.COLUMNS for line in found):
        return None
    return tabbed.rows(found, whole=True)


def _one_a_line(content: str, lines: list[str]) -> list[Row] | None:
    """The rows of a text with one cell on each line, or with all its cells on one."""
    barred = stream.barred(content)
    if barred is not None and len(barred) <= limits.ROWS:
        return stream.rows(barred, kept=True, whole=True)
    part = _separator(content)
    if part == "run":
        return stream.rows(_words_of(lines), kept=False, whole=False, words=True)
    if len(lines) > limits.ROWS:
        raise Refused(f"超过 {limits.ROWS // 10_000} 万行，未读取；请只保留需要导入的表格")
    return stream.stacked(lines) if part == "none" else None


def _lines(lines: list[str], part: str) -> list[Row]:
    found: list[tabbed.Line] = []
    gap = False
    for number, line in enumerate(lines, 1):
        if len(line) > limits.LINE:
            raise Refused(f"第 {number} 行超过 {limits.LINE // 10_000} 万字，不像绩效表，未读取")
        if not line.strip():
            gap = True
        elif not _is_rule(line):
            row = _row(line, number, part, gap)
            found.append(tabbed.Line(_all_pieces(line, number), row))
            if len(row.cells) > limits.COLUMNS:
                raise Refused(f"第 {number} 行超过 {limits.COLUMNS} 格，不像绩效表，未读取")
            gap = False
    tabs = sum(1 for line in found if len(line.pieces) > 1)
    return tabbed.rows(found) if tabs * 4 > len(found) else [line.row for line in found]


def _all_pieces(line: str, number: int) -> tuple[Cell, ...]:
    """The pieces between tabs, empty ones too."""
    pieces = line.split("\t")
    return tuple(Cell(piece.strip(), at, place=_place(number, at + 1, len(pieces))) for at, piece in enumerate(pieces))


def _is_rule(line: str) -> bool:
    """A line drawn with signs, the line under the head of a Markdown table too."""
    pieces = line.replace("|", " ").split()
    return all(_RULE.fullmatch(piece) for piece in pieces) and sum(map(len, pieces)) >= 4


def _separator(content: str) -> str:
    """How cells are parted where a line has no tab: ``bar``, ``wide`` or ``blank``; ``run`` where a whole
    form stands on one line; ``none`` where it cannot be told."""
    for line in content.splitlines():
        if _is_run(line):
            return "run"
        if len(line) > 2000:
            continue
        for name, pieces in (
            ("bar", line.split("|")),
            ("wide", _WIDE.split(line.strip())),
            ("blank", _STAR.sub("", line).split()),
        ):
            if "\t" not in line and sum(1 for piece in pieces if column(piece)) >= 3:
                return name
    return "none"


def _is_run(line: str) -> bool:
    """A whole form on one line, its cells parted by blanks."""
    if "\t" in line or "|" in line or len(line) > limits.LINE:
        return False
    words = line.split()
    heads = sum(1 for word in words if column(word))
    return heads >= _HEADS and len(words) >= heads + 12 and any(is_level2(word) for word in words)


def _words_of(lines: list[str]) -> list[Cell]:
    words = [(number, word) for number, line in enumerate(lines, 1) for word in line.split()]
    if len(words) > limits.ROWS:
        raise Refused(f"超过 {limits.ROWS // 10_000} 万个词，未读取；请只保留需要导入的表格")
    places = (Place(f"第{number}行第{at}词", row=number, column=at) for at, (number, _) in enumerate(words, 1))
    return [Cell(word, 0, place=place) for (_, word), place in zip(words, places, strict=True)]


def _row(line: str, number: int, part: str, gap: bool) -> Row:
    measured = part == "wide" and "\t" not in line
    pieces = _measured(line) if measured else list(enumerate(_pieces(line, part)))
    cells = tuple(
        Cell(piece.strip(), position, place=_place(number, at, len(pieces)))
        for at, (position, piece) in enumerate(pieces, 1)
        if piece.strip()
    )
    return Row(
        cells,
        0,
        words=part == "blank" and "\t" not in line,
        aligned=part == "bar" and "\t" not in line and "|" in line,
        loose=len(pieces) == 1,
        gap=gap,
        copied=True,
        measured=measured,
    )


def _place(line: int, position: int, cells: int) -> Place:
    return Place(f"第{line}行第{position}格" if cells > 1 else f"第{line}行", row=line, column=position)


def _pieces(line: str, part: str) -> list[str]:
    if "\t" in line:
        return line.split("\t")
    if part == "bar" and line.count("|") >= 2:
        return line.strip().strip("|").replace("<br>", "\n").split("|")
    return _STAR.sub("*", line).split() if part == "blank" else [line]


def _measured(line: str) -> list[tuple[int, str]]:
    """Cells parted by wide blanks with the place where each begins; a Chinese character is two wide."""
    found: list[tuple[int, str]] = []
    width = 0
    end = 0
    for match in _CELL.finditer(line):
        width += _width(line[end : match.start()])
        found.append((width, match.group()))
        width += _width(match.group())
        end = match.end()
    return found


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
