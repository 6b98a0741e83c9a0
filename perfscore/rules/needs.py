"""Which quantities a rule measures, which of them the indicator holds itself, and which facts (计分数据) it asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.language import units
from perfscore.rules.axis import unit_of
from perfscore.rules.case import Case, Need
from perfscore.rules.conditions import COMPLETION, is_completion
from perfscore.rules.lexer import Number
from perfscore.rules.nodes import (
    Award,
    Away,
    Clause,
    Compare,
    Condition,
    Deduct,
    Done,
    Factor,
    Formula,
    Grade,
    Occurs,
    Ratio,
    Reached,
    Rest,
    Rule,
    State,
    Sum,
    Times,
    Zero,
)
from perfscore.rules.per import MEASURES, TIMES
from perfscore.rules.relations import contrary, opposite
from perfscore.values.types import Duration, Moment, Percent, Quantity, Statement, Value, Verdict

ACTUAL_NAMES = (
    "实际量",
    "实际完成值",
    "实际完成数",
    "完成额",
    "完成数",
    "完成值",
    "完成量",
    "实际值",
    "实际数",
    "实际完成额",
    "实际完成量",
    "实际",
    "实际完成",
    "完成情况",
    "实际完成数量",
    "完成数量",
    "实际完成任务数",
    "实际产出数",
    "完成任务数",
    "实际支出",
    "实际成本",
    "实际支出数",
)
TARGET_NAMES = (
    "目标数量",
    "年度指标值",
    "目标值",
    "指标值",
    "计划数",
    "计划完成数",
    "目标数",
    "任务数",
    "计划值",
    "年度目标值",
    "计划完成值",
    "计划",
    "目标",
    "年度目标",
    "计划数量",
    "计划完成数量",
    "目标任务数",
    "计划任务数",
    "年初目标值",
    "计划产出数",
    "计划支出",
    "计划成本",
    "预算数",
    "计划目标值",
    "绩效目标值",
)
RATE_NAMES = (
    "完成率",
    "实际完成率",
    "完成比例",
    "实际完成比例",
    "指标完成率",
    "任务完成率",
    "达成率",
    "目标完成率",
    "年度完成率",
    "指标完成比例",
    "完成百分比",
    "执行率",
    "预算执行率",
    "资金执行率",
)
WORST, BEST = "worst", "best"


@dataclass(frozen=True, slots=True)
class Ask:
    """A fact to be given: its key in the environment, and what the user is told."""

    key: tuple[str, str]
    need: Need
    numbers: tuple[Number, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """For one rule and case: facts asked in order, and for each clause where its measure comes from."""

    asks: list[Ask] = field(default_factory=list)
    own: set[str] = field(default_factory=set)  # groups measured by the actual itself
    groups: dict[int, str] = field(default_factory=dict)  # clause → group of its measure
    heads: set[int] = field(default_factory=set)
    grades: dict[int, tuple[str, str]] = field(default_factory=dict)  # clause → key of its grade
    grade_words: dict[int, tuple[str, ...]] = field(default_factory=dict)
    denied: dict[int, tuple[int, bool]] = field(default_factory=dict)  # clause → the clause whose opposite it is
    alias: dict[str, tuple[str, str]] = field(default_factory=dict)  # a measure that is a count given elsewhere
    other_branch: dict[str, str] = field(default_factory=dict)  # a branch and the one it is the opposite of
    problem: str | None = None


def plan(rule: Rule, case: Case) -> Plan:
    """Who measures what."""
    made = Plan()
    clauses = rule.clauses
    _heads(clauses, case, made)
    _grades(rule, clauses, case, made)
    _groups(clauses, case, made)
    names = {tuple(variables(clause.effect)) for clause in clauses if isinstance(clause.effect, Formula)}
    if len(names) > 1:
        made.problem = "几个算式各算各的数，不能都用实际完成值"
    for index, clause in enumerate(clauses):
        _ask(clauses, index, clause, case, made)
    return made


# --- heads and grades -----------------------------------------------------------------------------------


def _heads(clauses: tuple[Clause, ...], case: Case, made: Plan) -> None:
    """资料齐全得满分 before 每缺一项扣…: spelled out by what follows, asked of nobody."""
    awards = [
        index
        for index, clause in enumerate(clauses)
        if isinstance(clause.effect, Award) and not isinstance(clause.per, (Done, Times))
    ]
    if (
        not awards
        or any(clause.branch for clause in clauses)
        or any(clauses[index].condition != clauses[awards[0]].condition for index in awards)
    ):
        return
    first = awards[0]
    condition = clauses[first].condition
    later = clauses[first + 1 :]
    if first and isinstance(condition, State) and first == len(clauses) - 1 and str(clauses[first].effect) == "得满分":
        later = clauses[:first]
    if _spelled_out(condition, later, case):
        made.heads.update(awards)


def _spelled_out(condition: Condition | None, later: tuple[Clause, ...], case: Case) -> bool:
    """Whether the clauses after an award say what is lost where its condition fails."""
    taken = [clause for clause in later if isinstance(clause.effect, Deduct)]
    if isinstance(condition, State):
        less = [
            clause for clause in later if isinstance(clause.effect, Factor) or str(clause.effect) == str(Ratio(True))
        ]
        return bool(taken or less) or bool(later and all(isinstance(clause.condition, Occurs) for clause in later))
    if isinstance(condition, Compare):
        counted = bool(later) and all(isinstance(clause.per, Times) for clause in taken) and len(taken) == len(later)
        return counted and (case.actual is None or _is_none(condition))
    if not isinstance(condition, Reached):
        return False
    return any(
        (isinstance(clause.per, Away) and clause.per.direction != "早")
        or (isinstance(clause.condition, Compare) and clause.condition.base in ("迟", "超"))
        or (isinstance(clause.condition, Reached) and clause.per is None and _is_miss(condition, clause.condition))
        for clause in taken
    )


def _is_miss(condition: Reached, other: Reached) -> bool:
    """完成得满分，未完成扣2分: the deduction is for missing what the award is for."""
    return condition.met and not other.met and condition.aspect == other.aspect


def _is_none(condition: Compare) -> bool:
    """发生次数为0: whatever occurs is counted by the clauses that follow."""
    return condition.low is not None and condition.low == condition.high and condition.low.number.value == 0


def _grades(rule: Rule, clauses: tuple[Clause, ...], case: Case, made: Plan) -> None:
    """States of one thing: grade words, and short phrases whose points exclude each other."""
    index = 0
    while index < len(clauses):
        run = _run(clauses, index)
        if len(run) >= 2 and _exclusive(rule, [clauses[place] for place in run], case):
            key = ("等次", str(run[0]))
            for place in run:
                made.grades[place] = key
                made.grade_words[place] = _grade_words(clauses[place])
            index = run[-1] + 1
            continue
        if isinstance(clauses[index].condition, Grade):
            made.grades[index] = ("等次", str(index))
            made.grade_words[index] = _grade_words(clauses[index])
        index += 1


def _grade_words(clause: Clause) -> tuple[str, ...]:
    if isinstance(clause.condition, Grade):
        return clause.condition.words
    return (clause.condition.words,) if isinstance(clause.condition, (State, Reached)) else ()


def _run(clauses: tuple[Clause, ...], index: int) -> list[int]:
    run: list[int] = []
    for place in range(index, len(clauses)):
        clause = clauses[place]
        short = (
            isinstance(clause.condition, State)
            and len(clause.condition.words) <= 12
            and "，" not in clause.condition.words
            and "、" not in clause.condition.words
        )
        short = short or (isinstance(clause.condition, Reached) and len(clause.condition.words) <= 12)
        if not (isinstance(clause.condition, Grade) or short) or clause.per is not None or clause.grade:
            break
        if not isinstance(clause.effect, (Award, Zero, Deduct)):
            break
        if (
            run
            and isinstance(clauses[run[0]].condition, Grade) is not isinstance(clause.condition, Grade)
            and not (len(run) >= 2 and isinstance(clause.effect, Zero))
        ):
            break
        if run and clause.branch != clauses[run[0]].branch:
            break
        run.append(place)
    return run


def _exclusive(rule: Rule, run: list[Clause], case: Case) -> bool:
    if sum(isinstance(clause.condition, Grade) for clause in run) >= max(2, len(run) - 1) or all(
        isinstance(clause.condition, Grade) for clause in run
    ):
        return True
    if (all(isinstance(clause.condition, Reached) for clause in run) and len(run) < 3) or (
        isinstance(case.actual, (Quantity, Moment)) and any(isinstance(clause.condition, Reached) for clause in run)
    ):
        return False
    if any(isinstance(item, Sum) for item in rule.items):
        return False
    awards = [clause.effect.amount.of(Fraction(case.full)) for clause in run if isinstance(clause.effect, Award)]
    if any(isinstance(clause.effect, Deduct) for clause in run) or len(awards) < 2:
        return False
    return max(awards) == case.full and len(set(awards)) == len(awards)


# --- groups of measures ---------------------------------------------------------------------------------


def _groups(clauses: tuple[Clause, ...], case: Case, made: Plan) -> None:
    """Clauses that measure the same thing; the actual can stand for one thing only."""
    subjects: dict[str, str] = {}
    current: dict[str, str] = {}
    for index, clause in enumerate(clauses):
        if index in made.heads or index in made.grades:
            continue
        if isinstance(clause.condition, Rest) and isinstance(clause.effect, (Award, Ratio, Formula)) and current:
            made.groups[index] = next(reversed(current.values()))
            continue
        found = _measured(clause)
        if found is None:
            continue
        subject, kind = found
        subject = (clause.head + subject) if clause.head and not subject else subject
        name = _same(subject, subjects, current.get(kind, ""), kind)
        current[kind] = name
        made.groups[index] = name
    by_kind: dict[str, set[str]] = {}
    for name in made.groups.values():
        by_kind.setdefault(name.split(":", 1)[0], set()).add(name)
    for kind, names in by_kind.items():
        if len(names) == 1 and _holds(case, kind, clauses, made):
            made.own.update(names)


def _measured(clause: Clause) -> tuple[str, str] | None:
    """Subject and kind (value, time) of what the clause measures, or None."""
    if isinstance(clause.per, Away) and clause.per.own:
        subject = clause.per.subject or (clause.condition.subject if isinstance(clause.condition, Compare) else "")
        timed = clause.per.direction in ("迟", "早") or clause.per.size.unit in TIMES
        return subject, "time" if timed else "value"
    if isinstance(clause.per, Done):
        return "", "value"
    if isinstance(clause.condition, Compare):
        bound = clause.condition.low or clause.condition.high
        unit = bound.number.unit if bound is not None else ""
        timed = unit in TIMES or clause.condition.base in ("迟", "早")
        return clause.condition.subject, "time" if timed else "value"
    if isinstance(clause.condition, Reached):
        return "", "time" if clause.condition.aspect == "时" else "value"
    if isinstance(clause.effect, Ratio) and clause.condition is None:
        return "", "value"
    return None


def _same(subject: str, subjects: dict[str, str], current: str, kind: str) -> str:
    """The group of a subject: no subject stays with the current one, a shorter name may be short for a longer before it.

    The other way round it is not: 合格率 and then 抽检合格率 are two measures.
    """
    plain = _bare_subject(subject)
    if current and not plain:
        return current
    for known, name in subjects.items():
        if name.startswith(kind) and (known == plain or (plain and known.endswith(plain))):
            return name
    if current == f"{kind}:" and plain == "完成率" and "" in subjects:
        subjects[plain] = current
        return current
    name = f"{kind}:{plain}"
    subjects[plain] = name
    return name


def _bare_subject(subject: str) -> str:
    """The name without what adds nothing to it; empty for a name that can be anything's."""
    plain = subject.rstrip("为在是的").removeprefix("实际").removeprefix("年度指标值").removesuffix("实际完成").strip()
    if not plain or plain in _ANYTHING:
        return ""
    return "完成率" if plain in COMPLETION else plain


_ANYTHING = (
    "x",
    "X",
    "N",
    "n",
    "S",
    "s",
    "A",
    "α",
    "该指标",
    "指标值",
    "指标",
    "完成",
    "实际完成值",
    "年度",
    "各年度考核",
    "各年度考核时",
    "实际",
    "数量",
    "比例",
    "实现",
    "目标",
    "进度",
)


def _holds(case: Case, kind: str, clauses: tuple[Clause, ...], made: Plan) -> bool:
    """Whether the actual is of the family that the clauses of that kind measure."""
    actual = case.actual
    members = [clauses[index] for index, name in made.groups.items() if name.startswith(kind + ":")]
    if isinstance(actual, Statement):
        return any(isinstance(clause.condition, Reached) for clause in members) and actual.verdict is not None
    if isinstance(actual, Moment):
        plain = isinstance(case.target, Moment) and all(isinstance(clause.condition, Reached) for clause in members)
        return kind == "time" or plain
    if not isinstance(actual, Quantity):
        return False
    numbers = [number for clause in members for number in numbers_of(clause)]
    if not numbers:
        return isinstance(case.target, (Quantity, Statement))
    families = {family for family in map(_family, numbers) if family is not None}
    if not all(_meets(family, actual, case.target, members) for family in families):
        return False
    return not _other_measure(kind, actual, numbers) and _is_named(actual, case.target, members)


def _meets(family: str, actual: Quantity, target: Value | None, members: list[Clause]) -> bool:
    """Whether numbers of ``family`` can be compared with the actual, directly or as its completion rate."""
    mine = actual.unit.family
    goal = target.unit.family if isinstance(target, Quantity) else None
    if family != units.PERCENT:
        return goal in (None, "none", family) if mine == "none" else family in ("none", mine)
    if mine == units.PERCENT or (mine == "none" and goal == units.PERCENT):
        return True
    if goal in (None, units.PERCENT):
        return False
    compared = [clause.condition for clause in members if isinstance(clause.condition, Compare)]
    plain = all(is_completion(condition.subject) for condition in compared)
    return plain or not any(condition.base == "" for condition in compared)


def _other_measure(kind: str, actual: Quantity, numbers: list[Number]) -> bool:
    """A length of time beside numbers of money or area."""
    if kind != "value" or not isinstance(actual, Duration):
        return False
    return any(
        number.unit in MEASURES and number.unit not in TIMES and _family(number) != units.PERCENT for number in numbers
    )


def _is_named(actual: Quantity, target: Value | None, members: list[Clause]) -> bool:
    """必备档案每缺一卷: what is counted by a name of its own is the indicator's only in the indicator's unit."""
    named = [
        clause.per
        for clause in members
        if isinstance(clause.per, Away) and clause.per.subject and clause.per.size.unit not in MEASURES
    ]
    if not named:
        return True
    if not isinstance(target, Quantity):
        if not any(isinstance(clause.condition, Compare) for clause in members):
            return False
        return all(per.size.unit == actual.unit.name for per in named)
    return all(per.size.unit in (actual.unit.name, target.unit.name) for per in named)


def _family(number: Number) -> str | None:
    known = unit_of(number)
    return None if known is None else known[1].family


def numbers_of(clause: Clause) -> list[Number]:
    """Every number that the clause's measure is compared with or counted in."""
    found = []
    if isinstance(clause.condition, Compare):
        found += [bound.number for bound in (clause.condition.low, clause.condition.high) if bound is not None]
    if isinstance(clause.per, (Away, Done)):
        found.append(clause.per.size)
    return found


# --- what is asked --------------------------------------------------------------------------------------


def _ask(clauses: tuple[Clause, ...], index: int, clause: Clause, case: Case, made: Plan) -> None:
    """The facts of one clause: of its branch, its condition, what it counts, its formula, its grade."""
    if clause.branch:
        _ask_branch(clauses, index, clause, made)
    if index not in made.heads:
        _ask_condition(clauses, index, clause, case, made)
        group = made.groups.get(index)
        said = isinstance(clause.condition, Reached) and not isinstance(clause.per, (Away, Done))
        if group is not None and group not in made.own and not said:
            _ask_measure(clauses, index, clause, group, made)
        if isinstance(clause.per, Times) and not _own_count(clause.per, clauses, case):
            _put(made, ("次数", clause.per.words), clause.per.words, "次数", index)
        elif isinstance(clause.per, Away) and not clause.per.own:
            _put(made, ("次数", str(clause.per)), str(clause.per), "次数", index)
        if isinstance(clause.effect, Formula):
            _ask_formula(clause.effect, index, case, made)
    _ask_grade(clauses, index, clause, made)


def _ask_branch(clauses: tuple[Clause, ...], index: int, clause: Clause, made: Plan) -> None:
    """获得补助的省份：… 没有获得补助的省份：… — one question serves both."""
    for other in clauses[:index]:
        if other.branch and opposite(clause.branch, other.branch):
            made.other_branch[clause.branch] = other.branch
            return
    _put(made, ("支", clause.branch), clause.branch, "是否", index)


def _ask_condition(clauses: tuple[Clause, ...], index: int, clause: Clause, case: Case, made: Plan) -> None:
    condition = clause.condition
    if index in made.grades:
        _ask_word(index, case, made)
    elif isinstance(condition, State):
        _ask_state(clauses, index, clause, made)
    elif isinstance(condition, Occurs):
        _put(made, ("次数", condition.words), condition.words, "次数", index)
    elif isinstance(condition, Reached) and made.groups.get(index) not in made.own and not isinstance(clause.per, Away):
        denied = next(
            (place for place in range(index) if _contrary(clauses[place], clause) or _misses(clauses[place], clause)),
            None,
        )
        if denied is not None:
            made.denied[index] = (denied, False)
        else:
            _put(made, ("是否", condition.words), condition.words, "是否", index)


def _misses(one: Clause, other: Clause) -> bool:
    """12月31日前完成得满分，未完成不得分: the deadline was not kept."""
    first, second = one.condition, other.condition
    if not isinstance(first, Reached) or not isinstance(second, Reached):
        return False
    return (
        first.met
        and not second.met
        and second.words in ("未完成", "未按时完成", "没有完成", "逾期完成")
        and bool(first.day)
    )


def _contrary(one: Clause, other: Clause) -> bool:
    first, second = one.condition, other.condition
    if not isinstance(first, (Reached, State)) or not isinstance(second, (Reached, State)):
        return False
    return opposite(first.words, second.words)


def _put(
    made: Plan,
    key: tuple[str, str],
    name: str,
    kind: str,
    index: int,
    numbers: tuple[Number, ...] = (),
    words: tuple[str, ...] = (),
) -> None:
    if any(ask.key == key for ask in made.asks):
        return
    made.asks.append(Ask(key, Need(name, kind, index + 1, own=key[0] in ("量", "距离")), numbers, words))


def _ask_word(index: int, case: Case, made: Plan) -> None:
    key = made.grades[index]
    words = tuple(word for place, other in made.grades.items() if other == key for word in made.grade_words[place])
    if isinstance(case.actual, Statement) and case.actual.text in words:
        return
    _put(made, key, "、".join(words), "等次", index, words=words)


def _ask_state(clauses: tuple[Clause, ...], index: int, clause: Clause, made: Plan) -> None:
    if not isinstance(clause.condition, State):
        raise TypeError(clause.condition)
    for place in range(index):
        if place in made.heads or place in made.grades:
            continue
        before = clauses[place].condition
        near = place == index - 1 and isinstance(before, State) and contrary(clause.condition.words, before.words)
        if isinstance(before, State) and (near or opposite(before.words, clause.condition.words)):
            made.denied[index] = (place, False)
            return
    _put(made, ("是否", clause.condition.words), clause.condition.words, "是否", index)


def _ask_grade(clauses: tuple[Clause, ...], index: int, clause: Clause, made: Plan) -> None:
    if clause.grade:
        words = tuple(dict.fromkeys(other.grade for other in clauses if other.grade))
        _put(made, ("档", ""), "或".join(words), "等次", index, words=words)


def _ask_measure(clauses: tuple[Clause, ...], index: int, clause: Clause, group: str, made: Plan) -> None:
    subject = group.split(":", 1)[1].removeprefix("累计").removeprefix("共")
    unit = next((number.unit for number in numbers_of(clause)), "")
    counted = next(
        (
            other.per
            for other in clauses
            if isinstance(other.per, Times) and subject in other.per.words and other.per.size.unit == unit
        ),
        None,
    )
    if counted is not None and isinstance(clause.condition, Compare) and clause.per is None:
        made.alias[group] = ("次数", counted.words)
        return
    members = [clauses[place] for place, name in made.groups.items() if name == group]
    numbers = tuple(number for member in members for number in numbers_of(member))
    name = group.split(":", 1)[1] or _measure_name(clause)
    directions = {member.per.direction for member in members if isinstance(member.per, Away)}
    if len(directions) > 1:
        made.problem = "实际完成值不能对照，又有两个方向的加减分，不能用一项计分数据代替"
        return
    distance = all(
        isinstance(member.per, Away) and not (isinstance(member.condition, Compare) and member.condition.base == "")
        for member in members
        if not isinstance(member.condition, Reached)
    )
    if distance:
        kind = "次数" if not any(number.unit in MEASURES for number in numbers) else "数量"
        if any(_family(number) == units.PERCENT for number in numbers):
            kind = "比率"
        _put(made, ("距离", group), str(clause.per or clause.condition), kind, index, numbers)
        return
    lacking = isinstance(clause.per, Away) and clause.per.size.unit not in MEASURES and clause.per.direction == "低"
    kind = "比率" if any(_family(number) == units.PERCENT for number in numbers) else "数量"
    if lacking or any(
        isinstance(member.per, Away)
        and member.per.size.unit not in MEASURES
        and member.per.direction == "低"
        and isinstance(member.effect, Deduct)
        for member in members
    ):
        _put(
            made,
            ("距离", group),
            next(str(member.per) for member in members if isinstance(member.per, Away)),
            "次数",
            index,
            numbers,
        )
        return
    _put(made, ("量", group), name, kind, index, numbers)


def _measure_name(clause: Clause) -> str:
    if isinstance(clause.condition, Compare):
        return str(clause.condition)
    return str(clause.per) if clause.per is not None else "完成率"


def _own_count(per: Times, clauses: tuple[Clause, ...], case: Case) -> bool:
    """每发生一起…: the actual itself counts them where the target is none of them."""
    actual, target = case.actual, case.target
    counted = [clause for clause in clauses if isinstance(clause.per, Times)]
    if (
        len(counted) != 1
        or len(clauses) > 3
        or not isinstance(actual, Quantity)
        or isinstance(actual, (Percent, Duration))
        or actual.is_range
        or actual.relation is not None
    ):
        return False
    if actual.unit.name not in ("", per.size.unit):
        return False
    if any(isinstance(clause.condition, Compare) and _is_none(clause.condition) for clause in clauses):
        return True
    if isinstance(counted[0].effect, Award) and per.words.startswith(_EVERY_DONE) and actual.unit.name == per.size.unit:
        return not isinstance(target, Quantity) or target.unit.name in ("", actual.unit.name)
    if isinstance(target, Quantity) and not isinstance(target, (Percent, Duration)):
        return target.upper == 0 and target.unit.name in ("", actual.unit.name)
    return False


_EVERY_DONE = tuple(
    f"每{word}"
    for word in (
        "一",
        "1",
        "开展",
        "举办",
        "组织",
        "完成",
        "培训",
        "新增",
        "引进",
        "增加",
        "建成",
        "签订",
        "发展",
        "提供",
    )
)


def variables(formula: Formula) -> list[str]:
    """Names in a formula that are neither 分值 nor operators, each once."""
    return list(
        dict.fromkeys(
            term for term in formula.terms if isinstance(term, str) and term not in ("+", "—", "×", "/", "分值")
        )
    )


def _is_quotient(name: str) -> bool:
    """实际完成数与计划数的比率"""
    for joint in ("与", "占", "和"):
        head, _sign, tail = name.partition(joint)
        goal = tail.removesuffix("的比率").removesuffix("的比例").removesuffix("之比").removesuffix("的比值")
        if goal != tail and head in ACTUAL_NAMES and goal in TARGET_NAMES:
            return True
    return False


def own_variable(formula: Formula, case: Case) -> dict[str, str]:
    """Which names mean the actual, the target or their ratio."""
    found = {}
    names = variables(formula)
    for name in names:
        if name in ACTUAL_NAMES:
            found[name] = "actual"
        elif name in TARGET_NAMES:
            found[name] = "target"
        elif name in RATE_NAMES or _is_quotient(name):
            found[name] = "ratio"
    if len(names) == 1 and not found and isinstance(case.actual, Quantity):
        constant = any(
            isinstance(term, Fraction) and formula.terms[place + 1 : place + 2] == ("/",)
            for place, term in enumerate(formula.terms)
        )
        if (constant and not isinstance(case.actual, Percent) and len(names[0]) >= 3) or (
            isinstance(case.actual, Percent) and names[0].endswith(("率", "比例", "度"))
        ):
            found[names[0]] = "actual"
    return found


def _ask_formula(formula: Formula, index: int, case: Case, made: Plan) -> None:
    known = own_variable(formula, case)
    for name in variables(formula):
        if (
            name in known
            and isinstance(case.actual, Quantity)
            and (
                known[name] == "actual"
                or isinstance(case.target, Quantity)
                or (known[name] == "ratio" and isinstance(case.actual, Percent))
            )
        ):
            continue
        _put(made, ("名", name), name, "数量", index)


def stated(value: Statement) -> bool | None:
    """What words alone say about completion."""
    return {Verdict.MET: True, Verdict.PARTIAL: False, Verdict.FAILED: False, None: None}[value.verdict]


__all__ = ["Ask", "Compare", "Plan", "numbers_of", "own_variable", "plan", "stated", "variables"]
