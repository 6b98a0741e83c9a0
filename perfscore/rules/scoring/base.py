"""What every part of an evaluation works on: the environment, the points so far, and how they are told."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from perfscore.language.numbers import plain, round_half_up
from perfscore.rules.axis import Day, Place, unit_of
from perfscore.rules.case import Case
from perfscore.rules.lexer import Number
from perfscore.rules.needs import Plan
from perfscore.rules.nodes import (
    Away,
    Bound,
    Clause,
    Partial,
    Rule,
    show,
)
from perfscore.values import parse
from perfscore.values.types import Moment

ZERO = Fraction(0)
Where = Place | Day | str | None  # str: BEST or WORST, None: not known


class Unclear(Exception):
    """The text does not settle this value; ``low`` and ``high`` bound what it can mean."""

    def __init__(self, reason: str, low: Fraction, high: Fraction, clause: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.low, self.high, self.clause = reason, low, high, clause


@dataclass(slots=True)
class Env:
    """One complete assignment: where each group stands, and the facts by key."""

    groups: dict[str, Where] = field(default_factory=dict)
    facts: dict[tuple[str, str], object] = field(default_factory=dict)
    own: Where = None
    word: str | None = None  # the actual as a grade word


@dataclass(frozen=True, slots=True)
class Draft:
    """One step of one evaluation."""

    clause: int
    note: str
    before: Fraction
    after: Fraction


@dataclass(slots=True)
class Result:
    """The points of one evaluation, its steps, and remarks on readings taken."""

    points: Fraction
    drafts: list[Draft]
    parts: bool = False  # a part of a step was left over
    readings: dict[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """A tier that contains the value: how firmly, and its clause."""

    index: int
    firm: int
    clause: Clause


class Base(ABC):
    """One run over one environment: rule, case, plan, facts, the points so far and their story."""

    def __init__(self, rule: Rule, case: Case, made: Plan, env: Env, step_mode: str = "") -> None:
        self.rule, self.case, self.made, self.env = rule, case, made, env
        self.clauses = rule.clauses
        self.full = Fraction(case.full)
        self.mode = (
            step_mode
            or next((item.mode for item in rule.items if isinstance(item, Partial)), "")
            or {"满一步": "不计"}.get(case.conventions.step, case.conventions.step)
        )
        self.drafts: list[Draft] = []
        self.total = ZERO
        self.parts = False
        self.low, self.high = ZERO, self.full

    def _active(self, index: int) -> bool:
        """A clause for one grade counts only for that grade."""
        clause = self.clauses[index]
        if clause.branch and not self.env.facts.get(("支", clause.branch)):
            return False
        if not clause.grade:
            return True
        return self.env.facts.get(("档", "")) == clause.grade

    def _where(self, index: int) -> Where:
        group = self.made.groups.get(index)
        return self.env.groups.get(group) if group is not None else None

    def _family(self, number: Number) -> str | None:
        known = unit_of(number)
        return None if known is None else known[1].family

    detail = ""  # what the last distance measured, for the story
    cascaded: frozenset[int] = frozenset()  # clauses of which only the strictest counts

    @abstractmethod
    def _baseline(self, where: Place, index: int, per: Away, percent: bool) -> Fraction:
        """Where steps are counted from."""

    @abstractmethod
    def _own_bound(self, index: int, per: Away) -> Bound | None:
        """The clause's own threshold."""

    @abstractmethod
    def _tier_bound(self, index: int, per: Away) -> Bound | None:
        """The end of the tier before it."""

    @abstractmethod
    def _claim(self, index: int, tiers: list[int]) -> Claim | None:
        """Whether and how firmly a tier holds the value."""


def points_of(value: Fraction) -> str:
    """A number for the story: exact where its decimals end, else two decimals."""
    text = show(value)
    return text if "/" not in text and len(text) <= 12 else plain(round_half_up(value, 2))


def shown(x: Fraction, where: Place) -> str:
    """A number on the axis with its unit, money in the magnitude people write."""
    if where.unit.name == "元" and abs(x) >= 10000:
        return f"{points_of(x / 10000)}万元" if abs(x) < 10**8 else f"{points_of(x / 10**8)}亿元"
    return f"{points_of(x)}{where.unit.name}"


def date_of(day: date) -> str:
    """2024年2月20日"""
    return f"{day.year}年{day.month}月{day.day}日"


def grade_word(word: object, words: set[str]) -> object:
    """The word of the text that is meant: the same, or the only one that ends with it (一次性通过)."""
    if word in words or not isinstance(word, str):
        return word
    denials = ("未", "不", "无", "非", "没有", "没")
    ending = [name for name in words if name.endswith(word) and not name[: -len(word)].endswith(denials)]
    return ending[0] if len(ending) == 1 else word


def count_of(fact: object) -> Fraction:
    """A fact as a number of times."""
    if isinstance(fact, Place):
        return fact.x
    if isinstance(fact, (int, Fraction, Decimal)):
        return Fraction(fact)
    return ZERO


def day_of(words: str, year: int | None) -> date | None:
    """The last day a date of the text means: 6月30日前 is the 30th itself, 年内 the end of the year."""
    bare = words.removesuffix("之前").removesuffix("以前").removesuffix("前").removeprefix("本").removeprefix("当")
    if bare in ("年底", "年末", "年内", "年度内", "年终"):
        return date(year, 12, 31) if year else None
    value = parse(bare, year=year)
    return value.by if isinstance(value, Moment) else None
