"""``fmt``: canonical names, order and layout of an indicator file, without changing anything that is read from it.

Each of the two passes is checked against the nodes before it; one that would change a value or lose a comment is
left out. So a file comes out as it went in rather than damaged, whatever it holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from perfscore.edit import shapes
from perfscore.edit.cells import Cells
from perfscore.edit.layout import laid_out
from perfscore.edit.order import ordered
from perfscore.edit.shapes import Shape
from perfscore.load import parse_sheet
from perfscore.load.compose import compose
from perfscore.load.fields import Form
from perfscore.load.reading import is_split_number
from perfscore.model import Sheet
from perfscore.model.finding import Finding, Level
from perfscore.model.source import Mapping, Node, Sequence, Text

TABLE = re.compile(r"(?m)^\ufeff?[\"']?类型[\"']?\s*[:：]")

Pass = Callable[[str, Mapping], "str | None"]


@dataclass(frozen=True, slots=True)
class Formatted:
    """The new text, or None where the file is no YAML that we read; then ``findings`` say why.

    ``left`` names what was left as it was, because it could not be done without damage.
    """

    text: str | None
    findings: tuple[Finding, ...] = ()
    left: tuple[str, ...] = ()


def is_table(text: str) -> bool:
    """Whether a text has the key that makes it a table, even one that cannot be read."""
    return TABLE.search(text) is not None


def formatted(text: str, file: str) -> Formatted:
    """Bring ``text`` (lines ended by ``\\n``) into canonical form; ``file`` is the name shown in findings."""
    composed = compose(text, file)
    errors = tuple(finding for finding in composed.findings if finding.level is Level.ERROR)
    if errors or not composed.complete or not isinstance(composed.root, Mapping):
        return Formatted(None, errors)
    if any(_has_split_number(mapping) for mapping in _mappings(composed.root)):
        _, findings = parse_sheet(text, file)  # {全年预算数: 3,672.34} is two keys, and stays as it was written
        return Formatted(None, findings)
    left = []
    for name, change in (("键的次序", ordered), ("版式", _laid_out)):
        done = _settled(text, file, change)
        if done is None:
            left.append(name)
        else:
            text = done
    return Formatted(text, left=tuple(left))


def _mappings(node: Node | None) -> Iterator[Mapping]:
    if isinstance(node, Mapping):
        yield node
        for value in node.items.values():
            yield from _mappings(value)
    elif isinstance(node, Sequence):
        for value in node.items:
            yield from _mappings(value)


def _has_split_number(mapping: Mapping) -> bool:
    return any(is_split_number(key, value) for key, value in mapping.items.items())


def _laid_out(text: str, root: Mapping) -> str | None:
    """``text`` in canonical layout; None where ruamel.yaml cannot read it."""
    if laid_out(text, root):
        return text
    from perfscore.edit.roundtrip import round_trip

    return round_trip(text, root)


def _settled(text: str, file: str, change: Pass) -> str | None:
    """The text after ``change``, if that keeps everything and has nothing left to do; else None."""
    root = compose(text, file).root
    if not isinstance(root, Mapping):
        return None
    for _ in range(3):
        changed = change(text, root)
        if changed is None:
            return None
        if changed == text:
            return text
        composed = compose(changed, file)
        if (
            not composed.complete
            or not isinstance(composed.root, Mapping)
            or not _same(text, root, changed, composed.root)
        ):
            return None
        text, root = changed, composed.root
    return None


def _same(text: str, root: Mapping, changed: str, after: Mapping) -> bool:
    """Whether two texts hold the same values and comments, and the loader says the same of both."""
    return (
        _content(root, shapes.ROOT) == _content(after, shapes.ROOT)
        and _notes(text, root) == _notes(changed, after)
        and _read(text) == _read(changed)
    )


def _read(text: str) -> tuple[Sheet | None, Counter[tuple[str, Level, str | None]]]:
    sheet, findings = parse_sheet(text, "")
    return sheet, Counter((finding.code, finding.level, finding.indicator) for finding in findings)


def _content(node: Node, shape: Shape) -> object:
    """What is read from a node: the order of keys counts except in forms, names of keys are the canonical ones."""
    if isinstance(node, Text):
        return str(node)
    if not isinstance(node, Mapping):
        return [_content(item, shapes.of_item(shape)) for item in node.items]
    entries = [
        (_name(node, shape, key), _content(value, shapes.of_value(shape, key))) for key, value in node.items.items()
    ]
    return dict(entries) if isinstance(shape, Form) else entries


def _name(node: Mapping, shape: Shape, key: Text) -> str:
    own = shapes.own_name(shape, key)
    return own if own == key or own not in node.items else str(key)


def _notes(text: str, root: Mapping) -> Counter[str]:
    cells = Cells(text, root)
    return Counter(text[comment.start : comment.stop].rstrip() for comment in cells.comments)
