"""What must be settled before a paper is signed, read from the sheets and from the finished text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from perfscore.language import ordinals
from perfscore.language.numbers import plain
from perfscore.model import Scorecard
from perfscore.report import context, escape
from perfscore.report.document import Annex, Document, Heading, Paragraph
from perfscore.report.filters import DRAFT, MISSING, percent
from perfscore.report.sections import report_record, says_none

_SENTENCE = re.compile(r"[^。\n]+[。]?")
_OF_WHICH = re.compile(r"^其中[：:]?\s*")
_ANNEX = re.compile(r"附件\s*(\d+(?:[-－—]\d+)*)")
_REFERENCE = re.compile(r"（详见附件[^）]*）")


class Difference(NamedTuple):
    """A score that must be looked at before signing: where, what differs, and whether it is 待定."""

    text: str
    undecided: bool = False


def differing(cards: Iterable[Scorecard]) -> tuple[Difference, ...]:
    """What differs from the computed scores or is undecided on these sheets."""
    return tuple(one for card in cards for one in _differing(card))


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


_FUNDS = (
    ("政府性基金预算支出情况", "政府性基金"),
    ("国有资本经营预算支出情况", "国有资本"),
    ("社会保险基金预算支出情况", "社会保险"),
)


def denied(cards: Iterable[Scorecard]) -> Iterator[str]:
    """Where the narrative says that there was no such spending, and the table has some."""
    for card in cards:
        sheet, report = card.sheet, report_record(card.sheet)
        rows = sheet.funds.by_income if sheet.funds is not None else {}
        for section, word in _FUNDS:
            row = next((row for name, row in rows.items() if word in name), None)
            if row is not None and (row.budget or row.spent) and says_none(report[section]):
                amount = row.budget or row.spent
                place = f"{sheet.file}:{row.at('全年预算数', '全年执行数').line}"
                yield f"{place}: 报告“{section}”写没有，按收入性质有{plain(amount or 0)}{sheet.funds.unit if sheet.funds else ''}"


# --- the finished text ----------------------------------------------------------------------------------


def marked(markdown: str, mark: str) -> Iterable[str]:
    """The lines of a paper on which a mark (【待填】) stands, shortened, under the heading they belong to."""
    heading = ""
    for line in markdown.split("\n"):
        bare = line.lstrip("#").strip()
        if line.startswith("#"):
            heading = bare
        if mark in line:
            cells = [part.strip() for part in bare.strip("|").split(" | ")] if line.startswith("|") else [bare]
            shown = "，".join(part for part in cells if part)
            at = shown.find(mark)
            begin = max(0, at - 30)
            place = f"{heading}：" if heading and heading != bare else ""
            yield f"{place}{'…' if begin else ''}{shown[begin : at + 20]}"


def generated(document: Document, records: Iterable[object]) -> Iterator[str]:
    """The sentences of the running text that are not the unit's own words: some part of them stands in no file."""
    own = "\n".join(_words(records))
    for block in document.blocks:
        if isinstance(block, Paragraph) and not block.text.startswith("附件："):
            for sentence in _SENTENCE.findall(block.text):
                if not _is_own(sentence, own) and sentence.strip() != MISSING and DRAFT not in sentence:
                    yield sentence.strip()


def _is_own(sentence: str, own: str) -> bool:
    """Every part of the sentence stands in the file; ordinals before it are the paper's."""
    bare = _REFERENCE.sub("", sentence)
    parts = (_OF_WHICH.sub("", ordinals.bare(part.strip(), ordinals.POINTS)).rstrip("。") for part in bare.split("；"))
    return all(_bare(part) in own for part in parts if part)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _words(value: object) -> Iterator[str]:
    """Every text of the records, without white space."""
    if isinstance(value, str):
        yield _bare(escape.clean(value))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _words(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _words(inner)


def misprints(document: Document) -> Iterator[str]:
    """References of the running text to an annex that the paper does not have."""
    labels = {
        _number(found[1])
        for block in document.blocks
        if isinstance(block, Annex)
        if (found := _ANNEX.search(block.label))
    }
    if not labels:
        return
    heading = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = block.text
        text = block.text if isinstance(block, (Paragraph, Heading)) else ""
        for found in _ANNEX.finditer(text):
            number = _number(found[1])
            if not any(label == number or label.startswith(f"{number}-") for label in labels):
                yield f"{heading}：文中写“{found[0]}”，成文没有这个附件（有附件{'、'.join(sorted(labels))}）"


def _number(text: str) -> str:
    return re.sub("[－—]", "-", text)
