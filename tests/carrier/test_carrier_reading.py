"""Workbooks, Word files, web pages and CSV are scored and checked as they are; places are cells."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import forms
import openpyxl
import pytest
from run import run
from tables import TABLES

from perfscore.intake import take_in
from perfscore.intake.write import write
from perfscore.shell.cli import main

INDICATORS = Path(__file__).parents[2] / "indicators" / "2024"
FORMATS = ("xlsx", "docx", "html", "csv")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def printed(stem: str, form: str, name: str | None = None) -> Path:
    """The 自评表 of a shipped file, beside the tests' own files."""
    out = Path(f"{name or stem}.{form}")
    assert main(["render", "-t", "zipingbiao", "-f", form, str(INDICATORS / f"{stem}.yaml"), "-o", str(out)]) == 0
    return out


def scores(text: str) -> list[object]:
    """What ``score`` gives, without names of files and numbers of lines."""
    files = json.loads(text)["文件"]
    for each in files:
        each.pop("文件")
        for row in each["指标"]:
            row.pop("行")
    return files


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("stem", ["yunxing-weihu", "bumen-zhengti"])
def test_a_carrier_scores_as_what_is_imported_from_it(stem: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    carrier = printed(stem, form)
    Path("x.yaml").write_text(write(take_in(carrier).drafts[0]).text, "utf-8")
    direct = run(capsys, "score", "--format", "json", "--policy", "湖南省", str(carrier))
    imported = run(capsys, "score", "--format", "json", "--policy", "湖南省", "x.yaml")
    assert scores(direct.out) == scores(imported.out)
    assert direct.status == imported.status == 0


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_written(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    carrier = printed("yunxing-weihu", form)
    before = carrier.read_bytes()
    run(capsys, "check", str(carrier))
    assert [path.name for path in Path().iterdir()] == [carrier.name]
    assert carrier.read_bytes() == before


PLACES = {
    "xlsx": "yunxing-weihu.xlsx › 运行维护经费 › H19: 提示 PS302 取整较粗（得分）\n H19 │ 2\n     │ ^\n",
    "docx": "yunxing-weihu.docx › 表2第9行第8格: 提示 PS302 取整较粗（得分）\n     │ 2\n     │ ^\n",
    "html": "yunxing-weihu.html › 表2第9行第5格: 提示 PS302 取整较粗（得分）\n     │ 2\n     │ ^\n",
    "csv": "yunxing-weihu.csv › 第{row}行第8列: 提示 PS302 取整较粗（得分）\n     │ 2\n     │ ^\n",
}


@pytest.mark.parametrize("form", FORMATS)
def test_places_are_cells(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, "check", "--policy", "湖南省", "--select", "PS302", str(printed("yunxing-weihu", form))).out
    row = None
    if form == "csv":
        with Path("yunxing-weihu.csv").open(encoding="utf-8-sig", newline="") as file:
            row = next(number for number, line in enumerate(csv.reader(file), 1) if "测绘大院一号楼" in "".join(line))
    assert shown.startswith(PLACES[form].format(row=row))


def test_json_has_row_column_and_the_place(capsys: pytest.CaptureFixture[str]) -> None:
    carrier = str(printed("yunxing-weihu", "xlsx"))
    found = json.loads(run(capsys, "check", "-f", "json", "--select", "PS302", carrier).out)["问题"]
    assert [
        {key: found[0][key] for key in ("代码", "文件", "行", "列", "位置", "指标")}
    ] == [
        {"代码": "PS302", "文件": "yunxing-weihu.xlsx", "行": 19, "列": 8, "位置": "运行维护经费 › H19", "指标": "测绘大院一号楼外墙脱落整修维护"}
    ]  # fmt: skip


def test_a_finding_of_a_yaml_file_has_no_place_but_line_and_column(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "check", "-f", "json", str(INDICATORS / "yunxing-weihu.yaml"))
    assert all("位置" not in each for each in json.loads(ran.out)["问题"])


def book(name: str, **sheets: str) -> Path:
    """A workbook with a form of ``tables.py`` on each worksheet."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, form in sheets.items():
        forms.fill(made.create_sheet(title), TABLES[form])
    made.save(name)
    return Path(name)


def test_several_tables_in_a_workbook_are_several_sheets(capsys: pytest.CaptureFixture[str]) -> None:
    book("两张.xlsx", 甲="standard", 乙="double_header")
    ran = run(capsys, "score", "两张.xlsx", "--format", "json")
    assert [each["文件"] for each in json.loads(ran.out)["文件"]] == ["两张.xlsx", "两张.xlsx"]
    places = {
        each["位置"].partition(" › ")[0]
        for each in json.loads(run(capsys, "check", "-f", "json", "两张.xlsx").out)["问题"]
    }
    assert places <= {"甲", "乙"}
    assert "两张.xlsx › 甲" in run(capsys, "score", "两张.xlsx").out
    assert "两张.xlsx › 乙" in run(capsys, "score", "两张.xlsx").out


def test_doubts_of_the_reading_come_first(capsys: pytest.CaptureFixture[str]) -> None:
    forms.xlsx(Path("甲.xlsx"), [row for row in TABLES["standard"] if row[0] != ("（2023年度）", 10)])
    forms.xlsx(Path("乙.xlsx"), TABLES["department"])
    for name in ("甲.xlsx", "乙.xlsx"):
        found = json.loads(run(capsys, "check", "-f", "json", name).out)["问题"]
        kinds = [each["代码"].startswith("PS15") or each["类别"] == "格式" for each in found]
        assert kinds == sorted(kinds, reverse=True)
        assert kinds[0]


def test_between_yaml_and_a_workbook(capsys: pytest.CaptureFixture[str]) -> None:
    project = printed("ziran-ziyuan-zhuanxiang", "xlsx", "专项")
    ran = run(capsys, "check", "--select", "PS401", "-f", "json", str(INDICATORS / "bumen-zhengti.yaml"), str(project))
    both = run(
        capsys, "check", "--select", "PS401", "-f", "json", str(INDICATORS / "bumen-zhengti.yaml"),
        str(INDICATORS / "ziran-ziyuan-zhuanxiang.yaml"),
    )  # fmt: skip
    found, known = json.loads(ran.out)["问题"], json.loads(both.out)["问题"]
    assert [each["指标"] for each in found] == [each["指标"] for each in known] != []
    assert found[0]["相关"][0]["文件"] == "专项.xlsx"
    assert "专项.xlsx › 自然资源专项 › D" in found[0]["说明"]


def test_two_processes_find_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    names = [str(printed(stem, "xlsx")) for stem in ("bumen-zhengti", "ziran-ziyuan-zhuanxiang", "yewu-gongzuo")]
    assert run(capsys, "check", *names, "--jobs", "2") == run(capsys, "check", *names, "--jobs", "1")


def test_a_cell_where_nothing_stands_has_a_place_too(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [list(row) for row in TABLES["standard"]]
    rows[12][6] = ""  # 分值 of the second indicator
    forms.xlsx(Path("甲.xlsx"), rows)
    found = json.loads(run(capsys, "check", "-f", "json", "甲.xlsx").out)["问题"]
    assert [(each["位置"], each["说明"]) for each in found if each["级别"] == "错误"] == [
        ("自评表 › H13", "缺少必填项：“分值”没有填写。")
    ]


# --- what is found, what is not read ------------------------------------------------------------------------


def test_a_folder_of_workbooks(capsys: pytest.CaptureFixture[str]) -> None:
    Path("收到").mkdir()
    book("收到/甲.xlsx", 甲="standard")
    forms.docx(Path("收到/乙.docx"), TABLES["double_header"])
    openpyxl.Workbook().save("收到/空表.xlsx")
    Path("收到/~$甲.xlsx").write_bytes(b"x")
    Path("收到/得分.csv").write_text("文件,得分\na,1\n", "utf-8")
    shown = json.loads(run(capsys, "score", "收到", "--format", "json").out)
    assert [each["文件"] for each in shown["文件"]] == ["收到/乙.docx", "收到/甲.xlsx"]


def test_in_a_folder_with_yaml_the_workbooks_are_left_alone_and_that_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("库").mkdir()
    Path("库/甲.yaml").write_text((INDICATORS / "yunxing-weihu.yaml").read_text("utf-8"), "utf-8")
    book("库/甲.xlsx", 甲="standard")
    ran = run(capsys, "score", "库", "--format", "json")
    assert [each["文件"] for each in json.loads(ran.out)["文件"]] == ["库/甲.yaml"]
    assert (
        run(capsys, "check", "库").err
        == "文件夹里有YAML，同在其中的1个 Excel、Word 文件没有读：库/甲.xlsx。要一并处理的，请写明文件名或通配符。\n"
    )


REFUSED = {
    "空白.xlsx": (b"", "文件是空的。"),
    "坏.xlsx": (b"PK\x03\x04broken", "压缩结构损坏，不能打开；请用 Word、Excel 或 WPS 打开后另存一份。"),
    "旧.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "是旧格式（.xls、.doc）或加了密码的文件；请取消密码，另存为 .xlsx 或 .docx 后再导入。"),
    "无表.csv": ("姓名,年龄\n甲,3\n".encode(), "没有见到绩效表的栏目名。"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_one_finding_and_hides_no_other(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    data, why = REFUSED[name]
    Path(name).write_bytes(data)
    good = printed("yunxing-weihu", "xlsx")
    ran = run(capsys, "check", "-f", "json", name, str(good))
    found = json.loads(ran.out)["问题"]
    assert [each["说明"].partition("：")[2] for each in found if each["文件"] == name] == [why]
    assert any(each["文件"] == str(good) for each in found)
    assert ran.status == 3


def test_text_copied_from_a_page_is_a_carrier_and_yaml_under_that_suffix_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    copied = "\n".join("\t".join(line.split(",")) for line in COPIED.splitlines()) + "\n"
    Path("复制.txt").write_text(copied, "utf-8")
    Path("甲.txt").write_text((INDICATORS / "yunxing-weihu.yaml").read_text("utf-8"), "utf-8")
    files = json.loads(run(capsys, "score", "-f", "json", "复制.txt", "甲.txt").out)["文件"]
    assert [(each["文件"], each["名称"]) for each in files] == [
        ("复制.txt", "农村公路养护"),
        ("甲.txt", "运行维护经费"),
    ]


COPIED = """\
项目支出绩效自评表
（2024年度）
项目名称,农村公路养护
一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分
产出指标,数量指标,小修养护里程,≥350公里,336公里,50,48
产出指标,质量指标,路面合格率,≥95%,96%,50,50
"""


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    carrier = printed("yunxing-weihu", "xlsx")
    one = run(capsys, "explain", str(carrier), "8", "--policy", "湖南省")
    yaml = run(capsys, "explain", str(INDICATORS / "yunxing-weihu.yaml"), "8", "--policy", "湖南省")
    assert one == yaml


def test_explain_of_a_workbook_with_several_tables(capsys: pytest.CaptureFixture[str]) -> None:
    book("两张.xlsx", 甲="standard", 乙="double_header")
    assert run(capsys, "explain", "两张.xlsx", "1") == (
        2, "", "出错：文件里有2张表，请用“--table”写明是哪一张（序号、工作表名或名称）：1 甲　乡村道路养护补助，2 乙　职业技能培训。\n",
    )  # fmt: skip
    assert "养护县乡道路里程" in run(capsys, "explain", "两张.xlsx", "1", "--table", "甲").out
    assert run(capsys, "explain", "两张.xlsx", "1", "--table", "2").status == 0
