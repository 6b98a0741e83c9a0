"""What may stand before and after a paper: cover, contents, 主送机关 and 文号, 版记. All are settings, none is the default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape as xml

from perfscore.report import docx_page
from perfscore.report.document import Heading, Sign
from perfscore.report.docx_styles import TITLE
from perfscore.report.docx_table import W
from perfscore.report.layout import title_lines
from perfscore.report.subject import Look

if TYPE_CHECKING:
    import docx.document

    from perfscore.report.paper import Paper

_THIN = '<w:{side} w:val="single" w:sz="6" w:space="1" w:color="000000"/>'


def write(word: docx.document.Document, paper: Paper) -> bool:
    """Cover and contents, each on pages without a number. Gives whether the first section is still to be used."""
    first = True
    if paper.look.cover:
        docx_page.lay_out(word.sections[0], landscape=False)
        docx_page.none(word.sections[0])
        _cover(word, paper)
        first = False
    if paper.look.contents:
        section = word.sections[0] if first else word.add_section()
        docx_page.lay_out(section, landscape=False)
        docx_page.none(section)
        _contents(word, paper)
        first = False
    return first


def _cover(word: docx.document.Document, paper: Paper) -> None:
    """Title in the upper third, unit and date at the foot."""
    _centred(word, "", "", 22, before=2400)
    for line in title_lines(paper.document.title, 38):
        _centred(word, line, paper.look.title_font, TITLE)
    sign = next((block for block in paper.document.blocks if isinstance(block, Sign)), None)
    for index, line in enumerate(sign.lines if sign is not None else ()):
        _centred(word, line, paper.look.subheading_font, 36, before=5200 if index == 0 else 0)


def _contents(word: docx.document.Document, paper: Paper) -> None:
    """The headings with their pages: fields, which Word brings up to date when the file is opened."""
    _centred(word, "目　　录", paper.look.heading_font, TITLE, before=200)
    heads = [(number, head) for number, head in headings(paper) if head.level <= CONTENTS]
    for number, head in heads:
        page = (
            f'<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF {bookmark(number)} \\h </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t> </w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        _append(
            word,
            f'<w:p {W}><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8840"/></w:tabs>'
            f'<w:ind w:left="{(head.level - 1) * 630}" w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="left"/></w:pPr>'
            f'<w:r><w:t xml:space="preserve">{xml(head.text)}</w:t></w:r><w:r><w:tab/></w:r>{page}</w:p>',
        )


CONTENTS = 2  # levels of headings that the contents list


def headings(paper: Paper) -> list[tuple[int, Heading]]:
    """The headings of a paper with their numbers in it, by which the contents refer to them."""
    return list(enumerate(block for block in paper.document.blocks if isinstance(block, Heading)))


def bookmark(number: int) -> str:
    """The name of the mark at a heading."""
    return f"_Toc{number:08}"


def opening(word: docx.document.Document, look: Look) -> bool:
    """文号 below the title and 主送机关 before the text; gives whether there was any."""
    if look.number:
        _plain(word, look.number, look.body_font, "center")
        _plain(word, "", look.body_font, "center")
    if look.addressee:
        _plain(word, look.addressee.rstrip("：:") + "：", look.body_font, "left")
    return bool(look.number or look.addressee)


def _plain(word: docx.document.Document, text: str, font: str, align: str) -> None:
    face = xml(font)
    _append(
        word,
        f'<w:p {W}><w:pPr><w:keepNext/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="{align}"/></w:pPr>'
        f'<w:r><w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}"/></w:rPr>'
        f'<w:t xml:space="preserve">{xml(text)}</w:t></w:r></w:p>',
    )


def imprint(word: docx.document.Document, look: Look) -> None:
    """版记 at the end of the last page: 抄送, 印发机关 and 印发日期 between rules, 4号仿宋."""
    lines = []
    if look.copies:
        lines.append(f"抄送：{look.copies.rstrip('。')}。")
    if look.issuer or look.issued:
        lines.append("　".join(part for part in (look.issuer, f"{look.issued}印发" if look.issued else None) if part))
    for index, line in enumerate(lines):
        sides = ["top"] + (["bottom"] if index == len(lines) - 1 else [])
        rules = "".join(_THIN.format(side=side) for side in sides)
        face = xml(look.body_font)
        _append(
            word,
            f'<w:p {W}><w:pPr><w:keepNext/><w:pBdr>{rules}</w:pBdr><w:ind w:left="280" w:right="280" w:firstLine="0" w:firstLineChars="0"/></w:pPr>'
            f'<w:r><w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}"/><w:sz w:val="28"/></w:rPr>'
            f'<w:t xml:space="preserve">{xml(line)}</w:t></w:r></w:p>',
        )


def _centred(word: docx.document.Document, text: str, font: str, size: int, before: int = 0) -> None:
    face = xml(font)
    fonts = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}"/>' if font else ""
    _append(
        word,
        f'<w:p {W}><w:pPr><w:spacing w:before="{before}" w:line="360" w:lineRule="auto"/><w:ind w:firstLine="0" w:firstLineChars="0"/>'
        f'<w:jc w:val="center"/></w:pPr><w:r><w:rPr>{fonts}<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{xml(text)}</w:t></w:r></w:p>',
    )


def _append(word: docx.document.Document, text: str) -> None:
    body = word.element.body
    body.insert(len(body) - 1, _parsed(text))


def _parsed(text: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(text)
