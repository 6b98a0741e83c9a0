"""Column names of the indicator table: one line of them or two, merged, broken or spread over blank places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from perfscore.intake.grid import Cell, Row
from perfscore.intake.meaning import ACTUAL, NAME, POINTS, TARGET, WEAK, column, meaning
from perfscore.intake.words import SIDE, number, squash

Heads = list[tuple[str, Cell]]

_YEAR = re.compile(r"(?:19|20)\d\d")
SLACK = 6  # character cells by which text in fixed pitch may stand beside its head


@dataclass(frozen=True, slots=True)
class Found:
    """Column names with their keys, cells beside them that name the block, and cells of the row below that belong here."""

    heads: Heads
    sides: list[Cell]
    second: list[Cell]


def read(row: Row, below: Row | None) -> Found:
    """The column names of a row, or of two."""
    heads = [(_key(cell), cell) for cell in row.cells]
    second: list[Cell] = []
    if below is not None and _is_second_line(row, below):
        heads, second = _joined(heads, below), list(below.cells)
    elif below is not None and row.measured:
        wrapped = _wrapped(heads, below)
        heads, second = (wrapped, list(below.cells)) if wrapped is not None else (heads, [])
    columns = _without_side(heads)
    inside = {id(cell) for _, cell in columns}
    sides = [cell for _, cell in heads if id(cell) not in inside]
    named = _named(columns)
    return Found(_widened(named) if row.aligned else named, sides, second)


def _key(cell: Cell) -> str:
    text = squash(cell.text)
    if text in SIDE or re.sub(r"（.*）$", "", text) in SIDE:
        return "side"
    return column(cell.text) or f"x-{text}"


def _without_side(heads: Heads) -> Heads:
    """绩效指标 at the edge names the block; between other columns, where none names the indicator, it is that column.

    What stands left of the levels is the block's name too, whatever its words (年度绩效目标（80分）).
    """
    keys = [key for key, _ in heads]
    named = NAME in keys
    levels = [at for at, key in enumerate(keys) if key in ("一级指标", "二级指标", NAME)]
    first = levels[0] if levels else 0
    found: Heads = []
    for index, (key, cell) in enumerate(heads):
        if key == "side" and (index or not levels) and not named and cell.rows <= 2:
            found.append((NAME, cell))
            named = True
        elif key != "side" and not (index < first and _names_block(key, cell, keys[first:])):
            found.append((key, cell))
    return found


def _names_block(key: str, cell: Cell, after: Sequence[str]) -> bool:
    numbered = key.startswith("x-") and re.search(r"(?:目标|指标)\d?(?:（.*）)?$", squash(cell.text))
    return bool(numbered) or (key in (TARGET, ACTUAL) and (cell.rows > 2 or key in after))


def widest(cell: Cell, heads: Sequence[tuple[str, Cell]], move: int = 0) -> str | None:
    """The column that shares most places with the cell, ``move`` places further right."""
    best, most = None, 0
    for key, head in heads:
        shared = min(cell.end + move, head.end) - max(cell.column + move, head.column)
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
    """Each key once: the plainest name has it, the others are kept under their own; an indicator's name must be there."""
    heads = _own_points(_own_year(_levels(_with_name(heads))))
    winners: dict[str, int] = {}
    for index, (key, cell) in enumerate(heads):
        best = winners.setdefault(key, index)
        if _rank(cell) < _rank(heads[best][1]):
            winners[key] = index
    seen: set[str] = set()
    found = []
    for index, (key, cell) in enumerate(heads):
        unique = key if winners[key] == index else f"x-{squash(cell.text)}" if not key.startswith("x-") else key + "＋"
        while unique in seen:
            unique += "＋"
        seen.add(unique)
        found.append((unique, cell))
    return found


def _levels(heads: Heads) -> Heads:
    """Left of the indicator's name, a column of types or kinds (指标类型, 指标类别) holds 一级, and the next one 二级."""
    name = next((at for at, (key, _) in enumerate(heads) if key == NAME), 0)
    sorts = [at for at, (key, _) in enumerate(heads[:name]) if key == "指标值类型" or _by_sort(heads[at])]
    free = [
        key for key in ("一级指标", "二级指标") if all(heads[at][0] != key for at in range(name) if at not in sorts)
    ]
    named = dict(zip(sorts, free[: len(sorts)] if len(sorts) > 1 else (), strict=False))
    return [(named.get(at, key), cell) for at, (key, cell) in enumerate(heads)]


def _by_sort(head: tuple[str, Cell]) -> bool:
    return head[0] == "一级指标" and not re.search("[一二三四]级", head[1].text)


def _own_year(heads: Heads) -> Heads:
    """2023年完成值 beside 2024年完成值 is last year's."""
    years = {
        id(cell): int(found.group())
        for key, cell in heads
        if key == ACTUAL and (found := _YEAR.search(squash(cell.text)))
    }
    last = max(years.values(), default=0)
    found_heads: Heads = []
    for key, cell in heads:
        behind = last - years.get(id(cell), last)
        found_heads.append((key if not behind else "上年完成值" if behind == 1 else f"x-{squash(cell.text)}", cell))
    return found_heads


def _own_points(heads: Heads) -> Heads:
    """权重 beside 一级指标 and again beside 二级指标: those before the indicator's name are not the indicator's."""
    name = next((at for at, (key, _) in enumerate(heads) if key == NAME), 0)
    behind = any(key == POINTS for key, _ in heads[name:])
    return [
        (f"x-{heads[at - 1][1].text}{squash(cell.text)}" if key == POINTS and 0 < at < name and behind else key, cell)
        for at, (key, cell) in enumerate(heads)
    ]


def _with_name(heads: Heads) -> Heads:
    keys = [key for key, _ in heads]
    if NAME in keys:
        named = keys.index(NAME)
        told = "指标解释" not in keys and re.search("[三四]级", heads[named][1].text)
        return [  # 指标内容 behind 三级指标 says what that means
            ("指标解释" if told and at > named and key == NAME and "内容" in cell.text else key, cell)
            for at, (key, cell) in enumerate(heads)
        ]
    if "二级指标" in keys:
        return [(NAME if key == "二级指标" else key, cell) for key, cell in heads]
    return heads


def _rank(cell: Cell) -> int:
    found = meaning(cell.text)
    return found[1] if found else 0


def claims(heads: Heads) -> dict[str, str]:
    """Columns that mean the same as another one that has the key: their own key → that key."""
    keys = {key for key, _ in heads}
    found = {}
    for key, cell in heads:
        meant = column(cell.text)
        if meant == POINTS and key.startswith(("x-一级", "x-二级")):
            continue
        if key.startswith("x-") and meant in keys and meant != key:
            found[key] = meant
    return found


def weak(heads: Heads) -> dict[str, str]:
    """Keys whose column says only in a roundabout way what it is, with its name."""
    return {key: squash(cell.text) for key, cell in heads if not key.startswith("x-") and _rank(cell) >= WEAK}
