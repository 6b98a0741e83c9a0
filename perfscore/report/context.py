"""What a template may use: plain records with Chinese names, made from scored sheets.

A record's names are the printed form's own words. What is missing is None and prints as 【待填】. Amounts are in 万元
whatever the file's unit; ratios are ratios (0.9319), the filter 百分比 prints them. Scores are the ones the paper prints:
the unit's own 自评得分 where there is one, the computed score where not. ``docs/templates.md`` lists every name; a test
keeps that list and these records together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from perfscore.language.money import wan_factor
from perfscore.language.nothing import answers_none
from perfscore.model import (
    Amounts,
    Expense,
    Funds,
    FundsScore,
    Indicator,
    IndicatorScore,
    Kind,
    Scorecard,
    Sheet,
    State,
    Terms,
)
from perfscore.model.source import Text
from perfscore.report.sections import report_record
from perfscore.report.speaker import category, self_name, unit_name

Record = dict[str, object]
Amount = Decimal | Fraction | None

TIERS, REACHED = "定性档次", "达到指标值"  # names of scoring steps


@dataclass(frozen=True, slots=True)
class Score:
    """The score a paper prints, and where it differs from what was computed."""

    printed: Decimal | None
    computed: Decimal | None
    own: bool  # the unit's own score
    open: bool  # 待定

    @property
    def differs(self) -> bool:
        """The unit's own score is not the computed one."""
        return self.own and self.computed is not None and self.printed != self.computed


def item_score(score: IndicatorScore) -> Score:
    """The printed score of one indicator."""
    reported = score.indicator.reported
    printed = reported if reported is not None else score.points
    return Score(printed, score.points, reported is not None, score.state is State.OPEN)


def funds_score(score: FundsScore) -> Score:
    """The printed score of budget execution."""
    printed = score.reported if score.reported is not None else score.points
    return Score(printed, score.points, score.reported is not None, score.state is State.OPEN)


def total_score(card: Scorecard) -> Score:
    """The printed total; without the unit's own total it is the sum of the printed items."""
    reported = card.sheet.reported_total
    if reported is not None:
        return Score(reported, card.points, True, card.points is None)
    return Score(parts_sum(card), card.points, False, card.points is None)


def parts_sum(card: Scorecard) -> Decimal | None:
    """The sum of the printed scores of all items; None where one has none."""
    items = [item_score(score).printed for score in card.indicators]
    if card.funds is not None:
        items.append(funds_score(card.funds).printed)
    known = [item for item in items if item is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(items) else None


def met(score: IndicatorScore, terms: Terms) -> bool | None:
    """Whether the annual target was reached; None while that is undecided, whatever the unit gave itself.

    A number tells by itself: below the target is not reached, also where the score rounds to full marks. In words the
    tier tells: 达成 reaches from 80 % of the points, so 9 of 10 there is no failure. Where a person must judge, the
    unit's own score counts only as far as it is taken (暂按自评).
    """
    full = score.indicator.full
    if full is None:
        return None
    words = any(step.text == TIERS for step in score.steps)
    floor = Fraction(full) * terms.tiers["达成"][0] if words else Fraction(full)
    if score.computed is not None:
        if words or score.ratio is None:
            return score.computed >= floor
        return score.ratio >= 1 or any(step.text == REACHED for step in score.steps)
    if words and score.low >= floor:
        return True
    if score.high < floor:
        return False
    if score.state is State.OPEN or score.points is None:
        return None
    return score.points >= floor


def sheet_record(card: Scorecard) -> Record:
    """The record 表 of one sheet."""
    sheet, total = card.sheet, total_score(card)
    rows = [indicator_record(score, card.policy.terms) for score in card.indicators]
    return {
        "类型": sheet.kind.value,
        "是部门": sheet.kind is Kind.DEPARTMENT,
        "年度": sheet.year,
        "上年": None if sheet.year is None else sheet.year - 1,
        "名称": sheet.name,
        "主管部门": sheet.department,
        "实施单位": sheet.implementer,
        "单位": unit_name(sheet),
        "自称": self_name(unit_name(sheet)),
        "项目代码": sheet.code,
        "责任处室": sheet.office,
        "类别": category(sheet),
        "职责": sheet.duties,
        "填报日期": sheet.filled_on,
        "评分办法": card.policy.name,
        "资金": funds_record(sheet.funds, card.funds) if sheet.funds is not None else None,
        "预期目标": sheet.goal.expected if sheet.goal is not None else None,
        "实际完成情况": sheet.goal.result if sheet.goal is not None else None,
        "满分": card.full,
        "得分": total.printed,
        "得分相符": total.printed is not None and parts_sum(card) == total.printed,
        "计算得分": card.points,
        "计算下限": card.low,
        "计算上限": card.high,
        "等级": grade(card, total),
        "一级指标": dimension_records(card),
        "指标": rows,
        "失分": [row for row in rows if row["扣分"]],
        "指标数": len(rows),
        "完成数": sum(1 for row in rows if row["完成"] is True),
        "未完成数": sum(1 for row in rows if row["完成"] is False),
        "待定数": sum(1 for row in rows if row["完成"] is None),
        "基础数据": basics_record(sheet),
        "报告": report_record(sheet),
        "卡": card,
    }


def indicator_record(score: IndicatorScore, terms: Terms) -> Record:
    """One row of 指标."""
    row, points = score.indicator, item_score(score)
    lost = row.full - points.printed if row.full is not None and points.printed is not None else None
    return {
        "序号": row.number,
        "一级指标": row.level1,
        "二级指标": row.level2,
        "名称": row.name,
        "年度指标值": row.target,
        "实际完成值": row.actual,
        "分值": row.full,
        "得分": points.printed,
        "计算得分": score.points,
        "扣分": lost,
        "完成": met(score, terms),
        "完成率": score.ratio,
        "偏差原因": row.cause,
        "改进措施": row.measure,
        "说明": explanation(row),
        "评分标准": row.standard or row.rule,
        "指标解释": row.meaning,
        "数据来源": row.data_source,
        "上年完成值": row.last_year,
        "责任处室": row.office,
        "佐证材料": list(row.evidence),
        "备注": row.remark,
        "状态": score.state.value,
        "原因": score.reason,
        "过程": [step.note for step in score.steps],
    }


def explanation(row: Indicator) -> str | None:
    """The cell 偏差原因分析及改进措施 of the printed form."""
    if row.explanation:
        return row.explanation
    parts = [f"{title}：{text}" for title, text in (("偏差原因", row.cause), ("改进措施", row.measure)) if text]
    return "\n".join(parts) or None


def dimension_records(card: Scorecard) -> list[Record]:
    """一级指标 in print order with their printed sums; without the row of budget execution."""
    names = list(dict.fromkeys(score.indicator.level1 for score in card.indicators))
    records: list[Record] = []
    for name in names:
        scores = [score for score in card.indicators if score.indicator.level1 == name]
        fulls = [score.indicator.full for score in scores if score.indicator.full is not None]
        points = [item_score(score).printed for score in scores]
        full = sum(fulls, Decimal(0)) if fulls else None
        gained = summed(points)
        records.append(
            {
                "名称": name,
                "分值": full,
                "得分": gained,
                "得分率": Fraction(gained) / Fraction(full) if gained is not None and full else None,
                "指标数": len(scores),
                "完成数": sum(1 for score in scores if met(score, card.policy.terms) is True),
                "二级指标": list(dict.fromkeys(s.indicator.level2 for s in scores if s.indicator.level2)),
            }
        )
    return records


def funds_record(funds: Funds, score: FundsScore | None) -> Record:
    """The record 资金, amounts in 万元."""
    factor = wan_factor(funds.unit)
    amounts = amounts_record("年度资金总额", funds.total, factor)
    points = funds_score(score) if score is not None else None
    added, cut, withdrawn, note = (
        (None, None, None, None)
        if funds.adjustment is None
        else (funds.adjustment.added, funds.adjustment.cut, funds.adjustment.withdrawn, funds.adjustment.note)
    )
    carry = funds.carryover
    closing = scaled(carry.closing, factor) if carry is not None and carry.closing is not None else amounts["结余"]
    return {
        **amounts,
        "单位": funds.unit,
        "结转结余": closing,
        "年初结转": scaled(carry.opening, factor) if carry is not None else None,
        "上年结转": _carried(funds, factor),
        "调整相符": closes(
            amounts["全年预算数"],
            amount(amounts["年初预算数"]),
            scaled(added, factor),
            cut=scaled(cut, factor),
            back=scaled(withdrawn, factor),
        ),
        "其中相符": closes(amounts["全年预算数"], *(scaled(part.budget, factor) for part in funds.parts.values())),
        "支出性质相符": closes(
            amounts["全年执行数"], *(scaled(part.spent, factor) for part in funds.by_purpose.values())
        ),
        "追加": scaled(added, factor),
        "追减": scaled(cut, factor),
        "收回结转": scaled(withdrawn, factor),
        "调整说明": note,
        "执行率": rate(funds, score),
        "分值": score.full if score is not None else funds.full,
        "得分": points.printed if points is not None else funds.reported,
        "其中": [amounts_record(name, part, factor) for name, part in funds.parts.items()],
        "按收入性质": [amounts_record(name, part, factor) for name, part in funds.by_income.items()],
        "按支出性质": [amounts_record(name, part, factor) for name, part in funds.by_purpose.items()],
        "偏差原因": funds.cause,
        "改进措施": funds.measure,
    }


def closes(total: object, *parts: Amount, cut: Amount = None, back: Amount = None) -> bool:
    """The parts, less what was cut and taken back, are the total exactly; a part that is missing counts 0, none never closes."""
    known = [Fraction(part) for part in parts if part is not None]
    whole = amount(total)
    return (
        whole is not None
        and bool(known)
        and sum(known, Fraction(0)) - Fraction(cut or 0) - Fraction(back or 0) == Fraction(whole)
    )


def rate(funds: Funds, score: FundsScore | None) -> Amount:
    """执行率 as a ratio: the one the unit reported, else the exact quotient."""
    if funds.reported_rate is not None:
        return Fraction(funds.reported_rate) / 100
    if score is not None and score.exact_rate is not None:
        return score.exact_rate
    if funds.total.spent is not None and funds.total.budget:
        return Fraction(funds.total.spent) / Fraction(funds.total.budget)
    return None


def amounts_record(name: str, row: Amounts, factor: Fraction) -> Record:
    """One row of money. 结余 = 全年预算数 − 全年执行数; 调整 = 全年预算数 − 年初预算数; 无 = the file says there is none."""
    initial, budget, spent = (scaled(value, factor) for value in (row.initial, row.budget, row.spent))
    known = [value for value in (initial, budget, spent) if value is not None]
    return {
        "名称": name,
        "年初预算数": initial,
        "全年预算数": budget,
        "全年执行数": spent,
        "结余": minus(budget, spent),
        "调整": minus(budget, initial),
        "执行率": Fraction(spent) / Fraction(budget) if spent is not None and budget else None,
        "无": all(value == 0 for value in known) if known else _says_none(row),
    }


def basics_record(sheet: Sheet) -> Record | None:
    """The record 基础数据."""
    basics = sheet.basics
    if basics is None:
        return None
    expenses = [expense_record(row) for row in basics.expenses]
    return {
        "编制数": basics.quota,
        "实有人数": basics.staff,
        "控制率": Fraction(basics.staff) / Fraction(basics.quota)
        if basics.staff is not None and basics.quota
        else None,
        "经费": expenses,
        "三公经费": _expense(expenses, "三公"),
        "公用经费": _expense(expenses, "公用经费"),
        "项目支出": _expense(expenses, "项目支出"),
        "政府采购": _expense(expenses, "政府采购"),
        "无楼堂馆所": isinstance(basics.buildings, Text) and answers_none(basics.buildings),
        "厉行节约": basics.thrift,
    }


def expense_record(row: Expense) -> Record:
    """One row of 经费控制."""
    return {
        "名称": row.name,
        "上年决算数": row.last_final,
        "预算数": row.budget,
        "决算数": row.final,
        "执行率": Fraction(row.final) / Fraction(row.budget) if row.final is not None and row.budget else None,
        "其中": [expense_record(part) for part in row.parts],
    }


def grade(card: Scorecard, total: Score) -> str | None:
    """The grade that goes with the printed total."""
    if card.sheet.reported_grade:
        return card.sheet.reported_grade
    if total.printed is None or not card.full:
        return None
    share = Fraction(total.printed) / Fraction(card.full)
    return next((name for name, low in card.policy.terms.grades if share >= low), None)


def scaled(value: Decimal | None, factor: Fraction) -> Amount:
    """An amount in 万元; exact."""
    if value is None:
        return None
    return value if factor == 1 else Fraction(value) * factor


def minus(left: Amount, right: Amount) -> Amount:
    """The difference, None where either is missing."""
    return None if left is None or right is None else Fraction(left) - Fraction(right)


def _expense(rows: Iterable[Record], word: str) -> Record | None:
    return next((row for row in rows if word in str(row["名称"])), None)


def _carried(funds: Funds, factor: Fraction) -> Amount:
    """上年结转 among the parts of the year's budget."""
    row = next((part for name, part in funds.parts.items() if "结转" in name or "结余" in name), None)
    return scaled(row.budget, factor) if row is not None else None


def _says_none(row: Amounts) -> bool:
    """Every cell that is written says 无, ``—`` or ``/``."""
    node = row.node
    written = [value for value in node.items.values() if isinstance(value, Text)] if node is not None else []
    return bool(written) and all(map(answers_none, written))


def summed(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum, None where one of the values is missing."""
    known = list(values)
    return sum((value for value in known if value is not None), Decimal(0)) if known and None not in known else None


def amount(value: object) -> Amount:
    """What a record holds under a name, where it is an amount."""
    return value if isinstance(value, (Decimal, Fraction)) else None
