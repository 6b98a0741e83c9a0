"""计分数据: the facts as given, bound to what is asked for, each read as its type."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from perfscore.language.units import NONE
from perfscore.model.source import Mapping, Sequence, Text
from perfscore.rules.answers import NO, YES, answered, completed, graded
from perfscore.rules.asks import Ask
from perfscore.rules.axis import Place
from perfscore.rules.case import Case, Need, Note
from perfscore.rules.nodes import Rule
from perfscore.values import parse
from perfscore.values.types import Moment, Quantity


@dataclass(slots=True)
class Bound:
    """Facts by key as values, the needs with what was given, and what is wrong with them."""

    facts: dict[tuple[object, ...], object] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    problem: str | None = None
    notes: tuple[Note, ...] = ()


def bind(found: list[Ask], rule: Rule, case: Case) -> Bound:
    """Match what is given with what is asked; a count that differs, or a value of another type, is a problem."""
    needs = tuple(ask.need for ask in found)
    texts = _texts(case, found, rule)
    if isinstance(texts, str):
        return Bound({}, needs, texts)
    if texts is None:
        return Bound({}, needs)
    bound = Bound({}, needs)
    given: list[Need] = []
    for ask, text in zip(found, texts, strict=True):
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


def _texts(case: Case, found: list[Ask], rule: Rule) -> list[str | None] | str | None:
    given = case.facts
    if given is None:
        return ["否"] * len(found) if found and all(ask.exempt for ask in found) else None
    if isinstance(given, Mapping):
        return _by_name({str(key): given.get(key) for key in given}, found, rule)
    if isinstance(given, dict):
        return _by_name(dict(given), found, rule)
    if isinstance(given, Sequence):
        if not all(isinstance(item, str) for item in given.items):
            return "计分数据的每一项应是一个值"
        texts = [str(item) for item in given.items]
    elif isinstance(given, Text):
        texts = [str(given)]
    else:
        texts = [str(item) for item in given]
    clauses = rule.clauses
    numbers = [ask.need.clause - 1 for ask in found]
    texts = completed(texts, found, [clauses[at].sentence if 0 <= at < len(clauses) else -1 for at in numbers])
    if len(texts) != len(found):
        return f"计分数据应有{len(found)}项，现为{len(texts)}项；依次是：" + (
            "、".join(f"{ask.need.name}（{ask.need.type}）" for ask in found) or "（不需要）"
        )
    return list(texts)


def _by_name(given: dict[str, object], found: list[Ask], rule: Rule) -> list[str | None] | str:
    """By clause number or by words of the clause that fit only one fact."""
    placed: dict[int, str] = {}
    for key, value in given.items():
        if not isinstance(value, str):
            return f"计分数据“{key}”应是一个值"
        places = _matches(str(key), found, rule)
        if len(places) != 1:
            return f"计分数据“{key}”{'不对应任何条款' if not places else '对应不止一个条款'}；可写：" + "、".join(
                ask.need.name for ask in found
            )
        if places[0] in placed:
            return f"计分数据“{key}”重复"
        placed[places[0]] = str(value)
    return [placed.get(index) for index in range(len(found))]


def _matches(key: str, found: list[Ask], rule: Rule) -> list[int]:
    if key.isdecimal():
        return [index for index, ask in enumerate(found) if ask.need.clause == int(key)]
    exact = [index for index, ask in enumerate(found) if ask.need.name == key]
    if exact:
        return exact
    clauses = rule.clauses
    return [
        index
        for index, ask in enumerate(found)
        if key in ask.need.name or (ask.need.clause <= len(clauses) and key in clauses[ask.need.clause - 1].text)
    ]


def _value(ask: Ask, text: str, case: Case) -> object | None:
    """The text read as the type asked for; None when it is something else."""
    text = text.strip()
    if ask.need.type == "是否":
        return answered(ask.need.name, text)
    if ask.need.type == "等次":
        return graded(ask, text)
    if ask.met is not None and text in YES | NO:
        number = ask.met[0] if text in YES else ask.met[1]
        return Place(number.value, number.unit)
    value = parse(text, year=case.year)
    if ask.need.type == "日期":
        return value.by if isinstance(value, Moment) else None
    if not isinstance(value, Quantity) or value.is_range or value.relation is not None or value.approx:
        return None
    return _number(ask, Place(Fraction(value.lower), value.unit))


def _number(ask: Ask, place: Place) -> object | None:
    rate = place.unit.family == "percent"
    kind = ask.key[0]
    if kind == "名":
        return place.x * place.unit.factor / 100 if rate else place.x
    if kind == "率":
        return place.x * place.unit.factor / 100 if rate else None
    if kind in ("次", "距"):
        if rate or place.x < 0:
            return None
        if (
            kind == "距"
            and ask.unit is not None
            and place.unit != NONE
            and place.unit.family == ask.unit.unit.family
            and place.unit.family != "count"
        ):
            return place.x * place.unit.factor / ask.unit.unit.factor
        return place.x
    if ask.need.type == "比率" and not rate:
        return None
    if place.unit == NONE and ask.unit is not None and not rate:
        return Place(place.x * ask.unit.unit.factor / ask.unit.unit.factor, ask.unit.unit)
    return place
