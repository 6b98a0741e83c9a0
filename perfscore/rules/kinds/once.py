"""出现某种情况扣若干分，只扣一次。

    一次 = 条件 扣 量        条件是描述（计分数据填是或否）、比较（少于5人）或完成情况（未完成任务）

几条“低于90%扣2分，低于80%扣5分”同向的界限，取最严的一条；写“在此基础上”的才累计。
"""

from __future__ import annotations

from perfscore.rules.nodes import Clause, Deduct, Grade

NAME = "一次扣分"
EXAMPLES = (  # 标准, 分值, 指标值, 完成值, 计分数据 → 得分（— 不能确定）
    ("台账不规范扣1分", "3", "", "", "是", "2"),
    ("台账不规范扣1分", "3", "", "", "否", "3"),
    ("未公示扣1分；公示不及时扣0.5分", "2", "", "", "否，是", "1.5"),
    ("专职人员少于3人扣2分", "4", "", "", "2人", "2"),
    ("满意度低于90%扣2分，低于80%扣5分", "5", "", "75%", "", "0"),
)


def fits(clause: Clause) -> bool:
    """Whether the clause is of this kind."""
    return clause.per is None and isinstance(clause.effect, Deduct) and not isinstance(clause.condition, Grade)
