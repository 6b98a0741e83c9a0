"""The total: one interval everywhere, a cap that is a loss with a line, a grade only for a whole table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import card, funds, indicator
from hypothesis import given
from hypothesis import strategies as st

from perfscore import policies
from perfscore.model import Policy, Scorecard, Sheet
from perfscore.model.finding import Level
from perfscore.present import ledger
from perfscore.score import score, total

D = Decimal
CAPS = ((Decimal("0.9").as_integer_ratio(), D(80)), (Decimal("0.5").as_integer_ratio(), D(60)))


def capping() -> Policy:
    from fractions import Fraction

    policy = policies.find("财政部")
    caps = tuple((Fraction(*floor), cap) for floor, cap in CAPS)
    return policy._replace(terms=policy.terms._replace(total_caps=caps))


def whole(spent: str, *, reported: str | None = None, last: tuple[str, str | None] = ("20个", "20个")) -> Sheet:
    rows = (
        indicator("20个", "20个", "50", "50", number=1),
        indicator("20个", "20个", "30", "30", number=2, level1="效益指标", level2="社会效益"),
        indicator(*last, "10", "10", number=3, level1="满意度指标", level2=None),
    )
    given_ = card(*rows, funds=funds("100", spent)).sheet
    return replace(given_, reported_total=reported and D(reported))


def end_of_the_ledger(scored: Scorecard) -> tuple[Decimal, Decimal]:
    low = high = scored.full
    for loss in ledger.losses(scored):
        low, high = low - loss.most, high - loss.least
    return low, high


def test_a_cap_is_a_loss_with_a_line() -> None:
    scored = score(whole("80"), capping())
    assert (scored.points, scored.low, scored.high, scored.cap) == (D(80), D(80), D(80), D(80))
    assert [(loss.title, loss.most) for loss in ledger.losses(scored)] == [
        ("预算执行", D(2)),
        ("总分封顶：执行率低于评分办法规定的界限，总分最高80分", D(18)),
    ]
    assert scored.composition.capped == 18
    assert end_of_the_ledger(scored) == (80, 80)


def test_a_reported_total_above_the_cap_is_an_error() -> None:
    (finding,) = score(whole("40", reported="94"), capping()).findings
    assert (finding.code, finding.level, finding.stake) == ("PS309", Level.ERROR, D(34))
    assert finding.message == "自评总分94分；预算执行率40%，评分办法规定总分最高60分，多计34分。"
    assert not score(whole("40", reported="60"), capping()).findings


@pytest.mark.parametrize("spent", ["95", "80", "40"])
@pytest.mark.parametrize("last", [("明显", "群众反映好"), ("20个", None), ("20个", "见附件")])
@pytest.mark.parametrize("review", [False, True])
def test_header_and_ledger_are_one_interval(spent: str, last: tuple[str, str | None], review: bool) -> None:
    scored = score(whole(spent, last=last), capping(), review=review)
    assert end_of_the_ledger(scored) == (scored.low, scored.high)


def test_a_row_taken_counts_as_taken() -> None:
    taken = score(whole("100", last=("明显", "群众反映好")), policies.find("财政部"))
    assert (taken.points, taken.low, taken.high, taken.grade) == (100, 100, 100, "优")
    open_ = score(whole("100", last=("明显", "群众反映好")), policies.find("财政部"), review=True)
    assert (open_.points, open_.low, open_.high, open_.grade) == (None, 90, 100, "优")


def test_a_grade_needs_the_same_grade_at_both_ends() -> None:
    scored = score(whole("85", last=("20个", None)), policies.find("财政部"))
    assert (scored.grade, scored.ungraded) == (None, "从“良”到“优”")


def test_half_a_table_has_no_grade() -> None:
    scored = card(indicator("20个", "20个", "50", "50"))
    assert (scored.points, scored.grade) == (50, None)
    assert scored.ungraded == "满分50分，评分办法为100分，缺少预算执行率、效益指标、满意度指标"


def test_a_table_of_all_parts_with_other_points_has_a_grade() -> None:
    rows = [
        indicator("20个", "20个", "20", number=n, level1=name)
        for n, name in enumerate(["产出指标", "效益指标", "满意度指标"])
    ]
    scored = card(*rows, funds=funds("100", "100", full="10"))
    assert (scored.full, scored.grade, scored.ungraded) == (70, "优", None)


cells = st.sampled_from(
    [
        "20个",
        "15个",
        "0个",
        "不到20个",
        "见附件",
        "20人",
        "20个（上年）",
        "达标",
        "",
        "未完成",
        "部分完成",
        "约20个",
        "-3个",
    ]
)
points = st.sampled_from([None, "0", "3", "9.99", "10"])


@given(st.lists(st.tuples(cells, points), max_size=5), st.integers(0, 130), st.booleans())
def test_the_ledger_ends_at_the_total(rows: list[tuple[str, str | None]], spent: int, review: bool) -> None:
    given_ = [indicator("≥20个", actual or None, "10", own, number=n) for n, (actual, own) in enumerate(rows)]
    sheet = card(*given_, funds=funds("100", str(spent))).sheet
    scored = score(sheet, capping(), review=review)
    assert 0 <= scored.low <= scored.high <= scored.full
    assert end_of_the_ledger(scored) == (scored.low, scored.high)
    assert scored.points in (None, scored.low)
    assert total.summed(scored.indicators, scored.funds).low >= scored.low
    parts = scored.composition
    if scored.points is not None:
        assert parts.computed + parts.taken + parts.adjudicated - parts.capped == scored.points
