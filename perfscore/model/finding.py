"""A finding (问题): the only kind of complaint, for a broken file as well as for a doubtful score."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from perfscore.model.source import Span


class Level(Enum):
    """How sure the finding is. 警告 is shown to readers as 疑点."""

    ERROR = "错误"  # provable from the files
    WARNING = "警告"  # likely an error
    HINT = "提示"  # form, judgement

    @property
    def shown(self) -> str:
        """The word in text output."""
        return "疑点" if self is Level.WARNING else self.value


class Category(Enum):
    """What kind of thing is wrong; fixed words of the contract."""

    FORM = "格式"
    ARITHMETIC = "算术"
    SCORE = "得分"
    UNIT = "单位"
    CROSS = "跨表"
    TARGET = "目标"
    NARRATIVE = "文表"
    EXCESS = "超额"
    STATEMENT = "说明"
    STANDARD = "标准"
    FUNDS = "资金"
    PROGRESS = "进度"


class Related(NamedTuple):
    """The other place, where two places disagree."""

    at: Span
    message: str


class Finding(NamedTuple):
    """One complaint: where, how bad, what is wrong, what to do.

    ``code`` is stable (``PS201``). ``message`` says what is seen and what follows for the score; ``advice``
    what to do, without the leading 建议：. ``stake`` is the number of points that depend on it (涉及分值).
    ``title`` is the short form printed on the first line; ``indicator`` the name of the row, for lists.
    """

    at: Span
    code: str
    level: Level
    category: Category
    title: str
    message: str = ""
    advice: str = ""
    indicator: str | None = None
    stake: Decimal | None = None
    related: tuple[Related, ...] = ()

    @property
    def story(self) -> str:
        """Title and message as one text."""
        return f"{self.title}：{self.message}" if self.message else self.title

    def with_level(self, level: Level) -> Finding:
        """The same finding at another level (级别 of perfscore.yaml)."""
        return self._replace(level=level)


class Code(NamedTuple):
    """A kind of finding: its stable code, its level unless the user sets another, and its manual page.

    Declared once, in the module that raises it; ``perfscore codes`` collects them. ``manual`` says in Chinese
    what is checked, why, what it cannot know, and how to mend it.
    """

    code: str
    level: Level
    category: Category
    title: str
    manual: str

    def at(
        self,
        place: Span,
        message: str = "",
        advice: str = "",
        *,
        level: Level | None = None,
        title: str | None = None,
        indicator: str | None = None,
        stake: Decimal | None = None,
        related: tuple[Related, ...] = (),
    ) -> Finding:
        """A finding of this kind at ``place``."""
        return Finding(
            place,
            self.code,
            level or self.level,
            self.category,
            title or self.title,
            message,
            advice,
            None if indicator is None else str(indicator),  # without the place that a text of a file knows
            stake,
            related,
        )
