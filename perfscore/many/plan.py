"""Which files are looked at together: those of one 主管部门 in one task, as far as their first lines tell it.

Tables that lie in one task are compared there, as they are, and forgotten. Where a department has more files than fit,
each table is kept (:mod:`perfscore.checks.keeping`), in brief where nothing there has a counterpart. The first lines
only plan the work: what a file really says decides, and :class:`~perfscore.many.audit.Audit` holds both together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from perfscore.checks.keeping import Head, Key, head_of
from perfscore.checks.words import normal
from perfscore.load import Input, read_sheet
from perfscore.model import Kind

HEAD_BYTES = 4096
_VALUE = r"(?m)^(?:%s):[ \t]+([^\s\"'#&*!|>{\[][^\n\r\"'#]*)$"  # written plainly; everything else is read properly
_KIND, _YEAR, _NAME, _OWNER = (re.compile(_VALUE % key) for key in ("类型", "年度", "名称", "主管部门"))
_KINDS = {kind.value: kind for kind in Kind}


class Task(NamedTuple):
    """Files of one piece of work. ``closed``: what belongs to them is among them. ``slim``: those to be kept in brief."""

    sources: tuple[Input, ...]
    closed: bool
    slim: frozenset[str] = frozenset()


def head(source: Input) -> Head | None:
    """The head of a YAML file by its first lines, or where these are not written plainly by all of it."""
    try:
        with Path(source.path).open("rb") as file:
            text = file.read(HEAD_BYTES).decode("utf-8", "replace")
    except OSError:
        return None
    kind, year, name, department = (pattern.search(text) for pattern in (_KIND, _YEAR, _NAME, _OWNER))
    known = _KINDS.get(kind[1].strip()) if kind else None
    digits = year[1].strip() if year else ""
    if known is None or name is None or department is None or not re.fullmatch(r"[0-9]{4}", digits):
        sheet = read_sheet(source.path, source.shown).sheet
        return None if sheet is None else head_of(sheet)
    said = name[1] if known is Kind.DEPARTMENT else department[1]
    return Head(Key("".join(said.split()), int(digits)), known, normal(name[1]))


def tasks(
    sources: Sequence[Input], heads: Mapping[str, Head | None], size: int, apart: Iterable[Head]
) -> Iterator[Task]:
    """All files as tasks of about ``size`` files. ``apart`` are tables that were looked at before."""
    elsewhere = list(apart)
    taken = {first.key.department for first in elsewhere}
    groups: dict[str, list[Input]] = defaultdict(list)
    for source in sources:
        first = heads[source.shown]
        groups[first.key.department if first is not None else ""].append(source)
    brief = slim([*(first for first in heads.values() if first is not None), *elsewhere])
    closed: list[Input] = []
    opened: list[Input] = []
    for department, members in groups.items():
        if not department or len(members) > size or department in taken:
            opened += members
            continue
        if len(closed) + len(members) > size:
            yield Task(tuple(closed), closed=True)
            closed = []
        closed += members
    if closed:
        yield Task(tuple(closed), closed=True)
    shown = {source.shown for source in opened if (found := heads[source.shown]) is not None and found in brief}
    for start in range(0, len(opened), size):
        part = tuple(opened[start : start + size])
        yield Task(part, closed=False, slim=frozenset(source.shown for source in part if source.shown in shown))


def slim(heads: Iterable[Head]) -> frozenset[Head]:
    """Heads of tables that need to be kept in brief only.

    That is where there is no department or several (it is not known which the projects belong to), no declaration, and
    no table of the same name in the year before or after.
    """
    found = list(heads)
    departments = Counter(first.key for first in found if first.kind is Kind.DEPARTMENT)
    declared = {first.key for first in found if first.kind is Kind.DECLARATION}
    years = {(first.key, first.kind, first.name) for first in found}
    return frozenset(
        first
        for first in found
        if departments[first.key] != 1
        and first.key not in declared
        and not any(
            (Key(first.key.department, first.key.year + step), first.kind, first.name) in years for step in (-1, 1)
        )
    )
