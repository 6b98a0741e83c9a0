"""Drafts from the data: losses by cause over all sheets, projects by class, slow budgets.

Everything here takes and gives records (:mod:`perfscore.report.context`); the words around them are the templates'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import cast

from perfscore.language.nothing import answers_none
from perfscore.report import escape
from perfscore.report.context import Record

SLOW = Fraction(9, 10)
"""Execution below this is said to be slow in a draft; the limit of the forms that ask for a reason."""

_LABEL = re.compile(r"\s*(?:偏差原因|偏离原因|原因分析|原因)\s*[:：]\s*")
_MEASURE = re.compile(r"\s*(?:改进措施|整改措施|下一步措施|措施)\s*[:：]\s*")


def classes(projects: Sequence[Record]) -> list[Record]:
    """Projects by class (类别), in the order in which they are printed: [{名称, 项目}]."""
    groups: dict[str, list[Record]] = {}
    for project in projects:
        groups.setdefault(str(project["类别"]), []).append(project)
    return [{"名称": name, "项目": rows} for name, rows in groups.items()]


def causes(sheets: Sequence[Record]) -> Record:
    """The losses of all sheets: 有原因 and 措施 as [{文字, 指标}], each text once; 无原因 the rows without any.

    A row that stands in two sheets (a project's and the department's) with the same target and actual is one loss; with
    another target it is a second one, and 表 (else None) says of which sheet. A measure names each indicator once.
    """
    by_cause: dict[str, Record] = {}
    by_measure: dict[str, Record] = {}
    silent: dict[tuple[str, str, str], Record] = {}
    for row in _rows(sheets):
        cause, measure = _texts(row)
        key = (str(row["名称"]), str(row["年度指标值"]), str(row["实际完成值"]))
        if cause is None:
            silent.setdefault(key, row)
        else:
            _add(by_cause, cause, row, _same)
        if measure is not None:
            _add(by_measure, measure, row, lambda one, other: one["名称"] == other["名称"])
    explained = {str(row["名称"]) for group in by_cause.values() for row in _of(group)}
    done = all(sheet["完成数"] == sheet["指标数"] and sheet["指标数"] for sheet in sheets)
    for group in by_cause.values():
        _told_apart(_of(group))
    return {
        "有原因": list(by_cause.values()),
        "措施": list(by_measure.values()),
        "无原因": [row for row in silent.values() if row["名称"] not in explained],
        "全部完成": done,
    }


def slow(sheets: Iterable[Record]) -> list[Record]:
    """The sheets whose money was spent to less than nine tenths."""
    found = []
    for sheet in sheets:
        funds = sheet["资金"]
        rate = funds["执行率"] if isinstance(funds, dict) else None
        if rate is not None and Fraction(rate) < SLOW:
            found.append(sheet)
    return found


def measures(sheets: Iterable[Record]) -> list[Record]:
    """What the sheets themselves say will be done about slow spending, each text once: [{名称, 文字}]."""
    found: dict[str, list[str]] = {}
    for sheet in sheets:
        funds = sheet["资金"]
        text = funds["改进措施"] if isinstance(funds, dict) else None
        if text:
            found.setdefault(escape.one_line(str(text)), []).append(str(sheet["名称"]))
    return [{"名称": "、".join(names), "文字": text} for text, names in found.items()]


def _rows(sheets: Iterable[Record]) -> Iterable[Record]:
    for sheet in sheets:
        rows = sheet["失分"]
        for row in rows if isinstance(rows, list) else ():
            yield {**row, "表": sheet["名称"]}


def _texts(row: Record) -> tuple[str | None, str | None]:
    """Cause and measure of a row; the single cell of some forms is cut where it names the measure."""
    cause, measure, both = row["偏差原因"], row["改进措施"], row["说明"]
    if cause is None and measure is None and both:
        first, _, second = str(both).partition("改进措施")
        cause, measure = first, second.lstrip("：:")
    return _clean(cause, _LABEL), _clean(measure, _MEASURE)


def _clean(text: object, label: re.Pattern[str]) -> str | None:
    bare = label.sub("", escape.one_line(str(text)), count=1).strip("。；;，, ") if text else ""
    return bare if not answers_none(bare) else None


def _add(groups: dict[str, Record], text: str, row: Record, same: Callable[[Record, Record], bool]) -> None:
    rows = _of(groups.setdefault(text, {"文字": text, "指标": []}))
    if not any(same(row, other) for other in rows):
        rows.append(row)


def _told_apart(rows: list[Record]) -> None:
    """Of two rows of one name each says of which sheet it is; the others need not."""
    names = [row["名称"] for row in rows]
    for row in rows:
        if names.count(row["名称"]) == 1:
            row["表"] = None


def _of(group: Record) -> list[Record]:
    return cast("list[Record]", group["指标"])


def _same(one: Record, other: Record) -> bool:
    return all(one[name] == other[name] for name in ("名称", "年度指标值", "实际完成值"))
