"""得分没有区分度，或者分值过于集中。

全部指标都自评满分，而预算执行率不到90%：钱没有用完而样样满分，评分没有反映差别。
一项指标的分值超过全部分值（含预算执行率）的一半，这一项就决定了总分，是疑点；超过全部指标分值的30%（指标在5项以上的），作提示。
十项以上指标的分值全部相等的，也提示。

查不出：分值安排是否经批准。
改法：按实际完成情况评分；分值按重要性分散安排。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.language.numbers import plain
from perfscore.model import Indicator
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS514", Level.HINT, Category.SCORE, "得分没有区分度或分值过于集中", manual(__doc__))

_ROWS = ", ".join(
    f"{{指标: {name}, 年度指标值: 5公里, 实际完成值: 5公里, 分值: %s, 自评得分: %s}}"
    for name in ("小修", "中修", "大修")
)
_FUNDS = "资金: {单位: 万元, 年度资金总额: {全年预算数: 100, 全年执行数: %s}}\n绩效指标: {产出指标: {数量指标: [%s]}}"
EXAMPLES = (
    fires(_FUNDS % (84, _ROWS % (5, 5, 5, 5, 5, 5)), "3项指标全部自评满分，预算执行率只有84%。"),
    fires(
        "- {指标: 小修里程, 年度指标值: 5公里, 分值: 60}\n- {指标: 中修里程, 年度指标值: 5公里, 分值: 30}",
        "“小修里程”分值60分，超过全部分值90分的一半，这一项决定了总分。",
    ),
    silent("- {指标: 小修里程, 年度指标值: 5公里, 分值: 50}\n- {指标: 中修里程, 年度指标值: 5公里, 分值: 50}"),
    silent(_FUNDS % (96, _ROWS % (5, 5, 5, 5, 5, 5))),
)
ENOUGH = 5
MANY = 10
SHARE = Decimal("0.3")


def check(table: Table) -> Iterator[Finding]:
    """Full marks everywhere with money left over; one row that outweighs the rest."""
    rows = [row.indicator for row in table.rows]
    funds = table.card.funds
    graded = [row for row in rows if row.full is not None and row.reported is not None]
    full = bool(graded) and len(graded) == len(rows) and all(row.reported == row.full for row in graded)
    if full and len(rows) > 1 and funds is not None and funds.rate is not None and funds.rate < 90:
        yield CODE.at(
            table.sheet.key_at("绩效指标"),
            f"{len(rows)}项指标全部自评满分，预算执行率只有{plain(funds.rate)}%。",
            "按实际完成情况逐项评分；确已全部完成的，说明资金结余的原因。",
            title="得分没有区分度",
        )
    total = sum((row.full for row in rows if row.full is not None), Decimal(0))
    if len(rows) >= MANY and len({row.full for row in rows}) == 1:
        yield CODE.at(
            table.sheet.key_at("绩效指标"),
            f"{len(rows)}项指标的分值都是{plain(total / len(rows))}分，没有区分轻重。",
            "分值按重要性安排。",
            title="分值没有区分轻重",
        )
    yield from _heavy(rows, total, funds.full if funds is not None else Decimal(0))


def _heavy(rows: list[Indicator], total: Decimal, execution: Decimal) -> Iterator[Finding]:
    """Rows that decide the total by themselves."""
    for row in rows if len(rows) > 1 and total else ():
        if row.full is None:
            continue
        half = 2 * row.full > total + execution
        if not half and (len(rows) < ENOUGH or row.full <= SHARE * total):
            continue
        yield CODE.at(
            row.at("分值"),
            f"“{row.name}”分值{plain(row.full)}分，超过"
            + (
                f"全部分值{plain(total + execution)}分的一半，这一项决定了总分。"
                if half
                else f"全部指标分值{plain(total)}分的30%。"
            ),
            "分值按重要性分散安排。",
            title="一项指标的分值过半" if half else "分值过于集中",
            level=Level.WARNING if half else None,
            indicator=row.name,
        )
