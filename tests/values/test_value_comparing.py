"""An actual beside its target: what compares, in which unit, with which notes."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore.values import parse
from perfscore.values.compare import Aligned, Lateness, Mismatch, align, days_late
from perfscore.values.types import Moment

SETS = [  # target, actual → the actual as a set in the target's unit
    ("31个", "25个", "[25, 25]"),
    ("31个", "≥25个", "[25, ∞)"),
    ("31个", "超过25个", "(25, ∞)"),
    ("31个", "730余个", "(730, ∞)"),
    ("3天", "1天内", "(-∞, 1]"),
    ("3天", "不足2天", "(-∞, 2)"),
    ("100亿元", "近90亿元", "(-∞, 9000000000)"),
    ("60%", "≥60%", "[60, ∞)"),
    ("5—10%", "6%至8%", "[6, 8]"),
    ("≥60亿元", "68.336亿", "[6833600000, 6833600000]"),
    (">3万条", "84089条", "[84089, 84089]"),
    ("1300公顷", "13km²", "[1300, 1300]"),
    ("3亩", "2000m²", "[3, 3]"),
    ("2公顷", "60000亩", "[4000, 4000]"),
    ("8‰", "0.5%", "[5, 5]"),
    ("2小时", "30分钟", "[1/2, 1/2]"),
    ("2年", "6个月", "[1/2, 1/2]"),
    ("≤5%", "降至3%", "[3, 3]"),
    ("=5个", "=4个", "[4, 4]"),
]


def shown(found: Aligned) -> str:
    low = "(-∞" if found.low is None else f"{'(' if found.low_open else '['}{found.low}"
    high = "∞)" if found.high is None else f"{found.high}{')' if found.high_open else ']'}"
    return f"{low}, {high}"


@pytest.mark.parametrize(("target", "actual", "expected"), SETS)
def test_an_actual_is_a_set_in_the_unit_of_the_target(target: str, actual: str, expected: str) -> None:
    found = align(parse(target), parse(actual))
    assert isinstance(found, Aligned)
    assert shown(found) == expected
    assert not found.slip


NOTES = [  # target, actual → the actual's lower end and the notes
    ("200宗", "143", 143, ["实际完成值未写计量单位，按“宗”计"]),
    ("≥2000万元", "17867", 178670000, ["实际完成值未写计量单位，按“万元”计"]),
    ("5万个", "48000", 48000, ["实际完成值未写计量单位，按“个”计"]),
    ("60亿元", "68亿", 6800000000, ["实际完成值未写计量单位，按“元”计"]),
    ("14", "14个", 14, ["年度指标值未写计量单位，按“个”计"]),
    ("2000", "1800万元", 18000000, ["年度指标值未写计量单位，按“万元”计"]),
    ("100%", "0.958", Fraction("95.8"), ["实际完成值0.958未写计量单位，按比率95.8%计"]),
    ("100%", "1.00", 100, ["实际完成值1未写计量单位，按比率100%计"]),
    ("100%", "95", 95, ["实际完成值未写计量单位，按“%”计"]),
    ("0.95", "96%", 96, ["年度指标值0.95未写计量单位，按比率95%计"]),
    (">10000个隐患点", "19217个", 19217, ["“个”与“个隐患点”按同一单位比较"]),
    ("3次", "3期", 3, ["“期”与“次”按同一单位比较"]),
    ("1km²", "1平方公里", 1, []),
    ("300天", "约310天", 310, ["实际完成值带“约”，按所写数值计"]),
    ("31个", "730余个", 730, ["实际完成值带“余”，不是确数"]),
    ("9个", "9个(含区)", 9, ["实际完成值中的“含区”不参与比较"]),
    ("新增25个以上", "新增45个", 45, []),
    ("25个", "新增45个", 45, ["实际完成值中的“新增”不参与比较"]),
    ("每月1次", "12次", 1, ["“次/月”按全年合计的12次比较"]),
    ("≥2期/季度", "9期", Fraction("2.25"), ["“期/季度”按全年合计的8期比较"]),
    ("30家", "32户", 32, ["“户”与“家”按同一单位比较"]),
    ("≤9/10万", "0.5/万", 5, []),
    ("4次/年", "5次", 5, ["“/年”按本年度的合计数计"]),
    ("30分钟", "25分", 25, ["“分”按分钟计"]),
    ("90%", "95%完成", 95, []),
]


@pytest.mark.parametrize(("target", "actual", "low", "notes"), NOTES)
def test_every_liberty_is_noted(target: str, actual: str, low: Fraction, notes: list[str]) -> None:
    found = align(parse(target), parse(actual))
    assert isinstance(found, Aligned)
    assert found.low == low
    assert list(found.notes) == notes
    assert not found.slip


SLIPS = [  # target, actual → what the other reading multiplies the actual by
    ("≤2100元", "1930.57万元", Fraction(1, 10000)),
    ("≤2100万元", "1930.57元", Fraction(10000)),
    ("500米", "800公里", Fraction(1, 1000)),
    ("100%", "1", Fraction(100)),
    ("5%", "0.8", Fraction(100)),
]


@pytest.mark.parametrize(("target", "actual", "rescale"), SLIPS)
def test_a_likely_slip_has_two_readings(target: str, actual: str, rescale: Fraction) -> None:
    found = align(parse(target), parse(actual))
    assert isinstance(found, Aligned)
    assert (found.slip, found.rescale) == (True, rescale)


APART = [
    ("100人", "100人次", "年度指标值的单位是“人”（人数），实际完成值的单位是“人次”（人次），两者不能换算"),
    ("3天", "1个月", "年度指标值的单位是“天”（时长），实际完成值的单位是“个月”（月数），两者不能换算"),
    ("≤480万元", "3个", "年度指标值的单位是“万元”（金额），实际完成值的单位是“个”（计数），两者不能换算"),
    (
        "583元/人*月",
        "600元",
        "年度指标值的单位是“元/人·月”（金额，按人·月计），实际完成值的单位是“元”（金额），两者不能换算",
    ),
    ("31个", "预计31个", "实际完成值写的是“预计”，还不是完成的结果"),
    (
        "每月不超过1次",
        "12次",
        "年度指标值的单位是“次/月”（计数，按月计），实际完成值的单位是“次”（计数），两者不能换算",
    ),
    ("每月1次", "11次", "年度指标值的单位是“次/月”（计数，按月计），实际完成值的单位是“次”（计数），两者不能换算"),
    ("31个", "2024年6月30日", "年度指标值是数值，实际完成值是日期，两者不能比较"),
    ("31个", "达标", "年度指标值是数值，实际完成值是文字，两者不能比较"),
    ("有效保障", "31个", "年度指标值是文字，实际完成值是数值，两者不能比较"),
    ("31个", "/", "年度指标值是数值，实际完成值是空，两者不能比较"),
    ("下降5%", "增长3%", "年度指标值说“下降”，实际完成值说“增长”，方向相反"),
]


@pytest.mark.parametrize(("target", "actual", "reason"), APART)
def test_what_does_not_compare_says_why(target: str, actual: str, reason: str) -> None:
    assert align(parse(target), parse(actual)) == Mismatch(reason)


LATE = [
    ("2024年6月30日前", "2024年6月30日", Lateness(0, 0)),
    ("2024年6月30日前", "2024年7月10日", Lateness(10, 10)),
    ("2024年6月30日前", "2024年6月", Lateness(-29, 0)),
    ("2024年6月15日前", "2024年6月", Lateness(-14, 15)),
    ("2024年内", "2025年1月", Lateness(1, 31)),
    ("2024年内", "2024年内", Lateness(-365, 0)),
    ("2024年9月底前", "2024年9月30日前", Lateness(None, 0)),
    ("2024年9月底前", "预计2024年9月完成", Lateness(None, 1)),
]


@pytest.mark.parametrize(("target", "actual", "late"), LATE)
def test_days_late(target: str, actual: str, late: Lateness) -> None:
    deadline, done = parse(target), parse(actual)
    assert isinstance(deadline, Moment)
    assert isinstance(done, Moment)
    assert days_late(deadline, done) == late


numbers = st.decimals(min_value=1, max_value=10**6, places=2, allow_nan=False).map(lambda number: f"{number:f}")
AREA = st.sampled_from(["m²", "亩", "公顷", "km²", "平方公里"])


def exact(target: str, actual: str) -> Fraction:
    found = align(parse(target), parse(actual))
    assert isinstance(found, Aligned)
    assert found.low is not None
    return found.low / found.target_low


@given(numbers, AREA, numbers, AREA)
def test_comparing_is_total_and_antisymmetric_within_a_family(one: str, unit: str, two: str, other: str) -> None:
    assert exact(one + unit, two + other) * exact(two + other, one + unit) == 1


@given(numbers, numbers)
def test_a_magnitude_on_both_sides_changes_nothing(one: str, two: str) -> None:
    assert exact(one + "万元", two + "万元") == exact(one + "元", two + "元")


@given(numbers, numbers)
def test_a_range_keeps_its_order(one: str, two: str) -> None:
    low, high = sorted((one, two), key=Fraction)
    found = align(parse("5个"), parse(f"{low}—{high}个"))
    assert isinstance(found, Aligned)
    assert (found.low, found.high) == (Fraction(low), Fraction(high))
