"""Syntax errors of YAML, explained in Chinese: what was probably meant, and how to write it.

The parser says where it could not go on, in English and often a line too late. Each of the explainers below knows one
mistake that people make in tables, looks for it around that place, and gives a finding or None; the first that knows
its mistake speaks. To teach a new one, write an explainer and add it to EXPLAINERS.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from yaml.error import MarkedYAMLError

from perfscore.finding import Code, Finding
from perfscore.load import codes
from perfscore.records import dataclass, replace
from perfscore.source import Mark, Span, Text

SIGNS = ">|-*&!@%`?[{"  # what YAML reads as a sign of its own at the beginning of a value
SPECIAL_SPACES = "\u3000\u00a0\u2002\u2003\u2009\u202f"
QUOTES = "\"'"
# “键: 值” on one line, after the dashes of a list; the value begins where group 3 does
PAIR = re.compile(r"^([ \t]*(?:- +)*)([^\s:：\"'\[\]{}#][^:]*?|\"[^\"]*\"|'[^']*') *:(?:[ \t]+(\S.*?)?)?\s*$")
TIGHT = re.compile(rf"^[ \t]*(?:- +)*([^\s:：\"']+?):(?=[^\s:]|[{SPECIAL_SPACES}])")
MAX_SHOWN = 24
NOT_READ = "以后的内容没有读到，文件不计分。"


@dataclass(frozen=True, slots=True)
class Stumble:
    """Where and on what the parser stumbled; lines and columns from 0."""

    file: str
    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    since: Mark | None  # where what it was reading began
    last: Text | None  # the last scalar it had read

    @property
    def text(self) -> str:
        """The line."""
        return self.line_at(self.line)

    @property
    def sign(self) -> str:
        """The character it stumbled on."""
        return self.text[self.column : self.column + 1]

    def line_at(self, number: int) -> str:
        """A line of the file, empty behind its end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def says(self, *words: str) -> bool:
        """Whether the parser's complaint holds one of these words."""
        return any(word in self.problem or word in self.context for word in words)

    def at(self, code: Code, line: int, column: int, message: str, advice: str, width: int = 1) -> Finding:
        """A finding at a place of the file."""
        return code.at(Span(self.file, line + 1, column + 1, line + 1, column + 1 + width), message, advice)


def explain(error: MarkedYAMLError, text: str, file: str, items: list[Any]) -> Finding:
    """What the parser stumbled over; ``items`` is what it had read of the innermost list or mapping."""
    mark = error.problem_mark or error.context_mark
    stumble = Stumble(
        file,
        text.split("\n"),
        error.problem or "",
        error.context or "",
        mark.line if mark else 0,
        mark.column if mark else 0,
        error.context_mark,
        next((item for item in reversed(items) if isinstance(item, Text)), None),
    )
    for explainer in EXPLAINERS:
        finding = explainer(stumble)
        if finding is not None:
            return replace(finding, message=finding.message + NOT_READ)
    message = f"YAML读到此处与前面接不上。{NOT_READ}"
    advice = "核对此行和上一行：冒号后空一格，引号、括号成对，同一层左端对齐。"
    return stumble.at(codes.SYNTAX, stumble.line, stumble.column, message, advice)


# --- explainers, the surest first ---------------------------------------------------------------------------


def tab(at: Stumble) -> Finding | None:
    """A tab in the indentation."""
    for number in dict.fromkeys((at.line, at.since.line if at.since else at.line)):
        line = at.line_at(number)
        indent = line[: len(line) - len(line.lstrip(" \t-"))]
        if "\t" in indent:
            message = "此行用制表符（Tab）缩进，YAML只认半角空格。"
            return at.at(codes.INDENT, number, line.index("\t"), message, "把Tab换成半角空格，每深一层多两格。")
    return None


def special_space(at: Stumble) -> Finding | None:
    """An ideographic or no-break space in the indentation."""
    for number in dict.fromkeys((at.line, at.since.line if at.since else at.line)):
        line = at.line_at(number)
        indent = line[: len(line) - len(line.lstrip(f" -{SPECIAL_SPACES}"))]
        column = next((place for place, character in enumerate(indent) if character in SPECIAL_SPACES), None)
        if column is not None and line.strip():
            what = "全角空格" if indent[column] == "\u3000" else "不换行空格等特殊空格"
            message = f"此行用{what}缩进，YAML只认半角空格。"
            return at.at(codes.INDENT, number, column, message, "换成半角空格，每深一层多两格。")
    return None


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
    quote = line[start.column : start.column + 1]
    name, other = ("英文双引号", "英文单引号") if quote == '"' else ("英文单引号", "英文双引号")
    message = f"此处的{name}在本行没有闭合，后面各行都被当作了这个值。"
    advice = f"在值的末尾补上{name}；值里本来有{name}的，外面改用{other}。"
    return at.at(codes.QUOTE_OPEN, start.line, start.column, message, advice, max(1, len(line.rstrip()) - start.column))


def colon_inside(at: Stumble) -> Finding | None:
    """``工作: 任务`` inside a value: the second half-width colon of the line."""
    if not at.says("mapping values are not allowed") or at.sign != ":":
        return None
    pair = PAIR.match(at.text)
    if pair is None or pair.group(3) is None or pair.start(3) > at.column:
        return None
    message = "值里有“: ”（半角冒号加空格），被当作了另一项的开头。"
    advice = f"整个值加英文双引号：{_rewritten(pair)}；或把值里的冒号改为全角“：”。"
    return at.at(codes.QUOTES, at.line, at.column, message, advice)


def full_width_colon(at: Stumble) -> Finding | None:
    """``指标：办结率``: the whole line became one text."""
    number = _line_without_key(at)
    if number is None:
        return None
    line = at.line_at(number)
    column = line.find("：")
    if column < 0:
        return None
    key = line[:column].strip(" -\t")
    value = line[column + 1 :].strip()
    message = f"“{_short(key)}”后面是全角冒号“：”，整行被当作了一段文字。"
    advice = f"改为半角冒号加一个空格：{_short(key)}: {_short(value)}".rstrip() + "。"
    return at.at(codes.COLON, number, column, message, advice)


def tight_colon(at: Stumble) -> Finding | None:
    """``年度:2024``, or a no-break space behind the colon."""
    number = _line_without_key(at)
    if number is None:
        return None
    line = at.line_at(number)
    found = TIGHT.match(line)
    if found is None:
        return None
    key = found.group(1)
    column = found.end() - 1
    special = line[column + 1] in SPECIAL_SPACES
    message = f"“{_short(key)}”的冒号后面{'是全角空格或不换行空格' if special else '没有空格'}，整行被当作了一段文字。"
    advice = f"冒号后空一个半角空格：{_short(key)}: {_short(line[column + 1 :].strip())}。"
    return at.at(codes.COLON, number, column, message, advice, 2 if special else 1)


def sign_first(at: Stumble) -> Finding | None:
    """A value that begins with a sign of YAML: ``>3 万条``, ``*``, ``@x``, ``-``, ``[产出]合格率``."""
    for number in dict.fromkeys((at.line, at.since.line if at.since else at.line)):
        line = at.line_at(number)
        pair = PAIR.match(line)
        value = pair.group(3) if pair else None
        if pair is None or not value or value[0] not in SIGNS:
            continue
        if value[0] in "[{" and not _text_behind_bracket(value):
            continue
        message = f"值以“{value[0]}”开头，在YAML里有特别含义，不能直接写。"
        advice = f"整个值加英文双引号：{_rewritten(pair)}{_other_way(value)}。"
        return at.at(codes.QUOTES, number, pair.start(3), message, advice, len(value))
    return None


def sign_in_list(at: Stumble) -> Finding | None:
    """The same in a list: ``- *``."""
    if at.since is None or not at.says("alias", "anchor", "tag"):
        return None
    line, column = at.line_at(at.since.line), at.since.column
    written = line[column:].rstrip()
    message = f"“{_short(written)}”以“{written[:1]}”开头，在YAML里有特别含义，不能直接写。"
    advice = f'加英文双引号："{_short(written)}"。'
    return at.at(codes.QUOTES, at.since.line, column, message, advice, max(1, len(written)))


def text_behind_quote(at: Stumble) -> Finding | None:
    """``"甲"乙``: only a part of the value is quoted."""
    pair = PAIR.match(at.text)
    value = pair.group(3) if pair else None
    if pair is None or not value or value[0] not in QUOTES:
        return None
    if at.says("escape"):
        message = "英文双引号里的“\\”有特别含义，此处的写法不能识别。"
        advice = "外面改用英文单引号，或把“\\”写成“\\\\”。"
        return at.at(codes.QUOTES, at.line, at.column, message, advice, 2)
    if at.column <= pair.start(3):
        return None
    message = "值只有开头一部分在英文引号里，引号后面的文字接不上。"
    chinese = re.sub(r"""(["'])(.*?)\1""", r"“\2”", value)
    advice = f"改用中文引号：{pair.group(2)}: {_short(chinese)}；或在整个值外面再加一对引号。"
    return at.at(codes.QUOTES, at.line, pair.start(3), message, advice, len(value))


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
    return at.at(codes.SYNTAX, start.line, start.column, message, advice, max(1, len(line.rstrip()) - start.column))


def deeper(at: Stumble) -> Finding | None:
    """A key that stands deeper than the value before it, and was taken for more of that value."""
    if not at.says("mapping values are not allowed"):
        return None
    column = len(at.text) - len(at.text.lstrip())
    key = at.text[column : at.column].strip(" -")
    message = f"“{_short(key)}”比上一行缩进得深，被当作了上一行的续文。"
    return at.at(codes.INDENT, at.line, column, message, "与同一层的各行左端对齐。", max(1, len(key)))


def no_key(at: Stumble) -> Finding | None:
    """A line with neither key nor dash."""
    number = _line_without_key(at)
    if number is None or not at.says("':'"):
        return None
    line = at.line_at(number)
    column = len(line) - len(line.lstrip())
    message = "此行没有“键: 值”。"
    advice = "补上键名；是上一行续文的，比上一行的键多缩进两格，长文字的键后写“|”。"
    return at.at(codes.SYNTAX, number, column, message, advice, max(1, len(line.strip())))


def misaligned(at: Stumble) -> Finding | None:
    """A line whose indentation fits none of the levels above."""
    if not at.says("expected key", "'-' indicator", "<block end>", "<document start>"):
        return None
    line = at.text
    column = len(line) - len(line.lstrip())
    if column < at.column:
        return None
    if line.lstrip().startswith("- ") and at.says("expected key", "<block end>"):
        message = "此处不能出现以“- ”开头的列表项：它与上面的键没有上下级关系。"
        advice = "列表写在“键:”的下一行，各项的“-”左端对齐。"
    elif at.since is not None and at.since.line < at.line:
        first = at.since.line + 1
        message = f"此行缩进{column}格，与第{first}行起的各项（缩进{at.since.column}格）没有对齐。"
        advice = "同一层的各行左端对齐，下一层多缩进两格。"
    else:
        return None
    return at.at(codes.INDENT, at.line, column, message, advice, max(1, len(line.strip())))


def directive(at: Stumble) -> Finding | None:
    """``%`` at the beginning of a line."""
    if not at.text.startswith("%"):
        return None
    message = "以“%”开头的行在YAML里有特别含义。"
    return at.at(codes.QUOTES, at.line, 0, message, "键名不能以“%”开头；是文字的，加英文双引号。", len(at.text))


EXPLAINERS: tuple[Callable[[Stumble], Finding | None], ...] = (
    tab,
    special_space,
    open_quote,
    colon_inside,
    sign_first,
    sign_in_list,
    full_width_colon,
    tight_colon,
    text_behind_quote,
    open_bracket,
    deeper,
    no_key,
    misaligned,
    directive,
)


# --- what they share ----------------------------------------------------------------------------------------


def _line_without_key(at: Stumble) -> int | None:
    """The line that should have been a pair but became a text: the parser notices it only at the next colon."""
    if at.says("could not find expected ':'") and at.since is not None:
        return at.since.line
    last = at.last
    if at.says("mapping values are not allowed") and last is not None and last.start.line < at.line:
        before = at.line_at(last.start.line)[: last.start.column]
        return None if before.rstrip().endswith(":") else last.start.line
    return None


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


def _rewritten(pair: re.Match[str]) -> str:
    """``键: "值"``."""
    value = pair.group(3)
    bare = re.sub(r"""^(["'])(.*?)\1""", r"\2", value) if value[0] in QUOTES else value
    quote = "'" if '"' in bare or "\\" in bare else '"'
    inner = bare.replace("'", "''") if quote == "'" else bare
    return f"{pair.group(2)}: {quote}{_short(inner)}{quote}"


def _short(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "…"
