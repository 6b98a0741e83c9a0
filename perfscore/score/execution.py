"""预算执行: rate = 全年执行数 ÷ 全年预算数, exact; score = rate × points, at most the points (财预〔2020〕10号, form of annex 1)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from perfscore.language import numbers
from perfscore.model import Bounds, Funds, FundsScore, Kind, Policy, Sheet, State, Step, Terms
from perfscore.model.finding import Finding, Level
from perfscore.score import codes
from perfscore.score.reported import coarse_grid, coarse_level
from perfscore.score.result import at_full, exact, percent, points

NAME = "预算执行率"


def score(sheet: Sheet, policy: Policy) -> tuple[FundsScore | None, tuple[Finding, ...]]:
    """The execution score; None for a declaration or a sheet without 资金."""
    funds = sheet.funds
    if funds is None or sheet.kind is Kind.DECLARATION:
        return None, ()
    terms = policy.terms
    full = funds.full if funds.full is not None else terms.weights.get(NAME, Decimal(0))
    budget, spent = funds.total.budget, funds.total.spent
    if not budget or budget < 0 or spent is None:
        return _undecided(funds, full, begun=_is_begun(sheet, funds))
    rate = Fraction(spent) / Fraction(budget)
    share = _share(rate, terms)
    value = exact(full) * share
    got = numbers.round_half_up(value, terms.places)
    after = Bounds(Fraction(got), Fraction(got))
    note = f"{numbers.plain(spent)}÷{numbers.plain(budget)}{percent(rate)}，{_how(full, rate, share, terms)}＝{points(value)}分"
    result = FundsScore(
        full=full, rate=numbers.round_half_up(rate * 100, 2), exact_rate=rate, points=got, low=got, high=got, reported=funds.reported,
        state=State.COMPUTED, steps=(Step("执行率得分", note, at_full(full), after),),
    )  # fmt: skip
    return result, _compare(funds, full, value, got, rate, terms)


def _share(rate: Fraction, terms: Terms) -> Fraction:
    if terms.execution_bands is not None:
        return next((share for floor, share in terms.execution_bands if rate >= floor), Fraction(0))
    return max(Fraction(0), min(Fraction(1), rate))


def _how(full: Decimal, rate: Fraction, share: Fraction, terms: Terms) -> str:
    if terms.execution_bands is not None:
        return f"按执行率分档得分值的{percent(share)[1:]}"
    return f"{points(full)}分（最高得满分）" if rate > 1 else f"{points(full)}分×执行率"


def _is_begun(sheet: Sheet, funds: Funds) -> bool:
    """Whether anything of the year's results is filled in: before that, missing amounts are no mistake."""
    total = funds.total
    filled = (sheet.reported_total, funds.reported, total.spent)
    wrong = total.budget is not None and total.budget <= 0
    return (
        wrong
        or any(each is not None for each in filled)
        or any(row.actual is not None or row.reported is not None for row in sheet.indicators)
    )


def _undecided(funds: Funds, full: Decimal, *, begun: bool) -> tuple[FundsScore, tuple[Finding, ...]]:
    planned = funds.total.budget is not None and funds.total.budget > 0
    code = codes.NO_SPENDING if planned else codes.NO_BUDGET
    key = "全年执行数" if planned else "全年预算数"
    finding = code.at(
        funds.total.at(key),
        f"预算执行得分在0分至{points(full)}分之间，列为待定。",
        f"在“年度资金总额”填写{key}。",
        level=None if begun else Level.HINT,
        indicator=NAME,
        stake=full,
    )
    top = exact(full)
    step = Step("执行率得分", code.title, at_full(full), Bounds(Fraction(0), top))
    undecided = FundsScore(
        full=full, rate=None, exact_rate=None, points=None, low=Decimal(0), high=full, reported=funds.reported, state=State.OPEN,
        reason=code.title, steps=(step,),
    )  # fmt: skip
    return undecided, (finding,)


def _compare(
    funds: Funds, full: Decimal, value: Fraction, got: Decimal, rate: Fraction, terms: Terms
) -> tuple[Finding, ...]:
    reported = funds.reported
    if reported is None or reported == got:
        return ()
    gap = abs(reported - got)
    seen = f"预算执行率得分自评{points(reported, 6)}分，执行率{percent(rate)[1:]}，应为{points(value)}分，相差{points(gap, 6)}分"
    if reported >= full > got:
        level, title, tail = Level.ERROR, "执行率不到100%却得满分", ""
    elif (grid := coarse_grid(value, rate, exact(full), reported, terms)) is not None:
        level, title, tail = coarse_level(value, reported, exact(full)), "取整较粗", f"；{grid}即得自评得分，属取整较粗"
    else:
        level = Level.WARNING if gap <= terms.tolerance else Level.ERROR
        title, tail = codes.DIFFERENT.title, ""
    return (
        codes.DIFFERENT.at(
            funds.at("自评得分"),
            f"{seen}{tail}。",
            "按执行率重新计算得分，并核对自评总分。",
            title=title,
            level=level,
            indicator=NAME,
            stake=gap,
        ),
    )
