"""[80%，90%) and its like: an interval in the notation of mathematics, told as the same signs as 80%（含）—90%（不含）.

The bracket decides whether an end belongs to it. Two round brackets are an interval only where the text says so: behind
在, ∈ or 区间, or where it writes another one with a square bracket; elsewhere they explain something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from perfscore.rules.text import Plain

SQUARE_OPEN, SQUARE_CLOSE = "[［【", "]］】"
_END = r"—?\d+(?:\.\d+)?[^\d，。；（）\[\]、—≤≥<>=+×/]{0,4}"
_INTERVAL = re.compile(
    rf"[\[（](?:(?P<low>{_END})|[—+]?∞)(?P<mid>[，—])(?:(?P<high>{_END})|\+?∞)[\]）](?P<unit>%|分|天|日|个月|年|次|人)?"
)
_ANY_SQUARE = re.compile(r"[\[［【]\s*[\d—–\-－][\d.．%％，,\s]*[)）\]］】]|[(（]\s*[\d—–\-－][\d.．%％，,\s]*[\]］】]")

Value = TypeVar("Value")


def interval(
    plain: Plain, text: str, written: str, at: int, scan: Callable[[str, int, str], tuple[str, Value, int]]
) -> tuple[list[tuple[str, Value | None, int, int]], int] | None:
    """The signs of the interval that opens at ``at`` with their places in the text as written, and its end."""
    found = _INTERVAL.match(text, at)
    if found is None or (found["low"] is None and found["high"] is None):
        return None
    close = found.end() - len(found["unit"] or "") - 1
    opens, closes = written[plain.places[at]], written[plain.places[close]]
    low_in, high_in = opens in SQUARE_OPEN, closes in SQUARE_CLOSE
    told = text[max(0, at - 2) : at].endswith(("在", "∈", "区间")) or _ANY_SQUARE.search(written) is not None
    if not (low_in or high_in or (told and found["mid"] == "，")):
        return None
    numbers: list[tuple[str, Value | None, int, int] | None] = []
    for group in ("low", "high"):
        raw = found[group]
        if raw is None:
            numbers.append(None)
            continue
        whole = raw + (found["unit"] or "")
        sign, value, stop = scan(whole, 0, "≥")
        if stop != len(whole):
            return None
        numbers.append((sign, value, plain.places[found.start(group)], plain.places[found.end(group) - 1] + 1))
    begin, last = plain.places[at], plain.places[found.end() - 1] + 1
    return list(_signs(numbers, low_in, high_in, begin, last)), found.end()


def _signs(
    numbers: list[tuple[str, Value | None, int, int] | None], low_in: bool, high_in: bool, begin: int, last: int
) -> Iterator[tuple[str, Value | None, int, int]]:
    low, high = numbers
    if low is None or high is None:
        relation = ("≥" if low_in else ">") if high is None else ("≤" if high_in else "<")
        known = low or high
        if known is None:
            raise ValueError(relation)
        yield relation, None, begin, known[2]
        yield known[0], known[1], known[2], last
        return
    yield low[0], low[1], begin, low[3]
    for sign in f"（{'' if low_in else '不'}含）—":
        yield sign, None, low[3], high[2]
    yield high
    for sign in f"（{'' if high_in else '不'}含）":
        yield sign, None, high[3], last


__all__ = ["interval"]
