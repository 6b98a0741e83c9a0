"""指标值不是要达到的结果：写成问句、让人选择，或者只有名目没有程度。

“是否符合要求”“能否按时完成？”“有没有投诉”问的是一件事，没有说要做到哪一样；“是/否”“好/中/差”列出的是选项；
“影响程度”“完成情况”“合规性”只说考核哪一方面；“据实”“待定”“视情况而定”留到以后再说。这样的指标值无论做到什么程度都算完成，
不能据以计分。

查不出：写成陈述句而没有标准的指标值（“提升服务水平”）。
改法：写明要达到的状态或数值，如“符合要求”“100%”“较上年提高”；分档的，在“评分标准”写明各档的条件。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, silent, words
from perfscore.checks.words import normal
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS518", Level.WARNING, Category.TARGET, "指标值不是要达到的结果", manual(__doc__))

_ROW = "- {指标: 采购程序合规性, 年度指标值: %s, 分值: 5}"
EXAMPLES = (
    fires(_ROW % "是否符合规定", "“采购程序合规性”指标值“是否符合规定”是问句，没有说要做到哪一样。"),
    fires(_ROW % "程序合不合规？", "“采购程序合规性”指标值“程序合不合规？”是问句，没有说要做到哪一样。"),
    fires(_ROW % "是/否", "“采购程序合规性”指标值“是/否”列出的是选项，没有说要做到哪一样。"),
    fires(_ROW % "合规程度", "“采购程序合规性”指标值“合规程度”只有名目，没有要达到的程度。"),
    fires(_ROW % "合规性", "“采购程序合规性”指标值“合规性”只有名目，没有要达到的程度。"),
    fires(_ROW % "视实际情况而定", "“采购程序合规性”指标值“视实际情况而定”没有定下来，不能据以计分。"),
    silent(_ROW % "符合规定"),
    silent(_ROW % "全面掌握采购情况"),
    silent(_ROW % "核查供应商是否具备资质"),
    silent(_ROW % "显著提升合规程度"),
    silent("- {指标: 采购程序合规性, 年度指标值: 合规程度, 评分标准: 完全合规得5分，有1处不合规扣1分, 分值: 5}"),
)
_ASKED = r"是否|能否|可否|会否|应否|有无|有没有|是不是|如何|怎样|怎么样|怎么|哪些|什么|多少|多大|多高|几(?=[个项次名家人天场件条])"
_QUESTION = re.compile(r"[?？]\s*$|[吗呢么]$|(?:与否|如何|怎样|怎么样|多少)$|([\u4e00-\u9fff])不\1")
_HEAD = re.compile(rf"[^，,。；;]{{0,8}}?(?:{_ASKED})")
_INQUIRY = re.compile("查|检|审|评估|评定|鉴|判|确认|了解|掌握|明确|反映|监测|监督|区分|甄别|无论|不论|不管")
_SEPARATOR = re.compile("[/／、，,或]")
_OTHERWISE = frozenset(("否", "无", "没有", "差", "低", "中", "一般", "较差", "较低", "不好"))
_DENIED = ("不", "未", "没", "非", "部分")
_OPEN = re.compile(
    r"待定|暂定|暂无|据实|按实|据实(?:结算|列支|填报)|视.{0,8}(?:而定|确定|情况)|(?:按|根据|依据)实际(?:情况|发生|需要|需求)?(?:确定|而定|填报)?"
)
_NOMINAL = re.compile(r"(?:程度|情况|状况)$")
_ASPECT = re.compile(r"(?:性|率|度|数量|质量|时间|进度|成本|水平|效果|成效|作用|影响|能力)$")
_ACTION = re.compile(
    "掌握|了解|公开|公布|公示|反映|通报|报告|上报|报送|汇报|跟踪|监测|监督|检查|核查|调查|摸清|查清|改善|改变|提升|提高|改进|完善|增强|加强|促进|"
    "推动|保障|保持|满足|达到|符合|按|根据|没有|减少|降低|缓解|避免|防止|解决|扭转|优化"
)
_QUALITY = re.compile("良好|较好|优良|正常|稳定|满意|显著|明显|充分|理想")
_CLOSE = 3  # an action and what it acts on are longer: 提升程度 names an aspect, 提升服务程度 an aim


def check(table: Table) -> Iterator[Finding]:
    """Targets in words that a result can neither reach nor miss."""
    for row in table.rows:
        indicator = row.indicator
        text = words(row.target)
        if text is None or not indicator.target or indicator.standard or indicator.rule:
            continue
        complaint = _complaint(text.strip("。.； "), indicator.name)
        if complaint:
            yield CODE.at(
                indicator.at("年度指标值"),
                f"“{indicator.name}”指标值“{indicator.target}”{complaint}。",
                "写明要达到的状态或数值；分档的，在“评分标准”写明各档的条件。",
                indicator=indicator.name,
                stake=indicator.full,
            )


def _complaint(text: str, name: str) -> str | None:
    if _asks(text):
        return "是问句，没有说要做到哪一样"
    if _chooses(text):
        return "列出的是选项，没有说要做到哪一样"
    if _OPEN.fullmatch(text):
        return "没有定下来，不能据以计分"
    return "只有名目，没有要达到的程度" if _names_only(text, name) else None


def _asks(text: str) -> bool:
    if _QUESTION.search(text):
        return not _INQUIRY.search(text) or text.endswith(("?", "？"))
    head = _HEAD.match(text)
    return head is not None and not _INQUIRY.search(head[0])


def _chooses(text: str) -> bool:
    """是/否, 优/良/中/差, 满意/不满意: what is good and what is not, side by side."""
    if text == "优良中差":
        return True
    first, *others = (item.strip() for item in _SEPARATOR.split(text))
    return bool(first) and any(other in _OTHERWISE or other in {sign + first for sign in _DENIED} for other in others)


def _names_only(text: str, name: str) -> bool:
    """完成情况, 影响程度; 合规性 beside an indicator that is called so."""
    if any(sign.isdecimal() for sign in text) or _QUALITY.search(text):
        return False
    ending = _NOMINAL.search(text)
    if ending is not None:
        action = _ACTION.match(text.removeprefix("全面").removeprefix("及时").removeprefix("有效").removeprefix("不断"))
        return action is None or ending.start() - action.end() < _CLOSE - 1
    return _ASPECT.search(text) is not None and normal(text) in normal(name)
