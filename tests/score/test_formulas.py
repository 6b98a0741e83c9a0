"""Default formulas: one row, one fact."""

from __future__ import annotations

import pytest
from builders import row

from perfscore.model import State

COST = {"level1": "成本指标", "level2": "经济成本指标"}
TIMELY = {"level2": "时效指标"}

DECIDED = [
    # target, actual, full marks, other cells, points
    ("5400m²", "2629.88m²", "4", {}, "1.95"),
    ("40个", "22个", "0.6", {}, "0.33"),
    ("≥30个", "10个", "0.5", {}, "0.17"),
    ("300份", "143", "1", {}, "0.48"),  # a missing unit is the target's
    ("≥100%", "95%", "3", {}, "2.85"),
    ("≥2000万元", "1.5亿元", "5", {}, "5"),
    (">3万条", "84089条", "2", {}, "2"),
    (">50块", "50块", "2", {}, "2"),  # met exactly: full, with a note
    ("约700档次", "280档次", "1", {}, "0.4"),
    ("约100个", "95个", "10", {}, "10"),  # from n × (1 − 5 %)
    ("约100个", "94个", "10", {}, "9.4"),  # below that A ÷ n
    ("约76—77万页", "77.42万页", "1", {}, "1"),
    ("2—3家", "4家", "1", {}, "1"),
    ("2—3家", "1家", "1", {}, "0.5"),  # shortfall against the lower end
    ("=5个", "4个", "10", {}, "8"),  # as ≥
    ("=0起", "0起", "3", {}, "3"),
    ("=0起", "1起", "3", {}, "0"),
    ("0起", "1起", "3", {}, "0"),  # nobody sets out to reach at least none
    ("0起", "未发生", "3", {}, "3"),
    ("0次", "无", "3", {}, "3"),
    ("不超预算", "未超预算", "3", {}, "3"),
    ("建立健全", "已建立健全", "3", {}, "3"),
    ("8件/万人", "6件/万人", "4", {}, "3"),
    ("365天", "366天", "5", {"name": "值班天数"}, "5"),
    ("零发生", "0起", "5", {"name": "较大事故"}, "5"),
    ("定性 有效促进", "有效促进", "3", {}, "3"),
    ("不发生重大事故", "未发生重大事故", "3", {}, "3"),
    ("下降2%", "下降2.3%", "3", {"name": "万元产值能耗"}, "3"),
    ("下降2%", "下降1%", "3", {"name": "万元产值能耗"}, "1.5"),
    ("2024年12月底前", "2024年12月20日", "3", {"value_type": "定性"}, "3"),
    ("≥10个", "-2个", "5", {}, "0"),  # a negative actual counts 0
    ("≥0个", "-1个", "5", {}, "0"),  # T ≤ 0: never a division
    ("≥0个", "3个", "5", {}, "5"),
    ("≤100万元", "80万元", "5", {}, "5"),
    ("≤100万元", "125万元", "5", {}, "4"),  # T ÷ A
    ("100万元", "125万元", "5", COST, "4"),  # under 成本 less is better
    ("不超过3天", "2天以内", "1", TIMELY, "1"),
    ("3天", "4天", "1", TIMELY, "0.75"),  # durations: less is better
    ("≥80%", "≥80%", "2", {}, "2"),  # a repeated target is contained in the target
    ("95%", "0.958", "2", {}, "2"),
    ("≥5个", "0个", "2", {}, "0"),
    ("有效保障", "有效保障", "2", {}, "2"),
    ("提升", "已完成", "2", {}, "2"),
    ("100%", "100%", "3", {"value_type": "定性"}, "3"),
    ("2024年6月30日前", "2024年6月30日", "2", TIMELY, "2"),
    ("2024年内完成本年度工作", "2024年内完成本年度工作", "0.5", TIMELY, "0.5"),
]


@pytest.mark.parametrize(("target", "actual", "full", "cells", "points"), DECIDED)
def test_decided(target: str, actual: str, full: str, cells: dict[str, str], points: str) -> None:
    got = row(target, actual, full, **cells)
    assert (str(got.points.normalize() + 0 if got.points is not None else None), got.state) == (
        str(type(got.low)(points).normalize() + 0),
        State.COMPUTED,
    )
    assert got.steps[-1].after.decided


UNDECIDED = [
    # target, actual, full marks, other cells, low, high
    ("≥80%", "60%以上", "10", {}, "7.5", "10"),
    (">80%", "低于80%", "10", {}, "0", "9.99"),
    ("2024年6月30日前", "2024年7月5日", "2", TIMELY, "0", "1.99"),
    ("2024年6月30日前", "2024年6月", "2", TIMELY, "2", "2"),
    ("2024年6月15日前", "2024年6月", "2", TIMELY, "0", "2"),
    ("2024年内完成", "部分项目工作任务没有在年度内完成", "0.4", TIMELY, "0.24", "0.31"),
    ("20个", "未完成", "10", {}, "0", "5.99"),
    ("20个", "达标", "10", {}, "0", "10"),
    ("20个", "30人", "10", {}, "0", "10"),
    ("20个", None, "10", {}, "0", "10"),
    (None, "20个", "10", {}, "0", "10"),
    ("应用广泛", "成果上传至监测系统", "1", {}, "0", "1"),
    ("≤2100元", "1930.57万元", "0.3", COST, "0", "0.3"),
    ("2024年6月30日前", "100%", "2", TIMELY, "0", "2"),
    ("5%", "6%", "10", {"name": "投诉率"}, "8.33", "10"),  # which direction? both are computed
    ("5%", "6%", "10", {"name": "成本节约率", **COST}, "8.33", "10"),
]


@pytest.mark.parametrize(("target", "actual", "full", "cells", "low", "high"), UNDECIDED)
def test_undecided(target: str, actual: str, full: str, cells: dict[str, str], low: str, high: str) -> None:
    got = row(target, actual, full, **cells)
    assert (got.low, got.high) == (type(got.low)(low), type(got.low)(high))
    if low != high:
        assert (got.points, got.state) == (None, State.OPEN)
        assert got.reason


@pytest.mark.parametrize(("name", "points"), [("投诉率", "10"), ("投诉办结率", "10")])
def test_both_directions_agree_where_the_target_is_met_exactly(name: str, points: str) -> None:
    assert row("5%", "5%", "10", name=name).points == type(row("1个", "1个").low)(points)


@pytest.mark.parametrize(
    ("standard", "target", "actual", "points"),
    [
        ("得分=完成率×分值", "1000", "800万元", "8"),  # the bare target can only be 万元
        ("每超1万元扣0.5分", "100", "102万元", "9"),
        ("按比例得分", "1000", "800万元", "8"),
        ("每少1家扣1分", "10", "8家", "8"),
    ],
)
def test_a_standard_on_a_target_without_unit(standard: str, target: str, actual: str, points: str) -> None:
    got = row(target, actual, "10", standard=standard)
    assert (got.points, got.state) == (type(got.low)(points), State.COMPUTED)
