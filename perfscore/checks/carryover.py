"""结转结余与预算数、执行数对不上。

年末结转结余应等于全年预算数减全年执行数；年初结转结余减“收回结转”，应等于“上年结转资金”的全年预算数。
只在有关各数都填写时比较，尾差0.01以内不计。

查不出：年末被收回、不再结转的资金（这时年末数可以小于差额，填写“预算调整”的“说明”即不再提示）。
改法：按决算报表核对。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.language.numbers import plain
from perfscore.model import Funds
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS316", Level.WARNING, Category.FUNDS, "结转结余与预算数、执行数对不上", manual(__doc__))

_FUNDS = "资金: {单位: 万元, 年度资金总额: {年初预算数: 100, 全年预算数: 100, 全年执行数: 90}, 结转结余: {年末: %s}}"
EXAMPLES = (
    fires(_FUNDS % 12, "年末结转结余填报12万元；全年预算数100－全年执行数90＝10万元，相差2万元。"),
    silent(_FUNDS % 10),
)
TAIL = Decimal("0.01")


def check(table: Table) -> Iterator[Finding]:
    """Closing carry-over = budget − spending; opening − withdrawn = carried-over part of the budget."""
    funds = table.sheet.funds
    if funds is None or funds.carryover is None:
        return
    closing, budget, spent = funds.carryover.closing, funds.total.budget, funds.total.spent
    if closing is not None and budget is not None and spent is not None and abs(budget - spent - closing) > TAIL:
        yield CODE.at(
            funds.carryover.at("年末"),
            f"年末结转结余填报{plain(closing)}{funds.unit}；全年预算数{plain(budget)}－全年执行数{plain(spent)}"
            f"＝{plain(budget - spent)}{funds.unit}，相差{plain(abs(budget - spent - closing))}{funds.unit}。",
            "按决算报表核对；年末收回的，在“预算调整”写明。",
        )
    yield from _opening(funds)


def _opening(funds: Funds) -> Iterator[Finding]:
    part = next((amounts for name, amounts in funds.parts.items() if "结转" in name), None)
    opening = funds.carryover.opening if funds.carryover else None
    if part is None or part.budget is None or opening is None or funds.carryover is None:
        return
    withdrawn = (funds.adjustment.withdrawn if funds.adjustment else None) or Decimal(0)
    left = opening - withdrawn
    if abs(left - part.budget) > TAIL:
        yield CODE.at(
            funds.carryover.at("年初"),
            f"年初结转结余{plain(opening)}{f'－收回{plain(withdrawn)}' if withdrawn else ''}＝{plain(left)}{funds.unit}，"
            f"“上年结转资金”全年预算数为{plain(part.budget)}{funds.unit}，相差{plain(abs(left - part.budget))}{funds.unit}。",
            "按决算报表核对。",
        )
