"""同一指标在部门整体表和项目表中的指标值不同。

部门整体表的指标来自各项目表，同一指标的指标值应当一致。几个项目表都有同名指标的，部门表等于各表之和也算一致；等于其中一个的，
其余的只作提示。名称经过规范（去掉年份、标点、开头结尾的“开展”“数量”等）后相同，或者一个包含另一个、相邻两字的组合八成以上相同，
算同一或相近的名称；内业与外业、上半年与下半年等对立的词不算相近。只差小数位数的（63.54与63.5）作提示。

查不出：名称完全改写的同一指标；部门指标值含有没有列入的项目（请在备注写明构成）。
改法：以批复的绩效目标为准统一。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfscore.checks.across import amount, called, comparable, equal, place, rounded_alike, seen
from perfscore.checks.base import Row, fires, manual, said, silent
from perfscore.checks.group import Group, Match
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS401", Level.WARNING, Category.CROSS, "同一指标在两张表中的指标值不同", manual(__doc__))

_DEPARTMENT = """类型: 部门整体支出绩效自评
年度: 2024
名称: 某市交通运输局
绩效指标: {产出指标: {数量指标: [{指标: 审查评估报告, 年度指标值: %s, 实际完成值: 22个, 分值: 1}]}}
"""
_PROJECT = "- {指标: 审查评估报告, 年度指标值: 30个, 实际完成值: 22个, 分值: 1}"
EXAMPLES = (
    fires(
        _DEPARTMENT % "40个" + "\n---\n" + _PROJECT,
        "“审查评估报告”：“某市交通运输局”表 指标值40个、完成22个；“农村公路养护”表（2.yaml:8）指标值30个、完成22个。完成值相同，指标值不同。",
    ),
    silent(_DEPARTMENT % "30个" + "\n---\n" + _PROJECT),
    silent(_DEPARTMENT % "60个" + "\n---\n" + _PROJECT + "\n---\n" + _PROJECT),
)


def compare(group: Group) -> Iterator[Finding]:
    """Targets of corresponding rows."""
    for whole, matches in group.matches:
        if said(whole.indicator.remark):
            continue
        known = any(equal(whole.target, match.part.target) for match in matches)
        if not known and _sum(whole, matches):
            continue
        for match in matches:
            if match.survey and not match.exact:
                continue  # 家长满意度 and 幼儿家长满意度: other people were asked
            if comparable(whole.target, match.part.target) and not equal(whole.target, match.part.target):
                yield _finding(match, known)


def _sum(whole: Row, matches: tuple[Match, ...]) -> bool:
    total = amount(whole.target)
    parts = [amount(match.part.target) for match in matches]
    if total is None or len(parts) < 2 or None in parts:
        return False
    return total[1] == sum((part[1] for part in parts if part is not None), Fraction(0))


def _finding(match: Match, known: bool) -> Finding:
    whole, part = match.whole, match.part
    same_actual = equal(whole.actual, part.actual)
    tail = "完成值相同，指标值不同。" if same_actual else "指标值不同。"
    alike = rounded_alike(whole.target, part.target)
    if alike:
        tail = "两处保留的小数位数不同。"
    number = amount(whole.target) is not None and amount(part.target) is not None
    return CODE.at(
        whole.indicator.at("年度指标值"),
        f"{called(match)}{'：' if match.exact else ''}{seen(match.department, whole, own=True)}；{seen(match.project, part)}。{tail}",
        "以批复的绩效目标为准统一；部门指标值确含其他项目的，在备注中列明构成。",
        level=Level.HINT if known or alike or match.survey or not number else None,
        title=None if match.exact else "相近指标在两张表中的指标值不同",
        indicator=whole.indicator.name,
        stake=whole.indicator.full,
        related=(place(match.project, part, "年度指标值"),),
    )
