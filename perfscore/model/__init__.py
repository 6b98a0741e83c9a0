"""The nouns of the trade as frozen values: sheet, funds, indicator, policy, score. No I/O, no arithmetic.

Start reading at ``sheet.py``; ``finding.py`` is the only kind of complaint, ``source.py`` says where something was written.
"""

from perfscore.model.policy import Policy, Setting, Terms
from perfscore.model.scorecard import (
    Bounds,
    Composition,
    DimensionScore,
    FundsScore,
    IndicatorScore,
    Scorecard,
    State,
    Step,
    Steps,
)
from perfscore.model.sheet import (
    EMPTY,
    RELATIONS,
    Adjudication,
    Adjustment,
    Amounts,
    Basics,
    Carryover,
    Change,
    Entry,
    Expense,
    Funds,
    Goal,
    Indicator,
    Kind,
    Passage,
    Sheet,
)

__all__ = [
    "EMPTY",
    "RELATIONS",
    "Adjudication",
    "Adjustment",
    "Amounts",
    "Basics",
    "Bounds",
    "Carryover",
    "Change",
    "Composition",
    "DimensionScore",
    "Entry",
    "Expense",
    "Funds",
    "FundsScore",
    "Goal",
    "Indicator",
    "IndicatorScore",
    "Kind",
    "Passage",
    "Policy",
    "Scorecard",
    "Setting",
    "Sheet",
    "State",
    "Step",
    "Steps",
    "Terms",
]
