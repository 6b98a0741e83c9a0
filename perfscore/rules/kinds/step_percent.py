"""每降低（超过）1%扣若干分：对百分数按百分点，对绝对数按指标值的百分比。

    每步 = 主语? 每 (低于|降低|下降|超过|增加|超支|…) (目标值|预算)? 数% 扣 量

起点依次取：本句写明的界限（未达到90%的），前面得分那一档的界限（≥95%得满分），年度指标值。扣“5%”没有“分”字的，是分值的5%。
只数满的步；标准写“不足1%按1%计”“按比例扣”的从其规定。
"""

from __future__ import annotations

from perfscore.rules.nodes import Away, Clause, Deduct
from perfscore.rules.per import PERCENTS

NAME = "按百分比逐步扣分"
EXAMPLES = (  # 标准, 分值, 指标值, 完成值, 计分数据 → 得分（— 不能确定）
    ("每下降1%扣0.5分", "4", "98%", "95%", "", "2.5"),
    ("每低于目标值2个百分点扣1分，扣完为止", "6", "≥90%", "84%", "", "3"),
    ("每超支1%扣0.5分", "5", "≤300万元", "306万元", "", "4"),
    ("未达到85%的，每降低1%扣0.4分", "4", "100%", "80%", "", "2"),
    ("入库率≥96%得满分，每低1%扣5%，低于90%不得分", "5", "", "93%", "", "4.25"),
    ("入库率≥96%得满分，每低1%扣5%，低于90%不得分", "5", "", "89%", "", "0"),
    ("每减少百分之五扣两分", "10", "100%", "85%", "", "4"),
)


def fits(clause: Clause) -> bool:
    """Whether the clause is of this kind."""
    return isinstance(clause.per, Away) and isinstance(clause.effect, Deduct) and clause.per.size.unit in PERCENTS
