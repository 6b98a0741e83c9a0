"""HTML: one file that needs nothing else. The paper as on A4, then, on screen only, pages for whoever checks it.

The paper is the document tree, as in every format. 审核附页 (score cards, charts, a table of all indicators to sort and
filter, each calculation to unfold, findings beside their rows) is marked as no part of the paper and is never printed.
Without JavaScript everything is there; only sorting and filtering are not. A final paper has no such pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from html import escape
from itertools import repeat
from typing import TYPE_CHECKING

from perfscore.language.numbers import plain
from perfscore.model import IndicatorScore, Scorecard
from perfscore.model.finding import Finding, Level
from perfscore.report import charts, context
from perfscore.report import escape as texts
from perfscore.report.document import Annex, Block, Heading, Note, PageBreak, Paragraph, Sign, Title
from perfscore.report.filters import percent
from perfscore.report.html_page import SCRIPT, STYLE
from perfscore.report.tables import Placed, Table, stacked

if TYPE_CHECKING:
    from perfscore.report.paper import Paper

_MAX_CHART_LOSSES = 12
_LONG = 160  # characters: a row with more may break across pages


def write(paper: Paper) -> str:
    """The page."""
    title = escape(paper.document.title or paper.template.title)
    body = "\n".join(_paper(paper.document.blocks))
    review = "" if paper.final else "\n".join(_review(paper))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#paper">跳到正文</a>\n'
        f'<nav aria-label="页内导航"><a href="#paper">正文</a>{_links(paper)}</nav>\n'
        f'<main id="paper" class="paper">\n{body}\n</main>\n{review}\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n'
    )


def _links(paper: Paper) -> str:
    annexes = [block.label for block in paper.document.blocks if isinstance(block, Annex)]
    links = "".join(f'<a href="#annex-{number}">{escape(label)}</a>' for number, label in enumerate(annexes, start=1))
    return links + ("" if paper.final else '<a href="#review">审核附页</a>')


# --- the paper ------------------------------------------------------------------------------------------


def _paper(blocks: Sequence[Block]) -> Iterator[str]:
    """The body, then each annex as a section of its own, turned where its table is wide."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Annex):
            parts.append([])
        parts[-1].append(block)
    yield from map(_block, parts[0], repeat(1))
    for number, part in enumerate(parts[1:], start=1):
        wide = any(isinstance(block, Table) and block.wide for block in part)
        yield f'<section class="annex{" turned" if wide else ""}" id="annex-{number}">'
        yield from map(_block, part, repeat(2))
        yield "</section>"


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
            kind = ' class="plain"' if block.plain else ""
            return f"<p{kind}>{''.join(_run(run.text, run.bold, run.emphasis) for run in block.runs)}</p>"
        case Note():
            return f'<p class="note">{escape(block.text)}</p>'
        case Sign():
            return f'<p class="sign">{"<br>".join(escape(line) for line in block.lines)}</p>'
        case PageBreak():
            return '<hr class="page">'
    return ""


def _run(text: str, bold: bool, emphasis: bool) -> str:
    shown = _lines(text)
    shown = f"<strong>{shown}</strong>" if bold else shown
    return f"<em>{shown}</em>" if emphasis else shown


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))


def _table(table: Table) -> str:
    columns = "".join(
        f'<col style="width:{plain(Fraction(100 * width, sum(table.widths)), 2)}%">' for width in table.widths
    )
    grids = "".join(
        f'<table class="form"><colgroup>{columns}</colgroup>'
        f"{'<thead>' if heads else ''}{''.join(map(_row, rows[:heads]))}{'</thead>' if heads else ''}"
        f"<tbody>{''.join(map(_row, rows[heads:]))}</tbody></table>"
        for rows, heads in stacked(table)
    )
    foot = "".join(f'<p class="foot">{escape(line)}</p>' for line in table.foot)
    kind = "wide" if table.wide else "narrow"
    return f'<div class="scroll {kind}" tabindex="0" role="region" aria-label="表格">{grids}</div>{foot}'


def _row(row: Sequence[Placed]) -> str:
    long = " class=long" if any(len(place.cell.text) > _LONG for place in row) else ""
    return f"<tr{long}>{''.join(map(_cell, row))}</tr>"


def _cell(place: Placed) -> str:
    tag = "th" if place.head else "td"
    span = (f' rowspan="{place.rows}"' if place.rows > 1 else "") + (
        f' colspan="{place.columns}"' if place.columns > 1 else ""
    )
    return f'<{tag}{span} class="{place.fit.value}">{_lines(place.cell.text)}</{tag}>'


# --- 审核附页 ---------------------------------------------------------------------------------------------


def _review(paper: Paper) -> Iterator[str]:
    yield '<section id="review" class="review" aria-label="审核附页"><header><h2>审核附页</h2>'
    yield "<p>供核对用，不属于正文，打印时不输出。得分为计算得分，与正文所列自评得分的差异见各行。</p></header>"
    yield _notices(paper)
    for card in paper.subject.cards:
        yield from _dashboard(card, [one for one in paper.subject.findings if one.at.file == card.sheet.file])
    yield "</section>"


def _notices(paper: Paper) -> str:
    parts = [
        _notice("自评与计算不一致或待定", [one.text for one in paper.differences]),
        _notice("正文中不在数据表里的数字", paper.statements),
        _notice("待填", paper.blanks),
    ]
    return "".join(parts)


def _notice(title: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    items = "".join(f"<li>{escape(texts.one_line(line))}</li>" for line in lines)
    return f'<details class="notice"><summary>{escape(title)}（{len(lines)}）</summary><ul>{items}</ul></details>'


def _dashboard(card: Scorecard, findings: Sequence[Finding]) -> Iterator[str]:
    name = escape(texts.one_line(card.sheet.name))
    yield f'<article class="card-page"><h3>{name}　{card.sheet.year}年度</h3>'
    yield f'<div class="cards">{"".join(_cards(card, findings))}</div>'
    yield f'<div class="charts">{"".join(_charts(card))}</div>'
    yield _indicator_table(card, findings)
    loose = [one for one in findings if one.indicator is None]
    if loose:
        yield f'<details class="notice" open><summary>整表的问题（{len(loose)}）</summary><ul>{"".join(map(_finding, loose))}</ul></details>'
    yield "</article>"


def _cards(card: Scorecard, findings: Sequence[Finding]) -> Iterator[str]:
    total = context.total_score(card)
    between = f"{_shown(card.low)}—{_shown(card.high)}"
    yield _card("自评得分" if total.own else "得分", _shown(total.printed), context.grade(card, total) or "待定")
    yield _card("计算得分", _shown(card.points) if card.points is not None else between, f"满分{_shown(card.full)}")
    if card.funds is not None:
        yield _card(
            "预算执行率",
            percent(card.funds.exact_rate) or "待定",
            f"得{_shown(card.funds.points)}/{_shown(card.funds.full)}分",
        )
    done = sum(1 for score in card.indicators if context.met(score) is True)
    yield _card(
        "完成指标",
        f"{done}/{len(card.indicators)}",
        f"待定{sum(1 for score in card.indicators if score.points is None)}项",
    )
    counts = [(level, sum(1 for one in findings if one.level is level)) for level in Level]
    yield _card(
        "问题", str(sum(count for _, count in counts)), "、".join(f"{level.shown}{count}" for level, count in counts)
    )


def _card(title: str, value: str, note: str) -> str:
    return f'<div class="card"><span>{escape(title)}</span><b>{escape(value)}</b><small>{escape(note)}</small></div>'


def _charts(card: Scorecard) -> Iterator[str]:
    rows: list[charts.Bar] = []
    if card.funds is not None:
        rows.append(("预算执行率", Fraction(context.funds_score(card.funds).printed or 0), Fraction(card.funds.full)))
    for record in context.dimension_records(card):
        full, points = record["分值"], record["得分"]
        if isinstance(full, Decimal):
            rows.append(
                (str(record["名称"]), Fraction(points) if isinstance(points, Decimal) else Fraction(0), Fraction(full))
            )
    if rows:
        yield _figure("各部分得分与满分", charts.bars("各部分得分与满分", rows))
    if card.funds is not None and card.funds.exact_rate is not None:
        yield _figure("预算执行率", charts.gauge("预算执行率", card.funds.exact_rate))
    losses = _losses(card)
    total = context.total_score(card).printed
    if losses and total is not None:
        yield _figure("失分去向", charts.waterfall("失分去向", Fraction(card.full), losses, Fraction(total)))


def _losses(card: Scorecard) -> list[tuple[str, Fraction]]:
    """Printed losses, the largest first; many small ones become one."""
    found: list[tuple[str, Fraction]] = []
    if card.funds is not None:
        points = context.funds_score(card.funds).printed
        found.append(
            ("预算执行率", Fraction(card.funds.full) - Fraction(points if points is not None else card.funds.full))
        )
    for score in card.indicators:
        points, full = context.item_score(score).printed, score.indicator.full
        if points is not None and full is not None:
            found.append((texts.one_line(score.indicator.name), Fraction(full) - Fraction(points)))
    found = sorted((one for one in found if one[1] > 0), key=lambda one: -one[1])
    rest = found[_MAX_CHART_LOSSES:]
    return found[:_MAX_CHART_LOSSES] + (
        [(f"其余{len(rest)}项", sum((lost for _, lost in rest), Fraction(0)))] if rest else []
    )


def _figure(title: str, svg: str) -> str:
    return f"<figure><figcaption>{escape(title)}</figcaption>{svg}</figure>"


_HEADS = (
    ("序号", "number"),
    ("一级指标", "text"),
    ("指标", "text"),
    ("年度指标值", "text"),
    ("实际完成值", "text"),
    ("完成率", "number"),
    ("分值", "number"),
    ("计算", "number"),
    ("自评", "number"),
    ("状态", "text"),
    ("过程和问题", "text"),
)


def _indicator_table(card: Scorecard, findings: Sequence[Finding]) -> str:
    by_line: dict[str, list[Finding]] = {}
    for one in findings:
        if one.indicator is not None:
            by_line.setdefault(one.indicator, []).append(one)
    heads = "".join(f'<th scope="col" data-kind="{kind}">{title}</th>' for title, kind in _HEADS)
    rows = "".join(_indicator_row(score, _beside(score, by_line)) for score in card.indicators)
    return (
        '<div class="tools" hidden><label>筛选 <input type="search" placeholder="指标、数值、问题"></label>'
        '<label><input type="checkbox" value="lost"> 只看失分</label><label><input type="checkbox" value="found"> 只看有问题</label>'
        '<output aria-live="polite"></output></div>'
        '<div class="scroll" tabindex="0" role="region" aria-label="指标明细"><table class="list">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _beside(score: IndicatorScore, by_name: dict[str, list[Finding]]) -> list[Finding]:
    """Findings of this very row: same name, and a place within the row's lines where rows share a name."""
    named = by_name.get(score.indicator.name, [])
    node = score.indicator.node
    if node is None or len(named) < 2:
        return named
    first, last = node.start.line + 1, node.end.line + 1
    return [one for one in named if first <= one.at.line <= max(last, first)]


def _indicator_row(score: IndicatorScore, findings: Sequence[Finding]) -> str:
    row, own = score.indicator, score.indicator.reported
    lost = row.full is not None and (own if own is not None else score.points) not in (None, row.full)
    kinds = " ".join(kind for kind, holds in (("lost", lost), ("found", bool(findings))) if holds)
    points = _shown(score.points) if score.points is not None else f"{_shown(score.low)}—{_shown(score.high)}"
    cells = (
        f"<td class=right>{row.number}</td>",
        f"<td>{_lines(texts.clean(row.level1))}</td>",
        f"<th scope=row>{_lines(texts.clean(row.name))}</th>",
        f"<td>{_lines(texts.clean(row.target or ''))}</td>",
        f"<td>{_lines(texts.clean(row.actual or ''))}</td>",
        _ratio_cell(score.ratio),
        f"<td class=right>{_shown(row.full)}</td>",
        f"<td class=right>{points}</td>",
        f'<td class="right{" differs" if own is not None and own != score.points else ""}">{_shown(own)}</td>',
        f'<td><span class="state s-{score.state.name.lower()}">{score.state.value}</span></td>',
        f"<td>{_why(score, findings)}</td>",
    )
    return f'<tr data-is="{kinds}">{"".join(cells)}</tr>'


def _ratio_cell(ratio: Fraction | None) -> str:
    if ratio is None:
        return '<td class=right data-sort=""></td>'
    return f'<td class=right data-sort="{plain(ratio, 4)}">{percent(ratio)} {charts.ratio_bar(ratio)}</td>'


def _why(score: IndicatorScore, findings: Sequence[Finding]) -> str:
    steps = "".join(
        f"<li>{escape(texts.one_line(step.text))}：{escape(texts.one_line(step.note))}（{_bounds(step.after.low, step.after.high)}）</li>"
        for step in score.steps
    )
    reason = f"<p>{escape(texts.one_line(score.reason))}</p>" if score.reason else ""
    inner = (
        (f"<ol>{steps}</ol>" if steps else "")
        + reason
        + (f"<ul>{''.join(map(_finding, findings))}</ul>" if findings else "")
    )
    if not inner:
        return ""
    badge = f'<span class="badge">{len(findings)}个问题</span>' if findings else ""
    return f"<details><summary>计分过程{badge}</summary>{inner}</details>"


def _finding(one: Finding) -> str:
    advice = f"<br>建议：{escape(texts.one_line(one.advice))}" if one.advice else ""
    return (
        f'<li class="f-{one.level.name.lower()}"><b>{one.level.shown} {escape(one.code)}</b> {escape(texts.one_line(one.title))}'
        f"（{one.category.value}）<br>{escape(texts.one_line(one.message))}{advice}</li>"
    )


def _bounds(low: Fraction, high: Fraction) -> str:
    return f"{plain(low, 2)}分" if low == high else f"{plain(low, 2)}—{plain(high, 2)}分"


def _shown(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
