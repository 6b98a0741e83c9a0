"""自评得分没有填写。

其他各项都填了自评得分，独缺一项指标或预算执行率的：总分与各项之和无从核对，这一项也没有自评结论。填有自评总分的，列出总分与
已填各项的差额，供核对是漏填还是没有计入。整张表都没有填得分的（还没有自评）不报。

查不出：不计预算执行率得分、又没有写明的表（指标分值合计已满的，按不计处理）。
改法：补填得分；不考核的删去分值。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Row, Table, fires, manual, silent
from perfscore.language.numbers import plain
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS323", Level.WARNING, Category.SCORE, "自评得分没有填写", manual(__doc__))

_TABLE = """资金: {单位: 万元, 年度资金总额: {全年预算数: 100, 全年执行数: 96}, 分值: 10%s}
绩效指标: {产出指标: {数量指标: [%s{指标: 小修里程, 年度指标值: 50公里, 实际完成值: 50公里, 分值: 90, 自评得分: 90}]}}
自评总分: 99.6"""
_EMPTY = "{指标: 大修里程, 年度指标值: 5公里, 实际完成值: 5公里, 分值: 5}, {指标: 中修里程, 年度指标值: 5公里, 实际完成值: 5公里, 分值: 5, 自评得分: 5}, "
EXAMPLES = (
    fires(
        _TABLE % ("", ""),
        "预算执行率没有自评得分（满分10分），执行率96%，应为9.6分；自评总分99.6分，指标得分合计90分，相差9.6分。",
    ),
    fires(_TABLE % (", 自评得分: 9.6", _EMPTY), "“大修里程”没有自评得分（满分5分），其他2项都有。"),
    silent(_TABLE % (", 自评得分: 9.6", "")),
    silent("- {指标: 大修里程, 年度指标值: 5公里, 实际完成值: 5公里, 分值: 5}"),
)
FEW = 3
"""No more than a third of the rows without a score are told of; where more are empty the table is not finished."""


def check(table: Table) -> Iterator[Finding]:
    """Rows without 自评得分 among others that have it, and budget execution."""
    if not table.evaluated:
        return
    rows = [row for row in table.rows if row.indicator.full and row.indicator.adjudication is None]
    empty = [row for row in rows if row.indicator.reported is None]
    if not rows or FEW * len(empty) > len(rows):
        return
    for row in empty:
        yield _of_row(row, len(rows) - len(empty))
    if not empty:
        yield from _of_execution(table)


def _of_row(row: Row, others: int) -> Finding:
    indicator = row.indicator
    return CODE.at(
        indicator.at("自评得分", "分值"),
        f"“{indicator.name}”没有自评得分（满分{plain(indicator.full or 0)}分），其他{others}项都有。",
        "补填得分；不考核的删去分值。",
        indicator=indicator.name,
        stake=indicator.full,
    )


def _of_execution(table: Table) -> Iterator[Finding]:
    funds, score, sheet = table.sheet.funds, table.card.funds, table.sheet
    if funds is None or score is None or not score.full or funds.reported is not None or score.rate is None:
        return
    if None in (indicator.full for indicator in sheet.indicators):
        return
    whole = sum((indicator.full or Decimal(0) for indicator in sheet.indicators), Decimal(0))
    if funds.full is None and whole + score.full != table.card.policy.terms.whole:
        return  # the form does not score execution
    due = f"，应为{plain(score.points)}分" if score.points is not None else ""
    message = f"预算执行率没有自评得分（满分{plain(score.full)}分），执行率{plain(score.rate)}%{due}"
    if sheet.reported_total is not None:
        rows = sum((indicator.reported or Decimal(0) for indicator in sheet.indicators), Decimal(0))
        gap = plain(abs(sheet.reported_total - rows))
        message += f"；自评总分{plain(sheet.reported_total)}分，指标得分合计{plain(rows)}分，相差{gap}分"
    yield CODE.at(
        funds.at("自评得分", "执行率", "年度资金总额"),
        message + "。",
        "补填预算执行率的得分，并核对自评总分。",
        stake=score.full,
    )
