"""同一件事在两张表中的范围不同。

部门整体表和项目表中同一或相近的指标，名称和指标值里都写明了覆盖的行政单位数（“14市州122县市区”与“14个县市区”），
同一种行政单位的数目却不同。

查不出：没有写明数目的范围。
改法：核对批复的范围，两处统一；项目只承担一部分的，在备注写明。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfscore.checks.across import place, title
from perfscore.checks.base import Row, fires, manual, said, silent
from perfscore.checks.group import Group
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS409", Level.WARNING, Category.CROSS, "同一件事在两张表中的范围不同", manual(__doc__))

_DEPARTMENT = """类型: 部门整体支出绩效自评
年度: 2024
名称: 某省林业局
绩效指标: {产出指标: {数量指标: [{指标: 林权登记数据库质检（覆盖122个县市区）, 年度指标值: 1项, 分值: 1}]}}
"""
_PROJECT = """主管部门: 某省林业局
类型: 项目支出绩效自评
年度: 2024
名称: 林权登记
绩效指标: {产出指标: {数量指标: [{指标: 林权登记数据库, 年度指标值: 完成%s个县市区存量数据质检, 分值: 1}]}}"""
EXAMPLES = (
    fires(
        _DEPARTMENT + "\n---\n" + _PROJECT % 14,
        "“林权登记数据库质检（覆盖122个县市区）”写122个县市区，“林权登记”表（2.yaml:5）的“林权登记数据库”写14个县市区。",
    ),
    silent(_DEPARTMENT + "\n---\n" + _PROJECT % 122),
)
_SCOPE = re.compile(r"(\d+)\s*个?\s*(县市区|县区|市州|地市|市县|乡镇|街道|社区|行政村)")


def compare(group: Group) -> Iterator[Finding]:
    """Numbers of administrative units in names and targets of corresponding rows."""
    for whole, matches in group.matches:
        wide = _scopes(whole)
        if not wide or said(whole.indicator.remark):
            continue
        for match in matches:
            narrow = _scopes(match.part)
            for unit, count in wide.items():
                if unit in narrow and narrow[unit] != count:
                    other = match.part.indicator.at("指标").reference
                    yield CODE.at(
                        whole.indicator.at("指标"),
                        f"“{whole.indicator.name}”写{count}个{unit}，{title(match.project)}（{other}）的“{match.part.indicator.name}”写{narrow[unit]}个{unit}。",
                        "核对批复的范围，两处统一；项目只承担一部分的，在备注写明。",
                        indicator=whole.indicator.name,
                        stake=whole.indicator.full,
                        related=(place(match.project, match.part, "年度指标值"),),
                    )


def _scopes(row: Row) -> dict[str, str]:
    indicator = row.indicator
    return {unit: count for count, unit in _SCOPE.findall(f"{indicator.name} {indicator.target or ''}")}
