"""比率指标的指标值是文字，没有数值。

名称是合格率、覆盖率、满意度、占比一类的比率，指标值却写“合格”“满意”“较高”“提升”：做到多少算完成没有说，完成值也只能照写文字，
得分无从核对。与上年比较的（“不低于上年”“较上年提高”）有比较的对象，不在此列；评分标准写明了百分比的也不报。

查不出：名称看不出是比率的。
改法：写明数值，如“≥95%”；没有历史数据的，写与上年比较的要求。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, silent, words
from perfscore.checks.words import normal
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS519", Level.WARNING, Category.TARGET, "比率指标的指标值没有数值", manual(__doc__))

_ROW = "- {指标: %s, 年度指标值: %s, 分值: 5}"
EXAMPLES = (
    fires(_ROW % ("工程验收合格率", "合格"), "“工程验收合格率”是比率，指标值“合格”却是文字，没有说要达到百分之多少。"),
    fires(
        _ROW % ("服务对象满意度", "较满意"), "“服务对象满意度”是比率，指标值“较满意”却是文字，没有说要达到百分之多少。"
    ),
    silent(_ROW % ("工程验收合格率", "≥98%")),
    silent(_ROW % ("群众投诉率", "较上年下降")),
    silent(_ROW % ("提高办事效率", "显著提高")),
    silent(_ROW % ("工程验收合格", "合格")),
    silent("- {指标: 工程验收合格率, 年度指标值: 合格, 评分标准: 合格率达到98%得满分，每降低1%扣1分, 分值: 5}"),
)
_RATE = re.compile(r"(?:率|占比|比重|比例|满意度|知晓度)(?:[(（][^()（）]*[)）])?$")
_NO_RATE = re.compile(
    r"(?:效率|频率|速率|功率|概率|分辨率|汇率|利率|税率|费率|曲率|倍率|帧率|心率|变率)$|表率|轻率|草率"
)
_COMPARED = re.compile("上年|去年|同期|往年|前期|同比|环比|年初|平均|计划|全国|全省|全市|历年")


def check(table: Table) -> Iterator[Finding]:
    """Rates whose target has no number."""
    for row in table.rows:
        indicator = row.indicator
        text = words(row.target)
        if text is None or not _is_rate(normal(indicator.name)) or _counted(text) or _COMPARED.search(text):
            continue
        if any(sign in (rule or "") for rule in (indicator.standard, indicator.rule) for sign in "%％"):
            continue
        yield CODE.at(
            indicator.at("年度指标值"),
            f"“{indicator.name}”是比率，指标值“{indicator.target}”却是文字，没有说要达到百分之多少。",
            "写明数值，如“≥95%”；没有历史数据的，写与上年比较的要求。",
            indicator=indicator.name,
            stake=indicator.full,
        )


def _is_rate(name: str) -> bool:
    return _RATE.search(name) is not None and _NO_RATE.search(name) is None


def _counted(text: str) -> bool:
    return any(sign.isdecimal() for sign in text) or "百分之" in text or "全部" in text or "全覆盖" in text
