"""Text of strangers, made harmless for a terminal, a spreadsheet or a log line."""

from __future__ import annotations

import unicodedata

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def visible(text: str) -> str:
    r"""Control and direction-changing characters as ``\x1b`` and the like, so that none reaches the terminal.

    Line breaks and tabs stay: the caller decides what they mean.
    """
    if text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def one_line(text: str) -> str:
    """The same on one line: every run of white space that holds a line break becomes one blank."""
    return visible(" ".join(part.strip() for part in text.splitlines() if part.strip()) if "\n" in text else text)


def flat(text: str) -> str:
    """The same with blanks for tabs: a text that takes as many cells as it has characters' widths."""
    return one_line(text).replace("\t", " ")


def cell(text: str) -> str:
    """A CSV cell that no spreadsheet takes for a formula: an apostrophe goes before a leading ``= + - @``."""
    return "'" + text if text.startswith(_FORMULA) else text


def _shown(char: str) -> str:
    if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}:
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
