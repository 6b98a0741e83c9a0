"""得分用算式写出。

    算式 = (得分 =)? 和    名称：实际完成值、完成额、目标值、计划数、完成率、分值，其他名称由计分数据给出

“预算执行率＝…×100%”一类没有分数的算式只说明怎样算完成值，不计分。
"""

from __future__ import annotations

from perfscore.rules.nodes import Clause, Formula

NAME = "算式"
EXAMPLES = (  # 标准, 分值, 指标值, 完成值, 计分数据 → 得分（— 不能确定）
    ("得分=完成率×分值", "5", "40个", "30个", "", "3.75"),
    ("得分=（实际完成数÷计划数）×10分", "10", "8次", "6次", "", "7.5"),
    ("完成额/2000*10分，上限为12分", "10", "", "2600", "", "12"),
    ("得分=（抽查合格数/抽查总数）×分值", "10", "", "", "45，50", "9"),
)


def fits(clause: Clause) -> bool:
    """Whether the clause is of this kind."""
    return isinstance(clause.effect, Formula)
