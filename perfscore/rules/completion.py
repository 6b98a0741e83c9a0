"""What to write instead, in the standard's own words: a cut-off text completed, and how a part of its own step counts."""

from __future__ import annotations

import re

from perfscore.rules.nearest import nearest
from perfscore.rules.nodes import Rule
from perfscore.rules.reader import read

_TAILS = (
    (re.compile("(?:扣|减|加|得|计|给)$"), "1分"),
    (re.compile(r"每[^，,；;。]*[\d零一二两三四五六七八九十百半][^\d，,；;。]{1,8}$"), "扣1分"),
    (re.compile("(?:完成|达到|达标|合格|通过|满足|发生)[^，,；;。]{0,4}不$"), "得分"),
    (re.compile("，否则$"), "不得分"),
)
"""How a standard breaks off, and the shortest ending that completes it."""
_SHOWN = 40  # characters of the standard that an advice repeats
_STEP = re.compile(
    r"每[^每，,；;。]*?([\d.零一二两三四五六七八九十百半]+(?!分)[^\d每，,；;。扣加得减]{1,8})(?=扣|加|得|减|，|,|$)"
)


def completed(visible: str, words: str) -> str:
    """The visible text with the shortest ending that makes it readable; another known wording where none does.

    ``words`` is the clause that breaks off. Shown is at most that clause, where the text before it is long.
    """
    for text in (visible.strip(), words.strip("，；。 ")):
        for broken, tail in _TAILS if 0 < len(text) <= _SHOWN else ():
            if broken.search(text) and read(text + tail).trouble is None:
                return text + tail
    return nearest(words)


def parts_of_a_step(rule: Rule) -> str:
    """How to settle what an incomplete step counts: 如“不足1天的按1天计”或“不足1天的不扣”."""
    found = next((match for clause in rule.clauses if (match := _STEP.search(clause.text))), None)
    step = found[1].strip() if found else "一步"
    verb = "不计" if found and found.string[found.end() :].startswith(("加", "得")) else "不扣"
    return f"如“不足{step}的按{step}计”或“不足{step}的{verb}”"
