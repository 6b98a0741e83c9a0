"""The auditor: scorecards in, findings out. ``run`` is pure; one file per check, with its manual page and examples.

A check of one table is a module with ``CODE``, ``EXAMPLES`` and ``check(table)``, a check between tables has
``compare(group)``; each is one row of CHECKS or CROSS below. Start at :mod:`perfscore.checks.base`; what belongs
together is in :mod:`perfscore.checks.group`, when names count as the same in :mod:`perfscore.checks.words`.

What scoring finds itself (units that do not meet, full marks without the work, rule texts) is in
``scorecard.findings`` and is not repeated here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Protocol

from perfscore.checks import (
    actual_copied,
    actual_differs,
    budget_changed,
    carryover,
    cost_at_cap,
    cost_far_below,
    cost_over_budget,
    costs_across,
    deadline,
    declared_differs,
    declared_qualitative,
    direction,
    duplicates,
    execution_rate,
    execution_twice,
    expense_parts,
    funds_across,
    funds_parts,
    goal_figures,
    goals_copied,
    grade,
    loss_unexplained,
    low_execution,
    meaning_differs,
    misplaced,
    name_form,
    name_year,
    no_difference,
    no_measure,
    over_achieved,
    overspent,
    points_by_dimension,
    points_total,
    progress_differs,
    range_exceeded,
    rate_in_words,
    rate_over_hundred,
    required_kinds,
    same_sentence,
    satisfaction,
    satisfaction_same,
    scope_differs,
    score_missing,
    share_differs,
    staffing,
    standards,
    statement_differs,
    target_differs,
    target_missing,
    target_open,
    text_across,
    text_against_funds,
    text_against_rows,
    text_arithmetic,
    text_claims,
    text_parts,
    total_score,
    unit_differs,
    unit_missing,
    unit_varies,
    years_differ,
)
from perfscore.checks.base import Example, Table, table
from perfscore.checks.group import Group, grouped, successive
from perfscore.model import Scorecard
from perfscore.model.finding import Category, Code, Finding
from perfscore.model.source import lines_of


class Documented(Protocol):
    """What every check has: its kind of finding, with the manual page, and its examples."""

    @property
    def CODE(self) -> Code:  # noqa: N802 - a constant of the module
        """The kind of finding."""

    @property
    def EXAMPLES(self) -> tuple[Example, ...]:  # noqa: N802 - a constant of the module
        """Where it fires and where it must not."""


class Check(Documented, Protocol):
    """An audit of one table."""

    @property
    def check(self) -> Callable[[Table], Iterable[Finding]]:
        """Its findings in a table."""


class Comparison(Documented, Protocol):
    """An audit of the tables of one department and year."""

    @property
    def compare(self) -> Callable[[Group], Iterable[Finding]]:
        """Its findings in a group."""


class Pairing(Documented, Protocol):
    """An audit of the department against one project at a time."""

    @property
    def pair(self) -> Callable[[Group, Table], Iterable[Finding]]:
        """Its findings, given the department's group and a project table."""


class Succession(Documented, Protocol):
    """An audit of a table against that of the year before."""

    @property
    def compare(self) -> Callable[[Table, Table], Iterable[Finding]]:
        """Its findings in the later table."""


CHECKS: tuple[Check, ...] = (
    unit_missing,
    unit_varies,
    actual_copied,
    rate_over_hundred,
    points_total,
    total_score,
    points_by_dimension,
    funds_parts,
    execution_rate,
    budget_changed,
    carryover,
    expense_parts,
    staffing,
    grade,
    score_missing,
    execution_twice,
    overspent,
    low_execution,
    cost_over_budget,
    cost_at_cap,
    declared_qualitative,
    direction,
    duplicates,
    name_form,
    required_kinds,
    misplaced,
    deadline,
    target_missing,
    target_open,
    rate_in_words,
    goals_copied,
    satisfaction,
    no_difference,
    name_year,
    meaning_differs,
    statement_differs,
    over_achieved,
    loss_unexplained,
    no_measure,
    same_sentence,
    range_exceeded,
    cost_far_below,
    text_against_rows,
    goal_figures,
    text_against_funds,
    text_arithmetic,
    text_parts,
    text_claims,
)
CROSS: tuple[Comparison, ...] = (
    target_differs,
    actual_differs,
    unit_differs,
    share_differs,
    progress_differs,
    funds_across,
    declared_differs,
    scope_differs,
    costs_across,
    satisfaction_same,
    text_across,
    text_against_funds,
)


PAIRS: tuple[Pairing, ...] = (text_across,)
SUCCESSIVE: tuple[Succession, ...] = (years_differ,)


def codes() -> tuple[Code, ...]:
    """The kinds of findings declared here, by number."""
    return tuple(sorted((check.CODE for check in everything()), key=lambda code: code.code))


def everything() -> tuple[Documented, ...]:
    """All checks, each once."""
    checks: tuple[Documented, ...] = (*CHECKS, *CROSS, *PAIRS, *SUCCESSIVE)
    return tuple({check.CODE.code: check for check in checks}.values())


def run(cards: Iterable[Scorecard], texts: Mapping[str, str] = MappingProxyType({})) -> tuple[Finding, ...]:
    """All findings of these checks, in the order of file, place and code.

    ``texts`` (file → its text) tells the columns within block texts; without it their lines are right, columns not.
    """
    tables = [table(card, lines_of(texts.get(card.sheet.file, ""))) for card in cards]
    found = [finding for one in tables for finding in within(one)]
    found.extend(across(tables))
    return tuple(sorted(found, key=order))


def within(one: Table) -> Iterator[Finding]:
    """Findings of one table by itself."""
    for check in CHECKS:
        yield from check.check(one)
    yield from standards.check(one)


def across(tables: Iterable[Table]) -> Iterator[Finding]:
    """Findings between tables."""
    together = tuple(tables)
    for group in grouped(together):
        for project in group.projects:
            yield from paired(group, project)
    yield from between(together)


def paired(group: Group, project: Table) -> Iterator[Finding]:
    """Findings between a department and one of its projects."""
    for pairing in PAIRS:
        yield from pairing.pair(group, project)


def between(tables: Iterable[Table]) -> Iterator[Finding]:
    """Findings between all tables of a department, and between years."""
    together = tuple(tables)
    for group in grouped(together):
        for comparison in CROSS:
            yield from comparison.compare(group)
    for this, last in successive(together):
        for succession in SUCCESSIVE:
            yield from succession.compare(this, last)


def order(finding: Finding) -> tuple[object, ...]:
    """Findings sort by file, place, code and text; doubts about the reading of a carrier come before all else."""
    at = finding.at
    later = at.cell is None or finding.category is not Category.FORM
    return at.file, later, at.line, at.column, finding.code, finding.message
