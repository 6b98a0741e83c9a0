"""Words instead of numbers: tiers of 财预〔2020〕10号 (达成, 部分达成, 未达成) and what the actual's own words say.

Failing and partial words decide for every kind of target; words of completion count only where the target is words too.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from perfscore.language import numbers
from perfscore.model import Bounds, Indicator, Step, Steps, Terms
from perfscore.score import codes
from perfscore.score.result import Result, at_full, exact, open_result, percent, points
from perfscore.values.types import Statement, Value, Verdict

ONE = Fraction(1)
ORDER = (Verdict.FAILED, Verdict.PARTIAL, Verdict.MET)
_ACHIEVEMENT = re.compile(r"(部分达成|未达成|达成)?[\s，,（(]*(?:([\d.]+)\s*[%％])?[)）]?")
_NOISE = re.compile(r"[\s，。、；;,.]+")


class Achievement(NamedTuple):
    """达成情况 as read: a tier, a ratio, or both."""

    verdict: Verdict
    ratio: Fraction | None


def same_words(one: str | None, other: str | None) -> bool:
    """The same text but for white space and punctuation."""
    return one is not None and other is not None and _bare(one) == _bare(other)


def _bare(text: str) -> str:
    """不超预算 is promised, 未超预算 reported; “定性 有效促进” names the kind before the target; 已 adds nothing."""
    return _NOISE.sub("", text).removeprefix("定性").removeprefix("已").replace("没有", "未").replace("不", "未")


def contrary(target: str | None, actual: str | None) -> bool:
    """不超预算 was promised and 超预算 is reported, 不发生 and 发生1起: the target's own words without their denial."""
    promised, reported = _bare(target or ""), _bare(actual or "")
    denied = promised.removeprefix("未")
    if len(denied) < 2 or denied == promised or not reported.startswith(denied):
        return False
    rest = reported.removeprefix(denied)
    return not rest.startswith(("0", "零", "率"))


def achievement(text: str, terms: Terms) -> Achievement | None:
    """``部分达成 75%`` → tier and ratio; ``90%`` → the tier it lies in; None where it is neither or they disagree."""
    match = _ACHIEVEMENT.fullmatch(text.strip())
    if match is None or not (match[1] or match[2]):
        return None
    amount = numbers.read_decimal(match[2]) if match[2] else None
    ratio = None if amount is None else Fraction(amount) / 100
    if match[1] is None:
        if ratio is None or not 0 <= ratio <= 1:
            return None
        tier = next(verdict for verdict in reversed(ORDER) if ratio >= terms.tiers[verdict.value][0])
        return Achievement(tier, ratio)
    tier = Verdict(match[1])
    low, high = terms.tiers[tier.value]
    if ratio is not None and not (low <= ratio <= high and (ratio < high or tier is Verdict.MET)):
        return None
    return Achievement(tier, ratio)


def score(indicator: Indicator, full: Decimal, actual: Value | None, met: bool, terms: Terms) -> Result:
    """Score words. ``met``: the caller already knows that the actual answers the target (same text, or reached)."""
    words = Verdict.MET if met else actual.verdict if isinstance(actual, Statement) else None
    given: Achievement | None = None
    if indicator.achievement:
        given = achievement(indicator.achievement, terms)
        if given is None:
            return _contradicted(
                indicator, full, f"达成情况“{indicator.achievement}”不是可用的档次，或比例不在该档之内"
            )
        if words in (Verdict.FAILED, Verdict.PARTIAL) and ORDER.index(given.verdict) > ORDER.index(words):
            return _contradicted(
                indicator, full, f"实际完成值的文字属于“{words.value}”，达成情况写“{given.verdict.value}”"
            )
    verdict = given.verdict if given else words
    if verdict is None:
        return open_result(full, "定性指标，文字不能说明达成程度，须由人评定", text="定性档次")
    if given is not None and given.ratio is not None:
        value = exact(full) * given.ratio
        note = f"达成情况“{indicator.achievement}”，{points(full)}分×{percent(given.ratio)[1:]}＝{points(value)}分"
        return Result(
            value,
            value,
            (Step("定性档次", note, at_full(full), Bounds(value, value)),),
            quotient=(given.ratio, Fraction(1)),
        )
    return _tier(indicator, full, verdict, terms)


def short(indicator: Indicator, full: Decimal) -> Result:
    """In an order of words (优 良, 前三名) the target was not reached: full marks are ruled out, how many is for a person."""
    start, bounds = at_full(full), Bounds(Fraction(0), exact(full))
    reason = (
        f"实际完成值“{_shown(indicator)}”没有达到指标值“{indicator.target_shown}”，扣多少分须由人评定，但不能得满分"
    )
    return Result(bounds.low, bounds.high, (Step("等次", reason, start, bounds),), reason, below=True)


def _tier(indicator: Indicator, full: Decimal, verdict: Verdict, terms: Terms) -> Result:
    whole, start, reported = exact(full), at_full(full), indicator.reported
    if verdict is Verdict.MET and (reported is None or reported >= full):  # the everyday row, before any fraction
        return _in_full(indicator, full)
    low, high = terms.tiers[verdict.value]
    bounds = Bounds(whole * low, whole * high)
    below = verdict is not Verdict.MET
    if verdict is Verdict.MET:
        if reported is None or reported < bounds.low:
            return _in_full(indicator, full)
        reason = f"达成档为分值的{percent(low)[1:]}（含）至{percent(high)[1:]}，档内由自评评定"
    else:
        reason = f"{verdict.value}，得分在分值的{percent(low)[1:]}（含）至{percent(high)[1:]}之间，须由人评定"
    return Result(bounds.low, bounds.high, (Step("定性档次", reason, start, bounds),), reason, below=below)


def _in_full(indicator: Indicator, full: Decimal) -> Result:
    whole, start = exact(full), at_full(full)
    steps = Steps(lambda: (Step("定性档次", f"实际完成值“{_shown(indicator)}”，达成，得满分", start, start),))
    return Result(whole, whole, steps, quotient=(ONE, ONE))


def _shown(indicator: Indicator) -> str:
    return indicator.actual or indicator.achievement or ""


def _contradicted(indicator: Indicator, full: Decimal, what: str) -> Result:
    finding = codes.CONTRADICTED.at(
        indicator.at("达成情况"),
        f"“{indicator.name}”{what}。涉及{points(full)}分，列为待定。",
        "核实后改正其中一处；达成情况可写 达成、部分达成、未达成，或带档内比例，如“部分达成 75%”。",
        indicator=indicator.name,
        stake=full,
    )
    return open_result(full, what, finding, text="定性档次")
