"""One evaluation: its plan, its case, the facts, and what was chosen, told and left over on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.rules import asks
from perfscore.rules.axis import Place
from perfscore.rules.case import Case
from perfscore.rules.groups.plan import Plan
from perfscore.rules.measures import Where, parts_of

ZERO, ONE = Fraction(0), Fraction(1)


class Unclear(Exception):
    """The text does not say what this value gives; the bounds are what it may give."""

    def __init__(self, reason: str, low: Fraction = ZERO, high: Fraction | None = None) -> None:
        super().__init__(reason)
        self.reason, self.low, self.high = reason, low, high


@dataclass(slots=True)
class Choices:
    """Ways that the text leaves open, taken one after another: an odometer over the choices met on the way."""

    path: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    at: int = 0
    notes: list[str] = field(default_factory=list)

    def pick(self, options: list[tuple[str, object]]) -> object:
        """One of the options of this run."""
        if len(options) == 1:
            return options[0][1]
        if self.at == len(self.path):
            self.path.append(0)
            self.sizes.append(len(options))
        chosen = options[self.path[self.at]]
        self.at += 1
        self.notes.append(chosen[0])
        return chosen[1]

    def next(self) -> bool:
        """Advance to the next way; False when all were taken."""
        self.at, self.notes = 0, []
        while self.path:
            if self.path[-1] + 1 < self.sizes[len(self.path) - 1]:
                self.path[-1] += 1
                del self.sizes[len(self.path) :]
                return True
            self.path.pop()
            self.sizes.pop()
        return False


@dataclass(frozen=True, slots=True)
class Draft:
    """A step of the story: which clause, what is said, the points before and after."""

    clause: int
    note: str
    before: Fraction
    after: Fraction


@dataclass(slots=True)
class Env:
    """One set of facts: where each measure stands, and the value of every other key."""

    places: dict[int, Where | bool]
    facts: dict[asks.Key, object]
    own: Where | bool = None
    word: str | None = None
    heads: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Result:
    """The points of one run, its story, and what was open on the way."""

    points: Fraction
    drafts: list[Draft]
    parts: bool = False  # a part of a step was left over
    notes: list[str] = field(default_factory=list)
    cut: Fraction = ZERO  # points above the full marks that the cap took


class Run:
    """One evaluation."""

    def __init__(self, plan: Plan, case: Case, env: Env, choices: Choices, mode: str = "") -> None:
        self.plan, self.case, self.env, self.choices = plan, case, env, choices
        self.full = Fraction(case.full)
        self.mode = mode or plan.mode or {"满一步": "不计"}.get(case.conventions.step, case.conventions.step)
        self.drafts: list[Draft] = []
        self.partial = False
        self.cut = ZERO
        self.banded: set[int] = set()
        self.taken: dict[int, Fraction] = {}
        self.told: dict[int, str] = {}  # where the value of a step stands, in words
        self.chosen_band: int | None = None
        self.wide: bool | None = None  # whether a lone cap bounds the deductions of earlier sentences as well
        self.dropped: set[int] = set()  # 取最高分: what holds and does not count
        self.lower = False
        self.formula_place: Place | None = None

    def tell(self, at: int, note: str, before: Fraction, after: Fraction) -> None:
        """Add a step to the story."""
        self.drafts.append(Draft(at + 1, note, before, after))

    def place(self, at: int) -> Where | bool:
        """Where the value stands that a clause measures last."""
        index = self.plan.where.get((at, len(parts_of(self.plan.clauses[at])) - 1), -1)
        return self.env.places.get(index)
