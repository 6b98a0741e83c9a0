"""Five thousand indicators: every format takes them, no row is lost. (A quadratic step would take minutes here.)"""

import functools
import html
import importlib
import io
import zipfile

import made
import pytest
import real

from perfscore.report import FORMATS
from perfscore.report.subject import Subject

COUNT = 5000


@functools.cache
def large():
    rows = "".join(
        f"    - {{指标: 指标{number:04}号, 年度指标值: 1个, 实际完成值: 1个, 分值: 0.02, 自评得分: 0.02}}\n"
        for number in range(COUNT)
    )
    return real.build(
        "zipingbiao",
        Subject(made.card(f"类型: 项目支出绩效自评\n年度: 2024\n名称: 大表\n绩效指标:\n  产出指标:\n{rows}")),
    )


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "pdf"])
def test_no_row_is_lost(form):
    content = importlib.import_module(FORMATS[form]).write(large())
    if isinstance(content, bytes):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = html.unescape("".join(archive.read(name).decode() for name in archive.namelist()))
    assert all(f"指标{number:04}号" in content for number in range(0, COUNT, 97))
    assert content.count("号") >= COUNT
