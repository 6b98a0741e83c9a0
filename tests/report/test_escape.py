"""Text of strangers is inert: whatever it holds, the paper shows it as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore.report import escape, read
from perfscore.report.document import Paragraph

HOSTILE = [
    "# 标题",
    "- 列表",
    "1. 一项",
    "> 引用",
    "```{表 1}",
    "***",
    "---",
    "===",
    "<script>alert(1)</script>",
    "<!-- 注 -->",
    "[链接](http://example.invalid)",
    "![图](x.png)",
    "&lt;b&gt; &#35; &amp;",
    "`代码` *斜* **粗** __粗__ ~~删~~",
    "a|b|c",
    "|---|",
    "\\# \\\\",
    "    缩进",
    "{{ 7*7 }} {% include '/etc/passwd' %}",
    "$x$ ${jndi}",
    "https://example.invalid",
    "+ 加",
    "2) 二",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_it_as_written(text):
    (block,) = read.document(escape.markdown(text), {}).blocks
    assert isinstance(block, Paragraph)
    assert block.text == escape.one_line(text)


@given(st.text(alphabet=st.sampled_from(list("#-+*_`~|<>[]()!\\&;{}1. \t\n=:：。中a$")), max_size=40))
def test_any_text_comes_back(text):
    shown = escape.one_line(text)
    blocks = read.document(escape.markdown(text), {}).blocks
    if not shown:
        assert blocks == ()
    else:
        (block,) = blocks
        assert isinstance(block, Paragraph)
        assert block.text == shown


@given(st.text(alphabet=st.sampled_from(list("#-+*_`~|<>[]\\&;{}1.\n中a$")), max_size=30))
def test_any_cell_comes_back(text):
    from perfscore.report.tables import Table

    source = f"| 头 | 尾 |\n| --- | --- |\n| x{escape.cell(text)}x | y |"
    (table,) = read.document(source, {}).blocks
    assert isinstance(table, Table)
    assert table.bands[0].rows[0][0].text == f"x{escape.clean(text)}x"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("红\x1b[31m字", "红\\x1b[31m字"),
        ("零\x00字节", "零\\x00字节"),
        ("倒\u202e序", "倒序"),
        ("零\u200b宽\ufeff", "零宽"),
        ("一行\r\n二行\u2028三行", "一行\n二行\n三行"),
        ("制\t表", "制 表"),
    ],
)
def test_control_characters(text, shown):
    assert escape.clean(text) == shown


def test_lines_of_chinese_are_joined_without_a_blank():
    assert escape.one_line("第一行。\n第二行") == "第一行。第二行"
    assert escape.one_line("two\nwords") == "two words"
