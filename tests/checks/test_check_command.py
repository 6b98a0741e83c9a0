"""``perfscore check`` and ``codes`` as they are called."""

import json
import os
from pathlib import Path

import pytest

from perfscore.checks import catalogue
from perfscore.shell import cli

ROOT = Path(__file__).resolve().parents[2]
TABLE = """类型: 项目支出绩效自评
年度: 2024
名称: 农村公路养护
权重: {产出指标: 100}
绩效指标:
  产出指标:
    数量指标:
      - {指标: 小修里程, 年度指标值: 50公里, 实际完成值: 50公里, 分值: 50, 自评得分: 50}
      - {指标: 大修里程, 年度指标值: ≥50公里, 实际完成值: ≥50公里, 分值: 50, 自评得分: 50}
自评总分: 99
"""


@pytest.fixture
def repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(TABLE, encoding="utf-8")
    return tmp_path


def run(capsys, *arguments):
    status = cli.main(["check", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_line(repository, capsys):
    assert run(capsys, "a.yaml", "-f", "line") == (
        1,
        "a.yaml:5:1: 提示 PS508 缺少应设的指标类别（目标） 产出指标下没有质量、时效指标。\n"
        "a.yaml:9:41: 疑点 PS211 实际完成值照抄指标值，不是测量结果（得分） “大修里程”指标值“≥50公里”，实际完成值“≥50公里”照抄指标值，"
        "看不出实际完成多少；自评50分（满分50分）没有可以核对的依据。\n"
        "a.yaml:10:7: 错误 PS311 自评总分与各项得分之和不符（算术） 自评总分99分；指标得分合计100分，相差1分。\n",
        "共3个问题：错误1个，疑点1个，提示1个；错误和疑点涉及51分。\n",
    )


@pytest.mark.parametrize(
    ("arguments", "status", "codes"),
    [
        (["--select", "PS3"], 1, ["PS311"]),
        (["--select", "得分，目标"], 0, ["PS508", "PS211"]),
        (["--select", "错误"], 1, ["PS311"]),
        (["--select", "疑点,提示"], 0, ["PS508", "PS211"]),
        (["--ignore", "警告"], 1, ["PS508", "PS311"]),
        (["--ignore", "PS311,PS508"], 0, ["PS211"]),
        (["--ignore", "PS311", "--strict"], 1, ["PS508", "PS211"]),
        (["--ignore", "PS311", "--strict-for", "PS4"], 0, ["PS508", "PS211"]),
        (["--ignore", "PS311", "--strict-for", "得分"], 1, ["PS508", "PS211"]),
        (["--top"], 1, ["PS311", "PS211", "PS508"]),
    ],
)
def test_choices(repository, capsys, arguments, status, codes):
    got, out, _ = run(capsys, "a.yaml", "-f", "json", *arguments)
    assert (got, [row["代码"] for row in json.loads(out)["问题"]]) == (status, codes)


def test_a_level_is_chosen_as_the_repository_sets_it(repository, capsys):
    (repository / "perfscore.yaml").write_text("级别: {PS508: 错误, PS311: 提示}\n", encoding="utf-8")
    _, out, _ = run(capsys, "a.yaml", "-f", "json", "--select", "错误")
    assert [row["代码"] for row in json.loads(out)["问题"]] == ["PS508"]


def test_errors_stand_first_and_the_end_says_what_to_do(repository, capsys):
    assert run(capsys, "a.yaml", "--ignore", "PS211") == (
        1,
        "a.yaml:10:7: 错误 PS311 自评总分与各项得分之和不符（算术）\n"
        "  10 │ 自评总分: 99\n"
        "     │           ^^\n"
        "  自评总分99分；指标得分合计100分，相差1分。\n"
        "  建议：先确定得分保留位数，再改总分；报告正文中的得分一并核对。\n"
        "\n"
        "a.yaml:5:1: 提示 PS508 缺少应设的指标类别（目标）\n"
        "  产出指标下没有质量、时效指标。\n"
        "  建议：补设；确实不适用的，在备注说明。\n"
        "\n"
        "共2个问题：错误1个，提示1个；错误和疑点涉及1分。\n"
        "下一步：“perfscore codes PS311”说明这类问题。\n",
        "",
    )


def test_detail_and_statistics(repository, capsys):
    _, out, _ = run(capsys, "a.yaml", "--detail", "--ignore", "PS211")
    assert out.index("PS508") < out.index("PS311")
    assert "   5 │ 绩效指标:\n" in out
    assert run(capsys, "a.yaml", "--statistics")[1] == (
        "按文件（1个）\n"
        "错误  疑点  提示  涉及分值  错误的代码  文件\n"
        "   1     1     1        51  PS311       a.yaml\n"
        "\n"
        "按代码\n"
        "代码   级别  个数  文件数  涉及分值  问题\n"
        "PS311  错误     1       1         1  自评总分与各项得分之和不符\n"
        "PS211  疑点     1       1        50  实际完成值照抄指标值，不是测量结果\n"
        "PS508  提示     1       1            缺少应设的指标类别\n"
        "\n"
        "共3个问题：错误1个，疑点1个，提示1个；错误和疑点涉及51分。\n"
        "下一步：“perfscore codes PS311”说明这类问题。\n"
    )


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("b.yaml", "是否要写“a.yaml”？"),
        ("库/b.yaml", "核对路径、文件名和文件的权限。"),
        ("完全不同的名称.yaml", "核对路径、文件名和文件的权限。"),
    ],
)
def test_a_missing_file_has_no_line_and_the_nearest_name(repository, capsys, name, advice):
    status, out, _ = run(capsys, name)
    assert status == 3
    assert out.startswith(
        f"{name}: 错误 PS111 文件不能读取（格式）\n  不能读取：没有这个文件或文件夹。\n  建议：{advice}\n\n"
    )


def test_what_fill_can_do_is_counted(repository, capsys):
    text = TABLE.replace("50公里, 分值: 50, 自评得分: 50", "40公里, 分值: 50, 自评得分: 45", 1).replace(
        ", 自评得分: 50}", "}"
    )
    (repository / "a.yaml").write_text(text.replace("≥50公里, 分值", "60公里, 分值"), encoding="utf-8")
    _, out, _ = run(capsys, "a.yaml")
    assert "“perfscore fill”可填1处空着的得分；“perfscore fill --all”可把1处自评得分改为计算得分；" in out


def test_settings_of_the_repository(repository, capsys):
    (repository / "perfscore.yaml").write_text("关闭: [PS508]\n级别: {PS311: 提示, PS211: 错误}\n", encoding="utf-8")
    status, out, _ = run(capsys, "-f", "json")
    assert [(row["代码"], row["级别"]) for row in json.loads(out)["问题"]] == [("PS211", "错误"), ("PS311", "提示")]
    assert status == 1


def test_comment_in_the_file(repository, capsys):
    silenced = TABLE.replace("自评总分: 99", "自评总分: 99  # perfscore: ignore PS311 按百分制折算，见评审意见")
    (repository / "a.yaml").write_text(silenced, encoding="utf-8")
    status, out, _ = run(capsys, "a.yaml", "-f", "json", "--select", "PS3")
    assert (status, json.loads(out)["问题"]) == (0, [])


def test_baseline(repository, capsys):
    _, known, _ = run(capsys, "a.yaml", "-f", "json")
    Path("known.json").write_text(known, encoding="utf-8")
    Path("a.yaml").write_text("# 一行注释\n" + TABLE.replace("大修里程", "中修里程"), encoding="utf-8")
    status, out, _ = run(capsys, "a.yaml", "-f", "json", "--baseline", "known.json")
    assert status == 0
    assert [(row["代码"], row["指标"]) for row in json.loads(out)["问题"]] == [("PS211", "中修里程")]


def test_a_broken_file_does_not_hide_the_others(repository, capsys):
    (repository / "b.yaml").write_text("类型: [", encoding="utf-8")
    status, out, _ = run(capsys, "b.yaml", "a.yaml", "-f", "json")
    rows = json.loads(out)["问题"]
    assert status == 3
    assert {row["文件"] for row in rows} == {"a.yaml", "b.yaml"}


def test_other_yaml_is_passed_over_for_hooks(repository, capsys):
    (repository / "b.yaml").write_text("a: [1,\n", encoding="utf-8")
    assert run(capsys, "--skip-others", "b.yaml") == (0, "未发现问题。\n", "")
    assert run(capsys, "b.yaml")[0] == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--select", "X1"], "出错：“X1”不是问题代码（PS201、PS2）、级别（错误、疑点、提示）或类别（格式、"),
        (["-f", "xml"], "出错：“--format”应为 text、line、json、csv、sarif、github 之一，现为“xml”。"),
        (["--baseline", "none.json"], "出错：不能读取基线文件“none.json”"),
        (["--bom"], "出错：“--bom”只用于 CSV。"),
        (["--detail", "-f", "json"], "出错：“--detail”、“--statistics”只用于 text；其他形式本来就逐个列出。"),
    ],
)
def test_wrong_usage(repository, capsys, arguments, message):
    status, out, err = run(capsys, "a.yaml", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(message)


def test_same_input_gives_the_same_bytes(repository, capsys):
    assert run(capsys, "a.yaml", "-f", "sarif") == run(capsys, "a.yaml", "-f", "sarif")


def test_evidence_that_is_not_there(repository, capsys):
    row = "- {指标: 小修, 年度指标值: 5公里, 实际完成值: 5公里, 分值: 10, 佐证材料: [a.yaml, 材料/照片.jpg, ../x.pdf, 验收单]}"
    (repository / "b.yaml").write_text(
        TABLE.replace("- {指标: 大修里程", row + "\n      - {指标: 大修里程"), encoding="utf-8"
    )
    _, out, _ = run(capsys, "b.yaml", "-f", "json", "--select", "PS607")
    assert [row["说明"] for row in json.loads(out)["问题"]] == [
        "佐证材料没有找到：“小修”的佐证材料“材料/照片.jpg”在“.”下没有找到。"
    ]


def test_codes(capsys):
    assert cli.main(["codes"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == len(catalogue.all_codes())
    assert "PS311  错误  算术  自评总分与各项得分之和不符" in listed
    assert cli.main(["codes", "ps311"]) == 0
    assert capsys.readouterr().out.startswith("PS311 自评总分与各项得分之和不符\n类别：算术　级别：错误\n\n")
    assert cli.main(["codes", "PS999"]) == 2


def test_numbers_are_declared_once():
    codes = catalogue.all_codes()
    assert list(codes) == sorted(codes)
    assert all(code.title and code.manual.strip() for code in codes.values())


def test_the_catalogue_is_the_manual():
    path = ROOT / "docs" / "checks.md"
    if os.environ.get("PERFSCORE_UPDATE"):
        path.write_text(catalogue.manual(), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == catalogue.manual()


def test_init_makes_a_repository_that_passes(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["init", "库"]) == 0
    made = {path.relative_to(tmp_path / "库").as_posix() for path in (tmp_path / "库").rglob("*") if path.is_file()}
    assert made == {
        "perfscore.yaml",
        "indicators/shili.yaml",
        ".pre-commit-config.yaml",
        ".vscode/settings.json",
        ".vscode/perfscore.schema.json",
        ".gitignore",
    }
    monkeypatch.chdir(tmp_path / "库")
    assert capsys.readouterr().err == "指标库已建立。下一步：进入“库”，perfscore check 检查，perfscore score 计分。\n"
    assert cli.main(["check"]) == 0
    assert capsys.readouterr().out == "未发现问题。\n"
    assert cli.main(["fmt", "--check"]) == 0
    before = Path("perfscore.yaml").read_bytes()
    assert cli.main(["init"]) == 0
    assert "已有的文件没有改动" in capsys.readouterr().err
    assert Path("perfscore.yaml").read_bytes() == before


def test_several_processes_find_the_same(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(ROOT / "indicators")
    one = run(capsys, "2024", "2023", "-f", "json", "--jobs", "1")
    assert run(capsys, "2024", "2023", "-f", "json", "--jobs", "2") == one
    assert run(capsys, "2024", "--jobs", "0")[0] == 2
