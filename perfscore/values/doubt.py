"""Is a number or a date that was read of a cell the result, or did a word beside it turn it into something else?

A value keeps every word that was not read into its number: before it, behind it, and in the name of what is counted. Here each
turning word among them is either *used* or makes a :class:`Doubt`:

- a movement (下降5%, 延期5天) is used where target or indicator name a movement of the same way;
- a denial or a comparison inside a name (不合格率) is used where target, indicator or the other cell bear that name, too;
- a plan (预计, 拟, 目标) is never a result; another year's number is never this year's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from perfscore.language import units
from perfscore.values.planned import forecast, names_the_goal
from perfscore.values.reader import AVERAGES, EVENTS, FORECASTS, LEADS, LEVELS, Lexicon
from perfscore.values.statement import verdict
from perfscore.values.turning import ALL_DUE, Turn, Turning, Way, denied, is_plain, turnings, ways
from perfscore.values.types import Moment, Quantity, Statement, Value, Verdict

_YEAR = re.compile(r"((?:19|20)[0-9]{2})年?度?")
_YEAR_END = re.compile(r"(?:(?:19|20)[0-9]{2}年)?12月(?:31日|底|末)")
_DATE = re.compile(r"[0-9.\-/—~至到]+(?:年度?|月份?|季度|日)")
_READ = Lexicon(LEADS, FORECASTS, AVERAGES, LEVELS)
_MOVED = re.compile(
    "[0-9.%约近超有所明显显著大幅略逐步逐年持续比较上去同年期了约增减升降涨跌缩加少高低提长下滑落回压持平不变未没无化保基本]+"
)
_STILL = ("持平", "不变", "未变", "没有变化", "无变化", "原样")
_OTHER_YEARS = ("上年", "去年", "前年", "往年", "历年", "次年", "明年", "来年", "翌年")
_SHOWN = 12  # characters of a cell that a message repeats
_BASES = ("同比", "环比", "较", "比上年", "比去年")
_NAME = 3  # characters of a rate's name that show which rate it is
_DENIED = "不未非无"


class Doubt(NamedTuple):
    """Why a value is not taken as the result. ``hard``: it certainly is none of this target, not only perhaps."""

    turn: Turn
    word: str
    hard: bool


def of_actual(
    actual: Value, target: Value | None, texts: tuple[str, ...], year: int | None, written: str = ""
) -> Doubt | None:
    """The doubt about an actual; ``texts`` are what names the measure: the indicator's name and the target's text.

    ``written`` is the whole cell, cleaned: what stands before a word of planning tells whether it names the goal.
    """
    if isinstance(actual, Statement) or is_plain(actual):
        return None
    named = "\n".join(texts)
    loose = tuple(_loose(actual))
    plan = _plan(actual.before, loose, named, written)
    if plan is not None:
        return plan
    if isinstance(actual, Quantity):
        moved = _moved(actual, target, named) or _renamed(actual.before, named)
        if moved is not None:
            return moved
    return _left(loose, named, year, dated=isinstance(actual, Moment))


def of_target(target: Value, texts: tuple[str, ...], year: int | None) -> Doubt | None:
    """The doubt about a target: what it says of itself beside the number, and the actual does not repeat."""
    if isinstance(target, Statement) or is_plain(target):
        return None
    behind = tuple(_loose(target))
    named = "\n".join(texts)
    return _left(behind, named, year) or _another_year(target.before, named, year)


def of_words(actual: str, target: str, name: str, year: int | None) -> Doubt | Verdict | None:
    """What turning words make of an actual in words beside a target in words: ``FAILED``, a doubt, or nothing."""
    promised = f"{target}\n{name}"
    bare = _DATE.sub(lambda found: " " * len(found[0]), actual)
    left: Doubt | None = _another_year(actual, promised, year)
    for turned in turnings(bare):
        if turned.turn is Turn.PLAN and turned.within not in promised:
            to_come = forecast(actual, turned)
            if to_come:
                return Doubt(Turn.PLAN, turned.word, hard=True)
            left = left or (Doubt(Turn.PLAN, turned.word, hard=False) if to_come is None else None)
        if turned.turn is Turn.DENIAL and turned.within not in promised:
            takes_back = denied(bare, turned, target)
            if takes_back:
                return Verdict.FAILED
            left = left or (Doubt(Turn.DENIAL, turned.within, hard=False) if takes_back is None else None)
        if turned.turn is Turn.TIME and turned.word not in promised and turned.word in _OTHER_YEARS:
            left = left or Doubt(Turn.TIME, turned.word, hard=False)
    moved = _other_way(bare, target)
    return moved if moved is Verdict.FAILED else left or moved


def _plan(before: str, loose: tuple[str, ...], named: str, written: str) -> Doubt | None:
    """A word that makes the number beside it a plan, or one compared with the plan: 计划20家, 20家（预计）, 超计划20家."""
    for segment in (before, *loose):
        for turned in turnings(segment):
            own = segment is before
            if turned.turn is not Turn.PLAN or turned.within in named or not _tells(turned, segment, own=own):
                continue
            if not _goal(written, turned.word):
                return Doubt(Turn.PLAN, turned.word, hard=True)
            if own and ALL_DUE.search(segment) is None:
                return Doubt(Turn.COMPARISON, written[:_SHOWN], hard=False)
    return None


def _tells(turned: Turning, segment: str, *, own: bool) -> bool:
    """Right before the number any word of planning tells; behind it those of two characters, without a number of theirs."""
    if own:
        return turned.word in FORECASTS or len(turned.word) > 1
    follows = segment[turned.begin + len(turned.word) :][:1]
    return len(turned.word) > 1 and not follows.isdecimal()


def _goal(written: str, word: str) -> bool:
    own = [other for other in turnings(written) if other.turn is Turn.PLAN and other.word == word]
    return bool(own) and all(names_the_goal(written, other) for other in own)


def _other_way(actual: str, target: str) -> Doubt | Verdict | None:
    """提升 was promised, 有所下降 is reported; where other words stand beside it, something else may have fallen."""
    own, wanted = ways(actual), ways(target)
    if wanted and any(word in actual for word in _STILL):
        return Verdict.FAILED if not _MOVED.sub("", actual) else Doubt(Turn.MOVEMENT, actual[:_SHOWN], hard=False)
    if not own or not wanted or own & wanted:
        return None
    alone = _MOVED.sub("", actual)
    return Verdict.FAILED if not alone else Doubt(Turn.MOVEMENT, actual[:_SHOWN], hard=False)


def _loose(value: Quantity | Moment) -> list[str]:
    """The texts of a cell that are not in its number."""
    if isinstance(value, Moment):
        return [text for text in (value.before, value.after) if text]
    names = [part for part in re.split("[/·]", value.unit.name) if units.find(part) is None]
    return [text for text in (_unread(value.before), *names, value.after) if text]


def _unread(before: str) -> str:
    """What is left of the words before a number without those that are read with it, each at its own place."""
    before = before.removesuffix(next((end for end in EVENTS if before.endswith(end)), ""))
    kept, position = [], 0
    while position < len(before):
        word = _READ.at(before, position)
        kept.append("" if word else before[position])
        position += len(word) or 1
    return "".join(kept)


def _moved(actual: Quantity, target: Value | None, named: str) -> Doubt | None:
    """A movement as actual, where the target is a level or a movement of another way: 减少20家 is not 20家."""
    before = _without_levels(actual.before)
    own = ways(before)
    based = next((word for word in _BASES if word in before), "")
    if not own and not based:
        return None
    wanted = ways(target.before) if isinstance(target, Quantity) else frozenset[Way]()
    wanted |= ways(named)
    if own <= wanted and (own or based in named):
        return None
    return Doubt(Turn.MOVEMENT, before, hard=True)


def _without_levels(before: str) -> str:
    for word in sorted(LEVELS, key=len, reverse=True):  # 降至5% is the level reached
        before = before.replace(word, "")
    return before


def _renamed(before: str, named: str) -> Doubt | None:
    """合格率96% beside 不合格率≤5%, and the other way round."""
    if len(before) >= _NAME and any(sign + before[-_NAME:] in named for sign in _DENIED):
        own = before[-_NAME - 1 : -_NAME]
        if own not in _DENIED or not own:
            return Doubt(Turn.DENIAL, before, hard=True)
    denying = next((turned for turned in turnings(before) if turned.turn is Turn.DENIAL), None)
    return Doubt(Turn.DENIAL, before, hard=True) if denying is not None and denying.within not in named else None


def _left(loose: tuple[str, ...], named: str, year: int | None, *, dated: bool = False) -> Doubt | None:
    """The first turning word that nothing uses."""
    for segment in loose:
        if verdict(segment) is Verdict.MET:
            continue  # 提前完成, 达到要求: it says that the number was reached, and no more
        other = _another_year(segment, named, year)
        if other is not None:
            return other
        bare = (_DATE if dated else _YEAR_END).sub(" ", segment)
        for turned in turnings(bare):
            if dated and turned.word == "提前":
                continue  # 提前于2024年5月完成: the date says when
            if turned.turn is Turn.PLAN and names_the_goal(segment, turned):
                continue  # 达到预期
            if turned.turn is Turn.DENIAL and denied(bare, turned, named) is False:
                continue  # 无事故, 未发生延误: what did not happen had better not
            if _context(bare, turned) not in named:
                return Doubt(turned.turn, segment, hard=dated and turned.turn is Turn.DENIAL)  # 未于6月30日完成
    return None


def _context(text: str, turned: Turning) -> str:
    """The turning word with its neighbours: enough to know the name it is part of."""
    if turned.turn is Turn.DENIAL:
        return turned.within
    return text[max(0, turned.begin - 1) : turned.begin + len(turned.word) + 1]


def _another_year(segment: str, named: str, year: int | None) -> Doubt | None:
    for match in _YEAR.finditer(segment):
        if year is not None and int(match[1]) != year and match[1] not in named:
            return Doubt(Turn.TIME, segment, hard=False)
    return None
