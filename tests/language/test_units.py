"""Units: one table, exact conversion within a family, none between families."""

from __future__ import annotations

from fractions import Fraction

import pytest

from perfscore.language import units
from perfscore.language.units import COUNTS, SPELLINGS, TABLE, Unit, counted, find, ratio, split

CONVERSIONS = [  # one …, is so many …
    ("km²", "m²", Fraction(10**6)), ("公顷", "m²", Fraction(10**4)), ("亩", "m²", Fraction(2000, 3)), ("公顷", "亩", Fraction(15)),
    ("平方公里", "km²", Fraction(1)), ("公里", "米", Fraction(1000)), ("mm", "cm", Fraction(1, 10)), ("小时", "分钟", Fraction(60)), ("天", "小时", Fraction(24)),
    ("周", "天", Fraction(7)), ("年", "月", Fraction(12)), ("季度", "个月", Fraction(3)), ("吨", "kg", Fraction(1000)), ("公斤", "斤", Fraction(2)),
    ("GB", "MB", Fraction(1024)), ("TB", "GB", Fraction(1024)), ("%", "‰", Fraction(10)), ("%", "BP", Fraction(100)), ("元", "角", Fraction(10)),
    ("m³", "升", Fraction(1000)), ("期", "次", Fraction(1)), ("名", "人", Fraction(1)), ("元/人*月", "元/人、月", Fraction(1)),
    ("元/月·人", "元/人/月", Fraction(1)), ("km/h", "m/h", Fraction(1000)),
    ("GJ", "MJ", Fraction(1000)), ("千瓦时", "kJ", Fraction(3600)), ("吉焦", "千瓦时", Fraction(2500, 9)),
]  # fmt: skip
APART = [
    ("月", "天"), ("天", "工作日"), ("人", "人次"), ("人", "户"), ("人次", "次"), ("人", "个"), ("个", "元"), ("个", "%"), ("m", "m²"), ("m³", "m²"),
    ("元/人·月", "元"), ("元/人·月", "元/人·天"), ("分", "%"), ("元", "美元"), ("吨", "吨标准煤"), ("倍", "%"),
]  # fmt: skip


def unit(name: str) -> Unit:
    found = find(name)
    assert found is not None, name
    return found


@pytest.mark.parametrize(("one", "other", "factor"), CONVERSIONS)
def test_units_of_a_family_convert_exactly(one: str, other: str, factor: Fraction) -> None:
    assert ratio(unit(one), unit(other)) == factor
    assert ratio(unit(other), unit(one)) == 1 / factor


@pytest.mark.parametrize(("one", "other"), APART)
def test_families_do_not_compare(one: str, other: str) -> None:
    assert ratio(unit(one), unit(other)) is None


SPLIT = [
    ("万元", "万", "元"), ("亿元", "亿", "元"), ("万km2", "万", "km²"), ("百万人次", "百万", "人次"), ("千米", "", "千米"), ("千克", "", "千克"),
    ("千瓦时", "", "千瓦时"), ("百分比", "", "%"), ("万", "万", ""), ("", "", ""), ("千元", "千", "元"), ("百米", "百", "米"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "magnitude", "rest"), SPLIT)
def test_a_magnitude_is_split_off(name: str, magnitude: str, rest: str) -> None:
    found = split(name)
    assert found is not None
    assert (found[0], found[1].name) == (magnitude, rest)


COUNTED = ["个隐患点", "座基准站", "个市州及其辖区", "个案卷", "个不动产登记点", "个村民小组", "标段"]
NOT_COUNTED = [
    "米卫星",
    "天内完成",
    "级",
    "热线",
    "年规划",
    "元补贴",
    "个未完成",
    "个工作日内办结",
    "个的数据质检",
    "个已通过验收",
    "km²范围",
    "亩高标准农田",
    "个" + "很" * 10,
]


@pytest.mark.parametrize("word", COUNTED)
def test_an_unknown_thing_can_be_counted(word: str) -> None:
    found = counted(word)
    assert found is not None
    assert ratio(found, unit("个")) == 1


@pytest.mark.parametrize("word", NOT_COUNTED)
def test_a_saying_is_no_count_word(word: str) -> None:
    assert counted(word) is None


def test_people_counted_stay_people() -> None:
    found = counted("名学生")
    assert found is not None
    assert ratio(found, unit("人")) == 1
    assert ratio(found, unit("个")) is None


def test_every_unit_is_written_in_one_place_only() -> None:
    names = [name for _, sizes in TABLE.values() for row in sizes.values() for name in row.split()]
    names += COUNTS.split()
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert sorted(set(SPELLINGS) & set(names)) == []
    assert sorted(set(SPELLINGS.values()) - set(names)) == []


def test_every_family_has_a_name_for_messages() -> None:
    assert units.family_name(unit("万元"[1:])) == "金额"
    assert units.family_name(unit("个")) == "计数"
    assert units.family_name(unit("元/人·月")) == "金额，按人·月计"
    assert units.family_name(units.NONE) == "无单位"
