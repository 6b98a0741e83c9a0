"""JSON (``perfscore.score/1``): every key always there, numbers exact; written file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import IO, NamedTuple, TextIO

from perfscore.language.numbers import exact_decimal, round_half_up
from perfscore.model import Bounds, Composition, FundsScore, IndicatorScore, Scorecard, Step
from perfscore.model.finding import Finding
from perfscore.present import View
from perfscore.present.exact_json import Json, dumps, number, quoted
from perfscore.version import VERSION

HELD = 1_000_000
"""Characters of findings that are kept in memory."""
PLACES = 6
"""Of a step's points that have no finite decimal form."""


class Piece(NamedTuple):
    """The JSON of one file, if it was scored, and of each of its findings."""

    file: str | None
    findings: tuple[str, ...]


def piece(card: Scorecard | None, findings: Sequence[Finding], view: View) -> Piece:  # noqa: ARG001 - see FORMATS
    """Everything about one file; JSON always holds the indicators."""
    return Piece(None if card is None else _file(card), tuple(_problems(findings)))


def draw(pieces: Iterable[Piece], view: View, out: TextIO) -> None:  # noqa: ARG001 - see FORMATS
    """Write one file after the other; findings follow at the end."""
    found = _Later()
    out.write(f'{{"格式": "perfscore.score/1", "perfscore": {dumps(VERSION)}, "文件": [')
    gap = "\n"
    for made in pieces:
        if made.file is not None:
            out.write(gap + made.file)
            gap = ",\n"
        found.add(made.findings)
    out.write('],\n"问题": [')
    found.write(out)
    out.write("]}\n")


class _Later:
    """Findings that wait for the end of the files: in memory, and on disk once they are many."""

    def __init__(self) -> None:
        self._held: list[str] = []
        self._size = 0
        self._gap = "\n"
        self._spilled: IO[str] | None = None

    def add(self, findings: Iterable[str]) -> None:
        """Keep the findings of one file."""
        for finding in findings:
            self._held.append(self._gap + finding)
            self._size += len(finding)
            self._gap = ",\n"
        if self._size > HELD:
            self._spill()

    def _spill(self) -> None:
        if self._spilled is None:
            from tempfile import TemporaryFile

            self._spilled = TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - open until written out
        self._spilled.writelines(self._held)
        self._held, self._size = [], 0

    def write(self, out: TextIO) -> None:
        """Write all of them in order."""
        if self._spilled is not None:
            self._spilled.seek(0)
            while part := self._spilled.read(HELD):
                out.write(part)
            self._spilled.close()
        out.writelines(self._held)


def _problems(findings: Sequence[Finding]) -> Iterator[str]:
    if findings:
        from perfscore.present.findings_json import rows

        yield from (dumps(row, None) for row in rows(findings))


def _file(card: Scorecard) -> str:
    """The object of one file, each indicator on a line of its own."""
    head = dumps(_head(card), None)[:-1]
    rows = ",\n".join(map(_indicator, card.indicators))
    return f'{head}, "指标": [\n{rows}]}}' if rows else f'{head}, "指标": []}}'


def _head(card: Scorecard) -> dict[str, Json]:
    sheet, parts = card.sheet, card.composition
    return {
        "文件": sheet.path,
        "类型": sheet.kind.value,
        "年度": sheet.year,
        "名称": sheet.name,
        "评分办法": card.policy.name,
        "评分办法版本": card.policy.version,
        "满分": card.full,
        "得分": card.points,
        "得分区间": [card.low, card.high],
        "等级": card.grade,
        "等级说明": card.ungraded,
        "自评总分": sheet.reported_total,
        "总分封顶": card.cap,
        "构成": _composition(parts),
        "预算执行": _funds(card.funds),
        "一级指标": [{"名称": part.name, "分值": part.full, "得分": part.points} for part in card.dimensions],
    }


def _composition(parts: Composition) -> Json:
    sums: dict[str, Json] = {
        "计算": parts.computed, "暂按自评": parts.taken, "核定": parts.adjudicated, "待定": parts.open,
    }  # fmt: skip
    return sums | {"总分封顶": -parts.capped} if parts.capped else sums


def _funds(funds: FundsScore | None) -> Json:
    if funds is None:
        return None
    return {
        "分值": funds.full,
        "执行率": funds.rate,
        "得分": funds.points,
        "得分区间": [funds.low, funds.high],
        "自评得分": funds.reported,
    }


def _indicator(item: IndicatorScore) -> str:
    """One indicator. Written out as text: there are thousands of them, and this is four times as fast."""
    indicator = item.indicator
    return (
        f'{{"序号": {indicator.number}, "行": {indicator.at("指标").line}, "一级指标": {_text(indicator.level1)}, '
        f'"二级指标": {_text(indicator.level2)}, "指标": {_text(indicator.name)}, '
        f'"年度指标值": {_text(indicator.target)}, "实际完成值": {_text(indicator.actual)}, '
        f'"分值": {_number(indicator.full)}, "得分": {_number(item.points)}, '
        f'"得分区间": [{_number(item.low)}, {_number(item.high)}], "计算得分": {_number(item.computed)}, '
        f'"自评得分": {_number(indicator.reported)}, "状态": "{item.state.value}", "原因": {_text(item.reason)}, '
        f'"过程": [{", ".join(map(step, item.steps))}]}}'
    )


def step(each: Step) -> str:
    """One step of a calculation; an interval where the points before or after are open."""
    return (
        f'{{"条款": {"null" if each.clause is None else each.clause}, "原文": {_text(each.text)}, '
        f'"说明": {_text(each.note)}, "前": {_points(each.before)}, "后": {_points(each.after)}}}'
    )


def _text(text: str | None) -> str:
    return "null" if text is None else quoted(text)


def _number(value: Decimal | None) -> str:
    return "null" if value is None else number(value)


def _points(bounds: Bounds) -> str:
    low, high = bounds.low, bounds.high
    if low is high or low == high:
        return _fraction(low)
    return f"[{_fraction(low)}, {_fraction(high)}]"


def _fraction(value: Fraction) -> str:
    """Exact where the decimals end."""
    numerator, denominator = value.as_integer_ratio()
    return str(numerator) if denominator == 1 else _quotient(numerator, denominator)


@lru_cache(maxsize=4096)
def _quotient(numerator: int, denominator: int) -> str:
    value = Fraction(numerator, denominator)
    try:
        return number(exact_decimal(value))
    except ValueError:
        return number(round_half_up(value, PLACES))
