"""Reported against computed: equal, rounded coarsely, a little off, wrong, or full marks for unfinished work."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from perfscore.language import numbers
from perfscore.language.nothing import answers_none
from perfscore.model import Indicator, Terms
from perfscore.model.finding import Finding, Level
from perfscore.score import codes
from perfscore.score.result import Result, closely, exact, points

COARSE = 20


def compare(
    indicator: Indicator, full: Decimal, reported: Decimal, result: Result, low: Decimal, high: Decimal, terms: Terms
) -> tuple[Finding, ...]:
    """Findings about 自评得分 of one row, given what was computed (``low`` and ``high`` are the rounded bounds)."""
    whole = exact(full)  # what is met has this very fraction as its bounds: comparing fractions takes long
    if reported >= full and (
        full > high or (result.high is not whole and result.high < whole)
    ):  # 999 of 1000: full only once it is rounded
        return (_full_though_missed(indicator, reported, full, result, low, high),)
    if reported == low == high:
        return ()
    if not result.decided:
        return () if low <= reported <= high else (_out_of_bounds(indicator, reported, result, low, high),)
    grid = coarse_grid(result.low, result.ratio, exact(full), reported, terms)
    place, name = indicator.at("自评得分"), indicator.name
    gap = abs(reported - low)
    seen = f"“{name}”自评{points(reported, 6)}分，按{_basis(indicator)}计{points(low, 6)}分，相差{points(gap, 6)}分"
    if grid is not None:
        return (
            codes.DIFFERENT.at(
                place, f"{seen}；{grid}即得自评得分，属取整较粗。", "全表统一得分保留位数。", title="取整较粗",
                level=coarse_level(result.low, reported, exact(full)), indicator=name, stake=gap,
            ),
        )  # fmt: skip
    level = Level.WARNING if gap <= terms.tolerance else Level.ERROR
    lost = reported < full or high < full
    return (
        codes.DIFFERENT.at(
            place,
            f"{seen}{_cause(indicator) if lost else ''}。{_story(result)}",
            _advice(indicator),
            level=level,
            indicator=name,
            stake=gap,
        ),
    )


def coarse_level(value: Fraction, reported: Decimal, full: Fraction) -> Level:
    """Rounding is a matter of form until it takes or gives more than a twentieth of the points of the row (分值)."""
    return Level.WARNING if abs(Fraction(reported) - value) * COARSE > full else Level.HINT


def coarse_grid(value: Fraction, ratio: Fraction | None, full: Fraction, reported: Decimal, terms: Terms) -> str | None:
    """The coarse rounding that explains the reported score, in words; None if none does."""
    for grid in terms.grids:
        if numbers.round_half_up(value / Fraction(grid), 0) * grid == reported:
            return f"计算得分取整到{numbers.plain(grid)}分"
    if ratio is not None and 0 < ratio < 1:
        tenth = Fraction(numbers.round_half_up(ratio, 1))
        if numbers.round_half_up(tenth * full, terms.places) == reported:
            return f"完成率先取整为{numbers.plain(tenth * 100)}%再乘分值"
    return None


def _full_though_missed(
    indicator: Indicator, reported: Decimal, full: Decimal, result: Result, low: Decimal, high: Decimal
) -> Finding:
    name = indicator.name
    due = f"应为{points(low)}分" if low == high else f"应为{points(low)}分至{points(high)}分"
    if low >= full:
        due = f"准确为{closely(result.high, exact(full))}分，取整后为{points(low)}分，仍属未完成"
    message = (
        f"“{name}”指标值“{indicator.target or ''}”，实际完成值“{indicator.actual or ''}”，自评{points(reported, 6)}分（满分{points(full)}分）"
        f"{_cause(indicator)}。{_story(result)}{due}。"
    )
    advice = "①写明未完成的内容及完成时间；②按评分办法重新计分；③补填偏差原因和改进措施。"
    return codes.FULL_THOUGH_MISSED.at(indicator.at("自评得分"), message, advice, indicator=name, stake=reported - high)


def _cause(indicator: Indicator) -> str:
    """That nothing is said about the cause; the same finding tells it, one row is one finding."""
    explained = any(cell and not answers_none(cell) for cell in (indicator.cause, indicator.explanation))
    return "" if explained else "，没有说明原因"


def _out_of_bounds(indicator: Indicator, reported: Decimal, result: Result, low: Decimal, high: Decimal) -> Finding:
    message = f"“{indicator.name}”自评{points(reported, 6)}分，可能的得分在{points(low)}分至{points(high)}分之间。{_story(result)}列为待定。"
    gap = low - reported if reported < low else reported - high
    return codes.OUT_OF_BOUNDS.at(
        indicator.at("自评得分"),
        message,
        "按给出的范围重新评分；有核定意见的写进“核定”。",
        indicator=indicator.name,
        stake=gap,
    )


def _story(result: Result) -> str:
    return f"{result.steps[-1].note}。" if result.steps else ""


def _basis(indicator: Indicator) -> str:
    return "评分标准" if indicator.standard or indicator.rule else "评分办法"


def _advice(indicator: Indicator) -> str:
    if indicator.standard or indicator.rule:
        return "按评分标准逐条核对；标准原文有误的改正原文。"
    return "核对计算过程；确有另行规定的评分标准的，写进“评分标准”。"
