"""The findings of reading a carrier (PS151–PS154), each with its manual page."""

from __future__ import annotations

from perfscore.model.finding import Category, Code, Level

DOUBT = Code(
    "PS151",
    Level.WARNING,
    Category.FORM,
    "读表存疑，请核对",
    """Excel、Word、网页、CSV 里的表直接计分、审核时，有把握不足的格：跨页断开、没有栏目名、单位没有写明、公式没有保存结果等。
按注明的读法计分，与“perfscore import”写下的“待核”相同。对照原表核对；读法不对的，改原表或导入后在 YAML 中更正。""",
)
LEFT_OVER = Code(
    "PS152",
    Level.HINT,
    Category.FORM,
    "这一格没有读入",
    "表中有这一格，但不知道属于哪一栏，没有计入。与得分有关的，改用表头所列的栏目名，或移到相应的栏目下。",
)
NO_TABLE = Code(
    "PS153",
    Level.ERROR,
    Category.FORM,
    "没有找到绩效表",
    "文件读得开，但没有见到“三级指标”“年度指标值”“分值”等栏目名。核对是否选错了文件，表头是否被改动或是图片。",
)
NOT_LOOKED_AT = Code(
    "PS154",
    Level.HINT,
    Category.FORM,
    "有内容没有读取",
    "隐藏的工作表、图片、批注、文本框、宏、其他工作簿的链接不读取。其中有绩效表的，取消隐藏或移到普通单元格后再审核。",
)
