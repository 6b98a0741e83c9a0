"""Words without a value of their own, and what they say about completion: 未完成, 部分完成, 达标.

Negation comes first. A *failing* word says 未达成; a *partial* word, or one part done and another not, 部分达成; words that
assert completion and nothing else 达成. Everything else (有效保障, 良好, 推进中) needs the target or a person: no verdict.
无未完成事项, 未发生延期, 不合格率 are no failing words: a denied or named failure is taken out before reading.
"""

from __future__ import annotations

import re

from perfscore.values.reader import Lexicon, words
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
    ("各项目标均已达成", Verdict.MET),
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
    ("未全部完成", Verdict.PARTIAL),
    ("完成5个，未完成1个", Verdict.PARTIAL),
    ("验收3项，其余未完成", Verdict.FAILED),
    ("尚有300套未更换", Verdict.PARTIAL),
    ("更换80套，剩余20套在建", Verdict.PARTIAL),
    ("仍有个别群众反映问题待解决", Verdict.PARTIAL),
    ("现有12名专职人员", None),
    ("其余3处均未发现问题", None),
    ("主体完工，其余正在施工", Verdict.PARTIAL),
    ("超支0.6万元", Verdict.FAILED),
    ("未超支", None),
    ("包干使用，超支不补", None),
    ("还有待提高", None),
    ("无未完成事项", None),
    ("不存在未按期完成的情况", None),
    ("未有延期", None),
    ("未竣工", Verdict.FAILED),
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

_STOPS = ",;。!"
VERBS = words(
    "完成 达成 达标 达到 达 实现 开展 启动 实施 执行 落实 通过 验收 建成 开工 完工 招标 采购 支付 到位 满足 交付 竣工 交工 投产 拨付 发放 出台 签订"
)
_BETWEEN = Lexicon(words("能 能够 及时 按 如期 全部 全面 完全 在 有效"))
_VERB = Lexicon(VERBS)
_LONGEST = 2000  # characters of a cell that are read
_FAR = 20  # characters behind 尚有 in which it is said what is outstanding
_NEAR = 14  # characters between 没有 and its verb: 没有在年度内完成

_FAILURES = words(
    "未完成 未达成 未达标 未达到 不合格 不达标 不符合 滞后 推迟 延期 延迟 延误 延后 逾期 超期 超支 超概 取消 暂停 停滞 中断 拖欠 中止"
)
_HINDERED = words(
    "未能 未按 未如期 未及时 尚未 还未 仍未 还没 暂未 不满足 未予 终止 搁置 不能完成 无法完成 完不成 达不到 做不到 跟不上 难以完成 无法开展 无法实施 无法落实 无法实现"
)
_FAILED = Lexicon(_FAILURES, _HINDERED)
_NOT = ("没有", "没能", "没", "未能", "未", "难以", "无法", "不能", "不")
_FIRST = frozenset(word[0] for word in (*_FAILURES, *_HINDERED, *_NOT))
# Denied or prevented failures: 无未完成事项, 未发生延期, 避免延误
_DENIALS = sorted(
    words("无 没有 没 未 零 不 不存在 未发生 未出现 未发现 没有发生 没有出现 未有 杜绝 避免 防止 消除 减少 降低 不得 防范 无任何 杜绝出现 避免出现"),
    key=len, reverse=True,
)  # fmt: skip
_STARTS = _FIRST | {word[0] for word in _DENIALS}
# A failure as the name of a rate or a thing (不合格率, 延迟时间), and words of completion that only name a rate (完成率)
_NAMES = Lexicon(
    words("率 不补 的 现象 情况 情形 事件 次数 时间 天数 比例 产品 样品 食品 药品 作业 整改 时限 进度 值 期限 日期 度")
)
_CANCELLED = Lexicon(words("了 该 本 此 原 项目 活动 会议 任务 计划 培训 采购"))
_PARTIAL = Lexicon(
    words("部分 大部 多数完成 大多数完成 主体完成 初步完成 阶段性完成 接近完成"),
    [
        "基本" + link + verb
        for link in ("", "上")
        for verb in words("完成 达成 达到 达标 实现 建成 满足 符合 形成 解决 完工 落实 合格")
    ],
)
_NOT_ALL = Lexicon(words("未全部 未全面 未完全 没有全部 没有完全 没全部 不完全 不全部"))
_LEFT_OVER = ("尚有", "还有", "仍有", "剩余", "剩下", "余下", "其余", "另有", "尚余")
_REST = ("剩余", "剩下", "余下", "其余")
_GOING_ON = re.compile("在建|正在|待|推进中|施工中|建设中")
_COUNTED = re.compile("[0-9一二两三四五六七八九十百]|部分|少数|个别|少量")
_OUTSTANDING = re.compile(
    "未(?!发生|出现|发现|见|来|成年)|没有?(?!发生|出现|发现|问题)|在建|待|正在|推进中|不合格|不达标|不符合"
)
_PARTS = ("组成部分", "部分地区", "各部分", "部分组成")  # they name a part, not how far it got
_DONE = Lexicon(
    ["已" + link + verb for link in ("", "经", "全部", "全面", "按期", "按时") for verb in VERBS],
    words("完成了 其余完成 其余均完成 其余已完成"),
)
_ASSERT = Lexicon(words("完成 达成 达标 达到 实现 合格 符合 满足 落实 通过 完工"))
HOW = Lexicon(
    words(
        "已 已经 全部 全面 均 都 按期 如期 按时 按要求 按计划 及时 圆满 顺利 超额 提前 成功 完全 验收 检查 质量 考核 经 实际 一次性 "
        "项目 任务 工作 目标 指标 各项 年度 全年 本年 本年度 预期 计划"
    )
)
GOAL = Lexicon(
    words(
        "年度 年初 年内 当年 本年 全年 预期 既定 预定 预设 规定 设定 绩效 全部 各项 所有 相关 合同 标准 质量 验收 目标 指标 任务 要求 计划 工作 值 的 内容 了"
    )
)
_YES, _NO = words("是 已是"), words("否 不是")


def read(text: str) -> Statement:
    """The statement that a cleaned text is, with its verdict."""
    return Statement(text, verdict(text))


def denies(text: str) -> bool:
    """Whether a text speaks of failure or of a part, so that a number before it cannot stand for the whole."""
    return verdict(text) in (Verdict.FAILED, Verdict.PARTIAL)


def verdict(text: str) -> Verdict | None:
    """What the words alone say about completion."""
    text = text[:_LONGEST].rstrip(".!")
    if text in _YES:
        return Verdict.MET
    if text in _NO:
        return Verdict.FAILED
    if _NOT_ALL.found_in(text):
        return Verdict.PARTIAL
    if _leaves_some(text):
        return Verdict.PARTIAL
    failed, rest = _without_failures(text)
    for part in _PARTS:
        rest = rest.replace(part, "")
    if _PARTIAL.found_in(rest) or (failed and _is_done(rest)):
        return Verdict.PARTIAL
    if failed:
        return Verdict.FAILED
    return Verdict.MET if _asserts(text) else None


def _leaves_some(text: str) -> bool:
    """So many are still outstanding: 尚有300套未更换, 剩余20套在建."""
    for word in _LEFT_OVER:
        begin = text.find(word)
        if begin >= 0:
            clause = re.split("[,;。]", text[begin + len(word) :][:_FAR])[0]
            if (_COUNTED.search(clause) and _OUTSTANDING.search(clause)) or (
                word in _REST and _GOING_ON.search(clause)
            ):
                return True
    return False


def _without_failures(text: str) -> tuple[bool, str]:
    """Whether a failing word occurs, and the text with every such word, denied or not, replaced by a dot."""
    if _FIRST.isdisjoint(text):
        return False, text
    failed, position, rest = False, 0, []
    while position < len(text):
        denied = _denied(text, position) if text[position] in _STARTS else 0
        length = denied or (_failure(text, position) if text[position] in _FIRST else 0)
        failed = failed or (length > 0 and not denied)
        rest.append("·" if length else text[position])
        position += length or 1
    return failed, "".join(rest)


def _denied(text: str, position: int) -> int:
    """The length of a failure that does not count at ``position``: denied, prevented, or a name; else 0."""
    for word in _DENIALS:
        if text.startswith(word, position):
            length = _failure(text, position + len(word))
            if length:
                return len(word) + length
    failure = _FAILED.at(text, position)
    end = position + len(failure)
    if failure == "取消" and end < len(text) and text[end] not in _STOPS and not _CANCELLED.at(text, end):
        return len(failure)  # 取消证明事项: what is done away with is the aim
    return len(failure) if failure and _NAMES.at(text, end) and failure in _FAILURES else 0


def _failure(text: str, position: int) -> int:
    """The length of a failing word at ``position``, with what it denies (没有在年度内完成); 0 where there is none."""
    word = _FAILED.at(text, position)
    negation = next((negation for negation in _NOT if text.startswith(negation, position)), "")
    if not negation:
        return len(word)
    start = position + len(negation)
    verb = _VERB.at(text, start)
    if verb:
        return 0 if _NAMES.at(text, start + len(verb)) == "率" else len(negation) + len(verb)
    if not _BETWEEN.at(text, start):
        return len(word)
    for end in range(start + 1, min(start + _NEAR, len(text))):
        if text[end] in _STOPS:
            break
        verb = _VERB.at(text, end)
        if verb:
            return end + len(verb) - position
    return len(word)


def _is_done(rest: str) -> bool:
    """Whether the words beside a failure say that another part is done: 设计已完成，施工·."""
    if _DONE.found_in(rest):
        return True
    clauses = rest.replace(";", ",").replace("。", ",").split(",")
    return any((clause.endswith("完成") or clause.startswith("完成")) and "·" not in clause for clause in clauses)


def _asserts(text: str) -> bool:
    """Whether the text is nothing but an assertion: how, a verb of completion, and the goal in general words."""
    position = _skip(HOW, text, 0)
    verb = _ASSERT.at(text, position)
    while verb:
        position = _skip(GOAL, text, position + len(verb))
        if position == len(text):
            return True
        verb = _ASSERT.at(text, position)
    return False


def _skip(words: Lexicon, text: str, position: int) -> int:
    while word := words.at(text, position):
        position += len(word)
    return position
