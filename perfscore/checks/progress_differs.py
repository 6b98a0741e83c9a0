"""部门整体称完成，项目称没有完成。

部门整体表的一项指标写完成（或照抄期限），项目表中同一或相近的指标却写明没有完成、部分完成。部门的工作包括项目的工作，
项目没有完成，部门就没有全部完成。

查不出：项目未完成的部分是否属于部门这项指标。
改法：部门整体表据实填写未完成的部分，重新计分并说明原因。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.across import called, place, seen
from perfscore.checks.base import Row, fires, manual, silent
from perfscore.checks.group import Group
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.values.types import Statement, Value, Verdict

CODE = Code("PS405", Level.WARNING, Category.PROGRESS, "部门整体称完成而项目称没有完成", manual(__doc__))

_DEPARTMENT = """类型: 部门整体支出绩效自评
年度: 2024
名称: 某市交通运输局
绩效指标: {产出指标: {时效指标: [{指标: 工作任务完成时间, 年度指标值: 2024年内完成, 实际完成值: %s, 分值: 1, 自评得分: %s}]}}
"""
_PROJECT = "绩效指标: {产出指标: {时效指标: [{指标: 工作任务完成情况, 年度指标值: 2024年内完成, 实际完成值: 部分工作没有在年度内完成, 分值: 1}]}}"
EXAMPLES = (
    fires(
        _DEPARTMENT % ("2024年内完成", 1) + "\n---\n" + _PROJECT,
        "“工作任务完成时间”与“工作任务完成情况”名称相近，“某市交通运输局”表 指标值2024年内完成、完成2024年内完成、得分率100%；"
        "“农村公路养护”表（2.yaml:5）指标值2024年内完成、完成部分工作没有在年度内完成。项目没有完成，部门整体却按完成计。",
    ),
    silent(_DEPARTMENT % ("部分工作没有完成", 0.6) + "\n---\n" + _PROJECT),
)
OPEN = (Verdict.PARTIAL, Verdict.FAILED)


def compare(group: Group) -> Iterator[Finding]:
    """A project's failing words against the department's full marks."""
    for whole, matches in group.matches:
        if _open(whole.actual) or not _claims_full(whole):
            continue
        for match in matches:
            if _open(match.part.actual):
                yield CODE.at(
                    whole.indicator.at("实际完成值"),
                    f"{called(match)}{'：' if match.exact else ''}{seen(match.department, whole, own=True)}；{seen(match.project, match.part)}。"
                    "项目没有完成，部门整体却按完成计。",
                    "部门整体表据实填写未完成的部分，重新计分并说明原因。",
                    indicator=whole.indicator.name,
                    stake=whole.indicator.full,
                    related=(place(match.project, match.part, "实际完成值"),),
                )


def _open(value: Value | None) -> bool:
    return isinstance(value, Statement) and value.verdict in OPEN


def _claims_full(row: Row) -> bool:
    indicator = row.indicator
    return indicator.actual is not None and (indicator.reported is None or indicator.reported == indicator.full)
