"""How a text is written as a YAML scalar so that the loader reads the same text back."""

from __future__ import annotations

import re

_SAFE_START = re.compile(r"[0-9A-Za-z\u00b2-\U0010ffff（(≥≤＞＜~$.+/\\^<=(;]")
_UNSAFE = re.compile(
    r"[:\uff1a]?\Z(?<=:)|: |:\t| #|\t#|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
_FLOW_UNSAFE = re.compile(r"[\[\]{},]")
_WORDS = frozenset({"null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", "---", "..."})
CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def scalar(text: str, *, flow: bool = False) -> str:
    """A one-line YAML scalar: plain where that is safe, else in double quotes."""
    text = text.replace("\u00a0", " ")
    plain = (
        text
        and text == text.strip()
        and _SAFE_START.match(text)
        and not _UNSAFE.search(text)
        and text.casefold() not in _WORDS
        and not (flow and _FLOW_UNSAFE.search(text))
    )
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    pieces = []
    for letter in text:
        if letter in '"\\':
            pieces.append("\\" + letter)
        elif letter == "\n":
            pieces.append("\\n")
        elif letter == "\t":
            pieces.append("\\t")
        elif CONTROL.match(letter) or letter in "\x85\u2028\u2029":
            pieces.append(f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}")
        else:
            pieces.append(letter)
    return '"' + "".join(pieces) + '"'
