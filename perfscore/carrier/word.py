"""A Word file whose cells can be commented on and written; everything else stays as it was stored."""

from __future__ import annotations

from typing import Any

from perfscore.carrier.package import Package, count, escaped
from perfscore.intake.grid import Cell, Place, Refused
from perfscore.intake.readers import docx
from perfscore.model.marks import AUTHOR

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
DOCUMENT = "word/document.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
PLAIN = frozenset(f"{W}{tag}" for tag in ("pPr", "r", "proofErr", "bookmarkStart", "bookmarkEnd"))
WORDS = frozenset(f"{W}{tag}" for tag in ("rPr", "t", "tab", "br", "lastRenderedPageBreak"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Placing(docx.Walk):
    """Walks a document as its reader does, and remembers which element each place means."""

    def __init__(self) -> None:
        super().__init__()
        self.placed: dict[tuple[int, int, int], Any] = {}
        self.by_column: dict[
            tuple[int, int, int], Any
        ] = {}  # by the column of the grid instead of the number in the row

    def enter(
        self,
        written: Any,
        column: int,
        width: int,
        place: Place,
        merge: str,
        grid: list[dict[int, Cell]],
        above: dict[int, tuple[Cell, int]],
    ) -> None:
        """A cell is come to."""
        self.placed[place.table, place.row, place.column] = written
        for each in range(column, column + width):
            self.by_column[place.table, place.row, each] = written
        super().enter(written, column, width, place, merge, grid, above)


class Document:
    """The cells and paragraphs of a package by their places."""

    def __init__(self, package: Package) -> None:
        self.package = package
        if DOCUMENT not in package:
            raise Refused("不是 .docx 文件")
        self.root = package.tree(DOCUMENT)
        self.body = self.root.find(f"{W}body")
        if self.body is None:
            raise Refused("是“严格 Open XML”格式的文件，不能原样改写；请另存为普通的 .docx")
        self.placing = Placing()
        for _ in self.placing.body(self.body):
            pass
        self._lines = [each for each in docx.children(self.body) if each.tag == f"{W}p"]
        self._comments: Any = None
        self._next = 0

    def cell(self, place: Place) -> Any | None:
        """The cell, or outside of tables the paragraph, that a place means."""
        if place.table:
            return self.placing.placed.get((place.table, place.row, place.column))
        return self._lines[place.row - 1] if 0 < place.row <= len(self._lines) else None

    def take_back(self) -> None:
        """Take the comments of an earlier copy of ours back."""
        for part in self.package.related(DOCUMENT, "comments"):
            if part not in self.package or AUTHOR.encode() not in self.package.read(part):
                continue
            root = self.package.tree(part)
            ours = [each for each in root if each.get(f"{W}author") == AUTHOR]
            numbers = {each.get(f"{W}id") for each in ours}
            for each in ours:
                root.remove(each)
            for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
                for mark in [each for each in self.root.iter(f"{W}{tag}") if each.get(f"{W}id") in numbers]:
                    inside = mark.getparent()
                    inside.remove(mark)
                    if inside.tag == f"{W}r" and not len(inside):
                        inside.getparent().remove(inside)

    def comment(self, element: Any, words: str) -> None:
        """Comment on a cell or paragraph as a whole."""
        lines = (
            [element] if element.tag == f"{W}p" else [each for each in docx.children(element) if each.tag == f"{W}p"]
        )
        if not lines:
            lines = [element.makeelement(f"{W}p")]
            element.append(lines[0])
        number = self._store(words)
        start = element.makeelement(f"{W}commentRangeStart")
        stop = element.makeelement(f"{W}commentRangeEnd")
        run = element.makeelement(f"{W}r")
        reference = element.makeelement(f"{W}commentReference")
        for each in (start, stop, reference):
            each.set(f"{W}id", number)
        run.append(reference)
        first = lines[0].find(f"{W}pPr")
        lines[0].insert(0 if first is None else list(lines[0]).index(first) + 1, start)
        lines[-1].extend([stop, run])

    def text(self, element: Any) -> str:
        """The words of a cell."""
        return docx.text_of(element)

    def refusal(self, element: Any) -> str | None:
        """Why a cell cannot be written: it holds more than plain words in one paragraph."""
        lines = [each for each in docx.children(element) if each.tag == f"{W}p"]
        inside = {child.tag for line in lines for child in line} - PLAIN
        within = {part.tag for line in lines for run in line.iterchildren(f"{W}r") for part in run} - WORDS
        if any(each.tag == f"{W}tbl" for each in element) or inside or within or len(lines) > 1:
            return "这一格不是普通文字（有域、修订、图片或几段），没有改动"
        return None

    def write(self, element: Any, words: str) -> None:
        """Put words into a plain cell in place of its own, in their look or that of the paragraph."""
        line = next((each for each in docx.children(element) if each.tag == f"{W}p"), None)
        if line is None:
            line = element.makeelement(f"{W}p")
            element.append(line)
        runs = list(line.iterchildren(f"{W}r"))
        run = runs[0] if runs else self._run(line)
        for other in runs[1:]:
            line.remove(other)
        for each in list(run):
            if each.tag != f"{W}rPr":
                run.remove(each)
        text = run.makeelement(f"{W}t")
        text.text = escaped(words)
        run.append(text)

    def _run(self, line: Any) -> Any:
        """A new run that looks as the paragraph's mark does."""
        run = line.makeelement(f"{W}r")
        look = line.find(f"{W}pPr/{W}rPr")
        if look is not None:
            from copy import deepcopy

            run.append(deepcopy(look))
        line.append(run)
        return run

    def _store(self, words: str) -> str:
        if self._comments is None:
            self._comments = self._opened()
            taken = [count(each.get(f"{W}id")) for each in self._comments]
            self._next = max(taken, default=-1) + 1
        number = str(self._next)
        self._next += 1
        comment = self._comments.makeelement(f"{W}comment")
        comment.set(f"{W}id", number)
        comment.set(f"{W}author", AUTHOR)
        comment.set(f"{W}initials", "审")
        for words_of_line in words.split("\n"):
            line = comment.makeelement(f"{W}p")
            run = line.makeelement(f"{W}r")
            text = run.makeelement(f"{W}t")
            text.text = escaped(words_of_line)
            text.set(_SPACE, "preserve")
            run.append(text)
            line.append(run)
            comment.append(line)
        self._comments.append(comment)
        return number

    def _opened(self) -> Any:
        known = [part for part in self.package.related(DOCUMENT, "comments") if part in self.package]
        if known:
            return self.package.tree(known[0])
        part = self.package.unused("word/comments{}.xml").replace("comments1.xml", "comments.xml")
        self.package.add(part, f'<w:comments xmlns:w="{MAIN}"/>'.encode(), _TYPE)
        self.package.relate(DOCUMENT, "comments", part)
        return self.package.tree(part)
