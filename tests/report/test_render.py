"""The command line: which files go in, which file comes out, what is said and with which status."""

import pytest
import real

from perfscore.shell.cli import main

PROJECT = """类型: 项目支出绩效自评
年度: {year}
名称: {name}
主管部门: 示范市水务局
实施单位: 示范市水务局
填报日期: 2025-03-09
评分办法: 财政部
资金:
  单位: 万元
  年度资金总额: {{年初预算数: 100, 全年预算数: 100, 全年执行数: 100}}
  自评得分: 10
年度总体目标: {{预期目标: 清淤30公里。, 实际完成情况: 清淤30公里，水质明显改善。}}
绩效指标:
  产出指标:
    数量指标:
      - {{指标: 清淤长度, 年度指标值: ≥30公里, 实际完成值: 30公里, 分值: 90, 自评得分: {points}}}
自评总分: 100
"""
DEPARTMENT = """类型: 部门整体支出绩效自评
年度: {year}
名称: {name}
资金:
  单位: 万元
  年度资金总额: {{年初预算数: 100, 全年预算数: 100, 全年执行数: 100}}
绩效指标:
  产出指标:
    - {{指标: 清淤长度, 年度指标值: 30公里, 实际完成值: 30公里, 分值: 90, 自评得分: 90}}
"""


def project(name="河道清淤", year=2024, points=90):
    return PROJECT.format(name=name, year=year, points=points)


def department(name="示范市水务局", year=2024):
    return DEPARTMENT.format(name=name, year=year)


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(**files):
        for name, text in files.items():
            path = tmp_path / f"{name}.yaml"
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def run(capsys, *arguments):
    status = main(["render", *arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def test_without_further_arguments_in_the_repository(capsys, monkeypatch):
    monkeypatch.chdir(real.ROOT / "indicators")
    status, out, err = run(capsys, "--template", "zizhu")
    assert status == 0
    assert out.startswith("> 送审稿\n\n# 湖南省自然资源厅2024年度部门整体支出绩效自评报告\n")
    assert out == (real.ROOT / "tests/report/golden/zizhu.md").read_text(encoding="utf-8")
    assert err.startswith("送审稿：湖南省自然资源厅2024年度部门整体支出绩效自评报告，签发前请核对：\n  待定（2）\n")


def test_the_newest_department_with_its_projects(here, capsys):
    here(
        a=department(year=2023),
        b=department(year=2024),
        c=project(year=2023, name="旧项目"),
        d=project(year=2024, name="新项目"),
        e="示例: true\n" + department(name="虚构局"),
    )
    status, out, _ = run(capsys, "-t", "zizhu")
    assert status == 0
    assert "# 示范市水务局2024年度部门整体支出绩效自评报告" in out
    assert "新项目" in out
    assert "旧项目" not in out


def test_several_departments_are_named(here, capsys):
    here(a=department(), b=department(name="示范市林业局"))
    status, out, err = run(capsys, "-t", "zizhu")
    assert (status, out) == (2, "")
    assert err == (
        "出错：部门整体支出自评表有2张，请写明文件，或用“--all”逐张生成：\n"
        "  a.yaml  2024年 示范市水务局\n"
        "  b.yaml  2024年 示范市林业局\n"
    )  # fmt: skip


def test_a_department_file_alone_finds_its_projects(here, capsys):
    here(a=department(), b=project(), c=project(name="别年", year=2022))
    _, out, _ = run(capsys, "-t", "zizhu", "a.yaml")
    assert "项目支出绩效自评表（河道清淤）" in out
    assert "别年" not in out


def test_a_department_file_alone_is_not_mixed_with_another_department_beside_it(here, capsys):
    here(a=department(), b=department(name="示范市林业局"), c=department(year=2023))
    status, out, _ = run(capsys, "-t", "zizhu", "a.yaml")
    assert status == 0
    assert out.count("# 示范市水务局2024年度部门整体支出绩效自评报告") == 1


def test_nothing_to_make_a_paper_of(here, capsys):
    here()
    message = "没有找到指标文件。请给出文件或文件夹，或在 perfscore.yaml 的“文件”中列出。\n"
    assert run(capsys, "-t", "zizhu") == (3, "", message)
    here(a="类型: 项目支出绩效自评\n年度: 不是年\n")
    status, out, err = run(capsys, "-t", "zizhu", "a.yaml")
    assert (status, out) == (3, "")
    assert err.endswith("没有可以成文的表。\n")


def test_no_declaration_among_the_files(here, capsys):
    here(a=project())
    assert run(capsys, "-t", "shenbao") == (2, "", "出错：没有找到申报表。请给出文件。\n")


def test_a_broken_file_hides_nothing_else(here, capsys):
    here(a=project(), b="类型: 项目支出绩效自评\n年度: 不是年\n")
    status, out, err = run(capsys, "-t", "zipingbiao", "a.yaml", "b.yaml")
    assert status == 3
    assert "河道清淤" in out
    assert "b.yaml:2:5: 错误" in err


@pytest.mark.parametrize(
    ("suffix", "begin"),
    [
        ("md", b"# "),
        ("txt", b" "),
        ("html", b"<!DOCTYPE html>"),
        ("docx", b"PK"),
        ("xlsx", b"PK"),
        ("csv", b"\xef\xbb\xbf2024"),
    ],
)
def test_the_suffix_gives_the_format(here, capsys, suffix, begin):
    folder = here(a=project())
    assert run(capsys, "-t", "zipingbiao", "-o", f"表.{suffix}") == (0, "", "")
    assert (folder / f"表.{suffix}").read_bytes().startswith(begin)
    assert sorted(path.name for path in folder.iterdir()) == ["a.yaml", f"表.{suffix}"]


def test_one_document_for_each_file(here, capsys):
    folder = here(a=project("甲"), b=project("乙/丙"), c=project("甲"))
    assert run(capsys, "-t", "zipingbiao", "--all", "-f", "txt", "-o", "成文")[0] == 0
    assert sorted(path.name for path in (folder / "成文").iterdir()) == [
        "2024年度项目支出绩效自评表（乙丙）.txt",
        "2024年度项目支出绩效自评表（甲）-c.txt",
        "2024年度项目支出绩效自评表（甲）.txt",
    ]


def test_the_forms_of_two_departments_are_told_apart(here, capsys):
    folder = here(a=department(), b=department(name="示范市林业局"))
    assert run(capsys, "-t", "zipingbiao", "--all", "-f", "md", "-o", "成文")[0] == 0
    assert sorted(path.name for path in (folder / "成文").iterdir()) == [
        "2024年度部门整体支出绩效自评表（示范市林业局）.md",
        "2024年度部门整体支出绩效自评表（示范市水务局）.md",
    ]


def test_final_refuses_and_names_everything(here, capsys):
    folder = here(a=project(points=60).replace("填报日期: 2025-03-09\n", ""))
    status, out, err = run(capsys, "-t", "zipingbiao", "--final", "-o", "表.md")
    assert (status, out) == (1, "")
    assert "不能定稿：2024年度项目支出绩效自评表（河道清淤），还有" in err
    assert "  【待填】（2）\n    2024年度项目支出绩效自评表（河道清淤）：" in err
    assert "错误 PS" in err
    assert not (folder / "表.md").exists()


def test_a_clean_form_is_final(here, capsys):
    here(a=project())
    status, out, err = run(capsys, "-t", "zipingbiao", "--final")
    assert (status, err) == (0, "")
    assert out.startswith("# 2024年度项目支出绩效自评表（河道清淤）\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "出错：请用“--template”写明模板：huizong、koufen、shenbao、yiye、zipingbiao、zizhu。\n"),
        (
            ("-t", "zizu"),
            "出错：模板“zizu”：没有这个模板。是否要用“zizhu”？现有：huizong、koufen、shenbao、yiye、zipingbiao、zizhu。\n",
        ),
        (("-t", "zizhu", "-f", "rtf"), "出错：“--format”应为 md、txt、docx、pdf、html、xlsx、csv 之一，现为“rtf”。\n"),
        (
            ("-t", "zizhu", "-o", "报告.rtf"),
            "出错：“-o”的后缀应为 .md、.txt、.docx、.pdf、.html、.xlsx、.csv 之一，现为“.rtf”。\n",
        ),
        (("-t", "zipingbiao", "--all", "-f", "html"), "出错：有多份，请用“-o”写明文件夹。\n"),
        (
            ("-t", "zipingbiao", "--all", "-o", "a.yaml", "-f", "md"),
            "出错：有多份，“-o”应为文件夹，现为文件“a.yaml”。\n",
        ),
        (("-t", "没有.docx"), "出错：模板“没有.docx”：找不到这个文件。\n"),
    ],
)
def test_wrong_usage(here, capsys, arguments, message):
    here(a=project(), b=project("乙"))
    assert run(capsys, *arguments) == (2, "", message)


def test_a_policy_that_is_not_there(here, capsys):
    here(a=project())
    status, out, err = run(capsys, "-t", "zipingbiao", "--policy", "没有")
    assert (status, out) == (2, "")
    assert err.startswith("出错：没有评分办法“没有”")


@pytest.mark.parametrize(("form", "library", "extra"), [("docx", "docx", "word"), ("xlsx", "openpyxl", "excel")])
def test_a_missing_library_is_told_with_the_remedy(here, capsys, monkeypatch, form, library, extra):
    import sys

    for name in [name for name in sys.modules if name == library or name.startswith(f"{library}.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    here(a=project())
    status, _, err = run(capsys, "-t", "zipingbiao", "-o", f"表.{form}")
    assert (status, err) == (
        2,
        f"出错：模板“zipingbiao”：生成{form}需要 {library}，请执行 pip install 'perfscore[{extra}]'。\n",
    )


def test_without_libreoffice_a_pdf_is_refused_with_the_remedy(here, capsys, monkeypatch):
    from perfscore.report import as_pdf

    monkeypatch.setattr(as_pdf, "PROGRAMS", ("no-such-program",))
    folder = here(a=project())
    assert run(capsys, "-t", "zipingbiao", "-o", "表.pdf") == (
        2,
        "",
        "出错：模板“zipingbiao”：生成pdf需要 LibreOffice，没有找到；请安装，或先生成 docx，再在 Word 中另存为PDF。\n",
    )
    assert not (folder / "表.pdf").exists()


def test_a_template_of_the_users_own(here, capsys):
    folder = here(a=project())
    (folder / "templates").mkdir()
    (folder / "templates" / "一句话.md").write_text(
        "{# 用于: 自评表 #}{{ 表.名称 }}得{{ 表.得分 }}分\n", encoding="utf-8"
    )
    assert run(capsys, "-t", "一句话") == (0, "河道清淤得100分\n", "")


def test_a_mistake_in_a_template(here, capsys):
    folder = here(a=project())
    (folder / "错.md").write_text("{# 用于: 自评表 #}\n\n{{ 表.名子 }}", encoding="utf-8")
    assert run(capsys, "-t", "错.md") == (2, "", "出错：模板“错.md”第3行：没有“名子”这一项，相近的有“名称”。\n")


def test_an_offices_own_word_form(here, capsys):
    import docx

    folder = here(a=project("甲<乙>&丙 {{ 7 }}"))
    form = docx.Document()
    form.add_paragraph(
        "项目：{{ 表.名称 }}　得分：{{ 表.得分 }}　代码：{{ 表.项目代码 }}　执行率：{{ 表.资金.执行率|百分比 }}"
    )
    table = form.add_table(rows=3, cols=2)
    table.cell(0, 0).text = "{%tr for 项 in 表.指标 %}"
    table.cell(1, 0).text, table.cell(1, 1).text = "{{ 项.名称 }}", "{{ 项.得分 }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    form.save(folder / "本局表.docx")
    status, _, err = run(capsys, "-t", "本局表.docx", "-o", "成.docx")
    assert (status, err) == (
        0,
        "本局表，签发前请核对：\n  【待填】（1）\n    项目：甲<乙>&丙 {{ 7 }}　得分：100　代码：【待填】　执行率：100%\n",
    )
    filled = docx.Document(folder / "成.docx")
    assert filled.paragraphs[0].text == "项目：甲<乙>&丙 {{ 7 }}　得分：100　代码：【待填】　执行率：100%"
    assert [[cell.text for cell in row.cells] for row in filled.tables[0].rows] == [["清淤长度", "90"]]


def test_functions_give_real_tables_and_paragraphs_in_a_word_form(here, capsys):
    import docx

    folder = here(a=project())
    form = docx.Document()
    form.add_paragraph("构成：{{ 得分构成(表) }}", style="Heading 3")
    form.add_paragraph("{{ 列举(表.预期目标) }}")
    form.add_paragraph("{{ 自评表标题(表) }}；{{ 参考('甲*乙') }}；{{ ['*', '丙']|join('、') }}")
    grid = form.add_table(rows=1, cols=2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "代码", "{{ 表.项目代码 }}{{ 得分构成(表) }}"
    form.save(folder / "本局表.docx")
    status, _, err = run(capsys, "-t", "本局表.docx", "-o", "成.docx")
    assert (status, err.splitlines()[1:3]) == (0, ["  【待填】（1）", "    代码，【待填】"])
    filled = docx.Document(folder / "成.docx")
    assert [line.text for line in filled.paragraphs if line.text] == [
        "构成：",
        "清淤30公里。",
        "2024年度项目支出绩效自评表（河道清淤）；【供参考】甲*乙；*、丙",
    ]
    assert filled.paragraphs[0].style.name == "Heading 3"
    parts, host = filled.tables
    rows = [["项目", "分值"], ["预算执行率", "10"], ["产出指标", "90"], ["合计", "100"]]
    assert [[cell.text for cell in row.cells][:2] for row in parts.rows] == rows
    (inner,) = host.cell(0, 1).tables
    assert [[cell.text for cell in row.cells][:2] for row in inner.rows] == rows


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("金额：{{ 表.资金.预算 }}", "没有“预算”这一项，相近的有“年初预算数”"),
        ("金额：{{ 表.资金. }}万元", "“.”之后缺少名称"),
        ("{{ 表.名称|没有 }}", "没有过滤器“没有”"),
    ],
)
def test_a_mistake_in_a_word_form_is_told_with_its_paragraph(here, capsys, text, message):
    import docx

    folder = here(a=project())
    form = docx.Document()
    form.add_paragraph("名称：{{ 表.名称 }}")
    form.add_paragraph(text)
    form.save(folder / "错.docx")
    assert run(capsys, "-t", "错.docx", "-o", "x.docx") == (2, "", f"出错：模板“错.docx”：“{text}”一段：{message}。\n")


@pytest.mark.parametrize("arguments", [("-f", "xlsx"), ("-o", "成.xlsx"), ("-f", "md", "-o", "成.md")])
def test_a_word_form_gives_word_or_is_refused(here, capsys, arguments):
    import docx

    folder = here(a=project())
    docx.Document().save(folder / "本局表.docx")
    form = arguments[1].removeprefix("成.")
    assert run(capsys, "-t", "本局表.docx", *arguments) == (
        2,
        "",
        f"出错：模板“本局表.docx”是Word文件，只能生成 docx 或 pdf，现为“{form}”。请把“-o”的后缀改为 .docx。\n",
    )
    assert not list(folder.glob("成.*"))


def test_format_and_suffix_must_agree(here, capsys):
    here(a=project())
    assert run(capsys, "-t", "zipingbiao", "-f", "docx", "-o", "表.xlsx") == (
        2,
        "",
        "出错：“--format”写 docx，“-o”的后缀却是“.xlsx”；请去掉一个，或写成一致。\n",
    )


def test_a_word_form_with_a_mistake(here, capsys):
    import docx

    folder = here(a=project())
    form = docx.Document()
    form.add_paragraph("{{ 表.名子 }}")
    form.save(folder / "错.docx")
    (folder / "假.docx").write_bytes(b"no zip")
    assert run(capsys, "-t", "错.docx", "-o", "x.docx") == (
        2,
        "",
        "出错：模板“错.docx”：“{{ 表.名子 }}”一段：没有“名子”这一项，相近的有“名称”。\n",
    )
    assert run(capsys, "-t", "假.docx", "-o", "x.docx") == (
        2,
        "",
        "出错：模板“假.docx”：不能读取，或不是Word文件（.docx）。\n",
    )


def test_many_papers_are_a_line_each(here, capsys):
    here(a=project("甲河"), b=project("乙河", points=80), c=project("丙河"))
    status, out, err = run(capsys, "-t", "zipingbiao", "--all", "-o", "表", "-f", "docx")
    assert (status, out) == (0, "")
    assert err.splitlines() == [
        "表/2024年度项目支出绩效自评表（甲河）.docx",
        "表/2024年度项目支出绩效自评表（乙河）.docx　送审稿：错误2、【待填】1",
        "表/2024年度项目支出绩效自评表（丙河）.docx",
    ]


def test_processes_change_nothing(here, capsys):
    folder = here(**{f"p{number}": project(f"第{number}河", points=80 + number) for number in range(9)})
    made = {}
    for jobs in ("1", "3"):
        ran = run(capsys, "-t", "zipingbiao", "--all", "-o", f"表{jobs}", "-f", "docx", "--jobs", jobs)
        files = {path.name: path.read_bytes() for path in (folder / f"表{jobs}").iterdir()}
        made[jobs] = (ran[0], ran[2].replace(f"表{jobs}", "表"), files)
    assert made["1"] == made["3"]
    assert len(made["1"][2]) == 9


def test_processes_must_be_some(here, capsys):
    here(a=project())
    assert run(capsys, "-t", "zipingbiao", "--jobs", "0") == (2, "", "出错：“--jobs”应为1以上的整数，现为0。\n")
