"""Texts of a cell become values: ``parse("≥2000万元", year=2024)`` → ``Quantity``, and ``str`` prints the normal form.

Start at :mod:`perfscore.values.types` for what a value can be. There is one file per kind, with its manual and examples:
:mod:`moment`, :mod:`duration`, :mod:`percent`, :mod:`quantity`, :mod:`statement`; :mod:`phrase` is the grammar of numbers with
words around them, :mod:`reader` holds the words; :mod:`compare` puts an actual beside its target.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from perfscore.language import units
from perfscore.language.nothing import holds_none
from perfscore.language.numbers import MAGNITUDES, plain, scale
from perfscore.values import duration, moment, phrase, quantity, reader, statement
from perfscore.values.types import Moment, Quantity, Relation, Value

__all__ = ["parse"]

# The common cells at once: sign, number, 万 or 亿, a unit of the table that can be nothing else.
_COMMON = re.compile(r"((?!0[0-9])[0-9]{1,12}(?:\.[0-9]{1,8})?) ?([^\s0-9()]{0,5})")
_SIGN = {relation.value: relation for relation in Relation}
_NOT_COMMON = frozenset(["年", "年度", "季度", "季", "月", "月份", "日", "版"])  # they may name a date or an edition
MAX_BARE = 5  # digits of a number without unit that cannot be a date: 20240630 can
_NO_UNIT = frozenset(["日期", "时间", "年月日", "定性", "文本"])


def parse(text: str, *, year: int | None = None, unit: str | None = None, relation: str | None = None) -> Value | None:
    """The value a cell holds, or None where it holds none (empty, ``/``, ``—``, ``无``). Never raises.

    ``year`` fills a missing year of a date. ``unit`` (计量单位) is lent to a number without unit, ``relation``
    (指标值类型: ≥ ≤ > < =) overrides the one read; 定性 leaves the reading as it is. What has no value of its own is a
    ``Statement`` with the cleaned text.
    """
    return _parse(str(text), year, unit and str(unit), relation and str(relation))


@lru_cache(maxsize=4096)  # some 2 MiB; the cells of hundreds of tables repeat
def _parse(text: str, year: int | None, unit: str | None, relation: str | None) -> Value | None:
    value = _common(text) or _general(text, year, bare=unit is None)
    if unit is not None and isinstance(value, Quantity) and value.unit == units.NONE:
        value = _with_unit(value, unit)
    return value if relation is None else _with_relation(value, relation)


def _common(text: str) -> Quantity | None:
    """≥31个, 5.2万km²: no more than a sign, digits, a magnitude and a known unit; None leaves it to the readers."""
    relation = _SIGN.get(text[:1])
    match = _COMMON.fullmatch(text, 0 if relation is None else 1 + text.startswith(" ", 1))
    if match is None:
        return None
    digits, name = match.groups()
    found = None if name in _NOT_COMMON else units.split(name)
    if found is None or (not name and len(digits) > MAX_BARE):
        return None
    magnitude, unit = found
    number = scale(Decimal(digits), MAGNITUDES[magnitude]) if magnitude else Decimal(digits)
    return phrase.make(number, number, unit, relation, magnitude)


def _general(text: str, year: int | None, *, bare: bool) -> Value | None:
    """Every reader in turn; ``bare`` says that no column names a unit, so 2024.6 may be a month."""
    text = reader.clean(text).rstrip("。;,、")
    if holds_none(text):
        return None
    if (plain_reading := _common(text)) is not None:
        return plain_reading
    if len(text) > reader.MAX_LENGTH:
        return statement.read(text)
    value: Value | None = moment.read(text, year) if bare or not _is_number(text) else None
    if value is None:
        value = quantity.none_of(text) or phrase.read(duration.simplify(text))
    if isinstance(value, (Quantity, Moment)):
        # 推迟到2025年完成, 31个未验收: the words around a date and behind a number may say that it was not reached
        words = text if isinstance(value, Moment) else value.after
        if not (words and statement.denies(words)):
            return value
    return statement.read(text)


def _is_number(text: str) -> bool:
    return bool(_COMMON.fullmatch(text))


def _with_unit(value: Quantity, name: str) -> Value:
    """Lend the unit of the column to a number that has none of its own; 2024 with 年 is the year."""
    name = reader.clean(name)
    if name in ("年", "年度") and (year := moment.read(f"{plain(value.number)}年", None)) is not None:
        return year
    found = None if name in _NO_UNIT or holds_none(name) else units.split(name)
    if found is None:
        unit = units.counted(name)
        found = None if unit is None else ("", unit)
    if found is None or (value.magnitude and found[0]):
        return value
    magnitude, unit = found
    lower, upper = (scale(end, MAGNITUDES[magnitude]) for end in (value.lower, value.upper))
    return phrase.make(
        lower, upper, unit, value.relation, value.magnitude or magnitude,
        approx=value.approx, before=value.before, after=value.after,
    )  # fmt: skip


def _with_relation(value: Value | None, relation: str) -> Value | None:
    """The declared relation wins over the one read; for a date ≤ and < make it a deadline."""
    declared = reader.RELATIONS.get(reader.clean(relation))
    if declared is None:
        return value
    if isinstance(value, Quantity) and not value.is_range:
        return replace(value, relation=declared)
    if isinstance(value, Moment) and declared.lower_is_better:
        return replace(value, deadline=True)
    return value
