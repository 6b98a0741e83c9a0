"""Where the figures of a paper come from: each generated sentence → the lines of the files → the arithmetic.

For a trace the records are the same, but every number in them knows how it came about; whatever prints one leaves a mark
around it in the text, and the marks are read from the finished document. The paper itself is never made this way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from perfscore.language.numbers import plain
from perfscore.model import Amounts, Basics, Expense, Funds, Scorecard
from perfscore.model.source import Span
from perfscore.report import engine, escape, read, settle
from perfscore.report.context import Record
from perfscore.report.document import Document, Heading, Paragraph
from perfscore.report.document import Run as Stretch
from perfscore.report.filters import DRAFT
from perfscore.report.paper import records
from perfscore.report.run import Run, functions, items_of
from perfscore.report.subject import Options, Subject
from perfscore.report.templates import Template

_OPEN, _SHUT, _END = "⸢", "⸣", "⸥"
_MARKED = re.compile(f"{_OPEN}(\\d+){_SHUT}([^{_OPEN}{_END}]*){_END}")
_SIGN = re.compile(f"{_OPEN}\\d+{_SHUT}|{_END}")
_SENTENCE = re.compile(r"[^。\n]+。?")


class TracedDecimal(Decimal):
    """A number that knows where it comes from."""

    how: str


class TracedFraction(Fraction):
    """The same for a ratio or a sum."""

    __slots__ = ("how",)
    how: str


class TracedCount(int):
    """The same for a count."""

    how: str


class TracedText(str):
    """The same for a cell."""

    __slots__ = ("how",)
    how: str


TRACED = (TracedDecimal, TracedFraction, TracedCount, TracedText)


class Spy:
    """Marks what is printed with the number of its source."""

    def __init__(self) -> None:
        self.sources: list[str] = []

    def mark(self, shown: object, *values: object) -> object:
        """The text between marks, where one of the values it was made of knows its source."""
        hows = [value.how for value in values if isinstance(value, TRACED)]
        if not hows or not isinstance(shown, str):
            return shown
        numbers = [value for value in values if isinstance(value, (TracedDecimal, TracedFraction))]
        sum_ = "－".join(map(_shown, numbers)) + "：" if len(numbers) == 2 else ""
        self.sources.append(sum_ + "；".join(dict.fromkeys(hows)))
        marked = f"{_OPEN}{len(self.sources) - 1}{_SHUT}{shown}{_END}"
        return escape.ready(marked) if isinstance(shown, Markup) else marked

    def filter(self, function: Callable[..., object]) -> Callable[..., object]:
        """A filter whose result is marked."""

        def call(value: object, *arguments: object) -> object:
            return self.mark(function(value, *arguments), value, *arguments)

        return call


def lines(template: Template, subject: Subject, options: Options) -> list[str]:
    """The trace of a paper as lines of text. Raises templates.TemplateMistake."""
    document, spy, own = _run(template, subject, options)
    found: list[str] = []
    count = 0
    for block, sentences in _traced(document, spy, own, subject):
        found += ["", _SIGN.sub("", block.text)] if isinstance(block, Heading) else []
        for shown, sources in sentences:
            count += 1
            found += [f"  “{shown}”", *(f"    {source}" for source in sources)]
    return [f"{document.title}：由数据生成的句子{count}句", *found]


def with_sources(document: Document, template: Template, subject: Subject, options: Options) -> Document:
    """The document with the source of each generated sentence beside it, for formats that can show it."""
    traced, spy, own = _run(template, subject, options)
    origins = {shown: "\n".join(sources) for _, found in _traced(traced, spy, own, subject) for shown, sources in found}
    blocks = tuple(
        replace(block, runs=tuple(_apart(block.runs, origins))) if isinstance(block, Paragraph) else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def _apart(runs: Sequence[Stretch], origins: Mapping[str, str]) -> Iterator[Stretch]:
    """Runs cut at the ends of sentences that have a source."""
    for run in runs:
        rest = 0
        for found in _SENTENCE.finditer(run.text):
            source = origins.get(found[0].strip())
            if source:
                if found.start() > rest:
                    yield replace(run, text=run.text[rest : found.start()])
                yield replace(run, text=found[0], source=source)
                rest = found.end()
        if rest < len(run.text):
            yield replace(run, text=run.text[rest:])


def _run(template: Template, subject: Subject, options: Options) -> tuple[Document, Spy, list[object]]:
    """The marked document, who marked it, and the records that hold the unit's own words."""
    names = records(subject, options)
    tag(names, subject)
    run, spy = Run(items_of(_list(names["项目"]), _record(names["部门"]))), Spy()
    source = engine.render(template, options.folders, {**names, **functions(run, subject)}, spy)
    return read.document(source, run.tables), spy, [names[key] for key in ("表", "项目")]


Sentences = list[tuple[str, list[str]]]


def _traced(
    document: Document, spy: Spy, own: Sequence[object], subject: Subject
) -> Iterator[tuple[Heading | Paragraph, Sentences]]:
    """Headings and paragraphs in order; with a paragraph its generated sentences and what each figure comes from."""
    generated = {_SIGN.sub("", sentence) for sentence in settle.generated(_bare(document), own)}
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block, []
        elif isinstance(block, Paragraph):
            found: Sentences = []
            for sentence in _SENTENCE.findall(block.text):
                shown = _SIGN.sub("", sentence).strip()
                marks = _MARKED.findall(sentence)
                if shown in generated or (marks and DRAFT in shown):
                    sources = [f"{text}  ←  {spy.sources[int(number)]}" for number, text in marks]
                    found.append((shown, sources or [f"依据  ←  {place}" for place in _said_by(shown, subject)]))
            yield block, found


def _bare(document: Document) -> Document:
    """The document without marks."""
    blocks = tuple(
        Paragraph((Stretch(_SIGN.sub("", block.text)),), block.plain) if isinstance(block, Paragraph) else block
        for block in document.blocks
    )
    return Document(blocks, "")


def _said_by(sentence: str, subject: Subject) -> Iterator[str]:
    """The rows that a sentence without a figure rests on: those whose name begins as words of it do."""
    for card in subject.cards:
        funds, basics = card.sheet.funds, card.sheet.basics
        for name, row in (funds.by_income if funds is not None else {}).items():
            if name[:4] in sentence:
                yield f"按收入性质“{name}”：{_line(row.at('全年预算数'))}"
        if basics is not None and "楼堂馆所" in sentence:
            yield f"基础数据“楼堂馆所”：{_line(basics.at('楼堂馆所'))}"


def _list(value: object) -> list[Record]:
    return value if isinstance(value, list) else []


def _record(value: object) -> Record | None:
    return value if isinstance(value, dict) else None


# --- sources --------------------------------------------------------------------------------------------


def tag(names: Mapping[str, object], subject: Subject) -> None:
    """Let every number of the records know its source; the records are changed in place."""
    done: set[int] = set()
    for record in (names["表"], *_list(names["项目"]), *_list(names["各表"]), names["上年表"]):
        if isinstance(record, dict) and id(record) not in done:
            done.add(id(record))
            _sheet(record, record["卡"])
    totals = names["合计"]
    if isinstance(totals, dict):
        _totals(totals, subject.main.sheet.funds if subject.main is not None else None, subject.others)


def _put(record: Record, key: str, how: str | None) -> None:
    value = record.get(key)
    kinds: tuple[tuple[type, type[Any]], ...] = (
        (Decimal, TracedDecimal),
        (Fraction, TracedFraction),
        (str, TracedText),
        (int, TracedCount),
    )
    if value is None or isinstance(value, bool) or how is None:
        return
    for kind, traced in kinds:
        if isinstance(value, kind):
            new = traced(value)
            new.how = how
            record[key] = new
            return


def _line(at: Span) -> str:
    return f"{at.file}:{at.line}"


def _sheet(record: Record, card: Scorecard) -> None:
    sheet = card.sheet
    own = sheet.reported_total is not None
    _put(record, "得分", f"自评总分，{_line(sheet.at('自评总分'))}" if own else f"各项得分之和，{sheet.file}")
    _put(record, "满分", f"各项分值之和，{sheet.file}")
    graded = f"得分÷满分，按评分办法“{card.policy.name}”的等级"
    _put(record, "等级", f"自评等级，{_line(sheet.at('自评等级'))}" if sheet.reported_grade else graded)
    for key in ("指标数", "完成数", "未完成数", "待定数"):
        _put(record, key, f"{sheet.file} 的三级指标逐项判定后计数")
    for row, score in zip(_list(record["指标"]), card.indicators, strict=True):
        _indicator(row, score.indicator.at, points=score.indicator.reported is not None)
    for part in _list(record["一级指标"]):
        for key in ("分值", "得分"):
            _put(part, key, f"{sheet.file} 中“{part['名称']}”各项{key}之和")
    funds, basics = _record(record["资金"]), _record(record["基础数据"])
    if funds is not None and sheet.funds is not None:
        _funds(funds, sheet.funds, card)
    if basics is not None and sheet.basics is not None:
        _basics(basics, sheet.basics)


def _indicator(row: Record, at: Callable[..., Span], *, points: bool) -> None:
    for key in ("年度指标值", "实际完成值", "分值"):
        _put(row, key, f"{key}，{_line(at(key))}")
    _put(row, "得分", f"自评得分，{_line(at('自评得分'))}" if points else f"按评分办法计算，{_line(at('实际完成值'))}")
    _put(row, "扣分", f"分值{_shown(row['分值'])}－得分{_shown(row['得分'])}，{_line(at('自评得分', '分值'))}")


def _shown(value: object) -> str:
    if isinstance(value, Fraction):
        return plain(Fraction(value), 2)
    return plain(value) if isinstance(value, Decimal) else "—"


def _funds(record: Record, funds: Funds, card: Scorecard) -> None:
    _amounts(record, funds.total, funds.unit)
    for name, rows in (("其中", funds.parts), ("按收入性质", funds.by_income), ("按支出性质", funds.by_purpose)):
        for row, part in zip(_list(record[name]), rows.values(), strict=True):
            _amounts(row, part, funds.unit)
    if funds.reported_rate is not None:
        _put(record, "执行率", f"填报的执行率，{_line(funds.at('执行率'))}")
    own = funds.reported is not None
    _put(
        record,
        "得分",
        f"自评得分，{_line(funds.at('自评得分'))}" if own else f"执行率×分值，{_line(funds.at('年度资金总额'))}",
    )
    _put(
        record,
        "分值",
        f"分值，{_line(funds.at('分值'))}" if funds.full is not None else f"评分办法“{card.policy.name}”",
    )
    carry, change = funds.carryover, funds.adjustment
    if carry is not None:
        _put(record, "年初结转", f"年初，{_line(carry.at('年初'))}")
        if carry.closing is not None:
            _put(record, "结转结余", f"年末，{_line(carry.at('年末'))}")
    if carry is None or carry.closing is None:
        _put(record, "结转结余", _difference(funds.total, "全年预算数", "全年执行数"))
    for key, written in (("追加", "追加"), ("追减", "追减"), ("收回结转", "收回结转")):
        if change is not None:
            _put(record, key, f"预算调整的{written}，{_line(change.at(written))}")
    carried = next((part for name, part in funds.parts.items() if "结转" in name or "结余" in name), None)
    if carried is not None:
        _put(record, "上年结转", f"其中的上年结转，{_line(carried.at('全年预算数'))}")


def _amounts(record: Record, row: Amounts, unit: str) -> None:
    note = "" if unit == "万元" else f"（{unit}，折成万元）"
    for key in ("年初预算数", "全年预算数", "全年执行数"):
        _put(record, key, f"{key}{note}，{_line(row.at(key))}")
    _put(record, "结余", _difference(row, "全年预算数", "全年执行数"))
    _put(record, "调整", _difference(row, "全年预算数", "年初预算数"))
    _put(record, "执行率", _quotient(row, "全年执行数", "全年预算数"))


_ATTRIBUTES = {"年初预算数": "initial", "全年预算数": "budget", "全年执行数": "spent"}


def _difference(row: Amounts, one: str, other: str) -> str:
    return f"{_cell(row, one)}－{_cell(row, other)}"


def _quotient(row: Amounts, one: str, other: str) -> str:
    return f"{_cell(row, one)}÷{_cell(row, other)}"


def _cell(row: Amounts, key: str) -> str:
    value = getattr(row, _ATTRIBUTES[key])
    return f"{key}{'—' if value is None else plain(value)}（{_line(row.at(key))}）"


def _basics(record: Record, basics: Basics) -> None:
    staff = _line(basics.at("人员编制"))
    _put(record, "编制数", f"编制数，{staff}")
    _put(record, "实有人数", f"实有人数，{staff}")
    if basics.quota and basics.staff is not None:
        _put(record, "控制率", f"实有人数{plain(basics.staff)}÷编制数{plain(basics.quota)}（{staff}）")
    for row, expense in zip(_list(record["经费"]), basics.expenses, strict=True):
        _expense(row, expense)


def _expense(record: Record, row: Expense) -> None:
    for key in ("上年决算数", "预算数", "决算数"):
        _put(record, key, f"{row.name}的{key}，{_line(row.at(key))}")
    if row.budget and row.final is not None:
        _put(record, "执行率", f"决算数{plain(row.final)}÷预算数{plain(row.budget)}（{_line(row.at('决算数'))}）")
    for part, inner in zip(_list(record["其中"]), row.parts, strict=True):
        _expense(part, inner)


def _totals(record: Record, whole: Funds | None, others: Sequence[Scorecard]) -> None:
    """The sums over the projects, and what they leave of the department's figures."""
    funds = [card.sheet.funds for card in others if card.sheet.funds is not None]
    sums = {name: "＋".join(_cell(each.total, column) for each in funds) for name, column in _SUMS.items()}
    carried = "＋".join(_carried(each) for each in funds)
    sums["项目上年结转"] = carried
    sums["项目当年预算"] = (
        f"{_value(record, '项目预算')}－上年结转{_value(record, '项目上年结转')}，即（{sums['项目预算']}）－（{carried}）"
    )
    sums["项目结余"] = (
        f"{_value(record, '项目预算')}－{_value(record, '项目支出')}，即（{sums['项目预算']}）－（{sums['项目支出']}）"
    )
    if whole is not None:
        sums |= _of_department(record, whole, sums["项目预算"], carried)
    for key, how in sums.items():
        _put(record, key, how)


_SUMS = {"项目预算": "全年预算数", "项目年初预算": "年初预算数", "项目支出": "全年执行数"}


def _of_department(record: Record, whole: Funds, budgets: str, carried: str) -> dict[str, str]:
    found: dict[str, str] = {}
    basic = whole.by_purpose.get("基本支出")
    if basic is not None:
        left = f"{_cell(whole.total, '全年预算数')}－各项目全年预算数之和（{budgets}）"
        found["基本预算"] = _cell(basic, "全年预算数") if basic.budget is not None else left
        found["基本支出"] = _cell(basic, "全年执行数")
        found["基本结余"] = f"{_value(record, '基本预算')}－{_cell(basic, '全年执行数')}"
        found["基本执行率"] = f"{_cell(basic, '全年执行数')}÷{_value(record, '基本预算')}"
    carry, change = whole.carryover, whole.adjustment
    if carry is not None and carry.opening is not None:
        back = change.withdrawn if change is not None else None
        less = (
            f"－收回{plain(back)}（{_line(change.at('收回结转'))}）" if back is not None and change is not None else ""
        )
        found["上年结转"] = f"年初{plain(carry.opening)}（{_line(carry.at('年初'))}）{less}"
    else:
        found["上年结转"] = carried
    found["当年预算"] = f"{_cell(whole.total, '全年预算数')}－上年结转{_value(record, '上年结转')}"
    return found


def _carried(funds: Funds) -> str:
    part = next((part for name, part in funds.parts.items() if "结转" in name or "结余" in name), None)
    return _cell(part, "全年预算数") if part is not None else "—"


def _value(record: Record, key: str) -> str:
    return _shown(record.get(key))
