"""Torn words: a dangerous morpheme that belongs to no word of its own, so nobody can tell what the text would say."""

from __future__ import annotations

import re

from perfscore.rules.spans import POINTS, SPANS

_END = "(?=[，；。、）]|$)"
_WORD_OF_POINTS = "得扣计给赋记评打积减加满总罚本准础重值底奖励附项倒负均权价数的全一半"
_NOUN = "部充区划十成水养学处过身时盐糖组细拆平缘百高低差部"
_TORN = re.compile(
    # 得最分, 满超分: 分 behind something that is neither a verb of points nor the name of a sum
    f"(?<![{_WORD_OF_POINTS}{_NOUN}{SPANS}])分(?:{_END}|(?=不超过|为止|封顶))"
    # 1分未，: a denial, 或, 若 … that stands before a pause and turns nothing
    f"|{POINTS}[不未无没非或若最每各倍折超低高](?:的|者)?{_END}"
    # 100%的或得8分: an alternative with one side
    f"|(?<=[的者时，；。：])(?:或|若|最|倍|折)(?=[得扣减加计给]{POINTS}|{POINTS}|，|；|。)"
)


def torn(signs: str) -> tuple[int, int] | None:
    """The first place where a dangerous morpheme hangs in the air."""
    found = _TORN.search(signs)
    return None if found is None else (max(0, found.start() - 4), found.end())
