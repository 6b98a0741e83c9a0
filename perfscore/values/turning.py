"""Words that turn what a cell says: a denial, a comparison, a movement, another time, a plan, a part.

A number or a date is taken as a result only if every such word of its cell is *used*: read as a relation or a direction, or a
part of the name that the indicator itself bears. The class is closed and small, single characters where the language allows it
(不 turns 不合格率 as well as 不显著); everything else in a cell is inert. A word that is not known here as harmless and holds such a
character makes the cell undecided: at worst a question too many, never a score too high.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from perfscore.language import units
from perfscore.values.reader import FORECASTS, Lexicon, words
from perfscore.values.types import Moment, Quantity, Value

ALL_DUE = re.compile(r"应(?!当)(.)尽\1")
"""应保尽保: all that was due."""


def is_plain(value: Value | None) -> bool:
    """The everyday cell, in which no word can turn anything: a date, or a number with a unit of the table, alone."""
    if isinstance(value, Quantity):
        return not (value.before or value.after) and units.find(value.unit.name) is not None
    return isinstance(value, Moment) and not (value.before or value.after)


class Turn(Enum):
    """What a word does to the value beside it; the text is how messages call it."""

    DENIAL = "否定"
    COMPARISON = "比较"
    MOVEMENT = "增减"
    TIME = "别的时间"
    PLAN = "计划"
    PART = "部分"


class Way(Enum):
    """Where a movement goes. Two movements compare only if they go the same way."""

    UP = "增"
    DOWN = "减"
    EARLY = "提前"
    LATE = "推迟"


class Turning(NamedTuple):
    """A turning word where it stands in a text; ``within`` is the word with what it turns."""

    turn: Turn
    word: str
    begin: int
    within: str


_TABLE = {
    Turn.DENIAL: words("不 未 没 无 非 否 勿 莫 难 缺 欠"),
    Turn.COMPARISON: words(
        "高于 低于 大于 小于 多于 少于 优于 劣于 强于 弱于 长于 短于 快于 慢于 早于 晚于 迟于 等于 超 逾 以上 以下 以内 以外 之上 之下 之外 "
        "左右 上下 至多 至少 最高 最低 最多 最少 最大 最小 上限 下限 接近 将近 近 约 差 以后 之后 后 起 ≥ ≤ > < = ≠ ± ~"
    ),
    Turn.MOVEMENT: words(
        "增 减 升 降 涨 跌 缩 扩 延 推迟 推后 滞 提前 提高 提速 节约 节省 节支 同比 环比 较 比 回落 下滑 压减 翻番"
    ),
    Turn.TIME: words(
        "上年 去年 前年 往年 历年 次年 明年 来年 翌年 上月 上期 同期 上一 上季 季度 上半年 下半年 半年 月 年初 期初 去 昨"
    ),
    Turn.PLAN: frozenset(FORECASTS)
    | words("拟 预 估 计划 规划 力争 争取 有望 将 待 准备 打算 目标 应 须 需 要求 指标值 承诺 暂"),
    Turn.PART: words("部分 大部 基本 初步 阶段 仅 只 除 其中 半数 过半"),
}
_TURNS = {word: turn for turn, table in _TABLE.items() for word in table}
_WORDS = Lexicon(_TURNS)
# Where such a character turns nothing. Every one left out costs a question, never a score.
_INERT = Lexicon(
    words(
        "不动产 不锈钢 不仅 不断 未来 未成年 无人机 无线 无障碍 无纸化 无害化 无偿 无烟 无土 非遗 非税 非物质 非公 非洲 非农 困难 疑难 难民 难题 难点 "
        "超市 超声 超额 超前 近视 近郊 近海 条约 公约 合约 合同约定 按约定 预约 差旅 出差 后勤 后续 后期 售后 事后 灾后 术后 产后 "
        "起草 发起 升级 升学 晋升 增值 增殖 减灾 减震 减速 降水 降雨 降解 延长米 延安 扩建 扩容 比例 占比 比重 比率 比赛 评比 对比 比对 比较 "
        "模拟 虚拟 预算 预防 预警 预案 预备 预制 预报 预览 预决算 评估 应急 应用 供应 响应 反应 适应 对应 效应 相应 应对 接待 优待 招待 将军 要求 按要求 "
        "需求 必需 计划生育 规划编制 绩效目标 年度目标 目标任务 既定目标 基本农田 基本建设 基本公共服务 基本医疗 基本养老 基本生活 只数 暂行 暂存 "
        "本年度 本年 当年 今年 全年 年度 年内 "
        "个月 每月 月均 月报 月刊 月度 按月 当月 逐月 季度末 每季度"
    )
)
_WAYS = {
    Way.UP: words("增 升 涨 提高 提升 翻番 扩"),
    Way.DOWN: words("减 降 跌 缩 压 节约 节省 节支 省 回落 下滑"),
    Way.EARLY: words("提前"),
    Way.LATE: words("延 迟 推后 滞后 逾期 超期 超时"),
}
_TURNED = 2  # characters behind a turning word that belong to it: 不合格


def turnings(text: str) -> Iterator[Turning]:
    """The turning words of a cleaned text, each once, in their order."""
    position = 0
    while position < len(text):
        inert = _INERT.at(text, position)
        word = "" if inert else _WORDS.at(text, position)
        if word:
            end = position + len(word) + (_TURNED if _TURNS[word] is Turn.DENIAL else 0)
            yield Turning(_TURNS[word], word, position, text[position:end])
        position += len(inert or word) or 1


def ways(text: str) -> frozenset[Way]:
    """The ways in which the movements of a text go: 较上年下降 → down."""
    return frozenset(way for way, table in _WAYS.items() if any(word in text for word in table))


HARMS = Lexicon(
    words(
        "事故 事件 投诉 案件 信访 上访 违规 违纪 违法 差错 错误 失误 舆情 泄密 问题 隐患 超支 超预算 超标 超概 超期 拖欠 损失 浪费 污染 伤亡 死亡 中断 "
        "故障 缺陷 遗漏 漏报 延误 风险 纠纷 矛盾 挪用 截留 虚报 闲置 滞留 返贫 流失 退回 瑕疵 漏洞 异议 负面 重复 逾期 滞后 延期 推迟 不合格 未完成 不良 腐败"
    )
)
"""What had better not happen: denied, it is good."""
_SKIPPED = Lexicon(
    words(
        "有 得到 得 能够 能 够 被 以 于 很 太 十分 较 明显 显著 有效 大幅 完全 全面 全部 真正 按期 按时 按 如期 及时 进一步 持续"
    )
)
_JUDGED = Lexicon(
    words(
        "显著 明显 有效 理想 充分 到位 及时 满意 良好 好 高 足 够 强 佳 优 稳定 完善 健全 规范 达 完 提升 提高 改善 改进 增强 增长 缓解 解决 落实 "
        "形成 建立 建成 实现 发挥 见效 合格 符合 满足 通过 开展 实施 保障 促进 推动 改变 变化"
    )
)
_COMPLEMENTS = frozenset("成到了上齐及")  # 完不成, 达不到, 跟不上
_STOPS = ",;。、!"
_SCOPE = 10  # characters behind a denial in which what it denies begins


def denied(text: str, turned: Turning, promised: str) -> bool | None:
    """Whether a denial takes back what was promised; False: it is good or promised itself, None: that cannot be told."""
    scope = text[turned.begin + len(turned.word) :][:_SCOPE]
    scope = scope[: next((at for at, sign in enumerate(scope) if sign in _STOPS), len(scope))].removeprefix("有")
    if any(sign + scope[:_TURNED] in promised for sign in ("不", "未", "没", "没有", "无", "零")) and scope:
        return False
    if any(HARMS.at(scope, at) for at in range(len(scope))):
        return False
    if scope[:1] in _COMPLEMENTS and turned.begin > 0:
        return True
    position = 0
    while position < len(scope):
        if scope[position : position + _TURNED] in promised or _JUDGED.at(scope, position):
            return True
        skipped = _SKIPPED.at(scope, position)
        if not skipped:
            return None
        position += len(skipped)
    return None
