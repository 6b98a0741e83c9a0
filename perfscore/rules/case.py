"""What a rule is applied to, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from perfscore.model import Bounds, Step
from perfscore.model.finding import Code, Level
from perfscore.model.source import Node
from perfscore.rules.conventions import DEFAULT, Conventions
from perfscore.values.types import Value


@dataclass(frozen=True, slots=True)
class Case:
    """One indicator as a rule sees it. ``facts`` is 计分数据 as written, or plain texts in order."""

    target: Value | None
    actual: Value | None
    full: Decimal
    facts: Node | tuple[str, ...] | dict[str, str] | None = None
    year: int | None = None
    lower_is_better: bool | None = None
    conventions: Conventions = DEFAULT


@dataclass(frozen=True, slots=True)
class Need:
    """A fact that target and actual do not hold: 计分数据 gives it."""

    name: str
    type: str  # 次数 是否 比率 数量 日期 等次
    clause: int
    given: str | None = None
    own: bool = False  # what an 实际完成值 of the right kind would hold; a fact only in its place


@dataclass(frozen=True, slots=True)
class Alternative:
    """What another reading of the same text gives for this actual."""

    note: str
    points: Fraction


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the rule that its user should know; ``begin`` and ``stop`` are positions in the text."""

    code: Code
    message: str
    advice: str = ""
    begin: int = 0
    stop: int = 0
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The score as exact bounds with the steps that lead there; ``reason`` says why it is undecided."""

    bounds: Bounds
    steps: tuple[Step, ...] = ()
    reason: str | None = None
    notes: tuple[Note, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    needs: tuple[Need, ...] = ()
    conventions: tuple[tuple[str, str, str], ...] = ()  # 口径 used: name, value, source
