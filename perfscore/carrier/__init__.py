"""Workbooks, Word files, web pages and CSV as they are: scored, checked, annotated and filled without becoming YAML first.

``reading`` takes a file in through ``intake`` and gives sheets whose places are cells; the YAML that an import would
write exists in memory only, so that a carrier and its import are always scored alike. ``package`` changes parts of an
office file and keeps all others to the byte; ``workbook`` and ``word`` know its cells, ``notes`` and ``listing`` what is
added to a workbook; ``annotate`` puts findings into a copy. Scores are filled in by ``edit.forms``, changes of a printed
form are brought back by ``edit.back``. Start reading in ``reading``.
"""

from __future__ import annotations

from pathlib import Path

from perfscore.load import Input, Loaded, read_sheet
from perfscore.load.files import STANDARD_INPUT, is_carrier


def tables(source: Input, *, named: bool | None = None) -> tuple[Loaded, ...]:
    """What one input gives: the sheet of a YAML file, or the tables of a carrier; at least one entry."""
    named = source.named if named is None else named
    if source.path == STANDARD_INPUT or not is_carrier(Path(source.path)):
        return (read_sheet(source.path, source.shown, named=named),)
    from perfscore.carrier import reading

    return reading.read(source.path, source.shown, named=named)


__all__ = ["is_carrier", "tables"]
