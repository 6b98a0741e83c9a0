"""Facts about the small parts: numbers as a sheet shows them, texts tidied, reasons parted, labels read."""

from __future__ import annotations

import pytest

from perfscore.intake import meaning, reasons, words
from perfscore.intake.readers.stored import shown_number

SHOWN = [  # stored, number format → shown
    ("3422.1299999999997", "General", "3422.13"),
    ("0.1", "General", "0.1"),
    ("100", "General", "100"),
    ("1E-3", "General", "0.001"),
    ("0.93186666666666673", "0.00%", "93.19%"),
    ("0.95", "0%", "95%"),
    ("0.125", "0.0%", "12.5%"),
    ("10", "0.00", "10.00"),
    ("9.005", "0.00", "9.01"),
    ("1234567.5", "#,##0.00", "1234567.50"),
    ("2.5", "0.##", "2.5"),
    ("2", "0.##", "2"),
    ("30", '0"分"', "30分"),
    ("12", "#,##0_);[Red]\\(#,##0\\)", "12"),
    ("45473", "yyyy-mm-dd", "2024-06-30"),
    ("45473", 'yyyy"年"m"月"d"日"', "2024年6月30日"),
    ("45473", 'yyyy"年"m"月"', "2024年6月"),
    ("45473.5", "yyyy/m/d h:mm", "2024-06-30 12:00"),
    ("1e400", "General", "1e400"),
    ("x", "0.00", "x"),
]


@pytest.mark.parametrize(("stored", "code", "shown"), SHOWN)
def test_a_stored_number_looks_as_in_the_sheet(stored: str, code: str, shown: str) -> None:
    assert shown_number(stored, code) == shown


VALUES = [
    ("4120km ²", "4120km²"),
    ("1.4 万 km ²", "1.4万km²"),
    ("5400 m ²", "5400 m²"),
    ("> 3 万条", ">3万条"),
    ("2024 年 6 月\n30 日", "2024年6月30日"),
    ("是", "是"),
    ("≥90 %", "≥90%"),
    ("\u200b12\ufeff个", "12个"),
]


@pytest.mark.parametrize(("written", "tidied"), VALUES)
def test_values_lose_stray_blanks(written: str, tidied: str) -> None:
    assert words.tidy_value(written) == tidied


def test_names_become_one_line() -> None:
    assert words.tidy_name(" 湖面\n水质 监测\nIV 类 ") == "湖面水质 监测IV 类"
    assert words.tidy_name("big\ndata") == "big data"
    assert words.tidy_text("<p>一、甲；</p> <p>二、乙<br/>丙</p>") == "一、甲；\n二、乙\n丙"


REASONS = [
    ("偏差原因：甲。改进措施：乙。", ("甲。", "乙。")),
    ("偏离原因: 甲。 改进措施: 乙。", ("甲。", "乙。")),
    ("1.偏差原因：甲。\n2.改进措施：乙。", ("甲。", "乙。")),
    ("原因分析：甲；整改措施：乙", ("甲；", "乙")),
    ("偏差原因：甲。", ("甲。", None)),
    ("甲，未完成。改进措施：乙。", ("甲，未完成。", "乙。")),
    ("改进措施：乙。", (None, "乙。")),
    ("征地协调滞后，下年加快", (None, None)),
    ("", (None, None)),
]


@pytest.mark.parametrize(("written", "parts"), REASONS)
def test_reasons_are_parted_only_where_labelled(written: str, parts: tuple[str | None, str | None]) -> None:
    assert reasons.split(written) == parts


LEVELS = [
    ("产出指标\n（40分）", ("产出指标", "40")),
    ("产\n出\n指\n标", ("产出指标", None)),
    ("效益指标 (30 分)", ("效益指标", "30")),
    ("一、产出指标（60分）", ("产出指标", "60")),
    ("满意度指标10", ("满意度指标", "10")),
    ("产出指标30%", ("产出指标", "30")),
    ("（一）数量指标", ("数量指标", None)),
    ("一号楼改造", ("一号楼改造", None)),
    ("履职效能（分值：60分）", ("履职效能", "60")),
]


@pytest.mark.parametrize(("written", "read"), LEVELS)
def test_labels_and_their_points(written: str, read: tuple[str, str | None]) -> None:
    assert words.level(written) == read


COLUMNS = [
    ("三级指标", "指标"), ("* 指标值", "年度指标值"), ("目标值（A）", "年度指标值"), ("实际完成值B", "实际完成值"), ("分 值", "分值"),
    ("权重（%）", "分值"), ("评(扣)分标准", "评分标准"), ("指标赋分规则", "评分标准"), ("未完成原因和改进措施", "偏差原因分析及改进措施"),
    ("偏差原因分析 及改进措施（指标未完成时必填）", "偏差原因分析及改进措施"), ("扣分原因", "偏差原因"), ("2024年度目标值", "年度指标值"), ("下一步改进举措", "改进措施"),
    ("计量单位", "计量单位"), ("得分", "自评得分"), ("完成率", "x-完成率"), ("", None), ("产出指标", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "key"), COLUMNS)
def test_column_names(head: str, key: str | None) -> None:
    assert meaning.column(head) == key


def test_the_apostrophe_before_a_sign_is_no_part_of_a_csv_cell() -> None:
    from perfscore.intake.readers import delimited

    read = delimited.read("表.csv", "指标,年度指标值,备注\n受理率,'=5个,'引号\n增幅,'-3%,a'=b\n", ".csv")
    assert [[cell.text for cell in row.cells] for row in read.rows[1:]] == [
        ["受理率", "=5个", "'引号"],
        ["增幅", "-3%", "a'=b"],
    ]
