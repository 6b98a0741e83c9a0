"""评分办法: policy files → :class:`~perfscore.model.Policy`. Shipped ones lie in ``perfscore/policies``, a user's own in
``policies/`` beside ``perfscore.yaml`` or at a path given on the command line.

A policy value is one row of SETTINGS: its name, how its text is read, what it means. ``继承`` takes another policy as base.
A name inside an indicator file is looked up by name only: a file from a stranger never makes us read a path.
"""

from perfscore.policies.codes import BAD_POLICY, CODES, UNKNOWN_POLICY, Unusable
from perfscore.policies.library import default, find, for_sheet, is_foreign, names, not_usable, of_settings, text_of
from perfscore.policies.settings import SETTINGS

UNSOURCED = "系统约定，文件未作规定"

__all__ = [
    "BAD_POLICY",
    "CODES",
    "SETTINGS",
    "UNKNOWN_POLICY",
    "UNSOURCED",
    "Unusable",
    "default",
    "find",
    "for_sheet",
    "is_foreign",
    "names",
    "not_usable",
    "of_settings",
    "text_of",
]
