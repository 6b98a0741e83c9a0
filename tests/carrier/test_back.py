"""``import X.xlsx --into FILE.yaml``: what a colleague changed in a printed form, and nothing else, comes into the file."""

from __future__ import annotations

from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from run import run

from perfscore.shell.cli import main

INDICATORS = Path(__file__).parents[2] / "indicators" / "2024"
TEXT = """# 第一行注释
类型: 项目支出绩效自评
年度: 2024
名称: 农村公路养护   # 项目
主管部门: 某市交通运输局
评分办法: 财政部
资金:
  单位: 万元
  年度资金总额: {年初预算数: 1200, 全年预算数: 1200, 全年执行数: 1140}   # 决算
  其中:
    本年财政拨款: {年初预算数: 1200, 全年预算数: 1200, 全年执行数: 1140}
  分值: 10
  自评得分: 9.5
年度总体目标:
  预期目标: |   # 批复文本
    养护里程350公里。
    优良率90%。
  实际完成情况: 完成336公里。
绩效指标:
  产出指标:
    数量指标:
      # 两项
      - 指标: 小修养护里程      # 批复
        年度指标值: ≥350公里
        实际完成值: "336公里"
        分值: 30
        自评得分: 28.80
        偏差原因: 汛期停工
        改进措施: 提前安排
        佐证材料: 验收单.pdf
      - 指标: 桥梁检测
        指标值类型: ≥
        年度指标值: 12
        计量单位: 座
        实际完成值: 12座
        分值: 20
        自评得分: 20
        # 行内注释
        备注: 表上不印
  效益指标:
    社会效益指标:
      - {指标: 路况优良率, 年度指标值: 90%以上, 实际完成值: 92.5%, 分值: 30, 自评得分: 30}
  满意度指标:
    服务对象满意度指标:
      - 指标: 沿线群众满意度
        年度指标值: ≥95%
        实际完成值: 96.1%
        分值: 10
        自评得分: 10
自评总分: 98.3
x-备查: 我的
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("甲.yaml").write_text(TEXT, "utf-8")


def printed(form: str = "xlsx", source: str = "甲.yaml") -> Path:
    out = Path(f"表.{form}")
    assert main(["render", "-t", "zipingbiao", source, "-o", str(out)]) == 0
    return out


def cell_of(sheet, text: str):
    """The first cell that holds a text."""
    return next(cell for row in sheet.iter_rows() for cell in row if str(cell.value) == text)


def edited(change: Callable[[object], None]) -> Path:
    """The printed workbook, changed."""
    path = printed()
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)
    return path


def lines(old: str, new: str) -> list[str]:
    """The lines that differ."""
    differ = unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in differ if line[0] in "+-" and not line.startswith(("+++", "---"))]


def after(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    """The lines of the file that the import changes."""
    run(capsys, "import", "表.xlsx", "--into", "甲.yaml", *options)
    return lines(TEXT, Path("甲.yaml").read_text("utf-8"))


@pytest.mark.parametrize("form", ["xlsx", "docx", "html", "csv"])
def test_an_unchanged_form_changes_nothing(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = printed(form)
    assert run(capsys, "import", str(path), "--into", "甲.yaml") == (0, "", "甲.yaml：表上没有改动\n")
    assert Path("甲.yaml").read_text("utf-8") == TEXT


@pytest.mark.parametrize("source", sorted(INDICATORS.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_shipped_file_changes(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("乙.yaml").write_bytes(source.read_bytes())
    printed(source="乙.yaml")
    assert run(capsys, "import", "表.xlsx", "--into", "乙.yaml") == (0, "", "乙.yaml：表上没有改动\n")
    assert Path("乙.yaml").read_bytes() == source.read_bytes()


def put(old: str, new: object) -> Callable[[object], None]:
    return lambda sheet: setattr(cell_of(sheet, old), "value", new)


CHANGES = [  # what is changed in the sheet, the lines that change in the file
    (put("336公里", "340公里"), ['-        实际完成值: "336公里"', "+        实际完成值: 340公里"]),
    (put("28.8", 28.9), ["-        自评得分: 28.80", "+        自评得分: 28.9"]),
    (put("28.8", 30), ["-        自评得分: 28.80", "+        自评得分: 30"]),
    (put("92.5%", "93%"), [
        "-      - {指标: 路况优良率, 年度指标值: 90%以上, 实际完成值: 92.5%, 分值: 30, 自评得分: 30}",
        "+      - {指标: 路况优良率, 年度指标值: 90%以上, 实际完成值: 93%, 分值: 30, 自评得分: 30}",
    ]),
    (put("12", "15"), ["-        年度指标值: 12", "+        年度指标值: 15"]),
    (put("桥梁检测", "桥梁检测和养护"), ["-      - 指标: 桥梁检测", "+      - 指标: 桥梁检测和养护"]),
    (put("某市交通运输局", "某市交通局"), ["-主管部门: 某市交通运输局", "+主管部门: 某市交通局"]),
    (put("完成336公里。", "完成340公里。\n优良率92.5%。"), [
        "-  实际完成情况: 完成336公里。", "+  实际完成情况: |", "+    完成340公里。", "+    优良率92.5%。",
    ]),
    (put("养护里程350公里。\n优良率90%。", "养护里程350公里。"), [
        "-  预期目标: |   # 批复文本", "-    养护里程350公里。", "-    优良率90%。", "+  预期目标: 养护里程350公里。  # 批复文本",
    ]),
    (put("偏差原因：汛期停工\n改进措施：提前安排", "偏差原因：暴雨\n改进措施：提前安排"), [
        "-        偏差原因: 汛期停工", "+        偏差原因: 暴雨",
    ]),
    (put("偏差原因：汛期停工\n改进措施：提前安排", None), [
        "-        偏差原因: 汛期停工", "-        改进措施: 提前安排", "+        偏差原因:", "+        改进措施:",
    ]),
    (put("98.3", 98.5), ["-自评总分: 98.3", "+自评总分: 98.5"]),
]  # fmt: skip


@pytest.mark.parametrize(("change", "says"), CHANGES)
def test_one_change(change: Callable[[object], None], says: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    edited(change)
    assert after(capsys) == says


def test_money_keeps_the_name_of_its_row(capsys: pytest.CaptureFixture[str]) -> None:
    def change(sheet) -> None:
        row = next(cell.row for each in sheet.iter_rows() for cell in each if "财政拨款" in str(cell.value))
        for cell in sheet[row]:
            if str(cell.value) in ("1140", "1140.00", "1140.0"):
                cell.value = 1100

    edited(change)
    assert after(capsys) == [
        "-    本年财政拨款: {年初预算数: 1200, 全年预算数: 1200, 全年执行数: 1140}",
        "+    本年财政拨款: {年初预算数: 1200, 全年预算数: 1200, 全年执行数: 1100}",
    ]


def test_it_says_what_it_changed(capsys: pytest.CaptureFixture[str]) -> None:
    edited(put("336公里", "340公里"))
    place = cell_of(openpyxl.load_workbook("表.xlsx").worksheets[0], "340公里").coordinate
    ran = run(capsys, "import", "表.xlsx", "--into", "甲.yaml")
    title = openpyxl.load_workbook("表.xlsx").sheetnames[0]
    assert ran.out == f"甲.yaml:25：“小修养护里程”实际完成值：“336公里” → “340公里”（{title} › {place}）\n"
    assert (ran.status, ran.err) == (0, "甲.yaml：已写入1处改动\n")


def test_dry_run(capsys: pytest.CaptureFixture[str]) -> None:
    edited(put("336公里", "340公里"))
    ran = run(capsys, "import", "表.xlsx", "--into", "甲.yaml", "--dry-run")
    assert (ran.status, ran.err) == (0, "甲.yaml：可写入1处改动\n")
    assert Path("甲.yaml").read_text("utf-8") == TEXT


# --- rows -------------------------------------------------------------------------------------------------------


def insert_after(sheet, name: str, cells: dict[int, object]) -> None:
    """A row below the one of a name, as Excel inserts it: merged cells grow, what follows moves down."""
    where = cell_of(sheet, name).row
    for area in list(sheet.merged_cells.ranges):
        if area.min_row > where:
            area.shift(row_shift=1)
        elif area.max_row >= where and area.max_row > area.min_row:
            area.expand(down=1)
    sheet.insert_rows(where + 1)
    first = cell_of(sheet, name).column
    for offset, value in cells.items():
        sheet.cell(where + 1, first + offset, value)


def test_a_new_row(capsys: pytest.CaptureFixture[str]) -> None:
    edited(lambda sheet: insert_after(sheet, "小修养护里程", {0: "标线施划", 1: "≥50公里", 2: "52公里", 3: 5, 4: 5}))
    assert after(capsys) == [
        "+      - 指标: 标线施划", "+        年度指标值: ≥50公里", "+        实际完成值: 52公里", "+        分值: 5", "+        自评得分: 5",
    ]  # fmt: skip


def test_a_row_taken_out_goes_with_what_is_not_printed_and_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    def change(sheet) -> None:
        row = cell_of(sheet, "小修养护里程").row
        first = cell_of(sheet, "小修养护里程").column
        for column in range(first, sheet.max_column + 1):
            sheet.cell(row, column).value = None

    edited(change)
    ran = run(capsys, "import", "表.xlsx", "--into", "甲.yaml")
    differ = lines(TEXT, Path("甲.yaml").read_text("utf-8"))
    assert [line[:1] for line in differ] == ["-"] * 8
    assert differ[0] == "-      - 指标: 小修养护里程      # 批复"
    assert ran.out == "甲.yaml:23：删去一行“小修养护里程”（连同佐证材料）\n"


def test_the_last_row_of_a_list_is_left_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    def change(sheet) -> None:
        cell = cell_of(sheet, "路况优良率")
        for column in range(cell.column, sheet.max_column + 1):
            sheet.cell(cell.row, column).value = None

    edited(change)
    ran = run(capsys, "import", "表.xlsx", "--into", "甲.yaml")
    assert Path("甲.yaml").read_text("utf-8") == TEXT
    assert "删去一行“路况优良率”：没有写入：是所在列表的最后一项或写在方括号里，请手工删去" in ran.err
    assert ran.status == 1


# --- what is not brought ------------------------------------------------------------------------------------------

LEFT = [
    (put("小修养护里程", None), "没有写入"),
    (put("偏差原因：汛期停工\n改进措施：提前安排", "暴雨停工"), "没有“偏差原因：”“改进措施：”字样，分不开"),
]


@pytest.mark.parametrize(("change", "why"), LEFT)
def test_what_cannot_be_brought_is_named(
    change: Callable[[object], None], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(change)
    ran = run(capsys, "import", "表.xlsx", "--into", "甲.yaml")
    assert why in ran.err
    assert ran.status == 1
    assert Path("甲.yaml").read_text("utf-8") == TEXT


def test_another_table_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("乙.yaml").write_bytes((INDICATORS / "yunxing-weihu.yaml").read_bytes())
    printed(source="乙.yaml")
    ran = run(capsys, "import", "表.xlsx", "--into", "甲.yaml")
    assert ran == (
        1,
        "",
        "表.xlsx：名称是“运行维护经费”，文件是“农村公路养护”，指标也大多不同，不像由“甲.yaml”生成的表，没有写入\n",
    )
    assert Path("甲.yaml").read_text("utf-8") == TEXT


def test_what_would_make_a_mistake_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    edited(put("28.8", "优"))
    run(capsys, "import", "表.xlsx", "--into", "甲.yaml")
    assert run(capsys, "check", "甲.yaml", "--select", "格式").status == 0


def test_word(capsys: pytest.CaptureFixture[str]) -> None:
    printed("docx")
    word = docx.Document("表.docx")
    for table in word.tables:
        for row in table.rows:
            for cell in row.cells:
                if cell.text == "336公里":
                    cell.paragraphs[0].runs[0].text = "341公里"
    word.save("表.docx")
    run(capsys, "import", "表.docx", "--into", "甲.yaml")
    assert lines(TEXT, Path("甲.yaml").read_text("utf-8")) == [
        '-        实际完成值: "336公里"',
        "+        实际完成值: 341公里",
    ]


USAGE = [
    (("表.xlsx", "乙.xlsx", "--into", "甲.yaml"), "出错：“--into”一次只收一个文件的改动，现给出2个。\n"),
    (("表.xlsx", "--into", "甲.yaml", "-o", "x"), "出错：“--into”写入所给的 YAML 文件，不能与“-o”“--force”同用。\n"),
    (("表.xlsx", "--dry-run"), "出错：“--dry-run”与“--into”同用。\n"),
    (("表.pdf", "--into", "甲.yaml"), "出错：“--into”收回的是 render 生成的表：.xlsx、.xlsm、.docx、.html、.htm、.csv，现为“.pdf”。\n"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "says"), USAGE)
def test_usage(arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "import", *arguments) == (2, "", says)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=st.text("甲乙 :#-\"'{}[],|>&*!%@`\\1=+公里", min_size=1, max_size=12).filter(lambda text: text.strip(" -")))
def test_whatever_is_typed_into_a_cell_comes_back_as_it_was_typed(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Law: the next form that is printed holds what was typed, or the change is named as not written."""
    Path("甲.yaml").write_text(TEXT, "utf-8")

    def change(sheet) -> None:
        cell = cell_of(sheet, "336公里")
        cell.value = text
        cell.data_type = "s"

    edited(change)
    ran = run(capsys, "import", "表.xlsx", "--into", "甲.yaml")
    assert ran.status in (0, 1)
    again = run(capsys, "import", "表.xlsx", "--into", "甲.yaml")
    assert again.out == ""
    assert run(capsys, "check", "甲.yaml", "--select", "格式").status == 0
