"""For engines that run on many machines: a map and a reduce, both pure functions of values that can be sent anywhere.

:func:`facts` turns one file into rows, and into a :class:`Member` for each of its tables: what a comparison with other
tables needs, some kilobytes. :func:`compare` takes the members of one key, (主管部门, 年度), and those of the year before. The
engine deals out, moves, repeats and writes; nothing of that is here. ``examples/fleet`` runs them on Dask.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from perfscore import checks
from perfscore.api.tables import load_all
from perfscore.checks import keeping
from perfscore.checks.keeping import Kept
from perfscore.checks.silence import Silence
from perfscore.load import Input
from perfscore.many.audit import Scoring, examined
from perfscore.model import Kind, Scorecard
from perfscore.present.rows import FILES, FINDINGS, INDICATORS, Cell, Column, Found, cells

Row = dict[str, Cell]


class Member(NamedTuple):
    """A table as far as others are compared with it."""

    file: str
    kept: Kept
    quiet: Silence  # findings that comments in its file silence

    @property
    def key(self) -> tuple[str, int]:
        """(主管部门, 年度): the tables to compare it with; a department's own table has its name as 主管部门."""
        return self.kept.head.key.department, self.kept.head.key.year

    @property
    def next_key(self) -> tuple[str, int]:
        """The key for which it is a table of the year before."""
        department, year = self.key
        return department, year + 1


class Facts(NamedTuple):
    """What one file gives: the rows of the three tables (``docs/data.md``), and its members."""

    files: tuple[Row, ...]
    indicators: tuple[Row, ...]
    findings: tuple[Row, ...]
    members: tuple[Member, ...]


def facts(
    path: str | os.PathLike[str], policy: str | None = None, folder: str | None = None, *, name: str | None = None
) -> Facts:
    """Read, score and check one file. Never raises for what is in it: a broken file gives a row and its findings.

    ``policy`` overrides what tables name, ``folder`` holds ``policies`` of one's own, ``name`` is what rows call the file.
    """
    near = None if folder is None else Path(folder)
    scoring = Scoring(policy, None, near, rows=True)
    shown = name or Path(path).as_posix()
    source = Input(os.fspath(path), shown, named=True)
    parts = [part for loaded in load_all(path, name=shown) if (part := examined(scoring, source, loaded)) is not None]
    made = [part.rows for part in parts if part.rows is not None]
    return Facts(
        tuple(_dicts(FILES, (row for each in made for row in each.files))),
        tuple(_dicts(INDICATORS, (row for each in made for row in each.indicators))),
        tuple(_dicts(FINDINGS, (row for each in made for row in each.findings))),
        tuple(Member(part.file, part.held, part.quiet) for part in parts if isinstance(part.held, Kept)),
    )


def compare(members: Iterable[Member], before: Iterable[Member] = ()) -> tuple[Row, ...]:
    """Rows of the findings between the tables of one key, and against those of the year before.

    The order of the members does not matter.
    """
    these = sorted(members, key=lambda member: member.file)
    last = sorted(before, key=lambda member: member.file)
    lone = len(these) == 1 and not last and these[0].kept.head.kind is Kind.PROJECT
    if not these or lone:
        return ()
    quiet = {member.file: member.quiet for member in (*these, *last)}
    found = sorted(keeping.compare([m.kept for m in these], [m.kept for m in last]), key=checks.order)
    pointed = {finding.at.file for finding in found}
    cards: dict[str, Scorecard] = {m.file: m.kept.table().card for m in these if m.file in pointed}
    heard = [finding for finding in found if not quiet[finding.at.file].covers(finding)]
    return tuple(_dicts(FINDINGS, (cells(FINDINGS, Found(cards.get(one.at.file), one)) for one in heard)))


def _dicts(columns: Iterable[Column], rows: Iterable[tuple[Cell, ...]]) -> Iterator[Row]:
    names = [column.name for column in columns]
    return (dict(zip(names, row, strict=True)) for row in rows)
