"""One scored file in full: totals, dimensions with bars, every indicator, and the ledger of losses (失分明细)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from perfscore.model import Indicator, IndicatorScore, Scorecard, State, Step
from perfscore.present import View, ledger
from perfscore.present.bars import bar
from perfscore.present.exact_json import number
from perfscore.present.ledger import EXECUTION
from perfscore.present.overview import composed
from perfscore.present.points import STATE_TONES, bounds_of, difference, optional, score
from perfscore.present.table import EMPTY, Block, Cell, Column, Heading, Line, Row, Table, Tone, Where

RELATIONS = ("≥", "≤", ">", "<", "=")

DIMENSION_COLUMNS = (
    Column("一级指标"),
    Column("分值", right=True),
    Column("得分", right=True),
    Column("得分率", right=True),
    Column("", Where.SCREEN, free=True),
)
INDICATOR_COLUMNS = (
    Column("文件", Where.LISTS),
    Column("序号", right=True),
    Column("行", Where.DATA),
    Column("一级指标", Where.LISTS),
    Column("二级指标", Where.LISTS),
    Column("指标", Where.LISTS),
    Column("年度指标值", Where.LISTS),
    Column("实际完成值", Where.LISTS),
    Column("分值", right=True),
    Column("得分", Where.SCREEN | Where.BOOK, right=True),
    Column("得分", Where.DATA),
    Column("得分下限", Where.DATA),
    Column("得分上限", Where.DATA),
    Column("计算得分", Where.DATA),
    Column("自评", Where.SCREEN | Where.BOOK, right=True),
    Column("自评得分", Where.DATA),
    Column("差", right=True),
    Column("状态"),
    Column("原因", Where.DATA),
    Column("指标", Where.WIDE, free=True),
    Column("指标值 → 完成值", Where.WIDE, free=True),
    Column("说明", Where.WIDE | Where.LISTS, free=True),
    Column("指标及说明", Where.NARROW, free=True),
)


def blocks(card: Scorecard, view: View) -> tuple[Block, ...]:
    """Everything about one file, in the order of reading; the verdict stands last, where a terminal shows it."""
    lost = ledger.table(card)
    return (
        Heading(card.sheet.file),
        _title(card),
        _dimensions(card),
        *_rows(card, view),
        *((lost,) if lost is not None else ()),
        *_verdict(card),
    )


def _rows(card: Scorecard, view: View) -> Iterator[Block]:
    """All indicators with their steps, or those that lose, differ or are open and how many others there are."""
    if view.steps:
        yield indicators(card, view)
        return
    notable = indicators(card, view, frozenset(item.indicator.number for item in card.indicators if not settled(item)))
    if notable.rows:
        yield notable
    others = _others(card)
    if others:
        yield Line(others, Tone.FAINT)


def _others(card: Scorecard) -> str:
    """``其余95项满分（其中暂按自评2项：41、52），“--detail”逐项列出``."""
    full = [item for item in card.indicators if settled(item)]
    if not full:
        return ""
    taken = [str(item.indicator.number) for item in full if item.state is State.TAKEN]
    among = f"（其中暂按自评{len(taken)}项：序号{'、'.join(taken)}）" if taken else ""
    name = "其余" if len(full) < len(card.indicators) else "全部"
    return f"{name}{len(full)}项满分{among}；加“--detail”逐项列出。"


def settled(item: IndicatorScore) -> bool:
    """Full marks, and nothing else was reported: nothing that a reader must look at."""
    full, reported = item.indicator.full, item.indicator.reported
    return full is not None and item.points == full and reported in (None, full) and item.state is not State.ADJUDICATED


def _title(card: Scorecard) -> Line:
    sheet, policy = card.sheet, card.policy
    return Line(
        f"{sheet.name}　{sheet.kind.value}　{sheet.year_shown}　评分办法：{policy.name}（版本{policy.version}）"
    )


def _verdict(card: Scorecard) -> Iterator[Line]:
    yield Line(_result(card), Tone.STRONG if card.points is not None else Tone.BAD)
    yield Line(composed(card.full, card.composition))


def _result(card: Scorecard) -> str:
    grade = f"，等级{card.grade}" if card.grade else f"，等级未定（{card.ungraded}）" if card.ungraded else ""
    text = (
        _open(card, grade)
        if card.points is None
        else f"得分{number(card.points)}分（满分{number(card.full)}分）{grade}"
    )
    reported = card.sheet.reported_total
    if reported is None:
        return f"{text}。"
    low, high = (card.low, card.high) if card.points is None else (card.points, card.points)
    return f"{text}；自评总分{number(reported)}分{_apart(reported, low, high)}。"


def _apart(reported: Decimal, low: Decimal, high: Decimal) -> str:
    """How far the unit's own total lies outside what was computed, in words."""
    than = "比计算" if low == high else "比下限" if reported < low else "比上限"
    if reported < low:
        return f"，{than}低{number(low - reported)}分"
    return f"，{than}高{number(reported - high)}分" if reported > high else ""


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


# --- indicators -----------------------------------------------------------------------------------------


def indicators(card: Scorecard, view: View, only: frozenset[int] | None = None) -> Table:
    """Every indicator under its 一级 and 二级, computed and reported score side by side; ``only`` those numbers."""
    return Table(INDICATOR_COLUMNS, tuple(_indicator_rows(card, view, only)))


def _indicator_rows(card: Scorecard, view: View, only: frozenset[int] | None) -> Iterator[Row]:
    funds = card.funds
    if funds is not None and (only is None or funds.points != funds.full or funds.reported not in (None, funds.full)):
        yield _execution(card)
    group: tuple[str, str | None] | None = None
    for item in card.indicators:
        indicator = item.indicator
        if only is not None and indicator.number not in only:
            continue
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
