"""Text with one cell on each line, as some readers of PDF and copies of web pages give it → rows again.

The column names on successive lines tell how many columns there are; the numbers of 分值 and 得分 tell where a row ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from perfscore.intake.grid import Cell, Row
from perfscore.intake.info import key_of
from perfscore.intake.words import (
    SIDE,
    TOTAL,
    column,
    fund_column,
    is_empty,
    is_level1,
    is_level2,
    number,
    percent,
    squash,
)

_HEADS = 4  # so many column names in a run are a header
_LONG = 20


def unstack(rows: Sequence[Row]) -> list[Row]:
    """The rows as they are, but runs of single cells under a stacked header joined into rows."""
    if sum(1 for row in rows if len(row.cells) == 1 and column(row.cells[0].text)) < _HEADS:
        return list(rows)
    found: list[Row] = []
    index = 0
    while index < len(rows):
        run = _run(rows, index, column, extra=SIDE)
        if run >= _HEADS and _is_header(rows[index : index + run]):
            heads = [row.cells[0] for row in rows[index : index + run]]
            found.append(_row(heads))
            index += run
            end = _end(rows, index)
            found += _body([row.cells[0] for row in rows[index:end]], [column(head.text) or "" for head in heads])
            index = end
            continue
        step, row = _pair_or_funds(rows, index)
        found.append(row)
        index += step
    return found


def _run(rows: Sequence[Row], start: int, known: Callable[[str], str | None], extra: Iterable[str] = ()) -> int:
    length = 0
    for row in rows[start:]:
        if len(row.cells) != 1 or not (known(row.cells[0].text) or squash(row.cells[0].text) in extra):
            break
        length += 1
    return length


def _is_header(rows: Sequence[Row]) -> bool:
    keys = {column(row.cells[0].text) for row in rows}
    return "指标" in keys and bool(keys & {"年度指标值", "实际完成值", "分值"})


def _end(rows: Sequence[Row], start: int) -> int:
    for index in range(start, len(rows)):
        cells = rows[index].cells
        if len(cells) != 1 or key_of(cells[0].text) is not None:
            return index
        if squash(cells[0].text) in TOTAL:
            after = index + 1
            while after < len(rows) and len(rows[after].cells) == 1 and number(rows[after].cells[0].text) is not None:
                after += 1
            return after
    return len(rows)


def _row(cells: Sequence[Cell]) -> Row:
    placed = tuple(Cell(cell.text, position, place=cell.place) for position, cell in enumerate(cells))
    return Row(placed, aligned=False, words=True)


def _body(cells: Sequence[Cell], kinds: Sequence[str]) -> list[Row]:
    """Cells in a row: labels, then at least as many as the form has columns that are never empty."""
    numbers = sum(1 for kind in kinds if kind in ("分值", "自评得分")) or 1
    least = sum(1 for kind in kinds if kind in ("指标", "年度指标值", "实际完成值", "分值", "自评得分"))
    tail = any(kind.startswith(("偏差", "改进")) or kind == "备注" for kind in kinds)
    rows: list[Row] = []
    line: list[Cell] = []
    for index, cell in enumerate(cells):
        following = cells[index + 1] if index + 1 < len(cells) else None
        if line and tail and _complete(line, numbers, least) and _is_reason(cells, index, least, numbers):
            rows.append(_row([*line, cell]))
            line = []
            continue
        if _complete(line, numbers, least):
            rows.append(_row(line))
            line = []
        line.append(cell)
        if _figures_at_end(line) >= numbers and (following is None or _is_label(following)) and len(line) > numbers:
            rows.append(_row(line))
            line = []
    return [*rows, _row(line)] if line else rows


def _complete(line: Sequence[Cell], numbers: int, least: int) -> bool:
    content = sum(1 for cell in line if not _is_label(cell))
    return content >= least and _figures_at_end(line) >= numbers


def _is_label(cell: Cell) -> bool:
    return is_level1(cell.text) or is_level2(cell.text) or squash(cell.text) in TOTAL


def _figures_at_end(line: Sequence[Cell]) -> int:
    count = 0
    for cell in reversed(line):
        if number(cell.text) is None and not is_empty(cell.text):
            break
        count += 1
    return count


def _is_reason(cells: Sequence[Cell], index: int, least: int, numbers: int) -> bool:
    """What follows the score is a reason unless a name, its values and its figures begin there."""
    text = cells[index].text
    if _is_label(cells[index]) or number(text) is not None:
        return False
    if text.startswith(("偏差", "偏离", "原因", "改进", "未完成")) or len(text) > _LONG:
        return True
    following = cells[index : index + least]
    figures = all(number(cell.text) is not None for cell in following[-numbers:])
    return len(following) < least or any(_is_label(cell) for cell in following) or not figures


def _pair_or_funds(rows: Sequence[Row], index: int) -> tuple[int, Row]:
    """A label and the value under it; a funds header; a funds row under one."""
    row = rows[index]
    if len(row.cells) != 1:
        return 1, row
    run = _run(rows, index, fund_column)
    if run >= _HEADS:
        return run, _row([each.cells[0] for each in rows[index : index + run]])
    follower = rows[index + 1] if index + 1 < len(rows) else None
    if (
        key_of(row.cells[0].text) is not None
        and follower is not None
        and len(follower.cells) == 1
        and key_of(follower.cells[0].text) is None
    ):
        return 2, _row([row.cells[0], follower.cells[0]])
    figures = 0
    while index + 1 + figures < len(rows) and _is_figure(rows[index + 1 + figures]):
        figures += 1
    if figures >= 2 and not _is_figure(row):
        return figures + 1, _row([each.cells[0] for each in rows[index : index + figures + 1]])
    return 1, row


def _is_figure(row: Row) -> bool:
    text = row.cells[0].text
    return len(row.cells) == 1 and (number(text) is not None or is_empty(text) or percent(text) is not None)
