"""One indicator: choose the calculation, settle the state, compare with what was reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from perfscore.language.nothing import never
from perfscore.model import Indicator, IndicatorScore, Kind, Policy, Sheet, State, Step, Steps
from perfscore.model.finding import Finding, Level
from perfscore.score import cells, codes, known, moment, quantity, statement
from perfscore.score.reported import compare
from perfscore.score.result import Result, open_result, points, rounded
from perfscore.values.compare import Aligned, align
from perfscore.values.types import Moment, Quantity, Statement, Value, Verdict

NO_ACTUAL = "无实际完成值"
PART = "其中项，不计分"


def score(
    indicator: Indicator, sheet: Sheet, policy: Policy, *, review: bool
) -> tuple[IndicatorScore, tuple[Finding, ...]]:
    """The score of one indicator and every finding about it."""
    if indicator.is_part:
        part = IndicatorScore(
            indicator=indicator,
            state=State.COMPUTED,
            points=Decimal(0),
            low=Decimal(0),
            high=Decimal(0),
            computed=None,
            reason=PART,
        )
        return part, ()
    if indicator.full is None:
        undecided = IndicatorScore(
            indicator=indicator,
            state=State.OPEN,
            points=None,
            low=Decimal(0),
            high=Decimal(0),
            computed=None,
            reason="分值缺失",
        )
        return undecided, ()
    full = indicator.full
    row = known.key(indicator, full, sheet)
    before = known.recall(row, policy)
    if before is not None:
        steps = Steps(lambda: calculate(indicator, full, sheet, policy).steps)
        return _settle(indicator, before.result, (), before.low, before.high, steps, review=review), ()
    result = calculate(indicator, full, sheet, policy)
    findings = result.findings
    low, high = rounded(result, full, policy.terms.places)
    if sheet.kind is not Kind.DECLARATION and indicator.adjudication is None and indicator.reported is not None:
        findings += compare(indicator, full, indicator.reported, result, low, high, policy.terms)
    if not findings:
        known.remember(row, policy, result, low, high)
    return _settle(indicator, result, findings, low, high, result.steps, review=review), findings


def calculate(indicator: Indicator, full: Decimal, sheet: Sheet, policy: Policy) -> Result:
    """What rule text or default formula gives, whatever was reported."""
    both = cells.read(indicator, sheet)
    target, actual = both.target, both.actual
    doubted = () if both.doubt is None else (cells.finding(indicator, full, both.doubt, both.key),)
    if indicator.rule or indicator.standard:
        if sheet.kind is Kind.DECLARATION:
            return open_result(full, NO_ACTUAL)
        from perfscore.score import standard  # the rule engine is loaded only where there is a text to run

        if isinstance(actual, Moment) and actual.onwards:
            actual = Statement(str(actual))
        result = standard.score(indicator, full, target, actual, sheet, policy)
        return result._replace(findings=result.findings + doubted) if doubted and not result.decided else result
    none = isinstance(target, Quantity) and _never(target, indicator.actual)
    if actual is None and not indicator.achievement and not none:
        return _no_actual(indicator, full, sheet)
    failing = isinstance(actual, Statement) and actual.verdict in (Verdict.FAILED, Verdict.PARTIAL)
    if both.doubt is not None and not failing:
        if not indicator.achievement:
            return open_result(full, cells.explained(both.doubt), *doubted)
        judged = statement.score(indicator, full, actual, False, policy.terms)
        return judged._replace(findings=judged.findings + doubted)
    return _by_kind(indicator, full, target, actual, sheet, policy)


def _by_kind(
    indicator: Indicator, full: Decimal, target: Value | None, actual: Value | None, sheet: Sheet, policy: Policy
) -> Result:
    terms = policy.terms
    if isinstance(target, Quantity):
        if not isinstance(actual, Quantity) and _never(target, indicator.actual):
            actual = replace(target, relation=None, before="", after="")
        if isinstance(actual, Quantity) and indicator.value_type != "定性":
            return quantity.score(indicator, full, target, actual, terms)
    if target is None:
        if not indicator.achievement:
            return open_result(full, "无年度指标值")
        return statement.score(indicator, full, actual, False, terms)
    if isinstance(target, Moment) and isinstance(actual, Moment):
        return moment.score(indicator, full, target, actual)
    if isinstance(target, Statement) or indicator.value_type == "定性":
        return _in_words(indicator, full, target, actual, sheet, policy)
    failing = isinstance(actual, Statement) and actual.verdict in (Verdict.FAILED, Verdict.PARTIAL)
    if failing or indicator.achievement:
        return statement.score(indicator, full, actual, False, terms)
    return (
        _asserted(indicator, full, actual)
        if isinstance(actual, Statement)
        else _incomparable(indicator, full, target, actual)
    )


def _in_words(
    indicator: Indicator, full: Decimal, target: Value, actual: Value | None, sheet: Sheet, policy: Policy
) -> Result:
    """Words against words: the same, taken back, or for a person to judge; what nobody could use is reported."""
    stands = cells.stands(indicator)
    if stands is False and not indicator.achievement:
        return statement.short(indicator, full)
    met = statement.same_words(indicator.target, indicator.actual) or _reached(target, actual) or stands is True
    if statement.contrary(indicator.target, indicator.actual):
        actual = Statement(str(indicator.actual), Verdict.FAILED)
    decided = met or (isinstance(actual, Statement) and actual.verdict in (Verdict.FAILED, Verdict.PARTIAL))
    turned = None if decided or not indicator.actual else cells.in_words(indicator, sheet)
    if turned is Verdict.FAILED:
        actual = Statement(str(indicator.actual), Verdict.FAILED)
    result = statement.score(indicator, full, actual, met, policy.terms)
    if turned is not None and not isinstance(turned, Verdict):
        if not turned.hard and result.decided and indicator.achievement:
            return result
        found = cells.finding(indicator, full, turned, cells.ACTUAL)
        return open_result(full, cells.explained(turned), *result.findings, found)
    if not result.decided and not decided and cells.holds_a_number(indicator.target):
        return result._replace(findings=(*result.findings, cells.unread(indicator, full)))
    return result


def _never(target: Quantity, actual: str | None) -> bool:
    """未发生 beside a target of none is a count of none."""
    return target.lower == target.upper == 0 and actual is not None and never(actual)


def _reached(target: Value, actual: Value | None) -> bool:
    """A 定性 indicator whose text is a number after all: reached, when the actual is no less."""
    if not (isinstance(target, Quantity) and isinstance(actual, Quantity)) or target.relation is not None:
        return False
    aligned = align(target, actual)
    return (
        isinstance(aligned, Aligned)
        and not aligned.slip
        and aligned.low is not None
        and aligned.low == aligned.target_low
    )


def _no_actual(indicator: Indicator, full: Decimal, sheet: Sheet) -> Result:
    if indicator.reported is None or sheet.kind is Kind.DECLARATION:
        return open_result(full, NO_ACTUAL)
    finding = codes.NOT_MEASURED.at(
        indicator.at("实际完成值", "自评得分"),
        f"“{indicator.name}”没有实际完成值，自评{points(indicator.reported, 6)}分（满分{points(full)}分）。列为待定。",
        "填写实际完成值；指标确已取消的，重新分配分值并在“调整”注明依据。",
        indicator=indicator.name,
        stake=indicator.reported,
    )
    return open_result(full, NO_ACTUAL, finding)


def _asserted(indicator: Indicator, full: Decimal, actual: Value | None) -> Result:
    met = isinstance(actual, Statement) and actual.verdict is Verdict.MET
    code = codes.ASSERTED if met else codes.NOT_A_NUMBER
    what = "只写结论，没有数值或日期" if met else "是文字，不能与指标值比较"
    finding = code.at(
        indicator.at("实际完成值"),
        f"“{indicator.name}”指标值“{indicator.target_shown}”，实际完成值“{indicator.actual}”{what}。得分在0分至{points(full)}分之间。",
        "填写实际的数值或日期。",
        indicator=indicator.name,
        stake=full,
    )
    return open_result(full, f"实际完成值“{indicator.actual}”{what}", finding)


def _incomparable(indicator: Indicator, full: Decimal, target: Value, actual: Value | None) -> Result:
    what = f"指标值“{target}”与实际完成值“{actual}”不是同一类值，不能比较"
    finding = codes.INCOMPARABLE.at(
        indicator.at("实际完成值"),
        f"“{indicator.name}”{what}。涉及{points(full)}分，列为待定。",
        "按指标值的形式重新填写实际完成值。",
        indicator=indicator.name,
        stake=full,
    )
    return open_result(full, what, finding, text="单位")


def _settle(
    indicator: Indicator,
    result: Result,
    findings: tuple[Finding, ...],
    low: Decimal,
    high: Decimal,
    steps: Sequence[Step],
    *,
    review: bool,
) -> IndicatorScore:
    computed = low if result.reason is None else None
    state, got, reason = State.COMPUTED, computed, result.reason
    if indicator.adjudication is not None:
        state = State.ADJUDICATED
        got = low = high = indicator.adjudication.points
        reason = f"核定：{indicator.adjudication.reason}"
    elif computed is None and low == high:  # nothing is at stake: a row of 0 分
        computed = got = low
    elif computed is None:
        state, got = _undecided(indicator, findings, low, high, review=review)
    return IndicatorScore(
        indicator=indicator,
        state=state,
        points=got,
        low=low,
        high=high,
        computed=computed,
        reason=reason,
        steps=steps,
        quotient=result.quotient,
    )


def _undecided(
    indicator: Indicator, findings: tuple[Finding, ...], low: Decimal, high: Decimal, *, review: bool
) -> tuple[State, Decimal | None]:
    """暂按自评 where the reported score is possible and no error touches it; judging is what self-evaluation is for."""
    reported = indicator.reported
    wrong = indicator.garbled or any(finding.level is Level.ERROR for finding in findings)
    if review or reported is None or wrong or not low <= reported <= high:
        return State.OPEN, None
    return State.TAKEN, reported
