"""How files that we wrote ourselves are told from those that somebody filled in."""

RESULT = "计分结果"
"""The category, among a workbook's properties, of what was computed: it looks like a table, and is none."""
FINDINGS = "问题清单"
"""The title of the worksheet that an annotated copy has more than its original."""
FINDINGS_HEAD = ("序号", "级别", "类别", "位置", "指标", "问题", "涉及分值", "建议", "代码")
AUTHOR = "绩效审核"
"""Who the comments in annotated copies are by."""
