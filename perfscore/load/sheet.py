"""Nodes → :class:`~perfscore.model.Sheet`: what the table of keys (``fields.py``) says, put into the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from perfscore.language.money import WAN
from perfscore.language.nothing import holds_none
from perfscore.language.numbers import plain
from perfscore.load import codes, fields
from perfscore.load.compose import Composed
from perfscore.load.fields import OWN_KEYS, Field, Form, Type
from perfscore.load.reader import SCALARS, plan
from perfscore.load.reading import Plan, Reading
from perfscore.model import (
    Adjudication,
    Adjustment,
    Amounts,
    Basics,
    Carryover,
    Change,
    Expense,
    Funds,
    Goal,
    Indicator,
    Kind,
    Passage,
    Sheet,
)
from perfscore.model.finding import Finding, Level
from perfscore.model.source import Mapping, Node, Sequence, Text

POINTS = "分值"
PARTS = "其中"


class SheetReading(Reading):
    """One indicator file: what its rows share."""

    __slots__ = ("declaration", "needless", "pointless")

    def __init__(self, file: str, cut: frozenset[int], declaration: bool) -> None:
        super().__init__(file, PLANS, cut)
        self.declaration = declaration
        self.needless: list[Text] = []  # keys of a declaration that only the end of the year can fill
        self.pointless: list[tuple[Mapping, Field, str | None]] = []  # indicators without 分值

    def missing(self, node: Mapping, form: Form, row: Field) -> None:
        """A declaration need not have points; elsewhere it is seen at the end whether one lacks or the column."""
        if form is fields.INDICATOR and row.key == POINTS and node.key(row.key) is None:
            if not self.declaration and not (self.indicator or "").startswith(PARTS):
                self.pointless.append((node, row, self.indicator))
            return
        super().missing(node, form, row)

    def form(self, node: Mapping, form: Form) -> dict[str, Any]:
        """The values of a mapping; a declaration has no actuals."""
        values = super().form(node, form)
        if self.declaration:
            for row in form.actuals:
                key = node.key(row.key) if values.pop(row.name, None) else None
                if key is not None:
                    self.needless.append(key)
        return values


def read(composed: Composed, file: str) -> tuple[Sheet | None, list[Finding]]:
    """The sheet of a file's nodes; None where 类型 or the indicators cannot be told, or the YAML is broken.

    Without 年度 or 名称 everything else is read and can be scored.
    """
    root = composed.root
    if type(root) is not Mapping:
        return None, _no_mapping(root, file, composed.complete)
    kind = root.get("类型")
    at = SheetReading(file, composed.cut, type(kind) is Text and kind.strip() == Kind.DECLARATION.value)
    values = at.form(root, fields.SHEET)
    if at.strange:
        from perfscore.load import strange

        strange.report(at)
    if at.needless:
        _report_needless(at)
    if at.pointless:
        _report_pointless(at, root, len(values.get("indicators") or ()))
    sheet = _sheet(at, root, values)
    return sheet if composed.complete else None, at.findings


def _no_mapping(root: Node | None, file: str, complete: bool) -> list[Finding]:
    if root is None or not complete:
        return []
    at = SheetReading(file, frozenset(), declaration=False)
    at.wrong(root, "文件", "映射（各行为“键: 值”）", "类型: 项目支出绩效自评")
    return at.findings


def _sheet(at: SheetReading, root: Mapping, values: dict[str, Any]) -> Sheet | None:
    values.pop("version", None)
    indicators = values.get("indicators")
    if not indicators or values.get("kind") is None:
        return None
    values = {name: value for name, value in values.items() if value is not None}
    values["kind"] = Kind(values["kind"])
    written = root.get("资金")
    if "funds" not in values and written is not None and not _is_blank(written):
        values["funds"] = _unread_funds(at, written)
    values.setdefault("name", "")
    values.setdefault("year", None)
    if "weights" in values:
        _check_weights(at, root, indicators, values["weights"])
    return Sheet(**values, file=at.file, node=root)


def _check_weights(at: SheetReading, root: Mapping, indicators: tuple[Indicator, ...], weights: dict[str, Any]) -> None:
    names = list(dict.fromkeys(row.level1 for row in indicators))
    node = root.get("权重")
    for name in weights:
        key = node.key(name) if type(node) is Mapping else None
        if name not in names and key is not None:
            from perfscore.load.nearest import nearest

            advice = f"改为绩效指标中的一级指标名称：{nearest(name, names) or '、'.join(names)}。"
            if "执行" in name:
                advice = f"预算执行的分值写在“资金”里，如“分值: {plain(weights[name])}”，这里删去。"
            at.add(codes.UNKNOWN_KEY, key.span(at.file), f"“权重”里的“{name}”不是本表的一级指标。", advice)


def _report_needless(at: SheetReading) -> None:
    first = min(at.needless, key=lambda key: key.start.line)
    names = "、".join(dict.fromkeys(at.needless))
    message = f"绩效目标申报不填{names}，共{len(at.needless)}处，没有读入。"
    at.indicator = None
    at.add(codes.NO_ACTUALS, first.span(at.file), message, "删去各处；这是自评表的，改正“类型”。")


def _report_pointless(at: SheetReading, root: Mapping, rows: int) -> None:
    """A whole column that is not there is one mistake."""
    key = root.key("绩效指标")
    if len(at.pointless) > 1 and len(at.pointless) == rows and key is not None:
        at.indicator = None
        message = f"{rows}项指标都没有“{POINTS}”，不能计分。"
        at.add(codes.MISSING, key.span(at.file), message, f"各项补填“{POINTS}: …”，合计与满分一致。")
        return
    for node, row, indicator in at.pointless:
        at.indicator = indicator
        Reading.missing(at, node, fields.INDICATOR, row)


def _is_blank(value: Node) -> bool:
    return type(value) is Text and holds_none(value)


# --- the types that hold more than one value ------------------------------------------------------------------


def read_form(at: Reading, value: Node, row: Field) -> Any:
    """A mapping as its model class; None where blank."""
    form = row.form
    assert form is not None  # noqa: S101  # the table of keys is wrong otherwise
    if type(value) is Mapping:
        return BUILD[form.title](at, value, at.form(value, form))
    if not _is_blank(value):
        at.wrong(value, f"“{row.key}”", f"映射，下列{'、'.join(field.key for field in form.fields[:3])}等")
    return None


def read_rows(at: Reading, value: Node, row: Field) -> dict[str, Any]:
    """Rows under names of the writer's own, all of one form."""
    form = row.form
    assert form is not None  # noqa: S101  # the table of keys is wrong otherwise
    rows = {}
    if type(value) is Mapping:
        for name, item in value.items.items():
            if name.startswith(OWN_KEYS):
                continue
            inner = Field(name, row.name, Type.FORM, "", form=form)
            own = fields.ROW_ALIASES.get(name.strip(), str(name.strip()))
            held = read_form(at, item, inner)
            rows[own] = held if held is not None else BUILD[form.title](at, None, {})
    elif not _is_blank(value):
        at.wrong(value, f"“{row.key}”", "映射，每行为“名称: {各列}”")
    return rows


def read_expenses(at: Reading, value: Node, row: Field) -> tuple[Expense, ...]:
    """Rows of 经费控制, in print order."""
    return tuple(Expense(name=name, **values) for name, values in read_rows(at, value, row).items())


def read_passages(at: Reading, value: Node, row: Field) -> dict[str, tuple[Passage, ...]]:
    """报告: narrative by section title, with or without the number before it."""
    if type(value) is not Mapping:
        if not _is_blank(value):
            at.wrong(value, f"“{row.key}”", "映射，键为报告各部分的标题")
        return {}
    from perfscore.language.ordinals import bare

    sections = {}
    for title, item in value.items.items():
        name = bare(title.strip())
        if name in row.choices:
            sections[name] = tuple(_passages(at, item, name))
        elif not title.startswith(OWN_KEYS):
            from perfscore.load.nearest import nearest

            near = nearest(name, row.choices)
            advice = f"是否为“{near}”？" if near else f"可用的标题：{'、'.join(row.choices)}。"
            at.add(codes.UNKNOWN_KEY, title.span(at.file), f"报告没有“{title}”这一部分，其内容没有读入。", advice)
    return sections


def _passages(at: Reading, value: Node, title: str) -> Iterator[Passage]:
    if type(value) is Sequence:
        for item in value.items:
            if type(item) is Mapping:
                values = at.form(item, fields.PASSAGE)
                yield Passage(values.get("title"), values.get("body") or "")
            else:
                yield from _passages(at, item, title)
    elif type(value) is Text:
        if value.strip():
            yield Passage(None, str(value).rstrip("\n"))
    else:
        at.wrong(value, f"“{title}”", "文字，或列表，每项有“标题”和“正文”")


def read_indicators(at: Reading, value: Node, row: Field) -> tuple[Indicator, ...] | None:
    """绩效指标: 一级 → 二级 → list, or a list directly under 一级; numbered in print order. None where there is none."""
    indicators: list[Indicator] = []
    said = len(at.findings)
    for level1, level2, rows in _lists(at, value, row):
        for item in rows.items:
            if type(item) is Mapping:
                indicators.append(_indicator(at, item, len(indicators) + 1, level1, level2))
            else:
                at.wrong(item, f"“{level2 or level1}”下的各项", "映射，以“- 指标: 名称”开头")
    at.indicator = None
    if not indicators and len(at.findings) == said and type(value) is Mapping and id(value) not in at.cut:
        advice = "在二级指标下逐个填写，以“- 指标: 名称”开头。"
        at.add(codes.MISSING, value.span(at.file), f"“{row.key}”里没有一个三级指标，不能计分。", advice)
    return tuple(indicators) or None


def _lists(at: Reading, value: Node, row: Field) -> Iterator[tuple[str, str | None, Sequence]]:
    """Every list of indicators with its 一级 and 二级."""
    for level1, block in _blocks(at, value, f"“{row.key}”", "映射，键为一级指标"):
        if type(block) is Sequence:
            yield level1, None, block
            continue
        for level2, rows in _blocks(at, block, f"“{level1}”", "映射，键为二级指标；没有二级的为列表"):
            if type(rows) is Sequence:
                yield level1, level2, rows
            elif not (_is_blank(rows) or (type(rows) is Mapping and any(_tight_dash(at, key) for key in rows))):
                at.wrong(rows, f"“{level2}”", "列表，每个指标以“- 指标: 名称”开头")


def _blocks(at: Reading, value: Node, what: str, expected: str) -> Iterator[tuple[Text, Node]]:
    if type(value) is Mapping:
        if value.get("指标") is not None:
            at.wrong(value, what, "列表，每个指标以“- 指标: 名称”开头")
            return
        for key, item in value.items.items():
            if not _tight_dash(at, key) and not key.startswith(OWN_KEYS):
                yield key, item
    elif not _is_blank(value):
        at.wrong(value, what, expected)


def _tight_dash(at: Reading, key: Text) -> bool:
    """``-指标`` where ``- 指标`` was meant: reported."""
    if not (key.startswith("-") and key[1:] in fields.KEYS):
        return False
    at.add(codes.INDENT, key.span(at.file), "列表项的“-”后面没有空格。", f"写作“- {key[1:]}: …”。")
    return True


def _indicator(at: Reading, node: Mapping, number: int, level1: str, level2: str | None) -> Indicator:
    name = node.get("指标")
    at.indicator = name if type(name) is Text else None
    before, strange = len(at.findings), len(at.strange)
    values = at.form(node, fields.INDICATOR)
    values["name"] = values.get("name") or ""
    adjudication, full = values.get("adjudication"), values.get("full")
    if adjudication is not None and full is not None and adjudication.points > full:
        message = f"核定得分{plain(adjudication.points)}分，超过分值{plain(full)}分，没有采用。"
        at.add(codes.RANGE, adjudication.at("得分"), message, "核定得分应在0至分值之间。")
        values["adjudication"] = None
    wrong = len(at.findings) > before and any(finding.level is Level.ERROR for finding in at.findings[before:])
    garbled = wrong or len(at.strange) > strange
    values.update(number=number, level1=level1, level2=level2, garbled=garbled, file=at.file, node=node)
    return Indicator.made(values)


def _funds(at: Reading, node: Mapping, values: dict[str, Any]) -> Funds:
    if values.get("unit") is None:
        values["unit"] = WAN
        if node.get("单位") is None and id(node) not in at.cut:
            at.add(
                codes.MONEY_UNIT,
                node.span(at.file),
                "资金没有写明单位，按万元读取。",
                "补填“单位: 万元”（或元、亿元）。",
            )
    values["total"] = values.get("total") or Amounts()
    for rows in ("parts", "by_income", "by_purpose"):
        values.setdefault(rows, {})
    return Funds(file=at.file, node=node, **values)


def _unread_funds(at: Reading, written: Node) -> Funds:
    """A funds block that could not be read (and was reported): its execution is undecided, not left out."""
    node = Mapping()
    node.items, node.start, node.end = {}, written.start, written.start
    return Funds(unit=WAN, total=Amounts(), parts={}, by_income={}, by_purpose={}, file=at.file, node=node)


def _adjudication(at: Reading, node: Mapping, values: dict[str, Any]) -> Adjudication | None:
    if values.get("points") is None or values.get("reason") is None:
        return None
    return Adjudication(file=at.file, node=node, **values)


def _expense(at: Reading, node: Mapping | None, values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "parts": values.get("parts") or (), "file": at.file, "node": node}


def _basics(at: Reading, node: Mapping, values: dict[str, Any]) -> Basics:
    values.update(values.pop("staff", None) or {})
    values["expenses"] = values.get("expenses") or ()
    known = {row.key for row in fields.BASICS.fields}
    others = {str(key): value for key, value in node.items.items() if key not in known}
    return Basics(others=others, file=at.file, node=node, **values)


def _plain(model: type) -> Any:
    """Builds a model class whose fields are those of the form."""
    return lambda at, node, values: model(file=at.file, node=node, **values)


BUILD: dict[str, Any] = {
    fields.AMOUNTS.title: _plain(Amounts),
    fields.ADJUSTMENT.title: _plain(Adjustment),
    fields.CARRYOVER.title: _plain(Carryover),
    fields.GOAL.title: _plain(Goal),
    fields.CHANGE.title: _plain(Change),
    fields.FUNDS.title: _funds,
    fields.ADJUDICATION.title: _adjudication,
    fields.BASICS.title: _basics,
    fields.STAFF.title: lambda _at, _node, values: values,
    fields.EXPENSE.title: _expense,
}
READERS = {
    **SCALARS,
    Type.FORM: read_form,
    Type.ROWS: read_rows,
    Type.INDICATORS: read_indicators,
    Type.PASSAGES: read_passages,
}
PLANS: dict[str, Plan] = {form.title: plan(form, READERS) for form in fields.FORMS}
_PARTS = Field("其中", "parts", Type.ROWS, "明细。", form=fields.EXPENSE)
PLANS[fields.EXPENSE.title]["其中"] = ("parts", read_expenses, _PARTS)
for _title, _key in ((fields.BASICS.title, "经费控制"),):
    PLANS[_title][_key] = ("expenses", read_expenses, PLANS[_title][_key][2])
