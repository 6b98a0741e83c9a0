"""绩效目标申报表: targets and points, no actuals."""

from __future__ import annotations

from typing import NamedTuple

from perfscore.language.numbers import plain
from perfscore.model import Indicator, Kind, Scorecard, Sheet
from perfscore.report import context, escape
from perfscore.report.filters import MISSING
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


class Line(NamedTuple):
    """A row, and what its 一级指标 is worth."""

    row: Indicator
    group: object


LEVELS: tuple[Shown[Line], ...] = (
    Shown("一级指标", lambda line: level1(line.row.level1, line.group), width=9),
    Shown("二级指标", lambda line: optional(line.row.level2), width=10),
    Shown("三级指标", lambda line: text(line.row.name), Fit.TEXT, 20),
)
VALUES: tuple[Shown[Line], ...] = (
    Shown("指标值类型", lambda line: optional(line.row.value_type), width=8),
    Shown("指标值", lambda line: text(line.row.target), width=14),
    Shown("计量单位", lambda line: optional(line.row.unit), width=8),
    Shown("指标解释", lambda line: optional(line.row.meaning), Fit.TEXT, 18),
    Shown("评（扣）分标准", lambda line: text(line.row.standard or line.row.rule), Fit.TEXT, 24),
)
FULL: Shown[Line] = Shown("分值", lambda line: number(line.row.full), width=6)
REMARK: Shown[Line] = Shown("备注", lambda line: optional(line.row.remark), width=10)
POINTS: Shown[Line] = Shown("备注", lambda line: _points(line.row), width=10)
"""In the form of a unit the points stand under 备注."""
SPARED = ("指标值类型", "计量单位", "指标解释", "备注")
"""Columns that a project's form has only where something is written in them."""
LABEL = 6


def declaration(card: Scorecard) -> Table:
    """The whole form: of a unit (部门整体), or of a project with its money."""
    sheet = card.sheet
    unit = is_unit(sheet)
    columns = (*LEVELS, *VALUES, POINTS) if unit else _needed(card)
    indicators = _indicators(card, columns, whole=not unit)
    count = len(columns)
    expected = sheet.goal.expected if sheet.goal is not None else None
    if unit:
        bands: tuple[Band, ...] = (_unit(sheet, expected, count), indicators)
    else:
        goal = Band((Column("总体目标", Fit.TEXT, span=count),), ((text(expected),),), label="年度绩效目标")
        bands = (_project(sheet, count), goal, indicators)
    widths = (LABEL, *(column.width for column in columns))
    foot_line = () if unit and not sheet.filled_on else (foot(sheet),)
    return Table(bands, widths, foot=foot_line, wide=True, sheet=escape.one_line(sheet.name))


def declaration_title(sheet: Sheet) -> str:
    """The title over a 申报表."""
    if is_unit(sheet):
        return "部门（单位）整体绩效目标申报表"
    year = MISSING if sheet.year is None else sheet.year
    return f"{year}年度项目支出绩效目标申报表（{escape.one_line(sheet.name)}）"


def is_unit(sheet: Sheet) -> bool:
    """The declaration of a whole unit, not of a project: nobody stands above it or carries it out, and it has no money block."""
    if sheet.kind is Kind.DEPARTMENT:
        return True
    return sheet.kind is Kind.DECLARATION and sheet.implementer is None and sheet.department in (None, sheet.name)


def _needed(card: Scorecard) -> tuple[Shown[Line], ...]:
    rows = [Line(score.indicator, None) for score in card.indicators]
    return tuple(
        column
        for column in (*LEVELS, *VALUES, FULL, REMARK)
        if column.title not in SPARED or any(column.cell(line).text for line in rows)
    )


def _points(row: Indicator) -> Cell:
    shown = f"{plain(row.full)}分" if row.full is not None else MISSING
    return Cell("\n".join(part for part in (shown, escape.clean(row.remark) if row.remark else "") if part))


def _indicators(card: Scorecard, columns: tuple[Shown[Line], ...], *, whole: bool) -> Band:
    """The rows; ``whole``: with the points of each 一级指标 and their sum."""
    fulls = {str(row["名称"]): row["分值"] for row in context.dimension_records(card)} if whole else {}
    lines = [Line(score.indicator, fulls.get(score.indicator.level1)) for score in card.indicators]
    keys = [(line.row.level1, line.row.level2) for line in lines]
    rows = merged(drawn(columns, lines), (0, 1), keys)
    if whole:
        total = context.summed([line.row.full for line in lines])
        at = next(index for index, column in enumerate(columns) if column.title == FULL.title)
        last = across(
            Cell("合计", columns=at, head=True, outdent=True), number(total), *[EMPTY] * (len(columns) - at - 1)
        )
        rows = (*rows, last)
    return Band(titled(columns), rows, label="绩效指标")


def _unit(sheet: Sheet, expected: str | None, count: int) -> Band:
    columns = (Column("", span=3), Column("", Fit.TEXT, span=count - 2))
    rows = (
        (heading("部门（单位）名称"), text(sheet.name)),
        (heading("部门（单位）职责"), text(sheet.duties)),
        (heading("年度总体目标"), text(expected)),
    )
    return Band(columns, rows, titles=False)


def _project(sheet: Sheet, count: int) -> Band:
    half = (count - 3) // 2
    columns = (Column("", span=3), Column("", span=half), Column("", span=2), Column("", span=count - 4 - half))
    rows: list[Row] = [
        (heading("项目名称"), text(sheet.name), heading("年度"), text(None if sheet.year is None else str(sheet.year)))
    ]
    rows.append((heading("主管部门"), text(sheet.department), heading("实施单位"), text(sheet.implementer)))
    if sheet.funds is not None:
        initial = sheet.funds.total.initial
        name = heading(f"年度资金总额（{sheet.funds.unit}）")
        rows.append(across(name, Cell(number(initial).text, initial, columns=3)))
    return Band(columns, tuple(rows), titles=False)
