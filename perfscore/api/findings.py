"""Checking: everything wrong in tables, and between them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from perfscore.api.tables import Source, checked_policy
from perfscore.load import Input, Loaded
from perfscore.many import audit
from perfscore.model import Sheet
from perfscore.model.finding import Finding


def check(
    sources: Source | Iterable[Source],
    policy: str | os.PathLike[str] | None = None,
    *,
    jobs: int | None = 1,
    folder: str | os.PathLike[str] | None = None,
) -> tuple[Finding, ...]:
    """All findings of one table or several, and of the tables against one another, as ``perfscore check`` lists them.

    Paths may be thousands: they are looked at department by department, in ``jobs`` processes (None: by their number).
    What was read already (a Loaded, a Sheet) is taken as it is. Comments that silence findings are followed. Raises
    ValueError for a policy of the call that cannot be used.
    """
    listed = [sources] if isinstance(sources, (str, os.PathLike, Loaded, Sheet)) else list(sources)
    near = Path(folder) if folder is not None else None
    scoring = audit.Scoring(checked_policy(policy, near), None, near)
    running = audit.Audit(scoring, jobs=jobs)
    given: list[Loaded] = []
    paths: list[Input] = []
    for source in listed:
        if isinstance(source, Loaded):
            given.append(source)
        elif isinstance(source, Sheet):
            given.append(Loaded(source.file, source, (), ""))
        elif isinstance(source, str) and "\n" in source:
            from perfscore.api.tables import load

            given.append(load(source))
        else:
            paths.append(Input(os.fspath(source), Path(source).as_posix(), named=True))
    for _ in running.read(paths, given):
        pass
    running.finish()
    return tuple(running.findings)
