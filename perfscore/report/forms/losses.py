"""失分明细: every loss, the ledger running down from full marks to the total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from perfscore.language.numbers import plain
from perfscore.model import FundsScore, IndicatorScore, Scorecard, Sheet, State, Step
from perfscore.report import context, escape
from perfscore.report.filters import MISSING, percent
from perfscore.report.forms.columns import EMPTY, NONE, Shown, across, listed, number, text
from perfscore.report.tables import Cell, Fit, Table


class Loss(NamedTuple):
    """Points lost in one row of the form."""

    name: Cell
    target: Cell
    actual: Cell
    how: Cell
    lost: Decimal
    cause: Cell
    measure: Cell


class Entry(NamedTuple):
    """A line of the ledger: the loss, and what is left after it."""

    loss: Loss
    rest: Decimal


COLUMNS: tuple[Shown[Entry], ...] = (
    Shown("指标", lambda line: line.loss.name, Fit.TEXT, 20),
    Shown("年度指标值", lambda line: line.loss.target, width=13),
    Shown("实际完成值", lambda line: line.loss.actual, width=13),
    Shown("评分标准及计算", lambda line: line.loss.how, Fit.TEXT, 26),
    Shown("扣分", lambda line: number(line.loss.lost), width=7),
    Shown("余分", lambda line: number(line.rest), width=8),
    Shown("偏差原因", lambda line: line.loss.cause, Fit.TEXT, 24),
    Shown("改进措施", lambda line: line.loss.measure, Fit.TEXT, 22),
)


def losses(card: Scorecard) -> Table:
    """The whole list."""
    found = [*_losses(card), *_gap(card)]
    rests = accumulate((loss.lost for loss in found), lambda rest, lost: rest - lost, initial=card.full)
    full = next(rests)
    total = context.total_score(card).printed
    lost = number(card.full - total if total is not None else None)
    first = across(EMPTY, Cell("满分", columns=3), EMPTY, number(full), EMPTY, EMPTY)
    last = across(Cell("总分", head=True, columns=4), lost, number(total), EMPTY, EMPTY)
    return listed(COLUMNS, map(Entry, found, rests), "失分明细", first=[first], last=[last])


def _losses(card: Scorecard) -> Iterator[Loss]:
    if card.funds is not None:
        yield from _of_funds(card.sheet, card.funds)
    for score in card.indicators:
        yield from _of_indicator(score)


def _gap(card: Scorecard) -> Iterator[Loss]:
    """What the reported total is away from the sum of its items: a line of its own, so that the ledger closes."""
    total = context.total_score(card).printed
    left = card.full - sum((loss.lost for loss in _losses(card)), Decimal(0))
    if total is not None and left != total:
        how = f"满分减各项扣分为{plain(left)}分，总分填报{plain(total)}分"
        yield Loss(Cell("与填报总分的差额"), Cell(NONE), Cell(NONE), Cell(how), left - total, Cell(NONE), Cell(NONE))


def _of_funds(sheet: Sheet, score: FundsScore) -> Iterator[Loss]:
    points, funds = context.funds_score(score).printed, sheet.funds
    if points is None or points >= score.full:
        return
    yield Loss(
        name=Cell("预算执行率"),
        target=Cell("100%"),
        actual=Cell((percent(context.rate(funds, score)) if funds is not None else None) or MISSING),
        how=_steps(score.steps),
        lost=score.full - points,
        cause=text(funds.cause if funds is not None else None),
        measure=text(funds.measure if funds is not None else None),
    )


def _of_indicator(score: IndicatorScore) -> Iterator[Loss]:
    row, points = score.indicator, context.item_score(score).printed
    if points is None or row.full is None or points >= row.full:
        return
    yield Loss(
        name=text(row.name),
        target=text(row.target),
        actual=text(row.actual),
        how=_calculation(score),
        lost=row.full - points,
        cause=text(row.cause or row.explanation),
        measure=text(row.measure or (NONE if row.explanation else None)),
    )


def _calculation(score: IndicatorScore) -> Cell:
    """The standard, the rule that completes it, how the points came about, and the unit's own score where it is another."""
    row = score.indicator
    parts = [escape.clean(row.standard)] if row.standard else []
    if row.rule and row.rule != row.standard:
        parts.append(f"计分规则：{escape.clean(row.rule)}")
    own = context.item_score(score)
    if score.state is State.COMPUTED:
        parts += [escape.clean(step.note) for step in score.steps if step.note]
    if own.own and own.printed is not None and (own.differs or score.state is not State.COMPUTED):
        parts.append(f"自评{plain(own.printed)}分")
    return Cell("\n".join(part for part in parts if part) or NONE)


def _steps(steps: Iterable[Step]) -> Cell:
    notes = [escape.clean(step.note) for step in steps]
    return Cell("\n".join(note for note in notes if note) or "执行率×分值")
