"""Word, laid out as GB/T 9704-2012 asks: A4, 156 × 225 mm of text, 22 lines of 28 characters, 3号仿宋.

The standard's measures are in the constants below; fonts are named, not embedded, and each has a substitute in the
font table. A wide table gets a landscape section of its own; rows that head a table repeat on every page; 一级 and
二级指标 are merged as on the printed form. Tables are written as XML directly: python-docx takes minutes for 5,000 rows.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape as xml

from perfscore.disk.zipped import timeless
from perfscore.report.document import Annex, Block, Heading, Note, PageBreak, Paragraph, Sign, Title
from perfscore.report.layout import title_lines
from perfscore.report.tables import Placed, Table, stacked

if TYPE_CHECKING:
    import docx.document

    from perfscore.report.paper import Paper

# Millimetres: page, then top, right, bottom and left margin; a landscape page is the same sheet turned.
PAGE, MARGINS, TURNED = (210, 297), (37, 26, 35, 28), (28, 35, 26, 37)
PITCH = 579  # twentieths of a point: 22 lines in 225 mm
TIGHT = -5  # 28 characters of 16 pt in 156 mm
BODY, TITLE, PAGE_NUMBER, SMALL = 32, 44, 28, 21  # half points: 三号 二号 四号 五号

SONG, FANG, HEI, KAI, TITLE_FONT = "宋体", "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
SUBSTITUTES = {FANG: "仿宋", KAI: "楷体", TITLE_FONT: "宋体", HEI: "黑体", SONG: "SimSun"}

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SHORT = 800  # characters: less text than this does not stand on a page of its own before a wide table
_LONG = 160  # characters: a row with more may break across pages


def write(paper: Paper) -> bytes:
    """The paper as the bytes of a .docx file."""
    import docx

    document = paper.document
    word = docx.Document()
    _styles(word)
    _fonts(word)
    word.core_properties.title = document.title
    word.core_properties.author = ""
    word.core_properties.comments = ""
    first = True
    for landscape, blocks in _sections(document.blocks):
        section = word.sections[0] if first else word.add_section()
        _page(section, landscape)
        if first:
            _page_numbers(word, section)
        first = False
        for index, block in enumerate(blocks):
            _block(word, block, at_top=index == 0, landscape=landscape)
    _drop_thumbnail(word)
    out = io.BytesIO()
    word.save(out)
    return timeless(out.getvalue())


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
    """A part that is nearly all table turns as a whole; in running text only the wide table turns, with its heading."""
    wide = [isinstance(block, Table) and block.wide for block in part]
    if sum(len(block.text) for block in part if isinstance(block, (Heading, Paragraph))) < _SHORT or not any(wide):
        yield any(wide), part
        return
    run: list[Block] = []
    for block, turned in zip(part, wide, strict=True):
        if not turned:
            run.append(block)
            continue
        heads: list[Block] = []
        while run and isinstance(run[-1], Heading):
            heads.insert(0, run.pop())
        if run:
            yield False, run
        yield True, [*heads, block]
        run = []
    if run:
        yield False, run


def _page(section: Any, landscape: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    width, height = PAGE[::-1] if landscape else PAGE
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    top, right, bottom, left = TURNED if landscape else MARGINS
    section.top_margin, section.right_margin = Mm(top), Mm(right)
    section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(bottom - 7 - 5)  # the number stands 7 mm below the text


def _page_numbers(paper: docx.document.Document, section: Any) -> None:
    """— 1 — in 四号宋体, odd pages right, even pages left, one character from the edge."""
    paper.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]
        line.style = paper.styles["Normal"]
        fonts = f'<w:rPr><w:rFonts w:ascii="{SONG}" w:hAnsi="{SONG}" w:eastAsia="{SONG}"/><w:spacing w:val="0"/><w:sz w:val="{PAGE_NUMBER}"/></w:rPr>'
        runs = (
            f'<w:r>{fonts}<w:t xml:space="preserve">— </w:t></w:r>'
            f'<w:r>{fonts}<w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r>{fonts}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
            f'<w:r>{fonts}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{fonts}<w:t>1</w:t></w:r>'
            f'<w:r>{fonts}<w:fldChar w:fldCharType="end"/></w:r>'
            f'<w:r>{fonts}<w:t xml:space="preserve"> —</w:t></w:r>'
        )
        indent = f'<w:ind w:{side}="280" w:firstLine="0" w:firstLineChars="0"/>'
        body = f'<w:p {_W}><w:pPr><w:spacing w:line="240" w:lineRule="auto"/>{indent}<w:jc w:val="{side}"/></w:pPr>{runs}</w:p>'
        line._p.getparent().replace(line._p, _parsed(body))


# --- styles ---------------------------------------------------------------------------------------------


def _styles(paper: docx.document.Document) -> None:
    """Normal, headings and title by the standard; python-docx's own colours and theme fonts go."""
    _style(paper.styles["Normal"], FANG, BODY, indent=True, tight=True)
    _style(paper.styles["Title"], TITLE_FONT, TITLE, centred=True, line=720)
    for level, font, bold in ((1, HEI, False), (2, KAI, False), (3, FANG, True), (4, FANG, False)):
        _style(paper.styles[f"Heading {level}"], font, BODY, indent=True, tight=True, bold=bold, level=level)


def _style(
    style: Any,
    font: str,
    size: int,
    *,
    indent: bool = False,
    tight: bool = False,
    bold: bool = False,
    centred: bool = False,
    line: int = PITCH,
    level: int = 0,
) -> None:
    element = style.element
    for tag in ("w:pPr", "w:rPr"):
        old = element.find(_name(tag))
        if old is not None:
            element.remove(old)
    first = (
        '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
        if indent
        else '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    )
    keep = "<w:keepNext/>" if level else ""
    outline = f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""
    align = "center" if centred else "both"
    element.append(
        _parsed(
            f'<w:pPr {_W}>{keep}<w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>'
            f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>{first}<w:jc w:val="{align}"/>{outline}</w:pPr>'
        )
    )
    weight = "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    spacing = f'<w:spacing w:val="{TIGHT}"/>' if tight else ""
    element.append(
        _parsed(
            f'<w:rPr {_W}><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>{weight}'
            f'<w:i w:val="0"/><w:color w:val="000000"/>{spacing}<w:kern w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
            '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
        )
    )


def _fonts(paper: docx.document.Document) -> None:
    """Name a substitute for each font, for computers that lack it."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, other in SUBSTITUTES.items()
    )
    part = paper.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    part._blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {_W}>{fonts}</w:fonts>'.encode()


# --- blocks ---------------------------------------------------------------------------------------------


def _block(paper: docx.document.Document, block: Block, *, at_top: bool, landscape: bool) -> None:
    match block:
        case Title():
            _title(paper, block.text, at_top=at_top, landscape=landscape)
        case Heading():
            paper.add_paragraph(block.text, style=f"Heading {block.level}")
        case Paragraph():
            _paragraph(paper, block)
        case Note():
            _line(paper, block.text, HEI, BODY, "right")
        case Annex():
            _line(paper, block.label, HEI, BODY, "left")
        case Sign():
            for text in block.lines:
                _line(paper, text, FANG, BODY, "right", right=4 * BODY * 10)
        case Table():
            _table(paper, block, landscape)
        case PageBreak():
            pass  # a section begins there


def _title(paper: docx.document.Document, text: str, *, at_top: bool, landscape: bool) -> None:
    if not at_top and not landscape:
        _line(paper, "", FANG, BODY, "center")
    title = paper.add_paragraph(style="Title")
    for index, line in enumerate(title_lines(text, 54 if landscape else 38)):
        run = title.add_run()
        if index:
            run.add_break()
        run.add_text(line)
    _line(paper, "", FANG, BODY, "center")


def _paragraph(paper: docx.document.Document, block: Paragraph) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = paper.add_paragraph()
    if block.plain:
        _indent(paragraph, 0)
    if "\n" in block.text:  # a list in lines, such as that of the annexes: not stretched, not torn apart
        paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.keep_together = True
    for run in block.runs:
        for index, line in enumerate(run.text.split("\n")):
            added = paragraph.add_run()
            if index:
                added.add_break()
                line = "　　　　　" + line if block.text.startswith("附件：") else line
            added.add_text(line)
            added.bold = run.bold or None
            added.italic = run.emphasis or None


def _line(paper: docx.document.Document, text: str, font: str, size: int, align: str, right: int = 0) -> None:
    """A line outside the running text."""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/><w:sz w:val="{size}"/>'
    body = (
        f'<w:p {_W}><w:pPr><w:ind w:right="{right}" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="{align}"/></w:pPr>'
        f'<w:r><w:rPr>{fonts}</w:rPr><w:t xml:space="preserve">{xml(text)}</w:t></w:r></w:p>'
    )
    _append(paper, body)


def _indent(paragraph: Any, first: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(_parsed(f'<w:ind {_W} w:firstLineChars="{first}" w:firstLine="{first}"/>'))


# --- tables ---------------------------------------------------------------------------------------------


_HIDDEN = f'<w:p {_W}><w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:vanish/><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'


def _table(paper: docx.document.Document, table: Table, landscape: bool) -> None:
    """The grid of a table. A form is two tables, the second begins where its titles must repeat on each page."""
    _, right, _, left = TURNED if landscape else MARGINS
    text_width = (PAGE[1] if landscape else PAGE[0]) - left - right
    widths = _twips(table.widths, text_width)
    parts = stacked(table)
    for index, (rows, heads) in enumerate(parts, start=1):
        if index > 1:  # what keeps Word from joining two tables
            _append(paper, _HIDDEN)
        _append(paper, _grid(rows, widths, heads, stay=bool(table.foot) and index == len(parts)))
    for foot in table.foot:
        _line(paper, foot, FANG, SMALL, "left")
    if not table.foot:  # Word wants a paragraph after a table; a line of its own could begin an empty page
        _append(paper, _HIDDEN)


def _twips(weights: Sequence[int], millimetres: int) -> list[int]:
    whole = millimetres * 567 // 10
    shares = [weight * whole // sum(weights) for weight in weights]
    shares[-1] += whole - sum(shares)
    return shares


def _grid(rows: Sequence[Sequence[Placed]], widths: Sequence[int], heads: int, *, stay: bool) -> str:
    """The table; ``stay`` keeps its last row on the page of what follows."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in (("top", 28), ("left", 57), ("bottom", 28), ("right", 57))
    )
    open_cells: dict[int, Placed] = {}
    first = rows[0][0].row
    last = len(rows) - 1
    body = "".join(
        _row(row, first + index, widths, open_cells, head=index < heads, stay=stay and index == last)
        for index, row in enumerate(rows)
    )
    return (
        f'<w:tbl {_W}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"
    )


def _row(
    row: Sequence[Placed], number: int, widths: Sequence[int], open_cells: dict[int, Placed], *, head: bool, stay: bool
) -> str:
    """One row: the cells that begin in it, and the continuation of those that reach down into it."""
    begins = {each.column: each for each in row}
    cells, at = [], 0
    while at < len(widths):
        above = open_cells.get(at)
        if at in begins:
            cell = begins[at]
            cells.append(_cell(cell, widths, "restart" if cell.rows > 1 else "", stay=stay))
            if cell.rows > 1:
                open_cells[at] = cell
            at += cell.columns
        elif above is not None and number < above.row + above.rows:
            cells.append(_cell(above, widths, "continue", stay=stay))
            at += above.columns
        else:  # nothing was placed here: an empty cell keeps the grid whole
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{widths[at]}" w:type="dxa"/></w:tcPr><w:p/></w:tc>')
            at += 1
    whole = "" if any(len(each.cell.text) > _LONG for each in row) else "<w:cantSplit/>"
    repeat = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr>{whole}{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(place: Placed, widths: Sequence[int], merge: str, *, stay: bool) -> str:
    width = sum(widths[place.column : place.column + place.columns])
    span = f'<w:gridSpan w:val="{place.columns}"/>' if place.columns > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    align = "top" if place.rows > 8 else "center"
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{down}<w:vAlign w:val="{align}"/></w:tcPr>'
    text = "" if merge == "continue" else place.cell.text
    font = HEI if place.head else FANG
    runs = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/><w:spacing w:val="0"/><w:sz w:val="{SMALL}"/></w:rPr>'
    keep = "<w:keepNext/>" if stay else ""
    paragraphs = "".join(
        f'<w:p><w:pPr>{keep}<w:spacing w:line="280" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="{place.fit.value}"/></w:pPr>'
        f'<w:r>{runs}<w:t xml:space="preserve">{xml(line)}</w:t></w:r></w:p>'
        for line in text.split("\n")
    )
    return f"<w:tc>{properties}{paragraphs}</w:tc>"


def _append(paper: docx.document.Document, text: str) -> None:
    body = paper.element.body
    body.insert(len(body) - 1, _parsed(text))  # before the last section's properties


def _parsed(text: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(text)


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(tag))
