"""预算调整与预算数对不上，或者调整了没有说明。

填有“预算调整”的：年初预算数＋追加－追减－收回结转，应等于全年预算数，否则是错误（尾差0.01以内不计；年初预算数不含上年结转、
加上结转正好相等的，不报）。
没有填的：全年预算数与年初预算数相差20%以上，又看不出原因的，只作提示。差额就是上年结转资金、或是年初没有预算的某项资金来源的，
年初预算数为0的（年中下达的项目），说明、总体目标或报告里提到追加、调减、结转的，都是说明了原因。

查不出：调整的程序是否合规；文字里说的调整是不是这一笔。
改法：按预算调整批复核对各数；在“预算调整”的“说明”写明文号和原因。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from perfscore.checks.base import Table, fires, manual, said, silent
from perfscore.language.numbers import plain, round_half_up
from perfscore.model import Adjustment, Funds
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS315", Level.ERROR, Category.FUNDS, "预算调整与预算数对不上", manual(__doc__))

_FUNDS = "资金: {单位: 万元, 年度资金总额: {年初预算数: 100, 全年预算数: 95, 全年执行数: 95}%s}"
_MORE = "资金: {单位: 万元, 年度资金总额: {年初预算数: 100, 全年预算数: 150, 全年执行数: 95}%s}"
EXAMPLES = (
    fires(
        _FUNDS % ", 预算调整: {追加: 3, 追减: 7}",
        "年初预算数100＋追加3－追减7＝96万元，全年预算数为95万元，相差1万元。",
    ),
    fires(_MORE % "", "年初预算数100万元，全年预算数150万元，调增50万元（50%），没有说明。"),
    silent(_FUNDS % ""),
    silent(_MORE % ", 其中: {当年财政拨款: {年初预算数: 100, 全年预算数: 100}, 上年结转资金: {全年预算数: 50}}"),
    silent(_MORE % ", 其中: {本级: {年初预算数: 100, 全年预算数: 100}, 上级补助: {年初预算数: 0, 全年预算数: 50}}"),
    silent(_MORE % "" + "\n年度总体目标: {实际完成情况: 年中追加50万元，用于水毁路段抢修。}"),
    silent(_MORE % ", 预算调整: {追加: 20}, 结转结余: {年初: 30}"),
    silent(_FUNDS % ", 预算调整: {追减: 5, 说明: 工程招标节余收回}"),
)
TAIL = Decimal("0.01")
NOTABLE = Decimal("0.2")
_ADJUSTED = re.compile(
    "追[加减]|[调核压][增减]|增拨|收回|结转|年中(?:下达|新增|安排)|(?:增加|减少|调[整剂])[^，。；]{0,4}(?:预算|资金|经费)|(?:预算|资金|经费)[^，。；]{0,6}调[整剂]"
)


def check(table: Table) -> Iterator[Finding]:
    """Initial budget, changes and final budget must add up."""
    funds = table.sheet.funds
    if funds is None or funds.total.initial is None or funds.total.budget is None:
        return
    initial, budget, change = funds.total.initial, funds.total.budget, funds.adjustment
    if change is not None and (change.added, change.cut, change.withdrawn) != (None, None, None):
        yield from _adjusted(funds, change, initial, budget)
    elif abs(budget - initial) >= NOTABLE * abs(initial) > 0 and not _explained(table, funds, budget - initial):
        gap = abs(budget - initial)
        share = plain(round_half_up(Fraction(gap) / Fraction(abs(initial)) * 100, 1))
        yield CODE.at(
            funds.total.at("全年预算数"),
            f"年初预算数{plain(initial)}{funds.unit}，全年预算数{plain(budget)}{funds.unit}，"
            f"调{'减' if budget < initial else '增'}{plain(gap)}{funds.unit}（{share}%），没有说明。",
            "在“预算调整”写明追加、追减的金额、原因和文号。",
            level=Level.HINT,
            title="预算有调整而没有说明",
        )


def _explained(table: Table, funds: Funds, gap: Decimal) -> bool:
    """Something tells why: words about the change, money carried over, a source that had no budget in the beginning."""
    if said(funds.cause) or (funds.adjustment is not None and said(funds.adjustment.note)):
        return True
    if any(_ADJUSTED.search(passage.text) for passage in table.passages):
        return True
    return any(abs(gap - amount) <= TAIL for amount in (*_carried(funds), _new_sources(funds)))


def _carried(funds: Funds) -> Iterator[Decimal]:
    """What came over from last year, by the ways a table can tell it."""
    if funds.carryover is not None and funds.carryover.opening is not None:
        yield funds.carryover.opening
    for parts in (funds.parts, funds.by_income):
        carried = [part for name, part in parts.items() if "结转" in name or "结余" in name]
        yield sum((part.budget - (part.initial or 0) for part in carried if part.budget is not None), Decimal(0))


def _new_sources(funds: Funds) -> Decimal:
    """The budget of parts that had none in the beginning."""
    return sum((part.budget for part in funds.parts.values() if part.budget and not part.initial), Decimal(0))


def _adjusted(funds: Funds, change: Adjustment, initial: Decimal, budget: Decimal) -> Iterator[Finding]:
    parts = [("＋追加", change.added, 1), ("－追减", change.cut, -1), ("－收回结转", change.withdrawn, -1)]
    got = initial + sum((value * sign for _, value, sign in parts if value is not None), Decimal(0))
    if any(abs(got + carried - budget) <= TAIL for carried in (Decimal(0), *_carried(funds))):
        return
    sums = "".join(f"{name}{plain(value)}" for name, value, _ in parts if value is not None)
    yield CODE.at(
        change.at("追加", "追减", "收回结转"),
        f"年初预算数{plain(initial)}{sums}＝{plain(got)}{funds.unit}，全年预算数为{plain(budget)}{funds.unit}，"
        f"相差{plain(abs(got - budget))}{funds.unit}。",
        "按预算批复和调整文件核对各数。",
    )
