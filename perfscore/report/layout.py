"""Chinese text in columns: display width, line breaking with the rules for punctuation, alignment.

Text is wrapped counting ambiguous characters (“ ” — ² ≥) as two cells, so that a line never exceeds its width under
either reading; tables are aligned by the width terminals show.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from perfscore.language.width import printed_width as width

_NO_START = frozenset("，。；：？！、）》〉】〕”’…—％%·,.;:?!)]}")
_NO_END = frozenset("（《〈【〔“‘([{")
_TOKEN = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:/%+\-]*|[ \t\n]+|.", re.DOTALL)


@lru_cache(maxsize=4096)
def _cells(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 0 if unicodedata.combining(char) else 1


def wide(text: str) -> int:
    """Cells of a text, ambiguous characters as two."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def em(text: str) -> float:
    """Width in Chinese characters, as printed: a digit or Latin letter is half of one."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def wrap(text: str, columns: int, first: str = "") -> list[str]:
    """Lines of at most ``columns`` cells; ``first`` is the indent of the first line.

    No line begins with a closing or ends with an opening mark; numbers and Latin words stay whole where they fit.
    """
    lines, line = [], first
    for token in _TOKEN.findall(text):
        if token.isspace() and token.isascii():
            line += " " if line.strip() else ""
            continue
        while wide(token) > columns - wide(line):
            if not line.strip() and wide(token) > columns:  # longer than a line: cut it
                cut = max(1, _fitting(token, columns - wide(line)))
                lines.append(line + token[:cut])
                token, line = token[cut:], ""
                continue
            line, carried = _carry(line, token)
            lines.append(line.rstrip())
            line = carried
        line += token
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def _carry(line: str, token: str) -> tuple[str, str]:
    """What moves to the next line with ``token``: the character before a closing mark, an opening mark at the end."""
    keep = len(line)
    if token[0] in _NO_START:
        keep = _previous(line, keep)
    while keep > 1 and line[keep - 1] in _NO_END:
        keep -= 1
    while keep > 1 and line[keep : keep + 1] and line[keep] in _NO_START:
        keep = _previous(line, keep)
    if not line[:keep].strip():
        return line, ""
    return line[:keep], line[keep:]


def _previous(line: str, end: int) -> int:
    """Where the last token of ``line[:end]`` begins; a very long one is not moved."""
    tokens = _TOKEN.findall(line[:end])
    return end - len(tokens[-1]) if tokens and len(tokens[-1]) < 16 else end


def _fitting(token: str, columns: int) -> int:
    used = 0
    for count, char in enumerate(token):
        used += _cells(char)
        if used > columns:
            return count
    return len(token)


def pad(text: str, columns: int, align: str = "left") -> str:
    """The text filled with blanks to a display width."""
    gap = max(0, columns - width(text))
    if align == "right":
        return " " * gap + text
    if align == "center":
        return " " * (gap // 2) + text + " " * (gap - gap // 2)
    return text + " " * gap


_PAUSE = re.compile(r"(?<=.)(?=\d{4}年)|(?<=.)(?=（)|(?<=.)(?=项目支出|部门整体支出|绩效)")


def title_lines(text: str, limit: int) -> list[str]:
    """A title in lines of at most ``limit`` cells, broken where a reader pauses: before the year, a bracket, the kind of paper.

    As few lines as will do; of several ways the one that breaks at the earlier kind of pause.
    """
    if wide(text) <= limit:
        return [text]
    points = [found.start() for found in _PAUSE.finditer(text)][:_POINTS]
    for count in range(1, len(points) + 1):
        ways = [_parts(text, cuts) for cuts in combinations(points, count)]
        fitting = [way for way in ways if all(wide(part) <= limit for part in way)]
        if fitting:
            return min(fitting, key=lambda way: [_rank(part) for part in way[1:]])
    count = -(-wide(text) // (limit - 4))
    return wrap(text, -(-wide(text) // (count * 2)) * 2 + 2)


_POINTS = 8  # pauses of a title that are tried


def _parts(text: str, cuts: Sequence[int]) -> list[str]:
    ends = [*cuts, len(text)]
    return [text[begin:end] for begin, end in zip([0, *cuts], ends, strict=True)]


def _rank(part: str) -> int:
    """Where a line may begin: best with the year, then with a bracket, then with the kind of paper."""
    return 0 if part[:1].isdigit() else 1 if part.startswith("（") else 2
