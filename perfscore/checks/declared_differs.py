"""自评的指标与申报的绩效目标不符。

同一名称、同一年度既有绩效目标申报表又有自评表的，逐项比较：自评的指标值与申报的不同、又没有填写“调整”的，是疑点
（年末不得改换批复的指标和指标值）；申报了而自评没有的、自评增加的，作提示。

查不出：名称改写的指标。
改法：以批复的绩效目标为准；经批准调整的，填写“调整”的原指标值和依据。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.across import comparable, equal
from perfscore.checks.base import Table, fires, manual, silent
from perfscore.checks.group import Group
from perfscore.checks.words import normal
from perfscore.model import Kind
from perfscore.model.finding import Category, Code, Finding, Level, Related

CODE = Code("PS408", Level.WARNING, Category.CROSS, "自评的指标值与申报的不同", manual(__doc__))

_DECLARED = """类型: 绩效目标申报
年度: 2024
名称: 农村公路养护
主管部门: 某市交通运输局
绩效指标: {产出指标: {数量指标: [{指标: 小修里程, 年度指标值: 60公里, 分值: 10}]}}"""
_ROW = "- {指标: 小修里程, 年度指标值: 50公里, 实际完成值: 52公里, 分值: 10%s}"
EXAMPLES = (
    fires(
        _DECLARED + "\n---\n" + _ROW % "",
        "“小修里程”自评表的指标值“50公里”，申报表（1.yaml:5）为“60公里”，没有填写调整依据。",
    ),
    silent(_DECLARED + "\n---\n" + _ROW % ", 调整: {原指标值: 60公里, 依据: 年中预算调减}"),
)


def compare(group: Group) -> Iterator[Finding]:
    """Declarations against self-evaluations of the same name."""
    declared = {normal(table.sheet.name): table for table in group.tables if table.sheet.kind is Kind.DECLARATION}
    for table in group.tables if declared else ():
        if table.sheet.kind is not Kind.DECLARATION and normal(table.sheet.name) in declared:
            yield from _tables(table, declared[normal(table.sheet.name)])


def _tables(table: Table, declaration: Table) -> Iterator[Finding]:
    rows = {_key(row.indicator.level2, row.indicator.name): row for row in declaration.rows}
    for row in table.rows:
        indicator = row.indicator
        before = rows.pop(_key(indicator.level2, indicator.name), None)
        if before is None or indicator.change is not None:
            continue
        if comparable(row.target, before.target) and not equal(row.target, before.target):
            old = before.indicator
            yield CODE.at(
                indicator.at("年度指标值"),
                f"“{indicator.name}”自评表的指标值“{indicator.target_shown}”，申报表（{old.at('指标').reference}）为“{old.target_shown}”，没有填写调整依据。",
                "以批复的绩效目标为准；经批准调整的，填写“调整”。",
                indicator=indicator.name,
                stake=indicator.full,
                related=(Related(old.at("年度指标值"), "申报的指标值"),),
            )
    for left in rows.values():
        yield CODE.at(
            table.sheet.key_at("绩效指标"),
            f"申报表的“{left.indicator.name}”（{left.indicator.at('指标').reference}）在自评表中没有。",
            "申报的指标都应自评；经批准取消的，在报告中说明。",
            title="申报的指标没有自评",
            level=Level.HINT,
            related=(Related(left.indicator.at("指标"), "申报表的指标"),),
        )


def _key(level2: str | None, name: str) -> str:
    return f"{level2 or ''}/{normal(name)}"
