"""Drafts of imported tables → YAML text in the layout of ``fmt``; doubts stand as comments at their lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from perfscore.intake.draft import Amounts, Draft, ExpenseDraft, IndicatorDraft, Value
from perfscore.intake.grid import Place
from perfscore.load import fields
from perfscore.load.scalar import CONTROL, scalar

DOUBT = "待核"
LONGEST_KEY = 60
ROW = tuple(row.key for row in fields.INDICATOR.fields)


def cut(name: str) -> str:
    """A name that YAML takes as a key: none may be longer than 1,024 characters, and nobody reads one of 100."""
    return name if len(name) <= LONGEST_KEY else name[: LONGEST_KEY - 1] + "…"


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in the text, from its line and column (both from 1) to ``last``, and the cells it was read from."""

    line: int
    column: int
    last: int
    places: tuple[Place, ...]


@dataclass(slots=True)
class Page:
    """Lines being written, the doubts with their line numbers, and where each value comes from."""

    lines: list[str] = field(default_factory=list)
    doubts: list[tuple[int, str]] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def spot(self, column: int, value: Value, line: int = 0, last: int = 0) -> None:
        """Note where a value stands: in the line to be written next, unless told."""
        line = line or len(self.lines) + 1
        if value.places:
            self.spots.append(Spot(line, column, last or line, value.places))

    def line(self, text: str, doubts: Iterable[str] = ()) -> None:
        """Write a line; doubts as a comment at its end."""
        why = "；".join(re.sub(r"\s+", " ", CONTROL.sub("", each)) for each in doubts)
        self.lines.append(f"{text} # {DOUBT}: {why}" if why else text)
        if why:
            self.doubts.append((len(self.lines), why))

    def value(self, indent: str, key: str, value: Value) -> None:
        """``key: value``; long text as a block."""
        text = CONTROL.sub("", value.text)
        if text != value.text:
            value.doubt("原文含控制字符，已去掉")
        if len(key) > LONGEST_KEY:
            value.doubt(f"栏目名过长，已截短；原文为“{key[: LONGEST_KEY * 4]}”")
        lead = f"{indent}{scalar(cut(key))}:"
        if "\n" not in text.strip("\n"):
            text = text.strip()
            self.spot(len(indent) + 1, value)
            self.line(f"{lead} {scalar(text)}" if text else lead, value.doubts)
            return
        first = len(self.lines) + 1
        self.line(f"{lead} |", value.doubts)
        deeper = " " * (len(indent.replace("-", " ")) + 2)
        for each in text.strip("\n").split("\n"):
            self.lines.append(f"{deeper}{each.strip()}" if each.strip() else "")
        self.spot(len(indent) + 1, value, first, len(self.lines))

    def text(self) -> str:
        """The whole file."""
        return "\n".join(self.lines) + "\n"


@dataclass(frozen=True, slots=True)
class Written:
    """A YAML text, the doubts in it (line number from 1, reason), and where each value stands in the carrier."""

    text: str
    doubts: tuple[tuple[int, str], ...]
    spots: tuple[Spot, ...] = ()

    def places(self, line: int, column: int = 1) -> tuple[Place, ...]:
        """The cells that the value at a line and column of the text was read from.

        A line without a value of its own (the name of a block) stands for the value that follows it; empty where
        nothing does.
        """
        here = [spot for spot in self.spots if spot.line <= line <= spot.last]
        before = [spot for spot in here if spot.column <= column]
        after = [spot for spot in self.spots if spot.line > line]
        nearest = before[-1:] or here[:1] or after[:1]
        return nearest[0].places if nearest else ()


def write(draft: Draft, policy: str | None = None) -> Written:
    """The YAML of a draft. The same draft gives the same text."""
    page = Page()
    plain = {"类型": draft.kind, **draft.head, **draft.total}
    if policy:
        plain["评分办法"] = Value(policy)
    for key in ("年度", "名称"):
        plain.setdefault(key, Value("", [f"表中没有找到{key}，请填写"]))
    for row in fields.SHEET.fields:
        if row.key in plain:
            page.value("", row.key, plain[row.key])
        elif row.key in _BLOCKS:
            _BLOCKS[row.key](page, draft)
    for key, value in draft.extra.items():
        page.value("", key, value)
    return Written(page.text(), tuple(page.doubts), tuple(page.spots))


def _goals(page: Page, draft: Draft) -> None:
    if draft.goals:
        page.line("年度总体目标:")
    for row in fields.GOAL.fields:
        if row.key in draft.goals:
            page.value("  ", row.key, draft.goals[row.key])


def _pairs(page: Page, key: str, values: Mapping[str, Value]) -> None:
    if not values:
        return
    if any(value.doubts for value in values.values()):
        page.line(f"{key}:")
        for name, value in values.items():
            page.value("  ", name, value)
    else:
        page.line(_flow(page, f"{key}: {{", values))


def _amounts(page: Page, indent: str, name: str, amounts: Amounts) -> None:
    doubts = dict.fromkeys(why for value in amounts.values() for why in value.doubts)
    page.line(_flow(page, f"{indent}{scalar(cut(name))}: {{", amounts), doubts)


def _flow(page: Page, lead: str, values: Mapping[str, Value]) -> str:
    """``lead`` and the values behind it on one line; the page notes where each stands."""
    text = lead
    for number, (key, value) in enumerate(values.items()):
        text += ", " if number else ""
        page.spot(len(text) + 1, value)
        text += f"{scalar(cut(key), flow=True)}: {scalar(value.text, flow=True)}"
    return text + "}"


def _funds(page: Page, draft: Draft) -> None:
    funds = draft.funds
    if funds.empty:
        return
    page.line("资金:")
    page.value("  ", "单位", funds.unit or Value("万元", ["原表没有写明金额单位，暂按万元"]))
    if funds.total:
        _amounts(page, "  ", "年度资金总额", funds.total)
    else:
        page.line("  年度资金总额: {}", ["原表没有总额行"])
    for key, group in (("其中", funds.parts), ("按收入性质", funds.by_income), ("按支出性质", funds.by_purpose)):
        if group:
            page.line(f"  {key}:")
            for name, amounts in group.items():
                _amounts(page, "    ", name, amounts)
    for key in ("执行率", "分值", "自评得分", "偏差原因"):
        if key in funds.score:
            page.value("  ", key, funds.score[key])
    for key, value in funds.score.items():
        if key.startswith("x-") or key.endswith("＋"):
            page.value("  ", key if key.startswith("x-") else f"x-{key}", value)


def _indicators(page: Page, draft: Draft) -> None:
    items = draft.indicators
    if not items:
        return
    page.line("绩效指标:")
    tree: dict[str, dict[str | None, list[IndicatorDraft]]] = {}
    for item in items:
        tree.setdefault(item.level1, {}).setdefault(item.level2, []).append(item)
    for level1, groups in tree.items():
        page.line(f"  {scalar(cut(level1))}:", _long(level1))
        if list(groups) == [None]:
            for item in groups[None]:
                _item(page, "    ", item)
            continue
        for name in dict.fromkeys(level2 or level1 for level2 in groups):
            unnamed = groups.get(None, []) if name == level1 else []
            why = ["原表有几行没有二级指标，暂用一级指标的名称"] if unnamed else []
            page.line(f"    {scalar(cut(name))}:", [*why, *_long(name)])
            for item in [*unnamed, *groups.get(name, [])]:
                _item(page, "      ", item)


def row_lines(item: IndicatorDraft, indent: str = "") -> list[str]:
    """One row of a list as the lines of a file, doubts as comments."""
    page = Page()
    _item(page, indent, item)
    return page.lines


def _long(name: str) -> list[str]:
    return [f"名称过长，已截短；原文为“{name[: LONGEST_KEY * 4]}”"] if len(name) > LONGEST_KEY else []


def _item(page: Page, indent: str, item: IndicatorDraft) -> None:
    lead = f"{indent}- "
    keys = [key for key in ROW if key in item.values] + [key for key in item.values if key not in ROW]
    for key in keys:
        page.value(lead, key, item.values[key])
        lead = f"{indent}  "


def _basics(page: Page, draft: Draft) -> None:
    basics = draft.basics
    if basics is None:
        return
    page.line("基础数据:")
    if basics.staff:
        _amounts(page, "  ", "人员编制", basics.staff)
    if basics.expenses:
        page.line("  经费控制:")
        _expenses(page, "    ", basics.expenses)
    for key, value in basics.others.items():
        if isinstance(value, Value):
            page.value("  ", key, value)
        else:
            _pairs(page, f"  {key}", value)


def _expense(page: Page, indent: str, name: str, item: ExpenseDraft) -> None:
    if not item.parts:
        _amounts(page, indent, name, item.amounts)
        return
    page.line(f"{indent}{scalar(cut(name))}:")
    for key, value in item.amounts.items():
        page.value(f"{indent}  ", key, value)
    page.line(f"{indent}  其中:")
    _expenses(page, f"{indent}    ", item.parts)


def _expenses(page: Page, indent: str, items: Iterable[ExpenseDraft]) -> None:
    names: set[str] = set()
    for item in items:
        name = item.name
        while name in names:
            name += "（另一行）"
        names.add(name)
        _expense(page, indent, name, item)


_BLOCKS: dict[str, Callable[[Page, Draft], None]] = {
    "权重": lambda page, draft: _pairs(page, "权重", draft.weights),
    "资金": _funds,
    "年度总体目标": _goals,
    "绩效指标": _indicators,
    "基础数据": _basics,
}
