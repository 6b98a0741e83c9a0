"""部门整体支出绩效评价基础数据表: staff, controlled expenses, buildings, thrift."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfscore.language.nothing import answers_none
from perfscore.model import Basics, Expense, Scorecard
from perfscore.model.source import Mapping, Node, Sequence, Text
from perfscore.report import context, escape
from perfscore.report.filters import MISSING
from perfscore.report.forms.columns import EMPTY, NONE, foot, number, share, text
from perfscore.report.tables import Band, Cell, Column, Fit, Row, Table

WIDTHS = (30, 12, 12, 12, 12, 12, 12)
BUILDINGS = (
    "批复规模（m²）",
    "实际规模（m²）",
    "规模控制率",
    "预算投资（万元）",
    "实际投资（万元）",
    "投资概算控制率",
)


def basics(card: Scorecard) -> Table | None:
    """The whole form; None where the file has no 基础数据."""
    sheet, data = card.sheet, card.sheet.basics
    if data is None:
        return None
    return Table(
        (
            _staff(data, sheet.year),
            _expenses(data, sheet.year),
            _buildings(data.buildings, sheet.year),
            _thrift(data),
        ),
        WIDTHS,
        foot=(foot(sheet),),
        sheet="基础数据表",
    )


def _staff(data: Basics, year: int | None) -> Band:
    controlled = Fraction(data.staff) / Fraction(data.quota) if data.staff is not None and data.quota else None
    titles = ("编制数", f"{_year(year)}年实际在职人数", "控制率")
    columns = tuple(Column(title, span=2) for title in titles)
    row = (number(data.quota), number(data.staff), share(controlled))
    return Band(columns, (row,), label="财政供养人员情况（人）")


def _expenses(data: Basics, year: int | None) -> Band:
    titles = (f"{_year(year and year - 1)}年决算数", f"{_year(year)}年预算数", f"{_year(year)}年决算数")
    columns = (Column("经费控制情况（万元）", Fit.TEXT), *(Column(title, span=2) for title in titles))
    return Band(columns, tuple(row for expense in data.expenses for row in _expense(expense)))


def _year(year: int | None) -> str:
    return MISSING if year is None else str(year)


def _expense(row: Expense, prefix: str = "", depth: int = 0) -> Iterator[Row]:
    """A row and its parts. A full breakdown is numbered and its head ends with a colon; other parts are a mere 其中."""
    whole = depth == 0 and _adds_up(row)
    name = prefix + escape.one_line(row.name).rstrip("：:") + ("：" if whole else "")
    yield (Cell(name), *(number(value, NONE) for value in (row.last_final, row.budget, row.final)))
    for index, part in enumerate(row.parts):
        mark = f"{index + 1}、" if whole else ("其中：" if index == 0 else "　　　")
        yield from _expense(part, mark, depth + 1)


def _adds_up(row: Expense) -> bool:
    """The parts are a full breakdown (the form numbers them), not a mere 其中."""
    parts = [part.final for part in row.parts]
    return bool(parts) and row.final is not None and context.summed(parts) == row.final


def _buildings(node: Node | None, year: int | None) -> Band:
    columns = tuple(Column(title) for title in BUILDINGS)
    label = f"楼堂馆所控制情况\n（{_year(year)}年完工项目）"
    return Band(columns, tuple(tuple(cells) for cells in _building_rows(node)), label=label)


def _building_rows(node: Node | None) -> list[list[Cell]]:
    none = [Cell(NONE)] * len(BUILDINGS)
    if node is None:
        return [[Cell(MISSING)] * len(BUILDINGS)]
    if isinstance(node, Text):
        return [none] if answers_none(node) else [[text(node), *[EMPTY] * (len(BUILDINGS) - 1)]]
    entries = node.items if isinstance(node, Sequence) else [node]
    return [_building(entry) for entry in entries if isinstance(entry, Mapping)] or [none]


def _building(entry: Mapping) -> list[Cell]:
    written = {str(key): value for key, value in entry.items.items()}
    found = (next((value for key, value in written.items() if key in title), None) for title in BUILDINGS)
    return [Cell(escape.clean(value)) if isinstance(value, Text) else Cell(NONE) for value in found]


def _thrift(data: Basics) -> Band:
    return Band((Column("", Fit.TEXT, span=6),), ((text(data.thrift),),), label="厉行节约保障措施", titles=False)
