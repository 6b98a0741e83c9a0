"""按完成比例得分：分值×完成率，最高得满分。

    比例 = 按 (实际|完成|…)* (比例|完成率) (得分|计分|扣分)

完成率是实际完成值÷指标值；反向指标默认为指标值÷实际值（口径“反向比例”）。前面写了得满分的界限不是100%的，比例对哪个数算有两种理解，不同时不能确定。
"""

from __future__ import annotations

from perfscore.rules.nodes import Clause, Compare, Ratio

NAME = "按比例"
EXAMPLES = (  # 标准, 分值, 指标值, 完成值, 计分数据 → 得分（— 不能确定）
    ("按完成比例得分", "4", "40个", "30个", "", "3"),
    ("达到目标值得满分，未达到的按实际完成比例计分", "5", "200户", "180户", "", "4.5"),
    ("按比例计分", "5", "≤10天", "12.5天", "", "4"),
)


def fits(clause: Clause) -> bool:
    """Whether the clause is of this kind."""
    return isinstance(clause.effect, Ratio) and not isinstance(clause.condition, Compare)
