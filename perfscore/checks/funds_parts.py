"""资金的分项之和与总额不符。

“其中”“按收入性质”“按支出性质”的每一栏（年初预算数、全年预算数、全年执行数），只要填有分项，各分项之和应等于年度资金总额
的同一栏；“—”“/”和空格按0计。相差不超过0.01的，多为四舍五入的尾差，只作提示。

查不出：总额和分项同时写错而恰好相等的。
改法：按决算和预算批复核对分项；漏列的来源补列。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.language.numbers import plain
from perfscore.model import Amounts, Funds
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS313", Level.ERROR, Category.FUNDS, "资金分项之和与总额不符", manual(__doc__))

_FUNDS = "资金: {单位: 万元, 年度资金总额: {年初预算数: 100, 全年预算数: 100, 全年执行数: 90}, 其中: {当年财政拨款: {年初预算数: 80, 全年预算数: 80, 全年执行数: 75}, 上年结转资金: {年初预算数: 20, 全年预算数: 20, 全年执行数: %s}}}"  # noqa: E501 - a table in one line
EXAMPLES = (
    fires(_FUNDS % 14, "“全年执行数”：其中各项之和为75＋14＝89万元，年度资金总额为90万元，相差1万元。"),
    silent(_FUNDS % 15),
)
COLUMNS = (("年初预算数", "initial"), ("全年预算数", "budget"), ("全年执行数", "spent"))
TAIL = Decimal("0.01")


def check(table: Table) -> Iterator[Finding]:
    """Each column of each breakdown against the total row."""
    funds = table.sheet.funds
    if funds is None:
        return
    for title, parts in (("其中", funds.parts), ("按收入性质", funds.by_income), ("按支出性质", funds.by_purpose)):
        yield from _columns(funds, title, parts)


def _columns(funds: Funds, title: str, parts: Mapping[str, Amounts]) -> Iterator[Finding]:
    for column, field in COLUMNS:
        given = [value for part in parts.values() if (value := getattr(part, field)) is not None]
        total: Decimal | None = getattr(funds.total, field)
        if not given or total is None:
            continue
        got = sum(given, Decimal(0))
        gap = abs(got - total)
        if not gap:
            continue
        adding = "＋".join(plain(value) for value in given) + f"＝{plain(got)}" if len(given) > 1 else plain(got)
        name = "其中各项" if title == "其中" else f"{title}各项"
        yield CODE.at(
            funds.total.at(column),
            f"“{column}”：{name}之和为{adding}{funds.unit}，年度资金总额为{plain(total)}{funds.unit}，相差{plain(gap)}{funds.unit}。",
            "按预算批复和决算核对各分项，漏列的来源补列。",
            level=Level.HINT if gap <= TAIL else None,
        )
