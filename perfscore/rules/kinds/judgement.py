"""酌情扣分、得7—10分、专家评分：要由人决定，程序只给出范围。

裁量 = 条件? (酌情|视情况|…) 文* (数—数分)? | (得|扣) 数—数分
"""

from __future__ import annotations

from perfscore.rules.nodes import Clause, Judge

NAME = "裁量"
EXAMPLES = (  # 标准, 分值, 指标值, 完成值, 计分数据 → 得分（— 不能确定）
    ("执行不到位的酌情扣分", "5", "", "", "", "—"),
    ("视情况扣1—3分", "5", "", "", "", "—"),
    ("效果明显得8—10分，效果一般得5—7分", "10", "", "", "", "—"),
)


def fits(clause: Clause) -> bool:
    """Whether the clause is of this kind."""
    return isinstance(clause.effect, Judge)
