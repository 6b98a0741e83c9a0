"""The indicator files agree with the printed forms: rows, points, reported sums, funds; no personal data."""

import io
import re
from decimal import Decimal
from pathlib import Path

import pytest
from ruamel.yaml import YAML

INDICATORS = Path(__file__).resolve().parent.parent / "indicators"
FILES = sorted(INDICATORS.rglob("*.yaml"))

HUNAN = {  # file → indicators, sum of reported scores with the execution score, declared total
    "bumen-zhengti": (98, "98.07", "98.07"),
    "yewu-gongzuo": (49, "98.48", "98.48"),
    "yunxing-weihu": (21, "97.32", "97.32"),
    "qita-shiye-fazhan": (18, "98.40", "98.4"),
    "ziran-ziyuan-zhuanxiang": (185, "98.10", "98"),  # the printed total is 0.1 short of its own items
}
LEVEL_ONE = {"产出指标": "40", "成本指标": "10", "效益指标": "30", "满意度指标": "10"}
LEVEL_ONE_AS_PRINTED = {"ziran-ziyuan-zhuanxiang": {**LEVEL_ONE, "产出指标": "39.6", "成本指标": "10.4"}}
ROW_KEYS = [
    "指标",
    "指标值类型",
    "年度指标值",
    "计量单位",
    "实际完成值",
    "指标解释",
    "评分标准",
    "计分规则",
    "计分数据",
    "分值",
    "自评得分",
    "偏差原因",
    "改进措施",
]
REPORT_SECTIONS = [
    "基本情况",
    "一般公共预算支出情况",
    "政府性基金预算支出情况",
    "国有资本经营预算支出情况",
    "社会保险基金预算支出情况",
    "部门整体支出绩效情况",
    "存在的问题及原因分析",
    "下一步改进措施",
    "绩效自评结果拟应用和公开情况",
    "其他需要说明的情况",
]
BLANK = ("—", "/", "")


def read(path):
    """Every scalar as the text that was written."""
    return YAML(typ="base", pure=True).load(path.read_text(encoding="utf-8"))


def hunan(name):
    return read(INDICATORS / "2024" / f"{name}.yaml")


def hengyang(name):
    return read(INDICATORS / "2023" / f"{name}.yaml")


def rows(sheet):
    return [row for groups in sheet["绩效指标"].values() for group in groups.values() for row in group]


def total(items, key):
    return sum((Decimal(item[key]) for item in items if item.get(key, "") not in BLANK), Decimal(0))


@pytest.mark.parametrize("name", HUNAN)
def test_counts_points_and_reported_sums(name):
    count, reported, declared = HUNAN[name]
    sheet = hunan(name)
    funds = sheet["资金"]
    assert len(rows(sheet)) == count
    assert total(rows(sheet), "分值") + Decimal(funds["分值"]) == Decimal(100)
    assert total(rows(sheet), "自评得分") + Decimal(funds["自评得分"]) == Decimal(reported)
    assert sheet["自评总分"] == declared
    assert (sheet["年度"], sheet["评分办法"], sheet["主管部门"]) == ("2024", "湖南省", "湖南省自然资源厅")


@pytest.mark.parametrize("name", HUNAN)
def test_level_one_sums(name):
    sums = {
        level: sum((total(group, "分值") for group in groups.values()), Decimal(0))
        for level, groups in hunan(name)["绩效指标"].items()
    }
    printed = LEVEL_ONE_AS_PRINTED.get(name, LEVEL_ONE)
    assert sums == {level: Decimal(points) for level, points in printed.items()}


@pytest.mark.parametrize("name", HUNAN)
def test_funds_add_up(name):
    funds = hunan(name)["资金"]
    whole = funds["年度资金总额"]
    breakdowns = [funds[key] for key in ("其中", "按收入性质", "按支出性质") if key in funds]
    assert breakdowns
    for parts in breakdowns:
        for column in {column for part in parts.values() for column in part}:
            assert total(parts.values(), column) == Decimal(whole[column]), column
    remaining = Decimal(whole["全年预算数"]) - Decimal(whole["全年执行数"])
    assert Decimal(funds["结转结余"]["年末"]) == remaining


def test_department_table_is_the_sum_of_its_projects():
    department = hunan("bumen-zhengti")
    projects = [hunan(name)["资金"]["年度资金总额"] for name in HUNAN if name != "bumen-zhengti"]
    base = department["基础数据"]["经费控制"]["项目支出"]
    assert total(projects, "全年预算数") == Decimal(base["预算数"])
    assert total(projects, "全年执行数") == Decimal(base["决算数"])
    assert Decimal(department["资金"]["按支出性质"]["项目支出"]["全年执行数"]) == Decimal(base["决算数"])
    for key in ("三公经费", "项目支出"):
        row = department["基础数据"]["经费控制"][key]
        for column in ("上年决算数", "预算数", "决算数"):
            assert total(row["其中"].values(), column) == Decimal(row[column]), (key, column)


@pytest.mark.parametrize("name", HUNAN)
def test_every_row_is_complete_and_losses_are_explained(name):
    unexplained = []
    for row in rows(hunan(name)):
        assert all(row[key] for key in ("指标", "年度指标值", "实际完成值", "分值", "自评得分")), row
        assert Decimal(0) <= Decimal(row["自评得分"]) <= Decimal(row["分值"]), row
        if Decimal(row["自评得分"]) < Decimal(row["分值"]) and not (row.get("偏差原因") and row.get("改进措施")):
            unexplained.append(row["指标"])
    # the printed reason of the row above serves this row too
    assert unexplained == (["处理实物地质资料目录清单"] if name == "yewu-gongzuo" else [])


@pytest.mark.parametrize("name", ["hengyang-shenbao", "hengyang-shili"])
def test_hengyang_counts_and_points(name):
    sheet = hengyang(name)
    assert len(rows(sheet)) == 25
    assert total(rows(sheet), "分值") == Decimal(95)
    assert (sheet["年度"], sheet["评分办法"]) == ("2023", "衡阳市申报")
    assert "资金" not in sheet


def test_hengyang_declaration_has_no_results():
    sheet = hengyang("hengyang-shenbao")
    assert sheet["类型"] == "绩效目标申报"
    assert not any(key in row for row in rows(sheet) for key in ("实际完成值", "自评得分", "计分规则", "计分数据"))


def test_hengyang_example_scores_the_declared_indicators():
    example, declared = hengyang("hengyang-shili"), hengyang("hengyang-shenbao")
    assert (example["示例"], example["类型"]) == ("true", "部门整体支出绩效自评")
    assert "虚构" in (INDICATORS / "2023" / "hengyang-shili.yaml").read_text(encoding="utf-8").splitlines()[0]
    shared = ("指标", "指标值类型", "年度指标值", "计量单位", "指标解释", "评分标准", "分值")
    assert [[row[key] for key in shared] for row in rows(example)] == [
        [row[key] for key in shared] for row in rows(declared)
    ]
    assert total(rows(example), "自评得分") == Decimal(example["自评总分"])
    for row in rows(example):
        assert ("…" in row["评分标准"]) == ("计分规则" in row), row["指标"]
        lost = Decimal(row["自评得分"]) < Decimal(row["分值"])
        assert lost == ("偏差原因" in row) == ("改进措施" in row), row["指标"]


def test_slips_of_the_document_stay():
    special = {row["指标"]: row for row in rows(hunan("ziran-ziyuan-zhuanxiang"))}
    assert special["矿资源调查评价"]["年度指标值"] == "≤2100元"
    assert special["工作任务完成情况"]["实际完成值"] == "部分项目工作任务没有在年度内完成"
    assert special["完成历史遗留矿山生态修复面积"]["实际完成值"] == "2654公顷"
    assert "2645公顷" in hunan("ziran-ziyuan-zhuanxiang")["年度总体目标"]["实际完成情况"]
    assert "192个县市区" in hunan("ziran-ziyuan-zhuanxiang")["年度总体目标"]["实际完成情况"]
    assert hunan("yewu-gongzuo")["资金"]["执行率"] == "95.78%"
    narrative = str(hunan("bumen-zhengti")["报告"])
    assert all(figure in narrative for figure in ("90.5%", "10.3人次", "15起", "95.78%", "百万人次"))
    assert "8项以上" in hunan("bumen-zhengti")["年度总体目标"]["实际完成情况"]


def test_report_has_the_ten_sections():
    report = hunan("bumen-zhengti")["报告"]
    assert list(report) == REPORT_SECTIONS
    for section in report.values():
        parts = [{"标题": "-", "正文": section}] if isinstance(section, str) else section
        assert all(list(part) == ["标题", "正文"] and part["标题"] and part["正文"].strip() for part in parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_layout_and_keys(path):
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\t" not in text and "\r" not in text and not re.search(r"[ 　]+$", text, re.MULTILINE)
    for row in rows(read(path)):
        assert [key for key in row if key not in ROW_KEYS] == []
        assert sorted(row, key=ROW_KEYS.index) == list(row), row["指标"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_round_trip_keeps_every_byte(path):
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.preserve_quotes = True
    yaml.width = 4096  # prose lines stay whole
    text, written = path.read_text(encoding="utf-8"), io.StringIO()
    yaml.dump(yaml.load(text), written)
    assert written.getvalue() == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_personal_data(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", text), "mobile number"
    assert not re.search(r"(?<!\d)0\d{2,3}[-－—]?\d{7,8}(?!\d)", text), "telephone number"
    assert not re.search(r"(?<!\d)\d{17}[\dXx](?!\d)", text), "identity number"
    assert not re.search(r"填表人|联系人|联系电话|@", text)
