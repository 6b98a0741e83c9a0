"""预算执行率低而没有说明。

执行率低于90%（80%以下为疑点），资金的“偏差原因”没有填写。产出又全部完成的，一并指出：钱没有用完而任务都完成了，
说明预算编得偏大，或者任务并未真正完成，都应当分析。90%、80%是各地通行的说明线，文件未作统一规定。

查不出：报告正文中已作的说明（请同时写进资金的“偏差原因”）。
改法：在资金的“偏差原因”和“改进措施”写明未执行的金额、项目和原因。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfscore.checks.base import Table, fires, manual, said, silent
from perfscore.language.numbers import plain
from perfscore.model import Scorecard, State
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS327", Level.HINT, Category.STATEMENT, "预算执行率低而没有说明", manual(__doc__))

EXAMPLES = (
    fires(
        "资金: {单位: 万元, 年度资金总额: {全年预算数: 100, 全年执行数: 70}}",
        "全年预算数100万元，全年执行数70万元，执行率70%，未执行30万元，没有说明原因；而全部指标均自评满分。",
    ),
    silent("资金: {单位: 万元, 年度资金总额: {全年预算数: 100, 全年执行数: 70}, 偏差原因: 两个标段年底流标。}"),
    silent("资金: {单位: 万元, 年度资金总额: {全年预算数: 100, 全年执行数: 90}}"),
)


def check(table: Table) -> Iterator[Finding]:
    """A rate below 90 % without a cause."""
    funds, score = table.sheet.funds, table.card.funds
    if funds is None or score is None or score.exact_rate is None or score.rate is None or said(funds.cause):
        return
    if score.exact_rate >= Fraction(9, 10) or funds.total.budget is None or funds.total.spent is None:
        return
    left = plain(funds.total.budget - funds.total.spent)
    tail = "；而全部指标均自评满分" if _all_full(table.card) else ""
    yield CODE.at(
        funds.total.at("全年执行数"),
        f"全年预算数{plain(funds.total.budget)}{funds.unit}，全年执行数{plain(funds.total.spent)}{funds.unit}，"
        f"执行率{plain(score.rate)}%，未执行{left}{funds.unit}，没有说明原因{tail}。",
        "在资金的“偏差原因”写明未执行的金额、项目和原因，并写改进措施。",
        level=Level.WARNING if score.exact_rate < Fraction(8, 10) else Level.HINT,
        stake=score.full - score.points if score.state is State.COMPUTED and score.points is not None else None,
    )


def _all_full(card: Scorecard) -> bool:
    rows = [row.indicator for row in card.indicators]
    return bool(rows) and all(row.reported is not None and row.reported == row.full for row in rows)
