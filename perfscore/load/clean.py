"""Control characters, line ends that editors do not show and half surrogate pairs: reported, and read as blanks.

So no value that leaves the loader can move a cursor, or be refused by Word and Excel.
"""

from __future__ import annotations

import re
import unicodedata

from perfscore.load import codes
from perfscore.model.finding import Finding
from perfscore.model.source import Node, Sequence, Span, Text

# What YAML does not allow, and the marks that it silently takes for white space.
UNWANTED = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
SHOWN_AT_MOST = 5
NAMES = {
    "\0": "NUL（空字符，文件可能是二进制的或已损坏）",
    "\x1b": "ESC（终端控制码）",
    "\x85": "NEL（不可见换行符）",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\ufeff": "字节序标记BOM",
}


def cleaned(text: str, file: str) -> tuple[str, list[Finding]]:
    """The text with a blank for each unwanted character, and what is to be said about them."""
    findings: list[Finding] = []
    places = [match.start() for match in UNWANTED.finditer(text)]
    for offset in places[:SHOWN_AT_MOST]:
        line = text.count("\n", 0, offset)
        column = offset - (text.rfind("\n", 0, offset) + 1)
        place = Span(file, line + 1, column + 1, line + 1, column + 2)
        message = f"此处有不可见的字符{name(text[offset])}，已当作空格。"
        if len(findings) == SHOWN_AT_MOST - 1 and len(places) > SHOWN_AT_MOST:
            message += f"全文共{len(places)}个。"
        findings.append(codes.CONTROL.at(place, message, "删除该字符；整篇都有的，请从原文重新复制为纯文本。"))
    return UNWANTED.sub(" ", text), findings


def without_escapes(node: Node, file: str, findings: list[Finding]) -> Node:
    """The node without the control characters that double quotes can spell: ``"\\x1b[31m"``, ``"\\0"``."""
    if isinstance(node, Text):
        return _without_escapes(node, file, findings)
    if isinstance(node, Sequence):
        node.items = [without_escapes(item, file, findings) for item in node.items]
    else:
        node.items = {
            _without_escapes(key, file, findings): without_escapes(value, file, findings)
            for key, value in node.items.items()
        }
    return node


def _without_escapes(text: Text, file: str, findings: list[Finding]) -> Text:
    found = UNWANTED.search(text)
    if found is None:
        return text
    message = f"此处写有控制字符{name(found.group())}，已当作空格。"
    findings.append(
        codes.CONTROL.at(text.span(file), message, "删除以“\\”开头的记号；“\\”是文字的，外面改用英文单引号。")
    )
    clean = str.__new__(Text, UNWANTED.sub(" ", text))
    clean.start, clean.end, clean.style = text.start, text.end, text.style
    return clean


def name(character: str) -> str:
    """How a character that cannot be shown is called."""
    known = NAMES.get(character)
    code = f"U+{ord(character):04X}"
    if known is not None:
        return f"{code} {known}"
    title = unicodedata.name(character, "")
    return f"{code} {title}" if title else code
