"""HTML: one file that needs nothing else. The paper as on A4, then, on screen only, pages for whoever checks it.

The paper is the document tree, as in every format. 审核附页 (:mod:`perfscore.report.review`) is marked as no part of the paper and is never printed.
Without JavaScript everything is there; only sorting and filtering are not. A final paper has no such pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from html import escape
from itertools import repeat
from typing import TYPE_CHECKING

from perfscore.language.numbers import plain
from perfscore.report import board, review
from perfscore.report.document import Annex, Block, Heading, Note, PageBreak, Paragraph, Run, Sign, Title
from perfscore.report.html_page import SCRIPT, STYLE
from perfscore.report.tables import Placed, Table, placed, stacked

if TYPE_CHECKING:
    from perfscore.report.paper import Paper

_LONG = 160  # characters: a row with more may break across pages
_PORTRAIT, _LANDSCAPE = 80, 118  # characters of 10.5 points beside one another on the printed page
_WORD = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:/%+\-]*")
_FIGURE = re.compile(r"[-+−]?\d[\d,.]*\d(?:%|％)?|\d%")
_LONGEST = 16  # characters of a figure that is kept whole


def write(paper: Paper) -> str:
    """The page."""
    title = escape(paper.document.title or paper.template.title)
    body = "\n".join(_paper(paper.document.blocks))
    pages = "" if paper.final else "\n".join(_pages(paper))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#paper">跳到正文</a>\n'
        f'<nav aria-label="页内导航"><a href="#paper">正文</a>{_links(paper)}</nav>\n'
        f'<main id="paper" class="paper">\n{body}\n</main>\n{pages}\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n'
    )


def _links(paper: Paper) -> str:
    annexes = [block.label for block in paper.document.blocks if isinstance(block, Annex)]
    links = "".join(f'<a href="#annex-{number}">{escape(label)}</a>' for number, label in enumerate(annexes, start=1))
    name = "审核附页" if paper.subject.main is not None else "总览"
    return links + ("" if paper.final else f'<a href="#review">{name}</a>')


def _pages(paper: Paper) -> Iterator[str]:
    """What stands below the paper: pages for whoever checks it, or the board of a summary."""
    return review.pages(paper) if paper.subject.main is not None else board.pages(paper)


# --- the paper ------------------------------------------------------------------------------------------


def _paper(blocks: Sequence[Block]) -> Iterator[str]:
    """The body, then each annex as a section of its own, turned where its table is wide."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Annex):
            parts.append([])
        parts[-1].append(block)
    yield from _body(parts[0])
    for number, part in enumerate(parts[1:], start=1):
        wide = any(map(_is_wide, part))
        yield f'<section class="annex{" turned" if wide else ""}" id="annex-{number}">'
        yield from map(_block, part, repeat(2))
        yield "</section>"


def _body(blocks: Sequence[Block]) -> Iterator[str]:
    """The body; a wide table in it is printed on a turned page, with its heading."""
    rest = list(blocks)
    while rest:
        block = rest.pop(0)
        turned = [block] if _is_wide(block) else []
        if isinstance(block, Heading) and rest and _is_wide(rest[0]):
            turned = [block, rest.pop(0)]
        if turned:
            yield f'<section class="turned">{"".join(_block(each, 1) for each in turned)}</section>'
        else:
            yield _block(block, 1)


def _is_wide(block: Block) -> bool:
    return isinstance(block, Table) and block.wide


def _block(block: Block, level: int) -> str:
    match block:
        case Title():
            return f"<h{level} class=title>{_lines(block.text)}</h{level}>"
        case Heading():
            return f'<h{block.level + 1} class="h{block.level}">{escape(block.text)}</h{block.level + 1}>'
        case Annex():
            return f'<p class="label">{escape(block.label)}</p>'
        case Table():
            return _table(block)
        case _:
            return _text(block)


def _text(block: Block) -> str:
    match block:
        case Paragraph():
            kind = ' class="annexes"' if block.text.startswith("附件：") else ' class="plain"' if block.plain else ""
            return f"<p{kind}>{''.join(map(_run, block.runs))}</p>"
        case Note():
            return f'<p class="note">{escape(block.text)}</p>'
        case Sign():
            return f'<p class="sign">{"<br>".join(escape(line) for line in block.lines)}</p>'
        case PageBreak():
            return '<hr class="page">'
    return ""


def _run(run: Run) -> str:
    shown = _lines(run.text)
    shown = f"<strong>{shown}</strong>" if run.bold else shown
    shown = f"<em>{shown}</em>" if run.emphasis else shown
    return f'<span class="made" title="{escape(run.source, quote=True)}">{shown}</span>' if run.source else shown


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))


def _table(table: Table) -> str:
    shares, small = _shares(table)
    columns = "".join(f'<col style="width:{plain(share * 100, 2)}%">' for share in shares)
    grids = "".join(
        f'<table class="form"><colgroup>{columns}</colgroup>'
        f"{'<thead>' if heads else ''}{''.join(map(_row, rows[:heads]))}{'</thead>' if heads else ''}"
        f"<tbody>{''.join(map(_row, rows[heads:]))}</tbody></table>"
        for rows, heads in stacked(table)
    )
    foot = "".join(f'<p class="foot">{escape(line)}</p>' for line in table.foot)
    kind = ("wide" if table.wide else "narrow") + (" small" if small else "")
    return f'<div class="scroll {kind}" tabindex="0" role="region" aria-label="表格">{grids}</div>{foot}'


def _shares(table: Table) -> tuple[list[Fraction], bool]:
    """Widths of the columns as shares, none narrower than its longest figure; second, whether that needs small print."""
    need = [Fraction(2)] * len(table.widths)
    for row in placed(table)[0]:
        for place in row:
            if place.columns == 1:
                words = (min(len(word), _LONGEST) for word in _WORD.findall(place.cell.text))
                need[place.column] = max(need[place.column], Fraction(max(words, default=0)) + Fraction(3, 2))
    room = Fraction(_LANDSCAPE if table.wide else _PORTRAIT)
    if sum(need) >= room:
        return [width / sum(need) for width in need], True
    wished = [Fraction(width) * room / sum(table.widths) for width in table.widths]
    while any(width < least for width, least in zip(wished, need, strict=True)):
        fixed = {at for at, (width, least) in enumerate(zip(wished, need, strict=True)) if width <= least}
        rest = room - sum(need[at] for at in fixed)
        free = sum(width for at, width in enumerate(wished) if at not in fixed)
        wished = [need[at] if at in fixed else width * rest / free for at, width in enumerate(wished)]
    return [width / room for width in wished], False


def _row(row: Sequence[Placed]) -> str:
    long = " class=long" if any(len(place.cell.text) > _LONG for place in row) else ""
    return f"<tr{long}>{''.join(map(_cell, row))}</tr>"


def _cell(place: Placed) -> str:
    tag = "th" if place.head else "td"
    span = (f' rowspan="{place.rows}"' if place.rows > 1 else "") + (
        f' colspan="{place.columns}"' if place.columns > 1 else ""
    )
    return f'<{tag}{span} class="{place.fit.value}">{_figures(place.cell.text)}</{tag}>'


def _figures(text: str) -> str:
    """The text of a cell in which no line breaks inside a figure."""
    return _FIGURE.sub(
        lambda found: f"<span class=n>{found[0]}</span>" if _breaks(found[0]) else found[0], _lines(text)
    )


def _breaks(figure: str) -> bool:
    """Whether a browser might break it: at a point, a comma, or because the column is narrow."""
    return 3 < len(figure) <= _LONGEST
