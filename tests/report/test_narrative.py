"""The unit's own words beside computed figures: repetitions go, its own statements stay and are named."""

from decimal import Decimal
from fractions import Fraction

import pytest

from perfscore.report import narrative

ITEMS = ["基本支出", "业务工作经费", "三公经费", "公用经费"]


def stated(text):
    return [(claim.item, claim.measure, claim.figure[0], claim.figure[1]) for claim in narrative.claims(text, ITEMS)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("支出28628.44万元", [("", "支出", "元", Fraction("28628.44"))]),
        ("基本支出28628.44万元", [("基本支出", "支出", "元", Fraction("28628.44"))]),
        ("业务工作经费6800.24万元", [("业务工作经费", "预算", "元", Fraction("6800.24"))]),
        (
            "公用经费预算3万元，支出2万元，“三公”经费支出1万元",
            [("公用经费", "预算", "元", 3), ("公用经费", "支出", "元", 2), ("三公经费", "支出", "元", 1)],
        ),
        (
            "业务工作经费6万元，包括当年拨款5万元和上年结转1万元；实际支出4万元，执行率66.67%",
            [
                ("业务工作经费", "预算", "元", 6),
                ("业务工作经费", "当年", "元", 5),
                ("业务工作经费", "上年结转", "元", 1),
                ("业务工作经费", "支出", "元", 4),
                ("业务工作经费", "执行率", "%", Fraction("66.67")),
            ],
        ),
        ("核定编制1145人，年末实际在职1036人", [("", "编制", "人", 1145), ("", "在职", "人", 1036)]),
        ("较2023年下降3.4%，减少115.21万元", [("", "减少", "%", Fraction("3.4")), ("", "减少", "元", Fraction("115.21"))]),
        ("其中甲5万元", [("", None, "元", 5)]),
    ],
)  # fmt: skip
def test_a_figure_belongs_to_its_item_and_measure(text, claims):
    assert stated(text) == claims


SENTENCE = {"预算": Decimal("425.9"), "支出": Decimal("313.39"), "执行率": Fraction(31339, 42590)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“三公”经费预算为425.9万元，实际支出为313.39万元，执行率73.58%，因对外交流恢复而增加。", True),
        ("三公经费预算4259000元，支出0.031339亿元，执行率73.6%。", True),
        ("三公经费预算313.39万元，支出425.9万元，执行率73.58%。", False),  # swapped: two wrong facts
        ("公用经费预算425.9万元，支出313.39万元，执行率73.58%。", False),  # another item
        ("三公经费预算425.9万元，支出313.39万元。", False),  # the rate is missing
        ("三公经费预算425.9万元，支出313.40万元，执行率73.58%。", False),
        ("三公经费预算425.9万元。\n支出313.39万元，执行率73.58%。", False),  # not in one line
        ("", False),
    ],
)
def test_a_computed_sentence_gives_way_only_to_the_same_facts(text, said):
    assert narrative.said([text], narrative.Facts("三公经费", SENTENCE), ITEMS) is said


@pytest.mark.parametrize(
    ("text", "kept", "left"),
    [
        ("追加68.19万元；年中追减3147.8万元。", "", ["追加68.19万元；", "年中追减3147.8万元。"]),
        ("追加68.19万元用于救灾。", "追加68.19万元用于救灾。", []),
        ("均为项目支出；追加68.19万元。", "均为项目支出。", ["追加68.19万元。"]),
        ("追减68.19万元。", "追减68.19万元。", []),
        ("追加68.2万元。", "追加68.2万元。", []),
    ],
)
def test_of_a_remark_only_bare_repeated_figures_go(text, kept, left):
    assert narrative.rest(text, ["年中追减3147.8万元、追加68.19万元。"], ITEMS) == (kept, left)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("预算29233.66万元；按渠道分，部门预算100万元。", ["预算29233.66万元；按渠道分，部门预算100万元。"]),
        ("预算29233.66万元。群众满意率100%。", []),
        ("编制1145人，满意率100%。", ["编制1145人，满意率100%。"]),
    ],
)
def test_periods_with_figures_of_their_own_are_named(text, own):
    assert narrative.own_statements(text, [("元", Fraction("29233.66")), ("人", Fraction(1145))]) == own


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
