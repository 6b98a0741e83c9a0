"""From inputs to findings: read, score, check each file, then the files against one another.

:func:`examine` looks at one file and :func:`~perfscore.checks.keeping.compare` at what was kept of those that belong
together; both are pure and their values can be sent anywhere. :class:`Audit` runs them here, in one process or several
(:mod:`perfscore.many.plan` says what is looked at together). Texts are not kept: an excerpt reads its file once more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from perfscore import checks, policies
from perfscore.carrier import is_carrier, tables
from perfscore.checks import evidence, silence
from perfscore.checks.base import table
from perfscore.checks.keeping import Head, Held, Key, Live, alone, compare, head_of, keep
from perfscore.load import STDIN, Input, Loaded, consequences
from perfscore.load.config import CONFIG_NAME
from perfscore.load.decode import MAX_BYTES, decode
from perfscore.load.files import STANDARD_INPUT
from perfscore.many import plan, pool
from perfscore.many.plan import Task
from perfscore.model import Kind, Policy, Scorecard, Sheet
from perfscore.model.finding import Finding, Related
from perfscore.model.source import Span, lines_of
from perfscore.present.rows import Rows, rows
from perfscore.score import score

Together = dict[Key, list[Held]]
"""Tables by what belongs together."""


@dataclass(frozen=True, slots=True)
class Scoring:
    """By which 评分办法 files are scored: ``chosen`` overrides what they name, ``fallback`` does not.

    With ``skip_others`` a named file without 类型 is passed over like a discovered one.
    """

    chosen: str | None = None
    fallback: str | None = None
    near: Path | None = None
    skip_others: bool = False
    rows: bool = False  # make the rows of data tools as well


class Part(NamedTuple):
    """What one table adds."""

    source: Input
    file: str
    name: str | None  # of its table; None where it gave no sheet
    findings: tuple[Finding, ...]
    quiet: silence.Silence
    head: Head | None = None
    held: Held | None = None  # where it is yet to be compared with others
    brief: bool = False  # it was kept in brief,
    alone: tuple[Finding, ...] = ()  # with what a comparison says of it without another table
    text: str | None = None  # of standard input, which cannot be read again
    empty: int = 0  # scores that fill could write: where none stands,
    different: int = 0  # and where another stands
    rows: Rows | None = None


class Done(NamedTuple):
    """What became of a task: its parts, the files it was made of, and what the comparison of a closed one found."""

    parts: tuple[Part, ...]
    files: tuple[str, ...]
    between: tuple[tuple[str, tuple[Finding, ...]], ...] = ()  # by department


def examine(scoring: Scoring, source: Input, *, slim: bool = False, live: bool = False) -> tuple[Part, ...]:
    """Read, score and check one file by itself; nothing where it is passed over. A workbook may hold several tables.

    The table is held for comparison packed, in brief with ``slim``, as it is with ``live``.
    """
    named = source.named and not scoring.skip_others
    found = (examined(scoring, source, loaded, slim, live) for loaded in tables(source, named=named))
    return tuple(part for part in found if part is not None)


def examined(scoring: Scoring, source: Input, loaded: Loaded, slim: bool = False, live: bool = False) -> Part | None:
    """The same for a table that was read."""
    if loaded.passed_over:
        return None
    quiet = silence.comments(loaded.text, loaded.file)
    found = [*loaded.findings, *quiet.findings]
    text = loaded.text if loaded.file == STDIN else None
    card = _card(scoring, loaded, found)
    if card is None:
        part = Part(source, loaded.file, None, _heard(consequences.without(found), quiet), quiet, text=text)
        return part._replace(rows=_rows(scoring, None, part.findings))
    one = table(card, lines_of(loaded.text))
    found += [*card.findings, *checks.within(one)]
    if loaded.file != STDIN:
        found += evidence.missing(card.sheet, Path(source.path).parent)
    head = head_of(card.sheet)
    held: Held | None = None
    if head.key.department:
        held = Live(one) if live else keep(one, slim=slim)
    own = tuple(alone(one)) if slim else ()
    name, heard = str(card.sheet.name), _heard(consequences.without(found), quiet)
    part = Part(source, loaded.file, name, heard, quiet, head, held, slim, own, text, *_fillable(card))
    return part._replace(rows=_rows(scoring, card, heard)) if scoring.rows else part


def _rows(scoring: Scoring, card: Scorecard | None, findings: tuple[Finding, ...]) -> Rows | None:
    return rows(card, sorted(findings, key=checks.order)) if scoring.rows else None


def _card(scoring: Scoring, loaded: Loaded, found: list[Finding]) -> Scorecard | None:
    if loaded.sheet is None:
        return None
    try:
        near = scoring.near
        chosen = policies.find(scoring.chosen, near, paths=True) if scoring.chosen else None
        return score(loaded.sheet, policies.for_sheet(loaded.sheet, chosen, _fallback(scoring, loaded.sheet), near))
    except policies.Unusable as unusable:
        found.extend(unusable.findings)
        return None


def _fallback(scoring: Scoring, sheet: Sheet) -> Policy | None:
    """The policy of perfscore.yaml; why it cannot be used is told once, at its own line."""
    if scoring.fallback is None or sheet.policy is not None:
        return None
    try:
        return policies.find(scoring.fallback, scoring.near, paths=True)
    except policies.Unusable:
        place = Span(CONFIG_NAME, 1, 1)
        raise policies.Unusable(policies.not_usable(sheet, scoring.fallback, place)) from None


def _fillable(card: Scorecard) -> tuple[int, int]:
    """How many scores ``fill`` could write: where none stands, and where another than the computed one stands."""
    sheet = card.sheet
    if sheet.kind is Kind.DECLARATION or is_carrier(Path(sheet.path)):
        return 0, 0
    pairs = [(row.indicator.reported, row.computed) for row in card.indicators]
    if card.funds is not None and card.funds.full:
        pairs.append((card.funds.reported, card.funds.points))
    known = [(reported, computed) for reported, computed in pairs if computed is not None]
    empty = sum(reported is None for reported, _ in known)
    return empty, sum(reported is not None and reported != computed for reported, computed in known)


def _heard(findings: Iterable[Finding], quiet: silence.Silence) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if not quiet.covers(finding))


def run(scoring: Scoring, task: Task) -> Done:
    """Do a task: examine its files, and compare them where all that belongs to them is there."""
    parts: list[Part] = []
    for source in task.sources:
        parts += examine(scoring, source, slim=source.shown in task.slim, live=task.closed)
    between: tuple[tuple[str, tuple[Finding, ...]], ...] = ()
    if task.closed:
        between = tuple((name, tuple(found)) for name, found in compared(parts))
        parts = [part._replace(held=None) for part in parts]
    return Done(tuple(parts), _shown(task), between)


def _shown(task: Task) -> tuple[str, ...]:
    return tuple(source.shown for source in task.sources)


def compared(parts: Iterable[Part]) -> Iterator[tuple[str, Iterator[Finding]]]:
    """What the comparison of the tables held finds, department by department."""
    together: Together = defaultdict(list)
    for part in parts:
        if part.held is not None and part.head is not None:
            together[part.head.key].append(part.held)
    for key, held in together.items():
        before = together.get(Key(key.department, key.year - 1), ())
        if len(held) > 1 or before or held[0].head.kind is not Kind.PROJECT:
            yield key.department, compare(held, before)


def _pieces(task: Task) -> Iterator[Task]:
    return (Task((source,), closed=False) for source in task.sources)


def _lost(task: Task) -> Done:
    """A file whose process was ended from outside, most likely because it took all memory."""
    parts = [Part(each, each.shown, None, (pool.ended(each.shown),), silence.NOTHING) for each in task.sources]
    return Done(tuple(parts), _shown(task))


@dataclass(slots=True)
class Audit:
    """All findings of a set of files, and which of them gave no sheet."""

    scoring: Scoring
    jobs: int | None = None  # processes; None chooses by the number of files
    findings: list[Finding] = field(default_factory=list)
    unread: int = 0
    empty: int = 0  # scores that fill could write
    different: int = 0
    names: dict[str, str] = field(default_factory=dict)  # file → name of its table
    inputs: dict[str, Input] = field(default_factory=dict)
    _files: int = 0  # taken in so far
    _order: dict[str, int] = field(default_factory=dict)  # of the inputs, which is that of comparing
    _open: list[Part] = field(default_factory=list)  # without their findings: those that are yet to be compared
    _between: dict[str, list[Finding]] = field(default_factory=dict)  # by department, of closed tasks
    _heads: dict[str, Head | None] = field(default_factory=dict)  # what the first lines said
    _silences: dict[str, silence.Silence] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)
    _same: dict[str, str] = field(default_factory=dict)  # texts of findings

    def read(self, inputs: Iterable[Input], given: Iterable[Loaded] = ()) -> Iterator[tuple[int, str]]:
        """Take in the files, and what was read already; tells with each step how many there are so far, and the last."""
        for loaded in given:
            source = Input(loaded.file, loaded.file, named=True)
            part = examined(self.scoring, source, loaded)
            self._texts[loaded.file] = loaded.text
            yield self._merge(Done(() if part is None else (part,), (loaded.file,)))
        sources = tuple(inputs)
        self._order = {source.shown: index for index, source in enumerate(sources, start=1)}
        if not sources:
            return
        jobs = pool.processes(self.jobs, len(sources))
        if jobs == 1 and len(sources) <= pool.CHUNK and not self._open:
            yield self._merge(run(self.scoring, Task(sources, closed=True)))
            return
        size = pool.CHUNK if jobs == 1 else pool.chunk_size(len(sources), jobs)
        # What cannot be read twice, and what takes long to read, is not looked at beforehand.
        once = tuple(source for source in sources if source.path == STANDARD_INPUT)
        for source in once:
            yield self._merge(run(self.scoring, Task((source,), closed=False)))
        carriers = [source for source in sources if source not in once and is_carrier(Path(source.path))]
        yield from self._run([Task((source,), closed=False) for source in carriers], jobs)
        files = [source for source in sources if source not in once and source not in carriers]
        self._heads = {source.shown: plan.head(source) for source in files}
        apart = [part.head for part in self._open if part.head is not None]
        yield from self._run(list(plan.tasks(files, self._heads, size, apart)), jobs)

    def _run(self, tasks: Sequence[Task], jobs: int) -> Iterator[tuple[int, str]]:
        work = pool.Work(partial(run, self.scoring), _pieces, _lost)
        for done in pool.in_order(work, tasks, jobs):
            yield self._merge(done)

    def _merge(self, done: Done) -> tuple[int, str]:
        for part in done.parts:
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
            self.findings += map(self._shared, part.findings)
            if part.alone and part.head is not None:
                self._between.setdefault(part.head.key.department, []).extend(map(self._shared, part.alone))
            self._open.append(part._replace(findings=(), alone=()))
        for department, found in done.between:
            self._between.setdefault(department, []).extend(map(self._shared, found))
        self._files += len(done.files)
        return self._files, done.files[-1]

    def _shared(self, finding: Finding) -> Finding:
        """The finding with texts that others have as well: of thousands of tables much the same is said."""
        same = self._same.setdefault
        at, code, level, category, title, message, advice, indicator, stake, related = finding
        message, advice = same(message, message), same(advice, advice)
        indicator = indicator and same(indicator, indicator)
        related = related and tuple([Related(place, same(label, label)) for place, label in related])
        return Finding(at, code, level, category, title, message, advice, indicator, stake, related)

    def finish(self) -> None:
        """Compare the files, then put everything in order."""
        self._open.sort(key=lambda part: self._order.get(part.source.shown, 0))
        self._again(frozenset(self._misjudged()))
        for department, found in compared(self._open):
            self._between.setdefault(department, []).extend(found)
        for several in self._between.values():
            self.findings += (each for each in several if not self._silenced(each))
        self._open, self._between, self._same = [], {}, {}
        # what is wrong with the file of a policy comes with every table that uses it
        self.findings = sorted(dict.fromkeys(self.findings), key=checks.order)

    def _misjudged(self) -> Iterator[str]:
        """Departments of which the plan was wrong: a file says something else than its first lines, or too little was kept."""
        for part in self._open:
            expected = self._heads.get(part.file)
            if part.head is not None and part.file in self._heads and part.head != expected:
                yield part.head.key.department
                if expected is not None:
                    yield expected.key.department
        enough = plan.slim(part.head for part in self._open if part.head is not None)
        for part in self._open:
            if part.brief and part.head is not None and part.head not in enough:
                yield part.head.key.department

    def _again(self, departments: frozenset[str]) -> None:
        """Look at the tables of some departments once more, to keep all that their comparison needs."""
        for department in departments - {""}:
            self._between.pop(department, None)
        for index, part in enumerate(self._open):
            if part.head is not None and part.head.key.department in departments and part.file in self._heads:
                again = examine(self.scoring, part.source)
                held = next((one.held for one in again if one.file == part.file), None)
                self._open[index] = part._replace(held=held)

    def _silenced(self, finding: Finding) -> bool:
        return self._silences.get(finding.at.file, silence.NOTHING).covers(finding)

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
