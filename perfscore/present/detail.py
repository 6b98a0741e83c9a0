"""One scored file in full: totals, dimensions with bars, every indicator, and the ledger of losses (失分明细)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from perfscore.model import Indicator, IndicatorScore, Scorecard, State, Step
from perfscore.present import View
from perfscore.present.exact_json import number
from perfscore.present.overview import composed
from perfscore.present.points import STATE_TONES, ZERO, bounds_of, difference, interval, optional, score
from perfscore.present.table import EMPTY, Block, Cell, Column, Heading, Line, Row, Table, Tone, Where

BAR_CELLS = 20
EXECUTION = "预算执行"
RELATIONS = ("≥", "≤", ">", "<", "=")

DIMENSION_COLUMNS = (
    Column("一级指标"),
    Column("分值", right=True),
    Column("得分", right=True),
    Column("得分率", right=True),
    Column("", Where.SCREEN, free=True),
)
INDICATOR_COLUMNS = (
    Column("文件", Where.DATA),
    Column("序号", right=True),
    Column("行", Where.DATA),
    Column("一级指标", Where.DATA),
    Column("二级指标", Where.DATA),
    Column("指标", Where.DATA),
    Column("年度指标值", Where.DATA),
    Column("实际完成值", Where.DATA),
    Column("分值", right=True),
    Column("得分", Where.SCREEN, right=True),
    Column("得分", Where.DATA),
    Column("得分下限", Where.DATA),
    Column("得分上限", Where.DATA),
    Column("计算得分", Where.DATA),
    Column("自评", Where.SCREEN, right=True),
    Column("自评得分", Where.DATA),
    Column("差", right=True),
    Column("状态"),
    Column("原因", Where.DATA),
    Column("指标", Where.WIDE, free=True),
    Column("指标值 → 完成值", Where.WIDE, free=True),
    Column("说明", Where.WIDE | Where.DATA, free=True),
    Column("指标及说明", Where.NARROW, free=True),
)
LEDGER_COLUMNS = (
    Column("失分", right=True),
    Column("余", right=True),
    Column("序号", right=True),
    Column("项目", Where.WIDE, free=True),
    Column("说明", Where.WIDE, free=True),
    Column("项目及说明", Where.NARROW, free=True),
)


def blocks(card: Scorecard, view: View) -> tuple[Block, ...]:
    """Everything about one file, in the order of reading."""
    ledger = tuple(_ledger(card))
    return (
        Heading(card.sheet.file),
        *_head(card),
        _dimensions(card),
        indicators(card, view),
        *((Table(LEDGER_COLUMNS, ledger, "失分明细"),) if len(ledger) > 2 else ()),
    )


def _head(card: Scorecard) -> Iterator[Line]:
    sheet, policy = card.sheet, card.policy
    yield Line(f"{sheet.name}　{sheet.kind.value}　{sheet.year}年　评分办法：{policy.name}（版本{policy.version}）")
    yield Line(_result(card), Tone.STRONG if card.points is not None else Tone.BAD)
    yield Line(composed(card.full, card.composition))
    if card.points is not None and card.low != card.high:
        yield Line(f"暂按自评的指标经审核后，总分在{number(card.low)}分至{number(card.high)}分之间。", Tone.DOUBT)


def _result(card: Scorecard) -> str:
    grade = f"，等级{card.grade}" if card.grade else ""
    text = (
        _open(card, grade)
        if card.points is None
        else f"得分{number(card.points)}分（满分{number(card.full)}分）{grade}"
    )
    reported = card.sheet.reported_total
    if reported is None:
        return f"{text}。"
    low, high = (card.low, card.high) if card.points is None else (card.points, card.points)
    gap = difference(reported, low, high).text
    return f"{text}；自评总分{number(reported)}分" + (f"，相差{gap}分。" if gap else "。")


def _open(card: Scorecard, grade: str) -> str:
    missing = sum(item.indicator.full is None for item in card.indicators)
    known = f"在{number(card.low)}分至{number(card.high)}分之间（满分{number(card.full)}分）{grade}"
    if not missing:
        return f"得分待定，{known}"
    others = f"，其余{known}" if card.low != card.high else ""
    return f"得分待定：{missing}项指标没有分值{others}"


# --- dimensions -----------------------------------------------------------------------------------------


def _dimensions(card: Scorecard) -> Table:
    rows = []
    if card.funds is not None:
        funds = card.funds
        rows.append(_dimension(EXECUTION, funds.full, funds.points, funds.low, funds.high))
    rows += [_dimension(part.name, part.full, part.points, part.low, part.high) for part in card.dimensions]
    return Table(DIMENSION_COLUMNS, tuple(rows))


def _dimension(name: str, full: Decimal, points: Decimal | None, low: Decimal, high: Decimal) -> Row:
    if points is not None:
        low = high = points
    share = f"{number(round(low / full * 100, 1))}%" if full and low == high else ""
    return Row((Cell(name), Cell(number(full)), score(points, low, high), Cell(share), Cell(bar(full, low, high))))


def bar(full: Decimal, low: Decimal, high: Decimal) -> str:
    """A bar of 20 cells for the full marks: solid what is got, thin what is open, empty what is lost."""
    if full <= 0:
        return ""
    solid = int(max(ZERO, min(full, low)) * BAR_CELLS / full)
    thin = int(max(ZERO, min(full, high)) * BAR_CELLS / full) - solid
    return "█" * solid + "▁" * thin


# --- indicators -----------------------------------------------------------------------------------------


def indicators(card: Scorecard, view: View) -> Table:
    """Every indicator under its 一级 and 二级, computed and reported score side by side."""
    return Table(INDICATOR_COLUMNS, tuple(_indicator_rows(card, view)))


def _indicator_rows(card: Scorecard, view: View) -> Iterator[Row]:
    if card.funds is not None:
        yield _execution(card)
    group: tuple[str, str | None] | None = None
    for item in card.indicators:
        indicator = item.indicator
        if group != (indicator.level1, indicator.level2):
            group = (indicator.level1, indicator.level2)
            yield _group("　".join(level for level in group if level))
        yield _indicator(card, item, view)


def _group(title: str) -> Row:
    cells = dict.fromkeys(("指标", "指标及说明"), Cell(title, Tone.STRONG))
    return Row(tuple(cells.get(column.title, EMPTY) for column in INDICATOR_COLUMNS), group=True)


def _execution(card: Scorecard) -> Row:
    funds, total = card.funds, card.sheet.funds.total if card.sheet.funds else None
    if funds is None or total is None:  # a score of funds without funds cannot be
        raise ValueError("预算执行")
    note = _story(funds.steps) or (funds.reason or "")
    rate = f"{number(funds.rate)}%" if funds.rate is not None else "—"
    return Row(
        (
            Cell(card.sheet.file),
            EMPTY,
            Cell(str(total.at("全年执行数").line)),
            Cell(EXECUTION),
            EMPTY,
            Cell("预算执行率"),
            Cell("100%"),
            Cell(rate),
            Cell(number(funds.full)),
            score(funds.points, funds.low, funds.high, _lost(funds.points, funds.full)),
            Cell(optional(funds.points)),
            Cell(number(funds.low)),
            Cell(number(funds.high)),
            Cell(optional(funds.points)),
            Cell(optional(funds.reported)),
            Cell(optional(funds.reported)),
            difference(funds.reported, funds.low, funds.high),
            Cell(funds.state.value, STATE_TONES[funds.state]),
            Cell(funds.reason or ""),
            Cell(EXECUTION, Tone.STRONG),
            Cell(rate),
            Cell(note),
            Cell(f"{EXECUTION}　{note}", Tone.STRONG),
        )
    )


def _indicator(card: Scorecard, item: IndicatorScore, view: View) -> Row:
    indicator = item.indicator
    pair = f"{_target(indicator)} → {indicator.actual or '—'}"
    note = explained(item) if view.steps or not _clean(item) else ""
    return Row(
        (
            Cell(card.sheet.file),
            Cell(str(indicator.number)),
            Cell(str(indicator.at("指标").line)),
            Cell(indicator.level1),
            Cell(indicator.level2 or ""),
            Cell(indicator.name),
            Cell(indicator.target or ""),
            Cell(indicator.actual or ""),
            Cell(optional(indicator.full)),
            score(item.points, item.low, item.high, _lost(item.points, indicator.full)),
            Cell(optional(item.points)),
            Cell(number(item.low)),
            Cell(number(item.high)),
            Cell(optional(item.computed)),
            Cell(optional(indicator.reported)),
            Cell(optional(indicator.reported)),
            difference(indicator.reported, *bounds_of(item)),
            Cell(item.state.value, STATE_TONES[item.state]),
            Cell(item.reason or ""),
            Cell(indicator.name),
            Cell(pair),
            Cell(note),
            Cell("\n".join(filter(None, (f"{indicator.name}：{pair}", note)))),
        )
    )


def _target(indicator: Indicator) -> str:
    """The target with the relation and the unit that stand in columns of their own."""
    text = indicator.target or "—"
    relation, unit = indicator.value_type or "", indicator.unit or ""
    before = relation if relation in RELATIONS and not text.startswith(RELATIONS) else ""
    return f"{before}{text}{'' if text.endswith(unit) else unit}"


def _clean(item: IndicatorScore) -> bool:
    """Computed, nothing lost, and reported alike: there is nothing to explain."""
    full, reported = item.indicator.full, item.indicator.reported
    return item.state is State.COMPUTED and item.points == full and reported in (None, full)


def _lost(points: Decimal | None, full: Decimal | None) -> Tone:
    return Tone.DOUBT if points is not None and full is not None and points < full else Tone.PLAIN


def explained(item: IndicatorScore) -> str:
    """The steps in one sentence, and the reason why a score is open unless a step says the same."""
    story = _story(item.steps)
    reason = item.reason or ""
    if item.state is State.ADJUDICATED and item.computed is not None:
        reason += f"（计算得分{number(item.computed)}分）"
    return "；".join(filter(None, (reason if reason not in story else "", story)))


def _story(steps: Sequence[Step]) -> str:
    return "；".join(step.note for step in steps)


# --- ledger ---------------------------------------------------------------------------------------------


class _Loss(NamedTuple):
    """What one item lost: decided when ``least`` and ``most`` are one."""

    title: str
    note: str
    least: Decimal
    most: Decimal
    label: str = ""


def _ledger(card: Scorecard) -> Iterator[Row]:
    """满分 − each loss = total, with the balance after each line, so that it can be checked by eye."""
    low = high = card.full
    yield _ledger_row("", number(card.full), _Loss("满分", "", ZERO, ZERO), Tone.STRONG)
    for loss in _losses(card):
        low, high = low - loss.most, high - loss.least
        tone = Tone.PLAIN if loss.least == loss.most else Tone.BAD
        yield _ledger_row(_signed(loss), interval(low, high), loss, tone)
    if card.points is not None and card.points != low:  # only 总分封顶 takes points from the total itself
        cap = _Loss("总分封顶", "执行率低于评分办法规定的界限", low - card.points, low - card.points)
        low = high = card.points
        yield _ledger_row(_signed(cap), number(low), cap, Tone.PLAIN)
    yield _ledger_row("", interval(low, high), _Loss("得分", "", ZERO, ZERO), Tone.STRONG)


def _losses(card: Scorecard) -> Iterator[_Loss]:
    funds = card.funds
    if funds is not None:
        yield from _loss(EXECUTION, _story(funds.steps), funds.full, funds.points, (funds.low, funds.high))
    for item in card.indicators:
        full = item.indicator.full
        if full is None:
            continue
        label = str(item.indicator.number)
        note = explained(item) if item.state is not State.TAKEN else f"暂按自评得分；{explained(item)}"
        yield from _loss(item.indicator.name, note, full, item.points, (item.low, item.high), label)


def _loss(
    title: str, note: str, full: Decimal, points: Decimal | None, bounds: tuple[Decimal, Decimal], label: str = ""
) -> Iterator[_Loss]:
    low, high = bounds if points is None else (points, points)
    if low != full or high != full:
        yield _Loss(title, note, full - high, full - low, label)


def _signed(loss: _Loss) -> str:
    """``-0.43``; a bonus is ``+1``; what is open ``0~-0.3``."""
    least, most = (number(-points) if points >= 0 else f"+{number(-points)}" for points in (loss.least, loss.most))
    return least if least == most else f"{least}~{most}"


def _ledger_row(change: str, balance: str, loss: _Loss, tone: Tone) -> Row:
    both = "\n".join(filter(None, (loss.title, loss.note)))
    cells = (
        Cell(change, Tone.PLAIN if tone is Tone.STRONG else tone),
        Cell(balance, tone),
        Cell(loss.label),
        Cell(loss.title, tone),
        Cell(loss.note),
        Cell(both, tone),
    )
    return Row(cells)
