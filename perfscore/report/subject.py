"""What a paper is about, and how it is to be made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from perfscore.model import Scorecard
from perfscore.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Subject:
    """What one paper is about: a department with its projects, one sheet, or many sheets for a summary."""

    main: Scorecard | None
    others: tuple[Scorecard, ...] = ()
    findings: tuple[Finding, ...] = ()
    last: Scorecard | None = None  # the same table of the year before, where there is a file of it

    @property
    def cards(self) -> tuple[Scorecard, ...]:
        """Every sheet of the paper."""
        return (self.main, *self.others) if self.main is not None else self.others


@dataclass(frozen=True, slots=True)
class Look:
    """How a paper looks beyond its text: 报告设置 of perfscore.yaml. The defaults are those of GB/T 9704-2012."""

    body_font: str = "仿宋_GB2312"
    title_font: str = "方正小标宋简体"
    heading_font: str = "黑体"
    subheading_font: str = "楷体_GB2312"
    sealed: bool = True  # room for a seal over unit and date; without, the two stand one below the other
    cover: bool = False
    contents: bool = False
    number: str | None = None  # 文号
    addressee: str | None = None  # 主送机关
    copies: str | None = None  # 抄送, of the 版记
    issuer: str | None = None  # 印发机关
    issued: str | None = None  # 印发日期


STANDARD = Look()


@dataclass(frozen=True, slots=True)
class Options:
    """How a paper is made: annex prefix (``2-`` gives 附件2-1; None: as the narrative refers to them), final or draft."""

    annex: str | None = None
    final: bool = False
    folders: tuple[Path, ...] = ()
    format: str = "md"
    look: Look = STANDARD
