"""Whether a file is in canonical layout already, told from the places of its nodes: fifty times as fast as laying it out.

Most files that ``fmt`` is given are. What this says is laid out is left to the byte; of what it is not sure it says no,
and ruamel.yaml decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from perfscore.edit.cells import Cells, blank
from perfscore.model.source import Mapping, Node, Sequence, Text

STEP = 2  # blanks per level
UNSURE = re.compile(r"[ \t]\n|\t|\n\n\Z|\A---|\n(?:---|\.\.\.)|\A%|[^\n]\Z")
HEADER = re.compile(r"\|[+-]?(?: +#.*)?")


def laid_out(text: str, root: Mapping) -> bool:
    """Whether ``text``, whose nodes are ``root``, surely is in canonical layout."""
    if UNSURE.search(text) is not None:
        return False
    cells = Cells(text, root)
    return _mapping(cells, root, 0) and all(old == new for _, old, new in places(cells))


def _mapping(cells: Cells, node: Mapping, column: int) -> bool:
    if cells.is_flow(node):
        return False
    return all(key.start.column == column and _entry(cells, key, value, column) for key, value in node.items.items())


def _entry(cells: Cells, key: Text, value: Node, column: int) -> bool:
    """``键: 值``, on one line but for block texts and what is nested."""
    end = cells.offset(key.end)
    if key.start.line != key.end.line or cells.text[end] != ":":
        return False
    line = cells.lines[key.start.line]
    rest = line[key.end.column + 1 :]
    if blank(value) or not (isinstance(value, Text) or cells.is_flow(value)):
        nested = blank(value) or _nested(cells, value, column + STEP)
        return nested and (not rest or (rest.startswith(" ") and rest.lstrip().startswith("#")))
    if value.start.line != key.start.line or value.start.column != key.end.column + 2:
        return False
    return _scalar(cells, value, column)


def _scalar(cells: Cells, value: Node, column: int) -> bool:
    """A value that begins on the line of its key or dash."""
    if isinstance(value, Text) and value.style in ("|", ">"):
        head = cells.lines[value.start.line][value.start.column :]
        first = next((line for line in cells.lines[value.start.line + 1 :] if line), "")
        indent = len(first) - len(first.lstrip(" "))
        return HEADER.fullmatch(head) is not None and bool(value.strip("\n")) and indent == column + STEP
    return value.start.line == value.end.line and (isinstance(value, Text) or _flow(cells, value) is not None)


def _nested(cells: Cells, node: Node, column: int) -> bool:
    if isinstance(node, Mapping):
        return _mapping(cells, node, column)
    return (
        isinstance(node, Sequence)
        and node.start.column == column
        and all(_item(cells, item, column) for item in node.items)
    )


def _item(cells: Cells, item: Node, dash: int) -> bool:
    if isinstance(item, Sequence) and not cells.is_flow(item):
        return False
    inside = isinstance(item, Mapping) and not cells.is_flow(item)
    start = next(iter(item.items)).start if isinstance(item, Mapping) and inside else item.start
    if start.column != dash + STEP or cells.lines[start.line][: start.column] != " " * dash + "- ":
        return False
    return _mapping(cells, item, dash + STEP) if isinstance(item, Mapping) and inside else _scalar(cells, item, dash)


def _flow(cells: Cells, node: Node) -> str | None:
    """Braces or brackets as they are to be written; None where they are not written so."""
    written = cells.text[cells.offset(node.start) : cells.offset(node.end)]
    if isinstance(node, Text):
        return written
    if isinstance(node, Mapping):
        parts = [
            f"{_flow(cells, key)}: {'' if blank(value) else _flow(cells, value)}" for key, value in node.items.items()
        ]
        meant = f"{{{', '.join(parts)}}}"
    else:
        meant = f"[{', '.join(str(_flow(cells, item)) for item in node.items)}]"
    return written if written == meant else None


Entry = tuple[int, int, int]
"""A key, a list item or a comment: its line, its column, and its column in the layout."""


def places(cells: Cells) -> list[Entry]:
    """Comments with a line to themselves.

    A comment goes with the next key or list item of its column, else with the last one before it, as long as nothing
    set less deep stands between.
    """
    entries = sorted(_columns(cells, cells.root, 0))
    found = []
    for line, column in own_lines(cells):
        here = bisect_left(entries, (line, 0, 0))
        below = _with(column, entries[here:])
        above = _with(column, reversed(entries[:here])) if below is None else below
        found.append((line, column, column if above is None else above))
    return found


def _with(column: int, entries: Iterable[Entry]) -> int | None:
    """The column in the layout of the first of ``entries`` that stands in ``column``."""
    for _, old, new in entries:
        if old <= column:
            return new if old == column else None
    return None


def own_lines(cells: Cells) -> list[tuple[int, int]]:
    """Line and column of the comments that have a line to themselves."""
    places = []
    for comment in cells.comments:
        line = cells.line(comment.start)
        column = comment.start - cells.starts[line]
        if not cells.lines[line][:column].strip():
            places.append((line, column))
    return places


def _columns(cells: Cells, node: Node, column: int) -> Iterator[Entry]:
    """Line, column and the column of the layout of every key and list item in block form."""
    if isinstance(node, Text) or cells.is_flow(node):
        return
    if isinstance(node, Mapping):
        for key, value in node.items.items():
            yield key.start.line, key.start.column, column
            yield from _columns(cells, value, column + STEP)
    else:
        for item in node.items:
            yield item.start.line, node.start.column, column
            yield from _columns(cells, item, column + STEP)
