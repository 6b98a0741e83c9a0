"""``fill 自评表.xlsx -o …``: computed scores in the bureau's own form; formulas, words and looks stay."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import forms
import openpyxl
import pytest
from run import run
from tables import TABLES

Rows = list[list[forms.Cell]]
FUNDS = 5  # row of the form where the totals of the funds stand, from 0


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def empty() -> Rows:
    """The form of ``tables.py`` without scores; the one row that a person must judge keeps its own."""
    rows = [list(row) for row in TABLES["standard"]]
    for row in rows[11:20]:
        if row[7] not in ("得分", "8"):
            row[7] = ""
    rows[18][7] = "8"
    rows[FUNDS][7] = rows[FUNDS][8] = ""
    rows[20][2] = ""
    return rows


FILLED = {
    "I13": 14.91, "I14": 15, "I15": 10, "I16": 10, "I17": 10, "I18": 10, "I20": 10, "I6": 0.961, "J6": 9.61, "I21": 97.52,
}  # fmt: skip


def book(name: str = "表.xlsx", **cells: object) -> Path:
    forms.xlsx(Path(name), empty())
    made = openpyxl.load_workbook(name)
    for place, value in cells.items():
        made["自评表"][place] = value
    made.save(name)
    return Path(name)


def cells(name: str) -> dict[str, object]:
    return {cell.coordinate: cell.value for row in openpyxl.load_workbook(name)["自评表"].iter_rows() for cell in row}


def test_what_is_computed_stands_in_the_copy_and_nothing_else_differs(capsys: pytest.CaptureFixture[str]) -> None:
    source = book()
    before = source.read_bytes()
    ran = run(capsys, "fill", "表.xlsx", "-o", "好.xlsx")
    assert (ran.status, ran.out) == (0, "表.xlsx → 好.xlsx\n")
    assert ran.err == "表.xlsx：乡村道路养护补助：填写自评得分7项、预算执行、自评总分97.52分（评分办法：财政部）\n"
    old, new = cells("表.xlsx"), cells("好.xlsx")
    assert {place: value for place, value in new.items() if value != old[place]} == FILLED
    assert source.read_bytes() == before


def test_the_copy_scores_as_its_original_and_is_full(capsys: pytest.CaptureFixture[str]) -> None:
    book()
    run(capsys, "fill", "表.xlsx", "-o", "好.xlsx")
    assert run(capsys, "fill", "好.xlsx", "-o", "又.xlsx").err.endswith("没有可填写的，没有写出副本\n")
    assert not Path("又.xlsx").exists()
    found = run(capsys, "check", "好.xlsx", "--select", "算术,得分", "-f", "line").out
    assert "错误" not in found


def test_other_parts_are_the_same_to_the_byte(capsys: pytest.CaptureFixture[str]) -> None:
    book()
    run(capsys, "fill", "表.xlsx", "-o", "好.xlsx")
    with zipfile.ZipFile("表.xlsx") as old, zipfile.ZipFile("好.xlsx") as new:
        assert new.namelist() == old.namelist()
        differ = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert differ == {"xl/worksheets/sheet1.xml", "xl/styles.xml"}


def test_dry_run_shows_the_cells(capsys: pytest.CaptureFixture[str]) -> None:
    book()
    ran = run(capsys, "fill", "表.xlsx", "--dry-run")
    assert ran.out.splitlines()[0] == "自评表 › I13 养护县乡道路里程 自评得分：（空） → 14.91"
    assert ran.out.splitlines()[-3:] == [
        "自评表 › I6 预算执行率 执行率：（空） → 96.1%",
        "自评表 › J6 预算执行率 自评得分：（空） → 9.61",
        "自评表 › I21 自评总分 自评总分：（空） → 97.52",
    ]
    assert [path.name for path in Path().iterdir()] == ["表.xlsx"]


def test_a_formula_is_never_written_over_and_is_computed_anew(capsys: pytest.CaptureFixture[str]) -> None:
    book(I21="=SUM(I13:I20,J6)", L1="=E6+1", M1="=I21*2")
    stored("表.xlsx", {"L1": "521", "M1": "16"})
    ran = run(capsys, "fill", "表.xlsx", "-o", "好.xlsx")
    assert "表.xlsx › 自评表 › I21：没有填写 “自评总分”：自评总分97.52分：这一格是公式，没有改动\n" in ran.err
    assert "表.xlsx：1个公式用到所填的格，打开时由 Excel、WPS 重算，存盘后结果才在文件里\n" in ran.err
    assert [cells("好.xlsx")[place] for place in ("I21", "L1", "M1")] == ["=SUM(I13:I20,J6)", "=E6+1", "=I21*2"]
    kept = openpyxl.load_workbook("好.xlsx", data_only=True)
    assert [kept["自评表"][place].value for place in ("I21", "L1", "M1")] == [None, 521, None]
    assert kept.calculation.fullCalcOnLoad


def stored(name: str, results: dict[str, str]) -> None:
    """Store results beside the formulas, as Excel does."""
    with zipfile.ZipFile(name) as package:
        parts = {part: package.read(part).decode("utf-8", "surrogateescape") for part in package.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    for place, result in results.items():
        found = re.search(rf'<c r="{place}".*?(<v ?/>|<v></v>)', sheet)
        assert found is not None
        sheet = f"{sheet[: found.start(1)]}<v>{result}</v>{sheet[found.end(1) :]}"
    parts["xl/worksheets/sheet1.xml"] = sheet
    with zipfile.ZipFile(name, "w") as package:
        for part, text in parts.items():
            package.writestr(part, text.encode("utf-8", "surrogateescape"))


def test_words_are_never_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    book(I15="见附件")
    ran = run(capsys, "fill", "表.xlsx", "-o", "好.xlsx")
    assert cells("好.xlsx")["I15"] == "见附件"
    assert (
        "表.xlsx › 自评表 › I15：没有填写 “养护工程验收合格率”：自评得分10分：这一格写有“见附件”，没有改动\n" in ran.err
    )


LOOKS = [  # number format of the cell, value, format afterwards
    ("General", 14.91, "General"),
    ("0.00", 14.91, "0.00"),
    ("0", 14.91, "0.00"),  # would show 15
    ("0.0_ ", 14.91, "0.00"),
    ('0.00"分"', 14.91, '0.00"分"'),
    ("@", 14.91, "@"),
]


@pytest.mark.parametrize(("old", "value", "new"), LOOKS)
def test_a_format_that_would_round_the_score_away(
    old: str, value: float, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    book()
    made = openpyxl.load_workbook("表.xlsx")
    made["自评表"]["I13"].number_format = old
    made.save("表.xlsx")
    run(capsys, "fill", "表.xlsx", "-o", "好.xlsx")
    cell = openpyxl.load_workbook("好.xlsx")["自评表"]["I13"]
    assert (cell.value, cell.number_format) == (value, new)


def test_a_rate_with_and_without_its_sign(capsys: pytest.CaptureFixture[str]) -> None:
    book()
    run(capsys, "fill", "表.xlsx", "-o", "好.xlsx")
    cell = openpyxl.load_workbook("好.xlsx")["自评表"]["I6"]
    assert (cell.value, cell.number_format) == (0.961, "0.00%")
    book("率.xlsx", I5="执行率（%）")
    run(capsys, "fill", "率.xlsx", "-o", "好.xlsx")
    assert cells("好.xlsx")["I6"] == 96.1


def test_all_writes_over_what_was_reported(capsys: pytest.CaptureFixture[str]) -> None:
    book(I13=15)
    assert "另有1项已填的得分与计算结果不同" in run(capsys, "fill", "表.xlsx", "-o", "好.xlsx").err
    assert cells("好.xlsx")["I13"] == 15
    run(capsys, "fill", "表.xlsx", "-o", "好.xlsx", "--all")
    assert cells("好.xlsx")["I13"] == 14.91


def test_word(capsys: pytest.CaptureFixture[str]) -> None:
    forms.docx(Path("表.docx"), empty())
    assert run(capsys, "fill", "表.docx", "-o", "好.docx").status == 0
    old, new = docx.Document("表.docx").tables[0], docx.Document("好.docx").tables[0]
    differ = {
        (row, column): text
        for row in range(len(old.rows))
        for column, (text, before) in enumerate(zip(texts(new, row), texts(old, row), strict=True))
        if text != before
    }
    assert sorted(differ.values()) == sorted(["14.91", "15", "10", "10", "10", "10", "10", "96.1%", "9.61", "97.52"])
    assert run(capsys, "fill", "好.docx", "--dry-run").out == ""


def texts(table, row: int) -> list[str]:
    return [
        "".join(
            text.text or "" for text in cell.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
        )
        for cell in table.rows[row]._tr.tc_lst
    ]


def test_together_with_yaml(capsys: pytest.CaptureFixture[str]) -> None:
    book()
    yaml = Path(__file__).parents[2] / "indicators" / "2024" / "yunxing-weihu.yaml"
    Path("甲.yaml").write_text(yaml.read_text("utf-8").replace("        自评得分: 3\n", "", 1), "utf-8")
    ran = run(capsys, "fill", "表.xlsx", "甲.yaml", "-o", "副本/")
    assert ran.status == 0
    assert "表.xlsx → 副本/表.xlsx\n" in ran.out
    assert Path("甲.yaml").read_text("utf-8") == yaml.read_text("utf-8")


USAGE = [
    (("表.xlsx",), "出错：Excel、Word 填在副本里，请用“-o”写明文件或文件夹；先看填什么用“--dry-run”。\n"),
    (("甲.yaml", "-o", "乙.yaml"), "出错：“-o”用于 Excel、Word；YAML 就地填写，先看改动用“--dry-run”。\n"),
    (("丙.csv", "-o", "丁.csv"), "出错：在原表上填写得分只用于 Excel（.xlsx、.xlsm）和 Word（.docx）；其他的请先另存为这两种，或导入为 YAML 后填写。\n"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "says"), USAGE)
def test_usage(arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("表.xlsx", "甲.yaml", "丙.csv"):
        Path(name).touch()
    assert run(capsys, "fill", *arguments) == (2, "", says)
