"""Does a word of planning (预计, 计划, 目标, 应) say that something is yet to come, or does it name the goal that was reached?

达成预期指标, 按计划完成, 高于目标值, 目标已完成 speak of the goal: a verb or a preposition governs the word, or a verb of completion
follows the goal as its subject; 应保尽保 is a set phrase. 预计年底完成, 力争达标, 计划于明年实施 are no results. What is neither
(计划完成, 有待提高) is for a person.
"""

from __future__ import annotations

import re

from perfscore.values.reader import FORECASTS, Lexicon, words
from perfscore.values.statement import VERBS
from perfscore.values.turning import ALL_DUE, Turn, Turning, turnings

_STOPS = ",;。、!:()"
_ACCORDING = words("按 按照 依 依照 依据 根据 照 严格按 严格按照")
_REACHING = words("达到 达成 达 完成 完成了 实现 实现了 符合 满足 兑现 履行 落实 控制在 执行")
_COMPARING = words("超过 超出 超额完成 超 高于 优于 好于 不低于 低于 早于 晚于 对照 与 同 比 较 纳入 围绕 结合 针对")
_GOVERNORS = Lexicon(_ACCORDING, _REACHING, _COMPARING)
_MODIFIERS = Lexicon(
    words(
        "年度 年初 年内 当年 本年 本年度 全年 预期 既定 预定 预设 规定 设定 绩效 全部 各项 所有 相关 合同 标准 质量 验收 目标 指标 任务 要求 计划 工作 "
        "的 内容 项目 建设 生产 生活 群众 实际 发展 业务 使用 教学 设计 序时"
    )
)
_NAMING = frozenset(words("目标 目标值 目标为 指标值 要求 需求 承诺 规划 计划 预期"))
_HALVES = {"预": ("定", "设", "想"), "需": ("要",)}  # 预定, 需要
_GOALS = ("目标", "目标值", "指标值", "目标为", "要求", "需求", "承诺", "规划")
"""Words of planning that name what is planned and never say by themselves that it is to come."""
_NOUNS = Lexicon(words("目标 目标值 任务 指标 工作 值 内容 要求 进度 效果 数 总数 的"))
_ADVERBS = Lexicon(words("已 已经 全部 全面 均 都 按期 如期 按时 及时 圆满 顺利 超额 提前 得到 基本"))
_DONE = Lexicon(VERBS)
_TIME = re.compile(r"(?:定)?(?:于|在|到|明年|次年|下年|来年|下一年|年底|20\d\d|\d+月)")
_CERTAIN = ("预计", "有望", "力争", "打算", "预估")
_WITH_A_TIME = ("计划", "拟", "将", "争取", "预期", "估计")
_LACKING = re.compile(r"(?:[有尚亟仍还]待|[仍尚还亟]需|需要?进一步|[须应]进一步)")
_WAITING = re.compile("待(?![遇业产办岗人客])")


def names_the_goal(text: str, turned: Turning) -> bool:
    """Whether a word of planning names what was planned and reached (达成预期指标, 按计划, 目标已完成, 应保尽保)."""
    if any(match.start() <= turned.begin < match.end() for match in ALL_DUE.finditer(text)):
        return True
    return _governor(text, turned) is not None or _subject(text, turned)


def without_goals(text: str) -> str:
    """A cell without the goal it says to have reached: 按计划完成100% is 完成100%, 达到目标值95% is 达到95%.

    What compares with the goal stays: 高于目标值5% is not 5%.
    """
    for turned in reversed([turned for turned in turnings(text) if turned.turn is Turn.PLAN]):
        found = _governor(text, turned)
        if found is None or found[1] in _COMPARING:
            continue
        begin = found[0] if found[1] in _ACCORDING else turned.begin
        text = text[:begin] + text[turned.begin + len(turned.word) :]
    return text


def forecast(text: str, turned: Turning) -> bool | None:
    """Beside a target in words: True: yet to come; None: that cannot be told; False: it says nothing about the future."""
    if names_the_goal(text, turned):
        return False
    behind = text[turned.begin + len(turned.word) :]
    if turned.word in _CERTAIN or (turned.word in _WITH_A_TIME and _TIME.match(behind)):
        return True
    head = turned.begin == 0 or text[turned.begin - 1] in _STOPS
    if turned.word == "拟" and _DONE.at(behind, 0):
        return True
    if turned.word == "待" and head and _WAITING.match(text, turned.begin):
        return True if _DONE.at(behind, 0) else None
    if any(match.start() <= turned.begin < match.end() for match in _LACKING.finditer(text)):
        return None
    return None if turned.word in FORECASTS and _skipped(_ADVERBS, behind, 0, _DONE) else False


def _governor(text: str, turned: Turning) -> tuple[int, str] | None:
    """The verb or preposition before, with nothing but what qualifies a goal between, and where it stands."""
    end = turned.begin
    if turned.word not in _NAMING and not _half(text, turned):
        return None
    for position in range(max((text.rfind(stop, 0, end) for stop in _STOPS), default=-1) + 1, end):
        word = _GOVERNORS.at(text[:end], position)
        reached = position + len(word)
        while word and reached < end:
            more = _MODIFIERS.at(text[:end], reached)
            if not more:
                break
            reached += len(more)
        if word and reached == end:
            return position, word
    return None


def _half(text: str, turned: Turning) -> bool:
    """达到预定目标, 满足工作需要, 按需供给: one character of a word that names the goal."""
    behind = text[turned.begin + 1 :]
    return behind.startswith(_HALVES.get(turned.word, ("\0",))) or (
        turned.word == "需" and text[: turned.begin].endswith("按")
    )


def _subject(text: str, turned: Turning) -> bool:
    """The goal itself is what was done: 目标已完成, 计划任务全部完成."""
    position = turned.begin + len(turned.word)
    noun = _NOUNS.at(text, position)
    if not noun and turned.word not in _GOALS:
        return False
    while noun:
        position += len(noun)
        noun = _NOUNS.at(text, position)
    return _skipped(_ADVERBS, text, position, _DONE)


def _skipped(skipped: Lexicon, text: str, position: int, wanted: Lexicon) -> bool:
    while word := skipped.at(text, position):
        position += len(word)
    return bool(wanted.at(text, position))
