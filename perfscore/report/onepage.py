"""What the head of a unit is told on one page: the largest losses with their reasons, and what to do before signing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from perfscore.language.numbers import plain
from perfscore.model import Scorecard
from perfscore.model.finding import Finding, Level
from perfscore.report import context, escape
from perfscore.report.filters import percent

Record = dict[str, object]
EXECUTION = "预算执行率"
LOW_RATE = Fraction(9, 10)
"""An execution rate below this is worth a word of its own."""


def largest(card: Scorecard, count: int = 5) -> list[Record]:
    """The rows that lose most by the printed score: 名称, 扣分, 分值, 情况 (target and actual), 原因 (None: not given)."""
    rows = sorted(_losses(card), key=lambda row: -_points(row))
    return rows[:count]


def others(card: Scorecard, count: int = 5) -> Record | None:
    """What the rows beyond the largest lose together: 项数, 扣分; None where there are none."""
    rows = sorted(_losses(card), key=lambda row: -_points(row))[count:]
    return {"项数": len(rows), "扣分": sum(map(_points, rows), Decimal(0))} if rows else None


def _points(row: Record) -> Decimal:
    lost = row["扣分"]
    return lost if isinstance(lost, Decimal) else Decimal(0)


def _losses(card: Scorecard) -> Iterator[Record]:
    funds, sheet = card.funds, card.sheet
    if funds is not None and sheet.funds is not None:
        printed = context.funds_score(funds).printed
        if printed is not None and printed < funds.full:
            rate = percent(context.rate(sheet.funds, funds)) or "未填"
            yield _loss(EXECUTION, funds.full, printed, f"执行率{rate}", sheet.funds.cause)
    for score in card.indicators:
        row, printed = score.indicator, context.item_score(score).printed
        if row.full is not None and printed is not None and printed < row.full:
            done = f"指标值{escape.one_line(row.target or '未填')}，完成{escape.one_line(row.actual or '未填')}"
            yield _loss(row.name, row.full, printed, done, row.cause or row.explanation)


def _loss(name: str, full: Decimal, printed: Decimal, done: str, cause: str | None) -> Record:
    return {"名称": escape.one_line(name), "分值": full, "扣分": full - printed, "情况": done, "原因": cause}


def tasks(cards: Sequence[Scorecard], findings: Sequence[Finding], count: int = 3) -> list[str]:
    """What to do before signing, the gravest first; a sentence each."""
    found = (
        *_errors(findings),
        *_undecided(cards),
        *_different(cards),
        *_unexplained(cards),
        *_slow(cards),
        *_measures(cards),
    )
    return list(found)[:count]


def _errors(findings: Sequence[Finding]) -> Iterator[str]:
    errors = [one for one in findings if one.level is Level.ERROR]
    if errors:
        titles = list(dict.fromkeys(escape.one_line(one.title) for one in errors))
        yield f"改正{len(errors)}个错误（{_listed(titles)}），否则不能定稿。"


def _undecided(cards: Sequence[Scorecard]) -> Iterator[str]:
    names = [score.indicator.name for card in cards for score in card.indicators if score.points is None]
    if names:
        yield f"评定{len(names)}项得分待定的指标：{_listed([f'“{escape.one_line(name)}”' for name in names])}。"


def _different(cards: Sequence[Scorecard]) -> Iterator[str]:
    higher = [
        score.indicator.name
        for card in cards
        for score in card.indicators
        if score.indicator.reported is not None
        and score.computed is not None
        and score.indicator.reported > score.computed
    ]
    totals = [
        f"{escape.one_line(card.sheet.name)}自评{plain(card.sheet.reported_total)}分而计算{plain(card.points)}分"
        for card in cards
        if card.sheet.reported_total is not None
        and card.points is not None
        and card.sheet.reported_total != card.points
    ]
    parts = [f"{len(totals)}张表总分不同（{'，'.join(totals[:2])}{'等' if len(totals) > 2 else ''}）"] if totals else []
    parts += (
        [f"自评高于计算的{len(higher)}项（{_listed([escape.one_line(name) for name in higher])}）"] if higher else []
    )
    if parts:
        yield f"统一自评和计算得分：{'；'.join(parts)}。"


def _unexplained(cards: Sequence[Scorecard]) -> Iterator[str]:
    names = [str(row["名称"]) for card in cards for row in _losses(card) if not row["原因"]]
    if names:
        yield f"补写{len(names)}处失分的原因和改进措施：{_listed(names)}。"


def _slow(cards: Sequence[Scorecard]) -> Iterator[str]:
    for card in cards:
        funds = card.sheet.funds
        rate = Fraction(context.rate(funds, card.funds) or 1) if funds is not None else Fraction(1)
        if rate < LOW_RATE:
            yield f"加快{escape.one_line(card.sheet.name)}预算执行：执行率{percent(rate)}，下年按进度安排资金。"


def _measures(cards: Sequence[Scorecard]) -> Iterator[str]:
    for card in cards:
        for score in card.indicators:
            if score.indicator.measure:
                yield f"落实“{escape.one_line(score.indicator.name)}”的改进措施：{escape.one_line(score.indicator.measure)}"


def _listed(texts: Sequence[str], most: int = 2) -> str:
    different = list(dict.fromkeys(texts))
    return "、".join(different[:most]) + ("等" if len(different) > most else "")
