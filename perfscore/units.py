"""Units of the forms: families that convert exactly, magnitudes, count words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written (normalised), its family, and its exact size in the family's base unit."""

    name: str
    family: str
    factor: Fraction = Fraction(1)


NONE = Unit("", "none")
