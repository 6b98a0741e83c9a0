"""与上一年的表不符。

同一单位、同一名称的表有相邻两年的：指标“上年完成值”应等于上年表的实际完成值；同名指标的计量单位不应改变（金额与数量互换等）；
指标值低于上年实际完成值一半以下的，作提示。编号相同的指标视为同一指标，没有编号的按名称。

查不出：改了名称又没有编号的指标。
改法：按上年的自评表更正；指标值偏低的按实际能力确定。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.across import amount, comparable, equal
from perfscore.checks.base import Row, Table, fires, manual, measured, silent
from perfscore.checks.words import normal
from perfscore.model.finding import Category, Code, Finding, Level, Related
from perfscore.values import parse
from perfscore.values.types import Percent

CODE = Code("PS407", Level.WARNING, Category.CROSS, "与上一年的表不符", manual(__doc__))

_LAST = """类型: 项目支出绩效自评
年度: 2023
名称: 农村公路养护
主管部门: 某市交通运输局
绩效指标: {产出指标: {数量指标: [{指标: 小修里程, 年度指标值: 50公里, 实际完成值: 52公里, 分值: 10}]}}"""
_ROW = "- {指标: 小修里程, 年度指标值: %s, 上年完成值: %s, 分值: 5}"
EXAMPLES = (
    fires(
        _LAST + "\n---\n" + _ROW % ("55公里", "58公里"),
        "“小修里程”上年完成值写“58公里”，2023年的表（1.yaml:5）实际完成值为“52公里”。",
    ),
    silent(_LAST + "\n---\n" + _ROW % ("55公里", "52公里")),
)


def compare(this: Table, last: Table) -> Iterator[Finding]:
    """A table against that of the year before."""
    known = {key: row for row in last.rows for key in _keys(row)}
    for row in this.rows:
        before = next((known[key] for key in _keys(row) if key in known), None)
        if before is not None:
            yield from _row(row, before, last)


def _keys(row: Row) -> tuple[str, ...]:
    indicator = row.indicator
    place = f"{indicator.level2 or indicator.level1}/{normal(indicator.name)}"
    return (f"#{indicator.identifier}", place) if indicator.identifier else (place,)


def _row(row: Row, before: Row, last: Table) -> Iterator[Finding]:
    indicator, old = row.indicator, before.indicator
    year = last.sheet.year
    place = f"{year}年的表（{old.at('指标').reference}）"
    claimed = parse(indicator.last_year, year=year) if indicator.last_year else None
    if claimed is not None and comparable(claimed, before.actual) and not equal(claimed, before.actual):
        yield CODE.at(
            indicator.at("上年完成值"),
            f"“{indicator.name}”上年完成值写“{indicator.last_year}”，{place}实际完成值为“{old.actual}”。",
            "按上年的自评表更正。",
            indicator=indicator.name,
            related=(Related(old.at("实际完成值"), f"{year}年的实际完成值"),),
        )
    one, other = measured(row.target), measured(before.target)
    if (
        one is not None
        and other is not None
        and one.unit.family != other.unit.family
        and one.unit.name
        and other.unit.name
    ):
        yield CODE.at(
            indicator.at("年度指标值"),
            f"“{indicator.name}”指标值“{indicator.target_shown}”，{place}为“{old.target_shown}”，计量单位不是一类。",
            "核对是否为同一指标；是的，统一计量单位。",
            title="计量单位与上一年不同",
            indicator=indicator.name,
            related=(Related(old.at("年度指标值"), f"{year}年的指标值"),),
        )
    yield from _lowered(row, before, place)


def _lowered(row: Row, before: Row, place: str) -> Iterator[Finding]:
    target, actual = amount(row.target), amount(before.actual)
    if target is None or actual is None or target[0] != actual[0] or row.cost or isinstance(row.target, Percent):
        return
    goal = measured(row.target)
    if goal is None or (goal.relation is not None and goal.relation.lower_is_better) or 2 * target[2] >= actual[1]:
        return
    yield CODE.at(
        row.indicator.at("年度指标值"),
        f"“{row.indicator.name}”指标值“{row.indicator.target_shown}”，不到上年完成值“{before.indicator.actual}”的一半（{place}）。",
        "按实际能力确定指标值，或者说明调低的原因。",
        title="指标值大幅低于上年完成值",
        level=Level.HINT,
        indicator=row.indicator.name,
        related=(Related(before.indicator.at("实际完成值"), "上年的实际完成值"),),
    )
