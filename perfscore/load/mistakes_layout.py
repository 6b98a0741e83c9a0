"""Syntax errors about indentation and lists."""

from __future__ import annotations

import re

from perfscore.load import codes
from perfscore.load.fields import KEYS
from perfscore.load.stumble import SPECIAL_SPACES, Stumble, indent, short
from perfscore.model.finding import Finding

CONFLICT = re.compile(r"(<{7}|>{7}|\|{7}) ")
TIGHT_DASH = re.compile(r"^[ \t]*-([^\s:：-]+)[:：]")


def conflict(at: Stumble) -> Finding | None:
    """What git leaves in a file where two changes met."""
    first = next((number for number, line in enumerate(at.lines) if CONFLICT.match(line)), None)
    if first is None:
        return None
    message = "文件里有git合并冲突的标记，两个版本的内容都留在里面。"
    advice = "在“<<<<<<<”“=======”“>>>>>>>”之间选定一个版本，删去另一个版本和这三行标记。"
    return at.at(codes.SYNTAX, first, 0, message, advice, len(at.line_at(first)))


def tab(at: Stumble) -> Finding | None:
    """A tab in the indentation."""
    for number in at.suspects:
        line = at.line_at(number)
        before = line[: len(line) - len(line.lstrip(" \t-"))]
        if "\t" in before:
            message = "此行用制表符（Tab）缩进，YAML只认半角空格。"
            return at.at(codes.INDENT, number, line.index("\t"), message, "把Tab换成半角空格，每深一层多两格。")
    return None


def special_space(at: Stumble) -> Finding | None:
    """An ideographic or no-break space in the indentation."""
    for number in at.suspects:
        line = at.line_at(number)
        before = line[: len(line) - len(line.lstrip(f" -{SPECIAL_SPACES}"))]
        column = next((place for place, character in enumerate(before) if character in SPECIAL_SPACES), None)
        if column is not None and line.strip():
            what = "全角空格" if before[column] == "\u3000" else "不换行空格等特殊空格"
            message = f"此行用{what}缩进，YAML只认半角空格。"
            return at.at(codes.INDENT, number, column, message, "换成半角空格，每深一层多两格。")
    return None


def tight_dash(at: Stumble) -> Finding | None:
    """``-指标: 甲``: no blank behind the dash of a list."""
    for number in dict.fromkeys((*at.suspects, at.line - 1)):
        found = TIGHT_DASH.match(at.line_at(number))
        if found is not None and found.group(1) in KEYS:
            key, column = found.group(1), found.start(1) - 1
            return at.at(codes.INDENT, number, column, "列表项的“-”后面没有空格。", f"写作“- {key}: …”。", 1 + len(key))
    return None


def deeper(at: Stumble) -> Finding | None:
    """A key that stands deeper than the value before it, and was taken for more of that value."""
    if not at.says("mapping values are not allowed"):
        return None
    column = indent(at.text)
    key = at.text[column : at.column].strip(" -")
    message = f"“{short(key)}”比上一行缩进得深，被当作了上一行的续文。"
    return at.at(codes.INDENT, at.line, column, message, "与同一层的各行左端对齐。", len(key))


def block_not_indented(at: Stumble) -> Finding | None:
    """The lines of a long text behind ``|`` that stand no deeper than its key."""
    number = at.line_without_key()
    last = at.last
    if number is None or last is None or last.style not in ("|", ">") or last.end.line != number:
        return None
    line = at.line_at(number)
    message = f"“{last.style}”后面的长文字在此处没有缩进，不再属于这个值。"
    return at.at(codes.INDENT, number, indent(line), message, "长文字的各行都比键多缩进两格。", len(line.strip()))


def no_key(at: Stumble) -> Finding | None:
    """A line with neither key nor dash."""
    number = at.line_without_key()
    if number is None or not at.says("':'"):
        return None
    line = at.line_at(number)
    message = "此行没有“键: 值”。"
    advice = "补上键名；是上一行续文的，比上一行的键多缩进两格，长文字的键后写“|”。"
    return at.at(codes.SYNTAX, number, indent(line), message, advice, len(line.strip()))


def misaligned(at: Stumble) -> Finding | None:
    """A line whose indentation fits none of the levels above."""
    if not at.says("expected key", "'-' indicator", "<block end>", "<document start>") or indent(at.text) < at.column:
        return None
    said = _dash(at) if at.text.lstrip().startswith("- ") else _key(at)
    return at.at(codes.INDENT, at.line, indent(at.text), *said, len(at.text.strip())) if said else None


def _dash(at: Stumble) -> tuple[str, str] | None:
    depth = indent(at.text)
    other = next((number for number in range(at.line - 1, -1, -1) if at.lines[number].lstrip().startswith("- ")), None)
    if other is not None and 0 < abs(indent(at.lines[other]) - depth) <= 2:
        message = f"此行的“-”缩进{depth}格，与第{other + 1}行的“-”（缩进{indent(at.lines[other])}格）没有对齐。"
        return message, "同一列表各项的“-”左端对齐。"
    if at.says("'-' indicator"):
        return None
    message = "此处不能出现以“- ”开头的列表项：它与上面的键没有上下级关系。"
    return message, "列表写在“键:”的下一行，各项的“-”左端对齐。"


def _key(at: Stumble) -> tuple[str, str] | None:
    if at.since is None or at.since.line >= at.line:
        return None
    depth, other = indent(at.text), at.since.column
    if depth == other:
        message = "此行与列表项的“-”对齐，应与“- ”后面的键对齐。"
        return message, "属于上面这一项的，再缩进两格；是新的一项的，在行首加“- ”。"
    message = f"此行缩进{depth}格，与第{at.since.line + 1}行起的各项（缩进{other}格）没有对齐。"
    return message, "同一层的各行左端对齐，下一层多缩进两格。"
