"""``perfscore score``: what is printed where, in which form, with which status."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from run import as_expected, run

from perfscore.present import as_json
from perfscore.shell.cli import main

ONE = """\
类型: 项目支出绩效自评
年度: 2024
名称: 农村公路养护
资金:
  单位: 万元
  年度资金总额: {年初预算数: 100, 全年预算数: 100, 全年执行数: 95}
  分值: 10
  自评得分: 9.5
绩效指标:
  产出指标:
    数量指标:
      - 指标: 养护里程
        年度指标值: ≥50公里
        实际完成值: 40公里
        分值: 50
        自评得分: 50
        偏差原因: 汛期停工
      - 指标: 合格率
        年度指标值: 100%
        实际完成值: 100%
        分值: 10
        自评得分: 10
  效益指标:
    社会效益指标:
      - 指标: 出行条件
        年度指标值: 有效改善
        实际完成值: 有较大改善
        分值: 30
        自评得分: 28
自评总分: 97.5
"""
DECLARED = """\
类型: 绩效目标申报
年度: 2025
名称: 桥梁加固
绩效指标:
  产出指标:
    - 指标: 加固桥梁
      年度指标值: ≥3座
      分值: 100
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def one(repository: Path) -> Path:
    path = repository / "one.yaml"
    path.write_text(ONE, encoding="utf-8")
    return path


@pytest.mark.parametrize("arguments", [["--review"], ["--detail"], ["--format", "md"]], ids=["review", "detail", "md"])
def test_one_file_is_shown_in_full(
    one: Path, arguments: list[str], capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    ran = run(capsys, "score", "one.yaml", *arguments)
    as_expected(f"one-{request.node.callspec.id}.txt", f"{ran.out}--- {ran.status}\n{ran.err}")


def test_the_self_score_is_taken_where_it_is_possible(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verdict = run(capsys, "score", "one.yaml").out.splitlines()[-2:]
    assert verdict == [
        "得分87.5分（满分100分），等级良；自评总分97.5分，比计算高10分。",
        "100分中：计算59.5分、暂按自评28分；失分12.5分。",
    ]


def test_several_files_are_one_row_each(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one.parent / "two.yaml").write_text(DECLARED, encoding="utf-8")
    ran = run(capsys, "score", "one.yaml", "two.yaml")
    assert ran.out == (
        " 得分  等级  自评总分   差  暂按自评  待定  名称　文件\n"
        " 87.5  良        97.5  +10        28        农村公路养护　one.yaml\n"
        "0~100                                  100  桥梁加固　two.yaml\n"
        "\n"
        "共2个文件，200分中：计算59.5分、暂按自评28分、待定100分；失分12.5分。\n"
    )
    assert ran.err == "计分时遇到的错误和疑点还有1个，没有列在上面；算术、资金、表间等问题由“perfscore check”查。\n"
    assert ran.status == 0


def test_the_common_folder_stands_once_and_full_marks_where_they_differ(
    one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, full in (("甲", "100"), ("乙", "50")):
        path = one.parent / "项目" / name / "表.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(DECLARED.replace("分值: 100", f"分值: {full}"), encoding="utf-8")
    assert run(capsys, "score", "项目").out == (
        "项目/ 下：\n"
        "\n"
        "满分   得分  待定  名称　文件\n"
        "  50   0~50    50  桥梁加固　乙/表.yaml\n"
        " 100  0~100   100  桥梁加固　甲/表.yaml\n"
        "\n"
        "共2个文件，150分中：待定150分。\n"
    )


def test_detail_shows_several_files_in_full_and_their_sum(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one.parent / "two.yaml").write_text(DECLARED, encoding="utf-8")
    ran = run(capsys, "score", "--detail", ".")
    assert ran.out.count("指标值 → 完成值") == 2
    assert "其余" not in ran.out
    assert "共2个文件，" in ran.out
    assert "one.yaml:16:15: 错误 PS301" in ran.err


def test_json_holds_every_key(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "score", "--format", "json", "one.yaml")
    result = json.loads(ran.out, parse_float=str, parse_int=str)
    assert (ran.status, ran.err) == (0, "")
    assert list(result) == ["格式", "perfscore", "文件", "问题"]
    file = result["文件"][0]
    rows = file.pop("指标")
    assert file == {
        "文件": "one.yaml",
        "类型": "项目支出绩效自评",
        "年度": "2024",
        "名称": "农村公路养护",
        "评分办法": "财政部",
        "评分办法版本": "2020-1",
        "满分": "100",
        "得分": "87.5",
        "得分区间": ["87.5", "87.5"],
        "等级": "良",
        "等级说明": None,
        "自评总分": "97.5",
        "总分封顶": None,
        "构成": {"计算": "59.5", "暂按自评": "28", "核定": "0", "待定": "0"},
        "预算执行": {"分值": "10", "执行率": "95", "得分": "9.5", "得分区间": ["9.5", "9.5"], "自评得分": "9.5"},
        "一级指标": [
            {"名称": "产出指标", "分值": "60", "得分": "50"},
            {"名称": "效益指标", "分值": "30", "得分": "28"},
        ],
    }
    assert rows[0] == {
        "序号": "1",
        "行": "12",
        "一级指标": "产出指标",
        "二级指标": "数量指标",
        "指标": "养护里程",
        "年度指标值": "≥50公里",
        "实际完成值": "40公里",
        "分值": "50",
        "得分": "40",
        "得分区间": ["40", "40"],
        "计算得分": "40",
        "自评得分": "50",
        "状态": "计算",
        "原因": None,
        "过程": [
            {
                "条款": None,
                "原文": "定量未达标",
                "说明": "实际40公里÷指标值≥50公里＝80%，50分×80%＝40分",
                "前": "50",
                "后": "40",
            }
        ],
    }
    assert rows[2]["状态"] == "暂按自评"
    assert rows[2]["得分区间"] == ["0", "30"]
    assert rows[2]["计算得分"] is None
    assert [(found["代码"], found["行"]) for found in result["问题"]] == [("PS301", "16")]


def test_json_of_nothing_scored_is_json(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "score", "--format", "json", "none.yaml")
    result = json.loads(ran.out)
    assert (ran.status, ran.err, result["文件"], len(result["问题"])) == (3, "", [], 1)


def test_csv_of_several_files(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one.parent / "two.yaml").write_text(DECLARED, encoding="utf-8")
    text = run(capsys, "score", "--format", "csv", ".").out
    assert text.count("\r\n") == 3
    first, second = csv.DictReader(io.StringIO(text))
    assert first == {
        "文件": "one.yaml", "类型": "项目支出绩效自评", "年度": "2024", "名称": "农村公路养护", "评分办法": "财政部",
        "满分": "100", "得分": "87.5", "得分下限": "87.5", "得分上限": "87.5", "等级": "良", "自评总分": "97.5", "差": "+10",
        "计算": "59.5", "暂按自评": "28", "核定": "0", "待定": "0", "执行率%": "95", "预算执行得分": "9.5",
    }  # fmt: skip
    assert (second["得分"], second["得分下限"], second["得分上限"], second["执行率%"]) == ("", "0", "100", "")


def test_csv_of_one_file_lists_indicators_and_no_formula(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = DECLARED.replace("加固桥梁", "'=HYPERLINK(\"x\"),1'").replace("≥3座", '"+1"')
    (repository / "f.yaml").write_text(text, encoding="utf-8")
    (row,) = csv.DictReader(io.StringIO(run(capsys, "score", "--format", "csv", "f.yaml").out))
    assert (row["指标"], row["年度指标值"], row["分值"]) == ('\'=HYPERLINK("x"),1', "+1", "100")


def test_bom_and_output_file(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "score", "one.yaml", "--bom", "-o", "得分.csv")
    written = (one.parent / "得分.csv").read_bytes()
    assert (ran.status, ran.out) == (0, "")
    assert written.startswith("\ufeff文件,序号,".encode())
    assert written.count(b"\r\n") == written.count(b"\n") == 5


def test_bom_on_standard_output(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "score", "one.yaml", "--bom").out.startswith("\ufeff文件,")


def test_markdown(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one.parent / "two.yaml").write_text(DECLARED.replace("桥梁加固", "<b>|*桥*"), encoding="utf-8")
    assert run(capsys, "score", "one.yaml", "two.yaml", "--format", "md").out == (
        "| 得分 | 等级 | 自评总分 | 差 | 暂按自评 | 待定 | 名称　文件 |\n"
        "| ---: | --- | ---: | ---: | ---: | ---: | --- |\n"
        "| **87.5** | 良 | 97.5 | +10 | 28 |  | 农村公路养护　one.yaml |\n"
        "| 0\\~100 |  |  |  |  | 100 | \\<b\\>\\|\\*桥\\*　two.yaml |\n"
        "\n"
        "共2个文件，200分中：计算59.5分、暂按自评28分、待定100分；失分12.5分。\n"
        "\n"
    )


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["one.yaml"], 0),
        (["one.yaml", "--fail-under", "87.5"], 0),
        (["one.yaml", "--fail-under", "87.51"], 1),
        (["one.yaml", "none.yaml"], 3),
        (["broken.yaml", "one.yaml", "--fail-under", "100"], 3),
        (["odd.yaml"], 1),
        (["one.yaml", "--fail-under", "多"], 2),
        (["one.yaml", "--jobs", "0"], 2),
        (["one.yaml", "--format", "xml"], 2),
        (["one.yaml", "--bom", "--format", "json"], 2),
        (["one.yaml", "--policy", "火星"], 2),
        (["one.yaml", "-o", "one.yaml"], 2),
        (["one.yaml", "-o", "missing/x.csv"], 2),
        (["*.txt"], 3),
        (["."], 3),
    ],
)
def test_exit_status(one: Path, arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    (one.parent / "broken.yaml").write_text("类型: [\n", encoding="utf-8")
    (one.parent / "odd.yaml").write_text(ONE + "自评总份: 3\n", encoding="utf-8")
    assert run(capsys, "score", *arguments).status == status
    assert one.read_text(encoding="utf-8") == ONE


def test_a_broken_file_hides_no_other(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one.parent / "broken.yaml").write_text("类型: [\n", encoding="utf-8")
    ran = run(capsys, "score", "broken.yaml", "one.yaml")
    assert "农村公路养护　one.yaml" in ran.out
    assert ran.err.startswith("broken.yaml:")
    assert "1个文件没有算出得分，见上。\n" in ran.err


def test_nothing_to_score(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "score")
    assert (ran.status, ran.out) == (3, "")
    assert ran.err == "没有找到指标文件。请给出文件或文件夹，或在 perfscore.yaml 的“文件”中列出。\n"


def test_what_is_discovered_and_no_indicator_file_is_passed_over(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one.parent / "other.yaml").write_text("a: 1\n", encoding="utf-8")
    ran = run(capsys, "score")
    assert (ran.status, ran.err) == (
        0,
        "计分时遇到的错误和疑点还有1个，没有列在上面；算术、资金、表间等问题由“perfscore check”查。\n",
    )
    assert "农村公路养护　one.yaml" in ran.out


def test_settings_of_the_repository(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one.parent / "perfscore.yaml").write_text("评分办法: 湖北省\n关闭: [PS301]\n", encoding="utf-8")
    result = json.loads(run(capsys, "score", "--format", "json", "one.yaml").out)
    assert result["文件"][0]["评分办法"] == "湖北省"
    assert result["问题"] == []
    chosen = json.loads(run(capsys, "score", "--format", "json", "--policy", "衡阳市申报", "one.yaml").out)
    assert chosen["文件"][0]["评分办法"] == "衡阳市申报"


def test_a_policy_of_the_repository_by_path(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one.parent / "sub").mkdir()
    own = "名称: 自定\n版本: '1'\n继承: 湖北省\n取值:\n  保留位数: {值: 1}\n"
    (one.parent / "sub" / "own.yaml").write_text(own, encoding="utf-8")
    (one.parent / "perfscore.yaml").write_text("评分办法: sub/own.yaml\n", encoding="utf-8")
    assert json.loads(run(capsys, "score", "--format", "json", "one.yaml").out)["文件"][0]["评分办法"] == "自定"


def test_an_unknown_policy_of_the_repository_is_told_there(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one.parent / "perfscore.yaml").write_text("评分办法: 火星\n", encoding="utf-8")
    (one.parent / "two.yaml").write_text(DECLARED + "评分办法: 湖南省\n", encoding="utf-8")
    ran = run(capsys, "score", "one.yaml", "two.yaml")
    assert (ran.status, ran.err.splitlines()[0]) == (3, "perfscore.yaml:1:7: 错误 PS131 没有这个评分办法（格式）")
    assert "two.yaml" in ran.out


def test_many_findings_of_json_go_by_the_disk(
    one: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        (one.parent / f"{number}.yaml").write_text(ONE, encoding="utf-8")
    whole = run(capsys, "score", "--format", "json", ".").out
    monkeypatch.setattr(as_json, "HELD", 300)
    assert run(capsys, "score", "--format", "json", ".").out == whole
    assert len(json.loads(whole)["问题"]) == 6


def test_a_comment_silences_a_finding(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one.write_text(ONE.replace("自评得分: 50", "自评得分: 50  # perfscore: ignore PS301 已报批"), encoding="utf-8")
    assert json.loads(run(capsys, "score", "--format", "json", "one.yaml").out)["问题"] == []


def test_processes_change_nothing(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(7):
        (repository / f"{number}.yaml").write_text(ONE.replace("40公里", f"{40 + number}公里"), encoding="utf-8")
    for form in ("table", "json", "csv", "md"):
        alone = run(capsys, "score", ".", "--format", form, "--jobs", "1")
        assert run(capsys, "score", ".", "--format", form, "--jobs", "3") == alone


def test_hostile_text_is_inert(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = DECLARED.replace("加固桥梁", '"[red]\\x1b[31m\\u202e\\t桥\\n二"')
    (repository / "h.yaml").write_text(text, encoding="utf-8")
    for form in ("table", "md", "csv"):
        shown = run(capsys, "score", "h.yaml", "--format", form)
        assert not set("\x1b\u202e") & set(shown.out + shown.err)
        assert "\\u202e" in shown.out
        assert form == "csv" or "\t" not in shown.out


@pytest.mark.parametrize("command", [("score",), ("render", "--template", "koufen")])
def test_a_dash_is_standard_output_and_no_file(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = Path(__file__).parents[2] / "indicators" / "2024" / "yunxing-weihu.yaml"
    monkeypatch.chdir(tmp_path)
    assert main([*command, str(real), "-o", "-"]) == 0
    assert "运行维护经费" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
