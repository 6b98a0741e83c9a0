"""What the reader of a result should know about the standard: contradictions with the table, other readings, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfscore.language import units
from perfscore.language.numbers import plain, round_half_up
from perfscore.model.finding import Level
from perfscore.rules import codes
from perfscore.rules.case import Alternative, Case, Need, Note
from perfscore.rules.completion import completed, parts_of_a_step
from perfscore.rules.nearest import nearest
from perfscore.rules.nodes import Away, Clause, Compare, Count, Due, Limit, Reached, Remark, Rule, show
from perfscore.rules.spans import Number
from perfscore.values.types import Duration, Quantity


def points(value: Fraction) -> str:
    """Points as people write them, at most two decimals."""
    return plain(round_half_up(value, 2))


def about_text(rule: Rule, case: Case) -> Iterator[Note]:
    """What can be said before any score: the text alone, and the text against target and 分值."""
    yield from _trouble(rule)
    for item in rule.items:
        if isinstance(item, Remark) and item.kind == "外":
            yield Note(
                codes.OUTSIDE,
                f"“{item.text.strip('，；。 ')}”是对本指标以外的处理，未计入本指标得分。",
                "发生这种情况的，在总分中另行处理。",
                item.begin,
                item.stop,
            )
    if rule.trouble is not None:
        return
    yield from _judged(rule)
    yield from _points(rule, case)
    yield from _units(rule, case)
    yield from _threshold(rule, case)
    yield from _direction(rule, case)
    yield from _first_step(rule, case)
    yield from _deadline(rule, case)


def _trouble(rule: Rule) -> Iterator[Note]:
    trouble = rule.trouble
    if trouble is None:
        return
    if trouble.truncated:
        shown = rule.text if len(rule.text) <= 40 else rule.text[:40] + "……"
        yield Note(
            codes.TRUNCATED,
            f"“{shown}”在“{trouble.words}”之后文字不全（原表显示不全），看不见的部分可能还要扣分。列为待定。",
            f"从系统导出完整原文填入“评分标准”；暂无原文的，在“计分规则”写明，如“{completed(rule.text[: trouble.begin], trouble.words)}”。",
            trouble.begin,
            trouble.stop,
        )
        return
    where = f"第{trouble.begin + 1}个字起的“{trouble.words[:30]}”" if trouble.words else "全文"
    yield Note(
        codes.NOT_READ,
        f"{where}没有读懂，此处应为：{'、'.join(trouble.expected)}。不猜测，列为待定。",
        f"更正文字，或在“计分规则”写一条可以执行的，如“{nearest(trouble.words or rule.text)}”。",
        trouble.begin,
        trouble.stop,
    )


def _judged(rule: Rule) -> Iterator[Note]:
    for clause in rule.clauses:
        if clause.effect.kind == "酌":
            yield Note(
                codes.JUDGED,
                f"“{clause.text}”要由评价人裁量，程序只给出范围。",
                "裁量后把得分和理由写进“核定”。",
                clause.begin,
                clause.stop,
            )


def _points(rule: Rule, case: Case) -> Iterator[Note]:
    awards = [clause for clause in rule.clauses if clause.effect.kind == "得" and clause.per is None]
    if not awards or any(clause.effect.amount.points is None for clause in awards):
        return
    numbers = [clause.effect.amount.points or Fraction(0) for clause in awards]
    full = Fraction(case.full)
    lifted = any(isinstance(item, Limit) and item.kind == "得" for item in rule.items)
    if max(numbers) == full or sum(numbers) == full or (lifted and max(numbers) >= full):
        return
    top = awards[numbers.index(max(numbers))]
    bonus = any(clause.effect.kind == "加" for clause in rule.clauses)
    if bonus and max(numbers) < full:
        return
    yield Note(
        codes.POINTS,
        f"评分标准写的最高得分是{points(max(numbers))}分，该指标分值是{points(full)}分。",
        "核对批复的目标表，统一两处。",
        top.begin,
        top.stop,
    )


def _numbers(clause: Clause) -> list[Number]:
    found = [
        bound.number
        for condition in clause.conditions
        if isinstance(condition, Compare)
        for bound in (condition.low, condition.high)
        if bound is not None
    ]
    if isinstance(clause.per, Away):
        found.append(clause.per.size)
    return found


def _units(rule: Rule, case: Case) -> Iterator[Note]:
    target = case.target
    if not isinstance(target, Quantity) or target.unit.family not in units.COUNTED:
        return
    for clause in rule.clauses:
        if isinstance(clause.per, Count):
            continue
        for number in _numbers(clause):
            if number.unit.family in units.COUNTED and number.unit.name != target.unit.name and target.unit.name:
                yield Note(
                    codes.UNITS,
                    f"评分标准按“{number.name}”计，指标值的单位是“{target.unit.name}”，按同一单位计分。",
                    "核对后统一单位。",
                    clause.begin,
                    clause.stop,
                )
                return


def _threshold(rule: Rule, case: Case) -> Iterator[Note]:
    target = case.target
    if not isinstance(target, Quantity) or target.is_range:
        return
    for clause in rule.clauses:
        number = _full_marks_from(clause, case)
        if number is None:
            continue
        size = units.ratio(number.unit, target.unit)
        if size is not None and number.value * size != Fraction(target.lower):
            yield Note(
                codes.THRESHOLD,
                f"评分标准以{show(number.value)}{number.unit.name}为界，年度指标值是{target}；按标准原文计分，指标值不参与。",
                "两处以批复的为准统一。",
                clause.begin,
                clause.stop,
            )
        return


def _full_marks_from(clause: Clause, case: Case) -> Number | None:
    """The number from which full marks are given, or below which steps are taken."""
    condition = next((one for one in clause.conditions if isinstance(one, Compare)), None)
    if condition is None or any(bound is not None and bound.of_target for bound in (condition.low, condition.high)):
        return None
    top = (
        clause.effect.kind == "得" and clause.per is None and clause.effect.amount.of(Fraction(case.full)) >= case.full
    )
    steps = clause.effect.kind == "扣" and isinstance(clause.per, Away)
    if not top and not steps:
        return None
    bound = (condition.low or condition.high) if top else (condition.high or condition.low)
    return bound.number if bound is not None else None


def _direction(rule: Rule, case: Case) -> Iterator[Note]:
    target = case.target
    if not isinstance(target, Quantity) or target.relation is None or any(_timed(clause) for clause in rule.clauses):
        return
    steps = [clause for clause in rule.clauses if clause.effect.kind == "扣" and isinstance(clause.per, Away)]
    ways = {clause.per.direction for clause in steps if isinstance(clause.per, Away)}
    wrong = "低" if target.relation.lower_is_better else "超"
    if ways == {wrong} and target.relation.value != "=":
        clause = steps[0]
        better = "越低越好" if target.relation.lower_is_better else "越高越好"
        yield Note(
            codes.DIRECTION,
            f"年度指标值{target}要求{better}，评分标准却写“{clause.text}”。按标准原文计分。",
            "核对指标值类型和评分标准，改正写反的一处。",
            clause.begin,
            clause.stop,
        )


def _first_step(rule: Rule, case: Case) -> Iterator[Note]:
    full = Fraction(case.full)
    for clause in rule.clauses:
        if clause.effect.kind == "扣" and isinstance(clause.per, Away) and clause.effect.amount.of(full) >= full > 0:
            yield Note(
                codes.STEP,
                f"“{clause.text}”第一步就扣完{points(full)}分。",
                "核对步长和每步分值；确实如此的，直接写“不得分”。",
                clause.begin,
                clause.stop,
            )
    yield from _never(rule, case)


def _never(rule: Rule, case: Case) -> Iterator[Note]:
    """The zero clause begins before the first step is complete."""
    start = next(
        (
            number
            for number in (_full_marks_from(clause, case) for clause in rule.clauses if clause.effect.kind == "得")
            if number is not None
        ),
        None,
    )
    step = next(
        (
            clause
            for clause in rule.clauses
            if isinstance(clause.per, Away) and clause.effect.kind == "扣" and not clause.conditions
        ),
        None,
    )
    zero = next(
        (
            condition
            for clause in rule.clauses
            if clause.effect.kind == "零"
            for condition in clause.conditions
            if isinstance(condition, Compare)
        ),
        None,
    )
    if start is None or step is None or zero is None or not isinstance(step.per, Away):
        return
    end = zero.high if step.per.direction == "低" else zero.low
    if end is None or start.unit != end.number.unit or start.unit.family != step.per.size.unit.family:
        return
    room = start.value - end.number.value if step.per.direction == "低" else end.number.value - start.value
    if 0 <= room * start.unit.factor < step.per.size.value * step.per.size.unit.factor:
        yield Note(
            codes.STEP,
            f"“{step.text}”还不到一步（{show(step.per.size.value / step.per.size.unit.factor * step.per.size.unit.factor)}{step.per.size.unit.name}）就已不得分，用不上。",
            "核对步长和不得分的界限。",
            step.begin,
            step.stop,
        )


def _deadline(rule: Rule, case: Case) -> Iterator[Note]:
    if not isinstance(case.target, Duration) or case.target.relation is None or case.target.relation.lower_is_better:
        return
    for clause in rule.clauses:
        if _timed(clause):
            yield Note(
                codes.NO_DEADLINE,
                f"指标值“{case.target}”不能表示时限，未采用；期限按“{clause.text.strip('，；。 ')}”。",
                "年度指标值改写成日期。",
                clause.begin,
                clause.stop,
            )
            return


def _timed(clause: Clause) -> bool:
    return any(isinstance(one, Due) or (isinstance(one, Reached) and one.timed) for one in clause.conditions)


def capped(cut: Fraction, full: Fraction) -> Note:
    """The cap of the item took points that the text gives."""
    return Note(
        codes.POINTS,
        f"按标准可得{points(full + cut)}分，最高不超过分值{points(full)}分，超出的{points(cut)}分不计。",
        "核对分值和标准写的各项分数。",
        level=Level.HINT,
    )


# --- about this result ------------------------------------------------------------------------------------


def about_result(
    rule: Rule,
    reason: str | None,
    needs: tuple[Need, ...],
    alternatives: tuple[Alternative, ...],
    got: Fraction | None,
    problem: bool,
) -> Iterator[Note]:
    """What this actual leaves open."""
    if problem and reason is not None:
        yield Note(codes.WRONG_FACTS, reason + "。", "按所列的项目和次序填写。")
        return
    missing = [need for need in needs if need.given is None]
    if missing and reason is not None and reason.startswith("缺少计分数据"):
        line = "，".join(f"{_key(need)}: {_sample(need)}" for need in missing)
        yield Note(
            codes.MISSING_FACTS,
            f"评分标准还要用到：{'、'.join(f'“{need.name}”（{need.type}）' for need in missing)}。",
            f"在该指标下加一行：计分数据: {{{line}}}，换成实际数据。",
        )
    elif (
        reason is not None
        and rule.trouble is None
        and reason != NO_ACTUAL
        and not any(clause.effect.kind == "酌" for clause in rule.clauses)
    ):
        yield Note(codes.UNCLEAR, reason + "。列为待定。", _LACKING.get(reason, _NOT_SAID))
    if alternatives and got is not None:
        others = "；".join(f"{other.note} → {points(other.points)}分" for other in alternatives)
        yield Note(
            codes.AMBIGUOUS,
            f"按评分办法的口径计{points(got)}分。其他理解：{others}。",
            f"在评分标准补写不足一步怎样计，{parts_of_a_step(rule)}。",
        )


_NOT_SAID = "在评分标准补写这种情况的得分，或在“计分规则”写明。"
_LACKING = {"缺少扣分的起点": "补填“年度指标值”，或在评分标准写明从多少起扣。"}
NO_ACTUAL = "无实际完成值"


def _key(need: Need) -> str:
    safe = all(mark.isalnum() or "\u4e00" <= mark <= "\u9fff" for mark in need.name)
    return need.name if safe and len(need.name) <= 16 else str(need.clause)


def _sample(need: Need) -> str:
    return {"次数": "0次", "是否": "否", "比率": "0%", "数量": "0", "日期": "2024-12-31"}.get(
        need.type, need.name.split("、")[0].split("或")[0]
    )
