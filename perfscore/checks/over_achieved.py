"""大幅超额完成而没有说明。

实际完成值达到指标值的130%以上（200%以上为疑点），“偏差原因”“改进措施”“备注”都没有说明。大幅超额多半是指标值定得偏低，
应当分析（财预〔2020〕10号）；不影响得分。两条线是评分办法的口径；比率类指标、相差不超过2个单位的不算。

查不出：指标值定得偏低而完成值恰好相近的。
改法：说明超额的原因；下年按实际能力确定指标值。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfscore.checks.base import Row, Table, fires, manual, measured, silent
from perfscore.language.numbers import EXACT, plain, round_half_up
from perfscore.model import Terms
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.values.compare import Aligned, align
from perfscore.values.types import Duration, Percent

CODE = Code("PS601", Level.WARNING, Category.EXCESS, "大幅超额完成而没有说明", manual(__doc__))

EXAMPLES = (
    fires(
        "- {指标: 自建房核查, 年度指标值: ≥3000栋, 实际完成值: 14000栋, 分值: 1}",
        "“自建房核查”指标值“≥3000栋”，实际完成值“14000栋”，为指标值的466.7%，没有说明原因。",
    ),
    silent("- {指标: 自建房核查, 年度指标值: ≥3000栋, 实际完成值: 14000栋, 分值: 1, 备注: 按国务院部署扩大核查范围。}"),
    silent("- {指标: 典型案例, 年度指标值: 3个, 实际完成值: 5个, 分值: 1}"),
    silent("- {指标: 修复率, 年度指标值: 55%, 实际完成值: 99%, 分值: 1}"),
)


def check(table: Table) -> Iterator[Finding]:
    """Actual far above the target without a word."""
    if not table.evaluated:
        return
    for row in table.rows:
        indicator, terms = row.indicator, table.card.policy.terms
        ratio = _excess(row, terms) if _beyond(row, terms) and not row.explained else None
        if ratio is None:
            continue
        yield CODE.at(
            indicator.at("实际完成值"),
            f"“{indicator.name}”指标值“{indicator.target_shown}”，实际完成值“{indicator.actual}”，"
            f"为指标值的{plain(round_half_up(ratio * 100, 1))}%，没有说明原因。",
            "在“偏差原因”说明超额的原因；指标值偏低的，下年据实调整。",
            level=Level.WARNING if ratio >= terms.excess_warning else Level.HINT,
            indicator=indicator.name,
            stake=indicator.full,
        )


def _beyond(row: Row, terms: Terms) -> bool:
    """Whether there may be an excess: asked of every row, without fractions."""
    target, actual = measured(row.target), measured(row.actual)
    if target is None or actual is None or row.cost or target.lower <= 0 or isinstance(target, (Percent, Duration)):
        return False
    if target.relation is not None and target.relation.lower_is_better:
        return False
    if actual.unit is not target.unit:
        return True
    if actual.lower <= target.upper:
        return False
    line = terms.excess_hint
    return EXACT.multiply(actual.lower, line.denominator) >= EXACT.multiply(target.upper, line.numerator)


def _excess(row: Row, terms: Terms) -> Fraction | None:
    target, actual = measured(row.target), measured(row.actual)
    aligned = align(target, actual)
    if not isinstance(aligned, Aligned) or aligned.low is None or aligned.slip:
        return None
    top = max(aligned.target_low, aligned.target_high)
    ratio = aligned.low / top
    if ratio < terms.excess_hint or aligned.low - top <= Fraction(terms.excess_ignored) * _step(row):
        return None
    return ratio


def _step(row: Row) -> int:
    """The 2 that do not count are 2 of what was written: 2个, but 2万个 where the target counts in 万."""
    target = measured(row.target)
    return {"万": 10**4, "亿": 10**8}.get(target.magnitude, 1) if target is not None else 1
