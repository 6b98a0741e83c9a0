"""A rule applied to a case: facts bound, the unknown sampled, bounds tight, the story told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import islice, product

from perfscore.language.units import NONE
from perfscore.model import Bounds, Step
from perfscore.rules import facts as given
from perfscore.rules import notes
from perfscore.rules.axis import DAYS, MONTHS, Day, Place, unit_of
from perfscore.rules.case import Alternative, Case, Need, Note, Outcome
from perfscore.rules.conventions import Conventions
from perfscore.rules.evaluate import Evaluation
from perfscore.rules.needs import Ask, Plan, numbers_of, plan, stated
from perfscore.rules.nodes import Away, Deduct, Done, Judge, Partial, Ratio, Rule, Times
from perfscore.rules.scoring.base import Env, Result, Unclear, Where, count_of
from perfscore.values.compare import Aligned, align
from perfscore.values.types import Moment, Quantity, Statement

MOST_RUNS = 400
TINY = Fraction(1, 10**6)
ZERO = Fraction(0)


def apply(rule: Rule, case: Case) -> Outcome:
    """The score that ``rule`` gives for ``case``, as exact bounds with every step, and what should be known about it."""
    full = Fraction(case.full)
    about = tuple(notes.about_text(rule, case))
    if rule.trouble is not None and not (rule.trouble.truncated and rule.clauses):
        return Outcome(Bounds(ZERO, full), (), _refusal(rule), about)
    made = plan(rule, case)
    bound = given.bind(made, rule, case)
    problem = made.problem or bound.problem
    found = (
        Outcome(Bounds(ZERO, full), (), problem, (), (), bound.needs)
        if problem is not None
        else _evaluate(rule, case, made, bound)
    )
    got = found.bounds.low if found.reason is None else None
    result = notes.about_result(rule, found.reason, found.needs, found.alternatives, got, bound.problem is not None)
    return replace(found, notes=(*about, *result), conventions=_conventions(rule, case))


def _conventions(rule: Rule, case: Case) -> tuple[tuple[str, str, str], ...]:
    """The conventions (口径) that this rule rests on: name, value, source."""
    chosen = case.conventions
    used: list[tuple[str, str]] = []
    steps = [clause.per for clause in rule.clauses if isinstance(clause.per, Away)]
    said = next((str(item) for item in rule.items if isinstance(item, Partial)), None)
    if steps or any(isinstance(clause.per, (Times, Done)) for clause in rule.clauses):
        if said is not None or any(per.started for per in steps):
            return ((("计步"), said or "不足一步的按一步计", "评分标准原文"), *_others(rule, chosen))
        used.append(("计步", chosen.step))
    return (*((key, value, chosen.source(key)) for key, value in used), *_others(rule, chosen))


def _others(rule: Rule, chosen: Conventions) -> Iterator[tuple[str, str, str]]:
    steps = [clause.per for clause in rule.clauses if isinstance(clause.per, Away)]
    if any(per.size.unit in ("%", "个百分点") for per in steps):
        yield "百分点", chosen.percent, chosen.source("百分点")
        yield "百分比", "指标值的百分比", chosen.source("百分比")
    if any(per.direction in ("迟", "早", "超") and per.size.unit in MONTHS for per in steps):
        yield "月", "对月对日，月末日对月末日", chosen.source("月")
    if any(per.direction in ("迟", "早") and per.size.unit in DAYS for per in steps):
        yield "日", "日历日", chosen.source("日")
    amounts = [clause.effect.amount for clause in rule.clauses if isinstance(clause.effect, Deduct)]
    if any(amount.share is not None for amount in amounts):
        yield "份额", "分值的百分比", chosen.source("份额")
    if any(isinstance(clause.effect, Ratio) for clause in rule.clauses):
        yield "反向比例", chosen.reverse, chosen.source("反向比例")


def _refusal(rule: Rule) -> str:
    if rule.trouble is None:
        raise TypeError("rule.trouble")
    if rule.trouble.truncated:
        return "评分标准文字不完整（文字被截断）"
    return f"评分标准中“{rule.trouble.words}”没有读懂" if rule.trouble.words else "评分标准中没有写明得分或扣分"


def _evaluate(rule: Rule, case: Case, made: Plan, bound: given.Bound) -> Outcome:
    own = _own(case)
    if isinstance(own, str):
        return Outcome(Bounds(ZERO, Fraction(case.full)), (), own, (), (), bound.needs)
    results, unclear = _runs(rule, case, made, bound, own)
    lows = [result.points for result in results] + [trouble.low for trouble in unclear]
    highs = [result.points for result in results] + [trouble.high for trouble in unclear]
    low, high = min(lows), max(highs)
    if rule.trouble is not None:
        low = min(low, ZERO)
    steps = _steps(rule, case, results)
    reason = _reason(rule, made, bound, unclear, low, high, case.actual is not None or case.facts is not None)
    alternatives: tuple[Alternative, ...] = ()
    if reason is None:
        if (
            unclear
            or rule.trouble is not None
            or (any(isinstance(clause.effect, Judge) for clause in rule.clauses) and low != high)
        ):
            reason = "标准不能确定得分"
        else:
            alternatives = _alternatives(rule, case, made, bound, own, results[0])
    if reason is not None and low == high:
        low, high = ZERO, Fraction(case.full)
    return Outcome(Bounds(low, high), steps, reason, (), alternatives, bound.needs)


def _reason(
    rule: Rule,
    made: Plan,
    bound: given.Bound,
    unclear: list[Unclear],
    low: Fraction,
    high: Fraction,
    given_anything: bool,
) -> str | None:
    if rule.trouble is not None:
        return "评分标准文字不完整（文字被截断）"
    if unclear:
        return unclear[0].reason
    measures = [ask for ask in made.asks if ask.key not in bound.facts and ask.key[0] in ("量", "距离", "名")]
    if low == high and not measures:
        return None
    missing = [need.name for need in bound.needs if need.given is None]
    open_asks = [ask for ask in made.asks if ask.key not in bound.facts]
    if open_asks and len(measures) == len(open_asks) and not given_anything:
        return notes.NO_ACTUAL
    if missing:
        return "缺少计分数据：" + "、".join(missing)
    return "实际完成值不是一个确定的数"


# --- the indicator's own value ----------------------------------------------------------------------------


def _own(case: Case) -> list[Where] | str:
    """Where the actual stands — several places when it is a set, ``[None]`` when it is no measurement."""
    actual, target = case.actual, case.target
    if isinstance(actual, Quantity):
        return _places(actual, target, case)
    if isinstance(actual, Moment):
        deadline = target.by if isinstance(target, Moment) else None
        days = {actual.since, actual.by}
        return [Day(day, deadline) for day in sorted(days)]
    if isinstance(actual, Statement):
        verdict = stated(actual)
        if verdict is not None and not isinstance(target, (Quantity, Moment)):
            return ["best" if verdict else "worst"]
        if verdict is False:
            return ["worst"]
    return [None]


def _places(actual: Quantity, target: object, case: Case) -> list[Where] | str:
    lower = _lower_is_better(target, case)
    if isinstance(target, Quantity):
        aligned = align(target, actual)
        if isinstance(aligned, Aligned):
            if aligned.slip:
                return "实际完成值与年度指标值疑似相差一个数量级，不能计分"
            unit = target.unit if target.unit.name else actual.unit
            strict = target.relation is not None and target.relation.strict
            low, high = aligned.target_low, aligned.target_high
            return [
                Place(x, unit, low, high, lower, strict)
                for x in _ends(aligned.low, aligned.high, aligned.low_open, aligned.high_open, [low, high])
            ]
        return (
            [Place(Fraction(actual.lower), actual.unit, lower_is_better=lower)]
            if not actual.is_range and actual.relation is None
            else [None]
        )
    aligned = align(replace(actual, relation=None), actual)
    if not isinstance(aligned, Aligned):
        return [None]
    return [
        Place(x, actual.unit, lower_is_better=lower)
        for x in _ends(aligned.low, aligned.high, aligned.low_open, aligned.high_open, [])
    ]


def _lower_is_better(target: object, case: Case) -> bool:
    if isinstance(target, Quantity) and target.relation is not None:
        return target.relation.lower_is_better
    return bool(case.lower_is_better)


def _ends(
    low: Fraction | None, high: Fraction | None, low_open: bool, high_open: bool, inner: list[Fraction]
) -> list[Fraction]:
    if low is not None and low == high:
        return [low]
    start = (low + TINY if low_open else low) if low is not None else Fraction(-(10**9))
    stop = (high - TINY if high_open else high) if high is not None else Fraction(10**9)
    between = [x for x in inner if start < x < stop]
    return sorted({start, stop, *between, *(x - TINY for x in between), *(x + TINY for x in between)})


# --- runs -------------------------------------------------------------------------------------------------


def _runs(
    rule: Rule, case: Case, made: Plan, bound: given.Bound, own: list[Where]
) -> tuple[list[Result], list[Unclear]]:
    results: list[Result] = []
    unclear: list[Unclear] = []
    for env in islice(_environments(rule, case, made, bound, own), MOST_RUNS + 1):
        if len(results) + len(unclear) >= MOST_RUNS:
            unclear.append(Unclear("缺少的计分数据太多", ZERO, Fraction(case.full)))
            break
        try:
            results.append(Evaluation(rule, case, made, env).run())
        except Unclear as trouble:
            unclear.append(trouble)
    return results, unclear


def _environments(rule: Rule, case: Case, made: Plan, bound: given.Bound, own: list[Where]) -> Iterator[Env]:
    own_samples = _own_samples(rule, made, own)
    open_asks = [ask for ask in made.asks if ask.key not in bound.facts]
    choices = [_choices(ask, case) for ask in open_asks]
    word = case.actual.text if isinstance(case.actual, Statement) else None
    for where in own_samples:
        for picked in product(*choices):
            facts = dict(bound.facts)
            facts.update({ask.key: value for ask, value in zip(open_asks, picked, strict=True)})
            facts.update({("支", one): not facts.get(("支", other)) for one, other in made.other_branch.items()})
            groups: dict[str, Where] = dict.fromkeys(made.own, where)
            for key, value in facts.items():
                if key[0] == "量":
                    groups[key[1]] = value  # type: ignore[assignment]  # measures are bound as places
            for name, key in made.alias.items():
                if key in facts:
                    groups[name] = Place(count_of(facts[key]), NONE)
            yield Env(groups, facts, where, word)


def _own_samples(rule: Rule, made: Plan, own: list[Where]) -> list[Where]:
    if not made.own or own == [None]:
        return own
    if len(own) == 1:
        return own
    first = own[0]
    if not isinstance(first, Place):
        return own
    numbers = [first.at(number) for clause in rule.clauses for number in numbers_of(clause)]
    xs = [place.x for place in own if isinstance(place, Place)]
    extra = [x for x in numbers if x is not None and min(xs) < x < max(xs)]
    every = sorted({*xs, *extra, *(x - TINY for x in extra), *(x + TINY for x in extra)})
    return [replace(first, x=x) for x in every]


def _choices(ask: Ask, case: Case) -> list[object]:
    """What a fact that nobody gave could be: enough values to reach every bound."""
    del case
    kind = ask.need.type
    if kind == "是否":
        return [True, False]
    if kind == "等次":
        return list(ask.words) if len(ask.words) > 1 else [*ask.words, "其他"]
    if ask.key[0] in ("次数", "距离") or kind == "次数":
        return [ZERO, Fraction(1), Fraction(10**6)]
    return list(_measure_choices(ask))


def _measure_choices(ask: Ask) -> list[object]:
    known = [unit_of(number) for number in ask.numbers]
    places = [(value, unit) for value, unit in (item for item in known if item is not None)]
    if not places:
        return ["best", "worst"]
    unit = places[0][1]
    values = [value for value, other in places if other == unit]
    xs = sorted(
        {ZERO, Fraction(10**6), *values, *(value - TINY for value in values), *(value + TINY for value in values)}
    )
    return [Place(x, unit) for x in xs]


# --- the story --------------------------------------------------------------------------------------------


def _steps(rule: Rule, case: Case, results: list[Result]) -> tuple[Step, ...]:
    """One story for all runs: where they differ, the bounds are those of all of them."""
    if not results:
        return ()
    clauses = rule.clauses
    shapes = {tuple(draft.clause for draft in result.drafts) for result in results}
    if len(shapes) > 1:
        low, high = min(result.points for result in results), max(result.points for result in results)
        full = Fraction(case.full)
        return (Step("评分标准", "缺少的数据使得分只能确定到区间", Bounds(full, full), Bounds(low, high)),)
    steps = []
    for position, draft in enumerate(results[0].drafts):
        befores = [result.drafts[position].before for result in results]
        afters = [result.drafts[position].after for result in results]
        same = len({result.drafts[position].note for result in results}) == 1
        text = clauses[draft.clause - 1].text or str(clauses[draft.clause - 1]) if draft.clause else "评分标准"
        note = draft.note if same else "数据不全，按可能的最多和最少计"
        steps.append(
            Step(text, note, Bounds(min(befores), max(befores)), Bounds(min(afters), max(afters)), draft.clause or None)
        )
    return tuple(steps)


def _alternatives(
    rule: Rule, case: Case, made: Plan, bound: given.Bound, own: list[Where], result: Result
) -> tuple[Alternative, ...]:
    """Other ways to count part of a step, where they change this score."""
    if not result.parts or any(type(item).__name__ == "Partial" for item in rule.items):
        return ()
    if any(isinstance(clause.per, Away) and clause.per.started for clause in rule.clauses):
        return ()
    found = []
    for mode, note in (("不计", "不足一步的不计"), ("进一", "不足一步的按一步计"), ("按比例", "不足一步的按比例计")):
        for env in islice(_environments(rule, case, made, bound, own), 1):
            try:
                points = Evaluation(rule, case, made, env, mode).run().points
            except Unclear:
                continue
            if points != result.points:
                found.append(Alternative(note, points))
    return tuple(found)


__all__ = ["Need", "Note", "apply"]
