"""比率超过100%。

合格率、覆盖率、满意度、办结率这一类比率是部分占全部的份额，不可能超过100%。指标值要求“超过100%”的同样达不到。
增长率、完成率、执行率、提高幅度可以超过100%，不在此列。名称看不出是份额的不报，只有“＞100%”的指标值列为疑点。办结率、到位率、覆盖率等可能因跨年、调剂超过100%，列为疑点。

查不出：份额的分子、分母口径不一致而结果仍在100%以内的。
改法：核对分子、分母；本来是增长率的，在名称中写明。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Row, Table, fires, manual, silent
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.values.types import Percent, Relation, Value

CODE = Code("PS212", Level.ERROR, Category.UNIT, "比率超过100%", manual(__doc__))

EXAMPLES = (
    fires(
        "- {指标: 工程验收合格率, 年度指标值: ≥98%, 实际完成值: 102%, 分值: 5}",
        "“工程验收合格率”实际完成值“102%”超过100%，这类比率是部分占全部的份额，不可能超过100%。",
    ),
    fires(
        '- {指标: 投诉查处, 年度指标值: ">100%", 分值: 5}',
        "“投诉查处”指标值“>100%”要求超过100%，比率类指标达不到。",
    ),
    silent("- {指标: 客运量增长率, 年度指标值: ≥10%, 实际完成值: 120%, 分值: 5}"),
    silent("- {指标: 工程验收合格率, 年度指标值: 100%, 实际完成值: 100%, 分值: 5}"),
)
SHARE = re.compile(
    r"合格|优良|覆盖|满意|占比|比重|到位率|及时率|公开率|公示率|结案|办结|签约率|达标率|参与率|准确率|完好率|整改率|优秀率"
)
CERTAIN = re.compile(r"合格率|优良率|满意|占比|比重|准确率|完好率|达标率|优秀率")
GROWTH = re.compile(r"增长|增加|提高|提升|上升|同比|完成率|执行率|下降|减少|降低|超额|控制率|保值|增值|回报")
HUNDRED = Decimal(100)


def check(table: Table) -> Iterator[Finding]:
    """Shares above the whole, as target or as actual."""
    for row in table.rows:
        name = row.indicator.name
        if not (_above(row.actual) or _above(row.target) or _beyond(row.target)) or GROWTH.search(name):
            continue
        share = bool(SHARE.search(name + (row.indicator.meaning or "") + (row.indicator.standard or "")))
        level = Level.ERROR if CERTAIN.search(name) else Level.WARNING
        if share and _above(row.actual):
            yield _finding(row, "实际完成值", row.indicator.actual, level)
        if _above(row.target) and share:
            yield _finding(row, "年度指标值", row.indicator.target_shown, level)
        elif _beyond(row.target):
            yield _unreachable(row, Level.ERROR if share else Level.WARNING)


def _above(value: Value | None) -> bool:
    return isinstance(value, Percent) and value.unit.name == "%" and value.lower > HUNDRED


def _beyond(value: Value | None) -> bool:
    return (
        isinstance(value, Percent)
        and value.unit.name == "%"
        and value.relation is Relation.ABOVE
        and value.lower >= HUNDRED
    )


def _finding(row: Row, key: str, text: str | None, level: Level) -> Finding:
    shown = "指标值" if key == "年度指标值" else key
    finding = CODE.at(
        row.indicator.at(key),
        f"“{row.indicator.name}”{shown}“{text}”超过100%，这类比率是部分占全部的份额，不可能超过100%。",
        "核对分子、分母；本来是增长率的，在名称中写明。",
        level=level,
        indicator=row.indicator.name,
        stake=row.indicator.full,
    )
    return _declared(finding) if key == "年度指标值" else finding


def _declared(finding: Finding) -> Finding:
    """A target that cannot be reached is a mistake of the declaration."""
    return finding._replace(category=Category.TARGET)


def _unreachable(row: Row, level: Level) -> Finding:
    indicator = row.indicator
    finding = CODE.at(
        indicator.at("年度指标值"),
        f"“{indicator.name}”指标值“{indicator.target_shown}”要求超过100%，比率类指标达不到。",
        "改为“≥”，并核对指标值。",
        title="指标值要求超过100%",
        level=level,
        indicator=indicator.name,
        stake=indicator.full,
    )
    return _declared(finding)
