"""Files made to harm: refused with a message, in bounded time and memory, and nothing is run or fetched."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from perfscore.intake import Refused, limits, take_in
from perfscore.intake.write import write

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="worksheets/sheet1.xml" Type="x"/>{}</Relationships>'
)
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<dimension ref="A1:XFD1048576"/><sheetData>{}</sheetData>{}</worksheet>'
)
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")


def package(path: Path, parts: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in {"[Content_Types].xml": TYPES, **parts}.items():
            file.writestr(name, content)
    return path


def workbook(path: Path, rows: str, after: str = "", head: str = "", **more: str) -> Path:
    parts = {"xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": LINKS.format(more.pop("links", ""))}
    return package(path, {**parts, "xl/worksheets/sheet1.xml": head + SHEET.format(rows, after), **more})


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        take_in(path)
    return str(refused.value)


BROKEN = "压缩结构损坏，不能打开；请用 Word、Excel 或 WPS 打开后另存一份"
DECLARED = "内部 XML 带有 DTD 或实体声明（正常的办公文件没有），未读取"


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    blanks = " " * 70_000_000
    message = "解压后约 70 MB，压缩比异常（疑为压缩炸弹），未读取"
    assert refusal(workbook(tmp_path / "a.xlsx", blanks)) == message
    assert refusal(package(tmp_path / "a.docx", {"word/document.xml": DOCUMENT.format(blanks)})) == message


def test_a_declared_size_is_not_believed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", " " * 8_000_000)
    data = bytearray(path.read_bytes())
    entry = data.rfind(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    path.write_bytes(data)
    assert refusal(path) == "压缩数据损坏，不能读取；请用 Word、Excel 或 WPS 打开后另存一份"


@pytest.mark.parametrize("head", [LAUGHS, OUTSIDE])
def test_entities_are_refused(head: str, tmp_path: Path) -> None:
    assert refusal(workbook(tmp_path / "a.xlsx", f"<row>{cell('A1', '&a;')}</row>", head=head)) == DECLARED
    document = head + DOCUMENT.format("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>")
    assert refusal(package(tmp_path / "a.docx", {"word/document.xml": document})) == DECLARED


def test_broken_packages(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "a.xlsx", "<row/>" * 5000).read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    assert refusal(tmp_path / "cut.xlsx") == BROKEN
    (tmp_path / "noise.docx").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 20)
    assert refusal(tmp_path / "noise.docx") == BROKEN
    assert refusal(workbook(tmp_path / "b.xlsx", "<row><c")) == (
        "内部 XML 损坏（第 1 行），不能读取；请用 Word、Excel 或 WPS 打开后另存一份"
    )
    assert refusal(package(tmp_path / "c.docx", {"word/document.xml": DOCUMENT.format("<w:p>")})) == (
        "Word 文件结构损坏，不能读取；请用 Word 或 WPS 打开后另存一份"
    )
    assert refusal(package(tmp_path / "d.xlsx", {"a.txt": ""})) == (
        "不是 .xlsx 或 .docx（缺少 xl/workbook.xml、word/document.xml）；请另存为这两种格式后再导入"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "文件是空的"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
            "是旧格式（.xls、.doc）或加了密码的文件；请取消密码，另存为 .xlsx 或 .docx 后再导入",
        ),
        (b"\x80\xff" * 500, "不是文本：编码既不是 UTF-8 也不是 GBK，不能读取"),
        (bytes(500), "不是文本文件，不能读取"),
        ("\n" * 100_001, "超过 10 万行，未读取；请只保留需要导入的表格"),
        ("表" * 100_001, "第 1 行超过 10 万字，不像绩效表，未读取"),
        ("a\t" * 501 + "\n", "第 1 行超过 500 格，不像绩效表，未读取"),
        ("项目支出绩效自评表\n" + "\t".join(HEADS) + "\n" + "产出指标\t数量指标\t路\t5\t5\t1\t1\n" * 5001, "一张表的指标超过 5000 行，不像绩效表，未读取"),
        (("项目支出绩效自评表\n" + "\t".join(HEADS) + "\n") * 501, "绩效表超过 500 张，未读取；请分成几个文件"),
        ("<table><tr><td>" * 50, "表格嵌套或数量过多，未读取；请只保留需要导入的表格"),
        ("<table><tr>" + "<td colspan=400>x</td>" * 2, "表格超过 500 列，不像绩效表，未读取"),
        (
            "<table><tr>" + "<td rowspan=99999 colspan=90>x</td>" * 5 + "</tr>" + "<tr><td>y</td></tr>" * 2000,
            "合并单元格重叠过多，疑为异常文件，未读取",
        ),
    ],
)  # fmt: skip
def test_what_is_no_form(data: bytes | str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "表.txt"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    assert refusal(path) == message


def test_csv_with_an_open_quote_or_too_many_cells(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text('一级指标,二级指标\n"' + "x" * 1_100_000, encoding="utf-8")
    assert refusal(path) == "第 2 行附近有过长的单元格（引号没有成对？），不能读取"
    path.write_text("a,b,c\n" * 70_000, encoding="utf-8")
    assert refusal(path) == "有内容的单元格超过 20 万个或行数超过 10 万，未读取；请只保留需要导入的表格"


def test_ten_thousand_merged_cells(tmp_path: Path) -> None:
    merged = "".join(f'<mergeCell ref="A{row}:C{row}"/>' for row in range(10, 10_010))
    everything = '<mergeCell ref="A1:XFD1048576"/>'
    rows = f'<row r="1">{cell("A1", "项目支出绩效自评表")}</row><row r="2">{cell("A2", "项目名称")}{cell("B2", "甲")}</row>'
    rows += (
        f'<row r="3">{"".join(cell(f"{letter}3", text) for letter, text in zip("ABCDEFG", HEADS, strict=True))}</row>'
    )
    row = ("产出指标", "数量指标", "路", "5公里", "5公里", "9", "9")
    rows += f'<row r="4">{"".join(cell(f"{letter}4", text) for letter, text in zip("ABCDEFG", row, strict=True))}</row>'
    taken = take_in(workbook(tmp_path / "a.xlsx", rows, f"<mergeCells>{merged}{everything}</mergeCells>"))
    assert [draft.head["名称"].text for draft in taken.drafts] == ["甲"]
    assert len(taken.drafts[0].indicators) == 1


def test_merged_cells_over_many_rows_are_bounded(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{row}">{"".join(cell(f"{letter}1", "x") for letter in "ABCDEFGHIJ") if row == 1 else ""}{cell(f"K{row}", "y")}</row>'
        for row in range(1, 60_000)
    )
    merged = "".join(f'<mergeCell ref="{letter}1:{letter}1048576"/>' for letter in "ABCDEFGHIJ")
    assert refusal(workbook(tmp_path / "a.xlsx", rows, f"<mergeCells>{merged}</mergeCells>")) == (
        "合并单元格重叠过多，疑为异常文件，未读取"
    )


def test_empty_rows_and_a_lying_dimension(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(1, 200_001))
    rows += f'<row r="1048576">{cell("XFD1048576", "远")}</row>'
    assert (
        refusal(workbook(tmp_path / "a.xlsx", rows)) == "第 1048576 行用到第 16384 列，超过 500 列，不像绩效表，未读取"
    )


def test_word_tables_are_bounded(tmp_path: Path) -> None:
    wide = (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>'
    )
    deep = "<w:tbl><w:tr><w:tc>" * 30 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 30
    many = "<w:tbl/>" * 501
    found = [_document(tmp_path / f"{number}.docx", body) for number, body in enumerate((wide, many))]
    assert [refusal(path) for path in found] == [
        "表格超过 500 列，不像绩效表，未读取",
        "表格超过 500 个，未读取；请只保留需要导入的表格",
    ]
    assert take_in(_document(tmp_path / "deep.docx", deep)).drafts == ()


def _document(path: Path, body: str) -> Path:
    import docx

    docx.Document().save(path)
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["word/document.xml"] = DOCUMENT.format(body).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def test_formulas_macros_and_links_are_left_alone(tmp_path: Path) -> None:
    texts = [["2024年度项目支出绩效自评表"], ["项目名称", "公式"], list(HEADS)]
    rows = "".join(
        f'<row r="{row}">{"".join(cell(f"{letter}{row}", text) for letter, text in zip("ABCDEFG", line, strict=False))}</row>'
        for row, line in enumerate(texts, 1)
    )
    rows += (
        f'<row r="4">{cell("A4", "产出指标")}{cell("B4", "数量指标")}{cell("C4", "路")}<c r="D4"><f>1+1</f></c>'
        '<c r="E4"><f>[1]a!A1</f><v>5</v></c><c r="F4"><v>10</v></c><c r="G4" t="e"><v>#DIV/0!</v></c></row>'
    )
    outside = '<Relationship Id="rId9" Target="http://192.0.2.1/x.xml" TargetMode="External" Type="y"/>'
    more = {"xl/vbaProject.bin": "x", "xl/externalLinks/externalLink1.xml": "<x/>", "xl/media/a.png": "x"}
    taken = take_in(workbook(tmp_path / "a.xlsm", rows, links=outside, **more))
    assert taken.remarks == ("文件带有宏，未执行", "文件引用其他工作簿，未打开，只取已保存的值", "图片未识别")
    assert write(taken.drafts[0]).text == (
        "类型: 项目支出绩效自评\n年度: 2024\n名称: 公式\n绩效指标:\n  产出指标:\n    数量指标:\n"
        "      - 指标: 路 # 待核: “年度指标值”的公式没有保存计算结果，未计算（a › D4）；“自评得分”的单元格是错误值 #DIV/0!（a › G4）\n"
        "        年度指标值:\n        实际完成值: 5\n        分值: 10\n"
    )


def test_long_white_space_is_no_trap(tmp_path: Path) -> None:
    path = tmp_path / "表.txt"
    blanks = " " * (limits.LINE // 8)
    cells = "\t".join(
        ("产出指标", "数量指标", f"路{blanks}桥", f"5{blanks}公里", "5公里", "9", "9", f"原因{blanks}不明")
    )
    path.write_text("2024年度项目支出绩效自评表\n" + "\t".join(HEADS) + "\t偏差原因\n" + cells + "\n", encoding="utf-8")
    values = take_in(path).drafts[0].indicators[0].values
    assert [values[key].text for key in ("指标", "年度指标值", "偏差原因")] == ["路 桥", "5公里", "原因 不明"]


def test_pdf_that_cannot_be_read(tmp_path: Path) -> None:
    import zlib

    import forms

    pytest.importorskip("pdfplumber")

    whole = forms.pdf(tmp_path / "表.pdf", [["2024年度项目支出绩效自评表"], ["项目名称"]]).read_bytes()
    packed = zlib.compress(b"q " * 60_000_000, 9)
    bomb = whole.replace(b"<</Length", b"<</Filter/FlateDecode/Length", 1)
    start = bomb.index(b"stream\n") + 7
    cases = {
        b"%PDF-1.7\n\x00\xffnothing": "结构损坏",
        whole[: len(whole) // 3]: "PDF",
        whole.replace(b"Tj ET", b"   ET"): "是扫描件",
        bomb[:start] + packed + b"\nendstream": "疑为压缩炸弹",
    }
    for number, (data, why) in enumerate(cases.items()):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(data)
        with pytest.raises(Refused, match=why):
            take_in(path)
