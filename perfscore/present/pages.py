"""The order of what people read: each file in full where that was asked for, then one row per file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from perfscore.model import Scorecard
from perfscore.model.finding import Finding
from perfscore.present import View, detail, overview
from perfscore.present.overview import Summary
from perfscore.present.table import Block


class Piece(NamedTuple):
    """What is kept of one file: its row, and everything about it when it is to be shown in full."""

    summary: Summary
    blocks: tuple[Block, ...]


def piece(card: Scorecard | None, findings: Sequence[Finding], view: View) -> Piece | None:  # noqa: ARG001 - see FORMATS
    """The part of the output that one file makes; findings go to standard error in these formats."""
    if card is None:
        return None
    return Piece(overview.summary(card), detail.blocks(card, view) if view.detail else ())


def flow(pieces: Iterable[Piece | None], view: View) -> Iterator[Block]:
    """Blocks in the order of reading; only the rows of the overview are held."""
    summaries = []
    for made in pieces:
        if made is not None:
            yield from made.blocks
            summaries.append(made.summary)
    if summaries and not (view.detail and len(summaries) == 1):
        yield from overview.screen(summaries)
