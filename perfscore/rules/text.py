"""A standard as it is read: one form for every character, no blanks, and the way back to the text as written.

Printed cells come with full-width digits, several dashes, blanks in the middle of words and line breaks. All of that
is levelled here, character by character, so that every later position can be told in the original text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_TEXT = 4000
"""A longer cell is no standard; it is refused unread."""

# Full-width ASCII becomes ASCII, then the punctuation of Chinese text gets one form each.
_FORMS = {0xFF01 + offset: chr(0x21 + offset) for offset in range(94)}
_FORMS |= {
    ord(written): form
    for form, every in {
        "，": ",，﹐､",
        "。": "。｡",
        "；": ";；﹔",
        "：": ":：﹕",
        "（": "(（﹙〔[［【",
        "）": ")）﹚〕]］】",
        "、": "、",
        "—": "—–-－−‐‑‒―─﹣ーｰ~～∼〜﹏",
        "×": "×*＊✕✖╳·∗",
        "/": "/／÷∕⁄",
        "≥": "≥≧⩾",
        "≤": "≤≦⩽",
        "<": "<＜﹤〈",
        ">": ">＞﹥〉",
        "=": "=＝═﹦",
        "%": "%％﹪",
        "“": '“"＂”「」『』',
    }.items()
    for written in every
}
_PAIRS = {(">", "="): "≥", ("》", "="): "≥", ("=", ">"): "≥", ("<", "="): "≤", ("《", "="): "≤", ("=", "<"): "≤"}
_PAIRS |= {("—", ">"): "→", ("—", "—"): "—", ("×", "×"): "×"}
_DROPPED = frozenset(" \t\r\u3000\u00a0\u200b\u200c\u200d\ufeff\u2002\u2003\u2009\u202f“")


@dataclass(frozen=True, slots=True)
class Plain:
    """The levelled text; ``places[i]`` is the position of its character ``i`` in the text as written."""

    text: str
    places: tuple[int, ...]

    def place(self, position: int) -> int:
        """Where the character at ``position`` was written (the end of the text for the end)."""
        return self.places[position]


def level(written: str) -> Plain:
    """``written`` without blanks and quotation marks, every sign in its one form; positions are kept."""
    characters: list[str] = []
    places: list[int] = []
    for position, character in enumerate(written):
        character = _FORMS.get(ord(character), character)
        if character in _DROPPED:
            continue
        pair = _PAIRS.get((characters[-1], character)) if characters else None
        if pair is not None:
            characters[-1] = pair
            continue
        characters.append(character)
        places.append(position)
    places.append(len(written))
    return Plain("".join(characters), tuple(places))


_TABLE = {**_FORMS, **dict.fromkeys(map(ord, _DROPPED))} | {
    ord(mark): None for mark in '"＂”「」『』' if _FORMS.get(ord(mark)) == "“"
}
_SIGNS = re.compile("—+>?|×{2,}|[>》]=|=>|[<《]=|=<")


def levelled(written: str) -> str:
    """What ``level`` makes of a text, without the places: for the words of names."""
    return _SIGNS.sub(_one_sign, written.translate(_TABLE))


def _one_sign(found: re.Match[str]) -> str:
    words = found.group()
    if words[0] in "—×":
        return "→" if words.endswith(">") else words[0]
    return "≥" if ">" in words or "》" in words else "≤"
