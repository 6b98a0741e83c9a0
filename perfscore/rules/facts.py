"""计分数据: the facts as given, bound to the clauses that ask for them, each read as its type."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from perfscore.language.units import NONE
from perfscore.model.source import Mapping, Sequence, Text
from perfscore.rules.axis import Place, unit_of
from perfscore.rules.case import Case, Need, Note
from perfscore.rules.needs import Ask, Plan
from perfscore.rules.nodes import Rule
from perfscore.rules.relations import opposite
from perfscore.rules.words import listed
from perfscore.values import parse
from perfscore.values.types import Quantity

_YES = listed("""
    是 有 true True TRUE 对 符合 成立 yes Yes YES Y y √ ✓
""")
_NO = listed("""
    否 无 false False FALSE 不 不符合 不成立 没有 no No NO N n × ✗
""")


@dataclass(slots=True)
class Bound:
    """Facts by key as values, the needs with what was given, and what is wrong with them."""

    facts: dict[tuple[str, str], object] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    problem: str | None = None
    notes: tuple[Note, ...] = ()


def bind(made: Plan, rule: Rule, case: Case) -> Bound:
    """Match what is given with what is asked; a count that differs, or a value of another type, is a problem."""
    asks = made.asks
    needs = tuple(ask.need for ask in asks)
    texts = _texts(case, asks, rule)
    if isinstance(texts, str):
        return Bound({}, needs, texts)
    if texts is None:
        return Bound({}, needs)
    bound = Bound({}, needs)
    given: list[Need] = []
    for ask, text in zip(asks, texts, strict=True):
        if text is None:
            given.append(ask.need)
            continue
        value = _value(ask, text, case)
        if value is None:
            bound.problem = f"计分数据“{text}”不是“{ask.need.name}”要的{ask.need.type}"
            return bound
        bound.facts[ask.key] = value
        given.append(replace(ask.need, given=text))
    bound.needs = tuple(given)
    return bound


def _texts(case: Case, asks: list[Ask], rule: Rule) -> list[str | None] | str | None:
    given = case.facts
    if given is None:
        return None
    if isinstance(given, Mapping):
        return _by_name({str(key): given.get(key) for key in given}, asks, rule)
    if isinstance(given, dict):
        return _by_name(dict(given), asks, rule)
    if isinstance(given, Sequence):
        if not all(isinstance(item, str) for item in given.items):
            return "计分数据的每一项应是一个值"
        texts = [str(item) for item in given.items]
    elif isinstance(given, Text):
        texts = [str(given)]
    else:
        texts = [str(item) for item in given]
    if len(texts) != len(asks):
        return f"计分数据应有{len(asks)}项，现为{len(texts)}项；依次是：" + (
            "、".join(f"{ask.need.name}（{ask.need.type}）" for ask in asks) or "（不需要）"
        )
    return list(texts)


def _by_name(given: dict[str, object], asks: list[Ask], rule: Rule) -> list[str | None] | str:
    """By clause number or by words of the clause that fit only one fact."""
    found: dict[int, str] = {}
    for key, value in given.items():
        if not isinstance(value, str):
            return f"计分数据“{key}”应是一个值"
        places = _matches(str(key), asks, rule)
        if len(places) != 1:
            return f"计分数据“{key}”{'不对应任何条款' if not places else '对应不止一个条款'}；可写：" + "、".join(
                ask.need.name for ask in asks
            )
        if places[0] in found:
            return f"计分数据“{key}”重复"
        found[places[0]] = str(value)
    return [found.get(index) for index in range(len(asks))]


def _matches(key: str, asks: list[Ask], rule: Rule) -> list[int]:
    if key.isdecimal():
        return [index for index, ask in enumerate(asks) if ask.need.clause == int(key)]
    exact = [index for index, ask in enumerate(asks) if ask.need.name == key]
    if exact:
        return exact
    clauses = rule.clauses
    return [
        index
        for index, ask in enumerate(asks)
        if key in ask.need.name or (ask.need.clause <= len(clauses) and key in clauses[ask.need.clause - 1].text)
    ]


def _value(ask: Ask, text: str, case: Case) -> object | None:
    """The text read as the type asked for; None when it is something else."""
    text = text.strip()
    if ask.need.type == "是否":
        if text in _YES or text == ask.need.name:
            return True
        return False if text in _NO or opposite(text, ask.need.name) else None
    if ask.need.type == "等次":
        return text or None
    value = parse(text, year=case.year)
    if not isinstance(value, Quantity) or value.is_range or value.relation is not None or value.approx:
        return None
    return _number(ask, Place(Fraction(value.lower), value.unit))


def _number(ask: Ask, place: Place) -> object | None:
    rate = place.unit.family == "percent"
    if ask.need.type == "次数":
        if rate or place.x < 0:
            return None
        measured = place.unit != NONE and ask.key[0] == "距离" and ask.numbers and unit_of(ask.numbers[-1]) is not None
        return place if measured else place.x
    if ask.need.type == "比率" and not rate:
        return None
    if ask.key[0] == "量" and place.unit == NONE and ask.numbers:
        known = unit_of(ask.numbers[0])
        if known is not None and known[1].family != "percent":
            return Place(place.x, known[1])
    return place
