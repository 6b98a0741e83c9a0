"""Readings of a clause that contradict their own words, each a law with the words it is about."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from perfscore.rules import sensitive as s
from perfscore.rules.nodes import Away, Clause, Compare, Condition, Count, Effect, Flag, Per, Reached
from perfscore.rules.sentences.state import Reading
from perfscore.rules.skeleton import Anchor
from perfscore.rules.spans import NUMBER, POINTS, QUANTITY

_STEP_WITHOUT_EACH = re.compile(
    f"(?:增加|减少|下降|降低|提高|上升|增长|(?<![最偏较提降减])[低高超](?![于过出支期时])|(?:[低高]于|超过|超出)(?:{s.TARGET}))了?{QUANTITY}(?:的|时|，)*$"
)
_UP_AND_DOWN = re.compile(
    f"每{s.TEXT}{{0,6}}?(?:[超高升]过?[^或、/（减降]?(?:低|下降|降低|减少|少)|(?:低于?|下降|降低|减少|少)[^或、/（增]?[超高升])"
)
_ELSEWHERE = re.compile(
    "(?:根据|按照?|参照|依据).{4,}(?:办法|细则|标准|方案|规定|文件)[^，]{0,8}(?:执行|计分|评分|考核|确定)"
)


@dataclass(slots=True)
class Draft:
    """A clause in the making: the stretch of its words, and what they were read as."""

    anchor: Anchor
    effect: Effect
    at: int
    begin: int
    stop: int
    per: Per | None = None
    made: tuple[Condition, ...] = ()
    title: str = ""
    cumulative: bool = False
    exempt: bool = False
    text: str = ""  # what is printed where it is not what was written
    both: bool = False  # 加扣: it adds on one side and takes on the other


def _late_award(_state: Reading, draft: Draft) -> bool:
    """每迟报1天加1分: nobody is rewarded for being late."""
    return draft.effect.kind in ("加", "得") and isinstance(draft.per, Away) and draft.per.direction == "迟"


def _fault_award(_state: Reading, draft: Draft) -> bool:
    """每推迟一次得0.7分: nobody is rewarded once more for each fault."""
    return (
        draft.effect.kind in ("加", "得")
        and isinstance(draft.per, Count)
        and re.search("推迟|迟到|迟报|逾期|延误|漏报|错报|缺勤|缺席|旷", draft.per.words) is not None
        and "每" in draft.per.words
        and not re.search("[未不无没]|整改|处理|纠正", draft.per.words)
    )


def _stepped_ratio(_state: Reading, draft: Draft) -> bool:
    """每低1%按比例扣分: a step or a ratio, not both."""
    return draft.effect.kind in ("比", "减比") and draft.per is not None


def _share(state: Reading, draft: Draft) -> bool:
    """占5分 says how the points are divided, not what gives them."""
    return state.signs[draft.anchor.begin - 1 : draft.anchor.begin] == "占" and draft.anchor.name == "alone"


def _halves_nothing(state: Reading, draft: Draft) -> bool:
    """扣1分减半, 按比例得分减半: half of what was said before, not of the full marks."""
    return draft.anchor.name == "halved" and not state.signs[draft.begin : draft.stop].strip("，的")


def _no_word(_state: Reading, draft: Draft) -> bool:
    """扣完成2分, 分别得10、8、6、0分: what is left before the points is a piece of a word or of a list."""
    words = [one.words for one in draft.made if isinstance(one, Flag)]
    if any(one.endswith("否则") and len(one) > 2 for one in words):
        return True
    if any(one.endswith(("限", "限为")) for one in words):
        return True
    if draft.anchor.name == "alone" and any(re.fullmatch(".{0,8}(?:率|比例|比重)", one) for one in words):
        return True  # 完成率10分: the name of a rate is no case
    return any(not re.search("[\u4e00-\u9fff]{2}|[A-Za-zⅠ-ⅻ]|^[是否有无全好差优良中可]$", one) for one in words)


def _two_ways(state: Reading, draft: Draft) -> bool:
    """每超下降1%扣1分: up and down in one step, joined by nothing."""
    words = state.signs[draft.begin : draft.stop]
    return draft.per is not None and _UP_AND_DOWN.search(words) is not None


def _denied_verb(state: Reading, draft: Draft) -> bool:
    """每少1家未扣2分: a denial right before the verb of points."""
    last = re.split("[，：（]", state.signs[draft.at : draft.anchor.begin])[-1]
    verb = draft.anchor.name in ("take", "add", "give", "below")
    if draft.anchor.name == "alone" and last in tuple("不未无没非") and draft.at and draft.at == draft.begin:
        return state.signs[draft.at - 1] not in "，；。："  # 得满分无10分
    return verb and len(last) > 1 and last[-1] in "不未无没非勿"  # 有无投诉：无得5分 names a case


def _nothing_each(_state: Reading, draft: Draft) -> bool:
    """每次扣0分: a step that changes nothing is a slip."""
    return (
        draft.per is not None
        and draft.anchor.name in ("take", "add", "give", "alone")
        and not draft.effect.amount.of(Fraction(1))
    )


def _against_its_guard(_state: Reading, draft: Draft) -> bool:
    """超过的，每低1%扣1分: the step goes the other way than the case it stands in."""
    if not isinstance(draft.per, Away) or draft.per.direction not in ("超", "低"):
        return False
    sides = {
        one.extent for one in draft.made if isinstance(one, Reached) and not one.yes and one.extent in ("超", "低")
    }
    return bool(sides) and draft.per.direction not in sides


def cut_list(state: Reading, draft: Draft) -> bool:
    """得5/4/3分, 得10、8、6分: the other points of a list that was not read."""
    return re.match(f"[/、][{NUMBER}{POINTS}]", state.signs[draft.anchor.stop : draft.anchor.stop + 2]) is not None


def _number_before_nothing(state: Reading, draft: Draft) -> bool:
    """0.3不得分: a bare number right before the verb belongs to it or to nothing."""
    last = state.signs[draft.at : draft.anchor.begin][-1:]
    return last == NUMBER and not any(isinstance(one, Compare) for one in draft.made) and draft.anchor.name == "none"


def _verb_left_over(state: Reading, draft: Draft) -> bool:
    """得且满分: the verb of the points is parted from them."""
    words = state.signs[draft.begin : draft.anchor.begin]
    return (
        draft.anchor.name == "alone"
        and re.search("(?<![获取应所])[得给扣赋][^，；。：（）分]{0,2}$", words) is not None
    )


def _once_or_each(state: Reading, draft: Draft) -> bool:
    """增加10ms扣1分, 高于达标线0.1个百分点扣2分: for every step, or once: it is not said."""
    if draft.per is not None or draft.effect.kind not in ("扣", "加"):
        return False
    return _STEP_WITHOUT_EACH.search(state.signs[draft.begin : draft.stop]) is not None


def _said_twice(state: Reading, draft: Draft) -> bool:
    """未建档的减半，扣2分: one condition with two effects."""
    if draft.made or draft.per is not None or draft.effect.kind not in ("得", "扣", "零"):
        return False
    last = state.items[-1] if state.items else None
    return (
        isinstance(last, Clause)
        and last.sentence == state.sentence
        and bool(last.conditions or last.per)
        and last.effect.kind in ("得", "扣", "零")
        and state.signs[draft.at : draft.anchor.begin] == "，"
    )


def _failed_bonus(state: Reading, draft: Draft) -> bool:
    """未达90%加1分: nobody is rewarded for falling short."""
    return (
        draft.effect.kind == "加"
        and draft.per is None
        and any(isinstance(one, Compare) for one in draft.made)
        and re.search("未(?:达|完)|没(?:有)?(?:达|完)|不达|不足", state.signs[draft.begin : draft.stop]) is not None
    )


def _by_another_document(_state: Reading, draft: Draft) -> bool:
    """按照县考核办法计分: the standard stands elsewhere."""
    return any(isinstance(one, Flag) and _ELSEWHERE.search(one.words) for one in draft.made)


def _hanging_or(state: Reading, draft: Draft) -> bool:
    """An 或 without a left side."""
    return state.signs[draft.at : draft.anchor.begin].strip("，；。") in ("或", "或者")


def _done_is_punished(_state: Reading, draft: Draft) -> bool:
    """完成的按比例扣分: what is done is not punished in proportion."""
    return draft.effect.kind == "减比" and any(isinstance(one, Reached) and one.yes for one in draft.made)


def _share_without_a_verb(_state: Reading, draft: Draft) -> bool:
    """完成比例给予相应分值: a share is no condition; the word that made it the measure of the points is lost."""
    words = [one.words for one in draft.made if isinstance(one, (Reached, Flag))]
    equated = [one for one in draft.made if isinstance(one, Compare) and re.search("[=×]", one.subject)]
    shared = "完成(?:比例|例比|比)(?:予|给|计|得|折|的)?$|完成(?:比例|例比)"
    return bool(equated) or any(re.search(shared, one) for one in words)


def _headless(state: Reading, draft: Draft) -> bool:
    """“”时得满分: what was before 时 is lost."""
    return re.fullmatch("[时者]+", state.signs[draft.at : draft.anchor.begin].strip("，的；。")) is not None


# Readings that contradict their own words, and whether the words before them are refused as well.
CONTRADICTIONS: tuple[tuple[Callable[[Reading, Draft], bool], bool], ...] = (
    (_late_award, False),
    (_fault_award, False),
    (_stepped_ratio, False),
    (_share, False),
    (_halves_nothing, False),
    (_said_twice, False),
    (_two_ways, False),
    (_once_or_each, False),
    (_verb_left_over, False),
    (_against_its_guard, False),
    (_number_before_nothing, False),
    (_denied_verb, False),
    (_nothing_each, False),
    (_no_word, True),
    (_failed_bonus, False),
    (_by_another_document, True),
    (_hanging_or, True),
    (_headless, True),
    (_done_is_punished, True),
    (_share_without_a_verb, True),
)
