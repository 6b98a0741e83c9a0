"""指标名称或解释里的年份不是本表年度。

名称写“2023年度新增矿山核实”，表却是2024年度的，多半是沿用上年的表。起止年份（2023—2025年）包含本年度的不报。
项目名称里的年份同样核对；写明结转的不报。

查不出：确是对上年度工作的核实（请在“备注”说明）。
改法：核对年份。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, said, silent
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS515", Level.HINT, Category.TARGET, "名称中的年份不是本表年度", manual(__doc__))

EXAMPLES = (
    fires(
        "- {指标: 2023年度新增矿山核实, 年度指标值: 1个, 分值: 5}",
        "“2023年度新增矿山核实”写的是2023年，本表年度为2024年。",
    ),
    fires(
        "名称: 2023年农村公路养护\n类型: 项目支出绩效自评\n年度: 2024",
        "项目名称“2023年农村公路养护”写的是2023年，本表年度为2024年。",
    ),
    silent("名称: 2023年结转公路养护\n类型: 项目支出绩效自评\n年度: 2024"),
    silent("- {指标: 实景三维建设（2023-2025年）, 年度指标值: 1个, 分值: 5}"),
    silent("- {指标: 落实国发〔2017〕24号文件, 年度指标值: 1个, 分值: 5}"),
)
_YEARS = re.compile(r"(?<!\d)(20\d\d)(?:\s*年?\s*[-—–~～至]\s*(20\d\d))?\s*(?=年|版)")


def check(table: Table) -> Iterator[Finding]:
    """A year in the name that is another than the sheet's."""
    year = table.sheet.year
    if year is None:
        return
    first = _another(table.sheet.name, year)
    if first is not None and "结转" not in table.sheet.name:
        yield CODE.at(
            table.sheet.at("名称"),
            f"项目名称“{table.sheet.name}”写的是{first}年，本表年度为{year}年。",
            "核对名称和年度；确是上年度项目的，在名称中写明结转。",
        )
    for row in table.rows:
        indicator = row.indicator
        first = None if said(indicator.remark) else _another(indicator.name, year)
        if first is not None:
            yield CODE.at(
                indicator.at("指标"),
                f"“{indicator.name}”写的是{first}年，本表年度为{year}年。",
                "核对年份；确是上年度工作的，在“备注”说明。",
                indicator=indicator.name,
            )


def _another(name: str, year: int) -> int | None:
    """The first year that the name tells, where none of its years and spans is the sheet's."""
    spans = [(int(a), int(b or a)) for a, b in _YEARS.findall(name)] if "20" in name else []
    return spans[0][0] if spans and not any(first <= year <= last for first, last in spans) else None
