"""The words that name a measure: each once, the longest first."""

from __future__ import annotations

from perfscore.language.measures import CLEAR, KINDS, LOOSE, longest_first

ALL = longest_first(CLEAR, LOOSE)


def test_a_word_names_one_measure() -> None:
    words = [word for word, _ in ALL]
    assert sorted(set(words)) == sorted(words)


def test_the_longer_of_two_words_that_end_alike_is_found_first() -> None:
    order = {word: place for place, (word, _) in enumerate(ALL)}
    assert [(a, b) for a in order for b in order if a != b and a.endswith(b) and order[a] > order[b]] == []


def test_kinds_are_of_known_measures() -> None:
    assert set(KINDS) <= set(CLEAR)
