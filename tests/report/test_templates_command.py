"""``perfscore templates``: list, show, copy, check."""

import pytest

from perfscore.report import engine, templates
from perfscore.shell.cli import main


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys, *arguments):
    status = main(["templates", *arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def test_list(capsys):
    status, out, err = run(capsys)
    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == [
        "名称",
        "huizong",
        "koufen",
        "shenbao",
        "yiye",
        "zipingbiao",
        "zizhu",
    ]


def test_show(capsys):
    assert run(capsys, "show", "koufen") == (0, templates.source(templates.shipped() / "koufen.md"), "")


def test_copy_brings_the_parts_and_overwrites_nothing(here, capsys):
    status, _, err = run(capsys, "copy", "zizhu", "templates")
    assert status == 0
    assert sorted(path.name for path in (here / "templates").iterdir()) == [
        "_bumen.md",
        "_gongyong.md",
        "_xiangmu.md",
        "zizhu.md",
    ]
    assert err.count("已复制：") == 4
    assert run(capsys, "copy", "zizhu", "templates") == (2, "", "出错：已有“templates/zizhu.md”，没有覆盖。\n")


def test_a_copied_template_is_ones_own(capsys):
    run(capsys, "copy", "zizhu", "templates")
    assert templates.find("zizhu", (engine.Path("templates").resolve(),)).own


SHEET = """类型: 项目支出绩效自评
年度: 2024
名称: 河道清淤
绩效指标:
  产出指标:
    - {指标: 清淤长度, 年度指标值: 30公里, 实际完成值: 30公里, 分值: 100, 自评得分: 100}
"""


def test_check(here, capsys):
    (here / "a.yaml").write_text(SHEET, encoding="utf-8")
    (here / "好.md").write_text("# {{ 表.名称 }}{{ 表.主管部门 }}", encoding="utf-8")
    (here / "错.md").write_text("一\n{{ 表.名称|万圆 }}", encoding="utf-8")
    assert run(capsys, "check", "好.md", "a.yaml") == (0, "", "可用：河道清淤【待填】，【待填】1处\n")
    assert run(capsys, "check", "错.md", "a.yaml") == (2, "", "出错：模板“错.md”第2行：没有过滤器“万圆”。\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("lst",), "出错：没有“lst”这个动作，可用：list、show、copy、check。\n"),
        (("show",), "出错：“show”后写一个模板名称。\n"),
        (("copy", "zizhu"), "出错：“copy”后写模板名称和文件夹，如 perfscore templates copy zizhu templates/。\n"),
        (("check",), "出错：“check”后写模板名称，再写指标文件（不写时自动查找）。\n"),
        (("list", "x"), "出错：“list”不带参数。\n"),
    ],
)
def test_wrong_usage(capsys, arguments, message):
    assert run(capsys, *arguments) == (2, "", message)
