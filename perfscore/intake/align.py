"""Which cell of a row stands for which column, where the places cannot be trusted: the cheapest order-keeping assignment."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from perfscore.intake.grid import Cell
from perfscore.intake.words import is_empty, is_level1, is_level2, number, squash

Fit = dict[str, list[Cell]]

RELATION = re.compile(
    r"[≥≤><=＝＞＜≧≦]|>=|<=|大于等于|小于等于|大于|小于|等于|定性|定量|正向|反向|[正反逆负]向指标|[逆负]向|正指标|[反逆]指标|定性指标|定量指标|不低于|不高于|不超过|不少于|不大于|不小于|中性|适度|区间"
)
_REMARK_POINTS = re.compile(r"\d+(?:\.\d+)?分")
_LABEL_LIKE = re.compile(r".{1,16}(?:指标|效益|满意度|影响)(?:[（(].*[)）])?|.{2,12}[（(]\d+(?:\.\d+)?分[)）]")
NUMBERS = frozenset({"分值", "自评得分"})
# What it costs to leave a column without a cell: a name must be there, levels and reasons often are not.
_SKIP = {
    "指标": 12.0,
    "年度指标值": 4.0,
    "实际完成值": 4.0,
    "分值": 4.0,
    "自评得分": 4.0,
    "指标值类型": 2.0,
    "计量单位": 0.3,
}
_FREE = 0.2
_JOIN = 1.0  # a cell that continues the one before it
SURE = 2.0
SLIPPED = 4.0
_LABELLED = frozenset({"一级指标", "二级指标", "指标"})
_LONG_NAME = 45
_SHORT_REASON = 6
_VALUE_LIKE = re.compile(r"[≥≤><＞＜约]?\s*\d+(?:\.\d+)?\s*[^\d\s]{0,3}")


def assign(
    cells: Sequence[Cell], kinds: Sequence[str], hint: Mapping[str, int], join: float = _JOIN, slack: int = 0
) -> tuple[Fit, float]:
    """Cells in order onto columns in order. Returns the columns' cells and how odd the result is (above SURE: doubtful).

    ``hint`` is where the columns stood in the row before: text of one page keeps its places, give or take ``slack``.
    """
    # best[j]: cheapest way to use the cells so far with the last one in column j-1 (0: none used yet)
    unreached: tuple[float, tuple[int, ...]] = (float("inf"), ())
    best = [(0.0, unreached[1])] + [unreached] * len(kinds)
    skips = [0.0]
    for kind in kinds:
        skips.append(skips[-1] + _SKIP.get(kind, _FREE))
    for cell in cells:
        after = [unreached]
        nearest = unreached  # the cheapest way to have used the cells before this one, up to the column before
        for j, kind in enumerate(kinds, 1):
            cost, path = best[j - 1]
            if cost - skips[j - 1] < nearest[0]:
                nearest = (cost - skips[j - 1], path)
            odd = misfit(kind, cell.text)
            moved = 0.0 if abs(hint.get(kind, cell.column) - cell.column) <= slack else 0.3
            chosen = (nearest[0] + skips[j - 1] + odd + moved, nearest[1])
            if best[j][1] and kind not in NUMBERS:
                joined = best[j][0] + join + 0.5 * odd + _begins(cell.text)
                chosen = (joined, best[j][1]) if joined < chosen[0] else chosen
            after.append((chosen[0], (*chosen[1], j - 1)))
        best = after
    ends = [(cost + skips[-1] - skips[j], path) for j, (cost, path) in enumerate(best)]
    cost, path = min(ends, key=lambda option: option[0])
    found: Fit = {}
    for cell, position in zip(cells, path, strict=True):
        found.setdefault(kinds[position], []).append(cell)
    unused = sum(_FREE for kind in kinds if kind not in found and kind not in _SKIP)
    return found, cost - unused


def oddness(texts: Mapping[str, str], kinds: Sequence[str]) -> float:
    """How badly texts suit the columns they stand under. A short text may be the name of a level we do not know."""
    cost = sum(_SKIP.get(kind, 0.0) for kind in kinds if kind not in texts)
    for kind, text in texts.items():
        value = bool(_VALUE_LIKE.fullmatch(squash(text)))
        if kind in ("一级指标", "二级指标"):
            cost += 3.0 if value else 0.0
        else:
            cost += misfit(kind, text)
    return cost


def _begins(text: str) -> float:
    """A sign begins a cell, it does not continue one."""
    return 3.0 if text[:1] in "≥≤＞＜><≧≦" else 0.0


@lru_cache(maxsize=16384)
def misfit(kind: str, text: str) -> float:
    """How badly a text suits a column; 0 suits."""
    if kind not in _LABELLED and (is_level1(text) or is_level2(text)):
        return 6.0
    check = _MISFITS.get(kind)
    if check is None and kind.startswith("x-"):
        return _rate(text) if re.search(r"[率度]|系数|比例", kind) else 0.3
    return check(text) if check else 0.0


def _points(text: str) -> float:
    return 0.0 if number(text) is not None else 0.5 if is_empty(text) else 10.0


def _level(text: str) -> float:
    if is_level1(text) or is_level2(text):
        return 0.0
    return 0.8 if _LABEL_LIKE.fullmatch(squash(text)) else 4.0


def _level1(text: str) -> float:
    return _level(text) + (1.0 if is_level2(text) and not is_level1(text) else 0.0)


def _level2(text: str) -> float:
    return _level(text) + (1.0 if is_level1(text) and not is_level2(text) else 0.0)


def _name(text: str) -> float:
    if number(text) is not None or _VALUE_LIKE.fullmatch(squash(text)):
        return 9.0
    if is_level1(text) or is_level2(text):
        return 2.5
    return 1.0 if len(text) > _LONG_NAME or text[-1:] in "。；" else 0.0


def _relation(text: str) -> float:
    return 0.0 if RELATION.fullmatch(squash(text)) else 8.0


def _unit(text: str) -> float:
    plain = squash(text)
    if len(plain) > 8 or number(plain) is not None or "扣" in plain or "得分" in plain:
        return 5.0
    return 5.0 if is_level1(text) or is_level2(text) or RELATION.fullmatch(plain) else 0.0


def _remark(text: str) -> float:
    return 0.0 if _REMARK_POINTS.fullmatch(squash(text)) else 0.4


def _target(text: str) -> float:
    return 6.0 if is_level1(text) or is_level2(text) or RELATION.fullmatch(squash(text)) else 0.0


def _actual(text: str) -> float:
    return _target(text) + (0.5 if text[:1] in "≥≤＞＜≧≦" else 0.0)


def _rule(text: str) -> float:
    return 1.0 if _REMARK_POINTS.fullmatch(squash(text)) else 0.0 if "分" in text else 0.1


def _reason(text: str) -> float:
    if number(text) is not None or is_level1(text) or is_level2(text) or _VALUE_LIKE.fullmatch(squash(text)):
        return 3.0
    return 0.0 if len(text) > _SHORT_REASON or is_empty(text) or text in ("无", "未完成") else 0.6


def _rate(text: str) -> float:
    plain = squash(text)
    return 0.0 if re.fullmatch(r"-?\d+(?:\.\d+)?[%％]?", plain) or is_empty(text) else 4.0


_MISFITS = {
    "分值": _points, "自评得分": _points, "一级指标": _level1, "二级指标": _level2, "指标": _name, "指标值类型": _relation,
    "计量单位": _unit, "备注": _remark, "年度指标值": _target, "实际完成值": _actual, "评分标准": _rule, "序号": _points,
    "偏差原因": _reason, "改进措施": _reason, "偏差原因分析及改进措施": _reason, "上年完成值": _actual,
}  # fmt: skip
