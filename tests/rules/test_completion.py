"""What a finding about a standard advises is in the standard's own words, and can be read."""

import pytest

from perfscore.rules.completion import completed, parts_of_a_step
from perfscore.rules.reader import read

COMPLETED = [
    ("每降低1%扣", "每降低1%扣1分"),
    ("每延迟10天", "每延迟10天扣1分"),
    ("每降低1个名次扣", "每降低1个名次扣1分"),
    ("年内完成计5分，每超过1个月", "年内完成计5分，每超过1个月扣1分"),
    ("未完成的不", "未完成的不得分"),
    ("按时报送得满分，否则", "按时报送得满分，否则不得分"),
    ("按时完成得5分，未", "未完成不得分"),  # nothing to go by: a wording that is known
]


@pytest.mark.parametrize(("visible", "advised"), COMPLETED)
def test_a_text_that_breaks_off_is_completed(visible, advised):
    rule = read(f"{visible}…")
    assert rule.trouble is not None
    assert completed(visible, rule.trouble.words) == advised
    assert read(advised).trouble is None


STEPS = [
    ("每超过1天扣0.5分", "如“不足1天的按1天计”或“不足1天的不扣”"),
    ("每降低1个名次扣1分", "如“不足1个名次的按1个名次计”或“不足1个名次的不扣”"),
    ("每低于目标值1个百分点扣1分", "如“不足1个百分点的按1个百分点计”或“不足1个百分点的不扣”"),
    ("每逾期半年扣2分", "如“不足半年的按半年计”或“不足半年的不扣”"),
    ("每增加10万元加1分，最高加3分", "如“不足10万元的按10万元计”或“不足10万元的不计”"),
    ("按完成比例得分", "如“不足一步的按一步计”或“不足一步的不扣”"),
]


@pytest.mark.parametrize(("standard", "advice"), STEPS)
def test_a_part_of_a_step_is_spoken_of_in_the_unit_of_the_clause(standard, advice):
    assert parts_of_a_step(read(standard)) == advice
