"""What a cell of the indicator table says: its keys in the format and their texts."""

from __future__ import annotations

import re

from perfscore.intake import reasons
from perfscore.intake.align import RELATION
from perfscore.intake.draft import Value
from perfscore.intake.grid import Cell
from perfscore.intake.words import number, squash, tidy_name, tidy_text, tidy_value
from perfscore.load.fields import RELATION_SYNONYMS, RELATIONS

REASON = "偏差原因分析及改进措施"
VALUES = frozenset({"年度指标值", "实际完成值", "上年完成值"})
LONG = frozenset({"偏差原因", "改进措施", REASON, "评分标准", "指标解释", "数据来源", "佐证材料", "备注"})


def stored(cell: Cell, *, rounded: int = 99) -> tuple[str, list[str]]:
    """The text of a cell, exact where the sheet shows a number rounded to fewer than ``rounded`` places, and why."""
    if not cell.exact or len(cell.text.rstrip("%分元").partition(".")[2]) >= rounded:
        return cell.text, []
    return cell.exact, [f"表上显示为“{cell.text}”，存储的是“{cell.exact}”，按存储的数录入"]


def read_value(key: str, text: str) -> dict[str, Value]:
    """The keys and texts that a cell of this column gives."""
    if key in ("分值", "自评得分"):
        return _points(key, text)
    if key in (REASON, "偏差原因"):
        text = tidy_text(text)
        cause, measure = reasons.split(text)
        if cause is None and measure is None:
            return {key: Value(clean(key, text))}
        pairs = (("偏差原因", cause), ("改进措施", measure))
        return {name: Value(clean(name, part)) for name, part in pairs if part}
    if key == "指标值类型":
        return _relation(text)
    if key == "备注" and re.fullmatch(r"\d+(?:\.\d+)?分", squash(text)):
        return {"分值": Value(squash(text).removesuffix("分"))}
    doubts = [f"格式中没有“{key[2:]}”栏，各行均原样保留"] if key.startswith("x-") else []
    return {key: Value(clean(key, text), doubts)}


def _points(key: str, text: str) -> dict[str, Value]:
    figure = number(text)
    if figure is not None:
        return {key: Value(figure)}
    share = re.fullmatch(r"(\d+(?:\.\d+)?)[%％]", squash(text))
    if share and key == "分值":
        return {key: Value(share.group(1), [f"原表为“{share.group()}”，按满分100分折为分值"])}
    return {f"x-{key}": Value(tidy_name(text), ["不是数，原样保留"])}


_UP = re.compile(r"正向.{0,3}|正指标|越[大高多]越好|递增.{0,2}")
_DOWN = re.compile(r"[反逆负]向.{0,3}|[反逆]指标|越[小低少]越好|递减.{0,2}")


def relation(text: str) -> Value | None:
    """≥ ≤ > < = 定性 from a sign, its name or a direction; a direction is taken as ≥ or ≤ and says so."""
    word = re.sub(r"（.*）$", "", squash(text))
    sign = RELATION_SYNONYMS.get(word, word)
    if sign in RELATIONS:
        return Value(sign)
    for pattern, meant in ((_UP, "≥"), (_DOWN, "≤")):
        if pattern.fullmatch(word):
            return Value(meant, [f"原表为“{word}”，按“{meant}”录入"])
    return None


def _relation(text: str) -> dict[str, Value]:
    found = relation(text)
    if found is not None:
        return {"指标值类型": found}
    known = "格式没有对应的取值，原样保留" if RELATION.fullmatch(squash(text)) else "不是 ≥ ≤ > < = 定性，原样保留"
    return {"x-指标性质": Value(tidy_name(text), [known])}


def clean(key: str, text: str) -> str:
    """The text as its key wants it: a value, a name on one line, or paragraphs."""
    if key in VALUES:
        return tidy_value(text)
    return tidy_text(text) if key in LONG or key.startswith("x-") else tidy_name(text)


def short(text: str) -> str:
    """The beginning of a text, for a message."""
    flat = tidy_name(text)
    return flat if len(flat) <= 12 else flat[:12] + "…"
