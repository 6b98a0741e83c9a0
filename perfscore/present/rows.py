"""Scored tables as flat rows for data tools: a row per file, per indicator, per finding. Column names are stable.

The columns are told once, here: ``docs/data.md`` lists them, ``--format parquet`` and the library's ``rows`` follow them.
A number is an exact ``Decimal``, never a float; what is not known is None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from perfscore.language.numbers import round_half_up
from perfscore.model import Funds, IndicatorScore, Scorecard
from perfscore.model.finding import Finding, Level

PLACES = 6
"""Decimals of a completion rate, which may have no finite form."""
FACTORS = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
Cell = str | int | Decimal | None


class Type(Enum):
    """What a column holds."""

    TEXT = "文字"
    NUMBER = "数"
    COUNT = "整数"


class Column(NamedTuple):
    """A column: its stable name, what it holds, what it means, and how it is taken from a row's source."""

    name: str
    type: Type
    about: str
    of: Callable[[Any], Cell]


class Source(NamedTuple):
    """What rows are made of: a scorecard (None where the file gave no sheet) with all findings."""

    file: str
    card: Scorecard | None
    findings: Sequence[Finding]


class Item(NamedTuple):
    """One indicator in its table."""

    card: Scorecard
    score: IndicatorScore


class Found(NamedTuple):
    """One finding, and the table it was found in."""

    card: Scorecard | None
    finding: Finding


class Rows(NamedTuple):
    """The rows of one file in the three tables, each a tuple of cells in the order of the columns."""

    files: tuple[tuple[Cell, ...], ...]
    indicators: tuple[tuple[Cell, ...], ...]
    findings: tuple[tuple[Cell, ...], ...]


def _sheet(name: str, about: str, of: Callable[[Scorecard], Any], type_: Type = Type.TEXT) -> Column:
    """A column that a file without sheet leaves empty, and that all three tables may share."""
    return Column(name, type_, about, lambda row: None if row.card is None else _plain(of(row.card)))


def _plain(value: Any) -> Cell:
    return str(value) if isinstance(value, str) else value


def _funds(name: str, about: str, field: str) -> Column:
    def amount(card: Scorecard) -> Decimal | None:
        funds: Funds | None = card.sheet.funds
        value: Decimal | None = None if funds is None else getattr(funds.total, field)
        return None if value is None or funds is None else value * FACTORS[funds.unit]

    return _sheet(name, about, amount, Type.NUMBER)


def _level(level: Level) -> Column:
    about = f"{level.shown}的个数。"
    return Column(level.shown, Type.COUNT, about, lambda row: Counter(f.level for f in row.findings)[level])


FILE = Column("文件", Type.TEXT, "文件的路径，照命令中的写法；与其他两张表相连。", lambda row: row.file)
KIND = _sheet("类型", "类型。", lambda card: card.sheet.kind.value)
YEAR = _sheet("年度", "年度。", lambda card: card.sheet.year, Type.COUNT)
NAME = _sheet("名称", "项目或部门的名称。", lambda card: card.sheet.name)
DEPARTMENT = _sheet("主管部门", "主管部门；部门整体的表没有填写的，为其名称。", lambda card: _department(card))

FILES: tuple[Column, ...] = (
    FILE,
    KIND,
    YEAR,
    DEPARTMENT,
    NAME,
    _sheet("实施单位", "实施单位。", lambda card: card.sheet.implementer),
    _sheet("项目代码", "项目代码。", lambda card: card.sheet.code),
    _sheet("评分办法", "所用的评分办法。", lambda card: card.policy.name),
    _sheet("满分", "各项分值之和。", lambda card: card.full, Type.NUMBER),
    _sheet("得分", "计算得分；有待定的为空。", lambda card: card.points, Type.NUMBER),
    _sheet("得分下限", "可能的最低得分。", lambda card: card.low, Type.NUMBER),
    _sheet("得分上限", "可能的最高得分。", lambda card: card.high, Type.NUMBER),
    _sheet("等级", "等级；不能确定的为空。", lambda card: card.grade),
    _sheet("自评总分", "填报的总分。", lambda card: card.sheet.reported_total, Type.NUMBER),
    _sheet("计算分", "得分中计算出来的部分。", lambda card: card.composition.computed, Type.NUMBER),
    _sheet("暂按自评分", "得分中暂按自评的部分。", lambda card: card.composition.taken, Type.NUMBER),
    _sheet("核定分", "得分中由人核定的部分。", lambda card: card.composition.adjudicated, Type.NUMBER),
    _sheet("待定分", "待定的各项的分值。", lambda card: card.composition.open, Type.NUMBER),
    _funds("年初预算数", "年度资金总额的年初预算数，元。", "initial"),
    _funds("全年预算数", "年度资金总额的全年预算数，元。", "budget"),
    _funds("全年执行数", "年度资金总额的全年执行数，元。", "spent"),
    _sheet("执行率", "预算执行率，百分数，两位小数。", lambda card: card.funds and card.funds.rate, Type.NUMBER),
    _sheet("预算执行分值", "预算执行的分值。", lambda card: card.funds and card.funds.full, Type.NUMBER),
    _sheet("预算执行得分", "预算执行的得分。", lambda card: card.funds and card.funds.points, Type.NUMBER),
    _level(Level.ERROR),
    _level(Level.WARNING),
    _level(Level.HINT),
)


def _item(name: str, about: str, of: Callable[[IndicatorScore], Any], type_: Type = Type.TEXT) -> Column:
    return Column(name, type_, about, lambda row: _plain(of(row.score)))


def _lost(score: IndicatorScore) -> Decimal | None:
    full = score.indicator.full
    return None if full is None or score.points is None else full - score.points


def _rate(score: IndicatorScore) -> Decimal | None:
    return None if score.ratio is None else round_half_up(score.ratio, PLACES)


INDICATORS: tuple[Column, ...] = (
    Column("文件", Type.TEXT, FILE.about, lambda row: row.card.sheet.file),
    _item("行", "指标在文件中的行号。", lambda score: score.indicator.at("指标").line, Type.COUNT),
    KIND,
    YEAR,
    DEPARTMENT,
    NAME,
    _item("序号", "指标在表中的次序，从1起。", lambda score: score.indicator.number, Type.COUNT),
    _item("一级指标", "一级指标。", lambda score: score.indicator.level1),
    _item("二级指标", "二级指标；没有的为空。", lambda score: score.indicator.level2),
    _item("指标", "三级指标的名称。", lambda score: score.indicator.name),
    _item("年度指标值", "年度指标值，照原文。", lambda score: score.indicator.target),
    _item("实际完成值", "实际完成值，照原文。", lambda score: score.indicator.actual),
    _item("计量单位", "单列的计量单位。", lambda score: score.indicator.unit),
    _item("完成率", "完成值与指标值之比（越小越好的相反），四舍五入到6位小数。", _rate, Type.NUMBER),
    _item("分值", "分值。", lambda score: score.indicator.full, Type.NUMBER),
    _item("得分", "得分；待定的为空。", lambda score: score.points, Type.NUMBER),
    _item("得分下限", "可能的最低得分。", lambda score: score.low, Type.NUMBER),
    _item("得分上限", "可能的最高得分。", lambda score: score.high, Type.NUMBER),
    _item("失分", "分值减得分；待定的为空。", _lost, Type.NUMBER),
    _item("计算得分", "按公式或评分标准算出的得分；算不出的为空。", lambda score: score.computed, Type.NUMBER),
    _item("自评得分", "填报的得分。", lambda score: score.indicator.reported, Type.NUMBER),
    _item("状态", "计算、暂按自评、核定或待定。", lambda score: score.state.value),
    _item("原因", "待定或核定的原因。", lambda score: score.reason),
    _item("评分标准", "执行的评分标准原文；没有的为空，按评分办法计分。", lambda score: score.indicator.rule or score.indicator.standard),
    _item("偏差原因", "偏差原因。", lambda score: score.indicator.cause or score.indicator.explanation),
    _item("改进措施", "改进措施。", lambda score: score.indicator.measure),
)  # fmt: skip


def _found(name: str, about: str, of: Callable[[Finding], Any], type_: Type = Type.TEXT) -> Column:
    return Column(name, type_, about, lambda row: _plain(of(row.finding)))


FINDINGS: tuple[Column, ...] = (
    _found("文件", FILE.about, lambda finding: finding.at.file),
    _found("行", "行号，从1起。", lambda finding: finding.at.line, Type.COUNT),
    _found("列", "列号，从1起。", lambda finding: finding.at.column, Type.COUNT),
    YEAR,
    DEPARTMENT,
    NAME,
    _found("代码", "问题代码，如PS201；“perfscore codes 代码”说明。", lambda finding: finding.code),
    _found("级别", "错误、警告（疑点）或提示，与 JSON 相同。", lambda finding: finding.level.value),
    _found("类别", "格式、算术、得分等类别。", lambda finding: finding.category.value),
    _found("标题", "一句话说明是什么问题。", lambda finding: finding.title),
    _found("指标", "涉及的指标；不涉及某一指标的为空。", lambda finding: finding.indicator),
    _found("说明", "看到什么，对得分有何影响。", lambda finding: finding.message or None),
    _found("建议", "怎样改。", lambda finding: finding.advice or None),
    _found("涉及分值", "取决于这个问题的分数。", lambda finding: finding.stake, Type.NUMBER),
    _found("相关", "另一处的位置，分号隔开。", lambda finding: "；".join(other.at.place for other in finding.related) or None),
)  # fmt: skip


def _department(card: Scorecard) -> str | None:
    from perfscore.model import Kind

    sheet = card.sheet
    return sheet.department or (sheet.name if sheet.kind is Kind.DEPARTMENT else None)


def rows(card: Scorecard | None, findings: Sequence[Finding]) -> Rows:
    """The rows of one file; of one that gave no sheet its findings, and a row that says so."""
    sources = tuple(_sources(card, findings))
    return Rows(
        tuple(cells(FILES, source) for source in sources),
        () if card is None else tuple(cells(INDICATORS, Item(card, score)) for score in card.indicators),
        tuple(cells(FINDINGS, Found(card, finding)) for finding in findings),
    )


def cells(columns: Sequence[Column], row: Any) -> tuple[Cell, ...]:
    """The cells of a row."""
    return tuple(column.of(row) for column in columns)


def _sources(card: Scorecard | None, findings: Sequence[Finding]) -> Iterator[Source]:
    if card is not None:
        yield Source(card.sheet.file, card, findings)
        return
    for file in dict.fromkeys(finding.at.file for finding in findings):
        yield Source(file, None, [finding for finding in findings if finding.at.file == file])
