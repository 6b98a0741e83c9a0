"""A paper in a format: builds it, asks the format's module to write it; says which library is missing."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from perfscore.report import FORMATS, as_pdf, own_docx, trace
from perfscore.report.paper import Paper, build
from perfscore.report.subject import Options, Subject
from perfscore.report.templates import Template, TemplateMistake

EXTRAS = {"docx": "word", "docxtpl": "word", "openpyxl": "excel"}  # library → extra of the package
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Made:
    """A paper and its content in the format asked for."""

    paper: Paper
    content: str | bytes


def make(template: Template, subject: Subject, options: Options) -> Made:
    """Build and write one paper. Raises TemplateMistake, also where a library for the format is not installed."""
    if template.path.suffix == own_docx.SUFFIX:
        paper, word = _guarded(template, "docx", lambda: own_docx.fill(template, subject, options))
        return Made(paper, _guarded(template, "pdf", lambda: as_pdf.printed(word)) if options.format == "pdf" else word)
    paper = build(template, subject, options)
    if options.format == "html" and template.use == "报告" and not options.final:
        paper = replace(paper, document=trace.with_sources(paper.document, template, subject, options))
    writer = importlib.import_module(FORMATS[options.format])
    return Made(paper, _guarded(template, options.format, lambda: writer.write(paper)))


def _guarded(template: Template, form: str, work: Callable[[], Result]) -> Result:
    """Run a writer; a library that is not installed becomes a message that says how to get it."""
    try:
        return work()
    except as_pdf.Unprintable as cause:
        raise TemplateMistake(template.name, None, str(cause)) from None
    except ModuleNotFoundError as missing:
        if missing.name not in EXTRAS:
            raise
        extra = EXTRAS[missing.name]
        raise TemplateMistake(
            template.name, None, f"生成{form}需要 {missing.name}，请执行 pip install 'perfscore[{extra}]'"
        ) from None
