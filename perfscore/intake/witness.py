"""The second witness: what stands in a column must look like what its name says. Where the two disagree, it is marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from perfscore.intake.align import RELATION
from perfscore.intake.draft import IndicatorDraft
from perfscore.intake.grid import Cell
from perfscore.intake.heads import Heads, widest
from perfscore.intake.meaning import ACTUAL, NAME, POINTS, SCORE, TARGET
from perfscore.intake.words import is_empty, is_level1, is_level2, number, squash

_VALUE_LIKE = re.compile(r"[≥≤><＞＜=＝﹦≧≦约]\s*\S{1,12}|\d+(?:\.\d+)?\s*[%％‰]?|\d+(?:\.\d+)?\s*[^\d\s]{1,3}")
_SIGNED = re.compile(r"\s*[≥≤><＞＜≧≦]")
_FEW = 3


def is_value(text: str) -> bool:
    """A text that is a value and no name: ``≥90%``, ``12``, ``30个``."""
    return bool(_VALUE_LIKE.fullmatch(squash(text)))


def renamed(heads: Heads, rows: Sequence[Sequence[Cell]]) -> Heads:
    """Column names that leave open what they hold, settled by what stands below them."""
    keys = {key for key, _ in heads}
    found: Heads = []
    for key, cell in heads:
        texts = [each.text for row in rows for each in row if widest(each, heads) == key and not is_empty(each.text)]
        found.append((_settled(key, texts, keys), cell))
    return found


def relabelled(heads: Heads, first: Sequence[str]) -> Heads:
    """The same for text without places, by what begins its lines."""
    keys = {key for key, _ in heads}
    labels = [text for text in first if is_level1(text) or is_level2(text)]
    return [(_settled(key, labels, keys) if key == "一级指标" else key, cell) for key, cell in heads]


def _settled(key: str, texts: Sequence[str], keys: set[str]) -> str:
    if not texts:
        return key
    if key == "一级指标" and "二级指标" not in keys:
        lower = sum(1 for text in texts if is_level2(text) and not is_level1(text))
        return "二级指标" if lower * 2 > len(texts) else key
    if key == "指标值类型" and _most(texts, lambda text: is_level1(text) or is_level2(text)):
        return "二级指标" if "一级指标" in keys and "二级指标" not in keys else key
    if key == "偏差原因" and _most(texts, lambda text: number(text.rstrip("%％")) is not None):
        return "x-偏差"
    return key


def _most(texts: Sequence[str], test: Callable[[str], bool]) -> bool:
    return sum(1 for text in texts if test(text)) * 2 > len(texts)


def row(item: IndicatorDraft) -> Iterator[str]:
    """What in a row cannot be what its column says."""
    texts = {key: value.text for key, value in item.values.items()}
    name = texts.get(NAME, "")
    if is_value(name):
        yield f"“{name}”像指标值，不像指标名称，本行可能错栏"
    unit = texts.get("计量单位", "")
    if unit and number(unit) is not None:
        yield f"计量单位“{unit}”是数，本行可能错栏"
    points, score = _figure(item, POINTS), _figure(item, SCORE)
    if points is not None and score is not None and score > points:
        yield f"得分{texts[SCORE]}大于分值{texts[POINTS]}，本行可能错栏"


def _figure(item: IndicatorDraft, key: str) -> Decimal | None:
    text = item.values[key].text if key in item.values else ""
    figure = number(text)
    return Decimal(figure) if figure is not None else None


@dataclass(frozen=True, slots=True)
class _Column:
    key: str
    against: str
    why: str
    test: Callable[[IndicatorDraft], bool]


def _signs_on_the_wrong_side(item: IndicatorDraft) -> bool:
    target, actual = item.values.get(TARGET), item.values.get(ACTUAL)
    signed = actual is not None and bool(_SIGNED.match(actual.text))
    return (
        signed
        and target is not None
        and bool(target.text)
        and not _SIGNED.match(target.text)
        and not RELATION.match(target.text)
    )


_COLUMNS = (_Column(ACTUAL, TARGET, "完成值多带≥、≤而指标值没有，两栏可能颠倒", _signs_on_the_wrong_side),)


def columns(items: Sequence[IndicatorDraft]) -> None:
    """Mark columns whose contents contradict their names, row by row."""
    for column in _COLUMNS:
        odd = [item for item in items if column.test(item)]
        if len(odd) >= _FEW and len(odd) * 2 > len(items):
            for item in items:
                item.guessed = True
                if column.key in item.values:
                    item.values[column.key].doubt(column.why)
