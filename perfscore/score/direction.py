"""Is more better or less? A written relation says so; else the place of the indicator in the form does.

Where the name of the indicator contradicts its place (成本指标 “节约率”, 质量指标 “投诉率”, 数量指标 with days), a bare number
does not tell. Then both directions are computed, and only where they agree is there a score.
"""

from __future__ import annotations

from functools import lru_cache

from perfscore.model import Indicator
from perfscore.values.types import Duration, Quantity, Relation

SAVINGS = ("节约", "节支", "节省", "降低", "下降", "压减", "压缩", "减少")
HARMS = (
    "投诉", "差错", "错误", "出错", "事故", "故障", "违规", "违法", "违纪", "逾期", "超期", "超时", "超支", "误差", "损失", "损毁", "伤亡",
    "死亡", "受伤", "发病", "感染", "犯罪", "发案", "流失", "浪费", "能耗", "排放", "污染", "返工", "退货", "空置", "闲置", "缺陷", "失误",
    "负债", "不合格", "不良", "辍学", "延误", "延迟", "拖欠", "偏差", "变动", "重复率", "死机", "中断", "退保", "上访", "信访",
)  # fmt: skip
LASTING = (
    "开放",
    "值班",
    "值守",
    "运行天数",
    "运行时间",
    "服务天数",
    "服务时长",
    "播出",
    "出勤",
    "优良天数",
    "使用年限",
    "在线时长",
)
"""Lengths of time that had better be long."""
HANDLING = (
    "处理", "处置", "办结", "办理", "查处", "整改", "化解", "受理", "回复", "答复", "排查", "防治", "治理", "监测", "预警", "培训", "修复",
    "盘活", "控制", "减少", "下降", "降低", "救助", "救治", "防控", "预防", "调处", "调查", "销号", "消除", "清理", "追缴", "挽回", "响应",
    "演练", "宣传", "巡查", "检查", "结案", "破案", "解决", "接待", "覆盖", "达标", "合格率", "满意", "准确", "避免", "减排", "检测", "评估",
    "编制", "建设", "数据", "系统", "报告", "服务", "分析", "研究", "核查", "审核", "利用", "准时", "及时", "鉴定", "督办", "打击", "移送",
)  # fmt: skip


def lower_is_better(indicator: Indicator, target: Quantity) -> tuple[bool, bool]:
    """Whether less is better, and whether that is sure.

    Spec: a written relation wins; else less is better under 成本 and for durations; else more is.
    """
    relation = target.relation
    if relation is not None:
        return relation.lower_is_better or (relation is Relation.EQUAL and _is_zero(target)), True
    if target.before and any(word in target.before for word in SAVINGS):  # 能耗下降2%: what is counted is the saving
        return False, True
    if _is_zero(target):  # nobody sets out to reach “at least none”
        return True, True
    if target.lower < 0:  # -5% of cases, or of income: the sign alone does not tell
        return False, False
    level2 = indicator.level2 or ""
    cost = "成本" in indicator.level1 or "成本" in level2
    name = indicator.name
    if cost:
        return True, not any(word in name for word in SAVINGS)
    if isinstance(target, Duration) and any(word in name for word in LASTING):
        return False, True
    if isinstance(target, Duration):
        return True, "数量" not in level2 and "效益" not in indicator.level1
    return False, not _harmful(str(name))


@lru_cache(maxsize=4096)
def _harmful(name: str) -> bool:
    """Whether the name counts something that nobody wants, and no work against it."""
    return any(word in name for word in HARMS) and not any(word in name for word in HANDLING)


def _is_zero(target: Quantity) -> bool:
    return target.lower == target.upper == 0 and target.relation in (None, Relation.EQUAL)
