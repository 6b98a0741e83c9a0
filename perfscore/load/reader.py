"""Nodes → plain values, one function per :class:`~perfscore.load.fields.Type`: the part of reading that indicator files, policies
and perfscore.yaml share. A wrong value is reported and read as None, and everything else is still read.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from perfscore.language.nothing import holds_none
from perfscore.language.numbers import plain, read_decimal
from perfscore.load import codes
from perfscore.load.fields import OWN_KEYS, TIERS, Field, Form, Type
from perfscore.load.reading import MAX_QUOTED, Plan, Reading, quoted
from perfscore.model.source import Mapping, Node, Sequence, Text

TRUTH = {
    "true": True,
    "True": True,
    "TRUE": True,
    "是": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "否": False,
}
RATIO_LIMIT = Decimal(2)  # an execution rate without % up to here is a ratio (0.93), above it a percentage (93)
HUNDRED = Decimal(100)

_number = lru_cache(maxsize=4096)(read_decimal)


# --- one function per type ----------------------------------------------------------------------------------


def read_text(at: Reading, value: Node, row: Field) -> str | None:
    """The text as written, without the line end of a block; None where blank."""
    if type(value) is Text:
        if not value or value.isspace():
            return None
        return value if value[-1] != "\n" else str(value).rstrip("\n")
    at.wrong(value, f"“{row.key}”", "文字")
    return None


def read_decimal_field(at: Reading, value: Node, row: Field) -> Decimal | None:
    """An exact number within the field's bounds; None where blank, ``—`` or ``/``."""
    if type(value) is not Text:
        at.wrong(value, f"“{row.key}”", "数字", row.example)
        return None
    number = _number(value)
    if number is None:
        if not holds_none(value):
            _no_number(at, value, row)
        return None
    return number if _within(at, value, row, number) else None


def read_percent(at: Reading, value: Node, row: Field) -> Decimal | None:
    """``93.19%`` → 93.19. Without the sign a number up to 2 is a ratio; that is said."""
    if type(value) is not Text:
        at.wrong(value, f"“{row.key}”", "百分数", row.example)
        return None
    text = value.strip()
    number = _number(text.rstrip("%％"))
    if number is None:
        if not holds_none(text):
            _no_number(at, value, row)
        return None
    if text[-1] not in "%％":
        if number <= RATIO_LIMIT:
            number *= HUNDRED
        shown = plain(number)
        at.add(codes.RATE, value.span(at.file), f"“{row.key}”写作“{text}”，按{shown}%读取。", f"写成“{shown}%”。")
    return number if _within(at, value, row, number) else None


def read_year(at: Reading, value: Node, row: Field) -> int | None:
    """A year of four digits; ``2024年`` and ``2024年度`` are understood."""
    if type(value) is not Text:
        at.wrong(value, f"“{row.key}”", "四位年份", row.example)
        return None
    number = _number(value.strip().removesuffix("度").removesuffix("年"))
    if number is None:
        if not holds_none(value):
            at.add(
                codes.NUMBER,
                value.span(at.file),
                f"“{row.key}”应为四位年份，现为{quoted(value)}。",
                f"如 {row.example}。",
            )
        return None
    if number != int(number) or not FIRST_YEAR <= number <= LAST_YEAR:
        message = f"“{row.key}”应为{FIRST_YEAR}至{LAST_YEAR}之间的年份，现为{quoted(value)}。"
        at.add(codes.RANGE, value.span(at.file), message, f"填四位年份，如 {row.example}。")
        return None
    return int(number)


FIRST_YEAR, LAST_YEAR = 1990, 2099


def read_choice(at: Reading, value: Node, row: Field) -> str | None:
    """One of the field's words, other spellings of it included."""
    if type(value) is not Text:
        at.wrong(value, f"“{row.key}”", "文字")
        return None
    word = value.strip()
    word = row.synonyms.get(word, word)
    if word in row.choices:
        return word
    if word in row.reserved:
        advice = f"目前支持：{'、'.join(row.choices)}。"
        at.add(codes.UNSUPPORTED, value.span(at.file), f"“{word}”尚未支持，本文件不计分。", advice)
    elif not holds_none(word):
        from perfscore.load.nearest import nearest

        near = nearest(word, row.choices)
        advice = f"是否为“{near}”？可选：" if near else "可选："
        choices = "、".join(row.choices)
        at.add(codes.CHOICE, value.span(at.file), f"“{row.key}”不能填{quoted(word)}。", f"{advice}{choices}。")
    return None


def read_boolean(at: Reading, value: Node, row: Field) -> bool:
    """true or false."""
    if type(value) is Text:
        if value.strip() in TRUTH:
            return TRUTH[value.strip()]
        if value.strip():
            at.add(codes.CHOICE, value.span(at.file), f"“{row.key}”不能填{quoted(value)}。", "可选：true、false。")
    else:
        at.wrong(value, f"“{row.key}”", "true或false")
    return False


def read_texts(at: Reading, value: Node, row: Field) -> tuple[str, ...]:
    """One text or a list of texts."""
    if type(value) is Text:
        return (value.strip(),) if value.strip() else ()
    if type(value) is not Sequence:
        at.wrong(value, f"“{row.key}”", "文字或列表")
        return ()
    texts = []
    for item in value.items:
        if type(item) is not Text:
            at.wrong(item, f"“{row.key}”的各项", "文字")
        elif item.strip():
            texts.append(item.strip())
    return tuple(texts)


def read_numbers(at: Reading, value: Node, row: Field) -> dict[str, Decimal]:
    """Numbers under names of the writer's own."""
    if type(value) is Text and holds_none(value):
        return {}
    if type(value) is not Mapping:
        at.wrong(value, f"“{row.key}”", "映射", "{产出指标: 50, 效益指标: 30}")
        return {}
    numbers = {}
    for name, item in value.items.items():
        inner = Field(name, row.name, Type.DECIMAL, "", low=row.low, high=row.high, example=row.example)
        number = read_decimal_field(at, item, inner)
        if number is not None and not name.startswith(OWN_KEYS):
            numbers[str(name.strip())] = number
    return numbers


def read_any(at: Reading, value: Node, row: Field) -> Node | None:  # noqa: ARG001  # one signature for all readers
    """The node itself; None where blank."""
    return None if type(value) is Text and not value.strip() else value


def read_achievement(at: Reading, value: Node, row: Field) -> str | None:
    """``达成``, ``部分达成``, ``未达成``, each with a ratio inside its tier if wished, or a ratio alone."""
    if type(value) is not Text:
        at.wrong(value, f"“{row.key}”", "文字")
        return None
    text = value.strip()
    word = next((tier for tier in sorted(TIERS, key=len, reverse=True) if text.startswith(tier)), "")
    ratio = text[len(word) :].strip(" ，,（）()\u3000")
    number = _number(ratio.rstrip("%％")) if ratio and ratio[-1] in "%％" else None
    if not text:
        return None
    if (ratio and number is None) or (not word and not ratio):
        message = f"“{row.key}”不能填{quoted(text)}。"
        at.add(
            codes.CHOICE,
            value.span(at.file),
            message,
            "可选：达成、部分达成、未达成，可带比例，如“部分达成 75%”或“90%”。",
        )
        return None
    if number is not None and not 0 <= number <= HUNDRED:
        at.add(
            codes.RANGE,
            value.span(at.file),
            f"“{row.key}”的比例应在0%至100%之间，现为{quoted(text)}。",
            "改为档内的比例。",
        )
        return None
    return text


def _no_number(at: Reading, value: Text, row: Field) -> None:
    import re

    from perfscore.language.numbers import chinese_number

    if len(value) > MAX_QUOTED and re.fullmatch(r"[\d.,，]+", value.strip()):
        at.add(codes.RANGE, value.span(at.file), f"“{row.key}”的数字太长：{quoted(value)}。", "对照原表更正。")
        return
    kind = "百分数" if row.type is Type.PERCENT else "数字"
    found = re.match(r"[^\d+\-.．０-９]*([+\-]?[\d０-９][\d,，．.０-９]*)", value)
    if found and re.match(r"[eE][+\-]?\d", value[found.end() :]):
        found = None  # 1e3: neither 1 nor anything a form would print
    number = _number(found.group(1)) if found else chinese_number(value.strip().removesuffix("分"))
    example = plain(number) if number is not None else row.example or "3.5"
    at.add(
        codes.NUMBER,
        value.span(at.file),
        f"“{row.key}”应为{kind}，现为{quoted(value)}。",
        f"只填{kind}，如“{row.key}: {example}”。",
    )


def _within(at: Reading, value: Text, row: Field, number: Decimal) -> bool:
    if (row.low is None or number >= row.low) and (row.high is None or number <= row.high):
        return True
    if row.high is None:
        bounds = f"不小于{row.low}"
    elif row.low is None:
        bounds = f"不大于{row.high}"
    else:
        bounds = f"在{row.low}至{row.high}之间"
    at.add(codes.RANGE, value.span(at.file), f"“{row.key}”应{bounds}，现为{value.strip()}。", "对照原表更正。")
    return False


SCALARS: dict[Type, Callable[[Reading, Node, Field], Any]] = {
    Type.TEXT: read_text,
    Type.DECIMAL: read_decimal_field,
    Type.AMOUNT: read_decimal_field,
    Type.PERCENT: read_percent,
    Type.YEAR: read_year,
    Type.CHOICE: read_choice,
    Type.BOOLEAN: read_boolean,
    Type.TEXTS: read_texts,
    Type.NUMBERS: read_numbers,
    Type.ANY: read_any,
    Type.ACHIEVEMENT: read_achievement,
}


def plan(form: Form, readers: dict[Type, Callable[[Reading, Node, Field], Any]]) -> Plan:
    """The fields of a form with their readers, for :meth:`Reading.form`."""
    return {row.key: (row.name, readers[row.type], row) for row in form.fields}
