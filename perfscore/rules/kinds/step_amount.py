"""每少（超）一个单位扣若干分：从指标值或写明的起点算起，满一步扣一次。

    每步 = 主语? 每 (少|缺|减少|未完成|超|增加|…) 数 单位 扣 量        “一家”“一次”前的“每”可以省略

没有写起点的，从年度指标值算起；写了“达到500人次得3分”的，从500人次算起。单位与指标值相同（或都是计数单位）时用实际完成值，
否则按计分数据里的次数计。步长写“每少2个”的，满2个扣一次。
"""

from __future__ import annotations

from perfscore.rules.nodes import Away, Clause, Deduct
from perfscore.rules.per import PERCENTS, TIMES

NAME = "按数量逐步扣分"
EXAMPLES = (  # 标准, 分值, 指标值, 完成值, 计分数据 → 得分（— 不能确定）
    ("未完成一个村扣0.2分", "4", "≥30个", "27个", "", "3.4"),
    ("每少1场扣0.5分，扣完为止", "5", "12场", "9场", "", "3.5"),
    ("少一名扣0.1分", "2", "≥40名", "45名", "", "2"),
    ("修复面积达到800亩得满分，每少20亩扣0.5分", "5", "", "760亩", "", "4"),
    ("必备档案每缺一卷扣0.3分", "3", "", "", "4", "1.8"),
    ("每少2次扣1分", "5", "10次", "7次", "", "4"),
)


def fits(clause: Clause) -> bool:
    """Whether the clause is of this kind."""
    return (
        isinstance(clause.per, Away)
        and isinstance(clause.effect, Deduct)
        and clause.per.size.unit not in (*PERCENTS, *TIMES)
    )
