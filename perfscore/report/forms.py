"""The forms and lists of a report as tables: 自评表, 目标申报表, 基础数据表, 失分明细, 总表 and the like.

Each function takes scored sheets and gives one Table; texts are cleaned here, no format cleans again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Dict
from decimal import Decimal
from fractions import Fraction

from perfscore.language.numbers import plain
from perfscore.model import Amounts, Expense, Funds, IndicatorScore, Kind, Scorecard, Sheet, State
from perfscore.model.finding import Finding
from perfscore.model.source import Mapping, Node, Text
from perfscore.model.source import Sequence as Items
from perfscore.report import context, escape
from perfscore.report.filters import MISSING, foot_date, percent
from perfscore.report.tables import Band, Cell, Column, Fit, Row, Table, merged

NONE = "—"  # not applicable
SIGNATURES = "联系电话：          单位负责人签字："

_FORM_WIDTHS = (5, 11, 12, 22, 16, 16, 8, 11, 24)
_BUILDINGS = (
    "批复规模（m²）",
    "实际规模（m²）",
    "规模控制率",
    "预算投资（万元）",
    "实际投资（万元）",
    "投资概算控制率",
)


def text(value: str | None) -> Cell:
    """A cell of text that must not be empty."""
    return Cell(escape.clean(value) if value else MISSING)


def optional(value: str | None) -> Cell:
    """A cell of text that may be empty."""
    return Cell(escape.clean(value) if value else "")


def number(value: Decimal | Fraction | int | None, empty: str = MISSING) -> Cell:
    """A cell with a number, exactly as in the data."""
    if value is None:
        return Cell(empty)
    shown = plain(value, 2) if isinstance(value, Fraction) else plain(value)
    return Cell(shown, Decimal(shown))


def share(ratio: Fraction | Decimal | None, empty: str = MISSING) -> Cell:
    """A cell with a percentage; the number behind it is the ratio rounded as shown."""
    shown = percent(ratio)
    return Cell(empty) if shown is None else Cell(shown, Decimal(shown[:-1]) / 100)


def evaluation(card: Scorecard) -> Table:
    """自评表 of a project or of a department, as the form is printed."""
    sheet = card.sheet
    bands = [_identity(sheet)]
    if sheet.funds is not None:
        bands += _department_funds(card, sheet.funds) if sheet.funds.by_income else _funds(card, sheet.funds)
    return Table(
        (*bands, _goals(sheet), _indicators(card)),
        _FORM_WIDTHS,
        foot=(foot(sheet),),
        wide=True,
        sheet=escape.one_line(sheet.name),
    )


def evaluation_title(sheet: Sheet) -> str:
    """The title over a 自评表."""
    if sheet.kind is Kind.DEPARTMENT:
        return f"{sheet.year}年度部门整体支出绩效自评表"
    return f"{sheet.year}年度项目支出绩效自评表（{escape.one_line(sheet.name)}）"


def foot(sheet: Sheet) -> str:
    """The line of signatures; only the date is ours to fill in."""
    day = foot_date(sheet.filled_on)
    return f"填表人：          填报日期：{escape.one_line(day) if day else MISSING}          {SIGNATURES}"


def _identity(sheet: Sheet) -> Band:
    if sheet.kind is Kind.DEPARTMENT:
        rows: tuple[Row, ...] = (
            (Cell("省级预算部门名称" if "省" in sheet.name else "部门名称", head=True), text(sheet.name)),
        )
        return Band((Column("", span=3), Column("", span=6)), rows, titles=False)
    columns = (Column("", span=3), Column("", span=2), Column("", span=2), Column("", span=2))
    name = text(sheet.name)
    rows = (
        (Cell("项目支出名称", head=True), Cell(name.text, columns=3), None, None),
        (Cell("主管部门", head=True), text(sheet.department), Cell("实施单位", head=True), text(sheet.implementer)),
    )
    return Band(columns, rows, titles=False)


_FUNDS_COLUMNS = (
    Column("", Fit.TEXT, span=2),
    Column("年初预算数"),
    Column("全年预算数"),
    Column("全年执行数"),
    Column("分值"),
    Column("执行率"),
    Column("自评得分"),
)


def _funds(card: Scorecard, funds: Funds) -> list[Band]:
    rows = [_total_row(card, funds)]
    for index, (name, part) in enumerate(funds.parts.items()):
        label = escape.one_line(name)
        rows.append(
            (
                Cell(f"其中：{label}" if index == 0 else f"　　　{label}"),
                *_money_cells(part),
                Cell(NONE),
                Cell(NONE),
                Cell(NONE),
            )
        )
    return [Band(_FUNDS_COLUMNS, tuple(rows), label=f"项目资金（{funds.unit}）")]


def _department_funds(card: Scorecard, funds: Funds) -> list[Band]:
    """The block of a department: the scored total, below it the two breakdowns side by side."""
    label = f"年度预算申请（{funds.unit}）"
    left = _breakdown(funds.by_income)
    right = _breakdown(funds.by_purpose)
    rows: list[Row] = [_total_row(card, funds)]
    rows.append(
        (
            Cell("按收入性质分：", columns=4, fit=Fit.TEXT),
            None,
            None,
            None,
            Cell("按支出性质分：", columns=3, fit=Fit.TEXT),
            None,
            None,
        )
    )
    count = max(len(left), len(right))
    rows.extend((_side(left, index, 4), None, None, None, _side(right, index, 3), None, None) for index in range(count))
    return [Band(_FUNDS_COLUMNS, tuple(rows), label=label)]


def _side(rows: Sequence[str], index: int, columns: int) -> Cell:
    shown = rows[index] if index < len(rows) else ""
    return Cell(("其中：" if index == 0 else "　　　") + shown if shown else "", columns=columns, fit=Fit.TEXT)


def _breakdown(rows: Dict[str, Amounts]) -> list[str]:
    shown = []
    for name, row in rows.items():
        given = [
            (title, value)
            for title, value in (("年初预算", row.initial), ("全年预算", row.budget), ("全年执行", row.spent))
            if value is not None
        ]
        amounts = (
            plain(given[0][1]) if len(given) == 1 else "，".join(f"{title}{plain(value)}" for title, value in given)
        )
        shown.append(f"{escape.one_line(name)}：{amounts or NONE}")
    return shown


def _total_row(card: Scorecard, funds: Funds) -> Row:
    score = card.funds
    points = context.funds_score(score).printed if score is not None else funds.reported
    full = score.full if score is not None else funds.full
    return (
        Cell("年度资金总额"),
        *(number(value) for value in (funds.total.initial, funds.total.budget, funds.total.spent)),
        number(full),
        share(context.rate(funds, score)),
        number(points),
    )


def _money_cells(row: Amounts) -> tuple[Cell, ...]:
    return tuple(number(value, NONE) for value in (row.initial, row.budget, row.spent))


def _goals(sheet: Sheet) -> Band:
    goal = sheet.goal
    expected, result = (goal.expected, goal.result) if goal is not None else (None, None)
    columns = (Column("预期目标", Fit.TEXT, span=4), Column("实际完成情况", Fit.TEXT, span=4))
    return Band(columns, ((text(expected), text(result)),), label="年度总体目标")


_INDICATOR_COLUMNS = (
    Column("一级指标"),
    Column("二级指标"),
    Column("三级指标", Fit.TEXT),
    Column("年度指标值"),
    Column("实际完成值"),
    Column("分值"),
    Column("自评得分"),
    Column("偏差原因分析及改进措施", Fit.TEXT),
)


def _indicators(card: Scorecard) -> Band:
    fulls = {str(row["名称"]): row["分值"] for row in context.dimension_records(card)}
    rows: list[Row] = []
    for score in card.indicators:
        row, points = score.indicator, context.item_score(score)
        rows.append(
            (
                Cell(_level1(row.level1, fulls.get(row.level1))),
                optional(row.level2),
                text(row.name),
                text(row.target),
                text(row.actual),
                number(row.full),
                number(points.printed),
                _explanation(score, points.printed),
            )
        )
    keys = [(score.indicator.level1, score.indicator.level2) for score in card.indicators]
    return Band(_INDICATOR_COLUMNS, (*merged(rows, (0, 1), keys), _sum_row(card)), label="绩效指标")


def _level1(name: str, full: object) -> str:
    points = f"\n（{plain(full)}分）" if isinstance(full, Decimal) else ""
    return escape.one_line(name) + points


def _explanation(score: IndicatorScore, points: Decimal | None) -> Cell:
    """Must be filled where points were lost."""
    said = context.explanation(score.indicator)
    lost = points is not None and score.indicator.full is not None and points < score.indicator.full
    return Cell(escape.clean(said)) if said else Cell(MISSING if lost else "")


def _sum_row(card: Scorecard) -> Row:
    total = context.total_score(card).printed
    return (
        Cell("总分", columns=5, outdent=True, head=True),
        None,
        None,
        None,
        None,
        number(card.full),
        number(total),
        Cell(""),
    )


def declaration(card: Scorecard) -> Table:
    """绩效目标申报表: targets and points, no actuals."""
    sheet = card.sheet
    rows: list[Row] = []
    fulls = {str(row["名称"]): row["分值"] for row in context.dimension_records(card)}
    for score in card.indicators:
        row = score.indicator
        rows.append(
            (
                Cell(_level1(row.level1, fulls.get(row.level1))),
                optional(row.level2),
                text(row.name),
                optional(row.value_type),
                text(row.target),
                optional(row.unit),
                number(row.full),
                text(row.standard or row.rule),
                optional(row.meaning),
            )
        )
    keys = [(score.indicator.level1, score.indicator.level2) for score in card.indicators]
    columns = (
        Column("一级指标"),
        Column("二级指标"),
        Column("三级指标", Fit.TEXT),
        Column("指标值类型"),
        Column("年度指标值"),
        Column("计量单位"),
        Column("分值"),
        Column("评（扣）分标准", Fit.TEXT),
        Column("指标解释", Fit.TEXT),
    )
    total = context.summed([score.indicator.full for score in card.indicators])
    sum_row: Row = (
        Cell("合计", columns=6, head=True, outdent=True),
        None,
        None,
        None,
        None,
        None,
        number(total),
        Cell(""),
        Cell(""),
    )
    expected = sheet.goal.expected if sheet.goal is not None else None
    goal = Band((Column("总体目标", Fit.TEXT, span=9),), ((text(expected),),), label="年度绩效目标")
    indicators = Band(columns, (*merged(rows, (0, 1), keys), sum_row), label="绩效指标")
    return Table(
        (*_declared(sheet), goal, indicators),
        (6, 9, 10, 20, 8, 14, 8, 6, 24, 18),
        foot=(foot(sheet),),
        wide=True,
        sheet=escape.one_line(sheet.name),
    )


def _declared(sheet: Sheet) -> list[Band]:
    columns = (Column("", span=3), Column("", span=3), Column("", span=2), Column("", span=2))
    rows: list[Row] = [
        (Cell("名称", head=True), text(sheet.name), Cell("年度", head=True), Cell(str(sheet.year))),
    ]
    if sheet.department or sheet.implementer:  # else the table is the unit's own, and the name says which
        rows.append(
            (Cell("主管部门", head=True), text(sheet.department), Cell("实施单位", head=True), text(sheet.implementer))
        )
    if sheet.funds is not None:
        name = f"年度资金总额（{sheet.funds.unit}）"
        rows.append(
            (
                Cell(name, head=True),
                Cell(number(sheet.funds.total.initial).text, sheet.funds.total.initial, columns=3),
                None,
                None,
            )
        )
    return [Band(columns, tuple(rows), titles=False)]


def basics(card: Scorecard) -> Table | None:
    """部门整体支出绩效评价基础数据表; None where the file has no 基础数据."""
    sheet, data = card.sheet, card.sheet.basics
    if data is None:
        return None
    controlled = Fraction(data.staff) / Fraction(data.quota) if data.staff is not None and data.quota else None
    staff = Band(
        (
            Column("财政供养人员情况（人）", span=1),
            Column("编制数", span=2),
            Column(f"{sheet.year}年实际在职人数", span=2),
            Column("控制率", span=2),
        ),
        ((Cell(""), number(data.quota), number(data.staff), share(controlled)),),
    )
    rows = [row for expense in data.expenses for row in _expense_rows(expense)]
    money_band = Band(
        (
            Column("经费控制情况（万元）", Fit.TEXT, span=1),
            Column(f"{sheet.year - 1}年决算数", span=2),
            Column(f"{sheet.year}年预算数", span=2),
            Column(f"{sheet.year}年决算数", span=2),
        ),
        tuple(rows),
    )
    buildings = Band(
        (Column("楼堂馆所控制情况", span=1), *(Column(title) for title in _BUILDINGS)),
        tuple((Cell(""), *cells) for cells in _buildings(data.buildings)),
    )
    thrift = Band(
        (Column("", span=1), Column("", Fit.TEXT, span=6)),
        ((Cell("厉行节约保障措施", head=True), text(data.thrift)),),
        titles=False,
    )
    return Table(
        (staff, money_band, buildings, thrift), (30, 12, 12, 12, 12, 12, 12), foot=(foot(sheet),), sheet="基础数据表"
    )


def _expense_rows(row: Expense, prefix: str = "", depth: int = 0) -> Iterable[Row]:
    name = "　" * depth + prefix + escape.one_line(row.name)
    yield (Cell(name), *(number(value, NONE) for value in (row.last_final, row.budget, row.final)))
    whole = depth == 0 and _adds_up(row)
    for index, part in enumerate(row.parts):
        mark = f"{index + 1}、" if whole else ("其中：" if index == 0 else "　　　")
        yield from _expense_rows(part, mark, depth + 1)


def _adds_up(row: Expense) -> bool:
    """The parts are a full breakdown (the form numbers them), not a mere 其中."""
    parts = [part.final for part in row.parts]
    return bool(parts) and row.final is not None and context.summed(parts) == row.final


def _buildings(node: Node | None) -> list[tuple[Cell, ...]]:
    if node is None:
        return [tuple(Cell(MISSING) for _ in _BUILDINGS)]
    if isinstance(node, Text):
        return [tuple(Cell(NONE) for _ in _BUILDINGS)] if context.is_none(node) else [(text(node), *[Cell("")] * 5)]
    entries = node.items if isinstance(node, Items) else [node]
    rows = []
    for entry in entries:
        if isinstance(entry, Mapping):
            written = {str(key): value for key, value in entry.items.items()}
            found = [next((value for key, value in written.items() if key in title), None) for title in _BUILDINGS]
            rows.append(tuple(Cell(escape.clean(value)) if isinstance(value, Text) else Cell(NONE) for value in found))
    return rows or [tuple(Cell(NONE) for _ in _BUILDINGS)]


def dimensions(card: Scorecard) -> Table:
    """得分构成: budget execution and each 一级指标."""
    rows: list[Row] = []
    if card.funds is not None:
        points = context.funds_score(card.funds).printed
        rows.append(
            (
                Cell("预算执行率"),
                number(card.funds.full),
                number(points),
                share(_ratio(points, card.funds.full)),
                Cell(NONE),
            )
        )
    for record in context.dimension_records(card):
        full, points = _decimal(record["分值"]), _decimal(record["得分"])
        done = f"{record['完成数']}/{record['指标数']}"
        rows.append((text(str(record["名称"])), number(full), number(points), share(_ratio(points, full)), Cell(done)))
    total = context.total_score(card).printed
    rows.append((Cell("合计", head=True), number(card.full), number(total), share(_ratio(total, card.full)), Cell("")))
    columns = (
        Column("项目", Fit.TEXT),
        Column("分值"),
        Column("自评得分"),
        Column("得分率"),
        Column("完成指标/指标数"),
    )
    return Table((Band(columns, tuple(rows)),), (24, 10, 12, 12, 18), sheet="得分构成")


def losses(card: Scorecard) -> Table:
    """失分明细: every loss, the ledger running down from full marks to the total."""
    rest = card.full
    rows: list[Row] = [(Cell(""), Cell("满分", columns=3), None, None, Cell(""), number(rest), Cell(""), Cell(""))]
    if card.funds is not None:
        points = context.funds_score(card.funds).printed
        if points is not None and points < card.funds.full:
            lost = card.funds.full - points
            rest -= lost
            rate = percent(context.rate(card.sheet.funds, card.funds)) if card.sheet.funds is not None else None
            reason = card.sheet.funds.cause if card.sheet.funds is not None else None
            measure = card.sheet.funds.measure if card.sheet.funds is not None else None
            rows.append(
                (
                    Cell("预算执行率"),
                    Cell("100%"),
                    Cell(rate or MISSING),
                    _steps(card.funds.steps),
                    number(lost),
                    number(rest),
                    text(reason),
                    text(measure),
                )
            )
    for score in card.indicators:
        row, points = score.indicator, context.item_score(score).printed
        if points is None or row.full is None or points >= row.full:
            continue
        lost = row.full - points
        rest -= lost
        cause, measure = (row.cause or row.explanation, row.measure or (NONE if row.explanation else None))
        rows.append(
            (
                text(row.name),
                text(row.target),
                text(row.actual),
                _calculation(score),
                number(lost),
                number(rest),
                text(cause),
                text(measure),
            )
        )
    total = context.total_score(card).printed
    rows.append(
        (
            Cell("总分", head=True, columns=4),
            None,
            None,
            None,
            number(card.full - total if total is not None else None),
            number(total),
            Cell(""),
            Cell(""),
        )
    )
    columns = (
        Column("指标", Fit.TEXT),
        Column("年度指标值"),
        Column("实际完成值"),
        Column("评分标准及计算", Fit.TEXT),
        Column("扣分"),
        Column("余分"),
        Column("偏差原因", Fit.TEXT),
        Column("改进措施", Fit.TEXT),
    )
    return Table((Band(columns, tuple(rows)),), (20, 13, 13, 26, 7, 8, 24, 22), wide=True, sheet="失分明细")


def _calculation(score: IndicatorScore) -> Cell:
    """The standard, how the points came about, and the unit's own score where it is another."""
    parts = [escape.clean(score.indicator.standard)] if score.indicator.standard else []
    own = context.item_score(score)
    if score.state is State.COMPUTED:
        parts += [escape.clean(step.note) for step in score.steps if step.note]
    if own.own and own.printed is not None and (own.differs or score.state is not State.COMPUTED):
        parts.append(f"自评{plain(own.printed)}分")
    return Cell("\n".join(part for part in parts if part) or NONE)


def _steps(steps: Iterable[object]) -> Cell:
    notes = [escape.clean(str(getattr(step, "note", ""))) for step in steps]
    return Cell("\n".join(note for note in notes if note) or "执行率×分值")


def ranking(cards: Sequence[Scorecard]) -> Table:
    """总表: one row per sheet, by printed score; equal scores share a rank; sheets without a score stand last."""
    ordered = sorted(cards, key=_rank_key)
    rows: list[Row] = []
    rank, before = 0, None
    for place, card in enumerate(ordered, start=1):
        total = context.total_score(card)
        if total.printed is None or total.printed != before:
            rank, before = place, total.printed
        funds = card.sheet.funds
        record = context.sheet_record(card)
        rows.append(
            (
                Cell(str(rank), Decimal(rank)) if total.printed is not None else Cell(NONE),
                text(card.sheet.name),
                text(card.sheet.department or card.sheet.name),
                Cell(str(card.sheet.year)),
                Cell(card.sheet.kind.value.removesuffix("绩效自评")),
                number(context.scaled(funds.total.budget, context.FACTORS[funds.unit]) if funds else None, NONE),
                number(context.scaled(funds.total.spent, context.FACTORS[funds.unit]) if funds else None, NONE),
                share(context.rate(funds, card.funds) if funds else None, NONE),
                number(total.printed),
                text(context.grade(card, total)),
                Cell(f"{record['完成数']}/{record['指标数']}"),
            )
        )
    columns = (
        Column("名次"),
        Column("名称", Fit.TEXT),
        Column("主管部门", Fit.TEXT),
        Column("年度"),
        Column("类型"),
        Column("全年预算数（万元）", Fit.NUMBER),
        Column("全年执行数（万元）", Fit.NUMBER),
        Column("执行率", Fit.NUMBER),
        Column("得分", Fit.NUMBER),
        Column("等级"),
        Column("完成指标/指标数"),
    )
    return Table((Band(columns, tuple(rows)),), (6, 22, 20, 7, 12, 14, 14, 11, 8, 6, 12), wide=True, sheet="总表")


def grades(cards: Sequence[Scorecard]) -> Table:
    """等级分布: how many sheets reach each grade."""
    found = [context.grade(card, context.total_score(card)) or "待定" for card in cards]
    names = [name for name in ("优", "良", "中", "差", "待定") if name in found or name != "待定"]
    rows: list[Row] = [
        (Cell(name), number(found.count(name)), share(Fraction(found.count(name), len(found)) if found else None))
        for name in names
    ]
    return Table((Band((Column("等级"), Column("个数"), Column("占比")), tuple(rows)),), (12, 12, 12), sheet="等级分布")


def details(cards: Sequence[Scorecard]) -> Table:
    """指标明细: every indicator of every sheet."""
    rows: list[Row] = []
    for card in cards:
        for score in card.indicators:
            row, points = score.indicator, context.item_score(score).printed
            lost = row.full - points if row.full is not None and points is not None else None
            rows.append(
                (
                    text(card.sheet.name),
                    text(row.level1),
                    optional(row.level2),
                    text(row.name),
                    text(row.target),
                    text(row.actual),
                    share(score.ratio, ""),
                    number(row.full),
                    number(points),
                    number(lost, ""),
                    optional(context.explanation(row)),
                )
            )
    columns = (
        Column("表", Fit.TEXT),
        Column("一级指标"),
        Column("二级指标"),
        Column("三级指标", Fit.TEXT),
        Column("年度指标值"),
        Column("实际完成值"),
        Column("完成率", Fit.NUMBER),
        Column("分值", Fit.NUMBER),
        Column("得分", Fit.NUMBER),
        Column("扣分", Fit.NUMBER),
        Column("偏差原因分析及改进措施", Fit.TEXT),
    )
    return Table((Band(columns, tuple(rows)),), (18, 10, 12, 24, 14, 14, 9, 7, 7, 7, 30), wide=True, sheet="指标明细")


def problems(findings: Sequence[Finding]) -> Table:
    """问题清单: every finding, for the people who mend the files; not part of a signed paper."""
    rows: list[Row] = [
        (
            Cell(found.level.shown),
            Cell(found.category.value),
            Cell(escape.one_line(found.at.file)),
            number(found.at.line),
            optional(found.indicator),
            Cell(escape.clean("\n".join(part for part in (found.title, found.message) if part))),
            optional(found.advice),
            number(found.stake, ""),
        )
        for found in findings
    ]
    columns = (
        Column("级别"),
        Column("类别"),
        Column("文件", Fit.TEXT),
        Column("行", Fit.NUMBER),
        Column("指标", Fit.TEXT),
        Column("说明", Fit.TEXT),
        Column("建议", Fit.TEXT),
        Column("涉及分值", Fit.NUMBER),
    )
    return Table((Band(columns, tuple(rows)),), (6, 6, 20, 5, 20, 40, 32, 8), wide=True, sheet="问题清单")


def _rank_key(card: Scorecard) -> tuple[bool, Decimal, str]:
    total = context.total_score(card).printed
    return (total is None, -total if total is not None else Decimal(0), card.sheet.name)


def _ratio(points: Decimal | None, full: Decimal | None) -> Fraction | None:
    return Fraction(points) / Fraction(full) if points is not None and full else None


def _decimal(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None
