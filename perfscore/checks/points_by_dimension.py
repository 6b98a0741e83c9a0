"""一级指标的分值合计与权重不符。

每个一级指标下各指标分值之和，应等于本表“权重”写明的分值；没有写明的，应等于评分办法规定的分值。
与本表自己写明的权重不符是错误；与评分办法不符是疑点（一级指标权重可以调整，但应写明）；没有写明评分办法的只作提示。

查不出：二级指标的权重（文件中没有）；评分办法没有列出的一级指标。
改法：核对归类和分值；权重经批准调整的，在“权重”写明。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Table, fires, level_at, manual, silent
from perfscore.language.numbers import plain
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS312", Level.WARNING, Category.ARITHMETIC, "一级指标的分值合计与权重不符", manual(__doc__))

EXAMPLES = (
    fires(
        "权重: {产出指标: 50}\n绩效指标: {产出指标: {数量指标: [{指标: 小修里程, 年度指标值: 50公里, 分值: 49.5}]}}",
        "“产出指标”各指标分值合计49.5分，本表权重为50分，少0.5分。",
    ),
    fires(
        "评分办法: 湖南省\n绩效指标: {成本指标: [{指标: 养护经费, 年度指标值: ≤80万元, 分值: 10.4}]}",
        "“成本指标”各指标分值合计10.4分，“湖南省”的权重为10分，多0.4分。",
    ),
    silent("评分办法: 湖南省\n绩效指标: {成本指标: [{指标: 养护经费, 年度指标值: ≤80万元, 分值: 10}]}"),
)


def check(table: Table) -> Iterator[Finding]:
    """Points below each 一级指标 against the weights of the sheet, else of the policy."""
    sheet, policy = table.sheet, table.card.policy
    sums: dict[str, Decimal | None] = {}
    for indicator in sheet.indicators:
        so_far = sums.get(indicator.level1, Decimal(0))
        sums[indicator.level1] = None if so_far is None or indicator.full is None else so_far + indicator.full
    for level1, got in sums.items():
        declared = sheet.weights.get(level1)
        due = declared if declared is not None else policy.terms.weights.get(level1)
        if got is None or due is None or got == due:
            continue
        source = "本表权重" if declared is not None else f"“{policy.name}”的权重"
        yield CODE.at(
            level_at(sheet, level1),
            f"“{level1}”各指标分值合计{plain(got)}分，{source}为{plain(due)}分，{'少' if got < due else '多'}{plain(abs(got - due))}分。",
            "核对指标的归类和分值；权重经批准调整的，在“权重”写明。",
            level=_level(declared is not None, sheet.policy is not None),
            stake=abs(got - due),
        )


def _level(declared: bool, named: bool) -> Level:
    if declared:
        return Level.ERROR
    return Level.WARNING if named else Level.HINT
