"""Pages of a PDF cut merged labels, or print them on one page only: rows whose group is not certain say so."""

from __future__ import annotations

import pytest

from perfscore.intake.draft import IndicatorDraft, Value
from perfscore.intake.levels import Line, carry_down

UPPER = "分页处没有印出一级指标，归类请核对"
LOWER = "分页处没有印出二级指标，归类请核对"
NEXT = "分页处没有印出{}，本行也可能属于下一页的“{}”"
CASES = [  # labels of the rows before and after the break → their groups and what they say
    (
        [("产出指标", "数量指标")],
        [("产出指标", "质量指标"), ("效益指标", "社会效益指标")],
        [("产出指标", "数量指标", []), ("产出指标", "质量指标", []), ("效益指标", "社会效益指标", [])],
    ),
    (
        [("成本指标", "社会成本指标"), (None, None)],
        [("产出指标", None), ("产出指标", "质量指标")],
        [
            ("成本指标", "社会成本指标", []),
            ("成本指标", "社会成本指标", [NEXT.format("一级指标", "产出指标")]),
            ("产出指标", None, [LOWER]),
            ("产出指标", "质量指标", []),
        ],
    ),
    (
        [("决策", "项目立项"), (None, "资金管理")],
        [(None, "组织实施"), ("产出", "数量指标")],
        [
            ("决策", "项目立项", []),
            ("决策", "资金管理", [UPPER]),
            ("决策", "组织实施", [UPPER]),
            ("产出", "数量指标", []),
        ],
    ),
    (
        [("产出", "数量指标")],
        [("标", "质量指标")],
        [
            ("产出指标", "数量指标", ["栏目名在分页处断为“产出”“标”，按“产出指标”归类"]),
            ("产出指标", "质量指标", ["栏目名在分页处断为“产出”“标”，按“产出指标”归类"]),
        ],
    ),
    (
        [("产出指标", "数量指标")],
        [(None, None), (None, "质量指标")],
        [("产出指标", "数量指标", []), ("产出指标", "数量指标", []), ("产出指标", "质量指标", [])],
    ),
]


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_rows_beside_a_page_break(before: list, after: list, expected: list) -> None:
    items = [IndicatorDraft({"指标": Value("甲")}) for _ in (*before, *after)]
    labels = [(*each, index == len(before)) for index, each in enumerate((*before, *after))]
    carry_down([Line(item, upper, lower, gap=gap) for item, (upper, lower, gap) in zip(items, labels, strict=True)])
    assert [(item.level1, item.level2, item.values["指标"].doubts) for item in items] == expected
