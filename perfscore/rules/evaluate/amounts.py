"""How many times a count or a step applies, what a cap leaves of it."""

from __future__ import annotations

from fractions import Fraction

from perfscore.language import units
from perfscore.rules.axis import Day, Place
from perfscore.rules.evaluate.distances import bases_of, gap_to
from perfscore.rules.evaluate.run import ONE, ZERO, Run, Unclear
from perfscore.rules.evaluate.telling import lateness_told, number_told, value_told
from perfscore.rules.groups.plan import AWARDS
from perfscore.rules.measures import COUNTABLE
from perfscore.rules.nodes import (
    FULL,
    Away,
    Bound,
    Clause,
    Count,
    Done,
    Limit,
    show,
)

TARGET = "指标值"


def local_caps(run: Run, limit: Limit) -> bool:
    """A cap right behind one of several awards bounds that award only."""
    if limit.clause < 0:
        return False
    clause = run.plan.clauses[limit.clause]
    return len([one for one in run.plan.clauses if one.effect.kind in AWARDS or one.effect.kind == "加"]) > 1 and (
        isinstance(clause.per, (Count, Away, Done)) or "单项" in limit.text
    )


def capped(run: Run, at: int, amount: Fraction) -> Fraction:
    """A cap that stands behind one clause."""
    for limit in run.plan.limits:
        if (
            limit.clause == at
            and limit.amount != FULL
            and (limit.kind in ("加", "加扣") or limit.kind == "扣" or (limit.kind == "得" and local_caps(run, limit)))
        ):
            amount = min(amount, limit.amount.of(run.full))
    return amount


def capped_together(run: Run, at: int, amount: Fraction) -> Fraction:
    """最多扣5分 behind several deductions of one sentence bounds their sum."""
    clause = run.plan.clauses[at]
    for limit in run.plan.limits:
        if (
            limit.kind == "扣"
            and limit.clause >= 0
            and not limit.alone
            and limit.amount != FULL
            and (limit.sentence == clause.sentence or reaches_back(run, limit, clause))
            and at <= limit.clause
        ):
            key = limit.clause
            left = max(ZERO, limit.amount.of(run.full) - run.taken.get(key, ZERO))
            amount = min(amount, left)
            run.taken[key] = run.taken.get(key, ZERO) + amount
    return amount


def reaches_back(run: Run, limit: Limit, clause: Clause) -> bool:
    """A lone cap behind the last of several sentences: it may bound the last deduction or all of them."""
    caps = [one for one in run.plan.limits if one.kind == "扣"]
    if isinstance(clause.per, Away) and clause.per.size.unit.family not in COUNTABLE:
        return False  # a step on a value of its own
    if len(caps) != 1 or clause.section != limit.section or clause.sentence > limit.sentence:
        return False
    if run.wide is None:
        run.wide = bool(run.choices.pick([("封顶只管它前面的一句", False), ("封顶管到全部扣分", True)]))
    return run.wide


def note_of(clause: Clause, times: Fraction, amount: Fraction) -> str:
    """What one clause took or gave, in words."""
    verb = clause.effect.kind if clause.effect.kind in ("加", "得") else "扣"
    if clause.per is None:
        return f"{verb}{show(amount)}分"
    counted = isinstance(clause.per, Done) and clause.per.size.value == 1 and clause.per.size.name
    unit = "次" if isinstance(clause.per, Count) else counted or "步"
    each = clause.effect.amount.points
    if each is not None and each * times == amount:
        return f"计{show(times)}{unit}，{verb}{show(each)}×{show(times)}＝{show(amount)}分"
    return f"计{show(times)}{unit}，{verb}{show(amount)}分"


def place_told(run: Run, at: int, base: str) -> str:
    """Where the value stands and what it is measured from: 期限…，完成于…，逾期10天; 起点95%，完成值93%."""
    where = run.place(at)
    if isinstance(where, Day) and where.deadline is not None:
        return lateness_told(where)
    if isinstance(where, Place):
        goal = where.high if where.lower_is_better else where.low
        start = f"指标值{value_told(run, goal, where.unit)}" if base == TARGET and goal is not None else base
        return f"起点{start}，完成值{value_told(run, where.x, where.unit)}，"
    return ""


def times_of(run: Run, at: int, clause: Clause) -> Fraction:
    """How many steps or occurrences."""
    per = clause.per
    if (isinstance(per, Count) and per.size == 0) or (isinstance(per, (Away, Done)) and per.size.value == 0):
        raise Unclear("每一步是0，不能计步", ZERO, run.full)
    if isinstance(per, Count):
        count = run.env.facts.get(("次", at))
        if not isinstance(count, Fraction):
            raise Unclear(f"缺少“{per.words}”的次数", ZERO, run.full)
        return whole_steps(run, counting(run, per, count) / per.size)
    given = run.env.facts.get(("距", at))
    if isinstance(given, Fraction) and isinstance(per, (Away, Done)):
        return whole_steps(run, given / per.size.value)
    if isinstance(per, Done):
        return done_times(run, at, per)
    if isinstance(per, Away):
        options: dict[Fraction, str] = {}
        for base in bases_of(run, at, per):
            found = gap_to(run, at, per, base)
            if found is not None:
                options.setdefault(found, number_told(base.number) if isinstance(base, Bound) else TARGET)
        if not options:
            raise Unclear("缺少扣分的起点", ZERO, run.full)
        chosen = run.choices.pick([(f"起点{note}", gap) for gap, note in options.items()])
        gap = chosen if isinstance(chosen, Fraction) else ZERO
        run.told[at] = place_told(run, at, options.get(gap, TARGET))
        times = whole_steps(run, max(ZERO, gap), started=per.started)
        if isinstance(run.place(at), Day) and times and times == int(gap):
            run.told[at] += f"满{show(times)}个“{number_told(per.size)}”，"
        return times
    return ONE


def counting(run: Run, per: Count, count: Fraction) -> Fraction:
    """How many of them count: all, or those beyond what is allowed."""
    if count > per.free and not per.beyond:
        raise Unclear(f"超过{show(per.free)}{per.unit.name}的从第几{per.unit.name}起计，标准没有写明", ZERO, run.full)
    return max(ZERO, count - per.free)


def whole_steps(run: Run, exact: Fraction, *, started: bool = False) -> Fraction:
    """Steps by the convention in force: complete ones, begun ones, in proportion, rounded."""
    down = Fraction(int(exact))
    if exact != down:
        run.partial = True
    if started or run.mode == "进一":
        return down if exact == down else down + 1
    if run.mode == "按比例":
        return exact
    if run.mode == "四舍五入":
        return Fraction(int(exact + Fraction(1, 2)))
    return down


def done_times(run: Run, at: int, per: Done) -> Fraction:
    """How many whole units were completed, for points given per unit."""
    where = run.place(at)
    if not isinstance(where, Place):
        raise Unclear("没有可计算的完成值", ZERO, run.full)
    if per.size.unit.family == units.PERCENT and not where.is_percent:
        where = where.ratio() or where  # 每完成10%得1分 beside 85户 of 100户
    x = where.at(per.size)
    if x is None or per.size.value == 0:
        raise Unclear("完成值与标准的单位不能比较", ZERO, run.full)
    return whole_steps(run, max(ZERO, where.x / x))
