"""The drafts of one document together: a list split by project, basic data beside its department, what one says for another."""

from __future__ import annotations

import re

from perfscore.intake.draft import Draft, Value
from perfscore.intake.grid import Ledger, Row
from perfscore.intake.layout import TableReader, neighbours
from perfscore.intake.segment import Segment
from perfscore.model import Kind


def read_tables(rows: list[Row], segments: list[Segment], ledger: Ledger, stem: str) -> tuple[list[Draft], int]:
    """Drafts of all tables of a document, and the number of lines behind them that belong to none.

    A table of basic data goes to the department's table beside it. ``stem`` is the file's name, for what no table says.
    """
    around = neighbours(rows)
    drafts = []
    outside = 0
    for segment in segments:
        for row in segment.rows:
            ledger.read(row.cells)
        reader = TableReader(segment, ledger, around)
        drafts.append(reader.run())
        outside += reader.outside
    drafts = _with_basics([part for draft in drafts if draft.worth_writing for part in _by_project(draft)])
    for draft in drafts:
        _from_around(draft, drafts, stem)
    return drafts, outside


_PROJECT_COLUMNS = ("x-项目名称", "x-项目", "x-预算项目名称", "x-二级项目名称")


def _by_project(draft: Draft) -> list[Draft]:
    """A list of the indicators of many projects, with the project in a column, becomes a draft for each."""
    column = next((key for key in _PROJECT_COLUMNS if any(key in item.values for item in draft.indicators)), None)
    if column is None:
        return [draft]
    found: dict[str, Draft] = {}
    name = draft.head.get("名称", Value(""))
    for item in draft.indicators:
        name = item.values.pop(column, name)
        part = found.setdefault(
            name.text,
            Draft(
                draft.kind,
                {**draft.head, "名称": Value(name.text, cells=name.cells)},
                extra=draft.extra,
                title=draft.title,
            ),
        )
        part.indicators.append(item)
    return list(found.values())


def _from_around(draft: Draft, drafts: list[Draft], stem: str) -> None:
    """Year and name that the table does not say: from the file's name, the tables beside it, the date of filling in."""
    head = draft.head
    if "名称" not in head and stem:
        head["名称"] = Value(stem, ["表中没有名称，暂取文件名"])
    if "年度" in head:
        return
    named = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", stem)
    others = {other.head["年度"].text for other in drafts if "年度" in other.head and not other.head["年度"].doubts}
    filled = re.match(r"(?:19|20)\d\d", head["填报日期"].text) if "填报日期" in head else None
    if named:
        head["年度"] = Value(named.group(), ["表中没有年度，取自文件名"])
    elif len(others) == 1:
        head["年度"] = Value(others.pop(), ["表中没有年度，取自同一文件的其他表"])
    elif filled and draft.kind.text != Kind.DECLARATION.value:
        head["年度"] = Value(
            str(int(filled.group()) - 1), [f"表中没有年度，按填报日期{head['填报日期'].text}推定为上一年"]
        )


def _with_basics(drafts: list[Draft]) -> list[Draft]:
    """A table of basic data alone goes to the one department beside it."""
    whole = [draft for draft in drafts if draft.kind.text == Kind.DEPARTMENT.value and draft.indicators]
    if len(whole) != 1:
        return drafts
    kept = []
    for draft in drafts:
        if draft.basics is not None and not draft.indicators and draft.funds.empty:
            whole[0].basics = draft.basics
        else:
            kept.append(draft)
    return kept
