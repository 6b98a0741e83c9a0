"""Words of the printed forms: column names, row labels, names of 一级 and 二级指标, and how cell texts are tidied."""

from __future__ import annotations

import re
from functools import lru_cache

from perfscore.language.nothing import is_blank
from perfscore.language.ordinals import bare

_SPACE = re.compile(r"\s+")
_STAR = re.compile(r"^(?:[*＊★☆※●]|-(?![\d.]))+|[*＊★]+$")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PAGE_MARK = re.compile(r"</?(?:p|br|div|span)\s*/?>", re.IGNORECASE)
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…·]")  # \u3000-\u303f lies within
_LATIN_GAP = re.compile(r"(?<=[0-9A-Za-z.%])\s+(?=[A-Za-z])")
_NUMBER = re.compile(r"[-+－]?(?:[\d０-９]{1,3}(?:[,，][\d０-９]{3})+|[\d０-９]+)(?:[.．][\d０-９]+)?|[-+]?[.．]\d+")


def _set(*lines: str) -> frozenset[str]:
    """The words of the lines."""
    return frozenset(" ".join(lines).split())


TO_FILL = "【待填】"


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
    """The digits of a number such as ``4``, ``4分``, ``１，２００.5``; None if it is something else, as ``7,00.0`` is."""
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
    return is_blank(text) or squash(text) == TO_FILL


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
_POINTS = re.compile(r"[（(]?(?:分值|权重|满分|共)?[:：]?(\d+(?:\.\d+)?)(?:分|%)?[)）]?$")


@lru_cache(maxsize=8192)
def level(text: str) -> tuple[str, str | None]:
    """A label of 一级 or 二级 and the points written in it: ``产\\n出指标（40分）`` → ``产出指标``, ``40``."""
    word = squash(text)
    unnumbered = bare(word)
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
FUND_PART = re.compile(
    r"拨款|结转|结余|其他|资金|补助|收入|预算|债券|配套|财政|自筹|上级|本级|中央|省级|市级|县级|经费|支出|专户|单位资金|基金"
)
INCOME = re.compile(r"按收入(?:性质|来源)分?")
PURPOSE = re.compile(r"按支出(?:性质|类型|结构)分?")
FUND_SIDE = re.compile(
    r"^(?:年度|部门|项目|整体)?(?:整体)?(?:支出)?(?:年度)?(?:预算|资金|项目资金|预算申请|预算执行情况|预算执行|预算资金|资金情况|预算申请和执行情况|预算资金情况|资金来源|支出)(?:情况)?(?:（.*）?)?(?:[万亿]?元)?）?$"
)
UNIT = re.compile(r"(?<![亿万])(万元|亿元)|[（(：:]\s*(元)\s*[)）]?|单位[：:]\s*(元)")

_TOTAL = re.compile(
    r"(?:自评|评价|综合|绩效|项目|最终|指标)*(?:总分|合计|总计|总得分|得分合计|总分值|总评分|合计得分|合计总分|总分合计|得分总计|分值合计|总权重|权重合计)"
)


@lru_cache(maxsize=8192)
def is_total_label(text: str) -> bool:
    """The label of the row of sums."""
    return all(_TOTAL.fullmatch(part) for part in re.split(r"[/／、和及]", re.sub(r"（[^（）]*）$", "", squash(text))))


SUBTOTAL = re.compile(r"(?:.{0,8}指标)?小计(?:（.*）)?|分项合计")

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
