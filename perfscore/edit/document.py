"""A file as text that can be written back byte for byte: encoding, byte order mark and line ends are remembered."""

from __future__ import annotations

import re
from bisect import bisect_left
from codecs import BOM_UTF8 as BOM
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from dataclasses import dataclass, field

LINE_END = re.compile("\r\n|\r")


class Undecodable(ValueError):
    """The bytes are neither UTF-8 nor GBK nor marked UTF-16, or would not come back the same."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters from ``start`` to ``stop`` (offsets into ``Document.text``)."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """``text`` has ``\\n`` as its only line end, as the loader sees it; ``raw`` is what stands in the file."""

    raw: str
    text: str
    encoding: str = "utf-8"
    bom: bool = False
    collapsed: tuple[int, ...] = field(default=(), repr=False)  # offsets in ``text`` of the \n that were \r\n

    @property
    def newline(self) -> str:
        """The line end of the first line, for lines that are added."""
        found = re.search("\r\n|\r|\n", self.raw)
        return found.group() if found else "\n"

    def edited(self, edits: Iterable[Edit]) -> Document:
        """The document after ``edits``, which must not overlap; everything else is unchanged to the byte.

        Insertions at one place come to stand in the order of ``edits``.
        """
        pieces: list[str] = []
        done = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.stop)):
            pieces += self.raw[done : self._place(edit.start)], edit.text.replace("\n", self.newline)
            done = self._place(edit.stop)
        return _document("".join(pieces) + self.raw[done:], self.encoding, self.bom)

    def rewritten(self, text: str) -> Document:
        """A new text in UTF-8 without mark; lines end as the first line did (never with a lone ``\\r``)."""
        newline = "\r\n" if self.newline == "\r\n" else "\n"
        return _document(text.replace("\n", newline), "utf-8", bom=False)

    def data(self) -> bytes:
        """The bytes of the file."""
        return (BOM if self.bom else b"") + self.raw.encode(self.encoding)

    def _place(self, offset: int) -> int:
        """An offset of ``text`` as an offset of ``raw``."""
        return offset + bisect_left(self.collapsed, offset)


def read(data: bytes) -> Document:
    """The bytes of a file as a document. Raises :class:`Undecodable`."""
    bom = data.startswith(BOM)
    body = data[len(BOM) :] if bom else data
    for encoding in ("utf-16",) if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else ("utf-8", "gbk", "gb18030"):
        try:
            raw = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if raw.encode(encoding) != body:
            break
        return _document(raw, encoding, bom)
    raise Undecodable


def _document(raw: str, encoding: str, bom: bool) -> Document:
    if "\r" not in raw:
        return Document(raw, raw, encoding, bom)
    collapsed = tuple(found.start() - number for number, found in enumerate(re.finditer("\r\n", raw)))
    return Document(raw, LINE_END.sub("\n", raw), encoding, bom, collapsed)


def fresh(text: str) -> Document:
    """A document for a text that comes from no file."""
    return _document(text, "utf-8", bom=False)
