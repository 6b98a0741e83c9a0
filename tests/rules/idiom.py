"""Standards in the idiom of the forms, with cases worked out by hand.

``None`` as the score means that the text does not decide it and must not be made to. ``MISREAD`` once gave another score than a careful
reader; the rest is grouped by nothing but the day it was written.
"""

from __future__ import annotations

from tests.rules.idiom_formulas import FORMULAS, PROPORTIONS

Row = tuple[str | None, str | None, list[str] | None, str | None]

FIRST: list[tuple[str, str, list[Row]]] = [
    (
        "90%以上为5分，80%—90%为3分，80%以下为0分",
        "5",
        [(None, "95%", None, "5"), (None, "85%", None, "3"), (None, "79%", None, "0")],
    ),
    ("完成率100%得满分，每低1%扣1分，低于60%为0分", "5", [(None, "98%", None, "3"), (None, "50%", None, "0")]),
    # standard, full marks, [target, actual, facts, score]
    # what only sets the scene before a number asks nothing; what happened, or is claimed as a state, is asked
    ("加强宣传发动，推进项目建设，覆盖率达到90%以上得5分", "5", [(None, "95%", None, "5"), (None, "89%", None, "0")]),
    ("接到派单后，处置时间在30分钟以内不扣分，每超过10分钟扣1分", "5", [(None, "50分钟", None, "3")]),
    ("开展驾驶、焊接等培训，培训人次达到300人次得满分，每少10人次扣1分", "5", [(None, "280人次", None, "3")]),
    ("举办读书、非遗展示等活动，8场及以上得4分；4-7场得2分", "4", [(None, "8场", None, "4"), (None, "5场", None, "2")]),
    ("回访率：12分，达标得满分；每低于达标线1个百分点扣4分", "12", [("≥85%", "84%", None, "8")]),
    ("群众满意度：10分。达到90%得10分，每低1个百分点扣1分", "10", [(None, "88%", None, "8")]),
    ("行道树缺株每株扣0.5分，扣分以现场照片为据", "10", [(None, None, ["2"], "9")]),
    ("建档率达到90%得8分，每低1个百分点扣1分，低于80%不得分并予以通报批评", "8", [(None, "88%", None, "6")]),
    ("及时登记。每漏登一次扣1分", "5", [(None, None, ["2"], "3")]),
    (
        "开工率达到80%得8分，每超1个百分点加1分，每低1个百分点扣0.5分，加分和扣分均以基本分为限",
        "10",
        [(None, "79%", None, "7.5"), (None, "81%", None, "9"), (None, "95%", None, "10")],
    ),
    ("资料齐全，覆盖率达到90%以上得5分", "5", [(None, "95%", None, None)]),
    ("巡查记录真实，巡查次数不少于12次得3分", "3", [(None, "12次", None, None)]),
    ("已建立台账，覆盖率达到90%以上得5分", "5", [(None, "95%", None, None)]),
    ("获得县级表彰，覆盖率达到90%以上得5分", "5", [(None, "95%", None, None)]),
    (
        "未完成一处扣0.03分",
        "3",
        [("100处", "100处", None, "3"), ("100处", "90处", None, "2.7"), ("100处", "0处", None, "0")],
    ),
    ("每少完成一家扣0.1分，扣完为止", "5", [("60家", "58家", None, "4.8"), ("60家", "61家", None, "5")]),
    ("每少1场扣0.2分", "2", [("10场", "8场", None, "1.6")]),
    ("较目标值每减少1个扣0.5分，扣完为止。", "3", [("12个", "10个", None, "2"), ("12个", "15个", None, "3")]),
    ("未达到目标值的，每少一个百分点扣0.2分", "4", [("95%", "90%", None, "3"), ("95%", "96%", None, "4")]),
    ("每低于目标值1%扣0.5分，扣完为止", "5", [("≥90%", "88%", None, "4"), ("≥90%", "90%", None, "5")]),
    ("每超出预算1%扣0.5分", "5", [("≤100万元", "102万元", None, "4"), ("≤100万元", "95万元", None, "5")]),
    ("超过目标值不得分", "5", [("≤100万元", "102万元", None, "0"), ("≤100万元", "100万元", None, "5")]),
    ("每超过10%扣1分，不足10%不扣分", "5", [("≤100万元", "125万元", None, "3"), ("≤100万元", "108万元", None, "5")]),
    (
        "资金到位率=100%得满分，每降低1%扣0.5分，低于80%不得分",
        "4",
        [(None, "100%", None, "4"), (None, "97%", None, "2.5"), (None, "79%", None, "0")],
    ),
    (
        "满意度≥90%，得满分；每降低1个百分点，扣0.5分，扣完为止",
        "10",
        [(None, "92%", None, "10"), (None, "85%", None, "7.5"), (None, "60%", None, "0")],
    ),
    (
        "满意度达到95%以上得10分；90%（含）-95%得8分；80%（含）-90%得6分；80%以下不得分",
        "10",
        [
            (None, "96%", None, "10"),
            (None, "95%", None, "10"),
            (None, "90%", None, "8"),
            (None, "85%", None, "6"),
            (None, "79.9%", None, "0"),
        ],
    ),
    (
        "100%得5分；90%（含）～100%得3分；70%（含）～90%得1分；70%以下得0分",
        "5",
        [(None, "100%", None, "5"), (None, "95%", None, "3"), (None, "70%", None, "1"), (None, "69%", None, "0")],
    ),
    (
        "①达到100%，得5分；②达到90%（含）以上，得4分；③达到80%（含）以上，得3分；④80%以下，不得分。",
        "5",
        [(None, "100%", None, "5"), (None, "93%", None, "4"), (None, "80%", None, "3"), (None, "75%", None, "0")],
    ),
    ("验收合格率100%得满分，否则不得分", "5", [(None, "100%", None, "5"), (None, "99%", None, "0")]),
    ("完成率=100%，得满分；否则按完成率×分值计分", "6", [(None, "100%", None, "6"), (None, "50%", None, "3")]),
    ("完成目标得满分，未完成按比例得分", "8", [("50个", "40个", None, "6.4"), ("50个", "55个", None, "8")]),
    (
        "按实际完成率计分，完成率低于60%不得分",
        "10",
        [("100个", "80个", None, "8"), ("100个", "59个", None, "0"), ("100个", "60个", None, "6")],
    ),
    (
        "实际完成率≥100%的，得满分；60%≤实际完成率＜100%的，按比例得分；实际完成率＜60%的，不得分",
        "10",
        [(None, "100%", None, "10"), (None, "75%", None, "7.5"), (None, "59%", None, "0")],
    ),
    (
        "在规定时间内完成得满分，每推迟1个月扣1分，扣完为止",
        "5",
        [("2024年6月30日", "2024年6月30日", None, "5"), ("2024年6月30日", "2024年8月5日", None, "4")],
    ),
    (
        "每逾期一周扣0.5分，不足一周按一周计算",
        "3",
        [("2024-06-30", "2024-07-10", None, "2"), ("2024-06-30", "2024-06-20", None, "3")],
    ),
    (
        "每延误1天扣0.1分，最多扣2分",
        "5",
        [("2024-06-30", "2024-07-05", None, "4.5"), ("2024-06-30", "2024-09-30", None, "3")],
    ),
    ("按期完成得满分，每延期5天扣1分", "4", [("2024-06-30", "2024-07-12", None, "2")]),
    (
        "2024年12月31日前完成得满分，未完成不得分",
        "5",
        [(None, "2024年12月20日", None, "5"), (None, "2025年1月3日", None, "0")],
    ),
    (
        "发生一起安全事故扣2分，扣完为止",
        "6",
        [(None, None, ["0"], "6"), (None, None, ["2"], "2"), (None, None, ["5"], "0")],
    ),
    ("每出现一次投诉扣0.5分", "3", [(None, None, ["0"], "3"), (None, None, ["3"], "1.5")]),
    (
        "发现1例违规扣1分，发现2例及以上不得分",
        "4",
        [(None, None, ["0"], "4"), (None, None, ["1"], "3"), (None, None, ["2"], "0")],
    ),
    ("每缺一项扣1分，扣完为止", "4", [(None, None, ["0"], "4"), (None, None, ["3"], "1")]),
    (
        "未建立制度扣2分；未落实责任人扣1分",
        "3",
        [(None, None, ["否", "否"], "3"), (None, None, ["是", "否"], "1"), (None, None, ["是", "是"], "0")],
    ),
    (
        "制度健全得2分，执行到位得3分，否则不得分",
        "5",
        [(None, None, ["是", "是"], "5"), (None, None, ["是", "否"], "2")],
    ),
    ("有专门机构得1分；有专职人员得1分；有工作经费得1分。", "3", [(None, None, ["是", "否", "是"], "2")]),
    (
        "一票否决：发生重大安全事故不得分；发生一般事故每起扣2分",
        "10",
        [(None, None, ["否", "2"], "6"), (None, None, ["是", "0"], "0")],
    ),
    (
        "设立绩效目标（1分），目标明确（1分），目标细化（1分），目标量化（1分）",
        "4",
        [(None, None, ["是", "是", "是", "否"], "3")],
    ),
    (
        "优秀得5分，良好得4分，合格得3分，不合格不得分",
        "5",
        [(None, None, ["优秀"], "5"), (None, None, ["良好"], "4"), (None, None, ["不合格"], "0")],
    ),
    ("获得A级得10分，B级得8分，C级得5分，D级不得分", "10", [(None, None, ["A级"], "10"), (None, None, ["D级"], "0")]),
    (
        "差错率≤1%得满分，每增加0.5个百分点扣1分",
        "5",
        [(None, "0.8%", None, "5"), (None, "2%", None, "3"), (None, "1%", None, "5")],
    ),
    ("差错率每超过1个百分点扣1分", "5", [("≤2%", "4%", None, "3")]),
    (
        "响应时间≤30分钟得满分，每超过10分钟扣2分",
        "10",
        [(None, "30分钟", None, "10"), (None, "50分钟", None, "6"), (None, "45分钟", None, "8")],
    ),
    (
        "故障修复不超过2小时得满分，每超1小时扣1分，扣完为止",
        "5",
        [(None, "4小时", None, "3"), (None, "2小时", None, "5")],
    ),
    (
        "每增加1个百分点加0.5分，最高加2分",
        "2",
        [("5%", "8%", None, "1.5"), ("5%", "20%", None, "2"), ("5%", "5%", None, "0")],
    ),
    (
        "完成目标值得8分，每超额完成10%加1分，最高得10分",
        "10",
        [("100个", "100个", None, "8"), ("100个", "120个", None, "10"), ("100个", "115个", None, "9")],
    ),
    (
        "达到目标值得基本分4分，每超过5%加0.5分，加满1分为止",
        "5",
        [("100个", "110个", None, "5"), ("100个", "100个", None, "4")],
    ),
    ("得分=实际完成率×分值", "6", [("100个", "50个", None, "3"), ("100个", "100个", None, "6")]),
    (
        "得分=分值×（实际完成数/计划完成数），超过分值的按满分计",
        "5",
        [("40个", "30个", None, "3.75"), ("40个", "60个", None, "5")],
    ),
    ("以完成比例乘以权重得分", "5", [("40个", "30个", None, "3.75")]),
    (
        "预算执行率≥95%得10分；90%≤预算执行率＜95%得8分；85%≤预算执行率＜90%得6分；预算执行率＜85%不得分",
        "10",
        [(None, "95%", None, "10"), (None, "94.9%", None, "8"), (None, "85%", None, "6"), (None, "80%", None, "0")],
    ),
    (
        "人员控制率≤100%，计5分；每超过一个百分点扣0.5分，扣完为止",
        "5",
        [(None, "90.48%", None, "5"), (None, "103%", None, "3.5")],
    ),
    (
        "“三公经费”变动率≤0,计3分；“三公经费”变动率＞0，每超过一个百分点扣0.3分，扣完为止",
        "3",
        [(None, "-5%", None, "3"), (None, "4%", None, "1.8"), (None, "0%", None, "3")],
    ),
    (
        "预算完成率=100%，计满分；每低于5%扣2分，扣完为止",
        "10",
        [(None, "100%", None, "10"), (None, "90%", None, "6"), (None, "93%", None, "8")],
    ),
    (
        "预算调整率=0，计5分；0-10%（含），计4分；10-20%（含），计3分；20-30%（含），计2分；大于30%不得分",
        "5",
        [(None, "10%", None, "4"), (None, "15%", None, "3"), (None, "35%", None, "0")],
    ),
    ("支付进度率达标得满分，每低5个百分点扣1分", "4", [("100%", "90%", None, "2"), ("100%", "100%", None, "4")]),
    ("酌情扣分", "5", [(None, None, None, None)]),
    ("根据实际情况酌情给分，最高5分", "5", [(None, None, None, None)]),
    ("由专家评定", "5", [(None, None, None, None)]),
    ("按照县财政局考核结果计分", "5", [(None, None, None, None)]),
    ("效果显著得4-5分，效果一般得2-3分，效果较差得0-1分", "5", [(None, None, None, None)]),
    ("未达到80%任务每降低1%扣0.5分", "3", [("100%", "90%", None, "3"), ("100%", "78%", None, "2")]),
    (
        "低于95%的，每低1个百分点扣0.5分，低于85%的不得分",
        "5",
        [(None, "95%", None, "5"), (None, "93%", None, "4"), (None, "84%", None, "0"), (None, "85%", None, "0")],
    ),
    ("完成年度任务90%以上得满分，每少1%扣0.1分", "3", [(None, "92%", None, "3"), (None, "85%", None, "2.5")]),
    (
        "达到1000人次得5分，每少50人次扣0.5分，低于500人次不得分",
        "5",
        [(None, "1000人次", None, "5"), (None, "900人次", None, "4"), (None, "450人次", None, "0")],
    ),
    ("开展培训不少于4次得满分，每少一次扣1分", "4", [(None, "4次", None, "4"), (None, "2次", None, "2")]),
    ("全年召开会议12次得6分，每少1次扣0.5分", "6", [(None, "10次", None, "5"), (None, "12次", None, "6")]),
    (
        "10个以上得5分，5-9个得3分，1-4个得1分，没有不得分",
        "5",
        [(None, "12个", None, "5"), (None, "10个", None, "5"), (None, "6个", None, "3"), (None, "3个", None, "1")],
    ),
    (
        "3次及以上得满分，2次得3分，1次得1分，0次不得分",
        "5",
        [(None, "3次", None, "5"), (None, "2次", None, "3"), (None, "1次", None, "1"), (None, "0次", None, "0")],
    ),
    ("每完成1项得2分，满分10分", "10", [(None, "3项", None, "6"), (None, "6项", None, "10")]),
    ("每完成10%得1分", "10", [(None, "75%", None, "7"), (None, "100%", None, "10")]),
    ("扣2分/次，扣完为止", "6", [(None, None, ["2"], "2")]),
    (
        "每发现1处不规范扣0.5分，最多扣3分；存在弄虚作假的不得分",
        "5",
        [(None, None, ["2", "否"], "4"), (None, None, ["10", "否"], "2"), (None, None, ["0", "是"], "0")],
    ),
    (
        "成本控制在预算内得满分，超预算不得分",
        "5",
        [("≤100万元", "98万元", None, "5"), ("≤100万元", "101万元", None, "0")],
    ),
    (
        "超支5%以内（含5%）扣1分，超支5%—10%（含10%）扣3分，超支10%以上不得分",
        "5",
        [
            ("≤100万元", "100万元", None, "5"),
            ("≤100万元", "104万元", None, "4"),
            ("≤100万元", "110万元", None, "2"),
            ("≤100万元", "120万元", None, "0"),
        ],
    ),
    ("得分为完成值/指标值*100%*分值，高于100%按满分计算", "4", [("80%", "60%", None, "3"), ("80%", "90%", None, "4")]),
    (
        "完成计划任务得5分，未完成的每少一个百分点扣0.1分",
        "5",
        [("100个", "90个", None, "4"), ("100个", "100个", None, "5")],
    ),
    ("未按时完成每拖延一个季度扣1分", "4", [("2024-03-31", "2024-07-15", None, "3")]),
    (
        "按时完成得3分，未按时完成得1分，未完成不得分",
        "3",
        [(None, None, ["按时完成"], "3"), (None, None, ["未按时完成"], "1"), (None, None, ["未完成"], "0")],
    ),
    ("发生群体性事件不得分", "3", [(None, None, ["否"], "3"), (None, None, ["是"], "0")]),
    ("无安全事故得满分，发生一起不得分", "3", [(None, None, ["0"], "3"), (None, None, ["1"], "0")]),
    ("每高于目标值1个百分点扣1分，低于目标值不扣分", "5", [("≤10%", "12%", None, "3"), ("≤10%", "8%", None, "5")]),
    ("完成率未达100%，每低1%扣权重的2%", "10", [(None, "95%", None, "9"), (None, "100%", None, "10")]),
    ("完成率每低于计划1%，扣该项分值的5%，扣完为止", "4", [("100%", "90%", None, "2")]),
    ("偏差率在±5%以内得满分，每超过1%扣1分", "5", [(None, "3%", None, "5")]),
    ("每少1人扣0.5分，缺3人以上不得分", "3", [("10人", "9人", None, "2.5")]),
    (
        "群众满意度90%以上（含90%）计10分，80%-90%（含80%）计8分，70%-80%（含70%）计6分，70%以下计0分",
        "10",
        [(None, "90%", None, "10"), (None, "80%", None, "8"), (None, "75%", None, "6"), (None, "69%", None, "0")],
    ),
    ("未完成的，按照未完成比例扣分", "5", [("100个", "80个", None, "4")]),
    ("未完成不得分，完成得满分。", "5", [("100%", "100%", None, "5"), ("100%", "90%", None, "0")]),
    (
        "全部完成计4分，完成80%以上计3分，完成60%以上计2分，60%以下不计分",
        "4",
        [(None, "100%", None, "4"), (None, "85%", None, "3"), (None, "60%", None, "2"), (None, "50%", None, "0")],
    ),
    (
        "每提前1个月加1分，每推迟1个月扣1分，满分5分",
        "5",
        [("2024-06-30", "2024-06-30", None, "5"), ("2024-06-30", "2024-08-31", None, "3")],
    ),
    ("年度内完成得2分，跨年完成得1分，未完成不得分", "2", [(None, None, ["年度内完成"], "2")]),
    (
        "合格率低于90%扣2分，低于80%扣4分，低于70%不得分",
        "6",
        [(None, "95%", None, "6"), (None, "85%", None, "4"), (None, "75%", None, "2"), (None, "60%", None, "0")],
    ),
    (
        "较上年增长5%以上得5分；增长0—5%得3分；下降不得分",
        "5",
        [(None, "6%", None, "5"), (None, "3%", None, "3"), (None, "-2%", None, "0")],
    ),
    (
        "（1）政府采购合规，得2分；（2）合同管理规范，得2分；（3）验收手续齐全，得1分。每有一项不符合扣除相应分值。",
        "5",
        [(None, None, ["是", "是", "否"], "4")],
    ),
    ("覆盖率达到100%得3分，每低1个百分点扣0.3分；资料不完整的扣1分", "5", [(None, "98%", ["否"], "2.4")]),
    ("年初预算编制科学，得2分，否则酌情扣分", "2", [(None, None, None, None)]),
    (
        "完成及时率=及时完成件数/总件数×100%，达到98%以上得满分，每低1个百分点扣1分",
        "5",
        [(None, "99%", None, "5"), (None, "96%", None, "3")],
    ),
    (
        "符合要求得5分，基本符合得3分，不符合得0分",
        "5",
        [(None, None, ["基本符合"], "3"), (None, None, ["不符合"], "0")],
    ),
    ("依据充分（1分），程序规范（2分），资料齐全（2分）。", "5", [(None, None, ["是", "否", "是"], "3")]),
    (
        "完成率≥98%得满分，每低1%扣2分，低于90%不得分",
        "20",
        [(None, "98%", None, "20"), (None, "95%", None, "14"), (None, "89.5%", None, "0")],
    ),
    ("及时率100%得满分，每低 1% 扣 2 分，低于 80% 不得分", "20", [(None, "97%", None, "14"), (None, "85%", None, "0")]),
    (
        "90% 以上满分，每低 1% 扣 5%，低于 80% 不得分",
        "4",
        [(None, "88%", None, "3.6"), (None, "80%", None, "2"), (None, "79%", None, "0")],
    ),
    (
        "≥95%得满分,90%-95%得80%的分,低于90%不得分",
        "10",
        [(None, "95%", None, "10"), (None, "92%", None, "8"), (None, "89%", None, "0")],
    ),
    (
        "每提高1%加1分，每降低1%扣1分，上限12分",
        "10",
        [("90%", "90%", None, "10"), ("90%", "91%", None, "11"), ("90%", "95%", None, "12"), ("90%", "88%", None, "8")],
    ),
    (
        "每超1000万元加1分，每低1000万元扣1分，上限12分",
        "10",
        [
            ("10000万元", "11000万元", None, "11"),
            ("10000万元", "8000万元", None, "8"),
            ("10000万元", "10000万元", None, "10"),
        ],
    ),
    (
        "按照完成情况打分，完成率*10分，上限为12分",
        "10",
        [("100万元", "110万元", None, "11"), ("100万元", "50万元", None, "5"), ("100万元", "150万元", None, "12")],
    ),
    (
        "完成额/2亿元*5分，上限6分",
        "5",
        [(None, "2亿元", None, "5"), (None, "1亿元", None, "2.5"), (None, "3亿元", None, "6")],
    ),
    ("不良率每超0.1个百分点扣1分", "5", [("1%", "1.3%", None, "2"), ("1%", "0.9%", None, "5")]),
    ("每下降1个百分点扣0.5分，扣完为止", "3", [("100%", "98%", None, "2")]),
    ("低于目标值1%扣0.2分", "2", [("95%", "93%", None, "1.6")]),
    ("未达标的，每低0.1扣0.1分", "2", [("3.5", "3.3", None, "1.8")]),
    ("每增加一人扣1分", "5", [("≤10人", "12人", None, "3")]),
    (
        "办结率达100%得5分，每低1个百分点扣0.2分，低于95%不得分。",
        "5",
        [(None, "99%", None, "4.8"), (None, "94%", None, "0")],
    ),
    (
        "任务完成率100%的得6分，90%以上的得4分，80%以上的得2分，低于80%的不得分",
        "6",
        [(None, "100%", None, "6"), (None, "95%", None, "4"), (None, "80%", None, "2"), (None, "70%", None, "0")],
    ),
    (
        "完成100%计6分，完成90%及以上计5分，完成80%及以上计4分，80%以下不计分",
        "6",
        [(None, "100%", None, "6"), (None, "99%", None, "5"), (None, "79%", None, "0")],
    ),
    (
        "培训覆盖率：≥95%，3分；85%～95%，2分；70%～85%，1分；＜70%，0分",
        "3",
        [
            (None, "95%", None, "3"),
            (None, "90%", None, "2"),
            (None, "85%", None, "2"),
            (None, "70%", None, "1"),
            (None, "60%", None, "0"),
        ],
    ),
    (
        "95分以上得5分，85-95分得4分，75-85分得3分，75分以下不得分",
        "5",
        [(None, "96分", None, "5"), (None, "90分", None, "4"), (None, "70分", None, "0")],
    ),
    (
        "≤3%得5分，3%-5%得3分，＞5%不得分",
        "5",
        [(None, "2%", None, "5"), (None, "4%", None, "3"), (None, "6%", None, "0")],
    ),
    ("零投诉得满分，每投诉一次扣1分", "5", [(None, None, ["0"], "5"), (None, None, ["2"], "3")]),
    ("无事故得5分，每发生一起扣5分", "5", [(None, None, ["0"], "5"), (None, None, ["1"], "0")]),
    ("迟报一次扣0.5分，漏报一次扣1分，错报一次扣1分", "5", [(None, None, ["1", "0", "2"], "2.5")]),
    (
        "每有1人次违规扣2分，扣完为止；造成严重后果的不得分",
        "10",
        [(None, None, ["2", "否"], "6"), (None, None, ["0", "是"], "0")],
    ),
    ("无记录扣2分，记录不全每处扣0.5分", "5", [(None, None, ["否", "3"], "3.5"), (None, None, ["是", "0"], "3")]),
    (
        "未制定计划扣3分；未按计划实施每次扣1分；无总结扣1分",
        "5",
        [(None, None, ["否", "2", "否"], "3"), (None, None, ["是", "0", "是"], "1")],
    ),
    (
        "少于5人扣1分，少于3人不得分",
        "3",
        [(None, "5人", None, "3"), (None, "4人", None, "2"), (None, "2人", None, "0")],
    ),
    ("每降1名扣0.5分", "5", [("1名", "3名", None, None)]),
    (
        "获国家级奖励每项加2分，省级每项加1分，最高加5分",
        "5",
        [(None, None, ["1", "2"], "4"), (None, None, ["3", "1"], "5")],
    ),
    (
        "被通报批评一次扣2分，两次及以上不得分",
        "5",
        [(None, None, ["0"], "5"), (None, None, ["1"], "3"), (None, None, ["2"], "0")],
    ),
    ("一次扣1分，扣完为止", "3", [(None, None, ["2"], "1")]),
    ("1起扣2分", "4", [(None, None, ["1"], "2")]),
    ("每例扣0.5分", "2", [(None, None, ["3"], "0.5")]),
    ("不合格1项扣1分", "3", [(None, None, ["1"], "2")]),
    (
        "缺1项扣0.5分，缺3项以上不得分",
        "3",
        [(None, None, ["2"], "2"), (None, None, ["4"], "0"), (None, None, ["3"], "0")],
    ),
    (
        "按规定时间完成得5分，每推迟10天扣1分，推迟30天以上不得分",
        "5",
        [
            ("2024-06-30", "2024-06-30", None, "5"),
            ("2024-06-30", "2024-07-15", None, "4"),
            ("2024-06-30", "2024-08-15", None, "0"),
        ],
    ),
    (
        "逾期1天扣1分，逾期5天以上不得分",
        "10",
        [("2024-06-30", "2024-07-02", None, "8"), ("2024-06-30", "2024-07-10", None, "0")],
    ),
    ("提前完成加1分，按期完成得4分，逾期不得分", "5", [(None, None, ["按期完成"], "4")]),
    ("6月底前完成得满分，每迟1个月扣1分", "5", [(None, "2024年6月20日", None, "5"), (None, "2024年8月5日", None, "4")]),
    ("12个月以内完成得满分，每超1个月扣2分", "10", [(None, "12个月", None, "10"), (None, "14个月", None, "6")]),
    ("工期每延长1天扣0.5分", "5", [("≤90天", "94天", None, "3"), ("≤90天", "80天", None, "5")]),
    ("按时完成率×10分", "10", [(None, "95%", None, "9.5")]),
    ("得分=10×完成率", "10", [(None, "80%", None, "8")]),
    ("得分=满意度×分值", "10", [(None, "93%", None, "9.3")]),
    ("按完成比例计分，超过100%的按100%计", "5", [("100个", "120个", None, "5"), ("100个", "80个", None, "4")]),
    ("完成率低于50%的不得分，其余按完成率计分", "8", [("100个", "40个", None, "0"), ("100个", "75个", None, "6")]),
    ("按比例扣分", "5", [("100个", "80个", None, "4")]),
    ("（完成数量/目标数量）×权重分", "6", [("50个", "25个", None, "3")]),
    ("实际完成数与计划数的比率乘以指标分值", "6", [("50个", "25个", None, "3")]),
    (
        "质量达标率=（合格数/总数）×100%。达到100%得满分，每降低1%扣0.1分",
        "4",
        [(None, "100%", None, "4"), (None, "95%", None, "3.5")],
    ),
    (
        "满分5分。完成得5分，部分完成得3分，未完成得0分。",
        "5",
        [(None, None, ["部分完成"], "3"), (None, None, ["完成"], "5"), (None, None, ["未完成"], "0")],
    ),
    ("好：5分；较好：4分；一般：3分；差：0分", "5", [(None, None, ["较好"], "4"), (None, None, ["差"], "0")]),
    ("A档10分，B档8分，C档6分", "10", [(None, None, ["B档"], "8")]),
    ("一等奖10分、二等奖8分、三等奖5分", "10", [(None, None, ["二等奖"], "8")]),
    ("是得2分，否得0分", "2", [(None, None, ["是"], "2"), (None, None, ["否"], "0")]),
    ("已落实得3分，未落实不得分", "3", [(None, None, ["是"], "3"), (None, None, ["否"], "0")]),
    ("有得2分，没有不得分", "2", [(None, None, ["是"], "2"), (None, None, ["否"], "0")]),
    ("有制度、有台账、有检查的得3分，缺一项扣1分", "3", [(None, None, ["是", "1"], None)]),
    ("不符合要求的不得分", "3", [(None, None, ["否"], "3"), (None, None, ["是"], "0")]),
    ("未发现问题得满分，发现问题不得分", "4", [(None, None, ["是"], "4"), (None, None, ["否"], "0")]),
    ("符合规定得2分；不符合规定每项扣0.5分", "2", [(None, None, ["2"], "1")]),
    ("项目通过验收得满分，未通过验收不得分", "5", [(None, None, ["是"], "5"), (None, None, ["否"], "0")]),
    ("目标完成得满分，未完成酌情扣分", "5", [(None, "100%", None, None)]),
    ("完成效果好得5分，较好得3—4分，一般得1—2分", "5", [(None, None, None, None)]),
    ("按考核办法执行", "5", [(None, None, None, None)]),
    ("见考核细则", "5", [(None, None, None, None)]),
    ("综合评定", "5", [(None, None, None, None)]),
    ("每发现一处扣1—3分", "10", [(None, None, ["2"], None)]),
    ("得分按评委平均分计算", "10", [(None, None, None, None)]),
    ("年内完成计5分，每超过1个月…", "5", [("≥1年", "2024年5月20日", None, None)]),
    ("结案率达到90%以上计2分，每…", "2", [(None, "95%", None, None)]),
    ("重大事故每起扣20分，较大事故每起扣10分，一般事故每起扣5分", "20", [(None, None, ["0", "1", "1"], "5")]),
    (
        "高风险问题每个扣3分、中风险问题每个扣2分、低风险问题每个扣1分，扣完为止",
        "10",
        [(None, None, ["1", "1", "2"], "3")],
    ),
    (
        "100/90/80%，得5/4/3分",
        "5",
        [(None, "100%", None, "5"), (None, "92%", None, "4"), (None, "80%", None, "3"), (None, "70%", None, "0")],
    ),
    (
        "每提前1天加0.2分，最高加1分；每延后1天扣0.5分",
        "5",
        [("2024-06-30", "2024-06-30", None, "5"), ("2024-06-30", "2024-07-04", None, "3")],
    ),
    (
        "得90分以上的得5分，80—90分的得4分，其他不得分",
        "5",
        [(None, "92分", None, "5"), (None, "85分", None, "4"), (None, "60分", None, "0")],
    ),
    ("扣分项：每出现一次差错扣0.1分", "1", [(None, None, ["3"], "0.7")]),
    (
        "达到90%（含）以上得满分，80%（含）—90%得分值的80%，60%（含）—80%得分值的60%，60%以下不得分",
        "5",
        [(None, "90%", None, "5"), (None, "85%", None, "4"), (None, "60%", None, "3"), (None, "50%", None, "0")],
    ),
    ("完成85%以上得满分，每低1个百分点扣5%", "4", [(None, "85%", None, "4"), (None, "83%", None, "3.6")]),
    ("每少完成1%扣0.1分，完成率低于60%扣全分", "5", [("100个", "95个", None, "4.5"), ("100个", "50个", None, "0")]),
    ("发放及时足额得3分，不及时扣1分，不足额扣2分", "3", [(None, None, ["否", "否"], "3")]),
    ("成本节约率≥5%得满分，0-5%得3分，超支不得分", "5", [(None, "6%", None, "5"), (None, "3%", None, "3")]),
    ("未公开扣1分，公开不及时扣0.5分，公开内容不完整扣0.5分", "2", [(None, None, ["否", "是", "否"], "1.5")]),
    ("出现1次不合格扣2分，累计3次及以上不得分", "6", [(None, None, ["1"], "4"), (None, None, ["3"], "0")]),
    ("每开展1次得0.5分，最高不超过2分", "2", [(None, "3次", None, "1.5"), (None, "6次", None, "2")]),
    ("每开展一次活动计1分，计满为止", "4", [(None, "3次", None, "3"), (None, "6次", None, "4")]),
]

MISREAD: list[tuple[str, str, list[Row]]] = [
    # standard, full marks, [target, actual, facts, score]
    # a proportion for the shortfall only: whoever meets the target has full marks, not 0
    (
        "未完成的按完成率计算得分",
        "10",
        [
            ("50个", "45个", None, "9"),
            ("50个", "60个", None, "10"),
        ],
    ),
    # 以上 includes its number: the highest tier that holds, not the next one below
    (
        "10人以上得3分，5人以上得2分，5人以下得1分",
        "3",
        [
            (None, "10人", None, "3"),
            (None, "7人", None, "2"),
            (None, "4人", None, "1"),
        ],
    ),
    # raises TypeError past the last date
    (
        "6月30日前完成得5分；7月31日前完成得3分；7月31日后完成不得分",
        "5",
        [
            (None, "2024年6月20日", None, "5"),
            (None, "2024年7月15日", None, "3"),
            (None, "2024年8月15日", None, "0"),
        ],
    ),
    # once misread
    (
        "2024年9月底前完成得3分，2024年12月底前完成得1分，否则不得分",
        "3",
        [
            (None, "2024年9月1日", None, "3"),
            (None, "2024年11月15日", None, "1"),
            (None, "2025年1月15日", None, "0"),
        ],
    ),
    # the first three cost nothing: the count is of complaints, or the text is refused; never one point for each
    (
        "投诉3起以内不扣分，超过3起的，每超1起扣1分",
        "5",
        [
            (None, None, ["2"], "5"),
            (None, None, ["5"], "3"),
        ],
    ),
    # a bound before its clause is lost: 3 points at most are deducted
    (
        "扣分不超过3分，每发现1处扣0.5分",
        "5",
        [
            (None, None, ["2"], "4"),
            (None, None, ["10"], "2"),
        ],
    ),
    # a proportion for the shortfall only: whoever meets the target has full marks, not 0
    (
        "未完成的按比例得分",
        "10",
        [
            ("50个", "60个", None, "10"),
            ("50个", "50个", None, "10"),
            ("50个", "40个", None, "8"),
        ],
    ),
    # a proportion for the shortfall only: whoever meets the target has full marks, not 0
    (
        "未达到目标值的，按实际完成比例计分",
        "10",
        [
            ("50个", "60个", None, "10"),
            ("50个", "40个", None, "8"),
        ],
    ),
    # a proportion for the shortfall only: whoever meets the target has full marks, not 0
    (
        "未完成目标的按比例扣分",
        "10",
        [
            ("50个", "60个", None, "10"),
            ("50个", "40个", None, "8"),
        ],
    ),
    # a proportion for the shortfall only: whoever meets the target has full marks, not 0
    (
        "未完成按比例得分，低于60%不得分",
        "10",
        [
            ("50个", "60个", None, "10"),
            ("50个", "40个", None, "8"),
            ("50个", "20个", None, "0"),
        ],
    ),
    # a proportion for the shortfall only: whoever meets the target has full marks, not 0
    (
        "未达标按比例扣分，扣完为止",
        "10",
        [
            ("90%", "95%", None, "10"),
            ("90%", "45%", None, "5"),
        ],
    ),
    # a proportion below the threshold only: above it full marks, not 0
    (
        "低于95%的，按比例得分",
        "10",
        [
            (None, "96%", None, "10"),
        ],
    ),
    # 以上 includes its number: the highest tier that holds, not the next one below
    (
        "100人以上得5分，80人以上得4分，60人以上得3分，60人以下不得分",
        "5",
        [
            (None, "120人", None, "5"),
            (None, "100人", None, "5"),
            (None, "80人", None, "4"),
            (None, "61人", None, "3"),
            (None, "59人", None, "0"),
        ],
    ),
    # 以上 includes its number: the highest tier that holds, not the next one below
    (
        "90%以上得3分，80%以上得2分，80%以下得1分",
        "3",
        [
            (None, "90%", None, "3"),
            (None, "95%", None, "3"),
            (None, "81%", None, "2"),
            (None, "79%", None, "1"),
        ],
    ),
    # 以内 includes its number: the strictest bound that holds, not the next one
    (
        "5天以内得5分，10天以内得3分，10天以上不得分",
        "5",
        [
            (None, "5天", None, "5"),
            (None, "9天", None, "3"),
            (None, "11天", None, "0"),
            (None, "3天", None, "5"),
        ],
    ),
    # 以内 includes its number: the strictest bound that holds, not the next one
    (
        "3天以内得5分，7天以内得3分，15天以内得1分，超过15天不得分",
        "5",
        [
            (None, "3天", None, "5"),
            (None, "7天", None, "3"),
            (None, "15天", None, "1"),
            (None, "16天", None, "0"),
        ],
    ),
    # 以内 includes its number: the strictest bound that holds, not the next one
    (
        "1个月以内得3分，3个月以内得2分，6个月以内得1分，6个月以上不得分",
        "3",
        [
            (None, "1个月", None, "3"),
            (None, "3个月", None, "2"),
            (None, "4个月", None, "1"),
            (None, "7个月", None, "0"),
        ],
    ),
    # a bound before its clause is lost: 3 points at most are deducted
    (
        "扣分最多3分，每发现1处扣0.5分",
        "5",
        [
            (None, None, ["2"], "4"),
            (None, None, ["10"], "2"),
        ],
    ),
    # a bound before its clause is lost: 3 points at most are deducted
    (
        "最多扣3分，每发现1处扣0.5分",
        "5",
        [
            (None, None, ["2"], "4"),
            (None, None, ["10"], "2"),
        ],
    ),
    # the zero clause is taken for a limit of the actual and lost: three missing items leave nothing
    (
        "每缺1项扣0.5分，3项及以上不得分",
        "3",
        [
            (None, None, ["0"], "3"),
            (None, None, ["1"], "2.5"),
            (None, None, ["3"], "0"),
            (None, None, ["4"], "0"),
        ],
    ),
    # the zero clause is lost: three missing items leave nothing
    (
        "缺1项扣0.5分，超过2项不得分",
        "3",
        [
            (None, None, ["0"], "3"),
            (None, None, ["2"], "2"),
            (None, None, ["3"], "0"),
        ],
    ),
    # 超过5% beside 完成目标 is an excess of 5 % over the target, not a completion of 5 %
    (
        "完成目标得4分，超过5%加0.5分",
        "5",
        [
            ("100个", "100个", None, "4"),
            ("100个", "103个", None, "4"),
            ("100个", "106个", None, "4.5"),
        ],
    ),
    # 超过10% beside 达到目标值 is an excess over the target, not a completion of 10 %
    (
        "达到目标值得4分，超过10%以上加1分",
        "5",
        [
            ("100个", "100个", None, "4"),
            ("100个", "115个", None, "5"),
        ],
    ),
    # beyond the 10 % nothing is said: less may not cost less (97 gives 4, 85 gives 5)
    (
        "低于目标值10%以内扣1分",
        "5",
        [
            ("100个", "97个", None, "4"),
            ("100个", "85个", None, None),
        ],
    ),
    # 按时完成 is no listed word; it must not match 未按时完成, its opposite
    (
        "按期完成得3分，未按时完成得1分，未完成不得分",
        "3",
        [
            (None, None, ["按时完成"], None),
        ],
    ),
    # a method sentence that is the only source of points is no remark: a shortfall is not worth full marks
    (
        "按完成情况计分，低于60%不得分",
        "10",
        [
            ("100个", "80个", None, None),
            (None, "80%", None, None),
        ],
    ),
    # a method sentence that is the only source of points is no remark: a shortfall is not worth full marks
    (
        "根据完成情况打分，完成率低于60%不得分",
        "10",
        [
            ("100个", "80个", None, None),
        ],
    ),
    # an unread method sentence is the only source of points
    (
        "按实际成率计分，完成率低于60%不得分",
        "10",
        [
            ("100个", "80个", None, None),
        ],
    ),
    # an unread formula is skipped as if it were a remark
    (
        "预算执行率×值，执行率低于60%不得分",
        "10",
        [
            (None, "90%", None, None),
        ],
    ),
    # a formula without 分 is skipped as if it were a remark
    (
        "完成率×10，低于60%不得分",
        "10",
        [
            (None, "90%", None, "9"),
            (None, "50%", None, "0"),
        ],
    ),
    # inverted: missing the target is worth more than meeting it
    (
        "未达到目标值得满分",
        "5",
        [
            ("10个", "8个", None, None),
            ("10个", "12个", None, None),
        ],
    ),
    # inverted: late is worth more than in time
    (
        "未按时完成得满分",
        "5",
        [
            ("2024-06-30", "2024-06-15", None, None),
            ("2024-06-30", "2024-07-20", None, None),
        ],
    ),
    # inverted if the complement is 0: whoever meets the target is not worth less
    (
        "未达标得50%分值",
        "4",
        [
            ("10个", "10个", None, None),
        ],
    ),
    # inverted if the complement is 0: whoever meets the target is not worth less
    (
        "未完成得1分",
        "2",
        [
            ("10个", "10个", None, None),
        ],
    ),
    # 不扣分 is no award with an empty complement: meeting the target is not worth 0
    (
        "未达目标不扣分",
        "5",
        [
            ("10个", "12个", None, None),
        ],
    ),
    # inverted: late adds points (每少1个加1分 is refused, dates are not)
    (
        "每延迟1个月加1分",
        "5",
        [
            ("2024-06-30", "2024-08-31", None, None),
        ],
    ),
    # two claims on 2 %
    (
        "死亡率超过1%得5分，1%-2%得3分，高于2%不得分",
        "5",
        [
            (None, "2%", None, None),
        ],
    ),
    # the baseline in the text (目标值90%) is dropped, 计划值为90% and 基准值90% are read
    (
        "目标值90%，每降低1%扣0.1分",
        "10",
        [
            (None, "90%", None, "10"),
            (None, "50%", None, "6"),
        ],
    ),
    # inverted: full marks below 60 %
    (
        "每降低1%扣0.1分，完成率低于60%全分",
        "10",
        [
            ("100%", "50%", None, None),
        ],
    ),
    # inverted: full marks for what was not done
    (
        "每降低1%扣0.1分，未完成全部分值",
        "10",
        [
            ("100%", "50%", None, None),
        ],
    ),
    # the tier of full marks lies in the zero clause
    (
        "95%-100%得满分，每低10%扣5分，超过50%不得分",
        "20",
        [
            (None, "100%", None, None),
        ],
    ),
    # 得8公 is not understood and skipped
    (
        "完成目标值得8公，每超额完成10%加1分，最高得10分",
        "10",
        [
            ("100个", "120个", None, None),
        ],
    ),
    # 得1公 is not understood and skipped
    (
        "每月按时报送得1公，每迟报一次扣0.2分，每漏报一次扣0.5分",
        "5",
        [
            (None, None, ["1", "1"], None),
        ],
    ),
    # 计公 is not understood and skipped, with it the whole branch
    (
        "完成率=100%，得满分；否则按完成率×分值计公",
        "6",
        [
            (None, "50%", None, None),
        ],
    ),
    # 以上 includes its number: the highest tier that holds, not the next one below
    (
        "如期完成得2分，逾期一个月内得1分，逾期一个月以上得满分",
        "2",
        [
            ("2024-06-30", "2024-09-15", None, None),
        ],
    ),
    # the tiers turn back: 6, 4, 2, 6
    (
        "完成率100%的得6分，90%以上的得4分，80%以上的得2分，低于80%的得满分",
        "6",
        [
            (None, "70%", None, None),
        ],
    ),
    # a date after the deadline is 逾期完成, not 未完成
    (
        "按时完成得5分，逾期完成得3分，未完成不得分",
        "5",
        [
            ("2024-06-30", "2024-06-28", None, "5"),
            ("2024-06-30", "2024-07-20", None, "3"),
            ("2024-06-30", "未完成", None, "0"),
        ],
    ),
    # beside 未按时完成 the word 未完成 means not done at all; a late date is done
    (
        "按时完成得满分，未按时完成得50%，未完成不得分",
        "5",
        [
            ("2024-06-30", "2024-06-28", None, "5"),
            ("2024-06-30", "2024-07-20", None, "2.5"),
        ],
    ),
    # beside 未按时完成 the word 未完成 means not done at all; a late date is done
    (
        "未按时完成扣2分，未完成不得分",
        "5",
        [
            ("2024-06-30", "2024-06-28", None, "5"),
            ("2024-06-30", "2024-07-20", None, "3"),
        ],
    ),
    # beside 未在规定时间内完成 the word 未完成 means not done at all; a late date is done
    (
        "未在规定时间内完成扣2分，未完成不得分",
        "5",
        [
            ("2024-06-30", "2024-06-28", None, "5"),
            ("2024-06-30", "2024-07-06", None, "3"),
        ],
    ),
    # beside 未按时完成 the word 未完成 means not done at all; a late date is done
    (
        "未按时完成扣2分，未完成扣5分",
        "5",
        [
            ("2024-06-30", "2024-06-28", None, "5"),
            ("2024-06-30", "2024-07-20", None, "3"),
        ],
    ),
    # the deadline of the text is dropped for the target's
    (
        "7月10日前完成，每迟1天扣1分",
        "5",
        [
            ("2024-07-10", "2024-07-12", None, "3"),
            ("2024-06-30", "2024-07-06", None, "5"),
            ("2024-06-30", "2024-07-12", None, "3"),
        ],
    ),
    # 倒扣 per occurrence is read as nothing: 0 whatever the count
    (
        "每发现一例倒扣1分",
        "5",
        [
            (None, None, ["2"], None),
        ],
    ),
    # （含10%） turns the step into a threshold of 10 %
    (
        "每降低10%（含10%）扣1分",
        "10",
        [
            ("100%", "70%", None, "7"),
            ("100%", "100%", None, "10"),
        ],
    ),
    # a formula for the shortfall only: whoever meets the target has full marks, not 0
    (
        "实际完成值低于目标值的，按实际完成值/目标值×分值计分",
        "5",
        [
            ("100个", "90个", None, "4.5"),
            ("100个", "120个", None, "5"),
        ],
    ),
    # a formula for the shortfall only: whoever meets the target has full marks, not 0
    (
        "低于目标值的，得分=实际完成值/目标值×5",
        "5",
        [
            ("100个", "90个", None, "4.5"),
            ("100个", "120个", None, "5"),
        ],
    ),
    # a formula for the excess only: whoever keeps the limit has full marks, not 0
    (
        "超出目标值的，得分=目标值/实际完成值×5",
        "5",
        [
            ("≤100万元", "125万元", None, "4"),
            ("≤100万元", "90万元", None, "5"),
        ],
    ),
    # 未达标 follows the target's relation: under an upper limit the excess costs, staying below it does not
    (
        "未达标每差1%扣1分",
        "5",
        [
            ("≥90%", "88%", None, "3"),
            ("≤10%", "8%", None, "5"),
        ],
    ),
    # 未达标 follows the target's relation: under an upper limit the excess costs, staying below it does not
    (
        "未达标的，每差1个百分点扣1分",
        "5",
        [
            ("≥90%", "88%", None, "3"),
            ("≤10%", "12%", None, "3"),
            ("≤10%", "8%", None, "5"),
        ],
    ),
    # 未完成 follows the target's relation: under an upper limit staying below it costs nothing
    (
        "未完成目标值，每1%扣1分",
        "5",
        [
            ("≥90%", "88%", None, "3"),
            ("≤10%", "8%", None, "5"),
        ],
    ),
    # 达不到 follows the target's relation: under an upper limit staying below it costs nothing
    (
        "达不到目标的每差1%扣1分",
        "5",
        [
            ("≥90%", "88%", None, "3"),
            ("≤10%", "8%", None, "5"),
        ],
    ),
    # the first three are free or counted apart: what the count means is open
    (
        "超过3起的，每起扣1分",
        "5",
        [
            (None, None, ["5"], None),
        ],
    ),
    # the first three are free: 允许3起 is skipped
    (
        "允许3起，超过的每起扣1分",
        "5",
        [
            (None, None, ["5"], None),
        ],
    ),
    # the first three cost nothing, yet two cost 2 points
    (
        "3起以内不扣分，3起以上每起扣1分",
        "5",
        [
            (None, None, ["2"], None),
        ],
    ),
    # the first three cost nothing: the count is of complaints, or the text is refused; never one point for each
    (
        "投诉3起以内不扣分，过3起的，每超1起扣1分",
        "5",
        [
            (None, None, ["2"], "5"),
        ],
    ),
    # beside a target the rate goes into the formula as 75, not as 75 %: full marks for everybody
    (
        "得分=群众满意度×5分",
        "5",
        [
            ("95%", "75%", None, "3.75"),
            ("90%", "92%", None, "4.6"),
            ("≥90%", "100%", None, "5"),
        ],
    ),
    # beside a target the rate goes into the formula as 75, not as 75 %
    (
        "合格率×2分",
        "2",
        [
            ("95%", "75%", None, "1.5"),
        ],
    ),
    # beside a target the rate goes into the formula as 75, not as 75 %
    (
        "得分=覆盖率×100%×5",
        "5",
        [
            ("95%", "75%", None, "3.75"),
        ],
    ),
    # beside a target the rate goes into the formula as 75, not as 75 %
    (
        "5分×合格率",
        "5",
        [
            ("95%", "75%", None, "3.75"),
        ],
    ),
    # beside a target the rate goes into the formula as 76, not as 76 %
    (
        "合格率/95%×5分",
        "5",
        [
            ("95%", "76%", None, "4"),
        ],
    ),
    # beside a target the rate goes into the formula as 20, not as 20 %
    (
        "得分=（1-返工率）×5分",
        "5",
        [
            ("≤5%", "20%", None, "4"),
        ],
    ),
    # beside a target the rate goes into the formula as 90, not as 90 %
    (
        "得分=5-（95%-合格率）×100×0.2",
        "5",
        [
            ("95%", "90%", None, "4"),
        ],
    ),
    # beside a target the rate goes into the formula as 88, not as 88 %
    (
        "满意度×分值",
        "10",
        [
            ("95%", "88%", None, "8.8"),
        ],
    ),
    # once misread
    (
        "得分=资金到位率×分值",
        "4",
        [
            ("100%", "75%", None, "3"),
        ],
    ),
    # beside a target the rate goes into the formula as 75, not as 75 %
    (
        "按合格率×5分计算",
        "5",
        [
            ("98%", "75%", None, "3.75"),
        ],
    ),
    # two measures, one actual
    (
        "完成率得分=完成率×3分，合格率得分=合格率×2分",
        "5",
        [
            ("95%", "75%", None, None),
        ],
    ),
    # 每次不少于50人 is a second measure, not 2 points for each time
    (
        "培训10次得3分，每次不少于50人得2分",
        "5",
        [
            ("10次", "8次", None, None),
        ],
    ),
    # 以上 includes its number: the highest tier that holds, not the next one below
    (
        "预算执行率90%以上得满分，政府采购执行率低于80%不得分",
        "5",
        [
            ("95%", "92%", None, None),
            ("95%", "75%", None, None),
        ],
    ),
    # 采购执行率 is another rate: one actual cannot answer both
    (
        "预算执行率低于90%扣1分，采购执行率低于80%扣1分",
        "5",
        [
            ("95%", "92%", None, None),
            ("95%", "75%", None, None),
        ],
    ),
    # 以上 includes its number: the highest tier that holds, not the next one below
    (
        "完成率90%以上得满分，按时完成率低于80%不得分",
        "5",
        [
            ("95%", "92%", None, None),
        ],
    ),
    # 以上 includes its number: the highest tier that holds, not the next one below
    (
        "合格率90%以上得满分，抽检合格率低于80%不得分",
        "5",
        [
            ("95%", "92%", None, None),
        ],
    ),
    # 按时办结率 is another rate: one actual cannot answer both
    (
        "办结率100%得满分，每低1%扣0.1分；按时办结率低于90%扣1分",
        "5",
        [
            ("100%", "92%", None, None),
        ],
    ),
    # the bare 1000 has the target's unit (万元); 800万元 goes in as 8,000,000
    (
        "实际完成额/1000×5分",
        "5",
        [
            ("1000万元", "800万元", None, "4"),
            ("1000", "800", None, "4"),
            ("1000万元", "0.08亿元", None, "4"),
        ],
    ),
    # counts are divided by money
    (
        "实际完成额/1000万元×5分",
        "5",
        [
            ("1000万元", "800万元", None, "4"),
            ("100个", "80个", None, None),
        ],
    ),
    # 以上 includes its number: the highest tier that holds, not the next one below
    (
        "90%以上得5分，80%以上得6分，完成率低于60%不得分",
        "10",
        [
            (None, "88%", None, None),
        ],
    ),
    # raises IndexError
    (
        "每减少1个百分点，按完成率扣分",
        "10",
        [
            ("90%", "30%", None, None),
        ],
    ),
    # the rate of execution is itself the factor, not its share of the target rate
    (
        "得分=预算执行率×10分",
        "10",
        [
            ("95%", "93.2%", None, "9.32"),
            ("100%", "93.2%", None, "9.32"),
        ],
    ),
    # the deadline of the text holds after ； as after ，
    (
        "7月10日前完成；每迟1天扣1分",
        "5",
        [
            ("2024-07-10", "2024-07-12", None, "3"),
            ("2024-06-30", "2024-07-06", None, "5"),
        ],
    ),
]
COMMON: list[tuple[str, str, list[Row]]] = [
    # standard, full marks, [target, actual, facts, score]
    (
        "少建成1公里扣0.2分",
        "6",
        [
            ("20公里", "20公里", None, "6"),
            ("20公里", "15公里", None, "5"),
            ("20公里", "25公里", None, "6"),
        ],
    ),
    (
        "未超成本得满分，超成本不得分",
        "5",
        [
            ("≤80万元", "80万元", None, "5"),
            ("≤80万元", "81万元", None, "0"),
        ],
    ),
    (
        "以实际值除以目标值乘以分值计分，最多得满分",
        "4",
        [
            ("80个", "60个", None, "3"),
            ("80个", "100个", None, "4"),
        ],
    ),
    (
        "前3名得5分，4-6名得4分，7-10名得3分，10名以后不得分",
        "5",
        [
            (None, "2名", None, "5"),
            (None, "5名", None, "4"),
            (None, "8名", None, "3"),
            (None, "12名", None, "0"),
        ],
    ),
    (
        "0.5分/处，扣完为止",
        "3",
        [
            (None, None, ["0"], "3"),
            (None, None, ["2"], "2"),
        ],
    ),
    (
        "每逾期1笔扣0.5分，逾期3笔（含）以上不得分",
        "3",
        [
            (None, None, ["2"], "2"),
            (None, None, ["3"], "0"),
            (None, None, ["0"], "3"),
        ],
    ),
    (
        "有一票否决情形的不得分",
        "5",
        [
            (None, None, ["否"], "5"),
            (None, None, ["是"], "0"),
        ],
    ),
    (
        "按要求报送得2分，未按要求报送扣1分，未报送不得分",
        "2",
        [
            (None, None, ["是", "否"], "2"),
        ],
    ),
    (
        "60%以下不得分，60%（含）以上每增加1个百分点得0.1分",
        "4",
        [
            (None, "50%", None, "0"),
        ],
    ),
    (
        "90%-110%得满分，低于90%或高于110%不得分",
        "5",
        [
            (None, "95%", None, "5"),
            (None, "110%", None, "5"),
            (None, "111%", None, "0"),
            (None, "89%", None, "0"),
        ],
    ),
    (
        "80%以上得满分，60%-80%减半得分，60%以下不得分",
        "6",
        [
            (None, "85%", None, "6"),
            (None, "70%", None, "3"),
            (None, "50%", None, "0"),
        ],
    ),
    (
        "完成2/3以上得5分，1/3以上得3分",
        "5",
        [
            (None, "70%", None, "5"),
        ],
    ),
    (
        "90%为基准得5分，每超1%加0.5分，每低1%扣0.5分，最多得8分",
        "8",
        [
            (None, "90%", None, "5"),
            (None, "92%", None, "6"),
            (None, "88%", None, "4"),
        ],
    ),
    (
        "每降低1个百分点扣0.5分，低于80%的不得分（以95%为基准）",
        "10",
        [
            (None, "95%", None, "10"),
            (None, "93%", None, "9"),
            (None, "79%", None, "0"),
        ],
    ),
    (
        "完成任务得3分，超额完成任务得4分，未完成不得分",
        "4",
        [
            ("10个", "10个", None, "3"),
            ("10个", "12个", None, "4"),
            ("10个", "9个", None, "0"),
        ],
    ),
    (
        "实际成本低于预算得满分，超出预算5%以内得3分，超出5%以上不得分",
        "5",
        [
            ("≤100万元", "95万元", None, "5"),
            ("≤100万元", "104万元", None, "3"),
            ("≤100万元", "110万元", None, "0"),
        ],
    ),
    (
        "12月底前完成得满分，推迟到次年1月完成扣1分，2月及以后完成不得分",
        "3",
        [
            ("2024年12月", "2024年12月10日", None, "3"),
        ],
    ),
    (
        "1次扣1分，2次扣3分，3次及以上不得分",
        "5",
        [
            (None, None, ["0"], "5"),
            (None, None, ["1"], "4"),
            (None, None, ["2"], "2"),
            (None, None, ["3"], "0"),
        ],
    ),
    (
        "差错超过3次的，每次扣1分",
        "5",
        [
            (None, None, ["0"], "5"),
        ],
    ),
    (
        "每次扣0.5分，最高扣2分，扣分后最低得1分",
        "5",
        [
            (None, None, ["2"], "4"),
            (None, None, ["10"], "3"),
        ],
    ),
    (
        "每发现1起扣2分，可倒扣",
        "5",
        [
            (None, None, ["1"], "3"),
            (None, None, ["4"], "-3"),
        ],
    ),
    (
        "每发现1起扣2分，最低倒扣至-2分",
        "5",
        [
            (None, None, ["1"], "3"),
            (None, None, ["4"], "-2"),
        ],
    ),
    (
        "满分10分，每降低1%扣1分（以100%为满分）",
        "10",
        [
            (None, "100%", None, "10"),
            (None, "97%", None, "7"),
        ],
    ),
    (
        "提前完成得5分，按时完成得4分，延迟完成不得分",
        "5",
        [
            ("2024-06-30", "2024-06-15", None, "5"),
            ("2024-06-30", "2024-06-30", None, "4"),
            ("2024-06-30", "2024-07-15", None, "0"),
        ],
    ),
    (
        "举办活动3次以上得2分，每次参加人数50人以上得1分",
        "3",
        [
            (None, None, ["3次", "60人"], "3"),
            (None, None, ["2次", "60人"], "1"),
        ],
    ),
    (
        "每有1人不合格扣1分，3人及以上不合格的不得分",
        "5",
        [
            (None, None, ["2"], "3"),
            (None, None, ["3"], "0"),
        ],
    ),
    (
        "80分（含）以上得满分，70分（含）-80分扣1分，60分（含）-70分扣2分，60分以下不得分",
        "5",
        [
            (None, "85分", None, "5"),
            (None, "70分", None, "4"),
            (None, "65分", None, "3"),
            (None, "59分", None, "0"),
        ],
    ),
    (
        "开工率100%得5分，开工率90%（含）以上得4分，每再低10%扣1分",
        "5",
        [
            (None, "100%", None, "5"),
        ],
    ),
    (
        "每增加1家得0.5分，满分5分",
        "5",
        [
            (None, "4家", None, "2"),
            (None, "20家", None, "5"),
        ],
    ),
    (
        "合格率100%得满分，每有1%不合格扣0.5分",
        "5",
        [
            (None, "100%", None, "5"),
            (None, "98%", None, "4"),
        ],
    ),
    (
        "每出现1次违约扣1分，违约金额超过10万元的不得分",
        "5",
        [
            (None, None, ["2", "5万元"], "3"),
            (None, None, ["1", "12万元"], "0"),
        ],
    ),
    (
        "有1项未完成扣2分，2项未完成扣4分，3项及以上未完成不得分",
        "6",
        [
            (None, None, ["0"], "6"),
            (None, None, ["1"], "4"),
            (None, None, ["2"], "2"),
            (None, None, ["3"], "0"),
        ],
    ),
    (
        "项目资料齐全、规范得3分，基本齐全得2分，不齐全得1分，无资料不得分",
        "3",
        [
            (None, None, ["基本齐全"], "2"),
        ],
    ),
    (
        "扣分：迟报1次0.5分，漏报1次1分",
        "5",
        [
            (None, None, ["2", "1"], "3"),
        ],
    ),
    (
        "每超过3天（含3天）扣1分",
        "5",
        [
            ("2024-06-30", "2024-07-06", None, "3"),
        ],
    ),
    (
        "逾期1-3天扣1分，4-6天扣2分，7天以上不得分",
        "5",
        [
            ("2024-06-30", "2024-06-20", None, "5"),
            ("2024-06-30", "2024-07-02", None, "4"),
            ("2024-06-30", "2024-07-05", None, "3"),
            ("2024-06-30", "2024-07-20", None, "0"),
        ],
    ),
    (
        "9月前完成得5分，9月后完成不得分",
        "5",
        [
            ("2024-08-31", "2024-08-20", None, "5"),
            ("2024-08-31", "2024-10-20", None, "0"),
        ],
    ),
    (
        "每1个计0.5分，计满5分为止",
        "5",
        [
            ("10个", "8个", None, "4"),
            ("10个", "12个", None, "5"),
        ],
    ),
    (
        "超支5%扣1分，超支10%不得分",
        "5",
        [
            ("≤100万元", "100万元", None, "5"),
            ("≤100万元", "112万元", None, "0"),
        ],
    ),
    (
        "少10%扣1分，少20%扣2分，少30%以上不得分",
        "5",
        [
            ("10个", "10个", None, "5"),
            ("10个", "6个", None, "0"),
        ],
    ),
    (
        "财务制度不健全扣1分；会计核算不规范每笔扣0.2分；存在白条入账的每张扣0.5分；存在截留、挤占、挪用专项资金的不得分。",
        "5",
        [
            (None, None, ["否", "2", "1", "否"], "4.1"),
            (None, None, ["否", "0", "0", "是"], "0"),
        ],
    ),
    (
        "按规定内容公开预决算信息1分，按规定时限公开预决算信息1分，否则不得分",
        "2",
        [
            (None, None, ["是", "是"], "2"),
            (None, None, ["是", "否"], "1"),
        ],
    ),
    (
        "每具备1个要素得0.5分，共4个要素",
        "2",
        [
            (None, None, ["3"], "1.5"),
        ],
    ),
    (
        "共5项，每项1分",
        "5",
        [
            (None, None, ["3"], "3"),
        ],
    ),
    (
        "以100%为标准。控制率≤100%，计5分；每超过一个百分点扣0.5分，扣完为止。",
        "5",
        [
            (None, "98%", None, "5"),
            (None, "102%", None, "4"),
            (None, "130%", None, "0"),
        ],
    ),
    (
        "执行率等于100%得4分，每高于或低于1个百分点扣0.2分",
        "4",
        [
            (None, "100%", None, "4"),
            (None, "95%", None, "3"),
            (None, "105%", None, "3"),
        ],
    ),
    (
        "考核得分×10%",
        "10",
        [
            (None, "92分", None, "9.2"),
        ],
    ),
    (
        "按考核得分的10%计分",
        "10",
        [
            (None, "92分", None, "9.2"),
        ],
    ),
    (
        "排名前10名得5分，11-20名得3分，20名以后不得分",
        "5",
        [
            (None, "8名", None, "5"),
            (None, "15名", None, "3"),
            (None, "25名", None, "0"),
        ],
    ),
    (
        "全市排名第一得5分，每后移1位扣0.5分",
        "5",
        [
            (None, "第1名", None, "5"),
            (None, "第3名", None, "4"),
        ],
    ),
    (
        "排名每下降1位扣1分",
        "5",
        [
            ("第3名", "第5名", None, "3"),
            ("第3名", "第2名", None, "5"),
        ],
    ),
    (
        "完成目标值100%得满分，80%以上得80%，60%以上得60%，60%以下不得分",
        "5",
        [
            ("100个", "100个", None, "5"),
            ("100个", "85个", None, "4"),
            ("100个", "65个", None, "3"),
            ("100个", "50个", None, "0"),
        ],
    ),
    (
        "比目标值低5个百分点以内扣1分，低5个百分点以上不得分",
        "5",
        [
            ("95%", "95%", None, "5"),
            ("95%", "92%", None, "4"),
            ("95%", "85%", None, "0"),
        ],
    ),
    (
        "工期提前不加分，每拖后1天扣0.2分",
        "4",
        [
            ("2024-06-30", "2024-06-20", None, "4"),
            ("2024-06-30", "2024-07-05", None, "3"),
        ],
    ),
]
MORE: list[tuple[str, str, list[Row]]] = [
    # standard, full marks, [target, actual, facts, score]
    (
        "每少完成1亩扣0.01分，扣完为止",
        "3",
        [
            ("1000亩", "900亩", None, "2"),
            ("1000亩", "1000亩", None, "3"),
            ("1000亩", "500亩", None, "0"),
        ],
    ),
    (
        "未完成一个扣2分",
        "4",
        [
            ("5个", "4个", None, "2"),
            ("5个", "5个", None, "4"),
            ("5个", "1个", None, "0"),
        ],
    ),
    (
        "每减少一台（套）扣0.5分",
        "4",
        [
            ("12台", "10台", None, "3"),
            ("12台", "12台", None, "4"),
        ],
    ),
    (
        "每少50人扣0.5分",
        "5",
        [
            ("600人", "500人", None, "4"),
            ("600人", "600人", None, "5"),
            ("600人", "580人", None, "5"),
        ],
    ),
    (
        "比目标值每少1户扣0.02分",
        "4",
        [
            ("300户", "250户", None, "3"),
            ("300户", "310户", None, "4"),
        ],
    ),
    (
        "每差1个扣1分，扣完为止",
        "5",
        [
            ("8个", "6个", None, "3"),
            ("8个", "9个", None, "5"),
        ],
    ),
    (
        "少1期扣１．５分",
        "6",
        [
            ("4期", "2期", None, "3"),
            ("4期", "4期", None, "6"),
        ],
    ),
    (
        "少一期扣三分",
        "6",
        [
            ("4期", "3期", None, "3"),
            ("4期", "4期", None, "6"),
        ],
    ),
    (
        "每少10吨扣0.1 分",
        "2",
        [
            ("500吨", "450吨", None, "1.5"),
            ("500吨", "500吨", None, "2"),
        ],
    ),
    (
        "每 少 1 人次 扣 0.05 分 ，扣 完 为 止",
        "2",
        [
            ("100人次", "90人次", None, "1.5"),
            ("100人次", "20人次", None, "0"),
        ],
    ),
    (
        "未完成1场次扣0.5分，扣完该项分值为止",
        "3",
        [
            ("10场次", "8场次", None, "2"),
            ("10场次", "10场次", None, "3"),
        ],
    ),
    (
        "未达到年度指标值，每少1件扣0.25分",
        "2",
        [
            ("20件", "16件", None, "1"),
            ("20件", "22件", None, "2"),
        ],
    ),
    (
        "完成目标任务得满分，每少完成1所扣1分，扣完为止",
        "8",
        [
            ("15所", "12所", None, "5"),
            ("15所", "15所", None, "8"),
            ("15所", "3所", None, "0"),
        ],
    ),
    (
        "完成100%得满分，每少1个扣0.5分",
        "3",
        [
            ("6个", "6个", None, "3"),
            ("6个", "4个", None, "2"),
        ],
    ),
    (
        "完成计划数得5分，每少一个扣除1分，扣完为止。",
        "5",
        [
            ("6个", "6个", None, "5"),
            ("6个", "4个", None, "3"),
        ],
    ),
    (
        "每少于目标值1万元扣0.1分",
        "3",
        [
            ("200万元", "180万元", None, "1"),
            ("200万元", "210万元", None, "3"),
        ],
    ),
    (
        "每少100万元扣1分",
        "5",
        [
            ("2000万元", "1700万元", None, "2"),
            ("2000万元", "1650万元", None, "2"),
        ],
    ),
    (
        "每低于目标值0.1万元扣0.1分",
        "3",
        [
            ("2.5万元", "2.3万元", None, "2.8"),
            ("2.5万元", "2.5万元", None, "3"),
        ],
    ),
    (
        "每降低5个百分点扣1分，不足5个百分点不扣分",
        "5",
        [
            ("100%", "90%", None, "3"),
            ("100%", "97%", None, "5"),
        ],
    ),
    (
        "每下降2%扣1分，扣完为止",
        "10",
        [
            ("98%", "92%", None, "7"),
            ("98%", "99%", None, "10"),
            ("98%", "50%", None, "0"),
        ],
    ),
    (
        "未达目标值的，每降低1个百分点，扣0.2分",
        "4",
        [
            ("96%", "91%", None, "3"),
            ("96%", "96%", None, "4"),
        ],
    ),
    (
        "达到目标值得满分，每降１％扣０．１分",
        "2",
        [
            ("95%", "90%", None, "1.5"),
            ("95%", "95%", None, "2"),
        ],
    ),
    (
        "较目标值每偏低1%扣权重分的5%",
        "4",
        [
            ("90%", "85%", None, "3"),
            ("90%", "92%", None, "4"),
        ],
    ),
    (
        "每降低1%扣除权重的5%，扣完为止",
        "4",
        [
            ("100%", "94%", None, "2.8"),
            ("100%", "100%", None, "4"),
            ("100%", "70%", None, "0"),
        ],
    ),
    (
        "低于目标值的，每低1个百分点扣0.4分，扣完为止。",
        "4",
        [
            ("85%", "80%", None, "2"),
            ("85%", "88%", None, "4"),
        ],
    ),
    (
        "比计划每少1个百分点扣2分",
        "20",
        [
            ("100%", "93%", None, "6"),
            ("100%", "100%", None, "20"),
        ],
    ),
    (
        "下降1个百分点扣0.5分",
        "5",
        [
            ("97%", "95%", None, "4"),
            ("97%", "97%", None, "5"),
        ],
    ),
    (
        "每下降百分之一扣0.3分",
        "3",
        [
            ("100%", "97%", None, "2.1"),
            ("100%", "100%", None, "3"),
        ],
    ),
    (
        "每增加1‰扣0.5分",
        "3",
        [
            ("≤5‰", "7‰", None, "2"),
            ("≤5‰", "4‰", None, "3"),
        ],
    ),
    (
        "每高出1%扣0.5分",
        "3",
        [
            ("≤3%", "5%", None, "2"),
            ("≤3%", "3%", None, "3"),
        ],
    ),
    (
        "每降低3%扣1分",
        "6",
        [
            ("50个", "47个", None, "4"),
            ("50个", "50个", None, "6"),
        ],
    ),
    (
        "每超出1%扣0.2分，扣完为止",
        "4",
        [
            ("≤500万元", "510万元", None, "3.6"),
            ("≤500万元", "500万元", None, "4"),
            ("≤500万元", "700万元", None, "0"),
        ],
    ),
    (
        "每超支2%扣1分",
        "5",
        [
            ("≤50万元", "52万元", None, "3"),
            ("≤50万元", "45万元", None, "5"),
        ],
    ),
    (
        "每推迟一个月扣0.5分，扣完为止",
        "3",
        [
            ("2024年9月30日", "2024年11月30日", None, "2"),
            ("2024年9月30日", "2024年9月1日", None, "3"),
            ("2024年9月30日", "2025年12月30日", None, "0"),
        ],
    ),
    (
        "每延迟一个工作日扣0.5分",
        "3",
        [
            ("2024-06-28", "2024-06-28", None, "3"),
        ],
    ),
    (
        "延期1天扣0.2分",
        "4",
        [
            ("2024-10-31", "2024-11-10", None, "2"),
            ("2024-10-31", "2024-10-20", None, "4"),
        ],
    ),
    (
        "逾期每半个月扣1分",
        "4",
        [
            ("2024-06-30", "2024-06-30", None, "4"),
        ],
    ),
    (
        "未按时完成的，每延后15天扣1分",
        "5",
        [
            ("2024-06-30", "2024-07-30", None, "3"),
            ("2024-06-30", "2024-06-29", None, "5"),
        ],
    ),
    (
        "每晚1日扣0.3分",
        "3",
        [
            ("2024-03-15", "2024-03-20", None, "1.5"),
            ("2024-03-15", "2024-03-15", None, "3"),
        ],
    ),
    (
        "年度内完成得满分，每超过1个月扣0.5分",
        "3",
        [
            ("2024年12月", "2025年2月28日", None, "2"),
            ("2024年12月", "2024年12月25日", None, "3"),
        ],
    ),
    (
        "按时限完成得5分，超期10天以内扣1分，超期10天以上不得分",
        "5",
        [
            ("2024-06-30", "2024-06-30", None, "5"),
            ("2024-06-30", "2024-07-05", None, "4"),
            ("2024-06-30", "2024-07-25", None, "0"),
        ],
    ),
    (
        "每超过1个工作日扣1分，扣完为止",
        "5",
        [
            ("≤15个工作日", "17个工作日", None, "3"),
            ("≤15个工作日", "10个工作日", None, "5"),
        ],
    ),
    (
        "每超时5分钟扣0.5分",
        "5",
        [
            ("≤30分钟", "45分钟", None, "3.5"),
            ("≤30分钟", "25分钟", None, "5"),
        ],
    ),
    (
        "每超过2小时扣1分",
        "4",
        [
            ("≤24小时", "30小时", None, "1"),
            ("≤24小时", "20小时", None, "4"),
        ],
    ),
    (
        "完成得满分，未完成得0分",
        "5",
        [
            ("100%", "100%", None, "5"),
            ("100%", "98%", None, "0"),
        ],
    ),
    (
        "达标得满分，不达标不得分",
        "4",
        [
            ("≥95%", "96%", None, "4"),
            ("≥95%", "94%", None, "0"),
        ],
    ),
    (
        "未达到目标值不得分。",
        "3",
        [
            ("30件", "29件", None, "0"),
            ("30件", "30件", None, "3"),
        ],
    ),
    (
        "达到目标值得满分，达不到不得分",
        "3",
        [
            ("30件", "29件", None, "0"),
            ("30件", "31件", None, "3"),
        ],
    ),
    (
        "超预算不得分",
        "5",
        [
            ("≤80万元", "80万元", None, "5"),
            ("≤80万元", "81万元", None, "0"),
        ],
    ),
    (
        "等于100%得满分，小于100%得0分",
        "3",
        [
            (None, "100%", None, "3"),
            (None, "99.9%", None, "0"),
        ],
    ),
    (
        "≥90%得10分，＜90%得0分",
        "10",
        [
            (None, "90%", None, "10"),
            (None, "89%", None, "0"),
        ],
    ),
    (
        "控制在预算以内得满分，否则不得分",
        "5",
        [
            ("≤80万元", "79万元", None, "5"),
            ("≤80万元", "81万元", None, "0"),
        ],
    ),
    (
        "按时完成计满分，否则计0分",
        "3",
        [
            ("2024年12月31日前", "2024年11月20日", None, "3"),
            ("2024年12月31日前", "2025年1月10日", None, "0"),
        ],
    ),
    (
        "未完成不计分",
        "3",
        [
            ("2024年12月", "2024年11月", None, "3"),
            ("100%", "100%", None, "3"),
            ("5次", "4次", None, "0"),
        ],
    ),
    (
        "完成得3分，未完成的不得分",
        "3",
        [
            ("5次", "4次", None, "0"),
            ("5次", "5次", None, "3"),
        ],
    ),
    (
        "完成年度任务计5分，未完成年度任务不计分",
        "5",
        [
            ("5次", "4次", None, "0"),
            ("5次", "6次", None, "5"),
        ],
    ),
    (
        "按实际完成比例计分",
        "6",
        [
            ("200个", "150个", None, "4.5"),
            ("200个", "220个", None, "6"),
        ],
    ),
    (
        "得分=完成比例*权重",
        "5",
        [
            ("200个", "160个", None, "4"),
        ],
    ),
    (
        "按照实际完成情况与目标值的比例计算得分",
        "10",
        [
            ("50个", "45个", None, "9"),
            ("50个", "50个", None, "10"),
        ],
    ),
    (
        "完成指标值得满分，否则按完成比例计分",
        "10",
        [
            ("50个", "40个", None, "8"),
            ("50个", "60个", None, "10"),
        ],
    ),
    (
        "实际完成值/目标值×分值，最高得满分",
        "4",
        [
            ("80个", "60个", None, "3"),
            ("80个", "100个", None, "4"),
        ],
    ),
    (
        "完成率低于80%不得分，80%以上按比例得分",
        "10",
        [
            ("100个", "80个", None, "8"),
            ("100个", "75个", None, "0"),
            ("100个", "100个", None, "10"),
        ],
    ),
    (
        "得分=到位率×4分",
        "4",
        [
            (None, "100%", None, "4"),
            (None, "75%", None, "3"),
        ],
    ),
    (
        "得分=预算执行率×本项分值",
        "10",
        [
            (None, "100%", None, "10"),
            (None, "93.5%", None, "9.35"),
        ],
    ),
    (
        "预算执行率×分值，执行率低于60%不得分",
        "10",
        [
            (None, "90%", None, "9"),
            (None, "55%", None, "0"),
        ],
    ),
    (
        "得分=满意率*10",
        "10",
        [
            (None, "85%", None, "8.5"),
        ],
    ),
    (
        "满意度≥95%得10分；85%≤满意度＜95%得7分；75%≤满意度<85%得4分；满意度<75%得0分",
        "10",
        [
            (None, "95%", None, "10"),
            (None, "94.9%", None, "7"),
            (None, "75%", None, "4"),
            (None, "74%", None, "0"),
        ],
    ),
    (
        "100%：5分；90-100%：3分；80-90%：1分；80%以下：0分",
        "5",
        [
            (None, "100%", None, "5"),
            (None, "95%", None, "3"),
            (None, "90%", None, "3"),
            (None, "80%", None, "1"),
            (None, "79%", None, "0"),
        ],
    ),
    (
        "≥95%，10分；90%-95%（含90%），8分；80%-90%（含80%），5分；<80%，0分",
        "10",
        [
            (None, "95%", None, "10"),
            (None, "90%", None, "8"),
            (None, "80%", None, "5"),
            (None, "70%", None, "0"),
        ],
    ),
    (
        "达到90%及以上得5分，80%（含）-90%得3分，低于80%得0分",
        "5",
        [
            (None, "90%", None, "5"),
            (None, "80%", None, "3"),
            (None, "79%", None, "0"),
        ],
    ),
    (
        "完成率在95%以上的，得10分；在85%—95%之间的，得7分；在70%—85%之间的，得4分；不足70%的，不得分",
        "10",
        [
            (None, "96%", None, "10"),
            (None, "90%", None, "7"),
            (None, "75%", None, "4"),
            (None, "69%", None, "0"),
        ],
    ),
    (
        "优良率90%以上得满分，80%-90%得80%分值，70%-80%得60%分值，70%以下不得分",
        "10",
        [
            (None, "92%", None, "10"),
            (None, "85%", None, "8"),
            (None, "72%", None, "6"),
            (None, "60%", None, "0"),
        ],
    ),
    (
        "大于等于98%得5分，大于等于95%小于98%得4分，大于等于90%小于95%得2分，小于90%不得分",
        "5",
        [
            (None, "98%", None, "5"),
            (None, "97%", None, "4"),
            (None, "90%", None, "2"),
            (None, "89%", None, "0"),
        ],
    ),
    (
        "5次以上得5分，3-4次得3分，1-2次得1分，0次得0分",
        "5",
        [
            (None, "6次", None, "5"),
            (None, "5次", None, "5"),
            (None, "3次", None, "3"),
            (None, "1次", None, "1"),
            (None, "0次", None, "0"),
        ],
    ),
    (
        "90分以上计满分，80-89分计8分，70-79分计6分，60-69分计4分，60分以下不计分",
        "10",
        [
            (None, "95分", None, "10"),
            (None, "85分", None, "8"),
            (None, "62分", None, "4"),
            (None, "50分", None, "0"),
        ],
    ),
    (
        "≤15天得3分，15-30天得2分，30-60天得1分，超过60天不得分",
        "3",
        [
            (None, "10天", None, "3"),
            (None, "20天", None, "2"),
            (None, "45天", None, "1"),
            (None, "70天", None, "0"),
        ],
    ),
    (
        "成本降低率达到5%得5分，达到3%得3分，达到1%得1分",
        "5",
        [
            (None, "5%", None, "5"),
            (None, "4%", None, "3"),
            (None, "1%", None, "1"),
        ],
    ),
    (
        "得分率在90%（含90%）以上的为优秀，得10分；80%（含80%）-90%的为良好，得8分；60%（含60%）-80%的为合格，得6分；60%以下的为不合格，不得分",
        "10",
        [
            (None, "90%", None, "10"),
            (None, "85%", None, "8"),
            (None, "60%", None, "6"),
            (None, "50%", None, "0"),
        ],
    ),
    (
        "每发生1起信访事件扣1分，扣完为止",
        "3",
        [
            (None, None, ["0"], "3"),
            (None, None, ["2"], "1"),
            (None, None, ["4"], "0"),
        ],
    ),
    (
        "出现一次差错扣0.2分",
        "2",
        [
            (None, None, ["0"], "2"),
            (None, None, ["3"], "1.4"),
        ],
    ),
    (
        "被上级通报一次扣1分",
        "5",
        [
            (None, None, ["0"], "5"),
            (None, None, ["2"], "3"),
        ],
    ),
    (
        "每有一次未按时上报扣0.5分",
        "3",
        [
            (None, None, ["0"], "3"),
            (None, None, ["4"], "1"),
        ],
    ),
    (
        "发现一处卫生死角扣0.5分，扣完为止。",
        "4",
        [
            (None, None, ["0"], "4"),
            (None, None, ["3"], "2.5"),
            (None, None, ["10"], "0"),
        ],
    ),
    (
        "有1人不合格扣0.5分",
        "3",
        [
            (None, None, ["0"], "3"),
            (None, None, ["2"], "2"),
        ],
    ),
    (
        "每少一份扣0.2分，每错一份扣0.1分",
        "2",
        [
            (None, None, ["0", "0"], "2"),
            (None, None, ["2", "3"], "1.3"),
        ],
    ),
    (
        "现场抽查，每有一人未佩戴安全帽扣1分",
        "5",
        [
            (None, None, ["0"], "5"),
            (None, None, ["3"], "2"),
        ],
    ),
    (
        "查看台账，每缺一次记录扣0.5分",
        "3",
        [
            (None, None, ["0"], "3"),
            (None, None, ["2"], "2"),
        ],
    ),
    (
        "每有一处未整改到位的扣2分",
        "10",
        [
            (None, None, ["0"], "10"),
            (None, None, ["3"], "4"),
        ],
    ),
    (
        "扣1分/起",
        "5",
        [
            (None, None, ["0"], "5"),
            (None, None, ["3"], "2"),
        ],
    ),
    (
        "发生有责投诉1次扣2分，扣完为止",
        "6",
        [
            (None, None, ["0"], "6"),
            (None, None, ["2"], "2"),
        ],
    ),
    (
        "每发现1例不符合要求的，扣0.1分。",
        "1",
        [
            (None, None, ["0"], "1"),
            (None, None, ["4"], "0.6"),
        ],
    ),
    (
        "安全生产零事故，每发生一起一般事故扣2分，较大事故扣5分，重大事故不得分",
        "10",
        [
            (None, None, ["0", "0", "否"], "10"),
            (None, None, ["1", "1", "否"], "3"),
        ],
    ),
    (
        "资料不全，每缺1项扣0.5分；资料不真实不得分",
        "4",
        [
            (None, None, ["0", "否"], "4"),
            (None, None, ["2", "否"], "3"),
            (None, None, ["0", "是"], "0"),
        ],
    ),
    (
        "未按规定公示扣2分；公示内容不全每项扣0.5分",
        "4",
        [
            (None, None, ["否", "0"], "4"),
            (None, None, ["是", "0"], "2"),
            (None, None, ["否", "3"], "2.5"),
        ],
    ),
    (
        "会议记录缺一次扣0.2分，学习笔记缺一篇扣0.1分",
        "2",
        [
            (None, None, ["0", "0"], "2"),
            (None, None, ["2", "3"], "1.3"),
        ],
    ),
    (
        "（1）发生一般事故每次扣2分；（2）发生较大事故每次扣5分；（3）发生重大及以上事故，本项不得分。",
        "10",
        [
            (None, None, ["1", "1", "否"], "3"),
            (None, None, ["0", "0", "是"], "0"),
            (None, None, ["0", "0", "否"], "10"),
        ],
    ),
    (
        "迟到一次扣0.5分，早退一次扣0.5分，旷工一次扣2分",
        "5",
        [
            (None, None, ["2", "1", "0"], "3.5"),
            (None, None, ["0", "0", "3"], "0"),
        ],
    ),
    (
        "随机抽查10份档案，每发现1份不规范扣0.5分",
        "5",
        [
            (None, None, ["0"], "5"),
            (None, None, ["4"], "3"),
        ],
    ),
    (
        "未设专人负责扣1分，无工作台账扣1分，台账不完整扣0.5分",
        "3",
        [
            (None, None, ["否", "否", "否"], "3"),
            (None, None, ["否", "是", "否"], "2"),
            (None, None, ["是", "否", "是"], "1.5"),
        ],
    ),
    (
        "无制度的扣2分，制度不完善的扣1分",
        "2",
        [
            (None, None, ["否", "否"], "2"),
            (None, None, ["否", "是"], "1"),
            (None, None, ["是", "否"], "0"),
        ],
    ),
    (
        "没有签订合同的，每份扣1分",
        "3",
        [
            (None, None, ["0"], "3"),
            (None, None, ["2"], "1"),
        ],
    ),
    (
        "对检查发现问题未整改的，每个扣0.5分；整改不及时的，每个扣0.2分",
        "3",
        [
            (None, None, ["1", "2"], "2.1"),
            (None, None, ["0", "0"], "3"),
        ],
    ),
    (
        "违规一例，扣0.5分，扣完为止",
        "2",
        [
            (None, None, ["3"], "0.5"),
            (None, None, ["0"], "2"),
        ],
    ),
    (
        "每出现1起扣2分，出现3起及以上的，该项不得分",
        "10",
        [
            (None, None, ["2"], "6"),
            (None, None, ["3"], "0"),
            (None, None, ["5"], "0"),
        ],
    ),
    (
        "制定了管理办法的得2分，未制定不得分",
        "2",
        [
            (None, None, ["是"], "2"),
            (None, None, ["否"], "0"),
        ],
    ),
    (
        "已建立长效机制得3分，否则不得分",
        "3",
        [
            (None, None, ["是"], "3"),
            (None, None, ["否"], "0"),
        ],
    ),
    (
        "①有年度计划得1分；②有实施方案得1分；③有总结报告得1分",
        "3",
        [
            (None, None, ["是", "否", "是"], "2"),
            (None, None, ["是", "是", "是"], "3"),
        ],
    ),
    (
        "1.制度健全（2分）；2.执行有效（3分）；3.监督到位（1分）。",
        "6",
        [
            (None, None, ["是", "是", "否"], "5"),
        ],
    ),
    (
        "专款专用得5分，存在截留、挪用的不得分",
        "5",
        [
            (None, None, ["是", "否"], "5"),
        ],
    ),
    (
        "资金使用合规得满分；发现一笔不合规扣1分；存在挪用的不得分",
        "5",
        [
            (None, None, ["0", "否"], "5"),
            (None, None, ["2", "否"], "3"),
            (None, None, ["0", "是"], "0"),
        ],
    ),
    (
        "符合立项程序计3分，每有一项不符合扣1分，扣完为止",
        "3",
        [
            (None, None, ["0"], "3"),
            (None, None, ["2"], "1"),
        ],
    ),
    (
        "优得5分、良得4分、中得3分、差得0分",
        "5",
        [
            (None, None, ["优"], "5"),
            (None, None, ["中"], "3"),
            (None, None, ["差"], "0"),
        ],
    ),
    (
        "评为优秀等次的得10分；评为良好等次的得8分；评为一般等次的得5分；评为较差等次的不得分",
        "10",
        [
            (None, None, ["良好"], "8"),
        ],
    ),
    (
        "优秀：10分，良好：8分，合格：6分，不合格：0分",
        "10",
        [
            (None, None, ["良好"], "8"),
            (None, None, ["不合格"], "0"),
        ],
    ),
    (
        "获国家级表彰得5分，省级表彰得3分，市级表彰得2分，县级表彰得1分",
        "5",
        [
            (None, None, ["省级表彰"], "3"),
        ],
    ),
    (
        "考核结果为A等得5分，B等得4分，C等得2分，D等不得分",
        "5",
        [
            (None, None, ["B等"], "4"),
            (None, None, ["D等"], "0"),
        ],
    ),
    (
        "一级得10分、二级得8分、三级得6分、未达级不得分",
        "10",
        [
            (None, None, ["二级"], "8"),
            (None, None, ["未达级"], "0"),
        ],
    ),
    (
        "全部公开得3分，部分公开得1.5分，未公开不得分",
        "3",
        [
            (None, None, ["全部公开"], "3"),
            (None, None, ["部分公开"], "1.5"),
            (None, None, ["未公开"], "0"),
        ],
    ),
    (
        "有效执行得2分，基本执行得1分，未执行得0分",
        "2",
        [
            (None, None, ["有效执行"], "2"),
            (None, None, ["基本执行"], "1"),
            (None, None, ["未执行"], "0"),
        ],
    ),
    (
        "是，得2分；否，得0分。",
        "2",
        [
            (None, None, ["是"], "2"),
            (None, None, ["否"], "0"),
        ],
    ),
    (
        "符合得2分，不符合得0分",
        "2",
        [
            (None, None, ["是"], "2"),
            (None, None, ["否"], "0"),
        ],
    ),
    (
        "通过验收得5分，未通过验收得0分。",
        "5",
        [
            (None, None, ["是"], "5"),
            (None, None, ["否"], "0"),
        ],
    ),
    (
        "未开展不得分",
        "3",
        [
            (None, None, ["否"], "3"),
            (None, None, ["是"], "0"),
        ],
    ),
    (
        "无专职人员不得分；人员未持证每人扣1分",
        "5",
        [
            (None, None, ["否", "2"], "3"),
            (None, None, ["是", "0"], "0"),
        ],
    ),
    (
        "每获1项省级荣誉加1分，最多加3分",
        "3",
        [
            (None, None, ["0"], "0"),
            (None, None, ["2"], "2"),
            (None, None, ["5"], "3"),
        ],
    ),
    (
        "被国家级媒体报道一次加2分，省级一次加1分，市级一次加0.5分，最高加5分",
        "5",
        [
            (None, None, ["1", "1", "2"], "4"),
            (None, None, ["3", "0", "0"], "5"),
        ],
    ),
    (
        "基本分3分；每被表彰一次加1分，加满2分为止",
        "5",
        [
            (None, None, ["1"], "4"),
            (None, None, ["3"], "5"),
            (None, None, ["0"], "3"),
        ],
    ),
    (
        "每报送1条信息得0.2分，每被采用1条加0.5分，满分3分",
        "3",
        [
            (None, None, ["5", "2"], "2"),
        ],
    ),
    (
        "查阅资料、实地查看。未设置标识牌每处扣0.5分，损坏未修复每处扣0.2分",
        "3",
        [
            (None, None, ["1", "2"], "2.1"),
            (None, None, ["0", "0"], "3"),
        ],
    ),
    (
        "评分标准：每有一项未落实扣1分。",
        "5",
        [
            (None, None, ["2"], "3"),
        ],
    ),
    (
        "评分方法：查看资料。缺一项扣0.5分",
        "3",
        [
            (None, None, ["2"], "2"),
        ],
    ),
    (
        "扣分标准：发现一处扣1分",
        "5",
        [
            (None, None, ["2"], "3"),
        ],
    ),
    (
        "满分3分，每发现一处问题扣0.5分，扣完为止",
        "3",
        [
            (None, None, ["2"], "2"),
        ],
    ),
    (
        "本项3分。每发现一处扣0.5分",
        "3",
        [
            (None, None, ["2"], "2"),
        ],
    ),
    (
        "此项共10分，每有一处不合格扣2分，扣完为止",
        "10",
        [
            (None, None, ["2"], "6"),
        ],
    ),
    (
        "酌情给分",
        "5",
        [
            (None, None, None, None),
        ],
    ),
    (
        "根据实际情况评分",
        "5",
        [
            (None, None, None, None),
        ],
    ),
    (
        "由考核组综合评定",
        "5",
        [
            (None, None, None, None),
        ],
    ),
    (
        "视完成情况酌情扣1-3分",
        "5",
        [
            (None, None, None, None),
        ],
    ),
    (
        "按照《考核办法》计分",
        "10",
        [
            (None, None, None, None),
        ],
    ),
    (
        "根据满意度调查结果计分",
        "10",
        [
            (None, None, None, None),
        ],
    ),
    (
        "完成较好得4-5分，一般得2-3分，较差得0-1分",
        "5",
        [
            (None, None, None, None),
        ],
    ),
    (
        "按上级考核结果折算",
        "10",
        [
            (None, None, None, None),
        ],
    ),
    (
        "依据评分细则打分",
        "5",
        [
            (None, None, None, None),
        ],
    ),
    (
        "每发现一处酌情扣0.5-1分",
        "5",
        [
            (None, None, None, None),
        ],
    ),
    (
        "专家评议",
        "5",
        [
            (None, None, None, None),
        ],
    ),
    (
        "定性指标，由评价小组评定",
        "5",
        [
            (None, None, None, None),
        ],
    ),
    (
        "完成得满分，未完成酌情扣分",
        "5",
        [
            (None, None, None, None),
        ],
    ),
    (
        "效果明显得满分，效果一般酌情扣分，无效果不得分",
        "5",
        [
            (None, None, None, None),
        ],
    ),
    (
        "每降低1%扣",
        "3",
        [
            (None, None, None, None),
        ],
    ),
    (
        "按时完成得2分，每推迟",
        "2",
        [
            (None, None, None, None),
        ],
    ),
    (
        "扣完为止",
        "3",
        [
            (None, None, None, None),
        ],
    ),
    (
        "部分完成酌情得分",
        "5",
        [
            (None, "80%", None, None),
        ],
    ),
    (
        "每低于目标值扣1分",
        "5",
        [
            ("95%", "90%", None, None),
        ],
    ),
    (
        "每降低扣0.5分",
        "5",
        [
            ("95%", "90%", None, None),
        ],
    ),
    (
        "90%以上得5分，80%以上得6分",
        "5",
        [
            (None, "85%", None, None),
        ],
    ),
    (
        "达到90%得5分，80%—85%得3分，80%以下不得分",
        "5",
        [
            (None, "95%", None, "5"),
            (None, "87%", None, None),
            (None, "82%", None, "3"),
        ],
    ),
    (
        "低于90%得满分，高于90%不得分",
        "5",
        [
            (None, "95%", None, "0"),
        ],
    ),
    (
        "按比例",
        "5",
        [
            ("100个", "80个", None, None),
        ],
    ),
    (
        "低于95%的，每低1%扣1分；低于90%的，每低1%扣2分",
        "20",
        [
            (None, "96%", None, "20"),
            (None, "93%", None, "18"),
        ],
    ),
    (
        "在90%-95%之间每低1%扣0.5分，90%以下不得分",
        "5",
        [
            (None, "95%", None, "5"),
            (None, "92%", None, "3.5"),
            (None, "89%", None, "0"),
        ],
    ),
    (
        "完成80%得3分，每增加5%加0.5分，最高5分",
        "5",
        [
            (None, "80%", None, "3"),
            (None, "90%", None, "4"),
            (None, "100%", None, "5"),
        ],
    ),
    (
        "达到60%得基础分3分，每提高10%加1分，加满为止",
        "7",
        [
            (None, "60%", None, "3"),
            (None, "80%", None, "5"),
            (None, "100%", None, "7"),
        ],
    ),
    (
        "不少于4次得4分，少于4次不得分",
        "4",
        [
            (None, "4次", None, "4"),
            (None, "3次", None, "0"),
        ],
    ),
    (
        "至少2次得2分，1次得1分，未开展不得分",
        "2",
        [
            (None, "2次", None, "2"),
            (None, "1次", None, "1"),
        ],
    ),
    (
        "≥100万元得5分，每少10万元扣1分",
        "5",
        [
            (None, "100万元", None, "5"),
            (None, "85万元", None, "4"),
            (None, "80万元", None, "3"),
        ],
    ),
    (
        "≥100万元得5分，50-100万元得3分，＜50万元不得分",
        "5",
        [
            (None, "0.012亿元", None, "5"),
            (None, "500000元", None, "3"),
            (None, "49万元", None, "0"),
        ],
    ),
    (
        "投诉率≤1‰得满分，每增加0.5‰扣1分",
        "5",
        [
            (None, "1‰", None, "5"),
            (None, "2‰", None, "3"),
            (None, "0.3%", None, "1"),
        ],
    ),
    (
        "死亡率低于1%得5分，1%-2%得3分，高于2%不得分",
        "5",
        [
            (None, "0.5%", None, "5"),
            (None, "1%", None, "3"),
            (None, "2%", None, "3"),
            (None, "3%", None, "0"),
        ],
    ),
    (
        "10%（含）以内得5分，10%—20%（含）得3分，20%以上不得分",
        "5",
        [
            (None, "10%", None, "5"),
            (None, "20%", None, "3"),
            (None, "15%", None, "3"),
            (None, "21%", None, "0"),
        ],
    ),
    (
        "5天（不含）以内得满分，5-10天（不含）得3分，10天及以上不得分",
        "5",
        [
            (None, "4天", None, "5"),
            (None, "5天", None, "3"),
            (None, "10天", None, "0"),
        ],
    ),
    (
        "完成率100%得满分，95%以上得80%的分值，90%以上得60%的分值，90%以下不得分",
        "10",
        [
            (None, "100%", None, "10"),
            (None, "96%", None, "8"),
            (None, "91%", None, "6"),
            (None, "80%", None, "0"),
        ],
    ),
    (
        "100%得满分，80%以上得一半分，80%以下不得分",
        "6",
        [
            (None, "100%", None, "6"),
            (None, "85%", None, "3"),
            (None, "70%", None, "0"),
        ],
    ),
    (
        "覆盖率每低于95%一个百分点扣1分",
        "10",
        [
            (None, "95%", None, "10"),
            (None, "92%", None, "7"),
        ],
    ),
    (
        "每低于95%1个百分点扣1分",
        "10",
        [
            (None, "95%", None, "10"),
            (None, "92%", None, "7"),
            (None, "97%", None, "10"),
        ],
    ),
    (
        "小于60%得0分；60%～80%（不含）得3分；≥80%得5分",
        "5",
        [
            (None, "59%", None, "0"),
            (None, "60%", None, "3"),
            (None, "80%", None, "5"),
        ],
    ),
    (
        "及时率≥98%，得10分；95%≤及时率＜98%，得8分，及时率＜95%，每低1%再扣1分",
        "10",
        [
            (None, "98%", None, "10"),
            (None, "96%", None, "8"),
        ],
    ),
    (
        "满意率90%（含90%）以上得10分，每低1个百分点扣1分，70%以下不得分",
        "10",
        [
            (None, "90%", None, "10"),
            (None, "85%", None, "5"),
            (None, "80%", None, "0"),
            (None, "69%", None, "0"),
        ],
    ),
    (
        "达到90%得6分，每高1个百分点加0.2分，每低1个百分点扣0.2分，最高得8分",
        "8",
        [
            (None, "90%", None, "6"),
            (None, "95%", None, "7"),
            (None, "85%", None, "5"),
            (None, "100%", None, "8"),
        ],
    ),
    (
        "≤5%得5分，每超1个百分点扣1分，＞10%不得分",
        "5",
        [
            (None, "5%", None, "5"),
            (None, "7%", None, "3"),
            (None, "11%", None, "0"),
        ],
    ),
    (
        "结转结余率≤8%，得4分；8%＜结转结余率≤15%，得2分；结转结余率＞15%，不得分",
        "4",
        [
            (None, "8%", None, "4"),
            (None, "15%", None, "2"),
            (None, "16%", None, "0"),
        ],
    ),
    (
        "变动率≤0得满分；变动率＞0不得分",
        "5",
        [
            (None, "0%", None, "5"),
            (None, "-3%", None, "5"),
            (None, "2%", None, "0"),
        ],
    ),
    (
        "“三公经费”变动率≤0计满分，每增加1个百分点扣0.5分",
        "5",
        [
            (None, "0%", None, "5"),
            (None, "-3%", None, "5"),
            (None, "2%", None, "4"),
        ],
    ),
    (
        "增长率10%以上得5分，5%-10%得3分，0-5%得1分，负增长不得分",
        "5",
        [
            (None, "12%", None, "5"),
            (None, "7%", None, "3"),
            (None, "3%", None, "1"),
            (None, "-2%", None, "0"),
        ],
    ),
    (
        "合格率达98%以上得满分；每低0.1个百分点扣0.1分",
        "3",
        [
            (None, "98.5%", None, "3"),
            (None, "97.5%", None, "2.5"),
        ],
    ),
    (
        "达到目标值90%及以上得满分，80%-90%得80%分，60%-80%得60%分，60%以下不得分",
        "5",
        [
            ("100个", "95个", None, "5"),
            ("100个", "85个", None, "4"),
            ("100个", "60个", None, "3"),
            ("100个", "50个", None, "0"),
        ],
    ),
    (
        "完成目标任务80%以上得满分，每少10%扣1分",
        "5",
        [
            ("100个", "80个", None, "5"),
            ("100个", "60个", None, "3"),
            ("200个", "120个", None, "3"),
        ],
    ),
    (
        "超额完成20%以上得5分，超额完成10%—20%得4分，完成目标得3分，未完成不得分",
        "5",
        [
            ("100个", "125个", None, "5"),
            ("100个", "115个", None, "4"),
            ("100个", "100个", None, "3"),
            ("100个", "90个", None, "0"),
        ],
    ),
    (
        "未完成扣2分",
        "2",
        [
            ("10个", "9个", None, "0"),
            ("10个", "10个", None, "2"),
        ],
    ),
    (
        "未达标扣50%分值",
        "4",
        [
            ("10个", "9个", None, "2"),
            ("10个", "10个", None, "4"),
        ],
    ),
    (
        "未完成目标值扣一半分值",
        "4",
        [
            ("10个", "9个", None, "2"),
            ("10个", "10个", None, "4"),
        ],
    ),
    (
        "每超过1人扣0.5分",
        "3",
        [
            ("≤20人", "22人", None, "2"),
            ("≤20人", "18人", None, "3"),
        ],
    ),
    (
        "不超过目标值得满分，每超过1%扣0.1分",
        "3",
        [
            ("≤200万元", "200万元", None, "3"),
            ("≤200万元", "210万元", None, "2.5"),
        ],
    ),
    (
        "每节约1%加0.1分，每超支1%扣0.2分",
        "5",
        [
            ("≤100万元", "100万元", None, "5"),
            ("≤100万元", "103万元", None, "4.4"),
        ],
    ),
    (
        "每超过目标值1天扣0.5分",
        "5",
        [
            ("≤30天", "33天", None, "3.5"),
            ("≤30天", "30天", None, "5"),
        ],
    ),
    (
        "每少1天扣0.1分",
        "5",
        [
            ("≥250天", "240天", None, "4"),
            ("≥250天", "260天", None, "5"),
        ],
    ),
    (
        "完成时间每超过目标时间1个月扣10%的分值",
        "5",
        [
            ("2024-06-30", "2024-08-31", None, "4"),
            ("2024-06-30", "2024-06-15", None, "5"),
        ],
    ),
    (
        "提前或按时完成得满分，每延迟一个月扣2分，延迟三个月以上不得分",
        "10",
        [
            ("2024-06-30", "2024-06-15", None, "10"),
            ("2024-06-30", "2024-08-10", None, "8"),
            ("2024-06-30", "2024-10-30", None, "0"),
        ],
    ),
    (
        "按时完成得5分；延迟1个月以内完成得3分；延迟1个月以上不得分",
        "5",
        [
            ("2024-06-30", "2024-06-15", None, "5"),
            ("2024-06-30", "2024-07-15", None, "3"),
            ("2024-06-30", "2024-09-15", None, "0"),
        ],
    ),
    (
        "如期完成得2分，逾期一个月内得1分，逾期一个月以上不得分",
        "2",
        [
            ("2024-06-30", "2024-06-15", None, "2"),
            ("2024-06-30", "2024-07-15", None, "1"),
            ("2024-06-30", "2024-09-15", None, "0"),
        ],
    ),
    (
        "发现1-2处扣1分，3-5处扣2分，5处以上不得分",
        "5",
        [
            (None, None, ["0"], "5"),
            (None, None, ["2"], "4"),
            (None, None, ["4"], "3"),
            (None, None, ["6"], "0"),
        ],
    ),
    (
        "发生轻伤事故每起扣1分，重伤事故每起扣3分，死亡事故不得分",
        "10",
        [
            (None, None, ["1", "1", "否"], "6"),
            (None, None, ["0", "0", "是"], "0"),
        ],
    ),
    (
        "每迟报1天扣0.5分，未报不得分",
        "3",
        [
            (None, None, ["2", "否"], "2"),
            (None, None, ["0", "是"], "0"),
        ],
    ),
    (
        "每少1人扣1分；每有1人不符合条件扣0.5分",
        "5",
        [
            (None, None, ["1", "2"], "3"),
        ],
    ),
    (
        "达到50篇得5分，达到40篇得4分，达到30篇得3分，30篇以下不得分",
        "5",
        [
            (None, "50篇", None, "5"),
            (None, "45篇", None, "4"),
            (None, "30篇", None, "3"),
            (None, "29篇", None, "0"),
        ],
    ),
    (
        "高于95%得5分，高于90%得4分，高于85%得3分，其余不得分",
        "5",
        [
            (None, "96%", None, "5"),
            (None, "95%", None, "4"),
            (None, "90%", None, "3"),
            (None, "85%", None, "0"),
        ],
    ),
    (
        "低于1%得5分，低于2%得3分，低于3%得1分，否则不得分",
        "5",
        [
            (None, "0.5%", None, "5"),
            (None, "1%", None, "3"),
            (None, "2.5%", None, "1"),
            (None, "3%", None, "0"),
        ],
    ),
    (
        "满意度95%及以上得满分，90%及以上得8分，85%及以上得6分，85%以下得0分",
        "10",
        [
            (None, "95%", None, "10"),
            (None, "90%", None, "8"),
            (None, "85%", None, "6"),
            (None, "84.9%", None, "0"),
        ],
    ),
    (
        "不足60%扣5分，不足70%扣3分，不足80%扣1分",
        "5",
        [
            (None, "85%", None, "5"),
            (None, "75%", None, "4"),
            (None, "65%", None, "2"),
            (None, "50%", None, "0"),
        ],
    ),
    (
        "低于95%扣1分，低于90%扣2分，低于85%扣3分",
        "5",
        [
            (None, "96%", None, "5"),
            (None, "93%", None, "4"),
            (None, "88%", None, "3"),
            (None, "80%", None, "2"),
        ],
    ),
    (
        "超过5%扣1分，超过10%扣2分，超过20%扣5分",
        "5",
        [
            (None, "3%", None, "5"),
            (None, "6%", None, "4"),
            (None, "15%", None, "3"),
            (None, "25%", None, "0"),
        ],
    ),
    (
        "每发现1处扣0.5分，扣分总额不超过3分",
        "5",
        [
            (None, None, ["2"], "4"),
            (None, None, ["10"], "2"),
        ],
    ),
    (
        "每发现1处扣0.5分，此项最多扣3分",
        "5",
        [
            (None, None, ["2"], "4"),
            (None, None, ["10"], "2"),
        ],
    ),
    (
        "每发现1处扣0.5分，扣满3分为止",
        "5",
        [
            (None, None, ["2"], "4"),
            (None, None, ["10"], "2"),
        ],
    ),
    (
        "每发现1处扣0.5分，扣至2分为止",
        "5",
        [
            (None, None, ["2"], "4"),
            (None, None, ["10"], "2"),
        ],
    ),
    (
        "每发现1处扣0.5分，本项最低得2分",
        "5",
        [
            (None, None, ["2"], "4"),
            (None, None, ["10"], "2"),
        ],
    ),
    (
        "每发现1处扣0.5分，累计扣分不超过3分",
        "5",
        [
            (None, None, ["2"], "4"),
            (None, None, ["10"], "2"),
        ],
    ),
    (
        "每参加1次得1分，得分不超过3分",
        "5",
        [
            (None, None, ["2"], "2"),
            (None, None, ["10"], "3"),
        ],
    ),
    (
        "每参加1次得1分，不超过3分",
        "3",
        [
            (None, None, ["2"], "2"),
            (None, None, ["10"], "3"),
        ],
    ),
    (
        "每参加1次加1分，加分上限3分",
        "3",
        [
            (None, None, ["2"], "2"),
            (None, None, ["10"], "3"),
        ],
    ),
    (
        "每次扣100分",
        "5",
        [
            (None, None, ["0"], "5"),
            (None, None, ["1"], "0"),
        ],
    ),
    (
        "每少1次扣0.5分",
        "3",
        [
            ("10次", "8", None, "2"),
            ("10", "8次", None, "2"),
        ],
    ),
    (
        "每少1人次扣0.1分",
        "3",
        [
            ("100人", "90人", None, None),
        ],
    ),
    (
        "每少1万元扣0.1分",
        "3",
        [
            ("200万元", "1950000元", None, "2.5"),
        ],
    ),
    (
        "每少1公里扣1分",
        "5",
        [
            ("10km", "8km", None, "3"),
            ("10公里", "8000米", None, "3"),
        ],
    ),
    (
        "每少1亩扣0.1分",
        "5",
        [
            ("100亩", "90亩", None, "4"),
        ],
    ),
    (
        "每低1度扣0.5分",
        "3",
        [
            ("26度", "24度", None, "2"),
        ],
    ),
    (
        "每减少1小时扣0.5分",
        "3",
        [
            ("24小时", "22小时", None, "2"),
            ("1天", "22小时", None, "2"),
        ],
    ),
    (
        "每超过1分钟扣0.5分",
        "3",
        [
            ("≤0.5小时", "32分钟", None, "2"),
        ],
    ),
    (
        "每延迟1个月扣1分",
        "5",
        [
            ("2024年12月31日", "2025年2月28日", None, "3"),
            ("2023年12月31日", "2024年2月20日", None, "4"),
        ],
    ),
    (
        "每推迟1季度扣1分",
        "5",
        [
            ("2024-03-31", "2024-09-30", None, "3"),
        ],
    ),
    (
        "每推迟1年扣2分",
        "5",
        [
            ("2023年12月", "2024年12月31日", None, "3"),
            ("2023年12月", "2024年11月30日", None, "5"),
        ],
    ),
    (
        "每超过1周扣1分",
        "5",
        [
            ("2024-06-03", "2024-06-17", None, "3"),
        ],
    ),
    (
        "未按时完成，每超过1个月扣1分，超过3个月不得分",
        "5",
        [
            ("2024-06-30", "2024-08-31", None, "3"),
            ("2024-06-30", "2024-11-30", None, "0"),
            ("2024-06-30", "2024-06-01", None, "5"),
        ],
    ),
    (
        "未超过目标值得满分，超过不得分",
        "5",
        [
            ("≤5%", "4%", None, "5"),
            ("≤5%", "6%", None, "0"),
        ],
    ),
    (
        "不低于目标值得满分，低于目标值不得分",
        "5",
        [
            ("≥5%", "6%", None, "5"),
            ("≥5%", "4%", None, "0"),
        ],
    ),
    (
        "低于目标值不得分",
        "5",
        [
            ("≥5%", "5%", None, "5"),
            ("≥5%", "4%", None, "0"),
        ],
    ),
    (
        "不高于目标值得满分，否则每高1%扣1分",
        "5",
        [
            ("≤5%", "5%", None, "5"),
            ("≤5%", "7%", None, "3"),
        ],
    ),
    (
        "高于目标值不得分",
        "5",
        [
            ("≤5%", "5%", None, "5"),
            ("≤5%", "6%", None, "0"),
        ],
    ),
    (
        "达不到目标值的不得分",
        "5",
        [
            ("≥5%", "5%", None, "5"),
            ("≥5%", "4%", None, "0"),
        ],
    ),
    (
        "没有完成的不得分",
        "5",
        [
            ("10个", "10个", None, "5"),
            ("10个", "4个", None, "0"),
        ],
    ),
    (
        "未全部完成不得分",
        "5",
        [
            ("10个", "10个", None, "5"),
            ("10个", "4个", None, "0"),
        ],
    ),
    (
        "未完成或未达标不得分",
        "5",
        [
            ("10个", "10个", None, "5"),
            ("10个", "4个", None, "0"),
        ],
    ),
    (
        "有未完成的，不得分",
        "5",
        [
            ("10个", "10个", None, "5"),
            ("10个", "4个", None, "0"),
        ],
    ),
    (
        "完成不扣分，未完成扣全部分值",
        "5",
        [
            ("10个", "10个", None, "5"),
            ("10个", "4个", None, "0"),
        ],
    ),
    (
        "完成不扣分，每少1个扣1分",
        "5",
        [
            ("10个", "10个", None, "5"),
            ("10个", "8个", None, "3"),
        ],
    ),
    (
        "未完成指标扣除该项全部分值",
        "5",
        [
            ("10个", "10个", None, "5"),
            ("10个", "4个", None, "0"),
        ],
    ),
    (
        "未完成扣5分，扣完为止",
        "5",
        [
            ("10个", "10个", None, "5"),
            ("10个", "4个", None, "0"),
        ],
    ),
    (
        "未完成目标任务的不得分，完成目标任务的得满分，超额完成的不加分",
        "5",
        [
            ("10个", "10个", None, "5"),
            ("10个", "4个", None, "0"),
            ("10个", "14个", None, "5"),
        ],
    ),
    (
        "少于目标值不得分",
        "5",
        [
            ("10个", "10个", None, "5"),
            ("10个", "4个", None, "0"),
        ],
    ),
    (
        "每增加1%扣0.5分",
        "5",
        [
            ("≤10%", "12%", None, "4"),
            ("≤10%", "8%", None, "5"),
        ],
    ),
    (
        "每提高1%扣0.5分",
        "5",
        [
            ("≤10%", "12%", None, "4"),
            ("≤10%", "8%", None, "5"),
        ],
    ),
    (
        "每上升1个百分点扣1分",
        "5",
        [
            ("≤10%", "12%", None, "3"),
            ("≤10%", "8%", None, "5"),
        ],
    ),
    (
        "误差每增加1毫米扣1分",
        "5",
        [
            ("≤10mm", "12mm", None, "3"),
            ("≤10mm", "8mm", None, "5"),
        ],
    ),
    (
        "等待时间每增加5分钟扣1分",
        "5",
        [
            ("≤30分钟", "40分钟", None, "3"),
            ("≤30分钟", "20分钟", None, "5"),
        ],
    ),
    (
        "误差在±5%以内得满分，超出不得分",
        "5",
        [
            ("100", "103", None, "5"),
        ],
    ),
    (
        "培训满意度90%以上得2分，培训人数100人以上得3分",
        "5",
        [
            (None, None, ["92%", "120人"], "5"),
            (None, None, ["85%", "120人"], "3"),
            (None, None, ["92%", "80人"], "2"),
        ],
    ),
    (
        "完成数量90%以上得2分，质量合格率95%以上得2分，及时率100%得1分",
        "5",
        [
            (None, None, ["90%", "96%", "100%"], "5"),
            (None, None, ["80%", "96%", "99%"], "2"),
        ],
    ),
    (
        "数量不足每少1个扣0.5分，质量不合格每个扣1分",
        "5",
        [
            (None, None, ["2", "1"], "3"),
        ],
    ),
    (
        "有会议纪要得1分，参会率90%以上得1分，低于80%扣0.5分",
        "2",
        [
            (None, None, ["是", "95%"], "2"),
        ],
    ),
    (
        "出勤率达95%以上得2分，每低1%扣0.2分；会议缺席每次扣0.5分",
        "2",
        [
            (None, None, ["95%", "0"], "2"),
            (None, None, ["93%", "1"], "1.1"),
        ],
    ),
    (
        "每少1份扣1分，少3份及以上不得分",
        "5",
        [
            (None, None, ["1"], "4"),
            (None, None, ["3"], "0"),
        ],
    ),
    (
        "每漏1户扣0.5分，漏5户以上不得分",
        "5",
        [
            (None, None, ["1"], "4.5"),
            (None, None, ["6"], "0"),
        ],
    ),
    (
        "完成目标得满分，超额完成不加分，未完成按完成比例得分",
        "10",
        [
            ("100个", "100个", None, "10"),
            ("100个", "120个", None, "10"),
            ("100个", "60个", None, "6"),
        ],
    ),
    (
        "完成值大于等于目标值得满分；完成值小于目标值的，每少1%扣0.1分",
        "5",
        [
            ("100个", "100个", None, "5"),
            ("100个", "90个", None, "4"),
        ],
    ),
    (
        "完成值≥目标值得满分，完成值＜目标值按比例得分",
        "5",
        [
            ("100个", "100个", None, "5"),
            ("100个", "90个", None, "4.5"),
        ],
    ),
    (
        "实际值≤目标值得满分，实际值>目标值不得分",
        "5",
        [
            ("≤100万元", "90万元", None, "5"),
            ("≤100万元", "101万元", None, "0"),
        ],
    ),
    (
        "全部完成得满分，每少一项扣0.5分",
        "5",
        [
            ("10项", "10项", None, "5"),
            ("10项", "8项", None, "4"),
        ],
    ),
    (
        "按计划完成得满分，每少1个扣0.1分，扣完为止",
        "5",
        [
            ("100个", "90个", None, "4"),
            ("100个", "100个", None, "5"),
        ],
    ),
    (
        "目标完成率100%得满分，每降低1个百分点扣0.05分",
        "5",
        [
            ("100个", "90个", None, "4.5"),
            ("100个", "100个", None, "5"),
        ],
    ),
    (
        "及时率=100%得5分，＜100%不得分",
        "5",
        [
            (None, "100%", None, "5"),
            (None, "99%", None, "0"),
        ],
    ),
    (
        "完成率≥100%，5分；100%＞完成率≥80%，4分；80%＞完成率≥60%，3分；完成率＜60%，0分",
        "5",
        [
            (None, "100%", None, "5"),
            (None, "85%", None, "4"),
            (None, "60%", None, "3"),
            (None, "59%", None, "0"),
        ],
    ),
    (
        "增长率≥5%得5分，0≤增长率＜5%得3分，增长率＜0不得分",
        "5",
        [
            (None, "5%", None, "5"),
            (None, "0%", None, "3"),
            (None, "4.9%", None, "3"),
            (None, "-1%", None, "0"),
        ],
    ),
    (
        "投诉件数0件得5分，1-3件得3分，4件及以上不得分",
        "5",
        [
            (None, "0件", None, "5"),
            (None, "2件", None, "3"),
            (None, "4件", None, "0"),
        ],
    ),
    (
        "培训4期得4分，每少一期扣1分",
        "4",
        [
            (None, "4期", None, "4"),
            (None, "2期", None, "2"),
            (None, "5期", None, "4"),
        ],
    ),
    (
        "办结率100%的得10分，每低一个百分点扣0.5分，低于90%的不得分",
        "10",
        [
            (None, "100%", None, "10"),
            (None, "95%", None, "7.5"),
            (None, "89%", None, "0"),
        ],
    ),
    (
        "平均响应时间在2小时以内得满分，2-4小时得60%，4小时以上不得分",
        "5",
        [
            (None, "1小时", None, "5"),
            (None, "3小时", None, "3"),
            (None, "5小时", None, "0"),
        ],
    ),
    (
        "正确率不低于98%得满分，低于98%但不低于95%得一半分，低于95%不得分",
        "4",
        [
            (None, "98%", None, "4"),
            (None, "96%", None, "2"),
            (None, "94%", None, "0"),
        ],
    ),
    (
        "年增长10%及以上计满分，每低于1个百分点扣0.5分",
        "5",
        [
            (None, "10%", None, "5"),
            (None, "8%", None, "4"),
        ],
    ),
    (
        "入库率达90%计2分，每高1个百分点加0.1分，最高加1分；每低1个百分点扣0.1分，扣完为止",
        "3",
        [
            (None, "90%", None, "2"),
            (None, "95%", None, "2.5"),
            (None, "100%", None, "3"),
            (None, "85%", None, "1.5"),
            (None, "60%", None, "0"),
        ],
    ),
    (
        "覆盖率≥90%得5分,每低5%扣1分,低于70%得0分",
        "5",
        [
            (None, "90%", None, "5"),
            (None, "80%", None, "3"),
            (None, "69%", None, "0"),
        ],
    ),
    (
        "群众知晓率达85%以上的得2分，不足85%的按比例扣分",
        "2",
        [
            (None, "90%", None, "2"),
        ],
    ),
    (
        "完成30%得1分，完成60%得2分，完成100%得3分",
        "3",
        [
            (None, "30%", None, "1"),
            (None, "60%", None, "2"),
            (None, "100%", None, "3"),
        ],
    ),
    (
        "每完成10万元得1分，最高10分",
        "10",
        [
            (None, "50万元", None, "5"),
            (None, "55万元", None, "5"),
            (None, "200万元", None, "10"),
        ],
    ),
    (
        "每培训100人得1分，最多得5分",
        "5",
        [
            (None, "300人", None, "3"),
            (None, "350人", None, "3"),
            (None, "800人", None, "5"),
        ],
    ),
    (
        "未按时报送的，每次扣0.5分；未报送的，每次扣1分；报送不实的，每次扣2分。",
        "5",
        [
            (None, None, ["1", "1", "1"], "1.5"),
        ],
    ),
    (
        "开展自查得1分，有自查报告得1分，未整改的每项扣0.2分",
        "2",
        [
            (None, None, ["是", "是", "3"], "1.4"),
        ],
    ),
    (
        "设备完好率低于95%扣1分，低于90%扣2分；未建台账扣1分",
        "5",
        [
            (None, None, ["96%", "否"], "5"),
            (None, None, ["92%", "是"], "3"),
            (None, None, ["85%", "否"], "3"),
        ],
    ),
    (
        "工资发放及时率100%得2分，发生拖欠不得分",
        "2",
        [
            (None, None, ["100%", "否"], "2"),
            (None, None, ["100%", "是"], "0"),
        ],
    ),
    (
        "受到市级通报批评的每次扣1分，受到省级通报批评的每次扣2分，受到国家通报批评的不得分",
        "5",
        [
            (None, None, ["1", "1", "否"], "2"),
            (None, None, ["0", "0", "是"], "0"),
        ],
    ),
    (
        "凡发现弄虚作假的，一律不得分；其他问题每个扣0.5分",
        "4",
        [
            (None, None, ["否", "3"], "2.5"),
            (None, None, ["是", "0"], "0"),
        ],
    ),
    (
        "制度健全得满分；缺少一项制度扣0.5分；无制度不得分",
        "2",
        [
            (None, None, ["1", "否"], "1.5"),
            (None, None, ["0", "是"], "0"),
        ],
    ),
    (
        "每发现一人次空岗扣0.2分，一人次脱岗扣0.5分",
        "3",
        [
            (None, None, ["2", "1"], "2.1"),
        ],
    ),
    (
        "未按规定时间上报，每晚1天扣0.1分，每少报1次扣0.5分",
        "2",
        [
            (None, None, ["3", "1"], "1.2"),
        ],
    ),
    (
        "“三重一大”事项未经集体研究的，每项扣1分",
        "3",
        [
            (None, None, ["2"], "1"),
            (None, None, ["0"], "3"),
        ],
    ),
    (
        "2023年度未发生安全生产责任事故的得5分，发生一起扣2分，发生两起及以上不得分",
        "5",
        [
            (None, None, ["0"], "5"),
            (None, None, ["1"], "3"),
            (None, None, ["2"], "0"),
        ],
    ),
    (
        "12345热线投诉办理不满意的，每件扣0.1分",
        "2",
        [
            (None, None, ["5"], "1.5"),
        ],
    ),
    (
        "按照国发〔2018〕5号文件要求公开的得2分，未公开的不得分",
        "2",
        [
            (None, None, ["是"], "2"),
            (None, None, ["否"], "0"),
        ],
    ),
    (
        "未达标的每项扣0.5分，扣完2分为止；弄虚作假的，扣2分",
        "4",
        [
            (None, None, ["3", "否"], "2.5"),
            (None, None, ["8", "否"], "2"),
            (None, None, ["8", "是"], "0"),
        ],
    ),
    (
        "7月10日前报送，每迟1天扣1分",
        "5",
        [
            (None, "2024-07-06", None, "5"),
            (None, "2024-07-12", None, "3"),
        ],
    ),
    (
        "每逾期1天（不足1天按1天计）扣1分",
        "5",
        [
            ("2024-06-30", "2024-07-03", None, "2"),
            ("2024-06-30", "2024-06-20", None, "5"),
        ],
    ),
    (
        "逾期5天以内扣1分，逾期5天以上扣2分",
        "5",
        [
            ("2024-06-30", "2024-06-20", None, "5"),
            ("2024-06-30", "2024-07-02", None, "4"),
            ("2024-06-30", "2024-07-15", None, "3"),
        ],
    ),
    (
        "完成得满分，未完成扣2分",
        "5",
        [
            ("10个", "10个", None, "5"),
            ("10个", "9个", None, "3"),
        ],
    ),
    (
        "每未完成1个扣1分",
        "5",
        [
            ("10个", "9个", None, "4"),
            ("10个", "10个", None, "5"),
        ],
    ),
    (
        "未完成目标扣1分，每少1个再扣1分",
        "5",
        [
            ("10个", "10个", None, "5"),
            ("10个", "8个", None, "2"),
        ],
    ),
    (
        "控制率100%以内得满分，每超1%扣0.1分",
        "5",
        [
            ("≤100%", "98%", None, "5"),
            ("≤100%", "105%", None, "4.5"),
        ],
    ),
    (
        "未建立安全生产责任制扣2分；未签订责任书每人扣0.2分；未组织培训扣1分；无应急预案扣1分；应急预案未演练扣0.5分，扣完为止。",
        "6",
        [
            (None, None, ["否", "3", "否", "是", "否"], "4.4"),
            (None, None, ["否", "0", "否", "否", "否"], "6"),
            (None, None, ["是", "20", "是", "是", "是"], "0"),
        ],
    ),
    (
        "查阅资料及现场检查：垃圾未日产日清每处扣0.5分；公厕不洁每座扣0.3分；乱堆乱放每处扣0.2分。",
        "5",
        [
            (None, None, ["1", "2", "3"], "3.3"),
            (None, None, ["0", "0", "0"], "5"),
        ],
    ),
    (
        "台账缺失不得分；台账记录不全每缺1项扣0.2分；台账更新不及时扣0.5分",
        "3",
        [
            (None, None, ["否", "2", "是"], "2.1"),
            (None, None, ["是", "0", "否"], "0"),
        ],
    ),
    (
        "每季度至少开展1次检查，每少1次扣0.5分；检查无记录的每次扣0.2分",
        "2",
        [
            (None, None, ["1", "2"], "1.1"),
        ],
    ),
    (
        "因工作失职造成损失的扣5分，情节严重的不得分",
        "10",
        [
            (None, None, ["是", "否"], "5"),
            (None, None, ["否", "否"], "10"),
            (None, None, ["是", "是"], "0"),
        ],
    ),
    (
        "政策知晓率低于80%的扣1分，低于60%的扣2分；群众投诉属实的每件扣0.5分",
        "5",
        [
            (None, None, ["85%", "0"], "5"),
            (None, None, ["70%", "2"], "3"),
            (None, None, ["50%", "0"], "3"),
        ],
    ),
    (
        "巡查每少一次扣0.1分，巡查日志缺一篇扣0.1分，发现问题未上报一次扣1分",
        "5",
        [
            (None, None, ["2", "1", "1"], "3.7"),
        ],
    ),
    (
        "项目公示牌未设立扣1分，设立不规范扣0.5分；合同要素不全每份扣0.2分",
        "3",
        [
            (None, None, ["否", "是", "2"], "2.1"),
        ],
    ),
    (
        "①未履行审批程序的，扣3分；②审批手续不完整的，每缺一项扣0.5分；③超标准、超范围支出的，每笔扣1分。",
        "6",
        [
            (None, None, ["否", "2", "1"], "4"),
        ],
    ),
    (
        "每查实一起举报扣2分；媒体曝光一次扣3分，造成恶劣影响的不得分",
        "10",
        [
            (None, None, ["1", "1", "否"], "5"),
            (None, None, ["0", "0", "是"], "0"),
        ],
    ),
    (
        "全年无上访得5分；越级上访一次扣1分，集体上访一次扣2分，进京上访不得分",
        "5",
        [
            (None, None, ["1", "1", "否"], "2"),
            (None, None, ["0", "0", "是"], "0"),
            (None, None, ["0", "0", "否"], "5"),
        ],
    ),
    (
        "固定资产账实相符得2分，账实不符每项扣0.5分",
        "2",
        [
            (None, None, ["0"], "2"),
            (None, None, ["3"], "0.5"),
        ],
    ),
    (
        "按规定编报部门预算得2分，编报不及时扣0.5分，内容不完整扣0.5分，数据不准确扣1分",
        "2",
        [
            (None, None, ["否", "是", "是"], "0.5"),
        ],
    ),
    (
        "基础信息完善得1分；基础数据和会计信息资料真实得1分；完整得1分；准确得1分",
        "4",
        [
            (None, None, ["是", "是", "否", "是"], "3"),
        ],
    ),
    (
        "具有①预算资金管理办法；②内部控制制度；③会计核算制度，每具备一项得1分",
        "3",
        [
            (None, None, ["2"], "2"),
            (None, None, ["3"], "3"),
        ],
    ),
    (
        "全部符合得4分，有一项不符合扣1分，扣完为止",
        "4",
        [
            (None, None, ["0"], "4"),
            (None, None, ["1"], "3"),
            (None, None, ["5"], "0"),
        ],
    ),
    (
        "每符合一项得1分，最高5分",
        "5",
        [
            (None, None, ["3"], "3"),
            (None, None, ["7"], "5"),
        ],
    ),
    (
        "5项要求，每缺一项扣1分",
        "5",
        [
            (None, None, ["2"], "3"),
        ],
    ),
    (
        "依据充分得2分，较充分得1分，不充分不得分",
        "2",
        [
            (None, None, ["较充分"], "1"),
            (None, None, ["不充分"], "0"),
        ],
    ),
    (
        "好（5分）、较好（4分）、一般（3分）、差（0分）",
        "5",
        [
            (None, None, ["较好"], "4"),
            (None, None, ["差"], "0"),
        ],
    ),
    (
        "A（5分）B（4分）C（3分）D（0分）",
        "5",
        [
            (None, None, ["B"], "4"),
        ],
    ),
    (
        "显著提升得10分，有所提升得6分，无变化得3分，下降不得分",
        "10",
        [
            (None, None, ["有所提升"], "6"),
            (None, None, ["下降"], "0"),
        ],
    ),
    (
        "有效得3分；基本有效得2分；无效得0分",
        "3",
        [
            (None, None, ["基本有效"], "2"),
            (None, None, ["无效"], "0"),
        ],
    ),
    (
        "是否建立长效管理机制，建立得3分，未建立不得分",
        "3",
        [
            (None, None, ["是"], "3"),
            (None, None, ["否"], "0"),
        ],
    ),
    (
        "是否按时公开：是得2分，否得0分",
        "2",
        [
            (None, None, ["是"], "2"),
            (None, None, ["否"], "0"),
        ],
    ),
    (
        "政府采购执行率=100%，计5分；每超过（降低）一个百分点扣0.5分，扣完为止。",
        "5",
        [
            (None, "100%", None, "5"),
            (None, "98%", None, "4"),
            (None, "102%", None, "4"),
        ],
    ),
    (
        "预算调整率≤5%得满分，每超1个百分点扣0.4分",
        "4",
        [
            (None, "4%", None, "4"),
            (None, "7%", None, "3.2"),
        ],
    ),
    (
        "公用经费控制率100%以下（含）计8分，每超出1%扣1分，扣完为止",
        "8",
        [
            (None, "95%", None, "8"),
            (None, "100%", None, "8"),
            (None, "103%", None, "5"),
        ],
    ),
    (
        "支付进度率90%（含）以上得2分，60%（含）-90%得1分，低于60%不得分",
        "2",
        [
            (None, "90%", None, "2"),
            (None, "60%", None, "1"),
            (None, "59%", None, "0"),
        ],
    ),
    (
        "结转结余率≤10%计4分，10%-15%（含）计3分，15%-20%（含）计2分，大于20%不得分",
        "4",
        [
            (None, "10%", None, "4"),
            (None, "15%", None, "3"),
            (None, "18%", None, "2"),
            (None, "21%", None, "0"),
        ],
    ),
    (
        "重点工作办结率100%得满分，每降低1%扣0.3分",
        "6",
        [
            (None, "100%", None, "6"),
            (None, "90%", None, "3"),
        ],
    ),
    (
        "人均成本≤1200元得满分，每超过100元扣0.5分",
        "5",
        [
            (None, "1200元", None, "5"),
            (None, "1400元", None, "4"),
            (None, "0.15万元", None, "3.5"),
        ],
    ),
    (
        "单位成本不高于3万元/公里得满分，每高1000元/公里扣1分",
        "5",
        [
            (None, "3万元/公里", None, "5"),
        ],
    ),
    (
        "平均等待时间≤20分钟得5分，20-30分钟得3分，超过30分钟不得分",
        "5",
        [
            (None, "15分钟", None, "5"),
            (None, "25分钟", None, "3"),
            (None, "40分钟", None, "0"),
        ],
    ),
    (
        "空气优良天数比例≥90%得5分，每下降1个百分点扣1分",
        "5",
        [
            (None, "92%", None, "5"),
            (None, "88%", None, "3"),
        ],
    ),
    (
        "年度考核得分90分以上得10分，每低1分扣0.5分",
        "10",
        [
            (None, "92分", None, "10"),
            (None, "86分", None, "8"),
        ],
    ),
    (
        "考核得分/100×10分",
        "10",
        [
            (None, "92分", None, "9.2"),
        ],
    ),
    (
        "受益人数≥1万人得5分，5000-10000人得3分，不足5000人不得分",
        "5",
        [
            (None, "1.2万人", None, "5"),
            (None, "8000人", None, "3"),
            (None, "4000人", None, "0"),
        ],
    ),
    (
        "节约率10%以上得满分，每少1个百分点扣0.5分",
        "5",
        [
            (None, "12%", None, "5"),
            (None, "8%", None, "4"),
        ],
    ),
    (
        "新增产值500万元得5分，每减少100万元扣1分",
        "5",
        [
            (None, "500万元", None, "5"),
            (None, "300万元", None, "3"),
        ],
    ),
    (
        "带动就业200人以上得5分，100-200人得3分，50-100人得1分，50人以下不得分",
        "5",
        [
            (None, "200人", None, "5"),
            (None, "150人", None, "3"),
            (None, "60人", None, "1"),
            (None, "40人", None, "0"),
        ],
    ),
    (
        "覆盖率：100%，5分；每低5个百分点扣1分",
        "5",
        [
            (None, "100%", None, "5"),
            (None, "90%", None, "3"),
        ],
    ),
    (
        "满意度：≥95%得满分；＜95%，每低1个百分点扣0.5分；＜80%不得分",
        "10",
        [
            (None, "95%", None, "10"),
            (None, "90%", None, "7.5"),
            (None, "79%", None, "0"),
        ],
    ),
    (
        "满意度达90%以上得满分，80%-89%得8分，70%-79%得6分，60%-69%得4分，60%以下不得分",
        "10",
        [
            (None, "92%", None, "10"),
            (None, "85%", None, "8"),
            (None, "70%", None, "6"),
            (None, "65%", None, "4"),
            (None, "50%", None, "0"),
        ],
    ),
    (
        "群众满意度≥85%得满分，每低5%扣20%分值",
        "5",
        [
            (None, "85%", None, "5"),
            (None, "75%", None, "3"),
        ],
    ),
    (
        "抽样合格率98%以上得满分，95%—98%得3分，90%—95%得1分，90%以下不得分",
        "5",
        [
            (None, "98%", None, "5"),
            (None, "96%", None, "3"),
            (None, "95%", None, "3"),
            (None, "90%", None, "1"),
            (None, "85%", None, "0"),
        ],
    ),
    (
        "完成率95%以上（含95%）得5分，85%以上（含85%）得4分，75%以上（含75%）得3分，75%以下不得分",
        "5",
        [
            (None, "95%", None, "5"),
            (None, "85%", None, "4"),
            (None, "75%", None, "3"),
            (None, "74%", None, "0"),
        ],
    ),
    (
        "≥100%得满分，≥90%得80%的分值，≥80%得60%的分值，＜80%得0分",
        "5",
        [
            (None, "100%", None, "5"),
            (None, "92%", None, "4"),
            (None, "80%", None, "3"),
            (None, "70%", None, "0"),
        ],
    ),
    (
        "大于95%得满分，每减少1个百分点扣5%的权重分",
        "10",
        [
            (None, "96%", None, "10"),
        ],
    ),
    (
        "开展培训3次（含）以上得满分，2次得2分，1次得1分，未开展不得分",
        "3",
        [
            (None, "3次", None, "3"),
            (None, "4次", None, "3"),
            (None, "2次", None, "2"),
            (None, "1次", None, "1"),
        ],
    ),
    (
        "发表论文5篇及以上得5分，每少1篇扣1分",
        "5",
        [
            (None, "6篇", None, "5"),
            (None, "3篇", None, "3"),
        ],
    ),
    (
        "调研报告≥4篇，每少一篇扣0.5分",
        "2",
        [
            (None, "4篇", None, "2"),
            (None, "2篇", None, "1"),
        ],
    ),
    (
        "应完成12次，每少1次扣0.5分",
        "6",
        [
            (None, "12次", None, "6"),
            (None, "10次", None, "5"),
        ],
    ),
    (
        "计划完成12次，实际每少1次扣0.5分",
        "6",
        [
            (None, "12次", None, "6"),
            (None, "10次", None, "5"),
        ],
    ),
    (
        "全年不少于12次，少1次扣0.5分",
        "6",
        [
            (None, "12次", None, "6"),
            (None, "10次", None, "5"),
        ],
    ),
    (
        "未完成年度任务的，每少1%扣0.2分；低于60%的不得分",
        "5",
        [
            ("100个", "90个", None, "3"),
            ("100个", "50个", None, "0"),
            ("100个", "100个", None, "5"),
        ],
    ),
    (
        "完成率90%以上得满分，80%-90%扣1分，80%以下不得分",
        "5",
        [
            ("100个", "95个", None, "5"),
            ("100个", "70个", None, "0"),
        ],
    ),
    (
        "实际完成值高于目标值30%以上的，酌情扣分",
        "5",
        [
            ("100个", "120个", None, None),
        ],
    ),
    (
        "达到年度指标值，得满分；未达到的，按完成比例得分；完成率低于60%的，不得分",
        "5",
        [
            ("100个", "100个", None, "5"),
            ("100个", "85个", None, "4.25"),
            ("100个", "50个", None, "0"),
        ],
    ),
    (
        "≥目标值得满分，每低于目标值1%扣2%分值",
        "5",
        [
            ("100个", "100个", None, "5"),
            ("100个", "90个", None, "4"),
        ],
    ),
    (
        "得分=5-（目标值-实际值）×0.5",
        "5",
        [
            ("10个", "8个", None, "4"),
        ],
    ),
    (
        "得分=5×[1-（实际值-目标值）/目标值]",
        "5",
        [
            ("≤100万元", "120万元", None, "4"),
        ],
    ),
    (
        "每超1%扣0.1分，每降1%加0.1分，最高加1分",
        "5",
        [
            ("≤100万元", "105万元", None, "4.5"),
            ("≤100万元", "100万元", None, "5"),
        ],
    ),
    (
        "按时完成的得满分；推迟3个月以内完成的得60%分值；推迟3个月以上完成的得30%分值",
        "5",
        [
            ("2024-06-30", "2024-06-30", None, "5"),
            ("2024-06-30", "2024-08-10", None, "3"),
            ("2024-06-30", "2024-11-10", None, "1.5"),
        ],
    ),
    (
        "每提前5天加0.5分，最高加2分，每推迟5天扣0.5分，扣完为止",
        "5",
        [
            ("2024-06-30", "2024-06-30", None, "5"),
            ("2024-06-30", "2024-07-10", None, "4"),
        ],
    ),
    (
        "未按照规定时间完成，每迟一天扣0．1分，扣完为止",
        "2",
        [
            ("2024-06-30", "2024-07-05", None, "1.5"),
        ],
    ),
    (
        "超期一个月（含）以内扣1分；超期一个月以上，不得分",
        "3",
        [
            ("2024-06-30", "2024-06-30", None, "3"),
            ("2024-06-30", "2024-07-20", None, "2"),
            ("2024-06-30", "2024-08-20", None, "0"),
        ],
    ),
    (
        "完成额÷2000万元×5分",
        "5",
        [
            ("2000万元", "1600万元", None, "4"),
            ("0.2亿元", "0.16亿元", None, "4"),
        ],
    ),
    (
        "完成任务得5分，完成90%以上得4分，完成80%以上得3分，80%以下不得分",
        "5",
        [
            ("100个", "100个", None, "5"),
            ("100个", "95个", None, "4"),
            ("100个", "85个", None, "3"),
            ("100个", "50个", None, "0"),
        ],
    ),
]

CASES = [
    (text, full, *row)
    for text, full, rows in (*FIRST, *MISREAD, *COMMON, *MORE, *FORMULAS, *PROPORTIONS)
    for row in rows
]
