"""自评表 of a project or of a department, as the form is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dict
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest
from typing import NamedTuple

from perfscore.language.numbers import plain
from perfscore.model import Amounts, Funds, Indicator, IndicatorScore, Kind, Scorecard, Sheet
from perfscore.report import context, escape
from perfscore.report.filters import MISSING
from perfscore.report.forms.columns import (
    EMPTY,
    NONE,
    Line,
    Shown,
    across,
    drawn,
    foot,
    heading,
    level1,
    number,
    optional,
    share,
    text,
    titled,
)
from perfscore.report.tables import Band, Cell, Column, Fit, Row, Table, merged

FIRST, NEXT = "其中：", "　　　"
POINTS = "自评得分"
WIDTHS = (6, 12, 12, 21, 16, 16, 7, 10, 25)


class Style(NamedTuple):
    """What differs between the forms of 财政部 and of a province: words, and what stands in cells without a value."""

    name: str = "项目名称"
    points: str = "得分"
    none: str = NONE  # in cells of parts that have no value or no points
    part_rate: bool = True  # parts of the funds have an execution rate of their own


MINISTRY = Style()
STYLES = {"湖南省": Style("项目支出名称", "自评得分", none="", part_rate=False)}
"""Forms by policy; a policy built on one of these prints its form."""


def style(card: Scorecard) -> Style:
    """The form that belongs to the policy of a sheet."""
    names = (card.policy.name, *card.policy.chain)
    return next((STYLES[name] for name in names if name in STYLES), MINISTRY)


class FundsLine(NamedTuple):
    """A row of the funds block; parts of the total have no points of their own."""

    name: str
    amounts: Amounts
    full: Cell
    rate: Cell
    points: Cell
    empty: str


FUNDS: tuple[Shown[FundsLine], ...] = (
    Shown("", lambda line: Cell(line.name), Fit.TEXT, span=2),
    Shown("年初预算数", lambda line: number(line.amounts.initial, line.empty)),
    Shown("全年预算数", lambda line: number(line.amounts.budget, line.empty)),
    Shown("全年执行数", lambda line: number(line.amounts.spent, line.empty)),
    Shown("分值", lambda line: line.full),
    Shown("执行率", lambda line: line.rate),
    Shown(POINTS, lambda line: line.points),
)


class IndicatorLine(NamedTuple):
    """A row of the indicators: its score, what is printed as its points, and what its 一级指标 is worth."""

    score: IndicatorScore
    points: Decimal | None
    group: object

    @property
    def row(self) -> Indicator:
        """The indicator scored."""
        return self.score.indicator


INDICATORS: tuple[Shown[IndicatorLine], ...] = (
    Shown("一级指标", lambda line: level1(line.row.level1, line.group)),
    Shown("二级指标", lambda line: optional(line.row.level2)),
    Shown("三级指标", lambda line: text(line.row.name), Fit.TEXT),
    Shown("年度指标值", lambda line: text(line.row.target)),
    Shown("实际完成值", lambda line: text(line.row.actual)),
    Shown("分值", lambda line: number(line.row.full)),
    Shown(POINTS, lambda line: number(line.points)),
    Shown("偏差原因分析及改进措施", lambda line: _explanation(line), Fit.TEXT),
)
BREAKDOWN = (("年初预算", "initial"), ("全年预算", "budget"), ("全年执行", "spent"))


def evaluation(card: Scorecard) -> Table:
    """The whole form."""
    sheet = card.sheet
    bands = [_identity(sheet, style(card))]
    if sheet.funds is not None:
        bands.append(_department_funds(card, sheet.funds) if sheet.funds.by_income else _funds(card, sheet.funds))
    return Table(
        (*bands, _goals(sheet), _indicators(card)),
        WIDTHS,
        foot=(foot(sheet),),
        wide=True,
        sheet=escape.one_line(sheet.name),
    )


def evaluation_title(card: Scorecard) -> str:
    """The title over a 自评表."""
    sheet = card.sheet
    whole = sheet.kind is Kind.DEPARTMENT
    words = "部门整体支出绩效自评表" if whole else "项目支出绩效自评表"
    year = MISSING if sheet.year is None else sheet.year
    return f"{year}年度{words}" + ("" if whole else f"（{escape.one_line(sheet.name)}）")


def _identity(sheet: Sheet, form: Style) -> Band:
    if sheet.kind is Kind.DEPARTMENT:
        title = "省级预算部门名称" if "省" in sheet.name else "部门名称"
        return Band((Column("", span=3), Column("", span=6)), ((heading(title), text(sheet.name)),), titles=False)
    columns = (Column("", span=3), Column("", span=2), Column("", span=2), Column("", span=2))
    rows = (
        across(heading(form.name), Cell(text(sheet.name).text, columns=3)),
        (heading("主管部门"), text(sheet.department), heading("实施单位"), text(sheet.implementer)),
    )
    return Band(columns, rows, titles=False)


def _funds(card: Scorecard, funds: Funds) -> Band:
    marks = (FIRST, *[NEXT] * len(funds.parts))
    form = style(card)
    parts = zip(marks, funds.parts.items(), strict=False)
    lines = [_total(card, funds), *(_part(mark + escape.one_line(name), part, form) for mark, (name, part) in parts)]
    return Band(_titled(FUNDS, form), tuple(drawn(FUNDS, lines)), label=f"项目资金（{funds.unit}）")


def _part(name: str, part: Amounts, form: Style) -> FundsLine:
    none = Cell(form.none)
    rate = Fraction(part.spent) / Fraction(part.budget) if part.budget and part.spent is not None else None
    return FundsLine(name, part, none, share(rate, form.none) if form.part_rate else none, none, form.none)


def _titled(columns: Sequence[Shown[Line]], form: Style) -> tuple[Column, ...]:
    """The heads of the columns in the words of the form."""
    return tuple(
        Column(form.points, column.fit, column.span) if column.title == POINTS else column for column in titled(columns)
    )


def _department_funds(card: Scorecard, funds: Funds) -> Band:
    """The block of a department: the scored total, below it the two breakdowns side by side."""
    pairs = [
        ("按收入性质分：", "按支出性质分："),
        *zip_longest(_breakdown(funds.by_income, style(card)), _breakdown(funds.by_purpose, style(card))),
    ]
    rows: list[Row] = drawn(FUNDS, [_total(card, funds)])
    rows += [across(_side(left, 4), _side(right, 3)) for left, right in pairs]
    return Band(_titled(FUNDS, style(card)), tuple(rows), label=f"年度预算申请（{funds.unit}）")


def _side(shown: str | None, columns: int) -> Cell:
    return Cell(shown or "", columns=columns, fit=Fit.TEXT)


def _breakdown(rows: Dict[str, Amounts], form: Style) -> Iterator[str]:
    mark = FIRST
    for name, row in rows.items():
        given = [(title, value) for title, key in BREAKDOWN if (value := getattr(row, key)) is not None]
        single = len(given) == 1
        amounts = "，".join(plain(value) if single else f"{title}{plain(value)}" for title, value in given)
        yield f"{mark}{escape.one_line(name)}：{amounts or form.none}"
        mark = NEXT


def _total(card: Scorecard, funds: Funds) -> FundsLine:
    score = card.funds
    return FundsLine(
        "年度资金总额",
        funds.total,
        full=number(score.full if score is not None else funds.full),
        rate=share(context.rate(funds, score)),
        points=number(context.funds_score(score).printed if score is not None else funds.reported),
        empty=MISSING,
    )


def _goals(sheet: Sheet) -> Band:
    goal = sheet.goal
    expected, result = (goal.expected, goal.result) if goal is not None else (None, None)
    columns = (Column("预期目标", Fit.TEXT, span=4), Column("实际完成情况", Fit.TEXT, span=4))
    return Band(columns, ((text(expected), text(result)),), label="年度总体目标")


def _indicators(card: Scorecard) -> Band:
    fulls = {str(row["名称"]): row["分值"] for row in context.dimension_records(card)}
    lines = [
        IndicatorLine(score, context.item_score(score).printed, fulls.get(score.indicator.level1))
        for score in card.indicators
    ]
    keys = [(line.row.level1, line.row.level2) for line in lines]
    total = across(
        Cell("总分", columns=5, outdent=True, head=True),
        number(card.full),
        number(context.total_score(card).printed),
        EMPTY,
    )
    return Band(
        _titled(INDICATORS, style(card)), (*merged(drawn(INDICATORS, lines), (0, 1), keys), total), label="绩效指标"
    )


def _explanation(line: IndicatorLine) -> Cell:
    """Must be filled where points were lost."""
    said = context.explanation(line.row)
    lost = line.points is not None and line.row.full is not None and line.points < line.row.full
    return Cell(escape.clean(said)) if said else Cell(MISSING if lost else "")
