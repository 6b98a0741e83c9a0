"""The unit's own words in a report: as paragraphs and headings, and without the figures that the paper computes.

A narrative often repeats figures that the tables hold (budget, execution rate, score). The report prints each such
figure once, computed; a clause of the narrative that brings nothing but known figures is left out. A clause with a
figure that the tables do not hold is the unit's own statement: it stays, and is named to the user for checking.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from perfscore.language.numbers import read_decimal, round_half_up
from perfscore.report import escape

_FIGURE = re.compile(
    r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(亿元|万元|元|%|％|人|名|分(?!之|解|析|段|批|配|类|级|别|户|布))"
)
_CLAUSE = re.compile(r"[^。；]*[。；]?")
_HEADING = re.compile(r"[（(][一二三四五六七八九十]+[)）]\s*(.{2,40}?)[。.]?$")
_NUMBERED = re.compile(r"(\d{1,2})\s*[.．、]\s*(?!\d)")
_LEAD = re.compile(r"[^。；，,：:（(\d]{2,20}。")
# Only clauses about money, staff and scores are compared: 满意率100% is no execution rate.
_TOPIC = re.compile(r"预算|支出|执行率|经费|编制|控制率|自评|结转|结余|拨款|在职|收回|追加|追减")
_CAUSE = re.compile(r"因|由于|主要是|原因|受.{0,12}影响")
_MONEY = {"亿元": Fraction(10000), "万元": Fraction(1), "元": Fraction(1, 10000)}

Figure = tuple[str, Fraction]  # kind (元, %, 人, 分) and value; money in 万元


def figures(text: str) -> list[tuple[Figure, int]]:
    """The figures of a text that tables may hold, with the number of decimals they are written with."""
    found = []
    for match in _FIGURE.finditer(text):
        value = read_decimal(match[1])
        if value is None:
            continue
        unit = match[2].replace("％", "%").replace("名", "人")
        places = len(match[1].partition(".")[2])
        if unit in _MONEY:
            found.append((("元", Fraction(value) * _MONEY[unit]), places if unit == "万元" else 9))
        else:
            found.append(((unit, Fraction(value)), places))
    return found


def is_known(figure: Figure, places: int, known: Iterable[Figure]) -> bool:
    """Some known figure is this one, or rounds to it as it is written."""
    kind, value = figure
    return any(
        kind == of and (value == exact or Fraction(round_half_up(exact, places)) == value) for of, exact in known
    )


def without_known(text: str, known: Sequence[Figure]) -> tuple[str, list[str]]:
    """The text without clauses that only repeat known figures; second, the clauses with figures of their own."""
    kept_lines, own = [], []
    for line in escape.clean(text).split("\n"):
        numbered = _NUMBERED.match(line)
        head = numbered.group() if numbered else ""
        kept = []
        for clause in _CLAUSE.findall(line[len(head) :]):
            found = figures(clause) if _TOPIC.search(clause) else []
            unknown = [figure for figure, places in found if not is_known(figure, places, known)]
            if found and not unknown and not _explains(clause):
                continue
            own += [clause] if unknown else []
            kept.append(clause)
        body = "".join(kept)
        if body.endswith("；"):
            body = body[:-1] + "。"
        if body and not (head and _LEAD.fullmatch(body)):  # a heading whose text is gone goes too
            kept_lines.append(head + body)
    return "\n".join(kept_lines), own


def _explains(clause: str) -> bool:
    """Beside its figures the clause says why: that is not in any table."""
    return any(_CAUSE.search(part) and not figures(part) for part in re.split("[，,]", clause))


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Lines of a narrative as (heading level or 0, text)."""
    for line in escape.clean(text).split("\n"):
        stripped = _NUMBERED.sub(r"\1.", line.strip(), count=1) if _NUMBERED.match(line.strip()) else line.strip()
        if stripped:
            heading = _HEADING.match(stripped)
            yield (2 if heading and "。" not in stripped[:-1] else 0), stripped


def listed(text: str) -> str:
    """Numbered lines as one sentence: 一是…；二是…。 A single line stays as it is."""
    from perfscore.report.context import lines
    from perfscore.report.filters import chinese

    parts = [line.rstrip("。；;，,") for line in lines(text)]
    if len(parts) < 2:
        return "。".join([*parts, ""]) if parts else ""
    return "；".join(f"{chinese(number)}是{part}" for number, part in enumerate(parts, start=1)) + "。"


def known_figures(records: Iterable[object]) -> list[Figure]:
    """Every figure in the records of a report: money, percentages, people, points."""
    found: set[Figure] = set()
    for record in records:
        _collect(record, "", found)
    return sorted(found)


_KINDS = {
    "执行率": "%",
    "控制率": "%",
    "基本执行率": "%",
    "得分": "分",
    "编制数": "人",
    "实有人数": "人",
}
# Marks of single parts and round shares say too little: 10分 or 100% may be about anything.
_SKIP = frozenset(
    (
        "卡",
        "报告",
        "指标",
        "失分",
        "一级指标",
        "分值",
        "满分",
        "序号",
        "年度",
        "上年",
        "指标数",
        "完成数",
        "未完成数",
        "待定数",
    )
)


def _collect(value: object, key: str, found: set[Figure]) -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in _SKIP:
                _collect(inner, name, found)
        _changes(value, found)
    elif isinstance(value, list):
        for inner in value:
            _collect(inner, key, found)
    elif isinstance(value, (Decimal, Fraction)) and not isinstance(value, bool):
        kind = _KINDS.get(key, "元")
        found.add((kind, Fraction(value) * 100 if kind == "%" else abs(Fraction(value))))


def _changes(record: dict[str, object], found: set[Figure]) -> None:
    """The change against last year that the report computes for an expense."""
    now, before = record.get("决算数"), record.get("上年决算数")
    if isinstance(now, (Decimal, Fraction)) and isinstance(before, (Decimal, Fraction)):
        gap = abs(Fraction(now) - Fraction(before))
        found.add(("元", gap))
        if before:
            found.add(("%", gap / Fraction(before) * 100))
