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
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

from perfscore.edit.cells import Cells, blank
from perfscore.edit.document import Edit, fresh
from perfscore.edit.layout import STEP, own_lines, places
from perfscore.load.compose import compose
from perfscore.model.source import Mapping, Node, Text

QUOTES = ("'", '"')
UNLIMITED = 2**30  # characters in a line: Chinese sentences are not to be folded
SEQUENCE, MAPPING, STRING = (Tag(suffix=f"tag:yaml.org,2002:{name}") for name in ("seq", "map", "str"))


class _Words(VersionedResolver):
    """Every scalar is a string."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Tag:  # noqa: ARG002  # ruamel.yaml's signature
        if kind is ScalarNode:
            return STRING
        return MAPPING if kind is MappingNode else SEQUENCE


def round_trip(text: str, root: Mapping) -> str | None:
    """``text``, whose nodes are ``root``, in canonical layout; None where ruamel.yaml is stricter than our reader."""
    moves = places(Cells(text, root))
    written = StringIO()
    yaml = _yaml()
    # ruamel.yaml leaves comment lines in their column. One that would come to stand in a block text moves before,
    # to the left, and one that has to go to the right moves when everything else has.
    try:
        yaml.dump(yaml.load(_moved(text, {line: min(old, new) for line, old, new in moves})), written)
    except YAMLError:
        return None
    result = written.getvalue()
    again = compose(result, "").root
    if not isinstance(again, Mapping):
        return None
    result = _stripped(fresh(result).edited(_as_written(Cells(text, root), Cells(result, again))).text)
    again = compose(result, "").root
    after = own_lines(Cells(result, again)) if isinstance(again, Mapping) else []
    if len(after) != len(moves):
        return None
    return _moved(result, {line: new for (line, _), (_, _, new) in zip(after, moves, strict=True)})


def _stripped(text: str) -> str:
    """Without blanks at line ends, except in block texts."""
    root = compose(text, "").root
    kept: set[int] = set()
    if isinstance(root, Mapping):
        blocks = (scalar for scalar in _scalars(root) if scalar.style in ("|", ">"))
        kept = {line for scalar in blocks for line in range(scalar.start.line + 1, scalar.end.line)}
    lines = enumerate(text.split("\n"))
    return "\n".join(line if number in kept else line.rstrip(" \t") for number, line in lines)


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
