"""What every check is made of: its manual, its examples, and the table it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from perfscore.checks.figures import Figure, Passage, figures, passages
from perfscore.language.nothing import answers_none
from perfscore.model import Indicator, IndicatorScore, Kind, Scorecard, Sheet
from perfscore.model.source import Mapping, Span
from perfscore.values import parse
from perfscore.values.types import Percent, Quantity, Relation, Statement, Value


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of an indicator file and the messages the check gives for it; no messages: it must stay silent.

    ``text`` may be rows of one 二级指标 (``- 指标: …``), top-level keys, or whole files; several files are separated
    by a line ``---``. What is left out is filled in by :func:`files`.
    """

    text: str
    says: tuple[str, ...] = ()


def fires(text: str, *says: str) -> Example:
    """An example that gives these messages."""
    return Example(text, says)


def silent(text: str) -> Example:
    """An example that must give none."""
    return Example(text)


HEAD = "类型: 项目支出绩效自评\n年度: 2024\n名称: 农村公路养护\n主管部门: 某市交通运输局\n"
ROWS = "绩效指标:\n  产出指标:\n    数量指标:\n"


def files(example: Example) -> list[str]:
    """The whole files of an example."""
    return [_whole(part.strip("\n") + "\n") for part in example.text.split("\n---\n")]


def _whole(text: str) -> str:
    if text.lstrip().startswith("- "):
        text = ROWS + "".join(f"      {line}\n" for line in text.splitlines())
    if "绩效指标:" not in text:
        text += ROWS + "      - {指标: 小修里程, 年度指标值: 50公里, 实际完成值: 50公里, 分值: 10, 自评得分: 10}\n"
    return text if text.startswith("类型:") or "\n类型:" in text else HEAD + text


class Row(NamedTuple):
    """One indicator with its score and its values as read."""

    score: IndicatorScore
    indicator: Indicator
    target: Value | None
    actual: Value | None
    cost: bool  # filed under 成本, where less is better

    @property
    def explained(self) -> bool:
        """Something is said about the deviation."""
        indicator = self.indicator
        return said(indicator.cause) or said(indicator.measure) or said(indicator.explanation) or said(indicator.remark)


@dataclass(frozen=True, slots=True)
class Table:
    """A scored sheet, its values read once for all checks."""

    card: Scorecard
    rows: tuple[Row, ...]
    passages: tuple[Passage, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def sheet(self) -> Sheet:
        """The sheet itself."""
        return self.card.sheet

    @property
    def evaluated(self) -> bool:
        """A self-evaluation, not a declaration of targets."""
        return self.card.sheet.kind is not Kind.DECLARATION


def table(card: Scorecard, lines: Sequence[str] = ()) -> Table:
    """Prepare a scorecard for the checks; ``lines`` of its file tell the columns within block texts."""
    texts = tuple(passages(card.sheet, lines))
    return Table(card, tuple(_rows(card)), texts, tuple(figure for text in texts for figure in figures(text)))


def _rows(card: Scorecard) -> Iterator[Row]:
    year = card.sheet.year
    for score in card.indicators:
        indicator = score.indicator
        yield Row(score, indicator, target_of(indicator, year), actual_of(indicator, year), is_cost(indicator))


def is_cost(indicator: Indicator) -> bool:
    """Filed under 成本, where less is better."""
    return "成本" in indicator.level1 or "成本" in (indicator.level2 or "")


def target_of(indicator: Indicator, year: int | None) -> Value | None:
    """年度指标值, read with the form's own columns for relation and unit."""
    if not indicator.target:
        return None
    return parse(indicator.target, year=year, unit=indicator.unit, relation=relation_of(indicator))


def actual_of(indicator: Indicator, year: int | None) -> Value | None:
    """实际完成值."""
    return parse(indicator.actual, year=year) if indicator.actual else None


def relation_of(indicator: Indicator) -> str | None:
    """指标值类型 unless it is 定性."""
    return indicator.value_type if indicator.value_type != "定性" else None


def manual(docstring: str | None) -> str:
    """The manual page of a check is the docstring of its module."""
    return (docstring or "").strip()


def said(text: str | None) -> bool:
    """Whether a cell says anything: not empty, not 无, not a dash."""
    return text is not None and not answers_none(text)


def measured(value: Value | None) -> Quantity | None:
    """The value where it is a number with a unit, else None."""
    return value if isinstance(value, Quantity) else None


def is_rate(value: Value | None) -> bool:
    """Written as a percentage."""
    return isinstance(value, Percent)


def words(value: Value | None) -> str | None:
    """The words where the value is a statement."""
    return value.text if isinstance(value, Statement) else None


def bounded_below(relation: Relation | None) -> bool:
    """≥ or >."""
    return relation in (Relation.AT_LEAST, Relation.ABOVE)


def level_at(sheet: Sheet, level1: str) -> Span:
    """Where the name of a 一级指标 stands."""
    return _key_at(sheet, "绩效指标", level1)


def _key_at(sheet: Sheet, *path: str) -> Span:
    node = sheet.node
    for key in path[:-1]:
        below = node.get(key) if node is not None else None
        node = below if isinstance(below, Mapping) else None
    written = node.key(path[-1]) if node is not None else None
    return written.span(sheet.file) if written is not None else sheet.at("绩效指标")
