"""The JSON Schema (draft 2020-12) of an indicator file, for completion and checks in editors.

Made from the one table of keys, ``load/fields.py``. Editors read YAML by its own types (``0.30`` is a number, ``NO``
may be a truth value); the loader reads the text as written. So the schema takes both the text and what YAML makes of
it, and leaves to the loader what only the text can tell.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from perfscore.language import ordinals
from perfscore.language.nothing import NO_VALUE
from perfscore.load import fields
from perfscore.load.fields import Field, Form, Type
from perfscore.load.reader import FIRST_YEAR, LAST_YEAR

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCALAR = ["string", "number", "boolean", "null"]
NUMBER = r"^\s*[-+－−＋]?[0-9０-９.．,，]+\s*$"
PERCENT = r"^\s*[-+－−＋]?[0-9０-９.．,，]+\s*[%％]?\s*$"
TIER = rf"^\s*({'|'.join(sorted(fields.TIERS, key=len, reverse=True))})?.*$"
BLANK: Schema = {"type": ["string", "null"], "pattern": f"^{NO_VALUE}$"}


def schema() -> Schema:
    """The whole schema; every form of the file is a definition of its own."""
    return {
        "$schema": DIALECT,
        "title": "perfscore 绩效表",
        "$ref": _pointer(fields.SHEET),
        "$defs": {form.title: form_schema(form) for form in fields.FORMS},
    }


def form_schema(form: Form) -> Schema:
    """A mapping of the file."""
    properties: Schema = {}
    for row in form.fields:
        properties[row.key] = field_schema(row)
        for alias in row.aliases:
            properties[alias] = {
                **field_schema(row),
                "description": f"同“{row.key}”，请改用“{row.key}”。",
                "deprecated": True,
            }
    if form.nested:
        properties["其中"] = {"title": "其中", "description": "明细。", **_rows(form)}
    made: Schema = {
        "title": form.title,
        "description": form.about,
        "type": "object",
        "properties": properties,
        "patternProperties": {f"^{fields.OWN_KEYS}": True},
        "additionalProperties": form.open,
    }
    required = [row.key for row in form.required if not row.aliases and row.key != "分值"]  # a declaration may lack it
    if required:
        made["required"] = required
    either = [
        {"anyOf": [{"required": [key]} for key in (row.key, *row.aliases)]} for row in form.required if row.aliases
    ]
    if either:
        made["allOf"] = either
    return made


def field_schema(row: Field) -> Schema:
    """One key, with what editors show of it."""
    about = row.about + (f"例：{row.example}" if row.example else "")
    return {"title": row.key, "description": about, **TYPES[row.type](row)}


def _pointer(form: Form) -> str:
    return f"#/$defs/{form.title}"


def _reference(form: Form | None) -> Schema:
    return {"$ref": _pointer(form)} if form is not None else {}


def _text(row: Field) -> Schema:
    return {"type": SCALAR[:-1]} if row.required else {"type": SCALAR}


def _number(row: Field) -> Schema:
    number: Schema = {"type": "number"}
    if row.low is not None:
        number["minimum"] = int(row.low)
    if row.high is not None:
        number["maximum"] = int(row.high)
    written = [number, {"type": "string", "pattern": NUMBER}]
    return {"anyOf": written if row.required else [*written, BLANK]}


def _percent(_row: Field) -> Schema:
    return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": PERCENT}, BLANK]}


def _year(_row: Field) -> Schema:
    years: Schema = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
    return {"anyOf": [years, {"type": "string", "pattern": r"^\s*[0-9０-９]{4}(年度?)?\s*$"}]}


def _choice(row: Field) -> Schema:
    numbers = [int(choice) for choice in row.choices if choice.isdecimal()]
    blank = [] if row.required else [None]
    return {"enum": [*row.choices, *numbers, *row.synonyms, *blank]}


def _boolean(_row: Field) -> Schema:
    return {"enum": [True, False, "是", "否", None]}


def _texts(_row: Field) -> Schema:
    return {"anyOf": [{"type": SCALAR}, {"type": "array", "items": {"type": SCALAR}}]}


def _numbers(row: Field) -> Schema:
    return {"anyOf": [{"type": "object", "additionalProperties": _number(row)}, BLANK]}


def _form(row: Field) -> Schema:
    reference = _reference(row.form)
    return reference if row.required else {"anyOf": [reference, BLANK]}


def _rows(form: Form | None) -> Schema:
    row = {"anyOf": [_reference(form), BLANK]}
    own = {f"^{fields.OWN_KEYS}": True}
    return {"anyOf": [{"type": "object", "patternProperties": own, "additionalProperties": row}, BLANK]}


def _indicators(row: Field) -> Schema:
    rows = {"type": "array", "items": _reference(row.form)}
    level2 = {"type": "object", "additionalProperties": {"anyOf": [rows, BLANK]}}
    return {"type": "object", "additionalProperties": {"anyOf": [rows, level2, BLANK]}, "minProperties": 1}


def _passages(row: Field) -> Schema:
    item = {"anyOf": [{"type": "string"}, _reference(fields.PASSAGE)]}
    section = {"anyOf": [{"type": ["string", "null"]}, {"type": "array", "items": item}]}
    titles = "|".join(row.choices)
    sections = {rf"^({ordinals.PATTERN})?({titles})$": section, f"^{fields.OWN_KEYS}": True}
    return {"anyOf": [{"type": "object", "patternProperties": sections, "additionalProperties": False}, BLANK]}


TYPES: dict[Type, Callable[[Field], Schema]] = {
    Type.TEXT: _text,
    Type.DECIMAL: _number,
    Type.AMOUNT: _number,
    Type.PERCENT: _percent,
    Type.YEAR: _year,
    Type.CHOICE: _choice,
    Type.BOOLEAN: _boolean,
    Type.TEXTS: _texts,
    Type.NUMBERS: _numbers,
    Type.ACHIEVEMENT: _text,
    Type.FORM: _form,
    Type.ROWS: lambda row: _rows(row.form),
    Type.INDICATORS: _indicators,
    Type.PASSAGES: _passages,
    Type.ANY: lambda _row: {},
}
