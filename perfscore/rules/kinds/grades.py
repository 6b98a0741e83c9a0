"""按等次的词得分：优、良、中，A、B、C，或几个互斥的短语。

    等次 = (词 得 量)+

计分数据或实际完成值写等次的原词；不在标准所列之内的词不能计分。短语要算等次，须其中一个得满分、分值各不相同。
"""

from __future__ import annotations

from perfscore.rules.nodes import Clause, Grade, Zero

NAME = "等次得分"
EXAMPLES = (  # 标准, 分值, 指标值, 完成值, 计分数据 → 得分（— 不能确定）
    ("优得10分、良得8分、中得6分", "10", "", "", "良", "8"),
    ("优秀得5分，良好得4分，合格得3分，不合格不得分", "5", "", "", "合格", "3"),
    ("评定等级为B，扣1分，评定等级为C或者D，扣2分", "5", "", "", "D", "3"),
)


def fits(clause: Clause) -> bool:
    """Whether the clause is of this kind."""
    return isinstance(clause.condition, Grade) and not isinstance(clause.effect, Zero)
