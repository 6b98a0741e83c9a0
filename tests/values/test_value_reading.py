"""Every kind reads its own examples, prints them in normal form, and reads that back."""

from __future__ import annotations

import pytest

from perfscore.values import duration, moment, parse, percent, quantity, statement
from perfscore.values.types import Coverage, Duration, Moment, Percent, Quantity, Relation, Statement, Verdict

KINDS = [(quantity, Quantity), (percent, Percent), (duration, Duration)]
NUMBERS = [(text, normal, kind) for module, kind in KINDS for text, normal in module.EXAMPLES]


@pytest.mark.parametrize(("text", "normal", "kind"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_numbers_read_and_print(text: str, normal: str, kind: type) -> None:
    value = parse(text)
    assert type(value) is kind
    assert str(value) == normal
    assert parse(normal) == value


@pytest.mark.parametrize(("text", "year", "normal"), moment.EXAMPLES, ids=[row[0] for row in moment.EXAMPLES])
def test_moments_read_and_print(text: str, year: int | None, normal: str) -> None:
    value = parse(text, year=year)
    assert type(value) is Moment
    assert str(value) == normal
    assert parse(normal) == value


@pytest.mark.parametrize(("text", "verdict"), statement.EXAMPLES, ids=[row[0] for row in statement.EXAMPLES])
def test_statements_keep_their_words_and_say_what_they_assert(text: str, verdict: Verdict | None) -> None:
    value = parse(text, year=2024)
    assert type(value) is Statement
    assert value.verdict is verdict
    assert parse(str(value), year=2024) == value


@pytest.mark.parametrize("text", ["", " ", "/", "—", "——", "-", "无", "－", "无。", "\u3000"])
def test_empty_cells_hold_no_value(text: str) -> None:
    assert parse(text) is None


NO_VALUES = [
    "1:10000",
    "1：500",
    "0.2m航飞影像",
    "1米卫星影像",
    "14市州122县市区",
    "2-3-1",
    "万级",
    "5G基站",
    "第3名",
    "前三名",
    "一般",
    "一批",
    "一流水平",
    "一级",
    "数十个",
    "三五个",
    "多项",
    "两化融合",
    "半数以上",
    "12 34个",
    "1,23个",
    "2024-13-45",
    "2024年2月30日",
    "31个和5套",
    "不超过60%以上",
    "≥3≤5个",
    "完成5个，其中新建3个",
    "v2.0",
    "2.0版",
    "1.2.3",
    "3/5",
    "优于3级",
    "1" * 40 + "个",
    "9月前",  # no year to put it into
    "2012年前成立的3家单位",
]


@pytest.mark.parametrize("text", NO_VALUES)
def test_numbers_inside_names_and_sentences_are_no_values(text: str) -> None:
    value = parse(text)
    assert type(value) is Statement
    assert parse(str(value)) == value


def test_fields_of_a_quantity() -> None:
    value = parse("新增25.5万个以上（含区）")
    assert isinstance(value, Quantity)
    assert (value.lower, value.upper, value.unit.name, value.magnitude) == (255000, 255000, "个", "万")
    assert (value.relation, value.approx, value.before, value.after) == (Relation.AT_LEAST, False, "新增", "含区")


def test_fields_of_a_deadline() -> None:
    value = parse("9月前完成", year=2024)
    assert isinstance(value, Moment)
    assert (value.since.isoformat(), value.by.isoformat()) == ("2024-08-31", "2024-08-31")
    assert (value.coverage, value.deadline, value.after) == (Coverage.DAY, True, "完成")


COLUMNS = [  # text, 计量单位, 指标值类型 → normal form, kind
    ("60", "家", "≥", "≥60家", Quantity),
    ("100", "%", ">", ">100%", Percent),
    ("100", "%", "定性", "100%", Percent),
    ("有效推进", "%", "定性", "有效推进", Statement),
    ("12", "月", "≥", "≥12个月", Duration),
    ("2024", "年", "≤", "2024年内", Moment),
    ("1", "年", "≥", "≥1年", Duration),
    ("90", "百分比", None, "90%", Percent),
    ("480", "万元", "≤", "≤480万元", Quantity),
    ("480万元", "元", "≤", "≤480万元", Quantity),
    ("5-10", "%", None, "5—10%", Percent),
    ("60以上", "家", None, "≥60家", Quantity),
    ("三", "次", None, "3次", Quantity),
    ("2024.6", "万元", None, "2024.6万元", Quantity),
    ("\u200f5个", None, None, "5个", Quantity),  # direction marks come along when copying
    ("583", "元/人*月", "=", "=583元/人·月", Quantity),
    ("25", "个村民小组", "＞＝", "≥25个村民小组", Quantity),
    ("60", "/", "≥", "≥60", Quantity),
    ("2024年6月30日", "日期", "≤", "2024年6月30日前", Moment),
    ("≥60", "家", "≤", "≤60家", Quantity),
    ("2-3", "家", "≥", "2—3家", Quantity),
]


@pytest.mark.parametrize(("text", "unit", "relation", "normal", "kind"), COLUMNS)
def test_columns_of_the_form_lend_unit_and_relation(
    text: str, unit: str, relation: str | None, normal: str, kind: type
) -> None:
    value = parse(text, unit=unit, relation=relation)
    assert type(value) is kind
    assert str(value) == normal


def test_a_sentence_is_a_statement_whatever_its_length() -> None:
    long = "持续推进重点工作" * 40
    assert parse(long) == Statement(long)


def test_a_failure_in_brackets_is_not_hidden_by_the_number_before_it() -> None:
    assert parse("5个（2个未完成）") == Statement("5个(2个未完成)", Verdict.FAILED)
