"""Torn and contradictory standards: what nobody can read for sure gives no score, in silence least of all."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.rules.cases import outcome, scored

TORN = {
    "a word inside a number": (
        ("抽检合格率≥95%得满分，每低1%扣0若.5分", "10", "", "93%"),
        ("完成开工率得满分，每低1个百分点扣2非.5分", "10", "95%", "90%"),
        ("每超0.未5小时扣1分", "10", "≤2小时", "3小时"),
    ),
    "a word between points and their verb": (
        ("入户走访率≥95%得满分，每低1%扣1分，低于80%不得最分", "10", "", "70%"),
        ("响应时间≤2小时得满分；每超1小时扣2超分，最多扣6分", "10", "", "4小时"),
        ("合格率100%得4或分，90%—99%得2分，其余得1分", "4", "", "100%"),
    ),
    "a denial or an alternative with nothing behind it": (
        ("每超任务数10%加1分未，每低任务数5%扣1分", "10", "200个", "180个"),
        ("支付率达到100%的或得8分，85%—99%得4分，85%以下不得分", "8", "", "90%"),
    ),
    "half a relation": (
        ("巡检率达没到98%得5分，否则不得分", "5", "", "98%"),
        ("完成8个以低下的得2分，8个及以上得5分", "5", "", "6个"),
        ("每超1%扣2分，合格率于80%得0分", "10", "95%", "79%"),
        ("每逾期1个月扣1分，不非足1个月按1个月计算", "10", "2024-03-31", "2024-04-20"),
        ("每超下降1%扣0.5分", "5", "100%", "95%"),
    ),
    "a denial inside a name": (
        ("兵员登记未率达到100%的，扣1分", "5", "", "100%"),
        ("实际完未成率≥95%得满分，每低1%扣1分", "10", "", "93%"),
    ),
    "a step without its 每": (
        ("≤20分钟得满分；增加5分钟扣1分", "10", "", "35分钟"),
        ("高于达标线0.2个百分点扣1分", "10", "≤1%", "1.6%"),
    ),
    "a number without its beginning or its end": (
        ("每低于.5个百分点扣1分", "10", "95%", "94%"),
        ("每缺1单扣3分0（特殊情况除外）", "10", "", "2单"),
        ("每少1家扣除分值的五十分一", "5", "50家", "48家"),
    ),
    "a word between the verb and 满分": (("≤5天得且满分；≤10天得3分；>10天得0分", "5", "", "4天"),),
    "what is halved or denied in passing": (
        ("每缺1份材料扣1分减半，最多扣5分", "10", "", "2份"),
        ("实际开放每少1天未扣2分", "10", "300天", "298天"),
        ("记低9分，每少1个百分点扣1分", "9", "100%", "97%"),
    ),
    "a list that breaks off": (
        ("完成率 100非/90/80%，得分 5/4/3 分，80% 以下 0 分", "5", "", "85%"),
        ("评为一、二、三等的，分别得10、8、6、0分", "10", "", "二等"),
    ),
    "a step against its case": (("超出的，每低1%扣1分", "10", "≤100万元", "90万元"),),
    "a count beside a bound in its own unit": (
        ("每季度例会少于2次的每次扣1分", "10", "", "2次"),
        ("合同到期2个月内续签不扣分，每延1个月扣1分", "10", "", "3个月"),
    ),
    "a cap of nothing": (("≤7天得10分；≤30天得5分；>30天得最高0分", "10", "", "5天"),),
    "a step that takes nothing": (("每发生1起扣0分", "10", "", "2起"),),
    "half a relation, at its end": (
        ("合同履约率达半到100%得8分，90%以下不得分", "8", "", "100%"),
        ("复检合格率超减半过95%得5分，否则不得分", "5", "", "96%"),
    ),
    "a sanction in words that are not read": (
        ("每发现1处扣1分；隐瞒不报的从重处理", "10", "", "2处"),
        ("每发现1起扣2分；有弄虚作假的该指标归零", "10", "", "1起"),
        ("每次扣1分，每季度最多扣3分", "10", "", "5次"),
    ),
    "a value between two tiers": (("1—2处扣1分，6处以上扣4分", "10", "", "4处"),),
    "an effect without its amount": (("完成得满分，未完成的按实际完成情况得分", "10", "20个", "18个"),),
    "points that are neither given nor taken": (
        ("办结率每低0.5%3分", "10", "98%", "97%"),
        ("未建台账的扣5分，未按月核对的2分", "10", "", ""),
    ),
}


@pytest.mark.parametrize(("text", "full", "target", "actual"), [row for rows in TORN.values() for row in rows])
def test_a_torn_standard_gives_no_score(text: str, full: str, target: str, actual: str) -> None:
    assert scored(text, full, target, actual) is None


DELAYS = (  # each day of being late is a step
    (
        "逾期10天以内每天扣0.3分，逾期10天以上不得分",
        "2024-06-30",
        (("2024-06-30", 10), ("2024-07-05", "8.5"), ("2024-07-15", 0)),
    ),
    ("未按期报送的，每天扣1分", "2024-03-31", (("2024-03-29", 10), ("2024-04-03", 7))),
)
BEYOND = (  # a bonus for what goes beyond the goal gives nothing to who misses it
    ("完成目标得满分，每超过目标1户加0.5分", "30户", (("29户", 0), ("30户", 10))),
    ("达标得基本分6分，每提高1个百分点加1分", "90%", (("88%", 0), ("90%", 6), ("92%", 8))),
)
MISSED = (  # a demand and what follows where it is not met
    ("服务满意度应达到90%，否则扣2分", "", (("90%", 10), ("89%", 8))),
    ("差错率不得高于2%，否则每高1个百分点扣1分", "", (("2%", 10), ("4%", 8))),
    ("办结率达到95%得满分，95%以下的，差一个点减一分", "", (("95%", 10), ("92%", 7))),
)
LATE_AGAIN = (  # 超过 behind a lateness is the end of that lateness
    ("超时20分钟以内的折半计分，超过20分钟不得分", "≤60分钟", (("60分钟", 10), ("75分钟", 5), ("81分钟", 0))),
)
CAPS = (  # a cap as a share, tiers whose first has bare points
    ("按完成率得分，最高得分值的80%", "50个", (("30个", 6), ("45个", 8), ("60个", 8))),
    ("85%以上10分；70%—85%得7分；70%以下不得分", "", (("90%", 10), ("85%", 10), ("70%", 7), ("69%", 0))),
)
DISTANCES = (
    (
        "与目标相差1个百分点以内得8分，相差3个百分点以内得5分",
        "80%",
        (("80%", 8), ("79.5%", 8), ("82%", 5), ("84%", 0)),
    ),  # how far beyond a base, with a base that is an amount
    (
        "超出预算5%以内扣1分，超出5%—10%扣3分，超出10%以上不得分",
        "≤200万元",
        (("208万元", 9), ("215万元", 7), ("221万元", 0)),
    ),
    ("超过目标10%以内的不扣分，超过10%的，每超1个百分点扣0.5分", "≤50天", (("54天", 10), ("56天", 9))),
    ("95%≤N得10分，85%≤N<95%得6分，N<85%不得分", "", (("95%", 10), ("85%", 6), ("84%", 0))),
)


@pytest.mark.parametrize(
    ("text", "target", "actual", "points"),
    [
        (text, target, *case)
        for text, target, cases in (*DISTANCES, *DELAYS, *BEYOND, *MISSED, *LATE_AGAIN, *CAPS)
        for case in cases
    ],
)
def test_distances_delays_and_what_lies_beyond(text: str, target: str, actual: str, points: int | str) -> None:
    assert scored(text, "10", target, actual) == Fraction(points)


@pytest.mark.parametrize(("facts", "points"), [("1，2", Fraction(8)), ("1，9", Fraction(7)), ("3，0", Fraction(7))])
def test_a_named_cap_bounds_its_own_clause(facts: str, points: Fraction) -> None:
    text = "每旷工1人次扣1分，每早退1人次扣0.5分，早退累计扣分不超过2分"
    assert scored(text, "10", facts=facts) == points


CONTRADICTIONS = (  # standard, full marks, target, actual, reason
    ("85%≤N不扣分；75%≤N＜0%，扣1分；N＜75%扣3分", "10", "", "80%", "标准前后矛盾：界限的下限高于上限"),
    ("制度健全得4分，制度健全得0分", "4", "", "", "标准前后矛盾：同一情形既得分又不得分"),
    ("达到目标不得分", "4", "10个", "10个", "标准前后矛盾：完成得更好反而得分更少"),
    ("85%以上得5分，75%以上得8分", "10", "", "80%", "标准前后矛盾：各档的界限与得分的顺序相反"),
    ("≤2天得3分，≤5天得6分", "6", "", "3天", "标准前后矛盾：各档的界限与得分的顺序相反"),
    ("发生泄密事件的扣0分", "10", "", "", "评分标准中没有一处会改变得分"),
    ("每迟报1次扣0.1分，累计不超过0.5分", "2", "", "3次", "最高0.5分低于满分，标准没有可得的分"),
    ("达标得10分，最高得4分", "10", "90%", "95%", "最高4分低于标准写明的10分"),
    ("得6分；每下降1个百分点，得1分", "6", "90%", "88%", "标准前后矛盾：完成得少反而得分"),
    ("3月31日完成的不得分", "10", "2024-03-31", "2024-03-20", "标准前后矛盾：在期限内完成反而扣分"),
    ("每超1小时扣2分，不高于8小时得0分", "10", "4小时", "4小时", "完成指标值也要扣分，标准与指标值矛盾"),
)


@pytest.mark.parametrize(("text", "full", "target", "actual", "reason"), CONTRADICTIONS)
def test_a_standard_that_contradicts_itself_is_told(
    text: str, full: str, target: str, actual: str, reason: str
) -> None:
    assert outcome(text, full, target, actual).reason == reason
