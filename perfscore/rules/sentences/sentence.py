"""One sentence: its scope, its examples, its formula or its anchors."""

from __future__ import annotations

import re

from perfscore.rules import formulas, islands
from perfscore.rules import sensitive as s
from perfscore.rules.nodes import NOTHING, Clause, Effect, Flag
from perfscore.rules.sentences.anchoring import read_anchors
from perfscore.rules.sentences.computed import read_formula
from perfscore.rules.sentences.inverted import read_inverted
from perfscore.rules.sentences.lists import read_slashed
from perfscore.rules.sentences.remarks import read_rest
from perfscore.rules.sentences.state import Reading
from perfscore.rules.spans import MARK, NUMBER, POINTS, QUANTITY

_EXAMPLE = re.compile("(?:例如|比如|譬如|举例|如：)")


_SCOPE = re.compile("(?:的)(?:省份|地区|单位|企业|院校|学校|乡镇|县|市|部门|项目|村|街道)$")


_HEADING = re.compile(
    "(?:考核|评价|评分|计分|得分|赋分|打分|扣分|减分|加分|奖分)?(?:评?分?标准|细则|方法|办法|依据|规则|说明|要点|情形|项目?|备注|注)?"
    "|[^，；。]{0,16}(?:按照?|采用|依据|根据)(?:以下|下列|如下)[^，；。扣减]{0,8}"
)
_CUT_SHORT = re.compile(f"(?:[不未无没非每则]|(?<!按[{QUANTITY}{NUMBER}])(?:{s.TAKE}|{s.GIVE}|{s.ADD})|[得给计]满)的?$")


def sentences_of(signs: str) -> list[tuple[int, int, bool]]:
    """Begin and end of each sentence, and whether a list mark stands before it."""
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
    return found


def read_sentence(state: Reading, begin: int, stop: int) -> None:
    """One sentence, up to its stop or the next mark."""
    begin = _scoped(state, begin, stop)
    example = _EXAMPLE.search(state.signs, begin, stop)
    if example is not None and _shows(state, begin, example.start(), stop):
        read_rest(state, example.start(), stop, "例")
        stop = example.start()
    after = read_slashed(state, begin, stop)
    if after > begin:
        if after < stop:
            read_sentence(state, after, stop)
        return
    formula = formulas.find(state.typed, state.signs, begin, stop)
    if formula is not None:
        read_formula(state, formula, begin, stop)
        return
    if read_inverted(state, begin, stop):
        return
    at = read_anchors(state, begin, stop)
    if state.pending is not None:
        _left_open(state, state.pending, at)
        state.pending = None
    read_rest(state, at, stop)
    _unfinished(state, at, stop)


def _left_open(state: Reading, pending: tuple[int, int], stop: int) -> None:
    """未完成的按实际完成情况折算得分: a condition, but how many points it leaves is for a person to say."""
    made = tuple(islands.conditions_of(state.typed, state.signs, *islands.trimmed(state.signs, *pending)))
    takes = re.search("扣|减", state.signs[pending[1] : stop]) is not None
    if takes and all(isinstance(one, Flag) for one in made):
        return  # 未按规定的相应扣分: what is not given anyway
    text, place = state.typed.text(pending[0], stop), state.typed.place(pending[0], stop)
    effect = Effect("酌", NOTHING, own=not takes)
    state.items.append(Clause(made, None, effect, text, *place, state.section, state.sentence, scope=state.scope))


def _unfinished(state: Reading, begin: int, stop: int) -> None:
    """未完成的不, 低于60%的扣: what follows the last amount ends in a denial or a verb of points, so its own amount is lost."""
    words = state.signs[begin:stop].rstrip("，；。、 \x00\x01")
    stop = begin + len(words)
    if (
        _CUT_SHORT.search(words)
        and not re.search("[批测考点参获自民互初复终专讲]评$", words)
        and not re.search("重复|累计|累加|类推|递减|递增|最高[^扣得加减]+计$", words)
    ):
        state.fail(begin, stop, ("完整的文字",))


def _shows(state: Reading, begin: int, example: int, stop: int) -> bool:
    """An example that only shows: it stands behind steps that it can be read from, and takes or gives nothing of its own."""
    if not any(isinstance(item, Clause) for item in state.items) and POINTS not in state.signs[begin:example]:
        return False
    words = state.signs[example:stop]
    return not re.search(s.TAKE, words.replace("扣完", "")) and not re.search("[乘倍]", words)


def _scoped(state: Reading, begin: int, stop: int) -> int:
    """A title that says for whom the following holds: 获得补助的省份：…"""
    colon = state.signs.find("：", begin, stop)
    if colon < 0:
        return begin
    title = state.signs[begin:colon]
    if _HEADING.fullmatch(title.strip("，")):
        state.remark("题头", begin, colon + 1)
        state.heading = "扣" if title.startswith(("扣", "减")) else "加" if title.startswith(("加", "奖")) else ""
        return colon + 1
    if re.search(f"[{POINTS}]", title) or s.SCORE_WORD.search(title):
        return begin
    if _SCOPE.search(title) or (state.scope and re.match("其他|其余", title.strip("，"))):
        state.scope = state.typed.level(begin, colon).strip("，。；：")
        return colon + 1
    return begin
