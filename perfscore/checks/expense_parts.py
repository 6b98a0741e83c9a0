"""经费控制各行的分项之和与本行不符。

“经费控制”里带“其中”的一行，每一栏（上年决算数、预算数、决算数）的分项之和不应大于本行。只要有一栏分项之和恰好等于本行，
就说明分项是全部列出的，其他各栏也应当相等。没有一栏相等的，看作只列出了主要分项，只检查是否超过。

查不出：分项没有列全、又没有超过本行的差错。
改法：按决算报表核对。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.language.numbers import plain
from perfscore.model import Expense
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS317", Level.ERROR, Category.FUNDS, "经费控制的分项之和与本行不符", manual(__doc__))

_BASICS = "基础数据: {经费控制: {三公经费: {预算数: 30, 决算数: %s, 其中: {公务用车: {预算数: 20, 决算数: 15}, 公务接待: {预算数: 10, 决算数: 8}}}}}"
EXAMPLES = (
    fires(_BASICS % 25, "“三公经费”决算数25万元，其中各项之和15＋8＝23万元，相差2万元。"),
    silent(_BASICS % 23),
)
COLUMNS = (("上年决算数", "last_final"), ("预算数", "budget"), ("决算数", "final"))
TAIL = Decimal("0.01")


def check(table: Table) -> Iterator[Finding]:
    """Every row of 经费控制 with parts."""
    basics = table.sheet.basics
    for row in basics.expenses if basics is not None else ():
        yield from _row(row)


def _row(row: Expense) -> Iterator[Finding]:
    sums = list(_sums(row))
    complete = any(abs(total - got) <= TAIL for _, total, got, _ in sums)
    for column, total, got, adding in sums:
        if got - total > TAIL or (complete and total - got > TAIL):
            yield CODE.at(
                row.at(column),
                f"“{row.name}”{column}{plain(total)}万元，其中各项之和{adding}＝{plain(got)}万元，相差{plain(abs(total - got))}万元。",
                "按决算报表核对本行和各分项。",
            )
    for part in row.parts:
        yield from _row(part)


def _sums(row: Expense) -> Iterator[tuple[str, Decimal, Decimal, str]]:
    for column, field in COLUMNS:
        total: Decimal | None = getattr(row, field)
        given = [value for part in row.parts if (value := getattr(part, field)) is not None]
        if total is not None and given:
            yield column, total, sum(given, Decimal(0)), "＋".join(plain(value) for value in given)
