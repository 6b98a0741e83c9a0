"""成本远低于上限而没有说明。

成本的实际完成值不到上限的80%，而“偏差原因”等没有说明。可能是真的节约，也可能是上限定得偏高，或者工作没有做完，应当分析。
80%是系统约定，文件未作规定；不影响得分。

查不出：上限按多年期安排的。
改法：说明节约的原因；上限偏高的下年调整。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.checks.money import money
from perfscore.language.numbers import plain, round_half_up
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS606", Level.HINT, Category.EXCESS, "成本远低于上限而没有说明", manual(__doc__))

_ROW = "绩效指标: {成本指标: [{指标: 展馆运行, 年度指标值: ≤1450万元, 实际完成值: %s万元, 分值: 5}]}"
EXAMPLES = (
    fires(_ROW % 1000, "“展馆运行”上限“≤1450万元”，实际“1000万元”，为上限的69%，没有说明。"),
    silent(_ROW % 1300),
)
LINE = Fraction(8, 10)


def check(table: Table) -> Iterator[Finding]:
    """Costs below four fifths of their cap."""
    for row in table.rows:
        if not row.cost:
            continue
        target, actual = money(row.target), money(row.actual)
        if not target or actual is None or row.explained or actual <= 0:
            continue
        share = Fraction(actual) / Fraction(target)
        if Fraction(1, 1000) < share < LINE:
            indicator = row.indicator
            yield CODE.at(
                indicator.at("实际完成值"),
                f"“{indicator.name}”上限“{indicator.target_shown}”，实际“{indicator.actual}”，"
                f"为上限的{plain(round_half_up(share * 100, 1))}%，没有说明。",
                "说明节约的原因；上限偏高的下年调整。",
                indicator=indicator.name,
            )
