"""部门整体的资金与各项目之和不符。

部门表“按支出性质”的项目支出、“经费控制”中项目支出的分项，与同一部门、同一年度各项目表的年度资金总额比较：
分项与项目名称相同或相近的，预算数应等于该项目的全年预算数，决算数应等于全年执行数；项目表齐全时（项目数与分项数相同，且一一对应），
或有两个以上项目、某一栏之和恰好等于部门表的，各栏之和还应等于部门表的项目支出。各项目之和超过部门总额的，无论是否齐全都报。
部门表有年中追加而没有一个项目增加预算的、部门的年初结转与各项目上年结转之和不同的，是疑点。

查不出：没有交来的项目表。
改法：按决算核对部门表和项目表。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.checks.group import Group
from perfscore.checks.money import purpose
from perfscore.checks.words import core, near
from perfscore.language.money import WAN, wan, yuan
from perfscore.language.numbers import plain
from perfscore.model import Amounts, Expense, Funds
from perfscore.model.finding import Category, Code, Finding, Level, Related

CODE = Code("PS406", Level.ERROR, Category.CROSS, "部门整体的资金与项目之和不符", manual(__doc__))

_DEPARTMENT = """类型: 部门整体支出绩效自评
年度: 2024
名称: 某市交通运输局
资金: {单位: 万元, 年度资金总额: {全年预算数: 300, 全年执行数: 290}, 按支出性质: {基本支出: {全年执行数: 200}, 项目支出: {全年执行数: 90}}}
绩效指标: {产出指标: {数量指标: [{指标: 小修里程, 年度指标值: 50公里, 分值: 1}]}}
基础数据: {经费控制: {项目支出: {预算数: 100, 决算数: 90, 其中: {公路养护: {预算数: 100, 决算数: 90}}}}}
"""
_PROJECT = "名称: 农村公路养护\n类型: 项目支出绩效自评\n年度: 2024\n主管部门: 某市交通运输局\n资金: {单位: 万元, 年度资金总额: {全年预算数: 100, 全年执行数: %s}}"
_PARTS = """类型: 部门整体支出绩效自评
年度: 2024
名称: 某市交通运输局
资金: {单位: 万元, 年度资金总额: {全年执行数: 670}, 其中: {基本支出: {全年执行数: 200}, 项目支出: {全年预算数: %s, 全年执行数: 470}}}
绩效指标: {产出指标: {数量指标: [{指标: 小修里程, 年度指标值: 50公里, 分值: 1}]}}
"""
_PART = "名称: %s\n类型: 项目支出绩效自评\n年度: 2024\n主管部门: 某市交通运输局\n资金: {单位: 万元, 年度资金总额: {全年预算数: %s, 全年执行数: %s}}"
EXAMPLES = (
    fires(
        _DEPARTMENT + "\n---\n" + _PROJECT % 95,
        "1个项目的全年执行数之和95万元，部门表的项目支出全年执行数为90万元。",
        "项目“农村公路养护”全年执行数95万元，部门表经费控制“公路养护”决算数为90万元。",
    ),
    fires(
        _PARTS % 600 + "\n---\n" + _PART % ("大修", 200, 190) + "\n---\n" + _PART % ("小修", 300, 280),
        "2个项目的全年预算数之和500万元，部门表的项目支出全年预算数为600万元。",
    ),
    silent(_DEPARTMENT + "\n---\n" + _PROJECT % 90),
    silent(_PARTS % 500 + "\n---\n" + _PART % ("大修", 200, 190) + "\n---\n" + _PART % ("小修", 300, 280)),
)
COLUMNS = (("年初预算数", "initial"), ("全年预算数", "budget"), ("全年执行数", "spent"))
TAIL = Decimal(100)  # 元: what rounding to 万元 leaves


def compare(group: Group) -> Iterator[Finding]:
    """Rows of 经费控制 against projects, and the sum of projects against 项目支出."""
    department = group.department
    if department is None or not group.projects:
        return
    expense = _project_expense(department)
    pairs = _pairs(expense, group.projects)
    for part, project in pairs:
        yield from _one(part, project)
    complete = bool(expense and expense.parts) and len(pairs) == len(expense.parts if expense else ()) == len(
        group.projects
    )
    yield from _sum(department, group.projects, complete=complete)
    if complete or len(group.projects) > 1:
        yield from _changes(department, group.projects)


def _changes(department: Table, projects: tuple[Table, ...]) -> Iterator[Finding]:
    """Additions and carry-over of the department must show in some project."""
    funds = department.sheet.funds
    rows = [project.sheet.funds for project in projects if project.sheet.funds is not None]
    totals = [(row.total.initial, row.total.budget) for row in rows]
    if funds is None or not rows or any(None in pair for pair in totals):
        return
    change = funds.adjustment
    raised = any(initial is not None and budget is not None and budget > initial for initial, budget in totals)
    if change is not None and change.added and not raised:
        yield CODE.at(
            change.at("追加"),
            f"部门表年中追加{plain(change.added)}{funds.unit}，{len(rows)}个项目表的全年预算数没有一个大于年初预算数，追加没有反映在项目表中。",
            "核对追加到哪个项目，改正该项目的年初预算数。",
            level=Level.WARNING,
            title="部门的预算追加没有反映在项目表中",
            related=tuple(Related(row.total.at("年初预算数"), "项目的年初预算数") for row in rows[:5]),
        )
    opening = funds.carryover.opening if funds.carryover is not None else None
    parts = [part for row in rows for name, part in row.parts.items() if "结转" in name and part.initial is not None]
    if opening is None or len(parts) < len(rows):
        return
    total = sum((yuan(part.initial or Decimal(0), rows[0].unit) for part in parts), Decimal(0))
    if abs(total - yuan(opening, funds.unit)) > TAIL and funds.carryover is not None:
        yield CODE.at(
            funds.carryover.at("年初"),
            f"部门表年初结转结余{plain(opening)}{funds.unit}，{len(rows)}个项目表上年结转资金的年初预算数之和为{wan(total)}，"
            f"相差{wan(abs(total - yuan(opening, funds.unit)))}。",
            "核对各项目上年结转的年初数；年中收回的不应从年初数中扣除。",
            level=Level.WARNING,
            title="部门的年初结转与项目之和不符",
            related=tuple(Related(part.at("年初预算数"), "项目的上年结转") for part in parts[:5]),
        )


def _project_expense(department: Table) -> Expense | None:
    basics = department.sheet.basics
    rows = basics.expenses if basics is not None else ()
    return next((row for row in rows if row.name.strip() == "项目支出"), None)


def _pairs(expense: Expense | None, projects: tuple[Table, ...]) -> list[tuple[Expense, Table]]:
    found = []
    for part in expense.parts if expense is not None else ():
        fitting = [project for project in projects if _alike(part.name, project.sheet.name)]
        if len(fitting) == 1:
            found.append((part, fitting[0]))
    return found


def _alike(one: str, other: str) -> bool:
    return near(one, other) or _bare(one) == _bare(other)


def _bare(name: str) -> str:
    """业务经费, 业务工作经费 and 业务工作 are one; so are 其他事业发展资金 and 其他事业发展类项目."""
    name = core(name)
    for word in ("资金", "经费", "专项", "项目", "工作", "支出", "类", "农村"):
        name = name.replace(word, "") if len(name.replace(word, "")) >= 2 else name
    return name


def _one(part: Expense, project: Table) -> Iterator[Finding]:
    funds = project.sheet.funds
    if funds is None:
        return
    for column, amount, label, due in (
        ("预算数", part.budget, "全年预算数", funds.total.budget),
        ("决算数", part.final, "全年执行数", funds.total.spent),
    ):
        if amount is None or due is None or abs(yuan(amount, WAN) - yuan(due, funds.unit)) <= TAIL:
            continue
        yield CODE.at(
            funds.total.at(label),
            f"项目“{project.sheet.name}”{label}{wan(yuan(due, funds.unit))}，部门表经费控制“{part.name}”{column}为{wan(yuan(amount, WAN))}。",
            "按决算核对部门表和项目表。",
            related=(Related(part.at(column), f"部门表经费控制“{part.name}”"),),
        )


def _sum(department: Table, projects: tuple[Table, ...], *, complete: bool) -> Iterator[Finding]:
    funds = department.sheet.funds
    whole = purpose(funds, "项目支出") if funds is not None else None
    if funds is None or whole is None:
        return
    sums = [(column, *pair) for column, field in COLUMNS if (pair := _pair(whole, funds, projects, field)) is not None]
    # several projects that add up in one column are all there are
    complete = complete or (len(projects) > 1 and any(total == due > 0 for _, total, due in sums))
    for column, total, due in sums:
        if total - due > TAIL or (complete and due - total > TAIL):
            yield CODE.at(
                whole.at(column),
                f"{len(projects)}个项目的{column}之和{wan(total)}，部门表的项目支出{column}为{wan(due)}。",
                "按决算核对部门表和项目表。",
                related=tuple(
                    Related(project.sheet.at("资金"), f"项目“{project.sheet.name}”") for project in projects[:5]
                ),
            )


def _pair(whole: Amounts, funds: Funds, projects: tuple[Table, ...], field: str) -> tuple[Decimal, Decimal] | None:
    """The sum of the projects and the department's amount in one column, in 元."""
    amount: Decimal | None = getattr(whole, field)
    parts = [_yuan(project, field) for project in projects]
    if amount is None or None in parts:
        return None
    return sum((part for part in parts if part is not None), Decimal(0)), yuan(amount, funds.unit)


def _yuan(project: Table, field: str) -> Decimal | None:
    funds = project.sheet.funds
    row: Amounts | None = funds.total if funds is not None else None
    amount: Decimal | None = getattr(row, field) if row is not None else None
    return None if amount is None or funds is None else yuan(amount, funds.unit)
