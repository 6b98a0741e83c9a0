"""The unit's own words beside computed figures: repetitions go, its own statements stay and are named."""

from decimal import Decimal
from fractions import Fraction

import pytest

from perfscore.report import narrative

KNOWN = [
    ("元", Fraction("29233.66")),
    ("元", Fraction("28628.44")),
    ("%", Fraction("97.9297")),
    ("人", Fraction(1145)),
    ("分", Fraction("98.07")),
]


@pytest.mark.parametrize(
    ("text", "kept", "own"),
    [
        ("基本支出预算29233.66万元，支出28628.44万元，执行率97.93%。", "", []),
        ("基本支出用于日常工作。2024年支出28628.44万元。", "基本支出用于日常工作。", []),
        (
            "预算29233.66万元；按渠道分，部门预算100万元。",
            "按渠道分，部门预算100万元。",
            ["按渠道分，部门预算100万元。"],
        ),
        ("编制1145人，满意率100%。", "编制1145人，满意率100%。", ["编制1145人，满意率100%。"]),
        ("群众满意率100%。", "群众满意率100%。", []),
        ("部门自评98.07分，等级为“优”。", "", []),
        ("1. 基本支出。支出28628.44万元。", "", []),
        ("1. 人员。编制1145人。\n2. 制度。制度健全。", "2. 制度。制度健全。", []),
        ("执行率97.9%。", "", []),
        ("执行率97.8%。", "执行率97.8%。", ["执行率97.8%。"]),
        ("支出2.862844亿元。", "", []),
        ("支出28628.44万元，主要是人员减少。", "支出28628.44万元，主要是人员减少。", []),
        ("支出286284400元。", "", []),
    ],
)
def test_without_known(text, kept, own):
    assert narrative.without_known(text, KNOWN) == (kept, own)


def test_figures():
    assert narrative.figures("拨款1.5亿元、3,000万元、200元，占12.5%，1036名，得98分，分析2个") == [
        (("元", Fraction(15000)), 9),
        (("元", Fraction(3000)), 0),
        (("元", Fraction(2, 100)), 9),
        (("%", Fraction("12.5")), 1),
        (("人", Fraction(1036)), 0),
        (("分", Fraction(98)), 0),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1. 甲。\n2. 乙；\n3. 丙", "一是甲；二是乙；三是丙。"),
        ("只有一句", "只有一句。"),
        ("（1）甲\n（2）乙", "一是甲；二是乙。"),
        ("", ""),
    ],
)
def test_listed(text, sentence):
    assert narrative.listed(text) == sentence


def test_paragraphs_know_headings_and_numbers():
    assert list(narrative.paragraphs("（一）完善制度\n1. 正文。\n（二）本句。还有一句。")) == [
        (2, "（一）完善制度"),
        (0, "1.正文。"),
        (0, "（二）本句。还有一句。"),
    ]


def test_known_figures_of_records():
    record = {
        "资金": {"全年预算数": Decimal(100), "执行率": Fraction(93, 100), "得分": Decimal("9.3")},
        "指标": [{"分值": Decimal(7)}],
        "年度": 2024,
    }
    assert narrative.known_figures([record, None]) == [
        ("%", Fraction(93)),
        ("元", Fraction(100)),
        ("分", Fraction("9.3")),
    ]
