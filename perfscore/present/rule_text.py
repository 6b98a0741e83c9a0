"""A standard explained as text: clauses, normal form, what is needed, conventions, a table of scores with bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from perfscore.language.numbers import plain, round_half_up
from perfscore.language.width import width
from perfscore.model import Bounds, Step
from perfscore.present import rule_marks
from perfscore.present.safe import one_line
from perfscore.rules.case import Case, Need, Outcome
from perfscore.rules.kinds import ASIDE, name_of
from perfscore.rules.nearest import nearest
from perfscore.rules.nodes import Clause, Rule
from perfscore.rules.table import Scores, share

BAR = 20
BLANK = " \n，；。、"
CONVENTION_NAMES = {
    "计步": "不足一步怎样计",
    "百分点": "对百分数，1%是",
    "百分比": "对绝对数，1%是",
    "份额": "没有“分”字的百分数是",
    "月": "月数",
    "日": "天数",
    "反向比例": "反向指标按比例",
}
UNREAD = ASIDE["未"]


def points(value: Fraction | Decimal) -> str:
    """Points with at most two decimals."""
    return plain(round_half_up(value, 2))


def interval(bounds: Bounds) -> str:
    """``4分``, or ``0分至5分``."""
    if bounds.decided:
        return f"{points(bounds.low)}分"
    return f"{points(bounds.low)}分至{points(bounds.high)}分"


def clauses(rule: Rule, *, colour: bool) -> Iterator[str]:
    """The text with its clauses marked, then each with its kind and normal form."""
    yield from rule_marks.lines(rule, colour=colour)
    yield ""
    number = 0
    for item in rule.items:
        if name_of(item) == UNREAD and rule.trouble is not None and item.begin <= rule.trouble.begin < item.stop:
            continue  # the first is told below, with what would be accepted
        number += isinstance(item, Clause)
        head = f"第{number}条  " if isinstance(item, Clause) else "　　　  "
        yield f"{head}{name_of(item)}：{one_line(item.text.strip(BLANK))}"


def refusal(rule: Rule) -> Iterator[str]:
    """The first place that was not understood, what was expected there, and a wording that would be accepted."""
    trouble = rule.trouble
    if trouble is None:
        return
    if trouble.truncated:
        yield f"文字被截断：“{one_line(trouble.words)}”之后不完整，看不见的部分可能还要扣分。"
    else:
        place = f"第{trouble.begin + 1}个字起的“{one_line(trouble.words)}”" if trouble.words else "全文"
        yield f"没有读懂：{place}"
        yield f"  此处应为：{'、'.join(trouble.expected)}"
    yield f"  可写作：{nearest(trouble.words or rule.text)}"


def needs(found: Iterable[Need]) -> Iterator[str]:
    """What the standard asks for beyond target and actual."""
    for need in found:
        if need.own and need.given is None:
            continue
        given = f"，现为“{one_line(need.given)}”" if need.given is not None else ""
        yield f"  {one_line(need.name)}（{need.type}，第{need.clause}条{given}）"


def conventions(outcome: Outcome) -> Iterator[str]:
    """口径: each with its source."""
    for name, value, source in outcome.conventions:
        yield f"  {CONVENTION_NAMES.get(name, name)}：{value}。{source}{'' if source.endswith('。') else '。'}"


def alternatives(outcome: Outcome) -> Iterator[str]:
    """Other readings that give another score."""
    for other in outcome.alternatives:
        yield f"  {other.note} → {points(other.points)}分"


SAID_ELSEWHERE = ("PS702", "PS703", "PS704", "PS705", "PS712")
"""Findings that the explanation itself already is."""


def remarks(outcome: Outcome) -> Iterator[str]:
    """What contradicts the table around the standard."""
    for note in outcome.notes:
        if note.code.code not in SAID_ELSEWHERE:
            yield f"  {note.code.code} {one_line(note.message)}"


def steps(found: Iterable[Step]) -> Iterator[str]:
    """The story, a line for each step."""
    for step in found:
        mark = f"第{step.clause}条 " if step.clause else ""
        yield f"  {mark}{one_line(step.text)}"
        yield f"      {one_line(step.note)}：{_after(step)}"


def _after(step: Step) -> str:
    before, after = step.before, step.after
    if before == after:
        return f"{_short(after)}分不变"
    return f"{_short(before)}分 → {_short(after)}分"


def _short(bounds: Bounds) -> str:
    return points(bounds.low) if bounds.decided else f"{points(bounds.low)}~{points(bounds.high)}"


def table(found: Scores, full: Decimal) -> Iterator[str]:
    """Scores over a range, with bars."""
    if found.assumed:
        yield f"  （{one_line(found.assumed)}）"
    head = one_line(found.varied)
    cells = max([width(head), *(width(row.label) for row in found.rows)])
    yield f"  {_pad(head, cells)}   得分"
    for row in found.rows:
        score = (
            points(row.bounds.low) if row.decided else f"{points(row.bounds.low)}~{points(row.bounds.high)} 不能确定"
        )
        yield f"  {_pad(row.label, cells)}  {_bar(row.bounds, full)} {score}"


def _bar(bounds: Bounds, full: Decimal) -> str:
    filled = int(share(bounds, full) * BAR + Fraction(1, 2))
    return "█" * filled + "░" * (BAR - filled)


def _pad(text: str, cells: int) -> str:
    return text + " " * (cells - width(text))


def result(case: Case, outcome: Outcome) -> Iterator[str]:
    """The score for the case given."""
    yield from steps(outcome.steps)
    if outcome.reason is None:
        yield f"得分：{interval(outcome.bounds)}（满分{points(case.full)}分）"
    else:
        yield f"得分：不能确定，在{points(outcome.bounds.low)}分至{points(outcome.bounds.high)}分之间。原因：{one_line(outcome.reason)}"
