"""What a clause asks, from the words before its amount."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from perfscore.language import units
from perfscore.rules.islands.counts import per_of
from perfscore.rules.islands.several import conditions_of
from perfscore.rules.islands.stepped import stepped
from perfscore.rules.islands.words import ELSE, Found, name_at, trimmed
from perfscore.rules.nodes import (
    Compare,
    Condition,
    Count,
    Else,
    Flag,
    Reached,
)
from perfscore.rules.spans import Number, Typed


def read(typed: Typed, signs: str, begin: int, stop: int, per_word: str = "", kind: str = "") -> Found:
    """The conditions between two signs. ``per_word``: the count word of 扣2分/次."""
    begin, stop = trimmed(signs, begin, stop)
    if begin >= stop:
        if per_word:
            return Found((), Count("", Fraction(1), Number(Fraction(1), units.find(per_word) or units.NONE, per_word)))
        return Found(())
    words = signs[begin:stop]
    if per_word:
        return Found(
            (),
            Count(
                name_at(typed, begin, stop),
                Fraction(1),
                Number(Fraction(1), units.find(per_word) or units.NONE, per_word),
            ),
        )
    per, guard_stop = per_of(typed, signs, begin, stop, kind)
    if per is not None:
        if isinstance(per, Count):
            return Found((), per)
        return stepped(typed, signs, begin, guard_stop, stop, per)
    if ELSE.match(words):
        return Found((Else(typed.level(begin, stop)),))
    if (demand := re.search("，?(?:否则|不然)$", words)) and demand.start():
        return Found(tuple(_missed(one) for one in conditions_of(typed, signs, begin, begin + demand.start(), kind)))
    if more := re.match("(?:否则|反之|不然)的?话?，?(?=.{4})", words):
        return read(typed, signs, begin + more.end(), stop, per_word, kind)
    return Found(tuple(conditions_of(typed, signs, begin, stop, kind)))


def _missed(one: Condition) -> Condition:
    """应不少于3次，否则: the demand is not met; a description keeps its 否则, which is nothing that can be asked."""
    if isinstance(one, Reached) and not one.extent:
        return replace(one, yes=not one.yes)
    if not isinstance(one, Compare) or (one.low is None) == (one.high is None) or one.absolute:
        return Flag(one.words + "否则" if isinstance(one, (Compare, Flag)) else "否则")
    bound = one.low or one.high
    turned = replace(bound, included=bound.included is False) if bound is not None else None
    return replace(one, low=turned if one.high is not None else None, high=turned if one.low is not None else None)
