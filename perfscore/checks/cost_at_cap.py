"""多项成本的完成值与上限分文不差。

成本指标中有三项以上的完成值恰好等于上限。实际支出很少与预算上限分毫不差，可能是按预算数倒填，而不是决算数。

查不出：确实按合同价一次付清的（请在“数据来源”写明）。
改法：按决算数核对完成值。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, said, silent
from perfscore.checks.money import money
from perfscore.model.finding import Category, Code, Finding, Level, Related

CODE = Code("PS329", Level.HINT, Category.FUNDS, "多项成本的完成值与上限分文不差", manual(__doc__))

_ROW = "{指标: %s, 年度指标值: ≤%s万元, 实际完成值: %s万元, 分值: 5}"
_TABLE = "绩效指标: {成本指标: [%s]}"
_THREE = ", ".join(_ROW % (name, amount, amount) for name, amount in (("小修", 20), ("中修", 35), ("大修", 80)))
EXAMPLES = (
    fires(_TABLE % _THREE, "3项成本中有3项的完成值与上限分文不差：小修、中修、大修。"),
    silent(_TABLE % (_ROW % ("小修", 20, "19.6") + ", " + _ROW % ("大修", 80, 80))),
)
MANY = 3


def check(table: Table) -> Iterator[Finding]:
    """Costs that equal their caps to the last place."""
    costs = [row for row in table.rows if row.cost and money(row.target) and money(row.actual) is not None]
    equal = [
        row.indicator for row in costs if money(row.target) == money(row.actual) and not said(row.indicator.data_source)
    ]
    if len(equal) < MANY:
        return
    names = "、".join(indicator.name for indicator in equal[:5]) + ("等" if len(equal) > 5 else "")
    yield CODE.at(
        equal[0].at("实际完成值"),
        f"{len(costs)}项成本中有{len(equal)}项的完成值与上限分文不差：{names}。",
        "按决算数核对完成值。",
        indicator=equal[0].name,
        related=tuple(Related(indicator.at("实际完成值"), f"“{indicator.name}”") for indicator in equal[1:]),
    )
