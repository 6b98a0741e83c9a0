"""A number against a number: met → full marks; not met → in proportion (财预〔2020〕10号), less-is-better in inverse proportion.

    more is better   A ≥ T → 1,  else A ÷ T            (a negative A counts 0)
    less is better   A ≤ T → 1,  else T ÷ A            (or 1 − (A − T) ÷ T, by policy)
    约 T             met from T × (1 − 约数容差) on
    T ≤ 0            met → 1, else 0: never a division

An actual that is a set (``≥80%``, ``2天以内``) gives bounds from its ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from perfscore.language import numbers
from perfscore.language.units import NONE
from perfscore.model import Bounds, Indicator, Step, Steps, Terms
from perfscore.model.finding import Level
from perfscore.score import codes
from perfscore.score.direction import lower_is_better
from perfscore.score.result import Result, at_full, exact, open_result, percent, points
from perfscore.values.compare import Aligned, Mismatch, align
from perfscore.values.types import Percent, Quantity

ZERO, ONE = Fraction(0), Fraction(1)


class Curve(NamedTuple):
    """Share of the points as a function of the actual, monotone in the better direction."""

    target: Fraction
    met_at: Fraction
    lower: bool
    ratio: Callable[[Fraction], Fraction]
    pass_mark: Fraction | None

    def met(self, actual: Fraction) -> bool:
        """The target is reached."""
        return actual <= self.met_at if self.lower else actual >= self.met_at

    def share(self, actual: Fraction) -> Fraction:
        """Share of the points, from 0 to 1."""
        if self.met(actual):
            return ONE
        if self.target <= 0:
            return ZERO
        ratio = max(ZERO, min(ONE, self.ratio(actual)))
        if self.pass_mark is None:
            return ratio
        return max(ZERO, (ratio - self.pass_mark) / (1 - self.pass_mark))


def curve(target: Quantity, aligned: Aligned, lower: bool, terms: Terms) -> Curve:
    """The curve that the policy draws for this target."""
    goal = aligned.target_high if lower else aligned.target_low
    slack = terms.tolerance_approx if target.approx else ZERO
    met_at = goal * (1 + slack) if lower else goal * (1 - slack)

    def forward(actual: Fraction) -> Fraction:
        return actual / goal

    def inverse(actual: Fraction) -> Fraction:
        return goal / actual

    def linear(actual: Fraction) -> Fraction:
        return 1 - (actual - goal) / goal

    ratio = forward if not lower else linear if terms.reverse == "线性扣减" else inverse
    return Curve(goal, met_at, lower, ratio, terms.pass_mark)


def score(indicator: Indicator, full: Decimal, target: Quantity, actual: Quantity, terms: Terms) -> Result:
    """Score a numeric actual against a numeric target by the policy's default formula."""
    if _plainly_met(indicator, target, actual):
        steps = Steps(lambda: _general(indicator, full, target, actual, terms).steps)
        reversed_ = target.relation is not None and target.relation.lower_is_better
        quotient = (target.lower, actual.lower) if reversed_ else (actual.lower, target.lower)
        return Result(exact(full), exact(full), steps, quotient=quotient)
    return _general(indicator, full, target, actual, terms)


def _plainly_met(indicator: Indicator, target: Quantity, actual: Quantity) -> bool:
    """The everyday row, decided without fractions: two bare positive numbers in one unit, the target reached.

    Everything else, and every row in doubt, takes the general way, which says the same of these rows (a test compares).
    """
    if (
        target.unit != actual.unit
        or target.magnitude != actual.magnitude
        or not (target.lower == target.upper > 0 < actual.lower == actual.upper)
        or actual.relation is not None
        or target.approx
        or actual.approx
        or target.before
        or actual.before
    ):
        return False
    lower, sure = lower_is_better(indicator, target)
    if not sure or lower != (target.relation is not None and target.relation.lower_is_better):
        return False
    return actual.lower <= target.lower if lower else actual.lower >= target.lower


def _general(indicator: Indicator, full: Decimal, target: Quantity, actual: Quantity, terms: Terms) -> Result:
    aligned = align(target, actual)
    if isinstance(aligned, Mismatch):
        if not aligned.units:
            return _no_answer(indicator, full, aligned.reason)
        finding = codes.INCOMPARABLE.at(
            indicator.at("实际完成值"),
            f"“{indicator.name}”指标值“{target}”，实际完成值“{actual}”：{aligned.reason}。涉及{points(full)}分，列为待定。",
            "按指标值的单位重新填写实际完成值，或更正指标值。",
            indicator=indicator.name,
            stake=full,
        )
        return open_result(full, aligned.reason, finding, text="单位")
    lower, sure = lower_is_better(indicator, target)
    if aligned.slip:
        return _slip(indicator, full, target, actual, aligned, lower, terms)
    bands = terms.satisfaction_bands
    if (
        bands is not None
        and isinstance(target, Percent)
        and "满意度" in indicator.level1
        and aligned.low == aligned.high is not None
    ):
        return _banded(full, actual, aligned, bands)
    result = _apply(full, target, actual, aligned, curve(target, aligned, lower, terms))
    if sure:
        return _bounded(indicator, full, result)
    other = _apply(full, target, actual, aligned, curve(target, aligned, not lower, terms))
    if (other.low, other.high, other.below) == (result.low, result.high, result.below):
        return result
    return _unsure(indicator, full, result, other, lower)


def _no_answer(indicator: Indicator, full: Decimal, reason: str) -> Result:
    finding = codes.NOT_A_NUMBER.at(
        indicator.at("实际完成值"),
        f"“{indicator.name}”{reason}。涉及{points(full)}分，列为待定。",
        "填写实际完成的数值；没有完成的，写明完成到什么程度，按评分办法重新计分。",
        level=Level.ERROR,
        indicator=indicator.name,
        stake=full,
    )
    return open_result(full, reason, finding)


def _bounded(indicator: Indicator, full: Decimal, result: Result) -> Result:
    """A result left open because the actual is a set, with a finding that says so."""
    if result.decided or result.findings or result.below:
        return result
    message = f"“{indicator.name}”{result.reason}，在{points(result.low)}分至{points(result.high)}分之间。"
    finding = codes.TURNED.at(
        indicator.at("实际完成值"), message, "填写实际完成的确切数值。", title="实际完成值只给出范围", indicator=indicator.name, stake=full,
    )  # fmt: skip
    return result._replace(findings=(finding,))


def _apply(full: Decimal, target: Quantity, actual: Quantity, aligned: Aligned, line: Curve) -> Result:
    whole = exact(full)
    low_end, high_end = (aligned.high, aligned.low) if line.lower else (aligned.low, aligned.high)
    if low_end is not None and line.met(low_end):
        steps = Steps(lambda: (_met(full, target, actual, _remarks(target, aligned, line)),))
        return Result(whole, whole, steps, quotient=_quotient(low_end, line) if low_end == high_end else None)
    name = "反向未达标" if line.lower else "定量未达标"
    if low_end is not None and low_end == high_end:
        share = line.share(low_end)
        value = whole * share
        steps = Steps(lambda: (_missed(name, full, target, actual, share, low_end, line, aligned),))
        return Result(value, value, steps, quotient=_quotient(low_end, line))
    low_share = ZERO if low_end is None else line.share(low_end)
    high_share = ONE if high_end is None else line.share(high_end)
    excluded = aligned.low_open if line.lower else aligned.high_open
    # the whole set lies short of the target: full marks are ruled out although they are the limit
    below = high_share == ONE and excluded and high_end is not None and high_end == line.met_at
    bounds = Bounds(whole * low_share, whole * high_share)
    reason = f"实际完成值“{actual}”只给出范围，不是测量值，得分不能确定"
    return Result(bounds.low, bounds.high, (Step(name, reason, at_full(full), bounds),), reason, below=below)


def _met(full: Decimal, target: Quantity, actual: Quantity, remarks: str) -> Step:
    return Step("达到指标值", f"实际{actual}，指标值{target}，已完成，得满分{remarks}", at_full(full), at_full(full))


def _missed(
    name: str,
    full: Decimal,
    target: Quantity,
    actual: Quantity,
    share: Fraction,
    end: Fraction,
    line: Curve,
    aligned: Aligned,
) -> Step:
    after = exact(numbers.round_half_up(exact(full) * share, 6))
    return Step(name, _sum(full, target, actual, share, end, line, aligned), at_full(full), Bounds(after, after))


def _quotient(actual: Fraction, line: Curve) -> tuple[Fraction, Fraction] | None:
    if line.target <= 0 or actual <= 0:
        return None
    return (line.target, actual) if line.lower else (actual, line.target)


def _remarks(target: Quantity, aligned: Aligned, line: Curve) -> str:
    remarks = list(aligned.notes)
    relation = target.relation
    if relation is not None and relation.strict and aligned.low == aligned.high == line.target:
        remarks.append(f"指标值写“{relation.value}”，实际恰好等于界值，视同完成")
    if target.is_range and not line.lower and aligned.low is not None and aligned.low > aligned.target_high:
        remarks.append("超过指标值区间的上限")
    if target.approx and not _strictly_met(aligned, line):
        remarks.append("约数在容差以内，视同完成")
    return f"（{'；'.join(remarks)}）" if remarks else ""


def _strictly_met(aligned: Aligned, line: Curve) -> bool:
    end = aligned.high if line.lower else aligned.low
    return end is not None and (end <= line.target if line.lower else end >= line.target)


def _sum(
    full: Decimal, target: Quantity, actual: Quantity, share: Fraction, end: Fraction, line: Curve, aligned: Aligned
) -> str:
    notes = f"（{'；'.join(aligned.notes)}）" if aligned.notes else ""
    got = points(exact(full) * share)
    if line.target <= 0:
        return f"实际{actual}，指标值{target}，未完成，得0分{notes}"
    if line.lower and line.ratio.__name__ == "linear":
        return f"实际{actual}，超过指标值{target}，{points(full)}分×[1－(实际－指标值)÷指标值]＝{got}分{notes}"
    ratio = percent(max(ZERO, line.ratio(end)))
    quotient = f"指标值{target}÷实际{actual}" if line.lower else f"实际{actual}÷指标值{target}"
    if line.pass_mark is not None:
        return f"{quotient}{ratio}，起分线{percent(line.pass_mark)[1:]}，得{got}分{notes}"
    return f"{quotient}{ratio}，{points(full)}分×{ratio[1:]}＝{got}分{notes}"


def _banded(full: Decimal, actual: Quantity, aligned: Aligned, bands: tuple[tuple[Fraction, Fraction], ...]) -> Result:
    rate = (aligned.low or ZERO) / 100
    share = next((share for floor, share in bands if rate >= floor), ZERO)
    value = exact(full) * share
    note = f"实际{actual}，按满意度分档得分值的{percent(share)[1:]}＝{points(value)}分"
    return Result(value, value, (Step("满意度分档", note, at_full(full), Bounds(value, value)),))


def _slip(
    indicator: Indicator,
    full: Decimal,
    target: Quantity,
    actual: Quantity,
    aligned: Aligned,
    lower: bool,
    terms: Terms,
) -> Result:
    """Two readings of the actual lie far apart: by another magnitude as written, or by the unit it does not name."""
    line = curve(target, aligned, lower, terms)
    other = aligned._replace(low=_times(aligned.low, aligned.rescale), high=_times(aligned.high, aligned.rescale))
    literal = _apply(full, target, actual, aligned, line)
    again = _apply(full, target, actual, other, line)
    if actual.unit == NONE or target.unit == NONE:
        return _without_unit(indicator, full, literal, again, aligned)
    far_above = (aligned.low or ZERO) >= aligned.target_low
    message = (
        f"“{indicator.name}”指标值“{indicator.target_shown}”，实际完成值“{indicator.actual}”，按字面{_times_apart(aligned)}。"
        f"涉及{points(full)}分：按字面计{points(literal.low)}分；"
    )
    if far_above:  # the target lacks 万: ≤2100元 against 1930.57万元
        mended = _rewritten(target, actual)
        message += f"指标值如为“{mended}”，计{points(again.low)}分。暂列待定。"
        advice = f"对照批复的绩效目标表，确属笔误的改为“{mended}”，并同步更正系统数据；请勿只改完成值。"
    else:
        mended = _rewritten(actual, target)
        message += f"实际完成值如为“{mended}”，计{points(again.low)}分。暂列待定。"
        advice = f"对照决算和原始资料，确属笔误的改为“{mended}”；指标值写错的，按批复的绩效目标表改。"
    finding = codes.MAGNITUDE.at(indicator.at("实际完成值"), message, advice, indicator=indicator.name, stake=full)
    return open_result(full, "指标值与实际完成值的单位疑似不一致", finding, text="单位")


def _times_apart(aligned: Aligned) -> str:
    distance = (aligned.low or ZERO) / aligned.target_low if aligned.target_low else ZERO
    if distance >= 1:
        return f"约为指标值的{points(distance, 0)}倍"
    return f"约为指标值的{points(1 / distance if distance else ONE, 0)}分之一"


def _rewritten(value: Quantity, other: Quantity) -> Quantity:
    """The number as written, with the magnitude and unit of the other value."""
    factor = Fraction(10) ** (numbers.MAGNITUDES[other.magnitude] - numbers.MAGNITUDES[value.magnitude])
    return replace(
        value,
        lower=_decimal(Fraction(value.lower) * factor),
        upper=_decimal(Fraction(value.upper) * factor),
        unit=other.unit,
        magnitude=other.magnitude,
    )


def _times(value: Fraction | None, factor: Fraction) -> Fraction | None:
    return None if value is None else value * factor


def _decimal(value: Fraction) -> Decimal:
    """A fraction that a power of ten made of a decimal."""
    return Decimal(numbers.plain(value))


def _without_unit(indicator: Indicator, full: Decimal, literal: Result, again: Result, aligned: Aligned) -> Result:
    """Both readings give one score: that is it. Else bounds, and a finding with both."""
    if (literal.low, literal.high) == (again.low, again.high):
        return literal
    message = (
        f"“{indicator.name}”指标值“{indicator.target_shown}”，实际完成值“{indicator.actual}”：{'；'.join(aligned.notes)}。"
        f"一种读法计{points(literal.low)}分，另一种计{points(again.low)}分。"
    )
    finding = codes.NO_UNIT.at(
        indicator.at("实际完成值"), message, "补写计量单位。", indicator=indicator.name,
        stake=numbers.round_half_up(abs(literal.low - again.low), 2),
    )  # fmt: skip
    bounds = Bounds(min(literal.low, again.low), max(literal.high, again.high))
    reason = "没有写计量单位，有两种读法，得分不同"
    return Result(bounds.low, bounds.high, (Step("单位", reason, at_full(full), bounds),), reason, (finding,))


def _unsure(indicator: Indicator, full: Decimal, one: Result, other: Result, lower: bool) -> Result:
    less, more = (one, other) if lower else (other, one)
    message = f"“{indicator.name}”指标值“{indicator.target_shown}”没有写“≥”或“≤”。越小越好计{points(less.low)}分，越大越好计{points(more.low)}分，不能确定。"
    finding = codes.UNSUPPORTED_DIRECTION.at(
        indicator.at("年度指标值"), message, "在指标值前写明“≥”或“≤”，或填写“指标值类型”。", indicator=indicator.name,
        stake=numbers.round_half_up(abs(one.low - other.low), 2),
    )  # fmt: skip
    bounds = Bounds(min(one.low, other.low), max(one.high, other.high))
    reason = "看不出指标是越大越好还是越小越好"
    return Result(bounds.low, bounds.high, (Step("方向", reason, at_full(full), bounds),), reason, (finding,))
