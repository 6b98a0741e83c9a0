"""自评等级与自评总分不符。

自评等级应是自评总分按评分办法的等级线（一般90分优、80分良、60分中）对应的等级。没有填自评总分的不比较。

查不出：另有规定等级线的（写进自定的评分办法）。
改法：按总分更正等级；总分有误的先改总分。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.language.numbers import plain
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS319", Level.ERROR, Category.SCORE, "自评等级与自评总分不符", manual(__doc__))

EXAMPLES = (
    fires("自评总分: 89.99\n自评等级: 优", "自评等级“优”；自评总分89.99分（满分100分）对应“良”。"),
    silent("自评总分: 90\n自评等级: 优"),
)


def check(table: Table) -> Iterator[Finding]:
    """The declared grade against the declared total."""
    sheet, terms = table.sheet, table.card.policy.terms
    total, grade = sheet.reported_total, sheet.reported_grade
    if total is None or grade is None or not terms.whole:
        return
    share = Fraction(total) / Fraction(terms.whole)
    due = next((name for name, floor in terms.grades if share >= floor), None)
    known = any(name in grade for name, _ in terms.grades)  # 优秀 is 优; A and 一级 are another scale
    if due is None or due in grade or not known:
        return
    yield CODE.at(
        sheet.at("自评等级"),
        f"自评等级“{grade}”；自评总分{plain(total)}分（满分{plain(terms.whole)}分）对应“{due}”。",
        "按总分更正等级；总分有误的先改总分。",
    )
