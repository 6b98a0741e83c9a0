"""From inputs to findings: read, score, check each file, then the files against one another.

Texts are not kept: an excerpt reads its file once more.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from perfscore import checks, policies
from perfscore.carrier import is_carrier, tables
from perfscore.checks import evidence, silence
from perfscore.checks.base import table
from perfscore.checks.keeping import Head, Keeper, Light, ordered
from perfscore.checks.words import normal
from perfscore.load import STDIN, Input, Loaded, read_sheet
from perfscore.load.decode import MAX_BYTES, decode
from perfscore.load.files import STANDARD_INPUT
from perfscore.model import Kind, Scorecard
from perfscore.model.finding import Finding, Level
from perfscore.model.source import lines_of
from perfscore.score import score


@dataclass(frozen=True, slots=True)
class Scoring:
    """By which 评分办法 files are scored: ``chosen`` overrides what they name, ``fallback`` does not."""

    chosen: str | None = None
    fallback: str | None = None
    near: Path | None = None


class Part(NamedTuple):
    """What one file adds; it can be sent from one process to another."""

    source: Input
    file: str
    name: str | None  # of its table; None where it gave no sheet
    findings: tuple[Finding, ...]
    quiet: silence.Silence
    light: tuple[Light, ...] = ()
    between: tuple[Finding, ...] = ()  # with its department, whose comments may silence them
    text: str | None = None  # of standard input, which cannot be read again
    empty: int = 0  # scores that fill could write: where none stands,
    different: int = 0  # and where another stands


@dataclass(slots=True)
class Audit:
    """All findings of a set of files, and which of them gave no sheet."""

    scoring: Scoring
    skip_others: bool = False
    jobs: int | None = None  # processes; None chooses by the number of files
    findings: list[Finding] = field(default_factory=list)
    unread: int = 0
    empty: int = 0  # scores that fill could write
    different: int = 0
    names: dict[str, str] = field(default_factory=dict)  # file → name of its table
    inputs: dict[str, Input] = field(default_factory=dict)
    keeper: Keeper = field(default_factory=lambda: Keeper(()))
    _light: list[Light] = field(default_factory=list)
    _silences: dict[str, silence.Silence] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)
    _tables: dict[str, Loaded] = field(default_factory=dict)  # of carriers: read once, for their heads are inside

    def read(self, inputs: Iterable[Input]) -> Iterator[str]:
        """Take in the files, one step each, which gives the name of the file; departments first, for their projects are compared with them."""
        taken = tuple(self._taken(inputs))
        heads = {file: _head(loaded) for file, loaded in self._tables.items()}
        others, projects, self.keeper = ordered(taken, heads)
        for source in others:
            self._merge(self.examine(source))
            yield source.shown
        for part in in_processes(self, projects) if self._many(projects) else map(self.examine, projects):
            self._merge(part)
            yield "" if part is None else part.file

    def _taken(self, inputs: Iterable[Input]) -> Iterator[Input]:
        """The inputs, with each table of a carrier in the place of the carrier."""
        for source in inputs:
            if source.path == STANDARD_INPUT or not is_carrier(Path(source.path)):
                yield source
                continue
            for loaded in tables(source, named=source.named and not self.skip_others):
                self._tables[loaded.file] = loaded
                yield Input(source.path, loaded.file, source.named)

    def _many(self, projects: list[Input]) -> bool:
        return CAN_FORK and self.jobs != 1 and len(projects) >= (MANY if self.jobs is None else 2)

    def examine(self, source: Input) -> Part | None:
        """Read, score and check one file; None where it is passed over."""
        loaded = self._tables.get(source.shown)
        if loaded is None:
            loaded = read_sheet(source.path, source.shown, named=source.named and not self.skip_others)
        if loaded.passed_over:
            return None
        quiet = silence.comments(loaded.text, loaded.file)
        found = [*loaded.findings, *quiet.findings]
        text = loaded.text if loaded.file == STDIN else None
        card = self._card(loaded, found)
        if card is None:
            return Part(source, loaded.file, None, _heard(found, quiet), quiet, text=text)
        one = table(card, lines_of(loaded.text))
        found += [*card.findings, *checks.within(one)]
        if loaded.file != STDIN:
            found += evidence.missing(card.sheet, Path(source.path).parent)
        before = len(self.keeper.light)
        between = tuple(self.keeper.take(one))
        light = tuple(self.keeper.light[before:])
        del self.keeper.light[before:]
        heard = _heard(found, quiet)
        return Part(source, loaded.file, str(card.sheet.name), heard, quiet, light, between, text, *_fillable(card))

    def _merge(self, part: Part | None) -> None:
        if part is None:
            return
        self.inputs[part.file] = part.source
        if part.text is not None:
            self._texts[part.file] = part.text
        if part.quiet.ranges:
            self._silences[part.file] = part.quiet
        if part.name is None:
            self.unread += 1
        else:
            self.names[part.file] = part.name
        self.empty += part.empty
        self.different += part.different
        self.findings += part.findings
        self._light += part.light
        self._add(part.between)

    def _card(self, loaded: Loaded, found: list[Finding]) -> Scorecard | None:
        if loaded.sheet is None:
            return None
        scoring = self.scoring
        try:
            chosen = policies.find(scoring.chosen, scoring.near, paths=True) if scoring.chosen else None
            fallback = policies.find(scoring.fallback, scoring.near, paths=True) if scoring.fallback else None
            return score(loaded.sheet, policies.for_sheet(loaded.sheet, chosen, fallback, scoring.near))
        except policies.Unusable as unusable:
            found.extend(unusable.findings)
            return None

    def finish(self) -> None:
        """Compare the files, then put everything in order."""
        self.keeper.light += self._light
        self._add(checks.between(self.keeper.tables()))
        self.keeper = Keeper(())
        self.findings.sort(key=checks.order)

    def _add(self, findings: Iterable[Finding]) -> None:
        """Findings between files, as far as no comment silences them."""
        for finding in findings:
            if not self._silences.get(finding.at.file, silence.NOTHING).covers(finding):
                self.findings.append(finding)

    def text(self, file: str) -> str | None:
        """The text of a file, read again."""
        if file in self._texts:
            return self._texts[file]
        source = self.inputs.get(file)
        path = Path(source.path if source is not None else file)
        try:
            with path.open("rb") as opened:
                return decode(opened.read(MAX_BYTES), file)[0]
        except OSError:
            return None


def _fillable(card: Scorecard) -> tuple[int, int]:
    """How many scores ``fill`` could write: where none stands, and where another than the computed one stands."""
    sheet = card.sheet
    if sheet.kind is Kind.DECLARATION or is_carrier(Path(sheet.file)):
        return 0, 0
    pairs = [(row.indicator.reported, row.computed) for row in card.indicators]
    if card.funds is not None and card.funds.full:
        pairs.append((card.funds.reported, card.funds.points))
    known = [(reported, computed) for reported, computed in pairs if computed is not None]
    empty = sum(reported is None for reported, _ in known)
    return empty, sum(reported is not None and reported != computed for reported, computed in known)


def _head(loaded: Loaded) -> Head:
    sheet = loaded.sheet
    return Head(None, None, None) if sheet is None else Head(sheet.kind.value, sheet.year, normal(sheet.name) or None)


def _heard(findings: Iterable[Finding], quiet: silence.Silence) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if not quiet.covers(finding))


# --- several processes --------------------------------------------------------------------------------------

MANY = 150
"""From here on several processes are worth their start."""
CHUNK = 50
CAN_FORK = sys.platform == "linux"
"""Forked processes know the departments that were read; elsewhere these would have to be sent to each."""
_shared: list[Audit] = []


def in_processes(audit: Audit, sources: list[Input]) -> Iterator[Part | None]:
    """Examine files in several processes, in order."""
    import multiprocessing
    import os
    import signal

    jobs = min(audit.jobs or os.cpu_count() or 1, len(sources))
    size = max(1, min(CHUNK, len(sources) // (jobs * 2)))
    chunks = [sources[start : start + size] for start in range(0, len(sources), size)]
    ignore = (signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's business
    _shared.append(audit)
    try:
        with multiprocessing.get_context("fork").Pool(jobs, signal.signal, ignore) as pool:
            for parts in pool.imap(_examined, chunks):
                yield from parts
    finally:
        _shared.remove(audit)


def _examined(sources: list[Input]) -> list[Part | None]:
    return [_shared[-1].examine(source) for source in sources]


def kept(
    findings: Iterable[Finding],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    off: frozenset[str] = frozenset(),
    levels: Callable[[str], Level | None] = lambda _code: None,
) -> Iterator[Finding]:
    """The findings wanted: by code, beginning of a code, 类别 or level; with the levels of perfscore.yaml."""
    chosen, unwanted = tuple(select), tuple(ignore)
    for finding in findings:
        level = levels(finding.code)
        settled = finding if level is None else finding.with_level(level)
        if finding.code in off or (chosen and not named(settled, chosen)) or named(settled, unwanted):
            continue
        yield settled


def named(finding: Finding, words: tuple[str, ...]) -> bool:
    """Whether one of the words is its code, the beginning of its code, its 类别, or its level (错误, 疑点, 提示)."""
    own = (finding.category.value, finding.level.value, finding.level.shown)
    return any(finding.code.startswith(word) or word in own for word in words)


def weightiest_first(findings: list[Finding], count: int = 10) -> list[Finding]:
    """The findings with most points at stake first, ``count`` of them; the rest in their order."""
    order = list(Level)
    staked = [finding for finding in findings if finding.stake]
    top = sorted(staked, key=lambda finding: (order.index(finding.level), -(finding.stake or 0)))[:count]
    chosen = {id(finding) for finding in top}
    return [*top, *(finding for finding in findings if id(finding) not in chosen)]
