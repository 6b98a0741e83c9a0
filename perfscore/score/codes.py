"""Kinds of findings that scoring itself raises: units that do not meet, scores that do not follow from the work."""

from __future__ import annotations

from perfscore.model.finding import Category, Code, Level

MAGNITUDE = Code(
    "PS201",
    Level.ERROR,
    Category.UNIT,
    "指标值与实际完成值的单位疑似不一致",
    """指标值和实际完成值同属一类单位，但数量级写法不同，按字面相差1000倍以上（如“≤2100元”对“1930.57万元”）。

这种差距多半是漏写“万”，不是真的没有完成。两种读法得分不同，所以不替填报人改，也不按字面计分：该项列为待定，同时给出两种读法的得分。
改法：对照批复的绩效目标表，改正写错的单位；确实无误的，两处写成同一数量级。""",
)
INCOMPARABLE = Code(
    "PS202",
    Level.ERROR,
    Category.UNIT,
    "指标值与实际完成值的单位不能比较",
    """指标值和实际完成值不是同一类单位（个数对金额、人对人次、日期对百分比等），不能换算，不能计分，列为待定。

计数单位（个、项、次、期…）之间可以比较，但人、人次、户互不换算。
改法：按指标值的单位重新填写实际完成值，或更正指标值。""",
)
NO_UNIT = Code(
    "PS204",
    Level.WARNING,
    Category.UNIT,
    "没有写计量单位，有两种读法",
    """指标值或实际完成值没有写计量单位，可以有两种读法（如指标值“100%”而实际完成值只写“1”，可以是1%，也可以是100%），
两种读法得分不同，得分在两者之间，暂按自评得分。

改法：补写计量单位。""",
)
FULL_THOUGH_MISSED = Code(
    "PS301",
    Level.ERROR,
    Category.SCORE,
    "未完成却得满分",
    """按指标值、实际完成值和评分办法，这一项没有完成（或只是部分达成），自评却给了满分。

改法：按评分办法重新计分，写明未完成的内容和时间，补填偏差原因和改进措施。""",
)
DIFFERENT = Code(
    "PS302",
    Level.ERROR,
    Category.SCORE,
    "自评得分与计算得分不符",
    """自评得分与按评分办法计算的得分相差超过容差（评分办法的“容差”，一般0.05分），也不能用取整解释。

相差在容差以内的是疑点；把得分取整到0.05、0.1、0.5分，或先把完成率取整到一位小数再乘分值就能得到的，只作提示“取整较粗”。
改法：按计算过程核对；确有另行规定的评分标准的，写进“评分标准”，由程序执行。""",
)
OUT_OF_BOUNDS = Code(
    "PS303",
    Level.ERROR,
    Category.SCORE,
    "自评得分不在可能的范围内",
    """这一项不能完全由程序计算（定性指标、需要人判断的标准等），但可以确定得分的上下限，自评得分在上下限之外，因此不采用，列为待定。

改法：按给出的范围重新评分；有上级核定意见的，写进“核定”。""",
)
ASSERTED = Code(
    "PS304",
    Level.WARNING,
    Category.SCORE,
    "用“达标”一类的词代替了数值或日期",
    """指标值是数值或日期，实际完成值只写“达标”“完成”等，是结论而不是测量结果，无法核对。得分在0分至满分之间，暂按自评得分。

改法：填写实际的数值或日期。""",
)
NOT_MEASURED = Code(
    "PS305",
    Level.ERROR,
    Category.SCORE,
    "没有实际完成值却有自评得分",
    """实际完成值空着（或写“/”“—”“无”），自评却给了分。没有完成值就没有计分的依据，该项列为待定。

改法：填写实际完成值；确属不适用的，应在绩效目标调整中取消该指标并重新分配分值。""",
)
CONTRADICTED = Code(
    "PS306",
    Level.ERROR,
    Category.SCORE,
    "达成情况与实际完成值的文字矛盾",
    """实际完成值的文字表明没有完成或只完成一部分，“达成情况”却写了更高的档次；或者“达成情况”写的比例不在它自己的档次之内。

两处矛盾，不能判断以哪处为准，该项列为待定。改法：核实后改正其中一处。""",
)
NOT_A_NUMBER = Code(
    "PS307",
    Level.WARNING,
    Category.SCORE,
    "实际完成值不能与指标值比较",
    """指标值是数值或日期，实际完成值是一段文字，读不出可以比较的数值。得分在0分至满分之间，暂按自评得分。

改法：实际完成值写与指标值同类的数值，说明文字放进“备注”。""",
)
ENGINE_FAILED = Code(
    "PS799",
    Level.ERROR,
    Category.STANDARD,
    "执行评分标准时程序出错",
    """这条评分标准使程序出错。这是程序的缺陷，不是填报的错误；其他指标和其他文件不受影响，该项列为待定，不采用自评得分。

改法：把评分标准、指标值和完成值报告给维护者；急用时在“计分规则”换一种写法，或由人“核定”。设环境变量 PERFSCORE_DEBUG=1 可见出错的位置。""",
)
NO_BUDGET = Code(
    "PS321",
    Level.ERROR,
    Category.FUNDS,
    "全年预算数缺失或不大于0，不能计算执行率",
    """执行率＝全年执行数÷全年预算数。全年预算数没有填写、为0或为负时不能计算，预算执行得分列为待定。
实际完成值和自评得分都还没有填写的表（如新建的下一年的表），只作提示。

改法：填写调整后的全年预算数；确实没有预算的项目不应设预算执行指标。""",
)
NO_SPENDING = Code(
    "PS322",
    Level.ERROR,
    Category.FUNDS,
    "全年执行数缺失，不能计算执行率",
    """执行率＝全年执行数÷全年预算数。全年执行数没有填写，预算执行得分列为待定。
实际完成值和自评得分都还没有填写的表，只作提示。

改法：按决算填写全年执行数，没有支出的填0。""",
)
UNSUPPORTED_DIRECTION = Code(
    "PS203",
    Level.WARNING,
    Category.UNIT,
    "看不出指标是越大越好还是越小越好",
    """指标值没有写“≥”或“≤”，而指标的名称和所在的类别给出相反的方向（如成本指标下的“节约率”，数量指标下的天数），两种方向得分不同，列为待定。

改法：在指标值前写明“≥”或“≤”，或填写“指标值类型”。""",
)

CODES = (
    MAGNITUDE,
    INCOMPARABLE,
    UNSUPPORTED_DIRECTION,
    NO_UNIT,
    FULL_THOUGH_MISSED,
    DIFFERENT,
    OUT_OF_BOUNDS,
    ASSERTED,
    NOT_MEASURED,
    CONTRADICTED,
    NOT_A_NUMBER,
    ENGINE_FAILED,
    NO_BUDGET,
    NO_SPENDING,
)
