"""文字自身的算术不对。

一句话里写明预算、支出和执行率的，执行率应等于支出÷预算（取整到所写的小数位数）；写明结转结余的，应等于预算减支出。
编制、在职人数和控制率同样核对。一句话里有几个预算数的，与任何一个或它们的和对得上都算对，对不上的列为疑点；没有写支出的不核对。

查不出：分写在几句话里的数；口径另有说明的比率。
改法：按决算重算。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.checks.figures import Figure
from perfscore.language.money import wan
from perfscore.language.numbers import plain, round_half_up
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS413", Level.ERROR, Category.NARRATIVE, "文字自身的算术不对", manual(__doc__))

_GOAL = "年度总体目标:\n  实际完成情况: 全年养护经费%s万元，实际支出%s万元，执行率%s，结转结余10万元。"
EXAMPLES = (
    fires(
        _GOAL % (300, 290, "95.67%"),
        "执行率写95.67%，290÷300＝96.67%，相差1个百分点。",
    ),
    silent(_GOAL % (300, 290, "96.67%")),
    silent(_GOAL % (300, 290, "96.7%")),
)
SPENT = ("支出", "执行数", "使用", "实际在职", "在职人数", "实有")
LEFT = ("结转结余", "结余", "结转")
RATES = ("执行率", "控制率", "支付率", "完成率")
TAIL = Fraction(100)
"""元: what rounding to 万元 leaves."""
BUDGET = ("预算", "资金", "经费", "编制", "拨款")


def check(table: Table) -> Iterator[Finding]:
    """Rates and balances within one sentence."""
    for figures in _sentences(table.figures):
        spent = [figure for figure in figures if _said(figure, SPENT) and not _said(figure, LEFT)]
        rates = [figure for figure in figures if _is_rate(figure)]
        left = [figure for figure in figures if _is_rest(figure)]
        for rate in rates:
            yield from _rate(figures, spent, rate)
        for rest in left:
            yield from _balance(figures, spent, rest)


_ENDINGS = tuple(rate + end for rate in RATES for end in ("", "为", "达", "达到", "是"))


def _is_rate(figure: Figure) -> bool:
    return figure.unit.name == "%" and figure.before.endswith(_ENDINGS)


def _is_rest(figure: Figure) -> bool:
    return figure.unit.family == "money" and _said(figure, LEFT)


def _sentences(figures: tuple[Figure, ...]) -> Iterator[list[Figure]]:
    """Three figures or more of one sentence, in passages that name a rate or a rest at all."""
    telling = {id(figure.passage) for figure in figures if _is_rate(figure) or _is_rest(figure)}
    groups: dict[tuple[int, str], list[Figure]] = {}
    for figure in figures:
        if id(figure.passage) in telling:
            groups.setdefault((id(figure.passage), figure.period), []).append(figure)
    yield from (group for group in groups.values() if len(group) > 2)


def _said(figure: Figure, words: tuple[str, ...]) -> bool:
    before = figure.before.rstrip("为是达共计约")
    return before.endswith(words) or before.removesuffix("数").endswith(words)


def _pair(figures: list[Figure], spent: list[Figure], rate: Figure) -> tuple[list[Figure], Figure] | None:
    """The budgets before the amount spent, and the amount spent before the rate."""
    done = next((figure for figure in reversed(spent) if figure.begin < rate.begin), None)
    if done is None:
        return None
    bases = [
        figure
        for figure in figures
        if figure.begin < done.begin
        and figure.unit.family == done.unit.family
        and any(word in figure.before for word in BUDGET)
        and not any(word in figure.before for word in ("当年", "上年", *LEFT))
    ]
    between = [figure for figure in spent if bases and bases[-1].begin < figure.begin < done.begin]
    return (bases, done) if bases and not between and bases[-1].value >= done.value else None


def _possible(bases: list[Figure]) -> list[Fraction]:
    """What the budget can be: any of several amounts, or their sum."""
    return [*(base.value for base in bases), sum((base.value for base in bases), Fraction(0))]


def _rate(figures: list[Figure], spent: list[Figure], rate: Figure) -> Iterator[Finding]:
    pair = _pair(figures, spent, rate)
    if pair is None or rate.at_least or rate.about or not pair[0][-1].number:
        return
    bases, done = pair
    base = bases[-1]
    exact = done.value / base.value * 100
    if any(
        budget and round_half_up(done.value / budget * 100, rate.places) == rate.number for budget in _possible(bases)
    ):
        return
    due = round_half_up(exact, max(2, rate.places))
    name = next(word for word in RATES if word in rate.before)
    yield CODE.at(
        rate.at,
        f"{name}写{rate.written}，{_shown(done)}÷{_shown(base)}＝{plain(due)}%，相差{plain(abs(due - rate.number))}个百分点。",
        "按决算重算，表中的数一并核对。",
        level=Level.WARNING if len(bases) > 1 else None,
    )


def _balance(figures: list[Figure], spent: list[Figure], rest: Figure) -> Iterator[Finding]:
    pair = _pair(figures, spent, rest)
    if pair is None or rest.at_least or rest.about:
        return
    bases, done = pair
    base = bases[-1]
    due = base.value - done.value
    if any(abs(budget - done.value - rest.value) <= TAIL for budget in _possible(bases)):
        return
    yield CODE.at(
        rest.at,
        f"结转结余写{rest.written}，{_shown(base)}－{_shown(done)}＝{wan(due)}。",
        "按决算重算，表中的数一并核对。",
        level=Level.WARNING,
    )


def _shown(figure: Figure) -> str:
    return plain(figure.number.scaleb({"万": -4, "亿": -8}.get(figure.magnitude, 0)))
