"""From a typed text to a rule: sentences, the anchors in them, and what the words between two anchors are.

Every sign is accounted for: it lies in an anchor, in the condition of one, or in a remark; a remark holds nothing that
can change a score. What is left over is the trouble of the rule.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from perfscore.rules import formulas, islands
from perfscore.rules import sensitive as s
from perfscore.rules.bands import series
from perfscore.rules.nodes import (
    NOTHING,
    Amount,
    Away,
    Bound,
    Clause,
    Compare,
    Condition,
    Count,
    Due,
    Effect,
    Else,
    Flag,
    Item,
    Limit,
    Opaque,
    Reached,
    Remark,
    Rule,
    Trouble,
)
from perfscore.rules.opposites import alike
from perfscore.rules.skeleton import Anchor, anchors
from perfscore.rules.spans import BAD, LOST, MARK, NUMBER, POINTS, QUANTITY, RANGE, DayWord, Number, Typed, scan
from perfscore.rules.text import LONGEST_TEXT

MOST_CLAUSES = 120
EXPECTED = ("得多少分", "扣多少分", "不得分")
_TRUNCATED = re.compile(r"(?:…+|\.{3,}|。{3,})\s*$")
_EXAMPLE = re.compile("(?:例如|比如|譬如|举例|如：)")
_SCOPE = re.compile("(?:的)(?:省份|地区|单位|企业|院校|学校|乡镇|县|市|部门|项目|村|街道)$")
_PAIR = re.compile(r"（[^（）]*）")


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    typed: Typed
    signs: str  # brackets that are read by themselves are hidden
    items: list[Item] = field(default_factory=list)
    trouble: Trouble | None = None
    section: int = 0
    sentence: int = 0
    scope: str = ""
    stretches: dict[int, tuple[int, int]] = field(default_factory=dict)
    pending: tuple[int, int] | None = None
    skip: int = 0  # anchors up to here were read with a list
    following: list[Anchor] = field(default_factory=list)

    def fail(self, begin: int, stop: int, expected: tuple[str, ...] = EXPECTED) -> None:
        """The first place that was not understood."""
        begin, stop = islands.trimmed(self.signs, begin, stop) if begin < stop else (begin, stop)
        first, last = self.typed.place(begin, stop)
        found = Trouble(first, last, self.typed.text(begin, stop)[:40], expected)
        if self.trouble is None or found.begin < self.trouble.begin:
            self.trouble = found


@lru_cache(maxsize=4096)
def read(written: str) -> Rule:
    """The rule that ``written`` says; what was not understood is its ``trouble``."""
    if len(written) > LONGEST_TEXT:
        return Rule((), Trouble(0, len(written), written[:20], ("不超过4000字的标准",)), written)
    cut = _TRUNCATED.search(written)
    text = written[: cut.start()] if cut else written
    typed = scan(text)
    state = _Reading(typed, _attached(_masked(typed)))
    _partials(state)
    bad = typed.signs.find(BAD)
    if bad >= 0:
        lost = LOST.match(typed.text(bad, bad + 1))
        state.fail(bad, bad + 1, ("看得清的字",) if lost else ("一个数",))
    for begin, stop, marked in _sentences(typed, state.signs):
        if marked:
            state.section += 1
        state.sentence += 1
        _sentence(state, begin, stop)
    if not state.trouble and not any(isinstance(item, Clause) for item in state.items):
        _demand(state)
    _branches(state)
    _spoken(state)
    items = tuple(_told(item, state.trouble) for item in sorted(state.items, key=lambda item: item.begin))
    if cut:
        last = items[-1].text if items else text[-20:]
        return Rule(items, Trouble(cut.start(), len(written), last, ("完整的文字",), truncated=True), written)
    if len([item for item in items if isinstance(item, Clause)]) > MOST_CLAUSES:
        return Rule((), Trouble(0, len(written), written[:20], ("条款少一些的标准",)), written)
    return Rule(items, state.trouble or _left_over(items, text), written)


_MATTERS = re.compile(
    r"[\d%％<>≥≤＜＞=＝+＋×÷扣得减奖每各乘倍半]|[不未无没非]|[低高少大多]于|超过|达到|以[上下内]|除外"
)
_HEAD = re.compile(
    r"[^：:]{0,10}(?:标准|项目?|方法|细则|办法|指标|依据|说明|否决)\s*[：:]|\d{1,2}\s*[、.．)）]|一票否决"
)


def _left_over(items: tuple[Item, ...], text: str) -> Trouble | None:
    """Words before an effect without a condition that lie in no item although they can change a score: its condition was lost."""
    owned = bytearray(len(text))
    for item in items:
        owned[item.begin : item.stop] = b"\x01" * (min(item.stop, len(text)) - item.begin)
    kept = "".join("\n" if own else mark for mark, own in zip(text, owned, strict=True))
    bare = [item.begin for item in items if isinstance(item, Clause) and not item.conditions and item.per is None]
    for begin in bare:
        words = re.split("[；。\n]", kept[:begin])[-1].strip("，,、（）()：: ")
        if words and _MATTERS.search(words) and not _HEAD.match(words + "："):
            return Trouble(begin - len(kept[:begin].rpartition("\n")[2]), begin, words[:40], ("能用上的字",))
    return None


def _told(item: Item, trouble: Trouble | None) -> Item:
    """A remark in which the text stopped being understood is no remark."""
    if trouble is None or not isinstance(item, Remark) or item.begin >= trouble.stop or trouble.begin >= item.stop:
        return item
    return replace(item, kind="未")


def _masked(typed: Typed) -> str:
    """The signs with every bracket hidden that only explains; 含, points and clauses in brackets stay."""
    signs = typed.signs
    while True:
        hidden = _PAIR.sub(
            lambda found: found.group() if _speaks(found.group()) else "\x01" * len(found.group()), signs
        )
        opened = re.sub(r"（([^（）]*)）", "\x02\\1\x03", hidden)
        if opened == signs or "（" not in opened:
            return opened.replace("\x02", "（").replace("\x03", "）")
        signs = opened


def _partials(state: _Reading) -> None:
    """（不足1天按1天计）in the middle of a clause: how a part of a step counts, taken out of the words around it."""
    for found in _PAIR.finditer(state.signs):
        inside = list(anchors(state.typed, state.signs, found.start() + 1, found.end() - 1))
        if len(inside) == 1 and inside[0].name == "零头":
            state.items.append(
                Remark("零头", state.typed.text(*found.span()), *state.typed.place(*found.span()), mode=inside[0].what)
            )
            state.signs = state.signs[: found.start()] + "\x01" * len(found.group()) + state.signs[found.end() :]


def _attached(signs: str) -> str:
    """不超过计划总量。（12分）: points in a bracket behind a stop belong to the sentence before it."""
    return re.sub(f"[。；]（({POINTS})）", "，，\\1。", signs)


def _speaks(bracket: str) -> bool:
    inside = bracket[1:-1]
    return bool(
        s.SCORE_WORD.search(inside)
        or re.search(f"[{POINTS}{RANGE}]", inside)
        or s.COMPOSES.search(inside)
        or s.BOUNDS.search(inside)
        or re.fullmatch("或?(?:降低|低于|下降|减少|增加|增长|超过|高于|提高|上升|超出|不足)", inside)
        or re.fullmatch("不?(?:包)?含.{0,6}", inside)
        or re.fullmatch(f"每{QUANTITY}", inside)
        or re.search("[×/÷+]|不扣|—.*×", inside)
        or re.search("加倍|双倍|减半|不足|不满|四舍五入|插入|插值|内插", inside)
    )


def _sentences(typed: Typed, signs: str) -> list[tuple[int, int, bool]]:
    found: list[tuple[int, int, bool]] = []
    begin, marked, depth = 0, False, 0
    for at, sign in enumerate(signs):
        depth += (sign == "（") - (sign == "）")
        if (sign in "；。" and depth <= 0) or sign == MARK:
            if begin < at:
                found.append((begin, at, marked))
                marked = False
            if sign == MARK:
                marked = True
            begin = at + 1
    if begin < len(signs):
        found.append((begin, len(signs), marked))
    del typed
    return found


def _sentence(state: _Reading, begin: int, stop: int) -> None:
    begin = _scoped(state, begin, stop)
    example = _EXAMPLE.search(state.signs, begin, stop)
    if (
        example is not None
        and any(isinstance(item, Clause) for item in state.items)
        | bool(re.search(f"[{POINTS}]", state.signs[begin : example.start()]))
        and _shows(state, example.start(), stop)
    ):
        _rest(state, example.start(), stop, "例")
        stop = example.start()
    if _slashed(state, begin, stop):
        return
    formula = formulas.find(state.typed, state.signs, begin, stop)
    if formula is not None:
        _formula(state, formula, begin, stop)
        return
    found = list(anchors(state.typed, state.signs, begin, stop))
    at = begin
    for index, anchor in enumerate(found):
        if anchor.begin < state.skip:
            at = max(at, anchor.stop)
            continue
        _anchor(state, anchor, at, found[index + 1] if index + 1 < len(found) else None, index == 0, stop)
        at = max(anchor.stop, min(state.skip, stop))
    _rest(state, at, stop)
    _unfinished(state, at, stop)


_CUT_SHORT = re.compile(f"(?:[不未无没非每则]|(?<!按[{QUANTITY}{NUMBER}])(?:{s.TAKE}|{s.GIVE}|{s.ADD}))的?$")


def _unfinished(state: _Reading, begin: int, stop: int) -> None:
    """未完成的不, 低于60%的扣: what follows the last amount ends in a denial or a verb of points, so its own amount is lost."""
    words = state.signs[begin:stop].rstrip("，；。、 \x00\x01")
    stop = begin + len(words)
    if _CUT_SHORT.search(words) and not re.search("重复|累计|累加|类推|递减|递增", words):
        state.fail(begin, stop, ("完整的文字",))


def _shows(state: _Reading, begin: int, stop: int) -> bool:
    """An example that only shows: it stands behind steps that it can be read from, and takes or gives nothing of its own."""
    words = state.signs[begin:stop]
    return not re.search(s.TAKE, words.replace("扣完", "")) and not re.search("[乘倍]", words)


def _scoped(state: _Reading, begin: int, stop: int) -> int:
    """A title that says for whom the following holds: 获得补助的省份：…"""
    colon = state.signs.find("：", begin, stop)
    if colon < 0:
        return begin
    title = state.signs[begin:colon]
    if re.fullmatch(
        "(?:评分标准|计分标准|评分细则|计分方法|扣分标准|评分办法|注|说明|标准|备注|考核标准|评价标准|扣分办法|评分方法|计分办法|评分依据|得分标准|评分)",
        title.strip("，"),
    ):
        return colon + 1
    if re.search(f"[{POINTS}]", title) or s.SCORE_WORD.search(title):
        return begin
    if _SCOPE.search(title) or (state.scope and re.match("其他|其余", title.strip("，"))):
        state.scope = state.typed.level(begin, colon).strip("，。；：")
        return colon + 1
    return begin


def _anchor(state: _Reading, anchor: Anchor, at: int, following: Anchor | None, first: bool, stop: int) -> None:
    typed, signs = state.typed, state.signs
    place = typed.place(anchor.begin, anchor.stop)
    text = typed.text(anchor.begin, anchor.stop)
    if anchor.name in ("限", "底", "扣"):
        _limit(state, anchor, at, text, place)
        return
    if anchor.name in ("总分", "零头", "外", "话", "无底"):
        kind = anchor.name
        if kind == "外":
            state.items.append(Remark(kind, typed.text(at, anchor.stop), *typed.place(at, anchor.stop)))
            return
        if kind == "话" and re.search(f"{s.DENIAL.pattern}|超过|低于|高于|超出|除|如|若", signs[at : anchor.begin]):
            state.pending = (at, anchor.begin)
        else:
            _rest(state, at, anchor.begin)
        state.items.append(Remark(kind, text, *place, anchor.amount, anchor.what, section=state.section))
        return
    if anchor.name == "base":
        _rest(state, at, anchor.begin, "标题")
        rest = list(anchors(typed, signs, anchor.stop, len(signs)))
        if any(
            one.effect is not None
            and one.effect.kind == "得"
            and one.name in ("give", "alone")
            and (
                (anchor.effect is not None and one.effect.amount == anchor.effect.amount)
                or one.effect.amount.points is None
            )
            for one in rest
        ):
            state.items.append(
                Remark("总分", text, *place, anchor.effect.amount if anchor.effect else None, section=state.section)
            )
            return
        _clause(state, anchor, anchor.begin)
        return
    if _is_title(state, anchor, at, following, first, stop):
        _rest(state, at, anchor.begin, "标题")
        state.items.append(
            Remark("总分", text, *place, anchor.effect.amount if anchor.effect else None, "题", section=state.section)
        )
        return
    _clause(state, anchor, at)


def _is_title(state: _Reading, anchor: Anchor, at: int, following: Anchor | None, first: bool, stop: int) -> bool:
    """报表报送（10分）：…, 10分，达标得满分: points that belong to what follows and give nothing themselves."""
    if anchor.name != "alone" or anchor.effect is None or anchor.effect.kind != "得":
        return False
    signs = state.signs
    behind = signs[anchor.stop : anchor.stop + 2]
    before = signs[at : anchor.begin]
    more = following is not None
    inside = before.endswith("（")
    if not first:
        return (before == "（" and behind.startswith("）")) or (
            before.strip("，（）") == "" and "，，" in before
        )  # 按比重计算得分（4分）
    if inside and (behind.startswith("）：") or (behind.startswith("，") and more)):
        return True
    if not before.strip("，：（") and more and behind.startswith(("，", "：")):
        return True
    if (
        inside
        and behind.startswith("）")
        and more
        and following is not None
        and following.name != "alone"
        and re.match("）[^，；（]", signs[anchor.stop : anchor.stop + 2])
        and (at == 0 or signs[at - 1] == MARK)
    ):
        return True  # 利用内资（10分）完成年度目标任务的，得满分
    opens = at == 0 or signs[at - 1] == MARK
    ends = anchor.stop + inside >= stop
    if not (opens and ends) or more or before.endswith("，"):
        return False
    if inside and signs[stop : stop + 1] == MARK and state.section == 0:
        return True
    later = _section_anchors(state, stop)
    return any(one.effect is not None and one.name not in ("alone", "none", "noadd") for one in later)


def _section_anchors(state: _Reading, begin: int) -> list[Anchor]:
    """What the sentences behind a title hold, up to the next mark."""
    end = state.signs.find(MARK, begin)
    return list(anchors(state.typed, state.signs, begin, len(state.signs) if end < 0 else end))


def _limit(state: _Reading, anchor: Anchor, at: int, text: str, place: tuple[int, int]) -> None:
    stretch = state.signs[at : anchor.begin].strip("，、：；。（）但且并")
    clauses = [item for item in state.items if isinstance(item, Clause)]
    mine = [clause for clause in clauses if clause.sentence == state.sentence]
    target = clauses.index(mine[-1]) if mine else -1
    kind = anchor.name
    if (
        kind == "底"
        and anchor.amount == NOTHING
        and re.search("低于|高于|超过|不足|少于|大于", stretch)
        and re.search(f"[{QUANTITY}]", stretch)
    ):
        _clause(state, Anchor("none", anchor.begin, anchor.stop, Effect("零")), at)  # 低于95%的扣完
        return
    if kind == "底" and anchor.amount == NOTHING and re.search("的$|者$", stretch) and _inert(stretch):
        _clause(state, Anchor("none", anchor.begin, anchor.stop, Effect("零")), at)  # 仍未整改的扣完为止
        return
    if stretch and not re.fullmatch(
        "(?:直至|直到|至|以上|累计|合计|可|且|但|此项|本项|该项|每项|各项|最多|加分|扣分|得分|总分|总计|，|可以|可累计|累计计算)*",
        stretch,
    ):
        _rest(state, at, anchor.begin)
    if kind == "限":
        kind = anchor.what or _kind_of(mine[-1] if mine else None, text)
        if (
            re.search("单项|每项|总分|[本该此]项|[本该此]指标|整项", state.signs[anchor.begin : anchor.stop])
            and kind == "得"
        ):
            target = target if "单项" in text or "每项" in text else -1
        if kind == "得" and mine and mine[-1].effect.kind == "加" and "得" not in text and "本项" not in text:
            kind = "加"
    state.items.append(
        Limit(kind, anchor.amount or NOTHING, target, text, *place, section=state.section, sentence=state.sentence)
    )


def _kind_of(clause: Clause | None, text: str) -> str:
    if clause is None:
        return "得"
    if "上限" in text:
        return "得"
    return {"扣": "扣", "加": "加"}.get(clause.effect.kind, "得")


def _inert(words: str) -> bool:
    return not (s.SCORE_WORD.search(words) or s.COMPOSES.search(words) or re.search(f"[{POINTS}{RANGE}{BAD}]", words))


def _rest(state: _Reading, begin: int, stop: int, kind: str = "说明") -> None:
    """Words between and behind anchors: a remark, if nothing in them can change a score."""
    typed, signs = state.typed, state.signs
    begin, stop = islands.trimmed(signs, begin, stop)
    if begin >= stop:
        return
    words = signs[begin:stop]
    if kind != "例" and not _inert(words):
        if re.fullmatch("(?:可|可以|不)?(?:重复)?(?:累计|累加|叠加)(?:计算|得分|计分|扣分|加分|扣|计)?", words):
            kind = "累计"
        elif re.search("不(?:重复|累计|重复累计)(?:计算|计分|得分|加分|扣分|扣|计)|不重复$", words):
            kind = "说明"
        else:
            state.fail(begin, stop)
            kind = "未"
    base: Bound | DayWord | None = None
    if kind == "说明":
        found = islands.condition(typed, signs, begin, stop)
        if isinstance(found, Due) and found.before:
            base = found.day
        pieces = (
            [found]
            if isinstance(found, Compare)
            else [piece for piece in islands.conditions_of(typed, signs, begin, stop) if isinstance(piece, Compare)]
        )
        if base is not None:
            pass
        elif len(pieces) == 1 and isinstance(pieces[0], Compare):
            base = pieces[0].low or pieces[0].high
        elif re.search("(?:达到|不低于|不少于|为|至少|要求)", words):
            numbers = [at for at in range(begin, stop) if signs[at] == QUANTITY]
            if len(numbers) == 1:
                base = islands.bound_at(typed, numbers[0], None, False)
    if re.fullmatch("(?:可)?(?:累计|累加)(?:计算|得分|计分)?", words):
        kind = "累计"
    if (
        re.search("类推|递减|递增", words)
        and series(tuple(item for item in state.items if isinstance(item, Clause))) is not None
    ):
        kind = "类推"
        if state.trouble is not None and state.trouble.words == typed.text(begin, stop)[:40]:
            state.trouble = None
    state.items.append(
        Remark(kind, typed.text(begin, stop), *typed.place(begin, stop), base=base, section=state.section)
    )


def _clause(state: _Reading, anchor: Anchor, at: int) -> None:
    typed, signs = state.typed, state.signs
    effect = anchor.effect
    if effect is None:
        raise TypeError(anchor.name)
    both = (
        re.search("(?:，?(?:则|就)?相应)?(?:加|增|增加|奖)(?:或|、|/)?$", signs[at : anchor.begin])
        if effect.kind == "扣"
        else None
    )
    begin, stop = islands.trimmed(signs, at, at + both.start() if both else anchor.begin)
    cumulative = False
    if found := re.match("(?:在)?此基础上，?|(?:同时|另外)，", signs[begin:stop]):
        cumulative = "基础" in found.group()
        begin += found.end()
    title = ""
    colon = signs.rfind("：", begin, stop)
    if colon >= 0:
        title = typed.level(begin, colon).strip("，。；：")
        if not _inert(signs[begin:colon]):
            state.fail(begin, colon)
        begin = colon + 1 if colon + 1 < stop else begin
    lead = _lead(signs, begin, stop)
    if lead > begin:
        state.items.append(Remark("说明", typed.text(begin, lead), *typed.place(begin, lead), section=state.section))
        begin = lead
    exempt = effect.kind == "免" and bool(re.match("如|若|因|由于|但|确因|非|确属|属于|对于|经", signs[begin:stop]))
    whom = ""
    if anchor.name == "below":
        inside = signs[anchor.begin : anchor.stop]
        named = re.match(f"倒扣(?P<whom>[^，；。{s.SPANS}得为分]{{1,5}})", inside)
        whom = named["whom"] if named else ""
    said = islands.read(typed, signs, begin, stop, anchor.per, effect.kind)
    per, made = said.per, said.conditions
    if state.pending is not None:
        made = (*islands.conditions_of(typed, signs, *islands.trimmed(signs, *state.pending)), *made)
        state.pending = None
    if whom:
        made = (*made, Flag(whom))
    if both and isinstance(per, Away) and per.direction == "差":
        up = Clause(
            made,
            replace(per, direction="超"),
            Effect("加", effect.amount),
            typed.text(begin, anchor.stop),
            *typed.place(begin, anchor.stop),
            state.section,
            state.sentence,
        )
        state.items.append(up)
        per = replace(per, direction="低")
    elif signs[anchor.begin - 1 : anchor.begin] in ("加", "扣", "减") and anchor.begin > at:
        state.fail(anchor.begin - 1, anchor.stop)
        state.items.append(
            Remark("未", typed.text(anchor.begin - 1, anchor.stop), *typed.place(anchor.begin - 1, anchor.stop))
        )
    if (
        (effect.kind in ("加", "得") and isinstance(per, Away) and per.direction == "迟")
        or (effect.kind in ("比", "减比") and per is not None)
        or (signs[anchor.begin - 1 : anchor.begin] == "占" and anchor.name == "alone")
    ):
        state.fail(begin, anchor.stop)
        state.items.append(Remark("未", typed.text(begin, anchor.stop), *typed.place(begin, anchor.stop)))
    if (
        effect.kind == "加"
        and per is None
        and any(isinstance(one, Compare) for one in made)
        and re.search("未(?:达|完)|没(?:有)?(?:达|完)|不达|不足", signs[begin:stop])
    ):
        state.fail(begin, anchor.stop)
        state.items.append(Remark("未", typed.text(begin, anchor.stop), *typed.place(begin, anchor.stop)))
    if (
        effect.kind == "比"
        and per is None
        and len(made) == 1
        and isinstance(made[0], Flag)
        and not s.DENIAL.search(made[0].words)
        and not re.search("[的时]$|如|若|超过|低于|高于|达到|其他|其余", signs[begin:stop])
    ):
        state.items.append(Remark("说明", typed.text(begin, stop), *typed.place(begin, stop), section=state.section))
        made = ()
    elsewhere = any(
        isinstance(one, Flag)
        and re.search(
            "(?:根据|按照?|参照|依据).{4,}(?:办法|细则|标准|方案|规定|文件)[^，]{0,8}(?:执行|计分|评分|考核|确定)",
            one.words,
        )
        for one in made
    )
    if elsewhere or signs[at : anchor.begin].strip("，；。") in ("或", "或者"):
        state.fail(at, anchor.stop)
        state.items.append(Remark("未", typed.text(at, anchor.stop), *typed.place(at, anchor.stop)))
    if (
        len(made) == 1
        and isinstance(made[0], Flag)
        and re.fullmatch("没有|无|未|都没有|均没有|均无|都无", made[0].words)
        and any(isinstance(item, Clause) for item in state.items)
    ):
        made = (Else(made[0].words),)
    if not _plain(signs, begin, stop, per, made):
        state.fail(begin, stop)
        if not _inert(signs[begin:stop]) or _moves(signs[begin:stop]):
            state.items.append(Remark("未", typed.text(begin, stop), *typed.place(begin, stop)))
        made = (*made, Opaque(typed.text(begin, stop), *typed.place(begin, stop)))
    if anchor.effect is not None and anchor.effect.kind == "比" and anchor.what:
        title = title or anchor.what
    scope = "" if effect.whole or effect.kind == "倒" else state.scope
    if _listed(state, anchor, at, begin, stop, effect):
        return
    clause = Clause(
        made, per, effect, typed.text(begin, anchor.stop), typed.place(begin, anchor.stop)[0], typed.place(begin, anchor.stop)[1],
        state.section, state.sentence, cumulative, title, scope, signs[:anchor.begin].count("（") > signs[:anchor.begin].count("）"), exempt,
    )  # fmt: skip
    state.stretches[len(state.items)] = (begin, stop)
    state.items.append(clause)


def _spoken(state: _Reading) -> None:
    """按完成情况计分 is a way of speaking only where the rest says how; beside 低于60%不得分 alone it is not."""
    ways = [item for item in state.items if isinstance(item, Remark) and item.kind == "话"]
    says = [item for item in state.items if isinstance(item, Clause) and item.effect.kind not in ("零", "罢")]
    if ways and not says:
        state.trouble = state.trouble or Trouble(ways[0].begin, ways[0].stop, ways[0].text, EXPECTED)
        state.items.append(Remark("未", ways[0].text, ways[0].begin, ways[0].stop))
    _relative(state)


def _relative(state: _Reading) -> None:
    """投诉率未超过2%的不扣分，超过的扣5分: a bare relation behind a number is that number."""
    before: Clause | None = None
    for at, item in enumerate(state.items):
        if not isinstance(item, Clause):
            continue
        one = item.conditions[0] if len(item.conditions) == 1 else None
        other = (
            before.conditions[-1]
            if before is not None and before.conditions and before.sentence >= item.sentence - 1
            else None
        )
        if (
            isinstance(one, Reached)
            and islands.is_bare(one.words)
            and isinstance(other, Compare)
            and (other.low is None) != (other.high is None)
        ):
            bound = other.low or other.high
            if bound is not None:
                turned = replace(bound, included=not bound.included if bound.included is not None else False)
                made = (
                    Compare(other.subject, None, turned, other.absolute, False, one.words)
                    if other.low is not None
                    else Compare(other.subject, turned, None, other.absolute, False, one.words)
                )
                state.items[at] = replace(item, conditions=(made,))
        elif (
            isinstance(one, Reached)
            and islands.is_bare(one.words)
            and isinstance(other, Flag)
            and not one.yes
            and before is not None
            and before.effect.kind == "得"
        ):
            state.items[at] = replace(item, conditions=(Else(one.words),))
        before = item


def _branches(state: _Reading) -> None:
    """…的，产区得2.5分，非产区得1.5分: a short word before the points, told beside another, is a branch of its own."""
    clauses = [(at, item) for at, item in enumerate(state.items) if isinstance(item, Clause)]
    for (at, one), (_, two) in itertools.pairwise(clauses):
        if one.sentence != two.sentence or not one.conditions or not two.conditions:
            continue
        first, second = one.conditions[-1], two.conditions[-1]
        if not isinstance(first, Flag) or not isinstance(second, Flag) or len(two.conditions) > 1:
            continue
        _head, comma, word = first.words.rpartition("，")
        if not comma or len(word) > 6 or not alike(word, second.words) or len(second.words) > 6:
            continue
        stretch = state.stretches.get(at)
        if stretch is None:
            continue
        begin, stop = stretch
        place = state.signs.rfind("，", begin, stop)
        if state.signs[place - 1] not in "的者时" and not isinstance(one.per, Away):
            continue
        made = tuple(islands.conditions_of(state.typed, state.signs, *islands.trimmed(state.signs, begin, place)))
        state.items[at] = replace(one, conditions=(*made, Flag(word)))


def _lead(signs: str, begin: int, stop: int) -> int:
    """A leading method: 现场检查，…; 任查2个月文档记录，…"""
    words = signs[begin:stop]
    found = re.match(
        "^(?:现场|随机|任意|实地|集中)?(?:检查|抽查|查看|查阅|查|抽检|任查|核查|走访|检验)[^，；。无未不有发违]{0,24}，(?=[^，]{2,})",
        words,
    )
    if found and not re.search("[未无不]", found.group()):
        return begin + found.end()
    return begin


def _plain(signs: str, begin: int, stop: int, per: object, made: tuple[Condition, ...]) -> bool:
    """A condition may hold anything that its reader answers as written, but nothing that itself moves points."""
    words = signs[begin:stop]
    measured = any(isinstance(one, Compare) for one in made) or (
        isinstance(per, Away) and per.size.unit.family == "points"
    )
    if s.SCORE_WORD.search(words) and not (measured and re.search("得分|评分|打分", words)):
        return False
    if re.search(f"[{RANGE}{BAD}]", words) or (POINTS in words and not measured):
        return False
    if _moves(words) or re.search("(?<![部充区划])分$", words):
        return False
    if s.BOUNDS.search(words) and re.search(f"(?:{s.BOUNDS.pattern})[{s.SPANS}]", words):
        return False
    last = re.sub("每(?:年度?|月|季度?|天|日|周|半年|学期|个?工作日|逢)", "", words).rpartition("，")[2]
    if per is None and "每" in last:
        return False
    return not (isinstance(per, Count) and False)


_ITEM = "[^，、；。（）或和及与]"


def _listed(state: _Reading, anchor: Anchor, at: int, begin: int, stop: int, effect: Effect) -> bool:
    """A、B各扣2分; 被省、市通报的分别扣3分、2分; 低于80%、70%的分别扣1分、2分: a clause for each."""
    typed, signs = state.typed, state.signs
    head = signs[begin : anchor.begin] + signs[anchor.begin : anchor.stop]
    amounts = _amounts(state, anchor)
    each = re.search(f"各(?:自|项)?(?:{s.TAKE}|{s.GIVE}|{s.ADD}|[{POINTS}])", head) is not None and not re.search(
        "各项|各类", signs[max(begin, anchor.begin - 2) : anchor.begin + 1]
    )
    if not each and (len(amounts) < 2 or not re.search("分别|对应", head)):
        return False
    words = signs[begin:stop]
    split = _split(words, len(amounts) if len(amounts) > 1 else 0)
    if split is None:
        if len(amounts) > 1:
            state.fail(begin, anchor.stop)
            state.items.append(Remark("未", typed.text(begin, anchor.stop), *typed.place(begin, anchor.stop)))
            return True
        return False
    lead, items, tail = split
    place = typed.place(at, anchor.stop)
    for index, (first, last) in enumerate(items):
        amount = amounts[index] if len(amounts) > 1 else effect.amount
        whole = (
            typed.level(begin + lead[0], begin + lead[1])
            + typed.level(begin + first, begin + last)
            + typed.level(begin + tail[0], begin + tail[1])
        )
        mixed = words[lead[0] : lead[1]] + words[first:last] + words[tail[0] : tail[1]]
        order = [
            *range(begin + lead[0], begin + lead[1]),
            *range(begin + first, begin + last),
            *range(begin + tail[0], begin + tail[1]),
        ]
        part = Typed(
            mixed,
            tuple(typed.values[one] for one in order),
            tuple(typed.begins[one] for one in order),
            tuple(typed.stops[one] for one in order),
            typed.written,
        )
        found = islands.read(part, mixed, 0, len(mixed), anchor.per, effect.kind)
        per, made = found.per, found.conditions
        name = whole.strip("，、；。的 ")
        if isinstance(per, Count):
            per = replace(per, words=name)
        made = tuple(Flag(name) if isinstance(one, Flag) else one for one in made)
        state.items.append(
            Clause(
                made,
                per,
                replace(effect, amount=amount),
                typed.text(at, anchor.stop),
                *place,
                state.section,
                state.sentence,
                scope=state.scope,
            )
        )
    state.skip = anchor.stop
    for extra in state.following:
        state.skip = extra.stop
    return True


def _amounts(state: _Reading, anchor: Anchor) -> list[Amount]:
    """The points of 分别扣3分、2分、1分: this amount and the bare ones that follow it behind 、."""
    found = [anchor.effect.amount] if anchor.effect is not None else []
    state.following = []
    at = anchor.stop
    for one in anchors(state.typed, state.signs, at, len(state.signs)):
        if (
            state.signs[at : one.begin] not in ("、", "/", "和")
            or one.effect is None
            or one.name not in ("alone", "take", "give", "add")
        ):
            break
        found.append(one.effect.amount)
        state.following.append(one)
        at = one.stop
    return found


def _split(words: str, count: int) -> tuple[tuple[int, int], list[tuple[int, int]], tuple[int, int]] | None:
    """Lead, items and tail of the list in a stretch; ``count`` 0: as many as there are."""
    numbers = list(re.finditer(f"[{QUANTITY}{NUMBER}](?:[、/][{QUANTITY}{NUMBER}])+", words))
    if len(numbers) == 1:
        found = numbers[0]
        items = [
            (found.start() + index, found.start() + index + 1)
            for index, sign in enumerate(found.group())
            if sign not in "、/"
        ]
        return ((0, found.start()), items, (found.end(), len(words))) if count in (0, len(items)) else None
    begin = 0
    for part in re.split("(?<=，)", words):
        pieces = list(re.finditer("[^、/或和及与，]+", part))
        if len(pieces) >= 2 and (count in (0, len(pieces))) and not re.search("（", part):
            items = [(begin + one.start(), begin + one.end()) for one in pieces]
            tail = re.search("每[^，]*$|的$", words[items[-1][0] :])
            last = items[-1][1]
            if tail is not None and tail.start() > 0:
                items[-1] = (items[-1][0], items[-1][0] + tail.start())
            stop = items[-1][1]
            return (
                (0, 0),
                items,
                (stop, len(words)) if words[stop:].strip("，的") else (last, last),
            )
        begin += len(part)
    return None


_SLASHED = re.compile(
    f"(?P<lead>[^，；。{s.SPANS}]*)(?P<bounds>[{NUMBER}{QUANTITY}](?:/[{NUMBER}{QUANTITY}])+)(?P<mid>(?:以上|的|时|，|、|分别|对应)*)(?P<verb>{s.GIVE}分?|)(?P<points>[{NUMBER}{POINTS}](?:/[{NUMBER}{POINTS}])+)"
)


def _slashed(state: _Reading, begin: int, stop: int) -> bool:
    """100/90/80%，得5/4/3分: a cascade told by two lists of one length."""
    typed, signs = state.typed, state.signs
    found = _SLASHED.match(signs, begin, stop)
    if found is None:
        return False
    bounds = [typed.number(found.start("bounds") + at) for at in range(0, len(found["bounds"]), 2)]
    points = [typed.number(found.start("points") + at).value for at in range(0, len(found["points"]), 2)]
    unit = bounds[-1]
    if len(bounds) != len(points) or (not found["verb"] and signs[found.end("points") - 1] != POINTS):
        return False
    scale = islands.scale_of(unit)
    place = typed.place(begin, found.end())
    for number, worth in zip(bounds, points, strict=True):
        value = number if number.unit.name else Number(number.value * scale, unit.unit, unit.name)
        one = Compare(
            islands.subject_of(found["lead"]), Bound(value, True), None, False, False, typed.text(begin, found.end())
        )
        state.items.append(
            Clause(
                (one,),
                None,
                Effect("得", Amount(worth)),
                typed.text(begin, found.end()),
                *place,
                state.section,
                state.sentence,
            )
        )
    _sentence(state, found.end(), stop) if found.end() < stop else None
    return True


def _moves(words: str) -> bool:
    """Words that move points by themselves: they belong to an effect, never to a condition."""
    return bool(
        re.search(
            "乘以?|×|加倍|双倍|折半|减半|翻番|类推|递减|递增|按比例|同比例|线性|插值|封顶|酌情|酌减|视情|累加", words
        )
        or re.search(
            f"(?<![折回克])扣(?!押|款|缴|留|发|分[项事点])|(?:(?<![获取])得|(?<![每增缩])减|计|(?<![增参])加)[{NUMBER}{QUANTITY}{BAD}]",
            words,
        )
    )


def _formula(state: _Reading, formula: formulas.Formula, begin: int, stop: int) -> None:
    typed = state.typed
    first, last = formula.begin, formula.stop
    lead = list(anchors(typed, state.signs, begin, first))
    at = begin
    for index, anchor in enumerate(lead):
        _anchor(state, anchor, at, lead[index + 1] if index + 1 < len(lead) else None, index == 0, first)
        at = anchor.stop
    words = state.signs[at:first].strip("，：；。（）")
    made: tuple[Condition, ...] = ()
    first_word = first
    if words:
        one, two = islands.trimmed(state.signs, at, first)
        found = islands.read(typed, state.signs, one, two)
        related = re.search("[≥≤<>]|不[低高少大小]于|以上|以下|超过|低于|不足|未", words)
        if related and found.per is None and all(not isinstance(condition, Flag) for condition in found.conditions):
            made, first_word = found.conditions, one
        elif re.fullmatch("[^，；。]{0,24}(?:得分|评分|计分)(?:，?按|：|为)?", words):
            state.items.append(Remark("说明", typed.text(one, two), *typed.place(one, two), section=state.section))
        else:
            _rest(state, at, first)
    if formula.definition:
        state.items.append(
            Remark(
                "定义",
                typed.text(first, last),
                *typed.place(first, last),
                section=state.section,
                mode=formula.name,
                formula=formula.expression,
            )
        )
    else:
        place = typed.place(first_word, last)
        state.items.append(
            Clause(
                made,
                None,
                Effect("式", NOTHING, formula.expression),
                typed.text(first_word, last),
                *place,
                state.section,
                state.sentence,
                title=formula.name,
                scope=state.scope,
            )
        )
    more = formulas.find(typed, state.signs, last, stop)
    if more is not None and more.begin > last:
        _formula(state, more, last, stop)
        return
    tail = list(anchors(typed, state.signs, last, stop))
    at = last
    for index, anchor in enumerate(tail):
        _anchor(state, anchor, at, tail[index + 1] if index + 1 < len(tail) else None, False, stop)
        at = anchor.stop
    _rest(state, at, stop)


def _demand(state: _Reading) -> None:
    """A text without any points: what it demands gives full marks, with a doubt; several demands are not understood."""
    remarks = [item for item in state.items if isinstance(item, Remark)]
    if not remarks or len(state.items) != len(remarks):
        state.fail(0, len(state.signs))
        return
    state.fail(0, len(state.signs))


__all__ = ["NUMBER", "Amount", "Away", "Else", "read"]
