"""Runs a rule text (计分规则, else 评分标准) on one indicator and turns what the rule engine says into a result."""

from __future__ import annotations

import os
from decimal import Decimal
from functools import lru_cache

from perfscore import rules
from perfscore.model import Indicator, Policy, Sheet
from perfscore.model.finding import Finding
from perfscore.score import codes
from perfscore.score.direction import lower_is_better
from perfscore.score.result import Result, open_result, points
from perfscore.values.types import Quantity, Value


def case_of(
    indicator: Indicator, full: Decimal, target: Value | None, actual: Value | None, sheet: Sheet, policy: Policy
) -> rules.Case:
    """The indicator as the rule engine sees it."""
    lower, sure = lower_is_better(indicator, target) if isinstance(target, Quantity) else (False, False)
    return rules.Case(
        target=target,
        actual=actual,
        full=full,
        facts=indicator.facts,
        year=sheet.year,
        lower_is_better=lower if sure else None,
        conventions=_conventions(policy),
    )


def score(
    indicator: Indicator, full: Decimal, target: Value | None, actual: Value | None, sheet: Sheet, policy: Policy
) -> Result:
    """Execute the text. What it leaves open stays an interval with the reason; the default formula never steps in.

    The texts are written by strangers, hundreds in a file: one that trips the engine must not take the others with it.
    """
    try:
        rule = rules.read(str(indicator.rule or indicator.standard))
        outcome = rules.apply(rule, case_of(indicator, full, target, actual, sheet, policy))
    except Exception as error:
        if os.environ.get("PERFSCORE_DEBUG"):
            raise
        return _failed(indicator, full, error)
    findings = tuple(_finding(indicator, note, full) for note in outcome.notes)
    return Result(outcome.bounds.low, outcome.bounds.high, outcome.steps, outcome.reason, findings)


def _failed(indicator: Indicator, full: Decimal, error: Exception) -> Result:
    finding = codes.ENGINE_FAILED.at(
        indicator.at(indicator.rule_key),
        f"“{indicator.name}”的评分标准使程序出错（{type(error).__name__}）。得分在0分至{points(full)}分之间，列为待定。",
        "把评分标准报告给维护者；急用时在“计分规则”换一种写法，或由人“核定”。",
        indicator=indicator.name,
        stake=full,
    )
    return open_result(full, "执行评分标准时程序出错", finding)


def _finding(indicator: Indicator, note: rules.Note, full: Decimal) -> Finding:
    place = indicator.part(indicator.rule_key, note.begin, note.stop) if note.stop else indicator.at(indicator.rule_key)
    return note.code.at(place, note.message, note.advice, level=note.level, indicator=indicator.name, stake=full)


@lru_cache(maxsize=32)
def _conventions_of(values: tuple[tuple[str, str], ...], sources: tuple[tuple[str, str], ...]) -> rules.Conventions:
    chosen = dict(values)
    return rules.Conventions(
        step=chosen.get("计步", rules.DEFAULT.step),
        percent=chosen.get("百分点", rules.DEFAULT.percent),
        reverse=chosen.get("反向比例", rules.DEFAULT.reverse),
        sources=sources,
    )


def _conventions(policy: Policy) -> rules.Conventions:
    chosen = policy.terms.conventions
    if not chosen:
        return rules.DEFAULT
    sources = ((key, policy.settings[key].source) for key in chosen)
    return _conventions_of(tuple(chosen.items()), tuple((key, source) for key, source in sources if source))
