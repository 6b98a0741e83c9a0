"""自评总分与各项得分之和不符。

自评总分应等于各指标自评得分与预算执行率自评得分之和。和数四舍五入到总分的小数位数后相等的，只作提示（取整）；
整数总分不算取整，按错误处理。

查不出：有指标没有填自评得分的表（不能求和）。
改法：先确定得分保留位数，再改总分；报告正文中的得分一并核对。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.language.numbers import plain, round_half_up
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS311", Level.ERROR, Category.ARITHMETIC, "自评总分与各项得分之和不符", manual(__doc__))

_TABLE = """绩效指标:
  产出指标:
    数量指标:
      - {指标: 小修里程, 年度指标值: 50公里, 实际完成值: 50公里, 分值: 50, 自评得分: 50}
      - {指标: 大修里程, 年度指标值: 40公里, 实际完成值: 39公里, 分值: 50, 自评得分: 48.75}
"""
EXAMPLES = (
    fires(f"{_TABLE}自评总分: 99", "自评总分99分；指标得分合计98.75分，相差0.25分。"),
    fires(f"{_TABLE}自评总分: 98.8", "自评总分98.8分；指标得分合计98.75分，取整到1位小数即为自评总分。"),
    silent(f"{_TABLE}自评总分: 98.75"),
)


def check(table: Table) -> Iterator[Finding]:
    """The declared total against its own parts."""
    sheet = table.sheet
    total, parts = sheet.reported_total, [indicator.reported for indicator in sheet.indicators]
    execution = sheet.funds.reported if sheet.funds is not None else None
    if total is None or not parts or None in parts or (table.card.funds is not None and execution is None):
        return
    rows = sum((part for part in parts if part is not None), Decimal(0))
    got = rows + (execution or Decimal(0))
    cap = table.card.cap
    if got == total or (cap is not None and total == cap < got):
        return
    places = max(0, -int(total.as_tuple().exponent))
    coarse = places > 0 and round_half_up(got, places) == total
    sums = f"指标得分合计{plain(rows)}分"
    if execution is not None:
        sums += f"＋预算执行率得分{plain(execution)}分＝{plain(got)}分"
    tail = f"取整到{places}位小数即为自评总分" if coarse else f"相差{plain(abs(got - total))}分"
    yield CODE.at(
        sheet.at("自评总分"),
        f"自评总分{plain(total)}分；{sums}，{tail}。",
        "先确定得分保留位数，再改总分；报告正文中的得分一并核对。",
        level=Level.HINT if coarse else None,
        stake=abs(got - total),
    )
