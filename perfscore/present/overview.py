"""One row per scored file, and the line that sums them up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from perfscore.model import Composition, Scorecard
from perfscore.present.exact_json import number
from perfscore.present.points import ZERO, difference, optional, score
from perfscore.present.table import EMPTY, Block, Cell, Column, Line, Row, Table, Tone, Where

HUNDRED = Decimal(100)
FULL = "满分"
COLUMNS = (
    Column("文件", Where.LISTS),
    Column("类型", Where.LISTS),
    Column("年度", Where.LISTS),
    Column("名称", Where.LISTS),
    Column("评分办法", Where.DATA),
    Column(FULL, right=True),
    Column("得分", Where.SCREEN | Where.BOOK, right=True),
    Column("得分", Where.DATA),
    Column("得分下限", Where.DATA),
    Column("得分上限", Where.DATA),
    Column("等级"),
    Column("自评总分", right=True),
    Column("差", right=True),
    Column("计算", Where.DATA, right=True),
    Column("暂按自评", Where.WIDE | Where.LISTS, right=True),
    Column("核定", Where.WIDE | Where.LISTS, right=True),
    Column("待定", right=True),
    Column("执行率%", Where.LISTS),
    Column("预算执行得分", Where.DATA),
    Column("名称　文件", Where.SCREEN, free=True),
)
PARTS = ("暂按自评", "核定", "待定")
"""Columns in which a zero says nothing."""


class Summary(NamedTuple):
    """What is kept of a file when it has been scored: its row, and what goes into the sums."""

    row: Row
    file: str
    name: str
    full: Decimal
    composition: Composition


def summary(card: Scorecard) -> Summary:
    """The row of one file."""
    sheet, parts = card.sheet, card.composition
    low, high = (card.low, card.high) if card.points is None else (card.points, card.points)
    cells = (
        Cell(sheet.file),
        Cell(sheet.kind.value),
        Cell("" if sheet.year is None else str(sheet.year)),
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
        Cell(f"{sheet.name}　{sheet.file}"),
    )
    return Summary(Row(cells), sheet.file, sheet.name, card.full, parts)


def _part(points: Decimal, tone: Tone = Tone.PLAIN) -> Cell:
    return Cell(number(points), tone if points else Tone.FAINT)


def table(summaries: Sequence[Summary]) -> Table:
    """All files as a table, every column filled: what data formats write."""
    return Table(COLUMNS, tuple(item.row for item in summaries))


def screen(summaries: Sequence[Summary]) -> Iterator[Block]:
    """The same for people: the common folder once, no zeros, no column that says nothing."""
    folder = common([item.file for item in summaries])
    if folder:
        yield Line(f"{folder} 下：", Tone.FAINT)
    titles = [column.title for column in COLUMNS]
    cut = [[_shown(title, cell) for title, cell in zip(titles, item.row.cells, strict=True)] for item in summaries]
    for item, cells in zip(summaries, cut, strict=True):
        cells[-1] = Cell(f"{item.name}　{item.file.removeprefix(folder)}")
    told = [
        any(row[at].text for row in cut) and (title != FULL or any(item.full != HUNDRED for item in summaries))
        for at, title in enumerate(titles)
    ]
    kept = [at for at, said in enumerate(told) if said]
    yield Table(tuple(COLUMNS[at] for at in kept), tuple(Row(tuple(row[at] for at in kept)) for row in cut))
    yield Line(total(summaries))


def _shown(title: str, cell: Cell) -> Cell:
    return EMPTY if title in PARTS and cell.text == "0" else cell


def common(files: Sequence[str]) -> str:
    """The folder that all files lie in, with its slash; nothing for a single file."""
    if len(files) < 2:
        return ""
    first = min(files, key=len)
    ends = [at + 1 for at, char in enumerate(first) if char in "/\\"]
    return next((first[:end] for end in reversed(ends) if all(file.startswith(first[:end]) for file in files)), "")


def total(summaries: Sequence[Summary]) -> str:
    """How much of all points is what: ``共5个文件。500分中：计算480.6分、…``."""
    parts = [
        sum((getattr(item.composition, name) for item in summaries), ZERO)
        for name in ("computed", "taken", "adjudicated", "open", "capped")
    ]
    full = sum((item.full for item in summaries), ZERO)
    return f"共{len(summaries)}个文件，{composed(full, Composition(*parts))}"


def composed(full: Decimal, parts: Composition) -> str:
    """The line on where the points come from; what is neither got nor open was lost."""
    lost = full - parts.computed - parts.taken - parts.adjudicated - parts.open
    if parts.capped:
        return f"{_composed(full, parts, lost)[:-1]}；总分封顶再扣{number(parts.capped)}分。"
    return _composed(full, parts, lost)


def _composed(full: Decimal, parts: Composition, lost: Decimal) -> str:
    named = (("计算", parts.computed), ("暂按自评", parts.taken), ("核定", parts.adjudicated), ("待定", parts.open))
    told = "、".join(f"{name}{number(points)}分" for name, points in named if points)
    return (
        f"{number(full)}分中：{'；'.join(filter(None, (told, f'失分{number(lost)}分' if lost else ''))) or '计算0分'}。"
    )
