"""同一指标在两张表中的计量单位不同。

名称相同的指标，一处按个计、另一处按项计，或者一处是数量、另一处是比率、金额，不能汇总和核对。计数单位之间（个、项）只作提示。

查不出：名称相近而不相同的指标（单位不同时多半本来就是两个指标）。
改法：以批复的绩效目标为准统一。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.across import place, seen
from perfscore.checks.base import fires, manual, measured, silent
from perfscore.checks.group import Group
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS403", Level.WARNING, Category.CROSS, "同一指标在两张表中的计量单位不同", manual(__doc__))

_DEPARTMENT = """类型: 部门整体支出绩效自评
年度: 2024
名称: 某市交通运输局
绩效指标: {产出指标: {数量指标: [{指标: 客运站改造, 年度指标值: %s, 分值: 1}]}}
"""
_PROJECT = "- {指标: 客运站改造, 年度指标值: 5个, 分值: 1}"
EXAMPLES = (
    fires(
        _DEPARTMENT % "500平方米" + "\n---\n" + _PROJECT,
        "“客运站改造”的指标值单位不同：“某市交通运输局”表 指标值500平方米；“农村公路养护”表（2.yaml:8）指标值5个。",
    ),
    silent(_DEPARTMENT % "5个" + "\n---\n" + _PROJECT),
)


def compare(group: Group) -> Iterator[Finding]:
    """Units of rows with the same name."""
    for whole, matches in group.matches:
        for match in matches:
            one, other = measured(whole.target), measured(match.part.target)
            if not match.exact or one is None or other is None or one.unit.name == other.unit.name:
                continue
            if not one.unit.name or not other.unit.name:
                continue
            families = one.unit.family != other.unit.family
            if not families and one.unit.family != "count":
                continue  # 公顷 and 亩 convert exactly
            yield CODE.at(
                whole.indicator.at("年度指标值"),
                f"“{whole.indicator.name}”的指标值单位不同：{seen(match.department, whole, own=True)}；{seen(match.project, match.part)}。",
                "以批复的绩效目标为准统一。",
                level=Level.WARNING if families else Level.HINT,
                indicator=whole.indicator.name,
                stake=whole.indicator.full,
                related=(place(match.project, match.part, "年度指标值"),),
            )
