"""Words of the printed forms: column names, row labels, names of 一级 and 二级指标, and how cell texts are tidied."""

from __future__ import annotations

import re
from functools import lru_cache

_SPACE = re.compile(r"\s+")
_STAR = re.compile(r"^[*＊★☆※●\-]+|[*＊★]+$")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PAGE_MARK = re.compile(r"</?(?:p|br|div|span)\s*/?>", re.IGNORECASE)
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…·]")  # \u3000-\u303f lies within
_LATIN_GAP = re.compile(r"(?<=[0-9A-Za-z.%])\s+(?=[A-Za-z])")
_NUMBER = re.compile(r"[-+－]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?|[-+]?[.．]\d+")


def _set(*lines: str) -> frozenset[str]:
    """The words of the lines."""
    return frozenset(" ".join(lines).split())


EMPTY = frozenset(
    {"【待填】", "—", "——", "-", "--", "－", "/", "／", "―", "―—", "\\", "–", "———", "----", "---", "──", "_"}
)


@lru_cache(maxsize=8192)
def squash(text: str) -> str:
    """A label for comparing: no white space, no leading star, no closing colon."""
    plain = _STAR.sub("", _SPACE.sub("", _INVISIBLE.sub("", text)))
    return plain.rstrip("：:").replace("(", "（").replace(")", "）")


def tidy_name(text: str) -> str:
    """A name or a sentence as one line: breaks inside Chinese text vanish, other white space becomes one blank."""
    lines = (_SPACE.sub(" ", line).strip() for line in _INVISIBLE.sub("", _PAGE_MARK.sub("", text)).split("\n"))
    joined = ""
    for line in lines:
        if line:
            joined += line if not joined or _HAN.match(joined[-1]) or _HAN.match(line) else f" {line}"
    return joined


def tidy_value(text: str) -> str:
    """A value without stray blanks: ``4120km ²`` → ``4120km²``, ``≥ 3 万条`` → ``≥3万条``; ``5400 m²`` stays."""
    text = _INVISIBLE.sub("", _PAGE_MARK.sub("", text)).strip()
    return _SPACE.sub("", _LATIN_GAP.sub("\0", text)).replace("\0", " ")


def tidy_text(text: str) -> str:
    """Long text: paragraphs kept as lines, nothing else changed."""
    text = re.sub(r"</p>\s*|<br\s*/?>", "\n", text, flags=re.IGNORECASE)
    lines = (_SPACE.sub(" ", _PAGE_MARK.sub("", line)).strip() for line in _INVISIBLE.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=8192)
def number(text: str) -> str | None:
    """The digits of a number such as ``4``, ``4分``, ``１，２００.5``; None if it is something else."""
    plain = squash(text).removesuffix("分")
    if not _NUMBER.fullmatch(plain):
        return None
    wide = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")
    return plain.translate(wide).replace(",", "")


def percent(text: str) -> str | None:
    """A rate such as ``93.19%`` or ``93.19``."""
    plain = tidy_value(text).replace("％", "%").replace("．", ".")
    return plain if re.fullmatch(r"-?\d+(?:\.\d+)?%?", plain) else None


def is_empty(text: str) -> bool:
    """A sign that stands for no value."""
    return squash(text) in EMPTY or not squash(text)


# --- columns of the indicator table -------------------------------------------------------------------------

_COLUMNS: dict[str, str] = {
    "一级指标": "一级指标 一级指标名称 指标类别 一级 一级指标及分值 一级目标 指标类型一级",
    "二级指标": "二级指标 二级指标名称 二级 二级指标及分值",
    "指标": "三级指标 三级指标名称 指标名称 三级 具体指标 绩效指标名称 指标内容 四级指标 三级指标内容 绩效指标内容",
    "年度指标值": "年度指标值 指标值 目标值 年初目标值 年初设定目标值 年初设定值 年初指标值 预期指标值 预期目标值 预期值 计划指标值 计划值 "
    "年度目标值 全年目标值 绩效目标值 计划完成值 年度绩效指标值 三级指标值 设定目标值 指标目标值 年度计划值 全年指标值 指标目标 年度目标 预期当年实现值 "
    "年度绩效目标值 年初绩效指标值 调整后指标值 年初预期值 目标指标值 全年预期值 绩效指标值",
    "实际完成值": "实际完成值 全年完成值 全年实际完成值 全年实际值 完成值 实际值 实际完成情况 完成情况 实际完成指标值 年度完成值 全年完成情况 "
    "自评完成值 指标完成值 年度实际完成值 实际完成 年度实际完成情况 指标完成情况 实际完成数 全年实际完成情况 年度完成情况 实际实现值 实际完成指标 实现值 "
    "绩效指标完成情况 当年完成值 年度实际值 实际指标值 三级指标完成值 绩效指标实际完成值",
    "分值": "分值 权重 分值权重 权重分值 指标分值 满分 标准分 标准分值 分数 指标权重 分值（权重） 权重（分值） 权重（%） 分值（100分） 指标分 "
    "设定分值 基准分 基础分 三级指标分值 分值设定 权重值 权重%",
    "自评得分": "得分 自评得分 自评分 实际得分 评分 单项得分 得分情况 自评分值 自评分数 指标得分 评价得分 自评",
    "偏差原因分析及改进措施": "偏差原因分析及改进措施 未完成原因及改进措施 未完成原因及拟采取的措施 原因分析及改进措施",
    "偏差原因": "偏差原因 偏离原因 偏差原因分析 扣分原因 未完成原因 未完成原因分析 扣分原因分析 扣分说明 原因分析 得分说明 差异原因 扣分理由",
    "改进措施": "改进措施 整改措施 拟采取措施 拟采取的措施 改进措施及建议",
    "评分标准": "评分标准 评（扣）分标准 评扣分标准 扣分标准 计分标准 赋分规则 指标赋分规则 评分规则 评分方法 计分方法 评价标准 评分细则 评分依据 "
    "计分规则 得分标准 打分标准 评分办法 计分办法 指标评分标准",
    "指标解释": "指标解释 指标说明 指标定义 指标含义 指标解释及计算公式 指标解释及说明",
    "指标值类型": "指标值类型 指标性质 指标符号 符号 运算符号 指标值性质 关系 指标关系 比较符 计算符号 指标方向 指标类型 性质",
    "计量单位": "计量单位 度量单位 指标单位 单位 指标值单位 指标值计量单位",
    "备注": "备注 说明 备注说明",
    "数据来源": "数据来源 取值依据 指标值设置依据 指标值来源 取数来源 数据来源及依据",
    "佐证材料": "佐证材料 佐证资料 证明材料 佐证",
    "上年完成值": "上年完成值 上年实际完成值 上年度完成值 上年实际值 历史值 上年实际",
    "责任处室": "责任处室 责任科室 责任单位 责任部门 实施处室",
    "编号": "编号 指标编号 指标编码 指标代码",
    "序号": "序号 行次",
}
COLUMNS = {word: key for key, words in _COLUMNS.items() for word in words.split()}
SIDE = frozenset(
    {
        "绩效指标",
        "绩效指标完成情况",
        "年度绩效指标",
        "绩效指标自评",
        "指标",
        "绩",
        "年度绩效指标完成情况",
        "绩效指标情况",
        "指标体系",
    }
)
_BRACKET = re.compile(r"（[^（）]*）?$")


@lru_cache(maxsize=8192)
def column(text: str) -> str | None:
    """The key of the format that a column head means; None if it is no head we know."""
    word = squash(text)
    if not word or len(word) > 40:
        return None
    if word in COLUMNS:
        return COLUMNS[word]
    bare = _BRACKET.sub("", word).replace("/", "").replace("、", "")
    bare = re.sub(r"[A-D]$|^\d{4}年度?|^（[^）]*）|^[A-D]", "", bare)
    if bare in COLUMNS:
        return COLUMNS[bare]
    return _loose_column(bare)


def _loose_column(word: str) -> str | None:
    if re.search(r"偏差|偏离|未完成|差异|扣分|未达", word) and re.search(r"原因|分析|说明", word):
        return "偏差原因分析及改进措施" if re.search(r"措施|改进|整改", word) else "偏差原因"
    if re.search(r"(?:评|扣|计|赋)分.{0,3}(?:标准|规则|细则)$", word):
        return "评分标准"
    for level in ("一级指标", "二级指标", "三级指标"):
        if word.startswith(level) and len(word) <= 10:
            return COLUMNS.get(word[len(level) :]) or COLUMNS[level]
    return None


# --- labels -------------------------------------------------------------------------------------------------

LEVEL1 = {
    "产出": "产出指标", "产出指标": "产出指标", "项目产出": "产出指标", "项目产出指标": "产出指标",
    "成本": "成本指标", "成本指标": "成本指标",
    "效益": "效益指标", "效益指标": "效益指标", "项目效益": "效益指标", "项目效益指标": "效益指标",
    "满意度": "满意度指标", "满意度指标": "满意度指标",
}  # fmt: skip
OTHER_LEVEL1 = _set(
    "效果指标 决策 过程 投入 管理 项目决策 项目管理 决策指标 过程指标 履职效能 管理效率 履职效益 社会效应 可持续性 预算执行 预算管理 预算执行指标 ",
    "投入指标 管理指标 部门管理 部门决策 履职产出 履职效果 可持续发展能力 运行成本 投入管理指标 项目绩效 资金管理 服务对象满意 效率指标",
)
PARENT = {
    "数量指标": "产出指标", "质量指标": "产出指标", "时效指标": "产出指标", "产出数量": "产出指标", "产出质量": "产出指标",
    "产出时效": "产出指标", "数量": "产出指标", "质量": "产出指标", "时效": "产出指标", "进度指标": "产出指标",
    "产出数量指标": "产出指标", "产出质量指标": "产出指标", "产出时效指标": "产出指标",
    "经济成本指标": "成本指标", "社会成本指标": "成本指标", "生态环境成本指标": "成本指标", "生态成本指标": "成本指标", "经济成本": "成本指标",
    "社会成本": "成本指标", "生态环境成本": "成本指标",
    "经济效益指标": "效益指标", "社会效益指标": "效益指标", "生态效益指标": "效益指标", "可持续影响指标": "效益指标", "经济效益": "效益指标",
    "社会效益": "效益指标", "生态效益": "效益指标", "可持续影响": "效益指标", "环境效益指标": "效益指标", "可持续发展指标": "效益指标",
    "社会公众或服务对象满意度指标": "满意度指标", "服务对象满意度指标": "满意度指标", "服务对象满意度": "满意度指标",
    "社会公众满意度指标": "满意度指标", "服务对象指标": "满意度指标", "满意度": "满意度指标", "社会公众或服务对象满意度": "满意度指标",
    "社会公众满意度": "满意度指标", "受益对象满意度指标": "满意度指标",
}  # fmt: skip
# In the older forms cost stands among the outputs, and 满意度 may be a 二级指标 of 效益.
TWO_FACED = frozenset({"成本指标", "产出成本", "成本", "满意度指标"})
ORDER = (
    "数量指标",
    "质量指标",
    "时效指标",
    "经济成本指标",
    "社会成本指标",
    "生态环境成本指标",
    "经济效益指标",
    "社会效益指标",
    "生态效益指标",
    "可持续影响指标",
)
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．])")
_POINTS = re.compile(r"[（(]?(?:分值|权重|满分|共)?[:：]?(\d+(?:\.\d+)?)(?:分|%)?[)）]?$")


@lru_cache(maxsize=8192)
def level(text: str) -> tuple[str, str | None]:
    """A label of 一级 or 二级 and the points written in it: ``产\\n出指标（40分）`` → ``产出指标``, ``40``."""
    word = squash(text)
    unnumbered = _NUMBERED.sub("", word)
    if re.match(r"(?:产出|成本|效益|满意度|数量|质量|时效|经济|社会|生态|可持续|服务)", unnumbered):
        word = unnumbered
    found = _POINTS.search(word)
    if found and found.start() > 0 and ("分" in found.group() or "（" in found.group() or "%" in found.group()):
        return word[: found.start()].rstrip("：:（"), found.group(1)
    if found and found.start() > 1 and word[: found.start()] in (LEVEL1.keys() | PARENT.keys()):
        return word[: found.start()], found.group(1)
    return word, None


def is_level1(text: str) -> bool:
    """A name that 一级指标 bear."""
    return level(text)[0] in LEVEL1 or level(text)[0] in OTHER_LEVEL1


def is_level2(text: str) -> bool:
    """A name that 二级指标 bear."""
    word = level(text)[0]
    return word in PARENT or word in TWO_FACED


POINTS_ALONE = re.compile(r"[（(]\s*(\d+(?:\.\d+)?)\s*分\s*[)）]")

INFO = {
    "名称": "名称 项目名称 项目支出名称 部门名称 预算部门名称 省级预算部门名称 部门（单位）名称 项目（政策）名称 专项名称 资金名称 "
    "项目全称 市级预算部门名称 县级预算部门名称 预算部门 一级预算部门名称 专项资金名称 转移支付名称 政策名称 项目名称（盖章） "
    "转移支付（项目）名称 部门单位名称",
    "填报单位": "填报单位 部门（单位） 预算单位 预算单位名称 单位名称 填报单位（盖章） 填报部门 自评单位",
    "主管部门": "主管部门 主管部门及代码 项目主管部门 主管部门名称 主管单位 主管预算部门 主管部门（单位） 预算主管部门 一级主管部门 市级主管部门 省级主管部门 "
    "中央主管部门 地方主管部门 主管部门（公章）",
    "实施单位": "实施单位 项目实施单位 项目单位 实施单位（盖章） 执行单位 资金使用单位 具体实施单位 项目实施单位（盖章） 项目承担单位 使用单位",
    "项目代码": "项目代码 项目编码 项目编号 代码",
    "责任处室": "责任处室 责任科室 业务处室 归口处室",
    "填报日期": "填报日期 填报时间 填表日期 填表时间 制表日期 自评日期 日期",
    "自评等级": "自评等级 评价等级 等级 自评等次 绩效等级 评价等次 自评结果等级 评定等级",
    "自评总分": "自评总分 自评总得分 项目自评得分 自评得分 总得分 综合得分 自评综合得分 绩效自评得分 自评分数",
    "年度": "年度 预算年度 项目年度 自评年度 所属年度 填报年度",
    "职责": "职责 部门（单位）职责 部门职责 单位职责 主要职责 部门职能 单位职能 部门主要职责 部门职能职责 部门职能概述 职能概述 部门整体职责",
}
INFO_WORDS = {word: key for key, words in INFO.items() for word in words.split()}
PERSON = _set(
    "填表人 填报人 联系人 联系电话 联系方式 电话 单位负责人签字 单位负责人 项目负责人 负责人 负责人签字 经办人 审核人 财务负责人 制表人 手机 手机号码 ",
    "分管领导 主要负责人 单位负责人（签字） 填报人签字 项目负责人及联系电话 项目负责人及电话 联系人及电话 科室负责人 办公电话 审批人 复核人 评价人 ",
    "负责人电话 项目联系人 填报人及联系电话 填表人及联系电话 项目负责人联系电话 联系人及联系电话 自评人 评价组成员 邮箱 电子邮箱 填报人（签名） 单位负责人（签名） ",
    "填表人（签名） 负责人（签字） 填表人（签字） 填报人（签字） 单位（盖章） 单位盖章 盖章",
)
FUND_COLUMNS = {
    "年初预算数": "年初预算数 年初预算 预算批复数 年初预算批复数 年初批复数 年初预算数（A） 预算申请数 年初预算金额 年初安排数 当年预算 年初数 年初预算资金 申请数 "
    "年初批复预算数 年初预算安排数",
    "全年预算数": "全年预算数 全年预算 预算数 调整后预算数 调整预算数 调整后预算 预算金额 调整后全年预算数 全年预算数（A） 全年预算数（B） 年度预算数 预算资金 "
    "预算安排数 调整后预算金额 预算安排 全年预算金额 到位数 调整后金额",
    "全年执行数": "全年执行数 全年执行 执行数 预算执行数 实际执行数 全年支出数 实际支出数 支出数 全年执行数（B） 全年执行数（C） 年度执行数 "
    "执行金额 实际支出 决算数 执行资金 全年支出 全年实际支出数 实际使用数 全年实际执行数 执行资金数 支出金额",
    "分值": "分值 权重 满分 标准分",
    "偏差原因": "原因 偏差原因 未完成原因 偏差原因分析 原因说明 执行偏差原因",
    "执行率": "执行率 预算执行率 执行率（B/A） 执行率（C/B） 资金执行率 支出率 全年执行率 执行进度 执行率%",
    "自评得分": "得分 自评得分 自评分 实际得分 评分",
}
FUND_WORDS = {word: key for key, words in FUND_COLUMNS.items() for word in words.split()}
AMOUNTS = ("年初预算数", "全年预算数", "全年执行数")


@lru_cache(maxsize=8192)
def fund_column(text: str) -> str | None:
    """Which figure of the funds block a head means."""
    word = squash(text)
    if word in FUND_WORDS:
        return FUND_WORDS[word]
    bare = re.sub(r"（[^（）]*）?|[A-D]$|^\d{4}年度?|[÷/×*].*$|=.*$|^其中", "", word)
    return FUND_WORDS.get(bare)


FUND_TOTAL = _set(
    "年度资金总额 资金总额 年度资金总额合计 项目资金总额 年度预算总额 总额 合计 资金合计 预算资金总额 部门预算总额 整体支出总额 全年资金总额 年度总额 年度资金 ",
    "部门整体支出总额 部门整体支出 预算总额 总计 项目总金额 支出总额 年度资金总额（万元） 总金额 资金总计",
)
FUND_PART = re.compile(
    r"拨款|结转|结余|其他|资金|补助|收入|预算|债券|配套|财政|自筹|上级|本级|中央|省级|市级|县级|经费|支出|专户|单位资金|基金"
)
INCOME = re.compile(r"按收入(?:性质|来源)分?")
PURPOSE = re.compile(r"按支出(?:性质|类型|结构)分?")
FUND_SIDE = re.compile(
    r"^(?:年度|部门|项目|整体)?(?:整体)?(?:支出)?(?:年度)?(?:预算|资金|项目资金|预算申请|预算执行情况|预算执行|预算资金|资金情况|预算申请和执行情况|预算资金情况|资金来源|支出)(?:情况)?(?:（.*）?)?(?:[万亿]?元)?）?$"
)
UNIT = re.compile(r"(?<![亿万])(万元|亿元)|[（(：:]\s*(元)\s*[)）]?|单位[：:]\s*(元)")

GOAL = _set(
    "年度总体目标 总体目标 年度绩效目标 年度目标 绩效目标 整体绩效目标 年度总体目标完成情况 年度总体绩效目标 项目年度总体目标 部门整体绩效目标 年度整体目标 ",
    "总体绩效目标 项目年度绩效目标 项目总体目标 年度总体目标及完成情况 年度绩效目标完成情况 项目绩效目标 部门年度总体目标 年度主要目标 部门整体目标 项目绩效总目标",
)
EXPECTED = _set(
    "预期目标 年初设定目标 年初预期目标 年初目标 预期总体目标 年初总体目标 年度预期目标 绩效目标 设定目标 年初设定绩效目标 目标内容 预期绩效目标 年初绩效目标 目标 ",
    "项目年度目标 年度绩效目标 年初设定的总体目标 年初设定预期目标 全年预期目标",
)
RESULT = _set(
    "实际完成情况 年度总体目标完成情况综述 全年实际完成情况 目标实际完成情况 完成情况 年度总体目标完成情况 总体目标完成情况 目标完成情况 实际完成 全年完成情况 ",
    "年度目标完成情况 实际完成目标情况 年度实际完成情况 绩效目标完成情况 实际完成目标 目标实际完成情况综述 年度总体目标实际完成情况 全年实际完成情况综述",
)
TOTAL = _set(
    "总分 合计 总计 自评总分 总得分 合计得分 总分值 合计总分 总分（100分） 自评得分合计 得分合计 总分合计 自评合计 总评分 自评总得分 评价总分"
)

TITLE = re.compile(
    r"(?:绩效|支出|目标|数据|项目|评价|部门|单位)[^。；;]{0,30}(?:自评表|申报表|目标表|基础数据表|评价表|自评打分表|评分表|监控表|批复表|自评情况表|自评结果表|完成情况表|申报（)"
)
DECLARATION = re.compile(r"申报|绩效目标表|目标批复|目标批复表")
DEPARTMENT = re.compile(r"部门整体|整体支出|单位整体|部门（单位）整体|整体绩效")
BASICS = re.compile(r"基础数据表")
YEAR = re.compile(r"((?:19|20)\d\d)\s*年")
FOOT = re.compile(
    r"说明|备注|其他.{0,8}说明.{0,6}|(?:绩效)?(?:自评|评价)结论|(?:主要)?存在的?.{0,6}问题.{0,8}|(?:改进|整改)措施.{0,4}|下一步.{0,12}|有关建议|.{0,6}部门意见|审核意见|经验做法"
)
NOTE = re.compile(r"^(?:注|备注|说明|填表说明|填报说明|填写说明)[:：\d、.]")
