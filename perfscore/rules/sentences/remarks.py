"""Words between and behind anchors: remarks, in which nothing can change a score."""

from __future__ import annotations

import re

from perfscore.rules import islands
from perfscore.rules import sensitive as s
from perfscore.rules.bands import series
from perfscore.rules.nodes import Bound, Clause, Compare, Count, Due
from perfscore.rules.sentences.state import Reading, inert, moves
from perfscore.rules.spans import NUMBER, POINTS, QUANTITY, RANGE, DayWord

_ADDS_UP = re.compile("(?:可|可以|不)?(?:重复)?(?:累计|累加|叠加)(?:计算|得分|计分|扣分|加分|扣|计)?")
_ELSE = re.compile("^(?:其余|其他|其它|否则|反之)(?!.*公式)[^，；。]*(?:[计算]|执行|处理)")
_TORN = re.compile(
    f"每[低超少多高降增减差早晚迟缺][^，；。]*[{s.SPANS}][^，；。]*[{s.SPANS}]|(?:基[本准础]|满|标准|起评)分[为：]?{NUMBER}"
)
_ONLY_NUMBERS = re.compile(f"[{NUMBER}{POINTS}{QUANTITY}{RANGE}/、—：=]+")
_AWARD = re.compile("[得给计扣][^，；。分]{0,2}满分")
"""得且满分: an award that was not read is no remark."""
_HIGHEST = re.compile(
    f"[^，；。{s.SPANS}]{{0,16}}?(?:取|按|以|就|从)(?:其中|其)?的?(?:最高|较高|高)[^，；。{s.SPANS}扣]{{0,8}}(?:，?且?不(?:再|得)?(?:重复|累计|累加|叠加|兼得|重叠)[^，；。{s.SPANS}]{{0,6}})?"
)
_KNOWN_BY = re.compile(
    "(?:[扣得加计评打记]分|考核|评价|检查)?(?:均|都|一律)?(?:以|依据|根据|按照?)(?P<what>.*?)(?:为(?:准|据|依据|基础)|进行)"
)
_ROUNDED = re.compile(
    f"^(?:最终|最后)?(?:[得计评]分|分值|结果|计算结果)?(?:均|按)?(?:四舍五入，?)?(?:后，?)?(?:保留|取|精确)(?:到|至)?(?:小数点后)?(?P<places>[两二{NUMBER}{QUANTITY}])位?(?:小数)?(?:，?四舍五入)?$"
)
_ONCE = re.compile("不(?:重复|累计|重复累计)(?:计算|计分|得分|加分|扣分|扣|计)|不重复$")


def read_rest(state: Reading, begin: int, stop: int, kind: str = "说明") -> None:
    """Words between and behind anchors: a remark, if nothing in them can change a score."""
    begin, stop = islands.trimmed(state.signs, begin, stop)
    if begin >= stop:
        return
    words = state.signs[begin:stop]
    unread: object = not inert(words) or moves(words) or _consequence(words) or _ONLY_NUMBERS.fullmatch(words)
    unread = unread or any(pattern.search(words) for pattern in (_AWARD, _ELSE, _ROUNDED, _TORN))
    if kind == "说明" and _HIGHEST.fullmatch(words):
        kind = "最高"
    elif kind != "例" and unread:
        known = _KNOWN_BY.fullmatch(words)
        said = (
            _two_decimals(state, begin, words)
            or _ONCE.search(words)
            or (known is not None and inert(known["what"]) and not s.DENIAL.search(words))
        )
        kind = "累计" if _ADDS_UP.fullmatch(words) else "说明" if said else "未"
        if kind == "未":
            state.fail(begin, stop)
    clauses = [item for item in state.items if isinstance(item, Clause)]
    if re.fullmatch("不累计(?:扣分?|计算|计分)?", words) and clauses and isinstance(clauses[-1].per, Count):
        kind = "未"  # 每处扣1分，不累计: once or each time
        state.fail(begin, stop)
    base = _demanded(state, begin, stop) if kind == "说明" else None
    if re.fullmatch("(?:可)?(?:累计|累加)(?:计算|得分|计分)?", words):
        kind = "累计"
    if _goes_on(state, words):
        kind = "类推"
        if state.trouble is not None and state.trouble.words == state.typed.text(begin, stop)[:40]:
            state.trouble = None
    state.remark(kind, begin, stop, base)


def _two_decimals(state: Reading, begin: int, words: str) -> bool:
    """得分四舍五入保留两位小数: as scores are rounded anyway; other places are not read."""
    found = _ROUNDED.fullmatch(words)
    if found is None:
        return False
    return found["places"] in "两二" or state.typed.number(begin + found.start("places")).value == 2


def _consequence(words: str) -> bool:
    """存在造假的本项为零, 主动上报的从轻: what happens to the points is told, but not in a way that is read."""
    if re.search(f"(?:超过|高于|大于|低于|少于|小于|不足)[{QUANTITY}{NUMBER}]的?[{QUANTITY}{NUMBER}]", words):
        return True  # 超过100%的100%计算
    found = s.CONSEQUENCE.search(words)
    if found is None:
        return False
    return not found.group().endswith("外") or re.search(f"[{QUANTITY}{NUMBER}]", words) is not None


def _goes_on(state: Reading, words: str) -> bool:
    """以此类推 behind steps that show what goes on."""
    if not re.search("类推|递减|递增", words):
        return False
    return series(tuple(item for item in state.items if isinstance(item, Clause))) is not None


def _demanded(state: Reading, begin: int, stop: int) -> Bound | DayWord | None:
    """收入要达到15万元以上, 7月10日前报送: the one number or day that the words demand."""
    typed, signs = state.typed, state.signs
    found = islands.condition(typed, signs, begin, stop)
    if isinstance(found, Due) and found.before:
        return found.day
    pieces = [found] if isinstance(found, Compare) else islands.conditions_of(typed, signs, begin, stop)
    compared = [piece for piece in pieces if isinstance(piece, Compare)]
    if len(compared) == 1:
        return compared[0].low or compared[0].high
    if re.search("(?:达到|不低于|不少于|为|至少|要求)", signs[begin:stop]):
        numbers = [at for at in range(begin, stop) if signs[at] == QUANTITY]
        if len(numbers) == 1:
            return islands.bound_at(typed, numbers[0], None, False)
    return None
