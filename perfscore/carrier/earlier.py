"""What an earlier copy of ours added is taken back: a copy that was mended and is checked again gets fresh marks only."""

from __future__ import annotations

import re
from typing import Any

from perfscore.carrier.listing import GROUND, PLACE
from perfscore.carrier.package import child, count
from perfscore.carrier.workbook import M, Workbook, parsed
from perfscore.model.marks import AUTHOR, FINDINGS, FINDINGS_HEAD

_SHAPE = re.compile(r"<v:shape\b(?:(?!</v:shape>).)*</v:shape>", re.DOTALL)
_WORDS = re.compile(r"【(?:错误|疑点|提示)】[^\n]*（PS\d{3}）")  # some programs lose the author
_MAY_BE_OURS = re.compile(f"{AUTHOR}|（PS\\d{{3}}）|&#")
_JOINED = f"\n\n—— {AUTHOR} ——\n"  # how our words begin in a comment of somebody else


def own_list(book: Workbook) -> str | None:
    """The title of the list that an earlier copy has; None where there is none."""
    for title in book.parts:
        if title.startswith(FINDINGS):
            head = tuple(book.text(title, 1, column) for column in range(1, len(FINDINGS_HEAD) + 1))
            if head == FINDINGS_HEAD:
                return title
    return None


def take_back(book: Workbook, colours: frozenset[str]) -> None:
    """Take back comments, and the grounds that are still of our ``colours``."""
    for title in book.parts:
        _comments(book, title)
    listed = own_list(book)
    if listed is not None:
        _grounds(book, listed, colours)


def _comments(book: Workbook, title: str) -> None:
    package = book.package
    for part in package.related(book.parts[title], "comments"):
        if part not in package or not _MAY_BE_OURS.search(package.read(part).decode("utf-8", "replace")):
            continue
        root = package.tree(part)
        ours = {str(n) for n, each in enumerate(root.iter(f"{M}author")) if each.text == AUTHOR}
        gone: set[tuple[int, int]] = set()
        listed = child(root, f"{M}commentList")
        for comment in list(listed):
            place = parsed(comment.get("ref", ""))
            if comment.get("authorId") in ours or _WORDS.match(_text(comment)):
                listed.remove(comment)
                gone |= {place} if place is not None else set()
            else:
                _cut(comment)
        for drawing in package.related(book.parts[title], "vmlDrawing"):
            if drawing in package:
                package.put(drawing, _without(package.text(drawing), gone).encode())


def _text(comment: Any) -> str:
    return "".join(text.text or "" for text in comment.iter(f"{M}t"))


def _without(drawing: str, gone: set[tuple[int, int]]) -> str:
    """The boxes of a drawing but those of some cells."""
    return _SHAPE.sub(lambda found: "" if _of(found[0], gone) else found[0], drawing)


def _cut(comment: Any) -> None:
    """A comment of somebody else, without the words that were added to it."""
    for text in comment.iter(f"{M}t"):
        words = text.text or ""
        if _JOINED in words:
            text.text = words.partition(_JOINED)[0]
            if not text.text:
                run = text.getparent()
                run.getparent().remove(run)


def _of(shape: str, gone: set[tuple[int, int]]) -> bool:
    row, column = re.search(r"<x:Row>(\d+)</x:Row>", shape), re.search(r"<x:Column>(\d+)</x:Column>", shape)
    return row is not None and column is not None and (count(row[1]) + 1, count(column[1]) + 1) in gone


def _grounds(book: Workbook, listed: str, colours: frozenset[str]) -> None:
    """The list holds what ground each cell had."""
    row = 2
    while place := book.text(listed, row, PLACE):
        ground = book.text(listed, row, GROUND)
        title, _, reference = place.rpartition(" › ")
        spot = parsed(reference)
        if ground and title in book.parts and spot is not None:
            book.sheet(title).restore(*spot, ground, colours)
        row += 1
