"""关系符号的方向与指标不符。

成本、时限是越小越好，指标值却写“≥”“＞”（成本“≥100%”、完成时间“≥1年”），照字面超支、拖延才算完成；
事故、投诉、差错的起数写“≥”的同样是反的；数量、质量、满意度等产出和效益是越大越好，却写“≤”“＜”，照字面不做也算完成。名称表明越小越好的（事故、投诉、能耗、误差、
次数上限等）不报；比率类以外的，只作提示。成本下的补助、供养等“标准”按人按户保底，写“≥”是对的，也不报；“＝”不分方向。

查不出：没有写关系符号的指标值。
改法：按指标的含义改正符号；是完成期限的，写成“2024年12月底前完成”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfscore.checks.base import Row, Table, bounded_below, fires, manual, measured, silent
from perfscore.checks.rate_over_hundred import SHARE
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.score.direction import HARMS, SAVINGS
from perfscore.values.types import Duration, Percent, Quantity, Relation

CODE = Code("PS502", Level.WARNING, Category.TARGET, "关系符号的方向与指标不符", manual(__doc__))

EXAMPLES = (
    fires(
        "绩效指标: {成本指标: [{指标: 养护经费, 指标值类型: ≥, 年度指标值: 100, 计量单位: '%', 分值: 3}]}",
        "“养护经费”属于成本，应越小越好，指标值却是“≥100%”，照字面花得越多越好。",
    ),
    fires(
        "绩效指标: {产出指标: {时效指标: [{指标: 大修工程, 指标值类型: ≥, 年度指标值: 1, 计量单位: 年, 分值: 3}]}}",
        "“大修工程”属于时效，应越短越好，指标值却是“≥1年”，照字面拖得越久越好。",
    ),
    fires(
        "- {指标: 小修里程, 年度指标值: ≤50公里, 分值: 3}",
        "“小修里程”在“数量指标”下应越大越好，指标值却是“≤50公里”，照字面不做也算完成。",
    ),
    fires(
        "- {指标: 较大交通事故起数, 年度指标值: ≥3起, 分值: 3}",
        "“较大交通事故起数”应越少越好，指标值却是“≥3起”，照字面发生得越多越好。",
    ),
    silent("- {指标: 事故隐患排查数, 年度指标值: ≥30起, 分值: 3}"),
    silent("- {指标: 交通事故, 年度指标值: ≤3起, 分值: 3}"),
    silent("- {指标: 财政供养人员控制率, 年度指标值: ≤100%, 分值: 3}"),
    silent("- {指标: 危桥改造, 指标值类型: =, 年度指标值: 36, 计量单位: 座, 分值: 3}"),
    silent("绩效指标: {成本指标: [{指标: 特困供养标准, 年度指标值: ≥780元/人·月, 分值: 3}]}"),
    silent("绩效指标: {产出指标: {时效指标: [{指标: 修补及时率, 年度指标值: ≥95%, 分值: 3}]}}"),
)
SMALL = ("时间", "时限", "天数", "间隔", "频次", "经费", "费用", "成本", "支出", "单价", "造价", "距离", "半径", "密度", "精度", "浓度",
         "噪声", "缺口", "赤字", "超", "率差", "迟", "价格", "负担", "比例", "人数", "坏", "漏", "损", "失",
         "控制率", "变动率", "调整率", "结转", "结余", "负债", "偏差", "误差", "波动", "空置", "闲置")  # fmt: skip

_HARM = re.compile(
    "(?:事故|投诉|舆情|上访|伤亡|死亡|差错|失误|泄密)(?:发生)?(?:起数|件数|次数|人数|例数|数量|总数|数)?$"
)
_HANDLED = re.compile(
    "处理|处置|查处|查办|办理|办结|化解|整改|下降|降低|减少|排查|调查|演练|救援|受理|核查|预防|监测|应对|防范"
)

Complaint = tuple[str, Level]


def check(table: Table) -> Iterator[Finding]:
    """≥ where less is better, ≤ where more is."""
    for row in table.rows:
        target = measured(row.target)
        if target is None or target.relation in (None, Relation.EQUAL) or row.indicator.value_type == "定性":
            continue
        complaint = _upward(row, target) if bounded_below(target.relation) else _downward(row, target)
        if complaint:
            indicator, (message, level) = row.indicator, complaint
            yield CODE.at(
                indicator.at("指标值类型", "年度指标值"),
                f"“{indicator.name}”{message}。",
                "按指标的含义改正符号；是完成期限的，写明完成日期。",
                level=level,
                indicator=indicator.name,
                stake=indicator.full,
            )


def _upward(row: Row, target: Quantity) -> Complaint | None:
    indicator = row.indicator
    shown = target
    name, level2 = indicator.name, indicator.level2 or ""
    if row.cost and "标准" in name and "/" in target.unit.name:
        return None
    if row.cost and not any(word in name for word in (*SAVINGS, "率")):
        if isinstance(target, Duration):
            return f"属于成本，指标值却是时长“{shown}”，方向和内容都不符", Level.WARNING
        level = Level.WARNING if target.unit.family in ("money", "percent") else Level.HINT
        return f"属于成本，应越小越好，指标值却是“{shown}”，照字面花得越多越好", level
    if _HARM.search(name) and _HANDLED.search(name) is None and target.unit.family == "count" and target.lower > 0:
        return f"应越少越好，指标值却是“{shown}”，照字面发生得越多越好", Level.WARNING
    if isinstance(target, Duration) and ("时效" in level2 or "及时" in name) and "开放" not in name:
        due = any(word in name + (indicator.meaning or "") for word in ("完成", "时间", "时限", "更新", "底", "前"))
        level = Level.WARNING if due else Level.HINT
        return f"属于时效，应越短越好，指标值却是“{shown}”，照字面拖得越久越好", level
    return None


def _downward(row: Row, target: Quantity) -> Complaint | None:
    indicator = row.indicator
    level2 = indicator.level2 or ""
    if row.cost or isinstance(target, Duration) or "时效" in level2 or target.upper == 0:
        return None
    name = indicator.name + (indicator.meaning or "")
    if any(word in name for word in (*HARMS, *SMALL, *SAVINGS)):
        if _is_cost_name(indicator.name) and "效益" in indicator.level1:
            return (
                f"是成本，却在“{level2 or indicator.level1}”下，指标值“{target}”是支出的上限，不是效益",
                Level.WARNING,
            )
        return None
    backward = f"在“{level2 or indicator.level1}”下应越大越好，指标值却是“{target}”，照字面不做也算完成"
    if (isinstance(target, Percent) and target.upper >= 100) or SHARE.search(indicator.name):
        return backward, Level.WARNING
    if "数量" in level2 or "质量" in level2 or "满意" in indicator.level1:
        return backward, Level.HINT
    return None


def _is_cost_name(name: str) -> bool:
    return name.endswith(("经费", "费用", "成本", "费", "支出"))
