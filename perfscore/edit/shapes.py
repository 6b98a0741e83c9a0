"""What kind of mapping stands where in an indicator file, read off the table of keys (``load/fields.py``)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from perfscore.load.fields import PASSAGE, ROW_ALIASES, SHEET, Field, Form, Type

PARTS = "其中"


class Rows(NamedTuple):
    """A mapping under names of the writer's own; each value is a ``form``."""

    form: Form


class Lists(NamedTuple):
    """Mappings under names of the writer's own, any number of levels, down to lists of ``form``."""

    form: Form


Shape = Form | Rows | Lists | None
"""None: contents that are kept as written."""

ROOT: Shape = SHEET


def of_value(shape: Shape, key: str) -> Shape:
    """What the value of ``key`` is."""
    if isinstance(shape, Rows):
        return shape.form
    if isinstance(shape, Lists):
        return shape
    if shape is None:
        return None
    if shape.nested and key == PARTS:
        return Rows(shape)
    row = _by_key(shape.title).get(key)
    return _of_field(row) if row is not None else None


def _of_field(row: Field) -> Shape:
    if row.type is Type.PASSAGES:
        return Lists(PASSAGE)
    if row.form is None:
        return None
    if row.type is Type.ROWS:
        return Rows(row.form)
    return Lists(row.form) if row.type is Type.INDICATORS else row.form


def of_item(shape: Shape) -> Shape:
    """What the items of a list are."""
    return shape.form if isinstance(shape, Lists) else None


def own_name(shape: Shape, key: str) -> str:
    """The name that ``fmt`` writes for a key."""
    if isinstance(shape, Form) and key in shape.by_alias:
        return shape.by_alias[key].key
    return ROW_ALIASES.get(key, key) if isinstance(shape, Rows) else key


def rank(shape: Shape, key: str) -> int | None:
    """The place of a key among those of its form; None where it has none and stays behind its neighbour."""
    return _ranks(shape.title).get(own_name(shape, key)) if isinstance(shape, Form) else None


@lru_cache
def _by_key(title: str) -> dict[str, Field]:
    return {name: row for row in _forms()[title].fields for name in (row.key, *row.aliases)}


@lru_cache
def _ranks(title: str) -> dict[str, int]:
    form = _forms()[title]
    names = [row.key for row in form.fields] + ([PARTS] if form.nested else [])
    return {name: number for number, name in enumerate(names)}


@lru_cache
def _forms() -> dict[str, Form]:
    from perfscore.load.fields import FORMS

    return {form.title: form for form in FORMS}
