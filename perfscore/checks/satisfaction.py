"""满意度没有写明调查依据。

满意度是调查得来的，应有调查对象、方式和样本数。实际完成值是一个整数百分比，又没有“数据来源”“佐证材料”“备注”，无从核对。
本行任何一格（“95%（抽样调查200份）”）或年度总体目标、报告中说到满意度的一句写了调查、问卷、回访等方式的，不报。
满意度的指标值定为100%的也提示：只要有一份不满意就算没有完成。

查不出：调查本身是否可靠。
改法：在“数据来源”写明调查方式、时间和有效样本数，“佐证材料”列出问卷统计。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Table, fires, manual, said, silent
from perfscore.model import Indicator
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.values.types import Percent

CODE = Code("PS513", Level.HINT, Category.STATEMENT, "满意度没有写明调查依据", manual(__doc__))

EXAMPLES = (
    fires(
        "绩效指标: {满意度指标: {服务对象满意度指标: [{指标: 村民满意度, 年度指标值: ≥90%, 实际完成值: 95%, 分值: 10}]}}",
        "“村民满意度”实际完成值“95%”没有写明调查对象、方式和样本数。",
    ),
    silent(
        "绩效指标: {满意度指标: {服务对象满意度指标: [{指标: 村民满意度, 年度指标值: ≥90%, 实际完成值: 95%（抽样调查200份）, 分值: 10}]}}"
    ),
    silent(
        "年度总体目标: {实际完成情况: 问卷调查显示村民满意度95%。}\n"
        "绩效指标: {满意度指标: {服务对象满意度指标: [{指标: 村民满意度, 年度指标值: ≥90%, 实际完成值: 95%, 分值: 10}]}}"
    ),
    silent(
        "绩效指标: {满意度指标: {服务对象满意度指标: [{指标: 村民满意度, 年度指标值: ≥90%, 实际完成值: 95%, 数据来源: 2024年11月问卷调查，有效问卷310份, 分值: 10}]}}"
    ),
)
HUNDRED = Decimal(100)
_SURVEY = re.compile("调查|问卷|抽样|回访|测评|访谈|走访|评议|好差评|样本|随访")
_COUNT = re.compile("[0-9]+份")
_STOP = re.compile(r"[。；;\n]")


def check(table: Table) -> Iterator[Finding]:
    """A rate of satisfaction without a source, or one that nobody can reach."""
    told: bool | None = None
    for row in table.rows:
        indicator = row.indicator
        if "满意" in indicator.level1 and isinstance(row.target, Percent) and row.target.lower >= HUNDRED:
            yield _unreachable(indicator)
        if "满意" not in indicator.name or not isinstance(row.actual, Percent) or row.actual.lower % 1:
            continue
        if indicator.evidence or said(indicator.data_source) or said(indicator.remark) or said(indicator.meaning):
            continue
        if _surveyed(indicator):
            continue
        told = _told(table) if told is None else told
        if told:
            continue
        yield CODE.at(
            indicator.at("实际完成值"),
            f"“{indicator.name}”实际完成值“{indicator.actual}”没有写明调查对象、方式和样本数。",
            "在“数据来源”写明调查方式、时间和有效样本数。",
            indicator=indicator.name,
            stake=indicator.full,
        )


def _surveyed(indicator: Indicator) -> bool:
    """A cell of the row tells how it was found out: 95%（抽样调查200份）."""
    cells = (indicator.actual, indicator.cause, indicator.measure, indicator.explanation, indicator.target)
    return any(_SURVEY.search(cell) or _COUNT.search(cell) for cell in cells if cell)


def _told(table: Table) -> bool:
    """A sentence of the texts tells how satisfaction was found out."""
    texts = (passage.text for passage in table.passages if "满意" in passage.text)
    return any("满意" in words and _SURVEY.search(words) for text in texts for words in _STOP.split(text))


def _unreachable(indicator: Indicator) -> Finding:
    finding = CODE.at(
        indicator.at("年度指标值"),
        f"“{indicator.name}”指标值要求满意度达到100%，一份不满意就没有完成，难以作为目标。",
        "按历年调查结果确定指标值。",
        title="满意度指标值定为100%",
        indicator=indicator.name,
        stake=indicator.full,
    )
    return finding._replace(category=Category.TARGET)
