"""Styles and fonts of a Word file, by GB/T 9704-2012: 3号仿宋, headings 黑体 楷体 仿宋, title 2号小标宋.

Fonts are named, not embedded; each has a substitute in the font table. Other fonts are a setting (报告设置 in perfscore.yaml).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape as xml

from perfscore.report.docx_table import W
from perfscore.report.subject import Look

if TYPE_CHECKING:
    import docx.document

PITCH = 579  # twentieths of a point: 22 lines in 225 mm
TIGHT = -5  # 28 characters of 16 pt in 156 mm
BODY, TITLE = 32, 44  # half points: 三号 二号
TITLE_LINE = 720  # twentieths of a point
SUBSTITUTES = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "宋体", "黑体": "黑体", "宋体": "SimSun"}


def styles(word: docx.document.Document, look: Look) -> None:
    """Normal, headings and title by the standard; python-docx's own colours and theme fonts go."""
    _style(word.styles["Normal"], look.body_font, BODY, indent=True, tight=True)
    _style(word.styles["Title"], look.title_font, TITLE, centred=True, line=TITLE_LINE)
    for level, font in enumerate((look.heading_font, look.subheading_font, look.body_font, look.body_font), start=1):
        _style(word.styles[f"Heading {level}"], font, BODY, indent=True, tight=True, level=level)


def _style(
    style: Any,
    font: str,
    size: int,
    *,
    indent: bool = False,
    tight: bool = False,
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
            f'<w:pPr {W}>{keep}<w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>'
            f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>{first}<w:jc w:val="{align}"/>{outline}</w:pPr>'
        )
    )
    weight = '<w:b w:val="0"/><w:bCs w:val="0"/>'
    face = xml(font)
    spacing = f'<w:spacing w:val="{TIGHT}"/>' if tight else ""
    element.append(
        _parsed(
            f'<w:rPr {W}><w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>{weight}'
            f'<w:i w:val="0"/><w:color w:val="000000"/>{spacing}<w:kern w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
            '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
        )
    )


def fonts(word: docx.document.Document, look: Look) -> None:
    """Name a substitute for each font, for computers that lack it."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    used = dict.fromkeys((*SUBSTITUTES, look.body_font, look.title_font, look.heading_font, look.subheading_font))
    named = "".join(
        f'<w:font w:name="{xml(name)}"><w:altName w:val="{xml(SUBSTITUTES.get(name, "宋体"))}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name in used
    )
    part = word.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    part._blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {W}>{named}</w:fonts>'.encode()


def _parsed(text: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(text)


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(tag))
