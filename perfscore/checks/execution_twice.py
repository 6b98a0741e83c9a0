"""预算执行率在资金和指标中重复计分。

资金栏已有预算执行率的分值，指标中又有一项名称就是预算执行率（支出进度、预算完成率），同一件事计了两次分。

查不出：名称不同而实质相同的指标。
改法：保留一处；确需作为指标的，资金的“分值”填0。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.language.numbers import plain
from perfscore.model.finding import Category, Code, Finding, Level, Related

CODE = Code("PS320", Level.WARNING, Category.ARITHMETIC, "预算执行率重复计分", manual(__doc__))

_FUNDS = "资金: {单位: 万元, 年度资金总额: {全年预算数: 100, 全年执行数: 100}, 分值: 10}\n绩效指标: {产出指标: {时效指标: [{指标: %s, 年度指标值: 100%%, 实际完成值: 100%%, 分值: 5}]}}"  # noqa: E501 - a table in one line
EXAMPLES = (
    fires(_FUNDS % "预算执行率", "资金的预算执行率已占10分，指标“预算执行率”又占5分。"),
    fires(_FUNDS % "部门预算执行率", "资金的预算执行率已占10分，指标“部门预算执行率”又占5分。"),
    silent(_FUNDS % "养护计划执行率"),
)
_NAME = re.compile(
    r"(?:年度|全年|项目|部门|单位|整体|财政|支出|资金)*(?:预算(?:资金)?(?:执行|完成)率|资金(?:预算)?执行率|预算支出进度)"
)


def check(table: Table) -> Iterator[Finding]:
    """An indicator that is the execution rate itself, beside the funds block."""
    funds = table.card.funds
    if funds is None or not funds.full:
        return
    for row in table.rows:
        indicator = row.indicator
        if indicator.full and _NAME.fullmatch(indicator.name.strip()):
            yield CODE.at(
                indicator.at("指标"),
                f"资金的预算执行率已占{plain(funds.full)}分，指标“{indicator.name}”又占{plain(indicator.full)}分。",
                "保留一处；确需作为指标的，资金的“分值”填0。",
                indicator=indicator.name,
                stake=indicator.full,
                related=(Related(table.sheet.at("资金"), "资金栏"),),
            )
