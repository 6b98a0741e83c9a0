"""The findings of the real tables, kept as reviewed: ``make update`` rewrites them, then the difference is read.

Each 错误 was read against the printed documents and is true; the reason stands in TRUE.
"""

import os
from pathlib import Path

import pytest

from perfscore.load import Input
from perfscore.many.audit import Audit, Scoring
from perfscore.model.finding import Level
from perfscore.present import findings as present

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = Path(__file__).parent / "expected"

TRUE = {  # code and row → what the document shows
    ("PS315", None): "年初130928.84、追加68.19、追减3147.8、收回48.24，全年127801.81：正文与附件2-2相差0.82万元",
    ("PS314", None): "附件2-3-1：6512.78/6800.24＝95.773%，填95.78%",
    ("PS311", None): "附件2-3-4：各行合计89.5，执行8.6，总分填98",
    ("PS301", "工作任务完成情况"): "附件2-3-4：完成值写部分项目工作任务没有在年度内完成，0.4分得0.4分",
    ("PS201", "矿资源调查评价"): "附件2-3-4：指标值≤2100元，完成值1930.57万元",
    ("PS413", None): "报告二（二）2（1）：6800.24、6512.78，写95.78%",
    ("PS310", None): "申报表备注各行分值合计95分",
    ("PS212", "违法用地违法建设案件查处测…"): "申报表：＞100%，评分标准为结案率",
}
QUALITATIVE = "申报表：类型定性，指标值为数值（15行）"


def audited(folder):
    files = sorted((ROOT / "indicators" / folder).glob("*.yaml"))
    audit = Audit(Scoring())
    inputs = [Input(str(path), f"{folder}/{path.name}", named=True) for path in files]
    for _ in audit.read(inputs):
        pass
    audit.finish()
    return audit.findings


@pytest.fixture(scope="module", params=["2023", "2024"])
def found(request):
    return request.param, audited(request.param)


def test_expected(found):
    folder, findings = found
    path = EXPECTED / f"{folder}.txt"
    text = present.line(findings)
    if os.environ.get("PERFSCORE_UPDATE"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_every_error_was_reviewed(found):
    _, findings = found
    errors = [finding for finding in findings if finding.level is Level.ERROR and "shili" not in finding.at.file]
    assert errors
    unknown = [
        f"{finding.code} {finding.indicator} {finding.message}"
        for finding in errors
        if (finding.code, finding.indicator) not in TRUE
        and (finding.code, None) not in TRUE
        and finding.code != "PS501"
        and not finding.code.startswith("PS7")
    ]
    assert unknown == []


def places(folder, code):
    return {
        (finding.at.file.rpartition("/")[2].removesuffix(".yaml"), finding.indicator)
        for finding in audited(folder)
        if finding.code == code
    }


CONTRADICTIONS = [  # found by hand in the documents: code, file, row
    ("PS401", "bumen-zhengti", "审查矿业权评估报告"),
    ("PS401", "bumen-zhengti", "政策性关闭矿山退返采矿权出让收益结算"),
    ("PS401", "bumen-zhengti", "部省卫片执法图斑内业审核数"),
    ("PS401", "bumen-zhengti", "部卫片执法重点图斑外业核查"),
    ("PS401", "bumen-zhengti", "吐鲁番市1:1000地形图数据生产"),
    ("PS401", "bumen-zhengti", "新增耕地实地核实项目"),
    ("PS401", "bumen-zhengti", "分析可恢复资源图斑"),
    ("PS401", "bumen-zhengti", "全省 1 米卫星影像采集生产面积"),
    ("PS402", "bumen-zhengti", "获得省部级科技奖励"),
    ("PS402", "bumen-zhengti", "开展青少年自然资源科普教育活动"),
    ("PS402", "bumen-zhengti", "部省卫片执法图斑内业审核数"),
    ("PS402", "bumen-zhengti", "省级卫星中心接收自然资源卫星数据延迟"),
    ("PS405", "bumen-zhengti", "工作任务完成时间"),
    ("PS409", "bumen-zhengti", "林权登记数据库完成质检工作（覆盖 14 市州 122 县市区）"),
    ("PS411", "bumen-zhengti", "获得省部级科技奖励"),
    ("PS411", "bumen-zhengti", "开展青少年自然资源科普教育活动"),
    ("PS411", "ziran-ziyuan-zhuanxiang", "完成历史遗留矿山生态修复面积"),
    ("PS411", "ziran-ziyuan-zhuanxiang", "数字正射影像图 1:10000 分幅制作"),
    ("PS411", "ziran-ziyuan-zhuanxiang", "国土变更调查县市区"),
    ("PS328", "bumen-zhengti", "基本支出"),
    ("PS602", "yewu-gongzuo", "处理实物地质资料目录清单"),
    ("PS506", "yewu-gongzuo", "主管部门、社会公众满意度≥90%"),
    ("PS506", "qita-shiye-fazhan", "2024年内完成本年度工作"),
]


def test_contradictions_found_by_hand():
    found = {
        (code, file, row) for code in {code for code, _, _ in CONTRADICTIONS} for file, row in places("2024", code)
    }
    assert [row for row in CONTRADICTIONS if row not in found] == []


def test_rightly_different_indicators_are_not_confused():
    related = {
        (finding.indicator, other.message)
        for finding in audited("2024")
        if finding.code in ("PS401", "PS402", "PS403")
        for other in finding.related
    }
    assert not any("内业" in str(name) and "外业" in message for name, message in related)
    assert not any("外业" in str(name) and "内业" in message for name, message in related)
