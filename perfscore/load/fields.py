"""The one table of keys: loader, JSON Schema, ``fmt`` and the manual read it. To add a key, add a row: ``fmt`` writes the
keys of a form in the order of its rows.

A :class:`Form` is a mapping of the file (the whole table, the funds block, an indicator …); a :class:`Field` one key
of it: its name in the model, its type, what is allowed, and what the manual says about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from perfscore.language import money


class Type(Enum):
    """How the text of a field is read. The value is the word that the manual uses."""

    TEXT = "文字"
    DECIMAL = "数字"
    AMOUNT = "金额"  # a number, or — / none where not applicable
    PERCENT = "百分数"
    YEAR = "年份"
    CHOICE = "选项"
    BOOLEAN = "true或false"
    TEXTS = "文字或列表"
    ACHIEVEMENT = "达成、部分达成、未达成，或比例"
    FORM = "映射"
    ROWS = "映射，键名自定"  # any names, each with the same form
    NUMBERS = "映射，键为一级指标，值为数字"
    INDICATORS = "映射：一级指标 → 二级指标 → 列表"
    PASSAGES = "映射，键为报告各部分的标题"
    ANY = "照原样保留"


class Field(NamedTuple):
    """One key of a form. ``low`` and ``high`` bound a number, both inclusive; ``choices`` are the words allowed."""

    key: str
    name: str
    type: Type
    about: str
    required: bool = False
    actual: bool = False  # known only at the end of the year: out of place in a declaration (绩效目标申报)
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = MappingProxyType({})  # other spellings of the choices
    reserved: tuple[str, ...] = ()  # choices that are not supported yet
    low: Decimal | None = None
    high: Decimal | None = None
    form: Form | None = None
    example: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A mapping of the file; ``open`` where further keys are kept as written, ``nested`` where 其中 holds rows alike."""

    title: str
    about: str
    fields: tuple[Field, ...]
    open: bool = False
    nested: bool = False
    by_alias: dict[str, Field] = field(default_factory=dict, init=False, compare=False, repr=False)
    required: list[Field] = field(default_factory=list, init=False, compare=False, repr=False)
    actuals: list[Field] = field(default_factory=list, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        for row in self.fields:
            self.by_alias.update(dict.fromkeys(row.aliases, row))
        self.required.extend(row for row in self.fields if row.required)
        self.actuals.extend(row for row in self.fields if row.actual)


ZERO = Decimal(0)
OWN_KEYS = "x-"  # keys with this beginning are the user's own
KINDS = ("项目支出绩效自评", "部门整体支出绩效自评", "绩效目标申报")
RESERVED_KINDS = ("绩效运行监控", "部门评价", "财政评价")
RELATIONS = ("≥", "≤", ">", "<", "=", "定性")
RELATION_SYNONYMS = {
    **dict.fromkeys((">=", "＞＝", "＞=", "》=", "≧", "⩾", "大于等于", "不小于", "不低于", "不少于"), "≥"),
    **dict.fromkeys(("<=", "＜＝", "＜=", "《=", "≦", "⩽", "小于等于", "不大于", "不高于", "不超过"), "≤"),
    **dict.fromkeys(("＞", "》", "大于", "超过"), ">"),
    **dict.fromkeys(("＜", "《", "小于", "不满"), "<"),
    **dict.fromkeys(("＝", "═", "==", "等于"), "="),
    "定性指标": "定性",
}
GRADE_SYNONYMS = {"优秀": "优", "良好": "良"}
GRADES = ("优", "良", "中", "差")
TIERS = ("达成", "部分达成", "未达成")
SECTIONS = (  # of a department's report, in print order
    "基本情况",
    "一般公共预算支出情况",
    "政府性基金预算支出情况",
    "国有资本经营预算支出情况",
    "社会保险基金预算支出情况",
    "部门整体支出绩效情况",
    "存在的问题及原因分析",
    "下一步改进措施",
    "绩效自评结果拟应用和公开情况",
    "其他需要说明的情况",
)
# Names of rows that are written differently in some forms.
ROW_ALIASES = {"本年财政拨款": "当年财政拨款"}

AMOUNTS = Form(
    "资金各行",
    "一行资金的各列；不适用的列填“—”或不写，合计时按0。",
    (
        Field("年初预算数", "initial", Type.AMOUNT, "年初批复的预算数。", example="3672.34"),
        Field(
            "全年预算数", "budget", Type.AMOUNT, "调整后的全年预算数，执行率的分母。", actual=True, example="3672.34"
        ),
        Field("全年执行数", "spent", Type.AMOUNT, "全年实际支出数，执行率的分子。", actual=True, example="3422.13"),
    ),
)

ADJUSTMENT = Form(
    "预算调整",
    "年度中间的预算调整，单位与资金栏相同。",
    (
        Field("追加", "added", Type.AMOUNT, "追加的预算。"),
        Field("追减", "cut", Type.AMOUNT, "追减的预算。"),
        Field("收回结转", "withdrawn", Type.AMOUNT, "收回的结转资金。"),
        Field("说明", "note", Type.TEXT, "调整的缘由和依据。"),
    ),
)

CARRYOVER = Form(
    "结转结余",
    "年初、年末的结转结余，单位与资金栏相同。",
    (
        Field("年初", "opening", Type.AMOUNT, "年初结转结余。"),
        Field("年末", "closing", Type.AMOUNT, "年末结转结余。"),
    ),
)

FUNDS = Form(
    "资金",
    "预算执行情况。",
    (
        Field("单位", "unit", Type.CHOICE, "金额单位。", choices=money.UNITS, example=money.WAN),
        Field("年度资金总额", "total", Type.FORM, "合计行，执行率由它计算。", required=True, form=AMOUNTS),
        Field("其中", "parts", Type.ROWS, "各项资金来源，名称自定；各列相加等于合计行。", form=AMOUNTS),
        Field("按收入性质", "by_income", Type.ROWS, "部门整体支出：按收入性质分列。", form=AMOUNTS),
        Field("按支出性质", "by_purpose", Type.ROWS, "部门整体支出：按支出性质分列。", form=AMOUNTS),
        Field("执行率", "reported_rate", Type.PERCENT, "填报的执行率。", actual=True, low=ZERO, example="93.19%"),
        Field("分值", "full", Type.DECIMAL, "预算执行率的分值；不写时由评分办法确定。", low=ZERO, example="10"),
        Field(
            "自评得分",
            "reported",
            Type.DECIMAL,
            "填报的预算执行率得分。",
            actual=True,
            aliases=("得分",),
            example="9.32",
        ),
        Field("预算调整", "adjustment", Type.FORM, "年度中间的预算调整。", form=ADJUSTMENT),
        Field("结转结余", "carryover", Type.FORM, "年初、年末的结转结余。", form=CARRYOVER),
        Field("偏差原因", "cause", Type.TEXT, "执行率偏低的原因。", actual=True, aliases=("偏离原因",)),
        Field("改进措施", "measure", Type.TEXT, "下一步怎样加快执行。", actual=True),
    ),
)

GOAL = Form(
    "年度总体目标",
    "年初定的目标和年末的完成情况。",
    (
        Field("预期目标", "expected", Type.TEXT, "年初申报的目标。"),
        Field("实际完成情况", "result", Type.TEXT, "年末完成的情况。", actual=True),
    ),
)

ADJUDICATION = Form(
    "核定",
    "人工核定的得分，以它计入总分，计算结果仍列出备查。",
    (
        Field("得分", "points", Type.DECIMAL, "核定的得分，0至分值之间。", required=True, low=ZERO, example="2"),
        Field("理由", "reason", Type.TEXT, "核定的理由。", required=True),
        Field("日期", "date", Type.TEXT, "核定的日期。", example="2025-05-15"),
    ),
)

CHANGE = Form(
    "调整",
    "年度中间经批准的指标值调整。",
    (
        Field("原指标值", "before", Type.TEXT, "调整以前的指标值。"),
        Field("依据", "basis", Type.TEXT, "批准调整的文件。"),
    ),
)

INDICATOR = Form(
    "指标",
    "一个三级指标。",
    (
        Field("编号", "identifier", Type.TEXT, "跨年度对应用的固定编号。"),
        Field("指标", "name", Type.TEXT, "三级指标名称。", required=True, aliases=("三级指标",), example="办结率"),
        Field(
            "指标值类型",
            "value_type",
            Type.CHOICE,
            "表上另有这一列时填写，优先于指标值里的符号。",
            choices=RELATIONS,
            synonyms=RELATION_SYNONYMS,
        ),
        Field("年度指标值", "target", Type.TEXT, "目标值，照批复的写法。", aliases=("指标值",), example='"≥95%"'),
        Field("计量单位", "unit", Type.TEXT, "表上另有这一列时填写。", example="个"),
        Field("上年完成值", "last_year", Type.TEXT, "上一年的完成值。"),
        Field("实际完成值", "actual", Type.TEXT, "完成值，照实填写。", actual=True, example="96.2%"),
        Field(
            "达成情况",
            "achievement",
            Type.ACHIEVEMENT,
            "定性指标的档次，可带档内比例。",
            actual=True,
            example="部分达成 75%",
        ),
        Field("指标解释", "meaning", Type.TEXT, "指标的含义。"),
        Field(
            "评分标准",
            "standard",
            Type.TEXT,
            "评（扣）分标准原文，照它计分。",
            aliases=("评（扣）分标准", "评(扣)分标准", "评扣分标准"),
            example="每少1次扣0.5分，扣完为止",
        ),
        Field("计分规则", "rule", Type.TEXT, "原文不全或含混时，另写一条照它计分；评分标准仍用于打印。"),
        Field(
            "计分数据",
            "facts",
            Type.ANY,
            "评分标准要用、指标值和完成值里又没有的数据。",
            actual=True,
            example="[2项, 否]",
        ),
        Field("分值", "full", Type.DECIMAL, "满分。", required=True, low=ZERO, example="4"),
        Field("自评得分", "reported", Type.DECIMAL, "填报的得分。", actual=True, aliases=("得分",), example="4"),
        Field("核定", "adjudication", Type.FORM, "人工核定的得分。", actual=True, form=ADJUDICATION),
        Field("偏差原因", "cause", Type.TEXT, "没有完成或超额较多的原因。", actual=True, aliases=("偏离原因",)),
        Field("改进措施", "measure", Type.TEXT, "怎样改进。", actual=True),
        Field(
            "偏差原因分析及改进措施", "explanation", Type.TEXT, "表上只有一格的，写在这里，代替上面两项。", actual=True
        ),
        Field("调整", "change", Type.FORM, "年度中间经批准的指标值调整。", form=CHANGE),
        Field("数据来源", "data_source", Type.TEXT, "完成值从哪里取得。"),
        Field("责任处室", "office", Type.TEXT, "负责的处室。"),
        Field("佐证材料", "evidence", Type.TEXTS, "材料的路径，一项或几项；检查时核对是否存在。"),
        Field("备注", "remark", Type.TEXT, "其他需要说明的。"),
    ),
)

STAFF = Form(
    "人员编制",
    "年末编制和在职人数。",
    (
        Field("编制数", "quota", Type.AMOUNT, "编制人数。", low=ZERO),
        Field("实有人数", "staff", Type.AMOUNT, "在职人数。", low=ZERO),
    ),
)

EXPENSE = Form(
    "经费控制",
    "一行经费；“其中”列明细，可以再分。",
    (
        Field("上年决算数", "last_final", Type.AMOUNT, "上一年的决算数。"),
        Field("预算数", "budget", Type.AMOUNT, "本年预算数。"),
        Field("决算数", "final", Type.AMOUNT, "本年决算数。"),
    ),
    nested=True,
)

BASICS = Form(
    "基础数据",
    "部门整体支出的基础数据；其他栏目照原样保留。",
    (
        Field("人员编制", "staff", Type.FORM, "编制和在职人数。", form=STAFF),
        Field("经费控制", "expenses", Type.ROWS, "三公经费、项目支出、公用经费等，名称自定。", form=EXPENSE),
        Field("楼堂馆所", "buildings", Type.ANY, "楼堂馆所控制情况。"),
        Field("厉行节约", "thrift", Type.TEXT, "厉行节约保障措施。"),
    ),
    open=True,
)

SHEET = Form(
    "绩效表",
    "一个文件是一张绩效表。",
    (
        Field("格式", "version", Type.CHOICE, "本格式的版本。", choices=("1",), example="1"),
        Field(
            "类型",
            "kind",
            Type.CHOICE,
            "表格的类型。",
            required=True,
            choices=KINDS,
            reserved=RESERVED_KINDS,
            example="项目支出绩效自评",
        ),
        Field("年度", "year", Type.YEAR, "四位年份。", required=True, example="2024"),
        Field(
            "名称",
            "name",
            Type.TEXT,
            "项目名称；部门整体支出和申报表填部门名称。",
            required=True,
            aliases=("项目名称", "部门名称"),
            example="运行维护经费",
        ),
        Field("项目代码", "code", Type.TEXT, "预算管理系统里的项目代码。"),
        Field("主管部门", "department", Type.TEXT, "主管部门。"),
        Field("实施单位", "implementer", Type.TEXT, "实施单位。"),
        Field("责任处室", "office", Type.TEXT, "负责填报的处室。"),
        Field(
            "项目类别",
            "category",
            Type.TEXT,
            "项目的类别，如专项资金、业务工作经费、运行维护经费；部门报告按它分段，不写时按名称。",
            example="专项资金",
        ),
        Field("排序", "order", Type.DECIMAL, "本表在部门报告和附件中的次序，小的在前。", low=ZERO, example="1"),
        Field(
            "评分办法",
            "policy",
            Type.TEXT,
            "评分办法的名称或路径；不写时看perfscore.yaml，再无则财政部。",
            example="湖南省",
        ),
        Field("填报日期", "filled_on", Type.TEXT, "填报日期。", example="2025.5.15"),
        Field("示例", "example", Type.BOOLEAN, "true 表示虚构的示例，点名时计分，生成报告时不自动选入。"),
        Field("权重", "weights", Type.NUMBERS, "本表各一级指标的分值；没有列出的由评分办法确定。", low=ZERO),
        Field("职责", "duties", Type.TEXT, "部门职责。"),
        Field("资金", "funds", Type.FORM, "预算执行情况。", form=FUNDS),
        Field("年度总体目标", "goal", Type.FORM, "预期目标和实际完成情况。", form=GOAL),
        Field("绩效指标", "indicators", Type.INDICATORS, "一级、二级指标下列三级指标。", required=True, form=INDICATOR),
        Field("自评总分", "reported_total", Type.DECIMAL, "填报的总分。", actual=True, low=ZERO, example="97.32"),
        Field(
            "自评等级",
            "reported_grade",
            Type.CHOICE,
            "填报的等级。",
            actual=True,
            choices=GRADES,
            synonyms=GRADE_SYNONYMS,
            example="优",
        ),
        Field("基础数据", "basics", Type.FORM, "部门整体支出的基础数据。", form=BASICS),
        Field("报告", "report", Type.PASSAGES, "报告各部分的文字，键为报告各部分的标题。", choices=SECTIONS),
    ),
)

PASSAGE = Form(
    "段落",
    "报告某一部分分几个小标题时的一段。",
    (
        Field("标题", "title", Type.TEXT, "小标题。", required=True),
        Field("正文", "body", Type.TEXT, "正文。", required=True),
    ),
)

FORMS = (
    SHEET,
    FUNDS,
    AMOUNTS,
    ADJUSTMENT,
    CARRYOVER,
    GOAL,
    INDICATOR,
    ADJUDICATION,
    CHANGE,
    BASICS,
    STAFF,
    EXPENSE,
    PASSAGE,
)
KEYS = frozenset(name for form in FORMS for row in form.fields for name in (row.key, *row.aliases))
