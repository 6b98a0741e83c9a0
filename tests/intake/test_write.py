"""YAML that says what was recognised and nothing else."""

from __future__ import annotations

from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from perfscore.intake.draft import Draft, IndicatorDraft, Value
from perfscore.intake.write import write
from perfscore.load import parse_sheet
from perfscore.load.scalar import scalar

PRINTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=40)
TRICKY = st.text("：:#-?*&!|>'\"%@`{}[], 一二a1.~\\/≥", max_size=12)


@given(st.one_of(PRINTABLE, TRICKY))
def test_a_scalar_reads_back_as_written(text: str) -> None:
    yaml = YAML(typ="base", pure=True)
    written = text.replace("\u00a0", " ")
    assert yaml.load(StringIO(f"a: {scalar(text)}\nb: 1\n"))["a"] == written
    assert yaml.load(StringIO(f"a: {{b: {scalar(text, flow=True)}, c: 1}}\n"))["a"]["b"] == written


def test_quotes_only_where_needed() -> None:
    plain = (
        "≥5家",
        "2024",
        "—",
        "≤0.5元",
        "《规划》（2024年）",
        "“一张图”",
        "a#b",
        "1:500",
        "<3",
        "5400 m²",
        "1/2",
        "：甲",
    )
    assert [scalar(text) for text in plain] == list(plain)
    quoted = (
        ">3万条",
        "%",
        "-1",
        "* 3",
        "@x",
        "a: b",
        "a #b",
        "否:",
        "[甲]",
        "`x`",
        "",
        " a",
        "null",
        "No",
        "? x",
        "&a",
        "!a",
        "|",
        "{甲}",
    )
    assert [scalar(text) for text in quoted] == [f'"{text}"' for text in quoted]
    assert scalar('说"好"\\') == '说"好"\\'
    assert scalar("甲，乙", flow=True) == "甲，乙"
    assert scalar("甲,乙", flow=True) == '"甲,乙"'
    assert scalar("a\u202eb") == '"a\\u202eb"'


@given(st.lists(st.tuples(PRINTABLE, PRINTABLE, st.lists(PRINTABLE, max_size=2)), min_size=1, max_size=4))
def test_a_draft_reads_back_as_written(rows: list[tuple[str, str, list[str]]]) -> None:
    items = [
        IndicatorDraft(
            {"指标": Value(f"甲{name}乙", doubts), "年度指标值": Value(f"甲{target}乙"), "分值": Value("1")},
            "产出指标",
            "数量指标",
        )
        for name, target, doubts in rows
    ]
    head = {"年度": Value("2024"), "名称": Value("丙")}
    written = write(Draft(Value("项目支出绩效自评"), head, indicators=items), "湖南省")
    sheet, findings = parse_sheet(written.text, "x")
    assert findings == ()
    assert sheet is not None
    assert (sheet.year, sheet.name, sheet.policy) == (2024, "丙", "湖南省")
    expected = [
        (f"甲{name}乙".replace("\u00a0", " "), f"甲{target}乙".replace("\u00a0", " ")) for name, target, _ in rows
    ]
    assert [(item.name, item.target) for item in sheet.indicators] == expected
    lines = written.text.splitlines()
    assert all(" # 待核: " in lines[number - 1] for number, _ in written.doubts)


def test_long_text_is_a_block_with_its_doubt_at_the_key() -> None:
    goals = {"预期目标": Value("一、甲\n二、乙 # 丙\n\n三：丁", ["跨页"])}
    draft = Draft(Value("绩效目标申报"), {"年度": Value("2024"), "名称": Value("甲")}, goals=goals)
    assert write(draft).text == (
        "类型: 绩效目标申报\n年度: 2024\n名称: 甲\n年度总体目标:\n  预期目标: | # 待核: 跨页\n"
        "    一、甲\n    二、乙 # 丙\n\n    三：丁\n"
    )


def test_what_is_missing_is_asked_for() -> None:
    assert write(Draft(Value("项目支出绩效自评"))).text == (
        "类型: 项目支出绩效自评\n年度: # 待核: 表中没有找到年度，请填写\n名称: # 待核: 表中没有找到名称，请填写\n"
    )
