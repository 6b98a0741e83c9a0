"""The commands as a user meets them: what is printed where, what is written, how they end."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from perfscore.shell.cli import main

TABLE = """\
类型: 项目支出绩效自评
年度: 2024
名称: 甲
绩效指标:
  产出指标:
    - 指标: 甲
      年度指标值: 5个
      实际完成值: 4个
      分值: 10
"""
FILLED = TABLE + "      自评得分: 8\n自评总分: 8\n"
UNTIDY = TABLE.replace("年度: 2024\n名称: 甲\n", "名称: 甲\n年度:  2024\n")
BROKEN = "类型: 项目支出绩效自评\n年度: [1\n"
HOOKS = "repos:\n  - repo: local\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(**files: str) -> None:
    for name, text in files.items():
        Path(f"{name}.yaml").write_text(text, encoding="utf-8")


def text_of(name: str) -> str:
    return Path(f"{name}.yaml").read_text(encoding="utf-8")


def feed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))


# --- fmt ------------------------------------------------------------------------------------------------


def test_fmt_tidies_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    put(甲=UNTIDY, 乙=TABLE)
    assert main(["fmt", "甲.yaml", "乙.yaml"]) == 0
    assert capsys.readouterr() == ("已整理：甲.yaml\n", "共2个文件，整理1个，其余无须改动。\n")
    assert text_of("甲") == TABLE
    assert main(["fmt", "甲.yaml"]) == 0
    assert capsys.readouterr() == ("", "共1个文件，无须改动。\n")


def test_fmt_check_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    put(甲=UNTIDY)
    assert main(["fmt", "--check", "甲.yaml"]) == 1
    assert capsys.readouterr() == ("需要整理：甲.yaml\n", "")
    assert text_of("甲") == UNTIDY
    put(甲=TABLE)
    assert main(["fmt", "--check", "甲.yaml"]) == 0


def test_fmt_diff(capsys: pytest.CaptureFixture[str]) -> None:
    put(甲=UNTIDY)
    assert main(["fmt", "--diff", "甲.yaml"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "--- a/甲.yaml",
        "+++ b/甲.yaml",
        "@@ -1,6 +1,6 @@",
        " 类型: 项目支出绩效自评",
        "+年度: 2024",
        " 名称: 甲",
        "-年度:  2024",
        " 绩效指标:",
        "   产出指标:",
        "     - 指标: 甲",
    ]
    assert err == ""
    assert text_of("甲") == UNTIDY
    assert main(["fmt", "--diff", "--check", "甲.yaml"]) == 1
    assert capsys.readouterr() == (out, "甲.yaml：需要整理\n")


def test_fmt_leaves_what_it_cannot_read_and_does_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    put(甲=BROKEN, 乙=UNTIDY)
    assert main(["fmt", "甲.yaml", "没有.yaml", "乙.yaml"]) == 3
    out, err = capsys.readouterr()
    assert out == "已整理：乙.yaml\n"
    assert err.startswith("甲.yaml:2:5: 错误 PS101 ")
    assert "甲.yaml：不能读取，没有整理\n" in err
    assert "没有.yaml：不能读取（没有这个文件或文件夹）\n" in err
    assert err.endswith("共2个文件，整理1个，不能读取2个，其余无须改动。\n")
    assert text_of("甲") == BROKEN


def test_fmt_as_a_hook_passes_over_other_yaml(capsys: pytest.CaptureFixture[str]) -> None:
    put(hooks=HOOKS, many="a: &x 1\nb: *x\n---\nc: 1\n", 甲=TABLE)
    Path("bytes.yaml").write_bytes(b"a: \x80\xff\n")
    assert main(["fmt", "hooks.yaml", "many.yaml", "bytes.yaml", "甲.yaml"]) == 0
    assert capsys.readouterr() == (
        "",
        "没有“类型”键，不是绩效表，没有处理：hooks.yaml、many.yaml、bytes.yaml\n共1个文件，无须改动。\n",
    )


def test_fmt_finds_the_files_itself(capsys: pytest.CaptureFixture[str]) -> None:
    put(hooks=HOOKS, 甲=UNTIDY)
    assert main(["fmt"]) == 0
    assert capsys.readouterr().out == "已整理：甲.yaml\n"


def test_fmt_without_any_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt"]) == 3
    assert capsys.readouterr() == (
        "",
        "没有找到指标文件。请给出文件或文件夹，或在 perfscore.yaml 的“文件”中列出。\n",
    )


def test_fmt_from_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, UNTIDY)
    assert main(["fmt", "-"]) == 0
    assert capsys.readouterr().out == TABLE


def test_fmt_turns_gbk_into_utf_8(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "甲.yaml").write_bytes(TABLE.encode("gbk"))
    assert main(["fmt", "--diff", "甲.yaml"]) == 0
    assert capsys.readouterr() == ("", "甲.yaml：文字不变，只统一编码和换行\n")
    assert main(["fmt", "甲.yaml"]) == 0
    assert (here / "甲.yaml").read_bytes() == TABLE.encode()


def test_fmt_facts(capsys: pytest.CaptureFixture[str]) -> None:
    listed = TABLE.replace(
        "分值: 10", "评分标准: 每缺一项资料扣1分；未安装监控不得分\n      计分数据: [2项, 否]\n      分值: 10"
    )
    put(甲=listed)
    assert main(["fmt", "甲.yaml"]) == 0
    assert text_of("甲") == listed
    capsys.readouterr()
    assert main(["fmt", "--facts", "甲.yaml"]) == 0
    assert capsys.readouterr() == ("已整理：甲.yaml\n", "甲.yaml：计分数据1项改写为映射\n")
    assert text_of("甲") == listed.replace("[2项, 否]", "{每缺一项资料: 2项, 未安装监控: 否}")


# --- fill -----------------------------------------------------------------------------------------------


def test_fill_writes_and_says_what(capsys: pytest.CaptureFixture[str]) -> None:
    put(甲=TABLE)
    assert main(["fill", "甲.yaml"]) == 0
    assert capsys.readouterr() == ("甲.yaml：填写自评得分1项、自评总分8分（评分办法：财政部）\n", "")
    assert text_of("甲") == FILLED
    assert main(["fill", "甲.yaml"]) == 0
    assert capsys.readouterr() == ("甲.yaml：没有可填写的\n", "")


def test_fill_dry_run(capsys: pytest.CaptureFixture[str]) -> None:
    put(甲=TABLE)
    assert main(["fill", "--dry-run", "甲.yaml"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "--- a/甲.yaml",
        "+++ b/甲.yaml",
        "@@ -7,3 +7,5 @@",
        "       年度指标值: 5个",
        "       实际完成值: 4个",
        "       分值: 10",
        "+      自评得分: 8",
        "+自评总分: 8",
    ]
    assert err == "甲.yaml：填写自评得分1项、自评总分8分（评分办法：财政部）\n"
    assert text_of("甲") == TABLE


def test_fill_names_what_it_leaves(capsys: pytest.CaptureFixture[str]) -> None:
    put(甲=TABLE.replace("4个", "进展顺利，继续推进"), 乙=FILLED.replace("得分: 8", "得分: 9"))
    assert main(["fill", "甲.yaml", "乙.yaml"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    lines = err.splitlines()
    assert lines[0].startswith("甲.yaml:6：没有填写 “甲”：")
    assert lines[1:] == [
        "甲.yaml:4：没有填写 “自评总分”：还有1项没有自评得分",
        "乙.yaml：另有1项已填的得分与计算结果不同，没有改动（“--all”改为计算结果）",
        "共2个文件，填写0个。",
    ]


def test_fill_leaves_files_with_mistakes_and_does_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = TABLE.replace("分值: 10", "分值: 十")
    put(甲=wrong, 乙=TABLE)
    assert main(["fill", "甲.yaml", "乙.yaml"]) == 1
    out, err = capsys.readouterr()
    assert out == "乙.yaml：填写自评得分1项、自评总分8分（评分办法：财政部）\n"
    assert err.startswith("甲.yaml:9:11: 错误 PS117 ")
    assert "甲.yaml：有错误，没有填写；改正后再运行\n" in err
    assert text_of("甲") == wrong
    put(甲=BROKEN)
    assert main(["fill", "甲.yaml", "乙.yaml"]) == 3


def test_fill_with_a_policy_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    put(甲=TABLE.replace("名称: 甲\n", "名称: 甲\n评分办法: 某省\n", 1))
    assert main(["fill", "甲.yaml"]) == 1
    assert "没有评分办法“某省”" in capsys.readouterr().err
    assert main(["fill", "--policy", "湖南省", "甲.yaml"]) == 0
    assert main(["fill", "--policy", "某省", "甲.yaml"]) == 2


def test_fill_takes_the_policy_of_the_repository(here: Path) -> None:
    put(甲=TABLE.replace("绩效指标", "资金:\n  单位: 万元\n  年度资金总额: {全年预算数: 10, 全年执行数: 9}\n绩效指标"))
    (here / "perfscore.yaml").write_text("评分办法: 湖北省\n", encoding="utf-8")
    assert main(["fill", "甲.yaml"]) == 0
    assert "  执行率: 90%\n  自评得分: 18\n" in text_of("甲")


def test_fill_does_not_guess_the_policy(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(甲=TABLE)
    (here / "perfscore.yaml").write_text("评分办发: 湖北省\n", encoding="utf-8")
    assert main(["fill", "甲.yaml"]) == 2
    assert capsys.readouterr().err.endswith(
        "出错：perfscore.yaml有错误，不能确定评分办法；改正后再运行，或用“--policy”指定。\n"
    )
    assert text_of("甲") == TABLE
    assert main(["fill", "--policy", "湖北省", "甲.yaml"]) == 0
    assert main(["fmt", "--check", "甲.yaml"]) == 0


def test_fill_from_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, TABLE)
    assert main(["fill", "-"]) == 0
    assert capsys.readouterr() == (FILLED, "<stdin>：填写自评得分1项、自评总分8分（评分办法：财政部）\n")


def test_fill_keeps_a_link_and_the_mode(here: Path) -> None:
    put(甲=TABLE)
    (here / "甲.yaml").chmod(0o640)
    (here / "乙.yaml").symlink_to("甲.yaml")
    assert main(["fill", "乙.yaml"]) == 0
    assert (here / "乙.yaml").is_symlink()
    assert text_of("甲") == FILLED
    assert (here / "甲.yaml").stat().st_mode & 0o777 == 0o640


# --- new ------------------------------------------------------------------------------------------------


def test_new_writes_next_year_and_says_what_to_look_at(capsys: pytest.CaptureFixture[str]) -> None:
    put(旧=FILLED.replace("5个", "2024年底前"))
    assert main(["new", "2025/甲.yaml", "--from", "旧.yaml"]) == 0
    assert capsys.readouterr() == (
        "已建立：2025/甲.yaml（年度2025，上年完成值1项）\n",
        "2025/甲.yaml:7：请核对 “甲”的年度指标值，其中写有2024\n",
    )
    assert text_of("2025/甲") == TABLE.replace("2024", "2025").replace("5个", "2024年底前").replace(
        "      实际完成值: 4个\n      分值: 10\n",
        "      上年完成值: 4个\n      实际完成值:\n      分值: 10\n      自评得分:\n自评总分:\n",
    )


def test_new_into_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    put(甲=FILLED)
    assert main(["new", "2025/", "--from", "甲.yaml"]) == 0
    assert Path("2025/甲.yaml").is_file()
    capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["甲.yaml", "--from", "甲.yaml"], "出错：“甲.yaml”已经存在，不覆盖。\n"),
        (["乙", "--from", "甲.yaml"], "出错：新文件“乙”应以 .yaml 结尾；要放进文件夹的，在末尾写“/”。\n"),
        (["乙.yaml", "--from", "没有.yaml"], "出错：旧文件“没有.yaml”不能读取（没有这个文件或文件夹）。\n"),
        (["甲.yaml/乙.yaml", "--from", "甲.yaml"], "出错：不能写入“甲.yaml/乙.yaml”：路径中有一段不是文件夹。\n"),
        (["乙.yaml"], "出错：缺少选项“--from”。\n“perfscore new --help”说明用法。\n"),
    ],
)
def test_new_called_wrongly(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    put(甲=TABLE)
    assert main(["new", *arguments]) == 2
    assert capsys.readouterr() == ("", message)
    assert text_of("甲") == TABLE


def test_new_from_a_file_with_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    put(旧=BROKEN)
    assert main(["new", "新.yaml", "--from", "旧.yaml"]) == 3
    assert capsys.readouterr().err.endswith("旧文件有错误，没有建立新文件；改正后再运行。\n")
    assert not Path("新.yaml").exists()


# --- the manual -----------------------------------------------------------------------------------------


def test_the_manual_names_only_options_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "edit.md").read_text(encoding="utf-8")
    helps = ""
    for command in ("fmt", "fill", "new"):
        assert main([command, "--help"]) == 0
        helps += capsys.readouterr().out
    named = set(re.findall(r"--[a-z][a-z-]*", manual))
    assert named >= {"--check", "--diff", "--facts", "--all", "--dry-run", "--from"}
    assert named <= set(re.findall(r"--[a-z][a-z-]*", helps))
