"""The workbook: the form's layout, numbers as numbers, texts as texts, lists with filter and frozen head."""

import io

import made
import openpyxl
import pytest
import real

from perfscore.report import as_xlsx
from perfscore.report.subject import Subject


def book(template, about):
    return openpyxl.load_workbook(io.BytesIO(as_xlsx.write(real.build(template, about, format="xlsx"))))


def test_the_form():
    sheet = book("zipingbiao", real.one("yunxing-weihu"))["运行维护经费"]
    assert sheet["A1"].value == "2024年度项目支出绩效自评表（运行维护经费）（送审稿）"
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A1:I1", "A2:C2", "D2:I2", "A4:A8"} <= merged
    numbers = {
        (cell.value, cell.number_format)
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    }
    assert {(3672.34, "0.00"), (0.9319, "0.00%"), (9.32, "0.00"), (3493, "0"), (97.32, "0.00")} <= numbers
    assert sheet.column_dimensions["D"].width > sheet.column_dimensions["A"].width


def test_merged_levels():
    sheet = book("zipingbiao", real.one("yunxing-weihu"))["运行维护经费"]
    (at,) = [cell.row for row in sheet.iter_rows() for cell in row if cell.value == "产出指标\n（40分）"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {f"B{at}:B{at + 11}", f"C{at}:C{at + 8}"} <= merged


HOSTILE = """类型: 项目支出绩效自评
年度: 2024
名称: "=1+1"
主管部门: "+cmd"
实施单位: "@SUM(A1)"
绩效指标:
  产出指标:
    - {指标: "=HYPERLINK(1)", 年度指标值: "-3", 实际完成值: "-3", 分值: 100, 自评得分: 100, 备注: "x"}
"""


@pytest.mark.parametrize("template", ["zipingbiao", "huizong", "shenbao", "koufen"])
def test_text_is_no_formula(template):
    card = made.card(HOSTILE)
    about = Subject(None, (card,)) if template == "huizong" else Subject(card)
    for sheet in book(template, about):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if isinstance(cell.value, str) and cell.value[:1] in "=+-@" and cell.value:
                    assert cell.data_type == "s"
                    assert cell.quotePrefix


def test_the_summary_has_three_lists():
    cards = (real.department(), *real.projects())
    summary = book("huizong", Subject(None, cards, real.subject().findings))
    assert summary.sheetnames == ["等级分布", "部门总表", "项目总表", "指标明细", "问题清单"]
    for name, sums in (("部门总表", 0), ("项目总表", 1), ("指标明细", 0), ("问题清单", 0)):
        sheet = summary[name]
        last = f"{openpyxl.utils.get_column_letter(sheet.max_column)}{sheet.max_row - sums}"
        assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A3", f"A2:{last}", "$1:$2")
        assert sheet["A1"].value == f"2024年度绩效自评情况汇总　{name}（送审稿）"
    assert summary["等级分布"]["A1"].value == "2024年度绩效自评情况汇总（送审稿）"
    assert summary["指标明细"].max_row == 2 + sum(len(card.indicators) for card in cards)
    assert summary["问题清单"].max_row == 2 + len(real.subject().findings)
    assert [cell.value for cell in summary["项目总表"][3]][:3] == [1, "业务工作经费", "湖南省自然资源厅"]
    assert [cell.value for cell in summary["项目总表"][7]][4:7] == [98568.15, 86050.07, 0.873]


def test_a_row_too_high_for_excel_takes_several():
    long = "这是很长的年度目标。" * 300
    card = made.card(HOSTILE.replace("绩效指标:", f"年度总体目标: {{预期目标: {long}, 实际完成情况: 完成}}\n绩效指标:"))
    sheet = book("zipingbiao", Subject(card)).worksheets[0]
    heights = [dimension.height for dimension in sheet.row_dimensions.values() if dimension.height]
    assert max(heights) <= 409


def test_names_of_sheets_are_short_and_differ():
    card = made.card(HOSTILE.replace('"=1+1"', "名" * 40))
    summary = book("huizong", Subject(None, (card,)))
    assert all(len(name) <= 31 for name in summary.sheetnames)
    department = real.build("zizhu", format="xlsx")
    names = openpyxl.load_workbook(io.BytesIO(as_xlsx.write(department))).sheetnames
    assert names == [
        "得分构成",
        "基础数据表",
        "湖南省自然资源厅",
        "自然资源专项",
        "业务工作经费",
        "运行维护经费",
        "其他事业发展类项目",
    ]


def test_equal_papers_are_equal_bytes():
    one = as_xlsx.write(real.build("zipingbiao", real.one("yunxing-weihu")))
    assert as_xlsx.write(real.build("zipingbiao", real.one("yunxing-weihu"))) == one
    assert b"1980-01-01" in _core(one)


def _core(data):
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("docProps/core.xml")
