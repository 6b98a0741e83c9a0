"""An office's own Word form: a .docx with ``{{ }}`` in it, filled through docxtpl with the records of every template.

Same names, filters and sandbox as the Markdown templates; tables are the form's own, with ``{%tr for 项 in 表.指标 %}``.
"""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import jinja2
from markupsafe import Markup
from markupsafe import escape as html_escape

from perfscore.disk.zipped import timeless
from perfscore.language.numbers import plain
from perfscore.report import engine, escape
from perfscore.report.document import Document, Paragraph
from perfscore.report.document import Run as Stretch
from perfscore.report.engine import Environment, Template, TemplateMistake
from perfscore.report.filters import MISSING
from perfscore.report.paper import DRAFT_MARK, Paper, differing, finished, records
from perfscore.report.run import Run, functions
from perfscore.report.subject import Options, Subject

SUFFIX = ".docx"


def fill(template: Template, subject: Subject, options: Options) -> tuple[Paper, bytes]:
    """The filled form. Raises TemplateMistake."""
    from docxtpl import DocxTemplate

    environment = Environment(options.folders, printed)
    environment.deadline = time.monotonic() + engine.MAX_SECONDS
    run, names = Run(), records(subject, options)
    form = _opened(DocxTemplate, template.path)
    try:
        form.render({**names, **functions(run, subject)}, environment, autoescape=True)
    except jinja2.TemplateError as error:
        raise TemplateMistake(
            template.path.name, getattr(error, "lineno", None), engine.chinese(error.message or "")
        ) from None
    except (TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise TemplateMistake(template.path.name, None, engine.chinese(str(error))) from None
    if differing(template, subject) and not options.final:
        form.docx.paragraphs[0].insert_paragraph_before(DRAFT_MARK)
    out = io.BytesIO()
    form.save(out)
    lines = _texts(form.docx)
    document = Document(tuple(Paragraph((Stretch(line),)) for line in lines), "\n".join(lines))
    return finished(template, subject, options, document, names, run), timeless(out.getvalue())


def printed(value: object) -> Markup:
    """What ``{{ … }}`` prints in a Word form: text for XML, 【待填】 for None."""
    if isinstance(value, Markup):
        return value
    if value is None or value == "":
        return escape.ready(MISSING if value is None else "")
    if isinstance(value, bool):
        return escape.ready("是" if value else "否")
    if isinstance(value, (Decimal, Fraction, int)):
        return escape.ready(plain(value, 2) if isinstance(value, Fraction) else plain(value))
    if isinstance(value, jinja2.Undefined):
        return escape.ready(str(value))  # raises, with its message
    if isinstance(value, str):
        return html_escape(escape.clean(value))
    raise TypeError("这是一组数据，不能直接打印；请写出其中的一项，如 表.名称")


def _opened(loader: type, path: Path):  # type: ignore[no-untyped-def]  # docxtpl publishes no types
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(member.file_size for member in archive.infolist())
            if size > engine.MAX_OUTPUT or "word/document.xml" not in archive.namelist():
                raise TemplateMistake(path.name, None, "不是Word文件（.docx），或文件过大")
    except (OSError, zipfile.BadZipFile):
        raise TemplateMistake(path.name, None, "不能读取，或不是Word文件（.docx）") from None
    return loader(str(path))


def _texts(document: object) -> Sequence[str]:
    """The words of a filled form, tables included, one line per paragraph or row."""
    lines = [paragraph.text for paragraph in document.paragraphs]  # type: ignore[attr-defined]  # python-docx has no types
    for table in document.tables:  # type: ignore[attr-defined]  # as above
        lines += ["\n".join(node.text or "" for node in table._tbl.iter() if node.tag.endswith("}t"))]
    return lines
