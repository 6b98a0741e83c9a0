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
class Options:
    """How a paper is made: annex prefix (``2-`` gives 附件2-1; None: as the narrative refers to them), final or draft."""

    annex: str | None = None
    final: bool = False
    folders: tuple[Path, ...] = ()
    format: str = "md"
