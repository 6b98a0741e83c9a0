"""Comments (批注) in a worksheet: the part that holds their texts, and the drawing that holds their boxes.

Both are those that Excel wrote before its threaded comments, and that every spreadsheet program shows. Comments that
are there already stay; words for a cell that has one are added to it.
"""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import quoteattr

from perfscore.carrier.package import BROKEN, Package, child, count, escaped
from perfscore.carrier.workbook import BEHIND_NOTES, M, R, Worksheet, address
from perfscore.intake.grid import Refused
from perfscore.model.marks import AUTHOR

LIMIT = 4000  # characters of one comment; Excel cuts at 32,767, and nobody reads a longer one
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NAMESPACES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"'
_KIND = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPES_OF_A_BLOCK = 1024
_THREADED = "threadedComment"


class Notes:
    """The comments of one worksheet. :meth:`write` stores what was added."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.package: Package = sheet.book.package
        self.part = next(iter(self.package.related(sheet.part, "comments")), None)
        if self.part is not None and self.part not in self.package:
            self.part = None
        self.threaded = self._threads()
        self._added: list[tuple[int, int, str]] = []
        self._mine = 0

    def _threads(self) -> frozenset[str]:
        """Cells with a conversation: its words are kept elsewhere, and Excel would drop what is added here."""
        folder = "xl/threadedComments/"
        rels = self.sheet.part.replace("worksheets/", "worksheets/_rels/") + ".rels"
        if rels not in self.package or not any(name.startswith(folder) for name in self.package.names):
            return frozenset()
        found: set[str] = set()
        for each in self.package.parse(self.package.read(rels)):
            if each.get("Type", "").endswith(f"/{_THREADED}"):
                name = folder + each.get("Target", "").rpartition("/")[2]
                if name in self.package:
                    found |= {item.get("ref", "") for item in self.package.parse(self.package.read(name))}
        return frozenset(found)

    def add(self, row: int, column: int, words: str) -> bool:
        """Comment on a cell; False where it has a conversation that cannot be added to."""
        if address(row, column) in self.threaded:
            return False
        words = escaped(words if len(words) <= LIMIT else f"{words[:LIMIT]}…（全文见“问题清单”）")
        if not self._extended(address(row, column), words):
            self._added.append((row, column, words))
        return True

    def _extended(self, reference: str, words: str) -> bool:
        """Whether the cell has a comment, which then holds the words as well."""
        if self.part is None:
            return False
        for comment in self.package.tree(self.part).iter(f"{M}comment"):
            if comment.get("ref") == reference:
                text = comment.find(f"{M}text")
                if text is not None:
                    self._run(text, f"\n\n—— {AUTHOR} ——\n{words}")
                    return True
        return False

    def _run(self, text: Any, words: str) -> None:
        run = text.makeelement(f"{M}r")
        look = run.makeelement(f"{M}rPr")
        look.append(look.makeelement(f"{M}sz", val="9"))
        look.append(look.makeelement(f"{M}rFont", val="宋体"))
        piece = run.makeelement(f"{M}t")
        piece.text = words
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.extend([look, piece])
        text.append(run)

    def write(self) -> None:
        """Store the comments and their boxes."""
        if not self._added:
            return
        self._store()
        self._draw()

    def _store(self) -> None:
        if self.part is None:
            self.part = self.package.unused("xl/comments{}.xml")
            namespace = M.strip("{}")
            self.package.add(
                self.part, f'<comments xmlns="{namespace}"><authors/><commentList/></comments>'.encode(), _TYPE
            )
            self.package.relate(self.sheet.part, "comments", self.part)
        root = self.package.tree(self.part)
        authors, listed = child(root, f"{M}authors"), child(root, f"{M}commentList")
        author = authors.makeelement(f"{M}author")
        author.text = AUTHOR
        authors.append(author)
        number = len(authors.findall(f"{M}author")) - 1
        for row, column, words in self._added:
            comment = listed.makeelement(f"{M}comment", ref=address(row, column), authorId=str(number))
            text = comment.makeelement(f"{M}text")
            self._run(text, words)
            comment.append(text)
            listed.append(comment)

    def _draw(self) -> None:
        drawing = self._drawing()
        old = self.package.text(drawing) if drawing in self.package else ""
        used = [count(number) for number in re.findall(r"_x0000_s(\d+)", old)]
        first = max(used, default=self._block(drawing) * _SHAPES_OF_A_BLOCK) + 1
        boxes = "" if "_x0000_t202" in old else _KIND
        boxes += "".join(
            _box(first + index, row, column, words) for index, (row, column, words) in enumerate(self._added)
        )
        if not old:
            block = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{self._block(drawing)}"/></o:shapelayout>'
            old = f"<xml {_NAMESPACES}>{block}</xml>"
        head, end, tail = old.rpartition("</xml>")
        if not end:
            raise Refused(BROKEN)
        self.package.put(drawing, f"{head}{boxes}{end}{tail}".encode())

    def _drawing(self) -> str:
        """The part for the boxes; a new one is made known to the worksheet."""
        known = self.sheet.root.find(f"{M}legacyDrawing")
        if known is not None:
            part = self.package.relation(self.sheet.part, known.get(f"{R}id", ""))
            if part is not None and part in self.package:
                return part
            self.sheet.root.remove(known)
        part = self.package.unused("xl/drawings/vmlDrawing{}.vml")
        self.package.default_type("vml", _VML_TYPE)
        element = self.sheet.root.makeelement(f"{M}legacyDrawing")
        element.set(f"{R}id", self.package.relate(self.sheet.part, "vmlDrawing", part))
        self.sheet.put_before(element, BEHIND_NOTES)
        return part

    def _block(self, drawing: str) -> int:
        """The numbers of the shapes of a drawing lie in a block of their own."""
        digits = re.sub(r"\D", "", drawing.rpartition("/")[2])
        return int(digits) if digits and len(digits) < 4 else 1


def _box(number: int, row: int, column: int, words: str) -> str:
    """A hidden box beside its cell, as large as its words want."""
    lines = sum(1 + len(line) // 22 for line in words.split("\n"))
    height = min(max(lines, 4), 30)
    anchor = f"{column}, 12, {max(row - 2, 0)}, 4, {column + 4}, 12, {max(row - 2, 0) + height}, 4"
    style = f"position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:{height * 14}pt;z-index:{number % 1000};visibility:hidden"
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style={quoteattr(style)} fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column>"
        "</x:ClientData></v:shape>"
    )
