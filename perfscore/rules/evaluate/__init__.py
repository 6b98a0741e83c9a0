"""One exact score: the groups of a plan for one set of facts. Where the text leaves a choice, both ways are taken in turn."""

from perfscore.rules.evaluate.run import Choices, Env, Result, Run, Unclear
from perfscore.rules.evaluate.whole import score

__all__ = ["Choices", "Env", "Result", "Run", "Unclear", "score"]
