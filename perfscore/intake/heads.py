"""Column names of the indicator table: one line of them or two, merged, broken or spread over blank places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from perfscore.intake.grid import Cell, Row
from perfscore.intake.words import SIDE, column, number, squash

Heads = list[tuple[str, Cell]]

SLACK = 6  # character cells by which text in fixed pitch may stand beside its head


def read(row: Row, below: Row | None) -> tuple[Heads, list[Cell]]:
    """Keys with their cells, and the cells of the row below that belong to the head too (none, if it is no head)."""
    heads = [(_key(cell), cell) for cell in row.cells]
    second: list[Cell] = []
    if below is not None and _is_second_line(row, below):
        heads, second = _joined(heads, below), list(below.cells)
    elif below is not None and row.measured:
        wrapped = _wrapped(heads, below)
        heads, second = (wrapped, list(below.cells)) if wrapped is not None else (heads, [])
    named = _named([(key, cell) for key, cell in heads if key != "side"])
    return (_widened(named) if row.aligned else named), second


def _key(cell: Cell) -> str:
    text = squash(cell.text)
    known = column(cell.text)
    if known:
        return known
    return "side" if text in SIDE or re.sub(r"（.*）$", "", text) in SIDE else f"x-{text}"


def widest(cell: Cell, heads: Sequence[tuple[str, Cell]]) -> str | None:
    """The column that shares most places with the cell."""
    best, most = None, 0
    for key, head in heads:
        shared = min(cell.end, head.end) - max(cell.column, head.column)
        if shared > most:
            best, most = key, shared
    return best


def _is_second_line(row: Row, below: Row) -> bool:
    new = [cell for cell in below.cells if cell not in row.cells]
    known = sum(1 for cell in new if column(cell.text))
    return known >= 2 and all(number(cell.text) is None for cell in new) and (row.aligned or known == len(new))


def _joined(heads: Heads, below: Row) -> Heads:
    new = [cell for cell in below.cells if all(cell is not head for _, head in heads)]
    found: Heads = []
    limits = [head.column for _, head in heads[1:]] + [10**6]
    for (key, head), limit in zip(heads, limits, strict=True):
        end = max(head.end, limit)  # where merged cells are lost, a head reaches to the next one
        under = [cell for cell in new if cell.column >= head.column and cell.end <= end]
        if not under:
            found.append((key, head))
        found += [(_under_head(head, cell), cell) for cell in under]
    return found


def _wrapped(heads: Heads, below: Row) -> Heads | None:
    """Heads of which the second line stands in the row below: 偏差原因分析及 / 改进措施."""
    found = list(heads)
    for cell in below.cells:
        index = min(range(len(heads)), key=lambda at: abs(heads[at][1].column - cell.column))
        head = heads[index][1]
        key = column(squash(head.text) + squash(cell.text))
        if key is None or abs(head.column - cell.column) > SLACK:
            return None
        found[index] = (key, head)
    return found


def _under_head(head: Cell, cell: Cell) -> str:
    return column(cell.text) or column(squash(head.text) + squash(cell.text)) or f"x-{squash(cell.text)}"


def _widened(heads: Heads) -> Heads:
    """Where merged cells are lost (CSV), a head reaches over the blank places to the next one."""
    starts = [cell.column for _, cell in heads[1:]]
    wide = [
        replace(cell, columns=max(start - cell.column, cell.columns))
        for (_, cell), start in zip(heads, starts, strict=False)
    ]
    return [(key, cell) for (key, _), cell in zip(heads, [*wide, *(cell for _, cell in heads[-1:])], strict=True)]


def _named(heads: Heads) -> Heads:
    """Each key once; the name of the indicator must have a column."""
    keys = [key for key, _ in heads]
    if "指标" not in keys and "二级指标" in keys:
        heads = [("指标" if key == "二级指标" else key, cell) for key, cell in heads]
    seen: set[str] = set()
    found = []
    for key, cell in heads:
        unique = key
        while unique in seen:
            unique = f"x-{squash(cell.text)}" if not unique.startswith("x-") else unique + "＋"
        seen.add(unique)
        found.append((unique, cell))
    return found
