"""部门整体的成本上限小于所属项目同类成本之和。

部门整体表的一项成本（地质灾害防治 ≤480万元），与项目表中名称含有同一主题词（地质灾害）的各项成本比较：项目各项上限之和超过部门的
上限，或者完成值之和超过部门的完成值。主题词是部门成本名称去掉“防治”“保护”“管理”“建设”等字样后的部分（三个字以上）。

查不出：主题词不同的同类成本；部门口径本来就只含其中一部分的（因此只作提示）。
改法：核对部门与项目的成本口径，在备注列明构成。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Row, Table, fires, manual, said, silent
from perfscore.checks.group import Group
from perfscore.checks.money import money
from perfscore.checks.words import core, normal
from perfscore.language.money import wan
from perfscore.model.finding import Category, Code, Finding, Level, Related

CODE = Code("PS410", Level.HINT, Category.CROSS, "部门的成本小于项目同类成本之和", manual(__doc__))

_DEPARTMENT = """类型: 部门整体支出绩效自评
年度: 2024
名称: 某省自然资源厅
绩效指标: {成本指标: {经济成本指标: [{指标: 地质灾害防治, 年度指标值: ≤%s万元, 分值: 1}]}}
"""
_PROJECT = """类型: 项目支出绩效自评
年度: 2024
名称: 专项
主管部门: 某省自然资源厅
绩效指标:
  成本指标:
    经济成本指标:
      - {指标: 地质灾害隐患识别, 年度指标值: ≤400万元, 分值: 1}
      - {指标: 地质灾害气象预警, 年度指标值: ≤120万元, 分值: 1}"""
EXAMPLES = (
    fires(
        _DEPARTMENT % 480 + "\n---\n" + _PROJECT,
        "部门“地质灾害防治”指标值480万元；项目中含“地质灾害”的2项成本（地质灾害隐患识别、地质灾害气象预警）指标值合计520万元，超过40万元。",
    ),
    silent(_DEPARTMENT % 520 + "\n---\n" + _PROJECT),
)
_GENERIC = re.compile(
    r"(?:防治|保护|管理|建设|服务|创新|规划|利用|开发|治理|修复|监测|调查|工作|项目|经费|支出|成本)+$"
)


def compare(group: Group) -> Iterator[Finding]:
    """Cost rows of the department against those of projects with the same theme."""
    department = group.department
    if department is None:
        return
    parts = [(project, row) for project in group.projects for row in project.rows if row.cost and money(row.target)]
    for whole in department.rows:
        if not whole.cost or money(whole.target) is None or said(whole.indicator.remark):
            continue
        theme = _GENERIC.sub("", normal(core(whole.indicator.name)))
        if len(theme) < 3:
            continue
        same = [(project, row) for project, row in parts if theme in normal(row.indicator.name)]
        if len(same) > 1:
            yield from _sums(whole, theme, same)


def _sums(whole: Row, theme: str, same: list[tuple[Table, Row]]) -> Iterator[Finding]:
    for key, shown, of, values in (
        ("年度指标值", "指标值", money(whole.target), [money(row.target) for _, row in same]),
        ("实际完成值", "完成值", money(whole.actual), [money(row.actual) for _, row in same]),
    ):
        total = sum((value for value in values if value is not None), Decimal(0))
        if of is None or total <= of:
            continue
        names = "、".join(row.indicator.name for _, row in same[:3]) + ("等" if len(same) > 3 else "")
        yield CODE.at(
            whole.indicator.at(key),
            f"部门“{whole.indicator.name}”{shown}{wan(of)}；项目中含“{theme}”的{len(same)}项成本（{names}）{shown}合计{wan(total)}，超过{wan(total - of)}。",
            "核对部门与项目的成本口径，在备注列明构成。",
            indicator=whole.indicator.name,
            stake=whole.indicator.full,
            related=tuple(Related(row.indicator.at(key), f"“{row.indicator.name}”") for _, row in same[:5]),
        )
