"""Workbooks, Word files, web pages and CSV as they are: scored, checked, annotated and filled without becoming YAML first.

``reading`` takes a file in through ``intake`` and gives sheets whose places are cells; the YAML that an import would
write exists in memory only, so that a carrier and its import are always scored alike. ``package`` changes parts of an
office file and keeps all others to the byte; ``workbook`` and ``word`` know its cells, ``notes`` and ``listing`` what is
added to a workbook; ``annotate`` puts findings into a copy. Scores are filled in by ``edit.forms``, changes of a printed
form are brought back by ``edit.back``. Start reading in ``reading``.
"""

from __future__ import annotations

import re
from pathlib import Path

from perfscore.load import Input, Loaded, read_sheet
from perfscore.load.files import STANDARD_INPUT, is_carrier

HEAD, KIND, CODES = 65536, "类型", ("utf-8", "gbk")


def tables(source: Input, *, named: bool | None = None) -> tuple[Loaded, ...]:
    """What one input gives: the sheet of a YAML file, or the tables of a carrier; at least one entry."""
    named = source.named if named is None else named
    if source.path == STANDARD_INPUT or not (is_carrier(Path(source.path)) or _copied(Path(source.path), named)):
        return (read_sheet(source.path, source.shown, named=named),)
    from perfscore.carrier import reading

    return reading.read(source.path, source.shown, named=named)


def _copied(path: Path, named: bool) -> bool:
    """Whether a text file that was named is a table copied from a page, and no YAML under another suffix."""
    if not named or path.suffix.lower() != ".txt":
        return False
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return False  # reading it says why
    return not any(re.search(rf"^[\"']?{KIND}[\"']?[ \t]*:".encode(code), head, re.MULTILINE) for code in CODES)


__all__ = ["is_carrier", "tables"]
