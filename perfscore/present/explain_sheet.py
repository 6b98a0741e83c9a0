"""How the total of a sheet came about, as text: what it loses, where the reported total differs, budget execution.

And the order in which the rows of a whole sheet are explained: those that lose, differ or are open first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from perfscore.model import FundsScore, IndicatorScore, Policy, Scorecard, State
from perfscore.present import ledger, rule_text
from perfscore.present.detail import settled
from perfscore.present.exact_json import Json, number
from perfscore.present.explain_text import policy_values, setting
from perfscore.present.points import ZERO, difference, interval, optional
from perfscore.present.safe import one_line

TOTAL, EXECUTION = "总分", "预算执行"
NAMES = {
    "总分": TOTAL,
    "得分": TOTAL,
    "自评总分": TOTAL,
    "预算执行": EXECUTION,
    "预算执行率": EXECUTION,
    "执行率": EXECUTION,
}
"""What else than an indicator can be asked for, and how."""


def total(card: Scorecard) -> Iterator[str]:
    """满分 − losses = total, then the differences that lead to the reported total."""
    yield f"{TOTAL}（{one_line(card.sheet.name)}，{card.sheet.year_shown}）"
    yield f"  满分{number(card.full)}分"
    for loss in ledger.losses(card):
        label = f"第{loss.label}项 " if loss.label else ""
        yield f"  {ledger.signed(loss)}  {label}{one_line(loss.title)}"
    low, high = _bounds(card)
    grade = f"，等级{card.grade}" if card.grade else ""
    yield f"  计算得分{_points(low, high)}{grade}"
    reported = card.sheet.reported_total
    if reported is None:
        yield "  没有填写自评总分。"
        return
    yield ""
    yield f"自评总分{number(reported)}分，{_compared(reported, low, high)}"
    yield from _differences(card, reported)


def _bounds(card: Scorecard) -> tuple[Decimal, Decimal]:
    return (card.low, card.high) if card.points is None else (card.points, card.points)


def _points(low: Decimal, high: Decimal) -> str:
    return f"{number(low)}分" if low == high else f"在{number(low)}分至{number(high)}分之间"


def _compared(reported: Decimal, low: Decimal, high: Decimal) -> str:
    if low <= reported <= high:
        return "与计算得分相同。" if low == high else "在计算得分的区间之内。"
    gap = number(low - reported if reported < low else reported - high)
    return f"比计算得分{'低' if reported < low else '高'}{gap}分。"


def _differences(card: Scorecard, reported: Decimal) -> Iterator[str]:
    """Each row whose reported score is another, and what the reported total itself adds."""
    pairs = list(pairs_of(card))
    apart = [pair for pair in pairs if pair[1] is not None and not pair[2] <= pair[1] <= pair[3]]
    if apart:
        yield "自评与计算不同的："
    for name, own, low, high in apart:
        told = interval(low, high).replace("~", "分至")
        yield f"  {name}：自评{optional(own)}分，计算{told}分，差{difference(own, low, high).text}分"
    missing = sum(own is None for _, own, *_ in pairs)
    if missing:
        yield f"  {missing}项没有自评得分，不能逐项对出总分。"
        return
    own_sum = sum((own for _, own, *_ in pairs if own is not None), ZERO)
    if own_sum != reported:
        gap = signed(reported - own_sum)
        yield f"  自评总分：各项自评得分合计{number(own_sum)}分，总分填{number(reported)}分，差{gap}分"
    if card.points is not None:
        computed = sum((low for *_, low, _ in pairs), ZERO)
        yield f"  以上合计{signed(reported - computed)}分。" if apart or own_sum != reported else "  各项相同。"


def signed(gap: Decimal) -> str:
    """``+0.05``, ``-0.04``, ``0``."""
    return f"{'+' if gap > 0 else ''}{number(gap)}"


def pairs_of(card: Scorecard) -> Iterator[tuple[str, Decimal | None, Decimal, Decimal]]:
    """Name, reported score and computed bounds of budget execution and of every row with points."""
    funds = card.funds
    if funds is not None:
        low, high = (funds.low, funds.high) if funds.points is None else (funds.points, funds.points)
        yield EXECUTION, funds.reported, low, high
    for item in card.indicators:
        if item.indicator.full is not None:
            low, high = (item.low, item.high) if item.points is None else (item.points, item.points)
            yield f"第{item.indicator.number}项 {one_line(item.indicator.name)}", item.indicator.reported, low, high


def execution(card: Scorecard, policy: Policy) -> Iterator[str]:
    """The score of budget execution, with the policy values behind it."""
    yield EXECUTION
    funds = card.funds
    if funds is None:
        yield "  没有“资金”，不计预算执行得分。"
        return
    total_row = card.sheet.funds.total if card.sheet.funds else None
    if total_row is not None and card.sheet.funds is not None:
        unit = card.sheet.funds.unit
        yield f"  全年预算数{optional(total_row.budget) or '未填'}，全年执行数{optional(total_row.spent) or '未填'}（{unit}）"
    yield from rule_text.steps(funds.steps)
    reported = f"；自评得分{number(funds.reported)}分" if funds.reported is not None else ""
    reason = f"。原因：{one_line(funds.reason)}" if funds.reason else ""
    low, high = (funds.low, funds.high) if funds.points is None else (funds.points, funds.points)
    yield f"  得分：{_points(low, high)}（满分{number(funds.full)}分）{reported}{reason}"
    names = [name for name in _funds_values(funds) if name in policy.settings]
    yield from (setting(policy, name) for name in names)


def _funds_values(funds: FundsScore) -> Iterable[str]:
    return dict.fromkeys([*(step.text for step in funds.steps), "预算执行率分档", "执行率分档", "保留位数"])


def ordered(items: Sequence[IndicatorScore]) -> tuple[list[IndicatorScore], list[IndicatorScore]]:
    """Rows to explain in full: what loses (most first), differs or is open; then those at full marks."""
    notable = [item for item in items if not settled(item)]
    return sorted(notable, key=_weight), [item for item in items if settled(item)]


def _weight(item: IndicatorScore) -> tuple[bool, Decimal, int]:
    full = item.indicator.full or ZERO
    least = item.low if item.points is None else item.points
    return item.state is not State.OPEN, least - full, item.indicator.number


def at_full(items: Iterable[IndicatorScore]) -> Iterator[str]:
    """A line for each row that got everything."""
    for item in items:
        row = item.indicator
        taken = "（暂按自评）" if item.state is State.TAKEN else ""
        story = "；".join(one_line(step.note) for step in item.steps)
        yield f"  {row.number}. {one_line(row.name)}：{optional(row.full)}分{taken}　{story}"


def conventions(items: Iterable[IndicatorScore], policy: Policy) -> Iterator[str]:
    """The policy values that the formulas of these rows rest on, each once, with how many rows use it."""
    used: dict[str, int] = {}
    for item in items:
        for name in policy_values(item, policy):
            used[name] = used.get(name, 0) + 1
    for name, count in used.items():
        yield f"{setting(policy, name)}（{count}项）"


def as_json(card: Scorecard) -> dict[str, Json]:
    """总分 and 预算执行 of a whole sheet; 差异 are rows whose reported score lies outside the computed bounds."""
    low, high = _bounds(card)
    apart: list[Json] = [
        {"名称": name, "自评得分": own, "得分区间": [least, most]}
        for name, own, least, most in pairs_of(card)
        if own is not None and not least <= own <= most
    ]
    funds = card.funds
    return {
        "总分": {
            "满分": card.full,
            "得分": card.points,
            "得分区间": [low, high],
            "自评总分": card.sheet.reported_total,
            "差异": apart,
        },
        "预算执行": None
        if funds is None
        else {
            "分值": funds.full,
            "执行率": funds.rate,
            "得分": funds.points,
            "得分区间": [funds.low, funds.high],
            "自评得分": funds.reported,
            "原因": funds.reason,
            "过程": [{"原文": step.text, "说明": step.note} for step in funds.steps],
        },
    }
