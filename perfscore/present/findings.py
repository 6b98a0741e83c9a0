"""Findings as text for people, and as one line each for editors.

The other formats stand beside: ``findings_json``, ``findings_sarif``, ``findings_github``, ``findings_csv``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from perfscore.model.finding import Finding, Level
from perfscore.present.exact_json import number
from perfscore.present.findings_block import Excerpts, Source, block, head, one, plain


def text(findings: Sequence[Finding], source: Source | None = None, cells: int | None = None) -> str:
    """Every finding with its excerpt, message, other places and advice; a blank line between, a summary at the end.

    With ``cells``, the width of a terminal, sentences are broken there and their indent is kept.
    """
    return f"{blocks(findings, source, cells)}{summary(findings)}\n"


def blocks(findings: Iterable[Finding], source: Source | None = None, cells: int | None = None) -> str:
    """The same without the summary: each finding and a blank line after it."""
    lines = Excerpts(source)
    return "".join(f"{plain(block(finding, lines, cells))}\n" for finding in findings)


def by_file(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Findings file by file: of thousands of files one is drawn at a time."""
    for _, group in groupby(findings, key=lambda finding: finding.at.file):
        yield list(group)


def line(findings: Iterable[Finding]) -> str:
    """``file:line:col: 级别 CODE 标题（类别）说明``, one line each: the form editors read."""
    return "".join(f"{head(finding)} {one(finding.message)}".rstrip() + "\n" for finding in findings)


def summary(findings: Iterable[Finding]) -> str:
    """How many findings of each level and how many points depend on them."""
    listed = list(findings)
    if not listed:
        return "未发现问题。"
    counted = Counter(finding.level for finding in listed)
    kinds = "，".join(f"{level.shown}{counted[level]}个" for level in Level if counted[level])
    stake = staked(listed)
    points = f"；错误和疑点涉及{number(stake)}分" if stake else ""
    return f"共{len(listed)}个问题：{kinds}{points}。"


def staked(findings: Iterable[Finding]) -> Decimal:
    """Points that depend on errors and warnings; a row with several of them counts once, with its largest."""
    largest: dict[tuple[str, str | int], Decimal] = {}
    for finding in findings:
        if finding.stake is not None and finding.level is not Level.HINT:
            key = (finding.at.file, finding.indicator or finding.at.line)
            largest[key] = max(largest.get(key, Decimal(0)), finding.stake)
    return sum(largest.values(), Decimal(0))
