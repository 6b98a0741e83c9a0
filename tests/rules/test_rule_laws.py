"""Laws: worse never scores more, scores stay within bounds, texts print back, spelling does not matter, damage is noticed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfscore.rules import Case, apply, read
from perfscore.values import parse
from tests.rules.cases import case, outcome
from tests.rules.test_texts import TEXTS

PLAIN = [row for row in TEXTS if row[5]]
SMALL = st.integers(1, 20)
FULL_WIDTH = str.maketrans("0123456789%.<>", "０１２３４５６７８９％．＜＞")
NUMERALS = frozenset("0123456789０１２３４５６７８９零一二三四五六七八九十半百千万亿点.．,")
KNOWN = frozenset()


@given(step=SMALL, points=SMALL, full=st.integers(1, 100), one=st.integers(0, 1200), other=st.integers(0, 1200))
def test_a_lower_rate_never_scores_more(step: int, points: int, full: int, one: int, other: int) -> None:
    rule = read(f"完成率≥90%得满分，每低{step}%扣{points}分，低于50%不得分")
    low, high = sorted((one, other))
    worse, better = (apply(rule, _rate(full, value)) for value in (low, high))
    assert worse.reason is None
    assert 0 <= worse.bounds.low <= better.bounds.low <= full


def _rate(full: int, tenths: int) -> Case:
    return case(str(full), actual=f"{tenths // 10}.{tenths % 10}%")


@given(size=SMALL, target=st.integers(1, 500), gap=st.integers(0, 500))
def test_steps_are_counted_whole_and_no_score_is_negative(size: int, target: int, gap: int) -> None:
    found = outcome(f"每少{size}个扣1分", "10", f"{target}个", f"{max(0, target - gap)}个")
    assert found.bounds.low == max(0, 10 - min(gap, target) // size)


@given(days=st.integers(-30, 400))
def test_being_later_never_scores_more(days: int) -> None:
    from datetime import date, timedelta

    def points(late: int) -> Fraction:
        day = date(2024, 6, 30) + timedelta(days=late)
        return outcome("每逾期1个月扣1分", "10", "2024-06-30", day.isoformat()).bounds.low

    assert points(days + 1) <= points(days)


@given(full=st.decimals(min_value=0, max_value=100, places=2), done=st.integers(0, 300))
def test_a_proportion_is_exact_and_capped(full: Decimal, done: int) -> None:
    found = apply(read("按完成比例得分"), Case(parse("100个"), parse(f"{done}个"), full))
    assert found.bounds.low == min(Fraction(full), Fraction(full) * done / 100)


@pytest.mark.parametrize("row", PLAIN, ids=lambda row: row[0])
def test_a_rule_prints_back(row: tuple[str, ...]) -> None:
    rule = read(row[0])
    assert read(str(rule)) == rule


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.translate(FULL_WIDTH), id="full width"),
        pytest.param(" ".join, id="blanks"),
        pytest.param(lambda text: text.replace("；", "\n"), id="lines"),
        pytest.param(lambda text: text.replace("，", ","), id="ascii commas"),
        pytest.param(lambda text: text.replace("不得分", "不计分"), id="other zero words"),
    ],
)
def test_spelling_does_not_change_a_score(change) -> None:  # type: ignore[no-untyped-def]  # a str → str per case
    for text, full, target, actual, facts, _score in PLAIN:
        assert (
            outcome(change(text), full, target, actual, facts).bounds
            == outcome(text, full, target, actual, facts).bounds
        ), change(text)


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_a_damaged_text_is_right_or_refused(data: st.DataObject) -> None:
    """One character, no digit, becomes a sign that no text has."""
    row = data.draw(st.sampled_from(PLAIN))
    text, full, target, actual, facts, score = row
    places = [place for place, mark in enumerate(text) if mark not in NUMERALS]
    place = data.draw(st.sampled_from(places))
    damaged = text[:place] + "■" + text[place + 1 :]
    found = outcome(damaged, full, target, actual, facts)
    assert found.reason is not None or found.bounds.low == Fraction(score), damaged


@given(text=st.text(alphabet="每低于降超过完成率得扣分满不未90%5１，；。（）—≥<+×/…有一家\n", max_size=40))
@settings(max_examples=500, deadline=None)
def test_any_text_is_read_or_refused_and_never_crashes(text: str) -> None:
    found = outcome(text, "5", "100%", "93%")
    assert found.bounds.low <= found.bounds.high
