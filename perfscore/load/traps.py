"""What YAML reads without a complaint as something else than was meant: found by the signs that give it away."""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.load import codes
from perfscore.load.fields import KEYS
from perfscore.model.finding import Finding
from perfscore.model.source import Mapping, Node, Sequence, Span, Text

LONGEST = 60  # characters of indentation and key before a colon
FULL_COLON = "："
DIGITS = "0123456789"


def traps(text: str, file: str, root: Node | None) -> list[Finding]:
    """Findings for values of ``root`` that were lost or swallowed in silence."""
    colons = _lines(text, [at for at in _places(text, FULL_COLON) if _key_before(text, at) in KEYS])
    headers = _lines(text, [at for sign in ">|" for at in _places(text, sign) if _is_header(text, at)])
    comments = _lines(text, [at for at in _places(text, "#") if _is_number(text, at)])
    if not (colons or headers or comments):
        return []
    lines = text.split("\n")
    findings = []
    for value in _values(root):
        first, last = value.start.line, value.end.line
        if value.style in (">", "|"):
            if first in headers:
                findings.append(_header(value, file, lines[first]))
        elif value.style in (None, ""):
            inside = range(first + 1, last + 1) if colons else ()
            findings.extend(_swallowed(file, number, lines[number]) for number in inside if number in colons)
            if first in comments and (not value or first == last):
                findings.append(_comment(file, first, lines[first]))
    return findings


def _places(text: str, sign: str) -> Iterator[int]:
    offset = text.find(sign)
    while offset >= 0:
        yield offset
        offset = text.find(sign, offset + 1)


def _lines(text: str, offsets: list[int]) -> dict[int, None]:
    """The numbers of the lines, in order, each once."""
    lines: dict[int, None] = {}
    line = before = 0
    for offset in sorted(offsets):
        line += text.count("\n", before, offset)
        before = offset
        lines[line] = None
    return lines


def _key_before(text: str, colon: int) -> str:
    """What stands between the beginning of the line and a colon, where that is short enough for a key."""
    start = text.rfind("\n", max(0, colon - LONGEST), colon) + 1
    return text[start:colon].strip(" -\t\u3000") if start or colon < LONGEST else ""


def _is_header(text: str, at: int) -> bool:
    """``>3`` behind a colon or a dash: YAML takes the number for the depth of a block text."""
    after = text[at + 1 : at + 3].lstrip("+-")[:1]
    return bool(after) and after in DIGITS and text[max(0, at - 2) : at] in (": ", "- ")


def _is_number(text: str, at: int) -> bool:
    """`` #3`` is more likely a number than a comment."""
    return text[at - 1 : at] == " " and text[at + 1 : at + 2] in DIGITS and at + 1 < len(text)


def _header(value: Text, file: str, line: str) -> Finding:
    written = line[value.start.column :].rstrip()
    place = Span(file, value.start.line + 1, value.start.column + 1, value.start.line + 1, len(line.rstrip()) + 1)
    message = f"值以“{value.style}”加数字开头，被YAML当作长文字的排版记号，没有读到内容。"
    return codes.QUOTES.at(place, message, f'整个值加英文双引号，如 "{written}"。')


def _swallowed(file: str, number: int, line: str) -> Finding:
    column = line.index(FULL_COLON)
    key = line[:column].strip(" -\t\u3000")
    place = Span(file, number + 1, column + 1, number + 1, column + 2)
    message = f"“{key}”后面是全角冒号“：”，此行被并入了上一行的值。"
    return codes.COLON.at(place, message, f"改为半角冒号加一个空格“{key}: ”，并与同一层的各行左端对齐。")


def _comment(file: str, number: int, line: str) -> Finding:
    column = line.index(" #") + 1
    place = Span(file, number + 1, column + 1, number + 1, len(line.rstrip()) + 1)
    message = f"“{line[column:].rstrip()}”前有空格，被YAML当作注释，没有读入。"
    return codes.COMMENT.at(place, message, "是值的一部分的，整个值加英文双引号；确是注释的，在“#”后空一格。")


def _values(node: Node | None) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Mapping):
        for value in node.items.values():
            yield from _values(value)
    elif isinstance(node, Sequence):
        for value in node.items:
            yield from _values(value)
