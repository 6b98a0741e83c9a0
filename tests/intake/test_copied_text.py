"""Text copied from a PDF: cells lost, torn, displaced. Each case is what a page break or a reader does."""

from __future__ import annotations

from pathlib import Path

from perfscore.intake import take_in
from perfscore.intake.draft import Draft
from perfscore.intake.write import write

HEAD = "绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t自评得分\t偏差原因分析及改进措施\n"


def read(tmp_path: Path, body: str) -> Draft:
    path = tmp_path / "表.txt"
    path.write_text(body, encoding="utf-8")
    taken = take_in(path)
    assert taken.ledger.left_over() == []
    return taken.drafts[0]


def rows(draft: Draft) -> list[tuple[str, str | None, str]]:
    return [(item.level1, item.level2, item.values["指标"].text) for item in draft.indicators]


def doubts(draft: Draft) -> list[str]:
    return [why for _, why in write(draft).doubts]


def test_labels_hold_until_the_next_and_over_a_page_break(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "2024年度项目支出绩效自评表（设备维护）\n"
        + HEAD
        + "\t产出指标 (50分)\t数量指标\t维护服务器\t≥ 30 台\t31 台\t30\t30\t\n"
        + "\t\t\t更换硬盘\t20块\t20块\t10\t10\t\n\n"
        + "巡检机房\t12 次\t12 次\t10\t10\t\n"
        + "质量指标\t故障率\t≤2 %\t1.5%\t40\t40\t\n"
        + "总分\t\t\t\t\t90\t90\t\n",
    )
    assert rows(draft) == [
        ("产出指标", "数量指标", "维护服务器"),
        ("产出指标", "数量指标", "更换硬盘"),
        ("产出指标", "数量指标", "巡检机房"),
        ("产出指标", "质量指标", "故障率"),
    ]
    assert [item.values["年度指标值"].text for item in draft.indicators] == ["≥30台", "20块", "12次", "≤2%"]
    assert draft.total["自评总分"].text == "90"
    assert draft.head["名称"].text == "设备维护"
    assert doubts(draft) == ["表中没有项目名称，取自标题"]


def test_a_label_printed_too_early_waits_for_its_row(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "2024年度项目支出绩效自评表\n项目名称\t档案数字化\n"
        + HEAD
        + "\t产出指标\t数量指标\t扫描页数\t80万页\t82万页\t20\t20\t\n\n"
        + "成本指标 (10分)\t\t著录条目\t5万条\t5万条\t10\t10\t\n"
        + "\t质量指标\t差错率\t≤1‰\t0.5‰\t10\t10\t\n"
        + "\t经济成本指标\t扫描单价\t≤0.5元\t0.45元\t10\t10\t\n",
    )
    assert rows(draft) == [
        ("产出指标", "数量指标", "扫描页数"),
        ("产出指标", "数量指标", "著录条目"),
        ("产出指标", "质量指标", "差错率"),
        ("成本指标", "经济成本指标", "扫描单价"),
    ]
    assert doubts(draft) == [
        "原文此行印有“成本指标”（疑因分页错位）；后面还有产出指标的“质量指标”，本行起至该处仍归入产出指标"
    ]


def test_missing_labels_are_taken_from_the_next_ones(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "2024年度项目支出绩效自评表\n项目名称\t测绘\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t自评得分\t偏差原因分析及改进措施\n"
        "绩效指标\t\t控制点\t≥40个\t42个\t5\t5\t\n"
        "\t\t图幅\t8幅\t8幅\t5\t5\t\n"
        "质量指标\t合格率\t100%\t100%\t5\t5\t\n",
    )
    assert rows(draft) == [
        ("产出指标", "数量指标", "控制点"),
        ("产出指标", "数量指标", "图幅"),
        ("产出指标", "质量指标", "合格率"),
    ]
    assert doubts(draft) == [
        "本行起2行的指标类别栏目名缺印，按后面的栏目名归入产出指标、数量指标",
        "此处缺印一级指标，按“质量指标”归入产出指标",
    ]


def test_a_label_alone_after_a_page_break_makes_the_rows_before_it_doubtful(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "2024年度项目支出绩效自评表\n项目名称\t科普\n"
        + HEAD
        + "\t效益指标\t经济效益指标\t节约费用\t是\t是\t10\t10\t\n"
        + "\t\t\t参观人数\t2万人\t3万人\t10\t10\t\n\n社会效益指标\n\n"
        + "\t\t\t科普知识知晓率\t80%\t82%\t10\t10\t\n",
    )
    assert rows(draft)[1:] == [("效益指标", "经济效益指标", "参观人数"), ("效益指标", "社会效益指标", "科普知识知晓率")]
    assert doubts(draft) == ["“社会效益指标”单独印在后面的第7行，本行可能已属于它"]


def test_torn_cells_are_joined_by_the_places_of_the_next_page(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "2024年度项目支出绩效自评表\n项目名称\t修缮\n"
        + HEAD
        + "\t产出指标\t数量指标\t外墙修缮\t5400 m ²\t2600 m ²\t10\t4.81\t偏差原因: 面积估计过大，部分外\n\n"
        + "\t\t\t\t\t\t\t\t墙无须修缮。 改进措施：先勘察再编预算。\n"
        + "\t\t\t屋面防水层全部重\t≤300\t280 万\t10\t10\t\n\n"
        + "\t\t新铺设\t万元\t元\t\t\t\n"
        + "质量指标\t\t验收合格率\t100%\t100%\t10\t10\t\n",
    )
    first, second, _ = draft.indicators
    assert first.values["偏差原因"].text == "面积估计过大，部分外墙无须修缮。"
    assert first.values["改进措施"].text == "先勘察再编预算。"
    assert first.values["年度指标值"].text == "5400 m²"
    assert [second.values[key].text for key in ("指标", "年度指标值", "实际完成值")] == [
        "屋面防水层全部重新铺设",
        "≤300万元",
        "280万元",
    ]
    assert [why[:7] for why in doubts(draft)] == ["跨页断开，已接"] * 4


def test_goals_torn_over_pages_go_on_by_their_numbers(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "2024年度项目支出绩效自评表\n项目名称\t水利\n"
        "年度总体目标\t预期目标\t\t\t实际完成情况\n"
        "\t1、修渠；2、清淤；\n3、护\t\t\t1.已修渠；\n".replace("；\n3、护\t", "；3、护\t")
        + "\n岸；\n\n4、植树；\n\n2.已清淤；\n\n"
        + HEAD
        + "\t产出指标\t数量指标\t修渠\t5公里\t5公里\t10\t10\t\n",
    )
    assert draft.goals["预期目标"].text == "1、修渠；2、清淤；3、护岸；\n4、植树；"
    assert draft.goals["实际完成情况"].text == "1.已修渠；\n2.已清淤；"
    assert doubts(draft) == ["原文跨页，各段已按位置和编号接续，请核对接缝处"] * 2


def test_words_of_a_line(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "部门（单位）整体绩效目标申报表\n部门（单位）名称 和平市园林局\n* 部门（单位）职责\n* 年度总体目标\n"
        "1、管养公园绿地。\n2、审批绿化工程。\n（一）新建口袋公园。（二）补植行道树。\n"
        "* 一级指标 * 二级指标 * 三级指标 指标值类型 * 指标值 计量单位 * 指标解释 * 评（扣）分标准 备注\n\n"
        "产出指标\n\n数量指标\n\n2025年新建口袋公园 ≥ 12 个 建成开放 每少1个扣1分 30分\n\n"
        "效益指标\n\n社会效益指标\n公园绿地 服务半径 定性 提升 % 步行可达 酌情扣分 60分\n",
    )
    assert rows(draft) == [
        ("产出指标", "数量指标", "2025年新建口袋公园"),
        ("效益指标", "社会效益指标", "公园绿地 服务半径"),
    ]
    first = {key: value.text for key, value in draft.indicators[0].values.items()}
    assert first == {
        "指标": "2025年新建口袋公园", "指标值类型": "≥", "年度指标值": "12", "计量单位": "个", "指标解释": "建成开放",
        "评分标准": "每少1个扣1分", "分值": "30",
    }  # fmt: skip
    assert draft.head["职责"].text == "1、管养公园绿地。\n2、审批绿化工程。"
    assert draft.goals["预期目标"].text == "（一）新建口袋公园。（二）补植行道树。"
    assert doubts(draft) == [
        "标题没有年度，按表内文字出现最多的“2025年”推定",
        "各栏目名印在一处，文字按先后和编号方式归栏",
        "各栏目名印在一处，文字按先后和编号方式归栏",
        "本行的栏数与表头不一致，各值按内容归栏",
    ]


def test_columns_of_blanks_with_labels_in_the_middle_of_their_rows(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "              项目支出绩效自评表（2024年度）\n"
        "项目名称     山洪监测\n"
        "一级指标    二级指标    三级指标    年度指标值    实际完成值    分值    得分    偏差原因分析及改进措施\n"
        "                       监测站      42处      42处      20    20\n"
        "           数量指标     雨量计      ≥10台     12台      10    10\n"
        "                       巡检        12次      12次      10    10\n"
        "产出指标                设备完好率   ≥95%      96%       10    10\n"
        "           质量指标\n"
        "                       数据到报率   ≥95%      93%       10    9.8   信号中断\n"
        "效益指标    社会效益指标  人员伤亡    0人       0人       30    30\n"
        "                    总分                                90    89.8\n",
    )
    assert rows(draft) == [
        ("产出指标", "数量指标", "监测站"),
        ("产出指标", "数量指标", "雨量计"),
        ("产出指标", "数量指标", "巡检"),
        ("产出指标", "质量指标", "设备完好率"),
        ("产出指标", "质量指标", "数据到报率"),
        ("效益指标", "社会效益指标", "人员伤亡"),
    ]
    assert draft.indicators[4].values["偏差原因分析及改进措施"].text == "信号中断"
    assert doubts(draft) == [
        "“数量指标”印在所辖各行的中间，本行起按居中推定归入；此处缺印一级指标，按“数量指标”归入产出指标",
        "“质量指标”印在所辖各行的中间，本行起按居中推定归入",
    ]


def test_one_cell_on_each_line(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "2023年度项目支出绩效自评表\n项目名称\n图书采购\n主管部门\n石湾区文化局\n一级指标\n二级指标\n三级指标\n年度指标值\n实际完成值\n分值\n得分\n偏差原因分析及改进措施\n产出指标\n数量指标\n采购图书\n6万册\n5万册\n"
        "50\n41.67\n供货延迟\n新增期刊\n20种\n20种\n10\n10\n效益指标\n社会效益指标\n到馆人次\n20万人次\n23万人次\n30\n30\n总分\n90\n81.67",
    )
    assert rows(draft) == [
        ("产出指标", "数量指标", "采购图书"),
        ("产出指标", "数量指标", "新增期刊"),
        ("效益指标", "社会效益指标", "到馆人次"),
    ]
    assert draft.indicators[0].values["偏差原因分析及改进措施"].text == "供货延迟"
    assert draft.total["自评总分"].text == "81.67"
    assert doubts(draft) == []


def test_bars_of_markdown(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "# 2024年度项目支出绩效自评表\n\n| 项目名称 | 消防水源 | |\n|---|---|---|\n\n**绩效指标**\n\n"
        "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n|:--|---|---|---|---|---|---|\n"
        "| 产出指标<br>（60分） | 数量指标 | 消火栓 | ≥80个 | 82个 | 60 | 60 |\n| | 时效指标 | 完工 | 10月底前 | 11月15日 | 20 | 18 |\n",
    )
    assert rows(draft) == [("产出指标", "数量指标", "消火栓"), ("产出指标", "时效指标", "完工")]
    assert draft.weights["产出指标"].text == "60"
    assert doubts(draft) == []


def test_basic_data_go_to_the_department_beside_them(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "2024年度部门整体支出绩效评价基础数据表\n"
        "财政供养人员情况（人）\t编制数\t\t2024年实际在职人数\t\t控制率\n\t80\t\t78\t\t97.5%\n"
        "经费控制情况（万元）\t2023年决算数\t\t2024年预算数\t\t2024年决算数\n"
        "三公经费：\t20\t\t18\t\t15.5\n1、公务用车购置和维护经费\t12\t\t10\t\t9\n其中：公车购置\t0\t\t0\t\t0\n公车运行维护\t12\t\t10\t\t9\n"
        "2、公务接待\t8\t\t8\t\t6.5\n公用经费\t100\t\t95\t\t90\n"
        "楼堂馆所控制情况\t批复规模\t实际规模\n\t——\t——\n厉行节约保障措施\t集中采购。\n\n"
        "2024年度部门整体支出绩效自评表\n部门名称\t和平市林业局\n"
        + HEAD
        + "\t产出指标\t数量指标\t造林\t5万亩\t5万亩\t90\t90\t\n",
    )
    text = write(draft).text
    assert text[text.index("基础数据:") :] == (
        "基础数据:\n  人员编制: {编制数: 80, 实有人数: 78, x-控制率: 97.5%}\n  经费控制:\n    三公经费:\n"
        "      上年决算数: 20\n      预算数: 18\n      决算数: 15.5\n      其中:\n        公务用车购置和维护经费:\n"
        "          上年决算数: 12\n          预算数: 10\n          决算数: 9\n          其中:\n"
        "            公车购置: {上年决算数: 0, 预算数: 0, 决算数: 0}\n            公车运行维护: {上年决算数: 12, 预算数: 10, 决算数: 9}\n"
        "        公务接待: {上年决算数: 8, 预算数: 8, 决算数: 6.5}\n    公用经费: {上年决算数: 100, 预算数: 95, 决算数: 90}\n"
        "  楼堂馆所: —\n  厉行节约: 集中采购。\n"
    )


def test_one_cell_and_a_bar_on_each_line(tmp_path: Path) -> None:
    cells = (
        "部门预算项目支出绩效自评表(2023年度)|项目名称|公园绿化管护|主管部门|青溪县园林局|项目年度目标|年度目标完成情况|管护绿地120公顷。|管护绿地121公顷。|"
        "预算执行情况(10分)|年度预算数(万元)|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|原因|总额|238.5|250|247.5|99.00%|10|9.9|水价下调。|"
        "其中:财政资金|238.5|250|247.5|99.00%|/|/|单位资金|||||/|/|绩效指标(90分)|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析|"
        "产出指标|数量指标|管护绿地面积|≥|120|公顷|121|30|30||补植乔木|=|300|株|280|10|9.3|苗木不足|"
        "质量指标|成活率|≥|95|%|97|20|20||满意度指标|服务对象满意度指标|市民满意度|≥|90|%||30|||合计|100|69.2||存在问题|无。|项目负责人:|"
    )
    draft = read(tmp_path, "".join(f"{cell} |\n" for cell in cells.split("|")[:-1]))
    assert write(draft).text == (
        "类型: 项目支出绩效自评\n年度: 2023\n名称: 公园绿化管护\n主管部门: 青溪县园林局\n资金:\n  单位: 万元\n"
        "  年度资金总额: {年初预算数: 238.5, 全年预算数: 250, 全年执行数: 247.5}\n  其中:\n"
        "    财政资金: {年初预算数: 238.5, 全年预算数: 250, 全年执行数: 247.5, x-执行率: 99.00%}\n"
        "    单位资金: {年初预算数: —, 全年预算数: —, 全年执行数: —}\n"
        "  执行率: 99.00%\n  分值: 10\n  自评得分: 9.9\n  偏差原因: 水价下调。\n年度总体目标:\n"
        "  预期目标: 管护绿地120公顷。\n  实际完成情况: 管护绿地121公顷。\n绩效指标:\n  产出指标:\n    数量指标:\n"
        "      - 指标: 管护绿地面积\n        指标值类型: ≥\n        年度指标值: 120\n        计量单位: 公顷\n"
        "        实际完成值: 121\n        分值: 30\n        自评得分: 30\n"
        "      - 指标: 补植乔木\n        指标值类型: =\n        年度指标值: 300\n        计量单位: 株\n"
        "        实际完成值: 280\n        分值: 10\n        自评得分: 9.3\n        偏差原因: 苗木不足\n    质量指标:\n"
        '      - 指标: 成活率\n        指标值类型: ≥\n        年度指标值: 95\n        计量单位: "%"\n'
        "        实际完成值: 97\n        分值: 20\n        自评得分: 20\n  满意度指标:\n    服务对象满意度指标:\n"
        '      - 指标: 市民满意度\n        指标值类型: ≥\n        年度指标值: 90\n        计量单位: "%"\n        分值: 30\n'
        "自评总分: 69.2\nx-存在问题: 无。 # 待核: 格式中没有这一栏，原样保留\n"
    )


def test_a_whole_form_on_one_line(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "附件: 项目支出绩效自评表 (2022年度) 项目名称 造价咨询 主管部门 石溪镇人民政府 项目资金 (万元) 年初预算数 全年预算数 全年执行数 分值 执行率 得分 "
        "年度资金总额: 90 90 89.97 10 99.97% 10 其中:本年财政拨款 90 90 89.97 上年结转资金 其他资金 年度总体目标 预期目标 实际完成情况 "
        "安排90万元用于工程造价咨询。 完成支付89.97万元。 绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 "
        "产出指标(50分) 数量指标 咨询项目 ≥50个 50 42 42 时效指标 报告及时性 计划时间内完成 达成预期指标 8 7 个别报告退回 "
        "效益指标(30分) 社会效益指标 市场公平 效果明显 达成预期指标 30 30 满意度指标(10分) 满意度指标 公众满意度 ≥90% 95 10 10 总分 100 99\n",
    )
    assert rows(draft) == [
        ("产出指标", "数量指标", "咨询项目"),
        ("产出指标", "时效指标", "报告及时性"),
        ("效益指标", "社会效益指标", "市场公平"),
        ("满意度指标", "满意度指标", "公众满意度"),
    ]
    assert [[item.values[key].text for key in ("实际完成值", "分值", "自评得分")] for item in draft.indicators] == [
        ["50", "42", "42"], ["达成预期指标", "8", "7"], ["达成预期指标", "30", "30"], ["95", "10", "10"],
    ]  # fmt: skip
    assert draft.indicators[1].values["偏差原因分析及改进措施"].text == "个别报告退回"
    assert {key: value.text for key, value in draft.funds.total.items()} == {
        "年初预算数": "90", "全年预算数": "90", "全年执行数": "89.97",
    }  # fmt: skip
    assert list(draft.funds.parts) == ["当年财政拨款", "上年结转资金", "其他资金"]
    assert {key: value.text for key, value in draft.goals.items()} == {
        "预期目标": "安排90万元用于工程造价咨询。", "实际完成情况": "完成支付89.97万元。",
    }  # fmt: skip
    assert draft.total["自评总分"].text == "99"
    assert doubts(draft) == ["各栏目名印在一处，文字按先后和编号方式归栏"] * 2


def test_rows_between_a_displaced_label_and_its_own_are_doubtful(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "2024年度项目支出绩效自评表\n项目名称\t水利\n"
        + HEAD
        + "\t产出指标\t时效指标\t完工时间\t6月底前\t6月30日\t10\t10\t\n\n"
        + "成本指标\t\t验收时间\t9月底前\t9月30日\t10\t10\t\n"
        + "\t\t结算时间\t12月底前\t12月20日\t10\t10\t\n"
        + "\t经济成本指标\t每公里造价\t≤30万元\t29万元\t10\t10\t\n",
    )
    why = "“成本指标”旁没有印二级指标，“经济成本指标”印在后面；本行也可能属于前一组"
    assert [item.values["指标"].doubts for item in draft.indicators] == [[], [why], [why], []]


BARS = """项目支出绩效自评表(2024年度) | ||||||||
项目名称 | 路灯维护 | |||||||
项目基本情况 | 1.项目年度目标完成情况 | 项目年度目标 | 年度目标完成情况 | |||||
维护路灯300盏。 | 已维护320盏 | |||||||
预算执行情况(10分) | 预算数(万元) | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 |
总额 | 50 | 48 | 47 | 97.92% | 10 | 9.79 | 灯杆降价 |
其中:财政资金 | 50 | 48 | 47 | 97.92% | / | / | |
绩效指标(90分) | 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 权重 | 得分 | 未完成原因分析 |
产出指标 | 数量指标 | 维护路灯 | ≥300盏 | 320盏 | 30 | 30 | |
更换灯泡 | ≥100只 | 98只 | 20 | 19.6 | 库存不足 |
质量指标 | 亮灯率 | ≥98% | 99% | 20 | 20 | |
效益指标 | 社会效益指标 | 夜间安全 | 提升 | 提升 | 20 | 20 | |
"""


def test_rows_with_bars_stand_behind_the_labels_that_reach_down_to_them(tmp_path: Path) -> None:
    draft = read(tmp_path, BARS)
    assert rows(draft) == [
        ("产出指标", "数量指标", "维护路灯"),
        ("产出指标", "数量指标", "更换灯泡"),
        ("产出指标", "质量指标", "亮灯率"),
        ("效益指标", "社会效益指标", "夜间安全"),
    ]
    assert [item.values["自评得分"].text for item in draft.indicators] == ["30", "19.6", "20", "20"]
    assert [item.values["偏差原因"].text for item in draft.indicators if "偏差原因" in item.values] == ["库存不足"]
    assert {key: value.text for key, value in draft.funds.total.items()} == {
        "年初预算数": "50",
        "全年预算数": "48",
        "全年执行数": "47",
    }
    assert {key: value.text for key, value in draft.goals.items()} == {
        "预期目标": "维护路灯300盏。",
        "实际完成情况": "已维护320盏",
    }
    assert not [why for why in doubts(draft) if "归栏" in why or "对齐" in why]


def test_a_row_with_bars_that_suits_no_move_is_marked(tmp_path: Path) -> None:
    draft = read(tmp_path, BARS.replace("更换灯泡 | ≥100只 | 98只 | 20 |", "更换灯泡 | ≥100只 | 20 |"))
    assert any("归栏" in why for why in doubts(draft))


def test_the_beginning_of_the_next_block_below_a_text_is_doubtful(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "2024年度项目支出绩效自评表\n项目名称\t护林\n年度总体目标\t预期目标\t实际完成情况\n\t护林1200公顷。\t护林1210公顷。\n"
        "效指\n" + HEAD + "\t产出指标\t数量指标\t护林面积\t≥1200公顷\t1210公顷\t10\t10\t\n",
    )
    assert [why for why in doubts(draft) if "栏目名" in why] == [
        "原文跨页，各段已按位置和编号接续，请核对接缝处；末尾的“效指”疑为下面的栏目名"
    ]


def test_one_text_for_two_columns_behind_the_score_is_doubtful(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "2024年度项目支出绩效自评表\n项目名称 护林\n"
        "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析 佐证材料\n"
        "产出指标 数量指标 护林面积 ≥1200公顷 1210公顷 10 10\n质量指标 成活率 ≥90% 85% 10 9 春旱\n",
    )
    assert [item.guessed for item in draft.indicators] == [False, True]
    assert doubts(draft) == ["“偏差原因”“佐证材料”各栏只有一栏有字，空格已丢失，归哪一栏请核对"]


def test_money_below_heads_without_a_key_finds_its_place_by_counting(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "2024年度项目支出绩效自评表\n项目名称 护林\n资金来源 年初预算 预算调整 调整后预算 实际支出 预算执行率 分值 得分\n"
        "总计 500 20 520 494 95% 10 9.5\n一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n"
        "产出指标 数量指标 护林面积 ≥1200公顷 1210公顷 10 10\n",
    )
    assert {key: value.text for key, value in draft.funds.total.items()} == {
        "年初预算数": "500",
        "全年预算数": "520",
        "全年执行数": "494",
    }
    assert {key: value.text for key, value in draft.funds.score.items()} == {
        "x-预算调整": "20",
        "执行率": "95%",
        "分值": "10",
        "自评得分": "9.5",
    }
