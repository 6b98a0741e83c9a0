"""评分标准, executed: :func:`read` turns the official text into a rule, :func:`apply` a rule and a case into a score.

Text → ``spans`` (typed text) → ``skeleton`` (amounts, what they do, and the stretch of condition before each) →
``conditions`` (islands: count, step, comparison, reached, deadline, grade, description) → ``compose`` (groups: bands,
steps with their base, heads, complements, caps) → ``evaluate`` → ``apply`` (bounds, steps, what is missing). What is not
understood is refused with its place; nothing is guessed. Start with ``skeleton.py``.
"""

from __future__ import annotations

from perfscore.rules.apply import apply
from perfscore.rules.case import Alternative, Case, Need, Note, Outcome
from perfscore.rules.conventions import DEFAULT, Conventions
from perfscore.rules.nodes import Rule
from perfscore.rules.reader import read

__all__ = ["DEFAULT", "Alternative", "Case", "Conventions", "Need", "Note", "Outcome", "Rule", "apply", "read"]
