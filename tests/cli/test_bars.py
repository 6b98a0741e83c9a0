"""Bars and the waterfall: what is drawn is what is so, to an eighth of a cell; the track is the whole."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore.present.bars import CELLS, OPEN, SOLID, STEPS, TRACK, bar, drop, plainer

POINTS = st.decimals(0, 100, places=2)


@pytest.mark.parametrize(
    ("full", "low", "high", "shown"),
    [
        ("10", "10", "10", "█" * 20),
        ("10", "5", "5", "█" * 10 + "░" * 10),
        ("10", "5", "10", "█" * 10 + "▒" * 10),
        ("10", "0", "0", "░" * 20),
        ("10", "12", "12", "█" * 20),
        ("10", "-2", "5", "▒" * 10 + "░" * 10),
        ("100", "93.2", "93.2", "█" * 18 + "▋" + "░"),
        ("100", "94.9", "94.9", "█" * 18 + "▉" + "░"),
        ("100", "99.99", "99.99", "█" * 19 + "▉"),
        ("100", "0.01", "0.01", "▏" + "░" * 19),
        ("0", "0", "0", ""),
    ],
)
def test_bars(full: str, low: str, high: str, shown: str) -> None:
    assert bar(Decimal(full), Decimal(low), Decimal(high)) == shown


@pytest.mark.parametrize(
    ("whole", "before", "least", "most", "shown"),
    [
        ("4", "0", "1", "1", "█" * 5),
        ("4", "1", "1", "1", "░" * 5 + "█" * 5),
        ("4", "3", "1", "1", "░" * 15 + "█" * 5),
        ("4", "2", "0", "1", "░" * 10 + "▒" * 5),
        ("4", "2", "0.5", "1", "░" * 10 + "██▌" + "▒" * 2),
        ("100", "50", "0.01", "0.01", "░" * 10 + "▏"),
        ("100", "99.99", "0.01", "0.01", "░" * 19 + "▏"),
        ("4", "0", "-1", "-1", ""),
        ("0", "0", "0", "0", ""),
    ],
)
def test_steps_of_the_waterfall(whole: str, before: str, least: str, most: str, shown: str) -> None:
    assert drop(Decimal(whole), Decimal(before), Decimal(least), Decimal(most)) == shown


@given(POINTS.filter(bool), POINTS, POINTS)
def test_a_bar_always_shows_the_whole(full: Decimal, low: Decimal, more: Decimal) -> None:
    shown = bar(full, low, low + more)
    assert len(shown) == CELLS
    assert (shown == SOLID * CELLS) == (low >= full)
    assert (OPEN in shown) <= (more > 0)


@given(st.lists(st.tuples(POINTS, POINTS), min_size=1, max_size=9))
def test_the_waterfall_stays_on_its_scale(losses: list[tuple[Decimal, Decimal]]) -> None:
    bounds = [(min(pair), max(pair)) for pair in losses]
    whole, before = sum(most for _, most in bounds), Decimal(0)
    for least, most in bounds:
        shown = drop(Decimal(whole), before, least, most)
        before += most
        assert len(shown) <= CELLS
        assert bool(shown) == (most > 0)
        assert (OPEN in shown) <= (least < most)


@given(POINTS.filter(bool), POINTS, POINTS)
def test_plainer_bars_are_ascii_and_as_long(full: Decimal, low: Decimal, more: Decimal) -> None:
    shown = bar(full, low, low + more)
    assert plainer(shown).isascii()
    assert len(plainer(shown)) == len(shown)
    assert plainer(SOLID + OPEN + TRACK + STEPS) == "#=-|||####"
