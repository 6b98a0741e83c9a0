"""Numbers with a unit in running text: what is one, and what it says exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore.language.running import mentions

# text → number, unit, exactly (=), at least (≥) or about (≈)
READ = [
    ("全年支出1,234.5万元", ("12345000", "元", "=")),
    ("预算数：313.39万元", ("3133900", "元", "=")),
    ("约130亿元", ("13000000000", "元", "≈")),
    ("执行率达到96.67％", ("96.67", "%", "=")),
    ("培训300余人次", ("300", "人次", "≥")),
    ("超过8项", ("8", "项", "≥")),
    ("8项以上", ("8", "项", "≥")),
    ("惠及百万人次", ("1000000", "人次", "≈")),
    ("惠及逾百万人", ("1000000", "人", "≥")),
    ("整治30处左右", ("30", "处", "≈")),
    ("新增绿地5.2万平方米", ("52000", "平方米", "=")),
]
NOT_READ = [
    "2024年6月30日", "财预〔2023〕38号", "比例尺1:10000", "上午10:30", "第2", "1.农村公路养护", "型号B-12", "至2025年", "三次", "无"
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_read(text: str, expected: tuple[str, str, str]) -> None:
    (found,) = mentions(text)
    sign = "≥" if found.at_least else "≈" if found.about else "="
    assert (found.number, found.unit.name, sign) == (Decimal(expected[0]), *expected[1:])


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_no_number_with_a_unit(text: str) -> None:
    assert list(mentions(text)) == []


@given(st.text("约超过0123456789.,，：:余多万亿元%人次个项以上 左右。", max_size=40))
def test_mentions_stand_where_they_say(text: str) -> None:
    end = 0
    for found in mentions(text):
        assert end <= found.begin <= found.start < found.end
        assert text[found.start : found.end].strip() == found.written
        end = found.end
