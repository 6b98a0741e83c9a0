"""指标名称里留有指标值、关系符号、模板占位符，或者名称被截断。

名称写成“社会公众满意度≥90%”，是把指标值抄进了名称；“培训≥**人次”“××项目完成率”是模板没有填完；名称就是指标值
（“2024年内完成本年度工作”），看不出考核什么；名称以“…”结尾，是从系统导出时被截断。指标值、实际完成值里留有占位符（≥**、××）的也报。

查不出：没有符号的占位词。
改法：名称只写考核内容，指标值写在“年度指标值”栏。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.model import Indicator
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS506", Level.WARNING, Category.TARGET, "指标名称不规范", manual(__doc__))

EXAMPLES = (
    fires(
        "- {指标: 社会公众满意度≥90%, 年度指标值: ≥90%, 分值: 5}",
        "名称“社会公众满意度≥90%”中含有指标值“≥90%”。",
    ),
    fires("- {指标: 培训**人次, 年度指标值: 50人次, 分值: 5}", "名称“培训**人次”中的“**”是没有填写的模板占位符。"),
    fires(
        "- {指标: 2024年内完成本年度工作, 年度指标值: 2024年内完成本年度工作, 分值: 5}",
        "名称“2024年内完成本年度工作”就是指标值，看不出考核什么。",
    ),
    fires(
        "- {指标: 测绘资质巡查与测绘地理信息…, 年度指标值: 50次, 分值: 5}",
        "名称“测绘资质巡查与测绘地理信息…”不完整，末尾被截断。",
    ),
    fires(
        "- {指标: 培训人次, 年度指标值: ≥**人次, 分值: 5}",
        "“培训人次”的年度指标值“≥**人次”中的“**”是没有填写的模板占位符。",
    ),
    silent("- {指标: 社会公众满意度, 年度指标值: ≥90%, 分值: 5}"),
    silent("- {指标: “十四五”规划（2024版）*.shp数据, 年度指标值: 5套, 分值: 5}"),
)
_VALUE = re.compile(r"[≥≤＞＜≧≦><=＝]\s*[0-9０-９.．]*\s*[%％‰]?")
_MAY_BEGIN = re.compile(r"[*×Xx_（{#Nn]")
_HOLE = re.compile(r"\*{2,}|×{2,}|[Xx]{2,}|_{2,}|（填写[^）]*）|\{\{|#REF|NULL|null|#N/A")


def check(table: Table) -> Iterator[Finding]:
    """Values, placeholders and cut ends in names."""
    for row in table.rows:
        indicator = row.indicator
        cells = f"{indicator.name}\n{indicator.target}\n{indicator.actual}"
        hole = _HOLE.search(cells) if _MAY_BEGIN.search(cells) else None  # hardly any row has one
        message, level = _complaint(indicator, held=hole is not None)
        if message:
            yield CODE.at(
                indicator.at("指标"),
                message,
                "名称只写考核内容，指标值写在“年度指标值”栏。",
                level=level,
                indicator=indicator.name,
            )
        for key, text in (("年度指标值", indicator.target), ("实际完成值", indicator.actual)) if hole else ():
            if text and (hole := _HOLE.search(text)):
                yield CODE.at(
                    indicator.at(key),
                    f"“{indicator.name}”的{key}“{text}”中的“{hole[0]}”是没有填写的模板占位符。",
                    f"填写{key}。",
                    title="单元格没有填写完",
                    indicator=indicator.name,
                    stake=indicator.full,
                )


def _complaint(indicator: Indicator, *, held: bool) -> tuple[str | None, Level]:
    name = indicator.name.strip()
    target = (indicator.target or "").lstrip()
    if name[:1] == target[:1] and "".join(name.split()) == "".join(target.split()):
        return f"名称“{name}”就是指标值，看不出考核什么。", Level.WARNING
    if held and (hole := _HOLE.search(name)):
        return f"名称“{name}”中的“{hole[0]}”是没有填写的模板占位符。", Level.WARNING
    if value := _VALUE.search(name):
        return f"名称“{name}”中含有指标值“{value[0]}”。", Level.WARNING
    if name.endswith(("…", "...", "⋯")):
        return f"名称“{name}”不完整，末尾被截断。", Level.HINT
    return None, Level.HINT
