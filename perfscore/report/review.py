"""审核附页: what stands below the paper on screen, for whoever checks it; no part of the paper, never printed.

Score cards, charts, a table of all indicators to sort and filter, each calculation to unfold, findings beside their rows.
What is computed and what was reported stand side by side everywhere and are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING

from perfscore.language.numbers import plain
from perfscore.model import IndicatorScore, Scorecard
from perfscore.model.finding import Finding, Level
from perfscore.report import charts, context
from perfscore.report import escape as texts
from perfscore.report.filters import percent

if TYPE_CHECKING:
    from perfscore.report.paper import Paper

MAX_LOSSES = 12
"""More losses than these are drawn as one."""
HEADS = (
    ("序号", "number"),
    ("指标", "text"),
    ("一级指标", "text"),
    ("年度指标值", "text"),
    ("实际完成值", "text"),
    ("完成率", "number"),
    ("分值", "number"),
    ("计算", "number"),
    ("自评", "number"),
    ("状态", "text"),
    ("过程和问题", "text"),
)
INTRODUCTION = (
    "供核对用，不属于正文，打印时不输出。“计算”是按评分标准和评分办法算出的得分，“自评”是填报的得分；"
    "卡片、图和表把两者并列，正文印的是自评得分，没有填报的用计算得分。"
)


def pages(paper: Paper) -> Iterator[str]:
    """The section: notices, then one page per sheet; the first is open, the others unfold."""
    yield f'<section id="review" class="review" aria-label="审核附页"><header><h2>审核附页</h2><p>{INTRODUCTION}</p></header>'
    yield _notices(paper)
    for number, card in enumerate(paper.subject.cards, start=1):
        found = [one for one in paper.subject.findings if one.at.file == card.sheet.file]
        yield from page(card, found, number, unfolded=number == 1)
    yield "</section>"


def page(
    card: Scorecard, findings: Sequence[Finding], number: int, *, unfolded: bool, full: bool = True
) -> Iterator[str]:
    """Everything about one sheet. ``full`` False leaves out the rows that a reader need not look at."""
    listed = Listed(findings, number)
    name = escape(texts.one_line(card.sheet.name))
    wrong = sum(one.level is Level.ERROR for one in findings)
    badge = f'<span class="badge">错误{wrong}</span>' if wrong else ""
    yield f'<details class="card-page" id="sheet-{number}"{" open" if unfolded else ""}>'
    yield f"<summary><h3>{name}　{card.sheet.year_shown}</h3><span>{_scores(card)}</span>{badge}</summary>"
    yield f'<div class="cards">{"".join(_cards(card, findings, number))}</div>'
    yield f'<div class="charts">{"".join(_charts(card))}</div>'
    yield _indicator_table(card, listed, full=full)
    loose = listed.rest()
    if loose:
        yield f'<details class="notice" open><summary>整表的问题（{len(loose)}）</summary><ul>{"".join(loose)}</ul></details>'
    yield "</details>"


class Listed:
    """The findings of one sheet: each is shown, the first error carries the anchor that its card leads to."""

    def __init__(self, findings: Sequence[Finding], number: int) -> None:
        self.all = findings
        self._anchor = f'id="error-{number}" '
        self._first = next((one for one in findings if one.level is Level.ERROR), None)
        self._shown: set[int] = set()
        self._by_name: dict[str, list[Finding]] = {}
        for one in findings:
            if one.indicator is not None:
                self._by_name.setdefault(one.indicator, []).append(one)

    def beside(self, score: IndicatorScore) -> list[Finding]:
        """Findings of this very row: same name, and a place within the row's lines where rows share a name."""
        named = self._by_name.get(score.indicator.name, [])
        node = score.indicator.node
        if node is None or len(named) < 2:
            return named
        first, last = node.start.line + 1, node.end.line + 1
        return [one for one in named if first <= one.at.line <= max(last, first)]

    def item(self, one: Finding) -> str:
        """One finding as a list item."""
        anchored = self._anchor if one is self._first and id(one) not in self._shown else ""
        self._shown.add(id(one))
        advice = f"<br>建议：{escape(texts.one_line(one.advice))}" if one.advice else ""
        return (
            f'<li {anchored}class="f-{one.level.name.lower()}"><b>{one.level.shown} {escape(one.code)}</b> '
            f"{escape(texts.one_line(one.title))}（{one.category.value}）<br>{escape(texts.one_line(one.message))}{advice}</li>"
        )

    def rest(self) -> list[str]:
        """What no row has shown."""
        return [self.item(one) for one in self.all if id(one) not in self._shown]


def anchor(number: int) -> str:
    """Where the page of a sheet stands."""
    return f"#sheet-{number}"


def _year(card: Scorecard) -> str:
    return f"{card.sheet.year}年度" if card.sheet.year is not None else "年度未填"


def _scores(card: Scorecard) -> str:
    total = context.total_score(card)
    own = f"自评{_shown(total.printed)}分　" if total.own else ""
    return f"{own}计算{_interval(card)}分"


def _interval(card: Scorecard) -> str:
    return _shown(card.points) if card.points is not None else f"{_shown(card.low)}—{_shown(card.high)}"


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


# --- cards and charts ------------------------------------------------------------------------------------


def _cards(card: Scorecard, findings: Sequence[Finding], number: int) -> Iterator[str]:
    total = context.total_score(card)
    if total.own:
        yield _card("自评得分", _shown(total.printed), context.grade(card, total) or "等级待定")
    yield _card("计算得分", _interval(card), f"满分{_shown(card.full)}　{card.grade or '等级待定'}")
    if card.funds is not None:
        own = f"，自评{_shown(card.funds.reported)}" if card.funds.reported is not None else ""
        points = _shown(card.funds.points) or f"{_shown(card.funds.low)}—{_shown(card.funds.high)}"
        note = f"计算{points}{own}，满分{_shown(card.funds.full)}"
        yield _card("预算执行率", percent(card.funds.exact_rate) or "待定", note)
    done = sum(1 for score in card.indicators if context.met(score, card.policy.terms) is True)
    pending = sum(1 for score in card.indicators if score.points is None)
    yield _card("完成指标", f"{done}/{len(card.indicators)}", f"得分待定{pending}项")
    yield _problems(findings, number)


def _problems(findings: Sequence[Finding], number: int) -> str:
    """How many findings of each level; with errors the card is red and leads to the first."""
    counts = [(level, sum(1 for one in findings if one.level is level)) for level in Level]
    note = "、".join(f"{level.shown}{count}" for level, count in counts if count) or "没有发现问题"
    if not counts[0][1]:
        return _card("问题", str(len(findings)), note)
    link = f'<a href="#error-{number}">看第一个错误</a>'
    return f'<div class="card alert"><span>问题</span><b>{len(findings)}</b><small>{escape(note)}　{link}</small></div>'


def _card(title: str, value: str, note: str) -> str:
    return f'<div class="card"><span>{escape(title)}</span><b>{escape(value)}</b><small>{escape(note)}</small></div>'


def _charts(card: Scorecard) -> Iterator[str]:
    rows = [*_parts(card)]
    legend = '<i class="k got"></i>计算 <i class="k own"></i>自评 <i class="k open"></i>待定'
    if rows:
        yield _figure(f"各部分得分　{legend}", charts.bars("各部分得分", rows))
    funds = card.sheet.funds
    if card.funds is not None and funds is not None and card.funds.exact_rate is not None:
        note = f"（执行数{_shown(funds.total.spent)}÷预算数{_shown(funds.total.budget)}，{funds.unit}）"
        yield _figure("预算执行率", charts.gauge("预算执行率", card.funds.exact_rate, note))
    losses = _losses(card)
    if losses:
        legend = '<i class="k lost"></i>计算 <i class="k ownlost"></i>自评 <i class="k open"></i>待定'
        yield _figure(f"失分去向（只画失去的分）　{legend}", charts.waterfall("失分去向", losses, _end(card)))


def _parts(card: Scorecard) -> Iterator[charts.Part]:
    funds = card.funds
    if funds is not None:
        yield _part("预算执行率", funds.points, (funds.low, funds.high), funds.reported, funds.full)
    for part in card.dimensions:
        reported = [score.indicator.reported for score in card.indicators if score.indicator.level1 == part.name]
        yield _part(part.name, part.points, (part.low, part.high), context.summed(reported), part.full)


def _part(
    name: str, points: Decimal | None, bounds: tuple[Decimal, Decimal], own: Decimal | None, full: Decimal
) -> charts.Part:
    low, high = bounds if points is None else (points, points)
    return charts.Part(name, Fraction(low), Fraction(high), None if own is None else Fraction(own), Fraction(full))


def _losses(card: Scorecard) -> list[charts.Loss]:
    """Every loss, computed or by the reported score, the largest first; many small ones become one."""
    funds = card.funds
    found = []
    if funds is not None:
        found.append(_loss("预算执行率", funds.points, (funds.low, funds.high), funds.reported, funds.full))
    for score in card.indicators:
        row = score.indicator
        if row.full is not None:
            name = texts.one_line(row.name)
            found.append(_loss(name, score.points, (score.low, score.high), row.reported, row.full))
    capped = sum((loss.most for loss in found), Fraction(0)) - (Fraction(card.full) - Fraction(_low(card)))
    if capped < 0:
        found.append(charts.Loss("总分封顶", -capped, -capped, None))
    lost = sorted(
        (one for one in found if one.most > 0 or (one.own or 0) > 0), key=lambda one: -max(one.most, one.own or 0)
    )
    rest = lost[MAX_LOSSES:]
    if len(rest) < 2:
        return lost
    sums = [
        sum(column, Fraction(0)) for column in zip(*((one.least, one.most, one.own or 0) for one in rest), strict=True)
    ]
    return [*lost[:MAX_LOSSES], charts.Loss(f"其余{len(rest)}项", *sums)]


def _low(card: Scorecard) -> Decimal:
    return card.low if card.points is None else card.points


def _loss(
    name: str, points: Decimal | None, bounds: tuple[Decimal, Decimal], own: Decimal | None, full: Decimal
) -> charts.Loss:
    low, high = bounds if points is None else (points, points)
    return charts.Loss(
        name, Fraction(full - high), Fraction(full - low), None if own is None else Fraction(full) - Fraction(own)
    )


def _end(card: Scorecard) -> str:
    """What the losses lead to; where the reported total is not the sum of the reported rows, both."""
    total, parts = context.total_score(card), context.parts_sum(card)
    told = f"满分{_shown(card.full)}分，计算得分{_interval(card)}分"
    if not total.own:
        return told
    sums = f"（各项自评合计{_shown(parts)}分）" if parts is not None and parts != total.printed else ""
    return f"{told}，自评总分{_shown(total.printed)}分{sums}"


def _figure(title: str, svg: str) -> str:
    return f"<figure><figcaption>{title}</figcaption>{svg}</figure>"


# --- the table of indicators -----------------------------------------------------------------------------


def _indicator_table(card: Scorecard, listed: Listed, *, full: bool) -> str:
    heads = "".join(f'<th scope="col" data-kind="{kind}">{title}</th>' for title, kind in HEADS)
    pairs = [(score, listed.beside(score)) for score in card.indicators]
    shown = pairs if full else [(score, found) for score, found in pairs if found or _lost(score)]
    rows = "".join(_indicator_row(score, found, listed) for score, found in shown)
    others = len(pairs) - len(shown)
    note = f'<p class="others">其余{others}项满分，没有问题，未列出。</p>' if others else ""
    if not shown:
        return note
    return (
        '<div class="tools" hidden><label>筛选 <input type="search" placeholder="指标、数值、问题"></label>'
        '<label><input type="checkbox" value="lost"> 只看失分</label><label><input type="checkbox" value="found"> 只看有问题</label>'
        '<output aria-live="polite"></output></div>'
        '<div class="scroll lists" tabindex="0" role="region" aria-label="指标明细"><table class="list">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{note}"
    )


def _lost(score: IndicatorScore) -> bool:
    """Points are missing, computed or reported."""
    row = score.indicator
    return row.full is not None and (score.points != row.full or row.reported not in (None, row.full))


def _indicator_row(score: IndicatorScore, findings: Sequence[Finding], listed: Listed) -> str:
    row, own = score.indicator, score.indicator.reported
    kinds = " ".join(kind for kind, holds in (("lost", _lost(score)), ("found", bool(findings))) if holds)
    points = _shown(score.points) if score.points is not None else f"{_shown(score.low)}—{_shown(score.high)}"
    cells = (
        f"<td class=right>{row.number}</td>",
        f"<th scope=row>{_lines(row.name)}</th>",
        f"<td>{_lines(row.level1)}</td>",
        f"<td>{_lines(row.target or '')}</td>",
        f"<td>{_lines(row.actual or '')}</td>",
        _ratio_cell(score.ratio),
        f"<td class=right>{_shown(row.full)}</td>",
        f"<td class=right>{points}</td>",
        f'<td class="right{" differs" if own is not None and own != score.points else ""}">{_shown(own)}</td>',
        f'<td><span class="state s-{score.state.name.lower()}">{score.state.value}</span></td>',
        f"<td>{_why(score, findings, listed)}</td>",
    )
    return f'<tr data-is="{kinds}">{"".join(cells)}</tr>'


def _ratio_cell(ratio: Fraction | None) -> str:
    if ratio is None:
        return '<td class=right data-sort=""></td>'
    return f'<td class=right data-sort="{plain(ratio, 4)}">{percent(ratio)} {charts.ratio_bar(ratio)}</td>'


def _why(score: IndicatorScore, findings: Sequence[Finding], listed: Listed) -> str:
    steps = "".join(
        f"<li>{escape(texts.one_line(step.text))}：{escape(texts.one_line(step.note))}（{_bounds(step.after.low, step.after.high)}）</li>"
        for step in score.steps
    )
    reason = f"<p>{escape(texts.one_line(score.reason))}</p>" if score.reason else ""
    inner = (
        (f"<ol>{steps}</ol>" if steps else "")
        + reason
        + (f"<ul>{''.join(map(listed.item, findings))}</ul>" if findings else "")
    )
    if not inner:
        return ""
    badge = f'<span class="badge{_worst(findings)}">{len(findings)}个问题</span>' if findings else ""
    return f"<details><summary>计分过程{badge}</summary>{inner}</details>"


def _worst(findings: Sequence[Finding]) -> str:
    """The tone of a badge: only errors are red."""
    levels = {one.level for one in findings}
    return "" if Level.ERROR in levels else " doubt" if Level.WARNING in levels else " hint"


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in texts.clean(text).split("\n"))


def _bounds(low: Fraction, high: Fraction) -> str:
    return f"{plain(low, 2)}分" if low == high else f"{plain(low, 2)}—{plain(high, 2)}分"


def _shown(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
