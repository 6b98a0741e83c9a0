"""Invented tables in the layouts that places use, with what must be read from them. ``forms.py`` writes them as files.

A layout is told by its blocks (head, money, goals, column names, total, foot); its indicators are drawn from one list,
so that the truth about each cell is known without being copied from what the program says.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from forms import Cell

Row = list[Cell]


@dataclass(frozen=True)
class Item:
    """One invented indicator: relation, target, unit and actual apart, so that a layout can join them."""

    level1: str
    level2: str
    name: str
    relation: str
    target: str
    unit: str
    actual: str
    points: str
    score: str
    reason: str = ""

    def joined(self) -> str:
        return self.target if self.relation == "定性" else f"{self.relation}{self.target}{self.unit}"

    def reached(self) -> str:
        return self.actual if self.relation == "定性" else f"{self.actual}{self.unit}"


ITEMS = [
    Item("产出指标", "数量指标", "新建灌溉渠道长度", "≥", "42", "公里", "42.6", "10", "10"),
    Item(
        "产出指标",
        "数量指标",
        "培训种植户人次",
        "≥",
        "1500",
        "人次",
        "1380",
        "10",
        "9.2",
        "两期培训因汛期取消，已排入下年计划",
    ),
    Item("产出指标", "质量指标", "渠道验收合格率", "=", "100", "%", "100", "10", "10"),
    Item(
        "产出指标", "时效指标", "年度建设任务完成率", "≥", "95", "%", "90", "10", "9.47", "征地协调较慢，下年提前办理"
    ),
    Item("产出指标", "成本指标", "每公里渠道造价", "≤", "28.5", "万元", "27.9", "10", "10"),
    Item("效益指标", "经济效益指标", "亩均增收", "≥", "320", "元", "335", "10", "10"),
    Item("效益指标", "社会效益指标", "村民灌溉用水保障程度", "定性", "明显改善", "", "明显改善", "10", "10"),
    Item(
        "效益指标",
        "可持续影响指标",
        "管护制度健全性",
        "定性",
        "健全",
        "",
        "基本健全",
        "10",
        "8",
        "部分村组尚未落实管护员",
    ),
    Item("满意度指标", "服务对象满意度指标", "受益农户满意度", "≥", "90", "%", "93", "10", "10"),
]
WITH_COST = [
    Item("成本指标", "经济成本指标", "单个站点建设成本", "≤", "6.8", "万元", "6.5", "10", "10"),
    Item("成本指标", "社会成本指标", "施工扰民投诉件数", "≤", "3", "件", "2", "5", "5"),
    Item("成本指标", "生态环境成本指标", "施工扬尘超标天数", "≤", "5", "天", "7", "5", "3", "春季大风较多，加密喷淋"),
    Item("产出指标", "数量指标", "新建充电站点", "≥", "36", "个", "38", "10", "10"),
    Item("产出指标", "数量指标", "改造老旧线路", "≥", "12.5", "公里", "12.5", "10", "10"),
    Item("产出指标", "质量指标", "设备完好率", "≥", "98", "%", "99.2", "10", "10"),
    Item("产出指标", "时效指标", "站点投运时间", "定性", "2024年10月底前", "", "2024年9月28日", "10", "10"),
    Item("效益指标", "社会效益指标", "居民出行便利程度", "定性", "有效提升", "", "有效提升", "10", "10"),
    Item("效益指标", "生态效益指标", "减少碳排放", "≥", "820", "吨", "905", "10", "10"),
    Item("满意度指标", "服务对象满意度指标", "车主满意度", "≥", "90", "%", "96", "10", "10"),
]
SHORT = [ITEMS[0], ITEMS[1], ITEMS[2], ITEMS[6], ITEMS[8]]

KEYS = {
    "指标": lambda item: item.name,
    "年度指标值": lambda item: item.target,
    "年度指标值+": lambda item: item.joined(),
    "实际完成值": lambda item: item.actual,
    "实际完成值+": lambda item: item.reached(),
    "分值": lambda item: item.points,
    "自评得分": lambda item: item.score,
    "原因": lambda item: item.reason,
    "指标值类型": lambda item: item.relation,
    "计量单位": lambda item: item.unit,
    "完成率": lambda item: "100%",
    "空": lambda item: "",
}


@dataclass(frozen=True)
class Head:
    """A column: its name, what it is, how many places wide; ``group`` stands above it where names take two lines."""

    text: str
    key: str
    width: int = 1
    group: str = ""


@dataclass
class Layout:
    """A form of a place. ``head``, ``money``, ``goals`` and ``foot`` are rows as printed, ``truth`` what they say."""

    name: str
    columns: list[Head]
    items: list[Item] = field(default_factory=lambda: ITEMS)
    head: list[Row] = field(default_factory=list)
    money: list[Row] = field(default_factory=list)
    goals: list[Row] = field(default_factory=list)
    foot: list[Row] = field(default_factory=list)
    levels: str = "merged"  # merged, first, each
    side: str = ""  # a label beside all indicators
    points: dict[str, str] = field(default_factory=dict)  # level1 → its name with points
    total: str = ""
    repeat: int = 0  # column names again before this item
    truth: dict[str, str] = field(default_factory=dict)  # 名称, 年度 …; 资金.年度资金总额.年初预算数 …

    @property
    def width(self) -> int:
        return sum(head.width for head in self.columns) + bool(self.side)

    def rows(self) -> list[Row]:
        wide = [fitted(row, self.width) for row in (*self.head, *self.money, *self.goals)]
        body = self._body()
        return [
            *wide,
            *body,
            *(fitted(row, self.width) for row in self._total()),
            *(fitted(row, self.width) for row in self.foot),
        ]

    def _names(self) -> list[Row]:
        if not any(head.group for head in self.columns):
            return [[(head.text, head.width) for head in self.columns]]
        upper: Row = []
        lower: Row = []
        for head in self.columns:
            if not head.group:
                upper.append((head.text, head.width, 2))
                lower += [None] * head.width
            else:
                before = upper[-1] if upper else None
                if isinstance(before, tuple) and before[0] == head.group:
                    upper[-1] = (head.group, before[1] + head.width)
                else:
                    upper.append((head.group, head.width))
                lower.append((head.text, head.width))
        return [upper, lower]

    def _body(self) -> list[Row]:
        names = self._names()
        lines: list[Row] = [list(row) for row in names]
        for index, item in enumerate(self.items):
            if self.repeat and index == self.repeat:
                lines += [list(row) for row in names]
            lines.append(self._line(index, item))
        if self.side:
            lines = [[(self.side, 1, len(lines)), *lines[0]], *([None, *row] for row in lines[1:])]
        return lines

    def _line(self, index: int, item: Item) -> Row:
        row: Row = []
        for head in self.columns:
            if head.key in ("一级", "二级"):
                row += self._level(index, head)
            else:
                row.append((KEYS[head.key](item), head.width))
        return row

    def _level(self, index: int, head: Head) -> Row:
        def label(at: int) -> tuple[str, str]:
            item = self.items[at]
            return (item.level1, "") if head.key == "一级" else (item.level1, item.level2)

        own = label(index)
        text = own[1] or self.points.get(own[0], own[0])
        begins = index == 0 or label(index - 1) != own or bool(self.repeat and index == self.repeat)
        if self.levels == "each":
            return [(text, head.width)]
        if self.levels == "first":
            return [(text if begins else "", head.width)]
        if not begins:
            return [None] * head.width
        count = 1
        while index + count < len(self.items) and label(index + count) == own and index + count != self.repeat:
            count += 1
        return [(text, head.width, count)]

    def _total(self) -> list[Row]:
        if not self.total:
            return []
        at = next((n for n, head in enumerate(self.columns) if head.key in ("分值", "自评得分")), 0)
        before = sum(head.width for head in self.columns[:at]) + bool(self.side)
        row: Row = [(self.total, before)]
        for head in self.columns[at:]:
            text = {"分值": "100", "自评得分": self.score()}.get(head.key, "")
            row.append((text, head.width))
        return [row]

    def score(self) -> str:
        return f"{sum(float(item.score) for item in self.items) + 9.5:g}"

    def expected(self) -> list[dict[str, str]]:
        """What each indicator must hold."""
        found = []
        for item in self.items:
            values = {"一级": item.level1, "二级": item.level2}
            if not any(head.key == "一级" for head in self.columns):
                values.pop("一级")
            if not any(head.key == "二级" for head in self.columns):
                values.pop("二级")
            for head in self.columns:
                if head.key in KEYS and head.key not in ("空", "完成率", "序号"):
                    values[head.key.rstrip("+")] = KEYS[head.key](item)
            found.append({key: text for key, text in values.items() if text})
        return found


def fitted(row: Row, width: int) -> Row:
    """The row with its last cell reaching to the right edge; rows of one cell span all."""
    used = 0
    for cell in row:
        used += cell[1] if isinstance(cell, tuple) else 1
    if used >= width or not row or row[-1] is None:
        return row if used >= width else [*row, *[""] * (width - used)]
    last = row[-1]
    text, columns, height = (last, 1, 1) if isinstance(last, str) else (*last, 1)[:3] if len(last) == 2 else last
    return [*row[:-1], (text, columns + width - used, height)]


def columns(*names: str) -> list[Head]:
    """``名称=键*宽|上级`` …"""
    found = []
    for name in names:
        text, _, rest = name.partition("=")
        rest, _, group = rest.partition("|")
        key, _, width = rest.partition("*")
        found.append(Head(text.replace("\\n", "\n"), key, int(width or 1), group))
    return found


GOAL = "新建灌溉渠道42公里，培训种植户1500人次，改善村民灌溉条件。"
DONE = "新建渠道42.6公里，培训1380人次，灌溉条件明显改善。"
LAYOUTS: dict[str, Layout] = {}


def add(name: str, **parts: object) -> None:
    LAYOUTS[name] = Layout(name, **parts)  # type: ignore[arg-type]


def money(*amounts: str) -> dict[str, str]:
    keys = ("年初预算数", "全年预算数", "全年执行数")
    return {f"资金.年度资金总额.{key}": amount for key, amount in zip(keys, amounts, strict=True) if amount}


COMMON = {"预期目标": GOAL, "实际完成情况": DONE}

# 财政部的样式：资金块、目标块、绩效指标竖排在左
add(
    "central",
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "三级指标=指标*2",
        "年度指标值=年度指标值+",
        "实际完成值=实际完成值+",
        "分值=分值",
        "得分=自评得分",
        "偏差原因分析及改进措施=原因",
    ),
    side="绩\n效\n指\n标",
    points={"产出指标": "产出指标\n（50分）", "效益指标": "效益指标\n（30分）", "满意度指标": "满意度指标\n（10分）"},
    head=[
        ["项目支出绩效自评表"],
        ["（2024年度）"],
        [("项目名称", 2), "小型灌区改造"],
        [("主管部门", 2), ("松岭县水利局", 3), ("实施单位", 2), "松岭县灌溉服务站"],
    ],
    money=[
        [("项目资金\n（万元）", 2, 5), ("", 2), "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        [None, None, ("年度资金总额", 2), "1300", "1260", "1197", "10", "95%", "9.5"],
        [None, None, ("其中：当年财政拨款", 2), "1000", "960", "900", "—", "93.75%", "—"],
        [None, None, ("上年结转资金", 2), "300", "300", "297", "—", "99%", "—"],
        [None, None, ("其他资金", 2), "0", "0", "0", "—", "—", "—"],
    ],
    goals=[[("年度总体目标", 1, 2), ("预期目标", 4), "实际完成情况"], [None, (GOAL, 4), DONE]],
    total="总分",
    foot=[["填表人：周某  联系电话：0000-1234567  填报日期：2025年2月18日"]],
    truth={
        "名称": "小型灌区改造",
        "主管部门": "松岭县水利局",
        "实施单位": "松岭县灌溉服务站",
        "年度": "2024",
        "资金.单位": "万元",
        "资金.自评得分": "9.5",
        "资金.分值": "10",
        "资金.执行率": "95%",
        **money("1300", "1260", "1197"),
        **COMMON,
    },
)

# 四川：指标性质、指标值、度量单位、完成值各一栏，原因在资金块末栏，评价结论、存在问题
add(
    "sichuan",
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "三级指标=指标*2",
        "指标性质=指标值类型",
        "指标值=年度指标值",
        "度量单位=计量单位",
        "完成值=实际完成值",
        "权重=分值",
        "得分=自评得分",
        "未完成原因分析=原因",
    ),
    side="绩效指标（90分）",
    head=[
        ["报表编号：510000_0013zp"],
        ["部门预算项目支出绩效自评表(2024年度)"],
        [("项目名称", 2), ("51000023T000004567890-渠系配套建设", 10)],
        [("主管部门", 2), ("青川岭区水务局本级", 4), ("实施单位 (盖章)", 2), "青川岭区水务局"],
        [("项目基本情况", 2, 4), "1.项目年度目标完成情况"],
        [None, None, ("项目年度目标", 5), "年度目标完成情况"],
        [None, None, (GOAL, 5), DONE],
        [None, None, ("2.项目实施内容及过程概述", 3), "按批复内容组织实施，资金专账核算。"],
    ],
    money=[
        [
            ("预算执行情况(10分)", 2, 6),
            ("年度预算数(万元)", 2),
            "年初预算",
            ("调整后预算数", 2),
            "预算执行数",
            "预算执行率",
            "权重",
            "得分",
            "原因",
        ],
        [
            None,
            None,
            ("总额", 2),
            "238.93",
            ("251.89", 2),
            "251.89",
            "100.00%",
            "10",
            "10",
            "1.预算执行率=预算执行数/调整后预算数；2.年中发生预算调整的应单独说明理由。",
        ],
        [None, None, ("其中：财政资金", 2), "238.93", ("251.89", 2), "251.89", "100.00%", "/", "/", ""],
        [None, None, ("财政专户管理资金", 2), "0.00", ("0.00", 2), "0.00", "0.00%", "/", "/", ""],
        [None, None, ("单位资金", 2), "0.00", ("0.00", 2), "0.00", "0.00%", "/", "/", ""],
        [None, None, ("其他资金", 2), "", ("", 2), "", "", "/", "/", ""],
    ],
    total="合计",
    foot=[
        [("评价结论", 2), "项目自评98分，各项任务基本完成。"],
        [("存在问题", 2), "培训组织不够及时。"],
        [("改进措施", 2), "提前编制培训计划。"],
        [("项目负责人：何某", 6), "财务负责人：吕某"],
    ],
    truth={
        "名称": "51000023T000004567890-渠系配套建设",
        "主管部门": "青川岭区水务局本级",
        "实施单位": "青川岭区水务局",
        "年度": "2024",
        "资金.单位": "万元",
        "资金.自评得分": "10",
        "资金.执行率": "100.00%",
        **money("238.93", "251.89", "251.89"),
        **COMMON,
    },
)

# 中江一带：分值在指标值前，全年预算数（A）、全年执行数（B）
add(
    "central_county",
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "三级指标=指标*2",
        "分值=分值",
        "年度\\n指标值=年度指标值+",
        "全年\\n实际值=实际完成值+",
        "得分=自评得分",
        "未完成原因及拟采取的改进措施=原因",
    ),
    side="绩效指标",
    points={"产出指标": "产出指标(50分)", "效益指标": "效益指标(30分)", "满意度指标": "满意度指标(10分)"},
    head=[
        ["附件"],
        ["绩效目标自评表"],
        ["（2024年度）"],
        [("项目名称", 3), ("农业水价综合改革补助", 3), ("项目负责人及电话", 2), "谢某13900000000(办公)"],
        [("主管部门", 3), ("中岭县水利局", 3), ("实施单位", 2), "中岭县水利局"],
    ],
    money=[
        [("资金情况\n（万元）", 3, 4), "", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"],
        [None, None, None, "年度资金总额：", "20", "19.8", "10", "99.00%", "9.9"],
        [None, None, None, "其中：本年财政拨款", "20", "19.8", "", "", ""],
        [None, None, None, "其他资金", "", "", "", "", ""],
    ],
    goals=[[("年度总体目标", 1, 2), ("年初设定目标", 4), "年度总体目标完成情况综述"], [None, (GOAL, 4), DONE]],
    total="总分",
    foot=[["注：1.一级指标分值统一设置为：产出指标50分、效益指标30分、满意度指标10分、预算资金执行率10分。"]],
    truth={
        "名称": "农业水价综合改革补助",
        "主管部门": "中岭县水利局",
        "年度": "2024",
        "资金.单位": "万元",
        "资金.自评得分": "9.9",
        **money("", "20", "19.8"),
        **COMMON,
    },
)

# 重庆：没有一级二级，指标名称在前，得分系数、是否核心指标
add(
    "chongqing",
    columns=columns(
        "指标名称=指标*2",
        "计量单位=计量单位",
        "指标性质=指标值类型",
        "年初指标值=年度指标值",
        "调整指标值=空",
        "全年完成值=实际完成值",
        "得分系数\\n(%)=完成率",
        "指标权重\\n(分)=分值",
        "指标得分\\n(分)=自评得分",
        "说明=原因",
    ),
    side="绩效指标",
    head=[
        ["2024年度项目支出绩效自评表"],
        [("项目名称", 3), ("社区充电站建设", 4), ("自评总分（分）", 2), "98.5"],
        [("主管部门", 3), ("渝江区发展改革委", 4), ("财政处室", 2), "经建处"],
        [("项目联系人", 3), ("任某", 4), ("联系电话", 2), "023-00000000"],
    ],
    money=[
        [
            ("预算执行情况\n（万元）", 2, 2),
            ("", 1),
            "年初预算数",
            ("全年（调整）预算数", 2),
            "全年执行数",
            "执行率\n（%）",
            "执行率权重",
            ("执行率得分（分）", 2),
        ],
        [None, None, "年度总金额", "500", ("480", 2), "456", "95", "10", ("9.5", 2)],
    ],
    goals=[
        [("当年绩效目标", 2, 2), ("年初绩效目标", 3), ("全年（调整）绩效目标", 3), "全年目标实际完成情况"],
        [None, None, (GOAL, 3), ("", 3), DONE],
    ],
    items=WITH_COST,
    truth={
        "名称": "社区充电站建设",
        "主管部门": "渝江区发展改革委",
        "年度": "2024",
        "资金.单位": "万元",
        "资金.执行率": "95%",
        "资金.自评得分": "9.5",
        **money("500", "480", "456"),
        **COMMON,
    },
)

# 廊坊一带（河北）：竖排标题折行，指标1、指标2 在名称前
add(
    "hebei",
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "三级指标=指标",
        "年度\\n指标值=年度指标值+",
        "实际\\n完成值=实际完成值+",
        "分值=分值",
        "得分=自评得分",
        "偏差原因分析\\n及改进措施=原因",
    ),
    side="绩\n效\n指\n标",
    head=[
        ["附件1"],
        ["项目支出绩效自评表"],
        ["（2024年度）"],
        [("项目名称", 3), "暖通改造经费"],
        [("主管部门", 3), ("北固市教育局", 3), "实施单位", "北固市职业中学"],
    ],
    money=[
        [("项目资金\n（万元）", 2, 4), "", "年初\n预算数", "全年\n预算数", "全年\n执行数", "分值", "执行率", "得分"],
        [None, None, "年度资金总额", "43.2", "43.2", "37.24", "10", "86%", "8.6"],
        [None, None, "其中：当年财政拨款", "43.2", "43.2", "37.24", "—", "", "—"],
        [None, None, "其他资金", "", "", "", "—", "", "—"],
    ],
    goals=[[("年度总体目标", 1, 2), ("预期目标", 4), "实际完成情况"], [None, (GOAL, 4), DONE]],
    total="总分",
    truth={
        "名称": "暖通改造经费",
        "年度": "2024",
        "资金.自评得分": "8.6",
        "资金.执行率": "86%",
        **money("43.2", "43.2", "37.24"),
        **COMMON,
    },
)

# 新疆：单项指标实际完成值、指标完成率、指标值设置依据；预算安排情况、资金执行情况
add(
    "xinjiang",
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "三级指标=指标",
        "权重=分值",
        "年度绩效指标值=年度指标值+",
        "单项指标实际完成值=实际完成值+",
        "指标完成率=完成率",
        "自评得分=自评得分",
        "偏差原因分析及改进措施=原因",
    ),
    head=[
        ["2024年度项目支出绩效自评表"],
        ["单位:元"],
        ["项目名称", "农村供水巩固提升"],
        ["预算单位", ("昌远县水利局", 4), ("项目总得分", 2), "97"],
    ],
    money=[
        [
            ("项目资金", 1, 3),
            ("资金来源", 1),
            ("预算安排情况（调整后）", 2),
            ("资金执行情况", 1),
            "预算执行率",
            "分值",
            "得分",
            "",
        ],
        [None, "资金总额", ("3200000.00", 2), "3040000.00", "95%", "10", "9.5", ""],
        [None, "其中：中央财政安排", ("3200000.00", 2), "3040000.00", "95%", "", "", ""],
    ],
    goals=[[("年度目标", 1, 2), ("年度预期目标", 4), "具体完成情况"], [None, (GOAL, 4), DONE]],
    truth={
        "名称": "农村供水巩固提升",
        "年度": "2024",
        "资金.单位": "元",
        "资金.自评得分": "9.5",
        "自评总分": "97",
        **money("", "3200000.00", "3040000.00"),
        **COMMON,
    },
)

# 广西：指标方向 正向/反向 另栏，指标值带单位（文字描述）
add(
    "guangxi",
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "三级指标=指标",
        "指标符号=指标值类型|年度绩效指标",
        "指标值=年度指标值|年度绩效指标",
        "单位（文字描述）=计量单位|年度绩效指标",
        "实际完成值=实际完成值",
        "分值=分值",
        "自评得分=自评得分",
        "偏离原因及改进措施=原因",
    ),
    head=[
        ["2024年度自治区本级项目支出绩效自评表"],
        [("单位：万元", 10)],
        [("项目名称", 2), ("边境乡镇充电站", 4), ("项目编码", 2), "450000240012345"],
        [("主管部门", 2), ("桂岭市发展改革委", 4), ("项目单位", 2), "桂岭市能源服务中心"],
    ],
    money=[
        [("项目资金", 2, 3), "", "年初预算", "调整后预算数", "实际支出数", "执行率", "权重", "得分", ""],
        [None, None, "预算资金总额", "640", "600", "570", "95%", "10", "9.5", ""],
        [None, None, "其中：财政拨款", "640", "600", "570", "95%", "", "", ""],
    ],
    goals=[[("总体目标", 1, 2), ("年初目标", 5), "全年完成情况"], [None, (GOAL, 5), DONE]],
    items=WITH_COST,
    total="合计",
    levels="each",
    truth={
        "名称": "边境乡镇充电站",
        "主管部门": "桂岭市发展改革委",
        "实施单位": "桂岭市能源服务中心",
        "年度": "2024",
        "资金.单位": "万元",
        **money("640", "600", "570"),
        **COMMON,
    },
)

# 湖北：预算执行20分，年初目标值（A）、实际完成值（B）
add(
    "hubei",
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "三级指标=指标*2",
        "年初目标值（A）=年度指标值+",
        "实际完成值（B）=实际完成值+",
        "得分=自评得分",
    ),
    side="年度绩效目标（80分）",
    points={"产出指标": "产出指标\n（50分）", "效益指标": "效益指标\n（20分）", "满意度指标": "满意度指标\n（10分）"},
    head=[
        ["2024年度灌区改造项目自评表"],
        [("单位名称：麻岭县水利局", 4), "填报日期：2025年3月2日"],
        [("项目名称", 2), "灌区续建"],
        [("主管部门", 2), ("麻岭县水利局", 3), ("项目实施单位", 2), "麻岭县灌区管理处"],
        [("项目类别", 2), "1、部门预算项目 √   2、省对下转移支付项目 □"],
    ],
    money=[
        [
            ("预算执行情况\n（万元）（20分）", 2, 2),
            ("", 2),
            "预算数（A）",
            "执行数（B）",
            "执行率（B/A）",
            "得分（20分*执行率）",
        ],
        [None, None, ("年度财政资金总额", 2), "860", "817", "95%", "19"],
    ],
    truth={
        "名称": "灌区续建",
        "主管部门": "麻岭县水利局",
        "实施单位": "麻岭县灌区管理处",
        "年度": "2024",
        "资金.自评得分": "19",
        "资金.分值": "20",
        **money("", "860", "817"),
    },
    total="总分",
    foot=[
        [("偏差大或\n目标未完成\n原因分析", 2), "培训受汛期影响。"],
        [("改进措施及\n结果应用方案", 2), "提前安排培训。"],
    ],
)

# 上海：单位元，权重在后
add(
    "shanghai",
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "三级指标=指标",
        "年度指标值=年度指标值+",
        "实际完成值=实际完成值+",
        "权重=分值",
        "得分=自评得分",
        "扣分原因及整改措施=原因",
    ),
    head=[
        ["财政项目支出绩效自评表"],
        ["（2024年度）"],
        ["项目名称:", "浦南充电设施补助"],
        ["主管部门:", ("浦南区发展改革委", 3), ("实施单位:", 1), "浦南区节能中心"],
    ],
    money=[
        [("项目资金\n（元）", 1, 4), "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        [None, "年度资金总额", "4,500,000.00", "4,200,000.00", "3,990,000.00", "10", "95.00%", "9.50"],
        [None, "其中:当年财政拨款", "4,500,000.00", "4,200,000.00", "3,990,000.00", "—", "95.00%", "—"],
        [None, "上年结转资金", "0.00", "0.00", "0.00", "—", "", "—"],
    ],
    goals=[[("年度总体目标", 1, 2), ("预期目标", 3), "实际完成情况"], [None, (GOAL, 3), DONE]],
    items=WITH_COST,
    levels="first",
    total="总计",
    truth={
        "名称": "浦南充电设施补助",
        "主管部门": "浦南区发展改革委",
        "实施单位": "浦南区节能中心",
        "年度": "2024",
        "资金.单位": "元",
        "资金.自评得分": "9.50",
        **money("4500000.00", "4200000.00", "3990000.00"),
        **COMMON,
    },
)

# 云南：部门整体，指标性质 + 指标值 + 度量单位 两行表头，实际完成值在另一组
add(
    "yunnan",
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "三级指标=指标",
        "指标性质=指标值类型|绩效指标",
        "指标值=年度指标值|绩效指标",
        "度量单位=计量单位|绩效指标",
        "实际完成值=实际完成值|自评情况",
        "分值=分值|自评情况",
        "得分=自评得分|自评情况",
        "偏差原因分析及改进措施=原因",
    ),
    head=[["2024年度部门整体支出绩效自评表"], [("部门名称", 2), "红岭州水利局"]],
    money=[
        [("部门预算资金\n（万元）", 2, 4), ("", 2), "年初预算", "全年预算", "实际支出", "分值", "执行率", "得分"],
        [None, None, ("年度资金总额", 2), "985", "861.46", "818.39", "10", "95%", "9.5"],
        [None, None, ("其中：基本支出", 2), "500", "500", "480", "", "", ""],
        [None, None, ("项目支出", 2), "485", "361.46", "338.39", "", "", ""],
    ],
    goals=[[("部门年度目标", 2, 2), ("年初设定目标", 4), "目标完成情况"], [None, None, (GOAL, 4), DONE]],
    repeat=4,
    truth={"名称": "红岭州水利局", "年度": "2024", **money("985", "861.46", "818.39"), **COMMON},
)

# 转移支付：一栏一栏，年度目标分两格，没有得分
add(
    "transfer_units",
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "三级指标=指标",
        "指标值=年度指标值+",
        "全年实际完成值=实际完成值+",
        "未完成原因和改进措施=原因",
    ),
    side="绩效指标",
    items=SHORT,
    head=[
        ["中央对地方转移支付区域（项目）绩效自评表"],
        ["（2024年度）"],
        [("转移支付（项目）名称", 2), "水利发展资金"],
        [("中央主管部门", 2), "水利部"],
        [("地方主管部门", 2), ("西岭县水利局", 2), "资金使用单位", "西岭县水利局"],
    ],
    money=[
        [("资金投入情况（万元）", 2, 3), "", ("全年预算数（A）", 1), "全年执行数（B）", "预算执行率（B/A）"],
        [None, None, "年度资金总额：", "800", "760", "95%"],
        [None, None, "其中：中央财政资金", "800", "760", "95%"],
    ],
    goals=[[("总体目标完成情况", 2, 2), ("总体目标", 2), "全年实际完成情况"], [None, None, (GOAL, 2), DONE]],
    foot=[[("说明", 2), "无"]],
    truth={"名称": "水利发展资金", "年度": "2024", **money("", "800", "760"), **COMMON},
)

# 河南：序号在前，权重与评分标准
add(
    "henan",
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "三级指标=指标",
        "年初指标值=年度指标值+",
        "实际完成情况=实际完成值+",
        "分值权重=分值",
        "自评分值=自评得分",
        "偏差分析=原因",
    ),
    head=[
        ["项目支出绩效自评表（2024年度）"],
        ["项目名称", ("渠道清淤", 4), "项目编码", "410000240002"],
        ["主管部门及代码", ("中州市水利局 301", 4), "实施单位", "中州市河道处"],
    ],
    money=[
        [
            ("年度预算执行情况（万元）", 1, 4),
            "资金来源",
            "年初预算",
            "全年预算数(调整后)",
            "全年执行数",
            "执行率(%)",
            "分值",
            "得分",
        ],
        [None, "年度资金总额", "300", "280", "266", "95", "10", "9.5"],
        [None, "其中：一般公共预算", "300", "280", "266", "95", "-", "-"],
        [None, "单位自有资金", "0", "0", "0", "0", "-", "-"],
    ],
    goals=[[("年度绩效目标", 1, 2), ("预期目标", 3), "实际完成"], [None, (GOAL, 3), DONE]],
    total="总分",
    levels="each",
    truth={"名称": "渠道清淤", "年度": "2024", "资金.执行率": "95%", **money("300", "280", "266"), **COMMON},
)

# 广东：目标块在上下两行，得分在分值前，评分标准另栏
add(
    "guangdong",
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "三级指标（具体指标）=指标",
        "预期值=年度指标值+",
        "实际达到值=实际完成值+",
        "满分值=分值",
        "自评得分=自评得分",
        "得分依据及未达标原因=原因",
    ),
    head=[["2024年度财政资金绩效自评表"], ["资金名称", ("山区灌渠整治", 3), "填报单位", "岭南市水务局"]],
    money=[
        [("预算执行情况（万元）", 1, 2), ("", 1), "预算安排金额", "调整后预算金额", "实际支出金额", "支出率", ""],
        [None, "合计", "700", "650", "617.5", "95%", ""],
    ],
    goals=[["预期总体目标", GOAL], ["总体目标完成情况", DONE]],
    total="总得分",
    truth={"名称": "山区灌渠整治", "年度": "2024", **money("700", "650", "617.5"), **COMMON},
)

# 一级、二级合在一格
add(
    "one_level",
    columns=columns(
        "指标类别=二级",
        "绩效指标名称=指标",
        "目标值=年度指标值+",
        "完成值=实际完成值+",
        "标准分=分值",
        "评价得分=自评得分",
        "备注=空",
    ),
    items=SHORT,
    head=[["2024年度项目绩效自评表"], ["项目名称", "水库除险"]],
    truth={"名称": "水库除险", "年度": "2024"},
    levels="each",
)

# 指标方向：≥、≤ 的名称写成文字
add(
    "direction",
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "指标内容=指标",
        "指标方向=指标值类型",
        "目标值=年度指标值",
        "度量单位=计量单位",
        "完成值=实际完成值",
        "分值=分值",
        "得分=自评得分",
    ),
    items=[
        Item("产出指标", "数量指标", "修复河岸", "大于等于", "20", "公里", "21", "30", "30"),
        Item("产出指标", "成本指标", "每公里造价", "小于等于", "20", "万元", "50", "30", "10"),
        Item("满意度指标", "服务对象满意度指标", "居民满意度", "大于等于", "90", "%", "92", "40", "40"),
    ],
    head=[["2024年度项目支出绩效自评表"], ["项目名称", "河岸修复"]],
    total="合计",
    truth={"名称": "河岸修复", "年度": "2024"},
)

DECISION = [
    Item("决策", "项目立项", "立项依据充分性", "定性", "充分", "", "充分", "5", "5"),
    Item("决策", "绩效目标", "绩效目标合理性", "定性", "合理", "", "基本合理", "5", "4", "个别目标未细化"),
    Item("过程", "资金管理", "资金使用合规性", "定性", "合规", "", "合规", "10", "10"),
    Item("过程", "组织实施", "制度执行有效性", "定性", "有效", "", "有效", "10", "10"),
    Item("产出", "数量指标", "改造泵站", "=", "14", "座", "14", "20", "20"),
    Item("产出", "质量指标", "改造验收合格率", "=", "100", "%", "100", "10", "10"),
    Item("产出", "时效指标", "改造及时率", "≥", "95", "%", "92.8", "10", "9.77", "设备到货延迟"),
    Item("效益", "社会效益指标", "受益人口", "≥", "4.2", "万人", "4.35", "20", "20"),
    Item("满意度", "服务对象满意度指标", "居民满意度", "≥", "90", "%", "94", "10", "10"),
]

# 江苏：决策、过程也是一级指标，二级指标的名称各地自定；分值在目标值前
add(
    "jiangsu",
    items=DECISION,
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "三级指标=指标",
        "分值=分值",
        "目标值=年度指标值+",
        "实际完成值=实际完成值+",
        "自评得分=自评得分",
        "扣分说明=原因",
    ),
    head=[
        ["2023年度江浦区财政项目支出绩效自评价表"],
        ["项目名称", ("泵站更新改造", 4), "主管部门", ("江浦区水务局", 2)],
    ],
    goals=[["项目总目标", (GOAL, 7)]],
    total="合计",
    truth={"名称": "泵站更新改造", "主管部门": "江浦区水务局", "年度": "2023", "预期目标": GOAL},
)

# 陕西：栏名一半以上折行，分值在指标值前
add(
    "shaanxi",
    columns=columns(
        "一级\\n指标=一级",
        "二级\\n指标=二级",
        "三级指标=指标*2",
        "指标\\n分值=分值",
        "年度\\n指标值=年度指标值+",
        "全年\\n完成值=实际完成值+",
        "得分=自评得分",
        "未完成原因及\\n改进措施=原因",
    ),
    side="绩\n效\n指\n标",
    points={"产出指标": "产\n出\n指\n标\n(50分)", "满意度指标": "满意度指标\n（10分）"},
    head=[
        ["省级项目支出绩效自评表"],
        ["（2023年度）"],
        [("项目名称", 2), "林区防火"],
        [("省级主管部门", 2), "秦川省林业局"],
    ],
    money=[
        [("项目资金\n（万元）", 2, 2), ("", 2), "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"],
        [None, None, ("年度资金总额：", 2), "1500", "1425", "10", "95%", "9.5"],
    ],
    goals=[[("年度总体目标完成情况", 1, 2), ("预期目标", 5), "实际完成情况"], [None, (GOAL, 5), DONE]],
    total="总权重/总得分",
    truth={"名称": "林区防火", "年度": "2023", **money("", "1500", "1425"), **COMMON},
)

# 山西：目标完成情况、自评情况之下各有几栏，栏名和组名同义
add(
    "shanxi",
    items=WITH_COST,
    columns=columns(
        "一级指标=一级",
        "二级指标=二级",
        "三级指标=指标",
        "年度指标值=年度指标值+|目标完成情况",
        "实际完成值=实际完成值+|目标完成情况",
        "完成率=完成率|目标完成情况",
        "分值=分值|自评情况",
        "得分=自评得分|自评情况",
        "原因=原因|自评情况",
    ),
    side="绩效指标",
    head=[["晋阳市财政支出项目绩效自评表"], ["（2024年）"], [("项目名称", 2), "充电设施"]],
    truth={"名称": "充电设施", "年度": "2024"},
)

# 深圳：指标类型、指标类别就是一级、二级指标
add(
    "shenzhen",
    columns=columns(
        "指标类型=一级",
        "指标类别=二级",
        "指标名称=指标",
        "预期指标值=年度指标值+",
        "实际完成指标值=实际完成值+",
        "指标分值=分值",
        "自评分数=自评得分",
        "偏差分析=原因",
    ),
    head=[["2023年度预算项目支出绩效自评表"], ["项目名称", "灌溉补助"]],
    total="总分",
    truth={"名称": "灌溉补助", "年度": "2023"},
)

# 序号在最左，资金块另有预算调整、结转结余两栏
KEYS["序号"] = lambda item: str(ITEMS.index(item) + 1)
add(
    "serial",
    columns=columns(
        "序号=序号",
        "一级指标=一级",
        "二级指标=二级",
        "三级指标=指标",
        "年度目标值=年度指标值+",
        "年度完成值=实际完成值+",
        "标准分值=分值",
        "自评得分=自评得分",
        "未完成原因及改进措施=原因",
    ),
    head=[["2024年度市级预算项目支出绩效自评表"], [("单位：万元", 9)], [("项目名称", 2), "薄弱灌区改造"]],
    money=[
        [
            "资金来源",
            "年初预算",
            "预算调整",
            "调整后预算",
            "实际支出",
            "结转结余",
            "预算执行率",
            "分值",
            "得分",
        ],
        ["总计", "500", "20", "520", "494", "26", "95%", "10", "9.5"],
        ["其中：财政拨款", "500", "20", "520", "494", "26", "95%", "", ""],
    ],
    total="合计",
    truth={"名称": "薄弱灌区改造", "年度": "2024", "资金.自评得分": "9.5", **money("500", "520", "494")},
)

# 只有“绩效指标”一栏写名称
add(
    "only_names",
    items=SHORT,
    columns=columns("绩效指标=指标*3", "指标值=年度指标值+", "完成值=实际完成值+", "分值=分值", "得分=自评得分"),
    head=[["2024年度项目绩效自评表"], ["项目名称", "路灯维护"]],
    total="合计",
    truth={"名称": "路灯维护", "年度": "2024"},
)
