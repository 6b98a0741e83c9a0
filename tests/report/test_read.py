"""Markdown to the tree: what each mark means on an official paper."""

import pytest

from perfscore.report import read
from perfscore.report.document import Annex, Heading, Note, PageBreak, Paragraph, Run, Sign, Title
from perfscore.report.tables import Band, Cell, Column, Fit, Table

TABLE = Table(
    (Band((Column("甲"), Column("乙", Fit.NUMBER)), ((Cell("一\n行"), Cell("2")),)),),
    (10, 5),
    title="表头",
    foot=("填表人：",),
)


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("# 标题", (Title("标题"),)),
        ("## 一、甲\n\n### （一）乙\n\n#### 1.丙\n\n##### （1）丁", (Heading(1, "一、甲"), Heading(2, "（一）乙"), Heading(3, "1.丙"), Heading(4, "（1）丁"))),
        ("###### 附件1\n\n# 表名", (Annex("附件1"), Title("表名"))),
        ("> 送审稿", (Note("送审稿"),)),
        ("---\n\n正文", (PageBreak(), Paragraph((Run("正文"),)))),
        ("前**粗**后*斜*", (Paragraph((Run("前"), Run("粗", bold=True), Run("后"), Run("斜", emphasis=True))),)),
        ("一行  \n二行", (Paragraph((Run("一行\n二行"),)),)),
        ("一行\n接着", (Paragraph((Run("一行接着"),)),)),
        ("1. 甲\n2. 乙\n\n- 丙", (Paragraph((Run("1."), Run("甲"))), Paragraph((Run("2."), Run("乙"))), Paragraph((Run("· "), Run("丙"))))),
        ("```{落款}\n某厅\n2025年5月9日\n```", (Sign(("某厅", "2025年5月9日")),)),
        ("```{落款}\n甲\\|乙\n```", (Sign(("甲|乙",)),)),
        ("<b>x</b>", (Paragraph((Run("<b>x</b>"),)),)),
        ("```{表 1}\n```", (TABLE,)),
        ("```{表 9}\n```", ()),
    ],
)  # fmt: skip
def test_blocks(markdown, blocks):
    assert read.document(markdown, {1: TABLE}).blocks == blocks


def test_a_table_in_markdown():
    (table,) = read.document("| 甲 | 乙 |\n| :--- | ---: |\n| 一<br>二 | 3 |\n| a\\|b | |", {}).blocks
    assert [column.fit for column in table.bands[0].columns] == [Fit.TEXT, Fit.NUMBER]
    assert [[cell.text for cell in row] for row in table.bands[0].rows] == [["一\n二", "3"], ["a|b", ""]]


def test_references_to_tables_are_written_out():
    assert read.document("前\n\n```{表 1}\n```\n\n后", {1: TABLE}).markdown == (
        "前\n\n**表头**\n\n| 甲 | 乙 |\n| :---: | ---: |\n| 一<br>行 | 2 |\n\n填表人：  \n\n后\n"
    )


def test_data_cannot_ask_for_a_table():
    from perfscore.report import escape

    blocks = read.document(escape.markdown("```{表 1}\n```"), {1: TABLE}).blocks
    assert blocks == (Paragraph((Run("```{表 1} ```"),)),)
