"""说明不完整：有原因没有措施，有措施没有原因，或者措施与原因不对应。

偏差说明应有两部分：原因（事实）和改进措施（下一步改什么）。只有一部分的是缺陷；原因里写明已经怎样补救的（“已于2025年1月补足”），不再要求措施。措施只讲预算编制，而原因与预算无关、指标也不是
金额的，措施没有对着原因。原因只有几个字、没有任何事实（“因工作原因”“不及预期”）的，作提示。

查不出：措施是否可行。
改法：原因写事实（政策、数量、时间），措施写下年改什么。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfscore.checks.base import Row, Table, fires, manual, measured, said, silent
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS603", Level.WARNING, Category.STATEMENT, "偏差说明不完整", manual(__doc__))

_ROW = "- {指标: 小修里程, 年度指标值: 50公里, 实际完成值: 40公里, 分值: 5, 自评得分: 4%s}"
EXAMPLES = (
    fires(_ROW % ", 偏差原因: 两处路段因塌方改线，年内没有施工。", "“小修里程”写了偏差原因，没有写改进措施。"),
    fires(_ROW % ", 改进措施: 汛前逐处排查边坡，提前备料。", "“小修里程”写了改进措施，没有写偏差原因。"),
    fires(
        _ROW % ", 偏差原因: 两处路段因塌方改线，年内没有施工。, 改进措施: 把预算编得更准确。",
        "“小修里程”的偏差原因没有提到预算，改进措施“把预算编得更准确。”只讲预算，没有对着原因。",
    ),
    fires(
        _ROW % ", 偏差原因: 施工不及预期。, 改进措施: 汛前逐处排查边坡，提前备料。",
        "“小修里程”的偏差原因“施工不及预期。”没有写出事实。",
    ),
    silent(_ROW % ", 偏差原因: 两处路段因塌方改线，年内没有施工。, 改进措施: 汛前逐处排查边坡，提前备料。"),
    silent(_ROW % ", 偏差原因: 钢材价格上涨，工期紧张。, 改进措施: 汛前逐处排查边坡，提前备料。"),
    silent(_ROW % ", 偏差原因: 两处路段因塌方改线，已于2025年1月补足。"),
    silent(_ROW % ", 偏差原因分析及改进措施: 原因：两处路段塌方改线；措施：汛前逐处排查边坡。"),
)
_MONEY = re.compile(r"预算|资金|经费|成本|金额|概算|投资")
_EMPTY = re.compile(
    r"(工作|客观|主观|其他|其它|历史|特殊|各种|某些|现实)(等|方面|的)*(原因|因素)|不及预期|未达预期|工作需要|实际情况|情况变化"
)
_FACT = re.compile(r"[0-9０-９〔《“]|由于.{3}|减少|增加|取消|推迟|延期|暂停|不足")
_MEASURE = re.compile(r"措施|改进|整改|下一步|下年|今后|将|加强|完善|提前|优化")
_REMEDIED = re.compile(
    r"(?:已|现已|目前已|均已)(?:于|在|经|全部|陆续|如数|按|及时|[0-9〇一二三四五六七八九十]|年|月|日|底|初|中旬|[上下]旬|当年|次年|次月)*"
    r"(?:补|整改|纠正|更正|追回|收回|解决|完成|完工|竣工|拨付|支付|到位|落实|验收|交付|兑付|发放|清退|恢复|修复|处置)"
)
SHORT = 16


def check(table: Table) -> Iterator[Finding]:
    """The two halves of an explanation."""
    split = any(said(row.indicator.measure) for row in table.rows)  # the form has a column for measures
    for row in table.rows:
        indicator = row.indicator
        if (
            indicator.reported is not None
            and indicator.reported == indicator.full
            and row.score.points == indicator.full
        ):
            continue
        key, message, level = _complaint(row)
        level = level if split else Level.HINT
        if message:
            yield CODE.at(
                indicator.at(key),
                f"“{indicator.name}”{message}。",
                "原因写事实（政策、数量、时间），措施写下年改什么。",
                level=level,
                indicator=indicator.name,
            )


def _complaint(row: Row) -> tuple[str, str | None, Level]:
    indicator = row.indicator
    cause, measure, both = indicator.cause, indicator.measure, indicator.explanation
    if said(both) and both is not None and not said(cause) and not said(measure):
        lacking = not _MEASURE.search(both) and not _REMEDIED.search(both)
        return "偏差原因分析及改进措施", "的说明里没有改进措施" if lacking else None, Level.HINT
    if said(cause) and not said(measure):
        if cause is not None and _REMEDIED.search(cause):
            return "偏差原因", None, Level.HINT
        return "偏差原因", "写了偏差原因，没有写改进措施", Level.WARNING
    if said(measure) and not said(cause):
        return "改进措施", "写了改进措施，没有写偏差原因", Level.WARNING
    if cause is None or measure is None or not said(cause):
        return "偏差原因", None, Level.HINT
    if _beside_the_point(row, cause, measure):
        message = f"的偏差原因没有提到预算，改进措施“{measure.strip()}”只讲预算，没有对着原因"
        return "改进措施", message, Level.HINT
    if len(cause.strip()) <= SHORT and _EMPTY.search(cause) and not _FACT.search(cause):
        return "偏差原因", f"的偏差原因“{cause.strip()}”没有写出事实", Level.HINT
    return "偏差原因", None, Level.HINT


def _beside_the_point(row: Row, cause: str, measure: str) -> bool:
    target = measured(row.target)
    amount = target is not None and target.unit.family == "money"
    short = len(measure.strip()) <= 2 * SHORT
    return bool(short and _MONEY.search(measure) and not _MONEY.search(cause) and not amount)
