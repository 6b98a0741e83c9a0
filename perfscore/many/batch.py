"""From files to what is printed of them: in this process or in several, in the order given, one file at a time in memory.

:func:`score_file` is a plain function of picklable values, so that any engine can map it over more files than these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from perfscore import policies
from perfscore.carrier import tables
from perfscore.load import Input
from perfscore.model.finding import Category, Finding, Level
from perfscore.model.source import Span
from perfscore.present import TELLING, View, format_of
from perfscore.score import score

if TYPE_CHECKING:
    from perfscore.load import Loaded
    from perfscore.model import Policy, Scorecard, Sheet


class Settings(NamedTuple):
    """How files are scored and shown. ``policy`` (a name or path) overrides what they name, ``fallback`` does not.

    ``cells`` is the width of the terminal that shows the notes, None where it is none.
    """

    format: str = "table"
    view: View = View()
    policy: str | None = None
    fallback: str | None = None
    near: Path | None = None
    config: str = "perfscore.yaml"
    review: bool = False
    off: frozenset[str] = frozenset()
    levels: tuple[tuple[str, Level], ...] = ()
    cells: int | None = None


class Outcome(NamedTuple):
    """What became of one file."""

    piece: Any
    unread: bool  # gave no sheet that could be scored
    malformed: bool  # has a 格式 error
    low: Decimal | None  # the lower bound of its score
    notes: str  # findings for standard error
    silent: int  # errors and doubts not among the notes
    foreign: tuple[Finding, ...] = ()  # mistakes in the file of its policy


def score_file(settings: Settings, source: Input) -> tuple[Outcome, ...]:
    """Read and score one file; a workbook may hold several tables."""
    return tuple(_score_table(settings, loaded) for loaded in tables(source))


def _score_table(settings: Settings, loaded: Loaded) -> Outcome:
    if loaded.passed_over:
        return outcome(settings, None, (), "")
    card, findings = scored(loaded, settings)
    foreign = tuple(each for each in findings if card is None and policies.is_foreign(each, loaded.sheet))
    own = [each for each in findings if each not in foreign] if foreign else findings
    return outcome(settings, card, own, loaded.text, unread=card is None)._replace(foreign=foreign)


def told_once(settings: Settings, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """What is wrong with a policy file, before the first table that uses it and with lines of its own."""
    told: set[Finding] = set()
    for each in outcomes:
        new = [finding for finding in each.foreign if finding not in told]
        told.update(new)
        for file in dict.fromkeys(finding.at.file for finding in new):
            of_file = [finding for finding in new if finding.at.file == file]
            yield outcome(settings, None, of_file, policies.text_of(file))
        yield each


def outcome(
    settings: Settings, card: Scorecard | None, findings: Iterable[Finding], text: str, *, unread: bool = False
) -> Outcome:
    """What is printed of a scored file, and what it adds to the exit status."""
    settled = tuple(_settled(findings, settings, text))
    notes, silent = _notes(settled, text, settings)
    return Outcome(
        format_of(settings.format).piece(card, settled, settings.view),
        unread,
        any(finding.category is Category.FORM and finding.level is Level.ERROR for finding in settled),
        None if card is None else card.low,
        notes,
        silent,
    )


def score_files(settings: Settings, sources: Sequence[Input], jobs: int | None = None) -> Iterator[Outcome]:
    """Score all files in order; ``jobs`` None chooses by their number."""
    if jobs == 1 or len(sources) == 1:  # a single file does not wait for what deals out thousands
        return chain.from_iterable(map(partial(score_file, settings), sources))
    from perfscore.many import pool

    jobs = pool.processes(jobs, len(sources))
    if jobs == 1:
        return chain.from_iterable(map(partial(score_file, settings), sources))
    size = pool.chunk_size(len(sources), jobs)
    tasks = [tuple(sources[start : start + size]) for start in range(0, len(sources), size)]
    work = pool.Work(partial(_chunk, settings), _one_by_one, partial(_lost, settings))
    done: Iterator[list[Outcome]] = pool.in_order(work, tasks, jobs)
    return chain.from_iterable(done)


def _chunk(settings: Settings, sources: Sequence[Input]) -> list[Outcome]:
    return [outcome for source in sources for outcome in score_file(settings, source)]


def _one_by_one(sources: Sequence[Input]) -> Iterator[tuple[Input, ...]]:
    return ((source,) for source in sources)


def _lost(settings: Settings, sources: Sequence[Input]) -> list[Outcome]:
    """What is said of a file whose process was ended from outside."""
    from perfscore.many import pool

    return [outcome(settings, None, (pool.ended(source.shown),), "", unread=True) for source in sources]


def scored(loaded: Loaded, settings: Settings) -> tuple[Scorecard | None, tuple[Finding, ...]]:
    """The score of what was read, and all findings so far; no score without a sheet or a policy."""
    sheet = loaded.sheet
    if sheet is None:
        return None, without_consequences(loaded.findings)
    try:
        card = score(sheet, _policy(sheet, settings), review=settings.review)
    except policies.Unusable as unusable:
        return None, (*loaded.findings, *unusable.findings)
    return card, without_consequences((*loaded.findings, *card.findings))


def without_consequences(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings of a file, less what only follows from a key that was not read."""
    if not any(finding.category is Category.FORM for finding in findings):
        return findings
    from perfscore.load import consequences

    return tuple(consequences.without(findings))


def _policy(sheet: Sheet, settings: Settings) -> Policy:
    """The policy a sheet is scored by; one of perfscore.yaml that is not to be had is complained about there."""
    near = settings.near
    if settings.policy is not None:
        return _found(settings.policy, near, Path.cwd())
    if sheet.policy is not None or settings.fallback is None:
        return policies.for_sheet(sheet, None, None, near)
    try:
        return _found(settings.fallback, near, Path.cwd())
    except policies.Unusable:  # why is told once, at the line of perfscore.yaml
        raise policies.Unusable(policies.not_usable(sheet, settings.fallback, Span(settings.config, 1, 1))) from None


@lru_cache(maxsize=8)
def _found(name: str, near: Path | None, _folder: Path) -> Policy:
    """The policy of a name or path, read once for all files; a relative path counts from the folder one is in."""
    return policies.find(name, near, paths=True)


def _settled(findings: Iterable[Finding], settings: Settings, text: str) -> Iterator[Finding]:
    """Findings in the order of the file, with the levels of perfscore.yaml, without what it or a comment turns off."""
    levels = dict(settings.levels)
    silenced = _silenced(text)
    for finding in sorted(findings, key=_place):
        if finding.code not in settings.off and not silenced(finding):
            level = levels.get(finding.code)
            yield finding if level is None else finding._replace(level=level)


def _place(finding: Finding) -> tuple[bool, Span]:
    """In the order of the file; doubts about the reading of a carrier come before all else."""
    return finding.at.cell is None or finding.category is not Category.FORM, finding.at


def _silenced(text: str) -> Callable[[Finding], bool]:
    """Whether a comment in the file silences a finding."""
    if (
        "perfscore" not in text or "ignore" not in text
    ):  # hardly any file has one, and the reader of comments is not loaded for them
        return lambda _: False
    from perfscore.checks.silence import comments

    return comments(text, "").covers


def _notes(findings: Sequence[Finding], text: str, settings: Settings) -> tuple[str, int]:
    """What standard error shows: with details every error and doubt, else what kept a file from being read right."""
    if settings.format in TELLING:
        return "", 0  # they are part of the result
    serious = [finding for finding in findings if finding.level is not Level.HINT]
    shown = serious if settings.view.detail else [found for found in serious if found.category is Category.FORM]
    if not shown:
        return "", len(serious)
    from perfscore.present.findings import blocks

    return blocks(shown, lambda _: text, settings.cells), len(serious) - len(shown)
