"""Standard output and error as the users' consoles can take them: encoding and control characters.

A Chinese Windows console speaks GBK, which lacks ``²`` and ``✓``: what it cannot encode is written in plainer
characters, never a crash.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
import time
import unicodedata
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TextIO

from perfscore.language import width

ERRORS = "perfscore"
"""Name of the error handler registered with :mod:`codecs`."""

# What NFKC does not turn into something GBK has.
_PLAINER = dict(zip("✓✔✗✘•⚠–−░▒¥", "√√××·!--··￥", strict=True))
WIDE_MARKS = "PERFSCORE_WIDE_MARKS"
"""Environment variable: 1 where the console draws “ ” → ÷ two cells wide, 0 where it does not."""
_EAST_ASIAN = frozenset(("gbk", "gb2312", "gb18030", "cp936", "big5", "cp950"))
_EAST_ASIAN_PAGES = (936, 950, 54936)


def prepare() -> None:
    """Set up both streams; called once, before anything is written.

    A pipe or file gets UTF-8 and ``\\n`` on every system, so that the same input gives the same bytes, unless
    PYTHONIOENCODING asks for something else. A terminal keeps its own encoding.
    """
    codecs.register_error(ERRORS, _plainer)
    if sys.stdout is None:  # started with a closed stream (>&-): writing to it is an error like a full disk
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue  # replaced by a test or an embedding program
        if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
            stream.reconfigure(errors=ERRORS)
        else:
            stream.reconfigure(encoding="utf-8", errors=ERRORS, newline="\n")
    width.set_marks(wide=_draws_wide())


class _Closed(io.TextIOBase):
    """Standard output that was closed before the start."""

    def isatty(self) -> bool:
        """No terminal."""
        return False

    def write(self, text: str) -> int:
        """Nothing can be written; an empty text is."""
        if text:
            raise OSError(errno.ENOTCONN, "closed", "标准输出")
        return 0


def _draws_wide() -> bool:
    """What the user says; else a console of a Chinese code page does, as its fonts are made for it."""
    said = os.environ.get(WIDE_MARKS, "").strip()
    if said:
        return said != "0"
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower()
    try:
        return codecs.lookup(encoding).name in _EAST_ASIAN or _code_page() in _EAST_ASIAN_PAGES
    except LookupError:
        return False


def _code_page() -> int:
    """The code page of a Windows console, whatever Python writes to it; 0 elsewhere."""
    if sys.platform != "win32" or not sys.stdout.isatty():
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetConsoleOutputCP())


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Encoding error handler: ``²`` becomes ``2``, ``✓`` becomes ``√``, the rest ``?``."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    hard = error.object[error.start : error.end]
    return "".join(_encodable(character, error.encoding) for character in hard), error.end


def _encodable(character: str, encoding: str) -> str:
    for candidate in (_PLAINER.get(character, character), unicodedata.normalize("NFKC", character).replace("⁄", "/")):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        return candidate
    return "?"


def cells_of(stream: TextIO) -> int | None:
    """How wide the terminal is that ``stream`` writes to; None for a pipe or a file."""
    if not stream.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def error(text: str) -> None:
    """Write a line to standard error."""
    sys.stderr.write(text + "\n")


def beside(names: Sequence[str]) -> None:
    """Say which workbooks were left alone because YAML files lie in the same folder."""
    if not names:
        return
    from perfscore.present.safe import one_line

    shown = "、".join(one_line(name) for name in names[:3]) + ("等" if len(names) > 3 else "")
    error(
        f"文件夹里有YAML，同在其中的{len(names)}个 Excel、Word 文件没有读：{shown}。要一并处理的，请写明文件名或通配符。"
    )


class Progress:
    """One line at a terminal that says how far long work has come; nothing elsewhere, nothing for short work."""

    PATIENCE = 0.5  # seconds without a word
    PAUSE = 0.1  # seconds between two words

    def __init__(self, total: int, work: str) -> None:
        """``work`` says what is being done (正在检查)."""
        self._total, self._work = total, work
        self._shown = 0
        self._next = time.monotonic() + self.PATIENCE
        self._wanted = total > 1 and sys.stderr.isatty()

    def show(self, done: int, name: str = "") -> None:
        """Say how many are done, and the name of the file at hand, if it is time."""
        if self._wanted and time.monotonic() >= self._next:
            line = self._line(done, name)
            sys.stderr.write(f"\r{line}{' ' * (self._shown - width.width(line))}")
            sys.stderr.flush()
            self._shown, self._next = width.width(line), time.monotonic() + self.PAUSE

    def _line(self, done: int, name: str) -> str:
        """``正在检查 16/300 ██▏░░ 文件``, no wider than the terminal: a longer line could not be taken back."""
        from decimal import Decimal

        from perfscore.present.bars import bar, plainer
        from perfscore.present.safe import one_line

        drawn = bar(Decimal(self._total), Decimal(done), Decimal(done))
        told = f"{self._work} {done}/{self._total} {plainer(drawn) if width.wide_marks() else drawn} {one_line(name.rpartition('/')[2])}"
        room = (cells_of(sys.stderr) or 80) - 1
        return next(width.folded(told.rstrip(), room), "")

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write(f"\r{' ' * self._shown}\r")
            self._shown = 0
