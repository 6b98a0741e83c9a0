"""What a clause takes or adds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from perfscore.rules.axis import Place
from perfscore.rules.evaluate.amounts import capped, capped_together, note_of, times_of
from perfscore.rules.evaluate.edges import any_holds
from perfscore.rules.evaluate.holding import holds_all, lies_between
from perfscore.rules.evaluate.ratios import ratio_points
from perfscore.rules.evaluate.run import ONE, ZERO, Run, Unclear
from perfscore.rules.evaluate.telling import standing
from perfscore.rules.groups.exemptions import TAKES
from perfscore.rules.groups.plan import Part
from perfscore.rules.measures import parts_of
from perfscore.rules.nodes import (
    Away,
    Clause,
    Compare,
    Count,
    Done,
    Else,
    Flag,
    Reached,
    show,
)

MOST_TIMES = 100  # a factor taken more often is a slip of the count


_Taken = tuple[Fraction, bool, Fraction]  # points after a clause, whether it takes everything, what it takes below zero


def take_points(run: Run, at: int, clause: Clause, got: Fraction, part: Part | None) -> _Taken:
    """Points after one clause, whether it takes everything, and what it takes below zero."""
    kind = clause.effect.kind
    if kind == "罢" or not _applies(run, at, clause, part):
        return got, False, ZERO
    worth = part.title.of(run.full) if part is not None and part.title is not None else run.full
    if kind == "零":
        return _zeroed(run, at, clause, got)
    if kind == "免":
        return (exempted(run, clause, got, worth) if clause.exempt else got), False, ZERO
    if kind == "酌":
        return _judged(run, at, clause, got), False, ZERO
    if kind in _AFTER:
        return _AFTER[kind](run, at, clause, got, worth), False, ZERO
    return _moved(run, at, clause, got, worth)


def _applies(run: Run, at: int, clause: Clause, part: Part | None) -> bool:
    """Whether the case of a clause is given; 否则 is what no clause before it covers."""
    if not (clause.conditions and isinstance(clause.conditions[0], Else)):
        return holds_all(run, at)
    before = [other for other in (part.clauses if part is not None else ()) if other < at]
    return clause.effect.kind != "零" and not any_holds(run, before) and holds_all(run, at)


def _zeroed(run: Run, at: int, clause: Clause, got: Fraction) -> _Taken:
    if at in run.plan.same and clause.per is None:
        return got, False, ZERO  # the complement of an award that was not given
    if isinstance(clause.per, (Count, Away, Done)) and times_of(run, at, clause) == 0:
        return got, False, ZERO
    if clause.per is None:
        sensible(run, at, clause)
    run.tell(at, (standing(run, at) if clause.per is None else "") + "不得分", got, ZERO)
    return got, True, ZERO


def _judged(run: Run, at: int, clause: Clause, got: Fraction) -> Fraction:
    """视情况扣1—3分: nothing where nothing happened, else a person."""
    amount = clause.effect.amount
    low, high = amount.points or ZERO, amount.top if amount.top is not None else max(got, ZERO)
    times = times_of(run, at, clause) if clause.per is not None else ONE
    if times == 0:
        return got
    most = max(ZERO, got - low * times) if not clause.effect.own else got
    raise Unclear("标准要由人裁量", max(ZERO, got - high * times), most)


def _multiplied(run: Run, at: int, clause: Clause, got: Fraction, _worth: Fraction) -> Fraction:
    times = times_of(run, at, clause) if clause.per is not None else ONE
    if times > MOST_TIMES:
        raise Unclear(f"次数超过{MOST_TIMES}，请核对计分数据", ZERO, run.full)
    factor = clause.effect.amount.points or ZERO
    after = got * factor ** int(times)
    run.tell(at, f"{show(times)}次，乘{show(factor)}", got, after)
    return after


def _doubled(run: Run, at: int, _clause: Clause, got: Fraction, worth: Fraction) -> Fraction:
    after = got - taken_once(run, worth)
    run.tell(at, f"加倍，再扣{show(got - after)}分", got, after)
    return after


def _in_proportion(run: Run, at: int, clause: Clause, got: Fraction, worth: Fraction) -> Fraction:
    if _half_said(run, at):
        raise Unclear("标准没有写清什么情况按比例扣分", ZERO, worth)
    after = got - (worth - ratio_points(run, at, clause, worth))
    short = (got - after).denominator < 10**6
    run.tell(at, run.told.get(at, "") + f"扣{show(got - after)}分" if short else "按比例扣分", got, after)
    return after


_AFTER = {"乘": _multiplied, "倍": _doubled, "减比": _in_proportion}


def _moved(run: Run, at: int, clause: Clause, got: Fraction, worth: Fraction) -> _Taken:
    """扣, 加, 倒扣: the amount as often as it happened, within its caps."""
    kind = clause.effect.kind
    if kind == "扣" and clause.per is None:
        sensible(run, at, clause)
    times = times_of(run, at, clause) if clause.per is not None else ONE
    if times == 0:
        return got, False, ZERO
    amount = capped(run, at, times * clause.effect.amount.of(worth))
    if kind == "扣":
        amount = capped_together(run, at, amount)
    if kind == "倒":
        return got, False, amount
    after = got + amount if kind == "加" else got - amount
    stands = standing(run, at) if clause.per is None else run.told.get(at, "")
    run.tell(at, stands + note_of(clause, times, amount), got, after)
    return after, False, ZERO


def exempted(run: Run, clause: Clause, got: Fraction, worth: Fraction) -> Fraction:
    """What an exemption gives back: all where one thing is punished once; of several nobody says which are meant."""
    takes = [clause for clause in run.plan.clauses if clause.effect.kind in TAKES]
    if not takes and "扣" in clause.text:
        return worth  # 非试点地区，本项不扣分: beside an award it leaves all
    if takes and got >= worth:
        return got
    if len(takes) != 1 or takes[0].effect.kind != "扣":
        raise Unclear("例外情形不扣分，标准没有写明哪些不扣", got, worth)
    return worth


def taken_once(run: Run, worth: Fraction) -> Fraction:
    """What the one deduction of the text takes, to be taken again; of several nobody says which are doubled."""
    takes = [at for at, clause in enumerate(run.plan.clauses) if clause.effect.kind == "扣"]
    if len(takes) != 1:
        raise Unclear("加倍扣分，标准没有写明哪些加倍", ZERO, worth)
    clause = run.plan.clauses[takes[0]]
    if not holds_all(run, takes[0]):
        return ZERO
    times = times_of(run, takes[0], clause) if clause.per is not None else ONE
    return capped(run, takes[0], times * clause.effect.amount.of(worth))


def _half_said(run: Run, at: int) -> bool:
    """完成得满分，未完的按比例扣分: what denies a measured completion is told in other words than it."""
    head = run.plan.clauses[run.plan.same[at]] if at in run.plan.same else None
    flags = [one for one in run.plan.clauses[at].conditions if isinstance(one, Flag)]
    return head is not None and bool(flags) and any(isinstance(one, Reached) for one in head.conditions)


def sensible(run: Run, at: int, clause: Clause) -> None:
    """The goal itself is never punished: 超过1亿元扣1分 beside a target of 40亿元 must mean something else."""
    for place, condition in enumerate(one for one in clause.conditions if one in parts_of(clause)):
        where = run.env.places.get(run.plan.where.get((at, place), -1))
        if (
            not isinstance(condition, Compare)
            or not isinstance(where, Place)
            or where.low is None
            or where.high is None
        ):
            continue
        lower = where.lower_is_better or _punishes_more(run, at, place)
        goal = replace(where, x=where.high if lower else where.low)
        beyond = condition.high is None if not lower else condition.low is None
        if beyond and lies_between(run, goal, condition):
            raise Unclear("完成指标值也要扣分，标准与指标值矛盾", ZERO, run.full)


def _punishes_more(run: Run, at: int, place: int) -> bool:
    """每超1小时扣2分 and nothing taken for less: more is worse, whatever the target's own sign."""
    index = run.plan.where.get((at, place), -1)
    steps = {
        per.direction
        for other in (run.plan.measures[index].clauses if index >= 0 else ())
        if isinstance(per := run.plan.clauses[other].per, Away) and run.plan.clauses[other].effect.kind == "扣"
    }
    return steps == {"超"}
