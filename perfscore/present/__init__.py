"""What comes out: findings, scores and reports as text, JSON, tables and documents. Nothing here computes a score.

FORMATS are the forms in which ``score`` prints. A format is a module with two functions: ``piece`` makes what one
file adds to the output (in the process that scored the file, so it must be picklable), ``draw`` writes the pieces
in order. A new one is a module and a row; ``table.py`` says what there is to draw.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from perfscore.model import Scorecard
    from perfscore.model.finding import Finding

FORMATS = {
    "table": "as_terminal",
    "json": "as_json",
    "csv": "as_csv",
    "md": "as_markdown",
    "xlsx": "as_xlsx",
    "jsonl": "as_jsonl",
    "parquet": "as_parquet",
}
BINARY = frozenset(("xlsx",))
"""Formats whose ``draw`` writes bytes."""
FOLLOWED = frozenset(("parquet",))
"""Formats that write files of their own: they have ``targets`` and ``write`` instead of ``draw``."""
TELLING = frozenset(("json", "jsonl", "parquet"))
"""Formats that hold the findings, so that nothing is said of them elsewhere."""


class View(NamedTuple):
    """What the user asked to see: every indicator, or one row per file; ``steps`` of undiminished scores too."""

    detail: bool = False
    steps: bool = False


class Format(Protocol):
    """How a score is printed."""

    def piece(self, card: Scorecard | None, findings: Sequence[Finding], view: View) -> Any:
        """What one file adds; ``card`` is None where the file gave no sheet."""

    def draw(self, pieces: Iterable[Any], view: View, out: Any) -> None:
        """Write all pieces, which come while files are still being scored, to a stream of text (of bytes in BINARY)."""


def format_of(name: str) -> Format:
    """The module of a format, imported only now."""
    from importlib import import_module

    module: Any = import_module(f"perfscore.present.{FORMATS[name]}")
    return module  # type: ignore[no-any-return]  # a module of FORMATS is a Format
