"""文字中的数与本表指标的数不一致。

年度总体目标、报告、偏差原因里带单位的数，凡名称用词和单位都对得上本表一项指标的，与该指标比较：预期目标比指标值，其余比实际完成值。
“300多场”“8项以上”按下限理解，“约”“近”按两成以内理解，写得较粗的数（90.5%）按四舍五入理解。
对应关系只凭用词和单位认定（指标名称相邻两字的组合有六成以上出现在该数的上下文中），从不凭数字相同或相近认定。
同一段文字里有一个数与指标一致的，其他的数视为说的是别的事。另外，与一项指标单位相同、用词有联系，而数字只差一处笔误
（相邻两位颠倒、一位不同、漏写万）的，也报。写明是上半年、去年、其中、“十四五”等另一时段或一部分的数不比较。

查不出：用词完全不同的同一件事；文字没有写单位的数。
改法：核对原始资料，文字和表统一。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from perfscore.checks.base import Row, Table, fires, manual, silent
from perfscore.checks.figures import Figure, slip
from perfscore.checks.subjects import Names, agrees_with, by_passage
from perfscore.model.finding import Category, Code, Finding, Level, Related
from perfscore.values.types import Quantity, Value

CODE = Code("PS411", Level.WARNING, Category.NARRATIVE, "文字与指标的数不一致", manual(__doc__))

_GOAL = "年度总体目标:\n  实际完成情况: %s\n绩效指标: {产出指标: {数量指标: [{指标: 完成历史遗留矿山生态修复面积, 年度指标值: 1300公顷, 实际完成值: 2654公顷, 分值: 5}]}}"
EXAMPLES = (
    fires(
        _GOAL % "全年完成历史遗留矿山修复任务2645公顷。",
        "实际完成情况写“全年完成历史遗留矿山修复任务2645公顷”，指标“完成历史遗留矿山生态修复面积”的实际完成值为“2654公顷”（相邻两位数字颠倒）。",
    ),
    silent(_GOAL % "全年完成历史遗留矿山修复任务2654公顷。"),
    silent(_GOAL % "全年完成历史遗留矿山修复任务近2700公顷。"),
    silent(_GOAL % "全年造林2645公顷。"),
    silent(_GOAL % "月均完成历史遗留矿山修复任务221公顷。"),
    silent(_GOAL % "2025年计划造林30公顷，完成历史遗留矿山修复任务1500公顷。"),
    silent(_GOAL % "上半年完成历史遗留矿山修复任务1100公顷，全年2654公顷。"),
)
PLANNED = ("预算", "计划", "目标", "批复", "要求", "上限")
_ANOTHER_TIME = re.compile(
    r"上半年|下半年|前三季度|季度|[0-9一二三四五六七八九十]月(?!底|末)|去年|上年|往年|同期|其中|首批|第[一二三]批|每|平均|人均|拟|预计|力争|剩余|尚有|还有"
)
FORECASTS = ("拟", "预计", "力争")
LATER = ("明年", "次年", "下年", "下一年")
_YEAR = re.compile(r"20\d\d(?=年)|明年|次年|下一?年|本年|今年|当年|全年")
_PLAN = re.compile(r"到20\d\d年|20\d\d年底前累计|十四五|三年|五年|以来|截至")


def check(table: Table) -> Iterator[Finding]:
    """Figures of the texts against the rows of the same table."""
    if not table.figures:
        return
    names = Names(table)
    for figures in by_passage(table.figures):
        yield from against(figures, names)


def against(figures: list[Figure], names: Names, other: Table | None = None) -> Iterator[Finding]:
    """Figures of one passage against the rows of a table; ``other`` where that is not the passage's own."""
    figures = [figure for figure in figures if names.candidates(figure)]  # most speak of nothing in the table
    confirmed = set(_confirmed(figures, names))
    for figure in figures:
        subject = names.about(figure)
        row = subject.row if subject is not None else None
        if row is None:
            row = _slipped(figure, names, confirmed)
        if row is None or row.indicator.number in confirmed or _own(figure, row):
            continue
        value = due(figure, row)
        if not isinstance(value, Quantity) or agrees_with(figure, value):
            continue
        if of_another_amount(figure, row, names.table.sheet.year):
            continue
        yield _finding(figure, row, value, other)


def of_another_amount(figure: Figure, row: Row, year: int | None) -> bool:
    """A growth, an average, a part, another time: not the number of the row."""
    return (
        _other_share(figure, row) or _average(figure, row) or _of_another_time(figure) or _of_a_later_year(figure, year)
    )


def _confirmed(figures: Iterable[Figure], names: Names) -> Iterator[int]:
    """Rows that some figure of the passage agrees with."""
    for figure in figures:
        subject = names.about(figure)
        rows = (subject.row,) if subject is not None else names.candidates(figure)
        for row in rows:
            value = due(figure, row)
            if isinstance(value, Quantity) and agrees_with(figure, value):
                yield row.indicator.number


def due(figure: Figure, row: Row) -> Value | None:
    """What the figure is to be compared with: the target for a goal or a budget, else the actual."""
    return row.target if _planned(figure) else row.actual


def _planned(figure: Figure) -> bool:
    return figure.passage.kind == "预期目标" or _of_a_plan(figure.before)


@lru_cache(maxsize=4096)
def _of_a_plan(words: str) -> bool:
    return any(word in words for word in PLANNED)


def _own(figure: Figure, row: Row) -> bool:
    """A cause speaks of its own row in many ways (how many are missing, of how many): only others' rows are compared."""
    indicator = figure.passage.indicator
    return indicator is not None and indicator.number == row.indicator.number


def _other_share(figure: Figure, row: Row) -> bool:
    """A percentage that says how much something grew is not the rate itself."""
    return figure.unit.family == "percent" and any(
        word in figure.words and word not in row.indicator.name
        for word in ("同比", "增长", "下降", "提高", "减少", "增加")
    )


def _average(figure: Figure, row: Row) -> bool:
    """日均清运850吨 is not 全年清运量."""
    return any(
        word in figure.before and word not in row.indicator.name for word in ("日均", "月均", "年均", "户均", "亩均")
    )


def _of_another_time(figure: Figure) -> bool:
    """A part of the year, another year, a plan of several years or an average is not this year's number."""
    clause = re.split(r"[，,。；;]", figure.sentence[: figure.sentence.find(figure.written)])[-1]
    found = [*_ANOTHER_TIME.findall(clause), *_ANOTHER_TIME.findall(figure.before)]
    if figure.passage.kind == "预期目标":  # there everything is yet to come
        found = [word for word in found if word not in FORECASTS]
    return bool(found) or _PLAN.search(figure.sentence) is not None


def _of_a_later_year(figure: Figure, year: int | None) -> bool:
    """2025年计划新建6所，培训3000人次: the time named last before the figure is a later year."""
    named = _YEAR.findall(figure.lead)
    return bool(named) and (
        named[-1] in LATER or (named[-1].isdecimal() and year is not None and int(named[-1]) > year)
    )


def _slipped(figure: Figure, names: Names, confirmed: set[int]) -> Row | None:
    if figure.at_least or figure.about or figure.passage.kind == "偏差原因":
        return None
    candidates = names.candidates(figure)
    if _is_sum(figure, candidates):
        return None
    for row in candidates:
        value = due(figure, row)
        if row.indicator.number in confirmed or not isinstance(value, Quantity) or value.is_range:
            continue
        if value.unit.name != figure.unit.name:
            continue
        how = slip(figure, value.lower)
        if how is None:
            continue
        shared = names.shared(figure, row)
        if len(shared) >= (1 if how == "相邻两位数字颠倒" else 2) and how != "少一位数字":
            return row
    return None


def _is_sum(figure: Figure, rows: tuple[Row, ...]) -> bool:
    """培训教师、校长等425人 beside 教师300人 and 校长125人."""
    values = [value for row in rows if isinstance(value := due(figure, row), Quantity)]
    same = all(value.unit.name == figure.unit.name for value in values)
    return len(values) > 1 and same and sum(value.lower for value in values) == figure.number


def _finding(figure: Figure, row: Row, value: Quantity, other: Table | None) -> Finding:
    indicator = row.indicator
    key = "年度指标值" if _planned(figure) else "实际完成值"
    shown = "指标值" if key == "年度指标值" else key
    how = slip(figure, value.lower) if not figure.at_least and figure.unit.name == value.unit.name else None
    where = f"“{other.sheet.name}”表的指标" if other is not None else "指标"
    text = indicator.target_shown if key == "年度指标值" else indicator.actual
    return CODE.at(
        figure.at,
        f"{figure.passage.title}写“{quoted(figure)}”，{where}“{indicator.name}”的{shown}为“{text}”{f'（{how}）' if how else ''}。",
        "核对原始资料，文字和表统一；说的是别的事的，在文字中写明。",
        indicator=indicator.name,
        stake=indicator.full,
        related=(Related(indicator.at(key), f"“{indicator.name}”的{shown}"),),
    )


def quoted(figure: Figure) -> str:
    """The figure with the words it is about, for a sentence."""
    before = figure.before.lstrip("、，：: ")
    before = before[-16:].lstrip("0123456789.:： ") if len(before) > 16 else before
    if before and before not in figure.sentence:
        before = before[-6:] if before[-6:] in figure.sentence else ""
    return f"{before}{figure.written}{figure.behind[:8]}"
