"""A day by which something is done."""

from __future__ import annotations

import re
from dataclasses import replace

from perfscore.rules import sensitive as s
from perfscore.rules.islands.words import IN
from perfscore.rules.nodes import (
    Condition,
    Due,
)
from perfscore.rules.spans import DAY, DayWord, Typed


def deadline(typed: Typed, signs: str, begin: int, stop: int) -> Condition | None:
    """A day as a condition: 6月30日前完成, 逾6月30日."""
    found = re.match(
        f"^(?P<lead>{IN}*?)(?P<no>未|没有|未能|没能)?(?:于|在|到)?(?P<rel>超过|晚于|早于|不晚于|不迟于)?(?:(?P<since>{DAY})(?:至|到|—))?(?P<day>{DAY})(?P<side>及?(?:之前|以前|前|内|底前|止|之后|以后|后))?(?P<tail>{IN}*)$",
        signs[begin:stop],
    )
    if found is None:
        return None
    day = typed.values[begin + found.start("day")]
    if not isinstance(day, DayWord):
        return None
    after = (found["side"] or "").endswith("后") or found["rel"] in ("超过", "晚于")
    tail = found["tail"]
    if (
        re.search("[不没无否难]", tail + found["lead"])
        or ("未" in tail and not re.match("未(?:完成|交|报|办)", tail))
        or s.DENIAL.search(found["lead"])
    ):
        return None
    denied = (found["no"] is not None) ^ ("未" in tail)
    before = not after
    if denied:
        before = not before
    if len(tail) > 8:
        return None
    since = typed.values[begin + found.start("since")] if found["since"] else None
    if isinstance(since, DayWord):
        if not before or found["rel"]:
            return None
        since = replace(since, day=since.day or 1)
        return Due(day, True, typed.level(begin, stop), since)
    return Due(day, before, typed.level(begin, stop))
