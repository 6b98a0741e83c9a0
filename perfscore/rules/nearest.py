"""The nearest wording that would be accepted: by the characters it shares with what was written."""

from __future__ import annotations

WORDINGS = (
    "未完成不得分",
    "未完成指标值不得分",
    "完成得满分，否则不得分",
    "每少1个扣0.5分",
    "每降低1%扣1分",
    "每超过1%扣1分",
    "未达到90%的，每降低1%扣1分",
    "完成率≥100%得满分，每低1%扣0.5分，低于80%不得分",
    "年内完成计5分，每超过1个月扣1分，扣完为止",
    "按时完成得满分，每延迟10天扣0.5分",
    "每发现一例扣1分，最多扣5分",
    "每有一项不满足扣0.5分",
    "未按进度完成扣0.5分",
    "按完成比例得分",
    "得分=完成率×分值",
    "90%（含）以上得10分，80%（含）—90%得8分，80%以下不得分",
    "优得10分，良得8分，中得6分，差不得分",
    "项目完成指标值内容的得满分，否则不得分",
    "项目通过验收得满分，未通过不得分",
    "每增加1%加0.5分，最高加2分",
    "控制在预算内得满分，每超1%扣1分",
    "有制度得1分，无制度不得分",
    "有效提升使用率得满分，否则不得分",
    "按计划工期完成得满分，每延迟1个月扣1分",
)


def nearest(words: str) -> str:
    """The accepted wording that shares most pairs of characters with ``words``."""
    mine = _pairs(words)
    if not mine:
        return WORDINGS[0]
    return max(WORDINGS, key=lambda wording: len(mine & _pairs(wording)) / (len(_pairs(wording)) + 8))


def _pairs(words: str) -> set[str]:
    return {words[place : place + 2] for place in range(len(words) - 1)} | {
        mark for mark in words if "\u4e00" <= mark <= "\u9fff"
    }
