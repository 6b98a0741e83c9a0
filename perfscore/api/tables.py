"""Reading and scoring: from a path, a text or a sheet to a scorecard with everything that is to be said about it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from perfscore import policies
from perfscore.carrier import tables as tables_of
from perfscore.load import Input, Loaded, config, discover, parse_sheet
from perfscore.many.batch import Settings, scored
from perfscore.model import Policy, Scorecard, Sheet
from perfscore.model.finding import Finding

Source = str | os.PathLike[str] | Loaded | Sheet
"""A path, a text (which has a line end), or what was read already."""
UNNAMED = "<text>"


class Scored(NamedTuple):
    """A table and its score: ``card`` is None where the file gave no sheet, and ``findings`` say why."""

    file: str
    card: Scorecard | None
    findings: tuple[Finding, ...]
    text: str = ""

    @property
    def points(self) -> Decimal | None:
        """得分; None while anything is 待定, or without a sheet."""
        return None if self.card is None else self.card.points

    @property
    def low(self) -> Decimal | None:
        """The lowest possible score."""
        return None if self.card is None else self.card.low

    @property
    def high(self) -> Decimal | None:
        """The highest possible score."""
        return None if self.card is None else self.card.high

    @property
    def grade(self) -> str | None:
        """等级, where it is certain."""
        return None if self.card is None else self.card.grade


def files(*arguments: str | os.PathLike[str]) -> tuple[Path, ...]:
    """The files that folders, patterns and paths mean, as the commands find them; without arguments those of the repository."""
    found = discover([os.fspath(argument) for argument in arguments], config.find(Path()), carriers=True)
    return tuple(Path(each.path) for each in found.inputs)


def load(source: str | os.PathLike[str], *, name: str | None = None) -> Loaded:
    """Read one table: its ``sheet`` (None where there is none), its ``findings`` and its ``text``.

    ``source`` is a path, or a text: a string with a line end. ``name`` is what findings call it. A workbook with several
    tables is a ValueError: read it with :func:`load_all`.
    """
    found = load_all(source, name=name)
    if len(found) > 1:
        raise ValueError(f"{found[0].file} 等{len(found)}张表在一个文件里，请用 load_all。")
    return found[0]


def load_all(source: str | os.PathLike[str], *, name: str | None = None) -> tuple[Loaded, ...]:
    """Read all tables of a file: of a workbook or a Word file there may be several; at least one entry."""
    if isinstance(source, str) and "\n" in source:
        sheet, findings = parse_sheet(source, name or UNNAMED)
        return (Loaded(name or UNNAMED, sheet, findings, source),)
    path = Path(source)
    return tables_of(Input(str(path), name or path.as_posix(), named=True))


def score(
    source: Source,
    policy: str | os.PathLike[str] | Policy | None = None,
    *,
    review: bool = False,
    folder: str | os.PathLike[str] | None = None,
) -> Scored:
    """Score one table.

    ``policy`` (a name, a path or a Policy) overrides what the table names; ``folder`` holds the ``policies`` of one's own.
    With ``review`` no self-score is taken: what a person must judge stays an interval. Raises ValueError for a policy of
    the call that cannot be used; one that the table names is a finding.
    """
    loaded = loaded_of(source)
    near = Path(folder) if folder is not None else None
    if isinstance(policy, Policy):
        if loaded.sheet is None:
            return Scored(loaded.file, None, loaded.findings, loaded.text)
        from perfscore.score import score as by

        card: Scorecard | None = by(loaded.sheet, policy, review=review)
        return Scored(loaded.file, card, (*loaded.findings, *(card.findings if card else ())), loaded.text)
    chosen = checked_policy(policy, near)
    card, findings = scored(loaded, Settings(policy=chosen, near=near, review=review))
    return Scored(loaded.file, card, tuple(sorted(findings, key=lambda finding: finding.at)), loaded.text)


def score_all(
    *arguments: str | os.PathLike[str], policy: str | os.PathLike[str] | None = None, review: bool = False
) -> Iterator[Scored]:
    """Score every table that the arguments mean (see :func:`files`), one after the other."""
    for path in files(*arguments):
        for loaded in load_all(path):
            if not loaded.passed_over:
                yield score(loaded, policy, review=review)


def loaded_of(source: Source) -> Loaded:
    """What was read already, or is read now."""
    if isinstance(source, Loaded):
        return source
    if isinstance(source, Sheet):
        return Loaded(source.file or UNNAMED, source, (), "")
    return load(source)


def checked_policy(policy: str | os.PathLike[str] | None, near: Path | None) -> str | None:
    """The name or path of a policy of the call; a ValueError where it cannot be used."""
    if policy is None:
        return None
    name = os.fspath(policy)
    try:
        policies.find(name, near, paths=True)
    except policies.Unusable as unusable:
        raise ValueError(unusable.told) from None
    return name
