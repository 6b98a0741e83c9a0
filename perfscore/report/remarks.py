"""The one list at the end of every ``render``: what to settle and what to know before a paper is signed."""

from __future__ import annotations

from dataclasses import dataclass

from perfscore.model.finding import Category, Finding, Level
from perfscore.report import escape
from perfscore.report.paper import Paper

NARRATIVE = Category.NARRATIVE


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading of the list with its lines. ``refused``: ``--final`` makes no paper while there are any."""

    title: str
    lines: tuple[str, ...]
    refused: bool = False


def entries(paper: Paper) -> list[Entry]:
    """The whole list of a paper, headings without lines left out; what ``--final`` refuses stands first."""
    undecided = [one.text for one in paper.differences if one.undecided]
    own = [one.text for one in paper.differences if not one.undecided]
    errors = [told(one) for one in paper.subject.findings if one.level is Level.ERROR and one.category is not NARRATIVE]
    contrary = [
        told(one) for one in paper.subject.findings if one.category is NARRATIVE and one.level is not Level.HINT
    ]
    found = [
        Entry("待定", tuple(undecided), refused=True),
        Entry("错误", tuple(errors), refused=True),
        Entry("文字与表不一致", (*contrary, *paper.misprints), refused=True),
        Entry("【待填】", paper.blanks, refused=True),
        Entry("【供参考】的草稿，请改写后填入“报告”", paper.drafts, refused=True),
        Entry("自评与计算不一致，成文印自评", tuple(own)),
        Entry("各项之和与总数不符，未写成合计", paper.gaps),
        Entry("正文中的数字不在数据表中，请核对", paper.statements),
        Entry("由数据生成的句子", paper.generated),
        Entry("正文已经写明、因而未再生成的句子", paper.needless),
        Entry("正文已经写明、因而没有重印的文字", paper.dropped),
    ]
    return [entry for entry in found if entry.lines]


def obstacles(paper: Paper) -> list[Entry]:
    """What ``--final`` refuses; empty when the paper can be signed."""
    return [entry for entry in entries(paper) if entry.refused]


def told(finding: Finding) -> str:
    """A finding on one line."""
    story = finding.message if finding.category is NARRATIVE and finding.message else finding.title
    name = f"“{escape.one_line(finding.indicator)}”" if finding.indicator and finding.indicator not in story else ""
    head = f"{finding.at.file}:{finding.at.line}: {finding.level.shown} {finding.code}"
    return f"{head} {name}{escape.one_line(story)}"
