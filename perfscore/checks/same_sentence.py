"""几行的说明是同一句话。

三个以上指标的偏差原因（或改进措施）一字不差，多半是套话：不同的工作很少有同样的原因和措施。
两个以上指标的“指标解释”完全相同的，作提示：解释应当区分各项指标。

查不出：改了几个字的套话。
改法：逐项写明各自的原因和措施。
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter

from perfscore.checks.base import Row, Table, fires, manual, said, silent
from perfscore.model import Indicator
from perfscore.model.finding import Category, Code, Finding, Level, Related

CODE = Code("PS604", Level.WARNING, Category.STATEMENT, "几个指标的说明是同一句话", manual(__doc__))

_ROW = "- {指标: %s, 年度指标值: 50公里, 实际完成值: 40公里, 分值: 5, 自评得分: 4, 偏差原因: %s, 改进措施: 加强管理。}"
EXAMPLES = (
    fires(
        "\n".join(
            _ROW % pair for pair in (("小修里程", "塌方改线。"), ("大修里程", "招标流标。"), ("中修里程", "雨季停工。"))
        ),
        "3个指标（小修里程、大修里程、中修里程）的改进措施都是“加强管理。”。",
    ),
    silent("\n".join(_ROW % pair for pair in (("小修里程", "塌方改线。"), ("大修里程", "招标流标。")))),
)
MANY = 3


_CELLS: dict[str, Callable[[Indicator], str | None]] = {
    "偏差原因": attrgetter("cause"),
    "改进措施": attrgetter("measure"),
    "偏差原因分析及改进措施": attrgetter("explanation"),
    "指标解释": attrgetter("meaning"),
}


def check(table: Table) -> Iterator[Finding]:
    """Causes and measures that stand in three rows or more."""
    for key, cell in _CELLS.items():
        groups: dict[str, list[Row]] = {}
        for row in table.rows:
            text = cell(row.indicator)
            if text is not None and said(text):
                groups.setdefault("".join(text.split()), []).append(row)
        for rows in groups.values():
            if len(rows) >= (2 if key == "指标解释" else MANY):
                yield _finding(key, rows)


def _finding(key: str, rows: list[Row]) -> Finding:
    first = rows[0].indicator
    names = "、".join(row.indicator.name for row in rows[:5]) + ("等" if len(rows) > 5 else "")
    text = (_CELLS[key](first) or "").strip()
    shown = text if len(text) <= 40 else text[:39] + "…"
    return CODE.at(
        first.at(key),
        f"{len(rows)}个指标（{names}）的{key}都是“{shown}”。",
        "逐项写明各自的解释。" if key == "指标解释" else "逐项写明各自的原因和措施。",
        level=Level.HINT if key == "指标解释" else None,
        indicator=first.name,
        related=tuple(Related(row.indicator.at(key), f"“{row.indicator.name}”") for row in rows[1:]),
    )
