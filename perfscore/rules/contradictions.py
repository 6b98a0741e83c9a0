"""Rules that contradict their own text, told from their structure before any value is known.

Each law is a function of the plan; what it returns is the reason why the text is not computed.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from perfscore.rules.groups.plan import AWARDS, Plan
from perfscore.rules.nodes import Away, Beyond, Bound, Compare, Due, Else, Flag, Reached, show


def contradiction(plan: Plan, full: Fraction) -> str | None:
    """Why the rule cannot mean what it says; None where nothing speaks against it."""
    return next((reason for law in _LAWS if (reason := law(plan, full)) is not None), None)


def _nothing_moves(plan: Plan, _full: Fraction) -> str | None:
    """存在隐患的扣0分: whatever happens, the points are the same."""
    if plan.clauses and all(clause.effect.kind in ("免", "罢") for clause in plan.clauses):
        return "评分标准中没有一处会改变得分"
    return None


def _idle_cap(plan: Plan, full: Fraction) -> str | None:
    """累计不超过0.5分 beside deductions alone: there is no award that it could bound."""
    gives = [clause for clause in plan.clauses if clause.effect.kind in (*AWARDS, "加") or clause.effect.own]
    for limit in plan.limits:
        points = limit.amount.points
        if limit.kind != "得" or points is None or points >= full:
            continue
        if not gives:
            return f"最高{show(points)}分低于满分，标准没有可得的分"
        alone = [one.effect.amount.points for one in gives if one.effect.kind == "得" and one.per is None]
        over = [amount for amount in alone if amount is not None and amount > points]
        if over and (limit.clause < 0 or plan.clauses[limit.clause].per is None):
            return f"最高{show(points)}分低于标准写明的{show(max(over))}分"
    return None


def _idle_floor(plan: Plan, _full: Fraction) -> str | None:
    """一次1分，扣完为止: something is to be taken, and nothing says that these points are."""
    takes = any(clause.effect.kind in ("扣", "零", "倒", "酌", "减比", "乘") for clause in plan.clauses)
    spoken = [limit for limit in plan.limits if limit.kind in ("底", "扣") and "扣" in limit.text]
    return None if takes or not spoken else f"写了“{spoken[0].text}”，没有写明扣多少分"


def _mixed_ladder(plan: Plan, full: Fraction) -> str | None:
    """1次扣1分，2次3分: on one ladder a bare amount that is not all stands beside amounts that are taken."""
    bands = [
        clause
        for clause in plan.clauses
        if clause.per is None and any(isinstance(one, (Compare, Beyond)) for one in clause.conditions)
    ]
    bare = [one for one in bands if one.effect.kind == "得" and one.effect.own and one.effect.amount.of(full) < full]
    takes = [one for one in bands if one.effect.kind == "扣" and not one.cumulative]
    given = [one for one in plan.clauses if one.effect.kind == "得" and one not in bare]
    if bare and takes and not given:
        return f"“{bare[0].text}”没有写明是得分还是扣分"
    return None


def _tiers(plan: Plan, index: int) -> list[tuple[Bound | None, Bound | None, Fraction]]:
    """Bounds and points of the awards on one measure that ask nothing else."""
    found = []
    for at in plan.measures[index].clauses:
        clause = plan.clauses[at]
        one = clause.conditions[0] if len(clause.conditions) == 1 else None
        if clause.per is None and clause.effect.kind == "得" and isinstance(one, Compare) and not one.absolute:
            points = clause.effect.amount.points
            if points is not None:
                found.append((one.low, one.high, points))
    return found


def _disordered(plan: Plan, _full: Fraction) -> str | None:
    """90%以上得5分，80%以上得6分: more for less, and nothing for least."""
    if any(isinstance(one, Else) for clause in plan.clauses for one in clause.conditions):
        return None
    for index, measure in enumerate(plan.measures):
        tiers = _tiers(plan, index)
        if len(tiers) < 2 or len(tiers) != len([at for at in measure.clauses if plan.clauses[at].per is None]):
            continue
        lows = sorted((low.number.value, points) for low, high, points in tiers if low is not None and high is None)
        highs = sorted((high.number.value, points) for low, high, points in tiers if high is not None and low is None)
        if (len(lows) == len(tiers) and _falls(lows)) or (len(highs) == len(tiers) and _falls(highs[::-1])):
            return "标准前后矛盾：各档的界限与得分的顺序相反"
    return None


def _falls(tiers: list[tuple[Fraction, Fraction]]) -> bool:
    points = [each for _, each in tiers]
    return points == sorted(points, reverse=True) and points[0] > points[-1] and len(set(dict(tiers))) == len(tiers)


def _upside_down(plan: Plan, _full: Fraction) -> str | None:
    """70%≤N<0%: a stretch that holds no value."""
    for clause in plan.clauses:
        for one in clause.conditions:
            if not isinstance(one, Compare) or one.low is None or one.high is None:
                continue
            if one.low.number.value > one.high.number.value and one.low.number.unit == one.high.number.unit:
                return "标准前后矛盾：界限的下限高于上限"
    return None


def _both_ways(plan: Plan, _full: Fraction) -> str | None:
    """落实得满分；落实不得分: one case with two effects; 达到目标不得分: nothing for the goal itself."""
    seen: dict[tuple[object, ...], str] = {}
    for clause in plan.clauses:
        only = clause.conditions[0] if len(clause.conditions) == 1 else None
        if clause.per is not None or clause.effect.kind not in ("得", "零") or not isinstance(only, (Flag, Reached)):
            continue
        key = (only, clause.scope, clause.section)
        if seen.setdefault(key, clause.effect.kind) != clause.effect.kind:
            return "标准前后矛盾：同一情形既得分又不得分"
    only = plan.clauses[0].conditions[0] if len(plan.clauses) == 1 and plan.clauses[0].conditions else None
    lone = isinstance(only, Reached) and only.yes and not only.extent and not only.timed
    if lone and plan.clauses[0].effect.kind == "零" and plan.clauses[0].per is None:
        return "标准前后矛盾：完成得更好反而得分更少"
    return None


def _award_for_less(plan: Plan, _full: Fraction) -> str | None:
    """得6分；每下降1个百分点得1分: an award for every step down beside the award for being up."""
    for at, clause in enumerate(plan.clauses):
        if clause.effect.kind != "得" or not isinstance(clause.per, Away) or clause.per.direction != "低":
            continue
        if any(_starts(plan, at, other) for other in range(len(plan.clauses)) if other != at):
            return "标准前后矛盾：完成得少反而得分"
    return None


def _starts(plan: Plan, at: int, other: int) -> bool:
    head = plan.clauses[other]
    if head.effect.kind != "得" or head.per is not None:
        return False
    bound = head.conditions[0] if head.conditions else None
    if bound is None:
        return head.section == plan.clauses[at].section
    same = plan.where.get((other, 0)) == plan.where.get((at, 0))
    return same and isinstance(bound, Compare) and bound.high is None


def _punished_in_time(plan: Plan, _full: Fraction) -> str | None:
    """3月31日完成的不得分: points are taken for being done by a day."""
    for clause in plan.clauses:
        due = [one for one in clause.conditions if isinstance(one, Due)]
        if clause.per is None and clause.effect.kind in ("扣", "零") and any(one.before for one in due):
            return "标准前后矛盾：在期限内完成反而扣分"
    return None


_LAWS: tuple[Callable[[Plan, Fraction], str | None], ...] = (
    _nothing_moves,
    _mixed_ladder,
    _idle_cap,
    _idle_floor,
    _disordered,
    _award_for_less,
    _upside_down,
    _both_ways,
    _punished_in_time,
)
