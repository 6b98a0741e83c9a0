"""What is said about a standard beside its score: whole messages, and silence where nothing is wrong."""

from __future__ import annotations

import pytest

from perfscore.rules import codes
from tests.rules.cases import outcome

FACTS = (  # standard, full, target, actual, facts → code and message
    (
        ("年内完成计5分，每超过1个月…", "5", "", "2024-11-30", ""),
        "PS701",
        "“年内完成计5分，每超过1个月…”在“每超过1个月”之后文字不全（原表显示不全），看不见的部分可能还要扣分。列为待定。",
    ),
    (
        ("每低1%扣一点", "3", "100%", "98%", ""),
        "PS702",
        "第1个字起的“每低1%扣一点”没有读懂，此处应为：得多少分、扣多少分、不得分。不猜测，列为待定。",
    ),
    (
        ("每降低1%扣1分", "3", "95%", "92.5%", ""),
        "PS703",
        "按评分办法的口径计1分。其他理解：不足一步的按一步计 → 0分；不足一步的按比例计 → 0.5分。",
    ),
    (("每发现一例扣1分", "3", "", "", ""), "PS704", "评分标准还要用到：“每发现一例”（次数）。"),
    (
        ("每发现一例扣1分", "3", "", "", "1，2"),
        "PS705",
        "计分数据应有1项，现为2项；依次是：每发现一例（次数）。",
    ),
    (("≥90%得5分，<90%不得分", "3", "", "80%", ""), "PS706", "评分标准写的最高得分是5分，该指标分值是3分。"),
    (
        ("未完成一家扣0.2分", "3", "≥100处", "98处", ""),
        "PS707",
        "评分标准按“家”计，指标值的单位是“处”，按同一单位计分。",
    ),
    (
        ("未达到90%的，每降低1%扣1分", "3", "100%", "88%", ""),
        "PS708",
        "评分标准以90%为界，年度指标值是100%；按标准原文计分，指标值不参与。",
    ),
    (("每降低1%扣5分", "5", "95%", "95%", ""), "PS709", "“每降低1%扣5分”第一步就扣完5分。"),
    (
        ("≥95%得满分，每低5%扣1分，低于92%不得分", "5", "", "96%", ""),
        "PS709",
        "“每低5%扣1分”还不到一步（5%）就已不得分，用不上。",
    ),
    (
        ("每超过1%扣1分", "3", "≥100%", "100%", ""),
        "PS710",
        "年度指标值≥100%要求越高越好，评分标准却写“每超过1%扣1分”。按标准原文计分。",
    ),
    (
        ("出现事故不得分，并在总分中另扣5分", "3", "", "", "否"),
        "PS711",
        "“并在总分中另扣5分”是对本指标以外的处理，未计入本指标得分。",
    ),
    (("≥90%得5分，<80%不得分", "5", "", "85%", ""), "PS712", "完成值落在两档之间，标准没有写明。列为待定。"),
    (("不到位的酌情扣分", "5", "", "", ""), "PS713", "“不到位的酌情扣分”要由评价人裁量，程序只给出范围。"),
    (
        ("年内完成得5分，每超过1个月扣1分", "5", "≥1年", "2024-11-30", ""),
        "PS714",
        "指标值“≥1年”不能表示时限，未采用；期限按“年内完成得5分”。",
    ),
)


@pytest.mark.parametrize(("given", "code", "message"), FACTS)
def test_a_contradiction_is_said_in_whole_sentences(given: tuple[str, ...], code: str, message: str) -> None:
    notes = outcome(*given).notes
    assert [(note.code.code, note.message) for note in notes if note.code.code == code] == [(code, message)]


@pytest.mark.parametrize(
    "given",
    [
        ("每降低1%扣0.5分，扣完为止", "5", "≥95%", "93%", ""),
        ("完成率≥100%得满分，每低1%扣0.5分，低于80%不得分", "5", "100%", "98%", ""),
        ("每逾期10天扣1分", "5", "2024-06-30", "2024-07-10", ""),
        ("每发现一例扣1分；未公示不得分", "5", "", "", "1，否"),
    ],
)
def test_a_clean_standard_says_nothing(given: tuple[str, ...]) -> None:
    assert outcome(*given).notes == ()


def test_every_code_has_its_manual_and_its_example() -> None:
    assert {code.code for code in codes.CODES} == {code for _given, code, _message in FACTS}
    assert all("改法：" in code.manual for code in codes.CODES)


def test_a_place_is_that_of_the_words() -> None:
    text = "每 降低1%扣1分；出现事故在总分中另扣5分"
    (note,) = [note for note in outcome(text, "5", "95%", "95%").notes if note.code.code == "PS711"]
    assert text[note.begin : note.stop] == "出现事故在总分中另扣5分"
