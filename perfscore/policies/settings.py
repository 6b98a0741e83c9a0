"""The values of a policy (口径): one row each in ``SETTINGS``, with how its text is read and what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Any, NamedTuple

from perfscore.language import numbers
from perfscore.model.source import Mapping, Node, Sequence, Text

OFF = "不启用"


class Wrong(Exception):
    """A policy value that cannot be read; the text says what would be accepted."""


def _text(node: Node) -> str:
    if not isinstance(node, Text):
        raise Wrong("应为一个值")
    return str(node).strip()


def _decimal(node: Node) -> Decimal:
    value = numbers.read_decimal(_text(node))
    if value is None:
        raise Wrong("应为数字")
    return value


def _share(node: Node) -> Fraction:
    text = _text(node)
    value = numbers.read_decimal(text[:-1]) if text.endswith(("%", "％")) else None
    if value is None:
        raise Wrong("应为百分数，如 80%")
    return Fraction(value) / 100


def _pairs(node: Node) -> Iterator[tuple[str, Node]]:
    if not isinstance(node, Mapping):
        raise Wrong("应为“名称: 值”的列表")
    return ((str(key), value) for key, value in node.items.items())


def _items(node: Node, length: int | None = None) -> list[Node]:
    if not isinstance(node, Sequence) or (length is not None and len(node.items) != length):
        raise Wrong("应为列表" if length is None else f"应为{length}个值的列表")
    return node.items


def _optional(read: Callable[[Node], Any]) -> Callable[[Node], Any]:
    return lambda node: None if isinstance(node, Text) and node == OFF else read(node)


def _weights(node: Node) -> Any:
    return MappingProxyType({name: _decimal(value) for name, value in _pairs(node)})


def _tiers(node: Node) -> Any:
    tiers = {name: (_share(_items(value, 2)[0]), _share(_items(value, 2)[1])) for name, value in _pairs(node)}
    if set(tiers) != {"达成", "部分达成", "未达成"}:
        raise Wrong("应有 达成、部分达成、未达成 三档")
    chain = [tiers["未达成"], tiers["部分达成"], tiers["达成"]]
    joined = chain[0][0] == 0 and chain[2][1] == 1 and all(low[1] == high[0] for low, high in pairwise(chain))
    if not joined or any(low >= high for low, high in chain):
        raise Wrong("三档应首尾相接，从0%到100%")
    return MappingProxyType(tiers)


def _grades(node: Node) -> Any:
    grades = tuple(sorted(((name, _share(value)) for name, value in _pairs(node)), key=lambda row: -row[1]))
    if not grades or grades[-1][1] != 0:
        raise Wrong("最低一级应从0%开始")
    return grades


def _bands(node: Node) -> Any:
    bands = [(_share(_items(row, 2)[0]), _share(_items(row, 2)[1])) for row in _items(node)]
    return tuple(sorted(bands, key=lambda row: -row[0]))


def _caps(node: Node) -> Any:
    return tuple((_share(_items(row, 2)[0]), _decimal(_items(row, 2)[1])) for row in _items(node))


def one_of(*words: str) -> Callable[[Node], Any]:
    """A reader that takes these words only."""

    def read(node: Node) -> str:
        text = _text(node)
        if text not in words:
            raise Wrong(f"应为{'、'.join(f'“{word}”' for word in words)}之一")
        return text

    return read


def _places(node: Node) -> int:
    value = _decimal(node)
    if value not in (0, 1, 2, 3, 4):
        raise Wrong("应为0至4的整数")
    return int(value)


class Row(NamedTuple):
    """One policy value: how it is read, which field of Terms it fills (none for a stated fact), what it means."""

    read: Callable[[Node], Any]
    field: str | None
    meaning: str


REVERSE = {"指标值÷实际值×分值": "指标值÷实际值", "分值×[1－(实际值－指标值)÷指标值]": "线性扣减"}

SETTINGS: dict[str, Row] = {
    "权重": Row(_weights, "weights", "各一级指标和预算执行率的分值"),
    "满分": Row(_decimal, "whole", "全表满分"),
    "执行率公式": Row(one_of("全年执行数÷全年预算数"), None, "预算执行率的算法"),
    "执行率得分": Row(one_of("执行率×分值，最高得满分"), None, "预算执行得分的算法"),
    "执行率分档": Row(_optional(_bands), "execution_bands", "按执行率分档计分：[[执行率下限, 得分占分值], …]"),
    "定量未达标": Row(one_of("实际值÷指标值×分值"), None, "定量指标未完成时的算法"),
    "反向未达标": Row(lambda node: REVERSE[one_of(*REVERSE)(node)], "reverse", "越小越好的指标未完成时的算法"),
    "起分线": Row(_optional(_share), "pass_mark", "完成率低于此线不得分，以上按超出部分折算"),
    "等号指标": Row(one_of("视同≥"), None, "指标值写“=”时的算法（“=0”：0得满分，否则0分）"),
    "约数容差": Row(_share, "tolerance_approx", "“约”字指标值允许的差距"),
    "定性档次": Row(_tiers, "tiers", "定性指标各档占分值的范围"),
    "满意度分档": Row(_optional(_bands), "satisfaction_bands", "满意度按分档计分：[[满意度下限, 得分占分值], …]"),
    "超额提示线": Row(_share, "excess_hint", "完成率超过此线而无说明的，提示"),
    "超额警告线": Row(_share, "excess_warning", "完成率超过此线而无说明的，列为疑点"),
    "超额不计": Row(_decimal, "excess_ignored", "实际值与指标值之差不超过此数的，不作超额"),
    "总分封顶": Row(_optional(_caps), "total_caps", "执行率低于某线时总分的上限：[[执行率, 总分], …]"),
    "保留位数": Row(_places, "places", "各项得分保留的小数位数"),
    "取整方式": Row(one_of("四舍五入，逐项取整后相加"), None, "得分取整的方法"),
    "容差": Row(_decimal, "tolerance", "自评得分与计算得分允许的差距"),
    "取整格": Row(
        lambda node: tuple(_decimal(item) for item in _items(node)), "grids", "可以解释为“取整较粗”的取整单位"
    ),
    "等级": Row(_grades, "grades", "各等级的得分率下限（含）"),
}
