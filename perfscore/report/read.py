"""Markdown of a template → the document tree.

What the Markdown means here: the first ``#`` is the title; ``##`` to ``#####`` are headings 一、 （一） 1. （1）;
``---`` is a new page; ``######`` the label of an annex, on a new page; a later ``#`` the title of that annex; ``>`` a
mark on the paper (送审稿). A fenced block ``{表 3}`` stands for table 3 of the table model, ``{落款}`` for the lines of
unit and date. HTML is no markup and stays text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from perfscore.report import escape
from perfscore.report.document import Annex, Block, Document, Heading, Note, PageBreak, Paragraph, Run, Sign, Title
from perfscore.report.tables import Band, Cell, Column, Fit, Row, Table, plain_rows

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

TABLE_FENCE = re.compile(r"\{表 (\d+)\}")
SIGN_FENCE = "{落款}"


def document(markdown: str, tables: Mapping[int, Table]) -> Document:
    """The tree of a rendered template; ``tables`` are the ones its fences refer to."""
    tokens = _parser().parse(markdown)
    return Document(tuple(_blocks(tokens, tables)), _expanded(markdown, tokens, tables))


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # No HTML, no links or pictures: a paper needs none, and data must not make any.
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["link", "image", "autolink", "reference"])


def _blocks(tokens: list[Token], tables: Mapping[int, Table]) -> Iterator[Block]:
    walk = iter(enumerate(tokens))
    lists = _Lists()
    in_note = False
    for index, token in walk:
        lists.see(token)
        match token.type:
            case "heading_open":
                yield _heading(int(token.tag[1:]), _text(tokens[index + 1]))
            case "paragraph_open":
                runs = (*lists.marker(), *_runs(tokens[index + 1]))
                yield Note("".join(run.text for run in runs)) if in_note else Paragraph(runs)
            case "blockquote_open" | "blockquote_close":
                in_note = token.type == "blockquote_open"
            case "hr":
                yield PageBreak()
            case "fence" | "code_block":
                yield from _fence(token, tables)
            case "table_open":
                yield _table(tokens, index)
                _skip(walk, "table_close")


class _Lists:
    """Lists become paragraphs that begin with their number: official papers know no others."""

    def __init__(self) -> None:
        self._orders: list[int | None] = []
        self._next = ""

    def see(self, token: Token) -> None:
        """Follow the opening and closing of lists and items."""
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            self._orders.append(int(token.attrGet("start") or 1) if token.type.startswith("ordered") else None)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self._orders.pop()
        elif token.type == "list_item_open":
            order = self._orders[-1]
            self._next = "· " if order is None else f"{order}."
            self._orders[-1] = None if order is None else order + 1

    def marker(self) -> tuple[Run, ...]:
        """The number of the item that begins here, once."""
        marker, self._next = self._next, ""
        return (Run(marker),) if marker else ()


def _heading(level: int, text: str) -> Block:
    if level == 1:
        return Title(text)
    return Annex(text) if level == 6 else Heading(level - 1, text)


def _fence(token: Token, tables: Mapping[int, Table]) -> Iterator[Block]:
    info = token.info.strip()
    found = TABLE_FENCE.fullmatch(info)
    if found is not None and int(found[1]) in tables:
        yield tables[int(found[1])]
    elif info == SIGN_FENCE:
        yield Sign(tuple(_signed(token)))
    else:
        for line in token.content.splitlines():
            yield Paragraph((Run(line),), plain=True)


def _signed(token: Token) -> Iterator[str]:
    """The lines of unit and date; what ``{{ }}`` escaped in them is text again."""
    for line in token.content.splitlines():
        if line.strip():
            yield _text(_parser().parseInline(line)[0])


def _runs(inline: Token) -> tuple[Run, ...]:
    runs: list[Run] = []
    bold = emphasis = 0
    for child in inline.children or []:
        if child.type in {"strong_open", "strong_close"}:
            bold += child.nesting
        elif child.type in {"em_open", "em_close"}:
            emphasis += child.nesting
        elif child.type == "softbreak":
            continue
        else:
            text = "\n" if child.type == "hardbreak" else child.content
            if runs and (runs[-1].bold, runs[-1].emphasis) == (bold > 0, emphasis > 0):
                runs[-1] = Run(runs[-1].text + text, bold > 0, emphasis > 0)
            elif text:
                runs.append(Run(text, bold > 0, emphasis > 0))
    return tuple(runs)


def _text(inline: Token) -> str:
    return "".join(run.text for run in _runs(inline))


def _table(tokens: list[Token], begin: int) -> Table:
    """A table written in Markdown itself: one band, its column widths from the longest texts."""
    rows: list[list[str]] = []
    fits: list[Fit] = []
    for index in range(begin, len(tokens)):
        token = tokens[index]
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            rows[-1].append(_text(tokens[index + 1]).replace("<br>", "\n"))
            if token.type == "th_open":
                fits.append(_fit(str(token.attrGet("style") or "")))
    head, body = rows[0], rows[1:]
    columns = tuple(Column(title, fit) for title, fit in zip(head, fits, strict=True))
    cells: tuple[Row, ...] = tuple(tuple(Cell(text) for text in row) for row in body)
    widths = tuple(min(max(max(len(row[at]) for row in rows), 3), 24) for at in range(len(head)))
    return Table((Band(columns, cells),), widths, wide=sum(widths) > 70)


def _fit(style: str) -> Fit:
    if "right" in style:
        return Fit.NUMBER
    return Fit.CENTRE if "center" in style else Fit.TEXT


def _skip(walk: Iterable[tuple[int, Token]], kind: str) -> None:
    for _, token in walk:
        if token.type == kind:
            return


def _expanded(markdown: str, tokens: list[Token], tables: Mapping[int, Table]) -> str:
    """The Markdown with every reference to a table replaced by the table."""
    lines = markdown.split("\n")
    for token in reversed(tokens):
        found = TABLE_FENCE.fullmatch(token.info.strip()) if token.type == "fence" else None
        if found is not None and token.map is not None and int(found[1]) in tables:
            lines[token.map[0] : token.map[1]] = markdown_table(tables[int(found[1])])
        elif token.type == "fence" and token.info.strip() == SIGN_FENCE and token.map is not None:
            lines[token.map[0] : token.map[1]] = [escape.markdown(line) + "  " for line in _signed(token)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def markdown_table(table: Table) -> list[str]:
    """The lines of a table in Markdown: one pipe table per band, the band's label above it."""
    lines: list[str] = [f"**{escape.markdown(table.title)}**", ""] if table.title else []
    for band in table.bands:
        if band.label:
            lines += [f"**{escape.markdown(band.label.replace(chr(10), ''))}**", ""]
        lines += [*_markdown_band(band), ""]
    return [*lines, *(escape.markdown(line) + "  " for line in table.foot), ""]


def _markdown_band(band: Band) -> Iterator[str]:
    rows = plain_rows(band)
    head = [column.title for column in band.columns] if band.titles else rows.pop(0)
    marks = {Fit.TEXT: ":---", Fit.CENTRE: ":---:", Fit.NUMBER: "---:"}
    yield _pipe(head)
    yield "| " + " | ".join(marks[column.fit] for column in band.columns) + " |"
    for row in rows:
        yield _pipe(row)


def _pipe(cells: list[str]) -> str:
    return "| " + " | ".join(escape.cell(cell) for cell in cells) + " |"
