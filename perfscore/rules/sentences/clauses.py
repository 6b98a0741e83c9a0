"""A clause: the words before an amount as conditions, and what the amount does."""

from __future__ import annotations

import re
from dataclasses import replace

from perfscore.language import units
from perfscore.rules import islands
from perfscore.rules import sensitive as s
from perfscore.rules.islands.words import COUNTED
from perfscore.rules.nodes import Away, Clause, Compare, Condition, Count, Effect, Else, Flag, Opaque, Per
from perfscore.rules.polarity import is_bad
from perfscore.rules.proportions import between
from perfscore.rules.sentences.lists import read_list
from perfscore.rules.sentences.refusals import CONTRADICTIONS, Draft, cut_list
from perfscore.rules.sentences.state import Reading, inert, moves
from perfscore.rules.skeleton import Anchor
from perfscore.rules.spans import BAD, NUMBER, POINTS, QUANTITY, RANGE

_BOTH_WAYS = re.compile("(?:，?(?:则|就)?相应)?(?:加|增|增加|奖)(?:或|、|/)?$")
_LEAD = re.compile(
    "^(?:现场|随机|任意|实地|集中)?(?:检查|抽查|查看|查阅|查|抽检|任查|核查|走访|检验)[^，；。无未不有发违]{0,24}，(?=[^，]{2,})|^与[^，；。]{0,6}(?:指标值|目标值|目标|计划)相比，(?=完成|达到|未|超)"
)


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
    for contradicts, whole in CONTRADICTIONS:
        if contradicts(state, draft):
            _refuse(state, draft.at if whole else draft.begin, anchor.stop)
    _between(state, draft)
    _without_method(state, draft)
    _none_else(state, draft)
    _opaque(state, draft)
    if not read_list(state, anchor, at, draft.begin, draft.stop, draft.effect):
        if cut_list(state, draft):
            _refuse(state, draft.begin, anchor.stop)
        _append(state, draft)


def _drafted(state: Reading, anchor: Anchor, effect: Effect, at: int) -> Draft:
    """The words before the anchor without what leads them: 在此基础上, a title with a colon, a method."""
    typed, signs = state.typed, state.signs
    both = _BOTH_WAYS.search(signs[at : anchor.begin]) if effect.kind == "扣" else None
    begin, stop = islands.trimmed(signs, at, at + both.start() if both else anchor.begin)
    draft = Draft(anchor, effect, at, begin, stop, both=both is not None)
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


def _conditions(state: Reading, draft: Draft) -> None:
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


def _alternatives(state: Reading, draft: Draft) -> bool:
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


def _directed(state: Reading, draft: Draft) -> None:
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


def _told(state: Reading, draft: Draft, kind: str) -> None:
    """The effect with its verb, in what is printed as well."""
    draft.effect = replace(draft.effect, kind=kind)
    draft.text = f"{state.typed.text(draft.begin, draft.stop)}{draft.effect}"


def _continues(clauses: list[Clause], draft: Draft) -> bool:
    """高危扣3分，中危1分: a short word beside another takes the verb over (``series``)."""
    only = draft.made[0] if len(draft.made) == 1 else None
    return isinstance(only, Flag) and len(only.words) <= 6 and bool(clauses) and draft.per is None


def _upward(state: Reading, draft: Draft) -> None:
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


def _between(state: Reading, draft: Draft) -> None:
    """中间部分采用插值法: between its neighbours; any other words than a stretch of the axis are not understood."""
    if draft.effect.kind != "插":
        return
    if between(state.signs[draft.begin : draft.stop].strip("，的 ")):
        draft.made = (Else(state.typed.text(draft.begin, draft.stop)),)
    elif len(draft.made) != 1 or not isinstance(draft.made[0], Compare):
        _refuse(state, draft.begin, draft.anchor.stop)
        draft.made = (Opaque(state.typed.text(draft.begin, draft.stop), *state.typed.place(draft.begin, draft.stop)),)


def _without_method(state: Reading, draft: Draft) -> None:
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


def _none_else(state: Reading, draft: Draft) -> None:
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


def _opaque(state: Reading, draft: Draft) -> None:
    begin, stop, words = draft.begin, draft.stop, state.signs[draft.begin : draft.stop]
    if _plain(words, draft.per, draft.made):
        return
    state.fail(begin, stop)
    if not inert(words) or moves(words):
        state.refused(begin, stop)
    draft.made = (*draft.made, Opaque(state.typed.text(begin, stop), *state.typed.place(begin, stop)))


def _append(state: Reading, draft: Draft) -> None:
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
