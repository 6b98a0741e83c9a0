"""A standard as JSON (``perfscore.rule/1``)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from perfscore.language.numbers import round_half_up
from perfscore.model import Bounds, Step
from perfscore.present.exact_json import Json
from perfscore.rules.case import Need, Outcome
from perfscore.rules.kinds import name_of
from perfscore.rules.nearest import nearest
from perfscore.rules.nodes import Clause, Rule


def rule(read: Rule, outcome: Outcome) -> dict[str, Json]:
    """Everything about one text and what it gives; every key is there."""
    return {
        "格式": "perfscore.rule/1",
        "条款": clauses(read, outcome.needs),
        "得分": points(outcome.bounds.low) if outcome.reason is None else None,
        "得分区间": [points(outcome.bounds.low), points(outcome.bounds.high)],
        "过程": [step(each) for each in outcome.steps],
        "歧义": alternatives(outcome),
        "未识别": trouble(read),
    }


def clauses(read: Rule, needs: tuple[Need, ...]) -> list[Json]:
    """Every clause with its stretch of the text, kind, normal form and needs; bounds and remarks take part in the numbering of 限定."""
    found: list[Json] = []
    number = 0
    for item in read.items:
        counted = isinstance(item, Clause)
        number += counted
        mine: list[Json] = [
            {"名称": need.name, "类型": need.type}
            for need in needs
            if counted and need.clause == number and not (need.own and need.given is None)
        ]
        found.append({
            "序号": number if counted else None,
            "原文": item.text,
            "起": item.begin,
            "止": item.stop,
            "种类": name_of(item),
            "规范": str(item),
            "需要": mine,
        })  # fmt: skip
    return found


def alternatives(outcome: Outcome) -> list[Json]:
    """Other readings with their scores."""
    return [{"说明": other.note, "得分": points(other.points)} for other in outcome.alternatives]


def trouble(read: Rule) -> Json:
    """The first place that was not understood, or null."""
    found = read.trouble
    if found is None:
        return None
    return {
        "位置": found.begin,
        "文字": found.words,
        "期望": list(found.expected),
        "可写作": nearest(found.words or read.text),
    }


def step(each: Step) -> Json:
    """One step; an interval where points are open."""
    return {
        "条款": each.clause,
        "原文": each.text,
        "说明": each.note,
        "前": _bounds(each.before),
        "后": _bounds(each.after),
    }


def _bounds(bounds: Bounds) -> Json:
    return points(bounds.low) if bounds.decided else [points(bounds.low), points(bounds.high)]


def points(value: Fraction | Decimal) -> Decimal:
    """Points at two places."""
    return round_half_up(value, 2)
