"""Arithmetic as it is printed: signs and words (乘以, 除以, …占…的比例) between numbers, names and brackets.

    sum := product (+|— product)*     product := atom (×|/ atom)*     atom := number, name or bracket

Every sign of the stretch is one token; what is no token, or stands where none fits, makes the whole no arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from perfscore.language.units import DURATIONS
from perfscore.rules import sensitive as s
from perfscore.rules.spans import DAY, FRACTION, NUMBER, POINTS, QUANTITY, RANGE, Number, Points, Typed

NAMES = f"\u4e00-\u9fff·“”A-Za-z\x01δ∑Σ{DAY}"
_SPANS = f"{NUMBER}{POINTS}{QUANTITY}{FRACTION}"
_WORD = "乘以|乘上|乘(?![客用坐务车积])|除以|减去|加上"
_WORDS = {"乘": "×", "除": "/", "减": "—", "加": "+"}
_TIMES = f"(?<=[）{_SPANS}])[Xx](?=[（{_SPANS}\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[Xx](?=[（{_SPANS}]|{s.FULL})"
_TOKEN = re.compile(
    f"(?P<op>[×/÷+—]|{_WORD}|{_TIMES})|(?P<bracket>[（）])|(?P<range>{RANGE})"
    f"|(?P<name>(?:{QUANTITY}(?=[以及]|（|的[\u4e00-\u9fff]))?(?:(?!{_WORD}|{_TIMES})[{NAMES}]|(?<=[\u4e00-\u9fff])[{QUANTITY}](?=[\u4e00-\u9fff]))+)"
    f"|(?P<number>[{_SPANS}])"
)
OPERATES = re.compile(f"[×/÷+—]|{_WORD}|{_TIMES}|之比|比值|占[^，；。]+?比|之积|乘积|{RANGE}")
_FULL = re.compile(
    f"(?:{s.FULL}|[本该此]?(?:项|指标)?的?(?:分值|分数|权重|权数|标准分值?|标准分数|满分值?|指标分数权重|分数权重|权重分值?|指标分值?|基本分)|总分值?|(?:价格|报价|商务|技术|服务|业绩|信誉)分值?)"
)
_PAIRED = (
    ("/", re.compile("(?P<a>.+?)(?:与|和|同|对)(?P<b>.+?)(?:之比|的?比值|的?比例|的?比率|的?百分比)")),
    ("/", re.compile("(?P<a>.+?)占(?P<b>.+?)的?(?:比例|比重|百分比|比率|份额|比)值?")),
    ("+", re.compile("(?P<a>.+?)(?:与|和)(?P<b>.+?)(?:之和|的和|的?总和|的?合计)")),
    ("—", re.compile("(?P<a>.+?)(?:与|和)(?P<b>.+?)(?:之差|的差额?|的?差值)")),
    ("×", re.compile("(?P<a>.+?)(?:与|和)(?P<b>.+?)(?:之积|的?乘积|的积)")),
)
WORDS_OF_NO_DENIAL = re.compile(f"不良|{s.HOMELY}")
_UNREAD = re.compile(
    "[不未无没非否](?=[率数量额度值比例的]|$)|[完达合到办通落及实满][不未没][成标格到结过位时实际意]|每(?![百千万亩人户])|或|若|如果|[低高少多大小]于|超过|倍|折半|减半|一半"
    "|类推|递[减增]|[的为上下内](?:按|以)|不得|乘|[最且至以与和及于从由对则按之]$|^[率值额度比]|[得扣加减计]分[不未]"
)

_TWO = re.compile(
    "[值数额量率].{0,4}(?:分值|标准分|权重|满分)$|(?:实际|完成).{0,4}[值数额量].{0,6}(?:目标|计划|标准|指标|应).{0,4}[值数额量]$|(?:目标|计划|标准|指标)[值数额量].{0,6}(?:实际|完成).{0,4}[值数额量]$"
)
"""Two quantities that lost the sign between them."""


@dataclass(frozen=True, slots=True)
class Term:
    """A node: ``op`` is + — × / 小 (the lesser) 大 (the greater), or a leaf: 数 (number), 分 (full marks), 名 (a name)."""

    op: str
    left: Term | None = None
    right: Term | None = None
    value: Fraction = Fraction(0)
    name: str = ""  # of a leaf; of a node the name that the text defines by it
    unit: str = ""  # the family of a number with a unit

    def __str__(self) -> str:
        if self.op == "数":
            from perfscore.rules.nodes import show

            return f"{show(self.value * 100)}%" if self.name == "%" else show(self.value)
        if self.op == "分":
            return "分值"
        if self.op == "名":
            return self.name
        if self.op in "小大":
            return f"（{self.left}，最{'高' if self.op == '小' else '低'}{self.right}）"
        return f"（{self.left}{self.op}{self.right}）"

    def leaves(self) -> list[Term]:
        """The leaves from left to right."""
        if self.left is None or self.right is None:
            return [self]
        return [*self.left.leaves(), *self.right.leaves()]


def compute(term: Term, known: Callable[[Term], Fraction | None]) -> Fraction | None:
    """The value of a term. ``known`` gives that of a leaf, or of a whole term that is known as one; None: not known.

    Raises ZeroDivisionError where a divisor is 0.
    """
    found = known(term)
    if found is not None or term.left is None or term.right is None:
        return found
    left, right = compute(term.left, known), compute(term.right, known)
    if left is None or right is None:
        return None
    if term.op in "小大":
        return min(left, right) if term.op == "小" else max(left, right)
    if term.op in "+—":
        return left + right if term.op == "+" else left - right
    return left * right if term.op == "×" else left / right


def is_rate(term: Term) -> bool:
    """完成率, 完成数/计划数: what 超过100%的按100%计 speaks of."""
    if term.left is None or term.right is None:
        return term.op == "名" and term.name.endswith(("率", "比例", "比重"))
    return term.op == "/" and all(side.op == "名" for side in (term.left, term.right))


def number(value: Fraction, name: str = "") -> Term:
    """A constant."""
    return Term("数", value=value, name=name)


def parse(typed: Typed, signs: str, begin: int, stop: int) -> Term | None:
    """The arithmetic of a whole stretch; None where one sign of it is something else."""
    parser = _Parser(typed, signs, begin, stop)
    try:
        return parser.whole()
    except _Bad:
        return None


def timed(typed: Typed, signs: str, begin: int, stop: int) -> str:
    """半年负荷, 一季度产量: a numeral of time before a noun is a part of its name."""
    made = list(signs)
    for at in range(begin, stop - 1):
        if (
            made[at] == QUANTITY
            and "\u4e00" <= made[at + 1] <= "\u9fff"
            and "\u4e00" <= typed.text(at, at + 1)[0] <= "\u9fff"
        ):
            value = typed.values[at]
            if isinstance(value, Number) and value.unit.family in DURATIONS:
                made[at] = "年"
    return "".join(made)


class _Bad(Exception):
    """This is no arithmetic."""


class _Parser:
    def __init__(self, typed: Typed, signs: str, begin: int, stop: int) -> None:
        self.typed, self.signs = typed, signs
        self.tokens: list[re.Match[str]] = []
        self.at = 0
        self.deep = 0
        while begin < stop:
            found = _TOKEN.match(signs, begin, stop)
            if found is None:
                self.tokens = []
                return
            self.tokens.append(found)
            begin = found.end()

    def whole(self) -> Term:
        if not self.tokens:
            raise _Bad
        found = self.sum()
        if self.at < len(self.tokens):
            raise _Bad
        return found

    def operator(self, wanted: str) -> str:
        """The operator that stands here, taken, if it is one of those wanted."""
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        if token is None or token["op"] is None:
            return ""
        word = token["op"]
        sign = _WORDS.get(word[0], "×" if word in "Xx" else "/" if word == "÷" else word)
        if sign not in wanted:
            return ""
        self.at += 1
        return sign

    def sum(self) -> Term:
        found = self.product()
        while sign := self.operator("+—"):
            found = Term(sign, found, self.product())
        return found

    def product(self) -> Term:
        found = self.atom()
        while sign := self.operator("×/"):
            found = Term(sign, found, self.atom())
        return found

    def atom(self) -> Term:
        if self.at >= len(self.tokens):
            raise _Bad
        token = self.tokens[self.at]
        self.at += 1
        if token["bracket"] == "（":
            return self.bracket()
        if token["name"] is not None:
            if not token["name"].strip("\x01"):
                raise _Bad
            return named(self.typed.level(token.start(), token.end()))
        if token["number"] is not None:
            return self.constant(token.start())
        if token["range"] is not None:  # 10—2分×次数: a difference, not a stretch
            points = self.typed.values[token.start()]
            if isinstance(points, Points) and points.low > points.high:
                return Term("—", number(points.low, "分"), self.rest(number(points.high, "分")))
        raise _Bad

    def rest(self, found: Term) -> Term:
        """The product that goes on behind a number already taken."""
        while sign := self.operator("×/"):
            found = Term(sign, found, self.atom())
        return found

    def bracket(self) -> Term:
        self.deep += 1
        if self.deep > 20:
            raise _Bad
        found = self.sum()
        if self.at >= len(self.tokens) or self.tokens[self.at]["bracket"] != "）":
            raise _Bad
        self.at += 1
        return found

    def constant(self, place: int) -> Term:
        value = self.typed.values[place]
        if isinstance(value, Points):
            return number(value.low, "分")
        if not isinstance(value, Number):
            raise _Bad
        if value.unit.family == "percent":
            return number(value.value * value.unit.factor / 100, "%")
        family = value.unit.family
        return Term("数", value=value.value, unit="" if family in ("none", "points") else family)


def named(words: str) -> Term:
    """A name as what it says: the full marks, …与…之比, or a quantity of its own; no arithmetic where a word in it is unread."""
    name = re.sub("^(?:的|为|是|即|其|按照?(?![时期质]))+|的+$", "", words.strip("“”"))
    if not name:
        raise _Bad
    if _FULL.fullmatch(name):
        return Term("分", name=name)
    for op, pattern in _PAIRED:
        if found := pattern.fullmatch(name):
            return Term(op, named(found["a"]), named(found["b"]))
    if (
        _UNREAD.search(WORDS_OF_NO_DENIAL.sub("", name))
        or _TWO.search(name)
        or re.search("之[比和差积]$|[\u4e00-\u9fff][Xx]|[Xx][\u4e00-\u9fff]", name)
    ):
        raise _Bad
    return Term("名", name=name)


def name_of(words: str) -> Term | None:
    """What a name given to a letter stands for; None where a word of it is not read."""
    try:
        return named(words)
    except _Bad:
        return None
