"""失分明细: full marks minus every loss is the score, line by line, with the waterfall beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from perfscore.model import Scorecard
from perfscore.present import bars
from perfscore.present.exact_json import number
from perfscore.present.points import ZERO, interval
from perfscore.present.table import Cell, Column, Row, Table, Tone, Where

EXECUTION = "预算执行"
COLUMNS = (
    Column("失分", right=True),
    Column("余", right=True),
    Column("", Where.SCREEN),
    Column("序号", right=True),
    Column("项目", free=True),
)


class Loss(NamedTuple):
    """What one item lost: decided when ``least`` and ``most`` are one."""

    title: str
    least: Decimal
    most: Decimal
    label: str = ""


def table(card: Scorecard) -> Table | None:
    """The ledger, None where nothing was lost."""
    lost = tuple(losses(card))
    if not lost:
        return None
    whole = sum((loss.most for loss in lost if loss.most > 0), ZERO)
    title = f"失分明细（条形满格为{number(whole)}分）" if whole else "失分明细"
    return Table(COLUMNS, tuple(_rows(card, lost, whole)), title)


def losses(card: Scorecard) -> Iterator[Loss]:
    """Everything that took or may take points, in the order of the form; a bonus is a loss below zero."""
    funds = card.funds
    low = high = card.full
    found: list[Loss] = []
    if funds is not None:
        found += _loss(EXECUTION, funds.full, funds.points, (funds.low, funds.high))
    for item in card.indicators:
        full = item.indicator.full
        if full is not None:
            label = str(item.indicator.number)
            found += _loss(item.indicator.name, full, item.points, (item.low, item.high), label)
    for loss in found:
        low, high = low - loss.most, high - loss.least
    yield from found
    if card.cap is not None:  # nothing else takes points from the total itself
        title = f"总分封顶：执行率低于评分办法规定的界限，总分最高{number(card.cap)}分"
        yield Loss(title, high - card.high, low - card.low)


def _rows(card: Scorecard, lost: Sequence[Loss], whole: Decimal) -> Iterator[Row]:
    """The balance stands after each line, so that it can be checked by eye."""
    low = high = card.full
    before = ZERO
    yield _row("", number(card.full), Loss("满分", ZERO, ZERO), "", Tone.STRONG)
    for loss in lost:
        low, high = low - loss.most, high - loss.least
        tone = Tone.PLAIN if loss.least == loss.most else Tone.BAD
        drawn = bars.drop(whole, before, loss.least, loss.most)
        before += max(loss.most, ZERO)
        yield _row(signed(loss), interval(low, high), loss, drawn, tone)
    yield _row("", interval(low, high), Loss("得分", ZERO, ZERO), "", Tone.STRONG)


def _loss(
    title: str, full: Decimal, points: Decimal | None, bounds: tuple[Decimal, Decimal], label: str = ""
) -> Iterator[Loss]:
    low, high = bounds if points is None else (points, points)
    if low != full or high != full:
        yield Loss(title, full - high, full - low, label)


def signed(loss: Loss) -> str:
    """``-0.43``; a bonus is ``+1``; what is open ``0~-0.3``."""
    least, most = (number(-points) if points >= 0 else f"+{number(-points)}" for points in (loss.least, loss.most))
    return least if least == most else f"{least}~{most}"


def _row(change: str, balance: str, loss: Loss, drawn: str, tone: Tone) -> Row:
    cells = (
        Cell(change, Tone.PLAIN if tone is Tone.STRONG else tone),
        Cell(balance, tone),
        Cell(drawn, Tone.DOUBT),
        Cell(loss.label),
        Cell(loss.title, tone),
    )
    return Row(cells)
