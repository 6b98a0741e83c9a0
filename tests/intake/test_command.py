"""``perfscore import`` as a user calls it."""

from __future__ import annotations

import sys
from pathlib import Path

import forms
import pytest
from tables import TABLES

from perfscore.shell.cli import main

CASES = Path(__file__).parent / "cases"


def case(name: str) -> str:
    return (CASES / f"{name}.yaml").read_text("utf-8")


def test_one_table_goes_to_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = forms.xlsx(tmp_path / "表.xlsx", TABLES["department"])
    assert main(["import", str(path)]) == 0
    out, err = capsys.readouterr()
    assert out == case("department")
    assert err == (
        "表.xlsx：1张表。\n"
        "  部门整体支出绩效自评 白河市文化广电和旅游局：6个指标，待核2处 → 标准输出\n"
        "  读到99格 = 录入57 + 栏目名42 + 不录入0 + 未识别0\n"
        "输出:9: 待核 原表未注明属于哪一栏；合计与年度资金总额的全年预算数相等，按全年预算数录入\n"
        "输出:13: 待核 原表未注明属于哪一栏；合计与年度资金总额的全年执行数相等，按全年执行数录入\n"
    )


def test_one_table_goes_to_a_file_that_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = forms.docx(tmp_path / "表.docx", TABLES["standard"])
    target = tmp_path / "2023" / "yanghu.yaml"
    assert main(["import", str(path), "-o", str(target), "--policy", "湖南省"]) == 0
    assert target.read_text("utf-8").splitlines()[5] == "评分办法: 湖南省"
    target.write_text("我的", "utf-8")
    assert main(["import", str(path), "-o", str(target)]) == 2
    assert capsys.readouterr().err.endswith(f"出错：已有文件“{target}”，未写入任何文件；要覆盖请加 --force。\n")
    assert target.read_text("utf-8") == "我的"
    assert main(["import", str(path), "-o", str(target), "--force"]) == 0
    assert target.read_text("utf-8") == case("standard")
    assert [each.name for each in target.parent.iterdir()] == ["yanghu.yaml"]


def test_several_tables_go_to_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [forms.page(tmp_path / f"{name}.html", TABLES[name]) for name in ("declaration", "city")]
    arguments = ["import", *map(str, files)]
    assert main([*arguments, "-o", str(tmp_path / "一个.yaml")]) == 2
    assert "共有2张表，“-o”应为文件夹" in capsys.readouterr().err
    assert main([*arguments, "-o", str(tmp_path / "出")]) == 0
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "出").iterdir()}
    assert written == {"城区排水管网清淤-申报.yaml": case("declaration"), "高标准农田建设.yaml": case("city")}


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = forms.table(tmp_path / "表.csv", TABLES["no_level2"])
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    assert main(["import", str(empty), str(tmp_path / "无.xlsx"), str(good)]) == 3
    out, err = capsys.readouterr()
    assert out == case("no_level2")
    assert err.startswith(f"{empty}：文件是空的。\n{tmp_path / '无.xlsx'}：文件不存在。\n表.csv：1张表。\n")


def test_a_file_without_a_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "信.txt"
    path.write_text("关于开会的通知\n请准时参加。\n", "utf-8")
    assert main(["import", str(path)]) == 3
    assert capsys.readouterr().err == (
        "信.txt：没有找到绩效表（未见“三级指标”“年度指标值”“分值”等栏目名）。\n  表外文字2行，未导入。\n"
    )


def test_what_found_no_place_is_listed_and_harmless(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "表.csv"
    path.write_text(
        "2024年度项目支出绩效自评表\n项目名称,甲\x1b[31m乙\n多出的一格,,又一格,第三格\n一级指标,二级指标,三级指标,年度指标值,分值\n产出指标,数量指标,路,5公里,9\n",
        "utf-8",
    )
    assert main(["import", str(path)]) == 0
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "  未识别 第3行第1列：“多出的一格”\n" in err
    assert "读到16格 = 录入4 + 栏目名9 + 不录入0 + 未识别3\n" in err
    assert err.endswith("输出:3: 待核 原文含控制字符，已去掉\n")


def test_an_unknown_policy_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = forms.table(tmp_path / "表.csv", TABLES["no_level2"])
    assert main(["import", str(path), "--policy", "火星"]) == 2
    assert "火星" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("suffix", "module", "message"),
    [
        (
            ".xlsx",
            "openpyxl.styles.numbers",
            "读取 Excel 文件需要 openpyxl，请先安装：pip install 'perfscore[excel]'。",
        ),
        (".docx", "docx", "读取 Word 文件需要 python-docx，请先安装：pip install 'perfscore[word]'。"),
    ],
)
def test_a_missing_extra_is_named_with_its_command(
    suffix: str,
    module: str,
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = forms.WRITERS[suffix](tmp_path / f"表{suffix}", TABLES["standard"])
    monkeypatch.setitem(sys.modules, module, None)
    assert main(["import", str(path)]) == 3
    assert capsys.readouterr().err == f"{path}：{message}\n"
