"""The Word file: page, styles, merges, repeated heads and words; equal papers are equal bytes."""

import functools
import io
import re

import docx
import pytest
import real
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from perfscore.report import as_docx, docx_styles
from perfscore.report.subject import Look, Subject


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
        ("Heading 3", "仿宋_GB2312", 16, False),
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
    for name, other in docx_styles.SUBSTITUTES.items():
        assert f'<w:font w:name="{name}"><w:altName w:val="{other}"/>' in part.blob.decode()


def test_page_numbers_odd_right_even_left():
    section = word().sections[0]
    assert word().settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (line,) = footer.paragraphs
        assert line.text == "— 1 —"
        assert line._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side
        assert line._p.pPr.find(qn("w:ind")).get(qn(f"w:{side}")) == "280"


def test_a_turned_page_has_its_number_where_the_upright_ones_have_it():
    section = word().sections[2]
    assert section.orientation is WD_ORIENT.LANDSCAPE
    wide, high = round(section.page_width.mm), round(section.page_height.mm)
    margins = [
        round(each.mm)
        for each in (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    ]
    assert margins == [
        28,
        37,
        26,
        35,
    ]  # the upright ones, turned to the left: the left edge is the lower one of the bound sheet
    for footer, below in ((section.footer, True), (section.even_page_footer, False)):
        (anchor,) = footer._element.xpath(".//*[local-name()='anchor']")
        across, down = (int(each.text) / 36000 for each in anchor.xpath(".//*[local-name()='posOffset']"))
        depth, length = (int(anchor.xpath("./*[local-name()='extent']/@" + side)[0]) / 36000 for side in ("cx", "cy"))
        assert across + depth == 35 - 7 < wide
        assert (down + length == high - 26 - 5) if below else (down == 28 + 5)
        assert anchor.xpath(".//*[local-name()='bodyPr']/@vert") == ["vert"]


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


def test_the_form_has_a_table_for_each_page_with_head_and_labels():
    single = docx.Document(io.BytesIO(as_docx.write(real.build("zipingbiao", real.one("yunxing-weihu")))))
    upper, *pages = single.tables
    assert [cell.text for cell in upper.rows[0].cells[::3]] == ["项目支出名称", "运行维护经费", "运行维护经费"]
    assert len(pages) >= 2
    for page in pages:
        assert page.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert [cell.text for cell in page.rows[0].cells][:4] == ["", "一级指标", "二级指标", "三级指标"]
        assert page.cell(1, 0).text == "绩效指标"
        assert page.cell(1, 1).text.endswith("分）")
        assert page.cell(1, 2).text
    first = pages[0]
    assert first.cell(1, 1).text == "产出指标\n（40分）"
    assert first.cell(1, 1)._tc is first.cell(5, 1)._tc
    assert [cell.text for cell in pages[-1].rows[-1].cells][5:] == ["总分", "100", "97.32", ""]
    assert single.sections[0].orientation is WD_ORIENT.LANDSCAPE
    names = [row.cells[3].text for page in pages for row in page.rows[1:]]
    assert names[:-1] == [row.name for row in real.card("yunxing-weihu").sheet.indicators]


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


def test_the_line_below_a_form_takes_the_last_rows_along():
    paper = docx.Document(io.BytesIO(as_docx.write(real.build("zipingbiao", real.one("yunxing-weihu")))))
    kept = [bool(row._tr.xpath(".//w:keepNext")) for row in paper.tables[-1].rows]
    assert kept == [True, *[False] * (len(kept) - 4), True, True, True]  # the head, and the end


def kept(text):
    (line,) = [line for line in word().paragraphs if line.text == text]
    return line.paragraph_format.keep_with_next


def test_annexes_unit_and_date_stay_together():
    lines = [line.text for line in word().paragraphs]
    at = lines.index("附件：2-1. 2024年度部门整体支出绩效评价基础数据表")
    assert lines[at - 1 : at + 6] == [
        "",
        "附件：2-1. 2024年度部门整体支出绩效评价基础数据表",
        "2-2. 2024年度部门整体支出绩效自评表",
        "2-3. 2024年度项目支出绩效自评表",
        "",
        "湖南省自然资源厅",
        "2025年5月15日",
    ]
    assert [line.paragraph_format.keep_with_next for line in word().paragraphs[at - 2 : at + 5]] == [True] * 7
    hanging = [line._p.pPr.find(qn("w:ind")).get(qn("w:hanging")) for line in word().paragraphs[at : at + 3]]
    assert hanging == ["1733", "788", "788"]  # 附件： and the number; the number


def test_what_announces_a_table_stays_with_it():
    assert kept("我厅部门整体支出各部分得分如下：")


@pytest.mark.parametrize(("sealed", "right"), [(True, ["1024", "1260"]), (False, ["788", "630"])])
def test_room_for_a_seal_is_a_setting(sealed, right):
    paper = docx.Document(io.BytesIO(as_docx.write(real.build("zizhu", look=Look(sealed=sealed)))))
    lines = [line for line in paper.paragraphs if line.text in ("湖南省自然资源厅", "2025年5月15日")][-2:]
    assert [line._p.pPr.find(qn("w:ind")).get(qn("w:right")) for line in lines] == right


def test_fonts_cover_contents_and_imprint_are_settings():
    look = Look(
        title_font="宋体",
        cover=True,
        contents=True,
        copies="省审计厅",
        issuer="省自然资源厅办公室",
        issued="2025年5月16日",
    )
    paper = docx.Document(io.BytesIO(as_docx.write(real.build("zizhu", look=look))))
    assert paper.styles["Title"].element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "宋体"
    texts = [line.text for line in paper.paragraphs if line.text]
    assert texts[:4] == ["湖南省自然资源厅", "2024年度部门整体支出绩效自评报告", "湖南省自然资源厅", "2025年5月15日"]
    pages = [node.text.split()[1] for node in paper.element.xpath("//w:instrText[contains(., 'PAGEREF')]")]
    marks = paper.element.xpath("//w:bookmarkStart/@w:name")
    assert "一、基本情况\t " in texts
    assert len(pages) > 10
    assert set(pages) <= set(marks)
    assert texts[-2:] == ["抄送：省审计厅。", "省自然资源厅办公室　2025年5月16日印发"]
    assert [section.footer.paragraphs[0].text for section in list(paper.sections)[:3]] == ["", "", "— 1 —"]
    order = [each.tag.split("}")[1] for each in paper.sections[2]._sectPr]
    assert order.index("pgMar") < order.index("pgNumType") < order.index("cols")


def test_the_date_of_the_file_is_that_of_the_paper():
    assert str(word().core_properties.created) == "2025-05-15 00:00:00+00:00"


def test_wide_tables_with_few_words_between_share_their_pages():
    about = Subject(None, (real.department(), *real.projects()))
    paper = docx.Document(io.BytesIO(as_docx.write(real.build("huizong", about))))
    turned = [section.orientation is WD_ORIENT.LANDSCAPE for section in paper.sections]
    assert turned.count(True) == 1


def test_no_figure_breaks_inside_its_digits():
    about = Subject(None, (real.department(), *real.projects()))
    paper = docx.Document(io.BytesIO(as_docx.write(real.build("huizong", about))))
    for table in paper.tables:
        widths = [int(column.get(qn("w:w"))) / 20 for column in table._tbl.tblGrid.findall(qn("w:gridCol"))]
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                longest = max((len(figure) for figure in re.findall(r"[-+]?[0-9][0-9.]*%?", cell.text)), default=0)
                assert cell._tc.grid_span > 1 or longest * 0.5 * 10.5 <= width - 5.7, cell.text
