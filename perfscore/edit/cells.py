"""Single cells of a file: where a value stands, and the edits that set, empty, insert or remove one.

All places come from the loader's nodes. Only what belongs to the cell changes: no other character of the file moves,
comments stay. References, tags and merge keys need no thought here, because the loader refuses them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from perfscore.edit.document import Edit
from perfscore.model.source import Mapping, Mark, Node, Sequence, Text

BLOCK_STYLES = ("|", ">")


class Stretch(NamedTuple):
    """Characters of a text, the end exclusive."""

    start: int
    stop: int


def blank(node: Node) -> bool:
    """Whether nothing at all is written, not even quotes."""
    return isinstance(node, Text) and not node and not node.style


class Cells:
    """Finds cells in one text; every method answers with offsets or edits, none changes anything."""

    def __init__(self, text: str, root: Mapping) -> None:
        self.text = text
        self.root = root
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:  # one entry more than lines: the place behind the last
            self.starts.append(self.starts[-1] + len(line) + 1)

    # --- places -----------------------------------------------------------------------------------------

    def offset(self, mark: Mark) -> int:
        """A parser's mark as an offset."""
        return min(self.starts[mark.line] + mark.column, len(self.text))

    def line(self, offset: int) -> int:
        """The number, from 0, of the line that an offset lies in."""
        return bisect_right(self.starts, offset) - 1

    def is_flow(self, node: Node) -> bool:
        """Whether a mapping or list is written in braces or brackets."""
        return not isinstance(node, Text) and self.text[self.offset(node.start)] in "{["

    def colon(self, key: Text) -> int:
        """The place behind the colon of a key."""
        return self.text.index(":", self.offset(key.end)) + 1

    def stop(self, mapping: Mapping, key: Text) -> int:
        """Where the value of ``key`` ends: behind its last character, comments and blank lines not counted."""
        value = mapping.items[key]
        if blank(value):
            return self.colon(key)
        return self._end(value)

    def _end(self, node: Node) -> int:
        if isinstance(node, Text):
            return self._end_of_text(node)
        if self.is_flow(node):
            return self.offset(node.end)
        if isinstance(node, Mapping):
            last = next(reversed(node.items), None)
            return self.stop(node, last) if last is not None else self.offset(node.start)
        return max(self._end(node.items[-1]), self.offset(node.start) + 1) if node.items else self.offset(node.start)

    def _end_of_text(self, node: Text) -> int:
        if node.style not in BLOCK_STYLES:
            return self.offset(node.end)
        head = self.lines[node.start.line][node.start.column :].split("#")[0]
        last = node.end.line - 1 if node.end.line > node.start.line else node.start.line
        if "+" not in head:
            while last > node.start.line and not self.lines[last].strip(" "):
                last -= 1
        return self.starts[last] + len(self.lines[last])

    # --- edits ------------------------------------------------------------------------------------------

    def set(self, mapping: Mapping, key: Text, value: str) -> Edit:
        """Write ``value`` as the value of ``key``, which is there, empty or not."""
        node = mapping.items[key]
        if blank(node):
            return self._fill(self.colon(key), value)
        start = self.offset(node.start)
        return Edit(start, self._end(node), value)

    def _fill(self, colon: int, value: str) -> Edit:
        """Behind a colon that nothing follows; blanks there are used up where no comment keeps its column."""
        stop = colon
        while self.text[stop : stop + 1] in (" ", "\t"):
            stop += 1
        tidy = self.text[stop : stop + 1] in ("", "\n", ",", "}")
        return Edit(colon, stop if tidy else colon, f" {value}")

    def clear(self, mapping: Mapping, key: Text) -> Edit:
        """Leave the key with nothing behind it; comments there and inside the value stay."""
        start, stop = self.colon(key), self.stop(mapping, key)
        inside = [place for place in self.comments if start <= place.start < stop]
        indent = "\n" + " " * (self.column(mapping) + 2)
        if self.is_flow(mapping):
            while self.text[stop] in " \t":
                stop += 1
            return Edit(start, stop, "".join(f"  {self._shown(place)}{indent}" for place in inside) or " ")
        here = self.starts[key.start.line + 1]
        kept = (f"  {self._shown(place)}" if place.start < here else indent + self._shown(place) for place in inside)
        return Edit(start, stop, "".join(kept))

    def insert(self, mapping: Mapping, after: Text, entries: list[str]) -> Edit:
        """Add ``entries`` (``键: 值``) behind the entry of the key ``after``, in the manner of the mapping."""
        place = self.stop(mapping, after)
        if self.is_flow(mapping):
            while blank(mapping.items[after]) and self.text[place] in " \t":
                place += 1  # an empty value is filled at its colon
            return Edit(place, place, "".join(f", {entry}" for entry in entries))
        line = self.last_line(place, self.column(mapping))
        stop = self.starts[line] + len(self.lines[line])
        return Edit(stop, stop, "".join(f"\n{' ' * self.column(mapping)}{entry}" for entry in entries))

    def column(self, mapping: Mapping) -> int:
        """The column that the keys of a mapping stand in."""
        first: Text = next(iter(mapping.items))
        return first.start.column

    def last_line(self, place: int, column: int) -> int:
        """The last line that belongs to the entry ending at ``place``: comments set deeper are still inside."""
        last = line = self.line(place)
        while line + 1 < len(self.lines):
            line += 1
            content = self.lines[line].lstrip(" ")
            if content and not (content.startswith("#") and len(self.lines[line]) - len(content) > column):
                break
            if content:
                last = line
        return last

    def removable(self, mapping: Mapping, key: Text) -> bool:
        """Whether an entry can be taken out: not the first one, and not one in braces that a comment stands in."""
        before = self._before(mapping, key)
        if before is None or not self.is_flow(mapping):
            return before is not None
        start, stop = self.stop(mapping, before), self.stop(mapping, key)
        return not any(start <= comment.start < stop for comment in self.comments)

    def remove(self, mapping: Mapping, key: Text) -> Edit:
        """Take the entry away, if :meth:`removable`; comments in it stay as lines of their own."""
        end = self.stop(mapping, key)
        before = self._before(mapping, key)
        if self.is_flow(mapping) and before is not None:
            return Edit(self.stop(mapping, before), end, "")
        start = self.starts[key.start.line]
        last = self.line(end)
        line_end = self.starts[last] + len(self.lines[last])
        inside = [place for place in self.comments if start <= place.start < line_end]
        kept = "".join(f"{' ' * self.column(mapping)}{self._shown(place)}\n" for place in inside)
        return Edit(start, min(self.starts[last + 1], len(self.text)), kept)

    def _before(self, mapping: Mapping, key: Text) -> Text | None:
        """The key before ``key``."""
        before = None
        for other in mapping.items:
            if other is key:
                break
            before = other
        return before

    # --- comments ---------------------------------------------------------------------------------------

    @cached_property
    def comments(self) -> list[Stretch]:
        """All comments in order: outside the scalars every ``#`` begins one."""
        found: list[Stretch] = []
        place = 0
        for scalar in sorted(self._scalars(self.root)):
            self._comments_between(place, scalar.start, found)
            place = max(place, scalar.stop)
        self._comments_between(place, len(self.text), found)
        return found

    def kept(self) -> list[Stretch]:
        """Keys, values and comments in order: what nothing but an edit of its own may change."""
        return sorted([*self._scalars(self.root), *self.comments])

    def _comments_between(self, start: int, stop: int, found: list[Stretch]) -> None:
        while (place := self.text.find("#", start, stop)) >= 0:
            end = self.text.find("\n", place)
            start = end if end >= 0 else len(self.text)
            found.append(Stretch(place, start))

    def _scalars(self, node: Node) -> Iterator[Stretch]:
        if isinstance(node, Mapping):
            for key, value in node.items.items():
                yield Stretch(self.offset(key.start), self.offset(key.end))
                yield from self._scalars(value)
        elif isinstance(node, Sequence):
            for item in node.items:
                yield from self._scalars(item)
        elif node.style in BLOCK_STYLES:
            yield Stretch(self.starts[node.start.line + 1], self._end_of_text(node))
        else:
            yield Stretch(self.offset(node.start), self.offset(node.end))

    def _shown(self, place: Stretch) -> str:
        return self.text[place.start : place.stop].rstrip()
