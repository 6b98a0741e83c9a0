"""文字的结论与表不符。

文字写“年初目标已完成”“各项指标全部完成”一类的结论，表中却有没有完成的指标；文字写“没有追加”，预算调整却有追加数；
报告写“部分项目进度滞后”，有期限的时效指标却全部满分（提示）；实际完成情况写“年度任务未能完成”，各项指标却都自评满分；
一项指标没有完成，偏差原因却写“已全部完成，无偏差”。
“基本完成”“大部分完成”不在此列。

查不出：没有用这些说法的结论。
改法：结论写明完成多少、没有完成多少。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfscore.checks.base import Row, Table, fires, manual, silent
from perfscore.checks.figures import Passage
from perfscore.language.nothing import answers_none
from perfscore.language.numbers import plain
from perfscore.model import State
from perfscore.model.finding import Category, Code, Finding, Level, Related
from perfscore.model.source import Span
from perfscore.values.reader import clean
from perfscore.values.statement import verdict
from perfscore.values.types import Moment, Quantity, Verdict

CODE = Code("PS415", Level.WARNING, Category.NARRATIVE, "文字的结论与表不符", manual(__doc__))

_ROW = "{指标: 小修里程, 年度指标值: 50公里, 实际完成值: %s公里, 分值: 5}"
_GOAL = "年度总体目标: {实际完成情况: %s}\n绩效指标: {产出指标: {数量指标: [" + _ROW + "]}}"
EXAMPLES = (
    fires(
        _GOAL % ("年初目标已全部完成。", 40), "实际完成情况写“年初目标已全部完成”，表中有1项指标没有完成：小修里程。"
    ),
    silent(_GOAL % ("年初目标基本完成。", 40)),
    silent(_GOAL % ("年初目标已全部完成。", 50)),
    fires(
        _GOAL.replace("分值: 5", "分值: 5, 自评得分: 5") % ("受汛情影响，年度任务未能如期完成。", 50),
        "实际完成情况写“年度任务未能如期完成”，1项指标却全部自评满分。",
    ),
    silent(_GOAL.replace("分值: 5", "分值: 5, 自评得分: 5") % ("上年未完成的任务已全部完成。", 50)),
    fires(
        "- {指标: 小修里程, 年度指标值: 50公里, 实际完成值: 40公里, 分值: 5, 自评得分: 4, 偏差原因: 按要求完成，无偏差。}",
        "“小修里程”的偏差原因写“按要求完成，无偏差。”，实际完成值“40公里”却没有达到指标值“50公里”。",
    ),
    silent(
        "- {指标: 小修里程, 年度指标值: 50公里, 实际完成值: 40公里, 分值: 5, 自评得分: 4, 偏差原因: 两处路段塌方，已于2025年3月完成。}"
    ),
)
_KIND = r"(?:年初|年度|既定|预期|各项|所有|全部|全年|绩效|部门|整体|工作|重点|的|确定|设定)"
_DONE = re.compile(
    rf"(?:年初|年度|既定|预期|各项|所有|全部|全年){_KIND}{{0,5}}(?:目标|任务|指标)(?:任务|指标)?[均都已全部面圆满如期按时顺利得到]{{0,8}}(?:完成|达成|实现)"
    rf"|完成(?:了)?(?:年初|年度|既定|全年|各项|全部){_KIND}{{0,5}}(?:目标|任务|指标)"
)
_HEDGED = re.compile(r"基本|大部分|多数|部分|努力|争取|确保|计划|要求|未|没有|不|超出|情况|围绕|为|率")
_DELAYS = ("进度滞后", "未能按期", "没有按期", "未按期", "延期完成", "推迟完成")
_LATE = re.compile(rf"(?:部分|个别|有的|一些)?[^，。；\n]{{0,8}}(?:{'|'.join(_DELAYS)})")
_NO_MORE = re.compile(r"(?:没有|无|未)(?:其他|任何)?(?:预算)?追加")


_FAILED = re.compile(
    r"(?:年度|全年|各项|全部|总体|年初|绩效|主要)[^，。；;\n]{0,6}(?:目标|任务|指标|工作)[^，。；;\n]{0,8}(?:未能?|没有?|尚未|无法)(?:按期|如期|按时|及时|全部|全面|完全)?(?:完成|达成|实现|达到)"
)
_BEFORE = re.compile("上年|去年|往年|历年|以前年度")
_NO_DEVIATION = re.compile(
    r"无(?:明显|较大|重大)?偏差|没有(?:明显|较大)?偏差|不存在偏差|未(?:发生|出现|产生)?偏差|未偏离"
)


def check(table: Table) -> Iterator[Finding]:
    """Sweeping claims against rows that were missed; no additions against additions."""
    if not table.evaluated:
        return
    missed = [row for row in table.rows if _missed(row)]
    timely = _timely(table)
    for row in missed:
        yield from _nothing_missed(row)
    for passage in table.passages:
        if not missed and passage.kind in ("实际完成情况", "报告"):
            yield from _failed(passage, table)
        if missed and passage.kind in ("实际完成情况", "报告"):
            yield from _done(passage, missed)
        if passage.kind == "报告":
            yield from _no_more(passage, table)
            yield from _late(passage, timely)


def _timely(table: Table) -> list[Row]:
    """The rows about time, where every one of them has full marks."""
    rows = [row for row in table.rows if "时效" in (row.indicator.level2 or "") and isinstance(row.target, Moment)]
    return [] if any(row.indicator.reported != row.indicator.full for row in rows) else rows


def _late(passage: Passage, rows: list[Row]) -> Iterator[Finding]:
    """The report admits delays while every row about time has full marks."""
    told = rows and any(word in passage.text for word in _DELAYS)
    claim = _LATE.search(passage.text) if told else None
    if claim is None:
        return
    names = "、".join(row.indicator.name for row in rows[:3])
    yield CODE.at(
        passage.span(claim.start(), len(claim[0])),
        f"{passage.title}写“{claim[0]}”，有期限的时效指标（{names}）却全部满分。",
        "写明哪些项目滞后、是否影响年度任务，时效指标据实评分。",
        level=Level.HINT,
        title="报告写进度滞后而时效指标满分",
        related=tuple(Related(_actual(row), f"“{row.indicator.name}”") for row in rows[:3]),
    )


def _missed(row: Row) -> bool:
    score, full = row.score, row.indicator.full
    return full is not None and score.high < full and score.state is not State.ADJUDICATED


def _done(passage: Passage, missed: list[Row]) -> Iterator[Finding]:
    for claim in _DONE.finditer(passage.text):
        if _HEDGED.search(claim[0]):
            continue
        names = "、".join(row.indicator.name for row in missed[:3]) + ("等" if len(missed) > 3 else "")
        yield CODE.at(
            passage.span(claim.start(), len(claim[0])),
            f"{passage.title}写“{claim[0]}”，表中有{len(missed)}项指标没有完成：{names}。",
            "结论写明完成多少、没有完成多少。",
            related=tuple(Related(_actual(row), f"“{row.indicator.name}”") for row in missed[:3]),
        )
        return


def _failed(passage: Passage, table: Table) -> Iterator[Finding]:
    """The text admits that the task was missed while every row has full marks."""
    rows = [row.indicator for row in table.rows]
    if not rows or any(row.full is None or row.reported != row.full for row in rows):
        return
    claim = _FAILED.search(passage.text)
    if claim is None:
        return
    if _BEFORE.search(passage.text[max(0, claim.start() - 8) : claim.end()]):
        return
    yield CODE.at(
        passage.span(claim.start(), len(claim[0])),
        f"{passage.title}写“{claim[0]}”，{len(rows)}项指标却全部自评满分。",
        "没有完成的指标据实评分，或者改正文字。",
        title="文字写没有完成而指标全部满分",
    )


def _nothing_missed(row: Row) -> Iterator[Finding]:
    """A row that was missed, and beside it the words that there is no deviation."""
    indicator = row.indicator
    for key, text in (("偏差原因", indicator.cause), ("偏差原因分析及改进措施", indicator.explanation)):
        claimed = text is not None and (_NO_DEVIATION.search(text) or verdict(clean(text)) is Verdict.MET)
        if text is None or answers_none(text) or not claimed or not isinstance(row.target, Quantity | Moment):
            continue
        yield CODE.at(
            indicator.at(key),
            f"“{indicator.name}”的偏差原因写“{text.strip()}”，实际完成值“{indicator.actual}”却没有达到指标值“{indicator.target_shown}”。",
            "写明没有完成的原因；确已完成的，更正实际完成值。",
            title="没有完成而写没有偏差",
            indicator=indicator.name,
            stake=indicator.full,
            related=(Related(_actual(row), f"“{indicator.name}”"),),
        )


def _actual(row: Row) -> Span:
    return row.indicator.at("实际完成值")


def _no_more(passage: Passage, table: Table) -> Iterator[Finding]:
    funds = table.sheet.funds
    change = funds.adjustment if funds is not None else None
    claim = _NO_MORE.search(passage.text)
    if claim is None or funds is None or change is None or not change.added:
        return
    yield CODE.at(
        passage.span(claim.start(), len(claim[0])),
        f"{passage.title}写“{claim[0]}”，预算调整有追加{plain(change.added)}{funds.unit}。",
        "写明追加的金额和原因。",
        related=(Related(change.at("追加"), "预算调整的追加"),),
    )
