"""同一指标在部门整体表和项目表中的实际完成值不同。

同一件工作只有一个完成数。部门表的完成值应等于项目表的完成值，或者等于几个项目表之和；部门表反而小于一个项目表的，整体小于部分，
必有一处有误。一处写“达标”一类的词、另一处写明日期或数值的，作提示。名称怎样算相同或相近，见PS401。

查不出：名称完全改写的同一指标；统计时点不同的数（请在备注写明）。
改法：核对原始资料，两处统一。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfscore.checks.across import amount, called, comparable, equal, place, rounded_alike, seen
from perfscore.checks.base import Row, fires, is_rate, manual, said, silent
from perfscore.checks.group import Group, Match
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.values.types import Statement, Value, Verdict

CODE = Code("PS402", Level.WARNING, Category.CROSS, "同一指标在两张表中的实际完成值不同", manual(__doc__))

_DEPARTMENT = """类型: 部门整体支出绩效自评
年度: 2024
名称: 某市交通运输局
绩效指标: {产出指标: {数量指标: [{指标: 科普活动, 年度指标值: 50场, 实际完成值: %s, 分值: 1}]}}
"""
_SURVEY = """类型: 部门整体支出绩效自评
年度: 2024
名称: 某市交通运输局
绩效指标: {满意度指标: {满意度: [{指标: 群众满意度, 年度指标值: ≥90%, 实际完成值: 93%, 分值: 1}]}}
"""
_PROJECT = "- {指标: 开展科普活动, 年度指标值: 50场, 实际完成值: 300场, 分值: 1}"
EXAMPLES = (
    fires(
        _DEPARTMENT % "100场" + "\n---\n" + _PROJECT,
        "“科普活动”与“开展科普活动”名称相近，“某市交通运输局”表 指标值50场、完成100场；"
        "“农村公路养护”表（2.yaml:8）指标值50场、完成300场。部门整体小于项目，必有一处有误。",
    ),
    silent(_DEPARTMENT % "300场" + "\n---\n" + _PROJECT),
    silent(_SURVEY + "\n---\n- {指标: 驾驶人群众满意度, 年度指标值: ≥90%, 实际完成值: 95%, 分值: 1}"),
)


def compare(group: Group) -> Iterator[Finding]:
    """Actuals of corresponding rows."""
    for whole, matches in group.matches:
        if said(whole.indicator.remark):
            continue
        known = any(equal(whole.actual, match.part.actual) for match in matches)
        if not known and _sum(whole, matches):
            continue
        for match in matches:
            if match.survey and not match.exact:
                continue  # 家长满意度 and 幼儿家长满意度: other people were asked
            if _differ(whole.actual, match.part.actual) and not (known and _asserted(match.part.actual)):
                yield _finding(match, known)


def _differ(one: Value | None, other: Value | None) -> bool:
    if one is None or other is None or equal(one, other):
        return False
    if comparable(one, other):
        return True
    return _asserted(one) != _asserted(other) and not (isinstance(one, Statement) and isinstance(other, Statement))


def _asserted(value: Value | None) -> bool:
    """“达标” and the like where the other table has a figure."""
    return isinstance(value, Statement) and value.verdict is Verdict.MET


def _sum(whole: Row, matches: tuple[Match, ...]) -> bool:
    total = amount(whole.actual)
    parts = [amount(match.part.actual) for match in matches]
    if total is None or len(parts) < 2 or None in parts:
        return False
    return total[1] == sum((part[1] for part in parts if part is not None), Fraction(0))


def _finding(match: Match, known: bool) -> Finding:
    whole, part = match.whole, match.part
    a, b = amount(whole.actual), amount(part.actual)
    alike = rounded_alike(whole.actual, part.actual)
    numbers = a is not None and b is not None
    tail = "实际完成值不同。"
    if alike:
        tail = "两处保留的小数位数不同。"
    elif a is not None and b is not None and a[2] < b[1] and not is_rate(whole.actual):
        tail = "部门整体小于项目，必有一处有误。"
    elif not numbers and not comparable(whole.actual, part.actual):
        tail = "一处只写结论，另一处写明了完成情况。"
    return CODE.at(
        whole.indicator.at("实际完成值"),
        f"{called(match)}{'：' if match.exact else ''}{seen(match.department, whole, own=True)}；{seen(match.project, part)}。{tail}",
        "核对原始资料，两处统一；统计口径确有不同的，在备注中写明。",
        level=Level.HINT if known or alike or match.survey or not numbers else None,
        title=None if match.exact else "相近指标在两张表中的实际完成值不同",
        indicator=whole.indicator.name,
        stake=whole.indicator.full,
        related=(place(match.project, part, "实际完成值"),),
    )
