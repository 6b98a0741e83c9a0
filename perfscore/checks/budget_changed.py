"""预算调整与预算数对不上，或者调整了没有说明。

填有“预算调整”的：年初预算数＋追加－追减－收回结转，应等于全年预算数，否则是错误（尾差0.01以内不计）。
没有填的：年初预算数与全年预算数不同，只作提示，应说明调整的原因和依据。

查不出：调整的程序是否合规。
改法：按预算调整批复核对各数；在“预算调整”的“说明”写明文号和原因。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Table, fires, manual, said, silent
from perfscore.language.numbers import plain
from perfscore.model import Adjustment, Funds
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS315", Level.ERROR, Category.FUNDS, "预算调整与预算数对不上", manual(__doc__))

_FUNDS = "资金: {单位: 万元, 年度资金总额: {年初预算数: 100, 全年预算数: 95, 全年执行数: 95}%s}"
EXAMPLES = (
    fires(
        _FUNDS % ", 预算调整: {追加: 3, 追减: 7}",
        "年初预算数100＋追加3－追减7＝96万元，全年预算数为95万元，相差1万元。",
    ),
    fires(_FUNDS % "", "年初预算数100万元，全年预算数95万元，调减5万元，没有说明。"),
    silent(_FUNDS % ", 预算调整: {追减: 5, 说明: 工程招标节余收回}"),
)
TAIL = Decimal("0.01")


def check(table: Table) -> Iterator[Finding]:
    """Initial budget, changes and final budget must add up."""
    funds = table.sheet.funds
    if funds is None or funds.total.initial is None or funds.total.budget is None:
        return
    initial, budget, change = funds.total.initial, funds.total.budget, funds.adjustment
    if change is not None and (change.added, change.cut, change.withdrawn) != (None, None, None):
        yield from _adjusted(funds, change, initial, budget)
    elif initial != budget and not (change is not None and said(change.note)) and not said(funds.cause):
        yield CODE.at(
            funds.total.at("全年预算数"),
            f"年初预算数{plain(initial)}{funds.unit}，全年预算数{plain(budget)}{funds.unit}，"
            f"调{'减' if budget < initial else '增'}{plain(abs(budget - initial))}{funds.unit}，没有说明。",
            "在“预算调整”写明追加、追减的金额、原因和文号。",
            level=Level.HINT,
            title="预算有调整而没有说明",
        )


def _adjusted(funds: Funds, change: Adjustment, initial: Decimal, budget: Decimal) -> Iterator[Finding]:
    parts = [("＋追加", change.added, 1), ("－追减", change.cut, -1), ("－收回结转", change.withdrawn, -1)]
    got = initial + sum((value * sign for _, value, sign in parts if value is not None), Decimal(0))
    if abs(got - budget) <= TAIL:
        return
    sums = "".join(f"{name}{plain(value)}" for name, value, _ in parts if value is not None)
    yield CODE.at(
        change.at("追加", "追减", "收回结转"),
        f"年初预算数{plain(initial)}{sums}＝{plain(got)}{funds.unit}，全年预算数为{plain(budget)}{funds.unit}，"
        f"相差{plain(abs(got - budget))}{funds.unit}。",
        "按预算批复和调整文件核对各数。",
    )
