"""From a typed text to a rule: sentences, the anchors in them, and what the words between two anchors are.

Every sign is accounted for: it lies in an anchor, in the condition of one, or in a remark; a remark holds nothing that
can change a score. What is left over is the trouble of the rule.
"""

from __future__ import annotations

import re
from functools import lru_cache

from perfscore.rules.lines import LOST
from perfscore.rules.nodes import Clause, Rule, Trouble
from perfscore.rules.sentences.afterwards import branches, left_over, spoken, told
from perfscore.rules.sentences.around_formulas import letters, saturations, unused
from perfscore.rules.sentences.brackets import allowances, attached, masked, partials
from perfscore.rules.sentences.orphans import torn
from perfscore.rules.sentences.sentence import read_sentence, sentences_of
from perfscore.rules.sentences.state import Reading
from perfscore.rules.sentences.unsaid import unsaid
from perfscore.rules.spans import BAD, scan
from perfscore.rules.text import LONGEST_TEXT

MOST_CLAUSES = 120
_TRUNCATED = re.compile(r"(?:…+|\.{3,}|。{3,})\s*$")


@lru_cache(maxsize=4096)
def read(written: str) -> Rule:
    """The rule that ``written`` says; what was not understood is its ``trouble``."""
    if len(written) > LONGEST_TEXT:
        return Rule((), Trouble(0, len(written), written[:20], ("不超过4000字的标准",)), written)
    cut = _TRUNCATED.search(written)
    text = written[: cut.start()] if cut else written
    typed = scan(text)
    state = Reading(typed, attached(masked(typed)))
    allowances(state)
    partials(state)
    letters(state)
    saturations(state)
    bad = typed.signs.find(BAD)
    if bad >= 0:
        lost = LOST.match(typed.text(bad, bad + 1))
        state.fail(bad, bad + 1, ("看得清的字",) if lost else ("一个数",))
    if found := torn(state.signs):
        state.fail(*found)
        state.refused(*found)
    for begin, stop, marked in sentences_of(state.signs):
        if marked:
            state.section += 1
        state.sentence += 1
        read_sentence(state, begin, stop)
    if not state.trouble and not any(isinstance(item, Clause) for item in state.items):
        state.fail(0, len(state.signs))
    unused(state)
    branches(state)
    spoken(state)
    unsaid(state)
    items = tuple(told(item, state.trouble) for item in sorted(state.items, key=lambda item: item.begin))
    if cut:
        last = items[-1].text if items else text[-20:]
        return Rule(items, Trouble(cut.start(), len(written), last, ("完整的文字",), truncated=True), written)
    if len([item for item in items if isinstance(item, Clause)]) > MOST_CLAUSES:
        return Rule((), Trouble(0, len(written), written[:20], ("条款少一些的标准",)), written)
    return Rule(items, state.trouble or left_over(items, text), written)
