"""分值合计与评分办法的满分不符。

各指标分值加预算执行率分值，应等于评分办法规定的满分（一般100分）。没有资金的表，也可以等于满分减去预算执行率的分值。
文件没有写明评分办法的，只作提示：可能用的是别的办法。

查不出：分值写错但合计恰好相等的；原表本来就不足100分、另有规定的（把满分写进自定的评分办法）。
改法：核对漏填、多填的指标和分值。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.language.numbers import plain
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS310", Level.ERROR, Category.ARITHMETIC, "分值合计与满分不符", manual(__doc__))

EXAMPLES = (
    fires(
        "评分办法: 财政部\n绩效指标: {产出指标: {数量指标: [{指标: 小修里程, 年度指标值: 50公里, 实际完成值: 50公里, 分值: 95}]}}",
        "各指标分值合计95分，“财政部”规定满分100分，相差5分。",
    ),
    silent(
        "评分办法: 财政部\n绩效指标: {产出指标: {数量指标: [{指标: 小修里程, 年度指标值: 50公里, 实际完成值: 50公里, 分值: 90}]}}"
    ),
)


def check(table: Table) -> Iterator[Finding]:
    """Points of all rows and of budget execution against the policy's full marks."""
    sheet, terms = table.sheet, table.card.policy.terms
    points = [indicator.full for indicator in sheet.indicators]
    if not points or None in points:
        return
    rows = sum((value for value in points if value is not None), Decimal(0))
    funds = table.card.funds.full if table.card.funds is not None else None
    whole, total = terms.whole, rows + (funds or Decimal(0))
    unstated = sheet.funds is not None and sheet.funds.full is None  # the form need not score execution at all
    if (
        total == whole
        or (unstated and rows == whole)
        or (funds is None and rows == whole - terms.weights.get("预算执行率", Decimal(0)))
    ):
        return
    extra = f"＋预算执行率{plain(funds)}分＝{plain(total)}分" if funds else ""
    rule = f"“{table.card.policy.name}”规定满分{plain(whole)}分"
    yield CODE.at(
        sheet.key_at("绩效指标"),
        f"各指标分值合计{plain(rows)}分{extra}，{rule}，相差{plain(abs(whole - total))}分。",
        "核对有无漏填、多填的指标，改正分值；另有规定的，写明所用的评分办法。",
        level=Level.ERROR if sheet.policy else Level.HINT,
        stake=abs(whole - total),
    )
