"""Which sheets go into which paper: scorecards in, subjects out, or a complaint that names the candidates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from perfscore.model import Kind, Scorecard
from perfscore.model.finding import Finding
from perfscore.report import escape
from perfscore.report.subject import Subject

Each = TypeVar("Each")


class Unclear(Exception):
    """No sheet, or several, could be meant; the message names them."""


def subjects(
    use: str, cards: Sequence[Scorecard], findings: Sequence[Finding] = (), *, named: bool = False, every: bool = False
) -> list[Subject]:
    """The papers to make. ``use`` is what the template says of itself; ``named``: the user named the files."""
    chosen = _USES[use](cards, named, every)
    return [Subject(one.main, one.others, _of(findings, one.cards), _year_before(one.main, cards)) for one in chosen]


def _year_before(main: Scorecard | None, cards: Iterable[Scorecard]) -> Scorecard | None:
    """The same table of the year before, where its file was read too."""
    if main is None or main.sheet.year is None:
        return None
    kind, name, year = main.sheet.kind, main.sheet.name, main.sheet.year - 1
    return next((c for c in cards if (c.sheet.kind, c.sheet.name, c.sheet.year) == (kind, name, year)), None)


def projects_of(department: Scorecard, cards: Iterable[Scorecard]) -> tuple[Scorecard, ...]:
    """The project sheets of the same 主管部门 and 年度."""
    names = {department.sheet.name, department.sheet.department}
    return tuple(
        card
        for card in cards
        if card.sheet.kind is Kind.PROJECT
        and card.sheet.year == department.sheet.year
        and (card.sheet.department or card.sheet.implementer) in names
    )


def _report(cards: Sequence[Scorecard], named: bool, every: bool) -> list[Subject]:
    departments = [card for card in cards if card.sheet.kind is Kind.DEPARTMENT]
    projects = [card for card in cards if card.sheet.kind is Kind.PROJECT]
    if every:
        papers = [Subject(card, projects_of(card, projects)) for card in departments]
        used = {id(card) for paper in papers for card in paper.others}
        return _some([*papers, *(Subject(card) for card in projects if id(card) not in used)], "自评表")
    if departments:
        newest = max((card.sheet.year or 0) for card in departments)
        (only,) = _one([card for card in departments if (card.sheet.year or 0) == newest], "部门整体支出自评表")
        return [Subject(only, projects_of(only, projects))]
    if named and len(projects) > 1:
        return [Subject(card) for card in projects]
    return [Subject(card) for card in _one(projects, "自评表")]


def _forms(cards: Sequence[Scorecard], named: bool, every: bool) -> list[Subject]:
    found = [card for card in cards if card.sheet.kind is not Kind.DECLARATION]
    return [
        Subject(card, projects_of(card, cards) if card.sheet.kind is Kind.DEPARTMENT else ())
        for card in (_some(found, "自评表") if named or every else _one(found, "自评表"))
    ]


def _declarations(cards: Sequence[Scorecard], named: bool, every: bool) -> list[Subject]:
    found = [card for card in cards if named or card.sheet.kind is Kind.DECLARATION]
    return [Subject(card) for card in (_some(found, "申报表") if named or every else _one(found, "申报表"))]


def _summary(cards: Sequence[Scorecard], _named: bool, _every: bool) -> list[Subject]:
    found = [card for card in cards if card.sheet.kind is not Kind.DECLARATION]
    return [Subject(None, tuple(_some(found, "自评表")))]


_USES = {"报告": _report, "自评表": _forms, "申报表": _declarations, "汇总": _summary}


def _some(found: list[Each], what: str) -> list[Each]:
    if not found:
        raise Unclear(f"没有找到{what}。请给出文件。")
    return found


def _one(found: list[Scorecard], what: str) -> list[Scorecard]:
    if len(_some(found, what)) == 1:
        return found
    names = "".join(
        f"\n  {card.sheet.file}  {card.sheet.year_shown} {escape.one_line(card.sheet.name)}" for card in found
    )
    raise Unclear(f"{what}有{len(found)}张，请写明文件，或用“--all”逐张生成：{names}")


def _of(findings: Sequence[Finding], cards: Sequence[Scorecard]) -> tuple[Finding, ...]:
    files = {card.sheet.file for card in cards}
    return tuple(finding for finding in findings if finding.at.file in files)
