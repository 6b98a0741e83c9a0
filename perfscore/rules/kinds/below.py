"""倒扣的分数可以把得分扣到零分以下。

倒扣 = 条件? 倒扣 量
"""

from __future__ import annotations

from perfscore.rules.nodes import Below, Clause

NAME = "倒扣"
EXAMPLES = (  # 标准, 分值, 指标值, 完成值, 计分数据 → 得分（— 不能确定）
    ("按时报送得2分，弄虚作假的，此项不得分，同时倒扣2分", "2", "", "", "是，是", "-2"),
    ("弄虚作假倒扣2分；每迟报一次扣1分", "5", "", "", "是，1", "2"),
)


def fits(clause: Clause) -> bool:
    """Whether the clause is of this kind."""
    return isinstance(clause.effect, Below)
