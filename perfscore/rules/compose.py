"""Groups before clauses: which clauses share a start, which are branches of one axis, which heads ask nothing.

A text is one or several parts; each has its awards (bands of one axis, a grade, descriptions), what is taken from them,
and a floor of its own where there are several. Four rules carry nearly all: the base of a step, the head that asks
nothing, the complement, the cap.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from perfscore.rules.bands import bare_counts, closed, continued, exact
from perfscore.rules.contradictions import contradiction
from perfscore.rules.groups.allowances import allowed
from perfscore.rules.groups.complements import complements
from perfscore.rules.groups.completing import (
    counted,
    defined_in,
    expanded,
    limits_of,
    lone_ratio,
    spelt,
    without_idle,
)
from perfscore.rules.groups.counted_bounds import bounded_counts
from perfscore.rules.groups.exemptions import exempted
from perfscore.rules.groups.heads import heads_of
from perfscore.rules.groups.highest import highest_of
from perfscore.rules.groups.homes import divided, shared_takes
from perfscore.rules.groups.occurrences import occurrences
from perfscore.rules.groups.plan import Plan
from perfscore.rules.measures import measures
from perfscore.rules.nodes import Limit, Remark, Rule
from perfscore.rules.reader import read
from perfscore.rules.series import graded, shared
from perfscore.rules.tiers import unified


def plan(rule: Rule, full: Fraction, *, measured: bool = True) -> Plan:
    """The groups of a rule. ``measured``: there is a date or a number that 完成 and 逾期 can be told from."""
    return _plan(rule.text, full, measured) if rule.text else _made(rule, full, measured)


@lru_cache(maxsize=2048)
def _plan(text: str, full: Fraction, measured: bool) -> Plan:
    return _made(read(text), full, measured)


def capped_award(rule: Rule) -> bool:
    """最高不超过2分 behind several awards: they are added, so they are no grade."""
    return any(isinstance(item, Limit) and item.kind == "得" for item in rule.items)


def _made(rule: Rule, full: Fraction, measured: bool) -> Plan:
    clauses = graded(
        shared(spelt(unified(bounded_counts(occurrences(rule.clauses))))),
        full,
        measured=measured,
        adds=capped_award(rule),
    )
    clauses = expanded(rule, clauses)
    clauses = counted(rule, exact(closed(continued(rule, bare_counts(clauses, full)))))
    clauses = exempted(lone_ratio(without_idle(allowed(rule, clauses)), full))
    found, where = measures(clauses)
    same = complements(clauses)
    titles = [item for item in rule.items if isinstance(item, Remark) and item.kind == "总分"]
    parts, everywhere = divided(clauses, where, same, titles)
    made = Plan(
        rule, clauses, parts, everywhere, found, where, set(), same,
        list(dict.fromkeys(clause.scope for clause in clauses if clause.scope)),
        limits_of(rule, clauses),
        any(isinstance(item, Remark) and item.kind == "累计" for item in rule.items) or capped_award(rule),
        any(isinstance(item, Remark) and item.kind == "无底" for item in rule.items),
        next((item.mode for item in rule.items if isinstance(item, Remark) and item.kind == "零头"), ""),
        {item.section: item.base for item in rule.items if isinstance(item, Remark) and item.base is not None},
        defined_in(rule),
    )  # fmt: skip
    places = [(clause.begin, clause.stop) for clause in rule.clauses]
    made.numbers = [
        places.index((clause.begin, clause.stop)) + 1 if (clause.begin, clause.stop) in places else 0
        for clause in clauses
    ]
    made.highest = highest_of(rule, clauses)
    shared_takes(made, full)
    for part in parts:
        made.heads |= heads_of(made, part)
    for index in [index for index, earlier in same.items() if earlier in made.heads]:
        del same[index]  # a head asks nothing: what denies it is asked itself
    made.broken = contradiction(made, full)
    return made
