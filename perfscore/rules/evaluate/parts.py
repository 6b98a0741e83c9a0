"""One part of a standard: what its awards give to start from, and what is then taken or added."""

from __future__ import annotations

from fractions import Fraction

from perfscore.rules import asks
from perfscore.rules.axis import Place
from perfscore.rules.evaluate.awards import award_points, own_worth
from perfscore.rules.evaluate.bands import banded_points, is_band
from perfscore.rules.evaluate.edges import any_holds, same_measure
from perfscore.rules.evaluate.holding import holds, holds_all
from perfscore.rules.evaluate.interpolation import interpolated
from perfscore.rules.evaluate.run import ZERO, Run, Unclear
from perfscore.rules.evaluate.strictest import strictest
from perfscore.rules.evaluate.takes import take_points
from perfscore.rules.evaluate.telling import standing
from perfscore.rules.groups.plan import AWARDS, Part, gives
from perfscore.rules.nodes import (
    Away,
    Compare,
    Else,
    Grade,
    Reached,
    show,
)
from perfscore.rules.sensitive import DENIAL


def awarding(run: Run, part: Part) -> bool:
    """Whether a part gives points of its own, or only takes from the whole."""
    return part.title is not None or any(
        run.plan.clauses[at].effect.kind in ("得", "比", "式", "插")
        or (run.plan.clauses[at].effect.kind == "酌" and run.plan.clauses[at].effect.own)
        for at in part.clauses
    )


def bonus_only(run: Run, part: Part) -> bool:
    """Whether a part only adds: 提前完成加1分 before or behind what gives points."""
    return bool(part.clauses) and all(run.plan.clauses[at].effect.kind in ("加", "罢") for at in part.clauses)


def in_scope(run: Run, scope: str) -> bool:
    """Whether what is said for some only is said for this one."""
    if not scope:
        return True
    key, inverted = asks.scope_key(run.plan, scope)
    return bool(run.env.facts.get(key)) != inverted


def score_part(run: Run, part: Part, before: Fraction, many: bool) -> tuple[Fraction, bool, Fraction]:
    """Points of a part, whether it took everything, and what it takes below zero."""
    plan = run.plan
    awards = [at for at in part.clauses if gives(plan.clauses[at])]
    worth = part.title.of(run.full) if part.title is not None else run.full
    takes = [at for at in part.clauses if at not in awards]
    run.banded, run.chosen_band = set(), None
    if bonus_only(run, part):
        start = bonus_start(run, takes)
    elif not awards:
        start = worth
    else:
        start = start_points(run, awards, takes, worth)
    got = start
    takes = strictest(run, takes, worth)
    takes = [
        at
        for at in takes
        if at not in run.banded or (run.plan.clauses[at].effect.kind == "零" and run.chosen_band == at)
    ]
    if awards or before:
        told = run.chosen_band if run.chosen_band is not None else awards[0] if awards else -1
        run.tell(told, run.told.get(told, "") + start_note(run, awards, start), before, before + got)
    takes.sort(key=lambda at: plan.clauses[at].exempt)  # what is not punished is known last
    zero, below = False, ZERO
    wiped = False
    for at in takes:
        got, nothing, under = take_points(run, at, plan.clauses[at], got, part)
        below += under
        if nothing:
            inside = (
                many
                and not plan.clauses[at].effect.whole
                and (
                    at in plan.same
                    or any(plan.clauses[other].sentence == plan.clauses[at].sentence for other in awards)
                    or len({one.section for one in plan.parts}) == len(plan.parts)
                )
            )
            wiped = wiped or bool(inside)
            zero = zero or not inside
    if wiped or (zero and not many):
        got = ZERO
    if many or part.title is not None:
        got = max(got, ZERO)
    if part.title is not None:
        got = min(got, max(worth, ZERO))
    return got, zero and many, below


def start_note(run: Run, awards: list[int], start: Fraction) -> str:
    """How the start of a part is told."""
    if not awards:
        return ""
    if awards[0] in run.plan.heads:
        return f"以{show(start)}分为起点"
    if len(awards) == 1 and run.plan.clauses[awards[0]].per is not None and awards[0] in run.told:
        return run.told[awards[0]]
    stands = standing(run, run.chosen_band) if run.chosen_band is not None else ""
    if start == 0:
        return "不符合，得0分" if run.chosen_band is None else f"{stands}不得分"
    return f"{stands}得{show(start)}分"


def bonus_start(run: Run, takes: list[int]) -> Fraction:
    """A bonus alone: added to nothing; a step beyond the target may also be meant on top of the full marks."""
    if any(limit.kind in ("加", "得") and limit.amount.of(run.full) == run.full for limit in run.plan.limits):
        return ZERO  # 最高加2分 of 2: there is nothing else to be had
    steps = [run.plan.clauses[at] for at in takes if isinstance(run.plan.clauses[at].per, Away)]
    if steps and isinstance(run.env.own, Place) and run.env.own.low is not None:
        chosen = run.choices.pick([("加分从0分起", ZERO), ("加分加在满分上", run.full)])
        return chosen if isinstance(chosen, Fraction) else ZERO
    return ZERO


def start_points(run: Run, awards: list[int], takes: list[int], worth: Fraction) -> Fraction:
    """What the awards of a part give: heads always, bands by where the value lies, descriptions by their facts."""
    line = next((at for at in awards if run.plan.clauses[at].effect.kind == "插"), None)
    if line is not None and (points := _on_a_line(run, line, awards, takes, worth)) is not None:
        return points
    awards = [at for at in awards if at != line]
    if len(awards) == 1 and (awards[0] in run.plan.heads or awards[0] in run.env.heads):
        return own_worth(run, awards[0], worth)
    bands = [at for at in awards if is_band(run, at)]
    run.banded = {at for at in takes if bands and _takes_as_band(run, at, bands)}
    grades = [at for at in awards if at not in bands and _is_grade(run, at)]
    _consistent(run, awards, takes, bands, grades, worth)
    if bands == awards and len(bands) == 1 and _spared(run, bands[0]) and not holds_all(run, bands[0]):
        return worth
    total = banded_points(run, [*bands, *sorted(run.banded)], takes, worth) if bands else ZERO
    if grades:
        total += grade_points(run, grades, worth)
    for at in awards:
        if at not in bands and at not in grades:
            total += _described(run, at, awards, worth, given=total)
    return total


def _on_a_line(run: Run, line: int, awards: list[int], takes: list[int], worth: Fraction) -> Fraction | None:
    """Points between two neighbours on a straight line; None where the value does not lie there."""
    if not isinstance(run.plan.clauses[line].conditions[0], (Compare, Else)) and not holds_all(run, line):
        return None
    points = interpolated(run, line, [at for at in (*awards, *takes) if at != line], worth)
    if points is not None:
        run.chosen_band = line
        run.banded = {at for at in takes if run.plan.clauses[at].per is None}
    return points


def _takes_as_band(run: Run, at: int, bands: list[int]) -> bool:
    """70%—80%扣1分 among tiers that give: one of the tiers."""
    clause = run.plan.clauses[at]
    plain = clause.effect.kind in ("扣", "零") and clause.per is None and not clause.cumulative
    return plain and is_band(run, at) and same_measure(run, at, bands)


def _is_grade(run: Run, at: int) -> bool:
    conditions = run.plan.clauses[at].conditions
    return bool(conditions) and isinstance(conditions[-1], Grade)


def _consistent(
    run: Run, awards: list[int], takes: list[int], bands: list[int], grades: list[int], worth: Fraction
) -> None:
    """Awards for failing alone, and an award for less beside a step that punishes less, contradict themselves."""
    clauses = run.plan.clauses
    if awards and not grades and all(clauses[at].effect.kind in ("得", "免") and fails(run, at) for at in awards):
        raise Unclear("标准只写了未达到的得分，没有写达到的", ZERO, worth)
    if len(awards) != 1 or not bands:
        return
    lower = any(
        isinstance(per := clauses[at].per, Away) and per.direction == "低" and same_measure(run, at, bands)
        for at in takes
    )
    if lower and all(isinstance(one, Compare) and one.low is None for one in clauses[bands[0]].conditions):
        raise Unclear("标准前后矛盾：完成得少反而得分", ZERO, worth)


def _spared(run: Run, at: int) -> bool:
    """未完成的按比例得分 alone: where the goal is not missed, the full marks stand."""
    return run.plan.clauses[at].effect.kind in ("比", "式", "酌") and worse_side(run, at)


def _described(run: Run, at: int, awards: list[int], worth: Fraction, *, given: Fraction) -> Fraction:
    """What an award by description gives; the opposite of one that was given gives nothing more."""
    clause = run.plan.clauses[at]
    if clause.conditions and isinstance(clause.conditions[0], Else):
        covered = any_holds(run, [other for other in awards if other < at])
        return ZERO if covered else award_points(run, at, worth)
    if not holds_all(run, at):
        return worth if len(awards) == 1 and _spared(run, at) else ZERO
    if at in run.plan.same and given and clause.effect.kind in AWARDS:
        return ZERO
    return award_points(run, at, worth)


def fails(run: Run, at: int) -> bool:
    """未达到目标值得满分: an award for failing alone."""
    clause = run.plan.clauses[at]
    return clause.per is None and any(
        isinstance(one, Reached) and not one.yes and one.extent != "超" for one in clause.conditions
    )


def worse_side(run: Run, at: int) -> bool:
    """未完成的按比例得分: the condition of a lone ratio is that the goal is missed; where it is not, the full marks stand."""
    return any(
        (isinstance(one, Reached) and not one.yes) or (isinstance(one, Compare) and one.low is None)
        for one in run.plan.clauses[at].conditions
    )


def grade_points(run: Run, found: list[int], worth: Fraction) -> Fraction:
    """What the grade that was given is worth."""
    plan = run.plan
    if all(plan.clauses[at].effect.kind == "免" for at in found):
        return worth
    ok = [
        at
        for at in found
        if all(holds(run, at, place, condition) for place, condition in enumerate(plan.clauses[at].conditions[:-1]))
    ]
    if not ok:
        return ZERO
    word = run.env.facts.get(asks.grade_key(plan, found[0]), run.env.word)
    for at in ok:
        condition = plan.clauses[at].conditions[-1]
        if isinstance(condition, Grade) and word in condition.words:
            return award_points(run, at, worth)
    every = asks.run_words(plan, found[0])
    if word in every:
        return ZERO
    words = every
    close = [
        word_
        for word_ in words
        if isinstance(word, str) and word_.endswith(word) and not DENIAL.search(word_.removesuffix(word))
    ]
    if len(close) == 1 or (close and isinstance(word, str) and word == close[0]):
        chosen = [at for at in found if close[0] in getattr(plan.clauses[at].conditions[-1], "words", ())]
        return award_points(run, chosen[0], worth) if chosen else ZERO
    if word == "其他":
        return ZERO
    raise Unclear(f"等次“{word}”不在标准所列（{'、'.join(words)}）之内", ZERO, worth)
