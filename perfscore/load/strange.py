"""Keys that a form does not know: aliases take their own name, ``x-`` keys are left alone, the rest is reported."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from perfscore.language.numbers import read_decimal
from perfscore.load import codes
from perfscore.load.fields import FORMS, KEYS, OWN_KEYS, Field, Form
from perfscore.load.reader import Plan, Reading, quoted
from perfscore.model.finding import Related
from perfscore.model.source import Mapping, Node, Text

BLANKS = "\u3000\u00a0\u2002\u2003\u2009\u200b\ufeff"
CLOSE_ENOUGH = 0.5
SUGGESTED_AT_MOST = 100  # unknown keys of a file that get a suggestion; a file with more is no indicator file


def settle(at: Reading, node: Mapping, form: Form, plan: Plan, values: dict[str, Any]) -> None:
    """Read the aliases of ``node`` into ``values`` and give them their own name; report what nobody knows."""
    renamed = False
    items: dict[Text, Any] = {}
    previous = ""
    for key, value in node.items.items():
        if _is_split_number(key, value) and previous in plan:
            values[plan[previous][0]] = None  # only what stands before the comma was read: no number to go by
        previous = key
        row = form.by_alias.get(key) if key not in plan else None
        if row is None:
            items[key] = value
            if key not in plan and not key.startswith(OWN_KEYS) and not form.open:
                unknown(at, node, form, key)
            continue
        renamed = True
        earlier = next((written for written in items if written == row.key), None) or node.key(row.key)
        if earlier is not None:
            _twice(at, key, row, earlier)
            continue
        items[own_name(key, row.key)] = value
        values[row.name] = plan[row.key][1](at, value, row)
    if renamed:
        node.items = items


def own_name(key: Text, name: str) -> Text:
    """The key under another name, in its place."""
    text = str.__new__(Text, name)
    text.start, text.end, text.style = key.start, key.end, key.style
    return text


def _twice(at: Reading, key: Text, row: Field, earlier: Text) -> None:
    message = f"“{key}”与第{earlier.start.line + 1}行的“{row.key}”是同一项，按“{row.key}”读取。"
    related = (Related(earlier.span(at.file), f"另一处“{row.key}”"),)
    at.add(codes.DUPLICATE_KEY, key.span(at.file), message, "核对两处的值，只留一处。", related=related)


def unknown(at: Reading, node: Mapping, form: Form, key: Text) -> None:
    """Say what is wrong with a key, as closely as can be told."""
    where = f"“{form.title}”里"
    place = key.span(at.file)
    bare = key.strip().strip(BLANKS).strip()
    if bare != key and any(blank in key for blank in BLANKS):
        message = f"{quoted(bare)}前后有全角空格或其他特殊空格，不能识别。"
        at.add(codes.INDENT, place, message, f"删去后改用半角空格缩进，写作“{bare}:”。")
    elif "：" in key or key == "":
        message = f"{where}有无法识别的键{quoted(key)}。"
        at.add(
            codes.COLON,
            place,
            message,
            "键后须用半角冒号加一个空格，如“指标: 办结率”；值里有“: ”的，整个值加英文双引号。",
        )
    elif ":" in key and node.items[key] == "":
        name, _, value = key.partition(":")
        message = f"{quoted(name)}的冒号后面没有空格，整项被当作了键。"
        at.add(codes.COLON, place, message, f"冒号后空一格，写作“{name}: {value}”。")
    elif key[0] == "-" and key[1:] in KEYS:
        at.add(codes.INDENT, place, "列表项的“-”后面没有空格。", f"写作“- {key[1:]}: …”。")
    elif _is_split_number(key, node.items[key]):
        message = f"“{key}”前的逗号被当作了下一项的开头。"
        at.add(codes.UNKNOWN_KEY, place, message, '花括号“{}”里的数字不写千分位逗号，或加英文双引号，如 "3,672.34"。')
    else:
        few = len(at.findings) < SUGGESTED_AT_MOST
        advice = suggestion(form, bare) if few else "核对是否选错了文件。"
        at.add(codes.UNKNOWN_KEY, place, f"{where}没有{quoted(key)}这个键，其内容没有读入。", advice)


def _is_split_number(key: Text, value: Node) -> bool:
    """The end of ``{全年预算数: 3,672.34}`` or ``{实际完成值: 26,000立方米}``, which YAML takes for a key."""
    thousands = key[:3].isdecimal() and key[3:4].isdecimal() is False
    return value == "" and (thousands or read_decimal(key) is not None)


def suggestion(form: Form, key: str) -> str:
    """What to write instead of a key."""
    names = [row.key for row in form.fields]
    home = next((other.title for other in FORMS for row in other.fields if key == row.key or key in row.aliases), None)
    if home is not None:
        return f"“{key}”应写在“{home}”里，请核对缩进。"
    near = nearest(key, (*names, *form.by_alias))
    if near is not None:
        return f"是否为“{form.by_alias[near].key if near in form.by_alias else near}”？自己留用的键请以“x-”开头。"
    return f"可用的键：{'、'.join(names)}。自己留用的键请以“x-”开头。"


def nearest(word: str, words: tuple[str, ...] | list[str]) -> str | None:
    """The word that ``word`` was most likely meant to be."""
    found = get_close_matches(word, words, n=1, cutoff=CLOSE_ENOUGH)
    return found[0] if found else None
