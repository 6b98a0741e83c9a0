"""From inputs to findings: read, score, check each file, then the files against one another.

Texts are not kept: an excerpt reads its file once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from perfscore import checks, policy
from perfscore.checks import evidence, silence
from perfscore.checks.base import table
from perfscore.checks.keeping import Keeper, ordered
from perfscore.excerpt import lines_of
from perfscore.finding import Finding, Level
from perfscore.load import STDIN, Input, Loaded, read_sheet
from perfscore.load.decode import MAX_BYTES, decode
from perfscore.model import Scorecard
from perfscore.records import dataclass, field
from perfscore.score import score


@dataclass(frozen=True, slots=True)
class Scoring:
    """By which 评分办法 files are scored: ``chosen`` overrides what they name, ``fallback`` does not."""

    chosen: str | None = None
    fallback: str | None = None
    near: Path | None = None


@dataclass(slots=True)
class Audit:
    """All findings of a set of files, and which of them gave no sheet."""

    scoring: Scoring
    skip_others: bool = False
    findings: list[Finding] = field(default_factory=list)
    unread: int = 0
    names: dict[str, str] = field(default_factory=dict)  # file → name of its table
    inputs: dict[str, Input] = field(default_factory=dict)
    _keeper: Keeper = field(default_factory=lambda: Keeper(()))
    _silences: dict[str, silence.Silence] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)

    def read(self, inputs: Iterable[Input]) -> Iterator[None]:
        """Take in the files, one step each; departments first, for their projects are compared with them."""
        sources, self._keeper = ordered(inputs)
        for source in sources:
            self._take(source)
            yield

    def _take(self, source: Input) -> None:
        named = source.named and not self.skip_others
        loaded = read_sheet(source.path, source.shown, named=named)
        if loaded.passed_over:
            return
        self.inputs[loaded.file] = source
        if loaded.file == STDIN:
            self._texts[loaded.file] = loaded.text
        quiet = silence.comments(loaded.text, loaded.file)
        if quiet is not silence.NOTHING:
            self._silences[loaded.file] = quiet
        found = [*loaded.findings, *quiet.findings]
        card = self._card(loaded, found)
        if card is None:
            self.unread += 1
        else:
            one = table(card, lines_of(loaded.text))
            found += [*card.findings, *checks.within(one)]
            if loaded.file != STDIN:
                found += evidence.missing(card.sheet, Path(source.path).parent)
            self.names[loaded.file] = str(card.sheet.name)
            self._add(self._keeper.take(one))
        self.findings += (finding for finding in found if not quiet.covers(finding))

    def _card(self, loaded: Loaded, found: list[Finding]) -> Scorecard | None:
        if loaded.sheet is None:
            return None
        scoring = self.scoring
        try:
            chosen = policy.find(scoring.chosen, scoring.near, paths=True) if scoring.chosen else None
            fallback = policy.find(scoring.fallback, scoring.near, paths=True) if scoring.fallback else None
            return score(loaded.sheet, policy.for_sheet(loaded.sheet, chosen, fallback, scoring.near))
        except policy.Unusable as unusable:
            found.extend(unusable.findings)
            return None

    def finish(self) -> None:
        """Compare the files, then put everything in order."""
        self._add(checks.between(self._keeper.tables))
        self._keeper.tables.clear()
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


def kept(
    findings: Iterable[Finding],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    off: frozenset[str] = frozenset(),
    levels: Callable[[str], Level | None] = lambda _code: None,
) -> Iterator[Finding]:
    """The findings wanted: by code, beginning of a code, or 类别; with the levels of perfscore.yaml."""
    chosen, unwanted = tuple(select), tuple(ignore)
    for finding in findings:
        if finding.code in off or (chosen and not named(finding, chosen)) or named(finding, unwanted):
            continue
        level = levels(finding.code)
        yield finding if level is None else finding.with_level(level)


def named(finding: Finding, words: tuple[str, ...]) -> bool:
    """Whether one of the words is its code, the beginning of its code, or its 类别."""
    return any(finding.code.startswith(word) or finding.category.value == word for word in words)


def weightiest_first(findings: list[Finding], count: int = 10) -> list[Finding]:
    """The findings with most points at stake first, ``count`` of them; the rest in their order."""
    order = list(Level)
    staked = [finding for finding in findings if finding.stake]
    top = sorted(staked, key=lambda finding: (order.index(finding.level), -(finding.stake or 0)))[:count]
    chosen = {id(finding) for finding in top}
    return [*top, *(finding for finding in findings if id(finding) not in chosen)]
