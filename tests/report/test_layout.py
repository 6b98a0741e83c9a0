"""Lines: never too long, nothing lost, punctuation where it may stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore.report.layout import pad, title_lines, wide, wrap

CHINESE = st.text(
    alphabet=st.sampled_from(list("预算执行绩效自评，。；：“”（）《》、0123456789.%万元ab-")), min_size=0, max_size=120
)


@given(CHINESE, st.integers(8, 60))
def test_lines_fit_and_lose_nothing(text, columns):
    lines = wrap(text, columns)
    assert "".join(lines) == text
    assert all(wide(line) <= columns for line in lines)


@given(st.text(alphabet=st.sampled_from(list("预算执行绩效，。；")), max_size=80))
def test_no_line_begins_with_a_closing_mark(text):
    lines = wrap(text.replace("，，", "，").replace("。。", "。"), 20)
    for before, line in pairwise(lines):
        if line[0] in "，。；":
            assert set(before) <= set("，。；")


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("实际支出3270.77万元", 12, ["实际支出", "3270.77万元"]),
        ("共计二十八个字，到此为止", 14, ["共计二十八个", "字，到此为止"]),
        ("详见（附件）", 6, ["详见", "（附", "件）"]),
    ],
)
def test_where_a_line_breaks(text, columns, lines):
    assert wrap(text, columns) == lines


def test_a_long_title_breaks_before_the_year():
    assert title_lines("湖南省自然资源厅2024年度部门整体支出绩效自评报告", 40) == [
        "湖南省自然资源厅",
        "2024年度部门整体支出绩效自评报告",
    ]
    assert title_lines("2024年度项目支出绩效自评表（运行维护经费）", 40) == [
        "2024年度项目支出绩效自评表",
        "（运行维护经费）",
    ]
    assert title_lines("短标题", 40) == ["短标题"]
    assert title_lines("湖南省自然资源厅2024年度业务工作经费项目支出绩效自评报告", 38) == [
        "湖南省自然资源厅2024年度业务工作经费",
        "项目支出绩效自评报告",
    ]
    assert title_lines("某某市住房和城乡建设局2024年度老旧小区改造工程二期资金项目支出绩效自评报告", 38) == [
        "某某市住房和城乡建设局",
        "2024年度老旧小区改造工程二期资金",
        "项目支出绩效自评报告",
    ]


def test_pad():
    assert pad("中", 4) == "中  "
    assert pad("中", 4, "right") == "  中"
    assert pad("中", 4, "center") == " 中 "
