"""Sums of a table that do not close: they are never printed as a sum, and are named to the user."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from perfscore.language.numbers import plain
from perfscore.model import Adjustment, Amounts, Funds, Sheet
from perfscore.report import escape

_COLUMNS = (("年初预算数", "initial"), ("全年预算数", "budget"), ("全年执行数", "spent"))


def gaps(sheet: Sheet) -> Iterator[str]:
    """Each sum that does not close, with its place: parts against total, adjustments, balance."""
    funds = sheet.funds
    if funds is None:
        return
    for name, rows in (("其中", funds.parts), ("按收入性质", funds.by_income), ("按支出性质", funds.by_purpose)):
        yield from _parts(sheet, funds, name, rows)
    if funds.adjustment is not None:
        yield from _adjusted(sheet, funds, funds.adjustment)
    total, carry = funds.total, funds.carryover
    if carry is not None and carry.closing is not None and total.budget is not None and total.spent is not None:
        left = total.budget - total.spent
        if left != carry.closing:
            how = f"全年预算数{plain(total.budget)}－全年执行数{plain(total.spent)}＝{plain(left)}{funds.unit}"
            yield f"{sheet.file}:{carry.at('年末').line}: {how}，结转结余年末填报{plain(carry.closing)}{funds.unit}"


def _parts(sheet: Sheet, funds: Funds, name: str, rows: Mapping[str, Amounts]) -> Iterator[str]:
    for column, attribute in _COLUMNS:
        whole = getattr(funds.total, attribute)
        parts = [(row, value) for row in rows.values() if (value := getattr(row, attribute)) is not None]
        found = sum((value for _, value in parts), Decimal(0))
        if whole is not None and parts and found != whole:
            place = f"{sheet.file}:{parts[0][0].at(column).line}"
            yield (
                f"{place}: “{name}”各项{column}合计{plain(found)}{funds.unit}，年度资金总额{plain(whole)}{funds.unit}，"
                f"相差{plain(abs(found - whole))}{funds.unit}"
            )


def _adjusted(sheet: Sheet, funds: Funds, change: Adjustment) -> Iterator[str]:
    initial, budget = funds.total.initial, funds.total.budget
    steps = [("＋追加", change.added, 1), ("－追减", change.cut, -1), ("－收回结转", change.withdrawn, -1)]
    known = [(sign, value, factor) for sign, value, factor in steps if value is not None]
    if initial is None or budget is None or not known:
        return
    found = initial + sum((value * factor for _, value, factor in known), Decimal(0))
    if found != budget:
        sums = "".join(f"{sign}{plain(value)}" for sign, value, _ in known)
        yield escape.one_line(
            f"{sheet.file}:{change.at('追加', '追减', '收回结转').line}: 年初预算数{plain(initial)}{sums}＝{plain(found)}{funds.unit}，"
            f"全年预算数{plain(budget)}{funds.unit}，相差{plain(abs(found - budget))}{funds.unit}"
        )
