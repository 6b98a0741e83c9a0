"""``fill``: computed scores into the file: 自评得分 of the rows, 执行率 and 自评得分 of 资金, 自评总分.

Only what is missing, unless everything is asked for. What is undecided stays empty and is named. The total is the sum
of the scores as they then stand in the file, as on the printed form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from perfscore.edit.change import Changes
from perfscore.edit.document import Document
from perfscore.language.numbers import plain
from perfscore.load import parse_sheet
from perfscore.model import FundsScore, IndicatorScore, Kind, Policy, Scorecard, Sheet, State
from perfscore.model.finding import Finding, Level
from perfscore.model.source import Mapping, Span
from perfscore.score import score

EXECUTION = "预算执行率"
TOTAL = "自评总分"


@dataclass(frozen=True, slots=True)
class Left:
    """A cell that was not filled: its place, whose it is, and why."""

    at: Span
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of a file. ``document`` is None where it was not touched because of its ``findings``."""

    document: Document | None
    findings: tuple[Finding, ...] = ()
    rows: int = 0  # indicators that got a 自评得分
    execution: bool = False  # 执行率 or its score was written
    total: Decimal | None = None  # the 自评总分 that was written
    left: tuple[Left, ...] = ()
    different: int = 0  # reported scores that differ from the computed ones and were kept
    declaration: bool = False
    unread: bool = False  # no table could be made of it
    policy: str = ""  # what was scored by

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return bool(self.rows or self.execution or self.total is not None)


def filled(document: Document, file: str, policy: Callable[[Sheet], Policy], *, everything: bool = False) -> Filled:
    """Fill a document; ``policy`` gives the policy of its sheet. Raises ``Unsafe`` and what ``policy`` raises."""
    sheet, findings = parse_sheet(document.text, file)
    errors = tuple(finding for finding in findings if finding.level is Level.ERROR)
    if sheet is None or errors or sheet.node is None:
        return Filled(None, errors or findings, unread=sheet is None)
    if sheet.kind is Kind.DECLARATION:
        return Filled(document, declaration=True)
    changes = Changes(document, sheet.node)
    result = written(changes, score(sheet, policy(sheet)), everything=everything)
    return replace(result, document=changes.done() if changes.wanted else document)


class Sink(Protocol):
    """Where scores are written to: the text of a file, or the cells of a form."""

    def put(self, mapping: Mapping, key: str, value: str) -> None:
        """Write ``value`` for ``key``."""


def written(sink: Sink, card: Scorecard, *, everything: bool) -> Filled:
    """What is to be written of a scorecard goes into ``sink``; the rest is told."""
    return _Work(sink, card, everything).run()


class _Work:
    """Goes through a scorecard and collects what is to be written."""

    def __init__(self, changes: Sink, card: Scorecard, everything: bool) -> None:
        self.changes = changes
        self.card = card
        self.everything = everything
        self.left: list[Left] = []
        self.scores: list[Decimal | None] = []  # every score as it will stand in the file
        self.rows = self.different = 0
        self.execution = False

    def run(self) -> Filled:
        for row in self.card.indicators:
            self.row(row)
        if self.card.funds is not None:
            self.funds(self.card.funds)
        total = self.total()
        return Filled(
            None,
            rows=self.rows,
            execution=self.execution,
            total=total,
            left=tuple(self.left),
            different=self.different,
            policy=self.card.policy.name,
        )

    def row(self, row: IndicatorScore) -> None:
        """自评得分 of an indicator."""
        indicator = row.indicator
        node, reported, computed = indicator.node, indicator.reported, row.computed
        if node is None:
            return
        if computed is None:
            if reported is None or (self.everything and row.state is State.OPEN):
                self.left.append(Left(indicator.at("指标"), indicator.name, _why(row)))
            self.scores.append(reported)
        elif reported is None or (self.everything and reported != computed):
            self.changes.put(node, "自评得分", plain(computed))
            self.rows += 1
            self.scores.append(computed)
        else:
            self.different += reported != computed
            self.scores.append(reported)

    def funds(self, scored: FundsScore) -> None:
        """执行率 and 自评得分 of 资金."""
        funds = self.card.sheet.funds
        if funds is None or funds.node is None:
            return
        rate, points, reported = scored.rate, scored.points, funds.reported
        if rate is None or points is None:
            if reported is None:
                self.left.append(Left(funds.at("年度资金总额"), EXECUTION, scored.reason or "待定"))
            self.scores.append(reported)
            return
        if funds.reported_rate is None or (self.everything and funds.reported_rate != rate):
            self.changes.put(funds.node, "执行率", f"{plain(rate)}%")
            self.execution = True
        if not scored.full:  # the policy gives no points for it
            self.scores.append(reported or Decimal(0))
        elif reported is None or (self.everything and reported != points):
            self.changes.put(funds.node, "自评得分", plain(points))
            self.execution = True
            self.scores.append(points)
        else:
            self.different += reported != points
            self.scores.append(reported)

    def total(self) -> Decimal | None:
        """自评总分; None where it was not written."""
        sheet = self.card.sheet
        if sheet.node is None or (sheet.reported_total is not None and not self.everything):
            return None
        missing = self.scores.count(None)
        if missing:
            if sheet.reported_total is None:
                place = sheet.key_at("绩效指标")
                self.left.append(Left(place, TOTAL, f"还有{missing}项没有自评得分"))
            return None
        total = min(sum(self._given(), Decimal(0)), self._cap())
        if total == sheet.reported_total:
            return None
        self.changes.put(sheet.node, TOTAL, plain(total))
        return total

    def _given(self) -> Iterator[Decimal]:
        return (points for points in self.scores if points is not None)

    def _cap(self) -> Decimal:
        """What the policy caps the total at for a low execution rate (总分封顶)."""
        card = self.card
        rate = card.funds.exact_rate if card.funds is not None else None
        caps = [cap for floor, cap in card.policy.terms.total_caps or () if rate is not None and rate < floor]
        return min(caps, default=Decimal("Infinity"))


def _why(row: IndicatorScore) -> str:
    """Why a row was not filled, and what is known all the same."""
    full, reported = row.indicator.full, row.indicator.reported
    why = row.reason or "待定"
    if row.low != row.high and (row.low > 0 or row.high != full):
        why += f"，在{plain(row.low)}分至{plain(row.high)}分之间"
    return why if reported is None else f"{why}；保留自评得分{plain(reported)}分"
