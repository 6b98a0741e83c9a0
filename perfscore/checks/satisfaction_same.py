"""几张表的满意度完全相同。

同一部门、同一年度的三张以上的表，满意度的实际完成值都是同一个数。不同项目的服务对象不同，满意度很少完全一样，
可能没有分别调查。

查不出：确实是同一次调查的（请在“数据来源”写明）。
改法：分项目调查，或者写明是同一次调查。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from perfscore.checks.base import Row, fires, manual, said, silent
from perfscore.checks.group import Group
from perfscore.model.finding import Category, Code, Finding, Level, Related
from perfscore.values.types import Percent

CODE = Code("PS416", Level.HINT, Category.CROSS, "几张表的满意度完全相同", manual(__doc__))

_TABLE = """类型: 项目支出绩效自评
年度: 2024
名称: %s
主管部门: 某市交通运输局
绩效指标: {满意度指标: [{指标: 群众满意度, 年度指标值: ≥90%%, 实际完成值: %s, 分值: 10}]}"""
EXAMPLES = (
    fires(
        "\n---\n".join(_TABLE % (name, "95%") for name in ("小修", "中修", "大修")),
        "3张表（小修、中修、大修）的满意度都是95%。",
    ),
    silent("\n---\n".join(_TABLE % pair for pair in (("小修", "95%"), ("中修", "93%"), ("大修", "95%")))),
)
MANY = 3


def surveyed(row: Row) -> bool:
    """A rate of satisfaction that does not say where it comes from."""
    return "满意" in row.indicator.name and isinstance(row.actual, Percent) and not said(row.indicator.data_source)


def compare(group: Group) -> Iterator[Finding]:
    """One rate of satisfaction in three tables or more."""
    found: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for table in group.tables:
        for row in table.rows:
            if surveyed(row):
                found[str(row.actual)].append((str(table.sheet.name), row))
                break
    for value, rows in found.items():
        if len(rows) < MANY:
            continue
        names = "、".join(name for name, _ in rows[:5]) + ("等" if len(rows) > 5 else "")
        first = rows[0][1].indicator
        yield CODE.at(
            first.at("实际完成值"),
            f"{len(rows)}张表（{names}）的满意度都是{value}。",
            "分项目调查，或者在“数据来源”写明是同一次调查。",
            indicator=first.name,
            related=tuple(Related(row.indicator.at("实际完成值"), f"“{name}”表") for name, row in rows[1:6]),
        )
