"""从零起算，每完成一个单位得若干分，最高得满分。

逐个 = 每完成 数 单位 得 量  |  文* 每次 得 量
"""

from __future__ import annotations

from perfscore.rules.nodes import Award, Clause, Grade

NAME = "完成一个得一份"
EXAMPLES = (  # 标准, 分值, 指标值, 完成值, 计分数据 → 得分（— 不能确定）
    ("每完成1期得2分，最高10分", "10", "", "4期", "", "8"),
    ("8个及以上得5分，5—7个得3分，5个以下的每完成1个得0.5分", "5", "", "3个", "", "1.5"),
    ("每培训一批得1分，最多得4分", "4", "", "", "6", "4"),
)


def fits(clause: Clause) -> bool:
    """Whether the clause is of this kind."""
    return clause.per is not None and isinstance(clause.effect, Award) and not isinstance(clause.condition, Grade)
