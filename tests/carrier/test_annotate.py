"""``check -o``: a copy with a comment and a colour at every cell concerned; nothing else in it differs."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import forms
import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from run import run
from tables import TABLES

from perfscore.carrier.package import escaped

Rows = list[list[forms.Cell]]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def table(**cells: str) -> Rows:
    """The form of ``tables.py`` with other texts in some cells: ``r12c6="10"``."""
    rows = [list(row) for row in TABLES["standard"]]
    for place, text in cells.items():
        row, column = (int(number) for number in place[1:].split("c"))
        rows[row][column] = text
    return rows


WRONG = {"r12c6": "20", "r14c5": "2024年2月1日"}  # more points than 100, late and full


def rich(name: str) -> Path:
    """A workbook with all that a bureau's form may hold."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "附件2'3"
    forms.fill(sheet, table(**WRONG))
    side = Side(style="medium", color="FF0000")
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = Font(name="楷体", size=9, italic=True)
            cell.border = Border(left=side, bottom=side)
    sheet["I20"].fill = PatternFill("solid", start_color="00FF00")
    sheet["H13"].number_format = "0.00"
    sheet["M1"] = "=SUM(H12:H20)"
    sheet["G15"].comment = Comment("请补验收单", "处室")
    sheet.conditional_formatting.add(
        "H12:H20", CellIsRule(operator="greaterThan", formula=["50"], font=Font(bold=True))
    )
    valid = DataValidation(type="list", formula1='"是,否"')
    valid.add("M2")
    sheet.add_data_validation(valid)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=8, min_row=12, max_row=20))
    sheet.add_chart(chart, "N3")
    sheet.freeze_panes = "A3"
    sheet.print_title_rows = "1:2"
    sheet.column_dimensions["D"].width = 33
    book.create_sheet("说明")["A1"] = "填表说明"
    book.create_sheet("隐藏").sheet_state = "hidden"
    book.save(name)
    with zipfile.ZipFile(name, "a") as package:
        package.writestr("xl/media/image1.png", b"\x89PNG\r\n\x1a\n picture")
        package.writestr("xl/customXml/unknown.bin", b"\0\1\2")
    return Path(name)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


CHANGED = {
    "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml",
    "xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml", "xl/worksheets/_rels/sheet1.xml.rels",
}  # fmt: skip


def annotate(capsys: pytest.CaptureFixture[str], source: Path, target: str) -> Path:
    before = source.read_bytes()
    run(capsys, "check", str(source), "-o", target)
    assert source.read_bytes() == before
    return Path(target)


def test_every_other_part_is_the_same_to_the_byte(capsys: pytest.CaptureFixture[str]) -> None:
    source = rich("表.xlsx")
    old, new = parts(source), parts(annotate(capsys, source, "审核.xlsx"))
    assert {name for name in old if old[name] != new.get(name)} <= CHANGED
    assert set(new) - set(old) == {"xl/worksheets/sheet4.xml"}
    assert "xl/charts/chart1.xml" in old


def seen(path: Path) -> dict[str, object]:
    """What a workbook holds besides grounds and comments."""
    book = openpyxl.load_workbook(path)
    found: dict[str, object] = {
        "sheets": [(sheet.title, sheet.sheet_state) for sheet in book if sheet.title != "问题清单"]
    }
    for sheet in book:
        if sheet.title == "问题清单":
            continue
        found[sheet.title] = (
            [
                (cell.coordinate, cell.value, *map(repr, (cell.font, cell.border, cell.alignment, cell.number_format, cell.protection)))
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None or cell.has_style
            ],
            sorted(map(str, sheet.merged_cells.ranges)),
            sheet.freeze_panes, sheet.print_title_rows, sheet.column_dimensions["D"].width, len(sheet._charts),
            sheet.data_validations.count, [str(each.sqref) for each in sheet.conditional_formatting],
        )  # fmt: skip
    return found


def test_values_formulas_looks_merged_cells_charts_and_rules_stay(capsys: pytest.CaptureFixture[str]) -> None:
    source = rich("表.xlsx")
    assert seen(annotate(capsys, source, "审核.xlsx")) == seen(source)


def test_comments_and_colours(capsys: pytest.CaptureFixture[str]) -> None:
    source = rich("表.xlsx")
    found = json.loads(run(capsys, "check", str(source), "-f", "json").out)["问题"]
    cells = {each["位置"].rpartition(" › ")[2] for each in found if each["位置"]}
    book = openpyxl.load_workbook(annotate(capsys, source, "审核.xlsx"))
    sheet = book["附件2'3"]
    grounds = {"FFFFC7CE", "FFFFEB9C", "FFDDEBF7"}
    coloured = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb in grounds}
    commented = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    assert coloured == cells
    assert commented == cells | {"G15"}
    assert sheet["I20"].fill.fgColor.rgb == "0000FF00"
    late = [each for each in found if each["位置"].endswith("G15")]
    assert [each["代码"] for each in late] != []
    assert sheet["G15"].comment.text.startswith("请补验收单\n\n—— 绩效审核 ——\n【")
    assert all(each["建议"] in sheet["G15"].comment.text for each in late)


def test_the_list_links_to_the_cells(capsys: pytest.CaptureFixture[str]) -> None:
    source = rich("表.xlsx")
    found = json.loads(run(capsys, "check", str(source), "-f", "json").out)["问题"]
    listed = openpyxl.load_workbook(annotate(capsys, source, "审核.xlsx"))["问题清单"]
    rows = list(listed.iter_rows(min_row=2))
    assert [cell.value for cell in listed[1]][:9] == [
        "序号",
        "级别",
        "类别",
        "位置",
        "指标",
        "问题",
        "涉及分值",
        "建议",
        "代码",
    ]
    assert [(row[3].value, row[8].value) for row in rows] == [(each["位置"] or "全表", each["代码"]) for each in found]
    assert [row[3].hyperlink and row[3].hyperlink.location for row in rows] == [
        (each["位置"] and "'附件2''3'!" + each["位置"].rpartition(" › ")[2]) or None for each in found
    ]


def test_the_same_again_gives_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    source = rich("表.xlsx")
    assert annotate(capsys, source, "一.xlsx").read_bytes() == annotate(capsys, source, "二.xlsx").read_bytes()


def test_an_annotated_copy_is_read_like_its_original(capsys: pytest.CaptureFixture[str]) -> None:
    annotate(capsys, rich("表.xlsx"), "审核.xlsx")
    first, again = (
        json.loads(run(capsys, "check", "-f", "json", name).out)["问题"] for name in ("表.xlsx", "审核.xlsx")
    )
    assert [{**each, "文件": "", "相关": []} for each in first] == [{**each, "文件": "", "相关": []} for each in again]


def marks(path: Path) -> dict[str, tuple[object, ...]]:
    """Ground and comment of every cell that has one."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    return {
        cell.coordinate: (cell.fill.fgColor.rgb if cell.fill.fill_type else None, cell.comment and cell.comment.text)
        for cell in cells
        if cell.comment or cell.fill.fill_type
    }


def test_a_copy_that_was_mended_is_marked_anew(capsys: pytest.CaptureFixture[str]) -> None:
    """The bureau mends the annotated copy itself and sends it back."""
    source = rich("表.xlsx")
    before = openpyxl.load_workbook(source)
    before["附件2'3"]["H13"].fill = PatternFill("solid", start_color="FF112233")
    before.save(source)
    annotate(capsys, source, "审核.xlsx")
    for name in ("表.xlsx", "审核.xlsx"):
        book = openpyxl.load_workbook(name)
        book["附件2'3"]["H13"] = 15
        book["附件2'3"]["G15"] = "99%"
        book.save(name)
    assert marks(annotate(capsys, Path("审核.xlsx"), "再审.xlsx")) == marks(annotate(capsys, source, "直接.xlsx"))
    assert marks(Path("再审.xlsx"))["G15"] == (None, "请补验收单")
    again = openpyxl.load_workbook("再审.xlsx")
    assert [name for name in again.sheetnames if name.startswith("问题清单")] == ["问题清单"]
    listed = [
        [[cell.value for cell in row] for row in openpyxl.load_workbook(name)["问题清单"].iter_rows(max_col=9)]
        for name in ("再审.xlsx", "直接.xlsx")
    ]
    assert listed[0] == listed[1]


def test_our_comments_are_known_by_their_words_where_a_program_lost_the_author(
    capsys: pytest.CaptureFixture[str],
) -> None:
    annotate(capsys, rich("表.xlsx"), "审核.xlsx")
    book = openpyxl.load_workbook("审核.xlsx")
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.comment:
                cell.comment.author = ""
    book.save("审核.xlsx")
    again = marks(annotate(capsys, Path("审核.xlsx"), "再审.xlsx"))
    assert {place: text for place, (_, text) in again.items()} == {
        place: text for place, (_, text) in marks(Path("审核.xlsx")).items()
    }


def test_a_conversation_is_left_alone_and_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Excel keeps threaded comments elsewhere and would drop what is added to their stand-ins."""
    content = parts(rich("表.xlsx"))
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    content[rels] = content[rels].replace(
        b"</Relationships>",
        f'<Relationship Id="rId99" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/></Relationships>'.encode(),
    )
    content["xl/threadedComments/threadedComment1.xml"] = (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        b'<threadedComment ref="G15" id="{1}"><text>x</text></threadedComment></ThreadedComments>'
    )
    with zipfile.ZipFile("表.xlsx", "w") as package:
        for part, data in content.items():
            package.writestr(part, data)
    ran = run(capsys, "check", "表.xlsx", "-o", "审核.xlsx")
    assert "；1个单元格原有会话式批注，不能加写，问题只列在“问题清单”。\n" in ran.err
    sheet = openpyxl.load_workbook("审核.xlsx").worksheets[0]
    assert sheet["G15"].comment.text == "请补验收单"
    assert sheet["G15"].fill.fgColor.rgb in ("FFFFC7CE", "FFFFEB9C", "FFDDEBF7")


def test_a_word_copy_is_marked_anew(capsys: pytest.CaptureFixture[str]) -> None:
    forms.docx(Path("表.docx"), table(**WRONG))
    annotate(capsys, Path("表.docx"), "审核.docx")
    annotate(capsys, Path("审核.docx"), "再审.docx")
    one, two = docx.Document("审核.docx"), docx.Document("再审.docx")
    assert [each.text for each in one.comments] == [each.text for each in two.comments] != []
    count = [parts(Path(name))["word/document.xml"].count(b"commentReference") for name in ("审核.docx", "再审.docx")]
    assert count[0] == count[1]


def test_a_folder_passes_over_copies_and_results(capsys: pytest.CaptureFixture[str]) -> None:
    Path("夹").mkdir()
    annotate(capsys, rich("夹/表.xlsx"), "夹/审核.xlsx")
    run(capsys, "score", "夹/表.xlsx", "-o", "夹/得分.xlsx")
    forms.docx(Path("夹/乙.docx"), TABLES["double_header"])
    annotate(capsys, Path("夹/乙.docx"), "夹/乙审核.docx")
    assert [each["文件"] for each in json.loads(run(capsys, "score", "夹", "-f", "json").out)["文件"]] == [
        "夹/乙.docx",
        "夹/表.xlsx",
    ]
    assert "是计分或汇总的结果，不是填报的表" in run(capsys, "check", "夹/得分.xlsx").out


def test_text_of_strangers_is_never_a_formula(capsys: pytest.CaptureFixture[str]) -> None:
    bad = '=HYPERLINK("x")'
    forms.xlsx(Path("表.xlsx"), table(r14c3=(bad, 2), **WRONG), numeric=False)  # type: ignore[arg-type]
    book = openpyxl.load_workbook("表.xlsx")
    book["自评表"]["D15"].data_type = "s"
    book.save("表.xlsx")
    made = openpyxl.load_workbook(annotate(capsys, Path("表.xlsx"), "审核.xlsx"))
    cells = [cell for row in made["问题清单"].iter_rows() for cell in row if cell.value == bad]
    assert cells
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


def test_a_cell_of_which_nothing_is_stored(capsys: pytest.CaptureFixture[str]) -> None:
    """Rows and cells without numbers of their own, as some programs write them."""
    forms.xlsx(Path("表.xlsx"), table(r12c6=""))
    stored = parts(Path("表.xlsx"))
    name = "xl/worksheets/sheet1.xml"
    stored[name] = stored[name].replace(b' r="13"', b"").replace(b'<c r="H13" />', b"").replace(b'<c r="H13"/>', b"")
    with zipfile.ZipFile("表.xlsx", "w") as package:
        for part, data in stored.items():
            package.writestr(part, data)
    sheet = openpyxl.load_workbook(annotate(capsys, Path("表.xlsx"), "审核.xlsx"))["自评表"]
    assert sheet["H13"].fill.fgColor.rgb == "FFFFC7CE"
    assert sheet["H13"].comment.text.startswith("【错误】缺少必填项")
    assert sheet["I13"].value == 14.91


def test_word(capsys: pytest.CaptureFixture[str]) -> None:
    forms.docx(Path("表.docx"), table(**WRONG))
    found = json.loads(run(capsys, "check", "表.docx", "-f", "json").out)["问题"]
    old, new = parts(Path("表.docx")), parts(annotate(capsys, Path("表.docx"), "审核.docx"))
    assert {name for name in old if old[name] != new[name]} == {
        "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels",
    }  # fmt: skip
    made, before = docx.Document(io.BytesIO(Path("审核.docx").read_bytes())), docx.Document("表.docx")
    assert [each.text.partition("\n")[0].rpartition("（")[2] for each in made.comments] == [
        f"{each['代码']}）" for each in found
    ]
    assert {each.author for each in made.comments} == {"绩效审核"}
    for one, other in zip(made.tables, before.tables, strict=True):
        assert [[cell.text for cell in row.cells] for row in one.rows] == [
            [cell.text for cell in row.cells] for row in other.rows
        ]


def test_between_two_files_both_places_are_marked(capsys: pytest.CaptureFixture[str]) -> None:
    indicators = Path(__file__).parents[2] / "indicators" / "2024"
    for stem in ("bumen-zhengti", "ziran-ziyuan-zhuanxiang"):
        run(capsys, "render", "-t", "zipingbiao", str(indicators / f"{stem}.yaml"), "-o", f"{stem}.xlsx")
    run(capsys, "check", "bumen-zhengti.xlsx", "ziran-ziyuan-zhuanxiang.xlsx", "--select", "PS401", "-o", "审核/")
    for stem in ("bumen-zhengti", "ziran-ziyuan-zhuanxiang"):
        rows = list(openpyxl.load_workbook(f"审核/{stem}.xlsx")["问题清单"].iter_rows(min_row=2, values_only=True))
        assert {row[8] for row in rows} == {"PS401"}


USAGE = [
    (("表.xlsx", "-o", "表.xlsx"), "出错：“-o 表.xlsx”会覆盖原文件“表.xlsx”，请换一个文件名或文件夹。\n"),
    (("表.xlsx", "-o", "审核.docx"), "出错：副本与原文件同类，“-o”的后缀应为 .xlsx，现为“.docx”。\n"),
    (("表.xlsx", "乙.docx", "-o", "审核.xlsx"), "出错：要写2个副本，“-o”应为文件夹，现为文件“审核.xlsx”。\n"),
    (("丙.csv", "-o", "审核.xlsx"), "出错：“-o”写出加了批注的副本，只用于 Excel（.xlsx、.xlsm）和 Word（.docx）；其他的请先另存为这两种，或用“--format”输出清单。\n"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "says"), USAGE)
def test_usage(arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    forms.xlsx(Path("表.xlsx"), TABLES["standard"])
    forms.docx(Path("乙.docx"), TABLES["standard"])
    forms.csv_file(Path("丙.csv"), TABLES["standard"]) if hasattr(forms, "csv_file") else Path("丙.csv").touch()
    assert run(capsys, "check", *arguments) == (2, "", says)
    assert sorted(path.name for path in Path().iterdir()) == ["丙.csv", "乙.docx", "表.xlsx"]


def test_status_and_what_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    forms.xlsx(Path("表.xlsx"), table(**WRONG))
    ran = run(capsys, "check", "表.xlsx", "-o", "审核/", "-f", "json")
    found = json.loads(ran.out)["问题"]
    cells = {each["位置"] for each in found}
    assert ran.status == 1
    assert ran.err == f"表.xlsx → 审核/表.xlsx：问题{len(found)}个，批注{len(cells)}格。\n"


def test_macros_keep_their_suffix(capsys: pytest.CaptureFixture[str]) -> None:
    forms.xlsx(Path("表.xlsx"), table(**WRONG))
    stored = parts(Path("表.xlsx"))
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    stored["[Content_Types].xml"] = stored["[Content_Types].xml"].replace(
        kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    )
    for name in ("宏.xlsm", "假.xlsx"):
        with zipfile.ZipFile(name, "w") as package:
            for part, data in stored.items():
                package.writestr(part, data)
    assert annotate(capsys, Path("宏.xlsm"), "审核.xlsm").exists()
    ran = run(capsys, "check", "假.xlsx", "-o", "审核.xlsx")
    assert ran.err == "假.xlsx：没有写出副本：副本与原文件同类，“-o”的后缀应为 .xlsm，现为“.xlsx”。\n"
    assert ran.status == 1


ESCAPED = [
    ("_x0041_", "_x005F_x0041_"),  # else a spreadsheet shows “A”
    ("a\x00b\x1bc\ufffed\ud800e", "abcde"),  # what XML forbids
    ("两行\n\t缩进 😀", "两行\n\t缩进 😀"),
]


@pytest.mark.parametrize(("text", "stored"), ESCAPED)
def test_texts_as_an_office_file_may_hold_them(text: str, stored: str) -> None:
    assert escaped(text) == stored
