"""Scores as JSON lines: one file a line, written as soon as it is scored; the entries are those of ``--format json``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from perfscore.model import Scorecard
from perfscore.model.finding import Finding
from perfscore.present import View, as_json
from perfscore.present.exact_json import dumps


def piece(card: Scorecard | None, findings: Sequence[Finding], view: View) -> tuple[str, ...]:
    """The line of a file; a file that gave no sheet has one too, with its findings and nothing else."""
    made = as_json.piece(card, findings, view)
    if made.file is not None:
        return (_line(made.file[:-1], made.findings),)
    files = dict.fromkeys(finding.at.file for finding in findings)
    return tuple(
        _line(f'{{"文件": {dumps(file)}', (text for text, each in pairs if each.at.file == file))
        for file in files
        for pairs in (tuple(zip(made.findings, findings, strict=True)),)
    )


def draw(pieces: Iterable[tuple[str, ...]], view: View, out: TextIO) -> None:  # noqa: ARG001 - see FORMATS
    """Write the lines as they come."""
    for lines in pieces:
        out.writelines(lines)


def _line(head: str, findings: Iterable[str]) -> str:
    """JSON texts hold no line ends but those between the entries."""
    text = f'{head}, "问题": [{", ".join(findings)}]}}'
    return text.replace(",\n", ", ").replace("\n", "") + "\n"
