"""扣了分或没有完成，却没有说明原因。

自评得分低于分值，或者按评分办法没有完成，“偏差原因”（或“偏差原因分析及改进措施”）空着或只写“无”。
没有完成的指标必须分析原因、提出改进措施（财预〔2020〕10号）。自评得分本身有误的（PS301、PS302），那里已经指出没有说明原因，这里不再报。

查不出：原因写在别的行或报告正文里的。
改法：写明未完成的事实原因和改进措施。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfscore.checks.base import Row, Table, fires, manual, said, silent
from perfscore.language.numbers import plain
from perfscore.model import State
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS602", Level.WARNING, Category.STATEMENT, "扣分或未完成而没有说明原因", manual(__doc__))

EXAMPLES = (
    fires(
        "- {指标: 小修里程, 年度指标值: 50公里, 实际完成值: 40公里, 分值: 5, 自评得分: 4}",
        "“小修里程”指标值“50公里”，实际完成值“40公里”，自评4分（满分5分），没有说明原因。",
    ),
    fires(
        "- {指标: 小修里程, 年度指标值: 50公里, 实际完成值: 40公里, 分值: 5, 自评得分: 4, 偏差原因: 无}",
        "“小修里程”指标值“50公里”，实际完成值“40公里”，自评4分（满分5分），偏差原因只写“无”。",
    ),
    silent(
        "- {指标: 小修里程, 年度指标值: 50公里, 实际完成值: 40公里, 分值: 5, 自评得分: 4, 偏差原因: 两处路段塌方改线。, 改进措施: 汛前排查。}"
    ),
    silent("- {指标: 小修里程, 年度指标值: 50公里, 实际完成值: 50公里, 分值: 5, 自评得分: 5}"),
    silent("- {指标: 小修里程, 年度指标值: 50公里, 实际完成值: 40公里, 分值: 5, 自评得分: 5}"),
)


TELLING = ("PS301", "PS302")
"""Findings about the score of a row that say themselves that no cause is given: one row, one finding."""


def check(table: Table) -> Iterator[Finding]:
    """Points lost, or work not finished, with an empty cell beside it."""
    if not table.evaluated:
        return
    reported = {
        finding.at for finding in table.card.findings if finding.code in TELLING and finding.level is not Level.HINT
    }
    for row in table.rows:
        indicator = row.indicator
        if not _lost(row) or said(indicator.cause) or said(indicator.explanation):
            continue
        if indicator.at("自评得分") in reported:
            continue
        written = indicator.cause or indicator.explanation
        tail = f"偏差原因只写“{written.strip()}”" if written and written.strip() else "没有说明原因"
        yield CODE.at(
            indicator.at("偏差原因", "偏差原因分析及改进措施", "自评得分", "实际完成值"),
            f"“{indicator.name}”指标值“{indicator.target or ''}”，实际完成值“{indicator.actual or ''}”，{_score(row)}，{tail}。",
            "写明未完成的事实原因和改进措施。",
            indicator=indicator.name,
            stake=_stake(row),
        )


def _lost(row: Row) -> bool:
    indicator, score = row.indicator, row.score
    if indicator.full is None or row.actual is None:
        return False
    if indicator.reported is not None:
        below = indicator.reported < indicator.full
        return below or (score.state in (State.COMPUTED, State.OPEN) and score.high < indicator.full)
    return score.high < indicator.full


def _score(row: Row) -> str:
    indicator = row.indicator
    full = plain(indicator.full) if indicator.full is not None else ""
    if indicator.reported is None:
        return f"没有完成（满分{full}分）"
    return f"自评{plain(indicator.reported)}分（满分{full}分）"


def _stake(row: Row) -> Decimal | None:
    indicator = row.indicator
    if indicator.full is None:
        return None
    got = indicator.reported if indicator.reported is not None else row.score.high
    return indicator.full - min(got, row.score.high) if got < indicator.full else indicator.full - row.score.high
