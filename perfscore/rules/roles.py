"""What a name in a formula stands for: the target, the actual, the completion rate, the indicator's own value, or a fact.

A name with a denial in it (不合格率) is never the own value of an indicator that should grow; a rate is never read from
an actual that is no rate, except the completion rate, which is actual over target.
"""

from __future__ import annotations

import re

from perfscore.rules.case import Case
from perfscore.rules.expressions import WORDS_OF_NO_DENIAL, Term
from perfscore.values.types import Percent, Quantity

_TARGET = re.compile(
    "^(?:年度|年初|本?年|全年|计划|预期|规定|应|目标任务|时序|任务|绩效)*"
    "(?:目标值?|指标值|计划(?:完成)?(?:数|值|量|额)?|任务(?:数|量)|目标数|应完成(?:数|值|量)?|标准值|合格标准值?)$"
)
_TARGET_LIKE = re.compile("(?:目标|任务|计划|指标)(?:任务|数量?|值|量|额)?$")
_ACTUAL = re.compile(
    "^(?:本校|本年|全年|年度|实际|当年)*(?:完成(?:值|数|额|量|情况)?|实际(?:完成)?(?:值|数|量|额|完成)?|实现(?:值|数))$"
)
_ACTUAL_LIKE = re.compile("(?:实际(?:完成)?|完成)值$")
_OWN_RATE = re.compile(
    "(?<!及时)(?<![按如]期)(?<!按时)(?:完成率|得分率|实现率|达成率|完成比例|完成程度|完成百分[比率]|执行率|到位率)$|^(?:实际|目标|任务)*比例$"
)
BARE_RATE = re.compile(
    "^(?:实际|目标|任务|指标|年度|计划)*(?:完成率|得分率|实现率|达成率|完成比例|完成程度|完成百分[比率]|比例)$"
)  # of what is not said: of the target, or the percentage itself
_RATE = re.compile("率$|比例$|比重$|占比$|百分比$|满意度$|度$")
_RATED = re.compile("[率速幅度值]$|比例$|比重$")
_WANTED = re.compile("计划|应|目标|任务|预算|下达|批复|规定|核定|设计|合同|指标")
_GOT = re.compile("实际|已|完成|支出|到位|执行|实现")
_DENIED = re.compile("[不未无没非否]")
_NOT_OWN = re.compile("[每各]|最[高低大小]|平均值|均值|基准|系数|上年|去年|同期")


def roles(formula: Term, case: Case) -> dict[str, str]:
    """``T`` target, ``A`` actual, ``R`` completion rate for the names that need no fact; the others are facts."""
    leaves = list(dict.fromkeys(leaf.name for leaf in formula.leaves() if leaf.op == "名"))
    if not isinstance(case.actual, Quantity):
        return {}
    rate = isinstance(case.actual, Percent)
    found = {name: what for name in leaves if (what := role(name, case)) is not None}
    if rate and isinstance(case.target, Percent) and len(leaves) == 2 and all(_RATED.search(name) for name in leaves):
        found |= _pair(leaves, found)  # 实际增速/目标增速: percentages themselves
        if len(found) == 2:
            return found
    if own_quotient(formula, case) is not None:
        return dict.fromkeys(leaves, "Q")
    rest = [name for name in leaves if name not in found]
    if len(leaves) == 2 and len(rest) in (1, 2) and not rate and isinstance(case.target, Quantity):
        found |= _pair(leaves, found)
        rest = [name for name in leaves if name not in found]
    alone = not found and not (rate and over_rate(formula))
    if len(rest) == 1 and not {"A", "R"} & set(found.values()) and _may_be_own(rest[0], case, alone=alone):
        found[rest[0]] = "A"
    return found


def _pair(leaves: list[str], found: dict[str, str]) -> dict[str, str]:
    """应完成户数 beside 已完成户数: one is what was wanted, the other what was done."""
    wanted = [
        name for name in leaves if found.get(name) == "T" or (_WANTED.search(name) and not re.search("实际|已", name))
    ]
    got = [name for name in leaves if name not in wanted and (found.get(name) == "A" or _GOT.search(name))]
    return {wanted[0]: "T", got[0]: "A"} if len(wanted) == len(got) == 1 else {}


def _may_be_own(name: str, case: Case, *, alone: bool) -> bool:
    """Whether the one name without a role can be what the indicator measures."""
    lower = (
        isinstance(case.target, Quantity) and case.target.relation is not None and case.target.relation.lower_is_better
    )
    if _DENIED.search(WORDS_OF_NO_DENIAL.sub("", name)) and not lower:
        return False
    if _NOT_OWN.search(name) or re.search("[%A-Z\ue000-\ue007\\d]", name):
        return False
    if isinstance(case.actual, Percent):
        return bool(_RATE.search(name)) or not alone
    return not _RATE.search(name)


def own_quotient(formula: Term, case: Case) -> Term | None:
    """The one quotient of two named quantities in a formula whose actual is a rate: it is that rate."""
    if not isinstance(case.actual, Percent):
        return None
    defined: list[Term] = []
    _defined_rates(formula, defined)
    if len(set(defined)) == 1 and not [one for one in _outside(formula, defined[0]) if one.op == "名"]:
        return defined[0]  # 满意度=（…+…）/…: the actual is what the text defines
    found: list[Term] = []
    _quotients(formula, found)
    others = [leaf for leaf in formula.leaves() if leaf.op == "名"]
    if len(found) != 1 or len(others) != 2:
        return None
    if isinstance(case.target, Percent) and all(_RATED.search(leaf.name) for leaf in found[0].leaves()):
        return None
    kinds = {role(leaf.name, case) for leaf in found[0].leaves()}
    printed = all(re.search("值$|目标$", leaf.name) for leaf in found[0].leaves())
    return None if kinds == {"T", "A"} and (printed or not _rate_of_parts(found[0])) else found[0]


def over_rate(term: Term) -> bool:
    """累计负荷/70%: what is divided by a percentage is one."""
    if term.left is None or term.right is None:
        return False
    if term.op == "/" and term.left.op == "名" and term.right.name == "%":
        return True
    return over_rate(term.left) or over_rate(term.right)


def _rate_of_parts(term: Term) -> bool:
    """实际完成数/计划完成数: what a percentage is made of; 实际值/目标值 are percentages themselves."""
    return any(re.search("[数量额]$", leaf.name) for leaf in term.leaves())


def _defined_rates(term: Term, found: list[Term]) -> None:
    if term.left is None or term.right is None:
        return
    if term.name and _RATE.search(term.name):
        found.append(term)
        return
    _defined_rates(term.left, found)
    _defined_rates(term.right, found)


def _outside(term: Term, inner: Term) -> list[Term]:
    """The leaves of a term that do not belong to one of its nodes."""
    if term == inner:
        return []
    if term.left is None or term.right is None:
        return [term]
    return [*_outside(term.left, inner), *_outside(term.right, inner)]


def _quotients(term: Term, found: list[Term]) -> None:
    if term.left is None or term.right is None:
        return
    if term.op == "/" and term.left.op == "名" and term.right.op == "名":
        found.append(term)
        return
    _quotients(term.left, found)
    _quotients(term.right, found)


def names_target(name: str) -> bool:
    """Whether a name says 目标值, 计划数, 标准值."""
    return bool(_TARGET.match(name) or re.search("(?:目标|任务|计划|标准)(?:任务|数量?|值|量|额)?$", name))


def role(name: str, case: Case) -> str | None:
    """``T`` the target, ``A`` the actual, ``R`` the completion rate; None for anything else."""
    denied = bool(_DENIED.search(name))
    if (
        not denied
        and case.target is not None
        and (_TARGET.match(name) or (_TARGET_LIKE.search(name) and not re.search("完成|实际", name)))
    ):
        return "T"
    if denied or _NOT_OWN.search(name):
        return None
    if _ACTUAL.match(name) or _ACTUAL_LIKE.search(name):
        return "A"
    return "R" if _OWN_RATE.search(name) and len(name) <= 12 else None
