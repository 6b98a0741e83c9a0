"""What is given for a list of facts, made to fit it: what may be left out, a grade told by flags, flags told by words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perfscore.rules.asks import Ask
from perfscore.rules.opposites import opposite
from perfscore.rules.series import same_grade

YES = frozenset(["是", "有", "true", "True", "TRUE", "对", "符合", "成立", "yes", "Yes", "YES", "Y", "y", "√", "✓"])
NO = frozenset(
    ["否", "无", "false", "False", "FALSE", "不", "不符合", "不成立", "没有", "no", "No", "NO", "N", "n", "×", "✗"]
)
_EVENT = re.compile(
    "(?:全年|年度内?|本年度?|当年)*(?:(?P<none>未发生|未出现|没有发生|没有出现|无(?!法|故)|未发现)|发生|出现|发现|存在)"
)
NONE_OF_THEM = "其他"
_WORDS = frozenset(["有", "无", "没有"])  # an answer, and a description as well: 有无投诉：无得5分，有得0分


def completed(texts: list[str], found: Sequence[Ask], sentences: Sequence[int]) -> list[str]:
    """The list as it is asked for; as given where it cannot be made to fit. ``sentences`` of the text in which each is asked."""
    if len(texts) == len(found):
        return texts
    spare = [at for at, ask in enumerate(found) if ask.exempt]
    if spare and len(texts) == len(found) - len(spare):
        given = iter(texts)
        return ["否" if at in spare else next(given) for at in range(len(found))]
    missing = len(found) - len(texts)
    if missing > 0 and all(ask.exempt for ask in found[-missing:]):
        return texts + ["否"] * missing
    return _by_flags(texts, found) if missing < 0 else _by_words(texts, found, sentences, missing)


def _by_flags(texts: list[str], found: Sequence[Ask]) -> list[str]:
    """One grade of three words answered by 否、是、否."""
    grades = [at for at, ask in enumerate(found) if len(ask.branches) > 1]
    if len(grades) != 1:
        return texts
    at, ask = grades[0], found[grades[0]]
    flags = texts[at : at + len(ask.branches)]
    if len(texts) != len(found) + len(ask.branches) - 1 or not all(flag in YES | NO for flag in flags):
        return texts
    chosen = [branch for branch, flag in zip(ask.branches, flags, strict=True) if flag in YES]
    if len(chosen) > 1 and not ask.highest:
        return texts
    return [*texts[:at], chosen[0][0] if chosen else NONE_OF_THEM, *texts[at + len(ask.branches) :]]


def _by_words(texts: list[str], found: Sequence[Ask], sentences: Sequence[int], missing: int) -> list[str]:
    """Several descriptions of one thing answered by the one that holds: 优于标杆水平. They stand in one sentence, or each in its own."""
    made: list[list[str]] = []
    for at, text in enumerate(texts):
        run = found[at : at + missing + 1]
        one = len(set(sentences[at : at + missing + 1])) in (1, missing + 1)
        if text in YES | NO or len(run) <= missing or not one or any(ask.need.type != "是否" for ask in run):
            continue
        named = [ask for ask in run if ask.need.name == text]
        named = named or [ask for ask in run if len(text) > 1 and text in ask.need.name]
        if len(named) == 1:
            made.append([*texts[:at], *("是" if ask is named[0] else "否" for ask in run), *texts[at + 1 :]])
    return made[0] if len(made) == 1 else texts


def answered(name: str, text: str) -> bool | None:
    """是 or 否, or the description itself or its opposite: 有 beside a description 无 is no."""
    if text == name or (opposite(name, text) and text in _WORDS):
        return text == name
    event = _EVENT.match(name) if text.isdecimal() else None
    if event is not None:
        return (int(text) > 0) == (event["none"] is None)  # how often it happened answers whether it did
    if text in YES:
        return True
    return False if text in NO or opposite(name, text) else None


def graded(ask: Ask, text: str) -> str | None:
    """The word of the series that is meant: B for B级, 是 for the first of two opposites."""
    if not text or text in ask.words:
        return text or None
    close = [word for word in ask.words if same_grade(word, text)]
    if len(close) == 1:
        return close[0]
    if len(ask.branches) == 2 and text in YES | NO:
        one, two = ask.branches
        if any(opposite(first, second) for first in one for second in two):
            return one[0] if text in YES else two[0]
    return text
