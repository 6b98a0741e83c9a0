"""成本指标的上限合计超过预算，或完成值合计超过执行数。

成本指标是资金的一部分：各项金额上限之和不应超过年度资金总额的全年预算数，各项完成值之和不应超过全年执行数。
单独一项的金额超过全年预算数、全年执行数的也报，包括产出指标里的资金拨付、使用金额；总投资、合同金额、社会投入不在此列。
“总成本”一类的总数和恰好等于预算数的一项，看作总数，不与分项相加；部门整体表中，“三公经费”等包含在“基本支出”里的不重复相加。单独一项的上限超过对应预算的也报：
“基本支出”与全年预算数减项目支出预算数比较，与“经费控制”同名的与该行预算数、决算数比较。

查不出：没有金额单位的成本指标；互相包含而名称看不出的成本项。
改法：按批复的预算核对上限和完成值。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Row, Table, fires, manual, silent
from perfscore.checks.money import money
from perfscore.checks.words import normal
from perfscore.language.money import WAN, wan, yuan
from perfscore.language.numbers import MAGNITUDES
from perfscore.model import Expense, Sheet
from perfscore.model.finding import Category, Code, Finding, Level, Related
from perfscore.values.types import Quantity, Value

CODE = Code("PS328", Level.WARNING, Category.FUNDS, "成本指标与预算、决算数不一致", manual(__doc__))

_TABLE = "资金: {单位: 万元, 年度资金总额: {全年预算数: 100, 全年执行数: 90}}\n绩效指标: {成本指标: [{指标: 小修经费, 年度指标值: ≤%s万元, 实际完成值: 50万元, 分值: 5}, {指标: 大修经费, 年度指标值: ≤60万元, 实际完成值: 40万元, 分值: 5}]}"  # noqa: E501 - a table in one line
_ONE = "资金: {单位: 万元, 年度资金总额: {全年预算数: 100, 全年执行数: 90}}\n绩效指标: {成本指标: [{指标: %s, 年度指标值: %s, 实际完成值: %s, 分值: 5}]}"
EXAMPLES = (
    fires(_TABLE % 70, "成本指标的上限合计130万元（小修经费、大修经费），超过全年预算数100万元。"),
    fires(
        _ONE % ("小修经费", "≤120万元", "88万元"),
        "“小修经费”指标值“≤120万元”，超过全年预算数100万元20万元。",
    ),
    fires(
        _ONE % ("项目总成本", "≤100万元", "98万元"),
        "“项目总成本”实际完成值“98万元”，超过全年执行数90万元8万元。",
    ),
    silent(_TABLE % 40),
    silent(_ONE % ("项目总成本", "≤100万元", "90.0万元")),
    silent(_ONE % ("工程总投资", "≤500万元", "480万元")),
    silent(_ONE % ("项目总成本", "≤100万元", "90万元")),
)
TOTALS = ("总成本", "总投入", "总投资", "总额", "合计", "项目成本", "项目预算", "预算控制", "成本控制")
_ELSEWHERE = re.compile(
    "投资|概算|造价|合同|社会|自筹|单价|单位|人均|户均|每|带动|引导|撬动|贷款|融资|产值|收入|销售|节约|节省|争取|增收|减免|资产|累计"
)
_PAID = re.compile(
    "(?:资金|经费|补助|补贴|奖补|支出)(?:拨付|发放|支付|使用|兑付|投入|下达)?(?:金额|总?额|数额|规模)|(?:拨付|发放|支付|使用|兑付|投入).{0,6}(?:资金|经费|补助|补贴)$"
)
INSIDE = ("三公", "公用经费", "人员经费", "办公", "会议", "培训", "差旅", "接待", "公务用车")


def check(table: Table) -> Iterator[Finding]:
    """Cost rows in money against the funds block and the table of expenses."""
    for row in table.rows:
        if money(row.target) is None and money(row.actual) is None:
            continue
        if (row.cost or _PAID.search(row.indicator.name)) and not _ELSEWHERE.search(row.indicator.name):
            yield from _single(table.sheet, row)
    rows = [row for row in table.rows if row.cost and money(row.target) is not None]
    if not rows:
        return
    yield from _sums(table.sheet, rows)
    for row in rows:
        yield from _against_expenses(table.sheet, row)
        yield from _basic(table.sheet, row)


def _sums(sheet: Sheet, rows: list[Row]) -> Iterator[Finding]:
    funds = sheet.funds
    if funds is None:
        return
    whole = [row for row in rows if not any(word in row.indicator.name for word in (*INSIDE, *TOTALS))]
    if funds.total.budget is not None:
        budget = yuan(funds.total.budget, funds.unit)
        whole = [row for row in whole if money(row.target) != budget]  # that one is the whole, the others its parts
    for what, column, amount, values in (
        ("上限合计", "全年预算数", funds.total.budget, [money(row.target) for row in whole]),
        ("完成值合计", "全年执行数", funds.total.spent, [money(row.actual) for row in whole]),
    ):
        got = sum((value for value in values if value is not None), Decimal(0))
        if amount is None or len(whole) < 2 or got <= yuan(amount, funds.unit):
            continue
        names = "、".join(row.indicator.name for row in whole[:3]) + ("等" if len(whole) > 3 else "")
        yield CODE.at(
            whole[0].indicator.at("年度指标值" if column == "全年预算数" else "实际完成值"),
            f"成本指标的{what}{wan(got)}（{names}），超过{column}{wan(yuan(amount, funds.unit))}。",
            "按批复的预算和决算核对各项成本。",
            indicator=whole[0].indicator.name,
            related=(Related(funds.total.at(column), f"年度资金总额的{column}"),),
        )


def _single(sheet: Sheet, row: Row) -> Iterator[Finding]:
    """One amount that is more than all the money there was."""
    funds = sheet.funds
    for key, column, value, amount in (
        ("年度指标值", "全年预算数", row.target, funds.total.budget if funds else None),
        ("实际完成值", "全年执行数", row.actual, funds.total.spent if funds else None),
    ):
        got = money(value)
        if funds is None or not amount or got is None or got <= _rounded_up(value, yuan(amount, funds.unit)):
            continue
        indicator, whole = row.indicator, yuan(amount, funds.unit)
        written = indicator.target_shown if key == "年度指标值" else indicator.actual
        shown = "指标值" if key == "年度指标值" else key
        yield CODE.at(
            indicator.at(key),
            f"“{indicator.name}”{shown}“{written}”，超过{column}{wan(whole)}{wan(got - whole)}。",
            "核对金额和单位；含其他来源资金的，在“备注”写明。",
            title="指标的金额超过预算、执行数",
            indicator=indicator.name,
            stake=indicator.full,
            related=(Related(funds.total.at(column), f"年度资金总额的{column}"),),
        )


def _rounded_up(value: Value | None, whole: Decimal) -> Decimal:
    """What the whole may be written as: with the places of the value, rounded (449.87 → 449.9)."""
    if not isinstance(value, Quantity):
        return whole
    factor = Decimal(value.unit.factor.numerator) / Decimal(value.unit.factor.denominator)
    magnitude = MAGNITUDES[value.magnitude]
    places = min(0, int(value.upper.scaleb(-magnitude).normalize().as_tuple().exponent))
    return whole + factor.scaleb(magnitude + places) / 2


def _expenses(rows: tuple[Expense, ...]) -> Iterator[Expense]:
    for row in rows:
        yield row
        yield from _expenses(row.parts)


def _against_expenses(sheet: Sheet, row: Row) -> Iterator[Finding]:
    for expense in _expenses(sheet.basics.expenses) if sheet.basics is not None else ():
        if normal(expense.name) != normal(row.indicator.name):
            continue
        target, actual = money(row.target), money(row.actual)
        if target is not None and expense.budget is not None and target > yuan(expense.budget, WAN):
            yield _differs(row, "年度指标值", target, expense, "预算数", expense.budget)
        if actual is not None and expense.final is not None and actual != yuan(expense.final, WAN):
            yield _differs(row, "实际完成值", actual, expense, "决算数", expense.final)


def _differs(row: Row, key: str, value: Decimal, expense: Expense, column: str, amount: Decimal) -> Finding:
    return CODE.at(
        row.indicator.at(key),
        f"“{row.indicator.name}”{key}{wan(value)}，经费控制中的{column}为{wan(yuan(amount, WAN))}。",
        "以批复的预算和决算为准统一。",
        indicator=row.indicator.name,
        stake=row.indicator.full,
        related=(Related(expense.at(column), f"经费控制“{expense.name}”"),),
    )


def _basic(sheet: Sheet, row: Row) -> Iterator[Finding]:
    funds = sheet.funds
    if funds is None or normal(row.indicator.name) != "基本支出":
        return
    target, actual = money(row.target), money(row.actual)
    given = funds.by_purpose.get("基本支出")
    projects = next((e for e in sheet.basics.expenses if e.name == "项目支出"), None) if sheet.basics else None
    budget = given.budget if given is not None else None
    how = "基本支出全年预算数"
    if budget is None and projects is not None and projects.budget is not None and funds.total.budget is not None:
        budget = funds.total.budget - projects.budget
        how = f"全年预算数减项目支出预算数（{wan(yuan(projects.budget, WAN))}）"
    if target is not None and budget is not None and target > yuan(budget, funds.unit):
        yield CODE.at(
            row.indicator.at("年度指标值"),
            f"“基本支出”上限{wan(target)}，高于可用预算{wan(yuan(budget, funds.unit))}（{how}），上限不起控制作用。",
            "按批复的基本支出预算确定上限。",
            indicator=row.indicator.name,
            stake=row.indicator.full,
            related=(Related(funds.total.at("全年预算数"), "年度资金总额"),),
        )
    if actual is not None and given is not None and given.spent is not None and actual != yuan(given.spent, funds.unit):
        yield CODE.at(
            row.indicator.at("实际完成值"),
            f"“基本支出”完成值{wan(actual)}，按支出性质的基本支出执行数为{wan(yuan(given.spent, funds.unit))}。",
            "按决算统一。",
            indicator=row.indicator.name,
            stake=row.indicator.full,
            related=(Related(given.at("全年执行数"), "按支出性质“基本支出”"),),
        )
