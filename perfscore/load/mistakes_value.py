"""Syntax errors about values: signs that YAML reads as its own, quotes, brackets."""

from __future__ import annotations

import re

from perfscore.load import codes
from perfscore.load.stumble import PAIR, QUOTES, Stumble, pair, short
from perfscore.model.finding import Finding

SIGNS = ">|-*&!@%`?[{"  # what YAML reads as a sign of its own at the beginning of a value


def open_quote(at: Stumble) -> Finding | None:
    """A quote that is not closed, or closed only lines later by the opening quote of another value."""
    start, last = None, at.last
    if at.since is not None and at.line_at(at.since.line)[at.since.column :].startswith(tuple(QUOTES)):
        unfinished = at.says("quoted scalar") and at.says("end of stream", "document indicator")
        start = at.since if unfinished or at.says("':'") else None
    elif last is not None and last.style in tuple(QUOTES) and last.start.line < last.end.line == at.line:
        start = last.start
    if start is None:
        return None
    line = at.line_at(start.line)
    double = line[start.column : start.column + 1] == '"'
    name, other = ("英文双引号", "英文单引号") if double else ("英文单引号", "英文双引号")
    message = f"此处的{name}在本行没有闭合，后面各行都被当作了这个值。"
    advice = f"在值的末尾补上{name}；值里本来有{name}的，外面改用{other}。"
    return at.at(codes.QUOTE_OPEN, start.line, start.column, message, advice, len(line.rstrip()) - start.column)


def sign_first(at: Stumble) -> Finding | None:
    """A value that begins with a sign of YAML: ``>3 万条``, ``*``, ``@x``, ``-``, ``[产出]合格率``."""
    for number in at.suspects:
        found = PAIR.match(at.line_at(number))
        value = found.group(3) if found else None
        if found is None or not value or value[0] not in SIGNS:
            continue
        if value[0] in "[{" and not _text_behind_bracket(value):
            continue
        message = f"值以“{value[0]}”开头，在YAML里有特别含义，不能直接写。"
        advice = f"整个值加英文双引号，写作{quoted(found)}{_other_way(value)}。"
        return at.at(codes.QUOTES, number, found.start(3), message, advice, len(value))
    return None


def sign_in_list(at: Stumble) -> Finding | None:
    """The same in a list: ``- *``."""
    if at.since is None or not at.says("alias", "anchor", "tag"):
        return None
    line, column = at.line_at(at.since.line), at.since.column
    written = line[column:].rstrip()
    message = f"“{short(written)}”以“{written[:1]}”开头，在YAML里有特别含义，不能直接写。"
    return at.at(codes.QUOTES, at.since.line, column, message, f'加英文双引号："{short(written)}"。', len(written))


def backslash(at: Stumble) -> Finding | None:
    """``"D:\\佐证"``: a backslash inside double quotes."""
    if not at.says("escape"):
        return None
    message = "英文双引号里的“\\”有特别含义，此处的写法不能识别。"
    return at.at(codes.QUOTES, at.line, at.column, message, "外面改用英文单引号，或把“\\”写成“\\\\”。", 2)


def text_behind_quote(at: Stumble) -> Finding | None:
    """``"甲"乙``: only a part of the value is quoted."""
    found = PAIR.match(at.text)
    value = found.group(3) if found else None
    if found is None or not value or value[0] not in QUOTES or at.column <= found.start(3):
        return None
    message = "值只有开头一部分在英文引号里，引号后面的文字接不上。"
    chinese = re.sub(r"""(["'])(.*?)\1""", r"“\2”", value)
    advice = f"改用中文引号，写作{pair(found.group(2), chinese)}；或在整个值外面再加一对引号。"
    return at.at(codes.QUOTES, at.line, found.start(3), message, advice, len(value))


def full_width_comma(at: Stumble) -> Finding | None:
    """``{年初预算数: 3，全年预算数: 4}``."""
    if not at.says("flow") or at.since is None:
        return None
    for number in range(at.since.line, at.line + 1):
        line = at.line_at(number)
        column = line.find("，", at.since.column if number == at.since.line else 0)
        if column >= 0:
            message = "括号里的各项用全角逗号“，”隔开，不能识别。"
            return at.at(
                codes.SYNTAX, number, column, message, "改为半角逗号加一个空格；逗号是文字的，值加英文双引号。"
            )
    return None


def open_bracket(at: Stumble) -> Finding | None:
    """A bracket without its partner, or a comma too many."""
    if not at.says("flow"):
        return None
    if at.says("node content"):
        message = "括号里此处应有内容：多写了逗号或括号。"
        return at.at(codes.SYNTAX, at.line, at.column, message, "删去多余的逗号或括号；不适用的填“—”。")
    start = at.since
    if start is None:
        return None
    line = at.line_at(start.line)
    bracket = line[start.column : start.column + 1]
    partner = {"{": "}", "[": "]"}.get(bracket)
    if partner is None:
        return None
    message = f"此处的“{bracket}”没有配对的“{partner}”，或括号里各项没有用半角逗号“, ”隔开。"
    advice = f"补上“{partner}”，各项用半角逗号加空格隔开；括号是文字的，整个值加英文双引号。"
    return at.at(codes.SYNTAX, start.line, start.column, message, advice, len(line.rstrip()) - start.column)


def directive(at: Stumble) -> Finding | None:
    """``%`` at the beginning of a line."""
    if not at.text.startswith("%"):
        return None
    message = "以“%”开头的行在YAML里有特别含义。"
    return at.at(codes.QUOTES, at.line, 0, message, "键名不能以“%”开头；是文字的，加英文双引号。", len(at.text))


def quoted(found: re.Match[str]) -> str:
    """``“键: "值"”``, as advice shows it."""
    value = found.group(3)
    bare = re.sub(r"""^(["'])(.*?)\1""", r"\2", value) if value[0] in QUOTES else value
    quote = "'" if '"' in bare or "\\" in bare else '"'
    inner = bare.replace("'", "''") if quote == "'" else bare
    return f"“{found.group(2)}: {quote}{short(inner)}{quote}”"


def _text_behind_bracket(value: str) -> bool:
    """``[产出]合格率`` is a text that begins with a bracket, ``[a, b`` a list that lacks one."""
    end = max(value.rfind("]"), value.rfind("}"))
    rest = value[end + 1 :].strip()
    return end > 0 and bool(rest) and not rest.startswith(("#", ","))


def _other_way(value: str) -> str:
    """Another way to write a value, where there is a usual one."""
    number = re.match(r">\s*=?\s*(\d.*)", value)
    if number:
        return f"；或写作“大于{number.group(1)}”"
    if value.strip() in ("-", "--"):
        return "；没有数据的填“—”"
    if value.startswith("- "):
        return "；是列表的，从下一行写起"
    return ""
