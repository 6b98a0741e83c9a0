"""The real tables of 2024, scored; read once for all tests."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path

from perfscore import checks, policies
from perfscore.load import parse_sheet
from perfscore.model import Kind, Scorecard
from perfscore.report import paper, templates
from perfscore.report.subject import Options, Subject
from perfscore.score import score

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "indicators" / "2024"


@functools.cache
def card(name: str) -> Scorecard:
    sheet, findings = parse_sheet((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), f"2024/{name}.yaml")
    assert sheet is not None, findings
    return score(sheet, policies.for_sheet(sheet, None, None))


@functools.cache
def department() -> Scorecard:
    return card("bumen-zhengti")


@functools.cache
def projects() -> tuple[Scorecard, ...]:
    return tuple(
        card(name) for name in ("qita-shiye-fazhan", "yewu-gongzuo", "yunxing-weihu", "ziran-ziyuan-zhuanxiang")
    )


@functools.cache
def subject() -> Subject:
    """The department with its projects and all findings."""
    cards = (department(), *projects())
    found = [finding for one in cards for finding in one.findings]
    return Subject(department(), projects(), (*found, *checks.run(cards)))


@functools.cache
def silent() -> Subject:
    """The same without any narrative of the unit's own."""
    bare = department()._replace(sheet=replace(department().sheet, report={}))
    return Subject(bare, projects(), subject().findings)


def build(template: str, about: Subject | None = None, **options: object) -> paper.Paper:
    return paper.build(templates.find(template, ()), about or subject(), Options(**options))


def one(name: str) -> Subject:
    """A single sheet."""
    scored = card(name)
    others = projects() if scored.sheet.kind is Kind.DEPARTMENT else ()
    return Subject(scored, others)
