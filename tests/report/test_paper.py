"""Whole papers: what is printed, what is marked, what is refused."""

import re

import made
import pytest
import real

from perfscore.report import remarks
from perfscore.report.subject import Subject

PLAIN = """类型: 项目支出绩效自评
年度: 2024
名称: 河道清淤
主管部门: 示范市水务局
实施单位: 示范市水务局
填报日期: 2025-03-09
资金:
  单位: 元
  年度资金总额: {年初预算数: 1000000, 全年预算数: 1200000, 全年执行数: 960000}
  其中:
    当年财政拨款: {年初预算数: 1000000, 全年预算数: 1200000, 全年执行数: 960000}
  自评得分: 8
年度总体目标: {预期目标: 清淤30公里。, 实际完成情况: 清淤28公里。}
绩效指标:
  产出指标:
    数量指标:
      - {指标: 清淤长度, 年度指标值: ≥30公里, 实际完成值: 28公里, 分值: 90, 自评得分: 84, 偏差原因: 汛期提前。, 改进措施: 提前开工。}
报告:
  绩效自评结果拟应用和公开情况: 在门户网站公开。
  其他需要说明的情况: 无
"""


def built(text, template="zizhu", **options):
    return real.build(template, Subject(made.card(text)), **options)


def test_a_project_report_from_one_file():
    text = built(PLAIN).document.markdown
    assert text.startswith("# 示范市水务局2024年度河道清淤项目支出绩效自评报告\n")
    assert (
        "2024年我局纳入绩效自评范围的河道清淤120万元，其中当年财政拨款120万元（年初预算100万元），"
        "支出96万元，结转结余24万元，执行率为80%。" in text
    )
    assert (
        "综上所述，2024年度，该项目绩效自评得分92分（满分100分），等级为“优”。其中：预算执行率8分（满分10分），产出指标84分（满分90分）。"
        in text
    )
    assert (
        "河道清淤共设三级指标1项，其中未完成的1项。未得满分的1项：“清淤长度”年度指标值≥30公里，实际完成28公里，得84分，扣6分。"
        in text
    )
    assert "## 七、其他需要说明的情况\n\n无" in text
    assert "填报日期：2025.3.9" in text


def test_drafts_come_from_the_deviations_and_are_marked():
    written = built(PLAIN)
    assert "【供参考】“清淤长度”年度指标值≥30公里，实际完成28公里。原因是：汛期提前。" in written.document.markdown
    assert "【供参考】针对“清淤长度”：提前开工。" in written.document.markdown
    assert "【供参考】河道清淤预算执行率为80%，年末结转结余24万元，原因是：【待填】" in written.document.markdown
    assert len(written.drafts) == 4
    assert [entry.title for entry in remarks.obstacles(written)] == ["【待填】", "【供参考】的草稿，请改写后填入“报告”"]


def test_missing_is_to_be_filled_in_never_none():
    text = re.sub(r"填报日期.*\n|主管部门.*\n", "", PLAIN).replace("实际完成值: 28公里, ", "")
    written = built(text)
    assert "主管部门：【待填】" in written.document.markdown
    assert "填报日期：【待填】" in written.document.markdown
    assert len(written.blanks) >= 3
    assert not re.search(r"\bNone\b|Fraction|Decimal", written.document.markdown)


def test_none_is_said_only_where_the_data_say_so():
    text = real.build("zizhu").document.markdown
    assert "\n\n本部门2024年度没有政府性基金预算支出。\n" in text  # the unit's own words
    assert "我厅2024年度无政府性基金预算支出。" in real.build("zizhu", real.silent()).document.markdown
    silent = made.card(DEPARTMENT)
    text = real.build("zizhu", Subject(silent)).document.markdown
    section = text[text.index("## 三、") : text.index("## 六、")]
    assert section.split("\n\n")[1::2] == ["【待填】", "【待填】", "【待填】"]


DEPARTMENT = """类型: 部门整体支出绩效自评
年度: 2024
名称: 示范市水务局
资金:
  单位: 万元
  年度资金总额: {年初预算数: 100, 全年预算数: 120, 全年执行数: 96}
  自评得分: 8
绩效指标:
  产出指标:
    - {指标: 清淤长度, 年度指标值: 30公里, 实际完成值: 30公里, 分值: 90, 自评得分: 90}
"""


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("{全年预算数: —}", "我局2024年度无政府性基金预算支出。"),
        ("{全年预算数: 0}", "我局2024年度无政府性基金预算支出。"),
        ("{全年预算数: 5, 全年执行数: 4}", "2024年我局纳入绩效自评范围的政府性基金预算5万元，支出4万元，执行率为80%。"),
        ("{}", "【待填】"),
    ],
)
def test_government_funds(cell, sentence):
    text = DEPARTMENT.replace("  自评得分: 8", f"  按收入性质:\n    政府性基金预算: {cell}\n  自评得分: 8")
    markdown = real.build("zizhu", Subject(made.card(text))).document.markdown
    assert markdown[markdown.index("## 三、") : markdown.index("## 四、")].split("\n\n")[1] == sentence


COMPUTED = (
    "2024年我厅纳入绩效自评范围的一般公共预算财政拨款127801.81万元，其中：上年结转和结余资金3489.96万元（年初3538.2万元，年中收回48.24万元），"
    "均为项目支出结转和结余；当年预算安排124311.85万元，包括基本支出29233.66万元、项目支出95078.19万元。",
    "2024年我厅支出总额114678.51万元，其中基本支出28628.44万元、项目支出86050.07万元；年末结转和结余资金13123.3万元，"
    "其中基本支出605.22万元、项目支出12518.08万元。",
    "2024年我厅纳入绩效自评范围的基本支出29233.66万元，支出28628.44万元，结余605.22万元，执行率为97.93%。",
    "2024年我厅纳入绩效自评范围的运行维护经费3672.34万元，其中当年财政拨款3493万元、上年结转资金179.34万元，"
    "支出3422.13万元，结转结余250.21万元，执行率为93.19%。",
    "2024年度，我厅部门整体支出绩效自评得分98.07分（满分100分），等级为“优”。",
    "2024年我厅核定人员编制1145人，年末实际在职1036人，控制率为90.48%。",
    "2024年我厅无楼堂馆所建设项目。",
    "2024年我厅公用经费预算3419.66万元，实际支出3270.77万元，执行率为95.65%；与2023年的3385.98万元相比，减少115.21万元，下降3.4%。",
    "2024年我厅“三公”经费预算425.9万元，实际支出313.39万元，执行率为73.58%；与2023年的268.27万元相比，增加45.12万元，上升16.82%。",
)


@pytest.mark.parametrize("sentence", COMPUTED)
def test_the_departments_figures_are_computed_where_the_unit_wrote_nothing(sentence):
    assert sentence in real.build("zizhu", real.silent()).document.markdown


@pytest.mark.parametrize("sentence", COMPUTED)
def test_what_the_unit_wrote_is_not_said_again(sentence):
    written = real.build("zizhu")
    assert sentence not in written.document.markdown
    assert any(sentence in needless for needless in written.needless)


def test_every_line_of_the_units_own_text_is_printed():
    text = "".join(real.build("zizhu").document.markdown.split()).replace("\\", "")
    for passages in real.department().sheet.report.values():
        for passage in passages:
            for line in passage.body.splitlines():
                assert re.sub(r"^(\d)\. ", r"\1.", line).replace(" ", "") in text


def test_a_sum_that_does_not_close_is_not_printed_as_a_sum():
    written = real.build("zizhu", real.silent())
    assert "2024年我厅年初预算130928.84万元，全年预算数为127801.81万元。" in written.document.markdown
    assert written.gaps == (
        "2024/bumen-zhengti.yaml:29: 年初预算数130928.84＋追加68.19－追减3147.8－收回结转48.24＝127800.99万元，"
        "全年预算数127801.81万元，相差0.82万元",
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("预算调整: {追加: 20}", "（年初预算100万元，年中追加20万元）"),
        ("预算调整: {追加: 30, 追减: 10}", "（年初预算100万元，年中追加30万元、追减10万元）"),
        ("预算调整: {追加: 30}", "（年初预算100万元）"),  # 100 + 30 is not 120
        ("结转结余: {年初: 20}", "（年初预算100万元）"),  # 20 carried over are no addition
    ],
)
def test_only_what_the_file_calls_an_addition_is_one(change, sentence):
    text = (
        PLAIN.replace("单位: 元", "单位: 万元")
        .replace("0000", "")
        .replace("  自评得分: 8", f"  {change}\n  自评得分: 8")
    )
    assert sentence in built(text).document.markdown


def test_parts_that_are_not_the_whole_are_no_breakdown():
    text = PLAIN.replace(
        "当年财政拨款: {年初预算数: 1000000, 全年预算数: 1200000",
        "当年财政拨款: {年初预算数: 1000000, 全年预算数: 1100000",
    )
    written = built(text)
    assert "河道清淤120万元（年初预算100万元），支出96万元" in written.document.markdown
    assert written.gaps == ("a.yaml:11: “其中”各项全年预算数合计1100000元，年度资金总额1200000元，相差100000元",)


def test_references_to_annexes_are_checked():
    text = PLAIN + "  基本情况: 详见附件3。\n"
    assert built(text).misprints == ()  # the only annex of a project's report has no number
    wrong = PLAIN.replace("项目支出绩效自评", "部门整体支出绩效自评") + "  基本情况: 详见附件2。\n"
    assert built(wrong).misprints == ("2.机构和人员情况：文中写“附件2”，成文没有这个附件（有附件1）",)
    written = real.build("zizhu", annex="")
    assert written.misprints == ()
    assert "详见附件2。" in written.document.markdown
    assert "附件2-" not in written.document.markdown


@pytest.mark.parametrize("title", [f"## {number}、" for number in "一二三四五六七八九十"])
def test_ten_sections(title):
    assert real.build("zizhu").document.markdown.count(f"\n{title}") == 1


@pytest.mark.parametrize("template", ["zizhu", "zipingbiao", "koufen", "huizong"])
def test_no_tool_no_code_no_interval(template):
    about = Subject(None, real.projects()) if template == "huizong" else real.subject()
    text = real.build(template, about, final=True).document.markdown
    assert not re.search(r"perfscore|PS\d{3}|None|Undefined|\{\{|\{%|暂按自评|［", text)


def test_where_scores_differ_the_paper_is_a_draft():
    written = real.build("zipingbiao", real.one("yunxing-weihu"))
    assert written.document.markdown.startswith("> 送审稿\n")
    assert "2024/yunxing-weihu.yaml:72: “测绘大院一号楼外墙脱落整修维护”自评2分，计算1.95分" in [
        one.text for one in written.differences
    ]
    same = made.card(PLAIN)
    assert not real.build("zipingbiao", Subject(same)).is_draft


def test_a_total_that_its_own_items_do_not_make_is_named():
    written = real.build("zipingbiao", real.one("ziran-ziyuan-zhuanxiang"))
    assert written.differences[-1].text == (
        "2024/ziran-ziyuan-zhuanxiang.yaml:1029: 总分自评98分，各项自评得分合计98.1分"
    )


def test_the_units_own_score_is_printed():
    text = real.build("zipingbiao", real.one("yunxing-weihu")).document.markdown
    assert "| 总分 |  |  |  |  | 100 | 97.32 |  |" in text
    assert "97.27" not in text


def test_final_names_what_is_left():
    found = {entry.title: entry.lines for entry in remarks.obstacles(real.build("zizhu", final=True))}
    assert list(found) == ["待定", "错误", "文字与表不一致", "【待填】"]
    assert any("矿资源调查评价" in line for line in found["待定"])
    assert "2024/ziran-ziyuan-zhuanxiang.yaml:1029: 错误 PS311 自评总分与各项得分之和不符" in found["错误"]
    assert any("报告“自评结论”写“年初目标已完成”" in line for line in found["文字与表不一致"])


def test_a_form_is_not_blamed_for_other_tables():
    assert all("bumen-zhengti" in one.text for one in real.build("zipingbiao", real.one("bumen-zhengti")).differences)


def test_a_final_paper_carries_no_mark():
    assert "送审稿" not in real.build("zizhu", final=True).document.markdown


def test_annexes_are_numbered_as_the_narrative_speaks_of_them_or_as_set():
    labels = re.findall(r"^###### (.*)$", real.build("zizhu").document.markdown, re.MULTILINE)
    assert labels == ["附件2-1", "附件2-2", "附件2-3-1", "附件2-3-2", "附件2-3-3", "附件2-3-4"]
    labels = re.findall(r"^###### (.*)$", real.build("zizhu", annex="").document.markdown, re.MULTILINE)
    assert labels == ["附件1", "附件2", "附件3-1", "附件3-2", "附件3-3", "附件3-4"]


HOSTILE = PLAIN.replace("名称: 河道清淤", 'name: x').replace("name: x", '名称: "</w:t><script>alert(1)</script> {{ 7*7 }} | # \\e[31m"').replace(
    "指标: 清淤长度", '指标: "=cmd|\' /C calc\'!A0"'
)  # fmt: skip


@pytest.mark.parametrize("form", ["md", "txt", "html", "docx", "xlsx", "csv"])
@pytest.mark.parametrize("template", ["zizhu", "zipingbiao", "koufen", "shenbao", "huizong"])
def test_hostile_text_is_inert_in_every_format(template, form):
    import importlib

    from perfscore.report import FORMATS

    card = made.card(HOSTILE)
    about = Subject(None, (card,)) if template == "huizong" else Subject(card)
    written = real.build(template, about, format=form)
    assert "49" not in written.document.title
    content = importlib.import_module(FORMATS[form]).write(written)
    text = content if isinstance(content, str) else unzipped(content)
    assert "\x1b" not in text
    assert "<script>alert" not in text.replace("\\<script>alert", "") or form in ("txt", "csv")
    assert "{{ 7*7 }}" in text or form in ("xlsx", "csv") or "{{ 7\\*7 }}" in text


def unzipped(data):
    import io
    import zipfile
    from xml.etree import ElementTree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(part)
    assert all(name.endswith((".xml", ".rels")) for name in parts)
    return "".join(part.decode("utf-8") for part in parts.values())


def test_a_declaration_prints_no_scores_and_is_no_draft():
    text = (
        PLAIN.replace("项目支出绩效自评", "绩效目标申报")
        .replace("实际完成值: 28公里, ", "")
        .replace(", 自评得分: 84", "")
    )
    written = built(text, "shenbao")
    assert not written.is_draft
    assert "| 主管部门 | 示范市水务局 | 实施单位 | 示范市水务局 |" in written.document.markdown


def test_the_form_belongs_to_the_policy():
    ministry = built(PLAIN, "zipingbiao").document.markdown
    assert "| 项目名称 | 河道清淤 |" in ministry
    assert "| 其中：当年财政拨款 | 1000000 | 1200000 | 960000 | — | 80% | — |" in ministry
    assert "| 实际完成值 | 分值 | 得分 | 偏差原因" in ministry
    hunan = built(PLAIN.replace("年度: 2024", "年度: 2024\n评分办法: 湖南省"), "zipingbiao").document.markdown
    assert "| 项目支出名称 | 河道清淤 |" in hunan
    assert "| 其中：当年财政拨款 | 1000000 | 1200000 | 960000 |  |  |  |" in hunan
    assert "| 实际完成值 | 分值 | 自评得分 | 偏差原因" in hunan


def test_the_declaration_of_a_unit_is_the_printed_one():
    from perfscore.report import forms

    text = (real.ROOT / "indicators/2023/hengyang-shenbao.yaml").read_text(encoding="utf-8")
    card = made.card(text)
    assert forms.declaration_title(card.sheet) == "部门（单位）整体绩效目标申报表"
    unit, indicators = forms.declaration(card).bands
    assert [row[0].text for row in unit.rows] == ["部门（单位）名称", "部门（单位）职责", "年度总体目标"]
    assert [column.title for column in indicators.columns] == [
        "一级指标", "二级指标", "三级指标", "指标值类型", "指标值", "计量单位", "指标解释", "评（扣）分标准", "备注",
    ]  # fmt: skip
    assert [cell.text for cell in indicators.rows[0]][2:] == [
        "开展绿色矿山核查露天开采", "≥", "60", "家", "绿色矿山建设数60家", "未完成一家扣0.05分", "3分",
    ]  # fmt: skip
    assert len(indicators.rows) == len(card.sheet.indicators)  # no sum: the form has none


def test_the_ledger_of_losses_closes():
    from perfscore.report import forms

    (band,) = forms.losses(real.card("ziran-ziyuan-zhuanxiang")).bands
    gap, total = band.rows[-2:]
    assert [cell.text for cell in gap][:6] == [
        "与填报总分的差额", "—", "—", "满分减各项扣分为98.1分，总分填报98分", "0.1", "98",
    ]  # fmt: skip
    assert [cell.text for cell in total if cell is not None][:3] == ["总分", "2", "98"]


def test_parts_that_do_not_make_the_total_are_no_sum_of_it():
    text = real.build("koufen", real.one("ziran-ziyuan-zhuanxiang")).document.markdown
    assert "| 各部分合计 | 100 | 98.1 | 98.1% |  |\n| 填报的总分 | 100 | 98 | 98% |  |" in text
    assert "等级为“优”。各部分自评：预算执行率8.6分" in text


def test_what_last_years_report_promised_is_to_be_answered():
    last = made.card(
        PLAIN.replace("年度: 2024", "年度: 2023")
        + "  存在的问题及原因分析: [{标题: （一）进度偏慢。, 正文: 前期准备不足。}]\n  下一步改进措施: 提前开工。\n"
    )
    text = real.build("zizhu", Subject(made.card(PLAIN), last=last)).document.markdown
    assert "上年度自评所提问题的整改情况\n\n【供参考】2023年度自评提出：（一）进度偏慢。整改情况：【待填】。" in text
    assert "上年度所提措施的落实情况\n\n【供参考】2023年度自评提出：提前开工。落实情况：【待填】。" in text


WRITTEN = (
    DEPARTMENT
    + """报告:
  基本情况: |
    （一）部门基本情况
    我局是市政府工作部门。
    （二）年度绩效目标
    清淤30公里。
  一般公共预算支出情况: |
    2024年我局一般公共预算财政拨款120万元。
    （一）基本支出情况
    基本支出50万元。
    （二）项目支出情况
    项目支出46万元。
  部门整体支出绩效情况: |
    （一）运行成本控制有效
    公用经费下降。
    （二）履职效能明显
    清淤完成。
"""
)


def test_a_narrative_with_headings_of_its_own_keeps_them_and_they_are_not_doubled():
    text = built(WRITTEN).document.markdown
    heads = [line for line in text.split("\n") if line.startswith("### ")]
    assert heads[:7] == [
        "### （一）部门基本情况",
        "### （二）年度绩效目标",
        "### （一）基本支出情况",
        "### （二）项目支出情况",
        "### （一）运行成本控制有效",
        "### （二）履职效能明显",
        "### （三）绩效指标完成情况",
    ]


def test_none_in_the_text_beside_money_in_the_table_is_a_contradiction():
    text = DEPARTMENT.replace("  自评得分: 8", "  按收入性质:\n    政府性基金预算: {全年预算数: 5}\n  自评得分: 8")
    written = built(text + "报告:\n  政府性基金预算支出情况: 我局没有政府性基金预算支出。\n")
    assert written.misprints == ("a.yaml:8: 报告“政府性基金预算支出情况”写没有，按收入性质有5万元",)
    assert "文字与表不一致" in [entry.title for entry in remarks.obstacles(written)]


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("部门整体支出绩效自评98分，等级为“优”。", False),
        (
            "部门整体支出绩效自评97分，等级为“优”。",
            True,
        ),  # another score: ours is printed beside it, and check names the other
        ("部门整体支出绩效自评98分。", True),  # the grade is missing
        ("成效明显。", True),
    ],
)
def test_the_conclusion_always_carries_score_and_grade(said, printed):
    text = built(DEPARTMENT + f"报告:\n  部门整体支出绩效情况: [{{标题: 自评结论, 正文: {said}}}]\n").document.markdown
    assert ("绩效自评得分98分（满分100分），等级为“优”" in text) is printed
    assert said.replace("“", "“") in text
