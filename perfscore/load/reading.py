"""The forms of one file, key by key: what was read, what is missing, what is wrong. ``reader.py`` reads the single values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from perfscore.language.nothing import holds_none
from perfscore.language.numbers import read_decimal
from perfscore.load import codes
from perfscore.load.fields import OWN_KEYS, Field, Form, Type
from perfscore.model.finding import Code, Finding, Related
from perfscore.model.source import Mapping, Node, Sequence, Span, Text

TEXT = Type.TEXT
LAST_BLANK = "\u3000"  # no white space comes after it
MAX_QUOTED = 30  # characters of a wrong value that a message repeats


class Strange(NamedTuple):
    """A key that its form does not know."""

    key: Text
    value: Node
    form: Form
    indicator: str | None


class Reading:
    """Reads the forms of one file and collects what is wrong with them.

    ``cut`` are the ids of mappings that a syntax error cut off: nothing is missed in them. ``indicator`` is the name
    of the row being read, which its findings show. ``strange`` are the keys that no form knows, for ``strange.report``.
    """

    __slots__ = ("cut", "file", "findings", "indicator", "plans", "strange")

    def __init__(self, file: str, plans: dict[str, Plan], cut: frozenset[int] = frozenset()) -> None:
        self.file = file
        self.plans = plans
        self.cut = cut
        self.findings: list[Finding] = []
        self.indicator: str | None = None
        self.strange: list[Strange] = []

    def form(self, node: Mapping, form: Form) -> dict[str, Any]:
        """The values of a mapping by their names in the model; what could not be read is None."""
        plan = self.plans[form.title]
        values: dict[str, Any] = {}
        strange = False
        for key, value in node.items.items():
            found = plan.get(key)
            if found is None:
                strange = True
                continue
            name, read, row = found
            # most cells are texts that end with a Chinese character, and so are neither blank nor end with a line
            plain = row.type is TEXT and type(value) is Text and value[-1:] > LAST_BLANK
            values[name] = value if plain else read(self, value, row)
        if strange:
            self._settle(node, form, plan, values)
        for row in form.required:
            if values.get(row.name) is None:
                self.missing(node, form, row)
        return values

    def _settle(self, node: Mapping, form: Form, plan: Plan, values: dict[str, Any]) -> None:
        """Read the aliases of ``node`` into ``values`` and give them their own name; note what nobody knows."""
        renamed = False
        items: dict[Text, Any] = {}
        previous = ""
        for key, value in node.items.items():
            if is_split_number(key, value) and previous in plan:
                values[plan[previous][0]] = None  # only what stands before the comma was read: no number to go by
            previous = key
            row = form.by_alias.get(key) if key not in plan else None
            if row is None:
                items[key] = value
                if key not in plan and not key.startswith(OWN_KEYS) and not form.open:
                    self.strange.append(Strange(key, value, form, self.indicator))
                continue
            renamed = True
            earlier = next((written for written in items if written == row.key), None) or node.key(row.key)
            if earlier is not None:
                self._twice(key, row, earlier)
                continue
            items[own_name(key, row.key)] = value
            values[row.name] = plan[row.key][1](self, value, row)
        if renamed:
            node.items = items

    def _twice(self, key: Text, row: Field, earlier: Text) -> None:
        message = f"“{key}”与第{earlier.start.line + 1}行的“{row.key}”是同一项，按“{row.key}”读取。"
        related = (Related(earlier.span(self.file), f"另一处“{row.key}”"),)
        self.add(codes.DUPLICATE_KEY, key.span(self.file), message, "核对两处的值，只留一处。", related=related)

    def add(self, code: Code, at: Span, message: str, advice: str = "", **more: Any) -> None:
        """Note a finding of the row being read."""
        self.findings.append(code.at(at, message, advice, indicator=self.indicator, **more))

    def missing(self, node: Mapping, form: Form, row: Field) -> None:
        """A required key is not there, or empty; nothing is said where a wrong value was reported already."""
        key = node.key(row.key)
        advice = f"补填，如“{row.key}: {row.example}”。" if row.example else f"补填“{row.key}”。"
        if key is None:
            if id(node) not in self.cut:
                about = row.about.rstrip("。")
                self.add(codes.MISSING, node.span(self.file), f"{form.title}缺少“{row.key}”（{about}）。", advice)
            return
        value = node.items[key]
        if type(value) is Text and holds_none(value):
            self.add(codes.MISSING, key.span(self.file), f"“{row.key}”没有填写。", advice)

    def wrong(self, value: Node, what: str, expected: str, example: str = "") -> None:
        """A list where a text should be, and so on."""
        advice = f"改为{expected}" + (f"，如 {example}。" if example else "。")
        if isinstance(value, Text):
            if "：" in value and expected.startswith("映射"):
                self._full_width_colon(value)
                return
            found = "一段文字" if value.strip() else "空白"
        else:
            found = "列表" if isinstance(value, Sequence) else "映射（“键: 值”）"
            if expected == "文字":
                advice = "值以“[”“{”开头的，整个值加英文双引号；误缩进的各行，与上一行对齐。"
        self.add(codes.WRONG_TYPE, value.span(self.file), f"{what}应为{expected}，现为{found}。", advice)

    def _full_width_colon(self, value: Text) -> None:
        """``指标：办结率`` where pairs should be."""
        key, _, rest = value.partition("：")
        place = value.part(self.file, len(key), len(key) + 1)
        message = f"{quoted(key)}后面是全角冒号“：”，整行被当作了一段文字。"
        one_line = value.start.line == value.end.line and len(value) <= MAX_QUOTED
        advice = f"：{key.strip()}: {rest.strip()}。" if one_line else "，冒号前是键名，后面是值。"
        self.add(codes.COLON, place, message, f"改为半角冒号加一个空格{advice}")


Plan = dict[str, tuple[str, Callable[[Reading, Node, Field], Any], Field]]
"""How the fields of a form are read: key → name in the model, reader, field."""


def quoted(text: str) -> str:
    """A value as a message repeats it."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= MAX_QUOTED else f"“{line[:MAX_QUOTED]}…”"


def own_name(key: Text, name: str) -> Text:
    """The key under another name, in its place."""
    text = str.__new__(Text, name)
    text.start, text.end, text.style = key.start, key.end, key.style
    return text


def is_split_number(key: Text, value: Node) -> bool:
    """The end of ``{全年预算数: 3,672.34}`` or ``{实际完成值: 26,000立方米}``, which YAML takes for a key."""
    thousands = key[:3].isdecimal() and key[3:4].isdecimal() is False
    return value == "" and (thousands or read_decimal(key) is not None)
