"""Word, laid out as GB/T 9704-2012 asks: A4, 156 × 225 mm of text, 22 lines of 28 characters, 3号仿宋.

Page and page numbers are in :mod:`docx_page`, styles and fonts in :mod:`docx_styles`, tables in :mod:`docx_table`. A wide
table gets a landscape section of its own. What belongs together stays on one page: a heading and its text, a sentence and
the table it announces, the list of annexes, unit and date.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape as xml

from perfscore.disk.zipped import timeless
from perfscore.report import docx_front, docx_page, docx_styles, docx_table
from perfscore.report.document import Annex, Block, Heading, Note, PageBreak, Paragraph, Sign, Title
from perfscore.report.docx_styles import BODY, PITCH, TITLE_LINE
from perfscore.report.docx_table import W
from perfscore.report.filters import iso_date
from perfscore.report.layout import em, title_lines
from perfscore.report.pagination import Face
from perfscore.report.subject import Look
from perfscore.report.tables import Table

if TYPE_CHECKING:
    import docx.document

    from perfscore.report.paper import Paper

_SHORT = 800  # characters: less text than this does not stand on a page of its own before a wide table
_FEW = 300  # characters: less between two wide tables stays on their page
_CHARACTER = 315  # twentieths of a point: 28 in a line
_BELOW = 280  # the same, of the line below the title of an annex
ANNEXES = "附件："
_ITEM = re.compile(r"\d+(?:-\d+)*[.．]\s*")


def write(paper: Paper) -> bytes:
    """The paper as the bytes of a .docx file."""
    import docx

    document, look = paper.document, paper.look
    word = docx.Document()
    docx_styles.styles(word, look)
    docx_styles.fonts(word, look)
    word.core_properties.title = document.title
    word.core_properties.author = ""
    word.core_properties.comments = ""
    first = front = docx_front.write(word, paper)
    for landscape, blocks in _sections(document.blocks):
        section = word.sections[0] if first else word.add_section()
        docx_page.lay_out(section, landscape=landscape)
        docx_page.number(word, section, landscape=landscape)
        if not front:
            docx_page.restart(section)
        first, front = False, True
        _blocks(word, blocks, look, landscape=landscape)
    docx_front.imprint(word, look)
    _mark(word)
    _drop_thumbnail(word)
    out = io.BytesIO()
    word.save(out)
    main = paper.subject.main
    return timeless(out.getvalue(), iso_date(main.sheet.filled_on) if main is not None else None)


def _mark(word: docx.document.Document) -> None:
    """A bookmark at each heading, for the contents."""
    heads = [line for line in word.paragraphs if line.style is not None and str(line.style.name).startswith("Heading ")]
    for number, line in enumerate(heads):
        name = docx_front.bookmark(number)
        line._p.insert(1, _parsed(f'<w:bookmarkStart {W} w:id="{number}" w:name="{name}"/>'))
        line._p.append(_parsed(f'<w:bookmarkEnd {W} w:id="{number}"/>'))


def _drop_thumbnail(word: docx.document.Document) -> None:
    """python-docx starts from a file that carries a picture of an empty page; the paper does without."""
    rels = word.part.package.rels
    for key in [key for key, rel in rels.items() if rel.reltype.endswith("/thumbnail")]:
        del rels[key]


# --- pages ----------------------------------------------------------------------------------------------


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """Stretches of one orientation; an annex always begins one."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Annex) or (isinstance(block, PageBreak) and parts[-1]):
            parts.append([])
        if not isinstance(block, PageBreak):
            parts[-1].append(block)
    for part in parts:
        if part:
            yield from _turned(part)


def _turned(part: list[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """A part that is nearly all table turns as a whole; in running text the wide tables turn, with their headings and with
    the few words between two of them."""
    wide = [index for index, block in enumerate(part) if isinstance(block, Table) and block.wide]
    if not wide or _length(part) < _SHORT:
        yield bool(wide), part
        return
    begin = 0
    for first, last in _runs(part, wide):
        start = first
        while start > begin and isinstance(part[start - 1], Heading):
            start -= 1
        if start > begin:
            yield False, part[begin:start]
        stop = len(part) if _length(part[last + 1 :]) < _FEW else last + 1
        yield True, part[start:stop]
        begin = stop
    if begin < len(part):
        yield False, part[begin:]


def _runs(part: list[Block], wide: list[int]) -> Iterator[tuple[int, int]]:
    """Wide tables that stay on turned pages together: first and last of each run."""
    first = last = wide[0]
    for index in wide[1:]:
        if _length(part[last + 1 : index]) >= _FEW:
            yield first, last
            first = index
        last = index
    yield first, last


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks if isinstance(block, (Heading, Paragraph)))


# --- blocks ---------------------------------------------------------------------------------------------


def _blocks(word: docx.document.Document, blocks: Sequence[Block], look: Look, *, landscape: bool) -> None:
    above: float | None = 0.0  # points of the page that are taken; None once nobody knows
    annex = isinstance(blocks[0], Annex)
    for index, (block, after) in enumerate(pairwise([*blocks, None])):
        match block:
            case Title():
                above = _plus(
                    above,
                    _title(
                        word, block.text, look, spaced=index > 0 and not landscape, annex=annex, landscape=landscape
                    ),
                )
                if index <= 1 and not annex and docx_front.opening(word, look):
                    above = None
            case Note():
                above = _plus(above, _line(word, block.text, look.heading_font, "right"))
            case Annex():
                above = _plus(above, _line(word, block.label, look.heading_font, "left", keep=True))
            case Table():
                _table(word, block, look, landscape=landscape, above=above)
                above = None
            case _:
                _running(word, block, look, keep=_belongs(after))
                above = None


def _plus(above: float | None, more: float) -> float | None:
    return None if above is None else above + more


def _belongs(after: Block | None) -> bool:
    """What follows does not stand on a page without the line before it."""
    return isinstance(after, (Table, Sign)) or (isinstance(after, Paragraph) and after.text.startswith(ANNEXES))


def _running(word: docx.document.Document, block: Block | None, look: Look, *, keep: bool) -> None:
    match block:
        case Heading():
            word.add_paragraph(block.text, style=f"Heading {block.level}")
        case Paragraph() if block.text.startswith(ANNEXES):
            _annexes(word, block.text, keep=keep)
        case Paragraph():
            _paragraph(word, block, keep=keep)
        case Sign():
            _sign(word, block.lines, look)
        case _:
            pass  # a page break: a section begins there


def _title(word: docx.document.Document, text: str, look: Look, *, spaced: bool, annex: bool, landscape: bool) -> float:
    """The title in lines that break where a reader pauses; gives the height in points."""
    height = _line(word, "", look.body_font, "center", keep=True) if spaced else 0.0
    title = word.add_paragraph(style="Title")
    title.paragraph_format.keep_with_next = True
    lines = title_lines(text, 54 if landscape else 38)
    for index, line in enumerate(lines):
        run = title.add_run()
        if index:
            run.add_break()
        run.add_text(line)
    below = _line(word, "", look.body_font, "center", keep=True, pitch=_BELOW if annex or landscape else PITCH)
    return height + len(lines) * TITLE_LINE / 20 + below


def _paragraph(word: docx.document.Document, block: Paragraph, *, keep: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = word.add_paragraph()
    if block.plain:
        paragraph._p.get_or_add_pPr().append(_parsed(f'<w:ind {W} w:firstLineChars="0" w:firstLine="0"/>'))
    if keep:
        paragraph.paragraph_format.keep_with_next = True
    if "\n" in block.text:  # a list in lines: not stretched, not torn apart
        paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.keep_together = True
    for run in block.runs:
        for index, line in enumerate(run.text.split("\n")):
            added = paragraph.add_run()
            if index:
                added.add_break()
            added.add_text(line)
            added.bold = run.bold or None
            added.italic = run.emphasis or None


def _annexes(word: docx.document.Document, text: str, *, keep: bool) -> None:
    """附件：1. … one line below the text, two characters in; items stand below one another, and so do their second lines."""
    _append(word, _empty())
    items = text.removeprefix(ANNEXES).split("\n")
    for index, item in enumerate(items):
        found = _ITEM.match(item)
        number = round(em(found.group()) * _CHARACTER) if found else 0
        head = ANNEXES if index == 0 else ""
        hanging = number + (3 * _CHARACTER if index == 0 else 0)
        kept = "<w:keepNext/>" if keep or index < len(items) - 1 else ""
        body = (
            f'<w:p {W}><w:pPr>{kept}<w:keepLines/><w:ind w:left="{5 * _CHARACTER + number}" w:hanging="{hanging}" w:firstLineChars="0"/>'
            f'<w:jc w:val="left"/></w:pPr><w:r><w:t xml:space="preserve">{xml(head + item)}</w:t></w:r></w:p>'
        )
        _append(word, body.replace(' w:firstLineChars="0"', ""))


def _sign(word: docx.document.Document, lines: Sequence[str], look: Look) -> None:
    """Unit and date. With a seal the date stands four characters in and the unit over its middle; without, the unit stands two
    characters in and the date begins two characters behind its first (GB/T 9704-2012, 7.3.5)."""
    _append(word, _empty())
    *units, date = lines
    width = max((em(unit) for unit in units), default=0.0)
    if look.sealed:
        indents = [max(2.0, 4 + (em(date) - em(unit)) / 2) for unit in units] + [4.0]
    else:
        end = width - 2 - em(date)  # of the date, seen from the end of the unit
        indents = [2 - min(end, 0.0) for _ in units] + [2 + max(end, 0.0)]
    for index, (text, indent) in enumerate(zip(lines, indents, strict=True)):
        right = round(indent * _CHARACTER)
        _line(word, text, look.body_font, "right", right=right, keep=index < len(lines) - 1)


def _table(word: docx.document.Document, table: Table, look: Look, *, landscape: bool, above: float | None) -> None:
    face = Face(look.body_font, look.heading_font)
    for part in docx_table.written(table, landscape=landscape, above=above, face=face):
        _append(word, part)
    for foot in table.foot:
        _line(word, foot, look.body_font, "left", size=21)
    if not table.foot:  # Word wants a paragraph after a table; a line of its own could begin an empty page
        _append(word, docx_table.END)


def _line(
    word: docx.document.Document,
    text: str,
    font: str,
    align: str,
    *,
    size: int = BODY,
    right: int = 0,
    keep: bool = False,
    pitch: int = PITCH,
) -> float:
    """A line outside the running text; gives its height in points."""
    face = xml(font)
    fonts = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}"/><w:sz w:val="{size}"/>'
    kept = "<w:keepNext/>" if keep else ""
    body = (
        f'<w:p {W}><w:pPr>{kept}<w:spacing w:line="{pitch}" w:lineRule="exact"/>'
        f'<w:ind w:right="{right}" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="{align}"/></w:pPr>'
        f'<w:r><w:rPr>{fonts}</w:rPr><w:t xml:space="preserve">{xml(text)}</w:t></w:r></w:p>'
    )
    _append(word, body)
    return pitch / 20


def _empty() -> str:
    return f"<w:p {W}><w:pPr><w:keepNext/></w:pPr></w:p>"


def _append(word: docx.document.Document, text: str) -> None:
    body = word.element.body
    body.insert(len(body) - 1, _parsed(text))  # before the last section's properties


def _parsed(text: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(text)
