"""One paper: from a template and scored sheets to a document, with everything its signer must know before signing.

Start here: ``build`` collects the records, runs the template, reads its Markdown into the document tree and lists what
differs (自评 against computed), what is undecided, missing or only a draft. Formats are in ``writers``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from perfscore.language.numbers import plain
from perfscore.model import Kind, Scorecard
from perfscore.model.finding import Finding, Level
from perfscore.report import context, engine, escape, forms, narrative, read
from perfscore.report.document import Document
from perfscore.report.engine import Template
from perfscore.report.filters import DRAFT, MISSING, ordinal, percent
from perfscore.report.tables import Table

DRAFT_MARK = "送审稿"
_ANNEX = re.compile(r"附件\s*(\d+[-－—])\d")


@dataclass(frozen=True, slots=True)
class Subject:
    """What one paper is about: a department with its projects, one sheet, or many sheets for a summary."""

    main: Scorecard | None
    others: tuple[Scorecard, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def cards(self) -> tuple[Scorecard, ...]:
        """Every sheet of the paper."""
        return (self.main, *self.others) if self.main is not None else self.others


@dataclass(frozen=True, slots=True)
class Options:
    """How a paper is made: annex prefix (``2-`` gives 附件2-1; None: as the narrative refers to them), final or draft."""

    annex: str | None = None
    final: bool = False
    folders: tuple[Path, ...] = ()
    format: str = "md"


class Difference(NamedTuple):
    """A score that must be looked at before signing: where, what differs, and whether it is 待定."""

    text: str
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper and what remains to be settled before it is signed."""

    template: Template
    subject: Subject
    document: Document
    differences: tuple[Difference, ...]  # 自评 against computed, 待定
    statements: tuple[str, ...]  # figures of the narrative that the tables do not hold
    blanks: tuple[str, ...]  # where 【待填】 stands
    drafts: int  # 【供参考】
    final: bool = False

    @property
    def is_draft(self) -> bool:
        """The paper carries the mark 送审稿."""
        return bool(self.differences)

    def obstacles(self) -> list[str]:
        """What ``--final`` refuses, as lines for the user; empty when the paper can be signed."""
        found = [f"【待填】：{place}" for place in self.blanks]
        found += [f"【供参考】的草稿尚未替换：{self.drafts}处"] if self.drafts else []
        found += [one.text for one in self.differences if one.undecided]
        for finding in self.subject.findings:
            if finding.level is Level.ERROR:
                found.append(
                    f"{finding.at.file}:{finding.at.line}: 错误 {finding.code} {escape.one_line(finding.title)}"
                )
        return found


@dataclass
class Run:
    """The state of one run of a template: the tables it asked for, the statements it met."""

    tables: dict[int, Table] = field(default_factory=dict)
    statements: list[str] = field(default_factory=list)
    known: list[narrative.Figure] = field(default_factory=list)

    def place(self, table: Table | None) -> Markup:
        """The Markdown that stands for a table."""
        if table is None:
            return escape.ready(f"\n\n{MISSING}\n\n")
        number = len(self.tables) + 1
        self.tables[number] = table
        return escape.ready(f"\n\n```{{表 {number}}}\n```\n\n")


def build(template: Template, subject: Subject, options: Options) -> Paper:
    """The paper of a subject. Raises engine.TemplateMistake."""
    run = Run()
    names = {**records(subject, options), **functions(run, subject)}
    run.known = narrative.known_figures([names["表"], names["项目"], names["合计"]])
    source = engine.render(template, options.folders, names)
    differences = differing(template, subject)
    if differences and not options.final:
        source = f"> {DRAFT_MARK}\n\n{source}"
    document = read.document(source, run.tables)
    return Paper(
        template,
        subject,
        document,
        differences,
        tuple(dict.fromkeys(run.statements)),
        tuple(blanks(document.markdown)),
        document.markdown.count(DRAFT),
        options.final,
    )


def records(subject: Subject, options: Options) -> dict[str, object]:
    """The records of a template: 表, 部门, 项目, 各表, 合计, 年度, 单位, 自称, 附件前缀."""
    main = context.sheet_record(subject.main) if subject.main is not None else None
    others = [context.sheet_record(card) for card in subject.others]
    department = main if subject.main is not None and subject.main.sheet.kind is Kind.DEPARTMENT else None
    first = main or (others[0] if others else None)
    return {
        "表": main,
        "部门": department,
        "项目": others if department is not None or main is None else [main],
        "各表": ([main] if main is not None else []) + others,
        "合计": context.totals_record(department, others),
        "年度": first["年度"] if first is not None else None,
        "单位": first["单位"] if first is not None else None,
        "自称": first["自称"] if first is not None else "我单位",
        "格式": options.format,
        "附件前缀": options.annex if options.annex is not None else _annex_prefix(subject),
    }


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
        "自评表标题": lambda record: forms.evaluation_title(card(record).sheet),
        "正文": _body,
        "章节": _sections,
        "列举": _enumerated,
        "分述": lambda text: None if text is None else narrative.listed(str(text)),
        "说无": context.says_none,
        "按项目": lambda passages, projects: _by_project(run, passages, projects),
        "去重": lambda text: _without_known(run, text),
        "参考": lambda text: escape.ready(f"{DRAFT}{escape.markdown(str(text))}"),
    }


def differing(template: Template, subject: Subject) -> tuple[Difference, ...]:
    """What differs from the computed scores or is undecided; nothing for a declaration, which prints no scores."""
    if template.use == "申报表":
        return ()
    return tuple(one for card in subject.cards for one in _differing(card))


def _differing(card: Scorecard) -> Iterator[Difference]:
    sheet = card.sheet
    if card.funds is not None and sheet.funds is not None:
        score, funds = context.funds_score(card.funds), sheet.funds
        yield from _difference(f"{sheet.file}:{funds.at('自评得分').line}", "预算执行率", score, card.funds.reason)
        if funds.reported_rate is not None and card.funds.rate is not None and funds.reported_rate != card.funds.rate:
            shown = f"执行率填报{plain(funds.reported_rate)}%，计算{percent(card.funds.exact_rate)}"
            yield Difference(f"{sheet.file}:{funds.at('执行率').line}: {shown}")
    for row in card.indicators:
        place = f"{sheet.file}:{row.indicator.at('自评得分', '分值').line}"
        yield from _difference(place, f"“{escape.one_line(row.indicator.name)}”", context.item_score(row), row.reason)
    place, total, parts = (
        f"{sheet.file}:{sheet.at('自评总分').line}",
        context.total_score(card),
        context.parts_sum(card),
    )
    if total.own and total.printed is not None and parts is not None and parts != total.printed:
        yield Difference(f"{place}: 总分自评{plain(total.printed)}分，各项自评得分合计{plain(parts)}分")
    elif total.differs:
        yield from _difference(place, "总分", total, None)


def _difference(place: str, name: str, score: context.Score, reason: str | None) -> Iterator[Difference]:
    own = f"自评{plain(score.printed)}分" if score.own and score.printed is not None else "没有自评得分"
    if score.open:
        yield Difference(
            f"{place}: {name}待定（{own}）" + (f"：{escape.one_line(reason)}" if reason else ""), undecided=True
        )
    elif score.differs and score.computed is not None:
        yield Difference(f"{place}: {name}{own}，计算{plain(score.computed)}分")


def _annex_prefix(subject: Subject) -> str:
    """The prefix under which the narrative itself speaks of the annexes (附件2-3), else none."""
    for card in subject.cards:
        for passages in card.sheet.report.values():
            for passage in passages:
                found = _ANNEX.search(passage.body)
                if found:
                    return found[1].replace("－", "-").replace("—", "-")
    return ""


def blanks(markdown: str) -> Iterable[str]:
    """The lines of a paper on which 【待填】 stands, shortened, under the heading they belong to."""
    heading = ""
    for line in markdown.split("\n"):
        bare = line.lstrip("#").strip()
        if line.startswith("#"):
            heading = bare
        if MISSING in line:
            cells = [part.strip() for part in bare.strip("|").split(" | ")] if line.startswith("|") else [bare]
            shown = "，".join(part for part in cells if part)
            at = shown.find(MISSING)
            begin = max(0, at - 30)
            place = f"{heading}：" if heading and heading != bare else ""
            yield f"{place}{'…' if begin else ''}{shown[begin : at + 20]}"


def _body(text: object) -> Markup:
    """Paragraphs of a narrative; None is 【待填】."""
    if text is None or not str(text).strip():
        return escape.ready(f"\n\n{MISSING}\n\n")
    parts = []
    for level, line in narrative.paragraphs(str(text)):
        parts.append(("#" * (level + 1) + " " if level else "") + escape.markdown(line))
    return escape.ready("\n\n" + "\n\n".join(parts) + "\n\n")


def _sections(passages: Sequence[Mapping[str, object]], level: int = 2, start: int = 1) -> Markup:
    """Passages with their titles as numbered headings; a passage without a title is body text."""
    parts: list[str] = []
    number = start
    for passage in passages:
        title = passage["标题"]
        if title:
            bare = re.sub(r"^[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*", "", escape.one_line(str(title))).rstrip(
                "。"
            )
            parts.append("#" * (level + 1) + " " + ordinal(number, level) + escape.markdown(bare))
            number += 1
        parts.append(str(_body(passage["正文"])).strip())
    return escape.ready("\n\n" + "\n\n".join(parts) + "\n\n")


def _enumerated(text: object, level: int = 4) -> Markup:
    """Lines of a text as （1） （2） … paragraphs; a single line stays plain."""
    if text is None:
        return escape.ready(f"\n\n{MISSING}\n\n")
    found = context.lines(str(text))
    marks = [ordinal(number, level) for number in range(1, len(found) + 1)] if len(found) > 1 else [""]
    parts = (mark + escape.markdown(line) for mark, line in zip(marks, found, strict=False))
    return escape.ready("\n\n" + "\n\n".join(parts) + "\n\n")


def _without_known(run: Run, text: object) -> str | None:
    if text is None:
        return None
    kept, own = narrative.without_known(str(text), run.known)
    run.statements += own
    return kept or None


def _by_project(
    run: Run, passages: Iterable[Mapping[str, object]], projects: Sequence[Mapping[str, object]]
) -> dict[str, object]:
    """What a narrative says of each project: lines that begin with its name, by name; the rest as text."""
    of: dict[str, str | None] = {str(project["名称"]): None for project in projects}
    rest: list[str] = []
    for passage in passages:
        for line in (_without_known(run, passage["正文"]) or "").split("\n"):
            (bare,) = context.lines(line) or [""]
            name = next((name for name in of if bare.startswith(name)), None)
            if name is None:
                rest.append(line)
            else:
                of[name] = (of[name] or "") + re.sub(r"^[^。；，,：:]{0,20}。", "", bare)
    return {"各项": of, "其余": "\n".join(rest).strip() or None}
