"""One run of a template: the functions it may call, and what is remembered of its calls.

The functions have Chinese names, because the people who edit a template are Chinese; ``docs/templates.md`` lists them
and a test keeps that list complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from perfscore.language import ordinals
from perfscore.model import Scorecard
from perfscore.report import drafting, escape, forms, narrative, onepage
from perfscore.report.filters import DRAFT, MISSING, ordinal, without_ordinal
from perfscore.report.sections import lines, only_none, says_none
from perfscore.report.subject import Subject
from perfscore.report.tables import Table


@dataclass
class Run:
    """The state of one run: the tables asked for, and the computed sentences that the unit's own text made needless."""

    items: Sequence[str] = ()  # names a narrative may speak of: projects, expenses, 基本支出
    tables: dict[int, Table] = field(default_factory=dict)
    needless: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)  # of the unit's own text, because its own text says the same

    def place(self, table: Table | None) -> Markup:
        """The Markdown that stands for a table."""
        if table is None:
            return escape.ready(f"\n\n{MISSING}\n\n")
        number = len(self.tables) + 1
        self.tables[number] = table
        return escape.ready(f"\n\n```{{表 {number}}}\n```\n\n")

    def unsaid(
        self,
        sentence: object,
        passages: object,
        item: str | None,
        values: Mapping[str, object],
        words: Sequence[str] = (),
    ) -> Markup | None:
        """The computed sentence, or None where the passages state every fact of it themselves."""
        known = {name: value for name, value in values.items() if isinstance(value, (Decimal, Fraction))}
        if narrative.said(texts_of(passages), narrative.Facts(item, known, tuple(words)), self.items):
            self.needless.append(escape.one_line(str(sentence)))
            return None
        return sentence if isinstance(sentence, Markup) else escape.ready(escape.markdown(str(sentence)))

    def unsaid_lines(self, text: object, passages: Sequence[object]) -> list[str]:
        """The text of a field in a list, without the parts that hold nothing but figures the passages state themselves."""
        if text is None:
            return []
        kept, left = narrative.rest(str(text), [line for one in passages for line in texts_of(one)], self.items)
        self.dropped += left
        return [kept] if kept else []


def items_of(records: Iterable[Mapping[str, object]], department: Mapping[str, object] | None) -> list[str]:
    """The names by which a narrative can speak of a sum: projects, expenses, 基本支出 and 项目支出."""
    names = [str(record["名称"]) for record in records]
    basics = department.get("基础数据") if department is not None else None
    rows = basics.get("经费", ()) if isinstance(basics, dict) else ()
    names += [str(row["名称"]).removesuffix("金额") for row in rows]
    return [*dict.fromkeys(name for name in (*names, "基本支出", "项目支出") if name)]


def functions(run: Run, subject: Subject) -> dict[str, Callable[..., object]]:
    """What a template can call; documented in docs/templates.md."""

    def card(record: Mapping[str, object]) -> Scorecard:
        found = record.get("卡") if isinstance(record, Mapping) else None
        if not isinstance(found, Scorecard):
            raise TypeError("括号里应为一张表，如 自评表(表)")
        return found

    def cards(rows: Iterable[Mapping[str, object]]) -> list[Scorecard]:
        return [card(row) for row in rows]

    return {
        "自评表": lambda record: run.place(forms.evaluation(card(record))),
        "申报表": lambda record: run.place(forms.declaration(card(record))),
        "基础数据表": lambda record: run.place(forms.basics(card(record))),
        "得分构成": lambda record: run.place(forms.dimensions(card(record))),
        "失分明细": lambda record: run.place(forms.losses(card(record))),
        "总表": lambda rows: run.place(forms.ranking(cards(rows))),
        "等级分布": lambda rows: run.place(forms.grades(cards(rows))),
        "指标明细": lambda rows: run.place(forms.details(cards(rows))),
        "问题清单": lambda: run.place(forms.problems(subject.findings)),
        "最大失分": lambda record, count=5: onepage.largest(card(record), int(count)),
        "其余失分": lambda record, count=5: onepage.others(card(record), int(count)),
        "要办": lambda count=3: onepage.tasks(subject.cards, subject.findings, int(count)),
        "自评表标题": lambda record: forms.evaluation_title(card(record)),
        "申报表标题": lambda record: forms.declaration_title(card(record).sheet),
        "正文": body,
        "章节": sections,
        "列举": enumerated,
        "分述": lambda text: None if text is None else narrative.listed(str(text)),
        "说无": says_none,
        "只说无": only_none,
        "未述": run.unsaid,
        "补述": run.unsaid_lines,
        "分类": drafting.classes,
        "归因": drafting.causes,
        "低执行": drafting.slow,
        "措施合并": drafting.measures,
        "编号数": last_number,
        "小标题数": last_heading,
        "有小标题": has_heading,
        "去重": lambda text: text,
        "参考": lambda text: escape.ready(f"{DRAFT}{escape.markdown(str(text))}"),
    }


def texts_of(passages: object) -> list[str]:
    """The bodies of passages; a text stands for itself."""
    if passages is None:
        return []
    if isinstance(passages, str):
        return [passages]
    if not isinstance(passages, Iterable):
        raise TypeError("这里应为一段文字，或“报告”中的各段")
    return [str(each["正文"]) if isinstance(each, Mapping) else str(each) for each in passages]


def last_number(passages: object) -> int:
    """The highest number with which a line of the passages begins (3 for “3. 运行维护经费。…”), 0 without."""
    found = [ordinals.ordinal(line) for text in texts_of(passages) for line in text.split("\n")]
    marked = (
        each
        for each in found
        if each is not None and each.form is ordinals.Form.MARKED and each.sign not in ordinals.BRACKETS
    )
    return max((each.number for each in marked if not each.han), default=0)


def last_heading(passages: object) -> int:
    """The highest number of a heading （三）… that stands in the passages themselves, 0 without."""
    return max((_ordinal(line) for line in _headings(passages)), default=0)


def has_heading(passages: object, word: str) -> bool:
    """Some heading that stands in the passages themselves has the word in it."""
    return any(word in line for line in _headings(passages))


def _headings(passages: object) -> list[str]:
    return [line for text in texts_of(passages) for level, line in narrative.paragraphs(text) if level]


def _ordinal(heading: str) -> int:
    found = ordinals.ordinal(heading)
    return found.number if found is not None and found.form is ordinals.Form.BRACKETED and found.han else 0


def body(text: object) -> Markup:
    """Paragraphs of a narrative; None is 【待填】."""
    if text is None or not str(text).strip():
        return escape.ready(f"\n\n{MISSING}\n\n")
    parts = []
    for level, line in narrative.paragraphs(str(text)):
        parts.append(("#" * (level + 1) + " " if level else "") + escape.markdown(line))
    return escape.ready("\n\n" + "\n\n".join(parts) + "\n\n")


def sections(passages: Sequence[Mapping[str, object]], level: int = 2, start: int = 1) -> Markup:
    """Passages with their titles as numbered headings; a passage without a title is body text."""
    parts: list[str] = []
    number = start
    for passage in passages:
        title = passage["标题"]
        if title:
            bare = without_ordinal(str(title)) or ""
            parts.append("#" * (level + 1) + " " + ordinal(number, level) + escape.markdown(bare))
            number += 1
        parts.append(str(body(passage["正文"])).strip())
    return escape.ready("\n\n" + "\n\n".join(parts) + "\n\n")


def enumerated(text: object, level: int = 4) -> Markup:
    """Lines of a text as （1） （2） … paragraphs; a single line stays plain."""
    if text is None:
        return escape.ready(f"\n\n{MISSING}\n\n")
    found = lines(str(text))
    marks = [ordinal(number, level) for number in range(1, len(found) + 1)] if len(found) > 1 else [""]
    parts = (mark + escape.markdown(line) for mark, line in zip(marks, found, strict=False))
    return escape.ready("\n\n" + "\n\n".join(parts) + "\n\n")
