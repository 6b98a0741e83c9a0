"""Sums over the project files beside a department's own figures."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from perfscore.report.context import Amount, Record, amount, closes, minus


def totals_record(department: Record | None, projects: Sequence[Record]) -> Record:
    """Sums over the project files, and 基本支出 as what the department's figures leave; None where files do not say."""
    budget, spent = _sum_of(projects, "全年预算数"), _sum_of(projects, "全年执行数")
    carried = _sum_of(projects, "上年结转")
    record: Record = {
        "项目预算": budget,
        "项目年初预算": _sum_of(projects, "年初预算数"),
        "项目支出": spent,
        "项目上年结转": carried,
        "项目当年预算": minus(budget, carried),
        "项目结余": minus(budget, spent),
    }
    whole = _funds(department)
    basic, project = _purpose(whole, "基本支出"), _purpose(whole, "项目支出")
    record["当年相符"] = False
    complete = project is not None and spent is not None and project["全年执行数"] == spent
    total = whole.get("全年预算数") if whole is not None else None
    basic_budget = basic["全年预算数"] if basic is not None else None
    if basic_budget is None and complete:
        basic_budget = minus(amount(total), budget)
    basic_spent = amount(basic["全年执行数"]) if basic is not None else None
    record["项目齐全"] = complete
    record["基本预算"] = basic_budget
    record["基本支出"] = basic_spent
    record["基本结余"] = minus(amount(basic_budget), basic_spent)
    record["基本执行率"] = (
        Fraction(basic_spent) / Fraction(amount(basic_budget) or 1)
        if basic_spent is not None and basic_budget
        else None
    )
    opening = amount(whole["年初结转"]) if whole is not None else None
    withdrawn = amount(whole["收回结转"]) if whole is not None else None
    record["上年结转"] = (
        minus(opening, withdrawn or Fraction(0)) if opening is not None else (carried if complete else None)
    )
    record["结余相符"] = closes(
        amount(whole["结转结余"]) if whole is not None else None,
        amount(record["基本结余"]),
        amount(record["项目结余"]),
    )
    record["当年预算"] = minus(amount(total), amount(record["上年结转"]))
    record["当年相符"] = complete and closes(
        amount(record["当年预算"]), amount(record["基本预算"]), amount(record["项目当年预算"])
    )
    return record


def _sum_of(projects: Sequence[Record], key: str) -> Amount:
    values = [amount(funds.get(key)) for project in projects if (funds := _funds(project)) is not None]
    if not values or len(values) < len(projects) or any(value is None for value in values):
        return None
    return sum((Fraction(value) for value in values if value is not None), Fraction(0))


def _funds(record: Record | None) -> Record | None:
    funds = record.get("资金") if record is not None else None
    return funds if isinstance(funds, dict) else None


def _purpose(funds: Record | None, name: str) -> Record | None:
    rows = funds.get("按支出性质") if funds is not None else None
    return next((row for row in rows if row["名称"] == name), None) if isinstance(rows, list) else None
