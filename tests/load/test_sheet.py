"""Nodes → Sheet: every key of the format, in the words of the forms."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from perfscore.load import parse_sheet
from perfscore.model import (
    Adjudication,
    Adjustment,
    Amounts,
    Carryover,
    Change,
    Expense,
    Funds,
    Goal,
    Indicator,
    Kind,
    Passage,
    Sheet,
)
from perfscore.model.source import Span

FILE = "表.yaml"
HEAD = "类型: 项目支出绩效自评\n年度: 2024\n名称: 农村公路养护\n"
ROW = "绩效指标:\n  产出指标:\n    数量指标:\n      - {指标: 小修里程, 分值: 10}\n"


def sheet(text: str) -> Sheet:
    """The sheet of a text in which nothing is wrong."""
    read, findings = parse_sheet(text, FILE)
    assert [finding.message for finding in findings] == []
    assert read is not None
    return read


def indicator(cells: str) -> Indicator:
    (row,) = sheet(f"{HEAD}绩效指标:\n  产出指标:\n    - {{指标: 小修里程, 分值: 10, {cells}}}\n").indicators
    return row


def messages(text: str) -> list[str]:
    return [finding.message for finding in parse_sheet(text, FILE)[1]]


def test_a_small_table() -> None:
    assert sheet(HEAD + ROW) == Sheet(
        kind=Kind.PROJECT,
        year=2024,
        name="农村公路养护",
        indicators=(Indicator(number=1, name="小修里程", level1="产出指标", level2="数量指标", full=Decimal(10)),),
    )


def test_everything_a_table_can_say_of_itself() -> None:
    text = (
        "格式: 1\n类型: 部门整体支出绩效自评\n年度: 2024年\n部门名称: 某市交通运输局\n主管部门: 某市交通运输局\n"
        "实施单位: 养护中心\n评分办法: 湖南省\n示例: true\n项目代码: 0001\n责任处室: 财务处\n职责: |\n  管路\n"
        "填报日期: 2025.5.15\n权重: {产出指标: 60}\n自评总分: 97.50\n自评等级: 优\nx-经办: [随意, {写: 法}]\n"
    )
    read = sheet(text + ROW)
    assert (read.kind, read.year, read.name) == (Kind.DEPARTMENT, 2024, "某市交通运输局")
    assert (read.department, read.implementer, read.policy) == ("某市交通运输局", "养护中心", "湖南省")
    assert (read.example, read.code, read.office, read.duties) == (True, "0001", "财务处", "管路")
    assert (read.filled_on, read.weights, read.reported_grade) == ("2025.5.15", {"产出指标": Decimal(60)}, "优")
    assert str(read.reported_total) == "97.50"


def test_the_funds_block() -> None:
    text = (
        '资金:\n  单位: 元\n  年度资金总额: {年初预算数: "3,672.34", 全年预算数: 3672.34, 全年执行数: 3422.13}\n'
        "  其中:\n    本年财政拨款: {全年预算数: 3493, 全年执行数: —}\n    其他资金: /\n"
        "  按收入性质:\n    一般公共预算: {全年执行数: 1}\n  按支出性质:\n    基本支出: {全年执行数: 2}\n"
        "  执行率: 93.19%\n  分值: 10\n  得分: 9.32\n  预算调整: {追加: 1, 追减: 2, 收回结转: 3, 说明: 批复}\n"
        "  结转结余: {年初: 4, 年末: 5}\n  偏离原因: 招标晚\n  改进措施: 早招标\n"
    )
    total = Amounts(initial=Decimal("3672.34"), budget=Decimal("3672.34"), spent=Decimal("3422.13"))
    assert sheet(HEAD + text + ROW).funds == Funds(
        unit="元",
        total=total,
        parts={"当年财政拨款": Amounts(budget=Decimal(3493)), "其他资金": Amounts()},
        by_income={"一般公共预算": Amounts(spent=Decimal(1))},
        by_purpose={"基本支出": Amounts(spent=Decimal(2))},
        reported_rate=Decimal("93.19"),
        full=Decimal(10),
        reported=Decimal("9.32"),
        adjustment=Adjustment(added=Decimal(1), cut=Decimal(2), withdrawn=Decimal(3), note="批复"),
        carryover=Carryover(opening=Decimal(4), closing=Decimal(5)),
        cause="招标晚",
        measure="早招标",
    )


def test_goals_basics_and_report() -> None:
    text = (
        "年度总体目标: {预期目标: 修好, 实际完成情况: 修好了}\n"
        "基础数据:\n  人员编制: {编制数: 1145, 实有人数: 1036}\n  经费控制:\n    三公经费:\n      决算数: 3\n"
        "      其中:\n        公务接待: {决算数: 1}\n        出国: —\n  楼堂馆所: —\n  厉行节约: 节电\n  政府采购: {金额: 3}\n"
        "报告:\n  一、基本情况: 概况\n  下一步改进措施:\n    - {标题: 管理, 正文: 加强}\n    - 其他\n"
    )
    read = sheet(HEAD + text + ROW)
    assert read.goal == Goal(expected="修好", result="修好了")
    assert read.basics is not None
    assert (read.basics.quota, read.basics.staff, read.basics.thrift) == (Decimal(1145), Decimal(1036), "节电")
    parts = (Expense(name="公务接待", final=Decimal(1)), Expense(name="出国"))
    assert read.basics.expenses == (Expense(name="三公经费", final=Decimal(3), parts=parts),)
    assert list(read.basics.others) == ["政府采购"]
    assert read.report == {
        "基本情况": (Passage(None, "概况"),),
        "下一步改进措施": (Passage("管理", "加强"), Passage(None, "其他")),
    }


@pytest.mark.parametrize(
    ("cells", "name", "value"),
    [
        ("年度指标值: 0.30", "target", "0.30"),
        ("指标值: 1:500", "target", "1:500"),
        ("实际完成值: NO", "actual", "NO"),
        ("得分: 9.50", "reported", Decimal("9.50")),
        ("自评得分: —", "reported", None),
        ("自评得分: ''", "reported", None),
        ("自评得分: １０", "reported", Decimal(10)),
        ("自评得分: -1", "reported", Decimal(-1)),
        ("评（扣）分标准: 每少1个扣1分", "standard", "每少1个扣1分"),
        ("评扣分标准: 每少1个扣1分", "standard", "每少1个扣1分"),
        ("计分规则: 每少1个扣2分", "rule", "每少1个扣2分"),
        ("偏离原因: 雨季长", "cause", "雨季长"),
        ("改进措施: 早开工", "measure", "早开工"),
        ("偏差原因分析及改进措施: 雨季长，早开工", "explanation", "雨季长，早开工"),
        ("指标值类型: '＞='", "value_type", "≥"),
        ("指标值类型: 定性", "value_type", "定性"),
        ("计量单位: 公里", "unit", "公里"),
        ("达成情况: 部分达成 75%", "achievement", "部分达成 75%"),
        ("达成情况: 90%", "achievement", "90%"),
        ("达成情况: 未达成", "achievement", "未达成"),
        ("核定: {得分: 2, 理由: 现场核查}", "adjudication", Adjudication(points=Decimal(2), reason="现场核查")),
        ("核定: ''", "adjudication", None),
        ("调整: {原指标值: 60公里, 依据: 批复}", "change", Change(before="60公里", basis="批复")),
        ("编号: 007", "identifier", "007"),
        ("佐证材料: 验收单.pdf", "evidence", ("验收单.pdf",)),
        ("佐证材料: [验收单.pdf, 照片]", "evidence", ("验收单.pdf", "照片")),
        ("备注: 甲", "remark", "甲"),
        ("备注: '  '", "remark", None),
        ("x-经办: 甲", "remark", None),
    ],
)
def test_a_cell_of_an_indicator(cells: str, name: str, value: Any) -> None:
    assert getattr(indicator(cells), name) == value


@pytest.mark.parametrize(
    ("cells", "shown"), [("计分数据: [2项, 否]", 2), ("计分数据: {不满足: 2项}", 1), ("计分数据: 2项", 2)]
)
def test_facts_are_kept_as_written(cells: str, shown: int) -> None:
    facts = indicator(cells).facts
    assert facts is not None
    assert len(facts if isinstance(facts, str) else facts.items) == shown


def test_indicators_are_numbered_in_print_order_with_or_without_level_2() -> None:
    text = (
        "绩效指标:\n  产出指标:\n    数量指标:\n      - {指标: 甲, 分值: 1}\n      - {指标: 乙, 分值: 1}\n    质量指标:\n"
        "  满意度指标:\n    - {指标: 丙, 分值: 1}\n"
    )
    rows = [(row.number, row.level1, row.level2, row.name) for row in sheet(HEAD + text).indicators]
    assert rows == [(1, "产出指标", "数量指标", "甲"), (2, "产出指标", "数量指标", "乙"), (3, "满意度指标", None, "丙")]


def test_a_cell_under_another_name_is_found_by_its_own_name() -> None:
    text = f"{HEAD}绩效指标:\n  产出指标:\n    - 指标: 小修里程\n      分值: 10\n      得分: 8\n"
    (row,) = sheet(text).indicators
    assert (row.at("自评得分"), row.key_at("自评得分")) == (Span(FILE, 8, 11, 8, 12), Span(FILE, 8, 7, 8, 9))


def test_a_wrong_cell_is_reported_and_the_rest_is_read() -> None:
    text = HEAD + ROW.replace("分值: 10", "分值: 十分, 自评得分: 9") + "自评总分: 98\n"
    read, findings = parse_sheet(text, FILE)
    assert [(finding.code, finding.indicator) for finding in findings] == [("PS117", "小修里程")]
    assert read is not None
    (row,) = read.indicators
    assert (row.full, row.reported, read.reported_total) == (None, Decimal(9), Decimal(98))


@pytest.mark.parametrize(
    ("gone", "year", "name"), [("年度: 2024\n", None, "农村公路养护"), ("名称: 农村公路养护\n", 2024, "")]
)
def test_without_year_or_name_everything_else_is_read(gone: str, year: int | None, name: str) -> None:
    read, findings = parse_sheet((HEAD + ROW).replace(gone, ""), FILE)
    assert [finding.code for finding in findings] == ["PS113"]
    assert read is not None
    assert (read.year, read.name, [row.name for row in read.indicators]) == (year, name, ["小修里程"])


def test_a_column_of_points_that_is_not_there_is_one_mistake() -> None:
    rows = (ROW + ROW.partition("数量指标:\n")[2].replace("小修", "大修")).replace("分值: 10", "备注: 甲")
    read, findings = parse_sheet(HEAD + rows, FILE)
    assert [(finding.code, finding.message) for finding in findings] == [("PS113", "2项指标都没有“分值”，不能计分。")]
    assert read is not None


def test_a_declaration_needs_no_points() -> None:
    text = (HEAD + ROW).replace("项目支出绩效自评", "绩效目标申报")
    read, findings = parse_sheet(
        text[: text.index("绩效指标:")] + "绩效指标:\n  产出指标:\n    - {指标: 甲, 年度指标值: 5个}\n", FILE
    )
    assert (read is not None, findings) == (True, ())


@pytest.mark.parametrize("gone", ["类型: 项目支出绩效自评\n", ROW])
def test_without_kind_or_indicators_there_is_no_sheet(gone: str) -> None:
    read, findings = parse_sheet((HEAD + ROW).replace(gone, "") + "备注: 甲\n", FILE)
    assert read is None
    assert [finding.code for finding in findings] == ["PS113", "PS114"]


def test_without_a_name_there_is_a_sheet_and_a_finding() -> None:
    read, findings = parse_sheet((HEAD + ROW).replace("名称: 农村公路养护\n", ""), FILE)
    assert read is not None
    assert (read.name, [finding.code for finding in findings]) == ("", ["PS113"])


def test_a_declaration_has_no_actuals() -> None:
    text = (
        (HEAD + ROW)
        .replace("项目支出绩效自评", "绩效目标申报")
        .replace("分值: 10", "分值: 10, 实际完成值: 3, 自评得分: 1")
    )
    text += "自评总分: 98\n资金:\n  单位: 万元\n  年度资金总额: {年初预算数: 3, 全年执行数: 3}\n"
    read, findings = parse_sheet(text, FILE)
    assert [finding.message for finding in findings] == [
        "绩效目标申报不填实际完成值、自评得分、全年执行数、自评总分，共4处，没有读入。"
    ]
    assert read is not None
    assert (read.indicators[0].actual, read.indicators[0].reported, read.reported_total) == (None, None, None)
    assert read.funds is not None
    assert read.funds.total == Amounts(initial=Decimal(3))


@pytest.mark.parametrize(
    ("written", "rate", "said"),
    [
        ("93.19%", "93.19", []),
        ("93.19％", "93.19", []),
        ("93.19", "93.19", ["“执行率”写作“93.19”，按93.19%读取。"]),
        ("0.9319", "93.1900", ["“执行率”写作“0.9319”，按93.19%读取。"]),
        ("—", "None", []),
        ("-3%", "None", ["“执行率”应不小于0，现为-3%。"]),
    ],
)
def test_the_execution_rate(written: str, rate: str, said: list[str]) -> None:
    text = f"{HEAD}资金:\n  单位: 万元\n  年度资金总额: {{全年执行数: 3}}\n  执行率: {written}\n{ROW}"
    read, findings = parse_sheet(text, FILE)
    assert [finding.message for finding in findings] == said
    assert read is not None
    assert read.funds is not None
    assert str(read.funds.reported_rate) == rate


@pytest.mark.parametrize("written", ["100万元", "[1, 2]"])
def test_funds_that_cannot_be_read_are_there_but_empty(written: str) -> None:
    read, findings = parse_sheet(f"{HEAD}资金: {written}\n{ROW}", FILE)
    assert [finding.code for finding in findings] == ["PS116"]
    assert read is not None
    assert read.funds == Funds(unit="万元", total=Amounts(), parts={}, by_income={}, by_purpose={})


@pytest.mark.parametrize("written", ["", "—"])
def test_blank_funds_are_none(written: str) -> None:
    assert sheet(f"{HEAD}资金: {written}\n{ROW}").funds is None


def test_a_number_split_by_its_comma_is_not_half_read() -> None:
    text = f"{HEAD}资金:\n  单位: 万元\n  年度资金总额: {{全年预算数: 3,672.34, 全年执行数: 3422.13}}\n{ROW}"
    read, findings = parse_sheet(text, FILE)
    assert [finding.message for finding in findings] == ["“672.34”前的逗号被当作了下一项的开头。"]
    assert read is not None
    assert read.funds is not None
    assert read.funds.total == Amounts(spent=Decimal("3422.13"))


def test_nor_is_a_value_with_its_unit() -> None:
    row = "绩效指标: {产出指标: {数量指标: [{指标: 挡墙, 年度指标值: 500立方米, 实际完成值: 26,000立方米, 分值: 5}]}}\n"
    read, findings = parse_sheet(HEAD + row, FILE)
    assert [finding.message for finding in findings] == ["“000立方米”前的逗号被当作了下一项的开头。"]
    assert read is not None
    assert read.indicators[0].actual is None


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems(ends: str) -> None:
    read = sheet((HEAD + ROW).replace("\n", ends))
    assert read.indicators[0].at("分值").line == 7


def test_findings_come_in_the_order_of_their_places() -> None:
    text = HEAD.replace("名称", "名呈") + ROW.replace("分值", "分植") + "备注: 甲\n"
    places = [finding.at for finding in parse_sheet(text, FILE)[1]]
    assert places == sorted(places)
    assert len(places) == 5


def test_the_same_text_gives_the_same_findings() -> None:
    text = HEAD + "备注: 甲\n责任科室: 乙\n"
    assert messages(text) == messages(text)


def test_the_points_of_execution_stand_in_the_funds() -> None:
    _, findings = parse_sheet(f"{HEAD}权重: {{预算执行率: 20}}\n{ROW}", FILE)
    assert [finding.advice for finding in findings] == ["预算执行的分值写在“资金”里，如“分值: 20”，这里删去。"]
