"""One row per scored file, and the line that sums them up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from perfscore.model import Composition, Scorecard
from perfscore.present.exact_json import number
from perfscore.present.points import ZERO, difference, optional, score
from perfscore.present.table import Cell, Column, Row, Table, Tone, Where

COLUMNS = (
    Column("文件", Where.DATA),
    Column("类型", Where.DATA),
    Column("年度", Where.DATA),
    Column("名称", Where.DATA),
    Column("评分办法", Where.DATA),
    Column("满分", right=True),
    Column("得分", Where.SCREEN, right=True),
    Column("得分", Where.DATA),
    Column("得分下限", Where.DATA),
    Column("得分上限", Where.DATA),
    Column("等级"),
    Column("自评总分", right=True),
    Column("差", right=True),
    Column("计算", Where.WIDE | Where.DATA, right=True),
    Column("暂按自评", Where.WIDE | Where.DATA, right=True),
    Column("核定", Where.WIDE | Where.DATA, right=True),
    Column("待定", right=True),
    Column("执行率%", Where.DATA),
    Column("预算执行得分", Where.DATA),
    Column("文件和名称", Where.SCREEN, free=True),
)


class Summary(NamedTuple):
    """What is kept of a file when it has been scored: its row, and what goes into the sums."""

    row: Row
    full: Decimal
    composition: Composition


def summary(card: Scorecard) -> Summary:
    """The row of one file."""
    sheet, parts = card.sheet, card.composition
    low, high = (card.low, card.high) if card.points is None else (card.points, card.points)
    cells = (
        Cell(sheet.file),
        Cell(sheet.kind.value),
        Cell(str(sheet.year)),
        Cell(sheet.name),
        Cell(card.policy.name),
        Cell(number(card.full)),
        score(card.points, card.low, card.high, Tone.STRONG),
        Cell(optional(card.points)),
        Cell(number(card.low)),
        Cell(number(card.high)),
        Cell(card.grade or ""),
        Cell(optional(sheet.reported_total)),
        difference(sheet.reported_total, low, high),
        _part(parts.computed),
        _part(parts.taken, Tone.DOUBT),
        _part(parts.adjudicated, Tone.GOOD),
        _part(parts.open, Tone.BAD),
        Cell(optional(card.funds.rate) if card.funds else ""),
        Cell(optional(card.funds.points) if card.funds else ""),
        Cell(f"{sheet.file}\n{sheet.name}"),
    )
    return Summary(Row(cells), card.full, parts)


def _part(points: Decimal, tone: Tone = Tone.PLAIN) -> Cell:
    return Cell(number(points), tone if points else Tone.FAINT)


def table(summaries: Sequence[Summary]) -> Table:
    """All files as a table."""
    return Table(COLUMNS, tuple(item.row for item in summaries))


def total(summaries: Sequence[Summary]) -> str:
    """How much of all points is what: ``共5个文件。500分中：计算480.6分、…``."""
    parts = [
        sum((getattr(item.composition, name) for item in summaries), ZERO)
        for name in ("computed", "taken", "adjudicated", "open")
    ]
    full = sum((item.full for item in summaries), ZERO)
    return f"共{len(summaries)}个文件，{composed(full, Composition(*parts))}"


def composed(full: Decimal, parts: Composition) -> str:
    """The line on where the points come from; what is neither got nor open was lost."""
    lost = full - parts.computed - parts.taken - parts.adjudicated - parts.open
    return (
        f"{number(full)}分中：计算 {number(parts.computed)} 分、暂按自评 {number(parts.taken)} 分、"
        f"核定 {number(parts.adjudicated)} 分、待定 {number(parts.open)} 分；失分 {number(lost)} 分。"
    )
