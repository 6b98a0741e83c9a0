"""Lists over one or many sheets: 得分构成, 总表, 等级分布, 指标明细, 问题清单."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from perfscore.language.money import wan_factor
from perfscore.language.numbers import plain
from perfscore.model import Indicator, IndicatorScore, Kind, Scorecard, Sheet
from perfscore.model.finding import Finding
from perfscore.report import context, escape
from perfscore.report.forms.columns import EMPTY, NONE, Shown, across, heading, listed, number, optional, share, text
from perfscore.report.tables import Cell, Fit, Row, Table

GRADES = ("优", "良", "中", "差")
OPEN = "待定"


class Part(NamedTuple):
    """A line of 得分构成."""

    name: Cell
    full: Decimal | None
    points: Decimal | None
    done: Cell = Cell(NONE)


PARTS: tuple[Shown[Part], ...] = (
    Shown("项目", lambda part: part.name, Fit.TEXT, 24),
    Shown("分值", lambda part: number(part.full), width=10),
    Shown("自评得分", lambda part: number(part.points), width=12),
    Shown("得分率", lambda part: share(_ratio(part.points, part.full)), width=12),
    Shown("完成指标/指标数", lambda part: part.done, width=18),
)


def dimensions(card: Scorecard) -> Table:
    """得分构成: budget execution and each 一级指标."""
    return listed(PARTS, _parts(card), "得分构成", wide=False)


def _parts(card: Scorecard) -> Iterator[Part]:
    if card.funds is not None:
        yield Part(Cell("预算执行率"), card.funds.full, context.funds_score(card.funds).printed)
    for record in context.dimension_records(card):
        full, points = _decimal(record["分值"]), _decimal(record["得分"])
        yield Part(text(str(record["名称"])), full, points, _done(record))
    total, parts = context.total_score(card).printed, context.parts_sum(card)
    if parts is not None and total is not None and parts != total:  # not a sum: both figures, each under its name
        yield Part(heading("各部分合计"), card.full, parts, EMPTY)
        yield Part(heading("填报的总分"), card.full, total, EMPTY)
    else:
        yield Part(heading("合计"), card.full, total, EMPTY)


class Ranked(NamedTuple):
    """A sheet at its rank; None where it has no score."""

    rank: int | None
    card: Scorecard
    total: context.Score

    @property
    def sheet(self) -> Sheet:
        """The sheet scored."""
        return self.card.sheet

    @property
    def own(self) -> Decimal | None:
        """The reported total."""
        return self.total.printed if self.total.own else None


RANKING: tuple[Shown[Ranked], ...] = (
    Shown("名次", lambda line: number(line.rank, NONE), width=6),
    Shown("名称", lambda line: text(line.sheet.name), Fit.TEXT, 22),
    Shown("主管部门", lambda line: text(line.sheet.department or line.sheet.name), Fit.TEXT, 20),
    Shown("年度", lambda line: text(None if line.sheet.year is None else str(line.sheet.year)), width=7),
    Shown("全年预算数（万元）", lambda line: _money(line.sheet, "budget"), Fit.NUMBER, 14),
    Shown("全年执行数（万元）", lambda line: _money(line.sheet, "spent"), Fit.NUMBER, 14),
    Shown("执行率", lambda line: _rate(line.card), Fit.NUMBER, 11),
    Shown("自评得分", lambda line: number(line.own, NONE), Fit.NUMBER, 9),
    Shown("计算得分", lambda line: _computed(line.card), Fit.NUMBER, 12),
    Shown("差", lambda line: _gap(line.own, line.card), Fit.NUMBER, 7),
    Shown("等级", lambda line: text(context.grade(line.card, line.total)), width=6),
    Shown("完成指标/指标数", lambda line: _done(context.sheet_record(line.card)), width=12),
)


def ranking(cards: Sequence[Scorecard]) -> Table:
    """总表: one row per sheet by printed score, reported beside computed; equal scores share a rank.

    Sheets without a score stand last. The last row adds up the money; scores are not added.
    """
    kinds = {card.sheet.kind for card in cards}
    name = "部门总表" if kinds == {Kind.DEPARTMENT} else "项目总表" if kinds == {Kind.PROJECT} else "总表"
    return listed(RANKING, _ranked(cards), name, last=[_sums(cards)] if len(cards) > 1 else ())


def _ranked(cards: Sequence[Scorecard]) -> Iterator[Ranked]:
    rank, before = 0, None
    for place, card in enumerate(sorted(cards, key=_rank_key), start=1):
        total = context.total_score(card)
        if total.printed is None or total.printed != before:
            rank, before = place, total.printed
        yield Ranked(rank if total.printed is not None else None, card, total)


def _rank_key(card: Scorecard) -> tuple[bool, Decimal, str]:
    total = context.total_score(card).printed
    return (total is None, -total if total is not None else Decimal(0), card.sheet.name)


def _money(sheet: Sheet, key: str) -> Cell:
    """An amount of the funds in 万元."""
    if sheet.funds is None:
        return Cell(NONE)
    return number(context.scaled(getattr(sheet.funds.total, key), wan_factor(sheet.funds.unit)), NONE)


def _rate(card: Scorecard) -> Cell:
    funds = card.sheet.funds
    return share(context.rate(funds, card.funds) if funds is not None else None, NONE)


def _computed(card: Scorecard) -> Cell:
    return number(card.points) if card.points is not None else Cell(f"{plain(card.low)}—{plain(card.high)}")


def _gap(own: Decimal | None, card: Scorecard) -> Cell:
    """Reported minus computed; from an interval, how far it lies outside; nothing where it does not."""
    low, high = (card.low, card.high) if card.points is None else (card.points, card.points)
    if own is None or low <= own <= high:
        return EMPTY
    gap = own - (high if own > high else low)
    return Cell(f"{'+' if gap > 0 else ''}{plain(gap)}", gap)


def _sums(cards: Sequence[Scorecard]) -> Row:
    """合计 of the money; nothing where a sheet does not say."""
    budget, spent = (_sum(cards, key) for key in ("budget", "spent"))
    rate = spent / budget if budget and spent is not None else None
    rest = [EMPTY] * (len(RANKING) - 7)
    return across(heading("合计", 4), number(budget, NONE), number(spent, NONE), share(rate, NONE), *rest)


def _sum(cards: Sequence[Scorecard], key: str) -> Fraction | None:
    total = Fraction(0)
    for card in cards:
        funds = card.sheet.funds
        amount = context.scaled(getattr(funds.total, key), wan_factor(funds.unit)) if funds is not None else None
        if amount is None:
            return None
        total += Fraction(amount)
    return total


class Grade(NamedTuple):
    """How many of all sheets have a grade."""

    name: str
    sheets: int
    of: int


GRADED: tuple[Shown[Grade], ...] = (
    Shown("等级", lambda line: Cell(line.name), width=12),
    Shown("个数", lambda line: number(line.sheets), width=12),
    Shown("占比", lambda line: share(Fraction(line.sheets, line.of) if line.of else None), width=12),
)


def grades(cards: Sequence[Scorecard]) -> Table:
    """等级分布: how many sheets reach each grade."""
    found = [context.grade(card, context.total_score(card)) or OPEN for card in cards]
    names = (*GRADES, OPEN) if OPEN in found else GRADES
    return listed(GRADED, (Grade(name, found.count(name), len(found)) for name in names), "等级分布", wide=False)


class Detail(NamedTuple):
    """An indicator of a sheet with what is printed as its points."""

    sheet: Sheet
    score: IndicatorScore
    points: Decimal | None

    @property
    def row(self) -> Indicator:
        """The indicator scored."""
        return self.score.indicator

    @property
    def lost(self) -> Decimal | None:
        """Points not reached."""
        return self.row.full - self.points if self.row.full is not None and self.points is not None else None


DETAILS: tuple[Shown[Detail], ...] = (
    Shown("表", lambda line: text(line.sheet.name), Fit.TEXT, 18),
    Shown("一级指标", lambda line: text(line.row.level1), width=10),
    Shown("二级指标", lambda line: optional(line.row.level2), width=12),
    Shown("三级指标", lambda line: text(line.row.name), Fit.TEXT, 24),
    Shown("年度指标值", lambda line: text(line.row.target), width=14),
    Shown("实际完成值", lambda line: text(line.row.actual), width=14),
    Shown("完成率", lambda line: share(line.score.ratio, ""), Fit.NUMBER, 9),
    Shown("分值", lambda line: number(line.row.full), Fit.NUMBER, 7),
    Shown("得分", lambda line: number(line.points), Fit.NUMBER, 7),
    Shown("扣分", lambda line: number(line.lost, ""), Fit.NUMBER, 7),
    Shown("偏差原因分析及改进措施", lambda line: optional(context.explanation(line.row)), Fit.TEXT, 30),
)


def details(cards: Sequence[Scorecard]) -> Table:
    """指标明细: every indicator of every sheet."""
    scores = ((card.sheet, score) for card in cards for score in card.indicators)
    lines = (Detail(sheet, score, context.item_score(score).printed) for sheet, score in scores)
    return listed(DETAILS, lines, "指标明细")


PROBLEMS: tuple[Shown[Finding], ...] = (
    Shown("级别", lambda found: Cell(found.level.shown), width=6),
    Shown("类别", lambda found: Cell(found.category.value), width=6),
    Shown("文件", lambda found: Cell(escape.one_line(found.at.file)), Fit.TEXT, 20),
    Shown("行", lambda found: number(found.at.line), Fit.NUMBER, 5),
    Shown("指标", lambda found: optional(found.indicator), Fit.TEXT, 20),
    Shown("说明", lambda found: _story(found), Fit.TEXT, 40),
    Shown("建议", lambda found: optional(found.advice), Fit.TEXT, 32),
    Shown("涉及分值", lambda found: number(found.stake, ""), Fit.NUMBER, 8),
)


def problems(findings: Sequence[Finding]) -> Table:
    """问题清单: every finding, for the people who mend the files; not part of a signed paper."""
    return listed(PROBLEMS, findings, "问题清单")


def _story(found: Finding) -> Cell:
    return Cell(escape.clean("\n".join(part for part in (found.title, found.message) if part)))


def _done(record: dict[str, Any]) -> Cell:
    return Cell(f"{record['完成数']}/{record['指标数']}")


def _ratio(points: Decimal | None, full: Decimal | None) -> Fraction | None:
    return Fraction(points) / Fraction(full) if points is not None and full else None


def _decimal(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None
