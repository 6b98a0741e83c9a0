"""年度总体目标里的数与指标对不上。

PS411 要求指标名称的大部分用词连着出现在文字里。这里再看换了说法、换了次序的：“对425户危房进行改造”与“危房改造户数550户”，
“资助学生425人”与“资助家庭经济困难学生人数550人”。只在两边都没有别的可能时比较：这段文字里单位相同、用词有联系的数只有一个，
表中与它单位相同、用词有联系的指标也只有一项，文字里也没有一个数与这项指标一致。相同的用词占名称六成以上的是疑点，只占这句话六成以上的作提示，都不到的不比较。
预期目标里写“达到85%以上”的，与指标值“≥95%”按界限比较。写明其中、上年、每期、累计等另一部分或另一时段的数不比较。

查不出：一段文字里有几个同类的数，或表中有几项同类的指标。
改法：以批复的绩效目标表为准统一；说的是其中一部分的，在文字中写明。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from perfscore.checks.base import Row, Table, fires, manual, silent
from perfscore.checks.figures import Figure, keys
from perfscore.checks.subjects import Names, agrees_with, alike, by_passage, ends
from perfscore.checks.text_against_rows import due, of_another_amount, quoted
from perfscore.checks.words import core, normal
from perfscore.model.finding import Category, Code, Finding, Level, Related
from perfscore.values.types import Quantity, Relation

CODE = Code("PS417", Level.WARNING, Category.NARRATIVE, "总体目标与指标的数对不上", manual(__doc__))

_GOAL = "年度总体目标: {预期目标: %s}\n绩效指标: {产出指标: {数量指标: [{指标: %s, 年度指标值: %s, 分值: 5}]}}"
EXAMPLES = (
    fires(
        _GOAL % ("对全县425户危房进行改造。", "危房改造户数", "550户"),
        "预期目标写“对全县425户危房进行改造”，指标“危房改造户数”的指标值为“550户”。",
    ),
    fires(
        _GOAL % ("资助学生425人。", "资助家庭经济困难学生人数", "≥550人"),
        "预期目标写“资助学生425人”，指标“资助家庭经济困难学生人数”的指标值为“≥550人”。",
    ),
    fires(
        _GOAL % ("群众满意度达到85%以上。", "群众满意度", "≥95%"),
        "预期目标写“群众满意度达到85%以上”，指标“群众满意度”的指标值为“≥95%”。",
    ),
    silent(_GOAL % ("对全县550户危房进行改造。", "危房改造户数", "550户")),
    silent(_GOAL % ("改造危房，其中土坯房425户。", "危房改造户数", "550户")),
    silent(_GOAL % ("改造危房425户，改造危旧厂房125户。", "危房改造户数", "550户")),
    silent(_GOAL % ("防汛抢险队伍一线值守425人。", "防汛物资管理培训人数", "550人")),
    silent(_GOAL % ("建设面积4250平方米。", "绿化面积", "550平方米")),
)
ENOUGH = Fraction(3, 5)
SHOWN = 32
_BREAK = re.compile(r"[，,。；;：:\n（）()]")
_FILLER = re.compile(
    "完成|达到|全年|全县|全市|全省|全区|全镇|年度|计划|预计|任务|以上|不低于|不少于|进行|开展|实现|确保|力争|左右|目标|不断|继续|做好|组织|提供|落实|本年|当年"
)
_SAYS_NOTHING = (
    "面积 数量 人数 人次 金额 资金 项目 工作 建设 完成 服务 里程 长度 时间 次数 户数 经费 标准 保障 管理 群众 全县 全市 全省 "
    "年度 实施 开展 情况 单位 人员 数额 总量 总数 个数 家数 规模 能力 水平 任务 补助 支出 发放 拨付 进行 以上"
)
_GENERIC = frozenset(_SAYS_NOTHING.split())
_NOTHING = re.compile("|".join(sorted(_GENERIC)))
_EXPLICIT = re.compile("以上|以内|不低于|不少于|不超过|至少|≥|≤")


def check(table: Table) -> Iterator[Finding]:
    """Figures of the goal that can only mean one row, and differ from it."""
    goals = [figure for figure in table.figures if figure.passage.kind in ("预期目标", "实际完成情况")]
    if not goals:
        return
    names, by_words = Names(table), _by_words(tuple(row.indicator.name for row in table.rows))
    for figures in by_passage(goals):
        yield from _passage(figures, names, by_words)


@lru_cache(maxsize=32)  # tables of other years and other offices have the same names
def _by_words(names: tuple[str, ...]) -> dict[str, list[int]]:
    """Rows by the words of their names: pair of characters → places in the table."""
    found: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        for key in keys(core(name)) - _GENERIC:
            found.setdefault(key, []).append(place)
    return found


def _passage(figures: list[Figure], names: Names, by_words: dict[str, list[int]]) -> Iterator[Finding]:
    rows = [row for row in names.table.rows if isinstance(_counted(row), Quantity)]
    met = {id(figure): _met(figure, names.table.rows, by_words) for figure in figures}
    often = Counter(id(row) for found in met.values() for row in found)
    for figure in figures:
        found = met[id(figure)]
        if len(found) != 1 or often[id(found[0])] != 1:
            continue
        if max(_cover(figure, found[0])) < ENOUGH:
            continue
        row, value = found[0], due(figure, found[0])
        if not isinstance(value, Quantity) or _taken(figure, row, figures, rows, names):
            continue
        if _same(figure, value) or of_another_amount(figure, row, names.table.sheet.year):
            continue
        yield _finding(figure, row)


def _taken(figure: Figure, met: Row, figures: list[Figure], rows: list[Row], names: Names) -> bool:
    """PS411 looks at it, another row has this very number, or another figure of the text has the row's."""
    if names.about(figure) is not None and not _EXPLICIT.search(_around(figure)):
        return True
    values = [due(figure, row) for row in rows if alike(figure.unit, _counted(row).unit)]
    if any(isinstance(value, Quantity) and agrees_with(figure, value) and not figure.at_least for value in values):
        return True
    mine = due(figure, met)
    return isinstance(mine, Quantity) and any(
        other is not figure and alike(other.unit, mine.unit) and agrees_with(other, mine) for other in figures
    )


def _counted(row: Row) -> Quantity:
    return row.target if isinstance(row.target, Quantity) else row.actual  # type: ignore[return-value]  # rows without a number were left out


def _met(figure: Figure, rows: tuple[Row, ...], by_words: dict[str, list[int]]) -> list[Row]:
    """The rows whose unit fits, and with which a pair of characters that says something is shared."""
    places = {place for key in keys(_clause(figure)) & by_words.keys() for place in by_words[key]}
    counted = ((rows[place], _counted(rows[place])) for place in sorted(places))
    return [row for row, value in counted if isinstance(value, Quantity) and alike(figure.unit, value.unit)]


def _clause(figure: Figure) -> str:
    """The words of the clause that the figure stands in, without those that say nothing."""
    return _telling(figure.sentence, figure.written)


def _around(figure: Figure) -> str:
    return _clause_of(figure.sentence, figure.written)


@lru_cache(maxsize=2048)
def _telling(sentence: str, written: str) -> str:
    return _FILLER.sub("·", _clause_of(sentence, written).replace(written, "·"))


@lru_cache(maxsize=2048)
def _clause_of(sentence: str, written: str) -> str:
    at = sentence.find(written)
    before = _BREAK.split(sentence[:at])[-1]
    behind = _BREAK.split(sentence[at + len(written) :])[0]
    return f"{before}{written}{behind}"


def _same(figure: Figure, value: Quantity) -> bool:
    """Equal as numbers; a bound that the text states (85%以上) against a bound of the row, number against number."""
    span = ends(value)
    if span is not None and figure.at_least and _EXPLICIT.search(_around(figure)) and value.relation is not None:
        bounded = value.relation in (Relation.AT_LEAST, Relation.ABOVE)
        return figure.value == span[0] if bounded and figure.passage.kind == "预期目标" else figure.value <= span[1]
    return agrees_with(figure, value)


def _cover(figure: Figure, row: Row) -> tuple[Fraction, Fraction]:
    """Shared characters as a part of the name and of the clause."""
    clause = _signs(_clause(figure))
    name = _signs(_NOTHING.sub("", core(row.indicator.name)) or row.indicator.name)
    of_clause = len(clause & _signs(normal(row.indicator.name)))
    return Fraction(len(name & clause), len(name) or 1), Fraction(of_clause, len(clause) or 1)


@lru_cache(maxsize=2048)
def _signs(text: str) -> frozenset[str]:
    return frozenset(sign for sign in text if "\u4e00" <= sign <= "\u9fff")


def _finding(figure: Figure, row: Row) -> Finding:
    indicator, planned = row.indicator, figure.passage.kind == "预期目标"
    of_name, _ = _cover(figure, row)
    key, shown = ("年度指标值", "指标值") if planned else ("实际完成值", "实际完成值")
    text = indicator.target_shown if planned else indicator.actual
    said = _around(figure).strip() if len(_around(figure)) <= SHOWN else quoted(figure)
    return CODE.at(
        figure.at,
        f"{figure.passage.title}写“{said}”，指标“{indicator.name}”的{shown}为“{text}”。",
        "以批复的绩效目标表为准统一；说的是其中一部分的，在文字中写明。",
        level=None if of_name >= ENOUGH else Level.HINT,
        indicator=indicator.name,
        stake=indicator.full,
        related=(Related(indicator.at(key), f"“{indicator.name}”的{shown}"),),
    )
