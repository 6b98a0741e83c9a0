"""Reading: a file's bytes → text → YAML nodes → :class:`~perfscore.model.Sheet`, and everything wrong on the way.

``decode`` (bytes → text), ``compose`` (text → nodes with places), ``fields`` (the table of keys), ``reader`` (nodes →
values), ``sheet`` (values → model). Mistakes are findings, all of them in one run; nothing here raises for what is in
a file. Start reading at :func:`parse_sheet`.
"""

from __future__ import annotations

import errno
import re
import sys
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from perfscore.disk.oserrors import reason
from perfscore.load import codes, sheet
from perfscore.load.compose import Composed, compose
from perfscore.load.decode import MAX_BYTES, decode, unix_lines
from perfscore.load.files import STANDARD_INPUT, STDIN, Discovery, Input, discover
from perfscore.load.traps import traps
from perfscore.model import Sheet
from perfscore.model.finding import Finding
from perfscore.model.source import Span

__all__ = ["STDIN", "Discovery", "Input", "Loaded", "discover", "parse_sheet", "read_sheet", "standard_input"]

NEIGHBOURS = 2000  # names among which the nearest is looked for
KIND_KEY = re.compile(r"(?:^|[{,])[ \t\u3000]*[\"']?类型", re.MULTILINE)


class Loaded(NamedTuple):
    """One input: its sheet, or None; the findings of reading it; its text for excerpts ("" where unreadable)."""

    file: str
    sheet: Sheet | None
    findings: tuple[Finding, ...]
    text: str
    passed_over: bool = False  # discovered, and no indicator file: nothing is to be said about it


def parse_sheet(text: str, file: str) -> tuple[Sheet | None, tuple[Finding, ...]]:
    """The sheet written in ``text`` and all findings, in the order of their places; ``file`` is the name shown.

    No sheet is given where the YAML is broken or uses what is refused, or where 类型, 年度 or the indicators are
    missing: then there are findings that say so.
    """
    text = unix_lines(text.removeprefix("\ufeff"))
    composed = compose(text, file)
    read, findings = sheet.read(composed, file)
    findings.extend(traps(text, file, composed.root))
    if not composed.complete:
        findings = _without_consequences(findings, composed)
    return read, tuple(sorted((*composed.findings, *findings), key=lambda finding: finding.at))


def _without_consequences(findings: list[Finding], composed: Composed) -> list[Finding]:
    """What is wrong with the cells, less what only follows from broken or refused YAML."""
    refused = {finding.at.line for finding in composed.findings}
    broken = composed.broken_at.line if composed.broken_at is not None else sys.maxsize
    return [finding for finding in findings if finding.at.line < broken and finding.at.line not in refused]


def read_sheet(path: Path | str, shown: str | None = None, *, named: bool = True) -> Loaded:
    """Read one file, ``-`` for standard input; ``shown`` is its name in findings (by default the path with ``/``).

    What was not ``named`` but only discovered is passed over where it has no 类型.
    """
    name = shown or (STDIN if str(path) == STANDARD_INPUT else Path(path).as_posix())
    try:
        data = standard_input() if str(path) == STANDARD_INPUT else _bytes(Path(path))
    except OSError as error:
        return Loaded(name, None, (_unreadable(name, error),), "")
    if len(data) > MAX_BYTES:
        message = f"文件超过{MAX_BYTES // 1024 // 1024} MiB，没有读入。"
        return Loaded(name, None, (codes.LIMIT.at(Span(name, 1, 1), message, "核对是否选错了文件。"),), "")
    text, findings = decode(data, name)
    if text is None:
        return Loaded(name, None, findings, "")
    if not named and KIND_KEY.search(text) is None:
        return Loaded(name, None, (), text, passed_over=True)
    read, more = parse_sheet(text, name)
    return Loaded(name, read, (*findings, *more), text)


def standard_input() -> bytes:
    """What stands on standard input, up to a little more than may be read. Raises OSError where there is none."""
    if sys.stdin is None:  # started without one (pythonw, a closed descriptor)
        raise OSError(errno.EBADF, "no standard input")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _unreadable(name: str, error: OSError) -> Finding:
    near = _nearest(Path(name)) if error.errno == errno.ENOENT else ""
    advice = f"是否要写“{near}”？" if near else "核对路径、文件名和文件的权限。"
    return codes.UNREADABLE.at(Span.whole(name), f"不能读取：{reason(error)}。", advice)


def _nearest(missing: Path) -> str:
    """The file whose name is most like that of one that is not there; nothing where none is alike."""
    from difflib import get_close_matches

    try:
        names = [each.name for each in islice(missing.parent.iterdir(), NEIGHBOURS)]
    except OSError:
        return ""
    near = get_close_matches(missing.name, sorted(names), n=1, cutoff=0.7)
    return (missing.parent / near[0]).as_posix() if near else ""
