"""A rule applied to a case: facts bound, the unknown sampled, all readings run, bounds tight, the story told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import islice, product

from perfscore.language import units
from perfscore.language.units import NONE
from perfscore.model import Bounds, Step
from perfscore.rules import asks, notes, sense
from perfscore.rules import facts as given
from perfscore.rules.axis import Day, Place
from perfscore.rules.case import Alternative, Case, Need, Note, Outcome
from perfscore.rules.compose import plan
from perfscore.rules.conventions import Conventions
from perfscore.rules.evaluate import Choices, Env, Result, Run, Unclear, score
from perfscore.rules.expressions import Term, compute
from perfscore.rules.groups.plan import Plan
from perfscore.rules.measures import Where
from perfscore.rules.nodes import Away, Clause, Count, Done, Opaque, Remark, Rule
from perfscore.rules.own import TINY, Own, deadline_of, own
from perfscore.rules.proportions import beyond
from perfscore.rules.spans import PERCENT
from perfscore.values.types import Moment, Statement

MOST_RUNS = 300
MOST_WAYS = 24
MOST_BOUNDS = 16
ZERO = Fraction(0)
ORIGINAL = "评分标准原文"


def apply(rule: Rule, case: Case) -> Outcome:
    """The score that ``rule`` gives for ``case``, as exact bounds with every step, and what should be known about it."""
    if case.year is None and isinstance(case.target, Moment):
        case = replace(case, year=case.target.by.year)
    full = Fraction(case.full)
    about = tuple(notes.about_text(rule, case))
    if not rule.clauses or (rule.trouble is not None and not rule.trouble.truncated and not _bounded_trouble(rule)):
        return Outcome(Bounds(ZERO, full), (), _refusal(rule), about)
    made = plan(rule, full, measured=case.actual is not None and not isinstance(case.actual, Statement))
    mine = own(made, case)
    wanted = asks.asks(made, case, mine)
    bound = given.bind(wanted, rule, case)
    problem = made.broken or mine.problem or bound.problem
    found = (
        Outcome(Bounds(ZERO, full), (), problem, (), (), bound.needs)
        if problem is not None
        else _evaluate(rule, case, made, mine, wanted, bound)
    )
    got = found.bounds.low if found.reason is None else None
    result = notes.about_result(rule, found.reason, found.needs, found.alternatives, got, bound.problem is not None)
    used = tuple(one for one in _conventions(rule, case) if got is None or _mattered(one, mine, found))
    return replace(found, notes=(*about, *result, *found.notes), conventions=used)


def _mattered(convention: tuple[str, str, str], mine: Own, found: Outcome) -> bool:
    """Whether a convention can have decided anything of a computed score; where none was computed, all are told."""
    name, _, source = convention
    where = next(iter(mine.samples), None)
    percent = isinstance(where, Place) and where.is_percent
    if name == "计步":
        return source == ORIGINAL or bool(found.alternatives)
    if name == "反向比例":
        return isinstance(where, Place) and where.lower_is_better
    return {"百分点": percent, "百分比": isinstance(where, Place) and not percent}.get(name, True)


def _bounded_trouble(rule: Rule) -> bool:
    """The words not understood lie in the condition of one clause, which then may hold or not."""
    return (
        rule.trouble is not None
        and any(
            isinstance(condition, Opaque)
            and condition.begin <= rule.trouble.begin < max(condition.stop, condition.begin + 1)
            for clause in rule.clauses
            for condition in clause.conditions
        )
        and not any(isinstance(item, Remark) and item.kind == "未" for item in rule.items)
    )


def _conventions(rule: Rule, case: Case) -> tuple[tuple[str, str, str], ...]:
    """The conventions (口径) that this rule rests on: name, value, source."""
    chosen = case.conventions
    used: list[tuple[str, str]] = []
    steps = [clause.per for clause in rule.clauses if isinstance(clause.per, Away)]
    said = next((str(item) for item in rule.items if isinstance(item, Remark) and item.kind == "零头"), None)
    if steps or any(isinstance(clause.per, (Count, Done)) for clause in rule.clauses):
        if said is not None or any(per.started for per in steps):
            return ((("计步"), said or "不足一步的按一步计", ORIGINAL), *_others(rule, chosen))
        used.append(("计步", chosen.step))
    return (*((key, value, chosen.source(key)) for key, value in used), *_others(rule, chosen))


def _others(rule: Rule, chosen: Conventions) -> Iterator[tuple[str, str, str]]:
    steps = [clause.per for clause in rule.clauses if isinstance(clause.per, Away)]
    if any(per.size.unit.family == units.PERCENT for per in steps):
        yield "百分点", chosen.percent, chosen.source("百分点")
        yield "百分比", "指标值的百分比", chosen.source("百分比")
    if any(per.direction in ("迟", "早", "超") and per.size.unit.family == units.MONTHS for per in steps):
        yield "月", "对月对日，月末日对月末日", chosen.source("月")
    if any(per.direction in ("迟", "早") and per.size.unit.family == units.TIME for per in steps):
        yield "日", "日历日", chosen.source("日")
    if any(clause.effect.kind == "扣" and clause.effect.amount.points is None for clause in rule.clauses):
        yield "份额", "分值的百分比", chosen.source("份额")
    if any(clause.effect.kind in ("比", "减比") and not beyond(clause.title) for clause in rule.clauses):
        yield "反向比例", chosen.reverse, chosen.source("反向比例")


def _refusal(rule: Rule) -> str:
    if rule.trouble is None:
        return "评分标准中没有写明得分或扣分"
    if rule.trouble.truncated:
        return "评分标准文字不完整（文字被截断）"
    return f"评分标准中“{rule.trouble.words}”没有读懂" if rule.trouble.words else "评分标准中没有写明得分或扣分"


def _evaluate(rule: Rule, case: Case, made: Plan, mine: Own, wanted: list[asks.Ask], bound: given.Bound) -> Outcome:
    full = Fraction(case.full)
    results, unclear, ways = _runs(case, made, mine, wanted, bound)
    lows = [result.points for result in results] + [trouble.low for trouble in unclear]
    highs = [result.points for result in results] + [
        trouble.high if trouble.high is not None else full for trouble in unclear
    ]
    low, high = min(lows), max(highs)
    if rule.trouble is not None and rule.trouble.truncated:
        low = min(low, ZERO)
    reason = _reason(rule, wanted, case, bound, unclear, low, high, ways)
    alternatives: tuple[Alternative, ...] = ()
    extra: tuple[Note, ...] = ()
    if reason is None:
        alternatives = _alternatives(case, made, mine, wanted, bound, results[0])
        env = next(iter(_environments(case, made, mine, wanted, bound)))
        if sense.worse_is_better(made, case, env, mine.measure, results[0].points):
            return Outcome(Bounds(ZERO, full), (), "标准前后矛盾：完成得更好反而得分更少", (), (), bound.needs)
        if results[0].cut > 0:
            extra = (notes.capped(results[0].cut, full),)
    elif ways:
        alternatives = tuple(Alternative(note, points) for points, note in ways.items())
    if reason is not None and low == high:
        low, high = ZERO, full
    return Outcome(Bounds(low, high), _steps(made, case, results), reason, extra, alternatives, bound.needs)


def _reason(
    rule: Rule,
    wanted: list[asks.Ask],
    case: Case,
    bound: given.Bound,
    unclear: list[Unclear],
    low: Fraction,
    high: Fraction,
    ways: dict[Fraction, str],
) -> str | None:
    if rule.trouble is not None and rule.trouble.truncated:
        return "评分标准文字不完整（文字被截断）"
    open_asks = [ask for ask in wanted if ask.key not in bound.facts]
    measures = [ask for ask in open_asks if ask.key[0] in ("量", "距", "名", "率")]
    if low == high and not unclear and not measures:
        return None
    if open_asks:
        if len(measures) == len(open_asks) and case.actual is None and case.facts is None:
            return notes.NO_ACTUAL
        return "缺少计分数据：" + "、".join(ask.need.name for ask in open_asks)
    if rule.trouble is not None and low != high:
        return _refusal(rule)
    if unclear:
        return unclear[0].reason
    if low != high:
        if len(ways) > 1:
            return "评分标准有几种理解，得分不同"
        return "实际完成值不是一个确定的数"
    return None


def _runs(
    case: Case, made: Plan, mine: Own, wanted: list[asks.Ask], bound: given.Bound
) -> tuple[list[Result], list[Unclear], dict[Fraction, str]]:
    """Every set of facts in every way the text can be taken."""
    results: list[Result] = []
    unclear: list[Unclear] = []
    ways: dict[Fraction, str] = {}
    for env in islice(_environments(case, made, mine, wanted, bound), MOST_RUNS + 1):
        if len(results) + len(unclear) >= MOST_RUNS:
            unclear.append(Unclear("缺少的计分数据太多", ZERO, Fraction(case.full)))
            break
        choices = Choices()
        for _ in range(MOST_WAYS + 1):
            try:
                result = score(Run(made, case, env, choices))
                results.append(result)
                if result.notes:
                    ways.setdefault(result.points, "；".join(result.notes))
            except Unclear as trouble:
                unclear.append(trouble)
            if not choices.next():
                break
        else:
            unclear.append(Unclear("评分标准的理解太多", ZERO, Fraction(case.full)))
    return results, unclear, ways


def _environments(case: Case, made: Plan, mine: Own, wanted: list[asks.Ask], bound: given.Bound) -> Iterator[Env]:
    open_asks = [ask for ask in wanted if ask.key not in bound.facts]
    choices: list[list[object]] = [_choices(ask) for ask in open_asks]
    opaque = [
        index
        for index, clause in enumerate(made.clauses)
        if any(isinstance(condition, Opaque) for condition in clause.conditions)
    ]
    hidden: list[tuple[object, ...]] = [("不明", index) for index in opaque]
    for where in _own_samples(made, mine):
        for picked in product(*choices, *([True, False] for _ in opaque)):
            facts = dict(bound.facts)
            facts.update(zip([ask.key for ask in open_asks] + hidden, picked, strict=True))
            places: dict[int, Where | bool] = {}
            if mine.measure is not None:
                places[mine.measure] = where
            for key, value in facts.items():
                if key[0] == "量" and isinstance(key[1], int):
                    places[key[1]] = _as_place(value, case, made)
            for index in range(len(made.measures)):
                term = asks.definition(made, index) if index not in places else None
                value = _defined(term, facts) if term is not None else None
                if value is not None:
                    rate = made.measures[index].percent
                    places[index] = Place(value * 100 if rate else value, PERCENT if rate else NONE)
            for index, measure in enumerate(made.measures):
                counter = asks.alias(made, index) if index not in places else None
                counted = facts.get(counter) if counter is not None else None
                if isinstance(counted, Fraction):
                    places[index] = Place(counted, measure.bounds[0].unit)
            if mine.count is not None and isinstance(where, Place):
                unit = made.clauses[mine.count].per
                same = isinstance(unit, Count) and unit.unit.unit.family == where.unit.family
                facts[("次", mine.count)] = (
                    where.x * where.unit.factor / unit.unit.unit.factor if isinstance(unit, Count) and same else where.x
                )
            yield Env(places, facts, where, mine.word, mine.heads)


def _defined(term: Term, facts: dict[tuple[object, ...], object]) -> Fraction | None:
    """The value of a defined measure; None while a fact is missing."""

    def known(one: Term) -> Fraction | None:
        found = one.value if one.op == "数" else facts.get(("名", one.name)) if one.op == "名" else None
        return found if isinstance(found, Fraction) else None

    try:
        return compute(term, known)
    except ZeroDivisionError:
        return None


def _as_place(value: object, case: Case, made: Plan) -> Where | bool:
    if isinstance(value, Place):
        return value
    if isinstance(value, date):
        return Day(value, deadline_of(made, case))
    return None


def _own_samples(made: Plan, mine: Own) -> list[Where | bool]:
    samples: list[Where | bool] = list(mine.samples)
    if len(samples) == 1 or not isinstance(samples[0], Place):
        return samples
    first = samples[0]
    numbers = [first.at(number) for measure in made.measures for number in measure.bounds]
    xs = [place.x for place in samples if isinstance(place, Place)]
    extra = [x for x in numbers if x is not None and min(xs) < x < max(xs)]
    every = sorted({*xs, *extra, *(x - TINY for x in extra), *(x + TINY for x in extra)})
    return [replace(first, x=x) for x in every]


def _choices(ask: asks.Ask) -> list[object]:
    """What a fact that nobody gave could be: enough values to reach every bound."""
    kind = ask.key[0]
    if ask.need.type == "是否":
        return [True, False]
    if ask.need.type == "等次":
        return [*ask.words, "其他"]
    if kind in ("次", "距"):
        return [ZERO, Fraction(1), Fraction(10**6)]
    if kind == "率":
        return [ZERO, Fraction(1)]
    if kind == "名":
        return [None]
    numbers = [number for number in ask.numbers if number.unit.name] or ask.numbers
    if not numbers or ask.need.type == "日期":
        return [None]
    unit = numbers[0].unit
    values = sorted({number.value for number in numbers if number.unit == unit})
    if len(values) > MOST_BOUNDS:  # 以此类推 makes a hundred tiers: both ends and some between tell the same bounds
        values = [*values[:: len(values) // MOST_BOUNDS], values[-1]]
    xs = sorted(
        {ZERO, Fraction(10**6), *values, *(value - TINY for value in values), *(value + TINY for value in values)}
    )
    return [Place(x, unit) for x in xs]


def _steps(made: Plan, case: Case, results: list[Result]) -> tuple[Step, ...]:
    """One story for all runs: where they differ, the bounds are those of all of them."""
    if not results:
        return ()
    full = Fraction(case.full)
    shapes = {tuple(draft.clause for draft in result.drafts) for result in results}
    if len(shapes) > 1:
        low, high = min(result.points for result in results), max(result.points for result in results)
        return (Step("评分标准", "缺少的数据使得分只能确定到区间", Bounds(full, full), Bounds(low, high)),)
    steps = []
    for position, draft in enumerate(results[0].drafts):
        befores = [result.drafts[position].before for result in results]
        afters = [result.drafts[position].after for result in results]
        same = len({result.drafts[position].note for result in results}) == 1
        clause: Clause | None = made.clauses[draft.clause - 1] if draft.clause > 0 else None
        text = (clause.text or str(clause)) if clause is not None else "评分标准"
        note = draft.note if same else "数据不全，按可能的最多和最少计"
        number = made.numbers[draft.clause - 1] if draft.clause > 0 else None
        steps.append(Step(text, note, Bounds(min(befores), max(befores)), Bounds(min(afters), max(afters)), number))
    return tuple(steps)


def _alternatives(
    case: Case, made: Plan, mine: Own, wanted: list[asks.Ask], bound: given.Bound, result: Result
) -> tuple[Alternative, ...]:
    """Other ways to count part of a step, where they change this score."""
    if (
        not result.parts
        or made.mode
        or any(isinstance(clause.per, Away) and clause.per.started for clause in made.clauses)
    ):
        return ()
    found = []
    for mode, note in (("不计", "不足一步的不计"), ("进一", "不足一步的按一步计"), ("按比例", "不足一步的按比例计")):
        for env in islice(_environments(case, made, mine, wanted, bound), 1):
            try:
                points = score(Run(made, case, env, Choices(), mode)).points
            except Unclear:
                continue
            if points != result.points:
                found.append(Alternative(note, points))
    return tuple(found)


__all__ = ["NONE", "Need", "Note", "apply"]
