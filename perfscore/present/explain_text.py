"""How one score came about, as text: target and actual, the words of the standard, each step, conventions, other readings."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfscore.model import Bounds, IndicatorScore, Policy, State, Step
from perfscore.present import rule_text
from perfscore.present.points import interval, optional
from perfscore.present.safe import one_line
from perfscore.rules.case import Case, Outcome
from perfscore.rules.completion import parts_of_a_step
from perfscore.rules.conventions import BY_SYSTEM
from perfscore.rules.nodes import Rule
from perfscore.rules.table import scores


def head(item: IndicatorScore) -> Iterator[str]:
    """Name, place in the table, what was to be done and what was."""
    indicator = item.indicator
    group = "·".join(part for part in (indicator.level1, indicator.level2) if part)
    yield f"{indicator.number}. {one_line(indicator.name)}（{one_line(group)}）"
    reported = optional(indicator.reported) or "未填"
    yield f"年度指标值：{_said(indicator.target)}    实际完成值：{_said(indicator.actual)}"
    yield f"分值：{optional(indicator.full)}分    自评得分：{reported}"


def _said(text: str | None) -> str:
    return one_line(text) if text else "未填"


def with_standard(item: IndicatorScore, rule: Rule, case: Case, outcome: Outcome, *, colour: bool) -> Iterator[str]:
    """A score that a standard gives."""
    yield f"{item.indicator.rule_key}："
    yield from rule_text.clauses(rule, colour=colour)
    if rule.trouble is not None:
        yield ""
        yield from rule_text.refusal(rule)
    yield from _section("计分数据：", rule_text.needs(outcome.needs))
    if outcome.steps:
        yield from _section("计分过程：", rule_text.steps(outcome.steps))
    yield from _result(item)
    yield from _section("采用口径：", rule_text.conventions(outcome))
    others = list(rule_text.alternatives(outcome))
    if others:
        yield from _section("其他理解，得分不同：", iter(others))
        yield f"建议在标准中补写这种情况怎样计，{parts_of_a_step(rule)}。"
    yield from _section("核对标准：", rule_text.remarks(outcome))
    table = scores(rule, case)
    if table is not None and case.full:
        yield from _section(f"得分表（满分{rule_text.points(case.full)}分）：", rule_text.table(table, case.full))


def with_policy(item: IndicatorScore, policy: Policy, *, conventions: bool = True) -> Iterator[str]:
    """A score that the policy's formula gives, with the source of each value used unless that is said elsewhere."""
    yield f"没有评分标准，按评分办法“{one_line(policy.name)}”计分。"
    if item.steps:
        yield from _section("计分过程：", rule_text.steps(_ending_as_scored(item)))
    yield from _result(item)
    if conventions:
        yield from _section("采用口径：", (setting(policy, name) for name in policy_values(item, policy)))


def _ending_as_scored(item: IndicatorScore) -> list[Step]:
    """The steps; an end that is left out (至80%之间) and rounded to what can be scored is told as the result tells it."""
    *before, last = item.steps
    if item.low == item.high:
        return [*before, last]
    return [*before, last._replace(after=Bounds(Fraction(item.low), Fraction(item.high)))]


BEHIND = {
    "达到指标值": ("定量未达标", "等号指标"),
    "按期完成": (),
    "逾期": (),
}
"""Steps of the default formulas that are not named like the policy value they rest on."""


def policy_values(item: IndicatorScore, policy: Policy) -> list[str]:
    """The policy values (口径) that the steps of a score rest on, and how it was rounded."""
    names = [name for step in item.steps for name in BEHIND.get(step.text, (step.text,))]
    return [name for name in dict.fromkeys([*names, "保留位数"] if item.steps else names) if name in policy.settings]


def setting(policy: Policy, name: str) -> str:
    """One policy value with its source."""
    setting = policy.settings[name]
    source = one_line(setting.source) if setting.source else BY_SYSTEM
    return f"  {name}：{one_line(setting.shown)}。{source}。"


def _result(item: IndicatorScore) -> Iterator[str]:
    full = optional(item.indicator.full)
    if item.state is State.COMPUTED:
        yield f"得分：{optional(item.points)}分（满分{full}分）"
    elif item.state is State.ADJUDICATED:
        computed = f"；计算得分{optional(item.computed)}分" if item.computed is not None else ""
        yield f"得分：{optional(item.points)}分（核定{computed}，满分{full}分）"
    else:
        reason = f"。原因：{one_line(item.reason)}" if item.reason else ""
        state = "，暂按自评" + optional(item.points) + "分" if item.state is State.TAKEN else ""
        yield f"得分：不能确定，在{interval(item.low, item.high).replace('~', '分至')}分之间{state}（满分{full}分）{reason}"


def _section(title: str, found: Iterator[str]) -> Iterator[str]:
    listed = list(found)
    if listed:
        yield ""
        yield title
        yield from listed
