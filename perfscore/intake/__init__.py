"""Tables as they come (Excel, Word, web pages, CSV, text copied from a PDF) → drafts of indicator files.

``readers`` turn bytes into rows of cells that know their place; ``segment`` parts them into tables; ``layout`` is the
one recogniser for all of them; ``perfscore.intake.write`` makes YAML. Every cell is booked in a ledger: placed, a label,
left out with a reason, or left over. What is doubtful is kept and says so. Start reading at :func:`take_in`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from perfscore.intake.draft import Draft
from perfscore.intake.grid import Ledger, Refused
from perfscore.intake.quality import USABLE, certain, check_sums


@dataclass(frozen=True, slots=True)
class Intake:
    """What one file gave: its tables, what became of each cell, and what the reader passed over."""

    file: str
    drafts: tuple[Draft, ...]
    ledger: Ledger
    remarks: tuple[str, ...]
    outside: int  # lines outside of any table
    copied: bool = False  # text without a grid

    @property
    def share(self) -> Fraction:
        """How much of the cells found its place for sure; text below :data:`USABLE` is not worth correcting."""
        return certain(self.drafts, self.ledger) if self.copied else Fraction(1)


def take_in(path: Path, data: bytes | None = None) -> Intake:
    """Read a file and recognise its tables; with ``data`` what the file would hold.

    Raises :class:`Refused` with a message for the user.
    """
    from perfscore.intake import readers, segment, together

    document = readers.read(path, data)
    rows = list(document.rows)
    segments = segment.part(rows, separate=len({row.place.sheet for row in rows if row.place.sheet}) > 1)
    ledger = Ledger()
    drafts, behind = together.read_tables(rows, segments, ledger, path.stem)
    used = sum(len(each.rows) for each in segments)
    if document.copied:
        for draft in drafts:
            check_sums(draft)
    return Intake(document.file, tuple(drafts), ledger, document.remarks, len(rows) - used + behind, document.copied)


__all__ = ["USABLE", "Intake", "Refused", "take_in"]
