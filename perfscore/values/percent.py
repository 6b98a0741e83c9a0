"""Rates: percent, per mille, percentage points, basis points.

    95%   ≥90%   60%及以上   5%—10%   8‰   0.5个百分点   6BP   百分之九十   满意度≥95%

All are one family: 1% = 10‰ = 100BP, and 个百分点 is %. ``百分比`` in the column 计量单位 is %. A bare 0.958 is no percentage
here; beside a target in percent the comparison reads it as one.
"""

from __future__ import annotations

# text → normal form
EXAMPLES: list[tuple[str, str]] = [
    ("100%", "100%"),
    ("９５．５％", "95.5%"),
    ("≥90%", "≥90%"),
    ("60%及以上", "≥60%"),
    ("60%（含）以上", "≥60%"),
    ("不低于95%", "≥95%"),
    ("超过90%以上", "≥90%"),
    ("优于90%", "≥90%"),
    ("5%-10%", "5—10%"),
    ("5%至10%", "5—10%"),
    ("3.5‰", "3.5‰"),
    ("千分之三", "3‰"),
    ("百分之九十", "90%"),
    ("百分之90以上", "≥90%"),
    ("万分之五", "5BP"),
    ("百分百", "100%"),
    ("超过90%（含）", "≥90%"),
    ("90%（不含）以上", ">90%"),
    ("90%以上（不含）", ">90%"),
    ("0.5个百分点", "0.5个百分点"),
    ("6BP", "6BP"),
    ("90百分比", "90%"),
    ("满意度≥95%", "满意度≥95%"),
    ("合格率：100%", "合格率100%"),
    ("不合格率0%", "不合格率0%"),
    ("同比增长4.82%", "同比增长4.82%"),
    ("100%完成", "100%(完成)"),
    ("约90%", "约90%"),
    ("九成以上", "≥9成"),
    ("达标率100%", "达标率100%"),
    ("完成率103%", "完成率103%"),
    ("满意度达到95%以上", "满意度≥95%"),
    ("较上年下降5%", "较上年下降5%"),
    ("100（%）", "100%"),
    ("仅完成60%", "60%"),
    ("100%达到要求", "100%(达到要求)"),
    ("100%达标", "100%(达标)"),
    ("-3%", "-3%"),
]


WHOLE = "百分百"
PARTS = {"百分之": "%", "千分之": "‰", "万分之": "BP"}


def said_first(text: str, position: int) -> tuple[str, str]:
    """百分之, 千分之 or 万分之 at ``position``: the words, and the unit they stand for; two empty strings where there are none."""
    return next(((words, unit) for words, unit in PARTS.items() if text.startswith(words, position)), ("", ""))
