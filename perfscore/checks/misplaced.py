"""指标归错了类别。

名称是经费、费用、成本而放在效益或产出的非成本类别下；时长、比率放在成本类别下（成本应以金额或节约率计）；
产出、质量类别的指标，“指标解释”写的却是预算成本控制。满意度指标下不是满意度的、时效指标解释成质量的、奖励资金作产出的、效益指标按任务是否完成计分的、满意度放在产出下的，作提示。

查不出：名称中性、内容不符的指标。
改法：移到对应的二级指标下。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfscore.checks.base import Row, Table, fires, manual, silent
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.values.types import Duration, Moment

CODE = Code("PS509", Level.WARNING, Category.TARGET, "指标归类不当", manual(__doc__))

EXAMPLES = (
    fires(
        "绩效指标: {效益指标: {经济效益指标: [{指标: 展馆运营经费, 年度指标值: ≤100%, 分值: 3}]}}",
        "“展馆运营经费”是支出，却在“经济效益指标”下。",
    ),
    fires(
        "绩效指标: {产出指标: {成本指标: [{指标: 地下水监测, 年度指标值: 12个月, 分值: 3}]}}",
        "“地下水监测”在“成本指标”下，指标值“12个月”却是时间，不是成本。",
    ),
    fires(
        "绩效指标: {产出指标: {质量指标: [{指标: 界桩核查, 年度指标值: 100%, 指标解释: 预算成本控制情况, 分值: 3}]}}",
        "“界桩核查”在“质量指标”下，指标解释“预算成本控制情况”说的却是成本。",
    ),
    fires(
        "绩效指标: {效益指标: {可持续影响指标: [{指标: 系统迁移, 年度指标值: 100%, 评分标准: 未完成迁移任务不得分, 分值: 2}]}}",
        "“系统迁移”在“可持续影响指标”下，评分标准“未完成迁移任务不得分”考核的却是任务是否完成，属于产出。",
    ),
    fires(
        "绩效指标: {产出指标: {质量指标: [{指标: 参展单位满意度, 年度指标值: ≥90%, 分值: 3}]}}",
        "“参展单位满意度”是满意度，却在“质量指标”下。",
    ),
    silent("绩效指标: {成本指标: [{指标: 展馆运营经费, 年度指标值: ≤100万元, 分值: 3}]}"),
    silent("绩效指标: {效益指标: {经济效益指标: [{指标: 节约养护成本, 年度指标值: ≥10万元, 分值: 3}]}}"),
)
_SPENDING = ("经费", "费用", "工程成本", "支出成本", "编制费", "维护费")
_TASK = re.compile(r"(?:未|没有)?(?:按进度)?完成[^，。；]{0,6}(?:指标[值植]|任务|项目)|项目(?:未)?完成")
_MONEY = ("奖励资金", "补助资金", "工作经费", "专项资金")
_SATISFIED = re.compile(r"满意|评价|好评|投诉|认可|获得感|知晓|口碑")
_SAVING = ("节约", "节省", "降低", "减少", "节支", "压减", "收入", "增收")


def check(table: Table) -> Iterator[Finding]:
    """Costs outside 成本, times inside it, explanations of another kind."""
    for row in table.rows:
        complaint, level = _complaint(row)
        if complaint:
            indicator = row.indicator
            yield CODE.at(
                indicator.at("指标"),
                f"“{indicator.name}”{complaint}。",
                "移到对应的类别下，或者改正指标值和解释。",
                level=level,
                indicator=indicator.name,
                stake=indicator.full,
            )


def _complaint(row: Row) -> tuple[str | None, Level]:
    indicator = row.indicator
    place = indicator.level2 or indicator.level1
    if row.cost:
        if isinstance(row.target, Duration | Moment):
            return f"在“{place}”下，指标值“{row.target}”却是时间，不是成本", Level.WARNING
        return None, Level.WARNING
    saving = any(word in indicator.name for word in _SAVING)
    if indicator.name.endswith(_SPENDING) and not saving:
        words = any(word in (indicator.target or "") for word in _SAVING)
        return f"是支出，却在“{place}”下", Level.HINT if words else Level.WARNING
    meaning = indicator.meaning or ""
    if "成本控制" in meaning or "预算控制" in meaning:
        return f"在“{place}”下，指标解释“{meaning}”说的却是成本", Level.WARNING
    return _by_kind(row, place, meaning), Level.HINT


def _by_kind(row: Row, place: str, meaning: str) -> str | None:
    indicator = row.indicator
    if "满意" in indicator.level1 and not _SATISFIED.search(indicator.name + meaning):
        return f"在“{place}”下，名称和解释都不是满意度"
    if "满意" in indicator.level1 and "满意" not in indicator.name:
        return f"在“{place}”下，名称不是满意度"
    if indicator.name.endswith(("满意度", "满意率")) and "产出" in indicator.level1:
        return f"是满意度，却在“{place}”下"
    rule = indicator.rule or indicator.standard or ""
    if "效益" in indicator.level1 and _TASK.search(rule):
        return (
            f"在“{place}”下，评分标准“{rule if len(rule) <= 20 else rule[:19] + '…'}”考核的却是任务是否完成，属于产出"
        )
    if indicator.name.endswith(_MONEY) and not indicator.name.endswith(_SPENDING):
        return f"名称是资金，却在“{place}”下"
    if "时效" in place and "质量" in meaning and not isinstance(row.target, Duration | Moment):
        return f"在“{place}”下，指标解释“{meaning}”说的却是质量，指标值也不是时间"
    return None
