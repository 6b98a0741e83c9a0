"""Reports and forms from scored tables."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from perfscore.api.tables import Scored
from perfscore.report import FORMATS, choose, templates
from perfscore.report.make import make
from perfscore.report.subject import Options


class Document(NamedTuple):
    """A paper: its ``content`` (bytes for Word, PDF and Excel), and whether there is still something to settle."""

    title: str
    content: str | bytes
    draft: bool
    blanks: tuple[str, ...]  # where 【待填】 stands


def render(
    tables: Scored | Iterable[Scored],
    template: str | os.PathLike[str],
    form: str = "md",
    *,
    folders: Iterable[str | os.PathLike[str]] = (),
) -> tuple[Document, ...]:
    """The papers a template makes of scored tables, in a format (md, txt, html, docx, pdf, xlsx, csv).

    ``template`` is a name of ``perfscore templates``, or a path; ``folders`` hold templates of one's own. Tables without a
    sheet are left out. Raises ValueError where the template, the format or the tables do not go together.
    """
    if form not in FORMATS:
        raise ValueError(f"form 应为 {'、'.join(FORMATS)} 之一，现为“{form}”。")
    listed = [tables] if isinstance(tables, Scored) else list(tables)
    places = tuple(Path(folder).resolve() for folder in folders)
    cards = [table.card for table in listed if table.card is not None]
    findings = [finding for table in listed for finding in table.findings]
    options = Options(annex=None, final=False, folders=places, format=form)
    try:
        chosen = templates.find(os.fspath(template), places)
        subjects = choose.subjects(chosen.use, cards, findings, named=True)
        made = [make(chosen, subject, options) for subject in subjects]
    except (templates.TemplateMistake, choose.Unclear) as mistake:
        raise ValueError(f"{mistake}") from None
    return tuple(
        Document(each.paper.document.title, each.content, each.paper.is_draft, each.paper.blanks) for each in made
    )
