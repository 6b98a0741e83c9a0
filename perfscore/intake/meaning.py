"""What a column name means: read as words (plan, done, value, points, reason …), whatever their order and company.

A name is a name only if all of it is made of such words: ``单项指标实际完成值`` is *object, done, value* and so the
actual; ``已完成`` in a cell is none. Forms word these names in hundreds of ways, with a few dozen words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from perfscore.intake.words import squash

REASON = "偏差原因分析及改进措施"
TARGET, ACTUAL, POINTS, SCORE, NAME = "年度指标值", "实际完成值", "分值", "自评得分", "指标"
_LONGEST = 30
WEAK = 3  # from this rank on the column is taken only where no other claims the key, and marked
_WORDS = {
    "level": "一级 二级 三级 四级",
    "time": "截至年底 全年度 年度内 本年度 当年度 年度 全年 当年 本年 年末 年终 年底 年内 本期 期末",
    "last": "上一年度 上年度 上一年 上年 去年 历史 往年 前三年 近三年 前年",
    "plan": "年初 期初 预期 预计 目标 计划 设定 设置 批复 下达 申报 调整后 调整前 调整 应 拟 预设 期望 任务",
    "done": "实际 完成 达到 达成 实现 落实 取得",
    "lack": "未完成 未实现 未达到 未达标 未达成 未达 未得满分 偏差 偏离 差异 扣分 失分 减分 丢分 差距 存在问题 问题",
    "why": "原因 理由 成因 因素",
    "tell": "分析 说明 描述 阐述 解析 综述 概述",
    "how": "改进 整改 拟采取 采取 下一步 后续 解决 纠偏",
    "deed": "措施 举措 建议 办法 意见 对策 方案 打算",
    "score": "自评得分 自评分数 自评分值 自评分 自评 实际得分 实得分 得分 评分 打分 折算分 加权分",
    "points": "分值 权重 权数 满分 标准分 基准分 基础分 分数 赋分 配分 总分值 分 满分值",
    "judge": "评价 考核 评估 计分 加分 评扣分 扣分 记分 评",
    "rule": "标准 规则 细则 准则 依据 方法 规定",
    "unit": "计量单位 度量单位 单位",
    "sort": "性质 符号 方向 关系 类型 极性 运算符 比较符 运算 比较 计算符 计算符号 算子 类别 属性 正反向",
    "rate": "完成率 完成比例 完成度 完成程度 达成率 达成度 实现率 得分率 得分系数 扣分系数 偏离度 比率 "
    "偏差率 偏离率 偏差度 变动率 增长率 系数 比例 百分比 占比 进度 率 度",
    "value": "数值 值 数 数量 情况 结果 水平 内容 量 数据 表述",
    "object": "绩效指标 指标 绩效 单项 单个 项目 各项 该项 具体 总体 整体 主要 工作 核心 个性化 个性 共性 明细 分项",
    "named": "名称 事项",
    "other": "财政 审核 核定 复核 专家 主管部门 部门 第三方 抽查 评价组 上级 认定 复评 终审 初审 再评价",
    "source": "来源 取值 取数 佐证 证明 支撑 材料 资料 附件",
    "mean": "解释 释义 定义 含义 内涵 计算公式 公式 口径 界定 计算",
    "doer": "责任 实施 主管 牵头 处室 科室 股室 承办",
    "number": "序号 行次 编号 编码 代码",
    "remark": "备注",
    "flag": "是否",
    "final": "折算 加权 最终 综合",
    "join": "以及 及其 及 和 与 或 、 / ／ 的 之 并 等 或者 中 经 后",
}  # fmt: skip
_CLASS = {word: kind for kind, words in reversed(_WORDS.items()) for word in words.split()}
_KNOWN = frozenset(_CLASS)
_MOST = max(map(len, _KNOWN))
_BRACKET = re.compile(r"（[^（）]*）?")
_NUMBERING = re.compile(
    r"^(?:\d{1,2}[.、．]|[①-⑳]|（\d+）|\d{4}年度?|[A-D][.、．]?(?![A-Z]))|[A-D①-⑤]$|^\*|[=÷×].*$|[%％]$"
)


@lru_cache(maxsize=8192)
def column(text: str) -> str | None:
    """The key of the format that a column name means, ``x-…`` for a name the format has no key for, None for no name."""
    found = meaning(text)
    return found[0] if found else None


@lru_cache(maxsize=8192)
def meaning(text: str) -> tuple[str, int] | None:
    """The key that a column name means, and how roundabout it says so: where two claim a key, the lower one has it."""
    word = squash(text)
    if not word or len(word) > _LONGEST or not re.search(r"[\u4e00-\u9fff]", word):
        return None
    bare = _NUMBERING.sub("", _NUMBERING.sub("", _BRACKET.sub("", word)))
    if not bare:
        bare = word.strip("（）")
    words = split(bare, _KNOWN, _MOST)
    if words is None:
        return None
    name = _Name(bare, words, [_CLASS[each] for each in words])
    for judge in _JUDGES:
        found = judge(name)
        if found is not None:
            key, rank = found
            return (f"x-{word}" if key == "x" else key), rank
    return None


def split(text: str, known: frozenset[str], longest: int) -> list[str] | None:
    """The words, if they cover the text; the longest first."""
    ways: dict[int, list[str] | None] = {len(text): []}
    for at in range(len(text) - 1, -1, -1):
        ways[at] = None
        for end in range(min(len(text), at + longest), at, -1):
            rest = ways[end]
            if rest is not None and text[at:end] in known:
                ways[at] = [text[at:end], *rest]
                break
    return ways[0]


_GOAL_KINDS = frozenset({"time", "plan", "done", "value", "object", "other", "unit", "tell", "join"})
_AIMS = frozenset({"目标", "任务"})


@lru_cache(maxsize=8192)
def goal(text: str) -> str | None:
    """Which text a label of the goals block names: 预期目标, 实际完成情况, 目标 (the block or its one text), 调整."""
    word = squash(text)
    bare = _BRACKET.sub("", word) if "调整" not in word else word.replace("（", "").replace("）", "")
    words = split(_NUMBERING.sub("", bare), _KNOWN | {"总"}, _MOST) if len(bare) <= _LONGEST else None
    if not words:
        return None
    kinds = [_CLASS.get(each, "object") for each in words]
    if not set(kinds) <= _GOAL_KINDS:
        return None
    if "done" in kinds:
        told = kinds[-1] in ("value", "tell") and words[-1] not in ("值", "数", "数值", "数量")
        return "实际完成情况" if told or (words[0] == "实际" and words[-1] in ("完成", "目标")) else None
    if not _AIMS & set(words) or kinds[-1] not in ("plan", "tell", "value") or words[-1] in ("值", "数", "数值"):
        return None
    planned = {each for each, kind in zip(words, kinds, strict=True) if kind == "plan"} - _AIMS
    if planned & {"调整", "调整后"}:
        return "调整"
    return "预期目标" if planned or words == ["目标", "内容"] else "目标"


class _Name(NamedTuple):
    """A column name with the kinds of its words."""

    text: str
    words: list[str]
    kinds: list[str]


Found = tuple[str, int] | None


def _reason(name: _Name) -> Found:
    words, kinds = name.words, name.kinds
    lack = "lack" in kinds or "扣分" in words
    why = "why" in kinds or (lack and "tell" in kinds) or (lack and "value" in kinds and words[-1] == "情况")
    measures = "deed" in kinds and ("how" in kinds or words[-1] in ("措施", "对策"))
    if "rule" in kinds and not why and not measures:
        return None
    if words[-1] == "问题" and not measures:
        return None
    if why and measures:
        return REASON, 0
    if why:
        return "偏差原因", 0 if lack or "why" in kinds else 1
    if "score" in kinds and "tell" in kinds and words[-1] in ("说明", "分析"):
        return "偏差原因", 1
    return ("改进措施", 0) if measures else None


def _rule(name: _Name) -> Found:
    words, kinds = name.words, name.kinds
    if "rule" not in kinds or "deed" in kinds:
        return _rule_by_deed(words, kinds)
    if set(kinds[: kinds.index("rule")]) & {"points", "score", "judge", "lack"}:
        return "评分标准", 0
    if "score" in kinds or "points" in kinds:
        return None
    if words in (["绩效", "标准"], ["标准", "值"], ["指标", "标准"], ["绩效指标", "标准"]):
        return TARGET, 1
    if "value" in kinds or "plan" in kinds or "source" in kinds:
        return "数据来源", 1
    return ("指标解释", 1) if "mean" in kinds else None


def _rule_by_deed(words: list[str], kinds: list[str]) -> Found:
    scored = "points" in kinds or "score" in kinds or "judge" in kinds
    return ("评分标准", 0) if scored and words[-1] == "办法" else None


def _about(name: _Name) -> Found:
    """What is said about an indicator: unit, relation, sources, numbers …"""
    words, kinds = name.words, name.kinds
    last = kinds[-1]
    if last == "number":
        return ("序号", 0) if words[-1] in ("序号", "行次") else ("编号", 0)
    if "remark" in kinds or name.text in ("说明", "情况说明"):
        return "备注", 0 if name.text == "备注" else 1
    if "flag" in kinds:
        return "x", 0
    if "doer" in kinds and last in ("unit", "doer", "other"):
        return "责任处室", 0
    if "mean" in kinds or (words[-1] == "说明" and kinds[0] == "object"):
        return "指标解释", 0
    if last == "source" or (last == "rule" and "source" in kinds):
        return ("佐证材料" if words[-1] in ("材料", "资料", "佐证", "附件") else "数据来源"), 0
    if last == "unit":
        return "计量单位", 0
    return _sort(words, kinds)


def _sort(words: list[str], kinds: list[str]) -> Found:
    if kinds[-1] != "sort" and not (len(kinds) > 1 and kinds[-2] == "sort" and kinds[-1] == "value"):
        return None
    if words[-1] == "类别" or (words[-1] == "类型" and "level" in kinds):
        return "一级指标", 1
    return "指标值类型", 0 if {"性质", "符号", "方向"}.isdisjoint(words) else {"符号": -1, "方向": 1}.get(words[-1], 0)


def _points_or_score(name: _Name) -> Found:
    """The last of the two decides: 权重分值 is points, 权重得分 a score; a score that is due or full is points."""
    words, kinds = name.words, name.kinds
    at = max((index for index, kind in enumerate(kinds) if kind in ("points", "score")), default=-1)
    if at < 0 or "time" in kinds[at:] or "done" in kinds[at:] or (words[at] == "自评" and at < len(words) - 1):
        return ("x", 1) if words == ["扣分"] or words in (["自评", "情况"], ["自评", "结果"]) else None
    if "rate" in kinds[at:]:
        return (POINTS, 1) if words[at] == "权重" else None
    if kinds[at] == "score":
        if "other" in kinds:
            return "x", 0
        if "final" in kinds:
            return SCORE, -1
        due = {"标准", "应", "设定", "最高", "满分"} & set(words[:at]) and "实际" not in words
        return (POINTS, 1) if due else (SCORE, 0 if words[at] != "评分" and "judge" not in kinds else 1)
    if words[at - 1 : at] in (["实际"], ["评价"], ["考核"]) and "other" not in kinds:
        return SCORE, 1
    if "other" in kinds:
        return "x", 0
    return POINTS, 0 if words[at] != "分" else 1


def _level(name: _Name) -> Found:
    words, kinds = name.words, name.kinds
    others = [
        word for word, kind in zip(words, kinds, strict=True) if kind in ("value", "plan", "done", "rate", "points")
    ]
    if "level" not in kinds or not (set(others) <= {"内容", "目标"} or "join" in kinds):
        return None
    found = next(word for word, kind in zip(words, kinds, strict=True) if kind == "level")
    return {"一级": ("一级指标", 0), "二级": ("二级指标", 0), "三级": (NAME, 0), "四级": (NAME, -1)}[found]


def _value(name: _Name) -> Found:
    """Target or actual: 实际 makes an actual, a plan a target; 目标 before 完成情况 is only what was completed."""
    words, kinds = name.words, name.kinds
    if "rate" in kinds:
        return (ACTUAL, WEAK) if words[-1] == "进度" else ("x", 0)
    if "last" in kinds:
        return "上年完成值", 0
    return None if "other" in kinds or kinds[0] == "tell" else _planned_or_done(words, kinds)


def _planned_or_done(words: list[str], kinds: list[str]) -> Found:
    if "实际" in words:
        return ACTUAL, 0
    done = "done" in kinds
    if done and "预计" in words:
        return TARGET, WEAK
    if done and "plan" in kinds and not _completed_goal(words, kinds):
        return TARGET, 0
    if done:
        return ACTUAL, 0 if kinds[-1] in ("value", "done") else 1
    if "plan" in kinds:
        return TARGET, 1 if words[-1] in ("情况", "内容") else _adjusted(words)
    if kinds[-1] == "value" and words[-1] in ("值", "数值") and set(kinds) & {"object", "level", "time"}:
        return TARGET, 0
    return None


def _completed_goal(words: list[str], kinds: list[str]) -> bool:
    """``绩效目标完成情况``: the plan word is the object of what was done. ``计划完成值`` is planned."""
    plans = [word for word, kind in zip(words, kinds, strict=True) if kind == "plan"]
    return set(plans) <= {"目标", "任务", "计划"} and words[-1] in ("情况", "结果") and plans != ["计划"]


def _adjusted(words: list[str]) -> int:
    return 1 if "调整" in words or "调整后" in words else 0


def _name(name: _Name) -> Found:
    words, kinds = name.words, name.kinds
    if not set(kinds) <= {"object", "named", "judge", "value", "join"} or not {"指标", "绩效指标"} & set(words):
        return None
    if "value" in kinds and words[-1] != "内容":
        return None
    return NAME, 0 if words[-1] in ("名称", "内容", "事项") or "具体" in words else 2


_JUDGES = (_reason, _rule, _about, _level, _points_or_score, _value, _name)
