"""YAML text → nodes: every scalar the text that was written, with its place; nothing in a file can run or hang.

Built from the events of libyaml (PyYAML's ``CParser``), or of PyYAML's own parser where its wheel has no C part.
Why events and not libyaml's composer: that one recurses, and dies on 100,000 times ``[``. Size, depth and the number
of nodes are limited; aliases, anchors, tags, merge keys, several documents and keys that are no text are refused.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import repeat
from typing import Any, NamedTuple

import yaml
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from perfscore.load import codes
from perfscore.model.finding import Code, Finding, Related
from perfscore.model.source import Mapping, Mark, Node, Sequence, Span, Text

try:
    from yaml._yaml import CParser as Parser
    from yaml._yaml import get_version_string
except ImportError:  # PyYAML was installed without its C part
    from perfscore.load.slow import EventParser as Parser  # type: ignore[assignment]  # the same interface

    PARSER_NAME = f"PyYAML {yaml.__version__}，没有C部件，读取较慢"
else:
    PARSER_NAME = f"libyaml {get_version_string()}，PyYAML {yaml.__version__}"

MAX_CHARACTERS = 10 * 1024 * 1024
MAX_DEPTH = 30
MAX_EVENTS = 500_000
TOO_DEEP = "exceeded maximum nesting depth"  # what libyaml from 0.2.6 on says of 1,000 levels, before any event of them
MERGE = "<<"
# Line ends and marks that YAML takes for white space and editors do not show; each is searched alone, which is quick.
INVISIBLE = ("\x85", "\u2028", "\u2029", "\ufeff")


class Composed(NamedTuple):
    """What could be read of a text: its nodes up to the first syntax error, and everything wrong with its YAML.

    ``complete`` is False after a syntax error or a refused construct: no table may be made of it. ``cut`` are the ids
    of the mappings that an error cut off, in which a missing key is no mistake of the writer.
    """

    root: Node | None
    findings: tuple[Finding, ...]
    complete: bool
    cut: frozenset[int] = frozenset()
    broken_at: Span | None = None  # the place of the syntax error: what was read from here on is its consequence


def compose(text: str, file: str) -> Composed:
    """Read ``text`` (lines ended by ``\\n``); ``file`` is the name that findings show. Never raises for any text."""
    if len(text) > MAX_CHARACTERS:
        message = f"文件有{len(text)}个字符，上限为{MAX_CHARACTERS}个。"
        advice = "核对是否选错了文件；确是绩效表的，请按项目拆成几个文件。"
        return Composed(None, (codes.LIMIT.at(Span(file, 1, 1), message, advice),), complete=False)
    if not any(map(text.__contains__, INVISIBLE)):
        try:
            return _Builder(text, file).build()
        except (ReaderError, UnicodeEncodeError):
            pass  # control characters or half a surrogate pair: rare, so they are looked for only now
    from perfscore.load.clean import cleaned

    text, findings = cleaned(text, file)
    built = _Builder(text, file).build()
    lines = {finding.at.line for finding in findings}  # a syntax error on one of them is most likely its consequence
    more = [each for each in built.findings if each.at != built.broken_at or each.at.line not in lines]
    return Composed(built.root, (*findings, *more), built.complete, built.cut, built.broken_at)


class _Builder:
    """Builds the nodes of one text."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.findings: list[Finding] = []
        self.complete = True
        self.cut: set[int] = set()
        self.broken_at: Span | None = None
        self.may_merge = "<" in text and MERGE in text  # one character is found ten times as fast as two
        self.get: Callable[[], Any] = Parser(text).get_event
        if _may_begin_token(text, "&") or _may_begin_token(text, "!"):
            self.next: Callable[[], Any] = self.get
            self.get = self._without_properties

    def build(self) -> Composed:
        """All events to nodes; what an error leaves open is closed with what it holds so far."""
        roots = self._nodes()
        root = roots[0] if roots else None
        if root is not None and "\\" in self.text:
            from perfscore.load.clean import without_escapes

            root = without_escapes(root, self.file, self.findings)
        if root is None and self.complete:
            self.complete = False
            advice = "填写绩效表，或用“perfscore init”生成样例；不需要的文件请删除。"
            self.findings.append(codes.EMPTY.at(Span(self.file, 1, 1), "文件里没有任何内容。", advice))
        return Composed(root, tuple(self.findings), self.complete, frozenset(self.cut), self.broken_at)

    def _nodes(self) -> list[Node]:
        # The one loop that every character of every file pays for: local names, no calls beyond the needed.
        get = self.get
        new = str.__new__
        items: list[Any] = []  # what the innermost open collection holds; in a mapping keys and values take turns
        push = items.append
        stack: list[tuple[Mapping | Sequence, list[Any]]] = []
        try:
            for _ in repeat(None, MAX_EVENTS):
                event = get()
                kind = event.__class__
                if kind is ScalarEvent:
                    text = new(Text, event.value)
                    text.start = event.start_mark
                    text.end = event.end_mark
                    text.style = event.style
                    push(text)
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    node = self._open(event, stack, items)
                    push(node)
                    stack.append((node, items))
                    items = []
                    push = items.append
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    node, held = stack.pop()
                    node.end = event.end_mark
                    self._fill(node, items)
                    items = held
                    push = items.append
                elif kind is StreamEndEvent:
                    return items
                elif kind is AliasEvent:
                    push(self._no_alias(event))
                elif kind is DocumentStartEvent and items:
                    raise _Stop(
                        codes.REFUSED,
                        event.start_mark,
                        "一个文件里有几个文档（以“---”分开）。",
                        "一张表一个文件，删去“---”或拆分。",
                    )
            message = f"文件的条目超过{MAX_EVENTS}个。"
            raise _Stop(codes.LIMIT, event.start_mark, message, "核对是否选错了文件；确是绩效表的，请拆分。")
        except _Stop as stop:
            self.complete = False
            self.findings.append(stop.finding(self.file))
        except MarkedYAMLError as error:
            self._broken(error, items)
        return self._unwind(stack, items)

    def _broken(self, error: MarkedYAMLError, items: list[Any]) -> None:
        """Report what the parser stumbled over."""
        self.complete = False
        if TOO_DEEP in (error.problem or ""):
            self.findings.append(_too_deep(error.problem_mark).finding(self.file))
            return
        from perfscore.load.syntax import explain

        finding = explain(error, self.text, self.file, items)
        self.findings = [each for each in self.findings if each.at.line != finding.at.line]  # its first symptoms
        self.findings.append(finding)
        self.broken_at = finding.at

    def _open(
        self, event: Any, stack: list[tuple[Mapping | Sequence, list[Any]]], items: list[Any]
    ) -> Mapping | Sequence:
        """A new collection, its items to follow."""
        if len(stack) >= MAX_DEPTH:
            raise _too_deep(event.start_mark)
        if stack and len(items) % 2 == 0 and stack[-1][0].__class__ is Mapping:
            raise _Stop(
                codes.REFUSED, event.start_mark, "以列表或映射作键。", "键须是文字；值以“[”“{”开头的，请加引号。"
            )
        node: Mapping | Sequence = Mapping() if event.__class__ is MappingStartEvent else Sequence()
        node.start = event.start_mark
        return node

    def _fill(self, node: Mapping | Sequence, items: list[Any]) -> None:
        """Give a collection what it holds."""
        if node.__class__ is Sequence:
            node.items = items
            return
        each = iter(items)
        node.items = dict(zip(each, each))  # noqa: B905 - keys and values in turns; an error may cut off the last value
        if 2 * len(node.items) != len(items):
            node.items = self._distinct(items[::2], items[1::2])
        if self.may_merge and MERGE in node.items:
            self._refuse_merge(node)

    def _unwind(self, stack: list[tuple[Mapping | Sequence, list[Any]]], items: list[Any]) -> list[Node]:
        """Close what an error left open."""
        while stack:
            node, held = stack.pop()
            self.cut.add(id(node))
            node.end = node.start
            self._fill(node, items)
            items = held
        last = items[-1] if items else None  # what was closed by the very line that is wrong is cut off, too
        while last is not None and last.__class__ is not Text:
            self.cut.add(id(last))
            inner = list(last.items.values()) if isinstance(last, Mapping) else last.items
            last = inner[-1] if inner else None
        return items

    def _distinct(self, keys: list[Text], values: list[Node]) -> dict[Text, Node]:
        """The first value of each key; the others are reported."""
        first: dict[Text, Text] = {}
        held: dict[Text, Node] = {}
        for key, value in zip(keys, values, strict=False):
            if key in held:
                earlier = Related(first[key].span(self.file), f"先写的“{key}”")
                message = f"“{key}”在第{first[key].start.line + 1}行已写过，暂按先写的读取。"
                advice = "核对两处的值，删去多余的一处；换行后是另一个指标的，在行首补“- ”。"
                place = key.span(self.file)
                self.findings.append(codes.DUPLICATE_KEY.at(place, message, advice, related=(earlier,)))
            else:
                first[key] = key
                held[key] = value
        return held

    def _refuse_merge(self, node: Mapping) -> None:
        key = node.key(MERGE)
        if key is not None and key.style in (None, ""):
            del node.items[key]
            self._refuse(key.start, key.end, "合并键“<<”", "把要合并的各项照实重写一遍。")

    def _no_alias(self, event: Any) -> Text:
        advice = f'把被引用的内容照实重写一遍；“*”是文字的，整个值加英文双引号，如 "*{event.anchor}"。'
        self._refuse(event.start_mark, event.end_mark, f"引用“*{event.anchor}”", advice)
        text = str.__new__(Text, "")
        text.start, text.end, text.style = event.start_mark, event.end_mark, ""
        return text

    def _without_properties(self) -> Any:
        """The next event of a text in which anchors or tags may occur: they are reported and otherwise ignored."""
        event = self.next()
        anchor = getattr(event, "anchor", None)
        if anchor is not None and event.__class__ is not AliasEvent:
            advice = f'删去“&{anchor}”；“&”是文字的，整个值加英文双引号，如 "&{anchor}"。'
            self._refuse(event.start_mark, event.end_mark, f"锚点“&{anchor}”", advice)
        tag = getattr(event, "tag", None)
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            advice = f'删去“{shown}”；“!”是文字的，整个值加英文双引号，如 "{shown}"。'
            self._refuse(event.start_mark, event.end_mark, f"标签“{shown}”", advice)
        return event

    def _refuse(self, start: Mark, end: Mark, what: str, advice: str) -> None:
        self.complete = False
        stop = end if end.line == start.line else start
        place = Span(self.file, start.line + 1, start.column + 1, stop.line + 1, stop.column + 1)
        self.findings.append(codes.REFUSED.at(place, f"不支持{what}，文件不计分。", advice))


def _may_begin_token(text: str, sign: str) -> bool:
    """Whether ``sign`` stands where YAML would read it as a sign of its own; inside words it is text (R&D)."""
    offset = text.find(sign)
    while offset >= 0:
        if offset == 0 or text[offset - 1] in " \t\n[{,":
            return True
        offset = text.find(sign, offset + 1)
    return False


class _Stop(Exception):
    """Reading ends here, for a reason other than the syntax."""

    def __init__(self, code: Code, mark: Mark, message: str, advice: str) -> None:
        self.code = code
        self.mark = mark
        self.message = message
        self.advice = advice

    def finding(self, file: str) -> Finding:
        """The reason as a finding."""
        line, column = self.mark.line + 1, self.mark.column + 1
        return self.code.at(Span(file, line, column, line, column + 1), self.message, self.advice)


def _too_deep(mark: Any) -> _Stop:
    advice = "绩效表只需几层；核对括号是否配对、缩进是否逐行加深。"
    return _Stop(codes.LIMIT, mark, f"嵌套超过{MAX_DEPTH}层。", advice)
