"""填报的执行率与执行数、预算数不符。

执行率＝全年执行数÷全年预算数。把算得的执行率取整到填报的小数位数，应与填报的执行率相同（84% 与 84.00% 视为相同）。
填报的恰是执行数÷年初预算数的，是疑点：评分办法规定按调整后的全年预算数计算。

查不出：另有规定口径（如按调整后的可执行数计算）的执行率；这类口径应在“偏差原因”说明。
改法：按执行数和预算数重算执行率，得分和报告正文一并更正。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.language.numbers import plain, round_half_up
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS314", Level.ERROR, Category.FUNDS, "执行率与执行数、预算数不符", manual(__doc__))

_FUNDS = "资金: {单位: 万元, 年度资金总额: {年初预算数: 300, 全年预算数: 300, 全年执行数: 200}, 执行率: %s}"
EXAMPLES = (
    fires(_FUNDS % "66.68%", "执行率填报66.68%；200÷300＝66.67%，相差0.01个百分点。"),
    silent(_FUNDS % "67%"),
    silent(_FUNDS % "66.67%"),
)


def check(table: Table) -> Iterator[Finding]:
    """The reported rate against the exact one, at the reported number of places."""
    funds = table.sheet.funds
    if funds is None or funds.reported_rate is None or not funds.total.budget or funds.total.spent is None:
        return
    exact = Fraction(funds.total.spent) / Fraction(funds.total.budget) * 100
    places = max(0, -int(funds.reported_rate.as_tuple().exponent))
    if round_half_up(exact, places) == funds.reported_rate:
        return
    due = round_half_up(exact, max(2, places))
    gap = abs(due - funds.reported_rate)
    initial = funds.total.initial
    by_initial = (
        bool(initial) and initial is not None and _rate(funds.total.spent, initial, places) == funds.reported_rate
    )
    yield CODE.at(
        funds.at("执行率"),
        f"执行率填报{plain(funds.reported_rate)}%；{plain(funds.total.spent)}÷{plain(funds.total.budget)}＝{plain(due)}%，"
        f"相差{plain(gap)}个百分点{'；填报的是执行数÷年初预算数' if by_initial else ''}。",
        "按全年执行数和全年预算数重算，预算执行得分和报告正文一并更正。",
        level=Level.WARNING if by_initial else Level.ERROR,
        stake=_stake(gap, table.card.funds.full if table.card.funds else Decimal(0)),
    )


def _rate(spent: Decimal, budget: Decimal, places: int) -> Decimal:
    return round_half_up(Fraction(spent) / Fraction(budget) * 100, places)


def _stake(gap: Decimal, full: Decimal) -> Decimal:
    return round_half_up(Fraction(gap) * Fraction(full) / 100, 2)
