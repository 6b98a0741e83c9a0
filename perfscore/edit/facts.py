"""计分数据 as a mapping: each fact under the words of the clause that asks for it, instead of in their order.

A list shifts when an actual is filled in later that answers one of the clauses; a mapping does not. The score is the
same before and after, or nothing is changed.
"""

from __future__ import annotations

from perfscore import rules, values
from perfscore.edit.change import Changes
from perfscore.edit.document import Document
from perfscore.load import parse_sheet
from perfscore.load.scalar import scalar
from perfscore.model import Indicator, Policy, Sheet
from perfscore.model.finding import Level
from perfscore.model.source import Sequence, Text
from perfscore.score import score, standard

FACTS = "计分数据"


def mapped(document: Document, sheet: Sheet, policy: Policy) -> tuple[Document, int]:
    """The document with its 计分数据 as mappings, and how many were rewritten; ``sheet`` is what it holds.

    Raises :class:`~perfscore.edit.change.Unsafe`.
    """
    if sheet.node is None:
        return document, 0
    changes = Changes(document, sheet.node)
    count = 0
    for indicator in sheet.indicators:
        named = _named(indicator, sheet, policy)
        if named and indicator.node is not None and not _commented(changes, indicator):
            text = ", ".join(f"{scalar(key, flow=True)}: {scalar(value, flow=True)}" for key, value in named.items())
            changes.put(indicator.node, FACTS, f"{{{text}}}", dict(named))
            count += 1
    if not count:
        return document, 0
    done = changes.done()
    return (done, count) if _same_score(sheet, done, policy) else (document, 0)


def _named(indicator: Indicator, sheet: Sheet, policy: Policy) -> dict[str, str] | None:
    """The facts of a list by the words of their clauses; None where there is no list, or it does not fit the text."""
    given, text = indicator.facts, indicator.rule or indicator.standard
    if not isinstance(given, Sequence) or not text or indicator.full is None:
        return None
    target = actual = None
    if indicator.target:
        target = values.parse(indicator.target, year=sheet.year, unit=indicator.unit, relation=indicator.value_type)
    if indicator.actual:
        actual = values.parse(indicator.actual, year=sheet.year)
    case = standard.case_of(indicator, indicator.full, target, actual, sheet, policy)
    rule = rules.read(str(text))
    needs = rules.apply(rule, case).needs
    names = [_words(need, needs, rule, str(text)) for need in needs]
    named = {name: str(fact) for name, fact in zip(names, given.items, strict=False) if isinstance(fact, Text)}
    return named if len(named) == len(needs) == len(given.items) else None


def _words(need: rules.Need, needs: tuple[rules.Need, ...], rule: rules.Rule, text: str) -> str:
    """What a fact is written under: its name where the text has those words, else its clause where no other asks."""
    alone = sum(other.clause == need.clause for other in needs) == 1
    if need.name in text or not alone or need.clause > len(rule.clauses):
        return need.name
    return rule.clauses[need.clause - 1].text


def _commented(changes: Changes, indicator: Indicator) -> bool:
    """Whether a comment stands between the facts, which a mapping on one line would lose."""
    if indicator.node is None or not isinstance(indicator.facts, Sequence):
        return False
    key = indicator.node.key(FACTS)
    if key is None:
        return False
    begin, stop = changes.cells.colon(key), changes.cells.stop(indicator.node, key)
    return any(begin <= comment.start < stop for comment in changes.cells.comments)


def _same_score(sheet: Sheet, document: Document, policy: Policy) -> bool:
    after, findings = parse_sheet(document.text, sheet.file)
    if after is None or any(finding.level is Level.ERROR for finding in findings):
        return False
    rows = zip(score(sheet, policy).indicators, score(after, policy).indicators, strict=True)
    return all(
        (old.points, old.low, old.high, old.state) == (new.points, new.low, new.high, new.state) for old, new in rows
    )
