"""同一指标重复出现，或者一个指标包含在另一个之内。

同一张表里名称相同的指标：二级指标和指标值也相同的，是重复计分（错误）；指标值相同而归类不同的，是同一件事从两处计分（疑点）；
指标值不同的，只作提示（名称应能区分）。名称一个包含另一个、指标值和完成值又完全相同的，可能是同一件事拆成两项；
数值在10以下的巧合较多，只作提示。

查不出：名称完全不同的重复指标。
改法：合并，或者在名称中写明区别。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Row, Table, fires, manual, measured, silent
from perfscore.checks.words import core, near, normal, same
from perfscore.model.finding import Category, Code, Finding, Level, Related

CODE = Code("PS505", Level.WARNING, Category.TARGET, "指标重复", manual(__doc__))

EXAMPLES = (
    fires(
        "- {指标: 小修里程, 年度指标值: ≥50公里, 分值: 5}\n- {指标: 小修里程, 年度指标值: ≥50公里, 分值: 5}",
        "“小修里程”在“数量指标”下出现两次，指标值都是“≥50公里”，同一件事计了两次分。",
    ),
    fires(
        "- {指标: 新增耕地核实, 年度指标值: ≥400个, 分值: 5}\n- {指标: 新增耕地核实意见, 年度指标值: ≥400个, 分值: 5}",
        "“新增耕地核实意见”与“新增耕地核实”名称相近，指标值都是“≥400个”，可能是同一件事计了两次分。",
    ),
    silent("- {指标: 内业审核, 年度指标值: ≥400个, 分值: 5}\n- {指标: 外业核查, 年度指标值: ≥400个, 分值: 5}"),
    silent("- {指标: 小修里程, 年度指标值: ≥50公里, 分值: 5}\n- {指标: 大修里程, 年度指标值: ≥50公里, 分值: 5}"),
)
LONG = 8
"""A name of so many characters that stands in another one whole is no accident."""


def check(table: Table) -> Iterator[Finding]:
    """Equal names, and names inside one another with equal values."""
    seen: dict[str, Row] = {}
    values: dict[tuple[str, str], list[Row]] = {}
    for row in table.rows:
        key = normal(row.indicator.name)
        first = seen.setdefault(key, row)
        if first is not row and same(first.indicator.name, row.indicator.name):
            yield _same(first, row)
            continue
        alike = (_squeezed(row.indicator.target), _squeezed(row.indicator.actual))
        for other in values.get(alike, ())[-40:]:
            if measured(row.target) is not None and _inside(row.indicator.name, other.indicator.name):
                yield _contained(other, row)
                break
        values.setdefault(alike, []).append(row)


def _same(first: Row, row: Row) -> Finding:
    one, two = first.indicator, row.indicator
    equal = _squeezed(one.target) == _squeezed(two.target)
    place = one.level2 or one.level1
    if equal and (one.level1, one.level2) == (two.level1, two.level2):
        level, message = Level.ERROR, f"在“{place}”下出现两次，指标值都是“{one.target_shown}”，同一件事计了两次分"
    elif equal:
        other = two.level2 or two.level1
        level, message = (
            Level.WARNING,
            f"在“{place}”和“{other}”下各出现一次，指标值都是“{one.target_shown}”，同一件事计了两次分",
        )
    else:
        level = Level.HINT
        message = f"出现两次，指标值分别为“{one.target or ''}”“{two.target or ''}”，名称应能区分"
    return CODE.at(
        two.at("指标"),
        f"“{two.name}”{message}。",
        "合并为一项，或者在名称中写明区别。",
        level=level,
        indicator=two.name,
        stake=two.full,
        related=(Related(one.at("指标"), f"“{one.name}”"),),
    )


def _contained(other: Row, row: Row) -> Finding:
    one, two = other.indicator, row.indicator
    return CODE.at(
        two.at("指标"),
        f"“{two.name}”与“{one.name}”名称相近，指标值都是“{one.target_shown}”，可能是同一件事计了两次分。",
        "核实是否为同一件事；不是的，在名称中写明区别。",
        title="指标可能重复",
        level=Level.WARNING if _telling(row) else Level.HINT,
        indicator=two.name,
        stake=two.full,
        related=(Related(one.at("指标"), f"“{one.name}”"),),
    )


def _inside(one: str, other: str) -> bool:
    a, b = sorted((normal(one), normal(other)), key=len)
    if a not in b and core(one) != core(other):
        return False
    return near(one, other) or len(a) >= LONG


def _telling(row: Row) -> bool:
    target = measured(row.target)
    return target is not None and target.lower > Decimal(10) and target.unit.family != "percent"


def _squeezed(text: str | None) -> str:
    return "".join((text or "").split())
