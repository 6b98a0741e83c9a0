"""评分标准, executed: :func:`read` turns the official text into a rule, :func:`apply` a rule and a case into a score.

Text → ``text.level`` → ``lexer.tokens`` → ``reader.read`` (the grammar) → ``nodes.Rule`` → ``needs.plan`` (who measures
what) → ``evaluate.Evaluation`` (one exact score) → ``apply.apply`` (bounds, steps, alternatives). Start with
``reader.py``. What is not understood is refused with its place; nothing is guessed.
"""

from __future__ import annotations

from perfscore.rules.apply import apply
from perfscore.rules.case import Alternative, Case, Need, Note, Outcome
from perfscore.rules.conventions import DEFAULT, Conventions
from perfscore.rules.nodes import Rule
from perfscore.rules.reader import read

__all__ = ["DEFAULT", "Alternative", "Case", "Conventions", "Need", "Note", "Outcome", "Rule", "apply", "read"]
