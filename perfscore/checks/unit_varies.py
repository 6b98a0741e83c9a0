"""指标值与实际完成值的计数单位写法不同。

指标值写“219家”，实际完成值写“110个”。计数单位之间可以比较，得分照算，但一处写错或者口径不同（按家还是按个）看不出来。
“个隐患点”与“个”这样一个包含另一个的不报。

查不出：单位相同而统计口径不同的。
改法：统一为指标值的单位；口径不同的在“备注”写明。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, measured, silent
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS213", Level.HINT, Category.UNIT, "指标值与实际完成值的计数单位不同", manual(__doc__))

EXAMPLES = (
    fires(
        "- {指标: 矿山核查, 年度指标值: 219家, 实际完成值: 219个, 分值: 5}",
        "“矿山核查”指标值“219家”，实际完成值“219个”，单位一处是“家”，一处是“个”。",
    ),
    silent("- {指标: 隐患排查, 年度指标值: 100个隐患点, 实际完成值: 100个, 分值: 5}"),
    silent("- {指标: 路面修补, 年度指标值: 1公顷, 实际完成值: 15亩, 分值: 5}"),
)


def check(table: Table) -> Iterator[Finding]:
    """Two count words in one row."""
    for row in table.rows:
        target, actual = measured(row.target), measured(row.actual)
        if target is None or actual is None or target.unit.family != "count" or actual.unit.family != "count":
            continue
        one, other = target.unit.name, actual.unit.name
        if one in other or other in one:
            continue
        indicator = row.indicator
        yield CODE.at(
            indicator.at("实际完成值"),
            f"“{indicator.name}”指标值“{indicator.target_shown}”，实际完成值“{indicator.actual}”，单位一处是“{one}”，一处是“{other}”。",
            "统一为指标值的单位；口径不同的在“备注”写明。",
            indicator=indicator.name,
        )
