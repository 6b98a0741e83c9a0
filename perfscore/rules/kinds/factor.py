"""每次在原得分上乘一个数。

连乘 = 每次 得分 乘(以)? 数
"""

from __future__ import annotations

from perfscore.rules.nodes import Clause, Factor

NAME = "连乘"
EXAMPLES = (  # 标准, 分值, 指标值, 完成值, 计分数据 → 得分（— 不能确定）
    ("首次验收通过得满分，之后每返工一次得分乘0.8", "10", "", "", "2", "6.4"),
)


def fits(clause: Clause) -> bool:
    """Whether the clause is of this kind."""
    return isinstance(clause.effect, Factor)
