"""Clauses completed by what the rest of the text says: spelt formulas, lone ratios, counted awards, caps."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from perfscore.rules.expressions import Term, is_rate, number
from perfscore.rules.groups.complements import complements
from perfscore.rules.groups.plan import flag_of
from perfscore.rules.nodes import Away, Clause, Compare, Count, Done, Effect, Flag, Grade, Limit, Reached, Remark, Rule
from perfscore.rules.opposites import core
from perfscore.rules.roles import names_target
from perfscore.rules.spans import Number


def spelt(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """按完成额线性打分，完成额/3500×10分: the formula spells out the method named before it."""
    clauses = lined(none_done(_methods(clauses)))
    formulas = [clause for clause in clauses if clause.effect.kind == "式"]
    if len(formulas) != 1:
        return clauses
    if any(clause.effect.kind == "比" and clause.conditions for clause in clauses) and _is_ratio(formulas[0]):
        return tuple(
            clause
            for clause in clauses
            if clause is not formulas[0] and not (clause.effect.kind == "比" and not clause.conditions)
        )
    return tuple(
        clause
        for clause in clauses
        if not (clause.effect.kind == "比" and not clause.conditions and clause.per is None)
    )


def _methods(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """按完成率计分，90%以上得10分，80%以上得5分: a proportion without a condition only names what the bands are of."""
    bands = [
        clause
        for clause in clauses
        if clause.effect.kind == "得" and any(isinstance(one, (Compare, Reached, Grade)) for one in clause.conditions)
    ]
    steps = [clause for clause in clauses if isinstance(clause.per, (Away, Done))]
    if len(bands) < 2 and not steps:
        return clauses
    return tuple(
        clause
        for clause in clauses
        if not (clause.effect.kind in ("比", "减比") and not clause.conditions and clause.per is None)
    )


def none_done(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """部分完成的按比例得分，未完成不得分: beside what is done in part, not done is not done at all."""
    partly = [one for clause in clauses for one in clause.conditions if isinstance(one, Reached) and one.extent == "部"]
    if not partly:
        return clauses
    made = list(clauses)
    for at, clause in enumerate(clauses):
        one = clause.conditions[0] if len(clause.conditions) == 1 and clause.per is None else None
        if clause.effect.kind == "零" and isinstance(one, Reached) and not one.yes and not one.extent:
            made[at] = replace(clause, conditions=(replace(one, extent="无"),))
    return tuple(made)


def lined(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """90%得10分，60%得0分，其间插值: the zero is the lower end of the line, not everything from 60% on."""
    if not any(clause.effect.kind == "插" for clause in clauses):
        return clauses
    made = list(clauses)
    tops = [
        one.low.number.value for clause in clauses if (one := _bare(clause, "得")) is not None and one.low is not None
    ]
    for at, clause in enumerate(clauses):
        zero = _bare(clause, "零")
        if zero is not None and zero.low is not None and tops and zero.low.number.value < min(tops):
            turned = replace(zero, low=None, high=replace(zero.low, included=True), bare=False)
            made[at] = replace(clause, conditions=(turned,))
    return tuple(made)


def _bare(clause: Clause, kind: str) -> Compare | None:
    one = clause.conditions[0] if len(clause.conditions) == 1 and clause.effect.kind == kind else None
    return one if isinstance(one, Compare) and one.high is None and (one.bare or kind == "得") else None


def lone_ratio(clauses: tuple[Clause, ...], full: Fraction) -> tuple[Clause, ...]:
    """足额缴纳得满分，未足额缴纳的按比例扣分: the ratio alone says both."""
    same = complements(clauses)
    made = list(clauses)
    for index, earlier in same.items():
        clause, head = clauses[index], clauses[earlier]
        if (
            clause.effect.kind in ("比", "减比")
            and head.effect.kind == "得"
            and head.per is None
            and head.effect.amount.of(full) == full
            and isinstance(head.conditions[0], Flag)
        ):
            made[index] = replace(clause, conditions=(), effect=replace(clause.effect, kind="比"))
            made[earlier] = replace(head, conditions=(), effect=replace(head.effect, kind="无"))
    return tuple(clause for clause in made if clause.effect.kind != "无")


def without_idle(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """每新增1家得1分，未新增不得分: nothing counted gives nothing anyway."""
    counted = [
        clause.per.words
        for clause in clauses
        if isinstance(clause.per, (Count, Done)) and clause.effect.kind in ("得", "加")
    ]
    idle = []
    for clause in clauses:
        words = flag_of(clause)
        if (
            clause.effect.kind == "零"
            and words is not None
            and re.match("未|无|没有", words)
            and any(core(words)[0] and core(words)[0] in one for one in counted)
        ):
            idle.append(clause)
    return tuple(clause for clause in clauses if clause not in idle)


def definitions(rule: Rule) -> dict[str, Term]:
    """完成率=A/B: what the text says of a name."""
    return {
        item.mode: item.formula
        for item in rule.items
        if isinstance(item, Remark) and item.kind == "定义" and isinstance(item.formula, Term)
    }


def defined_in(rule: Rule) -> dict[str, Term]:
    """Definitions, and what a formula says beside its points: 执行率得分=执行数÷预算数×10 defines 执行率."""
    found = definitions(rule)
    for clause in rule.clauses:
        name = re.fullmatch("(?P<rate>.*率)得分", clause.title)
        if name is not None and isinstance(clause.effect.formula, Term) and (rate := _quotient(clause.effect.formula)):
            found.setdefault(name["rate"], rate)
    return found


def _quotient(term: Term) -> Term | None:
    if term.left is None or term.right is None:
        return None
    return term if term.op == "/" and is_rate(term) else _quotient(term.left) or _quotient(term.right)


def expanded(rule: Rule, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Formulas with the names that the text itself defines spelt out."""
    defined = definitions(rule)

    whole = any(isinstance(item, Remark) and item.kind == "顶" for item in rule.items)

    def named(term: Term, depth: int = 0) -> Term:
        if whole and depth < 4 and is_rate(term):
            return Term("小", named(term, 4), number(Fraction(1), "%"))
        if term.op == "名" and depth < 4 and (meant := _meant(defined, term.name)) is not None:
            return replace(named(meant, depth + 1), name=term.name if meant.left is not None else meant.name)
        if term.left is None or term.right is None:
            return term
        return replace(term, left=named(term.left, depth), right=named(term.right, depth))

    def computed(clause: Clause) -> Clause:
        if isinstance(clause.effect.formula, Term):
            return replace(clause, effect=replace(clause.effect, formula=named(clause.effect.formula)))
        if clause.effect.kind == "比" and (rate := _meant(defined, clause.title)) is not None:
            return replace(
                clause, effect=Effect("式", formula=Term("×", Term("小", rate, number(Fraction(1), "%")), Term("分")))
            )
        return clause

    return tuple(computed(clause) for clause in clauses)


def _meant(defined: dict[str, Term], name: str) -> Term | None:
    """What the text says of a name: of 资金支付率 also what it says of 支付率."""
    if name in defined:
        return defined[name]
    close = [one for one in defined if len(one) > 2 and (name.endswith(one) or one.endswith(name)) and len(name) > 2]
    return defined[close[0]] if len(close) == 1 else None


def counted(rule: Rule, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """有会议纪要的得1分，最多得3分: a cap above one award says that it is counted."""
    made = list(clauses)
    for limit in limits_of(rule, clauses):
        if limit.clause < 0 or limit.amount.points is None or limit.kind not in ("扣", "得", "加"):
            continue
        clause = made[limit.clause]
        kinds = {"扣": "扣", "得": "得", "加": "加"}
        single = [one for one in clauses if one.sentence == clause.sentence]
        if (
            clause.effect.kind == kinds[limit.kind]
            and clause.per is None
            and len(clause.conditions) == 1
            and isinstance(clause.conditions[0], Flag)
            and clause.effect.amount.points is not None
            and limit.amount.points > clause.effect.amount.points
            and len(single) == 1
        ):
            made[limit.clause] = replace(
                clause, conditions=(), per=Count(clause.conditions[0].words, Fraction(1), Number(Fraction(1)))
            )
    return tuple(made)


def limits_of(rule: Rule, clauses: tuple[Clause, ...]) -> tuple[Limit, ...]:
    """The caps with the clause they stand behind as it is numbered now."""
    found = []
    for item in rule.items:
        if isinstance(item, Limit):
            target = rule.clauses[item.clause] if 0 <= item.clause < len(rule.clauses) else None
            places = [
                at
                for at, clause in enumerate(clauses)
                if target is not None and clause.begin == target.begin and clause.stop == target.stop
            ]
            found.append(replace(item, clause=places[-1] if places else -1))
    return tuple(found)


def _is_ratio(clause: Clause) -> bool:
    """实际值÷标准值×分值: what 按比例 says."""
    term = clause.effect.formula
    if not isinstance(term, Term) or clause.conditions:
        return False
    leaves = term.leaves()
    if [leaf.op for leaf in leaves] != ["名", "名", "分"] or term.op != "×":
        return False
    return names_target(leaves[1].name) and not re.search("目标|任务|计划", leaves[0].name)
