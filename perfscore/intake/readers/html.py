"""Web pages: every ``<table>`` with rowspan and colspan, text outside of tables as loose lines. Nothing is fetched or run."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from perfscore.intake import limits
from perfscore.intake.grid import Cell, Document, Place, Refused, Row

_SKIP = frozenset({"script", "style", "template", "noscript", "title", "svg"})
_BLOCK = frozenset(
    {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "caption", "ul", "ol"}
)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_REVIEW = "review"
_NESTING = 20
_MERGED = 500_000


def read(name: str, content: str) -> Document:
    """The rows of all tables of a page."""
    page = _Page(fragment="<body" not in content.lower())
    page.feed(content)
    page.close()
    page.finish()
    return Document(name, tuple(page.rows))


@dataclass(slots=True)
class _Open:
    """A cell that is being read."""

    columns: int
    rows: int
    pieces: list[str] = field(default_factory=list)


class _Table:
    """A table that is being read; ``reaching`` holds cells that span into later rows."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.lines = 0
        self.rows: list[Row] = []
        self.line: list[Cell] | None = None
        self.taken: set[int] = set()
        self.reaching: list[tuple[int, int, int, Cell | None]] = []
        self.cell: _Open | None = None
        self.position = 0
        self.repeated = 0

    def open_line(self) -> None:
        self.close_line()
        self.lines += 1
        self.position = 0
        self.line = []
        self.taken = set()
        self.reaching = [each for each in self.reaching if each[0] >= self.lines]
        for _, column, end, cell in self.reaching:
            self.taken.update(range(column, end))
            self.repeated += end - column
            if cell is not None:
                self.line.append(cell)
        if self.repeated > _MERGED:
            raise Refused("合并单元格重叠过多，疑为异常文件，未读取")

    def open_cell(self, columns: int, rows: int) -> None:
        self.close_cell()
        if self.line is None:
            self.open_line()
        self.cell = _Open(columns, rows)

    def close_cell(self) -> None:
        if self.cell is None or self.line is None:
            return
        self.position += 1
        column = next(at for at in range(limits.COLUMNS * 2) if at not in self.taken)
        if column + self.cell.columns > limits.COLUMNS:
            raise Refused(f"表格超过 {limits.COLUMNS} 列，不像绩效表，未读取")
        self.taken.update(range(column, column + self.cell.columns))
        text = "".join(self.cell.pieces).strip()
        place = Place(
            f"表{self.number}第{self.lines}行第{self.position}格",
            table=self.number,
            row=self.lines,
            column=self.position,
        )
        cell = Cell(text, column, self.cell.columns, self.cell.rows, place) if text else None
        if cell is not None:
            self.line.append(cell)
        if self.cell.rows > 1:
            self.reaching.append((self.lines + self.cell.rows - 1, column, column + self.cell.columns, cell))
        self.cell = None

    def close_line(self) -> None:
        self.close_cell()
        if self.line:
            self.rows.append(Row(tuple(sorted(self.line, key=lambda cell: cell.column)), self.number))
        self.line = None


class _Page(HTMLParser):
    """Collects tables; a table inside a cell is read on its own, after the one around it."""

    def __init__(self, fragment: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.fragment = fragment
        self.rows: list[Row] = []
        self.stack: list[_Table] = []
        self.tables = 0
        self.tags = 0
        self.cells = 0
        self.skip = 0
        self.review = 0  # depth inside our own annex for reviewers, which repeats the table
        self.raised = False
        self.loose: list[str] = []
        self.waiting: list[Row] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += 1
        if self.tags > limits.TAGS:
            raise Refused(f"网页标记超过 {limits.TAGS // 10_000} 万个，未读取；请只保留需要导入的表格")
        if tag in _SKIP or (tag == "section" and (self.review or dict(attrs).get("id") == _REVIEW)):
            self.skip += 1
            self.review += tag == "section"
        elif self.review:
            return
        elif tag == "table":
            self._open_table()
        elif tag == "sup":
            self.raised = True
        elif tag == "br":
            self._text("\n")
        elif tag in _BLOCK:
            self._break()
        elif self.stack:
            self._open_part(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIP or (tag == "section" and self.review):
            self.skip = max(0, self.skip - 1)
            self.review -= tag == "section"
        elif self.review:
            return
        elif tag == "sup":
            self.raised = False
        elif tag == "table" and self.stack:
            self._close_table()
        elif tag in _BLOCK:
            self._break()
        elif tag in ("td", "th") and self.stack:
            self.stack[-1].close_cell()
        elif tag == "tr" and self.stack:
            self.stack[-1].close_line()

    def handle_data(self, data: str) -> None:
        if not self.skip:
            self._text(
                data.translate(_SUPERSCRIPT) if self.raised else data if self._plain() else " ".join(data.split("\n"))
            )

    def _plain(self) -> bool:
        """Tables set into plain text: there a line is a line."""
        return self.fragment and not self.stack

    def _text(self, data: str) -> None:
        if self.stack and self.stack[-1].cell is not None:
            self.stack[-1].cell.pieces.append(data)
        elif not self.stack:
            self.loose.append(data)

    def _break(self) -> None:
        if self.stack:
            cell = self.stack[-1].cell
            if cell is not None and cell.pieces:
                cell.pieces.append("\n")
        else:
            self._end_loose()

    def _end_loose(self) -> None:
        for line in "".join(self.loose).splitlines():
            if line.strip():
                place = Place(f"第{self.getpos()[0]}行", row=self.getpos()[0])
                self.rows.append(Row((Cell(line.strip(), 0, place=place),), -1, loose=True))
        self.loose = []

    def _open_table(self) -> None:
        if not self.stack:
            self._end_loose()
        self.tables += 1
        if len(self.stack) >= _NESTING or self.tables > limits.TABLES:
            raise Refused("表格嵌套或数量过多，未读取；请只保留需要导入的表格")
        self.stack.append(_Table(self.tables))

    def _close_table(self) -> None:
        table = self.stack.pop()
        table.close_line()
        if self.stack:
            self.waiting += table.rows
        else:
            self.rows += table.rows + self.waiting
            self.waiting = []

    def _open_part(self, tag: str, attributes: dict[str, str | None]) -> None:
        table = self.stack[-1]
        if tag == "tr":
            table.open_line()
        elif tag in ("td", "th"):
            self.cells += 1
            if self.cells > limits.CELLS:
                raise Refused(f"单元格超过 {limits.CELLS // 10_000} 万个，未读取；请只保留需要导入的表格")
            table.open_cell(
                _span(attributes.get("colspan"), limits.COLUMNS), _span(attributes.get("rowspan"), limits.ROWS)
            )

    def finish(self) -> None:
        """Close what the page left open."""
        while self.stack:
            self._close_table()
        self._end_loose()


def _span(text: str | None, most: int) -> int:
    digits = (text or "").strip()
    return min(max(int(digits), 1), most) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 1
