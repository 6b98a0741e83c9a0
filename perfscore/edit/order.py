"""Keys in canonical order and under their own names; every line moves whole, with the comments that belong to it.

A comment directly above a key, and one behind its value, belong to that key; one set deeper than the next key belongs
to what stands before it. A comment with a blank line under it may speak of everything that follows: keys are never
moved across it. Several lines of comment at the top of a file are its head and stay there. Keys that a form does not
know (``x-…``) stay behind their neighbour, names of the writer's own (一级指标, 其中) in their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from perfscore.edit import shapes
from perfscore.edit.cells import Cells, blank
from perfscore.edit.document import Edit, fresh
from perfscore.edit.shapes import Shape
from perfscore.load.compose import compose
from perfscore.model.source import Mapping, Node, Sequence, Text


def ordered(text: str, root: Mapping) -> str:
    """``text``, whose nodes are ``root``, with its keys renamed and in order."""
    text = _without_tabs(text, root)
    renamed = fresh(text).edited(_Names(text, root).edits(root, shapes.ROOT)).text
    if not renamed.endswith("\n"):
        renamed += "\n"
    again = compose(renamed, "").root
    if not isinstance(again, Mapping):
        return text
    lines = _Lines(renamed, again)
    return "\n".join(lines.all()) + "\n"


def _without_tabs(text: str, root: Mapping) -> str:
    """Blanks for tabs outside values and comments: ruamel.yaml refuses them there, our reader does not."""
    if "\t" not in text:
        return text
    pieces: list[str] = []
    place = 0
    for kept in Cells(text, root).kept():
        pieces += text[place : kept.start].replace("\t", " "), text[max(place, kept.start) : kept.stop]
        place = max(place, kept.stop)
    return "".join(pieces) + text[place:].replace("\t", " ")


class _Names(Cells):
    """Edits within lines: aliases of keys, and the order inside braces."""

    def edits(self, node: Node, shape: Shape) -> Iterator[Edit]:
        if isinstance(node, Text):
            return
        if self.is_flow(node):
            start, stop = self.offset(node.start), self.offset(node.end)
            written = self.flow(node, shape)
            if written != self.text[start:stop]:
                yield Edit(start, stop, written)
        elif isinstance(node, Mapping):
            for key, value in node.items.items():
                own = self.own_name(node, shape, key)
                if own is not None:
                    yield Edit(self.offset(key.start), self.offset(key.end), own)
                yield from self.edits(value, shapes.of_value(shape, key))
        else:
            for item in node.items:
                yield from self.edits(item, shapes.of_item(shape))

    def own_name(self, node: Mapping, shape: Shape, key: Text) -> str | None:
        """The name to be written instead of ``key``, if another; none where that one is there as well."""
        own = shapes.own_name(shape, key)
        return own if own != key and own not in node.items else None

    def flow(self, node: Node, shape: Shape) -> str:
        """A node in braces or brackets, written anew; a value or anything with a comment as it is."""
        start, stop = self.offset(node.start), self.offset(node.end)
        inside_comment = any(start <= comment.start < stop for comment in self.comments)
        if isinstance(node, Text) or inside_comment or not self.is_flow(node):
            return self.text[start:stop]
        if isinstance(node, Sequence):
            items = [(self.offset(item.start), self.offset(item.end), item) for item in node.items]
            return self._joined(start, stop, items, [self.flow(item, shapes.of_item(shape)) for *_, item in items])
        slots = [(self.offset(key.start), self.stop(node, key), key) for key in node.items]
        texts = [self._entry(node, shape, key) for key in node.items]
        if not any(map(blank, node.items.values())):
            texts = [texts[place] for place in _sorted([shapes.rank(shape, key) for key in node.items])]
        return self._joined(start, stop, slots, texts)

    def _entry(self, node: Mapping, shape: Shape, key: Text) -> str:
        value = node.items[key]
        own = self.own_name(node, shape, key)
        head = self.text[self.offset(key.end) : self.offset(value.start)] if not blank(value) else ":"
        name = own if own is not None else self.text[self.offset(key.start) : self.offset(key.end)]
        return name + head + self.flow(value, shapes.of_value(shape, key))

    def _joined(self, start: int, stop: int, slots: Iterable[tuple[int, int, Node]], texts: list[str]) -> str:
        parts = []
        for (begin, end, _), text in zip(slots, texts, strict=True):
            parts += [self.text[start:begin], text]
            start = end
        return "".join((*parts, self.text[start:stop]))


def _sorted(ranks: list[int | None]) -> list[int]:
    """The new order of entries, as their old numbers; an entry without rank stays behind the one before it."""
    keys = []
    last = -1
    for number, rank in enumerate(ranks):
        last = last if rank is None else rank
        keys.append((last, number))
    return [number for _, number in sorted(keys)]


@dataclass(slots=True)
class _Entry:
    """A key with its lines: ``head`` are the comments above it, ``body`` is from the key on.

    The ``blank`` lines above belong to the place, not to the key: they stay where they are when keys change places.
    """

    rank: int | None
    blank: list[str]
    head: list[str]
    body: list[str]


class _Lines(Cells):
    """Whole lines in a new order."""

    def all(self) -> list[str]:
        """All lines of the text, the empty one behind the last line end left out."""
        last = len(self.lines) - 2
        if not isinstance(self.root, Mapping) or not self.root.items or self.is_flow(self.root):
            return self.lines[: last + 1]
        stop = self.end_line(self.root)
        return [*self.mapping(self.root, shapes.ROOT, 0), *self.lines[stop + 1 : last + 1]]

    def end_line(self, node: Mapping) -> int:
        """The last line of a mapping in block form."""
        last: Text = next(reversed(node.items))
        return self.last_line(self.stop(node, last), self.column(node))

    def mapping(self, node: Mapping, shape: Shape, top: int) -> list[str]:
        """The lines of a mapping in block form, from line ``top`` on."""
        lines: list[str] = []
        segment: list[_Entry] = []
        dash = ""
        for number, (key, value) in enumerate(node.items.items()):
            begin = key.start.line
            standing, head = self._gap(top, begin)
            if standing:
                lines += self._arranged(segment)
                segment = []
                lines += standing
            stop = self.last_line(self.stop(node, key), self.column(node))
            body = self._body(value, shapes.of_value(shape, key), begin, stop)
            if number == 0:
                dash = body[0][: self.column(node)]
                body[0] = " " * self.column(node) + body[0][self.column(node) :]
            blank = [line for line in head if not line.strip()]
            segment.append(_Entry(shapes.rank(shape, key), blank, head[len(blank) :], body))
            top = stop + 1
        lines += self._arranged(segment)
        return self._dashed(lines, dash)

    def _gap(self, top: int, begin: int) -> tuple[list[str], list[str]]:
        """Lines above a key: those that stand for themselves, and those that belong to the key."""
        head = begin
        while head > top and self.lines[head - 1].strip():
            head -= 1
        blank = head
        while blank > top and not self.lines[blank - 1].strip():
            blank -= 1
        title = begin - head > 1 and head == 0
        marked = any(line.startswith(("---", "%")) for line in self.lines[head:begin])  # begins the document
        if title or marked:
            return self.lines[top:begin], []
        if blank > top:  # a comment with a blank line below
            return self.lines[top:head], self.lines[head:begin]
        return [], self.lines[top:begin]

    def _arranged(self, segment: list[_Entry]) -> list[str]:
        lines = []
        for slot, place in zip(segment, _sorted([entry.rank for entry in segment]), strict=True):
            lines += slot.blank + segment[place].head + segment[place].body
        return lines

    def _dashed(self, lines: list[str], dash: str) -> list[str]:
        """Put the ``- `` of a list back before the first key; comments above that key go above the dash."""
        if "-" not in dash:
            return lines
        first = next(number for number, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
        outer = dash.index("-")
        head = [" " * outer + line.lstrip() if line.strip() else line for line in lines[:first]]
        return [*head, dash + lines[first][len(dash) :], *lines[first + 1 :]]

    def _body(self, value: Node, shape: Shape, begin: int, stop: int) -> list[str]:
        """The lines of one entry, what is inside put in order."""
        if shape is None or isinstance(value, Text) or self.is_flow(value) or not value.items:
            return self.lines[begin : stop + 1]
        if isinstance(value, Mapping):
            inner = self.end_line(value)
            return [self.lines[begin], *self.mapping(value, shape, begin + 1), *self.lines[inner + 1 : stop + 1]]
        lines: list[str] = []
        for item in value.items:
            if not isinstance(item, Mapping) or self.is_flow(item) or not item.items:
                continue
            first: Text = next(iter(item.items))
            dash = first.start.line
            while "-" not in self.lines[dash][: first.start.column] and dash > begin:
                dash -= 1
            top = dash if dash == first.start.line else dash + 1
            lines += self._above(begin, dash, top) + self.mapping(item, shapes.of_item(shape), top)
            begin = self.end_line(item) + 1
        return lines + self.lines[begin : stop + 1]

    def _above(self, begin: int, dash: int, top: int) -> list[str]:
        """Lines before an item; a comment behind a dash that has its line to itself goes above the dash."""
        if dash == top:
            return self.lines[begin:top]
        outer, _, comment = self.lines[dash].partition("-")
        above = [outer + comment.strip(), f"{outer}-"] if comment.strip() else [self.lines[dash]]
        return [*self.lines[begin:dash], *above, *self.lines[dash + 1 : top]]
