"""Conditions are islands: small productions, each part optional, that find their core anywhere in a stretch of words."""

from perfscore.rules.islands.parts import condition
from perfscore.rules.islands.reading import read
from perfscore.rules.islands.several import conditions_of
from perfscore.rules.islands.single import is_bare
from perfscore.rules.islands.words import bound_at, scale_of, subject_of, trimmed

__all__ = ["bound_at", "condition", "conditions_of", "is_bare", "read", "scale_of", "subject_of", "trimmed"]
