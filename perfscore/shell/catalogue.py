"""The table of commands."""

from __future__ import annotations

from typing import NamedTuple

DAILY, WRITE, REPOSITORY, LISTS = "日常", "填报与成文", "指标库", "查阅"
"""Panels of the help page, in this order."""


class Row(NamedTuple):
    """One command: its module below ``perfscore.commands``, its panel, one line of help."""

    module: str
    panel: str
    summary: str


COMMANDS: dict[str, Row] = {
    "score": Row("score", DAILY, "计算得分，逐项列出失分"),
    "check": Row("check", DAILY, "检查文件，列出错误、疑点和表间矛盾"),
    "explain": Row("explain", DAILY, "说明一项得分是怎样算出来的"),
    "rule": Row("rule", DAILY, "试写一条评分标准"),
    "import": Row("import_", WRITE, "导入 Excel、Word、网页、CSV 或 PDF 文字中的绩效表"),
    "fill": Row("fill", WRITE, "把计算得分填入文件，其他内容一个字节不动"),
    "new": Row("new", WRITE, "由上一年的文件建立下一年的"),
    "render": Row("render", WRITE, "生成自评报告、自评表、申报表、失分说明和汇总"),
    "init": Row("init", REPOSITORY, "建立新的指标库"),
    "fmt": Row("fmt", REPOSITORY, "整理文件的键序和版式，注释保留"),
    "schema": Row("schema", REPOSITORY, "输出 JSON Schema，供编辑器提示键名"),
    "policies": Row("policies", LISTS, "列出评分办法，查看其中每项口径及出处"),
    "codes": Row("codes", LISTS, "列出问题代码，查看一类问题的说明"),
    "templates": Row("templates", LISTS, "列出、查看、复制和检查报告模板"),
}
