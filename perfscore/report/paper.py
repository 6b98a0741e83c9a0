"""One paper: from a template and scored sheets to a document, with everything its signer must know before signing.

Start here: ``build`` collects the records, runs the template, reads its Markdown into the document tree and lists what
is to be settled (:mod:`perfscore.report.settle`). The functions of a template are in :mod:`perfscore.report.run`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from perfscore.model import Kind, Scorecard
from perfscore.report import closing, context, engine, narrative, read, settle, speaker, totals
from perfscore.report.document import Document
from perfscore.report.filters import DRAFT, MISSING
from perfscore.report.run import Run, functions, items_of
from perfscore.report.settle import Difference
from perfscore.report.subject import STANDARD, Look, Options, Subject
from perfscore.report.templates import Template

DRAFT_MARK = "送审稿"
_ANNEX = re.compile(r"附件\s*(\d+[-－—])\d")


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper and what remains to be settled before it is signed."""

    template: Template
    subject: Subject
    document: Document
    differences: tuple[Difference, ...]  # 自评 against computed, 待定
    statements: tuple[str, ...] = ()  # figures of the narrative that the tables do not hold
    blanks: tuple[str, ...] = ()  # where 【待填】 stands
    drafts: tuple[str, ...] = ()  # where 【供参考】 stands
    generated: tuple[str, ...] = ()  # sentences that are not the unit's own
    needless: tuple[str, ...] = ()  # sentences not made because the unit's text says the same
    dropped: tuple[str, ...] = ()  # words of a field left out, because the narrative has every figure of them
    gaps: tuple[str, ...] = ()  # sums that do not close
    misprints: tuple[str, ...] = ()  # references that lead nowhere
    final: bool = False
    look: Look = STANDARD

    @property
    def is_draft(self) -> bool:
        """The paper carries the mark 送审稿."""
        return bool(self.differences)


def build(template: Template, subject: Subject, options: Options) -> Paper:
    """The paper of a subject. Raises templates.TemplateMistake."""
    names = records(subject, options)
    run = Run(items_of(_list(names["项目"]), _record(names["部门"])))
    source = engine.render(template, options.folders, {**names, **functions(run, subject)})
    differences = differing(template, subject)
    if differences and not options.final:
        source = f"> {DRAFT_MARK}\n\n{source}"
    return finished(template, subject, options, read.document(source, run.tables), names, run)


def finished(
    template: Template, subject: Subject, options: Options, document: Document, names: dict[str, object], run: Run
) -> Paper:
    """The paper of a document, with the last look at its text."""
    cards = printed_cards(template, subject)
    report = template.use == "报告"
    known = narrative.known_figures([names["表"], names["项目"], names["合计"]])
    own = [passage.body for card in cards for passages in card.sheet.report.values() for passage in passages]
    statements = [line for text in own for line in narrative.own_statements(text, known)] if report else []
    return Paper(
        template,
        subject,
        document,
        differing(template, subject),
        statements=tuple(dict.fromkeys(statements)),
        blanks=tuple(settle.marked(document.markdown, MISSING)),
        drafts=tuple(settle.marked(document.markdown, DRAFT)),
        generated=tuple(settle.generated(document, [names[key] for key in ("表", "项目")])) if report else (),
        needless=tuple(run.needless),
        dropped=tuple(run.dropped),
        gaps=tuple(gap for card in cards for gap in closing.gaps(card.sheet)),
        misprints=tuple(dict.fromkeys([*settle.misprints(document), *(settle.denied(cards) if report else ())])),
        final=options.final,
        look=options.look,
    )


def printed_cards(template: Template, subject: Subject) -> tuple[Scorecard, ...]:
    """The sheets whose scores a paper prints: a form prints its own only, a declaration none."""
    if template.use == "申报表":
        return ()
    if template.use == "自评表" and subject.main is not None and not template.others:
        return (subject.main,)
    return subject.cards


def differing(template: Template, subject: Subject) -> tuple[Difference, ...]:
    """What differs from the computed scores or is undecided on the sheets that the paper prints."""
    return settle.differing(printed_cards(template, subject))


def records(subject: Subject, options: Options) -> dict[str, object]:
    """The records of a template: 表, 部门, 项目, 各表, 上年表, 合计, 年度, 单位, 自称, 附件前缀."""
    main = context.sheet_record(subject.main) if subject.main is not None else None
    others = [context.sheet_record(card) for card in ordered(subject.others)]
    department = main if subject.main is not None and subject.main.sheet.kind is Kind.DEPARTMENT else None
    first = main or (others[0] if others else None)
    written = _annex_prefix(subject)
    if options.annex is not None and written and options.annex != written:
        for record in (main, *others):
            _renumber(record, written, options.annex)
    return {
        "表": main,
        "部门": department,
        "项目": others if department is not None or main is None else [main],
        "各表": ([main] if main is not None else []) + others,
        "上年表": context.sheet_record(subject.last) if subject.last is not None else None,
        "合计": totals.totals_record(department, others),
        "年度": first["年度"] if first is not None else None,
        "单位": first["单位"] if first is not None else None,
        "自称": first["自称"] if first is not None else "我单位",
        "格式": options.format,
        "附件前缀": options.annex if options.annex is not None else written,
    }


def _renumber(record: context.Record | None, written: str, annex: str) -> None:
    """The narrative speaks of the annexes by the prefix that was asked for: 附件2-3 is 附件3 where that is none."""
    report = record["报告"] if record is not None else None
    old = re.compile(rf"(附件\s*){re.escape(written[:-1])}[-－—](?=\d)")
    for passages in report.values() if isinstance(report, dict) else ():
        for passage in passages:
            passage["正文"] = old.sub(rf"\g<1>{annex}", passage["正文"])


def ordered(cards: Sequence[Scorecard]) -> list[Scorecard]:
    """Projects in print order: by their own 排序 where one gives it, else by class; files of one rank keep their order."""
    if any(card.sheet.order is not None for card in cards):
        return sorted(cards, key=lambda card: (card.sheet.order is None, card.sheet.order or 0))
    ranks = {name: rank for rank, name in enumerate(speaker.CATEGORIES)}
    return sorted(cards, key=lambda card: ranks.get(speaker.category(card.sheet), len(ranks)))


def _list(value: object) -> list[context.Record]:
    return value if isinstance(value, list) else []


def _record(value: object) -> context.Record | None:
    return value if isinstance(value, dict) else None


def _annex_prefix(subject: Subject) -> str:
    """The prefix under which the narrative itself speaks of the annexes (附件2-3), else none."""
    for card in subject.cards:
        for passages in card.sheet.report.values():
            for passage in passages:
                found = _ANNEX.search(passage.body)
                if found:
                    return found[1].replace("－", "-").replace("—", "-")
    return ""
