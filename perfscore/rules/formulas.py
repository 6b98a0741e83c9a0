"""Arithmetic written out: 得分=（实际完成值÷年度指标值）×分值, 完成额/3500*10分.

算式 = (名 =)? 和      和 = 积 ((+|—) 积)*      积 = 因 ((×|/) 因)*      因 = 数 | 名 | （ 和 ）
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from perfscore.rules.axis import unit_of
from perfscore.rules.conditions import text_of
from perfscore.rules.lexer import Token
from perfscore.rules.nodes import Formula

_RESULTS = (
    "得分",
    "实际得分",
    "本项得分",
    "该项得分",
    "指标得分",
    "计分",
    "该指标得分",
    "评分",
    "最终得分",
    "本指标得分",
)


@dataclass(frozen=True, slots=True)
class Written:
    """A formula found in a part: its first and last token, and whether it gives points or only defines a measure."""

    begin: int
    stop: int
    formula: Formula
    gives_points: bool


class _Stop(Exception):
    """No formula here."""


def is_candidate(part: list[Token]) -> bool:
    """A part with a multiplication sign that is not 得分乘以0.7."""
    times = [place for place, token in enumerate(part) if token.kind == "乘"]
    if not times:
        return (
            any(token.kind == "=" and token.text == "=" for token in part)
            and any(token.kind == "除" for token in part)
            and part[0].text in _RESULTS
        )
    return not (times[0] and part[times[0] - 1].text in ("得分", "计分") and len(part) <= times[0] + 2)


def read(part: list[Token]) -> Written | None:
    """The formula that the whole part is, or None."""
    begin = 0
    while begin < len(part) and part[begin].text in ("即", "按", "按照", "以", "则", "的", "计算公式", "公式", "："):
        begin += 1
    tokens = part[begin:]
    name = ""
    sign = next(
        (place for place, token in enumerate(tokens) if token.kind == "=" and token.text in ("=", "为", "等于")), None
    )
    if sign is not None and not any(token.kind in ("乘", "除", "数") for token in tokens[:sign]):
        name, tokens = text_of(tokens[:sign]), tokens[sign + 1 :]
    ending = ""
    while (tokens and tokens[-1].kind in ("得", "则")) or (
        tokens and tokens[-1].text in ("计算得分", "计分", "得分", "计算")
    ):
        ending, tokens = tokens[-1].text, tokens[:-1]
    try:
        reader = _Reader(tokens)
        terms = reader.sum()
        if reader.place != len(tokens):
            return None
    except _Stop:
        return None
    points = reader.points or name in _RESULTS or "分值" in terms or ending in ("得分", "计分", "计算得分")
    if "满分" in name or not terms:
        return None
    return Written(begin, len(part), Formula(tuple(terms), text_of(part[begin:]), reader.money), points)


class _Reader:
    """Recursive descent into postfix order."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = 0
        self.points = False
        self.money = False

    def kind(self) -> str:
        return self.tokens[self.place].kind if self.place < len(self.tokens) else ""

    def sum(self) -> list[str | Fraction]:
        terms = self.product()
        while self.kind() in ("+", "至"):
            sign = "+" if self.kind() == "+" else "—"
            self.place += 1
            terms = [*terms, *self.product(), sign]
        return terms

    def product(self) -> list[str | Fraction]:
        terms = self.factor()
        while self.kind() in ("乘", "除"):
            sign = "×" if self.kind() == "乘" else "/"
            self.place += 1
            terms = [*terms, *self.factor(), sign]
        return terms

    def factor(self) -> list[str | Fraction]:
        kind = self.kind()
        if kind == "（":
            self.place += 1
            terms = self.sum()
            if self.kind() != "）":
                raise _Stop
            self.place += 1
            return terms
        if kind == "数":
            number = self.tokens[self.place].number
            if number is None:
                raise TypeError("number")
            self.place += 1
            known = unit_of(number)
            if number.unit == "分":
                self.points = True
            elif known is not None and known[1].family == "money":
                self.money = True
                return [known[0]]
            elif number.unit not in ("", "%"):
                raise _Stop
            return [number.value / 100 if number.unit == "%" else number.value]
        return [self.name()]

    def name(self) -> str:
        begin = self.place
        while self.kind() not in ("", "乘", "除", "+", "至", "（", "）", "数", "=", "，", "；"):
            self.place += 1
        words = text_of(self.tokens[begin : self.place])
        if (
            not words
            or not all("\u4e00" <= mark <= "\u9fff" or mark.isalnum() for mark in words)
            or words[0].isdecimal()
        ):
            raise _Stop
        if words in (
            "分值",
            "本项分值",
            "该项分值",
            "权重",
            "满分",
            "权重分",
            "标准分",
            "指标分值",
            "该项满分",
            "本项满分",
            "指标权重",
            "该指标分值",
            "本指标分值",
            "指标分",
            "分数",
            "权重分值",
            "标准分值",
            "项目分值",
        ):
            return "分值"
        return words
