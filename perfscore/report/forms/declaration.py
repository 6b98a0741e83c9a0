"""绩效目标申报表: targets and points, no actuals."""

from __future__ import annotations

from typing import NamedTuple

from perfscore.model import Indicator, Scorecard, Sheet
from perfscore.report import context, escape
from perfscore.report.forms.columns import (
    EMPTY,
    Shown,
    across,
    drawn,
    foot,
    heading,
    level1,
    number,
    optional,
    text,
    titled,
)
from perfscore.report.tables import Band, Cell, Column, Fit, Row, Table, merged

WIDTHS = (6, 9, 10, 20, 8, 14, 8, 6, 24, 18)


class Line(NamedTuple):
    """A row, and what its 一级指标 is worth."""

    row: Indicator
    group: object


INDICATORS: tuple[Shown[Line], ...] = (
    Shown("一级指标", lambda line: level1(line.row.level1, line.group)),
    Shown("二级指标", lambda line: optional(line.row.level2)),
    Shown("三级指标", lambda line: text(line.row.name), Fit.TEXT),
    Shown("指标值类型", lambda line: optional(line.row.value_type)),
    Shown("年度指标值", lambda line: text(line.row.target)),
    Shown("计量单位", lambda line: optional(line.row.unit)),
    Shown("分值", lambda line: number(line.row.full)),
    Shown("评（扣）分标准", lambda line: text(line.row.standard or line.row.rule), Fit.TEXT),
    Shown("指标解释", lambda line: optional(line.row.meaning), Fit.TEXT),
)


def declaration(card: Scorecard) -> Table:
    """The whole form."""
    sheet = card.sheet
    expected = sheet.goal.expected if sheet.goal is not None else None
    goal = Band((Column("总体目标", Fit.TEXT, span=9),), ((text(expected),),), label="年度绩效目标")
    return Table(
        (_identity(sheet), goal, _indicators(card)),
        WIDTHS,
        foot=(foot(sheet),),
        wide=True,
        sheet=escape.one_line(sheet.name),
    )


def _indicators(card: Scorecard) -> Band:
    fulls = {str(row["名称"]): row["分值"] for row in context.dimension_records(card)}
    lines = [Line(score.indicator, fulls.get(score.indicator.level1)) for score in card.indicators]
    keys = [(line.row.level1, line.row.level2) for line in lines]
    total = context.summed([line.row.full for line in lines])
    last = across(Cell("合计", columns=6, head=True, outdent=True), number(total), EMPTY, EMPTY)
    return Band(titled(INDICATORS), (*merged(drawn(INDICATORS, lines), (0, 1), keys), last), label="绩效指标")


def _identity(sheet: Sheet) -> Band:
    columns = (Column("", span=3), Column("", span=3), Column("", span=2), Column("", span=2))
    rows: list[Row] = [
        (heading("名称"), text(sheet.name), heading("年度"), text(None if sheet.year is None else str(sheet.year)))
    ]
    if sheet.department or sheet.implementer:  # else the table is the unit's own, and the name says which
        rows.append((heading("主管部门"), text(sheet.department), heading("实施单位"), text(sheet.implementer)))
    if sheet.funds is not None:
        initial = sheet.funds.total.initial
        name = heading(f"年度资金总额（{sheet.funds.unit}）")
        rows.append(across(name, Cell(number(initial).text, initial, columns=3)))
    return Band(columns, tuple(rows), titles=False)
