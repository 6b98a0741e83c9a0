"""执行数超过预算数。

全年执行数大于全年预算数，执行率超过100%。得分以满分为限，但没有预算的支出不成立：多半是全年预算数没有按调整后的数填写，
或执行数含有其他来源的支出。合计数超过的是错误；“其中”各项逐项比较，是疑点（各项之间可以调剂）。

查不出：未列入本表的资金来源。
改法：全年预算数填调整后的数；确属超支的，在资金的“偏差原因”写明。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, said, silent
from perfscore.language.numbers import plain
from perfscore.model import Amounts, Funds
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS326", Level.ERROR, Category.FUNDS, "执行数超过预算数", manual(__doc__))

EXAMPLES = (
    fires(
        "资金: {单位: 万元, 年度资金总额: {全年预算数: 100, 全年执行数: 102.5}}",
        "年度资金总额：全年执行数102.5万元，超过全年预算数100万元。",
    ),
    silent("资金: {单位: 万元, 年度资金总额: {全年预算数: 100, 全年执行数: 100}}"),
    silent("资金: {单位: 万元, 年度资金总额: {全年预算数: 100, 全年执行数: 102}, 偏差原因: 动用上年自有资金2万元。}"),
)


def check(table: Table) -> Iterator[Finding]:
    """Spending above the budget, in total or in a part, without a word about it."""
    funds = table.sheet.funds
    if funds is None or said(funds.cause):
        return
    yield from _one(funds, "年度资金总额", funds.total)
    for name, part in funds.parts.items():
        yield from _one(funds, f"其中“{name}”", part, Level.WARNING)


def _one(funds: Funds, name: str, row: Amounts, level: Level | None = None) -> Iterator[Finding]:
    if row.budget is not None and row.spent is not None and row.spent > row.budget:
        yield CODE.at(
            row.at("全年执行数"),
            f"{name}：全年执行数{plain(row.spent)}{funds.unit}，超过全年预算数{plain(row.budget)}{funds.unit}。",
            "核对全年预算数是否为调整后的数；确属超支的，在“偏差原因”写明资金来源。",
            level=level,
        )
