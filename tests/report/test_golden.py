"""The papers of the real tables, whole: `make update` rewrites them, then read the difference as if it were code."""

import importlib
import os
from pathlib import Path

import pytest
import real

from perfscore.report import FORMATS
from perfscore.report.subject import Subject

GOLDEN = Path(__file__).parent / "golden"
PAPERS = {
    "zizhu": real.subject,
    "zizhu-xiangmu": lambda: real.one("yunxing-weihu"),
    "zipingbiao-bumen": lambda: real.one("bumen-zhengti"),
    "zipingbiao-yewu": lambda: real.one("yewu-gongzuo"),
    "zipingbiao-yunxing": lambda: real.one("yunxing-weihu"),
    "zipingbiao-qita": lambda: real.one("qita-shiye-fazhan"),
    "zipingbiao-zhuanxiang": lambda: real.one("ziran-ziyuan-zhuanxiang"),
    "koufen-yunxing": lambda: real.one("yunxing-weihu"),
    "shenbao-yunxing": lambda: real.one("yunxing-weihu"),
    "yiye": real.subject,
    "yiye-xiangmu": lambda: real.one("yunxing-weihu"),
    "huizong": lambda: Subject(None, (real.department(), *real.projects())),
}


@pytest.mark.parametrize("form", ["md", "txt"])
@pytest.mark.parametrize("name", PAPERS)
def test_paper(name, form):
    written = real.build(name.partition("-")[0], PAPERS[name](), format=form)
    text = importlib.import_module(FORMATS[form]).write(written)
    path = GOLDEN / f"{name}.{form}"
    if os.environ.get("PERFSCORE_UPDATE"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_html_of_a_form():
    text = importlib.import_module(FORMATS["html"]).write(
        real.build("zipingbiao", real.one("qita-shiye-fazhan"), final=True)
    )
    path = GOLDEN / "zipingbiao-qita.html"
    if os.environ.get("PERFSCORE_UPDATE"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
