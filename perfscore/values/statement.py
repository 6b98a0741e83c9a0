"""Words without a value of their own, and what they say about completion: 未完成, 部分完成, 达标.

Negation comes first. A *failing* word says 未达成; a *partial* word, or one part done and another not, 部分达成; words that
assert completion and nothing else 达成. Everything else (有效保障, 良好, 推进中) needs the target or a person: no verdict.
无未完成事项, 未发生延期, 不合格率 are no failing words: a denied or named failure is taken out before reading.
"""

from __future__ import annotations

import re

from perfscore.values.types import Statement, Verdict

# cell text → verdict
EXAMPLES: list[tuple[str, Verdict | None]] = [
    ("是", Verdict.MET),
    ("否", Verdict.FAILED),
    ("达标", Verdict.MET),
    ("已全部完成", Verdict.MET),
    ("达成预期指标", Verdict.MET),
    ("达到预期目标。", Verdict.MET),
    ("按时完成", Verdict.MET),
    ("符合要求", Verdict.MET),
    ("验收合格", Verdict.MET),
    ("完成年度任务", Verdict.MET),
    ("未完成", Verdict.FAILED),
    ("没有完成", Verdict.FAILED),
    ("没有在规定时间内完成", Verdict.FAILED),
    ("未按计划完成", Verdict.FAILED),
    ("未达到预期目标", Verdict.FAILED),
    ("不达标", Verdict.FAILED),
    ("进度滞后", Verdict.FAILED),
    ("推迟到2025年完成", Verdict.FAILED),
    ("因疫情尚未开展", Verdict.FAILED),
    ("该项目已取消", Verdict.FAILED),
    ("部分完成", Verdict.PARTIAL),
    ("基本完成", Verdict.PARTIAL),
    ("大部分达成", Verdict.PARTIAL),
    ("部分工程没有在年度内完成", Verdict.PARTIAL),
    ("设计已完成，施工未完成", Verdict.PARTIAL),
    ("验收3项，其余未完成", Verdict.FAILED),
    ("无未完成事项", None),
    ("未发生延期", None),
    ("未出现不合格产品", None),
    ("不存在滞后情况", None),
    ("取消证明事项，方便群众", None),
    ("良好", None),
    ("效果明显", None),
    ("持续推进中", None),
    ("有效保障", None),
    ("提升", None),
    ("万级", None),
    ("1:10000", None),
    ("0.2m航飞影像", None),
    ("12345热线", None),
    ("完成14个县市区的数据质检", None),
]

_FAILURE = "未完成|未达成|未达标|未达到|不合格|不达标|不符合|滞后|推迟|延期|延迟|延误|延后|逾期|超期|取消|暂停|停滞|中断|拖欠"
# denied (无未完成事项), prevented (避免延误), or the name of a rate or of a thing (不合格率, 延迟时间, 取消证明事项)
_NEUTRAL = re.compile(
    rf"(?:无|没有|没|未|零|不|不存在|未发生|未出现|未发现|没有发生|没有出现|未有|杜绝|避免|防止|消除|减少|降低|不得|防范)任?何?(?:出现|发生)?(?:{_FAILURE})"
    rf"|(?:{_FAILURE})(?:的?(?:率|现象|情况|情形|事件|次数|时间|天数|比例|产品|样品|食品|药品|作业|整改))"
    r"|取消(?!了?(?:该|本|此|原|项目|活动|会议|任务|计划|培训|采购))(?=.)|组成部分|部分地区|(?:完成|达标|达成|达到|合格)(?:率|时间|情况|时限|进度|值|期限|日期|度|比例)"
)
_FAILED = re.compile(
    r"未(?:能|及时|按[^,;。]{0,8}|如期|全部|全面|完全|在[^,;。]{0,12})?(?:完成|达成|达标|达到|达|实现|开展|启动|实施|执行|落实|通过|验收|建成|开工|招标|采购|支付|到位|满足|完工|交付)"
    r"|未能|未按(?:期|时|要求|计划|规定)|未如期|未按期|尚未|还未|仍未|还没|暂未|没有?(?:能够?|按[^,;。]{0,8}|如期|全部|在[^,;。]{0,12})?(?:完成|达成|达标|达到|实现|开展|启动|实施|执行|落实)"
    r"|不达标|不合格|不符合|不满足|未予|滞后|推迟|延期|延后|延误|延迟|逾期|超期|暂停|停滞|中止|终止|搁置|取消|不能完成|无法完成|难以完成|^否$|^不是$|未有效"
)
_PARTIAL = re.compile(
    r"部分|大部|基本(?:上)?(?:完成|达成|达到|达标|实现|建成|满足|符合|形成|解决|完工|落实|合格)|基本上?按|大多数?完成|多数完成|主体完成|初步完成|阶段性完成|接近完成"
)
_DONE = re.compile(
    r"已(?:经|全部|全面|按[^,;。]{0,4})?(?:完成|实现|达到|达成|达标|建成|验收|开展|实施|落实|启用|交付)|完成了|(?:其余|其他|其它)[^,;。]{0,10}(?:完成|达标|达成)"
    r"|(?:^|[,;。])[^,;。·]{0,12}完成(?=[,;。]|$)"
)
_HOW = "(?:已|已经|全部|全面|均|都|按期|如期|按时|按要求|按计划|及时|圆满|顺利|超额|提前|成功|完全|验收|检查|质量|考核|经验收|实际|一次性)"
_DID = "(?:完成|达成|达标|达到|实现|合格|符合|满足|落实|通过|完工)"
_GOAL = (
    "(?:年度|年初|年内|当年|本年|本年度|全年|预期|既定|预定|预设|计划|规定|设定|绩效|全部|各项|所有|相关|合同|标准|质量|验收|目标|指标|任务|要求|计划|工作|"
    "目标值|指标值|的|值|内容)"
)
_MET = re.compile(rf"(?:是|已是|{_HOW}{{0,4}}{_DID}(?:并?通过?验收)?了?{_GOAL}{{0,6}})[。.;!]?")


def read(text: str) -> Statement:
    """The statement that a cleaned text is, with its verdict."""
    return Statement(text, verdict(text))


def verdict(text: str) -> Verdict | None:
    """What the words alone say about completion."""
    text = _NEUTRAL.sub("·", text)
    failed = _FAILED.search(text)
    if _PARTIAL.search(text) or (failed and _DONE.search(_FAILED.sub("·", text))):
        return Verdict.PARTIAL
    if failed:
        return Verdict.FAILED
    return Verdict.MET if _MET.fullmatch(text) else None


def denies(text: str) -> bool:
    """Whether a text speaks of failure or of a part, so that a number in it cannot stand for the whole."""
    return verdict(text) in (Verdict.FAILED, Verdict.PARTIAL)
