"""``score -o x.xlsx``: a workbook that can be sorted and printed; a suffix never promises another content."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import pytest
from run import run

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl 未安装，未查 Excel")

SHEET = """\
类型: 项目支出绩效自评
年度: 2024
名称: {name}
绩效指标:
  产出指标:
    - {{指标: "{row}", 年度指标值: "60", 实际完成值: "48", 分值: 60, 自评得分: 60}}
    - {{指标: 群众评价, 年度指标值: 有效提升, 实际完成值: 有所改观, 分值: 40, 自评得分: 38.5}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "表").mkdir()
    (tmp_path / "表" / "甲.yaml").write_text(SHEET.format(name="=甲+1", row="=1+1"), encoding="utf-8")
    (tmp_path / "表" / "乙.yaml").write_text(SHEET.format(name="乙", row="里程"), encoding="utf-8")
    return tmp_path


def book(path: Path):  # type: ignore[no-untyped-def]
    return openpyxl.load_workbook(io.BytesIO(path.read_bytes()))


def test_both_sheets_with_numbers_as_numbers(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "score", "表", "-o", "得分.xlsx")[:2] == (0, "")
    read = book(folder / "得分.xlsx")
    assert read.sheetnames == ["总表", "指标明细"]
    rows = list(read["总表"].iter_rows(values_only=True))
    assert rows[0][0] == "绩效自评得分总表"
    first = dict(zip(rows[1], rows[2], strict=True))
    assert (first["文件"], first["名称"], first["年度"], first["得分"]) == ("乙.yaml", "乙", 2024, 86.5)
    rows = list(read["指标明细"].iter_rows(values_only=True))
    row = dict(zip(rows[1], rows[4], strict=True))
    assert (row["文件"], row["指标"], row["年度指标值"], row["实际完成值"]) == ("甲.yaml", "=1+1", "60", "48")
    assert (row["分值"], row["得分"], row["自评"], row["差"]) == (60, 48, 60, 12)
    cell = read["指标明细"].cell(5, rows[1].index("指标") + 1)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_it_prints_on_a4_with_title_and_head_on_each_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "score", "表", "-o", "得分.xlsx")
    for sheet in book(folder / "得分.xlsx").worksheets:
        assert sheet.print_title_rows == "$1:$2"
        assert sheet.freeze_panes == "B3"
        assert sheet.auto_filter.ref.startswith("A2:")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToHeight == 0


def test_an_open_score_is_shown_as_what_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "score", "表", "--review", "-o", "得分.xlsx")
    rows = list(book(folder / "得分.xlsx")["总表"].iter_rows(values_only=True))
    assert dict(zip(rows[1], rows[2], strict=True))["得分"] == "48~88"


def test_same_files_same_bytes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("一.xlsx", "二.xlsx"):
        run(capsys, "score", "表", "-o", name)
    assert (folder / "一.xlsx").read_bytes() == (folder / "二.xlsx").read_bytes()


def test_text_beyond_a_cell_is_cut_and_strange_characters_do_no_harm(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SHEET.format(name="甲", row="长" * 40_000)
    (folder / "表" / "甲.yaml").write_text(text.replace("有所改观", r'"a\x01\u202eb"'), encoding="utf-8")
    run(capsys, "score", "表/甲.yaml", "-o", "得分.xlsx")
    rows = list(book(folder / "得分.xlsx")["指标明细"].iter_rows(values_only=True))
    assert len(dict(zip(rows[1], rows[2], strict=True))["指标"]) == 32_767
    assert dict(zip(rows[1], rows[3], strict=True))["实际完成值"] == r"a \u202eb"
    assert Decimal(str(dict(zip(rows[1], rows[2], strict=True))["得分"])) == 48


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["-o", "x.docx"],
            "“-o”的后缀应为 .json、.jsonl、.parquet、.csv、.md、.xlsx、.txt 之一，现为“.docx”。Word、网页等成文用“perfscore render”。",
        ),
        (["-o", "x.PDF", "--format", "csv"], "“-o”的后缀应为 .json、.jsonl、.parquet、.csv、.md、.xlsx、.txt 之一，现为“.pdf”。Word、网页等成文用“perfscore render”。"),
        (["-o", "x.csv", "-f", "json"], "“-o”的后缀“.csv”与“--format json”不符；去掉“--format”，输出形式随后缀。"),
        (["-o", "x.txt", "--bom"], "“--bom”只用于 CSV。"),
        (["-f", "xlsx"], "xlsx 不能显示在终端，请用“-o”写明文件，如“-o 得分.xlsx”。"),
    ],
)  # fmt: skip
def test_a_suffix_decides_or_is_refused(
    folder: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(capsys, "score", "表", *arguments)
    assert (ran.status, ran.out, ran.err) == (2, "", f"出错：{message}\n")
    assert [path.name for path in folder.iterdir()] == ["表"]


@pytest.mark.parametrize("name", ["结果", "结果.out", "结果.txt"])
def test_other_suffixes_hold_the_table(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "score", "表", "-o", name).status == 0
    assert (folder / name).read_text(encoding="utf-8").endswith("失分27分。\n")


def test_without_the_library_it_says_how_to_get_it(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    ran = run(capsys, "score", "表", "-o", "x.xlsx")
    assert (ran.status, ran.err) == (2, "出错：写 Excel 文件需要 openpyxl，请执行 pip install 'perfscore[excel]'。\n")
