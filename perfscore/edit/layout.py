"""The layout of a file: ruamel.yaml's round trip, in which every scalar is text; comments keep their neighbours.

ruamel.yaml writes two blanks per level, ``- `` set in by two, one blank behind a colon, and keeps quotes, comments and
blank lines. Scalars must not be resolved: ``~``, ``0.30``, ``1_000`` and ``NO`` are to stay as they were written.
Imported only by the commands that lay files out.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

from perfscore.edit.cells import Cells, blank
from perfscore.edit.document import Edit, fresh
from perfscore.load.compose import compose
from perfscore.source import Mapping, Node, Text

QUOTES = ("'", '"')
STEP = 2  # blanks per level
UNLIMITED = 2**30  # characters in a line: Chinese sentences are not to be folded
SEQUENCE, MAPPING, STRING = (Tag(suffix=f"tag:yaml.org,2002:{name}") for name in ("seq", "map", "str"))


class _Words(VersionedResolver):
    """Every scalar is a string."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Tag:  # noqa: ARG002  # ruamel.yaml's signature
        if kind is ScalarNode:
            return STRING
        return MAPPING if kind is MappingNode else SEQUENCE


def laid_out(text: str, root: Mapping) -> str:
    """``text``, whose nodes are ``root``, in canonical layout. Raises ``YAMLError`` where ruamel.yaml is stricter."""
    places = _places(Cells(text, root))
    written = StringIO()
    yaml = _yaml()
    # ruamel.yaml leaves comment lines in their column. One that would come to stand in a block text moves before,
    # to the left, and one that has to go to the right moves when everything else has.
    yaml.dump(yaml.load(_moved(text, {line: min(old, new) for line, old, new in places})), written)
    result = "\n".join(line.rstrip(" \t") for line in written.getvalue().split("\n"))
    again = compose(result, "").root
    if isinstance(again, Mapping):
        result = fresh(result).edited(_as_written(Cells(text, root), Cells(result, again))).text
        again = compose(result, "").root
    after = _own_lines(Cells(result, again)) if isinstance(again, Mapping) else []
    if len(after) != len(places):
        return result
    return _moved(result, {line: new for (line, _), (_, _, new) in zip(after, places, strict=True)})


def _as_written(old: Cells, new: Cells) -> Iterator[Edit]:
    """What ruamel.yaml writes otherwise: escapes, nothing as a value inside braces, blanks before a comment."""
    for before, after in zip(_scalars(old.root), _scalars(new.root), strict=False):
        written = old.text[old.offset(before.start) : old.offset(before.end)]
        start, stop = new.offset(after.start), new.offset(after.end)
        if before != after or new.text[start:stop] == written:
            continue
        if before.style in QUOTES and "\n" not in written:
            yield Edit(start, stop, written)
        elif blank(before):
            yield Edit(start, stop, "")
    for then, now in zip(old.comments, new.comments, strict=False):
        start, shown = _gap(new, now.start), _gap(old, then.start)
        if start != new.starts[new.line(now.start)] and shown != old.starts[old.line(then.start)]:
            yield Edit(start, now.start, old.text[shown : then.start])


def _gap(cells: Cells, comment: int) -> int:
    """Where the blanks before a comment begin."""
    while comment and cells.text[comment - 1] in " \t":
        comment -= 1
    return comment


def _scalars(node: Node) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node.items.items():
            yield key
            yield from _scalars(value)
    else:
        for item in node.items:
            yield from _scalars(item)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.Resolver = _Words
    yaml.preserve_quotes = True
    yaml.width = UNLIMITED
    yaml.indent(mapping=STEP, sequence=2 * STEP, offset=STEP)
    return yaml


def _moved(text: str, columns: dict[int, int]) -> str:
    """The comments that have a line to themselves set to ``columns``."""
    lines = text.split("\n")
    for line, column in columns.items():
        lines[line] = " " * column + lines[line].lstrip()
    return "\n".join(lines)


def _places(cells: Cells) -> list[tuple[int, int, int]]:
    """Comments with a line to themselves: the line, the column, and the column of the layout.

    A comment goes with the next key or list item that stands in its column, else with the last one before it.
    """
    columns = sorted(_columns(cells, cells.root, 0))
    places = []
    for line, column in _own_lines(cells):
        below = (new for here, old, new in columns if here > line and old == column)
        above = (new for here, old, new in reversed(columns) if here < line and old == column)
        places.append((line, column, next(below, next(above, column))))
    return places


def _own_lines(cells: Cells) -> list[tuple[int, int]]:
    """Line and column of the comments that have a line to themselves."""
    places = []
    for comment in cells.comments:
        line = cells.line(comment.start)
        column = comment.start - cells.starts[line]
        if not cells.lines[line][:column].strip():
            places.append((line, column))
    return places


def _columns(cells: Cells, node: Node, column: int) -> Iterator[tuple[int, int, int]]:
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
