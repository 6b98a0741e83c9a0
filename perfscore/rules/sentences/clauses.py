"""A clause: the words before an amount as conditions, and what the amount does."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from perfscore.language import units
from perfscore.rules import islands
from perfscore.rules import sensitive as s
from perfscore.rules.islands.words import COUNTED
from perfscore.rules.nodes import Away, Clause, Compare, Condition, Count, Effect, Else, Flag, Opaque, Per, Reached
from perfscore.rules.polarity import is_bad
from perfscore.rules.proportions import between
from perfscore.rules.sentences.lists import read_list
from perfscore.rules.sentences.state import Reading, inert, moves
from perfscore.rules.skeleton import Anchor
from perfscore.rules.spans import BAD, NUMBER, POINTS, QUANTITY, RANGE

_BOTH_WAYS = re.compile("(?:，?(?:则|就)?相应)?(?:加|增|增加|奖)(?:或|、|/)?$")
_LEAD = re.compile(
    "^(?:现场|随机|任意|实地|集中)?(?:检查|抽查|查看|查阅|查|抽检|任查|核查|走访|检验)[^，；。无未不有发违]{0,24}，(?=[^，]{2,})|^与[^，；。]{0,6}(?:指标值|目标值|目标|计划)相比，(?=完成|达到|未|超)"
)
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
class _Draft:
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


def read_clause(state: Reading, anchor: Anchor, at: int) -> None:
    """The clause of one anchor; ``at`` is where its words begin."""
    if anchor.effect is None:
        raise TypeError(anchor.name)
    draft = _drafted(state, anchor, anchor.effect, at)
    _conditions(state, draft)
    _directed(state, draft)
    if _alternatives(state, draft):
        return
    if draft.both and isinstance(draft.per, Away) and draft.per.direction == "差":
        _upward(state, draft)
    elif state.signs[anchor.begin - 1 : anchor.begin] in ("加", "扣", "减") and anchor.begin > at:
        _refuse(state, anchor.begin - 1, anchor.stop)
    for contradicts, whole in _CONTRADICTIONS:
        if contradicts(state, draft):
            _refuse(state, draft.at if whole else draft.begin, anchor.stop)
    _between(state, draft)
    _without_method(state, draft)
    _none_else(state, draft)
    _opaque(state, draft)
    if not read_list(state, anchor, at, draft.begin, draft.stop, draft.effect):
        if _cut_list(state, draft):
            _refuse(state, draft.begin, anchor.stop)
        _append(state, draft)


def _drafted(state: Reading, anchor: Anchor, effect: Effect, at: int) -> _Draft:
    """The words before the anchor without what leads them: 在此基础上, a title with a colon, a method."""
    typed, signs = state.typed, state.signs
    both = _BOTH_WAYS.search(signs[at : anchor.begin]) if effect.kind == "扣" else None
    begin, stop = islands.trimmed(signs, at, at + both.start() if both else anchor.begin)
    draft = _Draft(anchor, effect, at, begin, stop, both=both is not None)
    if found := re.match("(?:在)?此基础上，?|(?:同时|另外)，", signs[begin:stop]):
        draft.cumulative = "基础" in found.group()
        draft.begin += found.end()
    colon = signs.rfind("：", draft.begin, stop)
    if colon >= 0:
        draft.title = typed.level(draft.begin, colon).strip("，。；：")
        if not inert(signs[draft.begin : colon]):
            state.fail(draft.begin, colon)
        draft.begin = colon + 1 if colon + 1 < stop else draft.begin
    lead = _lead(signs, draft.begin, stop)
    if lead > draft.begin:
        state.remark("说明", draft.begin, lead)
        draft.begin = lead
    draft.stop = stop = _without_score_name(signs, draft.begin, stop, anchor)
    words = signs[draft.begin : stop]
    draft.exempt = anchor.name == "uncounted" or (
        effect.kind == "免" and bool(re.match("如|若|因|由于|但|确因|非|确属|属于|对于|经", words))
    )
    return draft


def _conditions(state: Reading, draft: _Draft) -> None:
    typed, signs, anchor = state.typed, state.signs, draft.anchor
    said = islands.read(typed, signs, draft.begin, draft.stop, anchor.per, draft.effect.kind)
    draft.per, draft.made = said.per, said.conditions
    if state.pending is not None:
        before = islands.conditions_of(typed, signs, *islands.trimmed(signs, *state.pending))
        draft.made = (*before, *draft.made)
        state.pending = None
    if anchor.name == "below":
        inside = signs[anchor.begin : anchor.stop]
        if named := re.match(f"倒扣(?P<whom>[^，；。{s.SPANS}得为分]{{1,5}})", inside):
            draft.made = (*draft.made, Flag(named["whom"]))


def _alternatives(state: Reading, draft: _Draft) -> bool:
    """超标三次及以上或发生偷排的不得分: either of the two leaves nothing, so each is a clause of its own."""
    only = draft.made[0] if len(draft.made) == 1 and draft.per is None else None
    words = state.signs[draft.begin : draft.stop]
    if draft.effect.kind != "零" or not isinstance(only, Flag) or not re.search(f"[{s.SPANS}]", words):
        return False
    joints = list(re.finditer("，?或者?", words))
    if len(joints) != 1:
        return False
    sides = [(draft.begin, draft.begin + joints[0].start()), (draft.begin + joints[0].end(), draft.stop)]
    read = [islands.read(state.typed, state.signs, *islands.trimmed(state.signs, *side)) for side in sides]
    clean = [one for one in read if one.per is None and len(one.conditions) == 1]
    if len(clean) != len(sides) or not any(isinstance(one.conditions[0], Compare) for one in clean):
        return False
    for one in clean:
        _append(state, replace(draft, made=one.conditions))
    return True


def _directed(state: Reading, draft: _Draft) -> None:
    """未落实1分, 每缺一项1分: what a bare amount does is told by what it stands behind, and by the amounts before it."""
    if draft.anchor.name != "alone" or draft.effect.kind != "得":
        return
    if any(not isinstance(one, Flag) for one in draft.made):
        return  # a tier
    clauses = [item for item in state.items if isinstance(item, Clause)]
    bad = is_bad(state.signs[draft.begin : draft.stop])
    takes = any(one.effect.kind in ("扣", "零", "酌") and not one.effect.own for one in clauses)
    awards = any(one.effect.kind == "得" for one in clauses)
    counted = isinstance(draft.per, Count) or (isinstance(draft.per, Away) and draft.per.size.unit.family in COUNTED)
    if state.heading == "加":
        _told(state, draft, "加")
        return
    taken = state.heading == "扣" or (bad is True and (counted or (takes and not awards)))
    silent = (
        isinstance(draft.per, Count) and len(draft.per.words.strip("每，的")) < 2 and not state.items and draft.at == 0
    )
    if silent and not taken and not awards:
        _refuse(state, draft.begin, draft.anchor.stop)  # 每例0.5分: of what, and which way
        return
    if taken and not (draft.anchor.per and not takes and not state.heading):
        _told(state, draft, "扣")
    elif awards or bad is False or (bad is None and not takes):
        return
    elif not (bad is None and _continues(clauses, draft)):
        _refuse(state, draft.begin, draft.anchor.stop)


def _told(state: Reading, draft: _Draft, kind: str) -> None:
    """The effect with its verb, in what is printed as well."""
    draft.effect = replace(draft.effect, kind=kind)
    draft.text = f"{state.typed.text(draft.begin, draft.stop)}{draft.effect}"


def _continues(clauses: list[Clause], draft: _Draft) -> bool:
    """高危扣3分，中危1分: a short word beside another takes the verb over (``series``)."""
    only = draft.made[0] if len(draft.made) == 1 else None
    return isinstance(only, Flag) and len(only.words) <= 6 and bool(clauses) and draft.per is None


def _upward(state: Reading, draft: _Draft) -> None:
    """每相差1%相应加扣1分: one clause adds above, the other takes below."""
    if not isinstance(draft.per, Away):
        raise TypeError(draft.per)
    up = replace(draft, per=replace(draft.per, direction="超"), effect=Effect("加", draft.effect.amount))
    place = state.typed.place(draft.begin, draft.anchor.stop)
    text = state.typed.text(draft.begin, draft.anchor.stop)
    state.items.append(Clause(up.made, up.per, up.effect, text, *place, state.section, state.sentence))
    draft.per = replace(draft.per, direction="低")


def _refuse(state: Reading, begin: int, stop: int) -> None:
    state.fail(begin, stop)
    state.refused(begin, stop)


def _late_award(_state: Reading, draft: _Draft) -> bool:
    """每迟报1天加1分: nobody is rewarded for being late."""
    return draft.effect.kind in ("加", "得") and isinstance(draft.per, Away) and draft.per.direction == "迟"


def _fault_award(_state: Reading, draft: _Draft) -> bool:
    """每推迟一次得0.7分: nobody is rewarded once more for each fault."""
    return (
        draft.effect.kind in ("加", "得")
        and isinstance(draft.per, Count)
        and re.search("推迟|迟到|迟报|逾期|延误|漏报|错报|缺勤|缺席|旷", draft.per.words) is not None
        and "每" in draft.per.words
        and not re.search("[未不无没]|整改|处理|纠正", draft.per.words)
    )


def _stepped_ratio(_state: Reading, draft: _Draft) -> bool:
    """每低1%按比例扣分: a step or a ratio, not both."""
    return draft.effect.kind in ("比", "减比") and draft.per is not None


def _share(state: Reading, draft: _Draft) -> bool:
    """占5分 says how the points are divided, not what gives them."""
    return state.signs[draft.anchor.begin - 1 : draft.anchor.begin] == "占" and draft.anchor.name == "alone"


def _halves_nothing(state: Reading, draft: _Draft) -> bool:
    """扣1分减半, 按比例得分减半: half of what was said before, not of the full marks."""
    return draft.anchor.name == "halved" and not state.signs[draft.begin : draft.stop].strip("，的")


def _no_word(_state: Reading, draft: _Draft) -> bool:
    """扣完成2分, 分别得10、8、6、0分: what is left before the points is a piece of a word or of a list."""
    words = [one.words for one in draft.made if isinstance(one, Flag)]
    if any(one.endswith("否则") and len(one) > 2 for one in words):
        return True
    if any(one.endswith(("限", "限为")) for one in words):
        return True
    if draft.anchor.name == "alone" and any(re.fullmatch(".{0,8}(?:率|比例|比重)", one) for one in words):
        return True  # 完成率10分: the name of a rate is no case
    return any(not re.search("[\u4e00-\u9fff]{2}|[A-Za-z]|^[是否有无全好差优良中可]$", one) for one in words)


def _two_ways(state: Reading, draft: _Draft) -> bool:
    """每超下降1%扣1分: up and down in one step, joined by nothing."""
    words = state.signs[draft.begin : draft.stop]
    return draft.per is not None and _UP_AND_DOWN.search(words) is not None


def _denied_verb(state: Reading, draft: _Draft) -> bool:
    """每少1家未扣2分: a denial right before the verb of points."""
    last = re.split("[，：（]", state.signs[draft.at : draft.anchor.begin])[-1]
    verb = draft.anchor.name in ("take", "add", "give", "below")
    if draft.anchor.name == "alone" and last in tuple("不未无没非") and draft.at and draft.at == draft.begin:
        return state.signs[draft.at - 1] not in "，；。："  # 得满分无10分
    return verb and len(last) > 1 and last[-1] in "不未无没非勿"  # 有无投诉：无得5分 names a case


def _nothing_each(_state: Reading, draft: _Draft) -> bool:
    """每次扣0分: a step that changes nothing is a slip."""
    return (
        draft.per is not None
        and draft.anchor.name in ("take", "add", "give", "alone")
        and not draft.effect.amount.of(Fraction(1))
    )


def _against_its_guard(_state: Reading, draft: _Draft) -> bool:
    """超过的，每低1%扣1分: the step goes the other way than the case it stands in."""
    if not isinstance(draft.per, Away) or draft.per.direction not in ("超", "低"):
        return False
    sides = {
        one.extent for one in draft.made if isinstance(one, Reached) and not one.yes and one.extent in ("超", "低")
    }
    return bool(sides) and draft.per.direction not in sides


def _cut_list(state: Reading, draft: _Draft) -> bool:
    """得5/4/3分, 得10、8、6分: the other points of a list that was not read."""
    return re.match(f"[/、][{NUMBER}{POINTS}]", state.signs[draft.anchor.stop : draft.anchor.stop + 2]) is not None


def _number_before_nothing(state: Reading, draft: _Draft) -> bool:
    """0.3不得分: a bare number right before the verb belongs to it or to nothing."""
    last = state.signs[draft.at : draft.anchor.begin][-1:]
    return last == NUMBER and not any(isinstance(one, Compare) for one in draft.made) and draft.anchor.name == "none"


def _verb_left_over(state: Reading, draft: _Draft) -> bool:
    """得且满分: the verb of the points is parted from them."""
    words = state.signs[draft.begin : draft.anchor.begin]
    return (
        draft.anchor.name == "alone"
        and re.search("(?<![获取应所])[得给扣赋][^，；。：（）分]{0,2}$", words) is not None
    )


def _once_or_each(state: Reading, draft: _Draft) -> bool:
    """增加10ms扣1分, 高于达标线0.1个百分点扣2分: for every step, or once: it is not said."""
    if draft.per is not None or draft.effect.kind not in ("扣", "加"):
        return False
    return _STEP_WITHOUT_EACH.search(state.signs[draft.begin : draft.stop]) is not None


def _said_twice(state: Reading, draft: _Draft) -> bool:
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


def _failed_bonus(state: Reading, draft: _Draft) -> bool:
    """未达90%加1分: nobody is rewarded for falling short."""
    return (
        draft.effect.kind == "加"
        and draft.per is None
        and any(isinstance(one, Compare) for one in draft.made)
        and re.search("未(?:达|完)|没(?:有)?(?:达|完)|不达|不足", state.signs[draft.begin : draft.stop]) is not None
    )


def _by_another_document(_state: Reading, draft: _Draft) -> bool:
    """按照县考核办法计分: the standard stands elsewhere."""
    return any(isinstance(one, Flag) and _ELSEWHERE.search(one.words) for one in draft.made)


def _hanging_or(state: Reading, draft: _Draft) -> bool:
    """An 或 without a left side."""
    return state.signs[draft.at : draft.anchor.begin].strip("，；。") in ("或", "或者")


def _done_is_punished(_state: Reading, draft: _Draft) -> bool:
    """完成的按比例扣分: what is done is not punished in proportion."""
    return draft.effect.kind == "减比" and any(isinstance(one, Reached) and one.yes for one in draft.made)


def _share_without_a_verb(_state: Reading, draft: _Draft) -> bool:
    """完成比例给予相应分值: a share is no condition; the word that made it the measure of the points is lost."""
    words = [one.words for one in draft.made if isinstance(one, (Reached, Flag))]
    equated = [one for one in draft.made if isinstance(one, Compare) and re.search("[=×]", one.subject)]
    shared = "完成(?:比例|例比|比)(?:予|给|计|得|折|的)?$|完成(?:比例|例比)"
    return bool(equated) or any(re.search(shared, one) for one in words)


def _headless(state: Reading, draft: _Draft) -> bool:
    """“”时得满分: what was before 时 is lost."""
    return re.fullmatch("[时者]+", state.signs[draft.at : draft.anchor.begin].strip("，的；。")) is not None


# Readings that contradict their own words, and whether the words before them are refused as well.
_CONTRADICTIONS: tuple[tuple[Callable[[Reading, _Draft], bool], bool], ...] = (
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


def _between(state: Reading, draft: _Draft) -> None:
    """中间部分采用插值法: between its neighbours; any other words than a stretch of the axis are not understood."""
    if draft.effect.kind != "插":
        return
    if between(state.signs[draft.begin : draft.stop].strip("，的 ")):
        draft.made = (Else(state.typed.text(draft.begin, draft.stop)),)
    elif len(draft.made) != 1 or not isinstance(draft.made[0], Compare):
        _refuse(state, draft.begin, draft.anchor.stop)
        draft.made = (Opaque(state.typed.text(draft.begin, draft.stop), *state.typed.place(draft.begin, draft.stop)),)


def _without_method(state: Reading, draft: _Draft) -> None:
    """完成情况按比例计分: what is measured is no condition."""
    only = draft.made[0] if len(draft.made) == 1 else None
    if (
        draft.effect.kind == "比"
        and draft.per is None
        and isinstance(only, Flag)
        and not s.DENIAL.search(only.words)
        and not re.search("[的时]$|如|若|超过|低于|高于|达到|其他|其余", state.signs[draft.begin : draft.stop])
    ):
        state.remark("说明", draft.begin, draft.stop)
        draft.made = ()


def _none_else(state: Reading, draft: _Draft) -> None:
    """…得2分，没有不得分: a bare denial is the other case."""
    only = draft.made[0] if len(draft.made) == 1 else None
    if (
        isinstance(only, Flag)
        and re.fullmatch("没有|无|未|都没有|均没有|均无|都无", only.words)
        and _told_before(state) != "有"
    ):
        draft.made = (Else(only.words),)


def _told_before(state: Reading) -> str | None:
    """The description of the clause before: 有得5分，无得0分 are two answers to one question; None where there is no clause."""
    clauses = [item for item in state.items if isinstance(item, Clause)]
    if not clauses:
        return "有"
    last = clauses[-1].conditions[-1] if clauses[-1].conditions else None
    return last.words if isinstance(last, Flag) else None


def _opaque(state: Reading, draft: _Draft) -> None:
    begin, stop, words = draft.begin, draft.stop, state.signs[draft.begin : draft.stop]
    if _plain(words, draft.per, draft.made):
        return
    state.fail(begin, stop)
    if not inert(words) or moves(words):
        state.refused(begin, stop)
    draft.made = (*draft.made, Opaque(state.typed.text(begin, stop), *state.typed.place(begin, stop)))


def _append(state: Reading, draft: _Draft) -> None:
    typed, signs, anchor, effect = state.typed, state.signs, draft.anchor, draft.effect
    if effect.kind in ("比", "减比") and anchor.what:
        draft.title = draft.title or anchor.what
    state.stretches[len(state.items)] = (draft.begin, draft.stop)
    if anchor.name == "alone" and effect.kind == "得":
        state.bare.add(len(state.items))
    state.items.append(
        Clause(
            draft.made,
            draft.per,
            effect,
            draft.text or typed.text(draft.begin, anchor.stop),
            *typed.place(draft.begin, anchor.stop),
            state.section,
            state.sentence,
            draft.cumulative,
            draft.title,
            scope="" if effect.whole or effect.kind == "倒" else state.scope,
            inner=signs[: anchor.begin].count("（") > signs[: anchor.begin].count("）"),
            exempt=draft.exempt,
        )
    )


def _without_score_name(signs: str, begin: int, stop: int, anchor: Anchor) -> int:
    """如果偏差率=0，报价得分为满分: 报价 names the score, not what it is given for."""
    before, comma, last = signs[begin:stop].rpartition("，")
    named = signs.startswith(("得分", "评分"), anchor.begin) and re.fullmatch("[\u4e00-\u9fff]{2,6}", last)
    if not comma or not named or not re.search(f"[=<>≥≤{QUANTITY}]", before) or s.DENIAL.search(last):
        return stop
    return begin + len(before)


def _lead(signs: str, begin: int, stop: int) -> int:
    """A leading method: 现场检查，…; 任查2个月文档记录，…"""
    found = _LEAD.match(signs[begin:stop])
    if found and not re.search("[未无不]", found.group()):
        return begin + found.end()
    return begin


def _plain(words: str, per: Per | None, made: tuple[Condition, ...]) -> bool:
    """A condition may hold anything that its reader answers as written, but nothing that itself moves points."""
    measured = any(isinstance(one, Compare) for one in made) or (
        isinstance(per, Away) and per.size.unit.family == "points"
    )
    if re.search(f"[得计给]分(?:，|[{NUMBER}])", words):
        return False  # 60%—70%得分，60%以下不得分: the points of a tier are lost
    if s.SCORE_WORD.search(words) and not (measured and re.search("得分|评分|打分", words)):
        return False
    if re.search(f"[{RANGE}{BAD}]", words) or (POINTS in words and not measured):
        return False
    if moves(words) or re.search("(?<![部充区划不处成水养学过身缘部])分$", words):
        return False
    if s.BOUNDS.search(words) and re.search(f"(?:{s.BOUNDS.pattern})[为是：]?[{s.SPANS}]", words):
        return False
    last = re.sub(f"每(?:{units.PERIOD}|逢)", "", words).rpartition("，")[2]
    return per is not None or "每" not in last
