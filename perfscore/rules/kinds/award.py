"""符合某种情况得若干分。几项互不相干的，各得各的，加起来不超过分值。

    得分 = 条件 得 量 | 条件（量）

没有写不符合怎样的，不符合得0分。“否则不得分”只是前一句的反面。“A，B，C的，得1分”是一个条件。几项合计超过分值又同时成立的，不能确定。
"""

from __future__ import annotations

from perfscore.rules.nodes import Award, Clause, Compare, Grade

NAME = "条件得分"
EXAMPLES = (  # 标准, 分值, 指标值, 完成值, 计分数据 → 得分（— 不能确定）
    ("有年度方案得1分；有总结得1分", "2", "", "", "是，否", "1"),
    ("完成目标任务得满分，否则不得分", "5", "30个", "30个", "", "5"),
    ("完成目标任务得满分，否则不得分", "5", "30个", "29个", "", "0"),
    ("制度健全（2分），执行到位（3分）", "5", "", "", "是，是", "5"),
    ("守信得4分，不守信得0分", "4", "", "", "否", "0"),
)


def fits(clause: Clause) -> bool:
    """Whether the clause is of this kind."""
    return (
        clause.per is None and isinstance(clause.effect, Award) and not isinstance(clause.condition, (Compare, Grade))
    )
