"""What stays open has bounds, tight for what is known; how clauses lean on one another."""

from __future__ import annotations

from fractions import Fraction

import pytest

from perfscore.rules import Case, apply, read
from perfscore.values import parse
from tests.rules.cases import case, outcome

BOUNDS = (  # standard, full, target, actual, facts → low, high, reason
    ("未公示扣1分；每发现一例扣1分", "5", "", "", "是，x", "0", "5", "计分数据“x”不是“每发现一例”要的次数"),
    ("每发现一例扣1分，最多扣3分", "5", "", "", "", "2", "5", "缺少计分数据：每发现一例"),
    ("优得10分、良得8分、中得6分", "10", "", "", "", "0", "10", "缺少计分数据：优、良、中"),
    ("优得10分、良得8分、中得6分", "10", "", "", "尚可", "0", "10", "等次“尚可”不在标准所列（优、良、中）之内"),
    ("年内完成计5分，每超过1个月…", "5", "", "2024-11-30", "", "0", "5", "评分标准文字不完整（文字被截断）"),
    ("≥90%得5分，<80%不得分", "5", "", "85%", "", "0", "5", "完成值落在两档之间，标准没有写明"),
    ("每降低1%扣1分", "5", "100%", "≥97%", "", "2", "5", "实际完成值不是一个确定的数"),
    ("每降低1%扣1分", "5", "95%", "", "", "0", "5", "无实际完成值"),
    ("未达100%，加2分", "5", "100%", "90%", "", "0", "5", "评分标准中“未达100%，加2分”没有读懂"),
    ("完成不得分", "5", "10个", "9个", "", "0", "5", "标准前后矛盾：完成得更好反而得分更少"),
)


@pytest.mark.parametrize(("text", "full", "target", "actual", "facts", "low", "high", "reason"), BOUNDS)
def test_what_is_open_has_tight_bounds(
    text: str, full: str, target: str, actual: str, facts: str, low: str, high: str, reason: str
) -> None:
    found = outcome(text, full, target, actual, facts)
    assert (found.bounds.low, found.bounds.high, found.reason) == (Fraction(low), Fraction(high), reason)


def test_a_known_fact_narrows_and_the_unknown_stays_open() -> None:
    found = apply(read("每发现一例扣1分，最多扣2分；未公示扣1分"), Case(None, None, case("5").full, {"未公示": "是"}))
    assert (found.bounds.low, found.bounds.high) == (2, 4)
    assert [(need.name, need.given) for need in found.needs] == [("每发现一例", None), ("未公示", "是")]


def test_a_zero_clause_that_holds_decides_whatever_else_is_missing() -> None:
    found = apply(read("未公示不得分；每发现一例扣1分"), Case(None, None, case("5").full, {"未公示": "是"}))
    assert (found.bounds.low, found.reason) == (0, None)


BRANCHES = "获得补助的地区：建成80%以上的，得1分。有台账的，得1分。没有获得补助的地区：开展宣传的，得2分"


@pytest.mark.parametrize(
    ("facts", "score"),
    [("是，90%，是，否", 2), ("是，50%，是，是", 1), ("否，0%，否，是", 2), ("否，90%，是，否", 0)],
)
def test_clauses_for_some_only(facts: str, score: int) -> None:
    assert outcome(BRANCHES, "2", facts=facts).bounds.low == score


@pytest.mark.parametrize(
    ("facts", "score"), [("是，山区", "2"), ("是，非山区", "1"), ("否，山区", "0"), ("是，平原", None)]
)
def test_points_by_grade_under_one_condition(facts: str, score: str | None) -> None:
    found = outcome("按时发放补贴的，山区得2分，非山区得1分，否则不得分", "2", facts=facts)
    assert (found.bounds.low if found.reason is None else None) == (Fraction(score) if score else None)


def test_the_story_ends_with_the_score() -> None:
    found = outcome("完成率≥95%得满分，每低1%扣1分，扣完为止", "3", "", "90%")
    assert found.steps[-1].after == found.bounds
    assert [step.note for step in found.steps] == [
        "得3分",
        "起点95%，完成值90%，计5步，扣1×5＝5分",
        "扣至0分为止",
    ]


def test_a_likely_slip_of_magnitude_is_not_scored() -> None:
    found = apply(read("超过目标值不得分"), Case(parse("≤2100元"), parse("1930.57万元"), case("5").full))
    assert found.reason == "实际完成值与年度指标值疑似相差一个数量级，不能计分"


def test_a_count_beyond_reason_is_no_calculation_of_years() -> None:
    found = outcome("第一次通过得满分，之后每推迟一次得分乘0.7", "10", "", "", "100000")
    assert found.reason is not None
    assert found.reason.endswith("次数超过100，请核对计分数据")


def test_a_step_of_nothing_is_refused() -> None:
    assert outcome("每完成0%得1分", "5", "100%", "80%", "").reason is not None


@pytest.mark.parametrize(
    ("actual", "clause", "note"),
    [
        ("85%", 2, "完成值85%，在80%—90%之间，得3分"),
        ("95%", 1, "完成值95%，达到90%，得5分"),
        ("60%", 3, "完成值60%，低于80%，不得分"),
    ],
)
def test_the_story_names_the_band_that_holds(actual: str, clause: int, note: str) -> None:
    found = outcome("完成率90%以上得5分；80%—90%得3分；80%以下不得分", "5", "", actual)
    assert (found.steps[0].clause, found.steps[0].note) == (clause, note)


@pytest.mark.parametrize(
    ("text", "full", "target", "actual", "story"),
    [
        (
            "6月底前完成得10分，9月底前完成得6分，逾期不得分",
            "10",
            "2024-06-30",
            "2024-08-10",
            "完成于2024年8月10日，不晚于2024年9月30日，得6分",
        ),
        (
            "逾期10天以内扣1分，10天以上扣3分",
            "5",
            "2024-06-30",
            "2024-07-05",
            "期限2024年6月30日，完成于2024年7月5日，逾期5天，扣1分",
        ),
        (
            "完成90%以上得5分，80%—90%得3分，其余不得分",
            "5",
            "50户",
            "42户",
            "完成值42户，是指标值的84%，在80%—90%之间，得3分",
        ),
        (
            "超过预算5%以内扣1分，5%—10%扣2分，10%以上不得分",
            "5",
            "≤100万元",
            "108万元",
            "指标值100万元，完成值108万元，扣2分",
        ),
        ("前三名得5分，4—6名得3分，其余不得分", "5", "", "第5名", "完成值第5名，在4名—6名之间，得3分"),
        ("每少50万元扣1分", "10", "500万元", "400万元", "起点指标值500万元，完成值400万元，计2步，扣1×2＝2分"),
        ("90%以上得5分，80%—90%得3分，其余不得分", "5", "", "85%—88%", "得3分"),
    ],
)
def test_the_story_says_where_the_value_stands(text: str, full: str, target: str, actual: str, story: str) -> None:
    assert outcome(text, full, target, actual).steps[0].note == story
