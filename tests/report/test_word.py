"""The Word file: page, styles, merges, repeated heads and words; equal papers are equal bytes."""

import functools
import io

import docx
import pytest
import real
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from perfscore.report import as_docx


@functools.cache
def content():
    return as_docx.write(real.build("zizhu"))


@functools.cache
def word():
    return docx.Document(io.BytesIO(content()))


def test_page_of_the_standard():
    section = word().sections[0]
    millimetres = [
        round(length.mm)
        for length in (section.page_width, section.page_height, section.top_margin, section.left_margin)
    ]
    assert millimetres == [210, 297, 37, 28]
    assert round(section.page_width.mm - section.left_margin.mm - section.right_margin.mm) == 156
    assert round(section.page_height.mm - section.top_margin.mm - section.bottom_margin.mm) == 225


@pytest.mark.parametrize(
    ("style", "font", "size", "bold"),
    [
        ("Normal", "仿宋_GB2312", 16, False),
        ("Title", "方正小标宋简体", 22, False),
        ("Heading 1", "黑体", 16, False),
        ("Heading 2", "楷体_GB2312", 16, False),
        ("Heading 3", "仿宋_GB2312", 16, True),
        ("Heading 4", "仿宋_GB2312", 16, False),
    ],
)
def test_styles(style, font, size, bold):
    found = word().styles[style]
    fonts = found.element.rPr.find(qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia")} == {font}
    assert fonts.get(qn("w:asciiTheme")) is None
    assert (found.font.size.pt, bool(found.font.bold), str(found.font.color.rgb)) == (size, bold, "000000")


def test_twenty_two_lines_of_twenty_eight_characters():
    normal = word().styles["Normal"]
    pitch = normal.paragraph_format.line_spacing.pt
    assert 28 <= pitch <= 29
    assert 22 * pitch <= 225 / 25.4 * 72
    tight = int(normal.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert 28 * (16 + tight) <= 156 / 25.4 * 72 < 29 * (16 + tight)
    assert normal.element.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"


def test_every_font_has_a_substitute():
    (part,) = [part for part in word().part.package.iter_parts() if part.partname == "/word/fontTable.xml"]
    for name, other in as_docx.SUBSTITUTES.items():
        assert f'<w:font w:name="{name}"><w:altName w:val="{other}"/>' in part.blob.decode()


def test_page_numbers_odd_right_even_left():
    section = word().sections[0]
    assert word().settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (line,) = footer.paragraphs
        assert line.text == "— 1 —"
        assert line._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side
        assert line._p.pPr.find(qn("w:ind")).get(qn(f"w:{side}")) == "280"
    assert all(later.footer.is_linked_to_previous for later in list(word().sections)[1:])


def test_annexes_with_wide_tables_are_turned():
    turned = [section.orientation is WD_ORIENT.LANDSCAPE for section in word().sections]
    assert turned == [False, False, True, True, True, True, True]
    labels = [line.text for line in word().paragraphs if line.text.startswith("附件2-") and len(line.text) < 9]
    assert labels == ["附件2-1", "附件2-2", "附件2-3-1", "附件2-3-2", "附件2-3-3", "附件2-3-4"]


def test_headings_are_headings():
    heads = [line.text for line in word().paragraphs if line.style.name == "Heading 1"]
    assert [head[:2] for head in heads] == [f"{number}、" for number in "一二三四五六七八九十"]


def test_the_title_stands_in_two_lines():
    title = next(line for line in word().paragraphs if line.style.name == "Title")
    assert title.text == "湖南省自然资源厅\n2024年度部门整体支出绩效自评报告"


def test_the_form_merges_levels_and_repeats_its_head():
    single = docx.Document(io.BytesIO(as_docx.write(real.build("zipingbiao", real.one("yunxing-weihu")))))
    upper, lower = single.tables
    assert [cell.text for cell in upper.rows[0].cells[::3]] == ["项目支出名称", "运行维护经费", "运行维护经费"]
    head = lower.rows[0]
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in head.cells][:4] == [
        "绩效\n指标".replace("\n", ""),
        "一级指标",
        "二级指标",
        "三级指标",
    ]
    assert lower.cell(1, 1).text == "产出指标\n（40分）"
    assert lower.cell(1, 1)._tc is lower.cell(12, 1)._tc
    assert lower.cell(1, 2)._tc is lower.cell(9, 2)._tc
    assert lower.cell(9, 2)._tc is not lower.cell(10, 2)._tc
    assert [cell.text for cell in lower.rows[-1].cells][5:] == ["总分", "100", "97.32", ""]
    assert single.sections[0].orientation is WD_ORIENT.LANDSCAPE


def test_rows_fill_the_grid():
    for table in word().tables:
        columns = len(table._tbl.tblGrid.findall(qn("w:gridCol")))
        for row in table._tbl.tr_lst:
            assert sum(cell.grid_span for cell in row.tc_lst) == columns


def test_equal_papers_are_equal_bytes(monkeypatch):
    import time

    before = content()
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(10**9))
    assert as_docx.write(real.build("zizhu")) == before


def test_nothing_of_the_library_is_left():
    properties = word().core_properties
    assert (properties.author, properties.comments, properties.title) == (
        "",
        "",
        "湖南省自然资源厅2024年度部门整体支出绩效自评报告",
    )


def test_what_follows_a_last_table_takes_no_room():
    paper = docx.Document(io.BytesIO(as_docx.write(real.build("koufen", real.one("yunxing-weihu")))))
    table, after = paper.element.body[-3], paper.element.body[-2]
    assert table.tag.endswith("}tbl")
    assert after.xpath("./w:pPr/w:spacing/@w:line") == ["20"]
    assert after.xpath("string(.)") == ""


def test_the_line_below_a_form_takes_the_last_row_along():
    paper = docx.Document(io.BytesIO(as_docx.write(real.build("zipingbiao", real.one("yunxing-weihu")))))
    kept = [len(row._tr.xpath(".//w:keepNext")) for table in paper.tables for row in table.rows]
    assert kept[:-1] == [0] * (len(kept) - 1)
    assert kept[-1] == len(paper.tables[-1].rows[-1]._tr.tc_lst)
