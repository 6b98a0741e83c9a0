"""The word that was most likely meant."""

from __future__ import annotations

from difflib import get_close_matches

CLOSE_ENOUGH = 0.5


def nearest(word: str, words: tuple[str, ...] | list[str]) -> str | None:
    """The word that ``word`` was most likely meant to be."""
    found = get_close_matches(word, words, n=1, cutoff=CLOSE_ENOUGH)
    return found[0] if found else None
