"""指标名称或解释里的数与指标值不同。

“指标解释”写“建设100处”，指标值却是120处；名称写“100处监测点建设”，指标值是80处。只比较单位相同的数；
名称和解释里的年份、文号、比例尺不算。

查不出：没有写单位的数；解释中说的是另一件事的数（因此作提示）。
改法：以批复的指标值为准统一。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.base import Row, Table, fires, manual, measured, silent
from perfscore.checks.figures import Figure, Passage, agrees, figures
from perfscore.checks.subjects import ends
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS516", Level.HINT, Category.TARGET, "名称或解释中的数与指标值不同", manual(__doc__))

EXAMPLES = (
    fires(
        "- {指标: 建设预警点, 年度指标值: ≥120处, 指标解释: 2024年建设100处, 分值: 3}",
        "“建设预警点”的指标解释写“100处”，指标值为“≥120处”。",
    ),
    silent("- {指标: 建设预警点, 年度指标值: ≥100处, 指标解释: 2024年建设100处, 分值: 3}"),
    silent("- {指标: 建设1000兆以上网络, 年度指标值: ≥100处, 指标解释: 覆盖14个乡镇, 分值: 3}"),
)


def check(table: Table) -> Iterator[Finding]:
    """Figures in the name and in 指标解释 against the target."""
    for row in table.rows:
        indicator, target = row.indicator, measured(row.target)
        unit = target.unit.name if target is not None else ""
        for key, text in (("指标解释", indicator.meaning), ("指标", indicator.name)) if unit else ():
            if text and unit in text and any(char.isdigit() for char in text):
                yield from _text(row, key, text)


def _text(row: Row, key: str, text: str) -> Iterator[Finding]:
    indicator, target = row.indicator, measured(row.target)
    span = ends(row.target)
    if target is None or span is None:
        return
    at = indicator.at(key)
    same = [figure for figure in figures(Passage(key, key, text, indicator.file, at, -1)) if _fits(figure, row)]
    if len(same) == 1 and not agrees(same[0], *span):
        yield CODE.at(
            at,
            f"“{indicator.name}”的{'指标解释' if key == '指标解释' else '名称'}写“{same[0].written}”，指标值为“{indicator.target_shown}”。",
            "以批复的指标值为准统一。",
            indicator=indicator.name,
            stake=indicator.full,
        )


def _fits(figure: Figure, row: Row) -> bool:
    target = measured(row.target)
    return target is not None and figure.unit.name == target.unit.name and figure.unit.family != "percent"
