"""An office's own Word form: a .docx with ``{{ }}`` in it, filled through docxtpl with the records of every template.

Same names, filters and sandbox as the Markdown templates. A function that gives a table or paragraphs (``{{ 自评表(表) }}``)
stands in a paragraph of its own: while the form is filled it prints a mark, afterwards the paragraph with the mark is
replaced by real tables and paragraphs in the style of that paragraph.
"""

from __future__ import annotations

import copy
import io
import re
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from markupsafe import escape as html_escape

from perfscore.disk.zipped import timeless
from perfscore.language.numbers import plain
from perfscore.report import docx_table, engine, escape, read
from perfscore.report.document import Annex, Block, Document, Heading, Note, Paragraph, Sign, Title
from perfscore.report.document import Run as Stretch
from perfscore.report.engine import Environment
from perfscore.report.filters import MISSING, iso_date
from perfscore.report.pagination import Face
from perfscore.report.paper import DRAFT_MARK, Paper, differing, finished, records
from perfscore.report.run import Run, functions
from perfscore.report.subject import Options, Subject
from perfscore.report.tables import Table
from perfscore.report.templates import Template, TemplateMistake

SUFFIX = ".docx"
_MARK = re.compile("\ue000(\\d+)\ue001")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_NAME = re.compile("“([^”]+)”")


class Blocks:
    """What functions gave instead of text: blocks, each under the number in its mark."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.found: list[tuple[Block, ...]] = []

    def wrapped(self, function: Callable[..., object]) -> Callable[..., object]:
        """The function with its Markdown turned into a mark, or into plain text where it is a single line."""

        def call(*arguments: object, **named: object) -> object:
            result = function(*arguments, **named)
            if not isinstance(result, Markup):
                return result
            blocks = read.document(str(result), self.run.tables).blocks
            if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and "\n\n" not in str(result):
                return blocks[0].text
            self.found.append(blocks)
            return f"\ue000{len(self.found) - 1}\ue001"

        return call


def fill(template: Template, subject: Subject, options: Options) -> tuple[Paper, bytes]:
    """The filled form. Raises TemplateMistake."""
    from docxtpl import DocxTemplate

    environment = Environment(options.folders, printed)
    environment.deadline = time.monotonic() + engine.MAX_SECONDS
    run, names = Run(), records(subject, options)
    blocks = Blocks(run)
    called = {name: blocks.wrapped(function) for name, function in functions(run, subject).items()}
    form = _opened(DocxTemplate, template.path)
    texts = list(_texts(form.get_docx()))
    try:
        form.render({**names, **called}, environment, autoescape=True)
    except jinja2.TemplateError as error:
        raise _mistake(template, error.message or "", texts) from None
    except (TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise _mistake(template, str(error), texts) from None
    _place(form.docx, blocks, options)
    if differing(template, subject) and not options.final:
        form.docx.paragraphs[0].insert_paragraph_before(DRAFT_MARK)
    out = io.BytesIO()
    form.save(out)
    lines = list(_texts(form.docx))
    document = Document(tuple(Paragraph((Stretch(line),)) for line in lines), "\n".join(lines))
    main = subject.main
    day = iso_date(main.sheet.filled_on) if main is not None else None
    return finished(template, subject, options, document, names, run), timeless(out.getvalue(), day)


def _mistake(template: Template, message: str, texts: list[str]) -> TemplateMistake:
    """The message with the paragraph it is about: the one that names what is missing, or that cannot be read by itself."""
    told = engine.chinese(message)
    named = _NAME.search(told)
    word = named[1] if named else None
    tagged = [text for text in texts if _TAG.search(text)]
    place = next((text for text in tagged if not _readable(text)), None)
    if place is None:
        place = next((text for text in tagged if word and any(word in tag for tag in _TAG.findall(text))), None)
    where = f"“{escape.one_line(place)[:40]}”一段：" if place else ""
    return TemplateMistake(template.path.name, None, f"{where}{told}")


def _readable(text: str) -> bool:
    """The expressions of a paragraph are complete by themselves; statements may open here and close elsewhere."""
    try:
        jinja2.Environment().parse("".join(tag for tag in _TAG.findall(text) if tag.startswith("{{")))  # noqa: S701 - only parsed
    except jinja2.TemplateSyntaxError:
        return False
    return True


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
        return html_escape(value if _MARK.fullmatch(value) else escape.clean(value))
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


# --- marks → blocks -------------------------------------------------------------------------------------


def _place(document: Any, blocks: Blocks, options: Options) -> None:
    """Replace each paragraph that holds a mark by what the mark stands for; words beside the mark stay before it."""
    face = Face(options.look.body_font, options.look.heading_font)
    for element in list(document.element.body.iter(_name("w:p"))):
        text = "".join(node.text or "" for node in element.iter(_name("w:t")))
        marks = [int(found[1]) for found in _MARK.finditer(text)]
        if not marks:
            continue
        width = _width(element, document)
        before, *_, after = _MARK.sub("\ue000", text).split("\ue000")
        drawn = [
            new for number in marks for block in blocks.found[number] for new in _drawn(block, element, face, width)
        ]
        in_cell = element.getparent().tag == _name("w:tc")  # which must end with a paragraph
        for new in (
            *([_like(element, before)] if before.strip() else []),
            *drawn,
            *([_like(element, after)] if after.strip() or in_cell else []),
        ):
            element.addprevious(new)
        element.getparent().remove(element)


def _width(element: Any, document: Any) -> int:
    """Millimetres between the margins of the section, or of the cell the paragraph stands in."""
    cell = next((each for each in element.iterancestors() if each.tag == _name("w:tc")), None)
    found = cell.find(f"{_name('w:tcPr')}/{_name('w:tcW')}") if cell is not None else None
    if found is not None and (found.get(_name("w:w")) or "").isdigit():
        return int(found.get(_name("w:w"))) * 10 // 567
    section = document.sections[0]
    return int((section.page_width - section.left_margin - section.right_margin) / 36000)


def _drawn(block: Block, host: Any, face: Face, width: int) -> Iterator[Any]:
    from docx.oxml import parse_xml

    match block:
        case Table():
            for part in docx_table.flowing(block, width, face):
                yield parse_xml(part)
            for foot in block.foot:
                yield _like(host, foot)
        case Paragraph() | Title() | Heading() | Note():
            for line in block.text.split("\n"):
                yield _like(host, line)
        case Annex():
            yield _like(host, block.label)
        case Sign():
            for line in block.lines:
                yield _like(host, line)
        case _:
            return


def _like(host: Any, text: str) -> Any:
    """A paragraph with the look of another and words of its own."""
    from docx.oxml import OxmlElement

    new = OxmlElement("w:p")
    properties = host.find(_name("w:pPr"))
    if properties is not None:
        new.append(copy.deepcopy(properties))
    run = OxmlElement("w:r")
    look = next(
        (each.find(_name("w:rPr")) for each in host.iter(_name("w:r")) if each.find(_name("w:rPr")) is not None), None
    )
    if look is not None:
        run.append(copy.deepcopy(look))
    words = OxmlElement("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    new.append(run)
    return new


def _texts(document: Any) -> Iterator[str]:
    """The words of a form in order: a line per paragraph, a line of cells between bars per row of a table."""
    for element in document.element.body.iterchildren():
        if element.tag == _name("w:p"):
            yield _words(element)
        elif element.tag == _name("w:tbl"):
            for row in element.iter(_name("w:tr")):
                cells = [
                    "".join(map(_words, cell.iterchildren(_name("w:p")))) for cell in row.iterchildren(_name("w:tc"))
                ]
                yield "| " + " | ".join(cells) + " |"


def _words(element: Any) -> str:
    return "".join(node.text or "" for node in element.iter(_name("w:t")))


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(tag))
