"""Paper and page numbers of a Word file, by GB/T 9704-2012: A4, 156 × 225 mm of text, the number 7 mm outside it.

A landscape page is the same sheet turned to the left: what is its left edge here is the lower edge of the bound sheet. The
number stands where the upright pages have it, so on a landscape page at the left edge, turned with the sheet.
"""

from __future__ import annotations

from typing import Any

# Millimetres: page, then top, right, bottom and left margin, upright and turned.
PAGE, MARGINS, TURNED = (210, 297), (37, 26, 35, 28), (28, 37, 26, 35)
NUMBER = 28  # half points: 四号
SONG = "宋体"
_EMU = 36000  # per millimetre

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def text_area(*, landscape: bool) -> tuple[int, int]:
    """Width and height of the text in millimetres."""
    width, height = PAGE[::-1] if landscape else PAGE
    top, right, bottom, left = TURNED if landscape else MARGINS
    return width - left - right, height - top - bottom


def lay_out(section: Any, *, landscape: bool) -> None:
    """Size, margins and page number of a section."""
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


def number(word: Any, section: Any, *, landscape: bool) -> None:
    """— 1 — in 四号宋体, odd pages at the outer right, even pages left, one character from the edge."""
    word.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]
        line.style = word.styles["Normal"]
        body = _turned(side) if landscape else _upright(side)
        line._p.getparent().replace(line._p, _parsed(body))


_AFTER_NUMBERS = ("}cols", "}formProt", "}vAlign", "}noEndnote", "}titlePg", "}textDirection", "}bidi", "}docGrid")


def restart(section: Any) -> None:
    """The pages of the text count from 1, whatever stands before it."""
    numbers = _parsed(f'<w:pgNumType {_W} w:start="1"/>')
    after = next((each for each in section._sectPr if each.tag.endswith(_AFTER_NUMBERS)), None)
    if after is None:
        section._sectPr.append(numbers)
    else:  # the schema has an order
        after.addprevious(numbers)


def none(section: Any) -> None:
    """A section whose pages carry no number: a cover."""
    for footer in (section.footer, section.even_page_footer):
        footer.is_linked_to_previous = False


def _runs() -> str:
    fonts = (
        f'<w:rPr><w:rFonts w:ascii="{SONG}" w:hAnsi="{SONG}" w:eastAsia="{SONG}"/><w:spacing w:val="0"/>'
        f'<w:sz w:val="{NUMBER}"/></w:rPr>'
    )
    parts = (
        '<w:t xml:space="preserve">— </w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    )
    return "".join(f"<w:r>{fonts}{part}</w:r>" for part in parts)


def _upright(side: str) -> str:
    indent = f'<w:ind w:{side}="280" w:firstLine="0" w:firstLineChars="0"/>'
    return f'<w:p {_W}><w:pPr><w:spacing w:line="240" w:lineRule="auto"/>{indent}<w:jc w:val="{side}"/></w:pPr>{_runs()}</w:p>'


def _turned(side: str) -> str:
    """A text box at the left edge, its text running downwards; ``right`` of the bound sheet is below here."""
    top, _, bottom, left = TURNED
    length, depth, edge = 40, 8, 5  # millimetres; one character of 四号 is 5 mm
    down = PAGE[0] - bottom - edge - length if side == "right" else top + edge
    across = left - 7 - depth
    shape = (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{depth * _EMU}" cy="{length * _EMU}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f'<wps:txbx><w:txbxContent><w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/>'
        f'<w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="{side}"/></w:pPr>{_runs()}</w:p></w:txbxContent></wps:txbx>'
        '<wps:bodyPr vert="vert" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp>'
    )
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{across * _EMU}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{down * _EMU}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{depth * _EMU}" cy="{length * _EMU}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{1 if side == "right" else 2}" name="页码"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor>"
    )
    return (
        f'<w:p {_W} {_DRAWING}><w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:ind w:firstLine="0" w:firstLineChars="0"/></w:pPr>'
        f"<w:r><w:drawing>{anchor}</w:drawing></w:r></w:p>"
    )


def _parsed(text: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(text)
