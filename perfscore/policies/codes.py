"""What can be wrong with a policy."""

from __future__ import annotations

from perfscore.model.finding import Category, Code, Finding, Level

UNKNOWN_POLICY = Code(
    "PS131",
    Level.ERROR,
    Category.FORM,
    "没有这个评分办法",
    """表中或命令中写的评分办法既不是随软件提供的，也不在指标库的 policies/ 目录中。不按别的办法代替，该表不计分。

改法：用 perfscore policies 查看可用的名称；自定的评分办法放进 policies/ 目录，文件名与名称相同。""",
)
BAD_POLICY = Code(
    "PS132",
    Level.ERROR,
    Category.FORM,
    "评分办法文件有误",
    """评分办法文件的键、取值或继承关系有错误，整个办法不使用，引用它的表不计分。

改法：按提示改正；perfscore policies 财政部 显示全部口径名称和写法。""",
)
CODES = (UNKNOWN_POLICY, BAD_POLICY)


class Unusable(Exception):
    """No such policy, or one with mistakes; carries the findings."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(findings[0].message if findings else "")
        self.findings = findings

    @property
    def told(self) -> str:
        """The first mistake in one line; with its place where a file has it."""
        finding = self.findings[0]
        place = f"{finding.at.file}:{finding.at.line}:{finding.at.column}: " if finding.code == BAD_POLICY.code else ""
        return f"{place}{finding.message or finding.title}{finding.advice}"
