"""得分 = a formula: sums and products of numbers and named quantities, with the points as a factor.

    得分=完成率×分值 · （实际完成值÷年度指标值）×10 · 完成额/3500*10分 · （甲/1500+乙/80）/2*5分

A line that only defines a rate (完成率=A/B×100%) gives no points; it is a definition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from perfscore.rules import sensitive as s
from perfscore.rules.spans import FRACTION, NUMBER, POINTS, QUANTITY, Number, Points, Typed

_NAMES = "\u4e00-\u9fff·“”A-Za-z\x01"
_BODY = re.compile(
    f"(?:(?P<name>[{_NAMES}（）]{{1,24}}?)=)?(?P<body>[{_NAMES}（）×/÷+—{NUMBER}{POINTS}{QUANTITY}{FRACTION}的除以乘]*[×/÷][{_NAMES}（）×/÷+—{NUMBER}{POINTS}{QUANTITY}{FRACTION}的]+)"
)
_SUM = re.compile(f"(?P<name>[{_NAMES}]{{2,24}}?)=(?P<body>[{_NAMES}]+(?:[+—][{_NAMES}]+)+)")
_SCORE = re.compile("得分|评分|分值|计分|分数|实得")
_TOKEN = re.compile(f"[×/÷+—（）]|[{NUMBER}{POINTS}{QUANTITY}{FRACTION}]|[{_NAMES}的]+")
TARGET_NAME = re.compile(
    "^(?:年度|本?年|全年|计划|预期|规定|应|目标任务)*(?:目标值?|指标值|计划(?:完成)?(?:数|值|量|额)?|任务(?:数|量)|目标数|应完成(?:数|值|量)?|标准值|合格标准值?)$"
)


@dataclass(frozen=True, slots=True)
class Term:
    """A node: ``op`` is + — × / or a leaf: 数 (a number), 分 (full marks), 名 (a named quantity)."""

    op: str
    left: Term | None = None
    right: Term | None = None
    value: Fraction = Fraction(0)
    name: str = ""
    unit: str = ""  # the family of a number with a unit

    def __str__(self) -> str:
        if self.op == "数":
            from perfscore.rules.nodes import show

            return show(self.value)
        if self.op == "分":
            return "分值"
        if self.op == "名":
            return self.name
        return f"（{self.left}{self.op}{self.right}）"

    def leaves(self) -> list[Term]:
        """The leaves from left to right."""
        if self.left is None or self.right is None:
            return [self]
        return [*self.left.leaves(), *self.right.leaves()]


@dataclass(frozen=True, slots=True)
class Formula:
    """Where it stands, its name before the sign =, and the expression; ``definition``: it gives no points."""

    begin: int
    stop: int
    name: str
    expression: Term | None
    definition: bool


def find(typed: Typed, signs: str, begin: int, stop: int) -> Formula | None:
    """The formula of a sentence; None where there is none."""
    at = begin
    while at < stop:
        found = _BODY.search(signs, at, stop) or _SUM.search(signs, at, stop)
        if found is None:
            return None
        made = _made(typed, signs, found)
        if made is not None:
            return made
        for place in range(found.start() + 1, found.end()):  # words before a bracket that opens the formula
            if signs[place] == "（":
                inner = _BODY.match(signs, place, stop)
                made = _made(typed, signs, inner) if inner is not None and inner["name"] is None else None
                if made is not None:
                    return made
        at = max(found.start() + 1, found.end())
    return None


def _made(typed: Typed, signs: str, found: re.Match[str]) -> Formula | None:
    name = (found["name"] or "").strip("（）")
    body = found["body"]
    begin, _stop = found.span()
    first = found.start("body")
    while body and body[-1] in "的，+—×/÷":
        body = body[:-1]
    if not found["name"]:
        lead = re.match("(?:得分|分值|实际得分)?(?:为|是|按|：)+", body)
        cut = lead.end() if lead else 0
        body, first = body[cut:], first + cut
        begin = first
    if "×" not in body and "÷" not in body and "/" not in body and found.re is not _SUM:
        return None
    if found.re is not _SUM:
        named = re.search(f"[{NUMBER}{POINTS}]|分值|满分|权重|标准分|得分", body)
        if not re.search("[×/÷]", body) or not (named or (name and re.search("[/÷]", body))):
            return None
    while body.count("（") > body.count("）") and "（" in body:  # （即…: what explains the formula
        body = body[: body.rindex("（")]
    depth = 0
    for place, sign in enumerate(body):
        depth += (sign == "（") - (sign == "）")
        if depth < 0:
            body = body[:place]
            break
    try:
        expression, used = _Parser(typed, signs, first, first + len(body)).whole()
    except _Bad:
        return None
    if expression is None or used <= first:
        return None
    points = any(leaf.op == "分" or leaf.name == "分" for leaf in expression.leaves()) or any(
        sign == POINTS for sign in signs[first:used]
    )
    hundred = re.search(f"×{QUANTITY}$", signs[first:used]) is not None
    score_name = (bool(_SCORE.search(name)) and not re.search("分值$|率$", name)) or name in ("分值", "得分")
    if not points and not score_name:
        if hundred or found.re is _SUM or (name and not re.search("×", body)):
            return Formula(begin, used, name, expression, True) if name or hundred else None
        last = expression.leaves()[-1]
        if last.op != "数" or not re.search("×", body) or not re.search("[\u4e00-\u9fff]", body):
            return None
    return Formula(begin, used, name, expression, False)


class _Bad(Exception):
    """This is no formula."""


class _Parser:
    """Sum := product (+|— product)*; product := atom (×|/ atom)*; atom := number, name or bracket."""

    def __init__(self, typed: Typed, signs: str, begin: int, stop: int) -> None:
        self.typed, self.stop = typed, stop
        self.signs = [(found.group(), found.start()) for found in _TOKEN.finditer(signs, begin, stop)]
        self.at = 0
        self.end = begin

    def whole(self) -> tuple[Term | None, int]:
        found = self.sum()
        if self.at < len(self.signs):
            raise _Bad
        return found, self.end

    def peek(self) -> str:
        return self.signs[self.at][0] if self.at < len(self.signs) else ""

    def take(self) -> tuple[str, int]:
        sign = self.signs[self.at]
        self.at += 1
        self.end = sign[1] + len(sign[0])
        return sign

    def sum(self) -> Term:
        found = self.product()
        while self.peek() in ("+", "—") and self.peek():
            op, _ = self.take()
            found = Term(op, found, self.product())
        return found

    def product(self) -> Term:
        found = self.atom()
        while self.peek() in ("×", "/", "÷") and self.peek():
            op, _ = self.take()
            found = Term("/" if op == "÷" else op, found, self.atom())
        return found

    def atom(self) -> Term:
        if not self.peek():
            raise _Bad
        sign, place = self.take()
        if sign == "（":
            found = self.sum()
            if self.peek() != "）":
                raise _Bad
            self.take()
            return found
        if sign in "×/÷+—）":
            raise _Bad
        value = self.typed.values[place]
        if isinstance(value, Points):
            return Term("数", value=value.low, name="分")
        if isinstance(value, Number):
            if value.unit.family == "percent":
                return Term("数", value=value.value * value.unit.factor / 100, name="%")
            return Term(
                "数", value=value.value, unit="" if value.unit.family in ("none", "points") else value.unit.family
            )
        name = re.sub(
            "^(?:的|为|是|按照?)+|(?:的|计分|得分|给分|计算|记分|评分|赋分)+$", "", sign.replace("\x01", "")
        ) or sign.replace("\x01", "")
        if not name:
            raise _Bad
        if re.fullmatch(
            f"(?:{s.FULL}|[本该]?(?:项|指标)?(?:分值|分数|权重|标准分|满分|指标分数权重|分数权重|权重分值?|基本分))",
            name,
        ):
            return Term("分", name=name)
        if re.search("[，；。]", name):
            raise _Bad
        return Term(
            "名",
            name=re.sub("^按照?|(?:计分|给分|计算)$", "", self.typed.level(place, place + len(sign)).strip("的“”")),
        )
