"""Markdown: the paper as the template wrote it, tables written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfscore.report.paper import Paper


def write(paper: Paper) -> str:
    """The Markdown."""
    return paper.document.markdown
