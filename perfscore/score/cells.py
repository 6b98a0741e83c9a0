"""The target and the actual of an indicator as values, and whether they may be taken as what they seem to say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfscore import values
from perfscore.model import Indicator, Kind, Sheet
from perfscore.model.finding import Finding, Level
from perfscore.score import codes
from perfscore.score.result import points
from perfscore.values.turning import Turn, is_plain
from perfscore.values.types import Moment, Quantity, Statement, Value, Verdict

if TYPE_CHECKING:  # what reads doubtful cells is loaded with the first of them
    from perfscore.values.doubt import Doubt

_SHORTEST = 3  # characters of a measure's name that a cell begins with
TARGET, ACTUAL = "年度指标值", "实际完成值"


class Cells(NamedTuple):
    """Both cells as read. ``doubt`` (about the cell ``key``): a word turns the value, so it is no basis of a calculation."""

    target: Value | None
    actual: Value | None
    doubt: Doubt | None = None
    key: str = ACTUAL


def read(indicator: Indicator, sheet: Sheet) -> Cells:
    """The values of both cells; where a number or a date is in doubt, its cell is words."""
    year = sheet.year
    target = (
        values.parse(
            _named(indicator.target, indicator.name), year=year, unit=indicator.unit, relation=indicator.value_type
        )
        if indicator.target
        else None
    )
    actual = values.parse(_named(indicator.actual, indicator.name), year=year) if indicator.actual else None
    if isinstance(target, Moment) and target.onwards:
        target = Statement(str(target))
    if indicator.target is None or indicator.actual is None or sheet.kind is Kind.DECLARATION:
        return Cells(target, actual)
    if actual is None or target is None or indicator.value_type == "定性" or isinstance(target, Statement):
        return Cells(target, actual)
    if isinstance(actual, Statement) and actual.verdict is None and isinstance(target, Quantity):
        actual = _in_a_sentence(indicator, target, year) or actual
    if is_plain(actual) and is_plain(target):  # the everyday row
        return Cells(target, actual)
    from perfscore.values import doubt, planned

    written = values.reader.clean(_named(indicator.actual, indicator.name))
    reported = planned.without_goals(written)
    if reported != written:  # 按计划完成100%: the goal it speaks of is no number of its own
        actual = values.parse(reported, year=year) or actual
    found = doubt.of_actual(actual, target, (indicator.name, indicator.target), year, reported)
    if found is not None:
        return Cells(target, _words(indicator.actual), found)
    found = doubt.of_target(target, (indicator.name, indicator.actual), year)
    if found is not None:
        return Cells(Statement(indicator.target), actual, found, TARGET)
    return Cells(target, actual)


def _in_a_sentence(indicator: Indicator, target: Quantity, year: int | None) -> Quantity | None:
    """The one number of a sentence that answers the target (已更换3900套)."""
    from perfscore.values import sentence  # rare

    written = sentence.only_number(
        values.reader.clean(indicator.actual or ""), target, f"{indicator.name}\n{indicator.target}"
    )
    value = values.parse(written, year=year) if written else None
    return value if isinstance(value, Quantity) else None


def in_words(indicator: Indicator, sheet: Sheet) -> Doubt | Verdict | None:
    """What turning words of the actual say beside a target in words."""
    from perfscore.values import doubt

    actual, target = (values.reader.clean(text or "") for text in (indicator.actual, indicator.target))
    return doubt.of_words(actual, target, indicator.name, sheet.year)


def stands(indicator: Indicator) -> bool | None:
    """Whether the actual reaches the target in an order of words that both name (前三名, 优, 不低于上年)."""
    target, actual = (values.reader.clean(text or "").rstrip("。;,、") for text in (indicator.target, indicator.actual))
    if target == actual:  # said in the same words, which is told without an order
        return None
    from perfscore.values import standing

    return standing.reached(target, actual)


def _named(text: str, name: str) -> str:
    """A cell without the name of the measure before it, where that holds digits of its own: PM2.5≤35, 每千人口2.8人."""
    text = text.strip()
    length = next(
        (at for at, pair in enumerate(zip(text, name, strict=False)) if pair[0] != pair[1]), min(len(text), len(name))
    )
    head, rest = text[:length], text[length:]
    if length < _SHORTEST or not rest or (rest[0] in "0123456789." and head[-1].isdecimal()):
        return text
    return rest if any(sign.isdecimal() or sign in "百千万" for sign in head) else text


def _words(text: str) -> Statement:
    read_ = values.statement.read(values.reader.clean(text))
    return Statement(read_.text, None if read_.verdict is Verdict.MET else read_.verdict)


def finding(indicator: Indicator, full: Decimal, found: Doubt, key: str) -> Finding:
    """The doubt as a finding: an error where the value certainly does not answer the target."""
    written = indicator.actual if key == ACTUAL else indicator.target_shown
    message = f"“{indicator.name}”{key}“{written}”：{explained(found)}。涉及{points(full)}分"
    message += "，列为待定。" if found.hard else f"，得分在0分至{points(full)}分之间。"
    code = codes.NOT_A_NUMBER if found.hard else codes.TURNED
    return code.at(
        indicator.at(key),
        message,
        _ADVICE[found.turn],
        level=Level.ERROR if found.hard else None,
        indicator=indicator.name,
        stake=full,
    )


def holds_a_number(text: str | None) -> bool:
    """Whether a target in words has digits: something that might have been compared."""
    return any(sign.isdecimal() for sign in text or "")


def unread(indicator: Indicator, full: Decimal) -> Finding:
    """A target with a number that is no value."""
    message = f"“{indicator.name}”年度指标值“{indicator.target_shown}”里有数字，但读不成可以比较的数值、日期。得分在0分至{points(full)}分之间。"
    advice = "指标值写成一个数值或日期（如“≥20个”“2024年6月30日前”），说明文字放进“指标解释”。"
    return codes.TURNED.at(
        indicator.at(TARGET), message, advice, title="指标值里的数字没有读懂", indicator=indicator.name, stake=full
    )


def explained(found: Doubt) -> str:
    """The reason in words, as it stands in a table."""
    return _REASONS[found.turn].format(word=found.word)


_REASONS = {
    Turn.DENIAL: "“{word}”是否定，与指标值说的不是一回事，不能按其数值或文字直接计分",
    Turn.COMPARISON: "“{word}”是比较，没有读懂它限定的是什么，不能直接计分",
    Turn.MOVEMENT: "“{word}”是增减或早晚的幅度，不是指标值要的数量，两者不能比较",
    Turn.TIME: "“{word}”不是本年度的，不能直接作为本年度的值",
    Turn.PLAN: "写的是“{word}”，还不是完成的结果",
    Turn.PART: "“{word}”只说到一部分，不能直接作为全部的值",
}
_ADVICE = {
    Turn.DENIAL: "按指标值的说法填写实际完成的数值或情况；没有完成的，按评分办法重新计分并说明原因。",
    Turn.COMPARISON: "写明实际完成的数值；说明文字放进“备注”。",
    Turn.MOVEMENT: "按指标值的说法填写完成的数量；指标值要的是增减幅度的，在指标值中写明，如“下降5%”。",
    Turn.TIME: "填写本年度的数值；其他年度的放进“上年完成值”或“备注”。",
    Turn.PLAN: "填写实际完成的数值或日期；没有完成的，写明完成到什么程度，按评分办法重新计分。",
    Turn.PART: "填写全部范围的数值；部分的情况放进“备注”。",
}
