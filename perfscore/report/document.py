"""A paper as a tree of frozen blocks: what every format is written from. Text in it is literal, never markup."""

from __future__ import annotations

from dataclasses import dataclass, field

from perfscore.report.tables import Table


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; ``\\n`` is a line break. ``source`` tells where a generated sentence comes from."""

    text: str
    bold: bool = False
    emphasis: bool = False
    source: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the paper, or of an annex: centred."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 一、 2 （一） 3 1. 4 （1）, the ordinal is part of the text."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text, first line indented by two characters; ``centred`` and ``plain`` (no indent) are rare."""

    runs: tuple[Run, ...]
    plain: bool = False

    @property
    def text(self) -> str:
        """The words without their styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Note:
    """A mark on the paper that is not part of its text, such as 送审稿."""

    text: str


@dataclass(frozen=True, slots=True)
class Annex:
    """The label of an annex (附件1): a new page begins, in 黑体 at the upper left."""

    label: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Lines at the lower right: the unit and the date."""

    lines: tuple[str, ...]


Block = Title | Heading | Paragraph | Note | Annex | PageBreak | Sign | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A finished paper. ``markdown`` is the source the blocks were read from, with tables written out."""

    blocks: tuple[Block, ...]
    markdown: str = field(compare=False, repr=False)

    @property
    def title(self) -> str:
        """The first title, for file properties."""
        return next((block.text.replace("\n", "") for block in self.blocks if isinstance(block, Title)), "")
