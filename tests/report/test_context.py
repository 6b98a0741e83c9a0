"""The records of templates: figures of the real department, and the manual that lists every name."""

import re
from decimal import Decimal
from fractions import Fraction

import made
import pytest
import real

from perfscore.report import context, filters, paper, sections, speaker, templates
from perfscore.report.run import Run, functions
from perfscore.report.subject import Options
from perfscore.report.totals import totals_record

MANUAL = (real.ROOT / "docs" / "templates.md").read_text(encoding="utf-8")


def documented(title):
    """The names in the table below a line such as “`资金`：”."""
    part = MANUAL[MANUAL.index(f"\n{title}：\n") :]
    rows = part.split("|---|---|\n", 1)[1].split("\n\n", 1)[0]
    return [name for row in rows.splitlines() for name in row.split("|")[1].split()]


def record():
    return context.sheet_record(real.department())


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("`表`", lambda: record()),
        ("`指标` 的一行", lambda: record()["指标"][0]),
        ("`一级指标` 的一行", lambda: record()["一级指标"][0]),
        ("`资金`", lambda: record()["资金"]),
        ("`基础数据`", lambda: record()["基础数据"]),
        ("`合计`", lambda: totals_record(None, [])),
    ],
)
def test_the_manual_lists_every_name(title, names):
    assert sorted(documented(title)) == sorted(names())


def test_the_manual_lists_every_function_filter_and_top_name():
    run = Run()
    for name in (*functions(run, real.subject()), *filters.FILTERS, *filters.TESTS):
        assert re.search(rf"`{name}[`(]", MANUAL), name
    for name in paper.records(real.subject(), Options()):
        assert f"`{name}`" in MANUAL, name


def test_the_manual_lists_every_template():
    for template in templates.listing(()):
        assert f"| `{template.name}` | `{template.aliases[0]}` | {template.use} |" in MANUAL


def test_the_manuals_example_works(tmp_path):
    path = tmp_path / "例.md"
    path.write_text(re.search(r"```jinja\n(.*?)```", MANUAL, re.DOTALL)[1], encoding="utf-8")
    text = paper.build(templates.find(str(path), ()), real.one("yunxing-weihu"), Options()).document.markdown
    assert "湖南省自然资源厅2024年安排运行维护经费3672.34万元，\n支出3422.13万元，执行率93.19%。" in text


def test_figures_of_the_department():
    cards = [context.sheet_record(card) for card in real.projects()]
    totals = totals_record(record(), cards)
    assert {
        name: filters.money(totals[name])
        for name in ("项目预算", "项目支出", "项目结余", "项目上年结转", "项目当年预算")
    } == {
        "项目预算": "98568.15",
        "项目支出": "86050.07",
        "项目结余": "12518.08",
        "项目上年结转": "3489.96",
        "项目当年预算": "95078.19",
    }
    assert totals["项目齐全"] is True
    assert (filters.money(totals["基本预算"]), filters.money(totals["基本结余"])) == ("29233.66", "605.22")
    assert filters.percent(totals["基本执行率"]) == "97.93%"
    assert (filters.money(totals["上年结转"]), filters.money(totals["当年预算"])) == ("3489.96", "124311.85")


def test_basic_spending_is_not_guessed_when_projects_are_missing():
    totals = totals_record(record(), [context.sheet_record(card) for card in real.projects()[:2]])
    assert totals["项目齐全"] is False
    assert totals["基本预算"] is None
    assert totals["基本执行率"] is None


@pytest.mark.parametrize(
    ("key", "section"),
    [
        ("存在的问题及原因分析", "存在的问题及原因分析"),
        ("七、存在的问题及原因分析", "存在的问题及原因分析"),
        ("一般公共预算支出情况", "一般公共预算支出情况"),
        ("（一）概况", "基本情况"),
        ("主要问题", "存在的问题及原因分析"),
        ("附录", None),
    ],
)
def test_section_of(key, section):
    assert sections.section_of(key) == section


@pytest.mark.parametrize(
    ("unit", "own"),
    [
        ("湖南省自然资源厅", "我厅"),
        ("某市水务局", "我局"),
        ("省发展和改革委", "我委"),
        ("某县疾控中心", "我中心"),
        ("某公司", "我单位"),
    ],
)
def test_self_name(unit, own):
    assert speaker.self_name(unit) == own


@pytest.mark.parametrize(
    ("texts", "none"),
    [
        (["无"], True),
        (["无。"], True),
        (["本部门2024年度没有政府性基金预算支出。"], True),
        (["我厅2024年度无国有资本经营预算支出。"], True),
        (["安排5万元，无结余。"], False),
        (["无；但有上年结转5万元。"], False),
        ([], False),
    ],
)
def test_says_none(texts, none):
    assert sections.says_none([{"标题": None, "正文": text} for text in texts]) is none


AMOUNTS = """类型: 项目支出绩效自评
年度: 2024
名称: 试
资金:
  单位: {unit}
  年度资金总额: {{年初预算数: 1, 全年预算数: 3, 全年执行数: 2}}
绩效指标:
  产出指标:
    - {{指标: 甲, 年度指标值: 1个, 实际完成值: 1个, 分值: 90}}
    - {{指标: 乙, 年度指标值: 1个, 分值: 1}}
"""


@pytest.mark.parametrize(
    ("unit", "budget"), [("元", Fraction(3, 10000)), ("万元", Decimal(3)), ("亿元", Fraction(30000))]
)
def test_money_is_in_ten_thousands(unit, budget):
    funds = context.sheet_record(made.card(AMOUNTS.format(unit=unit)))["资金"]
    assert funds["全年预算数"] == budget
    assert funds["执行率"] == Fraction(2, 3)
    assert funds["调整"] == 2 * Fraction(budget) / 3


def test_without_own_scores_the_computed_ones_are_printed():
    sheet = context.sheet_record(made.card(AMOUNTS.format(unit="万元")))
    assert [row["得分"] for row in sheet["指标"]] == [Decimal(90), None]
    assert (sheet["得分"], sheet["待定数"], sheet["完成数"]) == (None, 1, 1)


ROW = """类型: 项目支出绩效自评
年度: 2024
名称: 甲
绩效指标:
  产出指标:
    - {指标: 甲, %s, 分值: 10, 自评得分: %s}
"""


@pytest.mark.parametrize(
    ("cells", "reported", "met"),
    [
        ("年度指标值: 30公里, 实际完成值: 30公里", "10", True),
        ("年度指标值: 30公里, 实际完成值: 28公里", "10", False),
        ("年度指标值: ≥10000人, 实际完成值: 9999人", "10", False),  # rounds to full marks, and is not reached
        ("年度指标值: 约100页, 实际完成值: 96页", "10", True),
        ("年度指标值: 明显改善, 实际完成值: 明显改善", "10", True),
        ("年度指标值: 明显改善, 实际完成值: 明显改善", "9", True),  # 达成, and placed lower within the tier
        ("年度指标值: 明显改善, 实际完成值: 部分改善", "7", False),
        ("年度指标值: 明显改善, 实际完成值: 没有改善", "0", False),
        ("年度指标值: 2024年6月前, 实际完成值: 达标", "11", None),  # 待定
        ("年度指标值: ≤2100元, 实际完成值: 1930.57万元", "10", None),
        ("年度指标值: 30公里", "10", None),
    ],
)
def test_whether_a_target_was_reached(cells, reported, met):
    from perfscore import policies
    from perfscore.load import parse_sheet
    from perfscore.score import score

    sheet, _ = parse_sheet(ROW % (cells, reported), "a.yaml")
    card = score(sheet, policies.for_sheet(sheet, None, None))
    assert context.met(card.indicators[0], card.policy.terms) is met
