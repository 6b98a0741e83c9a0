"""实际完成值超出指标值的范围。

指标值是一个范围（约5000—6000件），实际完成值在范围的上端以外（6100件）。按系统约定得满分，但范围既然写明了上端，
超出应有说明；超过上端130%的另按“大幅超额”处理。

查不出：范围本来只是估计的。
改法：说明原因；下年据实调整范围。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfscore.checks.base import Table, fires, manual, measured, silent
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.values.compare import Aligned, align

CODE = Code("PS605", Level.HINT, Category.EXCESS, "实际完成值超出指标值的范围", manual(__doc__))

EXAMPLES = (
    fires(
        "- {指标: 档案整理, 年度指标值: 约5000—6000件, 实际完成值: 6100件, 分值: 1}",
        "“档案整理”指标值“约5000—6000件”，实际完成值“6100件”在范围之外，没有说明。",
    ),
    silent("- {指标: 档案整理, 年度指标值: 约5000—6000件, 实际完成值: 5900件, 分值: 1}"),
)


def check(table: Table) -> Iterator[Finding]:
    """Above the upper end of a range."""
    for row in table.rows:
        target, actual = measured(row.target), measured(row.actual)
        if target is None or actual is None or not target.is_range or row.explained or row.cost:
            continue
        aligned = align(target, actual)
        if not isinstance(aligned, Aligned) or aligned.low is None or aligned.slip:
            continue
        top = aligned.target_high
        if top < aligned.low < top * Fraction(table.card.policy.terms.excess_hint):
            indicator = row.indicator
            yield CODE.at(
                indicator.at("实际完成值"),
                f"“{indicator.name}”指标值“{indicator.target_shown}”，实际完成值“{indicator.actual}”在范围之外，没有说明。",
                "说明原因；下年据实调整范围。",
                indicator=indicator.name,
            )
