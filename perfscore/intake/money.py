"""Words and figures of the money block: what its columns mean, which row is the total, and amounts as they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from perfscore.intake.grid import Cell
from perfscore.intake.meaning import split
from perfscore.intake.words import is_empty, number, percent, squash, tidy_name

AMOUNTS = ("年初预算数", "全年预算数", "全年执行数")
INITIAL, BUDGET, SPENT = AMOUNTS
_LONGEST = 24
_WORDS = {
    "begin": "年初 期初 批复 申请 申报 年初批复",
    "adjusted": "调整后 调整 变更后",
    "whole": "全年度 本年度 当年度 全年 年度 本年 当年 总",
    "budget": "预算 安排 到位 下达 计划 预算安排 资金到位",
    "spend": "执行 支出 使用 决算 完成 列支 支付",
    "real": "实际 累计",
    "what": "资金 财政资金 项目 部门 单位 财政 经费 整体 专项 支出情况",
    "amount": "数 数额 金额 情况 额 总额 数量 值",
    "rate": "率 进度 比例 比率",
    "arrived": "到位率",
    "points": "分值 权重 满分 标准分 权重分",
    "score": "得分 自评得分 自评分 实际得分 评分",
    "why": "原因 理由 偏差 说明 分析 未完成 差异",
    "measure": "及 和 与 改进 措施 的 、 /",
}  # fmt: skip
_CLASS = {word: kind for kind, words in reversed(_WORDS.items()) for word in words.split()}
_KNOWN = frozenset(_CLASS)
_MOST = max(map(len, _KNOWN))
_DROPPED = re.compile(r"（[^（）]*）?|[A-D①-⑤]$|^\d{4}年度?|^[A-D①-⑤]|[÷×=].*$|[%％]$|^其中[：:]?|^\d[.、]")
_TOTAL = re.compile(
    r"(?:年度|全年|本年度?|当年|部门|项目|整体|单位|财政|预算|支出|资金|收支|收入|专项|投入|安排|经费)*"
    r"(?:总额|总金额|总计|合计|总数|总量|总支出|总预算|总资金|总投资|小计|总额合计)"
)
_MOVED = re.compile(
    r"(?:年中|全年|预算)*(?:追加|调整|调增|调减|增减|增加|减少|结转|结余)+(?:预算|资金)*(?:数额?|金?额)?(?:（.*）)?"
)
OF_WHICH = re.compile(r"^其\s*中[：:、]?\s*")
_ALIAS = {"本年财政拨款": "当年财政拨款"}
_MORE_TOTALS = frozenset({"年度资金", "部门整体支出", "资金总额合计"})


@lru_cache(maxsize=8192)
def fund_column(text: str) -> str | None:
    """Which figure of the money block a column name means; None if it is none of its names."""
    found = fund_meaning(text)
    return found[0] if found else None


def fund_name(text: str) -> str | None:
    """The same, and ``x-…`` for figures that the format has no key for: 预算调整, 年中追加数, 结转结余."""
    found = fund_column(text)
    return found if found or not _MOVED.fullmatch(squash(text)) else f"x-{squash(text)}"


@lru_cache(maxsize=8192)
def fund_meaning(text: str) -> tuple[str, int] | None:
    """The same with how roundabout it says so: 调整后预算数 is surer to be the year's budget than 预算数."""
    word = squash(text)
    if not word or len(word) > _LONGEST or not re.search(r"[\u4e00-\u9fff]", word):
        return None
    bare = _DROPPED.sub("", _DROPPED.sub("", word)).rstrip("：:")
    words = split(bare, _KNOWN, _MOST)
    if not words:
        return None
    kinds = [_CLASS[each] for each in words]
    if "why" in kinds:
        return "偏差原因", 0
    if kinds[-1] in ("score", "points"):
        return ("自评得分" if kinds[-1] == "score" else "分值"), 0
    if "rate" in kinds or "arrived" in kinds:
        spent = "spend" in kinds or kinds == ["rate"]
        return ("执行率", 0) if spent and "arrived" not in kinds and "到位" not in words else None
    return _amount(words, kinds, adjusted="调整" in word and "前" not in word)


def _amount(words: list[str], kinds: list[str], *, adjusted: bool) -> tuple[str, int] | None:
    if "完成" in words and not {"budget", "what"} & set(kinds):
        return None  # 实际完成值 is of an indicator
    at = {kind: index for index, kind in enumerate(kinds)}
    spend, budget = at.get("spend", -1), at.get("budget", -1)
    if spend < 0 and budget < 0:
        early = "begin" in kinds and "amount" in kinds
        after = "调整后" in words and "amount" in kinds
        return (INITIAL, 0) if early else (BUDGET, 1) if after else None
    if spend > budget or ("real" in kinds and spend >= 0 and words[-1] != "预算"):
        return SPENT, 1 if words[-1] == "情况" else 0
    if adjusted:
        moved = "adjusted" in kinds and at["adjusted"] > budget and kinds[-1] != "budget" and "调整后" not in words
        return None if moved else (BUDGET, -1)
    if "begin" in kinds:
        return INITIAL, 0 if at["begin"] < budget or kinds[-1] == "amount" else 1
    return BUDGET, 0 if {"全年", "全年度"} & set(words) else 1


def settled(claims: list[tuple[str, int, Cell]]) -> list[tuple[str, Cell]]:
    """Each key once, for the column that names it most plainly; a plain 预算数 beside an adjusted one is the initial."""
    best: dict[str, tuple[int, Cell]] = {}
    for key, rank, cell in claims:
        if key not in best or rank < best[key][0]:
            best[key] = (rank, cell)
    found = []
    for key, rank, cell in claims:
        if best[key][1] is cell:
            found.append((key, cell))
        elif key == BUDGET and rank > best[key][0] and INITIAL not in best and cell.column < best[key][1].column:
            found.append((INITIAL, cell))
    return found


@lru_cache(maxsize=8192)
def is_fund_total(text: str) -> bool:
    """``年度资金总额``, ``总额``, ``部门预算资金合计`` …"""
    bare = re.sub(r"（.*?）|[：:].*", "", squash(text))
    return bool(_TOTAL.fullmatch(bare)) or bare in _MORE_TOTALS


_AMOUNT = re.compile(
    r"(?P<about>约|近|大约|约为)?(?:人民币|￥|¥|RMB)?(?P<about2>约|近)?(?P<figure>[-+－]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?)"
    r"(?P<unit>亿元|万元|元|亿|万)?(?:整)?"
)
_FACTOR = {"元": Decimal(1), "万元": Decimal(10000), "万": Decimal(10000), "亿元": Decimal(10**8), "亿": Decimal(10**8)}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as written: its digits, its own unit ("" where the block's holds), whether it says 约."""

    figure: str
    unit: str
    about: bool


@lru_cache(maxsize=8192)
def amount(text: str) -> Amount | None:
    """``812.5``, ``1,300.00``, ``￥812.5``, ``812.5万元``, ``约812.5``; None for anything else, ``7,00.0`` too."""
    found = _AMOUNT.fullmatch(squash(text))
    figure = number(found["figure"]) if found else None
    if found is None or figure is None:
        return None
    unit = {"万": "万元", "亿": "亿元"}.get(found["unit"] or "", found["unit"] or "")
    return Amount(figure, unit, bool(found["about"] or found["about2"]))


def converted(figure: str, unit: str, into: str) -> str:
    """The figure in another unit, exactly."""
    value = Decimal(figure) * _FACTOR[unit] / _FACTOR[into]
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_figure(cell: Cell) -> bool:
    """An amount, a rate, nothing, or what could not be read."""
    return bool(cell.remark) or amount(cell.text) is not None or is_empty(cell.text) or percent(cell.text) is not None


def part_name(text: str) -> str:
    """The name of a part without 其中 and the unit."""
    name = OF_WHICH.sub("", tidy_name(text).lstrip("—-– "))
    name = re.sub(r"\s*[（(](?:单位[：:])?[万亿]?元[)）]", "", name).rstrip("：: ")
    name = re.sub(r"\s+", "", name)
    return _ALIAS.get(name, name)
