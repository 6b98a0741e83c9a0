"""总览: a summary as one page to work with, offline: every sheet on a line, sorted and filtered at will, and on paper.

Reported and computed totals are dots on one scale with the lines of the grades; losses by part are a map (the darker,
the larger the share of the part that is lost, the figure in each cell); a name leads to the page of its sheet. Where
sheets of several years are given, their totals stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from perfscore.language.numbers import plain
from perfscore.model import Kind, Scorecard
from perfscore.model.finding import Finding, Level
from perfscore.report import charts, context, review
from perfscore.report import escape as texts
from perfscore.report.filters import percent

if TYPE_CHECKING:
    from decimal import Decimal

    from perfscore.report.paper import Paper

EXECUTION = "预算执行"
MAX_PARTS = 8  # columns of the map; parts beyond are rare names and stand in the pages of their sheets
SHADES = (Fraction(0), Fraction(2, 100), Fraction(5, 100), Fraction(15, 100), Fraction(40, 100))
"""From these shares of a part on, a loss is drawn one shade darker."""
ZERO = Fraction(0)


class Line(NamedTuple):
    """One sheet of the board. Totals are shares of full marks, losses are points by part."""

    number: int
    card: Scorecard
    own: Decimal | None
    low: Decimal
    high: Decimal
    lost: dict[str, tuple[Fraction, Fraction]]  # part → least and most that is lost
    fulls: dict[str, Fraction]
    errors: int
    doubts: int


def pages(paper: Paper) -> Iterator[str]:
    """The board, the years where there are several, then a page for each sheet to unfold."""
    cards = paper.subject.cards
    found = _by_file(paper.subject.findings)
    lines = [_line(number, card, found.get(card.sheet.file, ())) for number, card in enumerate(cards, start=1)]
    yield '<section id="review" class="review board" aria-label="总览"><header><h2>总览</h2>'
    yield (
        "<p>点列名排序，输入文字筛选，点名称看这张表。“自评”是填报的总分，“计算”是按评分标准和评分办法算出的总分，"
        '都画成占满分的百分比：<i class="k ringed"></i>计算 <i class="k rhomb"></i>自评 <i class="k open"></i>计算未定的区间；'
        "虚线是等级的界限。各部分一栏是计算的失分，颜色越深，失去的份额越大。</p></header>"
    )
    yield from _table(lines)
    yield from _years(lines)
    yield '<div class="pages">'
    for number, card in enumerate(cards, start=1):
        yield from review.page(card, found.get(card.sheet.file, []), number, unfolded=False, full=False)
    yield "</div></section>"


def _by_file(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    files: dict[str, list[Finding]] = {}
    for one in findings:
        files.setdefault(one.at.file, []).append(one)
    return files


def _line(number: int, card: Scorecard, findings: Sequence[Finding]) -> Line:
    low, high = (card.low, card.high) if card.points is None else (card.points, card.points)
    lost, fulls = {}, {}
    if card.funds is not None:
        funds = card.funds
        least, most = (funds.low, funds.high) if funds.points is None else (funds.points, funds.points)
        lost[EXECUTION], fulls[EXECUTION] = (
            (Fraction(funds.full - most), Fraction(funds.full - least)),
            Fraction(funds.full),
        )
    for part in card.dimensions:
        least, most = (part.low, part.high) if part.points is None else (part.points, part.points)
        lost[part.name], fulls[part.name] = (
            (Fraction(part.full - most), Fraction(part.full - least)),
            Fraction(part.full),
        )
    counts = [sum(one.level is level for one in findings) for level in (Level.ERROR, Level.WARNING)]
    return Line(number, card, card.sheet.reported_total, low, high, lost, fulls, *counts)


# --- the table -------------------------------------------------------------------------------------------


def _table(lines: Sequence[Line]) -> Iterator[str]:
    parts = list(dict.fromkeys(part for line in lines for part in line.fulls))[:MAX_PARTS]
    scale = _scale(lines)
    heads = [("序号", "number"), ("名称", "text"), ("主管部门", "text"), ("年度", "number"), ("类型", "text")]
    figures = [("自评", "number"), ("计算", "number"), ("差", "number"), ("等级", "text"), ("执行率", "number")]
    tail = [(part, "number") for part in parts] + [("错误", "number"), ("疑点", "number")]
    axis = f'<th scope="col" class="axis">{charts.axis(scale)}</th>'
    yield (
        '<div class="tools" hidden><label>筛选 <input type="search" placeholder="名称、部门、等级"></label>'
        f"{_box('department', '只看部门')}{_box('project', '只看项目')}{_box('error', '只看有错误')}"
        f"{_box('higher', '只看自评高于计算')}{_box('open', '只看待定')}"
        '<output aria-live="polite"></output></div>'
        '<div class="scroll lists" tabindex="0" role="region" aria-label="总览"><table class="list wide-list"><thead><tr>'
    )
    yield "".join(_head(*head) for head in heads) + axis + "".join(_head(*head) for head in (*figures, *tail))
    yield "</tr></thead><tbody>"
    ordered = sorted(
        lines, key=lambda line: (-_share(line.own if line.own is not None else line.low, line), line.number)
    )
    yield from (_row(line, parts, scale) for line in ordered)
    yield "</tbody></table></div>"


def _box(kind: str, label: str) -> str:
    return f'<label><input type="checkbox" value="{kind}"> {label}</label>'


def _head(title: str, kind: str) -> str:
    return f'<th scope="col" data-kind="{kind}">{escape(texts.one_line(title))}</th>'


def _row(line: Line, parts: Sequence[str], scale: charts.Scale) -> str:
    card, sheet = line.card, line.card.sheet
    total = context.total_score(card)
    rate = context.rate(sheet.funds, card.funds) if sheet.funds is not None else None
    between = plain(line.low) if line.low == line.high else f"{plain(line.low)}—{plain(line.high)}"
    marks = charts.dots(
        texts.one_line(sheet.name),
        scale,
        None if line.own is None else _share(line.own, line),
        _share(line.low, line),
        _share(line.high, line),
    )
    cells = (
        f"<td class=right>{line.number}</td>",
        f'<th scope=row><a href="{review.anchor(line.number)}">{escape(texts.one_line(sheet.name))}</a></th>',
        f"<td>{escape(texts.one_line(sheet.department or ''))}</td>",
        f"<td class=right>{sheet.year or '未填'}</td>",
        f"<td>{'部门' if sheet.kind is Kind.DEPARTMENT else '项目'}</td>",
        f"<td>{marks}</td>",
        f"<td class=right>{'' if line.own is None else plain(line.own)}</td>",
        f"<td class=right>{between}</td>",
        f'<td class="right{" differs" if _gap(line) else ""}">{_signed(_gap(line))}</td>',
        f"<td>{escape(context.grade(card, total) or '待定')}</td>",
        f'<td class=right data-sort="{"" if rate is None else plain(Fraction(rate), 6)}">{percent(rate) or ""}</td>',
        *(_lost(line, part) for part in parts),
        f'<td class="right{" differs" if line.errors else ""}">{line.errors or ""}</td>',
        f"<td class=right>{line.doubts or ''}</td>",
    )
    return f'<tr data-is="{" ".join(_kinds(line))}">{"".join(cells)}</tr>'


def _kinds(line: Line) -> Iterator[str]:
    yield "department" if line.card.sheet.kind is Kind.DEPARTMENT else "project"
    if line.errors:
        yield "error"
    if _gap(line) > 0:
        yield "higher"
    if line.low != line.high:
        yield "open"


def _lost(line: Line, part: str) -> str:
    """A cell of the map."""
    if part not in line.lost:
        return '<td class="right none">—</td>'
    least, most = line.lost[part]
    share = most / line.fulls[part] if line.fulls[part] else ZERO
    shade = sum(share > limit for limit in SHADES)
    shown = (
        "" if not most else f"－{plain(most, 2)}" if least == most else f"{_signed(-least) or '0'}～－{plain(most, 2)}"
    )
    return f'<td class="right shade{shade}" data-sort="{plain(most, 4)}">{shown}</td>'


def _gap(line: Line) -> Fraction:
    """Reported minus computed, from the nearer end of an interval."""
    if line.own is None or line.low <= line.own <= line.high:
        return ZERO
    return Fraction(line.own - (line.high if line.own > line.high else line.low))


def _signed(gap: Fraction) -> str:
    return f"{'+' if gap > 0 else '－'}{plain(abs(gap), 2)}" if gap else ""


def _share(points: Decimal, line: Line) -> Fraction:
    return Fraction(points) / Fraction(line.card.full) if line.card.full else ZERO


def _scale(lines: Sequence[Line]) -> charts.Scale:
    """From the ten below the lowest total to full marks, with the grades that all policies agree on."""
    shares = [_share(value, line) for line in lines for value in (line.low, line.own) if value is not None]
    low = Fraction(int(min([*shares, Fraction(1)]) * 10), 10)
    grades = {line.card.policy.terms.grades for line in lines}
    shown = next(iter(grades)) if len(grades) == 1 else ()
    return charts.Scale(
        max(min(low, Fraction(9, 10)), ZERO), Fraction(1), tuple((name, at) for name, at in shown if at >= low)
    )


# --- several years ---------------------------------------------------------------------------------------


def _years(lines: Sequence[Line]) -> Iterator[str]:
    """Totals of the sheets that are given for more than one year."""
    years = sorted({line.card.sheet.year for line in lines if line.card.sheet.year is not None})
    named: dict[tuple[str, Kind, str], dict[int, Line]] = {}
    for line in lines:
        sheet = line.card.sheet
        if sheet.year is None:
            continue
        named.setdefault((texts.one_line(sheet.name), sheet.kind, sheet.department or ""), {})[sheet.year] = line
    several = {key: by_year for key, by_year in named.items() if len(by_year) > 1}
    if not several:
        return
    heads = "".join(f'<th scope="col" data-kind="number">{year}年</th>' for year in years)
    yield '<h3>各年得分</h3><p class="others">自评总分，没有填报的用计算得分；图的纵轴从所示最低分到最高分。</p>'
    yield f'<div class="scroll lists"><table class="years"><thead><tr><th scope="col">名称</th>{heads}<th scope="col">变化</th></tr></thead><tbody>'
    for (name, *_), by_year in several.items():
        totals = {year: context.total_score(line.card).printed for year, line in by_year.items()}
        cells = "".join(f"<td class=right>{_total(totals.get(year))}</td>" for year in years)
        points = [(year, Fraction(total)) for year, total in sorted(totals.items()) if total is not None]
        yield f"<tr><th scope=row>{escape(name)}</th>{cells}<td>{charts.trend(name, points)}</td></tr>"
    yield "</tbody></table></div>"


def _total(points: Decimal | None) -> str:
    return "—" if points is None else plain(points)
