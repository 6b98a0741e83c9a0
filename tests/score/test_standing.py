"""Words in an order, names with numbers, days beside months, and child rows."""

from __future__ import annotations

import pytest
from builders import card, indicator

from perfscore.model import State
from perfscore.values import standing

ORDERS = [
    # target, actual → reached; None: no order that both name
    ("前三名", "全省第3位", True),
    ("全省前3名", "全省第5名", False),
    ("全省前3名", "全国第3名", None),
    ("第五名以内", "第四名", True),
    ("良", "优", True),
    ("良及以上", "良好", True),
    ("优", "良", False),
    ("国家二级以上", "国家一级", True),
    ("国家二级以上", "国家三级", False),
    ("二级以上", "三级", None),  # of hospitals the third level is the highest
    ("二类以上", "二类", True),
    ("Ⅲ类", "Ⅳ类", False),
    ("不低于上年", "高于上年", True),
    ("不低于上年", "与上年持平", True),
    ("不低于上年", "较上年有所下降", False),
    ("高于去年", "持平", False),
    ("不低于上年", "明显", None),
]


@pytest.mark.parametrize(("target", "actual", "reached"), ORDERS)
def test_orders_of_words(target: str, actual: str, reached: bool | None) -> None:
    assert standing.reached(target, actual) is reached


def test_short_of_the_order_rules_full_marks_out() -> None:
    scored = card(indicator("优", "良", "10", "10"))
    assert [finding.code for finding in scored.findings] == ["PS301"]
    assert (scored.indicators[0].low, str(scored.indicators[0].high)) == (0, "9.99")


@pytest.mark.parametrize(
    ("name", "target", "actual", "points"),
    [
        ("PM2.5浓度", "PM2.5≤35μg/m³", "32μg/m³", 10),
        ("PM2.5浓度", "PM2.5≤35μg/m³", "PM2.5 40μg/m³", 8.75),
        ("每千人口执业医师数", "每千人口2.8人", "每千人口2.1人", 7.5),
        ("飞防面积", "≥8000亩次", "7000亩次", 8.75),
        ("工期", "≤3个月", "85天", 10),
    ],
)
def test_a_number_in_the_name_of_the_measure_is_not_its_value(
    name: str, target: str, actual: str, points: float
) -> None:
    scored = card(indicator(target, actual, "10", name=name))
    assert (scored.indicators[0].state, float(scored.indicators[0].points or 0)) == (State.COMPUTED, points)


@pytest.mark.parametrize(("actual", "low", "high"), [("91天", "9.78", "10"), ("100天", "8.9", "9.2")])
def test_days_beside_months_may_leave_it_open(actual: str, low: str, high: str) -> None:
    row = card(indicator("≤3个月", actual, "10", name="工期")).indicators[0]
    assert (str(row.low.normalize()), str(row.high.normalize()).replace("1E+1", "10")) == (low, high)


def test_a_child_row_is_kept_and_not_scored() -> None:
    rows = (indicator("≥10亩", "12亩", "10", "10"), indicator("≥5亩", "4亩", None, number=2, name="其中：鱼塘面积"))
    scored = card(*(row for row in rows if row.full is not None or row.is_part))
    assert (scored.points, scored.full, scored.indicators[1].reason) == (10, 10, "其中项，不计分")
    assert not scored.findings
