"""JSON whose numbers are written exactly from decimals: no float, no exponent, no trailing zeros."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

_WORDS = {None: "null", True: "true", False: "false"}
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | bool | Decimal | None


def dumps(value: Json, indent: int | None = 2) -> str:
    """``value`` as JSON text; Chinese stays readable, lone surrogates and controls are escaped."""
    return _written(value, indent, "")


def number(value: Decimal) -> str:
    """A finite decimal in positional notation without trailing zeros: ``0.30`` → ``0.3``, ``1E+2`` → ``100``."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _written(value: Json, indent: int | None, margin: str) -> str:
    if isinstance(value, str):
        return quoted(value)
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, int):
        return str(value)
    inner = margin if indent is None else margin + " " * indent
    if isinstance(value, Mapping):
        rows = [f"{quoted(key)}: {_written(item, indent, inner)}" for key, item in value.items()]
        return _wrapped("{", rows, "}", indent, margin, inner)
    return _wrapped("[", [_written(item, indent, inner) for item in value], "]", indent, margin, inner)


def _wrapped(opening: str, rows: list[str], closing: str, indent: int | None, margin: str, inner: str) -> str:
    if not rows:
        return opening + closing
    if indent is None:
        return opening + ", ".join(rows) + closing
    return f"{opening}\n{inner}" + f",\n{inner}".join(rows) + f"\n{margin}{closing}"


def quoted(text: str) -> str:
    """A JSON string."""
    if text.isprintable():
        if '"' in text or "\\" in text:
            text = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{text}"'
    return '"' + "".join(_ESCAPES.get(char) or (char if char.isprintable() else _escaped(char)) for char in text) + '"'


def _escaped(char: str) -> str:
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}"
