"""A set of changes to the cells of a sheet, made in one go and checked against what was to come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from perfscore.edit import shapes
from perfscore.edit.cells import Cells, blank
from perfscore.edit.document import Document, Edit
from perfscore.edit.shapes import Shape
from perfscore.load import parse_sheet
from perfscore.model.source import Mapping, Node, Sequence, Text

REMOVED = object()


class Unsafe(Exception):
    """The changes cannot be made without touching something else; nothing was changed."""


@dataclass(slots=True)
class Changes:
    """Cells to be written, emptied or removed in one document.

    A value is the text as it shall stand in the file; ``meant`` is what will be read from it, where that differs
    (quotes, braces). ``root`` are the nodes of the document with the keys under their own names, as ``Sheet.node`` has them.
    """

    document: Document
    root: Mapping
    shapes: dict[int, Shape] = field(init=False)
    cells: Cells = field(init=False)
    wanted: dict[int, dict[str, object]] = field(default_factory=dict)  # by mapping: key → text, Node or REMOVED
    edits: list[Edit] = field(default_factory=list)
    added: dict[tuple[int, Text], tuple[Mapping, list[tuple[int, str]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cells = Cells(self.document.text, self.root)
        self.shapes = dict(_shapes(self.root, shapes.ROOT))

    def put(self, mapping: Mapping, key: str, value: str, meant: Node | dict[str, str] | None = None) -> None:
        """Write ``value`` for ``key``; a key that is not there is added at its place."""
        self._want(mapping, key, value if meant is None else meant)
        written = mapping.key(key)
        if written is not None:
            self.edits.append(self.cells.set(mapping, written, value))
            return
        rank, after = self._neighbour(mapping, key)
        self.added.setdefault((id(mapping), after), (mapping, []))[1].append((rank, f"{key}: {value}"))

    def clear(self, mapping: Mapping, key: str) -> None:
        """Leave ``key`` without a value."""
        written = mapping.key(key)
        if written is not None and not blank(mapping.items[written]):
            self._want(mapping, key, "")
            self.edits.append(self.cells.clear(mapping, written))

    def remove(self, mapping: Mapping, key: str) -> None:
        """Take ``key`` out, or empty it where it cannot be; comments in it stay."""
        written = mapping.key(key)
        if written is None:
            return
        if not self.cells.removable(mapping, written):
            self.clear(mapping, key)
            return
        self._want(mapping, key, REMOVED)
        self.edits.append(self.cells.remove(mapping, written))

    def done(self) -> Document:
        """The changed document. Raises :class:`Unsafe` where anything else would have changed with it."""
        for (_, after), (mapping, entries) in self.added.items():
            self.edits.append(self.cells.insert(mapping, after, [text for _, text in sorted(entries)]))
        document = self.document.edited(self.edits)
        sheet, _ = parse_sheet(document.text, "")
        if sheet is None or sheet.node is None or content(sheet.node, {}) != content(self.root, self.wanted):
            raise Unsafe
        return document

    def _want(self, mapping: Mapping, key: str, value: object) -> None:
        self.wanted.setdefault(id(mapping), {})[key] = value

    def _neighbour(self, mapping: Mapping, key: str) -> tuple[int, Text]:
        """The rank of a new key, and the key that it shall stand behind."""
        shape = self.shapes.get(id(mapping))
        rank = shapes.rank(shape, key)
        ranked = [(shapes.rank(shape, other), other) for other in mapping.items]
        before = [(place, other) for place, other in ranked if place is not None and rank is not None and place < rank]
        if rank is None or not before:
            return rank or 0, next(reversed(mapping.items)) if rank is None else next(iter(mapping.items))
        return rank, max(before, key=lambda pair: pair[0])[1]


def _shapes(node: Node, shape: Shape) -> Iterator[tuple[int, Shape]]:
    if isinstance(node, Text):
        return
    if isinstance(node, Mapping):
        yield id(node), shape
        for key, value in node.items.items():
            yield from _shapes(value, shapes.of_value(shape, key))
    else:
        for item in node.items:
            yield from _shapes(item, shapes.of_item(shape))


def content(node: Node, wanted: dict[int, dict[str, object]]) -> object:
    """What is read from a node, after the changes that are ``wanted``."""
    if isinstance(node, Text):
        return str(node)
    if not isinstance(node, Mapping):
        return [content(item, wanted) for item in node.items]
    changed = wanted.get(id(node), {})
    read: dict[str, object] = {
        str(key): content(value, wanted) for key, value in node.items.items() if key not in changed
    }
    for key, value in changed.items():
        if value is not REMOVED:
            read[key] = content(value, {}) if isinstance(value, (Text, Mapping, Sequence)) else value
    return read
