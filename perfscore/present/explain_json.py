"""How scores came about, as JSON (``perfscore.explain/1``): the score rows with 条款, 歧义 and 口径."""

from __future__ import annotations

from perfscore.model import IndicatorScore, Policy
from perfscore.present import rule_json
from perfscore.present.exact_json import Json
from perfscore.present.explain_text import policy_values
from perfscore.rules.case import Outcome
from perfscore.rules.conventions import BY_SYSTEM
from perfscore.rules.nodes import Rule


def row(item: IndicatorScore, policy: Policy, rule: Rule | None, outcome: Outcome | None) -> dict[str, Json]:
    """One indicator; every key is there."""
    indicator = item.indicator
    return {
        "序号": indicator.number,
        "行": indicator.at("指标").line,
        "一级指标": indicator.level1,
        "二级指标": indicator.level2,
        "指标": indicator.name,
        "年度指标值": indicator.target,
        "实际完成值": indicator.actual,
        "分值": indicator.full,
        "得分": item.points,
        "得分区间": [item.low, item.high],
        "计算得分": item.computed,
        "自评得分": indicator.reported,
        "状态": item.state.value,
        "原因": item.reason,
        "过程": [rule_json.step(step) for step in item.steps],
        "条款": rule_json.clauses(rule, outcome.needs) if rule is not None and outcome is not None else [],
        "歧义": rule_json.alternatives(outcome) if outcome is not None else [],
        "口径": _conventions(item, policy, outcome),
        "未识别": rule_json.trouble(rule) if rule is not None else None,
    }


def _conventions(item: IndicatorScore, policy: Policy, outcome: Outcome | None) -> list[Json]:
    if outcome is not None:
        return [{"名称": name, "取值": value, "依据": source} for name, value, source in outcome.conventions]
    names = policy_values(item, policy)
    return [
        {"名称": name, "取值": policy.settings[name].shown, "依据": policy.settings[name].source or BY_SYSTEM}
        for name in names
    ]
