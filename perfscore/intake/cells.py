"""What a cell of the indicator table says: its keys in the format and their texts."""

from __future__ import annotations

import re

from perfscore.intake import reasons
from perfscore.intake.align import RELATION
from perfscore.intake.draft import Value
from perfscore.intake.words import number, squash, tidy_name, tidy_text, tidy_value

REASON = "偏差原因分析及改进措施"
VALUES = frozenset({"年度指标值", "实际完成值", "上年完成值"})
LONG = frozenset({"偏差原因", "改进措施", REASON, "评分标准", "指标解释", "数据来源", "佐证材料", "备注"})


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


_RELATIONS = {
    ">=": "≥", "<=": "≤", "≧": "≥", "≦": "≤", "＞": ">", "＜": "<", "＝": "=", "大于等于": "≥", "小于等于": "≤", "大于": ">", "小于": "<",
    "等于": "=", "定性指标": "定性", "不低于": "≥", "不高于": "≤",
}  # fmt: skip


def _relation(text: str) -> dict[str, Value]:
    word = squash(text)
    word = _RELATIONS.get(word, word)
    if word in ("≥", "≤", ">", "<", "=", "定性"):
        return {"指标值类型": Value(word)}
    known = "格式没有对应的取值，原样保留" if RELATION.fullmatch(word) else "不是 ≥ ≤ > < = 定性，原样保留"
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
